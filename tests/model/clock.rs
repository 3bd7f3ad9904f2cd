//! One cycle judged by counting minutes.

use crate::hours::{MINUTE, Open, Wall};
use crate::life::{Cycle, Life, life};
use crate::policy::{Cal, Form, PolicyCase, TargetCase};
use crate::read::Reading;

/// What the engine is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answer {
    pub(crate) state: &'static str,
    pub(crate) start: Option<i64>,
    pub(crate) due: Option<i64>,
    pub(crate) stopped_at: Option<i64>,
    pub(crate) used: i64,
    pub(crate) late: (i64, i64),
    pub(crate) cycle: usize,
    pub(crate) cycles: Vec<Past>,
    pub(crate) provisional: bool,
    pub(crate) paused_since: Option<i64>,
    pub(crate) counting: bool,
}

/// A cycle before the last.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Past {
    pub(crate) start: i64,
    pub(crate) due: i64,
    pub(crate) state: &'static str,
    pub(crate) late: (i64, i64),
}

pub(crate) struct World {
    pub(crate) wall: Wall,
    pub(crate) always: Open,
    pub(crate) calendars: Vec<Open>,
}

impl World {
    pub(crate) fn new(policy: &PolicyCase) -> Self {
        let wall = Wall::new(policy.zone, policy.first);
        let always = Open::always(&wall);
        let calendars = policy.calendars.iter().map(|hours| Open::new(hours, &wall)).collect();
        Self { wall, always, calendars }
    }

    pub(crate) fn open(&self, cal: Cal) -> &Open {
        cal.map_or(&self.always, |index| &self.calendars[index])
    }

    /// The clock's answer; none when nothing is promised, or the answer lies beyond the window.
    pub(crate) fn answer(&self, target: &TargetCase, reading: &Reading) -> Result<Option<Answer>, Beyond> {
        let priority_now = reading.priorities.last().map_or(0, |(_, priority)| *priority);
        let (cycles, cancelled) = match life(target, reading) {
            Life::Cycles { cycles, cancelled } => (cycles, cancelled),
            unstarted => {
                let state = if matches!(unstarted, Life::Waiting) { "waiting" } else { "cancelled" };
                let promised = !matches!(target.by[priority_now], Form::None);
                let stopped_at = reading.cancelled.filter(|_| state == "cancelled");
                return Ok(promised.then(|| Answer { state, stopped_at, cycle: 1, ..Answer::default() }));
            }
        };
        let mut judged = Vec::new();
        for cycle in &cycles {
            let cancelled = cancelled.filter(|_| cycle.stop.is_none());
            judged.push(Judge::new(self, target, reading, cycle, cancelled).answer()?);
        }
        // A cycle in which nothing is promised is none: what the ones before came to stays.
        let mut judged: Vec<Answer> = judged.into_iter().flatten().collect();
        let Some(mut last) = judged.pop() else { return Ok(None) };
        last.cycle = judged.len() + 1;
        last.cycles = judged
            .into_iter()
            .map(|past| Past {
                start: past.start.unwrap_or_default(),
                due: past.due.unwrap_or_default(),
                state: past.state,
                late: past.late,
            })
            .collect();
        Ok(Some(last))
    }
}

/// The window of minutes ends before the answer.
#[derive(Debug)]
pub(crate) struct Beyond;

struct Judge<'a> {
    world: &'a World,
    target: &'a TargetCase,
    cycle: &'a Cycle,
    cancelled: Option<i64>,
    /// Its stop, its calling off, or now.
    end: i64,
    now: i64,
    /// The forms in the order in which they held, each since when.
    forms: Vec<(i64, &'a Form)>,
    /// Minutes in which it is paused, and in which it is left out after a reopening.
    paused: Vec<Option<i64>>,
    left_out: Vec<bool>,
}

impl<'a> Judge<'a> {
    fn new(
        world: &'a World,
        target: &'a TargetCase,
        reading: &Reading,
        cycle: &'a Cycle,
        cancelled: Option<i64>,
    ) -> Self {
        let end = cycle.stop.or(cancelled).unwrap_or(reading.now);
        let mut forms: Vec<(i64, &Form)> = Vec::new();
        for (at, priority) in &reading.priorities {
            let form = &target.by[*priority];
            if *at <= cycle.start {
                forms = vec![(cycle.start, form)];
            } else if *at < end || (*at == end && cycle.stop.is_none() && cancelled.is_none()) {
                forms.push((*at, form));
            }
        }
        let mut left_out = vec![false; world.wall.len()];
        for (from, to) in &cycle.gaps {
            left_out[world.wall.index(*from)..world.wall.index(*to)].fill(true);
        }
        let paused = crate::pauses::admitted(world, target, reading);
        Self { world, target, cycle, cancelled, end, now: reading.now, forms, paused, left_out }
    }

    /// Whether the clock stands still in this minute: nothing after its end is a pause.
    fn still(&self, index: usize) -> bool {
        (self.paused[index].is_some() && self.world.wall.at(index) < self.end) || self.left_out[index]
    }

