//! The policy as it is written: the JSON shapes, and nothing that is computed from them.

mod agreement;
mod calendar;
mod chain;
mod change;
mod communication;
mod condition;
mod constraint;
mod contact;
mod holiday;
mod matrix;
mod message;
mod metric;
mod modifier;
mod moment;
mod names;
mod parameter;
mod pause;
mod penalty;
mod process;
mod qualification;
mod score;
mod statement;
mod status;
mod support;
mod target;
mod target_shape;
mod task;
mod window;

pub(crate) use agreement::Agreement;
pub use agreement::AgreementKind;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use agreement::Day;
pub(crate) use calendar::CalendarDocument;
pub(crate) use chain::Chain;
pub(crate) use change::{PriorityChange, ReopenMode, ReopenRule, Repeats};
pub(crate) use communication::{NoticePeriod, PlanItem, PriorityMove, Recipient};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use condition::Test;
pub(crate) use condition::{Condition, Found, Known, Unmet, read_declared};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use parameter::ParameterKind;

pub(crate) use constraint::Constraint;
pub use constraint::ConstraintKind;
pub use contact::Channel;
pub(crate) use contact::{Contact, Step, StepAt};
pub(crate) use matrix::Matrix;
pub(crate) use message::Message;
pub use metric::Metric;
pub(crate) use moment::{EventMatch, Moment, StartRule, StopRule};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use names::ContactName;
pub(crate) use names::declared_names;
pub(crate) use names::{CalendarName, PriorityName};
pub(crate) use parameter::{Fact, Parameter, Raw};
pub(crate) use pause::{PauseRule, Per};
pub use penalty::CapScope;
pub(crate) use penalty::{
    Amount, Band, Bands, Base, Cap, Claim, ClaimFrom, CountedFrom, Divider, Divisor, Formula, Formulas, Gap, Group,
    LastDay, Length, Outage, Paid, Pay, Penalty, Period, Plus, Price, RatesBy, Round, RoundingMode, Rows, Settlement,
    ShareOf, Trigger, Unit,
};
pub use process::Party;
pub(crate) use process::{Process, ProcessStep, WayBack};
pub(crate) use qualification::Qualification;
pub(crate) use score::Score;
pub(crate) use statement::{
    CountedBy, EarnBack, Ladder, Mark, Measure, MeasureBand, MeasurePrice, OutOf, Quantity, Right, RightOf, Shortfall,
    StatementTerms,
};
pub(crate) use status::{Status, Statuses};
pub(crate) use support::{Route, SupportLevel};
pub(crate) use target::{Promise, Rung, Target, TargetForm};
pub(crate) use task::Task;
pub(crate) use window::WindowOfMonth;

use communication::Communication;
use holiday::Holidays;

use crate::Duration;
use crate::json::{Blank, Decode, Map, Node, Reader, document};
use crate::money::Currency;
use crate::scalar::Text;
use crate::ticket::EventType;

use super::zone_name::ZoneName;

document! {
    /// A whole policy, format 1.
    pub(crate) struct PolicyDocument {
        /// The address of this format's JSON Schema, for editors.
        "$schema" => schema: Option<Box<str>>,
        /// The version of this format: 1.
        "format" => format: Format,
        /// A short name, in kebab-case.
        "id" => id: Box<str>,
        /// The policy's own version.
        "version" => version: Option<Box<str>>,
        /// The policy's name for people.
        "title" => title: Option<Text>,
        /// The zone of calendars that name none, and in which answers are written. UTC when left out.
        "timeZone" => time_zone: ZoneName = ZoneName::utc(),
        /// The zone of ticket times written without an offset. Without it such a time is an error.
        "ticketTimeZone" => ticket_time_zone: Option<ZoneName>,
        /// The currency of every amount.
        "currency" => currency: Option<Currency>,
        /// The priorities, most severe first. P1 to P4 when left out.
        "priorities" => priorities: Vec<Box<str>> = names::default_priorities(),
        /// The facts that qualify a ticket.
        "parameters" => parameters: Map<Parameter>,
        /// Sets of holidays that calendars share, by name.
        "holidays" => holidays: Map<Holidays>,
        /// The hours in which clocks run.
        "calendars" => calendars: Map<CalendarDocument>,
        /// Stretches of days that come back with every month, for `reportedIn`: the bill run.
        "windows" => windows: Map<WindowOfMonth>,
        /// Why a clock may stand still, with words for people.
        "pauseReasons" => pause_reasons: Map<Text>,
        /// The CRM's own words for events, with the event each one is. A ticket's event may have such a word as its `type`.
        "events" => events: Map<EventType>,
        /// The CRM's statuses, with what entering each one means; or ready ones, `TMF621` or `MEF`. A ticket's event may name a `status` instead of a `type`.
        "statuses" => statuses: Statuses,
        /// The causes that a ticket may name, with words for people.
        "causes" => causes: Map<Text>,
        /// The fees that tickets bring, and their names for people.
        "fees" => fees: Map<Text>,
        /// So long after `resolved`, in elapsed time, a ticket that nobody reopens is closed.
        "autoClose" => auto_close: Option<Duration>,
        /// Whom to reach.
        "contacts" => contacts: Map<Contact>,
        /// The support levels, first to last.
        "support" => support: Vec<SupportLevel>,
        /// How a ticket gets its priority.
        "qualification" => qualification: Qualification,
        /// What was promised to whom.
        "agreements" => agreements: Vec<Agreement>,
        /// How promises are shared out among the support levels.
        "chain" => chain: Vec<Chain>,
        /// Stretches of time in which work cannot go on.
        "constraints" => constraints: Vec<Constraint>,
        /// The steps that a ticket goes through, and who is waited for in a pause.
        "process" => process: Option<Process>,
        /// Operational work that comes back: what the agenda of the policy itself shows.
        "tasks" => tasks: Vec<Task>,
        /// Who is told what while a ticket is open.
        "communication" => communication: Option<Communication>,
        /// What is written to them: `"standard"` takes the ready-made message of that name.
        "messages" => messages: Map<Message>,
    }
    check check
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "agreements", "id");
    reader.refuse_repeats(node, "support", "level");
    refuse_windows_named_as_calendars(node, reader);
    reader.refuse_repeats(node, "constraints", "id");
    chain::check(node, reader);
    task::check(node, reader);
    let mut seen: Vec<&str> = Vec::new();
    for (index, priority) in node.get("priorities").map(Node::items).unwrap_or_default().iter().enumerate() {
        let Some(text) = priority.text() else { continue };
        if seen.contains(&text) {
            reader.enter("priorities");
            reader.enter_index(index);
            reader.unexpected(priority, "each priority once");
            reader.leave();
            reader.leave();
        }
        seen.push(text);
    }
}

