//! What an agreement reckons over many tickets: measures of a period, rights that arise, credits that are earned back.

mod availability;
mod earn_back;
mod ladder;
mod mark;
mod measure;
mod points;
mod right;

#[cfg(feature = "schema")]
pub(crate) use availability::Availability;
#[cfg(feature = "schema")]
pub(crate) use availability::AvailabilityShape;
pub(crate) use availability::OutOf;
pub(crate) use earn_back::EarnBack;
#[cfg(feature = "schema")]
pub(crate) use ladder::MeasureBandShape;
pub(crate) use ladder::{Ladder, MeasureBand};
pub(crate) use mark::Mark;
#[cfg(feature = "schema")]
pub(crate) use measure::MeasureShape;
pub(crate) use measure::{Measure, MeasurePrice, Quantity, Shortfall};
#[cfg(feature = "schema")]
pub(crate) use points::PointsByPriority;
#[cfg(feature = "schema")]
pub(crate) use right::RightShape;
pub(crate) use right::{Right, RightOf};

use super::agreement::Day;
use super::penalty::{Group, check_group};
use crate::json::{Node, Reader, document, words};

words! {
    /// For what accounts are kept: caps of a period, repeats, outage that is added up, measures and rights.
    pub(crate) enum CountedBy {
        /// Each service, line or site by itself: the ticket's `service`.
        Service = "service",
        /// The agreement as a whole; of each party where tickets name one.
        Agreement = "agreement",
    }
}

document! {
    /// What is reckoned over many tickets of the agreement, in a statement.
    pub(crate) struct StatementTerms {
        /// For what accounts are kept: `service` when left out. Each measure and right may say otherwise.
        "countedBy" => counted_by: CountedBy = CountedBy::Service,
        /// The first date of a year of the contract: its years and quarters are counted from that day of the year. 1 January
        /// when left out.
        "yearFrom" => year_from: Option<Day>,
        /// What is measured over a period, and what it costs.
        "measures" => measures: Vec<Measure>,
        /// How the measures of one period are combined: their sum when left out.
        "combine" => combine: Option<Group>,
        /// Rights that arise when misses or outages pile up.
        "rights" => rights: Vec<Right>,
        /// Credits that are returned when what follows is well.
        "earnBack" => earn_back: Vec<EarnBack>,
    }
    check check
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    for list in ["measures", "rights", "earnBack"] {
        reader.refuse_repeats(node, list, "id");
    }
    let ids: Vec<&str> = items(node, "measures").filter_map(|measure| measure.get("id")?.text()).collect();
    if let Some(combine) = node.get("combine") {
        reader.enter("combine");
        check_group(combine, &ids, "measure", reader);
        reader.leave();
    }
    for (index, right) in items(node, "rights").enumerate() {
        if let Some(measure) =
            right.get("measure").filter(|measure| measure.text().is_some_and(|id| !ids.contains(&id)))
        {
            at(reader, "rights", index, "measure", |reader| {
                reader.unknown_word(measure, "the id of a measure of this statement:", ids.iter().copied());
            });
        }
    }
}

/// What a statement speaks of is a target or a penalty of its agreement.
pub(super) fn check_statement(agreement: &Node, reader: &mut Reader<'_>) {
    let Some(statement) = agreement.get("statement") else { return };
    let metrics: Vec<&str> = items(agreement, "targets").filter_map(|target| target.get("metric")?.text()).collect();
    let penalties: Vec<&str> = items(agreement, "penalties").filter_map(|one| one.get("id")?.text()).collect();
    reader.enter("statement");
    let promised = |node: &Node, reader: &mut Reader<'_>| {
        if node.text().is_some_and(|metric| !metrics.contains(&metric)) {
            reader.unknown_word(node, "a metric among this agreement's targets:", metrics.iter().copied());
        }
    };
    for (index, measure) in items(statement, "measures").enumerate() {
        for key in ["mean", "share"] {
            if let Some(metric) = measure.get(key) {
                at(reader, "measures", index, key, |reader| promised(metric, reader));
            }
        }
        if let Some(of) = measure.get("percentile").and_then(|percentile| percentile.get("of")) {
            at(reader, "measures", index, "percentile", |reader| reader.within("of", |reader| promised(of, reader)));
        }
        for (place, rule) in measure.get("points").map(Node::items).unwrap_or_default().iter().enumerate() {
            let Some(on) = rule.get("on") else { continue };
            at(reader, "measures", index, "points", |reader| {
                reader.enter_index(place);
                reader.within("on", |reader| promised(on, reader));
                reader.leave();
            });
        }
    }
    for (index, right) in items(statement, "rights").enumerate() {
        if let Some(on) = right.get("on") {
            at(reader, "rights", index, "on", |reader| promised(on, reader));
        }
    }
    for (index, earned) in items(statement, "earnBack").enumerate() {
        for (place, id) in earned.get("penalties").map(Node::items).unwrap_or_default().iter().enumerate() {
            if id.text().is_some_and(|id| !penalties.contains(&id)) {
                at(reader, "earnBack", index, "penalties", |reader| {
                    reader.enter_index(place);
                    reader.unknown_word(id, "the id of one of this agreement's penalties:", penalties.iter().copied());
                    reader.leave();
                });
            }
        }
        for (place, on) in earned.get("on").map(Node::items).unwrap_or_default().iter().enumerate() {
            at(reader, "earnBack", index, "on", |reader| {
                reader.enter_index(place);
                promised(on, reader);
                reader.leave();
            });
        }
    }
    reader.leave();
}

fn at(reader: &mut Reader<'_>, list: &str, index: usize, key: &str, report: impl FnOnce(&mut Reader<'_>)) {
    reader.enter(list);
    reader.enter_index(index);
    reader.within(key, report);
    reader.leave();
    reader.leave();
}

fn items<'n>(node: &'n Node, list: &str) -> impl Iterator<Item = &'n Node> {
    node.get(list).map(Node::items).unwrap_or_default().iter()
}
