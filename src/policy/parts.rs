//! The parts of a policy, as the rest of the core asks for them.

use super::names_used;
use super::{
    Agreement, Chain, Constraint, Contact, Message, Parameter, PlanItem, Policy, Process, Qualification, Recipient,
    Status, SupportLevel, Task, WindowOfMonth,
};
use crate::Instant;
use crate::assessment::PolicyReference;
use crate::calendar::{Calendar, Zone};
use crate::json::Map;
use crate::json::Use;
use crate::money::Currency;
use crate::scalar::Text;
use crate::ticket::Customs;

impl Policy {
    pub(crate) fn version(&self) -> Option<&str> {
        self.document.version.as_deref()
    }

    pub(crate) fn title(&self) -> Option<&Text> {
        self.document.title.as_ref()
    }

    /// The zone in which answers are written.
    pub(crate) fn zone(&self) -> Zone {
        self.document.time_zone.0
    }

    pub(crate) fn ticket_zone(&self) -> Option<Zone> {
        self.document.ticket_time_zone.map(|zone| zone.0)
    }

    pub(crate) fn currency(&self) -> Option<Currency> {
        self.document.currency
    }

    pub(crate) fn priorities(&self) -> &[Box<str>] {
        &self.document.priorities
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.document.parameters.get(name)
    }

    /// Every parameter, in the order of the policy.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&str, &Parameter)> {
        self.document.parameters.iter()
    }

    pub(crate) fn calendar(&self, name: &str) -> Option<&Calendar> {
        self.calendars.get(name)
    }

    pub(crate) fn window(&self, name: &str) -> Option<&WindowOfMonth> {
        self.document.windows.get(name)
    }

    /// Whether an instant falls into a calendar's open hours or into a window, whichever has this name.
    pub(crate) fn falls_in(&self, hours: &str, at: Instant) -> Option<bool> {
        match self.window(hours) {
            Some(window) => Some(window.contains(self.calendar(&window.calendar.0)?, at)),
            None => Some(self.calendar(hours)?.is_open(at)),
        }
    }

    /// A calendar, or around the clock in the policy's zone.
    pub(crate) fn calendar_or_always(&self, name: Option<&str>) -> &Calendar {
        name.and_then(|name| self.calendar(name)).unwrap_or(&self.always)
    }

    pub(crate) fn pause_reasons(&self) -> &[Box<str>] {
        self.names.at("/pauseReasons")
    }

    /// The words for a pause reason.
    pub(crate) fn pause_reason(&self, reason: &str) -> Option<&Text> {
        self.document.pause_reasons.get(reason)
    }

    /// What answers say of the policy.
    pub(crate) fn reference(&self) -> PolicyReference {
        PolicyReference { id: self.id().into(), version: self.version().map(Into::into), title: self.title().cloned() }
    }

    pub(crate) fn statuses(&self) -> &Map<Status> {
        &self.document.statuses.0
    }

    /// Does something with what the policy says of its CRM.
    pub(crate) fn with_customs<T>(&self, work: impl FnOnce(&Customs<'_>) -> T) -> T {
        let consumers = |name: &str| self.recipient(name).is_some_and(|recipient| recipient.consumer);
        let (statuses, auto_close) = (&self.document.statuses.0, self.document.auto_close);
        work(&Customs { statuses, auto_close, consumers: &consumers })
    }

    pub(crate) fn causes(&self) -> &Map<Text> {
        &self.document.causes
    }

    pub(crate) fn contact(&self, name: &str) -> Option<&Contact> {
        self.document.contacts.get(name)
    }

    pub(crate) fn levels(&self) -> &[SupportLevel] {
        &self.document.support
    }

    pub(crate) fn asks_report(&self) -> bool {
        self.asks_report
    }

    pub(crate) fn qualification(&self) -> &Qualification {
        &self.document.qualification
    }

    pub(crate) fn agreements(&self) -> &[Agreement] {
        &self.document.agreements
    }

    pub(crate) fn chains(&self) -> &[Chain] {
        &self.document.chain
    }

    pub(crate) fn process(&self) -> Option<&Process> {
        self.document.process.as_ref()
    }

    pub(crate) fn recurring_tasks(&self) -> &[Task] {
        &self.document.tasks
    }

    pub(crate) fn constraints(&self) -> &[Constraint] {
        &self.document.constraints
    }

    /// The communication plan, item by item.
    pub(crate) fn plan(&self) -> &[PlanItem] {
        self.document.communication.as_ref().map_or(&[], |communication| &communication.plan)
    }

    /// The names of those who are told.
    pub(crate) fn recipients(&self) -> impl Iterator<Item = &str> {
        self.document.communication.iter().flat_map(|plan| plan.recipients.names())
    }

    /// Somebody who is told.
    pub(crate) fn recipient(&self, name: &str) -> Option<&Recipient> {
        self.document.communication.as_ref()?.recipients.get(name)
    }

    pub(crate) fn messages(&self) -> &Map<Message> {
        &self.document.messages
    }

    /// The mentions of declared names.
    pub(crate) fn names_used(&self) -> Vec<Use> {
        names_used(&self.source)
    }

    /// The names of the fees that the policy declares.
    pub(crate) fn fee_names(&self) -> impl Iterator<Item = &str> + Clone {
        self.document.fees.names()
    }
}

/// What the linter asks.
#[cfg(not(target_arch = "wasm32"))]
impl Policy {
    /// Whether the document itself says something under this key at its top.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.source.get(key).is_some()
    }

    /// The names declared at a place.
    pub(crate) fn names_at(&self, place: &str) -> &[Box<str>] {
        self.names.at(place)
    }

    pub(crate) fn contacts(&self) -> impl Iterator<Item = (&str, &Contact)> {
        self.document.contacts.iter()
    }

    /// The CRM's own words, with the event that each means.
    pub(crate) fn event_words(&self) -> impl Iterator<Item = (&str, crate::ticket::EventType)> {
        self.document.events.iter().map(|(word, event)| (word, *event))
    }

    /// Every calendar with its name.
    pub(crate) fn calendars(&self) -> impl Iterator<Item = (&str, &Calendar)> {
        self.document.calendars.iter().filter_map(|(name, _)| Some((name, self.calendars.get(name)?)))
    }

    /// The document as it was written.
    pub(crate) fn source(&self) -> &crate::json::Node {
        &self.source
    }

    /// Lists of holidays all of which end: the section and the name of the list, and its last year.
    pub(crate) fn holidays_that_end(&self) -> Vec<(&'static str, &str, i32)> {
        let sets = self.document.holidays.iter().map(|(name, list)| ("holidays", name, list.last_year()));
        let lists = self.document.calendars.iter().map(|(name, of)| ("calendars", name, of.holidays.last_year()));
        sets.chain(lists).filter_map(|(section, name, last)| Some((section, name, last?))).collect()
    }
}
