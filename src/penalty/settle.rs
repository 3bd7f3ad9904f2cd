//! From the penalties of a ticket to what is paid: combination, caps, rounding, minimum, in this order.

use rust_decimal::Decimal;

use super::clause::Clause;
use super::exact::Exact;
use super::ledger::Ledger;
use super::steps::first_after;
use crate::Instant;
use crate::assessment::TraceLine;
use crate::calendar::Zone;
use crate::civil::Date;
use crate::money::{Currency, Money};
use crate::policy::{Agreement, Cap, CapScope, Group, RoundingMode, Settlement};
use crate::ticket::Account;

/// The penalties of one agreement on a ticket.
pub(crate) struct Bill<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) path: String,
    pub(super) currency: Currency,
    pub(super) clauses: Vec<Clause<'a>>,
    pub(super) account: Option<&'a Account>,
    pub(super) zone: Zone,
    /// The date by which caps are chosen, where it is known otherwise: in a statement that of the ticket's stop.
    pub(super) ends: Option<Date>,
}

/// A cap, applied.
#[derive(Clone, Copy, Debug)]
pub(super) struct Capped {
    /// Its place among the settlement's caps.
    pub(super) index: usize,
    pub(super) per: CapScope,
    pub(super) most: Exact,
    pub(super) used: Exact,
    /// What lies over it and is owed later.
    pub(super) carried: Option<Exact>,
}

/// What is owed at an instant.
pub(super) struct Total {
    pub(super) amount: Money,
    pub(super) caps: Vec<Capped>,
}

/// Instants that change nothing are walked over at most so often where an amount may fall,
const MOST_SILENT: usize = 200;
/// and so often where it can't.
const FEW_SILENT: usize = 8;

