//! The parameter space: what a ticket can be, as far as the policy tells tickets apart.
//!
//! Each parameter falls into classes that every condition treats alike: the options of a choice; yes and no; the stretches
//! of a number between the bounds that are named; the words of a text that are named, and any other; and not being known,
//! where there is no default. A number is taken not to be negative unless the policy names a negative one. The report is
//! one variable: it falls into those combinations of calendars and windows that really occur in two years.

use rust_decimal::Decimal;

use super::diagram::{Diagram, Exhausted, Set};
use super::finding::moment;
use crate::Instant;
use crate::calendar::Zone;
use crate::policy::{Condition, Fact, ParameterKind, Policy, Test};
use crate::ticket::TicketKind;

/// How many joins of sets may be worked out: some seconds of work at the most, where ordinary policies need thousands.
const BUDGET: usize = 500_000;

/// The parameter space of a policy.
#[derive(Debug)]
pub(super) struct Space<'p> {
    pub(super) policy: &'p Policy,
    variables: Vec<Variable<'p>>,
    /// The hours that conditions ask for.
    hours: Vec<&'p str>,
    pub(super) diagram: Diagram,
}

/// What is done for each class of a variable.
type Visit<'v, 'p> = dyn FnMut(&mut Space<'p>, Option<&Fact>) -> Result<(), Exhausted> + 'v;

#[derive(Debug)]
struct Variable<'p> {
    subject: Subject<'p>,
    classes: Vec<Class>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Subject<'p> {
    Parameter(&'p str),
    Kind,
    Report,
}

/// What a variable can be.
#[derive(Clone, Debug)]
pub(super) enum Class {
    /// A value that stands for all that no condition tells apart from it.
    Fact(Fact),
    Missing,
    Kind(TicketKind),
    /// An instant of the report that stands for its class.
    Report(Instant),
}

impl<'p> Space<'p> {
    /// Everything that these conditions, and the tests of these parameters, tell apart.
    pub(super) fn new(policy: &'p Policy, conditions: &[&'p Condition], tests: &[(&'p str, Vec<&'p Test>)]) -> Self {
        let mut asked = Asked::default();
        for (parameter, tests) in tests {
            asked.parameter(parameter).extend(tests);
        }
        for condition in conditions {
            asked.condition(condition);
        }
        let mut variables = Vec::new();
        for (name, tests) in &asked.parameters {
            variables.push(Variable { subject: Subject::Parameter(name), classes: classes(policy, name, tests) });
        }
        if asked.kind {
            let classes = TicketKind::ALL.iter().map(|kind| Class::Kind(*kind)).collect();
            variables.push(Variable { subject: Subject::Kind, classes });
        }
        if !asked.hours.is_empty() {
            let classes = reports(policy, &asked.hours).into_iter().map(Class::Report).collect();
            variables.push(Variable { subject: Subject::Report, classes });
        }
        let sizes = variables.iter().map(|variable| variable.classes.len()).collect();
        Self { policy, variables, hours: asked.hours, diagram: Diagram::new(sizes, BUDGET) }
    }

    /// The combinations in which a variable is of a class that `holds`; all when no condition asks for it.
    fn when(&mut self, subject: Subject<'_>, holds: &dyn Fn(&Class) -> bool) -> Result<Set, Exhausted> {
        let Some(index) = self.variables.iter().position(|variable| variable.subject == subject) else {
            return Ok(Set::ALL);
        };
        let classes = self.variables.get(index).map(|variable| variable.classes.as_slice()).unwrap_or_default();
        let branches = classes.iter().map(|class| if holds(class) { Set::ALL } else { Set::NONE }).collect();
        self.diagram.split(index, branches)
    }

    /// The combinations in which a parameter is known and `holds`.
    pub(super) fn when_fact(&mut self, name: &str, holds: &dyn Fn(&Fact) -> bool) -> Result<Set, Exhausted> {
        self.when(Subject::Parameter(name), &|class| matches!(class, Class::Fact(fact) if holds(fact)))
    }

    /// The combinations reported when `holds`.
    pub(super) fn when_reported(&mut self, holds: &dyn Fn(Instant) -> bool) -> Result<Set, Exhausted> {
        self.when(Subject::Report, &|class| matches!(class, Class::Report(at) if holds(*at)))
    }

    /// The combinations in which every parameter is known.
    pub(super) fn everything_known(&mut self) -> Result<Set, Exhausted> {
        let mut known = Set::ALL;
        for name in self.parameters() {
            let one = self.when_fact(name, &|_| true)?;
            known = self.diagram.both(known, one)?;
        }
        Ok(known)
    }

    /// The parameters that tickets are told apart by.
    pub(super) fn parameters(&self) -> Vec<&'p str> {
        let subjects = self.variables.iter().map(|variable| variable.subject);
        subjects.filter_map(|subject| if let Subject::Parameter(name) = subject { Some(name) } else { None }).collect()
    }

    /// The classes of a parameter, those of a value only.
    pub(super) fn facts_of(&self, name: &str) -> Vec<Fact> {
        let variable = self.variables.iter().find(|variable| variable.subject == Subject::Parameter(name));
        let classes = variable.map(|variable| variable.classes.as_slice()).unwrap_or_default();
        let facts =
            classes.iter().filter_map(|class| if let Class::Fact(fact) = class { Some(fact.clone()) } else { None });
        facts.collect()
    }

    /// Where a parameter stands in the order of questions.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        self.variables.iter().position(|variable| variable.subject == Subject::Parameter(name))
    }

    /// Does something for each class of a variable: with its value, or with none where it is not known.
    pub(super) fn each_class(&mut self, place: usize, visit: &mut Visit<'_, 'p>) -> Result<(), Exhausted> {
        let classes = self.variables.get(place).map(|variable| variable.classes.clone()).unwrap_or_default();
        classes.iter().try_for_each(|class| visit(self, if let Class::Fact(fact) = class { Some(fact) } else { None }))
    }

    /// The combinations reported when the same hours are open as at this instant.
    pub(super) fn when_reported_like(&mut self, start: Instant) -> Result<Set, Exhausted> {
        let (policy, hours) = (self.policy, self.hours.clone());
        let open = |at: Instant| hours.iter().map(|name| policy.falls_in(name, at)).collect::<Vec<_>>();
        self.when_reported(&|at| open(at) == open(start))
    }

    /// An instant of each class of reports; none where no condition asks for it.
    pub(super) fn reports(&self) -> Vec<Option<Instant>> {
        let report = self.variables.iter().find(|variable| variable.subject == Subject::Report);
        let classes = report.map(|variable| variable.classes.as_slice()).unwrap_or_default();
        let reports =
            classes.iter().filter_map(|class| if let Class::Report(at) = class { Some(Some(*at)) } else { None });
        if report.is_some() { reports.collect() } else { vec![None] }
    }

    /// Which of the hours that conditions ask for are open at an instant.
    pub(super) fn hours_at(&self, at: Instant) -> Vec<(&'p str, bool)> {
        self.hours.iter().map(|name| (*name, self.policy.falls_in(name, at) == Some(true))).collect()
    }

    /// What matters of one ticket of a set: the name of a parameter (none for what is no parameter), and its class.
    pub(super) fn classes_of(&self, set: Set) -> Vec<(Option<&'p str>, Class)> {
        let classes = self.diagram.example(set).into_iter().filter_map(|(variable, class)| {
            let variable = self.variables.get(variable)?;
            let name = if let Subject::Parameter(name) = variable.subject { Some(name) } else { None };
            Some((name, variable.classes.get(class)?.clone()))
        });
        classes.collect()
    }

    /// The combinations for which a condition holds.
    pub(super) fn holds(&mut self, condition: &Condition) -> Result<Set, Exhausted> {
        match condition {
            Condition::All(parts) => parts.iter().try_fold(Set::ALL, |all, part| {
                let part = self.holds(part)?;
                self.diagram.both(all, part)
            }),
            Condition::Any(parts) => parts.iter().try_fold(Set::NONE, |any, part| {
                let part = self.holds(part)?;
                self.diagram.either(any, part)
            }),
            Condition::Not(inner) => {
                let (known, holds) = (self.known(inner)?, self.holds(inner)?);
                self.diagram.without(known, holds)
            }
            Condition::Fact { parameter, test } => self.when_fact(parameter, &|fact| test.holds(fact)),
            Condition::ReportedIn(hours) => {
                let policy = self.policy;
                self.when_reported(&|at| policy.falls_in(hours, at) == Some(true))
            }
            Condition::Kind(kinds) => {
                self.when(Subject::Kind, &|class| matches!(class, Class::Kind(kind) if kinds.contains(kind)))
            }
        }
    }

    /// The combinations in which everything that a condition asks for is known: only then may it be denied.
    fn known(&mut self, condition: &Condition) -> Result<Set, Exhausted> {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().try_fold(Set::ALL, |all, part| {
                let part = self.known(part)?;
                self.diagram.both(all, part)
            }),
            Condition::Not(inner) => self.known(inner),
            Condition::Fact { parameter, .. } => self.when_fact(parameter, &|_| true),
            Condition::ReportedIn(_) | Condition::Kind(_) => Ok(Set::ALL),
        }
    }

    /// One ticket of a set, in words.
    pub(super) fn example(&self, set: Set) -> Example {
        self.example_by(set, &|_| true)
    }

    /// One ticket of a set, in words, its report left out.
    pub(super) fn example_whenever(&self, set: Set) -> Example {
        self.example_by(set, &|class| !matches!(class, Class::Report(_)))
    }

    fn example_by(&self, set: Set, matters: &dyn Fn(&Class) -> bool) -> Example {
        let zone = self.policy.zone();
        let (mut english, mut french) = (Vec::new(), Vec::new());
        for (variable, class) in self.diagram.example(set) {
            let Some(variable) = self.variables.get(variable) else { continue };
            let Some(class) = variable.classes.get(class).filter(|class| matters(class)) else { continue };
            let (en, fr) = say(variable.subject, class, zone);
            english.push(en);
            french.push(fr);
        }
        if english.is_empty() {
            return Example { english: "any ticket".into(), french: "n'importe quel ticket".into() };
        }
        Example { english: english.join(", "), french: french.join(", ") }
    }
}

