//! JSON Schema of what enters and what leaves: from it come the published schema and the TypeScript declarations.
//!
//! Shapes written with `document!` and `words!` describe themselves; here stand the small written forms, and the types
//! that read a shape and check it further.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map as Object, Value, json};

use crate::assessment::{Agenda, Assessment, MessageAnswer, Moment, PenaltyCurve, Statement, Values};
use crate::calendar::{Hours, Week};
use crate::communication::STANDARD_MESSAGES;
use crate::json::Map;
use crate::money::{Currency, Money};
use crate::policy::shapes as policy;
use crate::scalar::{Share, Text};
use crate::ticket::{EventType, shapes as ticket};
use crate::{Duration, Problem};

/// One schema that holds everything published, each type under its name in `$defs`.
#[must_use]
pub fn everything() -> Value {
    let mut definitions = inputs();
    definitions.extend(answers());
    definitions.values_mut().for_each(drop_null_of_optional);
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions })
}

/// What enters.
fn inputs() -> Object<String, Value> {
    let mut inputs = SchemaSettings::draft2020_12().into_generator();
    inputs.subschema_for::<policy::PolicyDocument>();
    inputs.subschema_for::<ticket::TicketDocument>();
    inputs.subschema_for::<crate::communication::MessageRequest>();
    inputs.take_definitions(true)
}

/// What leaves.
fn answers() -> Object<String, Value> {
    let mut answers = SchemaSettings::draft2020_12().for_serialize().into_generator();
    answers.subschema_for::<Assessment>();
    answers.subschema_for::<Problem>();
    answers.subschema_for::<PenaltyCurve>();
    answers.subschema_for::<Agenda>();
    answers.subschema_for::<MessageAnswer>();
    answers.subschema_for::<Statement>();
    answers.take_definitions(true)
}

/// The schema of a policy, for editors.
#[must_use]
pub fn policy() -> Value {
    let mut schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<policy::PolicyDocument>().to_value();
    drop_null_of_optional(&mut schema);
    schema
}

/// Keys that are left out when there is nothing to say are never null.
fn drop_null_of_optional(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let required: Vec<Value> = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (name, property) in properties.iter_mut() {
                    if !required.contains(&Value::String(name.clone())) {
                        without_null(property);
                    }
                }
            }
            object.values_mut().for_each(drop_null_of_optional);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_null_of_optional),
        _ => {}
    }
}

fn without_null(property: &mut Value) {
    let Value::Object(property) = property else { return };
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&json!("null")));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            property.remove("anyOf");
            property.extend(only);
        }
    }
}

/// The published name of a type: what reads a ticket is the ticket.
pub(crate) fn name_of(name: &'static str) -> &'static str {
    match name {
        "TicketDocument" => "Ticket",
        "EventDocument" => "TicketEvent",
        "TargetShape" => "TargetPromise",
        "ReopenShape" => "ReopenWithin",
        "CalendarDocument" => "Calendar",
        name => name.strip_suffix("Shape").unwrap_or(name),
    }
}

/// A key, what stands under it, what it means, whether it must be there, and what stands for it when it is not.
type Field = (&'static str, Schema, &'static str, bool, Option<Value>);

/// An object. A policy's knows no other keys than these, `note` excepted; a ticket's carries what its CRM likes.
pub(crate) fn object(name: &str, about: &str, fields: Vec<Field>) -> Schema {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for (key, schema, doc, needed, default) in fields {
        let mut schema = schema.to_value();
        if let (Value::Object(schema), false) = (&mut schema, doc.trim().is_empty()) {
            schema.insert("description".into(), doc.trim().replace("\n ", "\n").into());
        }
        if let (Value::Object(schema), Some(default)) = (&mut schema, default) {
            schema.insert("default".into(), default);
        }
        properties.insert(key.into(), schema);
        if needed {
            required.push(key);
        }
    }
    if !properties.contains_key("note") {
        properties.insert("note".into(), json!({ "description": "Words for whoever reads this; ignored." }));
    }
    json_schema!({
        "type": "object",
        "description": about.trim().replace("\n ", "\n"),
        "properties": properties,
        "required": required,
        "additionalProperties": matches!(name, "TicketDocument" | "EventDocument")
    })
}

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

/// A type that reads another shape.
macro_rules! read_from {
    ($($type:ty, $name:literal => $shape:ty;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$shape>::json_schema(generator)
            }
        }
    )*};
}

