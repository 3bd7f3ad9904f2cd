//! What a target promises: a known word, or one of the policy's own.

use crate::json::{Blank, Decode, Node, Reader};

/// What a target promises, in kebab-case: [`Metric::ACKNOWLEDGE`] and the others here, or the policy's own word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Metric(Box<str>);

impl Metric {
    /// The ticket has a number.
    pub const ACKNOWLEDGE: &'static str = "acknowledge";
    /// A qualified person has taken it (GTI).
    pub const RESPOND: &'static str = "respond";
    /// The consumer is told where things stand, again and again.
    pub const UPDATE: &'static str = "update";
    /// The service is back, a workaround counting (GTR).
    pub const RESTORE: &'static str = "restore";
    /// The cause is gone.
    pub const RESOLVE: &'static str = "resolve";
    /// A message of the consumer is answered.
    pub const NEXT_RESPONSE: &'static str = "next-response";
    /// Every word that needs no `start` and `stop` of its own.
    pub const KNOWN: [&'static str; 6] =
        [Self::ACKNOWLEDGE, Self::RESPOND, Self::UPDATE, Self::RESTORE, Self::RESOLVE, Self::NEXT_RESPONSE];

    /// The word as it stands in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a word of the policy's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        !Self::KNOWN.contains(&self.as_str())
    }
}

impl Blank for Metric {
    fn blank() -> Self {
        Self(Box::default())
    }
}

impl Decode for Metric {
    const EXPECTED: &'static str =
        "acknowledge, respond, update, restore, resolve, next-response, or a word of your own in kebab-case";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let kebab = |text: &&str| {
            let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
            !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(plain))
        };
        let word = node.text().filter(kebab);
        if word.is_none() {
            reader.unexpected(node, Self::EXPECTED);
        }
        word.map(|word| Self(word.into()))
    }
}
