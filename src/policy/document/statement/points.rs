//! Points for each miss.

use rust_decimal::Decimal;

use super::super::condition::Condition;
use super::super::metric::Metric;
use crate::json::{Decode, Map, Node, Reader, document};

document! {
    /// Points for each miss of a target: one of `points` and `by`.
    pub(crate) struct MissPoints {
        /// The target.
        "on" => on: Metric,
        /// The tickets it holds for; all when left out.
        "when" => when: Option<Condition>,
        /// So many points.
        "points" => points: Option<Decimal>,
        /// Or so many for each priority; one left out has none.
        "by" => by: Option<PointsByPriority>,
    }
    check check
}

/// Priority to points.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PointsByPriority(pub(crate) Map<Decimal>);

impl Decode for PointsByPriority {
    const EXPECTED: &'static str = "an object of priority to points";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let names = reader.declared("/priorities").to_vec();
        for member in node.members().iter().filter(|member| *member.key != *"note") {
            if !names.contains(&member.key) {
                reader.unknown_key(member.offset, &member.key, names.iter().map(|name| &**name));
            }
        }
        Map::decode(node, reader).map(Self)
    }
}

impl MissPoints {
    /// Whether its points are whole numbers.
    pub(crate) fn is_whole(&self) -> bool {
        let by = self.by.iter().flat_map(|by| by.0.iter().map(|(_, points)| *points));
        self.points.into_iter().chain(by).all(|points| points.is_integer())
    }

    /// The points of a miss at a priority.
    pub(crate) fn of(&self, priority: &str) -> Decimal {
        let by = self.by.as_ref().and_then(|by| by.0.get(priority).copied());
        self.points.or(by).unwrap_or(Decimal::ZERO)
    }
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    if node.get("points").is_some() == node.get("by").is_some() {
        reader.unexpected(node, "one of \"points\" and \"by\"");
    }
}
