//! The sentence that explains each target, in both languages.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use sla_clock::{
    At, Bound, Calendar, CalendarAt, CalendarSpec, Duration, HolidaySet, Hours, Language, Minute, Recurrence,
    ReportingWindow, Target, Week, Weekday, Zone,
};

fn calendar(days: usize, hours: &[&str], holidays: bool) -> Calendar {
    let mut week = Week::default();
    for day in &Weekday::ALL[..days] {
        week.set(*day, hours.iter().map(|text| Hours::parse(text).unwrap()).collect());
    }
    let mut spec = CalendarSpec { week, ..CalendarSpec::always(Zone::named("Europe/Paris").unwrap()) };
    if holidays {
        spec.holidays = HolidaySet::named("fr").unwrap().holidays.to_vec();
    }
    Calendar::new(spec).unwrap()
}

#[track_caller]
fn says(target: &Target, calendar: &Calendar, english: &str, french: &str) {
    assert_eq!(target.explain(calendar, Language::English), english);
    assert_eq!(target.explain(calendar, Language::French), french);
}

fn hour(text: &str) -> Minute {
    Minute::parse(text).unwrap()
}

#[test]
fn each_form_has_its_sentence() {
    let office = calendar(5, &["09:00-12:30", "13:30-18:00"], true);
    let always = Calendar::new(CalendarSpec::always(Zone::utc())).unwrap();
    let minutes = |minutes| Target::Working { duration: Duration::from_minutes(minutes) };
    says(&minutes(240), &always, "4 h, around the clock", "4 h, 24 h/24 et 7 j/7");
    says(
        &minutes(90),
        &office,
        "1 h 30 min of working time, Monday to Friday from 09:00 to 12:30 and from 13:30 to 18:00, holidays excepted",
        "1 h 30 min ouvrées, du lundi au vendredi de 9 h à 12 h 30 et de 13 h 30 à 18 h, hors jours fériés",
    );
    let day = calendar(5, &["08:00-18:00"], false);
    let hours = "Monday to Friday from 08:00 to 18:00";
    let heures = "du lundi au vendredi de 8 h à 18 h";
    says(
        &Target::WorkingDays { n: 2, at: At::End },
        &day,
        &format!("by the end of the 2nd working day after the report, {hours}"),
        &format!("avant la fin du 2e jour ouvré suivant le signalement, {heures}"),
    );
    says(
        &Target::WorkingDays { n: 0, at: At::Close },
        &day,
        &format!("by closing on the day of the report, {hours}"),
        &format!("avant la fermeture du jour du signalement, {heures}"),
    );
    says(
        &Target::WorkingDays { n: 1, at: At::Hour(hour("17:00")) },
        &day,
        &format!("by 17:00 on the 1st working day after the report, {hours}"),
        &format!("au plus tard à 17 h le 1er jour ouvré suivant le signalement, {heures}"),
    );
    let until = Some(Bound { hour: hour("13:00"), inclusive: true });
    let rows = vec![
        ReportingWindow { until, days: 0, at: At::End },
        ReportingWindow { until: None, days: 1, at: At::Hour(hour("12:59")) },
    ];
    says(
        &Target::ReportingWindows(rows),
        &day,
        &format!(
            "reported up to and including 13:00: by the end of the day of the report; reported later: by 12:59 on the \
             1st working day after the report, {hours}"
        ),
        &format!(
            "signalé jusqu'à 13 h inclus : avant la fin du jour du signalement ; signalé plus tard : au plus tard à \
             12 h 59 le 1er jour ouvré suivant le signalement, {heures}"
        ),
    );
    says(
        &Target::CalendarDays { n: 3, at: CalendarAt::SameHour },
        &always,
        "3 calendar days later, at the same hour",
        "3 jours calendaires plus tard, à la même heure",
    );
    says(&Target::OwnDate, &always, "by the date set on the ticket", "à la date fixée sur le ticket");
    for (rule, english, french) in [
        (Recurrence::Daily, "every day by 06:30", "chaque jour à 6 h 30"),
        (Recurrence::WorkingDaily, "every working day by 06:30", "chaque jour ouvré à 6 h 30"),
        (Recurrence::Weekly(Weekday::Sunday), "every Sunday by 06:30", "chaque dimanche à 6 h 30"),
        (
            Recurrence::NthWorkingDay(-1),
            "on the last working day of the month by 06:30",
            "le dernier jour ouvré du mois à 6 h 30",
        ),
        (
            Recurrence::NthWorkingDay(3),
            "on the 3rd working day of the month by 06:30",
            "le 3e jour ouvré du mois à 6 h 30",
        ),
        (Recurrence::DayOfMonth(1), "on the 1st of the month by 06:30", "le 1er du mois à 6 h 30"),
        (Recurrence::DayOfMonth(22), "on the 22nd of the month by 06:30", "le 22 du mois à 6 h 30"),
    ] {
        says(&Target::Recurring { rule, at: hour("06:30") }, &day, english, french);
    }
}

#[test]
fn saturday_makes_the_difference_between_ouvre_and_ouvrable() {
    let six = calendar(6, &["22:00-06:00"], false);
    says(
        &Target::WorkingDays { n: 11, at: At::End },
        &six,
        "by the end of the 11th working day after the report, Monday to Saturday from 22:00 to 06:00",
        "avant la fin du 11e jour ouvrable suivant le signalement, du lundi au samedi de 22 h à 6 h",
    );
}
