//! What a ticket's state is called in TMF621 and by MEF.

use crate::assessment::{MefStatus, OweAnswer, StatusAnswer, TmfStatus};
use crate::policy::Party;
use crate::scene::Scene;
use crate::ticket::{EventKind, What};

/// The status of a ticket, by its events and by whom it waits for.
pub(super) fn status(scene: &Scene<'_>, waits: &[OweAnswer]) -> StatusAnswer {
    let (tmf621, mef) = told(scene);
    let settled =
        matches!(tmf621, TmfStatus::Resolved | TmfStatus::Closed | TmfStatus::Cancelled | TmfStatus::Rejected);
    if waits.is_empty() || settled || mef == MefStatus::AssessingCancellation {
        return StatusAnswer { tmf621, mef };
    }
    let outside = |wait: &OweAnswer| matches!(wait.party, Some(Party::Customer | Party::Partner));
    match waits.iter().any(outside) {
        true => StatusAnswer { tmf621: TmfStatus::Pending, mef: MefStatus::Pending },
        false => StatusAnswer { tmf621: TmfStatus::Held, mef: MefStatus::InProgress },
    }
}

/// What the events alone say: the last one that says anything.
fn told(scene: &Scene<'_>) -> (TmfStatus, MefStatus) {
    let mut status = (TmfStatus::Acknowledged, MefStatus::Acknowledged);
    // A status that means an event says what the event says; then only what tells more than that is heard.
    for event in scene.seen {
        status = match (event.kind(), &event.what) {
            (EventKind::Resolved, _) => (TmfStatus::Resolved, MefStatus::Resolved),
            (EventKind::Closed, _) => (TmfStatus::Closed, MefStatus::Closed),
            (EventKind::Reopened, _) => (TmfStatus::InProgress, MefStatus::Reopened),
            (EventKind::Cancelled, _) if status.0 != TmfStatus::Rejected => {
                (TmfStatus::Cancelled, MefStatus::Cancelled)
            }
            (
                EventKind::Responded
                | EventKind::Assigned
                | EventKind::Accepted
                | EventKind::Returned
                | EventKind::Restored,
                _,
            ) => (TmfStatus::InProgress, MefStatus::InProgress),
            (EventKind::Status, What::Status(name)) => match &**name {
                "inProgress" => (TmfStatus::InProgress, MefStatus::InProgress),
                "assessingCancellation" => (TmfStatus::InProgress, MefStatus::AssessingCancellation),
                "rejected" => (TmfStatus::Rejected, MefStatus::Cancelled),
                _ => status,
            },
            _ => status,
        };
        if matches!(status.0, TmfStatus::Cancelled) || (event.kind() == EventKind::Cancelled) {
            break;
        }
    }
    status
}
