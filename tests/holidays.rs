//! The built-in holiday sets against published years, and rules of every kind.
#![allow(clippy::unwrap_used)]

use sla_clock::{Date, Holiday, HolidayRule, HolidaySet, Observed, Weekday};

fn year(id: &str, year: i32) -> Vec<String> {
    let set = HolidaySet::named(id).unwrap();
    let mut dates: Vec<Date> = (year - 1..=year + 1)
        .flat_map(|near| set.holidays.iter().filter_map(move |holiday| holiday.date_in(near)))
        .filter(|date| date.year() == year)
        .collect();
    dates.sort_unstable();
    dates.iter().map(|date| date.to_string()[5..].to_owned()).collect()
}

#[track_caller]
fn keeps(id: &str, of: i32, expected: &str) {
    assert_eq!(year(id, of).join(" "), expected, "{id} {of}");
}

#[test]
fn published_years_are_kept() {
    keeps("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25");
    keeps("FR", 1981, "01-01 04-20 05-01 05-28 06-08 07-14 08-15 11-01 11-11 12-25");
    keeps("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26");
    keeps("DE", 2017, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26");
    keeps("ES", 2026, "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25");
    keeps("PT", 2014, "01-01 04-18 04-20 04-25 05-01 06-10 08-15 12-08 12-25");
    keeps("PT", 2016, "01-01 03-25 03-27 04-25 05-01 05-26 06-10 08-15 10-05 11-01 12-01 12-08 12-25");
    keeps("PT", 2026, "01-01 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25");
    // Two jubilee days, a state funeral, and Christmas Sunday taken on Tuesday because Monday is Boxing Day.
    keeps("GB-ENG", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
    keeps("GB-ENG", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
    keeps("GB-ENG", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
    // The coronation is one more day in May; in 2027 Christmas Day and Boxing Day meet a weekend.
    keeps("GB-ENG", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
    keeps("GB-ENG", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28");
    keeps("US", 2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25");
    keeps("US", 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26");
    keeps("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25");
    // New Year's Day of 2022 was a Saturday: it was taken off in 2021.
    keeps("US", 2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31");
}

#[test]
fn easter_falls_where_both_churches_put_it() {
    let western = Holiday::new(HolidayRule::Easter(0));
    let orthodox = Holiday::new(HolidayRule::OrthodoxEaster(0));
    let dates = |holiday: &Holiday, years: &[i32]| -> Vec<String> {
        years.iter().map(|year| holiday.date_in(*year).unwrap().to_string()).collect()
    };
    let years = [1970, 2000, 2008, 2011, 2025, 2026, 2038, 2099];
    assert_eq!(
        dates(&western, &years),
        [
            "1970-03-29",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2099-04-12"
        ]
    );
    assert_eq!(
        dates(&orthodox, &[2000, 2008, 2011, 2024, 2025, 2026]),
        ["2000-04-30", "2008-04-27", "2011-04-24", "2024-05-05", "2025-04-20", "2026-04-12"]
    );
}

#[test]
fn rules_name_the_day_they_say() {
    let nth = |nth, weekday, month| Holiday::new(HolidayRule::Nth { nth, weekday, month });
    let in_2026 = |holiday: &Holiday| holiday.date_in(2026).map(|date| date.to_string());
    assert_eq!(in_2026(&nth(1, Weekday::Monday, 6)).as_deref(), Some("2026-06-01"));
    assert_eq!(in_2026(&nth(-1, Weekday::Monday, 8)).as_deref(), Some("2026-08-31"));
    assert_eq!(in_2026(&nth(-2, Weekday::Friday, 2)).as_deref(), Some("2026-02-20"));
    assert_eq!(in_2026(&nth(5, Weekday::Sunday, 3)).as_deref(), Some("2026-03-29"));
    assert_eq!(in_2026(&nth(5, Weekday::Monday, 2)), None);
    let leap = Holiday::new(HolidayRule::Fixed { month: 2, day: 29 });
    assert_eq!((leap.date_in(2027), leap.date_in(2028)), (None, Date::parse("2028-02-29").ok()));
    let years =
        Holiday { from: Some(2026), until: Some(2027), ..Holiday::new(HolidayRule::Fixed { month: 3, day: 1 }) };
    assert_eq!([2025, 2026, 2027, 2028].map(|year| years.date_in(year).is_some()), [false, true, true, false]);
    let moved = |observed| {
        let holiday = Holiday { observed, ..Holiday::new(HolidayRule::Fixed { month: 8, day: 15 }) };
        // 15 August: Saturday in 2026, Sunday in 2027.
        [2026, 2027].map(|year| holiday.date_in(year).unwrap().to_string()[5..].to_owned())
    };
    assert_eq!(moved(Observed::AsIs), ["08-15", "08-15"]);
    assert_eq!(moved(Observed::Monday), ["08-17", "08-16"]);
    assert_eq!(moved(Observed::SundayToMonday), ["08-15", "08-16"]);
    assert_eq!(moved(Observed::Nearest), ["08-14", "08-16"]);
    assert_eq!(moved(Observed::TwoDaysOn), ["08-17", "08-17"]);
}