/// A ticket in words.
pub(super) struct Example {
    pub(super) english: String,
    pub(super) french: String,
}

fn say(subject: Subject<'_>, class: &Class, zone: Zone) -> (String, String) {
    let both = |text: String| (text.clone(), text);
    match (subject, class) {
        (Subject::Parameter(name), Class::Fact(Fact::YesNo(yes))) => {
            let (en, fr) = if *yes { ("yes", "oui") } else { ("no", "non") };
            (format!("{name} {en}"), format!("{name} {fr}"))
        }
        (Subject::Parameter(name), Class::Fact(Fact::Word(word))) if **word == *OTHER => {
            (format!("any other {name}"), format!("tout autre {name}"))
        }
        (Subject::Parameter(name), Class::Fact(fact)) => both(format!("{name} {fact}")),
        (Subject::Parameter(name), _) => (format!("{name} not known"), format!("{name} inconnu")),
        (_, Class::Kind(kind)) => (format!("kind {}", kind.as_str()), format!("nature {}", kind.as_str())),
        (_, Class::Report(at)) => {
            let [english, french] = moment(*at, zone);
            (format!("reported {english}"), format!("signalé {french}"))
        }
        _ => both(String::new()),
    }
}

/// A word that stands for every word of a text that no condition names.
const OTHER: &str = "\u{2026}";

