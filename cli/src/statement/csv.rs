//! A statement as CSV (RFC 4180): a line for each entry. The sum is left to the reader, who has every line; what keeps them
//! from being the whole (a missing fee, refused tickets, an end before the end) stands among them.

use std::io::{self, Write};

use sla_clock::assessment::{Statement, StatementEntry};

use super::Form;
use super::rows::{clauses, said, word};
use crate::explain::Words;

const COLUMNS: [&str; 18] = [
    "at",
    "agreement",
    "kind",
    "party",
    "service",
    "ticket",
    "priority",
    "missed",
    "terms",
    "periodFrom",
    "periodTo",
    "title",
    "clauses",
    "amount",
    "currency",
    "missing",
    "claimBy",
    "paths",
];

pub(super) struct Csv<'w, W> {
    out: W,
    words: &'w Words,
}

impl<'w, W: Write> Csv<'w, W> {
    pub(super) fn new(out: W, words: &'w Words) -> Self {
        Self { out, words }
    }

    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        write!(self.out, "{}\r\n", cells.join(","))
    }

    /// A row that is no entry: its kind, and what it says as a title. It has no amount.
    fn note(&mut self, kind: &str, says: &str) -> io::Result<()> {
        let cells = COLUMNS.map(|column| match column {
            "kind" => kind.to_owned(),
            "title" => plain(says),
            _ => String::new(),
        });
        self.row(&cells)
    }
}

/// A cell, in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

impl<W: Write> Form for Csv<'_, W> {
    fn begin(&mut self) -> io::Result<()> {
        self.row(&COLUMNS.map(str::to_owned))
    }

    fn entry(&mut self, entry: &StatementEntry) -> io::Result<()> {
        let text = |value: &Option<Box<str>>| plain(value.as_deref().unwrap_or_default());
        let period = entry.period.as_ref();
        let missed: Vec<&str> = entry.missed.iter().map(sla_clock::Metric::as_str).collect();
        let mut paths: Vec<&str> = entry.ledger.iter().map(|line| &*line.path).collect();
        paths.dedup();
        let amount = entry.amount.map(|amount| amount.to_string()).unwrap_or_default();
        let (amount, currency) = amount.split_once(' ').unwrap_or_default();
        let claim = entry
            .claim
            .as_ref()
            .map(|claim| if claim.automatic { "automatic".into() } else { claim.last_day.clone().unwrap_or_default() });
        let at = serde_json::to_value(entry.at).unwrap_or_default();
        self.row(&[
            at.as_str().unwrap_or_default().to_owned(),
            plain(&entry.agreement),
            entry.kind.as_str().to_owned(),
            text(&entry.party),
            text(&entry.service),
            text(&entry.ticket),
            text(&entry.priority),
            missed.join(" "),
            plain(&entry.terms.join(" ")),
            period.map(|period| period.from.clone()).unwrap_or_default(),
            period.map(|period| period.to.clone()).unwrap_or_default(),
            entry.title.as_ref().map(|title| plain(&said(self.words, title))).unwrap_or_default(),
            plain(&clauses(self.words, entry)),
            amount.to_owned(),
            currency.to_owned(),
            plain(&entry.missing.join(" ")),
            claim.unwrap_or_default(),
            paths.join(" "),
        ])
    }

    fn end(&mut self, _: &Statement, refused: u64) -> io::Result<()> {
        if refused > 0 {
            self.note("refused", &format!("{refused} {}", word(self.words, "refused")))?;
        }
        self.out.flush()
    }

    fn cut_off(&mut self, why: &str) -> io::Result<()> {
        self.note("cut-off", &format!("{} {why}", word(self.words, "cut-off")))?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, quoted};

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(plain("=SUM(A1)"), "'=SUM(A1)");
    }
}
