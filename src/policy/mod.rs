//! A policy: read once and checked whole, then asked many times.

mod document;
mod parts;
mod promised;
mod zone_name;

pub(crate) use document::{
    Agreement, Amount, Band, Bands, Base, CalendarName, Cap, Chain, Claim, ClaimFrom, Constraint, Contact, CountedFrom,
    Divider, Divisor, EventMatch, Fact, Formula, Formulas, Found, Gap, Group, Known, LastDay, Length, Matrix, Message,
    Moment, NoticePeriod, Outage, Parameter, PauseRule, Pay, Penalty, Per, PlanItem, Plus, Price, PriorityChange,
    PriorityMove, PriorityName, Process, ProcessStep, Promise, Qualification, RatesBy, Raw, Recipient, ReopenMode,
    ReopenRule, Repeats, Round, RoundingMode, Route, Rows, Rung, Score, Settlement, ShareOf, StartRule, Status, Step,
    StepAt, StopRule, SupportLevel, Target, TargetForm, Task, Trigger, Unit, Unmet, WayBack, WindowOfMonth,
    read_declared,
};
pub use document::{AgreementKind, CapScope, Channel, ConstraintKind, Metric, Party};
pub(crate) use document::{
    Condition, CountedBy, EarnBack, Ladder, Mark, Measure, MeasureBand, MeasurePrice, OutOf, Paid, Period, Quantity,
    Right, RightOf, Shortfall, StatementTerms,
};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use document::{ContactName, Day, ParameterKind, Test};

use std::sync::{Arc, OnceLock};

use crate::assessment::{Assessment, Audience, PenaltyCurve};
use crate::calendar::{Calendar, CalendarSpec, Zone};
use crate::json::{self, Decode, Depth, Map, Names, Node, Reader, Use};
use crate::nearest::nearest;
use crate::ticket::Ticket;
use crate::{Error, ErrorCode, Instant, Problem};

use document::PolicyDocument;

/// A policy, compiled: always valid, asked as often as you like, from as many threads as you like.
///
/// ```
/// use sla_clock::{Audience, Instant, Policy};
///
/// let policy = Policy::from_json(r#"{
///   "format": 1, "id": "example", "timeZone": "Europe/Paris",
///   "calendars": { "office": { "week": { "mon-fri": ["08:00-18:00"] } } },
///   "qualification": { "otherwise": "P2" },
///   "agreements": [ { "id": "customer", "kind": "sla", "targets": [
///     { "metric": "restore", "by": { "P2": { "within": "4h", "calendar": "office" } } } ] } ]
/// }"#)?;
/// // Friday 16:00: two hours are left that day, the other two run on Monday.
/// let ticket = policy.ticket(br#"{ "events": [ { "at": "2026-03-13T16:00:00+01:00", "type": "opened" } ] }"#)?;
/// let now = policy.instant("2026-03-13T17:00:00+01:00")?;
/// let assessment = policy.assess(&ticket, now, Audience::Internal)?;
/// let restore = &assessment.clocks[0];
/// assert_eq!(restore.due.as_ref().map(|due| due.instant()), Some(policy.instant("2026-03-16T10:00:00+01:00")?));
/// # Ok::<(), sla_clock::Error>(())
/// ```
#[derive(Debug)]
pub struct Policy {
    document: PolicyDocument,
    calendars: Map<Calendar>,
    /// Around the clock in the policy's zone.
    always: Calendar,
    names: Arc<Names>,
    /// The document as it was written.
    source: Node,
    for_partners: OnceLock<View>,
    for_customers: OnceLock<View>,
    /// Whether what is promised may depend on when a ticket is reported.
    asks_report: bool,
}

/// What an audience may see of a policy, compiled when first asked.
#[derive(Debug)]
enum View {
    /// All of it.
    Whole,
    Part(Box<Policy>),
    /// Nothing, as it does not compile: never the whole policy instead.
    None,
}

impl Policy {
    /// The longest policy text that is read, in bytes.
    pub const MAX_BYTES: usize = 2 << 20;
    /// The longest ticket that is read, in bytes.
    pub const MAX_TICKET_BYTES: usize = 8 << 20;

