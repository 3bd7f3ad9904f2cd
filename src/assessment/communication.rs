//! Who is told what, and how that stands.

use serde::Serialize;

use super::Moment;
use crate::json::words;
use crate::scalar::Text;

words! {
    /// By which way something is told.
    pub enum NewsChannel {
        /// A mail, as plain text and as HTML.
        Email = "email",
        /// A short message to a telephone.
        Sms = "sms",
        /// A line in a chat room.
        Chat = "chat",
        /// A call: the text is what is said.
        Phone = "phone",
        /// A page for one customer.
        Portal = "portal",
        /// A page for everybody.
        PublicPage = "public-page",
    }
}

words! {
    /// How something to be told stands.
    pub enum NewsState {
        /// Its moment has not come.
        Waiting = "waiting",
        /// It is to be told.
        Due = "due",
        /// It is to be told, and of all that is so it is the first.
        Next = "next",
        /// It should have been told.
        Overdue = "overdue",
        /// It was told.
        Told = "told",
        /// It need not be told any more.
        Cancelled = "cancelled",
    }
}

words! {
    /// What calls for news: an event is named by its own type, a status by `status`, several by `events`.
    pub enum NewsMoment {
        /// One of several events.
        Events = "events",
        /// A promise is missed.
        Breach = "breach",
        /// A promise is close to being missed.
        Warning = "warning",
        /// The priority changes.
        PriorityChange = "priority-change",
        /// A clock that comes back.
        Rhythm = "rhythm",
        /// Works that are planned.
        Works = "works",
        /// A date that the ticket carries.
        Date = "date",
    }
}

words! {
    /// In what a period of notice is counted.
    pub enum NoticeUnit {
        /// Dates.
        CalendarDays = "calendar-days",
        /// Working days of a calendar.
        WorkingDays = "working-days",
        /// Milliseconds.
        Milliseconds = "milliseconds",
    }
}

words! {
    /// Whether notice was given in time.
    pub enum NoticeVerdict {
        /// There is still time.
        Open = "open",
        /// It was.
        Kept = "kept",
        /// It was given too late.
        Late = "late",
        /// It was not given, and it is too late now.
        Missing = "missing",
    }
}

/// How long before it begins something was announced.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeAnswer {
    /// Whether it was in time.
    pub verdict: NoticeVerdict,
    /// When what is announced begins.
    pub from: Moment,
    /// When it ends, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// In what it is counted.
    pub unit: NoticeUnit,
    /// How much was agreed.
    pub asked: i64,
    /// How much was given; less than zero when it came after the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<i64>,
}

/// Where somebody is reached by a channel.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewsAddress {
    /// By which channel.
    pub channel: NewsChannel,
    /// The contact's name in the policy.
    pub contact: Box<str>,
    /// Its mailbox, number or page.
    pub address: Box<str>,
}

/// Something that somebody is told: an item of the plan, once for each time its moment came.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewsAnswer {
    /// The item's id.
    pub id: Box<str>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Who is told.
    pub to: Box<str>,
    /// Their name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_title: Option<Text>,
    /// By which channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<NewsChannel>,
    /// Where they are reached, where the policy knows it. Not for customers and partners.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<NewsAddress>,
    /// The message that is written to them. Not for customers and partners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<str>>,
    /// What calls for it: the type of an event, or one of [`NewsMoment`].
    pub on: &'static str,
    /// How often its moment has come up to here, from 1; none while it has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<u32>,
    /// How it stands.
    pub state: NewsState,
    /// When its moment came, or will come if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// By when it must be told, this instant included; none where that is at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// The date on which it is due, where its end is meant: the midnight after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_day: Option<String>,
    /// Whether `due` is given as if the pause of the clock ended now: of a rhythm.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// When they were told; of a rhythm the last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Moment>,
    /// Position of the event that told them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_by: Option<usize>,
    /// How long after `due` they were told, or have been waiting, in milliseconds.
    pub lateness: i64,
    /// The clock it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Box<str>>,
    /// How many times it was missed, of a rhythm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<u32>,
    /// What was announced, and how early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<NoticeAnswer>,
}

/// What is written to somebody: a message of the policy, filled in for one ticket, one language and one channel.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageAnswer {
    /// The message's name in the policy.
    pub message: Box<str>,
    /// The item of the plan that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Box<str>>,
    /// Who is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Box<str>>,
    /// Where they are reached by this channel, where the policy knows it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<NewsAddress>,
    /// How it is to be sent.
    pub channel: NewsChannel,
    /// The language it is written in: the one asked for where the message has it.
    pub language: Box<str>,
    /// The line above it: one line, not for SMS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What it says, as plain text: a page shows it as text, or takes `html`.
    pub text: String,
    /// The same as HTML, of a mail, a portal and a public page: paragraphs and line breaks, everything else escaped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Of an SMS, in how many parts it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<u32>,
    /// Of an SMS, whether a mark outside the letters of GSM makes its parts shorter: 70 and 67 instead of 160 and 153.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unicode: Option<bool>,
    /// The fields that are not known for this ticket, and stand as such in the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Box<str>>,
}
