//! The communication plan as it is written: who is told what, by which channel, at which moment and by when.

use super::condition::Condition;
use super::moment::{EventMatch, StartRule};
use super::names::{CalendarName, ContactName, MessageName, PauseReason, PriorityName, RecipientName, TargetName};
use super::target::{ByPriority, Rung, TargetForm};
use super::target_shape::Count;
use crate::Duration;
use crate::assessment::{Audience, NewsChannel};
use crate::json::{Map, Node, Reader, document, words};
use crate::scalar::Text;

document! {
    /// Who is told what while a ticket is open.
    pub(crate) struct Communication {
        /// Those who are told, by name: the customer, the crisis cell, the regulator, the public.
        "recipients" => recipients: Map<Recipient>,
        /// What they are told, and when.
        "plan" => plan: Vec<PlanItem>,
    }
    check check_ids
}

document! {
    /// Somebody who is told.
    pub(crate) struct Recipient {
        /// The name for people.
        "title" => title: Option<Text>,
        /// Whether it is the consumer, or one of the consumer's people: an `updated` that names no recipient is news to them.
        "consumer" => consumer: bool = false,
        /// Which readers besides the operator's own people see what it is told; none when left out.
        "shownTo" => shown_to: Vec<Audience>,
        /// The partner it belongs to, as agreements name it: of partners, that one alone sees what it is told.
        "party" => party: Option<Box<str>>,
        /// Whom to reach, where that is the operator's to know.
        "contacts" => contacts: Vec<ContactName>,
        /// The language it is written to, as a tag such as `fr`.
        "language" => language: Option<Box<str>>,
    }
}

document! {
    /// Something that somebody is told. Exactly one of `on`, `onBreach`, `onWarning`, `onPriority`, `rhythm`, `noticeOf` and
    /// `noticeBefore` says when.
    pub(crate) struct PlanItem {
        /// A short name, unique in the plan.
        "id" => id: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Who is told.
        "to" => to: RecipientName,
        /// By which channels.
        "channels" => channels: Vec<NewsChannel>,
        /// What is written to them.
        "message" => message: Option<MessageName>,
        /// The tickets it concerns, by their facts; every ticket when left out.
        "when" => when: Option<Condition>,
        /// The priorities it concerns; every one when left out. Where `by` stands, that says it.
        "priorities" => priorities: Option<Vec<PriorityName>>,
        /// When this happens.
        "on" => on: Option<StartRule>,
        /// When this promise is missed.
        "onBreach" => on_breach: Option<TargetName>,
        /// When so much of a promise is used, or left.
        "onWarning" => on_warning: Option<WarningOf>,
        /// When the priority changes.
        "onPriority" => on_priority: Option<PriorityMove>,
        /// Again and again, as this clock says: it counts, the plan speaks of it.
        "rhythm" => rhythm: Option<TargetName>,
        /// Before works for which clocks may pause: those of this reason.
        "noticeOf" => notice_of: Option<PauseReason>,
        /// Before a date that the ticket carries: the start of an upgrade's window.
        "noticeBefore" => notice_before: Option<Box<str>>,
        /// How long before: of `noticeOf` and `noticeBefore`.
        "notice" => notice: Option<NoticePeriod>,
        /// By when, counted from that moment; without it and `by` at once, and never overdue.
        "due" => due: Option<TargetForm>,
        /// Or by when for each priority; a priority that is left out is not told.
        "by" => by: Option<ByPriority>,
        /// Only an `updated` with this subject tells it; any news to the recipient when left out.
        "subject" => subject: Option<Box<str>>,
        /// What makes it unnecessary when it happens in time.
        "unless" => unless: Vec<EventMatch>,
    }
    check check
}

document! {
    /// A share of a promise that is used, or a time that is left of it.
    pub(crate) struct WarningOf {
        /// The promise.
        "of" => of: TargetName,
        /// The share, such as `"75%"`, or the time left, such as `"30m"`.
        "at" => at: Rung,
    }
}

document! {
    /// How long before it begins something must have been announced: exactly one of `calendarDays`, `workingDays` and `hours`.
    pub(crate) struct NoticePeriod {
        /// So many dates before its first, whatever the hour.
        "calendarDays" => calendar_days: Option<Count>,
        /// So many working days before its first date.
        "workingDays" => working_days: Option<Count>,
        /// So much elapsed time before it.
        "hours" => hours: Option<Duration>,
        /// The calendar whose working days count.
        "calendar" => calendar: Option<CalendarName>,
    }
    check check_period
}

words! {
    /// Which changes of priority are told.
    pub(crate) enum PriorityMove {
        /// Each.
        Any = "any",
        /// To a more severe one.
        Raised = "raised",
        /// To a less severe one.
        Lowered = "lowered",
    }
}

/// The ways in which an item says when.
const MOMENTS: [&str; 7] = ["on", "onBreach", "onWarning", "onPriority", "rhythm", "noticeOf", "noticeBefore"];

fn check_ids(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "plan", "id");
}

/// One moment, and beside it only what belongs to it.
fn check(node: &Node, reader: &mut Reader<'_>) {
    let written: Vec<&str> = MOMENTS.into_iter().filter(|key| node.get(key).is_some()).collect();
    let [moment] = written.as_slice() else {
        let found = if written.is_empty() { "no moment".to_owned() } else { written.join(" and ") };
        reader.refuse(None, node, found, ["one of ", &MOMENTS.join(", ")].concat());
        return;
    };
    let notice = moment.starts_with("notice");
    if notice && node.get("notice").is_none() {
        reader.missing(node, "notice", "how long before, such as { \"calendarDays\": 10 }");
    }
    let stray = |key: &str| match key {
        "notice" => !notice,
        "due" | "by" | "unless" => notice || *moment == "rhythm",
        "subject" => *moment == "rhythm" || *moment == "noticeOf",
        _ => false,
    };
    for member in node.members().iter().filter(|member| stray(&member.key)) {
        let found = [&*member.key, " beside ", moment].concat();
        reader.within(&member.key, |reader| reader.refuse(None, &member.node, found, "nothing here".into()));
    }
    for other in ["due", "priorities"] {
        if let (Some(_), Some(second)) = (node.get("by"), node.get(other)) {
            let found = [other, " beside by"].concat();
            reader.within(other, |reader| reader.refuse(None, second, found, "one of them".into()));
        }
    }
}

fn check_period(node: &Node, reader: &mut Reader<'_>) {
    let said = ["calendarDays", "workingDays", "hours"].into_iter().filter(|key| node.get(key).is_some()).count();
    if said != 1 {
        let found = if said == 0 { "no length" } else { "several lengths" };
        reader.refuse(None, node, found.into(), "exactly one of calendarDays, workingDays, hours".into());
    }
    match (node.get("workingDays"), node.get("calendar")) {
        (Some(_), None) => reader.missing(node, "calendar", "the calendar whose working days count"),
        (None, Some(stray)) => {
            reader.within("calendar", |reader| reader.unexpected(stray, "nothing here without workingDays"));
        }
        _ => {}
    }
}
