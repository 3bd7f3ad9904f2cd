//! What a change of priority, a reopening and a repetition do to a clock.

use crate::Duration;
use crate::json::{Decode, Node, Reader, Value, document, words};

words! {
    /// What a change of priority does to a running clock; pauses before it are kept.
    pub(crate) enum PriorityChange {
        /// The new target counts from the first start.
        Retroactive = "retroactive",
        /// The new target counts from the change.
        Restart = "restart",
        /// The share already used is kept; a target of days as `retroactive`.
        Carry = "carry",
        /// The earliest of the retroactive due instants so far.
        Tighten = "tighten",
        /// As `retroactive`; if that is past at the change, from the change.
        Upgrade = "upgrade",
    }
}

words! {
    /// What a reopening does to a clock that had stopped.
    pub(crate) enum ReopenMode {
        /// It goes on; the time between is left out.
        Resume = "resume",
        /// It goes on; the time between counts.
        Continue = "continue",
        /// It starts again; the first result is dropped.
        Restart = "restart",
        /// Another starts; the first result stays.
        NewCycle = "new-cycle",
    }
}

document! {
    /// What a reopening does, and until when.
    pub(crate) struct ReopenShape {
        /// What it does: `resume` when left out.
        "mode" => mode: ReopenMode = ReopenMode::Resume,
        /// So long after the clock stopped, in elapsed time; later it is a new cycle.
        "within" => within: Option<Duration>,
    }
}

/// What a reopening does, and until when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReopenRule {
    pub(crate) mode: ReopenMode,
    pub(crate) within: Option<Duration>,
}

impl Decode for ReopenRule {
    const EXPECTED: &'static str = "resume, continue, restart, new-cycle, or an object with mode and within";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, Value::Object(_)) {
            let shape = ReopenShape::decode(node, reader)?;
            return Some(Self { mode: shape.mode, within: shape.within });
        }
        ReopenMode::decode(node, reader).map(|mode| Self { mode, within: None })
    }
}

words! {
    /// How a clock repeats.
    pub(crate) enum Repeats {
        /// Each stop starts the next.
        Chained = "chained",
        /// One deadline after the other, from the start on, whatever was done.
        Grid = "grid",
    }
}
