//! Whether the levels, each taking all the time it has, are done when the promise is due.

use super::Teller;
use super::links::{Front, Link, Promised};
use super::reference::Year;
use super::words::{self, Said};
use crate::policy::Policy;
use crate::target::Target;
use crate::{Duration, Instant};

/// A report for which the chain is too long.
struct Late {
    opened: Instant,
    due: Instant,
    /// When the last level would be done.
    done: Instant,
}

pub(super) fn check(policy: &Policy, front: &Front<'_>, links: &[Link<'_>], year: &Year, teller: &mut Teller<'_>) {
    if links.iter().all(|link| link.servers.iter().all(|server| server.promised.is_none())) {
        return;
    }
    let mut worst: Option<Late> = None;
    let mut hours = [(0_u32, 0_u32); 168];
    for (index, opened) in year.hours().enumerate() {
        let found = run(front, links, opened);
        let is_late = found.as_ref().is_some_and(|late| late.done > late.due);
        if let Some((late, all)) = hours.get_mut(index % 168) {
            *late += u32::from(is_late);
            *all += 1;
        }
        let Some(late) = found else { continue };
        let overrun = |late: &Late| late.done.since(late.due).millis();
        if is_late && worst.as_ref().is_none_or(|known| overrun(&late) > overrun(known)) {
            worst = Some(late);
        }
    }
    let Some(worst) = worst else { return };
    // An hour in which most weeks are late is one of the week's; the others are late for a holiday.
    let ordinary = hours.iter().filter(|(late, all)| late * 2 > *all).count();
    let sum = sum(front, links, worst.opened);
    let mut said = say(policy, front, &worst, &sum, ordinary);
    said.push(&left_to_others(front, links, worst.opened));
    teller.tell("chain-too-long", said);
}

/// One report: by when the promise is due, and when the last level is done if each takes all its time.
fn run(front: &Front<'_>, links: &[Link<'_>], opened: Instant) -> Option<Late> {
    let (calendar, due) = front.promised.due(opened, opened)?;
    let mut done = opened;
    for link in links {
        let promised = link.servers.iter().filter_map(|server| server.promised);
        let last = promised.filter_map(|promised| Some(promised.due(opened, done)?.1.at)).max();
        done = match (last, link.budget) {
            (Some(last), _) => last,
            (None, Some(budget)) => {
                let share = due.total.millis() * i64::from(budget.hundredths()) / 10_000;
                calendar.add(done, Duration::from_millis(share)).unwrap_or(Instant::MAX)
            }
            (None, None) => done,
        };
    }
    Some(Late { opened, due: due.at, done })
}

/// The links as a sum: `L1 24 min + L4 vendor 8 h`.
fn sum(front: &Front<'_>, links: &[Link<'_>], opened: Instant) -> Said {
    let total = front.promised.due(opened, opened).map_or(Duration::ZERO, |(_, due)| due.total);
    let mut parts: Vec<Said> = Vec::new();
    for link in links {
        let longest = link.servers.iter().filter_map(|server| {
            let promised = server.promised?;
            let promise = promised.at(opened)?;
            let due = promised.due(opened, opened)?.1;
            Some((due.at, server, promise, promised.calendar(promise)))
        });
        let part = match (longest.max_by_key(|(due, ..)| *due), link.budget) {
            (Some((_, server, promise, calendar)), _) => {
                let length = words::promise(&promise.form, calendar);
                words::fill(["$ $ $"; 2], &[&link.level.level, &server.agreement.id], &[&length])
            }
            (None, Some(budget)) => {
                let share = total.millis() * i64::from(budget.hundredths()) / 10_000;
                words::say(["$ $"; 2], &[&link.level.level, &words::length(Duration::from_millis(share))])
            }
            (None, None) => continue,
        };
        parts.push(part);
    }
    words::join(" + ", &parts)
}

/// What one agreement leaves to the other levels, when both are lengths: the vendor's 4 h of the customer's 4 h leave nothing.
fn left_to_others(front: &Front<'_>, links: &[Link<'_>], opened: Instant) -> Said {
    let length = |promised: &Promised<'_>| match promised.at(opened).map(|promise| &promise.form) {
        Some(Target::Working { duration }) => Some(*duration),
        _ => None,
    };
    let promised: Vec<&Promised<'_>> =
        links.iter().flat_map(|link| &link.servers).filter_map(|server| server.promised.as_ref()).collect();
    let [only] = promised.as_slice() else { return Said::default() };
    match (length(&front.promised), length(only)) {
        (Some(whole), Some(own)) if own <= whole && links.len() > 1 => {
            let left = Duration::from_millis(whole.millis() - own.millis());
            words::say(
                [" That leaves $ to the other levels.", " Il reste $ aux autres niveaux."],
                &[&words::length(left)],
            )
        }
        _ => Said::default(),
    }
}

fn say(policy: &Policy, front: &Front<'_>, late: &Late, sum: &Said, ordinary: usize) -> Said {
    let promise = front.promised.at(late.opened);
    let whole = promise.map(|promise| words::promise(&promise.form, front.promised.calendar(promise)));
    let whole = whole.unwrap_or_default();
    let elapsed = promise.is_some_and(|promise| matches!(promise.form, Target::Working { .. }));
    let when = |at| words::moment(policy.zone(), at);
    let (opened, due, done) = (when(late.opened), when(late.due), when(late.done));
    let hours = match ordinary {
        168 => Said::default(),
        0 => words::say(
            [
                " Only around holidays and changes of the clock.",
                " Seulement autour de jours fériés ou de changements d’heure.",
            ],
            &[],
        ),
        _ => words::say(
            [" In $ of the 168 hours of a week.", " Pour $ des 168 heures de la semaine."],
            &[&ordinary.to_string()],
        ),
    };
    let sign = if elapsed { ">" } else { "→" };
    words::fill(
        [
            "$: $ $ $ $. Opened $, the last level may take until $; it is due $.$",
            "$ : $ $ $ $. Ouvert $, le dernier niveau a jusqu’à $ ; l’échéance est $.$",
        ],
        &[front.priority],
        &[sum, &Said::same(sign), &Said::same(front.name), &whole, &opened, &done, &due, &hours],
    )
}
