//! What is written to somebody: a template of the policy, filled in for one ticket, one language and one channel.
//!
//! Filled in here and not in the host, so that the same ticket gives the same words in a page, a worker and a program. What
//! stands in a ticket is never more than words in it: see [`mod@channel`].

mod channel;
mod chat;
mod next;
mod ready;
mod standing;
mod template;
mod values;
mod words;

pub(crate) use ready::{STANDARD_MESSAGES, standard_message};
pub(crate) use template::{Fault, check_template};
pub(crate) use values::{FIELDS, is_field};

use crate::assessment::{Assessment, Audience, MessageAnswer, NewsAnswer, NewsChannel, NewsState};
use crate::json::{Decode, Map, Reader, describe_text, document};
use crate::nearest::nearest;
use crate::policy::{Message, PlanItem, Policy};
use crate::qualification::qualify;
use crate::scalar::Text;
use crate::scene::Scene;
use crate::target::Language;
use crate::ticket::{Ticket, WholeCount};
use crate::{Error, ErrorCode, Instant, Problem};

use template::{Piece, pieces};
use values::Values;
use words::pick;

document! {
    /// Which message is wanted: of the policy's messages by `message`, or the one of an item of the plan by `item`.
    pub(crate) struct MessageRequest {
        /// The message's name; the item's own when left out.
        "message" => message: Option<Box<str>>,
        /// The item of the plan that it is for: says the recipient, their language, and what it speaks of.
        "item" => item: Option<Box<str>>,
        /// Of an item whose moment came several times, which time: the one to be told first when left out.
        "time" => time: Option<WholeCount>,
        /// How it will be sent; the item's first channel, else `email`.
        "channel" => channel: Option<NewsChannel>,
        /// In which language, as a tag; the recipient's, else `en`.
        "language" => language: Option<Box<str>>,
        /// The clock it speaks of: its id. The item's, else the message's, else the one that matters most.
        "clock" => clock: Option<Box<str>>,
        /// What its reader may know; as much as the recipient of the item may see, else all.
        "audience" => audience: Option<Audience>,
        /// Values for the message's own fields.
        "values" => values: Map<Box<str>>,
    }
}

impl Policy {
    /// What is written to somebody about a ticket at an instant: a message of the policy, filled in. `request` is JSON: it
    /// names a `message`, or the `item` of the communication plan it is for, and may say the `channel`, the `language`, the
    /// `clock`, the `audience` and the `values` of the message's own fields.
    ///
    /// Nothing is sent: that is the host's.
    ///
    /// # Errors
    /// `out-of-range` for a request that can't be read, or that names what the policy does not have or the ticket has no
    /// use for; else as [`Policy::assess`].
    ///
    /// ```
    /// use sla_clock::Policy;
    ///
    /// let policy = Policy::from_json(r#"{
    ///   "format": 1, "id": "lines", "timeZone": "Europe/Paris", "calendars": { "always": { "week": "24x7" } },
    ///   "qualification": { "otherwise": "P1" }, "messages": { "received": "standard" },
    ///   "agreements": [ { "id": "customer", "kind": "sla",
    ///     "targets": [ { "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } } ] } ]
    /// }"#)?;
    /// let ticket = policy.ticket(br#"{ "id": "INC-7", "events": [ { "at": "2026-03-13T19:20:00Z", "type": "opened" } ] }"#)?;
    /// let now = policy.instant("2026-03-13T19:21:00Z")?;
    /// let sms = policy.message(&ticket, now, r#"{ "message": "received", "channel": "sms" }"#)?;
    /// assert_eq!(sms.text, "INC-7 received, priority P1. Restoration due Saturday 14 March at 00:20.");
    /// assert_eq!(sms.parts, Some(1));
    /// # Ok::<(), sla_clock::Error>(())
    /// ```
    pub fn message(&self, ticket: &Ticket, now: Instant, request: &str) -> Result<MessageAnswer, Error> {
        if let Some(error) = crate::json::too_long(request.len(), Self::MAX_BYTES, "a request") {
            return Err(error);
        }
        let mut reader = Reader::new(ErrorCode::OutOfRange, Some(request), std::sync::Arc::default());
        reader.strict = true;
        let read = crate::json::parse(request, &mut reader).and_then(|node| MessageRequest::decode(&node, &mut reader));
        let request = reader.finish(read)?;
        let item = request.item.as_deref().map(|id| {
            let named = |item: &&PlanItem| *item.id == *id;
            self.plan().iter().find(named).ok_or_else(|| unknown("/item", id, self.plan().iter().map(|item| &*item.id)))
        });
        written(self, ticket, now, &request, item.transpose()?)
    }
}

