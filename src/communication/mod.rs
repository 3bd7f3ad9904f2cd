//! Who is told what, by when, and whether they were: the communication plan on a ticket; and the texts of it.
//!
//! [`concern`] says since when an item concerns the ticket, [`occasion`] when its moment came, [`told`] which event told it,
//! [`notice`] how early works were announced; [`row`] puts these together. A rhythm is not counted here: its clock is.
//! [`mod@message`] fills in what is written. Nothing is sent: the host does that, and says so by an event.

mod concern;
mod message;
mod notice;
mod occasion;
mod row;
mod told;

#[cfg(feature = "schema")]
pub(crate) use message::MessageRequest;
pub(crate) use message::{FIELDS, Fault, STANDARD_MESSAGES, check_template, is_field, standard_message};

use crate::Error;
use crate::assessment::{Audience, NewsAnswer, NewsState};
use crate::clock::{Clock, View};
use crate::scene::Scene;

/// What every item is judged by.
pub(crate) struct Ground<'v, 'a> {
    pub(crate) view: &'v View<'a, 'v>,
    pub(crate) clocks: &'v [Clock<'a>],
    pub(crate) inside: bool,
}

/// Every item of the plan that concerns the ticket, in the order of the plan, once for each time its moment came.
pub(crate) fn news<'a>(
    scene: &mut Scene<'a>,
    view: &View<'a, '_>,
    clocks: &[Clock<'a>],
    audience: Audience,
) -> Result<Vec<NewsAnswer>, Error> {
    let ground = Ground { view, clocks, inside: audience == Audience::Internal };
    let mut rows = Vec::new();
    for (index, item) in scene.policy.plan().iter().enumerate() {
        row::rows(scene, &ground, item, &mut |scene, row| {
            row::explain(scene, &row, index);
            rows.push(row);
        })?;
    }
    // What moves along with a pause has no place among the others.
    let due = |row: &&mut NewsAnswer| row.state == NewsState::Due && row.due.is_some() && !row.provisional;
    let first = rows.iter_mut().filter(due).min_by_key(|row| row.due.as_ref().map(|due| due.instant()));
    if let Some(first) = first {
        first.state = NewsState::Next;
    }
    Ok(rows)
}
