//! Zones by name.

use crate::ErrorCode;
use crate::calendar::Zone;
use crate::json::{Decode, Node, Reader};

/// A zone of the IANA database, by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ZoneName(pub(crate) Zone);

impl ZoneName {
    pub(crate) fn utc() -> Self {
        Self(Zone::utc())
    }
}

impl Decode for ZoneName {
    const EXPECTED: &'static str = "an IANA time zone such as \"Europe/Paris\"";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(name) = node.text() else {
            reader.unexpected(node, Self::EXPECTED);
            return None;
        };
        match Zone::named(name) {
            Ok(zone) => Some(Self(zone)),
            Err(unknown) => {
                reader.unknown_name(ErrorCode::ZoneUnknown, node, Self::EXPECTED, unknown.nearest);
                None
            }
        }
    }
}

#[cfg(feature = "schema")]
impl serde::Serialize for ZoneName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}
