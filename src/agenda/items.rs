//! What lies between two answers for the same ticket, nothing having happened in between.

use super::say;
use crate::Instant;
use crate::assessment::{
    AgendaItem, AgendaKind, Assessment, ChainLevel, ClockAnswer, ContactAnswer, LevelState, Moment, NewsAnswer,
    NewsState, StepAnswer, StepState,
};
use crate::policy::Policy;
use crate::scalar::Text;
use crate::ticket::{EventKind, Ticket};

/// The moment of news that come back with a clock.
const RHYTHM: &str = "rhythm";

/// What the answers were made of.
pub(super) struct Ground<'a> {
    pub(super) policy: &'a Policy,
    pub(super) ticket: &'a Ticket,
}

/// Whether a clock drives a step of escalation.
pub(super) fn drives(step: &StepAnswer, clock: &ClockAnswer) -> bool {
    clock.agreement == step.agreement && step.on.as_ref() == Some(&clock.metric)
}

/// Whom a step tells, as they can be reached when it comes.
pub(super) fn told_at(at: Moment, step: &StepAnswer) -> Vec<ContactAnswer> {
    let mut tell = step.tell.clone();
    for contact in &mut tell {
        contact.reachable = contact.reached_at == Some(at);
        contact.reachable_from = contact.reached_at.filter(|heard| *heard != at);
    }
    tell
}

/// Two answers, and what lies between them.
struct Between<'a> {
    ground: &'a Ground<'a>,
    before: &'a Assessment,
    after: &'a Assessment,
    found: &'a mut Vec<AgendaItem>,
}

/// Adds what came after `before`, up to and including the instant of `after`.
pub(super) fn between(ground: &Ground<'_>, before: &Assessment, after: &Assessment, found: &mut Vec<AgendaItem>) {
    let mut between = Between { ground, before, after, found };
    for clock in &after.clocks {
        between.clock(clock);
    }
    between.escalation();
    between.levels();
    between.news();
    between.money();
    between.closing();
}

/// An item without what only its kind has.
pub(super) fn blank(at: Moment, kind: AgendaKind, what: &str, summary: Text, priority: Box<str>) -> AgendaItem {
    AgendaItem {
        at,
        kind,
        key: [kind.as_str(), ":", what].concat(),
        summary,
        ticket: None,
        task: None,
        occurrence: None,
        priority,
        agreement: None,
        clock: None,
        metric: None,
        cycle: None,
        share: None,
        left: None,
        tell: Vec::new(),
        to: None,
        channels: Vec::new(),
        level: None,
        amount: None,
        reason: None,
        warnings: Vec::new(),
        missed: None,
    }
}