/// A name that the policy does not have.
fn unknown<'n>(path: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Error {
    let problem = Problem {
        code: ErrorCode::OutOfRange,
        path: path.to_owned(),
        position: None,
        found: describe_text(name),
        expected: ["a name of the policy's: ", path.trim_start_matches('/')].concat(),
        nearest: nearest(name, known).map(str::to_owned),
    };
    Error::from_problems(ErrorCode::OutOfRange, vec![problem])
}

fn written(
    policy: &Policy,
    ticket: &Ticket,
    now: Instant,
    request: &MessageRequest,
    item: Option<&PlanItem>,
) -> Result<MessageAnswer, Error> {
    let recipient = item.and_then(|item| policy.recipient(&item.to.0));
    let shown = recipient.map(|recipient| recipient.shown_to.as_slice()).unwrap_or_default();
    let outside = [Audience::Customer, Audience::Partner].into_iter().find(|audience| shown.contains(audience));
    let audience = request.audience.or(outside).unwrap_or(Audience::Internal);
    let name = request.message.as_deref().or_else(|| Some(&*item?.message.as_ref()?.0));
    let Some(name) = name else {
        return Err(Error::at(ErrorCode::OutOfRange, "/message", "no message", "a name of the policy's: message"));
    };
    let Some(message) = policy.messages().get(name) else {
        return Err(unknown("/message", name, policy.messages().names()));
    };
    for field in &message.fields {
        if request.values.get(field).is_none() {
            let path = ["/values/", field].concat();
            return Err(Error::at(ErrorCode::OutOfRange, path, "no value", "what stands in this field of the message"));
        }
    }
    let own = |name: &&str| !message.fields.iter().any(|field| **field == **name);
    if let Some(stray) = request.values.names().find(own) {
        return Err(unknown("/values", stray, message.fields.iter().map(|field| &**field)));
    }
    // Where it is reached stands in the plan of the operator's own people; what it says is for its reader.
    let inside = policy.assess(ticket, now, Audience::Internal)?;
    let row = match item {
        Some(item) => Some(row(&inside, item, request.time.map(|time| time.0))?),
        None => None,
    };
    let answer = if audience == Audience::Internal { inside.clone() } else { policy.assess(ticket, now, audience)? };
    let seen = policy.seen_by(audience)?;
    let mut scene = Scene::new(seen, ticket, now);
    let (_, facts) = qualify(&mut scene);
    let clock = clock(&answer, request, row, message)?;
    let channel = request.channel.or_else(|| item?.channels.first().copied()).unwrap_or(NewsChannel::Email);
    let language = request.language.as_deref().or_else(|| recipient?.language.as_deref()).unwrap_or("en");
    let short = channel == NewsChannel::Sms;
    let body = message.sms.as_ref().filter(|_| short).unwrap_or(&message.body);
    let (template, tag) = said(body, language);
    let subject = message.subject.as_ref().filter(|_| !short).map(|subject| said(subject, language).0);
    let next = if [Some(template), subject].into_iter().flatten().any(next::is_asked) {
        next::next(policy, ticket, item, &answer, (row, clock))?
    } else {
        None
    };
    let values = Values {
        policy,
        answer: &answer,
        facts: &facts,
        seen: scene.seen,
        cause: scene.cause(),
        clock,
        next: next.as_ref(),
        row,
        own: &request.values.0,
        tag,
        language: Language::of_tag(tag),
    };
    let mut missing = Vec::new();
    let mut text = fill(template, &values, channel, &mut missing);
    if short {
        text = channel::plain_marks(&text);
    }
    let subject = subject.map(|template| fill(template, &values, channel, &mut missing));
    let (gsm, parts) = channel::parts(&text);
    let addresses = row.map(|row| row.addresses.iter().filter(|address| address.channel == channel).cloned().collect());
    Ok(MessageAnswer {
        message: name.into(),
        item: item.map(|item| item.id.clone()),
        to: item.map(|item| item.to.0.clone()),
        addresses: addresses.unwrap_or_default(),
        channel,
        language: tag.into(),
        subject,
        html: channel::shows_html(channel).then(|| channel::html(&text)),
        parts: short.then_some(parts),
        unicode: short.then_some(!gsm),
        text,
        missing,
    })
}

