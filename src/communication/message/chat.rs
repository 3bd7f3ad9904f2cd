//! What chat rooms read as more than words: links, mentions, emphasis, lists, headings, pictures, symbols, code.
//!
//! No escape is common to them: one wants a backslash, the next shows it. So each mark is written by another that looks the
//! same, or nearly, and that none of them knows; a mark that is only a mark beside certain others stays where it is none.

/// A line of its own may begin with what a list, a rule or a command begins with: this stands before it, unseen.
const UNSEEN: char = '\u{2060}';

/// A value that is nothing but words, in whatever room it is shown.
pub(super) fn harmless(value: &str) -> String {
    let mut out = String::new();
    if begins_a_block(value) {
        out.push(UNSEEN);
    }
    let (mut before, mut rest) = (None, value.chars());
    while let Some(c) = rest.next() {
        out.push(written(c, before, rest.as_str()));
        before = Some(c);
    }
    out
}

fn begins_a_block(value: &str) -> bool {
    let after = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = after.strip_prefix(['.', ')']).filter(|_| after.len() < value.len());
    // A number with a point in it is a number.
    let numbers = mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    value.starts_with(['-', '+', '=', '/']) || numbers
}

fn written(c: char, before: Option<char>, rest: &str) -> char {
    let after = rest.chars().next();
    let within = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match c {
        '<' => '‹',
        '>' => '›',
        '[' => '(',
        ']' => ')',
        '`' => '\'',
        '@' => '＠',
        '*' => '∗',
        '~' => '∼',
        '|' => '¦',
        '#' => '♯',
        '\\' => '∖',
        // Inside a word, as numbers of tickets have it, it stresses nothing.
        '_' if !within(char::is_alphanumeric) => 'ˍ',
        // Behind a word or in an hour; in any other place it may be part of a link or name a symbol.
        ':' if after.is_some_and(|c| !c.is_whitespace()) && !within(|c| c.is_ascii_digit()) => '꞉',
        // The name of a site is a link without any further mark.
        '.' if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic) => '․',
        '&' if is_entity(rest) => '＆',
        c => c,
    }
}

/// Whether what follows an ampersand makes it one mark.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn marks_are_words() {
        assert_eq!(harmless("<!channel> [a](b) @here `x`"), "‹!channel› (a)(b) ＠here 'x'");
        assert_eq!(harmless("*bold* _i_ __u__ ~s~ ||hidden|| # h \\*"), "∗bold∗ ˍiˍ ˍˍuˍˍ ∼s∼ ¦¦hidden¦¦ ♯ h ∖∗");
        assert_eq!(harmless("&lt;!here&gt; &#60; AT&T; & Co"), "＆lt;!here＆gt; ＆♯60; AT＆T; & Co");
    }

    #[test]
    fn links_are_words() {
        assert_eq!(harmless("http://evil.example/a_b :smile:"), "http꞉//evil․example/a_b ꞉smile:");
        assert_eq!(
            harmless("www.evil.example, x@evil.example, mailto:x"),
            "www․evil․example, x＠evil․example, mailto꞉x"
        );
    }

    #[test]
    fn words_stay_as_they_are() {
        for words in ["INC_20_41", "Friday at 20:10, 4.5 h: late. R&D", "10.0.0.1", "1 800,00 EUR (UTC+2)"] {
            assert_eq!(harmless(words), words);
        }
    }

    #[test]
    fn no_line_begins_a_block() {
        for block in ["- a", "+ a", "1. a", "12) a", "--", "==", "/me a"] {
            assert_eq!(harmless(block), format!("\u{2060}{block}"));
        }
        assert_eq!(harmless("12 a"), "12 a");
    }
}
