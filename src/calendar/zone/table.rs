//! The packed table of zones: its layout is described where it is written, in `tests/zones/pack.rs`.

use super::Regime;
use crate::civil::Date;
use crate::instant::DAY;

/// Every zone of the IANA database from 1970 to 2100, reshaped from chrono-tz.
static PACKED: &[u8] = include_bytes!("zones.bin");

const FIRST_YEAR: i32 = 1970;

fn byte(at: usize) -> usize {
    PACKED.get(at).copied().map_or(0, usize::from)
}

fn word(at: usize) -> usize {
    byte(at) | byte(at + 1) << 8
}

/// Half minutes, signed, as milliseconds.
fn offset(at: usize) -> i64 {
    i64::from(word(at) as u16 as i16) * 30_000
}

/// The name and the number of its table, if there is such a name.
pub(super) fn find(name: &str) -> Option<(&'static str, u16)> {
    // Comparing lengths first steps over nearly every other name.
    entries().find(|(known, _)| *known == name.as_bytes()).and_then(as_text)
}

/// Every name, in order.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    entries().filter_map(as_text).map(|(name, _)| name)
}

fn entries() -> impl Iterator<Item = (&'static [u8], u16)> {
    let (tables, count) = (word(4), word(6));
    let mut at = tables + 2 * count;
    (0..count).map_while(move |index| {
        let end = at + 1 + byte(at);
        let name = PACKED.get(at + 1..end)?;
        at = end;
        Some((name, word(tables + 2 * index) as u16))
    })
}

fn as_text((name, table): (&'static [u8], u16)) -> Option<(&'static str, u16)> {
    Some((std::str::from_utf8(name).ok()?, table))
}

/// How many tables there can be.
pub(super) const TABLES: usize = 512;

/// The offsets of one table, from its first on.
pub(super) fn regimes(table: u16) -> Vec<Regime> {
    let at = word(word(0) + 2 * usize::from(table));
    let mut regimes = Vec::with_capacity(280);
    let mut now = Regime { start: i64::MIN, local_end: i64::MAX, offset: offset(at) };
    let mut year = FIRST_YEAR;
    for run in 0..byte(at + 2) {
        let run = at + 3 + 3 * run;
        let pattern = word(run + 1);
        for _ in 0..byte(run) {
            for change in 0..byte(pattern) {
                let change = pattern + 1 + 6 * change;
                let local = i64::from(day(year, change)) * DAY + word(change + 2) as i64 * 60_000;
                let start = local - now.offset;
                regimes.push(Regime { local_end: local, ..now });
                now = Regime { start, local_end: i64::MAX, offset: now.offset + offset(change + 4) };
            }
            year += 1;
        }
    }
    regimes.push(now);
    regimes
}

/// The day of a change in one year.
fn day(year: i32, change: usize) -> i32 {
    let (month, weekday) = (byte(change) >> 4, byte(change) & 15);
    let earliest = Date::known(year, month as u32, byte(change + 1) as u32);
    let ahead = if weekday == 7 { 0 } else { (weekday + 7 - earliest.weekday().index()) % 7 };
    earliest.days() + ahead as i32
}