impl Between<'_> {
    fn holds(&self, at: Instant) -> bool {
        self.before.now.instant() < at && at <= self.after.now.instant()
    }

    fn item(&self, at: Moment, kind: AgendaKind, what: &str, summary: Text) -> AgendaItem {
        let item = blank(at, kind, what, summary, self.after.priority.value.clone());
        AgendaItem { ticket: self.after.ticket.id.clone(), ..item }
    }

    /// An item of a clock's cycle.
    fn of_clock(
        &self,
        clock: &ClockAnswer,
        cycle: u32,
        at: Moment,
        kind: AgendaKind,
        rung: &str,
        words: Text,
    ) -> AgendaItem {
        let repeats = clock.missed.is_some() || clock.cycle > 1;
        let number = if repeats { ["#", &cycle.to_string()].concat() } else { String::new() };
        let what = [&*clock.id, &*number, rung].concat();
        AgendaItem {
            agreement: Some(clock.agreement.clone()),
            clock: Some(clock.id.clone()),
            metric: Some(clock.metric.clone()),
            cycle: repeats.then_some(cycle),
            ..self.item(at, kind, &what, words)
        }
    }

    fn clock(&mut self, clock: &ClockAnswer) {
        let title = say::title(clock.title.as_ref(), &clock.metric);
        let before = self.before.clocks.iter().find(|known| known.id == clock.id);
        if let Some(start) = clock.start.filter(|start| self.holds(start.instant()))
            && before.is_none_or(|before| before.start.is_none())
        {
            let item = self.of_clock(clock, clock.cycle, start, AgendaKind::Start, "", say::starts(&title));
            self.found.push(item);
        }
        for (cycle, due) in self.deadlines(clock) {
            let item = self.of_clock(clock, cycle, due, AgendaKind::Due, "", say::due(&title));
            self.found.push(item);
        }
        for warning in clock.warnings.iter().filter(|warning| warning.state == StepState::Passed) {
            if self.holds(warning.at.instant()) {
                let rung = say::rung(warning.share.as_deref(), warning.left);
                let words = say::warning(&title, warning.share.as_deref(), warning.left);
                let item = self.of_clock(clock, clock.cycle, warning.at, AgendaKind::Warning, &rung, words);
                self.found.push(AgendaItem { share: warning.share.clone(), left: warning.left, ..item });
            }
        }
        let reason = |clock: Option<&ClockAnswer>| clock.filter(|clock| clock.paused_since.is_some()).cloned();
        match (reason(before), reason(Some(clock))) {
            (Some(held), None) if clock.stopped_at.is_none() => self.pause(clock, &held, AgendaKind::Resume, &title),
            (None, Some(held)) => self.pause(clock, &held, AgendaKind::Pause, &title),
            _ => {}
        }
    }

    /// The deadlines of a clock with their cycles: each counts unless the clock stopped by then.
    fn deadlines(&self, clock: &ClockAnswer) -> Vec<(u32, Moment)> {
        let earlier = clock.cycles.iter().map(|cycle| (cycle.cycle, Some(cycle.due), cycle.stopped_at));
        let current = (clock.cycle, clock.due.filter(|_| !clock.provisional), clock.stopped_at);
        let counts = |(cycle, due, stopped): (u32, Option<Moment>, Option<Moment>)| {
            let due = due.filter(|due| self.holds(due.instant()))?;
            stopped.is_none_or(|stopped| stopped.instant() > due.instant()).then_some((cycle, due))
        };
        earlier.chain([current]).filter_map(counts).collect()
    }

    /// A pause begins or ends: at the very instant of the later answer, as nothing of the kind lies between two answers.
    fn pause(&mut self, clock: &ClockAnswer, held: &ClockAnswer, kind: AgendaKind, title: &Text) {
        let reason = held.paused_for.clone();
        let name = reason.as_deref().and_then(|reason| self.ground.policy.pause_reason(reason));
        let words = say::pause(kind, title, name, reason.as_deref());
        let at = self.after.now;
        // Its end is named by its beginning: it may move.
        let since = held.paused_since.unwrap_or(at);
        let rung = ["@", &since.instant().millis().to_string()].concat();
        let item = self.of_clock(clock, clock.cycle, at, kind, &rung, words);
        self.found.push(AgendaItem { reason, ..item });
    }

    fn escalation(&mut self) {
        for step in self.after.escalation.iter().flatten().filter(|step| step.state == StepState::Passed) {
            let Some(at) = step.at.filter(|at| !step.provisional && self.holds(at.instant())) else { continue };
            let clock = self.after.clocks.iter().find(|clock| drives(step, clock));
            let words = say::escalation(clock, step);
            let rung = ["/", &step.place.to_string()].concat();
            let item = match clock {
                Some(clock) => self.of_clock(clock, clock.cycle, at, AgendaKind::Escalation, &rung, words),
                None => self.item(at, AgendaKind::Escalation, &[&*step.agreement, &*rung].concat(), words),
            };
            let (share, level) = (step.share.clone(), step.level.clone());
            let tell = told_at(at, step);
            self.found.push(AgendaItem { agreement: Some(step.agreement.clone()), share, tell, level, ..item });
        }
    }

    /// The level that has the ticket has used up its time, then each one after it: the ticket goes on.
    fn levels(&mut self) {
        if let Some(next) = self.after.support.as_ref().and_then(|support| support.next.as_ref())
            && let Some(at) = next.at.filter(|at| next.overdue && !next.provisional && self.holds(at.instant()))
        {
            let item = self.item(at, AgendaKind::Level, &next.level, say::level(next.title.as_ref(), &next.level));
            self.found.push(AgendaItem { level: Some(next.level.clone()), ..item });
        }
        let known = self.after.support.as_ref().map(|support| support.levels.as_slice()).unwrap_or_default();
        // A level that does not take the ticket neither gets it nor hands it on.
        let takes = |own: &&ChainLevel| known.iter().any(|level| level.level == own.level && level.takes);
        for chain in &self.after.chain {
            let levels: Vec<&ChainLevel> = chain.levels.iter().filter(takes).collect();
            for (level, next) in levels.iter().zip(levels.iter().skip(1)) {
                let ahead = level.state == LevelState::Ahead && level.reached == Some(StepState::Passed);
                let Some(until) = level.until.filter(|until| ahead && self.holds(until.instant())) else { continue };
                let words = say::level(next.title.as_ref(), &next.level);
                let what = [&*chain.target, "/", &*next.level].concat();
                let item = self.item(until, AgendaKind::Level, &what, words);
                self.found.push(AgendaItem {
                    clock: Some(chain.target.to_string()),
                    level: Some(next.level.clone()),
                    ..item
                });
            }
        }
    }

    /// What somebody must be told by then, or at that moment, unless that has been done or is called off. News that come
    /// back with a clock have the deadlines of the clock.
    fn news(&mut self) {
        for news in &self.after.communication {
            let clock = self.after.clocks.iter().find(|clock| news.clock.as_deref() == Some(&clock.id));
            if let Some(clock) = clock.filter(|_| news.on == RHYTHM) {
                for (cycle, due) in self.deadlines(clock) {
                    self.told(news, Some(clock), due, Some(cycle));
                }
                continue;
            }
            // What waits for its moment has not come, though that be now: a deadline is missed after it.
            let idle = matches!(news.state, NewsState::Told | NewsState::Cancelled | NewsState::Waiting);
            if let Some(at) = news.due.or(news.at).filter(|at| !idle && !news.provisional && self.holds(at.instant())) {
                self.told(news, clock, at, None);
            }
        }
    }

    fn told(&mut self, news: &NewsAnswer, clock: Option<&ClockAnswer>, at: Moment, cycle: Option<u32>) {
        let number = cycle.or(news.time).unwrap_or(1);
        let what = [&*news.id, "#", &number.to_string()].concat();
        let item = self.item(at, AgendaKind::Told, &what, say::told(news));
        let (clock, metric) = (clock.map(|clock| clock.id.clone()), clock.map(|clock| clock.metric.clone()));
        let (to, channels) = (Some(news.to.clone()), news.channels.clone());
        self.found.push(AgendaItem { clock, metric, cycle, to, channels, ..item });
    }

    /// What a miss costs changes where the earlier answer said it would; and what is owed can be claimed until a day.
    fn money(&mut self) {
        for settlement in self.after.settlements.iter().flatten() {
            let known = self.before.settlements.iter().flatten().find(|known| known.agreement == settlement.agreement);
            let stepped = known.and_then(|known| known.next_step_at).is_some_and(|at| at == self.after.now);
            if let Some(amount) =
                settlement.amount.filter(|amount| known.and_then(|known| known.amount) != Some(*amount))
                && stepped
            {
                let item = self.item(self.after.now, AgendaKind::Cost, &settlement.agreement, say::cost(amount));
                let agreement = Some(settlement.agreement.clone());
                self.found.push(AgendaItem { agreement, amount: Some(amount), ..item });
            }
            let claim = settlement.claim.as_ref().filter(|claim| !claim.automatic);
            if let Some(until) = claim.and_then(|claim| claim.until).filter(|until| self.holds(until.instant())) {
                let item = self.item(until, AgendaKind::Claim, &settlement.agreement, say::claim());
                let agreement = Some(settlement.agreement.clone());
                self.found.push(AgendaItem { agreement, amount: settlement.amount, ..item });
            }
        }
    }

    /// The policy closes what nobody reopens.
    fn closing(&mut self) {
        let closes = |event: &&crate::ticket::Event| event.implied && event.kind() == EventKind::Closed;
        let at = self.ground.ticket.events.iter().filter(closes).map(|event| event.at);
        let closings: Vec<Instant> = at.filter(|at| self.holds(*at)).collect();
        for at in closings {
            let at = Moment::new(at, self.ground.policy.zone());
            let item = self.item(at, AgendaKind::Close, "", say::closes());
            self.found.push(item);
        }
    }
}
