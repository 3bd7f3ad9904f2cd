//! JSON as it was written: one tree for text, bytes and JavaScript objects, and one way of reading it into types.
//!
//! Policies come as text, through [`parse()`], which keeps positions and refuses what JSON leaves vague.
//! Tickets come through serde, from bytes or objects. Both end as a [`Node`], and [`Reader`] turns that into types,
//! collecting every problem: the rules are the same whichever door was used.

mod decode;
mod from_serde;
pub(crate) mod macros;
mod names;
mod node;
mod parse;
mod reader;

pub(crate) use decode::{Decode, Map};
pub(crate) use from_serde::{Depth, node_from};
pub(crate) use macros::{document, words};
pub(crate) use names::Names;
pub(crate) use node::{Member, Node, Value, describe_text};
pub(crate) use parse::{parse, too_long};
pub(crate) use reader::Reader;

/// Nesting beyond this is `too-large`: no policy or ticket needs it, and recursion must end.
pub(crate) const MAX_DEPTH: usize = 64;
