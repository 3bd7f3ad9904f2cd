//! How values are written for people: dates, lengths, amounts, shares, names.

use serde_json::Value;
use sla_clock::Date;

use super::words::Words;
use crate::arguments::Language;

const DAYS: [[&str; 7]; 2] =
    [["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]];
const MONTHS: [[&str; 12]; 2] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
];
const NO_BREAK: char = '\u{a0}';

impl Words {
    /// A value by the type of its placeholder.
    pub(super) fn write(&self, value: &Value, kind: &str) -> String {
        match (kind, value) {
            ("instant", Value::String(at)) => self.instant(at),
            // A due day, already in words.
            ("instant", Value::Object(words)) => words.values().map(|words| self.text(words)).collect(),
            ("day", Value::String(at)) => self.day(at).unwrap_or_else(|| at.clone()),
            ("time", Value::String(at)) => at.get(11..16).unwrap_or(at).into(),
            ("duration", value) => value.as_i64().map_or_else(|| value.to_string(), |millis| self.duration(millis)),
            ("money", Value::String(amount)) => self.figures(amount),
            ("share", value) => self.share(value),
            ("event", Value::String(event)) => self.word("events", event).into(),
            ("id", value) => self.text(value).replace('-', " "),
            ("list", Value::Array(items)) => items.iter().map(|item| self.text(item)).collect::<Vec<_>>().join(", "),
            (_, value) => self.text(value),
        }
    }

    /// A text in this language, of one that may be there in several.
    pub(crate) fn text(&self, value: &Value) -> String {
        match value {
            Value::String(text) => text.clone(),
            Value::Object(texts) => {
                let found =
                    texts.get(self.language.tag()).or_else(|| texts.get("en")).or_else(|| texts.values().next());
                found.and_then(Value::as_str).unwrap_or_default().into()
            }
            other => other.to_string(),
        }
    }

    /// `Sat 14 Mar 2026, 00:35`: an instant as it is written in the policy's zone; seconds only where there are some.
    pub(crate) fn instant(&self, at: &str) -> String {
        let (Some(day), Some(minutes), Some(seconds)) = (self.day(at), at.get(11..16), at.get(16..19)) else {
            return at.into();
        };
        let seconds = if seconds == ":00" { "" } else { seconds };
        format!("{day}, {minutes}{seconds}")
    }

    pub(crate) fn day(&self, at: &str) -> Option<String> {
        let date = Date::parse(at.get(..10)?).ok()?;
        let (year, month, day) = date.ymd();
        let language = usize::from(self.language == Language::Fr);
        let weekday = DAYS.get(language)?.get(date.weekday().index())?;
        let month = MONTHS.get(language)?.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
        let day = if day == 1 && self.language == Language::Fr { "1er".into() } else { day.to_string() };
        Some(format!("{weekday} {day} {month} {year}"))
    }

    /// `4 h 30 min`; never days, whose length depends on the calendar.
    pub(crate) fn duration(&self, millis: i64) -> String {
        let seconds = millis.max(0) / 1000;
        let parts = [(seconds / 3600, "h"), (seconds % 3600 / 60, "min"), (seconds % 60, "s")];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, unit)| format!("{amount}{NO_BREAK}{unit}"))
            .collect();
        if parts.is_empty() { format!("0{NO_BREAK}min") } else { parts.join(" ") }
    }

    fn share(&self, share: &Value) -> String {
        let percent = match share {
            Value::String(text) => text.trim_end_matches('%').to_owned(),
            other => {
                let tenths = (other.as_f64().unwrap_or_default() * 1000.0).round() / 10.0;
                tenths.to_string()
            }
        };
        match self.language {
            Language::En => format!("{percent}%"),
            Language::Fr => format!("{}{NO_BREAK}%", self.figures(&percent)),
        }
    }

    /// The colon, as the language sets it.
    pub(crate) fn colon(&self) -> &'static str {
        match self.language {
            Language::En => ":",
            Language::Fr => "\u{a0}:",
        }
    }

    /// Figures with the language's decimal sign.
    pub(crate) fn figures(&self, text: &str) -> String {
        match self.language {
            Language::En => text.into(),
            Language::Fr => text.replace('.', ","),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use crate::arguments::Language;
    use serde_json::json;

    #[test]
    fn both_languages_write_in_their_own_way() {
        let (english, french) = (Words::of(Language::En), Words::of(Language::Fr));
        assert_eq!(english.instant("2026-03-14T00:35:00+01:00"), "Sat 14 Mar 2026, 00:35");
        assert_eq!(french.instant("2026-05-01T00:35:07.001+02:00"), "ven. 1er mai 2026, 00:35:07");
        assert_eq!(english.duration(16_200_000), "4\u{a0}h 30\u{a0}min");
        assert_eq!(french.write(&json!("96.00 EUR"), "money"), "96,00 EUR");
        assert_eq!(french.write(&json!(0.8125), "share"), "81,3\u{a0}%");
        assert_eq!(english.write(&json!("75%"), "share"), "75%");
        assert_eq!(french.write(&json!({ "en": "Fee", "fr": "Prix" }), "text"), "Prix");
    }

    #[test]
    fn both_languages_have_their_tables() {
        for (language, met) in [(Language::En, "Met"), (Language::Fr, "Tenu")] {
            assert_eq!(Words::of(language).word("states", "met"), met);
        }
    }
}