read_from! {
    policy::Matrix, "Matrix" => policy::MatrixShape;
    policy::Modifier, "Modifier" => policy::ModifierShape;
    policy::Score, "Score" => policy::ScoreShape;
    policy::Threshold, "Threshold" => policy::ThresholdShape;
    policy::Sides, "Sides" => policy::SidesShape;
    policy::DayInMonth, "DayInMonth" => policy::DayInMonthShape;
    policy::Cap, "Cap" => policy::CapShape;
    policy::Plus, "Plus" => policy::PlusShape;
    policy::Band, "Band" => policy::BandShape;
    policy::Bands, "Bands" => Vec<policy::Band>;
    policy::Pay, "Pay" => policy::PayShape;
    policy::Rate, "Rate" => policy::RateShape;
    policy::Rates, "Rates" => Vec<policy::Rate>;
    policy::Formula, "PenaltyFormula" => policy::FormulaShape;
    policy::FormulasByPriority, "FormulasByPriority" => Map<policy::Formula>;
    policy::FormulasByCause, "FormulasByCause" => Map<policy::Formula>;
    policy::Paid, "Paid" => policy::PaidShape;
    policy::Availability, "Availability" => policy::AvailabilityShape;
    policy::MeasureBand, "MeasureBand" => policy::MeasureBandShape;
    policy::Ladder, "Ladder" => Vec<policy::MeasureBand>;
    policy::Measure, "Measure" => policy::MeasureShape;
    policy::PointsByPriority, "PointsByPriority" => Map<rust_decimal::Decimal>;
    policy::Right, "Right" => policy::RightShape;
    policy::Budgets, "Budgets" => Map<Share>;
    policy::ByPriority, "ByPriority" => Map<policy::TargetForm>;
}

/// A short form beside a whole one.
macro_rules! short_or_whole {
    ($($type:ty, $name:literal => $description:literal, $short:ty, $whole:ty;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let short = generator.subschema_for::<$short>();
                let whole = generator.subschema_for::<$whole>();
                json_schema!({ "description": $description, "anyOf": [short, whole] })
            }
        }
    )*};
}

short_or_whole! {
    policy::EventMatch, "EventMatch" => "An event, alone or with what it must carry.", EventType, policy::MomentShape;
    policy::ReopenRule, "Reopen" => "What a reopening does, and within which time.", policy::ReopenMode, policy::ReopenShape;
    policy::EventTrigger, "EventTrigger" => "Events that are punished, each of them.", EventType, policy::MatchingEventsShape;
    policy::PauseRule, "PauseRule" => "A reason that pauses, alone or with its conditions.", policy::PauseReason, policy::PauseShape;
}

impl JsonSchema for policy::Base {
    fn schema_name() -> Cow<'static, str> {
        "Base".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let shape = policy::BaseShape::json_schema(generator);
        let description = "What percentages are taken of: the name of a fee on the ticket, or a base.";
        json_schema!({ "description": description, "anyOf": [{ "type": "string" }, shape] })
    }
}

impl JsonSchema for policy::Divisor {
    fn schema_name() -> Cow<'static, str> {
        "Divisor".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let of = generator.subschema_for::<policy::Divider>();
        let number = generator.subschema_for::<rust_decimal::Decimal>();
        json_schema!({ "description": "What a base is divided by.", "anyOf": [of, number] })
    }
}

impl JsonSchema for policy::ShareOf {
    fn schema_name() -> Cow<'static, str> {
        "ShareOf".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let parameter = generator.subschema_for::<policy::ParameterName>();
        let quotient = generator.subschema_for::<policy::QuotientShape>();
        json_schema!({ "description": "A share: a parameter in percent, or one over another.", "anyOf": [parameter, quotient] })
    }
}

impl JsonSchema for policy::Message {
    fn schema_name() -> Cow<'static, str> {
        "MessageOrStandard".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let shape = generator.subschema_for::<policy::MessageShape>();
        json_schema!({ "description": "A message, or \"standard\": the ready-made one of its name.", "anyOf": [{ "const": "standard" }, shape] })
    }
}

impl JsonSchema for policy::Claim {
    fn schema_name() -> Cow<'static, str> {
        "Claim".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let shape = policy::ClaimShape::json_schema(generator);
        json_schema!({ "description": "How a penalty is claimed.", "anyOf": [{ "const": "automatic" }, shape] })
    }
}

impl JsonSchema for policy::Group {
    fn schema_name() -> Cow<'static, str> {
        "PenaltyGroup".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let parts = json!({ "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/PenaltyGroup" } });
        let of = |word: &str| json!({ "type": "object", "properties": { word: parts }, "required": [word], "additionalProperties": false });
        let description = "A penalty by its id, or several: their sum, the highest, the first that is owed, the first less the others.";
        json_schema!({ "description": description, "anyOf": [{ "type": "string" }, of("sum"), of("highest"), of("first"), of("setOff")] })
    }
}

