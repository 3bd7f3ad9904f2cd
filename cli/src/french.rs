//! The strict reader's words in French: whole sentences, with holes for what the policy itself says there.

use serde_json::{Map, Value};

const TABLE: &str = include_str!("../words/problems-fr.json");

/// What stands in for whatever the policy says there.
const HOLE: &str = "{}";

/// The French of what was found or expected. A value of the policy itself stands as it is, and so does what the table lacks.
pub(crate) fn french(english: &str) -> String {
    let table: Map<String, Value> = serde_json::from_str(TABLE).unwrap_or_default();
    translated(&table, english).unwrap_or_else(|| english.to_owned())
}

/// By the sentence with the most words of its own among those that fit.
fn translated(table: &Map<String, Value>, english: &str) -> Option<String> {
    let fits =
        table.iter().filter_map(|(sentence, french)| Some((sentence, holes(sentence, english)?, french.as_str()?)));
    let (_, holes, french) = fits.max_by_key(|(sentence, ..)| sentence.replace(HOLE, "").len())?;
    let mut parts = french.split(HOLE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (part, hole) in parts.zip(holes) {
        out.push_str(hole);
        out.push_str(part);
    }
    Some(out)
}

/// What stands in the holes of a sentence, if it fits.
fn holes<'t>(sentence: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = sentence.split(HOLE);
    let mut rest = text.strip_prefix(parts.next()?)?;
    let parts: Vec<&str> = parts.collect();
    let mut holes = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        let end = if last { rest.len().checked_sub(part.len()) } else { rest.find(part) }?;
        let (hole, after) = rest.split_at_checked(end)?;
        rest = after.strip_prefix(part)?;
        holes.push(hole);
    }
    rest.is_empty().then_some(holes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that can't go on should stop")]

    use serde_json::{Map, Value};
    use sla_clock::Policy;

    use super::{TABLE, french, translated};

    #[test]
    fn holes_are_filled_with_what_was_there() {
        assert_eq!(french("the unknown key \"polcy\""), "la clé inconnue \"polcy\"");
        assert_eq!(
            french("a name declared in /calendars: always, office"),
            "un nom déclaré dans /calendars : always, office"
        );
        assert_eq!(french("a name declared in /fees (there is none)"), "un nom déclaré dans /fees (il n'y en a aucun)");
        assert_eq!(
            french("one of \"on\" (a target), \"event\" and \"outage\""),
            "l'un de \"on\" (un engagement), \"event\" et \"outage\""
        );
        assert_eq!(french("\"4 hours\""), "\"4 hours\"");
    }

    /// Whether a sentence of the table fits it. Two keys of a policy with an "and" between them are no sentence.
    fn is_said(table: &Map<String, Value>, text: &str) -> bool {
        let keys = text.split_once(" and ").is_some_and(|(one, other)| !one.contains(' ') && !other.contains(' '));
        let mut sentences = table.clone();
        sentences.remove("{} and {}");
        keys || translated(&sentences, text).is_some()
    }

    /// What the policy says itself: a text in quotes, a number, a word of JSON.
    fn is_value(text: &str) -> bool {
        text.starts_with(['"', '\'', '-'])
            || text.starts_with(|c: char| c.is_ascii_digit())
            || matches!(text, "null" | "true" | "false")
    }

    #[test]
    fn every_mistake_of_the_cases_has_its_french() {
        let table: Map<String, Value> = serde_json::from_str(TABLE).unwrap();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/refused/policies");
        let mut english = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let cases: Value = serde_json::from_slice(&std::fs::read(file.unwrap().path()).unwrap()).unwrap();
            for case in cases.get("cases").and_then(Value::as_array).unwrap() {
                let lines = case.get("text").and_then(Value::as_array);
                let text = lines.map(|lines| lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"));
                let text = text.unwrap_or_else(|| case.get("policy").unwrap().to_string());
                let refused = Policy::from_json(&text).unwrap_err();
                let problems = refused.problems().iter().flat_map(|problem| [&problem.found, &problem.expected]);
                english.extend(problems.filter(|said| !is_said(&table, said) && !is_value(said)).cloned());
            }
        }
        english.sort();
        english.dedup();
        assert!(english.is_empty(), "without French:\n{}", english.join("\n"));
    }
}