    /// Reads and checks a policy's text.
    ///
    /// # Errors
    /// `policy-invalid` with every problem: where, what was found, what was expected and the nearest valid word;
    /// `zone-unknown` or `no-open-time` when that is all that's wrong; `too-large`.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if let Some(error) = json::too_long(text.len(), Self::MAX_BYTES, "a policy") {
            return Err(error);
        }
        let mut reader = Reader::new(ErrorCode::PolicyInvalid, Some(text), Arc::default());
        let policy = json::parse(text, &mut reader).and_then(|node| Self::read(node, &mut reader));
        reader.finish(policy)
    }

    fn read(source: Node, reader: &mut Reader<'_>) -> Option<Self> {
        let source = crate::vocabulary::statuses::written_out(source);
        let node = &source;
        let names = Arc::new(document::declared_names(node));
        reader.use_names(Arc::clone(&names));
        let document = PolicyDocument::decode(node, reader);
        let zone = document.as_ref().map_or_else(Zone::utc, |document| document.time_zone.0);
        let document = document?;
        let mut calendars = Vec::new();
        for (name, calendar) in document.calendars.iter() {
            let written = node.get("calendars").and_then(|calendars| calendars.get(name)).unwrap_or(node);
            reader.enter("calendars");
            let compiled = reader.within(name, |reader| calendar.compile(zone, &document.holidays, written, reader));
            reader.leave();
            calendars.extend(compiled.map(|compiled| (Box::from(name), compiled)));
        }
        let always = Calendar::new(CalendarSpec::always(zone)).ok()?;
        let asks_report = crate::batch::asks_report(node);
        Some(Self {
            document,
            calendars: Map(calendars),
            always,
            names,
            source,
            for_partners: OnceLock::new(),
            for_customers: OnceLock::new(),
            asks_report,
        })
    }

    /// Reads a ticket from JSON bytes, against this policy.
    ///
    /// # Errors
    /// `ticket-invalid` with every problem; `too-large`; `out-of-range` for an instant outside 1970 to 2099.
    pub fn ticket(&self, bytes: &[u8]) -> Result<Ticket, Error> {
        if let Some(error) = json::too_long(bytes.len(), Self::MAX_TICKET_BYTES, "a ticket") {
            return Err(error);
        }
        let Ok(text) = str::from_utf8(bytes) else {
            return Err(Error::at(
                ErrorCode::TicketInvalid,
                "",
                "bytes that are no UTF-8",
                "a ticket as JSON in UTF-8",
            ));
        };
        let mut reader = Reader::new(ErrorCode::TicketInvalid, Some(text), Arc::default());
        let node = json::parse(text, &mut reader);
        self.ticket_of(&reader.finish(node)?)
    }

    /// Reads a ticket from whatever serde can read, a JavaScript object for one, by the same rules as from bytes.
    ///
    /// # Errors
    /// As [`Self::ticket`].
    pub fn ticket_from<'de, D: serde::Deserializer<'de>>(&self, source: D) -> Result<Ticket, Error> {
        let depth = Depth::new(json::MAX_VALUES);
        match json::node_from(source, &depth) {
            Ok(node) => self.ticket_of(&node),
            Err(_) if depth.is_too_large() => {
                let expected = format!("at most {} levels and {} values", json::MAX_DEPTH, json::MAX_VALUES);
                Err(Error::at(ErrorCode::TooLarge, "", "a ticket deeper or longer than any", expected))
            }
            Err(error) => {
                let found = format!("a value that is no JSON ({error})");
                Err(Error::at(ErrorCode::TicketInvalid, depth.failed_path(), found, "plain JSON values"))
            }
        }
    }

    /// The same whichever door the ticket came through, so without places in a text.
    fn ticket_of(&self, node: &Node) -> Result<Ticket, Error> {
        let mut reader = Reader::new(ErrorCode::TicketInvalid, None, Arc::clone(&self.names));
        let ticket = self.with_customs(|customs| crate::ticket::read(node, &mut reader, customs));
        let mut ticket = reader.finish(ticket)?;
        crate::escalation::read_hand_overs(self, &mut ticket);
        Ok(ticket)
    }

    /// Reads an instant as tickets write them: RFC 3339 with an offset, or without one if the policy names a `ticketTimeZone`.
    ///
    /// # Errors
    /// `out-of-range` at `/now`: for a text that is no instant, and for one outside 1970 to 2099.
    pub fn instant(&self, text: &str) -> Result<Instant, Error> {
        crate::timestamp::parse(text, self.ticket_zone())
            .map_err(|reason| Error::at(ErrorCode::OutOfRange, "/now", json::describe_text(text), reason.expected()))
    }

    /// The whole answer for a ticket at an instant.
    ///
    /// # Errors
    /// `out-of-range` when a due instant would lie past 2099, or an amount past every decimal.
    pub fn assess(&self, ticket: &Ticket, now: Instant, audience: Audience) -> Result<Assessment, Error> {
        crate::engine::assess(self.seen_by(audience)?, ticket, now, audience)
    }

    /// What is owed at every instant at which the ticket may end, as exact break points from the due instant on: for each
    /// agreement all penalties together, then each of them. Read a point as "from then on".
    ///
    /// Events after `now` are not seen. `until` ends the curve; without it the curve goes on until nothing changes, or for
    /// 500 points. For `resolved` each curve says what is owed if the ticket ends at that instant.
    ///
    /// # Errors
    /// As [`Self::assess`].
    ///
    /// ```
    /// use sla_clock::{Audience, Policy};
    ///
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "lines", "currency": "EUR", "calendars": { "always": { "week": "24x7" } },
    ///   "qualification": { "otherwise": "P1" },
    ///   "agreements": [ { "id": "customer", "kind": "sla",
    ///     "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
    ///     "penalties": [ { "id": "late", "on": "restore", "amount": "48.00 EUR", "perStarted": "1h", "cap": { "units": 3 } } ] } ]
    /// }"#)?;
    /// let ticket = policy.ticket(br#"{ "events": [ { "at": "2026-03-13T08:00:00Z", "type": "opened" } ] }"#)?;
    /// let now = policy.instant("2026-03-13T09:00:00Z")?;
    /// let repaired = policy.instant("2026-03-13T13:40:00Z")?;
    /// let curves = policy.penalty_curve(&ticket, now, Audience::Internal, None, Some(repaired))?;
    /// let amounts: Vec<_> = curves[0].points.iter().map(|point| point.amount.to_string()).collect();
    /// assert_eq!(amounts, ["0.00 EUR", "48.00 EUR", "96.00 EUR", "144.00 EUR"]);
    /// assert_eq!(curves[0].resolved.as_ref().map(|point| point.amount.to_string()).as_deref(), Some("96.00 EUR"));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn penalty_curve(
        &self,
        ticket: &Ticket,
        now: Instant,
        audience: Audience,
        until: Option<Instant>,
        resolved: Option<Instant>,
    ) -> Result<Vec<PenaltyCurve>, Error> {
        crate::engine::penalty_curves(self.seen_by(audience)?, ticket, now, audience, (until, resolved))
    }

    /// The policy that may be handed to an audience, as JSON text: the same answers for them, and nothing that is not for
    /// them. What it publishes stands as it was written and in its order; notes are left out.
    ///
    /// A customer gets no contacts, support levels, escalation, chain, agreements of others, and no penalties unless the
    /// agreement says `"penaltiesShownTo": ["customer"]`; a partner the agreements with partners. For the operator's own
    /// people it is the whole policy.
    ///
    /// ```
    /// use sla_clock::{Audience, Policy};
    ///
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "lines", "note": "renegotiate in May",
    ///   "calendars": { "always": { "week": "24x7" } },
    ///   "contacts": { "noc": { "email": "noc@example.com" } },
    ///   "qualification": { "otherwise": "P1" },
    ///   "agreements": [ { "id": "customer", "kind": "sla",
    ///     "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ],
    ///     "escalation": [ { "on": "restore", "at": "75%", "tell": ["noc"] } ] } ]
    /// }"#)?;
    /// let published = policy.for_audience(Audience::Customer);
    /// assert!(published.contains("restore") && !published.contains("noc") && !published.contains("May"));
    /// assert!(Policy::from_json(&published).is_ok());
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> String {
        crate::audience::published(&self.source, audience, None).to_json()
    }

    /// The policy that may be handed to one partner: the agreements in which it is named as `vendor`, `provider` or
    /// `consumer`, in any language, and no other partner's. Read it, and answer that partner by it: [`Audience::Partner`]
    /// of the whole policy is all partners together.
    ///
    /// # Errors
    /// `out-of-range` at `/party` for a name that stands in no agreement with a partner, with the nearest that does.
    ///
    /// ```
    /// use sla_clock::Policy;
    /// let contract = |id: &str, vendor: &str| format!(r#"{{ "id": "{id}", "kind": "underpinning", "vendor": "{vendor}",
    ///   "targets": [ {{ "metric": "restore", "by": {{ "P1": {{ "within": "4h", "calendar": "always" }} }} }} ] }}"#);
    /// let policy = Policy::from_json(&format!(r#"{{ "format": 1, "id": "vendors",
    ///   "calendars": {{ "always": {{ "week": "24x7" }} }}, "qualification": {{ "otherwise": "P1" }},
    ///   "agreements": [ {}, {} ] }}"#, contract("billing", "Vendor B"), contract("carrier", "Vendor C")))?;
    /// let published = policy.for_party("Vendor B")?;
    /// assert!(published.contains("billing") && !published.contains("carrier"));
    /// let error = policy.for_party("Vendor D").unwrap_err();
    /// assert_eq!(error.problems()[0].nearest.as_deref(), Some("Vendor B"));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn for_party(&self, party: &str) -> Result<String, Error> {
        let known = crate::audience::parties(&self.source);
        if known.contains(&party) {
            return Ok(crate::audience::published(&self.source, Audience::Partner, Some(party)).to_json());
        }
        let problem = Problem {
            code: ErrorCode::OutOfRange,
            path: "/party".to_owned(),
            position: None,
            found: json::describe_text(party),
            expected: "a party of an agreement with a partner".to_owned(),
            nearest: nearest(party, known.iter().copied()).map(str::to_owned),
        };
        Err(Error::from_problems(ErrorCode::OutOfRange, vec![problem]))
    }

    /// The policy by which an audience is answered: what may not be seen can't be in the answer, as it is not there.
    pub(crate) fn seen_by(&self, audience: Audience) -> Result<&Self, Error> {
        let view = match audience {
            Audience::Internal => return Ok(self),
            Audience::Partner => &self.for_partners,
            Audience::Customer => &self.for_customers,
        };
        match view.get_or_init(|| self.view(audience)) {
            View::Whole => Ok(self),
            View::Part(policy) => Ok(policy),
            View::None => Err(Error::at(ErrorCode::Internal, "", "a published policy that is none", "a valid one")),
        }
    }

    fn view(&self, audience: Audience) -> View {
        let tree = crate::audience::published(&self.source, audience, None);
        if tree == self.source {
            return View::Whole;
        }
        let mut reader = Reader::new(ErrorCode::PolicyInvalid, None, Arc::default());
        let policy = Self::read(tree, &mut reader);
        reader.finish(policy).map_or(View::None, |policy| View::Part(Box::new(policy)))
    }

    /// The policy's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.document.id
    }
}

