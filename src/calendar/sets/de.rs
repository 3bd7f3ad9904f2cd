//! Germany: the nine days that every Land keeps.

use super::{easter, fixed, once};
use crate::calendar::Holiday;

/// Source: the holiday laws of the Länder, which agree on these; 3 October by article 2(2) of the Unification Treaty of
/// 31 August 1990, 17 June before it (Federal Republic). The Reformation jubilee of 2017 was kept everywhere, once.
pub(super) static HOLIDAYS: [Holiday; 11] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an"),
    easter(-2, "Good Friday", "Vendredi saint"),
    easter(1, "Easter Monday", "Lundi de Pâques"),
    fixed(5, 1, "Labour Day", "Fête du Travail"),
    easter(39, "Ascension Day", "Ascension"),
    easter(50, "Whit Monday", "Lundi de Pentecôte"),
    fixed(6, 17, "Day of German Unity", "Jour de l'unité allemande").until(1990),
    fixed(10, 3, "Day of German Unity", "Jour de l'unité allemande").since(1990),
    once(2017, 10, 31, "Reformation Day", "Fête de la Réformation"),
    fixed(12, 25, "Christmas Day", "Noël"),
    fixed(12, 26, "Second Day of Christmas", "Lendemain de Noël"),
];