/// `reportedIn` names a calendar or a window: no name may be both.
fn refuse_windows_named_as_calendars(node: &Node, reader: &mut Reader<'_>) {
    let calendars = node.get("calendars").map(Node::members).unwrap_or_default();
    for window in node.get("windows").map(Node::members).unwrap_or_default() {
        if *window.key != *"note" && calendars.iter().any(|calendar| calendar.key == window.key) {
            reader.enter("windows");
            reader.within(&window.key, |reader| {
                reader.refuse(None, &window.node, "the name of a calendar".into(), "a name of its own".into());
            });
            reader.leave();
        }
    }
}

/// The format's version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Format;

impl Blank for Format {
    fn blank() -> Self {
        Self
    }
}

impl Decode for Format {
    const EXPECTED: &'static str = "1, the only format there is";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(&node.value, crate::json::Value::Number(text) if &**text == "1") {
            return Some(Self);
        }
        reader.unexpected(node, Self::EXPECTED);
        None
    }
}

/// The written shapes, for their schema.
#[cfg(feature = "schema")]
pub(crate) mod shapes {
    pub(crate) use super::agreement::Day;
    pub(crate) use super::calendar::{Exceptions, Timestamp};
    pub(crate) use super::chain::Budgets;
    pub(crate) use super::change::{ReopenMode, ReopenRule, ReopenShape};
    pub(crate) use super::condition::Condition;
    pub(crate) use super::contact::{Misses, StepAt};
    pub(crate) use super::holiday::{HolidayShape, Holidays, Whole};
    pub(crate) use super::matrix::{Matrices, Matrix, MatrixShape};
    pub(crate) use super::message::{Message, MessageShape, StandardMessage};
    pub(crate) use super::metric::Metric;
    pub(crate) use super::modifier::{Levels, Modifier, ModifierShape};
    pub(crate) use super::moment::{EventMatch, MomentShape, StartRule, StopRule};
    pub(crate) use super::names::{
        AgreementName, CalendarName, CauseName, ContactName, LevelName, MessageName, ParameterName, PauseReason,
        PriorityName, RecipientName, StatusName, TargetName, TeamName,
    };
    pub(crate) use super::parameter::{Parameter, ParameterShape, Raw, StandardName};
    pub(crate) use super::pause::{PauseRule, PauseShape};
    pub(crate) use super::penalty::{
        Band, BandShape, Bands, Base, BaseShape, Cap, CapShape, Claim, ClaimShape, Divider, Divisor, EventTrigger,
        Formula, FormulaShape, FormulasByCause, FormulasByPriority, Group, HeadShape, Length, MatchingEventsShape,
        Paid, PaidShape, Pay, PayShape, Penalty, Places, Plus, PlusShape, QuotientShape, Rate, RateShape, Rates, Reach,
        ShareOf,
    };
    pub(crate) use super::qualification::{Sides, SidesShape};
    pub(crate) use super::score::{Points, PointsRow, Score, ScoreShape, Threshold, ThresholdShape};
    pub(crate) use super::statement::{
        Availability, AvailabilityShape, Ladder, Mark, Measure, MeasureBand, MeasureBandShape, MeasureShape,
        PointsByPriority, Right, RightShape,
    };
    pub(crate) use super::status::{Status, Statuses};
    pub(crate) use super::target::{ByPriority, Rung, TargetForm};
    pub(crate) use super::target_shape::{Count, DayOfMonth, Hour, NthWorkingDay, TargetShape};
    pub(crate) use super::task::TaskFacts;
    pub(crate) use super::window::{DayInMonth, DayInMonthShape, HoursName, NthDay};
    pub(crate) use super::{Format, PolicyDocument};
}
