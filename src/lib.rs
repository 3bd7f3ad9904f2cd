//! SLA Clock
#![forbid(unsafe_code)]

mod calendar;
mod civil;
mod error;
mod instant;
mod target;

pub use calendar::{
    Calendar, CalendarSpec, Holiday, HolidayName, HolidayRule, HolidaySet, Hours, Observed, Period, Periods,
    UnknownZone, Week, Zone,
};
pub use civil::{Date, Minute, ParseError, Weekday};
pub use error::{Error, ErrorCode, Position, Problem};
pub use instant::{Duration, Instant};
pub use target::{
    At, Bound, CalendarAt, Due, Language, Pauses, Recurrence, ReportingWindow, Start, Target, Warning, add_outside,
    elapsed_outside, unite,
};
