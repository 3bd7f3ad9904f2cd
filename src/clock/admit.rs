//! Which pauses a clock admits, and which part of each: a pause may have to be announced, lie inside hours, and not go on
//! for longer than was agreed. The part that meets the conditions counts, the rest is named.

use super::moment::Watch;
use super::pause::Pause;
use crate::calendar::{Calendar, Zone};
use crate::civil::Date;
use crate::order::sort_by_number;
use crate::policy::{Moment, PauseRule, Per, Policy};
use crate::ticket::{Event, EventKind};
use crate::{Duration, Instant};

/// A part of a pause.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) reason: Box<str>,
    pub(super) from: Instant,
    /// Its end; now while nobody knows it.
    pub(super) to: Instant,
    /// Whether it goes on now without a known end.
    pub(super) lasts: bool,
    /// When it ends by itself, while it goes on.
    pub(super) expires: Option<Instant>,
    /// What became of it: `pause-counted`, or why it does not count.
    pub(super) code: &'static str,
    pub(super) path: String,
}

impl Part {
    /// What of it lies before and after another part of the same pause.
    fn without(self, other: &Self) -> [Option<Self>; 2] {
        let apart = other.path != self.path || other.to < self.from || self.to < other.from;
        if apart || (other.from == other.to && !other.lasts) {
            return [Some(self), None];
        }
        let before = Self { to: other.from, lasts: false, expires: None, ..self.clone() };
        let ends = other.lasts;
        let after = Self { from: other.to, ..self };
        [
            Some(before).filter(|part| part.from < part.to),
            Some(after).filter(|part| !ends && (part.from < part.to || part.lasts)),
        ]
    }
}

/// What a target admits of a ticket's pauses.
#[derive(Debug, Default)]
pub(super) struct Admitted {
    /// In the order of their starts.
    pub(super) parts: Vec<Part>,
    /// The first instant after now at which a pause that goes on begins or ceases to count.
    pub(super) turns: Option<Instant>,
}

/// Judges the pauses by a target's rules.
pub(super) fn admit(policy: &Policy, seen: &[Event], now: Instant, pauses: &[Pause], rules: &[PauseRule]) -> Admitted {
    let mut admitted = Admitted::default();
    for pause in pauses {
        if !rules.iter().any(|rule| rule.between.is_none() && rule.reason.as_deref() == Some(&*pause.reason)) {
            admitted.push(pause, pause.from, pause.to.unwrap_or(now), pause.to.is_none(), "pause-not-admitted");
        }
    }
    // What is admitted without a condition is not judged by one besides.
    let bare = |rule: &PauseRule| {
        let PauseRule { between, notice, within, at_most, .. } = rule;
        between.is_none() && notice.is_none() && within.is_none() && at_most.is_none()
    };
    let settled = |rule: &&PauseRule| {
        bare(rule) || rule.between.is_some() || !rules.iter().any(|other| bare(other) && other.reason == rule.reason)
    };
    for rule in rules.iter().filter(settled) {
        let between = rule.between.as_ref().map(|pair| between(seen, pair, rule.reason.as_deref()));
        let own = |pause: &&Pause| rule.reason.as_deref() == Some(&*pause.reason);
        let mut measure = Measure { policy, rule, now, spent: 0, period: None, last: Instant::MIN };
        match &between {
            Some(pauses) => pauses.iter().for_each(|pause| measure.take(pause, &mut admitted)),
            None => pauses.iter().filter(own).for_each(|pause| measure.take(pause, &mut admitted)),
        }
    }
    // Of several rules for a reason, one that admits a part answers for the others that do not.
    let several = |rule: &PauseRule| rules.iter().filter(|other| other.reason == rule.reason).count() > 1;
    if rules.iter().any(several) {
        admitted.drop_refusals();
    }
    sort_by_number(&mut admitted.parts, |part| part.from.millis());
    admitted
}

