//! Due times by the hundred thousand: one promise of a policy, chosen once, asked for many starts.

use crate::agreement::holds;
use crate::calendar::Calendar;
use crate::clock::{after_report, promised};
use crate::json::{Node, describe_text};
use crate::nearest::nearest;
use crate::policy::{Agreement, Policy, Target as Clock};
use crate::qualification::qualify;
use crate::scene::Scene;
use crate::target::{Start, Target};
use crate::ticket::{Event, Ticket};
use crate::{Duration, Error, ErrorCode, Instant, Problem};

/// One clock of a policy, for many tickets that are alike but for their start.
///
/// Get one with [`Policy::batch`].
#[derive(Debug)]
pub struct Batch<'a> {
    policy: &'a Policy,
    like: &'a Ticket,
    /// The clocks of that name, of which the first that promises something is the one.
    clocks: Vec<(&'a Agreement, &'a Clock)>,
    priority: Option<&'a str>,
    /// What is promised whenever the ticket is reported; none when that depends on the report.
    fixed: Option<Option<Chosen<'a>>>,
}

/// A promise and the hours it counts.
#[derive(Clone, Copy, Debug)]
struct Chosen<'a> {
    form: &'a Target,
    calendar: &'a Calendar,
    own_date: Option<Instant>,
}

impl Policy {
    /// The clock of this id (`customer/restore`) or metric (`restore`: the first agreement that holds for the ticket and
    /// promises it), to be asked for the due times of many tickets that have the facts and dates of this one; its events are not looked at. `priority` takes the place of the policy's own decision.
    ///
    /// # Errors
    /// `out-of-range` for a clock or a priority that the policy does not have, with the nearest one it has.
    ///
    /// ```
    /// use sla_clock::{ErrorCode, Policy};
    /// let policy = Policy::from_json(r#"{ "format": 1, "id": "example", "timeZone": "Europe/Paris",
    ///   "calendars": { "office": { "week": { "mon-fri": ["09:00-17:00"] } } }, "qualification": { "otherwise": "P1" },
    ///   "agreements": [ { "id": "customer", "kind": "sla", "targets": [
    ///     { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "office" } } } ] } ] }"#)?;
    /// let like = policy.ticket(br#"{ "events": [] }"#)?;
    /// let restore = policy.batch("customer/restore", &like, None)?;
    /// // Friday 15:00 leaves two hours for Monday; the third start is no instant, and takes no other with it.
    /// let starts = [policy.instant("2026-03-13T15:00:00+01:00")?, policy.instant("2026-03-16T09:00:00+01:00")?];
    /// let due = restore.due_times(&[starts[0].millis(), starts[1].millis(), -1]);
    /// assert_eq!(due[0], Ok(Some(policy.instant("2026-03-16T11:00:00+01:00")?.millis())));
    /// assert_eq!(due[1], Ok(Some(policy.instant("2026-03-16T13:00:00+01:00")?.millis())));
    /// assert_eq!(due[2], Err(ErrorCode::OutOfRange));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn batch<'a>(&'a self, clock: &str, like: &'a Ticket, priority: Option<&str>) -> Result<Batch<'a>, Error> {
        let clocks = self.clocks_named(clock)?;
        let named = |word: &str| {
            let known = || self.priorities().iter().map(|known| &**known);
            known()
                .find(|known| *known == word)
                .ok_or_else(|| unknown("/priority", word, "a priority of the policy", &mut known()))
        };
        let priority = priority.map(named).transpose()?;
        let mut batch = Batch { policy: self, like, clocks, priority, fixed: None };
        if !self.asks_report() {
            batch.fixed = Some(batch.chosen(None));
        }
        Ok(batch)
    }

    fn clocks_named(&self, name: &str) -> Result<Vec<(&Agreement, &Clock)>, Error> {
        let (mut named, mut ids) = (Vec::new(), Vec::new());
        for agreement in self.agreements() {
            for target in &agreement.targets {
                let metric = target.metric.as_str();
                let id = [&*agreement.id, "/", metric].concat();
                if metric == name || id == name {
                    named.push((agreement, target));
                }
                ids.push(id);
            }
        }
        if !named.is_empty() {
            return Ok(named);
        }
        let metrics = ids.iter().filter_map(|id| id.split_once('/')).map(|(_, metric)| metric);
        let mut known = ids.iter().map(|id| &**id).chain(metrics);
        Err(unknown("/clock", name, "a clock of the policy, such as customer/restore", &mut known))
    }
}

