//! The ready vocabulary: the parameters a telecom support desk qualifies its tickets by, in English and French.
//!
//! A policy takes one as it is (`"severity": "standard"`), extends it (`{ "standard": "severity", "options": { ... } }`),
//! or declares its own under the same name. It is one text, read when asked: the module carries no table of it.

pub(crate) mod statuses;

use crate::scalar::Text;

/// A line for each parameter (`#` before a number), and under it one for each option, with its words.
pub(crate) const WORDS: &str = include_str!("words.txt");

/// A parameter of the ready vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standard {
    /// Its own line and what follows.
    lines: &'static str,
}

/// The parameter of this name.
pub(crate) fn standard(name: &str) -> Option<Standard> {
    let mut rest = WORDS;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if !line.starts_with('-') && id(line) == name {
            return Some(Standard { lines: rest });
        }
        rest = after;
    }
    None
}

/// The names of the ready parameters.
pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
    WORDS.lines().filter(|line| !line.starts_with('-')).map(id)
}

impl Standard {
    /// Whether it is a number; else a choice.
    pub(crate) fn is_number(self) -> bool {
        self.lines.starts_with('#')
    }

    /// Its name for people.
    pub(crate) fn title(self) -> Text {
        words(self.lines.lines().next().unwrap_or_default())
    }

    /// Its options with their words, in order.
    pub(crate) fn options(self) -> impl Iterator<Item = (&'static str, Text)> {
        self.lines.lines().skip(1).take_while(|line| line.starts_with('-')).map(|line| (id(line), words(line)))
    }
}

fn id(line: &'static str) -> &'static str {
    line.trim_start_matches(['-', '#']).split('|').next().unwrap_or_default()
}

fn words(line: &'static str) -> Text {
    let mut words = line.split('|').skip(1);
    let mut by = |tag: &str| (tag.into(), words.next().unwrap_or_default().into());
    Text::By([by("en"), by("fr")].into())
}

#[cfg(test)]
mod tests {
    use super::{names, standard};

    #[test]
    fn every_word_is_said_in_both_languages() {
        let mut count = 0;
        for name in names() {
            let standard = standard(name).unwrap();
            let options: Vec<_> = standard.options().collect();
            assert_eq!(options.is_empty(), standard.is_number(), "{name}: a choice has options, a number none");
            for (id, text) in options.iter().map(|(id, text)| (*id, text)).chain([(name, &standard.title())]) {
                count += 1;
                assert!(["en", "fr"].iter().all(|tag| !text.in_language(tag).is_empty()), "{name}/{id}");
            }
        }
        assert_eq!(names().count(), 12);
        assert_eq!(count, super::WORDS.lines().count());
    }

    #[test]
    fn a_parameter_ends_where_the_next_begins() {
        let options = |name| standard(name).unwrap().options().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(options("reach"), ["one", "many"]);
        assert_eq!(options("customers"), [""; 0]);
        assert!(standard("hardware").is_none(), "an option is no parameter");
    }
}
