//! An instant that knows in which zone it is written.

use serde::{Serialize, Serializer};

use crate::calendar::Zone;
use crate::{Instant, timestamp};

/// An instant of an answer; in JSON, RFC 3339 with the offset of the policy's zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    at: Instant,
    zone: Zone,
}

impl Moment {
    pub(crate) fn new(at: Instant, zone: Zone) -> Self {
        Self { at, zone }
    }

    /// The instant itself.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.at
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&timestamp::format(self.at, self.zone))
    }
}
