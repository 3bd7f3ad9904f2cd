//! A statement as a page of its own: it needs nothing else, prints on A4, and reads aloud in order.

use std::io::{self, Write};

use serde_json::{Value, json};
use sla_clock::assessment::{MeasureAnswer, Moment, RightAnswer, Statement, StatementEntry, TraceLine, ValueUnit};

use super::Form;
use super::rows::{clauses, kind, said, what, word};
use crate::explain::Words;
use crate::explain::names::Names;

const STYLE: &str = "\
:root{font:11pt/1.45 system-ui,sans-serif;color:#1b1b1b;background:#fff}\
body{max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}\
table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:600;padding:.25rem 0}\
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-block-end:1px solid #bbb}\
thead th{border-block-end:2px solid #555}.amount{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}\
.why td{border:0;padding-block:0 .4rem;color:#444;font-size:.9em}.why ul{margin:0;padding-inline-start:1.2rem}\
code{font-size:.85em;overflow-wrap:anywhere}tr{break-inside:avoid}\
@page{size:A4;margin:18mm}@media print{body{max-width:none;margin:0;padding:0}thead{display:table-header-group}}";

pub(super) struct Page<'w, W> {
    out: W,
    words: &'w Words,
    names: &'w Names<'w>,
    title: String,
    period: (&'w str, &'w str),
    rows: u64,
}

impl<'w, W: Write> Page<'w, W> {
    pub(super) fn new(
        out: W,
        words: &'w Words,
        names: &'w Names<'w>,
        title: String,
        period: (&'w str, &'w str),
    ) -> Self {
        Self { out, words, names, title, period, rows: 0 }
    }

    fn word(&self, name: &'static str) -> &'static str {
        word(self.words, name)
    }

    fn moment(&self, at: Moment) -> String {
        let written = serde_json::to_value(at).unwrap_or_default();
        self.words.instant(written.as_str().unwrap_or_default())
    }

    fn day(&self, day: &str) -> String {
        self.words.day(day).unwrap_or_else(|| day.to_owned())
    }

    fn table(&mut self, caption: &'static str, heads: &[&'static str]) -> io::Result<()> {
        let caption = self.word(caption);
        write!(self.out, "<table><caption>{}</caption><thead><tr>", escaped(caption))?;
        for head in heads {
            let class = if *head == "amount" { " class=\"amount\"" } else { "" };
            write!(self.out, "<th scope=\"col\"{class}>{}</th>", escaped(self.word(head)))?;
        }
        writeln!(self.out, "</tr></thead><tbody>")
    }

    /// A reason in words, with the clause it rests on.
    fn reason(&self, line: &TraceLine) -> String {
        let values = serde_json::to_value(&line.values).unwrap_or_default();
        let sentence = self.words.say("trace", line.code, &self.names.of(&values));
        format!("<li>{} <code>{}</code></li>", escaped(&sentence), escaped(&line.path))
    }

    fn measure(&mut self, measure: &MeasureAnswer) -> io::Result<()> {
        let number = |text: &str| match measure.unit {
            ValueUnit::Percent => format!("{} %", self.words.figures(text)),
            ValueUnit::Points => self.words.figures(text),
            ValueUnit::Milliseconds => {
                let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
                self.words.duration(whole.parse().unwrap_or_default())
            }
        };
        let title = measure.title.as_ref().map_or_else(|| measure.id.to_string(), |title| said(self.words, title));
        let level = measure.level_title.as_ref().map(|title| said(self.words, title));
        let level = level.or_else(|| measure.level.as_ref().map(ToString::to_string));
        let value = measure.value.as_deref().map_or_else(|| "–".to_owned(), number);
        let value = level.map_or_else(|| value.clone(), |level| format!("{value}, {level}"));
        let period = format!("{} – {}", self.day(&measure.period.from), self.day(&measure.period.to));
        let amount = measure.amount.map(|amount| self.words.figures(&amount.to_string())).unwrap_or_default();
        writeln!(
            self.out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"amount\">{}</td></tr>",
            escaped(&title),
            escaped(&whose(measure.party.as_deref(), measure.service.as_deref())),
            escaped(&period),
            escaped(&value),
            escaped(&measure.target.as_deref().map(number).unwrap_or_default()),
            escaped(&amount)
        )
    }

    fn right(&mut self, right: &RightAnswer) -> io::Result<()> {
        let title = right.title.as_ref().map_or_else(|| right.id.to_string(), |title| said(self.words, title));
        let clause = right.clause.as_ref().map(|clause| said(self.words, clause));
        let clause = clause.unwrap_or_else(|| right.path.clone());
        let lapses = right.lapses.as_deref().map(|day| self.day(day)).unwrap_or_default();
        writeln!(
            self.out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&title),
            escaped(right.service.as_deref().unwrap_or_default()),
            escaped(&self.moment(right.arose)),
            escaped(&lapses),
            escaped(&clause)
        )
    }
}

/// A service, with the party that has it: two of them may call theirs the same.
fn whose(party: Option<&str>, service: Option<&str>) -> String {
    party.into_iter().chain(service).collect::<Vec<_>>().join(" – ")
}

