//! Availability: the part of a period in which a service was not down.

use super::super::names::PauseReason;
use super::super::penalty::{Gap, Outage};
use crate::Duration;
use crate::json::{Decode, Node, Reader, document};

use super::super::penalty::Places;

document! {
    /// The part of a period, in percent, in which the service was not down.
    pub(crate) struct AvailabilityShape {
        /// The service; the ticket's own and every one of its outages when left out.
        "service" => service: Option<Box<str>>,
        /// The reasons of pauses that are taken out of an outage: planned works, the customer's side.
        "less" => less: Vec<PauseReason>,
        /// Whether what `less` takes out of outages shortens the period too.
        "lessOfPeriod" => less_of_period: bool = false,
        /// Outages closer together than this are one.
        "mergeWithin" => merge_within: Option<Duration>,
        /// What becomes of the time between two that are one: `left-out` when nothing is said.
        "gap" => gap: Gap = Gap::LeftOut,
        /// Outages shorter than this don't exist.
        "ignoreUnder" => ignore_under: Option<Duration>,
        /// Whether an outage counts by the `share` of customers that it says, in percent.
        "byShare" => by_share: bool = false,
        /// What a period is long: its real time when left out, or a length such as `43200m`.
        "outOf" => out_of: Option<Duration>,
        /// Rounded half-up to so many decimals of a percent before it is compared.
        "round" => round: Option<Places>,
    }
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum OutOf {
    Real,
    Fixed(Duration),
}

/// The part of a period in which a service was not down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Availability {
    pub(crate) outage: Outage,
    pub(crate) less_of_period: bool,
    pub(crate) out_of: OutOf,
    pub(crate) round: Option<u32>,
}

impl Decode for Availability {
    const EXPECTED: &'static str = "an object such as { \"less\": [\"planned-works\"], \"outOf\": \"43200m\" }";

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let shape = AvailabilityShape::decode(node, reader)?;
        if let (Some(gap), None) = (node.get("gap"), shape.merge_within) {
            reader.within("gap", |reader| reader.unexpected(gap, "nothing here without \"mergeWithin\""));
        }
        let out_of = match (shape.out_of, node.get("outOf")) {
            (Some(Duration::ZERO), Some(written)) => {
                reader.within("outOf", |reader| {
                    reader.refuse(
                        None,
                        written,
                        "a divisor of zero".into(),
                        "the length of a period, such as \"43200m\" for 30 days".into(),
                    );
                });
                return None;
            }
            (Some(length), _) => OutOf::Fixed(length),
            (None, _) => OutOf::Real,
        };
        let outage = Outage {
            service: shape.service,
            less: shape.less,
            merge_within: shape.merge_within,
            gap: shape.gap,
            ignore_under: shape.ignore_under,
            by_share: shape.by_share,
            each: false,
            cumulative: None,
        };
        Some(Self { outage, less_of_period: shape.less_of_period, out_of, round: shape.round.map(|places| places.0) })
    }
}
