//! The events at which clocks start and stop.

use super::names::{LevelName, StatusName, TeamName};
use crate::Duration;
use crate::json::{Blank, Decode, Node, Reader, Value, document};
use crate::ticket::EventType;

document! {
    /// The event that starts or stops a clock: one of `event`, `status`, `laterOf`, `earlierOf`.
    pub(crate) struct MomentShape {
        /// What happens.
        "event" => event: Option<EventType>,
        /// Or the CRM's status that is entered.
        "status" => status: Option<StatusName>,
        /// Only when handed to this support level: of `assigned`.
        "level" => level: Option<LevelName>,
        /// Only when handed to this team: of `assigned`.
        "team" => team: Option<TeamName>,
        /// Only about this: of `updated`.
        "subject" => subject: Option<Box<str>>,
        /// When the last of these has happened.
        "laterOf" => later_of: Option<Vec<EventMatch>>,
        /// When the first of these happens.
        "earlierOf" => earlier_of: Option<Vec<EventMatch>>,
        /// So much elapsed time after that: of a start.
        "after" => after: Option<Duration>,
    }
}

/// An event as a clock waits for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventMatch {
    pub(crate) event: EventType,
    /// The status that is entered, when the event is that.
    pub(crate) status: Option<Box<str>>,
    pub(crate) level: Option<Box<str>>,
    pub(crate) team: Option<Box<str>>,
    pub(crate) subject: Option<Box<str>>,
}

impl EventMatch {
    /// The event of this type, whatever it carries.
    pub(crate) const fn of(event: EventType) -> Self {
        Self { event, status: None, level: None, team: None, subject: None }
    }
}

/// How several events make one moment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Moment {
    /// The first of them.
    Earliest(Vec<EventMatch>),
    /// The last of them, once all have happened.
    Latest(Vec<EventMatch>),
}

/// When a clock starts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StartRule {
    pub(crate) moment: Moment,
    /// Elapsed time from that moment to the start.
    pub(crate) after: Duration,
}

/// When a clock stops.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StopRule {
    /// At the event of its name and at no other.
    Exact,
    At(Moment),
}

const FORMS: [&str; 4] = ["event", "status", "laterOf", "earlierOf"];

impl MomentShape {
    fn moment(self, node: &Node, reader: &mut Reader<'_>) -> Option<Moment> {
        let written: Vec<&str> = FORMS.into_iter().filter(|key| node.get(key).is_some()).collect();
        let [form] = written.as_slice() else {
            let found = if written.is_empty() { "no event".to_owned() } else { written.join(" and ") };
            reader.refuse(None, node, found, format!("one of {}", FORMS.join(", ")));
            return None;
        };
        let belongs = |key: &str| match key {
            "level" | "team" => self.event == Some(EventType::Assigned),
            "subject" => self.event == Some(EventType::Updated),
            _ => true,
        };
        for member in node.members().iter().filter(|member| !belongs(&member.key)) {
            let what = format!("{:?} beside {form:?}", member.key);
            let expected = "nothing here: level and team go with assigned, subject with updated";
            reader.within(&member.key, |reader| reader.refuse(None, &member.node, what, expected.into()));
        }
        match (self.event, self.status, self.later_of, self.earlier_of) {
            (Some(event), ..) => Some(Moment::Earliest(vec![EventMatch {
                event,
                status: None,
                level: self.level.map(|level| level.0),
                team: self.team.map(|team| team.0),
                subject: self.subject,
            }])),
            (_, Some(status), ..) => {
                let status = Some(status.0);
                Some(Moment::Earliest(vec![EventMatch { status, ..EventMatch::of(EventType::Status) }]))
            }
            (_, _, Some(all), _) => Some(Moment::Latest(some(all, node, reader)?)),
            (.., any) => Some(Moment::Earliest(some(any?, node, reader)?)),
        }
    }
}

fn some(events: Vec<EventMatch>, node: &Node, reader: &mut Reader<'_>) -> Option<Vec<EventMatch>> {
    if events.is_empty() {
        reader.unexpected(node, "at least one event");
        return None;
    }
    Some(events)
}

fn moment(node: &Node, reader: &mut Reader<'_>, start: bool) -> Option<StartRule> {
    let moment = match &node.value {
        Value::Text(_) => Moment::Earliest(vec![EventMatch::of(EventType::decode(node, reader)?)]),
        Value::List(_) => Moment::Earliest(some(Vec::decode(node, reader)?, node, reader)?),
        _ => {
            let shape = MomentShape::decode(node, reader)?;
            let after = shape.after.unwrap_or(Duration::ZERO);
            if let (Some(written), false) = (node.get("after"), start) {
                reader.within("after", |reader| reader.unexpected(written, "nothing here: only a start is deferred"));
            }
            return Some(StartRule { moment: shape.moment(node, reader)?, after });
        }
    };
    Some(StartRule { moment, after: Duration::ZERO })
}

impl Blank for EventMatch {
    fn blank() -> Self {
        Self { event: EventType::Opened, status: None, level: None, team: None, subject: None }
    }
}

impl Decode for EventMatch {
    const EXPECTED: &'static str = "an event such as \"opened\", or { \"event\": \"assigned\", \"level\": \"L4\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let rule = moment(node, reader, false)?;
        match rule.moment {
            Moment::Earliest(mut events) if events.len() == 1 => events.pop(),
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Decode for StartRule {
    const EXPECTED: &'static str = "an event such as \"opened\", or an object with event, status, laterOf or earlierOf";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        moment(node, reader, true)
    }
}

impl Decode for StopRule {
    const EXPECTED: &'static str = "\"exact\", an event, or several";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("exact") {
            return Some(Self::Exact);
        }
        moment(node, reader, false).map(|rule| Self::At(rule.moment))
    }
}