    /// Open minutes without the time between a stop and a reopening, and without pauses if these count.
    fn counted(&self, from: i64, to: i64, open: &Open, pauses: bool) -> i64 {
        if to <= from {
            return 0;
        }
        // Sub-minute parts come from shares of a target.
        let (first, last) = (self.world.wall.index(from), self.world.wall.index(to - 1));
        (first..=last)
            .filter(|index| open.open[*index] && !self.left_out[*index] && !(pauses && self.still(*index)))
            .map(|index| {
                let at = self.world.wall.at(index);
                (at + MINUTE).min(to) - at.max(from)
            })
            .sum()
    }

    /// Steps from minute to minute until so much is used.
    fn add(&self, from: i64, length: i64, open: &Open) -> Result<i64, Beyond> {
        let mut left = length;
        for index in self.world.wall.index(from)..self.world.wall.len() {
            if open.open[index] && !self.still(index) {
                if left <= MINUTE {
                    return Ok(self.world.wall.at(index) + left);
                }
                left -= MINUTE;
            }
        }
        Err(Beyond)
    }

    /// Due by one form, counted from an instant.
    fn due(&self, form: &Form, from: i64) -> Result<Option<i64>, Beyond> {
        Ok(Some(match form {
            Form::None => return Ok(None),
            Form::Within(minutes, cal) => self.add(from, minutes * MINUTE, self.world.open(*cal))?,
            Form::WorkingDays(days, cal, at, shift) => {
                let minute = at.unwrap_or(1440);
                let working = &self.world.open(Some(*cal)).working;
                let first = self.world.wall.date(from);
                let mut ahead = *days as usize;
                loop {
                    let day = *working.iter().filter(|day| **day > first).nth(ahead - 1).ok_or(Beyond)?;
                    let due = self.world.wall.instant(day, minute).ok_or(Beyond)?;
                    let moved = if *shift { self.days_paused(from, due, working) } else { 0 };
                    if *days as usize + moved == ahead {
                        break due;
                    }
                    ahead = *days as usize + moved;
                }
            }
            Form::CalendarDays(days, end, shift) => {
                let (date, minute) = (self.world.wall.date(from) + days, self.world.wall.minute_of_day(from));
                let due = self.world.wall.instant(date, if *end { 1440 } else { minute }).ok_or(Beyond)?;
                if *shift { self.shifted(from, due) } else { due }
            }
        }))
    }

    /// The stretches of minutes in which the clock stands still.
    fn stretches(&self, from: i64, to: i64) -> Vec<(i64, i64)> {
        let mut found: Vec<(i64, i64)> = Vec::new();
        let mut at = from;
        while at < to {
            if self.still(self.world.wall.index(at)) {
                match found.last_mut() {
                    Some(last) if last.1 == at => last.1 = at + MINUTE,
                    _ => found.push((at, at + MINUTE)),
                }
            }
            at += MINUTE;
        }
        found
    }

    /// Working days after the first date of each pause that begins before it is due, up to its last date.
    fn days_paused(&self, from: i64, due: i64, working: &std::collections::BTreeSet<i32>) -> usize {
        let date = |at| self.world.wall.date(at);
        self.stretches(from, self.end.max(from))
            .iter()
            .filter(|(begin, _)| *begin < due)
            .map(|(begin, end)| working.iter().filter(|day| **day > date(*begin) && **day <= date(*end - 1)).count())
            .sum()
    }

    fn shifted(&self, from: i64, mut due: i64) -> i64 {
        for (begin, end) in self.stretches(from, self.end.max(from)) {
            if begin < due {
                due += end - begin;
            }
        }
        due
    }

    /// Due by the rule of the target when priorities change; from when it counts; by which promise.
    fn due_by_changes(&self) -> Result<(Option<i64>, i64, &'a Form), Beyond> {
        let start = self.cycle.start;
        let Some((since, form)) = self.forms.last().copied() else { return Ok((None, start, &Form::None)) };
        let retroactive = self.due(form, start)?;
        if self.forms.len() == 1 || matches!(form, Form::None) {
            return Ok((retroactive, start, form));
        }
        Ok(match self.target.change {
            "restart" => (self.due(form, since)?, since, form),
            "tighten" => self.tightened()?,
            "upgrade" if retroactive.is_some_and(|due| due < since) => (self.due(form, since)?, since, form),
            "carry" => (self.carried(retroactive)?, start, form),
            _ => (retroactive, start, form),
        })
    }

    /// The earliest of the retroactive dues; of two that are equal the later promise governs.
    fn tightened(&self) -> Result<(Option<i64>, i64, &'a Form), Beyond> {
        let start = self.cycle.start;
        let mut best: (Option<i64>, i64, &Form) = (None, start, &Form::None);
        for (_, form) in &self.forms {
            let due = self.due(form, start)?;
            if due.is_some_and(|due| best.0.is_none_or(|earliest| due <= earliest)) {
                best = (due, start, form);
            }
        }
        Ok(best)
    }

