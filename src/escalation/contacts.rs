//! Contacts: by which way, and from when, they can be reached.

use crate::assessment::{ContactAnswer, Moment};
use crate::calendar::Calendar;
use crate::policy::{Channel, Contact, Policy};
use crate::scene::Scene;

/// Whether one of several can be reached now, and from when, if none can.
pub(super) struct Reach {
    pub(super) now: bool,
    pub(super) from: Option<Moment>,
}

impl Reach {
    pub(super) fn of(contacts: &[ContactAnswer]) -> Self {
        let now = contacts.iter().any(|contact| contact.reachable);
        let openings = contacts.iter().filter_map(|contact| contact.reachable_from);
        Self { now, from: openings.min_by_key(|at| at.instant()).filter(|_| !now) }
    }
}

/// The hours of a contact; none when it can always be reached.
pub(super) fn hours<'a>(policy: &'a Policy, contact: &Contact) -> Option<&'a Calendar> {
    contact.calendar.as_ref().and_then(|name| policy.calendar(&name.0))
}

/// Those of the contacts who are there for a priority. One that becomes reachable, or ceases to be, changes the answer.
pub(super) fn contacts<'n>(
    scene: &mut Scene<'_>,
    names: impl Iterator<Item = &'n str>,
    priority: &str,
    channel: Option<Channel>,
) -> Vec<ContactAnswer> {
    let mut found: Vec<ContactAnswer> = Vec::new();
    for name in names {
        let known = scene.policy.contact(name).filter(|contact| contact.serves(priority));
        if let Some(contact) = known.filter(|_| found.iter().all(|other| *other.id != *name)) {
            found.push(answer(scene, name, contact, channel));
        }
    }
    found
}

fn answer(scene: &mut Scene<'_>, name: &str, contact: &Contact, channel: Option<Channel>) -> ContactAnswer {
    let hours = hours(scene.policy, contact);
    let reachable = hours.is_none_or(|hours| hours.is_open(scene.now));
    let change = hours.and_then(|hours| hours.next_change(scene.now));
    scene.changes_at(change);
    ContactAnswer {
        id: name.into(),
        title: contact.title.clone(),
        party: contact.party.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        chat: contact.chat.clone(),
        url: contact.url.clone(),
        channel: contact.way(channel),
        calendar: contact.calendar.as_ref().map(|calendar| calendar.0.clone()),
        reachable,
        reachable_from: change.filter(|_| !reachable).map(|at| scene.moment(at)),
        reached_at: None,
    }
}
