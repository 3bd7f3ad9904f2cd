//! The sentences of an agenda, in English and French.

use crate::assessment::{AgendaKind, ClockAnswer, ContactAnswer, NewsAnswer, StepAnswer, StepTrigger};
use crate::money::Money;
use crate::policy::Metric;
use crate::scalar::Text;

const TAGS: [&str; 2] = ["en", "fr"];

/// Templates of both languages, each `$` filled by the next value in that language.
#[inline(never)]
fn both(templates: [&str; 2], values: &[&Text]) -> Text {
    let mut said = Vec::with_capacity(2);
    for (tag, template) in TAGS.into_iter().zip(templates) {
        let mut text = String::new();
        let mut values = values.iter();
        for (index, part) in template.split('$').enumerate() {
            if index > 0 {
                text.push_str(values.next().map_or("", |value| value.in_language(tag)));
            }
            text.push_str(part);
        }
        said.push((tag.into(), text.into()));
    }
    Text::By(said.into())
}

fn plain(text: &str) -> Text {
    Text::Any(text.into())
}

/// The name of a clock: the policy's, else that of what it promises.
pub(super) fn title(title: Option<&Text>, metric: &Metric) -> Text {
    const KNOWN: [(&str, [&str; 2]); 6] = [
        (Metric::ACKNOWLEDGE, ["Acknowledgement", "Prise en compte"]),
        (Metric::RESPOND, ["Response", "Intervention"]),
        (Metric::UPDATE, ["Update", "Information"]),
        (Metric::RESTORE, ["Restoration", "Rétablissement"]),
        (Metric::RESOLVE, ["Resolution", "Résolution"]),
        (Metric::NEXT_RESPONSE, ["Next response", "Prochaine réponse"]),
    ];
    let known = KNOWN.iter().find(|(word, _)| *word == metric.as_str()).map(|(_, words)| both(*words, &[]));
    title.cloned().or(known).unwrap_or_else(|| plain(metric.as_str()))
}

pub(super) fn due(title: &Text) -> Text {
    both(["Due: $", "Échéance : $"], &[title])
}

pub(super) fn starts(title: &Text) -> Text {
    both(["$: the clock starts", "$ : le délai commence"], &[title])
}

pub(super) fn warning(title: &Text, share: Option<&str>, left: Option<i64>) -> Text {
    match (share, left) {
        (Some(share), _) => both(["$: $ used", "$ : $ consommés"], &[title, &percent(share)]),
        (_, left) => both(["$: $ left", "$ : reste $"], &[title, &plain(&length(left.unwrap_or_default()))]),
    }
}

/// `75%`; `75 %`.
fn percent(share: &str) -> Text {
    let number = share.trim_end_matches('%');
    let french = [&*number.replace('.', ","), "\u{a0}%"].concat();
    Text::By(vec![("en".into(), share.into()), ("fr".into(), french.into())].into())
}

/// `1 h 30 min`: the same in both languages; seconds are left out unless there is nothing else.
fn length(millis: i64) -> String {
    let minutes = millis / 60_000;
    let parts = [(minutes / 60, " h"), (minutes % 60, " min"), (if minutes == 0 { millis / 1000 } else { 0 }, " s")];
    let mut said = String::new();
    for (count, unit) in parts.iter().filter(|(count, _)| *count != 0) {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&count.to_string());
        said.push_str(unit);
    }
    said
}

/// What tells a rung of a ladder from the others.
pub(super) fn rung(share: Option<&str>, left: Option<i64>) -> String {
    match (share, left) {
        (Some(share), _) => ["/", share].concat(),
        (_, left) => ["/", &left.unwrap_or_default().to_string(), "ms"].concat(),
    }
}

/// The contacts by their names for people.
fn contacts(tell: &[ContactAnswer]) -> Text {
    let of = |tag: &str| {
        let mut said = String::new();
        for contact in tell {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(contact.title.as_ref().map_or(&*contact.id, |title| title.in_language(tag)));
        }
        said
    };
    Text::By(TAGS.iter().map(|tag| ((*tag).into(), of(tag).into())).collect())
}

pub(super) fn escalation(clock: Option<&ClockAnswer>, step: &StepAnswer) -> Text {
    let who = contacts(&step.tell);
    let Some(clock) = clock else { return both(["Tell $", "Prévenir $"], &[&who]) };
    let title = title(clock.title.as_ref(), &clock.metric);
    let time = plain(&length(step.offset.unwrap_or_default()));
    match (step.trigger, step.share.as_deref()) {
        (StepTrigger::Share, Some(share)) => {
            both(["Tell $ ($ at $)", "Prévenir $ ($ à $)"], &[&who, &title, &percent(share)])
        }
        (StepTrigger::After, _) => both(["Tell $ ($ after $)", "Prévenir $ ($ au bout de $)"], &[&who, &title, &time]),
        (StepTrigger::BeforeDue, _) => {
            both(["Tell $ ($ before $ is due)", "Prévenir $ ($ avant l’échéance : $)"], &[&who, &time, &title])
        }
        (StepTrigger::AfterDue, _) => {
            both(["Tell $ ($ after $ was due)", "Prévenir $ ($ après l’échéance : $)"], &[&who, &time, &title])
        }
        _ => both(["Tell $ ($)", "Prévenir $ ($)"], &[&who, &title]),
    }
}

pub(super) fn told(news: &NewsAnswer) -> Text {
    let who = news.to_title.clone().unwrap_or_else(|| plain(&news.to));
    let what = news.title.clone().unwrap_or_else(|| plain(&news.id));
    both(["$: tell $", "$ : informer $"], &[&what, &who])
}

pub(super) fn level(title: Option<&Text>, level: &str) -> Text {
    match title {
        Some(title) => both(["Goes on to $ ($)", "Passe à $ ($)"], &[&plain(level), title]),
        None => both(["Goes on to $", "Passe à $"], &[&plain(level)]),
    }
}

pub(super) fn cost(amount: Money) -> Text {
    let english = amount.to_string();
    let french = english.replace('.', ",");
    let amount = Text::By(vec![("en".into(), english.into()), ("fr".into(), french.into())].into());
    both(["$ owed from now on", "$ dus à partir de maintenant"], &[&amount])
}

pub(super) fn claim() -> Text {
    both(["Last moment to claim the penalty", "Dernier moment pour réclamer la pénalité"], &[])
}

pub(super) fn closes() -> Text {
    both(["The ticket closes by itself", "Le ticket se clôt de lui-même"], &[])
}

pub(super) fn pause(kind: AgendaKind, title: &Text, name: Option<&Text>, reason: Option<&str>) -> Text {
    let name = name.cloned().unwrap_or_else(|| plain(reason.unwrap_or_default()));
    let templates = match kind {
        AgendaKind::Pause => ["$ paused: $", "$ gelé : $"],
        _ => ["$ resumed, no longer paused: $", "$ repris, fin du gel : $"],
    };
    both(templates, &[title, &name])
}
