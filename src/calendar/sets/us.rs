//! United States: the federal holidays, with the days taken off in lieu.

use super::{fixed, nth};
use crate::calendar::{Holiday, Observed};
use crate::civil::Weekday::{Monday, Thursday};

/// Source: 5 U.S.C. 6103(a), in force since 1971 (the dates before it for 1970), and Executive Order 11582: a holiday on
/// Saturday is taken off on Friday, one on Sunday on Monday. Juneteenth by Public Law 117-17, Veterans Day back on
/// 11 November since 1978. Inauguration Day concerns the capital alone.
pub(super) static HOLIDAYS: [Holiday; 15] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an").observed(Observed::Nearest),
    nth(3, Monday, 1, "Martin Luther King Jr. Day", "Journée de Martin Luther King").since(1986),
    fixed(2, 22, WASHINGTON.0, WASHINGTON.1).until(1970).observed(Observed::Nearest),
    nth(3, Monday, 2, WASHINGTON.0, WASHINGTON.1).since(1971),
    fixed(5, 30, MEMORIAL.0, MEMORIAL.1).until(1970).observed(Observed::Nearest),
    nth(-1, Monday, 5, MEMORIAL.0, MEMORIAL.1).since(1971),
    fixed(6, 19, "Juneteenth", "Juneteenth").since(2021).observed(Observed::Nearest),
    fixed(7, 4, "Independence Day", "Jour de l'Indépendance").observed(Observed::Nearest),
    nth(1, Monday, 9, "Labor Day", "Fête du Travail"),
    nth(2, Monday, 10, "Columbus Day", "Jour de Christophe Colomb").since(1971),
    fixed(11, 11, VETERANS.0, VETERANS.1).until(1970).observed(Observed::Nearest),
    nth(4, Monday, 10, VETERANS.0, VETERANS.1).since(1971).until(1977),
    fixed(11, 11, VETERANS.0, VETERANS.1).since(1978).observed(Observed::Nearest),
    nth(4, Thursday, 11, "Thanksgiving Day", "Action de grâce"),
    fixed(12, 25, "Christmas Day", "Noël").observed(Observed::Nearest),
];

const WASHINGTON: (&str, &str) = ("Washington's Birthday", "Anniversaire de Washington");
const MEMORIAL: (&str, &str) = ("Memorial Day", "Jour du Souvenir");
const VETERANS: (&str, &str) = ("Veterans Day", "Jour des anciens combattants");
