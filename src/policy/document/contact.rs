//! Contact points, support levels and who is told as a clock runs down.

use super::metric::Metric;
use super::names::{CalendarName, ContactName, MessageName};
use crate::json::document;
use crate::scalar::{Share, Text};

document! {
    /// A role that can be reached.
    pub(crate) struct Contact {
        /// The role, for people.
        "title" => title: Option<Text>,
        /// A mailbox.
        "email" => email: Option<Box<str>>,
        /// A telephone number, as it is dialled.
        "phone" => phone: Option<Box<str>>,
        /// A page or a chat room.
        "url" => url: Option<Box<str>>,
        /// When it can be reached; always when left out.
        "calendar" => calendar: Option<CalendarName>,
    }
}

document! {
    /// One support level.
    pub(crate) struct SupportLevel {
        /// Its short name, such as `L1`.
        "level" => level: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// Whom to reach there.
        "contacts" => contacts: Vec<ContactName>,
    }
}

document! {
    /// Who is told at a share of a clock.
    pub(crate) struct Step {
        /// The clock.
        "on" => on: Metric,
        /// The share of the target that is used when they are told.
        "at" => at: Share,
        /// Who is told.
        "tell" => tell: Vec<ContactName>,
        /// What is written to them.
        "message" => message: Option<MessageName>,
    }
}
