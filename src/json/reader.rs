//! The one collector of problems: where we are in the document, and what was wrong on the way.

use std::sync::Arc;

use super::node::quoted;
use super::text::{join, push_step};
use super::{Member, Names, Node, Value};
use crate::nearest::nearest;
use crate::order::sort_by_number;
use crate::{Error, ErrorCode, Position, Problem};

/// Past this many problems a document is not worth reading on.
const MAX_PROBLEMS: usize = 200;

/// Walks a document and collects its problems with their path and position.
pub(crate) struct Reader<'t> {
    text: Option<&'t str>,
    code: ErrorCode,
    /// Whether a key that no type knows is a problem (a policy's), or the sender's baggage (a ticket's).
    pub(crate) strict: bool,
    path: String,
    marks: Vec<usize>,
    problems: Vec<Problem>,
    names: Arc<Names>,
    /// Where names are used, if that is asked.
    uses: Option<Vec<Use>>,
}

/// A mention of a declared name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Use {
    /// Where the name is declared.
    pub(crate) place: Box<str>,
    pub(crate) name: Box<str>,
    /// JSON Pointer to the mention.
    pub(crate) at: Box<str>,
}

impl<'t> Reader<'t> {
    /// For a document of this kind, which may use these names; `text` gives positions.
    pub(crate) fn new(code: ErrorCode, text: Option<&'t str>, names: Arc<Names>) -> Self {
        let strict = code == ErrorCode::PolicyInvalid;
        Self { text, code, strict, path: String::new(), marks: Vec::new(), problems: Vec::new(), names, uses: None }
    }

    /// From here on, references are to these names.
    pub(crate) fn use_names(&mut self, names: Arc<Names>) {
        self.names = names;
    }

    /// From here on, mentions of names are noted.
    pub(crate) fn note_uses(&mut self) {
        self.uses = Some(Vec::new());
    }

    /// The mentions noted so far.
    pub(crate) fn uses(self) -> Vec<Use> {
        self.uses.unwrap_or_default()
    }

    /// A name declared at `place` is mentioned here.
    pub(crate) fn mention(&mut self, place: &str, name: &str) {
        if let Some(uses) = &mut self.uses {
            uses.push(Use { place: place.into(), name: name.into(), at: self.path.as_str().into() });
        }
    }

    /// Steps into the value under a key. Each step is taken back by [`Self::leave`].
    #[inline(never)]
    pub(crate) fn enter(&mut self, key: &str) {
        self.marks.push(self.path.len());
        self.path.push('/');
        push_step(&mut self.path, key);
    }

    /// Steps into an item of a list.
    pub(crate) fn enter_index(&mut self, index: usize) {
        self.marks.push(self.path.len());
        self.path.push('/');
        self.path.push_str(&index.to_string());
    }