impl<'a> Bill<'a> {
    fn settlement(&self) -> Option<&'a Settlement> {
        self.agreement.settlement.as_ref()
    }

    /// The amount of a clause, rounded as it is shown.
    pub(super) fn shown(&self, amount: Exact) -> Option<Money> {
        rounded(self.settlement(), self.currency, amount)
    }

    /// What each clause comes to; none for one whose fee is missing. Clauses write into their own ledgers.
    pub(super) fn amounts(&self, at: Instant, ledgers: Option<&mut Vec<Vec<TraceLine>>>) -> Option<Vec<Option<Exact>>> {
        let mut amounts = Vec::with_capacity(self.clauses.len());
        let mut lines = Vec::new();
        for clause in &self.clauses {
            let mut own = Vec::new();
            let mut ledger = match &ledgers {
                Some(_) => Ledger::to(&mut own, self.subject(clause), self.currency),
                None => Ledger::silent(self.currency),
            };
            let amount = match clause.missing {
                Some(_) => None,
                None => Some(clause.amount(at, &mut ledger)?),
            };
            amounts.push(amount);
            lines.push(own);
        }
        if let Some(ledgers) = ledgers {
            *ledgers = lines;
        }
        Some(amounts)
    }

    fn subject(&self, clause: &Clause<'_>) -> String {
        format!("penalty:{}/{}", self.agreement.id, clause.penalty.id)
    }

    /// What is owed for these amounts; none when it overflows.
    pub(super) fn total(&self, amounts: &[Option<Exact>], at: Instant, ledger: &mut Ledger<'_>) -> Option<Total> {
        let settlement = self.settlement();
        let each = settlement.and_then(|settlement| settlement.rounding.as_ref()).is_some_and(|rounding| rounding.each);
        let amounts: Vec<Exact> = amounts
            .iter()
            .map(|amount| match amount.unwrap_or(Exact::ZERO) {
                amount if each => self.shown(amount).map(|money| Exact::of(money.amount())),
                amount => Some(amount),
            })
            .collect::<Option<_>>()?;
        let mut amount = match settlement.and_then(|settlement| settlement.combine.as_ref()) {
            Some(group) => self.group(group, &amounts, ledger)?,
            None => {
                let sum = amounts.iter().try_fold(Exact::ZERO, |sum, amount| sum.plus(*amount))?;
                let several = amounts.iter().filter(|amount| !amount.is_zero()).count() > 1;
                self.line("sum", sum, several, ledger);
                sum
            }
        };
        let mut caps = Vec::new();
        for (index, cap) in self.caps(at) {
            let Some(capped) = self.cap(cap, &mut amount, index, ledger)? else { continue };
            caps.push(capped);
        }
        let exact = amount;
        let amount = self.shown(amount)?;
        if !Exact::of(amount.amount()).minus(exact)?.is_zero() {
            ledger.begin("rounded");
            ledger.money("from", exact);
            ledger.value("amount", amount.to_string());
            ledger.end(format_args!("{}/settlement/rounding", self.path));
        }
        // What is carried is owed, too: the least amount is held against both. Over a longer time a statement judges it.
        let mut both = amount;
        for carried in caps.iter().filter_map(|cap: &Capped| cap.carried) {
            both = both.plus(self.shown(carried)?)?;
        }
        let paid = settlement.and_then(|settlement| settlement.paid).filter(|paid| paid.per == CapScope::Ticket);
        let unpaid = paid.is_some_and(|paid| paid.withholds(both.amount()));
        if let (true, Some(paid), false) = (unpaid, paid, both.amount().is_zero()) {
            ledger.begin(if paid.included { "not-paid" } else { "not-paid-over" });
            ledger.value("from", both.to_string());
            ledger.value("least", paid.bound.to_string());
            ledger.end(format_args!("{}/settlement/paid", self.path));
            caps.iter_mut().for_each(|cap| cap.carried = None);
        }
        let amount = if unpaid { Money::new(Decimal::ZERO, self.currency) } else { amount };
        Some(Total { amount, caps })
    }

    fn group(&self, group: &Group, amounts: &[Exact], ledger: &mut Ledger<'_>) -> Option<Exact> {
        let of = |id: &str| {
            let place = self.clauses.iter().position(|clause| *clause.penalty.id == *id);
            place.and_then(|place| amounts.get(place)).copied().unwrap_or(Exact::ZERO)
        };
        combined(group, &of, &mut |code, amount, several| self.line(code, amount, several, ledger))
    }

    fn line(&self, code: &'static str, amount: Exact, several: bool, ledger: &mut Ledger<'_>) {
        if several && !amount.is_zero() {
            ledger.begin(code);
            ledger.money("amount", amount);
            ledger.end(format_args!("{}/settlement/combine", self.path));
        }
    }

    /// The date by which caps are chosen: that of the end, as long as there is none that of `at`.
    fn date(&self, at: Instant) -> Date {
        if let Some(ends) = self.ends {
            return ends;
        }
        let open = self.clauses.iter().any(Clause::is_open);
        let end = self.clauses.iter().filter_map(|clause| clause.ended).max().filter(|end| !open && *end < at);
        self.zone.to_local(end.unwrap_or(at)).0
    }

    fn written_caps(&self) -> &'a [Cap] {
        self.settlement().map(|settlement| settlement.caps.as_slice()).unwrap_or_default()
    }

    /// The next midnight at which a cap begins to hold or no longer does.
    pub(super) fn next_cap(&self, at: Instant) -> Option<Instant> {
        if !self.clauses.iter().any(Clause::is_open) {
            return None;
        }
        let dates = self
            .written_caps()
            .iter()
            .flat_map(|cap| [cap.from.map(|from| from.0), cap.to.map(|to| to.0.plus_days(1))].into_iter().flatten());
        dates.filter_map(|date| self.zone.instant_of(date, 0)).filter(|next| *next > at).min()
    }

    /// The caps in force, from the narrowest to the widest.
    fn caps(&self, at: Instant) -> impl Iterator<Item = (usize, &'a Cap)> {
        let (caps, date) = (self.written_caps(), self.date(at));
        CapScope::ALL
            .iter()
            .flat_map(move |scope| caps.iter().enumerate().filter(move |(_, cap)| cap.per == *scope && cap.holds(date)))
    }

    /// Trims to what a cap leaves. The inner `None` is a cap whose fee the ticket lacks.
    #[allow(clippy::option_option, reason = "an overflow and a cap that can't be told are different answers")]
    fn cap(&self, cap: &Cap, amount: &mut Exact, index: usize, ledger: &mut Ledger<'_>) -> Option<Option<Capped>> {
        let (Some(pay), Some(clause)) = (cap.pay(), self.clauses.first()) else { return Some(None) };
        let bases = &clause.reckoning.bases;
        if bases.missing(pay, None).is_some() {
            return Some(None);
        }
        let credited = self.account.and_then(|account| account.credited.as_ref()?.get(cap.per.as_str()));
        let used = match cap.per {
            CapScope::Ticket => Exact::ZERO,
            _ => credited.map_or(Exact::ZERO, |credited| Exact::of(credited.0.amount())),
        };
        trimmed((cap, index, &self.path), bases.pay(pay, None)?, used, amount, ledger).map(Some)
    }

    /// The first fee that a cap needs and the ticket lacks.
    pub(super) fn missing_for_cap(&self, at: Instant) -> Option<&str> {
        let bases = &self.clauses.first()?.reckoning.bases;
        self.caps(at).find_map(|(_, cap)| bases.missing(cap.pay()?, None))
    }

    /// What is owed at an instant, nothing written down.
    pub(super) fn at(&self, at: Instant) -> Option<Money> {
        let amounts = self.amounts(at, None)?;
        self.total(&amounts, at, &mut Ledger::silent(self.currency)).map(|total| total.amount)
    }

    /// What one clause shows at an instant.
    pub(super) fn clause_at(&self, clause: &Clause<'_>, at: Instant) -> Option<Money> {
        if clause.missing.is_some() {
            return None;
        }
        self.shown(clause.amount(at, &mut Ledger::silent(self.currency))?)
    }

    /// What is owed, or what one clause shows.
    pub(super) fn amount_of(&self, clause: Option<&Clause<'_>>, at: Instant) -> Option<Money> {
        clause.map_or_else(|| self.at(at), |clause| self.clause_at(clause, at))
    }

    /// The next instant at which the amount may step; of one clause, or of them all.
    pub(super) fn next_mark(&self, clause: Option<&Clause<'_>>, at: Instant) -> Option<Instant> {
        match clause {
            Some(clause) => clause.next_mark(at, self.currency),
            None => {
                let marks = self.clauses.iter().filter_map(|clause| clause.next_mark(at, self.currency));
                marks.chain(self.next_cap(at)).min()
            }
        }
    }

    /// Whether a clause lets a later end cost less: rows that fall, what is set off, the first of several, a cap that begins.
    fn falls(&self, clause: Option<&Clause<'_>>) -> bool {
        let rows = |clause: &Clause<'_>| clause.missing.is_none() && clause.reckoning.falls(self.currency);
        match clause {
            Some(clause) => rows(clause),
            None => {
                let combine = self.settlement().and_then(|settlement| settlement.combine.as_ref());
                let dated = self.written_caps().iter().any(|cap| cap.from.is_some());
                dated || combine.is_some_and(Group::falls) || self.clauses.iter().any(rows)
            }
        }
    }

    /// The next instant at which an amount is another, and which; of one clause, or of them all.
    pub(super) fn next(&self, clause: Option<&Clause<'_>>, now: Instant) -> Option<(Instant, Money)> {
        let amount = |at| self.amount_of(clause, at);
        let rises = match clause {
            Some(clause) => clause.rises() && clause.ended.is_none(),
            None => self.clauses.iter().any(|clause| clause.rises() && clause.ended.is_none()),
        };
        let current = amount(now)?;
        if rises && current.amount().is_zero() {
            let at = first_after(now, &|at| amount(at).is_some_and(|then| then != current))?;
            return amount(at).map(|then| (at, then));
        }
        let mut at = now;
        for silent in 0..=MOST_SILENT {
            if !rises && silent == self.patience(clause) {
                at = self.before_another(clause, at, current)?;
            }
            at = self.next_mark(clause, at)?;
            let then = amount(at)?;
            let before = if rises { amount(at.plus(crate::Duration::from_millis(-1))?)? } else { current };
            if then != before {
                return Some((at, then));
            }
        }
        None
    }

    /// How many instants without another amount are walked before the next other amount is looked for by halving. Where no
    /// clause lets it fall, none that lies nearer can be missed.
    pub(super) fn patience(&self, clause: Option<&Clause<'_>>) -> usize {
        if self.falls(clause) { MOST_SILENT } else { FEW_SILENT }
    }

    /// The last instant from `at` on with this amount, if another follows.
    pub(super) fn before_another(&self, clause: Option<&Clause<'_>>, at: Instant, amount: Money) -> Option<Instant> {
        let another = first_after(at, &|at| self.amount_of(clause, at).is_some_and(|then| then != amount))?;
        another.plus(crate::Duration::from_millis(-1)).map(|before| before.max(at))
    }
}

