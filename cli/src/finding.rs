//! What is wrong with a policy, from whichever check, in one shape.

use serde::Serialize;
use sla_clock::{Position, Problem, Severity};

use crate::arguments::Language;
use crate::french::french;
use crate::locate::locate;

/// One finding.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    pub(crate) severity: Severity,
    pub(crate) code: String,
    /// JSON Pointer into the policy.
    pub(crate) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) position: Option<Position>,
    /// A sentence for people, in the language asked for.
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) found: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) nearest: Option<String>,
}

impl Finding {
    /// What the strict reader found.
    pub(crate) fn of_problem(problem: &Problem, language: Language) -> Self {
        let in_words = |english: &String| match language {
            Language::En => english.clone(),
            Language::Fr => french(english),
        };
        let (found, expected, nearest) = (in_words(&problem.found), in_words(&problem.expected), &problem.nearest);
        let mut message = match language {
            Language::En => format!("found {found}, expected {expected}"),
            Language::Fr => format!("trouvé : {found} ; attendu : {expected}"),
        };
        if let Some(nearest) = nearest {
            message += &match language {
                Language::En => format!("; did you mean {nearest:?}?"),
                Language::Fr => format!(" ; vouliez-vous dire « {nearest} » ?"),
            };
        }
        Self {
            severity: Severity::Error,
            code: problem.code.as_str().into(),
            path: problem.path.clone(),
            position: problem.position,
            message,
            found: Some(found),
            expected: Some(expected),
            nearest: nearest.clone(),
        }
    }

    /// What the linter found in a policy of this text.
    pub(crate) fn of_lint(lint: &sla_clock::Finding, text: &str, language: Language) -> Self {
        let message = lint.sentence.in_language(language.tag()).to_owned();
        // What is missing stands nowhere: then where it would stand.
        let mut places = std::iter::successors(Some(&*lint.path), |path| path.rsplit_once('/').map(|(above, _)| above));
        Self {
            severity: lint.severity,
            code: lint.code.into(),
            path: lint.path.clone(),
            position: places.find_map(|path| locate(text, path)),
            message,
            found: None,
            expected: None,
            nearest: None,
        }
    }

    /// As compilers write it, so that editors find the place: `policy.json:3:52: error: /calendars/...: found ...`.
    pub(crate) fn line(&self, file: &str, language: Language) -> String {
        let place = self.position.map_or(String::new(), |Position { line, column }| format!(":{line}:{column}"));
        let path = if self.path.is_empty() { String::new() } else { format!("{}: ", self.path) };
        format!("{file}{place}: {}: {path}{} [{}]\n", word(self.severity, language), self.message, self.code)
    }
}

fn word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::En) => "error",
        (Severity::Error, Language::Fr) => "erreur",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Warning, Language::Fr) => "avertissement",
        (Severity::Notice, Language::En) => "notice",
        (Severity::Notice, Language::Fr) => "remarque",
    }
}