/// What conditions ask for.
#[derive(Default)]
struct Asked<'p> {
    parameters: Vec<(&'p str, Vec<&'p Test>)>,
    hours: Vec<&'p str>,
    kind: bool,
}

impl<'p> Asked<'p> {
    fn parameter(&mut self, name: &'p str) -> &mut Vec<&'p Test> {
        let index = self.parameters.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.parameters.push((name, Vec::new()));
            self.parameters.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "found or pushed just above")]
        &mut self.parameters[index].1
    }

    fn condition(&mut self, condition: &'p Condition) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            Condition::Not(inner) => self.condition(inner),
            Condition::Fact { parameter, test } => self.parameter(parameter).push(test),
            Condition::ReportedIn(hours) if self.hours.contains(&&**hours) => {}
            Condition::ReportedIn(hours) => self.hours.push(hours),
            Condition::Kind(_) => self.kind = true,
        }
    }
}

/// The classes of a parameter: values first, being unknown last.
fn classes(policy: &Policy, name: &str, tests: &[&Test]) -> Vec<Class> {
    let Some(parameter) = policy.parameter(name) else { return vec![Class::Missing] };
    let mut classes: Vec<Class> = match parameter.kind {
        ParameterKind::Choice => parameter.options.names().map(|name| Class::Fact(Fact::Word(name.into()))).collect(),
        ParameterKind::YesNo => [true, false].map(|yes| Class::Fact(Fact::YesNo(yes))).to_vec(),
        ParameterKind::Number => numbers(tests).into_iter().map(|number| Class::Fact(Fact::Number(number))).collect(),
        ParameterKind::Text => words(tests).into_iter().map(|word| Class::Fact(Fact::Word(word))).collect(),
    };
    if parameter.default.is_none() {
        classes.push(Class::Missing);
    }
    classes
}

