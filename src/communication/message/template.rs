//! Templates: text with named fields in braces. `{{` and `}}` stand for a brace.

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// A field to fill in.
    Field(&'t str),
}

/// What is wrong with a template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fault {
    /// The character at which it is wrong, from 1.
    pub(crate) place: usize,
    /// What was expected there.
    pub(crate) expected: &'static str,
}

/// The pieces of a template, in order. Ends with the first fault.
pub(super) fn pieces(template: &str) -> Pieces<'_> {
    Pieces { whole: template, rest: template }
}

pub(super) struct Pieces<'t> {
    whole: &'t str,
    rest: &'t str,
}

impl<'t> Pieces<'t> {
    fn fault(&mut self, expected: &'static str) -> Fault {
        let read = self.whole.len() - self.rest.len();
        self.rest = "";
        Fault { place: self.whole.get(..read).unwrap_or_default().chars().count() + 1, expected }
    }

    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Result<Piece<'t>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let words = self.rest.find(['{', '}']).unwrap_or(self.rest.len());
        if words > 0 {
            return Some(Ok(Piece::Words(self.take(words))));
        }
        if self.rest.starts_with("{{") || self.rest.starts_with("}}") {
            return Some(Ok(Piece::Words(self.take(2).get(1..).unwrap_or_default())));
        }
        let rest = self.rest.strip_prefix('{');
        let Some(rest) = rest else {
            return (!self.rest.is_empty()).then(|| Err(self.fault("a { before it, or }} for a brace")));
        };
        let name = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
        if name == 0 || rest.as_bytes().get(name) != Some(&b'}') {
            return Some(Err(self.fault("a field such as {ticket}, closed by a brace, or {{ for a brace")));
        }
        self.take(1);
        let field = self.take(name);
        self.take(1);
        Some(Ok(Piece::Field(field)))
    }
}

/// The fields of a template.
///
/// # Errors
/// The first brace that is out of place.
pub(crate) fn check_template(template: &str) -> Result<Vec<&str>, Fault> {
    let fields = pieces(template).filter_map(|piece| match piece {
        Ok(Piece::Words(_)) => None,
        Ok(Piece::Field(name)) => Some(Ok(name)),
        Err(fault) => Some(Err(fault)),
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::check_template;

    #[test]
    fn braces_that_are_out_of_place_are_told_where() {
        let place = |text| check_template(text).unwrap_err().place;
        assert_eq!(place("été {ticket"), 5);
        assert_eq!(place("{}"), 1);
        assert_eq!(place("a } b"), 3);
        assert_eq!(place("{a b}"), 1);
        assert_eq!(check_template("{{{ticket}}} is {due}").unwrap(), ["ticket", "due"]);
        assert_eq!(check_template("").unwrap(), [""; 0]);
    }
}
