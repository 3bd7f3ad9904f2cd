//! Mistakes as people make them, each made in a policy of the page.
#![allow(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod support;

use std::path::Path;

use support::{POLICY, run_with, stdout};

/// A slip of the hand in a real policy: what is written there instead of what, where that is told, and what it says.
const SLIPS: [(&str, &str, &str, &str); 22] = [
    (
        "\"4h\", \"calendar\": \"S1\" },",
        "\"4 hours\", \"calendar\": \"S1\" },",
        "/by/P3/within",
        "found \"4 hours\", expected a duration such as 4h, 30m or 1h30m",
    ),
    (
        "\"8h\", \"calendar\": \"always\"",
        "\"1d\", \"calendar\": \"always\"",
        "/within",
        "hours such as 48h, or workingDays, or calendarDays",
    ),
    ("\"calendar\": \"S1\" }],", "\"calendar\": \"S 1\" }],", "/calendar", "did you mean \"S1\"?"),
    ("\"Europe/Paris\"", "\"Paris\"", "/timeZone", "did you mean \"Europe/Paris\"?"),
    ("\"metric\": \"resolve\"", "\"metric\": \"resolv\"", "/metric", "did you mean \"resolve\"?"),
    (
        "\"site-inaccessible\", \"contact",
        "\"site-inacessible\", \"contact",
        "/pausedBy/0",
        "did you mean \"site-inaccessible\"?",
    ),
    (
        "\"otherwise\": \"P3\"",
        "\"otherwise\": \"P5\"",
        "/qualification/otherwise",
        "a name declared in /priorities: P1, P2, P3, P4",
    ),
    ("\"total-loss\": { \"one\"", "\"total-lost\": { \"one\"", "/cells/total-lost", "did you mean \"total-loss\"?"),
    ("\"currency\": \"EUR\",", "\"currency\": \"EUR\"", "", "expected a comma or a closing brace"),
    ("\"timeZone\":", "// our zone\n\"timeZone\":", "", "a comment (JSON has none; write a \"note\" field)"),
    ("\"08:00-18:00\"", "\"18:00\"", "/week/mon-fri/0", "expected hours like 08:30-12:30 or 22:00-06:00"),
    ("[\"FR\"]", "[\"France\"]", "/holidays/0", "or one of DE, ES, FR"),
    ("\"version\": \"2026-01\",", "\"version\": \"1\", \"version\": \"2\",", "/version", "a second \"version\""),
    ("[\"opened\", \"completed\"]", "[\"open\", \"completed\"]", "/start/laterOf/0", "did you mean \"opened\"?"),
    ("\"kind\": \"sla\"", "\"kind\": \"SLA\"", "/agreements/0/kind", "did you mean \"sla\"?"),
    (
        "[\"50%\", \"75%\", \"90%\"]",
        "[50, \"75%\"]",
        "/warnAt/0",
        "a share such as \"75%\", or a time left such as \"30m\"",
    ),
    ("\"mode\": \"resume\"", "\"mode\": \"continued\"", "/reopen/mode", "did you mean \"continue\"?"),
    (
        "\"notice\": { \"calendarDays\": 10 }",
        "\"notice\": \"10 days\"",
        "/notice",
        "expected an object with calendarDays",
    ),
    ("\"per\": \"month\" }", "\"per\": \"monthly\" }", "/per", "did you mean \"month\"?"),
    ("{ \"option\": \"S2\" }", "{ \"option\": \"S3\" }", "/when/option", "expected one of S1, S2"),
    ("{ \"option\": \"S2\" }", "{ \"optoin\": \"S2\" }", "/when/optoin", "did you mean \"option\"?"),
    (
        "{ \"workingDays\": 1, \"calendar\": \"S1\" }",
        "{ \"workingDays\": 1 }",
        "/by/P3/calendar",
        "the calendar whose hours or working days count",
    ),
];

#[test]
fn a_slip_of_the_hand_is_told_where_it_stands_and_with_what_to_write_instead() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(POLICY);
    let policy = std::fs::read_to_string(path).unwrap();
    let mut amiss = Vec::new();
    for (right, wrong, path, says) in SLIPS {
        assert!(policy.contains(right), "the policy has no {right}");
        let output = run_with(&["check", "-"], policy.replacen(right, wrong, 1).as_bytes());
        let text = stdout(&output);
        let place = text.strip_prefix("-:").and_then(|rest| rest.split_once(": error: "));
        let told = place.is_some_and(|(place, rest)| {
            let told = rest.split_once(": found").map_or("", |(told, _)| told);
            place.contains(':') && (told.ends_with(path) || path.is_empty()) && rest.contains(says)
        });
        if !told || text.lines().count() != 1 {
            amiss.push(format!("{wrong}: {text}"));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}
