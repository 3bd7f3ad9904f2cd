//! `sla redact`: what a portal may publish.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on should stop")]

mod support;

use support::{AT, POLICY, TICKET, run, run_with, status, stderr, stdout};

#[test]
fn a_customers_policy_holds_no_contact_and_no_penalty_and_gives_the_same_answer() {
    let published = run(&["redact", POLICY, "--audience", "customer"]);
    assert_eq!(status(&published), 0, "{}", stderr(&published));
    for secret in ["example.com", "example.net", "penalties", "escalation", "percent"] {
        assert!(!stdout(&published).contains(secret), "{secret}");
    }
    let customer = ["--audience", "customer"];
    let answer = run_with(&[&["assess", "-", TICKET], &AT[..], &customer].concat(), &published.stdout);
    let whole = run(&[&["assess", POLICY, TICKET], &AT[..], &customer].concat());
    assert_eq!(stdout(&answer), stdout(&whole));
}

#[test]
fn for_whom_must_be_said() {
    assert_eq!(status(&run(&["redact", POLICY])), 2);
}

#[test]
fn one_partner_has_no_other_partners_contract() {
    let redact = |more: &[&str]| run(&[&["redact", "www/policies/ola-internal.json", "--audience"], more].concat());
    let all = redact(&["partner"]);
    assert!(stdout(&all).contains("network-vendor") && stdout(&all).contains("billing-vendor"));
    let one = redact(&["partner", "--party", "Vendor B"]);
    assert_eq!(status(&one), 0, "{}", stderr(&one));
    assert!(stdout(&one).contains("billing-vendor") && !stdout(&one).contains("network-vendor"));
    assert!(!stdout(&one).contains("Vendor A"), "{}", stdout(&one));
    let misspelt = redact(&["partner", "--party", "Vendor BB"]);
    assert_eq!(status(&misspelt), 2);
    assert!(stderr(&misspelt).contains("Vendor B\""), "{}", stderr(&misspelt));
    assert_eq!(status(&redact(&["customer", "--party", "Vendor B"])), 2);
}
