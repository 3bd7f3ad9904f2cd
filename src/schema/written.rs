//! The small written forms: a length of time, an amount, a name of the policy.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::Duration;
use crate::assessment::{Moment, Values};
use crate::calendar::{Hours, Week};
use crate::communication::STANDARD_MESSAGES;
use crate::money::{Currency, Money};
use crate::policy::shapes as policy;
use crate::scalar::{Share, Text};
use crate::ticket::shapes as ticket;

/// A small written form.
macro_rules! written {
    ($($type:ty, $name:literal => $schema:tt;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

written! {
    Duration, "Duration" => { "type": "string", "description": "A length of time: 4h, 30m, 1h30m, or ISO 8601 PT4H.", "pattern": "^([Pp][Tt])?([0-9]+[hH])?([0-9]+[mM])?([0-9]+[sS])?$" };
    Share, "Share" => { "type": "string", "description": "A share of a target: 75%.", "pattern": "^[0-9]+(\\.[0-9]{1,2})?%$" };
    Money, "Money" => { "type": "string", "description": "An exact amount with its ISO 4217 currency: 129.90 EUR.", "pattern": "^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$" };
    Currency, "Currency" => { "type": "string", "description": "An ISO 4217 currency code.", "pattern": "^[A-Z]{3}$" };
    Text, "Text" => { "description": "A text for people: one for every reader, or one per language.", "anyOf": [{ "type": "string" }, { "type": "object", "additionalProperties": { "type": "string" } }] };
    Moment, "Instant" => { "type": "string", "format": "date-time", "description": "An instant, RFC 3339 with the offset of the policy's zone." };
    Values, "Values" => { "type": "object", "description": "What a reason speaks of: words, amounts and instants as texts, counts and lengths in milliseconds as numbers.", "additionalProperties": { "type": ["string", "number"] } };
    Hours, "Hours" => { "type": "string", "description": "Opening and closing, the closing excluded; 24:00 closes a day; 22:00-06:00 crosses midnight.", "pattern": "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$" };
    Week, "Week" => { "description": "24x7, or days to hours: { \"mon-fri\": [\"08:30-12:30\", \"13:30-18:00\"], \"sat\": [\"09:00-12:00\"] }.", "anyOf": [{ "const": "24x7" }, { "type": "object", "propertyNames": { "pattern": "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$|^note$" }, "additionalProperties": { "type": "array", "items": { "type": "string" } } }] };
    policy::ZoneName, "TimeZone" => { "type": "string", "description": "An IANA time zone: Europe/Paris." };
    policy::Format, "Format" => { "const": 1, "description": "The version of this format." };
    policy::Whole, "WholeNumber" => { "type": "integer" };
    policy::Timestamp, "Timestamp" => { "type": "string", "format": "date-time", "description": "An instant, RFC 3339 with its offset." };
    policy::Exceptions, "Exceptions" => { "type": "object", "description": "Dates to hours of their own; an empty list closes the date.", "additionalProperties": { "type": "array", "items": { "type": "string" } } };
    policy::PriorityName, "PriorityName" => { "type": "string", "description": "One of the policy's priorities." };
    policy::CalendarName, "CalendarName" => { "type": "string", "description": "One of the policy's calendars." };
    policy::HoursName, "HoursName" => { "type": "string", "description": "One of the policy's calendars or windows." };
    policy::NthDay, "NthDay" => { "type": "integer", "minimum": -31, "maximum": 31, "not": { "const": 0 }, "description": "A day of the month: -1 is the last." };
    policy::Levels, "Levels" => { "type": "integer", "minimum": 1, "maximum": 255, "description": "A number of levels." };
    policy::AgreementName, "AgreementName" => { "type": "string", "description": "One of the policy's agreements." };
    policy::TargetName, "TargetName" => { "type": "string", "description": "One of the policy's promises: agreement and metric, such as customer/restore." };
    policy::ContactName, "ContactName" => { "type": "string", "description": "One of the policy's contacts." };
    policy::ParameterName, "ParameterName" => { "type": "string", "description": "One of the policy's parameters." };
    policy::PauseReason, "PauseReason" => { "type": "string", "description": "One of the policy's pause reasons." };
    policy::LevelName, "LevelName" => { "type": "string", "description": "One of the policy's support levels." };
    policy::RecipientName, "RecipientName" => { "type": "string", "description": "One of those who are told, as the communication plan lists them." };
    policy::MessageName, "MessageName" => { "type": "string", "description": "One of the policy's messages." };
    policy::StandardMessage, "StandardMessage" => { "enum": STANDARD_MESSAGES, "description": "The name of a ready-made message." };
    policy::TeamName, "TeamName" => { "type": "string", "description": "A team: one of those of the support levels, where these have teams." };
    policy::StepAt, "StepAt" => { "description": "At a share of the clock (75%), or at the opening.", "anyOf": [{ "const": "opening" }, { "type": "string", "pattern": "%$" }] };
    policy::Misses, "Misses" => { "type": "integer", "minimum": 1, "maximum": 1000, "description": "How many misses." };
    policy::StatusName, "StatusName" => { "type": "string", "description": "One of the CRM's statuses, as the policy lists them." };
    policy::CauseName, "CauseName" => { "type": "string", "description": "One of the causes the policy lists." };
    policy::Day, "Day" => { "type": "string", "format": "date", "description": "A date: 2026-12-25." };
    policy::Metric, "Metric" => { "description": "What is promised, or a word of the policy's own in kebab-case, with its start and stop.", "anyOf": [{ "enum": ["acknowledge", "respond", "update", "restore", "resolve", "next-response"] }, { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }] };
    policy::Rung, "Rung" => { "type": "string", "description": "When to warn: at a share used (75%), or with so much time left (30m)." };
    policy::Count, "Count" => { "type": "integer", "minimum": 0, "maximum": 10000, "description": "A number of days." };
    policy::NthWorkingDay, "NthWorkingDay" => { "type": "integer", "minimum": -5, "maximum": 20, "not": { "const": 0 }, "description": "A working day of the month: 2 is the second, -1 the last." };
    policy::DayOfMonth, "DayOfMonth" => { "type": "integer", "minimum": 1, "maximum": 31, "description": "A day of the month." };
    policy::Hour, "Hour" => { "description": "An hour, or end (of the day), close (of the calendar), same-hour (as the report).", "anyOf": [{ "enum": ["end", "close", "same-hour"] }, { "type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$" }] };
    policy::Raw, "AnyValue" => { "description": "Any value." };
    policy::Condition, "Condition" => { "type": "object", "description": "Facts to what they must be: a value, a list of values, or atLeast, moreThan, atMost, lessThan, between, not; all, any and not combine conditions; reportedIn names a calendar or a window, kind a kind of ticket.", "additionalProperties": true };
    policy::TaskFacts, "TaskFacts" => { "type": "object", "description": "The policy's parameters to values.", "additionalProperties": { "type": ["string", "number", "boolean"] } };
    policy::Reach, "Reach" => { "description": "A length of time, or a number of units.", "anyOf": [{ "type": "string" }, { "type": "integer", "minimum": 0 }] };
    policy::Length, "UnitLength" => { "description": "A unit: a length of time such as 1h, or calendar-day, working-day, week.", "anyOf": [{ "enum": ["calendar-day", "working-day", "week"] }, { "type": "string", "pattern": "^([Pp][Tt])?([0-9]+[hH])?([0-9]+[mM])?([0-9]+[sS])?$" }] };
    policy::Mark, "Mark" => { "type": ["string", "number"], "description": "A length of time such as 4h, or a number such as 99.95." };
    policy::Places, "Places" => { "type": "integer", "minimum": 0, "maximum": 12, "description": "A number of decimals." };
    ticket::WholeCount, "Number" => { "type": "integer", "minimum": 0, "description": "A number of things." };
    ticket::EventWord, "EventWord" => { "description": "The type of an event, or the CRM's word for it that the policy lists under events.", "anyOf": [{ "$ref": "#/$defs/EventType" }, { "type": "string" }] };
    ticket::Fee, "Fee" => { "type": "string", "description": "What is paid, zero or more, with its ISO 4217 currency: 129.90 EUR.", "pattern": "^[0-9]+(\\.[0-9]+)? [A-Z]{3}$" };
    ticket::Facts, "Facts" => { "type": "object", "description": "Parameters to values; what the policy does not declare is ignored.", "additionalProperties": { "type": ["string", "number", "boolean", "null"] } };
    ticket::TicketId, "TicketId" => { "type": ["string", "number"], "description": "The ticket's number." };
    ticket::TicketTime, "TicketTime" => { "type": ["string", "number"], "description": "An instant: RFC 3339 with an offset, or milliseconds since 1970." };
}