/// Trims an amount to what a cap leaves of `most`, of which `used` is gone.
pub(super) fn trimmed(
    (cap, index, path): (&Cap, usize, &str),
    most: Exact,
    used: Exact,
    amount: &mut Exact,
    ledger: &mut Ledger<'_>,
) -> Option<Capped> {
    let left = most.minus(used)?.greater(Exact::ZERO)?;
    let over = amount.minus(left)?.greater(Exact::ZERO)?;
    let carried = (cap.carry && !over.is_zero()).then_some(over);
    if !over.is_zero() {
        ledger.begin(if cap.carry { "settlement-cap-carried" } else { "settlement-cap" });
        ledger.value("per", cap.per.as_str());
        ledger.money("from", *amount);
        ledger.money("most", most);
        if !used.is_zero() {
            ledger.money("used", used);
        }
        ledger.money("over", over);
        ledger.money("amount", left);
        ledger.end(format_args!("{path}/settlement/caps/{index}"));
        *amount = left;
    }
    Some(Capped { index, per: cap.per, most, used, carried })
}

/// An amount, rounded as the contract says.
pub(super) fn rounded(settlement: Option<&Settlement>, currency: Currency, amount: Exact) -> Option<Money> {
    let rounding = settlement.and_then(|settlement| settlement.rounding.as_ref());
    let minor = Decimal::try_from_i128_with_scale(1, currency.minor_digits()).ok()?;
    let step = rounding.and_then(|rounding| rounding.to).map_or(minor, Money::amount);
    let mode = rounding.map_or(RoundingMode::HalfUp, |rounding| rounding.mode);
    Some(Money::new(amount.rounded_to(step, mode)?, currency))
}

