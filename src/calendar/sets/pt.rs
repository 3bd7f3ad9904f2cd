//! Portugal: the thirteen compulsory holidays.

use super::{easter, fixed};
use crate::calendar::Holiday;

/// Source: Código do Trabalho (Lei 7/2009), article 234. Four days were suspended from 2013 to 2015 by Lei 23/2012 and
/// restored by Lei 8/2016. Carnival Tuesday and the municipal day are optional.
pub(super) static HOLIDAYS: [Holiday; 17] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an"),
    easter(-2, "Good Friday", "Vendredi saint"),
    easter(0, "Easter Sunday", "Dimanche de Pâques"),
    fixed(4, 25, "Freedom Day", "Jour de la Liberté").since(1975),
    fixed(5, 1, "Labour Day", "Fête du Travail").since(1974),
    easter(60, "Corpus Christi", "Fête-Dieu").until(2012),
    easter(60, "Corpus Christi", "Fête-Dieu").since(2016),
    fixed(6, 10, "Portugal Day", "Jour du Portugal"),
    fixed(8, 15, "Assumption Day", "Assomption"),
    fixed(10, 5, "Republic Day", "Jour de la République").until(2012),
    fixed(10, 5, "Republic Day", "Jour de la République").since(2016),
    fixed(11, 1, "All Saints' Day", "Toussaint").until(2012),
    fixed(11, 1, "All Saints' Day", "Toussaint").since(2016),
    fixed(12, 1, "Restoration of Independence", "Restauration de l'indépendance").until(2012),
    fixed(12, 1, "Restoration of Independence", "Restauration de l'indépendance").since(2016),
    fixed(12, 8, "Immaculate Conception", "Immaculée Conception"),
    fixed(12, 25, "Christmas Day", "Noël"),
];
