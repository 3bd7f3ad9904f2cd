//! One item of the plan on a ticket, from its moment to its state.

use super::Ground;
use super::concern::Concern;
use super::notice::Works;
use super::occasion::{Occasion, clock, occasions};
use super::told::{ended, first, over};
use crate::assessment::{
    NewsAddress, NewsAnswer, NewsChannel, NewsMoment, NewsState, NoticeVerdict, State, TraceLine, TraceValue,
};
use crate::order::sort_by_number;
use crate::policy::{NoticePeriod, PlanItem};
use crate::scene::Scene;
use crate::target::{Due, Pauses, Start};
use crate::ticket::{EventKind, What};
use crate::{Error, Instant};

/// More times than any item is listed for; the last ones are.
const MOST_TIMES: usize = 50;

/// The rows of an item, in the order of its times.
pub(super) fn rows<'a>(
    scene: &mut Scene<'a>,
    ground: &Ground<'_, 'a>,
    item: &'a PlanItem,
    push: &mut dyn FnMut(&mut Scene<'a>, NewsAnswer),
) -> Result<(), Error> {
    let concern = Concern::new(item, ground.view);
    let since = concern.since();
    let (cancelled, closed) = over(scene);
    if let Some(target) = &item.rhythm {
        if let (Some(clock), Some(_)) = (clock(ground, &target.0), since) {
            let row = rhythm(scene, ground, item, clock);
            push(scene, row);
        }
        return Ok(());
    }
    if let Some(notice) = &item.notice {
        let works = works(scene, ground, item);
        if works.is_empty() && since.is_some() {
            let on = if item.notice_of.is_some() { NewsMoment::Works } else { NewsMoment::Date };
            let state = if closed { NewsState::Cancelled } else { NewsState::Waiting };
            let row = blank(scene, ground, item, on.as_str(), state);
            push(scene, row);
        }
        for (time, (works, told)) in works.into_iter().enumerate() {
            if told.map_or(since.is_some(), |(at, _)| concern.at(at) || since.is_some()) {
                let row = announced(scene, ground, (item, notice), works, told, time);
                push(scene, row);
            }
        }
        return Ok(());
    }
    let found = occasions(scene, ground, item, since.is_some())?;
    let skipped = found.times.len().saturating_sub(MOST_TIMES);
    let mut rows = 0;
    for (time, occasion) in found.times.iter().enumerate().skip(skipped) {
        if let Some(row) = timed(scene, ground, &concern, since, (item, found.on), occasion, time)? {
            rows += 1;
            push(scene, row);
        }
    }
    if rows == 0 && found.times.is_empty() && since.is_some() {
        let needless = cancelled || (closed && !found.reopens);
        let state = if needless { NewsState::Cancelled } else { NewsState::Waiting };
        let mut row = blank(scene, ground, item, found.on, state);
        row.at = found.expected.filter(|_| !needless).map(|at| scene.moment(at));
        push(scene, row);
    }
    Ok(())
}

fn blank(
    scene: &mut Scene<'_>,
    ground: &Ground<'_, '_>,
    item: &PlanItem,
    on: &'static str,
    state: NewsState,
) -> NewsAnswer {
    let recipient = scene.policy.recipient(&item.to.0);
    let mut addresses = Vec::new();
    for name in recipient.filter(|_| ground.inside).map(|recipient| recipient.contacts.as_slice()).unwrap_or_default() {
        let Some(contact) = scene.policy.contact(&name.0) else { continue };
        for channel in &item.channels {
            let address = match channel {
                NewsChannel::Email => &contact.email,
                NewsChannel::Sms | NewsChannel::Phone => &contact.phone,
                NewsChannel::Chat | NewsChannel::Portal | NewsChannel::PublicPage => &contact.url,
            };
            addresses.extend(address.clone().map(|address| NewsAddress {
                channel: *channel,
                contact: name.0.clone(),
                address,
            }));
        }
    }
    NewsAnswer {
        id: item.id.clone(),
        title: item.title.clone(),
        to: item.to.0.clone(),
        to_title: recipient.and_then(|recipient| recipient.title.clone()),
        channels: item.channels.clone(),
        addresses,
        message: item.message.as_ref().map(|message| message.0.clone()),
        on,
        time: None,
        state,
        at: None,
        due: None,
        due_day: None,
        provisional: false,
        told_at: None,
        told_by: None,
        lateness: 0,
        clock: None,
        missed: None,
        notice: None,
    }
}

