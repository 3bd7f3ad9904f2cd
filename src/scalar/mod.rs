//! The small written forms: durations, shares, decimals, names and texts in several languages.

mod decimal;
mod duration;
pub(crate) mod exact;
mod share;
mod text;

pub(crate) use decimal::decimal;
pub(crate) use share::Share;
pub use text::Text;
