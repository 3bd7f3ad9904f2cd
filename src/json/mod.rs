//! JSON as it was written: one tree for text, bytes and JavaScript objects, and one way of reading it into types.
//!
//! Policies and tickets come as text, through [`parse()`], which keeps positions and refuses what JSON leaves vague;
//! tickets come as objects too, through serde. All end as a [`Node`], and [`Reader`] turns that into types, collecting
//! every problem: the rules are the same whichever door was used. Answers leave as text, through [`to_text()`].

mod decode;
mod fields;
mod from_serde;
pub(crate) mod macros;
mod names;
mod node;
mod number;
mod parse;
mod print;
mod reader;
mod text;
mod write;

pub(crate) use decode::{Blank, Decode, Map};
pub(crate) use fields::Fields;
pub(crate) use from_serde::{Depth, node_from};
pub(crate) use macros::{document, words};
pub(crate) use names::Names;
pub(crate) use node::{Member, Node, Value, describe_text};
pub(crate) use parse::{parse, too_long};
pub(crate) use reader::{Reader, Use};
pub(crate) use text::{item, join};
pub(crate) use write::{digits, to_text};

/// Nesting beyond this is `too-large`: no policy or ticket needs it, and recursion must end.
pub(crate) const MAX_DEPTH: usize = 64;

/// More values than this are `too-large`: what a ticket's longest text could hold.
pub(crate) const MAX_VALUES: usize = 1 << 20;
