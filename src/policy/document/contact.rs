//! Contact points, and who is told as a clock runs down.

use super::condition::Condition;
use super::metric::Metric;
use super::names::{CalendarName, ContactName, LevelName, MessageName, PriorityName};
use super::target::Rung;
use crate::Duration;
use crate::json::{Decode, Node, Reader, Value, document, words};
use crate::scalar::{Share, Text};

words! {
    /// A way to a contact.
    pub enum Channel {
        /// Its mailbox.
        Email = "email",
        /// Its telephone.
        Phone = "phone",
        /// Its chat room.
        Chat = "chat",
        /// Its page.
        Url = "url",
    }
}

document! {
    /// A role that can be reached.
    pub(crate) struct Contact {
        /// The role, for people.
        "title" => title: Option<Text>,
        /// Whose contact it is, where several parties have one at a level.
        "party" => party: Option<Text>,
        /// A mailbox.
        "email" => email: Option<Box<str>>,
        /// A telephone number, as it is dialled.
        "phone" => phone: Option<Box<str>>,
        /// A chat room.
        "chat" => chat: Option<Box<str>>,
        /// A page.
        "url" => url: Option<Box<str>>,
        /// The way that goes before the others: the first of those above when left out.
        "channel" => channel: Option<Channel>,
        /// When it can be reached; always when left out.
        "calendar" => calendar: Option<CalendarName>,
        /// The priorities it is there for, such as those of an on-call team; all when left out.
        "priorities" => priorities: Vec<PriorityName>,
    }
    check check_contact
}

impl Contact {
    /// Whether it has this way.
    pub(crate) fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email.is_some(),
            Channel::Phone => self.phone.is_some(),
            Channel::Chat => self.chat.is_some(),
            Channel::Url => self.url.is_some(),
        }
    }

    /// The way to take: the one asked for where it has that, else its own first.
    pub(crate) fn way(&self, asked: Option<Channel>) -> Option<Channel> {
        let first = || Channel::ALL.iter().copied().find(|channel| self.has(*channel));
        asked.filter(|channel| self.has(*channel)).or(self.channel).or_else(first)
    }

    /// Whether it is there for tickets of this priority.
    pub(crate) fn serves(&self, priority: &str) -> bool {
        self.priorities.is_empty() || self.priorities.iter().any(|served| *served.0 == *priority)
    }
}

/// The way that goes first is one that there is.
fn check_contact(node: &Node, reader: &mut Reader<'_>) {
    let Some((channel, word)) = node.get("channel").and_then(|channel| Some((channel, channel.text()?))) else {
        return;
    };
    let known = Channel::ALL.iter().any(|known| known.as_str() == word);
    if known && node.get(word).is_none() {
        let has = Channel::ALL.iter().map(|channel| channel.as_str()).filter(|word| node.get(word).is_some());
        reader.within("channel", |reader| reader.unknown_word(channel, "a way that the contact has:", has));
    }
}

document! {
    /// Who is told at a moment of a clock. The moment is one of `at`, `after`, `beforeDue`, `afterDue` and `misses`.
    pub(crate) struct Step {
        /// The clock. Only a step at the opening can do without.
        "on" => on: Option<Metric>,
        /// The share of the target that is used when they are told, or `opening`: at once.
        "at" => at: Option<StepAt>,
        /// So long after the clock's start, pauses left out.
        "after" => after: Option<Duration>,
        /// So long before it is due, on its own clock.
        "beforeDue" => before_due: Option<Duration>,
        /// So long after it was due, on its own clock.
        "afterDue" => after_due: Option<Duration>,
        /// At the so-manieth miss of the clock: those of the ticket, and those that its `account` brings.
        "misses" => misses: Option<Misses>,
        /// Only misses that lie so close together, in elapsed time: of `misses`.
        "within" => within: Option<Duration>,
        /// The hours in which the time counts: of `after`. The clock's own when left out.
        "calendar" => calendar: Option<CalendarName>,
        /// Only for tickets of these priorities; for all when left out.
        "priorities" => priorities: Vec<PriorityName>,
        /// Only for the tickets for which this holds.
        "when" => when: Option<Condition>,
        /// Who is told.
        "tell" => tell: Vec<ContactName>,
        /// What is written to them.
        "message" => message: Option<MessageName>,
        /// The support level whose contacts are told, besides those.
        "level" => level: Option<LevelName>,
        /// By which way, where the contact has it.
        "channel" => channel: Option<Channel>,
    }
    check check_step
}

impl Step {
    /// The rung of its clock at which it comes, if it is one.
    pub(crate) fn rung(&self) -> Option<Rung> {
        let share = match self.at {
            Some(StepAt::Share(share)) => Some(Rung::Share(share)),
            _ => None,
        };
        share.or(self.before_due.map(Rung::Left))
    }

    /// Whether it is for tickets of this priority.
    pub(crate) fn serves(&self, priority: &str) -> bool {
        self.priorities.is_empty() || self.priorities.iter().any(|served| *served.0 == *priority)
    }
}

/// The moment of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum StepAt {
    /// So much of the target is used.
    Share(Share),
    /// The report.
    Opening,
}

impl Decode for StepAt {
    const EXPECTED: &'static str = "a share such as \"75%\", or \"opening\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some("opening") => Some(Self::Opening),
            Some(text) if text.ends_with('%') => Share::decode(node, reader).map(Self::Share),
            _ => {
                reader.unexpected(node, Self::EXPECTED);
                None
            }
        }
    }
}

/// How many misses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Misses(pub(crate) u32);

impl Decode for Misses {
    const EXPECTED: &'static str = "a whole number from 1 to 1000";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let count = match &node.value {
            Value::Number(number) => number.parse().ok().filter(|count| (1..=1000).contains(count)),
            _ => None,
        };
        if count.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        count.map(Self)
    }
}

/// The ways to say when a step comes.
const MOMENTS: [&str; 5] = ["at", "after", "beforeDue", "afterDue", "misses"];

/// A step has one moment, on a clock, and no more words than belong to it.
fn check_step(node: &Node, reader: &mut Reader<'_>) {
    let written: Vec<&str> = MOMENTS.into_iter().filter(|key| node.get(key).is_some()).collect();
    let [moment] = written.as_slice() else {
        let found = if written.is_empty() { "a step without a moment".into() } else { written.join(" and ") };
        reader.refuse(None, node, found, format!("one of {}", MOMENTS.join(", ")));
        return;
    };
    let opening = *moment == "at" && node.get("at").and_then(Node::text) == Some("opening");
    if node.get("on").is_none() && !opening {
        reader.missing(node, "on", "the clock that the step goes by, such as \"restore\"");
    }
    for (key, owner) in [("within", "misses"), ("calendar", "after")] {
        if let Some(stray) = node.get(key).filter(|_| *moment != owner) {
            let expected = format!("nothing here: {key} goes with {owner}");
            reader.within(key, |reader| reader.refuse(None, stray, format!("{key:?} beside {moment:?}"), expected));
        }
    }
}
