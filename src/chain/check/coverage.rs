//! The stretches in which a promise counts and the level that should keep it cannot be reached.

use super::Teller;
use super::links::{Front, Link};
use super::reference::Year;
use super::words::{self, Said};
use crate::calendar::Calendar;
use crate::instant::DAY;
use crate::policy::{ContactName, Policy, SupportLevel};
use crate::{Duration, Instant};

/// Reports are tried on the half hour.
const STEP: i64 = 30 * 60_000;

/// A stretch without anybody.
#[derive(Clone, Copy)]
struct Gap {
    from: Instant,
    to: Instant,
    /// The last half hour before it, or its beginning: a report then finds nobody for all of it.
    opened: Instant,
    /// How much of the promise's own open time lies in it.
    counted: Duration,
}

impl Gap {
    fn length(&self) -> Duration {
        self.to.since(self.from)
    }
}

/// One finding for each agreement, or for the contacts of a level that no agreement serves.
pub(super) fn check(policy: &Policy, front: &Front<'_>, link: &Link<'_>, year: &Year, teller: &mut Teller<'_>) {
    let mut judge = |who: &str, calendars: &[&Calendar]| {
        let gaps = gaps(front, calendars, year);
        if let Some(said) = say(policy, front, who, calendars, &gaps, year) {
            teller.tell("chain-uncovered", said);
        }
    };
    for server in &link.servers {
        let Some(reach) = server.reach else { continue };
        let Some(promise) = year.hours().find_map(|hour| reach.at(hour)) else { continue };
        judge(&format!("{} {}", link.level.level, server.agreement.id), &[reach.calendar(promise)]);
    }
    if link.servers.is_empty() {
        let level = &link.level.level;
        for (team, contacts) in parties(link.level) {
            let there = contacts.iter().filter_map(|name| policy.contact(&name.0));
            let there = there.filter(|contact| contact.serves(front.priority));
            let calendar = |name: Option<&str>| policy.calendar_or_always(name);
            let calendars: Vec<&Calendar> =
                there.map(|contact| calendar(contact.calendar.as_ref().map(|name| &*name.0))).collect();
            if !calendars.is_empty() {
                judge(&team.map_or_else(|| level.to_string(), |team| format!("{level} {team}")), &calendars);
            }
        }
    }
}

/// Those who may have the ticket at a level: each of its teams, or all who can be reached there.
fn parties(level: &SupportLevel) -> Vec<(Option<&str>, &[ContactName])> {
    let teams = level.teams.iter().map(|(name, team)| {
        let contacts = if team.contacts.is_empty() { &level.contacts } else { &team.contacts };
        (Some(name), contacts.as_slice())
    });
    let teams: Vec<_> = teams.collect();
    if teams.is_empty() { vec![(None, &level.contacts)] } else { teams }
}

/// The stretches in which every calendar is closed and the promise of a ticket reported before still counts.
fn gaps(front: &Front<'_>, calendars: &[&Calendar], year: &Year) -> Vec<Gap> {
    let mut gaps = Vec::new();
    if calendars.iter().any(|calendar| calendar.is_always()) {
        return gaps;
    }
    let mut at = year.from;
    while at < year.to {
        let change = calendars.iter().filter_map(|calendar| calendar.next_change(at)).min().unwrap_or(year.to);
        if calendars.iter().any(|calendar| calendar.is_open(at)) {
            at = change;
            continue;
        }
        let mut to = change;
        while to < year.to && !calendars.iter().any(|calendar| calendar.is_open(to)) {
            to = calendars.iter().filter_map(|calendar| calendar.next_change(to)).min().unwrap_or(year.to);
        }
        // The first may have begun before the year, and the last may end after it.
        if at > year.from && to < year.to {
            gaps.extend(gap(front, at, to));
        }
        at = to;
    }
    gaps
}

fn gap(front: &Front<'_>, from: Instant, to: Instant) -> Option<Gap> {
    let before = Instant::from_millis((from.millis() - 1).div_euclid(STEP) * STEP);
    [before, Some(from)].into_iter().flatten().find_map(|opened| {
        let (calendar, due) = front.promised.due(opened, opened)?;
        let meets = due.at > from && calendar.elapsed(from, to.min(due.at)) > Duration::ZERO;
        meets.then(|| Gap { from, to, opened, counted: calendar.elapsed(from, to) })
    })
}

/// The longest stretch of an ordinary week, how much of the week is uncovered, and the longest of the year if that is longer.
fn say(
    policy: &Policy,
    front: &Front<'_>,
    who: &str,
    calendars: &[&Calendar],
    gaps: &[Gap],
    year: &Year,
) -> Option<Said> {
    let zone = policy.zone();
    let place = |at: Instant| {
        let (date, millis) = zone.to_local(at);
        (date.weekday().index() as i64) * DAY + millis
    };
    let alike = |gap: &Gap| {
        gaps.iter().filter(|other| (place(other.from), other.length()) == (place(gap.from), gap.length())).count()
    };
    let weekly: Vec<&Gap> = gaps.iter().filter(|gap| alike(gap) * 2 > year.weeks).collect();
    let longest = gaps.iter().rev().max_by_key(|gap| gap.length())?;
    let usual = weekly.iter().rev().max_by_key(|gap| gap.length()).map_or(longest, |gap| *gap);
    let mut places: Vec<(i64, i64)> = weekly.iter().map(|gap| (place(gap.from), gap.counted.millis())).collect();
    places.sort_unstable();
    // A holiday makes one week's stretch count less: the middle one is the ordinary one.
    let ordinary = places.chunk_by(|one, other| one.0 == other.0).filter_map(|same| same.get(same.len() / 2));
    let uncovered = Duration::from_millis(ordinary.map(|(_, counted)| counted).sum());

    let dated = |at: Instant| words::moment(zone, at);
    let named = |at: Instant| if weekly.is_empty() { dated(at) } else { words::hour_of_week(zone, at) };
    let hours: Vec<Said> = calendars.iter().map(|calendar| words::week(calendar, zone)).collect();
    let hours = words::join(" + ", &hours);
    let mut said = words::fill(
        [
            "$: $ is reachable $; a ticket opened $ finds nobody from $ to $, $.",
            "$ : $ est joignable $ ; un ticket ouvert $ ne trouve personne de $ à $, soit $.",
        ],
        &[front.priority, who],
        &[&hours, &named(usual.opened), &named(usual.from), &named(usual.to), &words::length_of(usual.length())],
    );
    if longest.length() > usual.length() {
        said.push(&words::fill(
            [" At most $, from $ to $.", " Au plus $, de $ à $."],
            &[],
            &[&words::length_of(longest.length()), &dated(longest.from), &dated(longest.to)],
        ));
    }
    if uncovered > Duration::ZERO {
        said.push(&words::say(
            [
                " Of an ordinary week, $ of $ are not covered.",
                " Sur une semaine ordinaire, $ de $ ne sont pas couvertes.",
            ],
            &[&words::length(uncovered), front.name],
        ));
    }
    said.push(&words::say([" Times are those of $.", " Les heures sont celles de $."], &[zone.name()]));
    Some(said)
}
