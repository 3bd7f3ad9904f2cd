//! `sla explain`: an answer as text, in both languages.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use support::{AT, File, POLICY, TICKET, run, status, stderr, stdout};

fn explain(more: &[&str]) -> String {
    let output = run(&[&["explain", POLICY, TICKET], &AT[..], more].concat());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    // Numbers and units are held together by a space that does not break.
    stdout(&output).replace('\u{a0}', " ")
}

#[track_caller]
fn holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.lines().any(|known| known == *line), "no line {line:?} in:\n{text}");
    }
}

#[test]
fn every_answer_has_its_reasons_and_their_places() {
    holds(
        &explain(&[]),
        &[
            "INC-2041: Business fibre, 4-hour restoration guarantee (2026-01)",
            "Sat 14 Mar 2026, 09:00 (Europe/Paris)",
            "! Events after this moment, not counted: 1.",
            "Priority P1",
            "  Total loss of service and 1 site give P1.  [/qualification/matrix/cells/total-loss/one]",
            "Restoration (GTR) (customer/restore): Breached. Due Sat 14 Mar 2026, 00:35",
            "  Stopped from Fri 13 Mar 2026, 21:00 to Fri 13 Mar 2026, 22:15: Site closed.  [/events/4]",
            "  Restored Sat 14 Mar 2026, 03:50, 3 h 15 min late.  [/events/6]",
            "Resolution (customer/resolve): Running. Due Fri 20 Mar 2026, end of day",
            "✓ at 75%, Fri 13 Mar 2026, 23:35: Head of operations, Customer's IT duty desk",
            "Late restoration (customer/gtr-late): 96.00 EUR",
        ],
    );
}

#[test]
fn the_same_in_french() {
    holds(
        &explain(&["--lang", "fr"]),
        &[
            "INC-2041: Fibre entreprise, GTR 4 heures (2026-01)",
            "Priorité P1",
            "GTR (customer/restore) : Dépassé. Échéance sam. 14 mars 2026, 00:35",
            "✓ à 75 %, ven. 13 mars 2026, 23:35 : Responsable des opérations, Astreinte informatique du client",
            "Dépassement de GTR (customer/gtr-late) : 96,00 EUR",
        ],
    );
}

#[test]
fn the_chain_and_what_does_not_hold_are_told() {
    let file = |folder: &str| format!("www/{folder}/ola-internal.json");
    let output = run(&["explain", &file("policies"), &file("tickets"), "--at", "2026-03-10T16:00:00+01:00"]);
    holds(
        stdout(&output),
        &[
            "✓ at 10%, Tue 10 Mar 2026, 14:24: L1 Customer care",
            "· at 100%, Tue 10 Mar 2026, 18:00: L4 Vendor",
            "Monthly bill run (bill-run)",
        ],
    );
}

#[test]
fn ready_made_parameters_have_their_words() {
    let file = |folder: &str, name: &str| format!("www/{folder}/{name}.json");
    let (policy, ticket) = (file("policies", "ola-internal"), file("tickets", "ola-internal-backup"));
    let output = run(&["explain", &policy, &ticket, "--at", "2026-06-10T16:00:00+02:00", "--lang", "fr"]);
    let line =
        "  La règle « bill run » ne s’applique pas (Tâche d'exploitation : Sauvegarde).  [/qualification/rules/0]";
    holds(&stdout(&output).replace('\u{a0}', " "), &[line]);
}

#[test]
fn a_customer_is_told_what_a_customer_may_know() {
    let text = explain(&["--audience", "customer"]);
    assert!(!text.contains("EUR") && !text.contains("NOC"), "{text}");
}

#[test]
fn an_outside_reader_is_shown_no_place_in_the_policy() {
    let places = |text: &str| text.lines().filter(|line| line.ends_with(']') && line.contains("[/")).count();
    assert!(places(&explain(&[])) > 0);
    for audience in ["customer", "partner"] {
        assert_eq!(places(&explain(&["--audience", audience])), 0, "{audience}");
    }
}

/// What is odd in a ticket names the event, its place, and the word that was meant.
#[test]
fn slips_are_told_with_their_place_and_the_word_that_was_meant() {
    let ticket = File::new(
        "slips.json",
        r#"{ "facts": { "severity": "total-loss" }, "events": [
          { "at": "2026-03-13T18:00:00+01:00", "type": "restored" },
          { "at": "2026-03-13T19:20:00+01:00", "type": "opened" }, { "at": "2026-03-13T19:20:00+01:00", "type": "completed" },
          { "at": "2026-03-13T20:00:00+01:00", "type": "paused", "reason": "site-inacessible" } ] }"#,
    );
    let english = run(&[&["explain", POLICY, ticket.path()], &AT[..]].concat());
    holds(
        stdout(&english),
        &[
            "! “Restored” of Fri 13 Mar 2026, 18:00 comes before the report and is left aside.  [/events/0]",
            "! A pause of Fri 13 Mar 2026, 20:00 gives a reason the policy does not know, so it does not count: “site-inacessible”. “site-inaccessible” may be meant.  [/events/3]",
        ],
    );
    let french = run(&[&["explain", POLICY, ticket.path(), "--lang", "fr"], &AT[..]].concat());
    let french = stdout(&french).replace('\u{a0}', " ");
    assert!(french.contains("« site-inaccessible » est peut-être voulu."), "{french}");
}

/// The end of a day is one date, wherever it is said.
#[test]
fn the_end_of_a_day_is_said_in_one_way() {
    let text = explain(&[]);
    holds(&text, &["  So it is due Fri 20 Mar 2026, end of day."]);
    assert!(!text.contains("So it is due Sat 21 Mar 2026, 00:00."), "{text}");
}

/// No line is made of a bare code: every reason that the engine gives for the examples of the page has its sentence.
#[test]
fn every_code_has_its_sentence() {
    let pages = std::fs::read_to_string("../www/examples.json").unwrap();
    let pages: Vec<serde_json::Value> = serde_json::from_str(&pages).unwrap();
    for page in &pages {
        let file = |key: &str| format!("www/{}", page[key].as_str().unwrap());
        for lang in ["en", "fr"] {
            let at = page["now"].as_str().unwrap();
            let output = run(&["explain", &file("policy"), &file("ticket"), "--at", at, "--lang", lang]);
            assert_eq!(status(&output), 0, "{}", stderr(&output));
            for line in stdout(&output).lines().filter(|line| line.starts_with("  ")) {
                let sentence = line.trim_start().split("  [").next().unwrap();
                assert!(sentence.ends_with('.') || sentence.contains("EUR"), "{line}");
            }
        }
    }
}

#[test]
fn a_refused_ticket_has_nothing_to_explain() {
    let empty = File::new("unexplained.json", "{}");
    let output = run(&[&["explain", POLICY, empty.path()], &AT[..]].concat());
    assert_eq!((status(&output), stdout(&output)), (3, ""));
}
