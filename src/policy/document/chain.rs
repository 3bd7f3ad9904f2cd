//! The chain: how a promise is shared out among the support levels, and which agreements stand behind it.

use super::names::TargetName;
use crate::json::{Blank, Decode, Map, Node, Reader, document};
use crate::scalar::Share;

document! {
    /// How one promise is shared out among the support levels. Unused time passes on to the next.
    pub(crate) struct Chain {
        /// The promise: agreement and metric, such as `customer/restore`.
        "target" => target: TargetName,
        /// Support level to the share of the promise that is its own. Levels stand in the order of `support`.
        "budgets" => budgets: Budgets,
    }
}

/// Support level to its share of a promise.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Budgets(pub(crate) Map<Share>);

impl Blank for Budgets {
    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Budgets {
    const ABSENT: Option<fn() -> Self> = Some(Self::default);
    const EXPECTED: &'static str = "an object of support level to share, such as { \"L1\": \"10%\", \"L2\": \"20%\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let levels = reader.declared("/support").to_vec();
        for member in node.members().iter().filter(|member| &*member.key != "note") {
            if !levels.contains(&member.key) {
                reader.unknown_key(member.offset, &member.key, levels.iter().map(|level| &**level));
            }
        }
        Map::decode(node, reader).map(Self)
    }
}

/// What stands behind an agreement serves a level of it, and no agreement stands behind itself.
pub(super) fn check(node: &Node, reader: &mut Reader<'_>) {
    reader.refuse_repeats(node, "chain", "target");
    let agreements = node.get("agreements").map(Node::items).unwrap_or_default();
    let ids: Vec<Option<&str>> = agreements.iter().map(|agreement| agreement.get("id")?.text()).collect();
    let front = |agreement: &Node| {
        let behind = agreement.get("behind")?.text();
        ids.iter().position(|id| id.is_some() && *id == behind)
    };
    let fronts: Vec<Option<usize>> = agreements.iter().map(front).collect();
    // By which walk an agreement was met: one met twice in the same walk stands behind itself.
    let mut met: Vec<Option<usize>> = vec![None; agreements.len()];
    for (index, agreement) in agreements.iter().enumerate() {
        let Some(behind) = agreement.get("behind") else { continue };
        reader.enter("agreements");
        reader.enter_index(index);
        if agreement.get("level").is_none() {
            reader.missing(agreement, "level", "the support level that this agreement serves");
        }
        if goes_round(index, &fronts, &mut met) {
            let found = "an agreement that stands behind itself".into();
            reader.within("behind", |reader| {
                reader.refuse(None, behind, found, "an agreement nearer to the customer".into());
            });
        }
        reader.leave();
        reader.leave();
    }
}

/// Whether the walk to the front from here comes round; what an earlier walk met is not walked again.
fn goes_round(start: usize, fronts: &[Option<usize>], met: &mut [Option<usize>]) -> bool {
    let mut at = Some(start);
    while let Some((index, mark)) = at.and_then(|index| Some((index, met.get_mut(index)?))) {
        match mark {
            Some(walk) => return *walk == start,
            None => *mark = Some(start),
        }
        at = fronts.get(index).copied().flatten();
    }
    false
}
