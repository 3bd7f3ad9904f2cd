//! France, metropole: the eleven legal holidays.

use super::{easter, fixed};
use crate::calendar::Holiday;

/// Source: Code du travail, article L3133-1; 8 May again since the law 81-893 of 2 October 1981.
/// Alsace-Moselle and the overseas departments add their own.
pub(super) static HOLIDAYS: [Holiday; 11] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an"),
    easter(1, "Easter Monday", "Lundi de Pâques"),
    fixed(5, 1, "Labour Day", "Fête du Travail"),
    fixed(5, 8, "Victory in Europe Day", "Victoire 1945").since(1982),
    easter(39, "Ascension Day", "Ascension"),
    easter(50, "Whit Monday", "Lundi de Pentecôte"),
    fixed(7, 14, "Bastille Day", "Fête nationale"),
    fixed(8, 15, "Assumption Day", "Assomption"),
    fixed(11, 1, "All Saints' Day", "Toussaint"),
    fixed(11, 11, "Armistice Day", "Armistice 1918"),
    fixed(12, 25, "Christmas Day", "Noël"),
];