/// Amounts by their ids, put together; each group is told with its amount and whether it had several parts.
pub(super) fn combined(
    group: &Group,
    of: &dyn Fn(&str) -> Exact,
    tell: &mut dyn FnMut(&'static str, Exact, bool),
) -> Option<Exact> {
    let mut parts = Vec::with_capacity(group.parts().len());
    for part in group.parts() {
        parts.push(combined(part, of, tell)?);
    }
    let (code, amount) = match group {
        Group::One(id) => return Some(of(id)),
        Group::Sum(_) => ("sum", parts.iter().try_fold(Exact::ZERO, |sum, part| sum.plus(*part))?),
        Group::Highest(_) => ("highest", parts.iter().try_fold(Exact::ZERO, |most, part| most.greater(*part))?),
        Group::First(_) => ("first", parts.iter().find(|part| !part.is_zero()).copied().unwrap_or(Exact::ZERO)),
        Group::SetOff(_) => {
            let mut rest = parts.iter();
            let first = rest.next().copied().unwrap_or(Exact::ZERO);
            ("set-off", rest.try_fold(first, |left, part| left.minus(*part))?.greater(Exact::ZERO)?)
        }
    };
    tell(code, amount, parts.iter().filter(|part| !part.is_zero()).count() > 1);
    Some(amount)
}
