//! What percentages are taken of, and what a payment comes to.

use rust_decimal::Decimal;

use super::exact::Exact;
use super::ledger::Ledger;
use crate::civil::{Date, days_in_month};
use crate::policy::{Amount, Base, Divider, Divisor, Fact, Known, Pay, ShareOf};
use crate::qualification::Facts;
use crate::scalar::exact;
use crate::ticket::Ticket;

/// What a ticket brings to a base.
pub(super) struct Bases<'a> {
    pub(super) ticket: &'a Ticket,
    pub(super) facts: Facts<'a>,
    /// The date of the start, which gives the month its length.
    pub(super) start: Date,
}

impl<'a> Bases<'a> {
    /// The first fee or fact that a payment needs and the ticket does not carry.
    pub(super) fn missing(&self, pay: &'a Pay, of: Option<&'a Base>) -> Option<&'a str> {
        match pay {
            Pay::Amount(_) => None,
            Pay::Part { of: own, .. } => own.as_ref().or(of).and_then(|base| self.missing_of(base)),
            Pay::Greatest(pays) => pays.iter().find_map(|pay| self.missing(pay, of)),
        }
    }

    fn missing_of(&self, base: &'a Base) -> Option<&'a str> {
        let fee = match &base.amount {
            Amount::Fee(name) => self.ticket.fee(name).is_none().then_some(&**name),
            Amount::Fixed(_) => None,
            Amount::Greatest(bases) => bases.iter().find_map(|base| self.missing_of(base)),
        };
        fee.or_else(|| match &base.share {
            Some(ShareOf::Percent(name)) => self.number(name).is_none().then_some(&**name),
            Some(ShareOf::Quotient(of, over)) => [of, over]
                .into_iter()
                .find(|name| self.number(name).is_none_or(|number| number <= Decimal::ZERO && *name == over))
                .map(|name| &**name),
            None => None,
        })
    }

    fn number(&self, parameter: &str) -> Option<Decimal> {
        match self.facts.fact(parameter)? {
            Fact::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A base, worked out.
    pub(super) fn base(&self, base: &Base) -> Option<Exact> {
        let mut value = match &base.amount {
            Amount::Fee(name) => Exact::of(self.ticket.fee(name)?.amount()),
            Amount::Fixed(money) => Exact::of(money.amount()),
            Amount::Greatest(bases) => {
                bases.iter().try_fold(Exact::ZERO, |most, base| most.greater(self.base(base)?))?
            }
        };
        if let Some(times) = base.times {
            value = value.times(Exact::of(times))?;
        }
        if let Some(divisor) = &base.divide {
            value = value.divided_by(self.divisor(divisor)?)?;
        }
        if let Some(share) = &base.share {
            value = value.times(self.share(share)?)?;
        }
        match base.round {
            Some(places) => value.to_places(places).map(Exact::of),
            None => Some(value),
        }
    }

    /// A share of customers: never below none or above all.
    fn share(&self, share: &ShareOf) -> Option<Exact> {
        let share = match share {
            ShareOf::Percent(name) => Exact::of(self.number(name)?).divided_by(Exact::whole(100))?,
            ShareOf::Quotient(of, over) => Exact::of(self.number(of)?).divided_by(Exact::of(self.number(over)?))?,
        };
        let whole = Exact::whole(1);
        let share = share.greater(Exact::ZERO)?;
        Some(if share.greater(whole)? == whole { share } else { whole })
    }

    fn divisor(&self, divisor: &Divisor) -> Option<Exact> {
        let (year, month, _) = self.start.ymd();
        let of_month = |parts: i64| Some(Exact::whole(i64::from(days_in_month(year, month)?) * parts));
        match divisor {
            Divisor::By(number) => Some(Exact::of(*number)),
            Divisor::Of(Divider::DaysOfMonth) => of_month(1),
            Divisor::Of(Divider::HoursOfMonth) => of_month(24),
            Divisor::Of(Divider::MinutesOfMonth) => of_month(1_440),
            Divisor::Of(Divider::DaysOfYear) => Some(Exact::whole(337 + i64::from(days_in_month(year, 2)?))),
        }
    }

    /// What a payment comes to once, and what it is of.
    pub(super) fn pay(&self, pay: &Pay, of: Option<&Base>) -> Option<Exact> {
        match pay {
            Pay::Amount(money) => Some(Exact::of(money.amount())),
            Pay::Part { number, percent, of: own } => {
                let part = self.base(own.as_ref().or(of)?)?.times(Exact::of(*number))?;
                if *percent { part.divided_by(Exact::whole(100)) } else { Some(part) }
            }
            Pay::Greatest(pays) => pays.iter().try_fold(Exact::ZERO, |most, pay| most.greater(self.pay(pay, of)?)),
        }
    }

    /// What of a payment a ledger says: the percentage, and the base with its name.
    pub(super) fn say(&self, pay: &Pay, of: Option<&Base>, ledger: &mut Ledger<'_>) {
        let Pay::Part { number, percent, of: own } = pay else { return };
        let Some(base) = own.as_ref().or(of) else { return };
        ledger.value(if *percent { "percent" } else { "times" }, exact::written(*number, 0));
        if let Amount::Fee(name) = &base.amount {
            ledger.value("base", &**name);
        }
        if let Some(value) = self.base(base) {
            ledger.money("of", value);
        }
    }

    /// How a derived base came about.
    pub(super) fn explain(&self, base: &Base, path: &str, ledger: &mut Ledger<'_>) {
        let plain = base.times.is_none() && base.divide.is_none() && base.share.is_none() && base.round.is_none();
        if plain && matches!(base.amount, Amount::Fee(_) | Amount::Fixed(_)) {
            return;
        }
        ledger.begin("base");
        match &base.amount {
            Amount::Fee(name) => {
                ledger.value("base", &**name);
                if let Some(fee) = self.ticket.fee(name) {
                    ledger.value("fee", fee.to_string());
                }
            }
            Amount::Fixed(money) => ledger.value("fee", money.to_string()),
            Amount::Greatest(bases) => {
                let most = bases.iter().try_fold(Exact::ZERO, |most, base| most.greater(self.base(base)?));
                if let Some(most) = most {
                    ledger.money("fee", most);
                }
            }
        }
        if let Some(times) = base.times {
            ledger.value("times", exact::written(times, 0));
        }
        if let Some(divisor) = base.divide.as_ref().and_then(|divisor| self.divisor(divisor)) {
            ledger.number("divide", divisor);
        }
        if let Some(share) = base.share.as_ref().and_then(|share| self.share(share)?.times(Exact::whole(100))) {
            ledger.number("share", share);
        }
        if let Some(value) = self.base(base) {
            ledger.money("amount", value);
        }
        ledger.end(format_args!("{path}/of"));
    }
}