/// The pauses between two events.
fn between(seen: &[Event], pair: &[crate::policy::EventMatch; 2], reason: Option<&str>) -> Vec<Pause> {
    let [first, second] = pair.clone().map(|event| Moment::Earliest(vec![event]));
    let (mut first, mut second) = (Watch::new(&first), Watch::new(&second));
    let mut pauses: Vec<Pause> = Vec::new();
    let mut open = false;
    // What comes before the report is left aside.
    let report = seen.iter().find(|event| event.kind() == EventKind::Opened).map_or(Instant::MAX, |event| event.at);
    for event in seen.iter().filter(|event| event.at >= report) {
        if open && second.sees(event) {
            open = false;
            if let Some(pause) = pauses.last_mut() {
                pause.to = Some(event.at);
            }
        } else if !open && first.sees(event) {
            open = true;
            let reason = reason.unwrap_or(event.kind().as_str()).into();
            let path = event.path();
            pauses.push(Pause { reason, from: event.at, to: None, announced: None, expires: None, path });
        }
    }
    pauses
}

impl Admitted {
    fn push(&mut self, pause: &Pause, from: Instant, to: Instant, lasts: bool, code: &'static str) {
        let continues =
            |part: &&mut Part| part.to == from && part.code == code && part.path == pause.path && !part.lasts;
        if let Some(part) = self.parts.last_mut().filter(continues) {
            (part.to, part.lasts) = (to, lasts);
            part.expires = pause.expires.filter(|_| lasts);
        } else if from < to || lasts {
            let (reason, path) = (pause.reason.clone(), pause.path.clone());
            let expires = pause.expires.filter(|_| lasts);
            self.parts.push(Part { reason, from, to, lasts, expires, code, path });
        }
    }

    /// Leaves out what is refused of a pause where another rule counts it.
    fn drop_refusals(&mut self) {
        let counted: Vec<Part> = self.parts.iter().filter(|part| part.code == "pause-counted").cloned().collect();
        let mut kept = Vec::with_capacity(self.parts.len());
        for part in std::mem::take(&mut self.parts) {
            if part.code == "pause-counted" {
                kept.push(part);
                continue;
            }
            let mut rest = vec![part];
            for counts in &counted {
                rest = rest.into_iter().flat_map(|part| part.without(counts)).flatten().collect();
            }
            kept.extend(rest);
        }
        self.parts = kept;
    }

    fn turn(&mut self, at: Option<Instant>) {
        self.turns = match (self.turns, at) {
            (Some(known), Some(at)) => Some(known.min(at)),
            (known, at) => known.or(at),
        };
    }
}

/// Measures the pauses of one rule, in the order of their starts.
struct Measure<'a> {
    policy: &'a Policy,
    rule: &'a PauseRule,
    now: Instant,
    /// What of the limit is spent in the period.
    spent: i64,
    period: Option<Date>,
    /// Up to here everything is counted: what is paused twice is paused once.
    last: Instant,
}

