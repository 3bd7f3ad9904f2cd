//! The packed zone table: that it is fresh, and that it says what chrono-tz says, for every zone.
//!
//! chrono-tz is the source. After an update of it, `SLA_CLOCK_WRITE=1 cargo test --test zones` writes the table anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod pack;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{Offset as _, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};
use sla_clock::{Date, Instant, Zone};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendar/zone/zones.bin");
const LAST: i64 = Instant::MAX.millis() / 1000;

/// Seconds to add to UTC, as chrono-tz says.
fn offset(tz: Tz, seconds: i64) -> i32 {
    let utc = chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
    tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// The seconds at which a zone's offset changes, found by asking every three days and halving.
fn changes(tz: Tz) -> &'static [i64] {
    const STEP: i64 = 3 * 86_400;
    static FOUND: [OnceLock<Vec<i64>>; TZ_VARIANTS.len()] = [const { OnceLock::new() }; TZ_VARIANTS.len()];
    FOUND[tz as usize].get_or_init(|| {
        let mut found = Vec::new();
        let mut before = offset(tz, 0);
        for step in 0..=LAST / STEP {
            let (mut low, mut high) = (step * STEP, (step + 1) * STEP);
            let after = offset(tz, high);
            if after != before {
                while high - low > 1 {
                    let middle = i64::midpoint(low, high);
                    if offset(tz, middle) == before { low = middle } else { high = middle }
                }
                found.push(high);
            }
            before = after;
        }
        found
    })
}

#[test]
fn the_table_is_fresh() {
    let packed = pack::pack();
    if std::env::var_os("SLA_CLOCK_WRITE").is_some() {
        std::fs::write(TABLE, &packed).unwrap();
    }
    let stored = std::fs::read(TABLE).unwrap();
    println!("{} bytes for {} names", packed.len(), TZ_VARIANTS.len());
    assert!(stored == packed, "stale: SLA_CLOCK_WRITE=1 cargo test --test zones");
}

#[test]
fn every_zone_agrees_at_every_change_and_at_random() {
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for tz in TZ_VARIANTS {
        let zone = Zone::named(tz.name()).unwrap();
        let mut seconds: BTreeSet<i64> = changes(tz).iter().flat_map(|change| change - 1..=change + 1).collect();
        seconds.extend([0, LAST]);
        for _ in 0..100 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seconds.insert((random >> 16) as i64 % LAST);
        }
        for at in seconds.into_iter().filter(|at| (0..=LAST).contains(at)) {
            let instant = Instant::from_millis(at * 1000).unwrap();
            assert_eq!(zone.offset_at(instant), offset(tz, at), "{} at {at}", tz.name());
        }
    }
}

#[test]
fn wall_clock_times_around_every_change_become_the_compatible_instant() {
    for tz in TZ_VARIANTS.iter().step_by(7).chain(&[Tz::Pacific__Apia, Tz::Australia__Lord_Howe, Tz::Europe__Paris]) {
        let zone = Zone::named(tz.name()).unwrap();
        for &change in changes(*tz) {
            for minutes in [-1500, -61, -31, -1, 0, 1, 29, 30, 31, 59, 60, 61, 90, 1500] {
                let local = change + i64::from(offset(*tz, change - 1)) + minutes * 60;
                let (day, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
                let naive = chrono::DateTime::from_timestamp(local, 0).unwrap().naive_utc();
                let expected = match tz.from_local_datetime(&naive) {
                    chrono::LocalResult::None => local - i64::from(offset(*tz, change - 1)),
                    found => found.earliest().unwrap().timestamp(),
                };
                let found = zone.instant_of(Date::from_days(day as i32), second * 1000);
                let expected = Instant::from_millis(expected * 1000);
                assert_eq!(found, expected, "{} {minutes} min from {change}", tz.name());
            }
        }
    }
}

#[test]
fn an_unknown_name_comes_with_the_nearest() {
    let nearest = |name: &str| Zone::named(name).unwrap_err().nearest;
    assert_eq!(nearest("Europe/Pari").as_deref(), Some("Europe/Paris"));
    assert_eq!(nearest("europe/paris").as_deref(), Some("Europe/Paris"));
    assert_eq!(nearest("America/New York").as_deref(), Some("America/New_York"));
    assert_eq!(nearest("nowhere at all"), None);
    assert_eq!(nearest(""), None);
    assert_eq!(nearest("\n"), None);
    assert_eq!(nearest(&"Europe/".repeat(10_000)), None);
}