    /// Steps back out.
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.path.truncate(self.marks.pop().unwrap_or(0));
    }

    /// Does something one step deeper.
    pub(crate) fn within<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(key);
        let result = read(self);
        self.leave();
        result
    }

    /// JSON Pointer of the current place.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Whether anything at the current path, or under it, is a problem already: what follows from one mistake is not another.
    pub(crate) fn is_faulty_here(&self) -> bool {
        let under =
            |path: &str| path.strip_prefix(&*self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.problems.iter().any(|problem| under(&problem.path))
    }

    /// The value is not what was expected.
    pub(crate) fn unexpected(&mut self, node: &Node, expected: &str) {
        self.problem(self.code, Some(node.offset), node.describe(), expected.into(), None);
    }

    /// As [`Self::unexpected`], with a code and wording of its own.
    pub(crate) fn refuse(&mut self, code: Option<ErrorCode>, node: &Node, found: String, expected: String) {
        self.problem(code.unwrap_or(self.code), Some(node.offset), found, expected, None);
    }

    /// The value is a word that is not one of `words`.
    pub(crate) fn unknown_word<'w>(&mut self, node: &Node, what: &str, words: impl Iterator<Item = &'w str> + Clone) {
        self.not_among(node, what, &mut words.clone(), &mut words.into_iter());
    }

    #[inline(never)]
    fn not_among<'w>(&mut self, node: &Node, what: &str, words: Words<'_, 'w>, again: Words<'_, 'w>) {
        let near = node.text().and_then(|text| nearest(text, words)).map(str::to_owned);
        self.problem(self.code, Some(node.offset), node.describe(), choice(what, again), near);
    }

    /// The place of a word in a closed list.
    #[inline(never)]
    pub(crate) fn word(&mut self, node: &Node, words: &[&str]) -> Option<usize> {
        let found = node.text().and_then(|text| words.iter().position(|word| *word == text));
        if found.is_none() {
            self.unknown_word(node, "one of", words.iter().copied());
        }
        found
    }

    /// The value is a name that nothing declares, with a code of its own.
    pub(crate) fn unknown_name(&mut self, code: ErrorCode, node: &Node, expected: &str, near: Option<String>) {
        self.problem(code, Some(node.offset), node.describe(), expected.into(), near);
    }

    /// A key that has no meaning here (`offset` is the key's own).
    pub(crate) fn unknown_key<'w>(&mut self, offset: usize, key: &str, words: impl Iterator<Item = &'w str> + Clone) {
        self.no_such_key(offset, key, &mut words.clone(), &mut words.into_iter());
    }

    #[inline(never)]
    fn no_such_key<'w>(&mut self, offset: usize, key: &str, words: Words<'_, 'w>, again: Words<'_, 'w>) {
        let near = nearest(key, words).map(str::to_owned);
        self.enter(key);
        let found = join(&["the unknown key ", &quoted(key)]);
        self.problem(self.code, Some(offset), found, choice("one of", again), near);
        self.leave();
    }

    /// The names declared at a place; none when there is no such place.
    pub(crate) fn declared(&self, place: &str) -> &[Box<str>] {
        self.names.at(place)
    }

    /// Reads a name that must be declared at `place`; says which are, and the nearest.
    pub(crate) fn reference(&mut self, node: &Node, place: &str) -> Option<Box<str>> {
        let names = Arc::clone(&self.names);
        let names = names.at(place);
        let found = names.iter().find(|name| node.text() == Some(name)).cloned();
        if let Some(name) = &found {
            self.mention(place, name);
        } else {
            let end = if names.is_empty() { " (there is none)" } else { ":" };
            let what = join(&["a name declared in ", place, end]);
            self.unknown_word(node, &what, names.iter().map(|name| &**name));
        }
        found
    }

    /// Steps out of the item before and into the next item of a list; out of the last when there is none.
    #[inline(never)]
    pub(super) fn next_item<'n>(&mut self, list: &'n Node, place: &mut usize) -> Option<&'n Node> {
        if *place > 0 {
            self.leave();
        }
        let item = list.items().get(*place)?;
        self.enter_index(*place);
        *place += 1;
        Some(item)
    }

    /// As [`Self::next_item`] with the members of an object; notes are left out where they may be.
    #[inline(never)]
    pub(super) fn next_member<'n>(&mut self, object: &'n Node, place: &mut usize) -> Option<&'n Member> {
        if *place > 0 {
            self.leave();
        }
        let rest = object.members().iter().enumerate().skip(*place);
        let (index, member) = rest.into_iter().find(|(_, member)| !(self.strict && &*member.key == "note"))?;
        self.enter(&member.key);
        *place = index + 1;
        Some(member)
    }

    /// Whether a value is a list; what is none is reported.
    #[inline(never)]
    pub(super) fn is_list(&mut self, node: &Node) -> bool {
        let list = matches!(node.value, Value::List(_));
        if !list {
            self.unexpected(node, "a list");
        }
        list
    }

    /// Whether a value is an object; what is none is reported.
    #[inline(never)]
    pub(crate) fn is_object(&mut self, node: &Node) -> bool {
        let object = matches!(node.value, Value::Object(_));
        if !object {
            self.unexpected(node, "an object");
        }
        object
    }

    /// Whether a value is an object; what is none is reported, and in a strict document every key that is not one of
    /// `known`.
    #[inline(never)]
    pub(crate) fn opens(&mut self, node: &Node, known: &[&'static str]) -> bool {
        let object = matches!(node.value, Value::Object(_));
        if object {
            self.refuse_unknown_keys(node, known);
        } else {
            let expected = choice("an object with", &mut known.iter().copied());
            self.unexpected(node, &expected);
        }
        object
    }

    /// In a strict document, reports every key that is not one of `known`.
    pub(crate) fn refuse_unknown_keys(&mut self, node: &Node, known: &[&'static str]) {
        if !self.strict {
            return;
        }
        for member in node.members() {
            if &*member.key != "note" && !known.contains(&&*member.key) {
                self.unknown_key(member.offset, &member.key, known.iter().copied());
            }
        }
    }

    /// In the list under `list`, reports every item whose text under `key` stands in an earlier item too.
    pub(crate) fn refuse_repeats(&mut self, node: &Node, list: &str, key: &str) {
        let Some(Value::List(items)) = node.get(list).map(|node| &node.value) else { return };
        let mut seen: Vec<&str> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let Some((name, text)) = item.get(key).and_then(|name| Some((name, name.text()?))) else { continue };
            if seen.contains(&text) {
                self.enter(list);
                self.enter_index(index);
                self.within(key, |reader| {
                    reader.refuse(
                        None,
                        name,
                        join(&["a second ", &quoted(text)]),
                        join(&["each ", key, " once in ", list]),
                    );
                });
                self.leave();
                self.leave();
            }
            seen.push(text);
        }
    }

    /// A key that must be there.
    pub(crate) fn missing(&mut self, node: &Node, key: &str, expected: &str) {
        self.enter(key);
        self.problem(self.code, Some(node.offset), join(&["no ", &quoted(key)]), expected.into(), None);
        self.leave();
    }

    /// A key written twice (`offset` is the second one's).
    pub(super) fn repeated(&mut self, offset: usize, key: &str) {
        self.problem(self.code, Some(offset), join(&["a second ", &quoted(key)]), "each key once".into(), None);
    }

    /// Text that is not JSON.
    pub(super) fn syntax(&mut self, offset: usize, found: &str, expected: &str) {
        self.problem(self.code, Some(offset), found.into(), expected.into(), None);
    }

    /// More than we read.
    pub(crate) fn too_large(&mut self, found: &str, expected: &str) {
        self.problem(ErrorCode::TooLarge, None, found.into(), expected.into(), None);
    }

    fn problem(
        &mut self,
        code: ErrorCode,
        offset: Option<usize>,
        found: String,
        expected: String,
        nearest: Option<String>,
    ) {
        if self.problems.len() < MAX_PROBLEMS {
            let position = offset.and_then(|offset| self.position(offset));
            self.problems.push(Problem { code, path: self.path.clone(), position, found, expected, nearest });
        }
    }

    fn position(&self, offset: usize) -> Option<Position> {
        let before = self.text?.get(..offset)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Some(Position { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
    }

    /// The value, if there was no problem on the way to it.
    pub(crate) fn finish<T>(mut self, value: Option<T>) -> Result<T, Error> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => {
                let place = |p: Position| (i64::from(p.line) << 32) | i64::from(p.column);
                sort_by_number(&mut self.problems, |problem| problem.position.map_or(-1, place));
                Err(Error::from_problems(self.code, self.problems))
            }
        }
    }
}

/// Words to choose from, whatever they stand in.
type Words<'i, 'w> = &'i mut dyn Iterator<Item = &'w str>;

fn choice(what: &str, words: Words<'_, '_>) -> String {
    let mut list = String::from(what);
    for (index, word) in words.enumerate() {
        if index == 12 {
            list.push_str(", …");
            break;
        }
        list.push_str(if index == 0 { " " } else { ", " });
        list.push_str(word);
    }
    if list == "one of" { "nothing here".to_owned() } else { list }
}
