//! The ledger: how an amount came about, line by line. Nobody listens when only the amount is asked for.

use std::fmt;

use super::exact::Exact;
use crate::assessment::{TraceLine, TraceValue, Values};
use crate::money::{Currency, Money};

pub(super) struct Ledger<'a> {
    lines: Option<&'a mut Vec<TraceLine>>,
    subject: String,
    currency: Currency,
    code: &'static str,
    values: Vec<(&'static str, TraceValue)>,
}

impl<'a> Ledger<'a> {
    pub(super) fn silent(currency: Currency) -> Self {
        Self { lines: None, subject: String::new(), currency, code: "", values: Vec::new() }
    }

    pub(super) fn to(lines: &'a mut Vec<TraceLine>, subject: String, currency: Currency) -> Self {
        Self { lines: Some(lines), subject, currency, code: "", values: Vec::new() }
    }

    pub(super) fn listens(&self) -> bool {
        self.lines.is_some()
    }

    pub(super) fn currency(&self) -> Currency {
        self.currency
    }

    pub(super) fn begin(&mut self, code: &'static str) {
        self.code = code;
        self.values.clear();
    }

    pub(super) fn value(&mut self, name: &'static str, value: impl Into<TraceValue>) {
        if self.listens() {
            self.values.push((name, value.into()));
        }
    }

    /// An amount that may have more decimals than its currency.
    pub(super) fn money(&mut self, name: &'static str, amount: Exact) {
        if let (true, Some(amount)) = (self.listens(), amount.shown()) {
            self.values.push((name, Money::new(amount, self.currency).to_string().into()));
        }
    }

    /// A number that may have decimals.
    pub(super) fn number(&mut self, name: &'static str, number: Exact) {
        let Some(number) = number.shown().filter(|_| self.listens()) else { return };
        let value = match (number.is_integer(), i64::try_from(number)) {
            (true, Ok(whole)) => whole.into(),
            _ => number.to_string().into(),
        };
        self.values.push((name, value));
    }

    /// Writes the line.
    pub(super) fn end(&mut self, path: fmt::Arguments<'_>) {
        if let Some(lines) = &mut self.lines {
            let line = TraceLine::new(&*self.subject, self.code, path.to_string(), []);
            lines.push(TraceLine { values: Values(std::mem::take(&mut self.values)), ..line });
        }
    }
}