/// A number for each bound that is named, and one between any two of them, below the first and above the last.
pub(super) fn numbers(tests: &[&Test]) -> Vec<Decimal> {
    let mut bounds = Vec::new();
    tests.iter().for_each(|test| bounds_of(test, &mut bounds));
    bounds.sort();
    bounds.dedup();
    let (Some(first), Some(last)) = (bounds.first().copied(), bounds.last().copied()) else {
        return vec![Decimal::ZERO];
    };
    let mut numbers = Vec::new();
    if first.is_sign_negative() && !first.is_zero() {
        numbers.push(first - Decimal::ONE);
    } else if first > Decimal::ZERO {
        numbers.push(if first > Decimal::ONE { Decimal::ONE } else { Decimal::ZERO });
    }
    for (bound, next) in bounds.iter().zip(bounds.iter().skip(1)) {
        numbers.push(*bound);
        let whole = bound.floor() + Decimal::ONE;
        numbers.push(if whole < *next { whole } else { (*bound + *next) / Decimal::TWO });
    }
    numbers.push(last);
    numbers.push(last.floor() + Decimal::ONE);
    numbers
}

fn bounds_of(test: &Test, bounds: &mut Vec<Decimal>) {
    match test {
        Test::OneOf(facts) => bounds.extend(facts.iter().filter_map(|fact| match fact {
            Fact::Number(number) => Some(*number),
            _ => None,
        })),
        Test::AtLeast(bound) | Test::MoreThan(bound) | Test::AtMost(bound) | Test::LessThan(bound) => {
            bounds.push(*bound);
        }
        Test::Not(inner) => bounds_of(inner, bounds),
        Test::Every(tests) => tests.iter().for_each(|test| bounds_of(test, bounds)),
    }
}

fn words(tests: &[&Test]) -> Vec<Box<str>> {
    fn collect(test: &Test, words: &mut Vec<Box<str>>) {
        match test {
            Test::OneOf(facts) => {
                for fact in facts {
                    if let Fact::Word(word) = fact
                        && !words.contains(word)
                    {
                        words.push(word.clone());
                    }
                }
            }
            Test::Not(inner) => collect(inner, words),
            Test::Every(tests) => tests.iter().for_each(|test| collect(test, words)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    tests.iter().for_each(|test| collect(test, &mut found));
    found.push(OTHER.into());
    found
}

/// From 2026-01-01 to 2028-01-01: a leap year's turn more or less makes no new combination of hours.
const FIRST: i64 = 1_767_225_600_000;
const LAST: i64 = 1_830_297_600_000;

/// An instant for each combination of open and closed that occurs among these hours.
fn reports(policy: &Policy, hours: &[&str]) -> Vec<Instant> {
    let mut seen: Vec<Vec<bool>> = Vec::new();
    let mut found = Vec::new();
    let mut at = Instant::from_millis(FIRST);
    while let Some(now) = at.filter(|at| at.millis() < LAST) {
        let combination: Vec<bool> = hours.iter().map(|name| policy.falls_in(name, now) == Some(true)).collect();
        if !seen.contains(&combination) {
            seen.push(combination);
            found.push(now);
        }
        at = hours.iter().filter_map(|name| next_change(policy, name, now)).min();
    }
    found
}

fn next_change(policy: &Policy, hours: &str, at: Instant) -> Option<Instant> {
    match policy.window(hours) {
        Some(window) => {
            let calendar = policy.calendar(&window.calendar.0)?;
            calendar.end_of_day(calendar.zone().to_local(at).0)
        }
        None => policy.calendar(hours)?.next_change(at),
    }
}