/// What the policy calls its parameters, for those who show an answer.
#[cfg(not(target_arch = "wasm32"))]
impl Policy {
    /// The name of a parameter for people: the policy's own, else that of the ready-made parameter it takes. None for a
    /// parameter without one, and for none of the policy's.
    ///
    /// ```
    /// use sla_clock::Policy;
    /// let policy = Policy::from_json(r#"{ "format": 1, "id": "x", "qualification": { "otherwise": "P1" },
    ///   "parameters": { "system": { "standard": "system", "options": { "billing": "The biller" } } } }"#)?;
    /// assert_eq!(policy.parameter_title("system").map(|text| text.in_language("fr")), Some("Système"));
    /// assert_eq!(policy.option_title("system", "network").map(|text| text.in_language("fr")), Some("Réseau"));
    /// assert_eq!(policy.option_title("system", "billing").map(|text| text.in_language("fr")), Some("The biller"));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    #[must_use]
    pub fn parameter_title(&self, parameter: &str) -> Option<&crate::scalar::Text> {
        self.parameter(parameter)?.title.as_ref()
    }

    /// The words for a value of a choice: the policy's own, else those of the ready-made parameter it takes.
    #[must_use]
    pub fn option_title(&self, parameter: &str, option: &str) -> Option<&crate::scalar::Text> {
        self.parameter(parameter)?.options.get(option)
    }
}

/// The mentions of declared names in a document.
pub(crate) fn names_used(document: &Node) -> Vec<Use> {
    let mut reader = Reader::new(ErrorCode::PolicyInvalid, None, Arc::new(document::declared_names(document)));
    reader.note_uses();
    PolicyDocument::decode(document, &mut reader);
    reader.uses()
}

/// The written shapes, for their schema.
#[cfg(feature = "schema")]
pub(crate) mod shapes {
    pub(crate) use super::document::shapes::*;
    pub(crate) use super::zone_name::ZoneName;
}