/// One time the moment of an item came. None when the item did not concern the ticket then, or does not any more.
fn timed(
    scene: &mut Scene<'_>,
    ground: &Ground<'_, '_>,
    concern: &Concern<'_, '_>,
    since: Option<Instant>,
    (item, on): (&PlanItem, &'static str),
    occasion: &Occasion,
    time: usize,
) -> Result<Option<NewsAnswer>, Error> {
    let told = first(scene, item, occasion.at, occasion.index).filter(|event| concern.at(event.at) || since.is_some());
    let Some(since) = since.or(told.map(|event| event.at)) else { return Ok(None) };
    let mut row = blank(scene, ground, item, on, NewsState::Due);
    row.time = u32::try_from(time + 1).ok();
    let start = occasion.at.max(since.min(told.map_or(since, |event| event.at)));
    row.at = Some(scene.moment(start));
    row.clock = [item.on_breach.as_ref(), item.on_warning.as_ref().map(|warning| &warning.of)]
        .into_iter()
        .flatten()
        .next()
        .map(|target| target.0.clone());
    let due = due(scene, concern, start)?;
    let ended = ended(scene, item, occasion);
    if let Some(due) = &due {
        row.due = Some(scene.moment(due.at));
        row.due_day = due.day.map(|day| day.to_string());
    }
    let in_time = |at: Instant| due.as_ref().is_none_or(|due| at <= due.at);
    let needless = ended.filter(|end| in_time(*end) && told.is_none_or(|event| event.at > *end));
    let late = |at: Instant| due.as_ref().map_or(0, |due| at.since(due.at).millis().max(0));
    if needless.is_some() {
        row.state = NewsState::Cancelled;
    } else if let Some(event) = told {
        (row.state, row.told_at, row.told_by) = (NewsState::Told, Some(scene.moment(event.at)), Some(event.position));
        row.lateness = late(event.at);
    } else if start > scene.now {
        row.state = NewsState::Waiting;
        scene.changes_at(Some(start));
    } else if in_time(scene.now) {
        if let Some(due) = &due {
            scene.changes_after(due.at);
        }
    } else {
        (row.state, row.lateness) = (NewsState::Overdue, late(scene.now));
    }
    Ok(Some(row))
}

/// By when an item must be told whose moment came at an instant.
fn due(scene: &Scene<'_>, concern: &Concern<'_, '_>, at: Instant) -> Result<Option<Due>, Error> {
    let Some(promise) = concern.promise() else { return Ok(None) };
    let own_date = match promise.date.as_deref() {
        None => None,
        Some(name) => match scene.own_date(name) {
            None => return Ok(None),
            found => found,
        },
    };
    let start = Start { at, pauses: &[], effect: Pauses::Ignore, own_date };
    let calendar = scene.policy.calendar_or_always(promise.calendar.as_deref());
    promise.form.due(&start, calendar).map(Some)
}

/// The clock that comes back says when the next news is due.
fn rhythm(
    scene: &mut Scene<'_>,
    ground: &Ground<'_, '_>,
    item: &PlanItem,
    clock: &crate::clock::Clock<'_>,
) -> NewsAnswer {
    let answer = &clock.answer;
    let mut row = blank(scene, ground, item, NewsMoment::Rhythm.as_str(), NewsState::Waiting);
    row.clock = Some(answer.id.as_str().into());
    row.missed = answer.missed;
    let news = |at: Option<&crate::assessment::Moment>, by: Option<EventKind>| {
        at.filter(|_| by == Some(EventKind::Updated)).copied()
    };
    let earlier = || answer.cycles.iter().rev().find_map(|cycle| news(cycle.stopped_at.as_ref(), cycle.stopped_by));
    row.told_at = news(answer.stopped_at.as_ref(), answer.stopped_by).or_else(earlier);
    let told = |at: Instant| {
        let here = scene.seen.iter().rev().filter(|event| event.at == at);
        here.filter(|event| matches!(event.what, What::Updated { aside: false, .. })).map(|event| event.position).next()
    };
    row.told_by = row.told_at.as_ref().and_then(|at| told(at.instant()));
    let ended = clock.running.as_ref().is_some_and(|running| running.ended.is_some());
    let met = answer.stopped_by == Some(EventKind::Updated);
    row.state = match answer.state {
        State::Waiting => NewsState::Waiting,
        State::Cancelled => NewsState::Cancelled,
        _ if ended && !met && row.told_at.is_none() => NewsState::Cancelled,
        _ if ended => NewsState::Told,
        State::Breached => NewsState::Overdue,
        _ => NewsState::Due,
    };
    if !ended || met {
        (row.due, row.due_day) = (answer.due, answer.due_day.clone());
        row.provisional = answer.provisional;
    }
    if row.state == NewsState::Overdue {
        row.lateness = answer.lateness.elapsed;
    }
    row.at = answer.start.or(answer.starts_at);
    row
}

/// When works were announced, and by which event, if one did.
type Announced = (Instant, Option<usize>);

/// What must be announced, in the order of time, with when it was.
fn works(scene: &mut Scene<'_>, ground: &Ground<'_, '_>, item: &PlanItem) -> Vec<(Works, Option<Announced>)> {
    let mut found = Vec::new();
    if let Some(date) = item.notice_before.as_deref().and_then(|name| scene.own_date(name)) {
        let told = first(scene, item, Instant::MIN, None).map(|event| (event.at, Some(event.position)));
        found.push((Works { from: date, to: None }, told));
    }
    let end = scene.seen.iter().rev().find(|event| matches!(event.kind(), EventKind::Closed | EventKind::Cancelled));
    let last = end.filter(|_| over(scene).1).map_or(Instant::MAX, |event| event.at);
    for pause in ground.view.pauses {
        let concerns = item.notice_of.as_ref().is_some_and(|reason| *reason.0 == *pause.reason);
        // What a calendar says is known at all times, and what begins after the end concerns nobody.
        if concerns && pause.announced != Some(Instant::MIN) && pause.from <= last {
            let told = pause.announced.filter(|at| *at <= scene.now);
            scene.changes_at(pause.announced);
            found.push((Works { from: pause.from, to: pause.to }, told.map(|at| (at, None))));
        }
    }
    sort_by_number(&mut found, |(works, _)| works.from.millis());
    found.split_off(found.len().saturating_sub(MOST_TIMES))
}

/// Whether works were announced, and how early.
fn announced(
    scene: &mut Scene<'_>,
    ground: &Ground<'_, '_>,
    (item, period): (&PlanItem, &NoticePeriod),
    works: Works,
    told: Option<Announced>,
    time: usize,
) -> NewsAnswer {
    let on = if item.notice_of.is_some() { NewsMoment::Works } else { NewsMoment::Date };
    let latest = period.latest(scene.policy, works);
    let answer = period.answer(scene, works, latest, told.map(|(at, _)| at));
    let mut row = blank(scene, ground, item, on.as_str(), NewsState::Due);
    row.time = u32::try_from(time + 1).ok();
    row.at = Some(answer.from);
    row.due = latest.map(|latest| scene.moment(latest.at));
    row.due_day = latest.and_then(|latest| latest.day).map(|day| day.to_string());
    let late = |at: Instant| latest.map_or(0, |latest| at.since(latest.at).millis().max(0));
    row.state = match answer.verdict {
        NoticeVerdict::Kept | NoticeVerdict::Late => NewsState::Told,
        NoticeVerdict::Missing => NewsState::Overdue,
        NoticeVerdict::Open => NewsState::Due,
    };
    match (told, row.state, latest) {
        (Some((at, by)), ..) => {
            (row.told_at, row.told_by) = (Some(scene.moment(at)), by);
            row.lateness = if answer.verdict == NoticeVerdict::Late { late(at) } else { 0 };
        }
        // Once it has begun it is not announced any more.
        (None, NewsState::Overdue, _) => row.lateness = late(scene.now.min(works.from)),
        (None, _, Some(latest)) if latest.day.is_some() => scene.changes_at(Some(latest.at)),
        (None, _, Some(latest)) => scene.changes_after(latest.at),
        _ => {}
    }
    row.notice = Some(answer);
    row
}

/// Says how an item stands, and on which clause or event that rests.
pub(super) fn explain(scene: &mut Scene<'_>, row: &NewsAnswer, index: usize) {
    let code = match (&row.notice, row.state) {
        (Some(notice), _) => match notice.verdict {
            NoticeVerdict::Kept => "notice-kept",
            NoticeVerdict::Late => "notice-late",
            NoticeVerdict::Missing => "notice-missing",
            NoticeVerdict::Open => "notice-open",
        },
        (None, NewsState::Waiting) => return,
        (None, NewsState::Told) if row.lateness > 0 => "news-late",
        (None, NewsState::Told) => "news-told",
        (None, NewsState::Overdue) => "news-overdue",
        (None, NewsState::Cancelled) => "news-cancelled",
        (None, _) if row.due.is_none() => "news-at-once",
        (None, _) => "news-due",
    };
    let plan = ["/communication/plan/", &index.to_string()].concat();
    let path = row.told_by.map_or(plan, |position| ["/events/", &position.to_string()].concat());
    let mut values: Vec<(&'static str, TraceValue)> = vec![("to", (&*row.to).into())];
    values.extend(row.told_at.map(|at| ("at", at.into())));
    // What moves with a pause reads differently at every moment.
    values.extend(row.due.filter(|_| !row.provisional).map(|due| ("due", due.into())));
    if let Some(notice) = &row.notice {
        values.push(("from", notice.from.into()));
        values.push(("asked", notice.asked.into()));
        values.push(("unit", notice.unit.as_str().into()));
        values.extend(notice.given.map(|given| ("given", given.into())));
    }
    let line = TraceLine::new(["communication:", &row.id].concat(), code, path, []);
    scene.explain(TraceLine { values: crate::assessment::Values(values), ..line });
}