/// Text that is no markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl<W: Write> Form for Page<'_, W> {
    fn begin(&mut self) -> io::Result<()> {
        let heading = match &*self.title {
            "" => self.word("statement").to_owned(),
            title => format!("{} – {title}", self.word("statement")),
        };
        let (from, to) = (self.words.day(self.period.0), self.words.day(self.period.1));
        let from = from.unwrap_or_else(|| self.period.0.to_owned());
        let to = to.unwrap_or_else(|| self.period.1.to_owned());
        write!(
            self.out,
            "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head>\n\
             <body><main><h1>{title}</h1>\n<p>{} {} {} {} {}</p>\n",
            self.word("from"),
            escaped(&from),
            self.word("to"),
            escaped(&to),
            self.word("excluded"),
            lang = self.words.language.tag(),
            title = escaped(&heading),
        )?;
        self.table("entries", &["at", "agreement", "kind", "service", "what", "claim", "amount"])
    }

    fn entry(&mut self, entry: &StatementEntry) -> io::Result<()> {
        self.rows += 1;
        let missing = || format!("{}{} {}", self.word("missing"), self.words.colon(), entry.missing.join(", "));
        let amount = entry.amount.map_or_else(missing, |amount| self.words.figures(&amount.to_string()));
        let claim = entry.claim.as_ref().map(|claim| match (&claim.last_day, claim.automatic) {
            (_, true) => self.word("automatic").to_owned(),
            (Some(day), false) => self.day(day),
            (None, false) => String::new(),
        });
        let mut what = what(self.words, entry);
        let clauses = clauses(self.words, entry);
        match (what.is_empty(), clauses.is_empty()) {
            (_, true) => {}
            (true, false) => what = clauses,
            (false, false) => what += &format!(" ({clauses})"),
        }
        writeln!(
            self.out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"amount\">{}</td></tr>",
            escaped(&self.moment(entry.at)),
            escaped(&entry.agreement),
            escaped(kind(self.words, entry.kind)),
            escaped(&whose(entry.party.as_deref(), entry.service.as_deref())),
            escaped(&what),
            escaped(&claim.unwrap_or_default()),
            escaped(&amount)
        )?;
        // Also where nothing is left: what a cap or a minimum took is what a customer asks about.
        if entry.ledger.is_empty() {
            return Ok(());
        }
        let reasons: String = entry.ledger.iter().map(|line| self.reason(line)).collect();
        writeln!(self.out, "<tr class=\"why\"><td></td><td colspan=\"6\"><ul>{reasons}</ul></td></tr>")
    }

    fn end(&mut self, statement: &Statement, refused: u64) -> io::Result<()> {
        if self.rows == 0 {
            let none = self.word("none");
            writeln!(self.out, "<tr><td colspan=\"7\">{}</td></tr>", escaped(none))?;
        }
        writeln!(self.out, "</tbody></table>")?;
        self.table("totals", &["agreement", "party", "amount"])?;
        for one in &statement.agreements {
            let id = one
                .agreement
                .title
                .as_ref()
                .map_or_else(|| one.agreement.id.to_string(), |title| said(self.words, title));
            let amount = match (one.amount, one.missing.is_empty()) {
                (Some(amount), _) => self.words.figures(&amount.to_string()),
                (None, true) => "–".to_owned(),
                (None, false) => format!("{}{} {}", self.word("missing"), self.words.colon(), one.missing.join(", ")),
            };
            let party = statement.party.as_deref().unwrap_or_default();
            writeln!(
                self.out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"amount\">{}</td></tr>",
                escaped(&id),
                escaped(party),
                escaped(&amount)
            )?;
        }
        writeln!(self.out, "</tbody></table>")?;
        if statement.agreements.iter().any(|one| !one.measures.is_empty()) {
            self.table("measures", &["what", "service", "period", "value", "target", "amount"])?;
            for measure in statement.agreements.iter().flat_map(|one| &one.measures) {
                self.measure(measure)?;
            }
            writeln!(self.out, "</tbody></table>")?;
        }
        if statement.agreements.iter().any(|one| !one.rights.is_empty()) {
            self.table("rights", &["what", "service", "arose", "lapses", "clauses"])?;
            for right in statement.agreements.iter().flat_map(|one| &one.rights) {
                self.right(right)?;
            }
            writeln!(self.out, "</tbody></table>")?;
        }
        let counts = serde_json::to_value(statement.tickets).unwrap_or_default();
        let refused = json!(refused);
        let mut parts = Vec::new();
        for name in ["counted", "before", "after", "open", "elsewhere", "refused"] {
            let count = if name == "refused" { &refused } else { counts.get(name).unwrap_or(&Value::Null) };
            if name == "counted" || count.as_u64().is_some_and(|count| count > 0) {
                parts.push(format!("{count} {}", self.word(name)));
            }
        }
        writeln!(
            self.out,
            "<p>{}{} {}</p>\n</main></body></html>",
            self.word("tickets"),
            self.words.colon(),
            escaped(&parts.join(", "))
        )?;
        self.out.flush()
    }

    fn cut_off(&mut self, why: &str) -> io::Result<()> {
        let says = self.word("cut-off");
        writeln!(self.out, "</tbody></table>\n<p><strong>{says} {}</strong></p>\n</main></body></html>", escaped(why))?;
        self.out.flush()
    }
}
