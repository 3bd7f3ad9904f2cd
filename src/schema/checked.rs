//! The types that read a shape, or one of several, and check it further.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::json::Map;
use crate::policy::shapes as policy;
use crate::scalar::Share;
use crate::ticket::EventType;

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
