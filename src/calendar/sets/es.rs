//! Spain: the national holidays.

use super::{easter, fixed};
use crate::calendar::Holiday;

/// Source: Real Decreto 2001/1983, article 45, and Estatuto de los Trabajadores, article 37.2. Epiphany is one that a region
/// may replace and none does; what regions move from Sunday to Monday or choose themselves is for the policy to add.
pub(super) static HOLIDAYS: [Holiday; 10] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an"),
    fixed(1, 6, "Epiphany", "Épiphanie"),
    easter(-2, "Good Friday", "Vendredi saint"),
    fixed(5, 1, "Labour Day", "Fête du Travail"),
    fixed(8, 15, "Assumption Day", "Assomption"),
    fixed(10, 12, "National Day of Spain", "Fête nationale d'Espagne"),
    fixed(11, 1, "All Saints' Day", "Toussaint"),
    fixed(12, 6, "Constitution Day", "Jour de la Constitution").since(1983),
    fixed(12, 8, "Immaculate Conception", "Immaculée Conception"),
    fixed(12, 25, "Christmas Day", "Noël"),
];
