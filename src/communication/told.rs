//! Which event told an item, and which made it unnecessary.

use super::occasion::Occasion;
use crate::Instant;
use crate::policy::{PlanItem, Recipient};
use crate::scene::Scene;
use crate::ticket::{Event, EventKind, What};

/// The first news of an item from an instant on: who was told decides, and the subject where the item has one.
pub(super) fn first<'a>(scene: &Scene<'a>, item: &PlanItem, from: Instant, after: Option<usize>) -> Option<&'a Event> {
    let consumer = scene.policy.recipient(&item.to.0).is_some_and(|recipient: &Recipient| recipient.consumer);
    let tells = |event: &Event| {
        let What::Updated { subject, recipient, .. } = &event.what else { return false };
        let theirs = recipient.as_deref().map_or(consumer, |name| *name == *item.to.0);
        theirs && item.subject.as_ref().is_none_or(|wanted| subject.as_ref() == Some(wanted))
    };
    let later = scene.seen.iter().enumerate().filter(|(index, event)| event.at >= from && Some(*index) != after);
    later.map(|(_, event)| event).find(|event| tells(event))
}

/// When an item ceased to be needed: what makes it unnecessary happened, the ticket was called off, or what it tells of was
/// taken back.
pub(super) fn ended(scene: &Scene<'_>, item: &PlanItem, occasion: &Occasion) -> Option<Instant> {
    let from = occasion.index.and_then(|index| scene.seen.get(index)).map_or(occasion.at, |event| event.at);
    let ends = |(index, event): &(usize, &Event)| {
        let kind = event.kind();
        let undoes = kind == EventKind::Cancelled || (kind == EventKind::Reopened && occasion.undone);
        Some(*index) != occasion.index
            && event.at >= from
            && (undoes || item.unless.iter().any(|needless| needless.is(event)))
    };
    scene.seen.iter().enumerate().find(ends).map(|(_, event)| event.at)
}

/// Whether the ticket is called off, and whether it is over: closed and not reopened.
pub(super) fn over(scene: &Scene<'_>) -> (bool, bool) {
    let mut closed = false;
    for event in scene.seen {
        match event.kind() {
            EventKind::Cancelled => return (true, true),
            EventKind::Closed => closed = true,
            EventKind::Reopened => closed = false,
            _ => {}
        }
    }
    (false, closed)
}