/// Head and formula in one object.
impl JsonSchema for policy::Penalty {
    fn schema_name() -> Cow<'static, str> {
        "Penalty".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut head = policy::HeadShape::json_schema(generator);
        let formula = policy::FormulaShape::json_schema(generator);
        let head_properties = head.ensure_object().get_mut("properties").and_then(Value::as_object_mut);
        if let Some((properties, more)) = head_properties.zip(formula.get("properties").and_then(Value::as_object)) {
            properties.extend(more.clone());
        }
        let about = "What brings a penalty about (one of on, event, outage), and how much it is.";
        head.insert("description".into(), about.into());
        head
    }
}

impl JsonSchema for policy::StartRule {
    fn schema_name() -> Cow<'static, str> {
        "Start".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let short = generator.subschema_for::<EventType>();
        let events = generator.subschema_for::<Vec<policy::EventMatch>>();
        let whole = generator.subschema_for::<policy::MomentShape>();
        json_schema!({ "description": "When a clock starts; the first of a list.", "anyOf": [short, events, whole] })
    }
}

impl JsonSchema for policy::StopRule {
    fn schema_name() -> Cow<'static, str> {
        "Stop".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let short = generator.subschema_for::<EventType>();
        let events = generator.subschema_for::<Vec<policy::EventMatch>>();
        let whole = generator.subschema_for::<policy::MomentShape>();
        let description =
            "When a clock stops: exact (the event of its name and no other), an event, or the first of a list.";
        json_schema!({ "description": description, "anyOf": [{ "const": "exact" }, short, events, whole] })
    }
}

impl JsonSchema for policy::Parameter {
    fn schema_name() -> Cow<'static, str> {
        "Parameter".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let declared = policy::ParameterShape::json_schema(generator);
        let description = "A parameter; \"standard\" takes the ready-made one of this name.";
        json_schema!({ "description": description, "anyOf": [{ "const": "standard" }, declared] })
    }
}

impl JsonSchema for policy::StandardName {
    fn schema_name() -> Cow<'static, str> {
        "StandardName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = crate::vocabulary::names().collect();
        json_schema!({ "type": "string", "description": "A ready-made parameter.", "enum": names })
    }
}

impl JsonSchema for policy::Statuses {
    fn schema_name() -> Cow<'static, str> {
        "Statuses".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let status = generator.subschema_for::<policy::Status>();
        let ready = json!({ "enum": crate::vocabulary::statuses::STANDARDS });
        let description = "Statuses by name; or those of a standard, as they are or changed beside \"standard\".";
        json_schema!({
            "description": description,
            "anyOf": [ready, { "type": "object", "properties": { "standard": ready }, "additionalProperties": status }]
        })
    }
}

impl JsonSchema for policy::Matrices {
    fn schema_name() -> Cow<'static, str> {
        "Matrices".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let matrix = generator.subschema_for::<policy::Matrix>();
        json_schema!({ "anyOf": [matrix, { "type": "array", "items": matrix }] })
    }
}

impl JsonSchema for policy::Points {
    fn schema_name() -> Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let points = generator.subschema_for::<rust_decimal::Decimal>();
        let rows = generator.subschema_for::<Vec<policy::PointsRow>>();
        let description = "Parameter to points: of a choice by option, of a yes-no for yes, of a number by rows.";
        let by_option = json!({ "type": "object", "additionalProperties": points });
        json_schema!({
            "description": description,
            "type": "object",
            "additionalProperties": { "anyOf": [points, by_option, rows] }
        })
    }
}

impl JsonSchema for policy::Holidays {
    fn schema_name() -> Cow<'static, str> {
        "Holidays".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rule = generator.subschema_for::<policy::HolidayShape>();
        let description = "Dates (2026-12-25), names of sets, and rules.";
        json_schema!({ "description": description, "type": "array", "items": { "anyOf": [{ "type": "string" }, rule] } })
    }
}

impl JsonSchema for policy::TargetForm {
    fn schema_name() -> Cow<'static, str> {
        "TargetForm".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let promise = generator.subschema_for::<policy::TargetShape>();
        let description = "What is promised for one priority; \"none\" says that nothing is. Of a list the first holds whose \"when\" does.";
        json_schema!({
            "description": description,
            "anyOf": [{ "const": "none" }, promise, { "type": "array", "minItems": 1, "items": promise }]
        })
    }
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One name is one declaration: what enters and what leaves may share it only when they are the same.
    #[test]
    fn no_two_shapes_share_a_name() {
        let (inputs, answers) = (inputs(), answers());
        let shared = inputs.iter().filter_map(|(name, input)| Some((name, input, answers.get(name)?)));
        for (name, input, answer) in shared {
            assert_eq!(input.get("type"), answer.get("type"), "{name}");
            assert_eq!(input.get("properties"), answer.get("properties"), "{name}");
        }
    }
}
