//! At the edge: chrono's instants, for programs that have them already. Inside, nothing knows chrono.

use chrono::{DateTime, TimeZone, Utc};

use crate::{Error, ErrorCode, Instant};

impl<Tz: TimeZone> TryFrom<DateTime<Tz>> for Instant {
    type Error = Error;

    /// Beyond milliseconds, digits are dropped.
    ///
    /// # Errors
    /// `out-of-range` outside 1970-01-01 to 2100-01-01.
    fn try_from(at: DateTime<Tz>) -> Result<Self, Error> {
        Self::from_millis(at.timestamp_millis()).ok_or_else(|| {
            let found = at.to_utc().timestamp().to_string();
            Error::at(ErrorCode::OutOfRange, "", found, "an instant between 1970-01-01 and 2100-01-01")
        })
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(at: Instant) -> Self {
        Self::from_timestamp_millis(at.millis()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use crate::Instant;

    #[test]
    fn an_instant_survives_the_way_there_and_back() {
        let due: DateTime<Utc> = "2026-03-13T23:35:00.250Z".parse().unwrap();
        assert_eq!(DateTime::<Utc>::from(Instant::try_from(due).unwrap()), due);
        let titanic: DateTime<Utc> = "1912-04-14T23:40:00Z".parse().unwrap();
        assert_eq!(Instant::try_from(titanic).unwrap_err().code().as_str(), "out-of-range");
    }
}