    /// The promises of hours between which shares go over, each since when. One that follows days, or nothing, counts from
    /// the start, as if it had always held.
    fn shares(&self) -> Option<Vec<(i64, i64, Cal)>> {
        let hours = |form: &Form| if let Form::Within(minutes, cal) = form { Some((*minutes, *cal)) } else { None };
        let last =
            self.forms.iter().rev().map_while(|(at, form)| hours(form).map(|(minutes, cal)| (*at, minutes, cal)));
        let mut last: Vec<_> = last.collect();
        last.reverse();
        last.first_mut()?.0 = self.cycle.start;
        (last.len() > 1).then_some(last)
    }

    /// The share used goes over from promise to promise.
    fn carried(&self, retroactive: Option<i64>) -> Result<Option<i64>, Beyond> {
        let Some(forms) = self.shares() else { return Ok(retroactive) };
        let mut share = 0.0;
        for index in self.world.wall.index(self.cycle.start)..self.world.wall.len() {
            let at = self.world.wall.at(index);
            let Some((_, minutes, cal)) = forms.iter().rfind(|(since, ..)| *since <= at) else { break };
            if self.world.open(*cal).open[index] && !self.still(index) {
                let left = (1.0 - share) * *minutes as f64;
                if left <= 1.0 + 1e-9 {
                    return Ok(Some(at + (left * MINUTE as f64).round() as i64));
                }
                share += 1.0 / *minutes as f64;
            }
        }
        Err(Beyond)
    }

    /// As it stood when a change came, before it, or with it.
    fn as_of(&self, change: usize, with: bool) -> Judge<'a> {
        let (end, last) = (self.forms[change].0, if with { change + 1 } else { change });
        let cycle = self.cycle;
        let (forms, paused, left_out) = (self.forms[..last].to_vec(), self.paused.clone(), self.left_out.clone());
        Judge { world: self.world, target: self.target, cycle, cancelled: None, end, now: end, forms, paused, left_out }
    }

    /// Nothing is promised any more: no verdict on what a change did not confirm, and no clock where nothing was late.
    fn withdrawn(&self) -> Result<Option<Answer>, Beyond> {
        let mut missed = false;
        for change in 1..self.forms.len() {
            let late = |judge: Judge<'_>| Ok(judge.due_by_changes()?.0.is_some_and(|due| judge.end > due));
            missed |= late(self.as_of(change, false))? && !late(self.as_of(change, true))?;
        }
        let promised = self.forms.iter().rposition(|(_, form)| !matches!(form, Form::None));
        let Some(last) = promised.filter(|_| missed) else { return Ok(None) };
        let then = self.as_of(last + 1, false);
        Ok(then.answer()?.map(|answer| Answer {
            state: "cancelled",
            stopped_at: Some(then.end),
            late: (0, 0),
            provisional: false,
            paused_since: None,
            counting: false,
            ..answer
        }))
    }

    fn answer(&self) -> Result<Option<Answer>, Beyond> {
        let (Some(due), from, form) = self.due_by_changes()? else { return self.withdrawn() };
        let cal = match form {
            Form::Within(_, cal) => *cal,
            Form::WorkingDays(_, cal, _, _) => Some(*cal),
            _ => None,
        };
        let pauses = match form {
            Form::WorkingDays(_, _, _, shift) | Form::CalendarDays(_, _, shift) => *shift,
            _ => true,
        };
        let open = self.world.open(cal);
        let stopped = self.cycle.stop.is_some();
        let at_end = self.world.wall.index(self.now);
        let late = self.end > due;
        // Days that a pause does not move are stopped by it once they are late.
        let paused = (pauses || late) && !stopped && self.cancelled.is_none() && self.paused[at_end].is_some();
        let stops_from = if pauses { from } else { due };
        let used =
            self.counted(from, self.end.min(due), open, pauses) + self.counted(due.max(from), self.end, open, true);
        let state = match () {
            () if self.cancelled.is_some() => "cancelled",
            () if stopped && !late => "met",
            () if late => "breached",
            () if paused => "paused",
            () => "running",
        };
        let lateness = if state == "breached" {
            (self.counted(due, self.end, open, true), self.counted(due, self.end, &self.world.always, true))
        } else {
            (0, 0)
        };
        Ok(Some(Answer {
            state,
            start: Some(from),
            due: Some(due),
            stopped_at: self.cycle.stop.or(self.cancelled),
            used: self.share_kept().unwrap_or(used),
            late: lateness,
            provisional: state == "paused",
            paused_since: self.paused[at_end].filter(|_| paused).map(|since| since.max(stops_from)),
            counting: !stopped && self.cancelled.is_none() && !paused && open.open[at_end],
            ..Answer::default()
        }))
    }

    /// What is used where shares go over: the share itself is kept, also when it is more than all.
    fn share_kept(&self) -> Option<i64> {
        let forms = self.shares().filter(|_| self.target.change == "carry")?;
        let ends = forms.iter().skip(1).map(|(at, ..)| *at).chain([self.end]);
        let (mut share, mut allowed) = (0.0, 0);
        for ((since, minutes, cal), end) in forms.iter().zip(ends) {
            allowed = minutes * MINUTE;
            share += self.counted(*since, end, self.world.open(*cal), true) as f64 / allowed as f64;
        }
        Some((share * allowed as f64).round() as i64)
    }
}
