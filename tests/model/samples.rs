//! The page's policies with their tickets, walked from the first event on.

use include_dir::{Dir, include_dir};
use serde_json::Value;
use sla_clock::Policy;

static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/www/policies");
static TICKETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/www/tickets");

pub(crate) fn walk() {
    let mut walked = 0;
    for file in POLICIES.files() {
        let name = file.path().file_stem().unwrap().to_string_lossy().into_owned();
        let Ok(policy) = Policy::from_json(file.contents_utf8().unwrap()) else { continue };
        for ticket in TICKETS.files().filter(|ticket| ticket.path().to_string_lossy().starts_with(&name)) {
            let text = ticket.contents_utf8().unwrap();
            let events: Value = serde_json::from_str(text).unwrap();
            let instants = events["events"].as_array().unwrap().iter();
            let mut instants: Vec<_> =
                instants.map(|event| policy.instant(event["at"].as_str().unwrap()).unwrap()).collect();
            instants.sort();
            let read = policy.ticket(text.as_bytes()).unwrap();
            let begin = *instants.first().unwrap();
            crate::walk::walk(&policy, &read, begin, 60, &[0.3, 0.8])
                .unwrap_or_else(|error| panic!("{}: {error}", ticket.path().display()));
            walked += 1;
        }
    }
    assert!(walked > 5, "no samples");
}