/// The row of an item: of several, the time asked for, else the first that is to be told, else the last. Of one whose moment
/// has not come there is nothing to say yet.
fn row<'r>(answer: &'r Assessment, item: &PlanItem, time: Option<i64>) -> Result<&'r NewsAnswer, Error> {
    let own = || answer.communication.iter().filter(|row| row.id == item.id);
    let open = |row: &&NewsAnswer| matches!(row.state, NewsState::Due | NewsState::Next | NewsState::Overdue);
    let found = match time {
        Some(time) => own().find(|row| row.time.map(i64::from) == Some(time)),
        None => own().find(open).or_else(|| own().next_back()),
    };
    let path = if time.is_some() { "/time" } else { "/item" };
    let none = || Error::at(ErrorCode::OutOfRange, path, "an item that is not for this ticket", "one that concerns it");
    let found = found.ok_or_else(none)?;
    if found.state == NewsState::Waiting {
        let expected = "one that is due; before that its text by the name of its message";
        return Err(Error::at(ErrorCode::OutOfRange, path, "an item whose moment has not come", expected));
    }
    Ok(found)
}

/// The clock that a message speaks of: asked for it must be there, else the nearest that the reader sees.
fn clock<'r>(
    answer: &'r Assessment,
    request: &MessageRequest,
    row: Option<&NewsAnswer>,
    message: &Message,
) -> Result<Option<&'r crate::assessment::ClockAnswer>, Error> {
    let of = |id: &str| answer.clocks.iter().find(|clock| clock.id == id);
    if let Some(id) = request.clock.as_deref() {
        return match of(id) {
            Some(clock) => Ok(Some(clock)),
            None => Err(unknown("/clock", id, answer.clocks.iter().map(|clock| &*clock.id))),
        };
    }
    // A rhythm is when the news is due, not what it is about.
    let own = row.filter(|row| row.missed.is_none()).and_then(|row| row.clock.as_deref());
    let named = own.and_then(of).or_else(|| of(message.clock.as_deref()?));
    Ok(named.or_else(|| of(answer.headline.as_deref()?)).or(answer.clocks.first()))
}

/// The words for a language with its tag: the same fallbacks as [`Text::in_language`].
fn said<'t>(text: &'t Text, tag: &'t str) -> (&'t str, &'t str) {
    let chosen = text.in_language(tag);
    match text {
        Text::Any(_) => (chosen, tag),
        Text::By(texts) => {
            let of = |tag: &str| texts.iter().find(|(known, _)| **known == *tag);
            let primary = tag.split('-').next().unwrap_or_default();
            let found = of(tag).or_else(|| of(primary)).or_else(|| of("en")).or(texts.first());
            found.map_or((chosen, tag), |(known, words)| (words, known))
        }
    }
}

/// Fills a template in; fields that are not known are said to be so, and listed.
fn fill(template: &str, values: &Values<'_>, channel: NewsChannel, missing: &mut Vec<Box<str>>) -> String {
    let mut out = String::new();
    for piece in pieces(template) {
        match piece {
            Ok(Piece::Words(words)) => out.push_str(words),
            Ok(Piece::Field(name)) => match values.get(name).filter(|value| !value.is_empty()) {
                Some(value) => out.push_str(&channel::tame(channel, &value)),
                None => {
                    out.push_str(pick(values.language, ["(not known)", "(non connu)"]));
                    if !missing.iter().any(|known| **known == *name) {
                        missing.push(name.into());
                    }
                }
            },
            // A policy with such a template does not load.
            Err(_) => {}
        }
    }
    out
}
