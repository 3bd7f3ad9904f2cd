//! Packs chrono-tz's zones from 1970 to 2100.
//!
//! A zone is its first offset and runs of years that follow one pattern; a pattern is the changes of one year as wall
//! clocks show them ("the first Sunday on or after 25 March at 02:00, 60 minutes forward"), so that zones share patterns.
//!
//! Layout, little-endian, with positions counted from the start:
//! `u16` position of the tables' positions, `u16` number of tables, `u16` position of the names, `u16` number of names;
//! patterns: `u8` number of changes, each `u8` month * 16 + weekday (Monday 0, 7: that very day), `u8` day, `u16` minute,
//! `i16` change of offset in half minutes; tables: `i16` first offset in half minutes, `u8` number of runs, each `u8` number
//! of years and `u16` position of its pattern; `u16` position of each table; `u16` table of each name; names in order,
//! each after its length in a `u8`.

use std::collections::BTreeMap;

use chrono_tz::{TZ_VARIANTS, Tz};
use sla_clock::Date;

use crate::{changes, offset};

const YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;

/// A change on one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    month: u32,
    day: u32,
    weekday: usize,
    minute: u16,
    delta: i16,
}

/// A change that comes back: on `weekday` on or after a day between `low` and `high`, or on that very day (7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    month: u32,
    weekday: usize,
    low: u32,
    high: u32,
    /// The very day, where one year alone follows the rule.
    only: Option<u32>,
    minute: u16,
    delta: i16,
}

struct Run {
    years: u8,
    rules: Vec<Rule>,
}

fn half_minutes(seconds: i32) -> i16 {
    assert_eq!(seconds % 30, 0, "an offset that is no multiple of 30 s");
    i16::try_from(seconds / 30).unwrap()
}

fn by_year(tz: Tz) -> BTreeMap<i32, Vec<Change>> {
    let mut years: BTreeMap<i32, Vec<Change>> = YEARS.map(|year| (year, Vec::new())).collect();
    for &at in changes(tz) {
        let (before, after) = (offset(tz, at - 1), offset(tz, at));
        let local = at + i64::from(before);
        let date = Date::from_days(local.div_euclid(86_400) as i32);
        let (year, month, day) = date.ymd();
        let second = local.rem_euclid(86_400);
        assert_eq!(second % 60, 0, "a change within a minute");
        let minute = (second / 60) as u16;
        let delta = half_minutes(after - before);
        years.get_mut(&year).unwrap().push(Change { month, day, weekday: date.weekday().index(), minute, delta });
    }
    years
}

/// The rules that all these years follow, if any.
fn common(years: &[&Vec<Change>]) -> Option<Vec<Rule>> {
    let first = years[0];
    if years.iter().any(|year| year.len() != first.len()) {
        return None;
    }
    let rule = |index: usize, change: &Change| {
        let all: Vec<&Change> = years.iter().map(|year| &year[index]).collect();
        let alike =
            |other: &&&Change| (other.month, other.minute, other.delta) == (change.month, change.minute, change.delta);
        if !all.iter().all(|other| alike(&other)) {
            return None;
        }
        let only = (all.len() == 1).then_some(change.day);
        let (low, high) = (all.iter().map(|c| c.day).min()?, all.iter().map(|c| c.day).max()?);
        let Change { month, minute, delta, weekday, .. } = *change;
        if low == high && all.len() > 1 || !all.iter().all(|other| other.weekday == weekday) {
            return (low == high).then_some(Rule { month, weekday: 7, low, high, only, minute, delta });
        }
        // On or after a day from which every date is reached within a week, in every month alike.
        let earliest = high.saturating_sub(6).max(1);
        (earliest <= low).then_some(Rule { month, weekday, low: earliest, high: low, only, minute, delta })
    };
    first.iter().enumerate().map(|(index, change)| rule(index, change)).collect()
}

fn runs(tz: Tz) -> Vec<Run> {
    let years: Vec<Vec<Change>> = by_year(tz).into_values().collect();
    let mut runs = Vec::new();
    let mut start = 0;
    while start < years.len() {
        let mut end = start + 1;
        let mut rules = common(&[&years[start]]).unwrap();
        while end < years.len() {
            let Some(longer) = common(&years[start..=end].iter().collect::<Vec<_>>()) else { break };
            rules = longer;
            end += 1;
        }
        runs.push(Run { years: (end - start) as u8, rules });
        start = end;
    }
    runs
}

