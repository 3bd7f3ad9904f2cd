//! The date of Easter.

use crate::civil::Date;

/// Easter Sunday of the Western churches.
///
/// Source: the anonymous Gregorian algorithm (Meeus, Jones and Butcher), exact for every Gregorian year.
pub(crate) fn western(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::from_ymd(year, month as u32, day as u32)
}

/// Easter Sunday of the Orthodox churches, on the Gregorian calendar.
///
/// Source: Meeus's Julian algorithm, then the days between the two calendars.
pub(crate) fn orthodox(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let day = (d + e + 114) % 31 + 1;
    // The Julian date, named as if it were Gregorian, is this many days early.
    let behind = year / 100 - year / 400 - 2;
    Some(Date::from_ymd(year, month as u32, day as u32)?.plus_days(behind))
}
