//! Constraints: stretches of time in which work cannot go on, whoever is at fault: planned works, a system's own outage
//! windows, unstaffed sites, force majeure. Whether one pauses a clock is for its agreement to say, as with any pause.

use super::calendar::Timestamp;
use super::condition::Condition;
use super::names::{CalendarName, PauseReason};
use crate::json::{Node, Reader, document, words};
use crate::scalar::Text;

words! {
    /// What keeps work from going on.
    pub enum ConstraintKind {
        /// Works that were planned and announced.
        PlannedWorks = "planned-works",
        /// Hours in which a system is not available.
        Infrastructure = "infrastructure",
        /// A site with nobody on it.
        UnstaffedSite = "unstaffed-site",
        /// What nobody could prevent.
        ForceMajeure = "force-majeure",
    }
}

document! {
    /// Stretches in which work cannot go on: exactly one of `intervals`, `whileOpen` and `whileClosed` says when.
    pub(crate) struct Constraint {
        /// A short name, unique in the policy.
        "id" => id: Box<str>,
        /// What keeps work from going on.
        "kind" => kind: ConstraintKind,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The tickets it concerns, by their facts as they stand now; every ticket when left out.
        "when" => when: Option<Condition>,
        /// The stretches themselves.
        "intervals" => intervals: Vec<Interval>,
        /// In force while this calendar is open: nightly maintenance.
        "whileOpen" => while_open: Option<CalendarName>,
        /// In force while this calendar is closed: a site's staffed hours.
        "whileClosed" => while_closed: Option<CalendarName>,
        /// The reason for which clocks pause, where their agreement admits it. Without it nothing pauses: it is only shown.
        "pauses" => pauses: Option<PauseReason>,
    }
    check check
}

document! {
    /// A stretch in which a constraint is in force.
    pub(crate) struct Interval {
        /// Its start.
        "from" => from: Timestamp,
        /// Its end, excluded; while it is left out, it lasts.
        "to" => to: Option<Timestamp>,
        /// When it was announced.
        "announced" => announced: Option<Timestamp>,
    }
    check super::calendar::check_order
}

/// One way of saying when.
fn check(node: &Node, reader: &mut Reader<'_>) {
    const WAYS: [&str; 3] = ["intervals", "whileOpen", "whileClosed"];
    let said = WAYS.iter().filter(|way| node.get(way).is_some()).count();
    if said != 1 {
        let found = if said == 0 { "no stretch of time" } else { "several ways of saying when" };
        reader.refuse(None, node, found.into(), "exactly one of \"intervals\", \"whileOpen\", \"whileClosed\"".into());
    }
}
