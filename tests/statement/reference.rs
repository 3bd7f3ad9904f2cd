//! A slow and obvious reading: the account is looked up anew for every ticket by going through all that came before.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use sla_clock::{Instant, Policy, StatementQuestion};

const HOUR: i64 = 3_600_000;
const START: i64 = 1_767_225_600_000;

/// Small numbers drawn in a row that is always the same.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % most
    }
}

#[derive(Clone, Debug)]
struct Plain {
    service: i64,
    opened: i64,
    stopped: i64,
}

/// 4 h are promised; 30.00 for each started hour late, half as much again from the third miss of thirty dates on; at most
/// 100.00 a ticket, 150.00 a month and 400.00 a year for each service.
fn policy(per_month: i64, per_year: i64) -> Policy {
    let text = json!({
        "format": 1, "id": "reference", "currency": "EUR", "calendars": { "always": { "week": "24x7" } }, "qualification": { "otherwise": "P1" },
        "agreements": [{ "id": "a", "kind": "sla",
            "targets": [{ "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } }],
            "penalties": [{ "id": "late", "on": "restore", "amount": "30.00 EUR", "perStarted": "1h", "repeat": { "from": 3, "times": "1.5", "within": { "calendarDays": 30 } } }],
            "settlement": { "caps": [{ "amount": "100.00 EUR" }, { "amount": format!("{per_month}.00 EUR"), "per": "month" }, { "amount": format!("{per_year}.00 EUR"), "per": "year" }] },
            "statement": { "measures": [{ "id": "availability", "availability": {}, "target": "99", "amount": "50.00 EUR" }, { "id": "mean", "mean": "restore", "target": "4h", "amount": "20.00 EUR" }] } }] });
    Policy::from_json(&text.to_string()).unwrap()
}

fn month(at: i64) -> (i32, u32) {
    let (year, month, _) = sla_clock::Date::from_days(i32::try_from(at.div_euclid(24 * HOUR)).unwrap()).ymd();
    (year, month)
}

fn start_of((year, month): (i32, u32)) -> i64 {
    i64::from(sla_clock::Date::from_ymd(year, month, 1).unwrap().days()) * 24 * HOUR
}

fn next((year, month): (i32, u32)) -> (i32, u32) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}

/// What every ticket and every month's measures are credited, in order: `(at, service, amount)`.
fn expected(tickets: &[Plain], per_month: i64, per_year: i64) -> Vec<(i64, i64, Decimal)> {
    let mut credits: Vec<(i64, i64, (i32, u32), i64)> = Vec::new();
    let mut steps: Vec<(i64, i64, i64, Option<usize>)> =
        (0..tickets.len()).map(|place| (tickets[place].stopped, 1, 0, Some(place))).collect();
    let last = next(month(tickets.last().unwrap().stopped));
    let mut ends = month(START);
    while ends != last {
        let after = next(ends);
        steps.extend((0..3).map(|service| (start_of(after), 0, service, None)));
        ends = after;
    }
    steps.sort_by_key(|(at, kind, service, _)| (*at, *kind, *service));
    for (at, _, service, place) in steps {
        let (service, of, cents) = match place {
            Some(place) => {
                let ticket = &tickets[place];
                let late = ticket.stopped - ticket.opened - 4 * HOUR;
                let mut cents = if late > 0 { (late + HOUR - 1) / HOUR * 3_000 } else { 0 };
                let breach = ticket.opened + 4 * HOUR;
                let first = (breach.div_euclid(24 * HOUR) - 29) * 24 * HOUR;
                let before = tickets.iter().filter(|other| {
                    let its = other.opened + 4 * HOUR;
                    other.service == ticket.service && other.stopped > its && its < breach && its >= first
                });
                if before.count() >= 2 {
                    cents = cents * 3 / 2;
                }
                (ticket.service, month(ticket.stopped), cents.min(10_000))
            }
            None => {
                let of = month(at - 1);
                let (from, to) = (start_of(of), at);
                let own: Vec<&Plain> = tickets.iter().filter(|one| one.service == service).collect();
                if own.is_empty() {
                    continue;
                }
                let minutes = (from..to)
                    .step_by(60_000)
                    .filter(|minute| own.iter().any(|one| one.opened <= *minute && *minute < one.stopped));
                let down = i64::try_from(minutes.count()).unwrap() * 60_000;
                let mut cents = if (to - from - down) * 100 < 99 * (to - from) { 5_000 } else { 0 };
                let times: Vec<i64> = own
                    .iter()
                    .filter(|one| from <= one.stopped && one.stopped < to)
                    .map(|one| one.stopped - one.opened)
                    .collect();
                if !times.is_empty() && times.iter().sum::<i64>() > 4 * HOUR * i64::try_from(times.len()).unwrap() {
                    cents += 2_000;
                }
                if cents == 0 {
                    continue;
                }
                (service, of, cents)
            }
        };
        let used = |same: &dyn Fn((i32, u32)) -> bool| {
            credits.iter().filter(|one| one.1 == service && same(one.2)).map(|one| one.3).sum::<i64>()
        };
        let left =
            (per_month * 100 - used(&|other| other == of)).min(per_year * 100 - used(&|other| other.0 == of.0)).max(0);
        credits.push((at, service, of, cents.min(left)));
    }
    credits.into_iter().map(|(at, service, _, cents)| (at, service, Decimal::new(cents, 2))).collect()
}

fn drawn(seed: u64) -> Vec<Plain> {
    let mut drawn = Drawn(seed);
    let count = 12 + drawn.below(30);
    let mut tickets: Vec<Plain> = (0..count)
        .map(|_| {
            let opened = START + drawn.below(120 * 24) * HOUR + drawn.below(60) * 60_000;
            let length =
                [2, 3, 4, 5, 6, 9, 30][usize::try_from(drawn.below(7)).unwrap()] * HOUR + drawn.below(2) * 60_000;
            Plain { service: drawn.below(3), opened, stopped: opened + length }
        })
        .collect();
    tickets.sort_by_key(|ticket| ticket.stopped);
    // One stop, one order: whoever stops at the same instant stays as it stands.
    tickets.dedup_by_key(|ticket| ticket.stopped);
    tickets.dedup_by_key(|ticket| ticket.opened);
    tickets
}

fn written(ticket: &Plain) -> Value {
    let (from, to) = (ticket.opened, ticket.stopped);
    json!({ "service": ticket.service, "events": [
        { "at": from, "type": "opened" }, { "at": from, "type": "outage-started" }, { "at": to, "type": "outage-ended" }, { "at": to, "type": "restored" }] })
}

/// The same, by the builder.
fn streamed(policy: &Policy, tickets: &[Plain]) -> Vec<(i64, i64, Decimal)> {
    let end = start_of(next(month(tickets.last().unwrap().stopped)));
    let at = |millis| Instant::from_millis(millis).unwrap();
    let mut builder = policy.statement(StatementQuestion::new(at(START), at(end))).unwrap();
    let read = |ticket: &Plain| policy.ticket(written(ticket).to_string().as_bytes()).unwrap();
    for ticket in tickets {
        builder.survey(&read(ticket)).unwrap();
    }
    for ticket in tickets {
        builder.add(&read(ticket)).unwrap();
    }
    let statement = builder.finish().unwrap();
    let entry = |entry: &sla_clock::assessment::StatementEntry| {
        (
            entry.at.instant().millis(),
            entry.service.as_deref().unwrap().parse().unwrap(),
            entry.amount.unwrap().amount(),
        )
    };
    statement.entries.iter().map(entry).collect()
}

#[test]
fn a_stream_is_what_going_through_everything_for_each_ticket_gives() {
    for seed in 0..15 {
        let tickets = drawn(seed);
        let (per_month, per_year) = (
            [90, 150, 220][usize::try_from(seed % 3).unwrap()],
            [300, 400, 9_000][usize::try_from(seed / 3 % 3).unwrap()],
        );
        let (said, expected) =
            (streamed(&policy(per_month, per_year), &tickets), expected(&tickets, per_month, per_year));
        assert_eq!(said, expected, "seed {seed}: {tickets:?}");
        for service in 0..3 {
            for year in 2026..=2027 {
                let of = |one: &&(i64, i64, Decimal)| one.1 == service && month(one.0 - 1).0 == year;
                let sum: Decimal = said.iter().filter(of).map(|one| one.2).sum();
                assert!(sum <= Decimal::from(per_year), "seed {seed}: never above the cap of the year");
            }
        }
    }
}