/// Where a pattern that fits stands among those known, added if there is none.
fn place(patterns: &mut Vec<Vec<Rule>>, rules: &[Rule]) -> usize {
    let fits = |known: &Vec<Rule>| {
        known.len() == rules.len()
            && known.iter().zip(rules).all(|(known, rule)| {
                let alike = (known.month, known.minute, known.delta) == (rule.month, rule.minute, rule.delta);
                let weekday = known.weekday == rule.weekday && (rule.low..=rule.high).contains(&known.low);
                alike && (weekday || known.weekday == 7 && Some(known.low) == rule.only)
            })
    };
    patterns.iter().position(fits).unwrap_or_else(|| {
        patterns.push(rules.to_vec());
        patterns.len() - 1
    })
}

pub(crate) fn pack() -> Vec<u8> {
    let mut tables: Vec<(i16, Vec<Run>, Vec<usize>)> = Vec::new();
    let mut names: Vec<(&str, usize)> = Vec::new();
    let mut known: BTreeMap<(i16, Vec<(i64, i32)>), usize> = BTreeMap::new();
    for tz in TZ_VARIANTS {
        let first = half_minutes(offset(tz, 0));
        let key = (first, changes(tz).iter().map(|at| (*at, offset(tz, *at))).collect());
        let table = *known.entry(key).or_insert_with(|| {
            tables.push((first, runs(tz), Vec::new()));
            tables.len() - 1
        });
        names.push((tz.name(), table));
    }
    names.sort_unstable();

    // What leaves least choice goes first, and the rest follows it where it can.
    let mut order: Vec<(usize, usize)> = tables
        .iter()
        .enumerate()
        .flat_map(|(table, (_, runs, _))| (0..runs.len()).map(move |run| (table, run)))
        .collect();
    let slack =
        |table: usize, run: usize| -> u32 { tables[table].1[run].rules.iter().map(|rule| rule.high - rule.low).sum() };
    order.sort_by_key(|(table, run)| (slack(*table, *run), *table, *run));
    let mut patterns: Vec<Vec<Rule>> = Vec::new();
    let mut chosen: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (table, run) in order {
        chosen.insert((table, run), place(&mut patterns, &tables[table].1[run].rules));
    }
    for (table, (_, runs, places)) in tables.iter_mut().enumerate() {
        *places = (0..runs.len()).map(|run| chosen[&(table, run)]).collect();
    }
    write(&patterns, &tables, &names)
}

fn write(patterns: &[Vec<Rule>], tables: &[(i16, Vec<Run>, Vec<usize>)], names: &[(&str, usize)]) -> Vec<u8> {
    let mut bytes = vec![0; 8];
    let position = |bytes: &Vec<u8>| u16::try_from(bytes.len()).unwrap();
    let mut pattern_positions = Vec::new();
    for rules in patterns {
        pattern_positions.push(position(&bytes));
        bytes.push(rules.len() as u8);
        for rule in rules {
            bytes.push((rule.month * 16) as u8 + rule.weekday as u8);
            bytes.push(rule.low as u8);
            bytes.extend(rule.minute.to_le_bytes());
            bytes.extend(rule.delta.to_le_bytes());
        }
    }
    let mut table_positions = Vec::new();
    for (first, runs, places) in tables {
        table_positions.push(position(&bytes));
        bytes.extend(first.to_le_bytes());
        bytes.push(runs.len() as u8);
        for (run, pattern) in runs.iter().zip(places) {
            bytes.push(run.years);
            bytes.extend(pattern_positions[*pattern].to_le_bytes());
        }
    }
    let tables_at = position(&bytes);
    bytes.extend(table_positions.iter().flat_map(|position| position.to_le_bytes()));
    let names_at = position(&bytes);
    bytes.extend(names.iter().flat_map(|(_, table)| (*table as u16).to_le_bytes()));
    for (name, _) in names {
        bytes.push(name.len() as u8);
        bytes.extend(name.as_bytes());
    }
    let header = [tables_at, tables.len() as u16, names_at, names.len() as u16];
    for (slot, value) in bytes.chunks_mut(2).zip(header) {
        slot.copy_from_slice(&value.to_le_bytes());
    }
    assert!(tables.len() <= 512, "the reader keeps room for 512 tables");
    bytes
}
