//! The number of a ticket that is refused, made out of as much of its line as can be read.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// The value of `id`, also when what follows it is no JSON. The first one, should there be several.
pub(crate) fn id_of(text: &[u8]) -> Option<Value> {
    let mut id = None;
    // Only what was found on the way counts: that the line is broken is known.
    drop(serde_json::Deserializer::from_slice(text).deserialize_map(Search { id: &mut id }));
    id.filter(|id| id.is_string() || id.is_number())
}

struct Search<'a> {
    id: &'a mut Option<Value>,
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a ticket")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(key) = members.next_key::<String>()? {
            if key == "id" && self.id.is_none() {
                *self.id = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::id_of;
    use serde_json::json;

    #[test]
    fn the_number_is_found_as_far_as_the_line_can_be_read() {
        assert_eq!(id_of(br#"{ "kind": {}, "id": "INC-1", "events": 3 }"#), Some(json!("INC-1")));
        assert_eq!(id_of(br#"{ "id": 7, "events": [ { "at":"#), Some(json!(7)));
        assert_eq!(id_of(br#"{ "events": [ { "id": "not the ticket's" } ] }"#), None);
        assert_eq!(id_of(br#"{ "id": ["list"] }"#), None);
        assert_eq!(id_of(b"[1]"), None);
    }
}
