//! One error type for every way in: a stable code, where it is, what was found, what was expected.

use std::fmt;

use serde::Serialize;

/// What kind of failure this is. The words are stable: programs may match on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ErrorCode {
    /// The policy does not say what a policy must say, or contradicts itself.
    PolicyInvalid,
    /// The ticket does not say what a ticket must say, or names what its policy does not know.
    TicketInvalid,
    /// A time zone is not in the IANA database.
    ZoneUnknown,
    /// A calendar never opens, or never opens again.
    NoOpenTime,
    /// An instant lies outside 1970-01-01 to 2100-01-01, or a number outside its range.
    OutOfRange,
    /// The input is longer or deeper than the stated size.
    TooLarge,
    /// The page's content security policy forbids WebAssembly (reported by the loader).
    WasmBlocked,
    /// The WebAssembly file could not be fetched (reported by the loader).
    WasmFetch,
    /// A page's policy could not be fetched from its address (reported by the element).
    PolicyFetch,
    /// A page's ticket could not be fetched from its address (reported by the element).
    TicketFetch,
    /// The browser is too old for this module (reported by the loader).
    WasmUnsupported,
    /// A frame from an origin that is not allowed (reported by the embed page).
    FrameRefused,
    /// A fault of ours: please report it.
    Internal,
}

impl ErrorCode {
    /// The stable word, as it stands in JSON and JavaScript.
    ///
    /// ```
    /// assert_eq!(sla_clock::ErrorCode::ZoneUnknown.as_str(), "zone-unknown");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PolicyInvalid => "policy-invalid",
            Self::TicketInvalid => "ticket-invalid",
            Self::ZoneUnknown => "zone-unknown",
            Self::NoOpenTime => "no-open-time",
            Self::OutOfRange => "out-of-range",
            Self::TooLarge => "too-large",
            Self::WasmBlocked => "wasm-blocked",
            Self::WasmFetch => "wasm-fetch",
            Self::PolicyFetch => "policy-fetch",
            Self::TicketFetch => "ticket-fetch",
            Self::WasmUnsupported => "wasm-unsupported",
            Self::FrameRefused => "frame-refused",
            Self::Internal => "internal",
        }
    }
}

/// A place in a text, counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One thing that is wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The code this problem would have alone.
    pub code: ErrorCode,
    /// JSON Pointer (RFC 6901) to the value; empty for the whole document.
    pub path: String,
    /// Where it stands in the text, when the input was text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// What stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
    /// The nearest valid word, when one is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        if let Some(Position { line, column }) = self.position {
            write!(f, "line {line}, column {column}: ")?;
        }
        write!(f, "found {}, expected {}", self.found, self.expected)?;
        if let Some(nearest) = &self.nearest {
            write!(f, "; did you mean {nearest:?}?")?;
        }
        Ok(())
    }
}

/// Why an input was refused: every problem found, never only the first.
///
/// ```
/// let error = sla_clock::Policy::from_json(r#"{ "format": 2, "id": "x", "qualificaton": {} }"#).unwrap_err();
/// assert_eq!(error.code().as_str(), "policy-invalid");
/// let found: Vec<_> = error.problems().iter().map(|problem| (&*problem.path, problem.nearest.as_deref())).collect();
/// assert_eq!(found, [("/qualification", None), ("/format", None), ("/qualificaton", Some("qualification"))]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Refusal>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    code: ErrorCode,
    problems: Vec<Problem>,
}

impl Error {
    /// From the problems of one document; `whole` is the code of several problems of unlike codes.
    pub(crate) fn from_problems(whole: ErrorCode, problems: Vec<Problem>) -> Self {
        let code = match problems.split_first() {
            Some((first, rest)) if rest.iter().all(|problem| problem.code == first.code) => first.code,
            _ => whole,
        };
        Self(Box::new(Refusal { code, problems }))
    }

    /// The same, of what has no place of its own: it stands at this path.
    pub(crate) fn placed(self, path: &str) -> Self {
        if !self.path().is_empty() {
            return self;
        }
        let problems = self.problems().iter().cloned();
        Self::from_problems(self.code(), problems.map(|problem| Problem { path: path.into(), ..problem }).collect())
    }

    /// The same, of a part that stands at a path.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn under(self, path: &str) -> Self {
        let code = self.code();
        let problems = self.problems().iter().cloned();
        let moved = problems
            .map(|problem| Problem { path: format!("{path}{}", problem.path.trim_start_matches("/now")), ..problem });
        Self::from_problems(code, moved.collect())
    }

    /// A single problem that has no place in a text.
    pub(crate) fn at(
        code: ErrorCode,
        path: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        let problem = Problem {
            code,
            path: path.into(),
            position: None,
            found: found.into(),
            expected: expected.into(),
            nearest: None,
        };
        Self::from_problems(code, vec![problem])
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// JSON Pointer of the first problem.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.problems.first().map_or("", |problem| &problem.path)
    }

    /// Every problem, in the order of the text.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// Whether the input is to blame (and not this library or its loader).
    #[must_use]
    pub fn is_input(&self) -> bool {
        use ErrorCode as C;
        matches!(
            self.code(),
            C::PolicyInvalid | C::TicketInvalid | C::ZoneUnknown | C::NoOpenTime | C::OutOfRange | C::TooLarge
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.code().as_str())?;
        for (index, problem) in self.problems().iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
