//! Names: gathered before anything else is read, so that one mistake does not make every mention of the thing another.

use super::parameter::STANDARD;
use crate::json::{Blank, Decode, Names, Node, Reader};
use crate::vocabulary::{Standard, standard};

pub(super) fn default_priorities() -> Vec<Box<str>> {
    ["P1", "P2", "P3", "P4"].map(Box::from).to_vec()
}

/// Every name that the document declares.
pub(crate) fn declared_names(document: &Node) -> Names {
    let mut declared = Names::default();
    for section in [
        "calendars",
        "windows",
        "holidays",
        "pauseReasons",
        "contacts",
        "parameters",
        "events",
        "statuses",
        "causes",
        "messages",
    ] {
        let names: Vec<&str> = document
            .get(section)
            .map(|node| node.members().iter().map(|member| &*member.key).filter(|key| *key != "note").collect())
            .unwrap_or_default();
        declared.declare(format!("/{section}"), names);
    }
    let priorities = match document.get("priorities") {
        Some(list) => list.items().iter().filter_map(Node::text).map(Box::from).collect(),
        None => default_priorities(),
    };
    declared.declare("/priorities", priorities);
    let support = document.get("support").map(Node::items).unwrap_or_default();
    let levels: Vec<&str> = support.iter().filter_map(|level| level.get("level")?.text()).collect();
    declared.declare("/support", levels);
    let teams = support.iter().flat_map(|level| level.get("teams").map(Node::members).unwrap_or_default());
    let teams = teams.map(|team| team.key.clone()).filter(|key| **key != *"note");
    declared.declare(TEAMS, teams.collect::<Vec<_>>());
    let agreements = document.get("agreements").map(Node::items).unwrap_or_default();
    let id = |agreement: &Node| agreement.get("id").and_then(Node::text).map(str::to_owned);
    declared.declare("/agreements", agreements.iter().filter_map(id));
    let mut targets = Vec::new();
    for agreement in agreements {
        for target in agreement.get("targets").map(Node::items).unwrap_or_default() {
            let metric = target.get("metric").and_then(Node::text);
            targets.extend(id(agreement).zip(metric).map(|(id, metric)| format!("{id}/{metric}")));
        }
    }
    declared.declare("/agreements/targets", targets);
    let recipients = document.get("communication").and_then(|plan| plan.get("recipients"));
    let recipients = recipients.map(Node::members).unwrap_or_default();
    let recipients = recipients.iter().map(|member| member.key.clone()).filter(|name| **name != *"note");
    declared.declare("/communication/recipients", recipients);
    let currency = document.get("currency").and_then(Node::text);
    declared.declare("/currency", currency);
    let zone = document.get("ticketTimeZone").and_then(Node::text);
    declared.declare("/ticketTimeZone", zone);
    for word in document.get("events").map(Node::members).unwrap_or_default() {
        declared.declare(format!("/events/{}", word.key), word.node.text());
    }
    for parameter in document.get("parameters").map(Node::members).unwrap_or_default() {
        declare_values(&mut declared, &parameter.key, &parameter.node);
    }
    declared
}

/// What a parameter's values are, and which of them can head a row of a matrix.
fn declare_values(declared: &mut Names, name: &str, written: &Node) {
    let ready = match written.text() {
        Some(STANDARD) => standard(name),
        _ => written.get("standard").and_then(Node::text).and_then(standard),
    };
    let kind = written.get("kind").and_then(Node::text);
    let kind = kind.unwrap_or(if ready.is_some_and(Standard::is_number) { "number" } else { "choice" });
    let of = |key: &str| {
        let members = written.get(key).map(Node::members).unwrap_or_default();
        members.iter().filter(|member| *member.key != *"note").map(|member| member.key.clone())
    };
    let ready = ready.into_iter().flat_map(Standard::options).map(|(option, _)| Box::from(option));
    let options: Vec<Box<str>> = ready.chain(of("options")).collect();
    let axis = match kind {
        "number" => of("bands").collect(),
        "yes-no" => vec!["yes".into(), "no".into()],
        _ => options.clone(),
    };
    let place = format!("/parameters/{name}");
    declared.declare(format!("{place}/kind"), [kind]);
    declared.declare(format!("{place}/options"), options);
    declared.declare(format!("{place}/axis"), axis);
}

/// A type for a name that must be declared somewhere in the document.
macro_rules! reference {
    ($(#[$meta:meta])* $name:ident in $place:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name(pub(crate) Box<str>);

        impl Blank for $name {
            fn blank() -> Self {
                Self(Box::default())
            }
        }

        impl Decode for $name {
            const EXPECTED: &'static str = concat!("a name declared in ", $place);

            fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                reader.reference(node, $place).map(Self)
            }
        }
    };
}

reference!(
    /// One of the policy's priorities.
    PriorityName in "/priorities"
);
reference!(
    /// One of the policy's calendars.
    CalendarName in "/calendars"
);
reference!(
    /// One of the policy's contacts.
    ContactName in "/contacts"
);
reference!(
    /// One of the policy's parameters.
    ParameterName in "/parameters"
);
reference!(
    /// One of the policy's agreements.
    AgreementName in "/agreements"
);
reference!(
    /// One of the policy's support levels.
    LevelName in "/support"
);
/// A team that a ticket is handed to: one of the policy's teams, or any word where it declares none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TeamName(pub(crate) Box<str>);

impl Decode for TeamName {
    const EXPECTED: &'static str = "the name of a team";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if reader.declared(TEAMS).is_empty() { Box::decode(node, reader) } else { reader.reference(node, TEAMS) }
            .map(Self)
    }
}

/// Where the teams of all levels are gathered.
const TEAMS: &str = "/support/teams";

reference!(
    /// One of the policy's promises: agreement and metric.
    TargetName in "/agreements/targets"
);
reference!(
    /// One of the reasons for which a clock may stand still.
    PauseReason in "/pauseReasons"
);
reference!(
    /// One of the CRM's statuses.
    StatusName in "/statuses"
);
reference!(
    /// One of those who are told.
    RecipientName in "/communication/recipients"
);
reference!(
    /// One of the policy's messages.
    MessageName in "/messages"
);
reference!(
    /// One of the causes a ticket may name.
    CauseName in "/causes"
);
