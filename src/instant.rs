//! Instants and durations: whole milliseconds, nothing rounded.

/// Milliseconds in a day of 24 hours.
pub(crate) const DAY: i64 = 86_400_000;

/// A UTC instant in whole milliseconds, from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first instant.
    pub const MIN: Self = Self(0);
    /// The last instant: the horizon of every search.
    pub const MAX: Self = Self(4_102_444_800_000);

    /// From milliseconds since 1970; `None` outside the range.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Option<Self> {
        if millis < Self::MIN.0 || millis > Self::MAX.0 { None } else { Some(Self(millis)) }
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant `duration` later (or earlier); `None` outside the range.
    #[must_use]
    pub const fn plus(self, duration: Duration) -> Option<Self> {
        match self.0.checked_add(duration.0) {
            Some(millis) => Self::from_millis(millis),
            None => None,
        }
    }

    /// Real time elapsed since `earlier`; negative when that is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration(self.0 - earlier.0)
    }
}

/// A length of time in whole milliseconds; elapsed time is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

impl Duration {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// The longest length that two instants can be apart.
    pub const MAX: Self = Self(Instant::MAX.0);

    /// From milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// From whole minutes.
    #[must_use]
    pub const fn from_minutes(minutes: i32) -> Self {
        Self(minutes as i64 * 60_000)
    }

    /// Milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }
}
