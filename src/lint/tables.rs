//! Bands of a number that leave a gap, overlap, or share a bound.

use rust_decimal::Decimal;

use super::finding::{Findings, key};
use super::space::numbers;
use super::{Severity, row};
use crate::policy::{Fact, Policy, Test};

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (name, parameter) in policy.parameters() {
        if parameter.bands.len() < 2 {
            continue;
        }
        let tests: Vec<&Test> = parameter.bands.iter().map(|(_, test)| test).collect();
        let numbers = numbers(&tests);
        let of = |number: &Decimal| -> Vec<&str> {
            let fact = Fact::Number(*number);
            parameter.bands.iter().filter(|(_, test)| test.holds(&fact)).map(|(band, _)| &**band).collect()
        };
        let path = format!("/parameters/{}/bands", key(name));
        let inside: Vec<usize> =
            numbers.iter().enumerate().filter(|(_, number)| !of(number).is_empty()).map(|(index, _)| index).collect();
        let mut told: Vec<Vec<&str>> = Vec::new();
        for (index, number) in numbers.iter().enumerate() {
            let (bands, number) = (of(number), number.normalize());
            let is_between = inside.first() < Some(&index) && Some(&index) < inside.last();
            if bands.is_empty() && is_between {
                findings.add(
                    ("bands-gap", Severity::Error),
                    &*path,
                    format!("The bands of {name} leave a gap: {number} is in none."),
                    format!("Les tranches de {name} laissent un trou : {number} n'est dans aucune."),
                );
            } else if bands.len() > 1 && !told.contains(&bands) {
                let (names, first) = (row(bands.iter().copied()), bands.first().copied().unwrap_or_default());
                findings.add(
                    ("bands-overlap", Severity::Error),
                    &*path,
                    format!("Bands of {name} overlap: {number} is in {names}; {first} counts."),
                    format!("Des tranches de {name} se chevauchent : {number} est dans {names} ; {first} compte."),
                );
                told.push(bands);
            }
        }
    }
}
