//! `sla statement`: the three forms, refusals, order, two passes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use support::{File, run, run_with, status, stderr, stdout};

const PERIOD: [&str; 4] = ["--from", "2026-04-01", "--to", "2026-05-01"];

/// A name that no other test of this program has at the same time.
fn own(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{}-{name}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn policy() -> File {
    let statement = json!({ "measures": [{ "id": "availability", "title": { "en": "Availability", "fr": "Disponibilité" }, "clause": "8.2",
        "availability": {}, "target": "99.9", "percent": "10", "of": "monthly-fee" }],
        "rights": [{ "id": "terminate", "on": "restore", "atLeast": 1, "within": { "calendarDays": 30 }, "lapses": { "calendarDays": 30 } }] });
    let text = json!({
        "format": 1, "id": "lines", "title": "Lines <b>", "currency": "EUR", "timeZone": "Europe/Paris",
        "calendars": { "always": { "week": "24x7" } }, "qualification": { "otherwise": "P1" },
        "agreements": [{ "id": "customer", "kind": "sla",
            "targets": [{ "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } }],
            "penalties": [{ "id": "late", "clause": "4.1", "on": "restore", "amount": "30.00 EUR", "perStarted": "1h" }],
            "settlement": { "claim": { "from": "month-end", "calendarDays": 15 } }, "statement": statement }],
    });
    File::new(&own("policy.json"), &text.to_string())
}

fn ticket(id: &str, day: &str, hours: u32) -> String {
    let (from, to) = (format!("{day}T00:00:00Z"), format!("{day}T{hours:02}:00:00Z"));
    json!({ "id": id, "fees": { "monthly-fee": "100.00 EUR" }, "events": [
        { "at": from, "type": "opened" }, { "at": from, "type": "outage-started" }, { "at": to, "type": "outage-ended" }, { "at": to, "type": "restored" }] })
    .to_string()
}

fn tickets(lines: &[String]) -> File {
    File::new(&own("tickets.ndjson"), &lines.join("\n"))
}

fn made(policy: &File, tickets: &File, more: &[&str]) -> std::process::Output {
    run(&[&["statement", policy.path(), tickets.path()], &PERIOD[..], more].concat())
}

#[test]
fn a_refused_ticket_is_told_and_the_others_are_added_up() {
    let policy = policy();
    let tickets =
        tickets(&[ticket("A", "2026-04-02", 5), r#"{ "id": 7, "events": 3 }"#.into(), ticket("=B", "2026-04-03", 6)]);
    let output = made(&policy, &tickets, &[]);
    assert_eq!(status(&output), 3);
    let refusal: Value = serde_json::from_str(stderr(&output)).unwrap();
    assert_eq!(
        (&refusal["id"], &refusal["line"], &refusal["error"]["path"]),
        (&json!(7), &json!(2), &json!("/events"))
    );
    let statement: Value = serde_json::from_str(stdout(&output)).unwrap();
    // One and two hours late; 11 h of 720: 98.47 %.
    assert_eq!(statement["totals"][0]["amount"], "100.00 EUR");
    assert_eq!((&statement["refused"], &statement["entries"][2]["kind"]), (&json!(1), &json!("measure")));
    // The second miss, on 3 April, came before the right of the first had lapsed, and renews it.
    assert_eq!(statement["agreements"][0]["rights"][0]["lapses"], "2026-05-03");
}

#[test]
fn a_row_for_each_entry() {
    let (policy, tickets) = (policy(), tickets(&[ticket("A", "2026-04-02", 5), ticket("=B", "2026-04-03", 6)]));
    let output = made(&policy, &tickets, &["--format", "csv"]);
    assert_eq!(status(&output), 0);
    let rows: Vec<&str> = stdout(&output).split("\r\n").collect();
    assert_eq!(
        rows[0],
        "at,agreement,kind,party,service,ticket,priority,missed,terms,periodFrom,periodTo,title,clauses,amount,currency,missing,claimBy,paths"
    );
    assert_eq!(
        rows[1],
        "2026-04-02T07:00:00+02:00,customer,ticket,,,A,P1,restore,,,,,4.1,30.00,EUR,,2026-05-15,/agreements/0/penalties/0"
    );
    // A number that a spreadsheet would take for a formula.
    assert!(rows[2].contains(",'=B,"), "{}", rows[2]);
    assert!(
        rows[3].contains(",measure,,,,,,availability,2026-04-01,2026-04-30,Availability,8.2,10.00,EUR,"),
        "{}",
        rows[3]
    );
}

#[test]
fn the_page_is_whole_and_escaped() {
    let (policy, tickets) = (policy(), tickets(&[ticket("<script>", "2026-04-02", 5)]));
    for (lang, words) in
        [("en", ["Statement", "Availability", "30.00 EUR"]), ("fr", ["Relevé", "Disponibilité", "30,00 EUR"])]
    {
        let output = made(&policy, &tickets, &["--format", "html", "--lang", lang]);
        let page = stdout(&output);
        assert!(page.contains(&format!("<html lang=\"{lang}\">")) && page.trim_end().ends_with("</html>"));
        assert!(words.iter().all(|word| page.contains(word)), "{page}");
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && page.contains("Lines &lt;b&gt;"));
        assert!(!page.contains("http"), "it needs nothing from elsewhere");
        assert!(
            !page.contains("measure row") && !page.contains("measured percent"),
            "every line has its sentence: {page}"
        );
    }
}

#[test]
fn tickets_out_of_order_end_the_statement() {
    let (policy, tickets) = (policy(), tickets(&[ticket("A", "2026-04-03", 5), ticket("B", "2026-04-02", 5)]));
    let output = made(&policy, &tickets, &[]);
    assert_eq!(status(&output), 3);
    assert!(
        stderr(&output).contains("line 2")
            && stderr(&output).contains("ticket B that stopped at 2026-04-02T07:00:00+02:00"),
        "{}",
        stderr(&output)
    );
}

/// A policy of a penalty alone: its tickets are gone through once.
fn once() -> File {
    let text = json!({
        "format": 1, "id": "lines", "currency": "EUR", "calendars": { "always": { "week": "24x7" } }, "qualification": { "otherwise": "P1" },
        "agreements": [{ "id": "customer", "kind": "sla",
            "targets": [{ "metric": "restore", "by": { "P1": { "within": "4h", "calendar": "always" } } }],
            "penalties": [{ "id": "late", "on": "restore", "percent": "30", "of": "monthly-fee", "perStarted": "1h" }] }],
    });
    File::new(&own("policy.json"), &text.to_string())
}

#[test]
fn what_is_cut_off_says_so_in_every_form() {
    let policy = once();
    let tickets = tickets(&[ticket("A", "2026-04-03", 5), ticket("B", "2026-04-02", 5)]);
    let made = |format| made(&policy, &tickets, &["--format", format]);
    let why = "line 2: ticket-invalid: found ticket B that stopped at 2026-04-02T05:00:00Z";
    let json: Value = serde_json::from_str(stdout(&made("json"))).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 1);
    assert!(json["cutOff"].as_str().unwrap().contains(why) && json.get("totals").is_none(), "{json}");
    let csv = made("csv");
    let last = stdout(&csv).trim_end().lines().last().unwrap().to_owned();
    assert!(last.starts_with(",,cut-off,") && last.contains("This is not the whole statement"), "{last}");
    let html = made("html");
    let page = stdout(&html);
    assert!(page.contains("This is not the whole statement: line 2") && page.trim_end().ends_with("</html>"), "{page}");
    assert!([csv, html].iter().all(|output| status(output) == 3));
}

#[test]
fn refused_tickets_and_missing_fees_are_told_in_every_form() {
    let policy = once();
    let bare = r#"{ "id": "C", "events": [ { "at": "2026-04-04T00:00:00Z", "type": "opened" }, { "at": "2026-04-04T05:00:00Z", "type": "restored" } ] }"#;
    let tickets = tickets(&[ticket("A", "2026-04-02", 5), r#"{ "id": 7, "events": 3 }"#.into(), bare.into()]);
    let made = |format| made(&policy, &tickets, &["--format", format]);
    let json: Value = serde_json::from_str(stdout(&made("json"))).unwrap();
    assert_eq!((&json["refused"], &json["entries"][1]["missing"]), (&json!(1), &json!(["monthly-fee"])));
    let csv = made("csv");
    let rows: Vec<&str> = stdout(&csv).trim_end().split("\r\n").collect();
    assert!(rows[2].contains(",C,") && rows[2].contains(",,,monthly-fee,"), "{}", rows[2]);
    assert_eq!(rows[3], ",,refused,,,,,,,,,1 refused,,,,,,");
    let html = made("html");
    let page = stdout(&html);
    assert!(page.contains("the sum is not known: monthly-fee") && page.contains("1 refused"), "{page}");
}

#[test]
fn a_ticket_given_twice_ends_the_statement() {
    let (policy, tickets) = (policy(), tickets(&[ticket("A", "2026-04-03", 5), ticket("A", "2026-04-03", 5)]));
    let output = made(&policy, &tickets, &[]);
    assert_eq!(status(&output), 3);
    assert!(
        stderr(&output).contains("line 2: ticket-invalid: /id: found ticket A a second time"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_party_that_no_ticket_names_is_told() {
    let (policy, tickets) = (policy(), tickets(&[ticket("A", "2026-04-03", 5)]));
    let output = made(&policy, &tickets, &["--party", "zz"]);
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains("--party zz: no ticket names this party"), "{}", stderr(&output));
}

#[test]
fn what_is_read_twice_is_no_pipe() {
    let policy = policy();
    let arguments = [&["statement", policy.path()], &PERIOD[..]].concat();
    let output = run_with(&arguments, ticket("A", "2026-04-02", 5).as_bytes());
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("can't be read twice"), "{}", stderr(&output));
}

#[test]
fn what_is_asked_must_make_sense() {
    let (policy, tickets) = (policy(), tickets(&[]));
    for (more, told) in [
        (&["--agreement", "custmer"][..], "customer"),
        (&["--fee", "monthly-fee"][..], "monthly-fee=\"480.00 EUR\""),
        (&["--fee", "monthlyfee=480.00 EUR"][..], "did you mean \"monthly-fee\""),
        (&["--fee", "monthly-fee=480.00 USD"][..], "an amount in EUR"),
        (&["--audience", "customer", "--agreement", "customer"][..], "/agreement"),
    ] {
        let output = made(&policy, &tickets, more);
        assert_eq!(status(&output), 2);
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    let output = made(&policy, &tickets, &["--format", "html"]);
    assert!(stdout(&output).contains("Nothing stopped in this period."));
    for (from, told) in
        [("01/04/2026", "--from: out-of-range: found \"01/04/2026\", expected a date such as"), ("2026-05-02", "/to")]
    {
        let output = run(&["statement", policy.path(), tickets.path(), "--from", from, "--to", "2026-05-01"]);
        assert_eq!(status(&output), 2);
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}