impl Measure<'_> {
    fn take(&mut self, pause: &Pause, out: &mut Admitted) {
        let lasts = pause.to.is_none();
        let to = pause.to.unwrap_or(self.now);
        if !self.has_notice(pause) {
            out.push(pause, pause.from, to, lasts, "pause-without-notice");
            return;
        }
        let Some(calendar) = self.rule.within.as_deref().and_then(|name| self.policy.calendar(name)) else {
            self.limit(pause, pause.from, to, lasts, out);
            self.follow(pause, None, out);
            return;
        };
        for period in calendar.periods(pause.from, to) {
            if period.open {
                self.limit(pause, period.from, period.to, false, out);
            } else {
                out.push(pause, period.from, period.to, false, "pause-outside-hours");
            }
        }
        if lasts {
            self.goes_on(pause, calendar.is_open(self.now), out);
        }
        self.follow(pause, Some(calendar), out);
    }

    /// Announced early enough: so many dates before its first.
    fn has_notice(&self, pause: &Pause) -> bool {
        let Some(days) = self.rule.notice else { return true };
        let day = |at: Instant| self.policy.zone().to_local(at).0.days();
        let ahead = pause.announced.map(|announced| i64::from(day(pause.from)) - i64::from(day(announced)));
        ahead.is_some_and(|ahead| ahead >= i64::from(days))
    }

    /// Counts a stretch as far as the limit of each of its periods reaches.
    fn limit(&mut self, pause: &Pause, from: Instant, to: Instant, lasts: bool, out: &mut Admitted) {
        let Some((most, per)) = self.rule.at_most else {
            out.push(pause, from, to, lasts, "pause-counted");
            return;
        };
        let mut at = from.max(self.last);
        self.last = self.last.max(to);
        while at < to {
            let end = self.enter(at, per).unwrap_or(Instant::MAX).min(to);
            let left = (most.millis() - self.spent).max(0);
            let full = at.plus(Duration::from_millis(left)).unwrap_or(end).min(end);
            out.push(pause, at, full, false, "pause-counted");
            out.push(pause, full, end, false, "pause-over-limit");
            self.spent += full.since(at).millis();
            at = end;
        }
        if lasts {
            self.goes_on(pause, true, out);
        }
    }

    /// A pause that goes on now: its last part lasts, or a new one of no length begins.
    fn goes_on(&mut self, pause: &Pause, open: bool, out: &mut Admitted) {
        let counts = open && self.left(self.now) > 0;
        let code = match (open, counts) {
            (_, true) => "pause-counted",
            (true, false) => "pause-over-limit",
            (false, _) => "pause-outside-hours",
        };
        let now = self.now;
        match out.parts.last_mut().filter(|part| part.to == now && part.code == code && part.path == pause.path) {
            Some(part) => (part.lasts, part.expires) = (true, pause.expires),
            None => out.push(pause, now, now, true, code),
        }
    }

    /// What is left of the limit at an instant.
    fn left(&mut self, at: Instant) -> i64 {
        let Some((most, per)) = self.rule.at_most else { return i64::MAX };
        self.enter(at, per);
        most.millis() - self.spent
    }

    /// Enters the period of an instant; gives its end.
    fn enter(&mut self, at: Instant, per: Per) -> Option<Instant> {
        let zone = self.policy.zone();
        let (first, next) = period(zone, at, per)?;
        if self.period != Some(first) {
            (self.period, self.spent) = (Some(first), 0);
        }
        zone.instant_of(next, 0)
    }

    /// Looks ahead for the instant at which a pause that goes on begins or ceases to count.
    fn follow(&mut self, pause: &Pause, calendar: Option<&Calendar>, out: &mut Admitted) {
        if pause.to.is_some() {
            return;
        }
        let open = |at: Instant| calendar.is_none_or(|calendar| calendar.is_open(at));
        let mut at = self.now;
        let counts = open(at) && self.left(at) > 0;
        for _ in 0..MOST_STEPS {
            let left = self.left(at);
            let here = open(at) && left > 0;
            if here != counts {
                out.turn(Some(at));
                break;
            }
            let turns = calendar.and_then(|calendar| calendar.next_change(at));
            let ends = self.rule.at_most.and_then(|(_, per)| self.enter(at, per)).filter(|end| *end > at);
            let full = if here { at.plus(Duration::from_millis(left)) } else { None };
            let Some(next) = [turns, ends, full].into_iter().flatten().min() else { break };
            if here && self.rule.at_most.is_some() {
                self.spent += next.since(at).millis();
            }
            at = next;
        }
    }
}

/// Further ahead nobody looks for the hours in which a pause counts.
const MOST_STEPS: usize = 500;

/// The first date of a period and of the next one; none where there is but one.
fn period(zone: Zone, at: Instant, per: Per) -> Option<(Date, Date)> {
    let day = zone.to_local(at).0;
    match per {
        Per::Ticket => None,
        Per::Day => Some((day, day.plus_days(1))),
        Per::Month => {
            let (year, month, _) = day.ymd();
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            Some((Date::from_ymd(year, month, 1)?, Date::from_ymd(next.0, next.1, 1)?))
        }
    }
}
