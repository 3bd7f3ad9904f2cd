//! What keeps work from going on.

use serde::Serialize;

use super::Moment;
use crate::policy::ConstraintKind;
use crate::scalar::Text;

/// A constraint that concerns the ticket: the stretch in which it is in force now, else the next one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConstraintAnswer {
    /// Its id.
    pub id: Box<str>,
    /// What keeps work from going on.
    pub kind: ConstraintKind,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whether it is in force now.
    pub in_force: bool,
    /// The start of the stretch; left out when a calendar holds it in force, as the past of a calendar is not searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// Its end, excluded; none while nobody knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// The reason for which clocks pause meanwhile, where their agreement admits it; none when nothing pauses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pauses: Option<Box<str>>,
}
