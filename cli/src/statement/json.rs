//! A statement as one JSON document: entries first, as they come, then the rest.

use std::io::{self, Write};

use sla_clock::assessment::{Statement, StatementEntry};

use super::Form;

pub(super) struct Json<W> {
    out: W,
    first: bool,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, first: true }
    }
}

impl<W: Write> Form for Json<W> {
    fn begin(&mut self) -> io::Result<()> {
        self.out.write_all(b"{\"entries\":[")
    }

    fn entry(&mut self, entry: &StatementEntry) -> io::Result<()> {
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        self.out.write_all(entry.to_json().as_bytes())
    }

    fn end(&mut self, statement: &Statement, refused: u64) -> io::Result<()> {
        let rest = Statement { entries: Vec::new(), ..statement.clone() }.to_json();
        let rest = rest.strip_prefix('{').and_then(|rest| rest.strip_suffix(",\"entries\":[]}")).unwrap_or_default();
        writeln!(self.out, "\n],{rest},\"refused\":{refused}}}")?;
        self.out.flush()
    }

    fn cut_off(&mut self, why: &str) -> io::Result<()> {
        writeln!(self.out, "\n],\"cutOff\":{}}}", serde_json::Value::from(why))?;
        self.out.flush()
    }
}
