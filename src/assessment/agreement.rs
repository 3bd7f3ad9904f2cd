//! The agreements that hold for a ticket.

use serde::Serialize;

use crate::policy::AgreementKind;
use crate::scalar::Text;

/// An agreement that holds for the ticket: between whom, in which version, since when.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgreementAnswer {
    /// Its name in the policy.
    pub id: Box<str>,
    /// Between whom it stands.
    pub kind: AgreementKind,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Box<str>>,
    /// Who promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<Text>,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumer: Option<Text>,
    /// The department that promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Box<str>>,
    /// The vendor that promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<Box<str>>,
    /// The first date on which a ticket for it can be reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// When it was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_on: Option<String>,
    /// The roles that agreed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreed_by: Vec<Text>,
}