impl<'a> Batch<'a> {
    /// By when a clock that starts then must stop, nothing paused; none when nothing is promised.
    ///
    /// # Errors
    /// `out-of-range` when that lies past 2099, `no-open-time` when the calendar never opens again, `ticket-invalid` for a
    /// date that the ticket does not carry.
    #[inline(always)]
    pub fn due(&self, start: Instant) -> Result<Option<Instant>, Error> {
        // The one promise of many tickets is found without a call; what has none, or no answer, goes the long way.
        if let Some(Some(Chosen { form: Target::Working { duration }, calendar, .. })) = &self.fixed
            && let Some(due) = calendar.sum(start, *duration)
        {
            return Ok(Some(due));
        }
        self.reckoned(start)
    }

    #[inline(never)]
    fn reckoned(&self, start: Instant) -> Result<Option<Instant>, Error> {
        let Some(Chosen { form, calendar, own_date }) = self.at(start) else { return Ok(None) };
        form.due_at(&Start { own_date, ..Start::at(start) }, calendar).map(Some)
    }

    /// How much open time of the clock's calendar lies between a start and a stop, nothing paused; none when nothing is
    /// promised, no time for a stop before its start.
    #[inline(always)]
    #[must_use]
    pub fn used(&self, start: Instant, stop: Instant) -> Option<Duration> {
        let calendar = match &self.fixed {
            Some(chosen) => chosen.as_ref()?.calendar,
            None => self.chosen(Some(start))?.calendar,
        };
        Some(calendar.between(start, stop).max(Duration::ZERO))
    }

    fn at(&self, start: Instant) -> Option<Chosen<'a>> {
        match self.fixed {
            Some(chosen) => chosen,
            None => self.chosen(Some(start)),
        }
    }

    /// The due times of many starts, in milliseconds since 1970; one that can't be reckoned takes no other with it.
    #[must_use]
    pub fn due_times(&self, starts: &[i64]) -> Vec<Result<Option<i64>, ErrorCode>> {
        let due = |start: &i64| {
            let start = Instant::from_millis(*start).ok_or(ErrorCode::OutOfRange)?;
            self.due(start).map(|due| due.map(Instant::millis)).map_err(|error| error.code())
        };
        starts.iter().map(due).collect()
    }

    /// What is promised to a ticket whose clock starts then, chosen as an assessment chooses it.
    fn chosen(&self, start: Option<Instant>) -> Option<Chosen<'a>> {
        self.clocks.iter().find_map(|(agreement, clock)| {
            // The clock of a deferred start was reported so much before.
            let after = after_report(agreement, clock).unwrap_or(Duration::ZERO);
            let report = start.map(|start| start.plus(Duration::from_millis(-after.millis())).unwrap_or(start));
            self.promised(agreement, clock, report)
        })
    }

    fn promised(&self, agreement: &'a Agreement, clock: &'a Clock, report: Option<Instant>) -> Option<Chosen<'a>> {
        let now = report.unwrap_or(Instant::MAX);
        let report = report.map(Event::opened);
        let mut scene = Scene::new(self.policy, self.like, now);
        // The ticket lends its facts and dates; its history is the report alone.
        scene.seen = report.as_slice();
        let (decision, facts) = qualify(&mut scene);
        if !holds(&mut scene, &facts, agreement, "") {
            return None;
        }
        let promise = promised(clock, self.priority.unwrap_or(decision.priority), &facts)?;
        Some(Chosen {
            form: &promise.form,
            calendar: self.policy.calendar_or_always(promise.calendar.as_deref()),
            own_date: promise.date.as_deref().and_then(|date| promise.due_for(scene.own_date(date)?, self.policy)),
        })
    }
}

/// Whether what a policy promises may depend on when a ticket is reported.
pub(crate) fn asks_report(policy: &Node) -> bool {
    let asks = |key: &str| matches!(key, "reportedIn" | "validity");
    policy.members().iter().any(|member| asks(&member.key) || asks_report(&member.node))
        || policy.items().iter().any(asks_report)
}

fn unknown(path: &str, found: &str, expected: &str, known: &mut dyn Iterator<Item = &str>) -> Error {
    let problem = Problem {
        code: ErrorCode::OutOfRange,
        path: path.to_owned(),
        position: None,
        found: describe_text(found),
        expected: expected.to_owned(),
        nearest: nearest(found, known).map(str::to_owned),
    };
    Error::from_problems(ErrorCode::OutOfRange, vec![problem])
}
