//! How a ticket and its promise stand, said as a part of a sentence: what is over is not said to be open.

use super::values::{Values, state};
use super::words::{length, pick};
use crate::assessment::{ClockAnswer, State};
use crate::ticket::{Event, EventKind};

impl Values<'_> {
    /// `is still open: in progress`, `was resolved on Friday 13 March at 23:20`: what follows a ticket's number.
    pub(super) fn standing(&self) -> String {
        let open = pick(self.language, ["is still open", "est toujours ouvert"]);
        let Some(event) = self.reached() else {
            let Some(clock) = self.clock else { return open.into() };
            let colon = pick(self.language, [": ", " : "]);
            return [open, colon, pick(self.language, state(clock.state))].concat();
        };
        let words = match event.kind() {
            EventKind::Restored => [
                "is still open; its service has been back since ",
                "est toujours ouvert ; son service est rétabli depuis le ",
            ],
            EventKind::Resolved => ["was resolved on ", "a été résolu le "],
            EventKind::Closed => ["was closed on ", "a été clos le "],
            _ => ["was cancelled on ", "a été annulé le "],
        };
        pick(self.language, words).to_owned() + &self.at(event.at, None)
    }

    /// The furthest that the ticket has come, since it was last reopened.
    fn reached(&self) -> Option<&Event> {
        let rank = |event: &Event| match event.kind() {
            EventKind::Restored => 1,
            EventKind::Resolved => 2,
            EventKind::Closed => 3,
            EventKind::Cancelled => 4,
            _ => 0,
        };
        let mut reached: Option<&Event> = None;
        for event in self.seen {
            let before = reached.map_or(0, rank);
            if event.kind() == EventKind::Reopened && before < 4 {
                reached = None;
            } else if rank(event) > before {
                reached = Some(event);
            }
        }
        reached
    }

    /// `due Friday 13 March at 23:20`, `done on ...`: what follows the name of a promise.
    pub(super) fn outcome(&self, clock: &ClockAnswer) -> Option<String> {
        let moment = match (&clock.stopped_at, &clock.due) {
            (Some(stopped), _) => self.instant(stopped, None),
            (_, Some(due)) => self.instant(due, clock.due_day.as_deref()),
            _ => String::new(),
        };
        let words = match (clock.state, &clock.stopped_at, &clock.due) {
            (State::Running | State::Paused, ..) => ["due ", "échéance le "],
            (State::Breached, None, _) => ["was due ", "l'échéance était le "],
            (State::Breached | State::Met, Some(_), _) => ["done on ", "fait le "],
            _ => return Some(pick(self.language, state(clock.state)).into()),
        };
        let mut said = pick(self.language, words).to_owned() + &moment;
        if clock.state == State::Breached && clock.stopped_at.is_some() {
            said += ", ";
            said += &length(clock.lateness.working);
            said += pick(self.language, [" late", " de retard"]);
        }
        (!moment.is_empty()).then_some(said)
    }

    /// When the consumer must hear again.
    pub(super) fn next_update(&self) -> Option<String> {
        let next = self.next?;
        Some(self.instant(next.due.as_ref()?, next.due_day.as_deref()))
    }

    /// The same as a sentence; one that is true where nothing is promised, too.
    pub(super) fn next_news(&self) -> String {
        let over = self.reached().is_some_and(|event| event.kind() != EventKind::Restored);
        let words = match self.next_update() {
            Some(at) => {
                let words = pick(self.language, ["Next news by ", "Prochaine nouvelle au plus tard le "]);
                return [words, &at, "."].concat();
            }
            None if over => ["No further news is planned.", "Aucune autre nouvelle n'est prévue."],
            None => ["We will keep you informed.", "Nous vous tiendrons informé."],
        };
        pick(self.language, words).into()
    }
}
