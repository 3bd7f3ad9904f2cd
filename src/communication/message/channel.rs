//! What each channel does to a text, so that nothing that stands in a ticket can be more than words.

use crate::assessment::NewsChannel;

/// A value as it may stand in a line: no control character, no line of its own, nothing that turns the direction of writing.
pub(super) fn clean(value: &str) -> String {
    let mut out = String::new();
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for c in value.chars().filter(|c| !turns(*c)) {
        let blank = c.is_control() || c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}');
        match c {
            // What keeps a number and its unit on one line is a word's own.
            '\u{a0}' | '\u{202f}' => out.push(c),
            _ if !blank => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A value as it may stand in a text of this channel.
pub(super) fn tame(channel: NewsChannel, value: &str) -> String {
    let clean = clean(value);
    if channel != NewsChannel::Chat {
        return clean;
    }
    super::chat::harmless(&clean)
}

/// Whether a channel shows HTML: a mail, and pages.
pub(super) fn shows_html(channel: NewsChannel) -> bool {
    matches!(channel, NewsChannel::Email | NewsChannel::Portal | NewsChannel::PublicPage)
}

/// A text as HTML: paragraphs and line breaks, and not one tag of its own.
pub(super) fn html(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim_ascii().is_empty()) {
        out.push_str("<p>");
        for c in paragraph.trim_matches('\n').chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                '\n' => out.push_str("<br>"),
                c => out.push(c),
            }
        }
        out.push_str("</p>\n");
    }
    out
}

/// A short message written with the letters of telephones, where they have the same mark by another name: one mark that they
/// lack halves what fits.
pub(super) fn plain_marks(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
            '–' | '—' => out.push('-'),
            '…' => out.push_str("..."),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The letters of GSM 03.38 that take one place of seven bits.
const LETTERS: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑ\u{dc}\u{a7}¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Those that take two.
const WIDE: &str = "^{}\\[~]|€\u{c}";

/// How a text is sent as an SMS: whether in the letters of GSM, and in how many parts.
pub(super) fn parts(text: &str) -> (bool, u32) {
    let gsm = text.chars().all(|c| LETTERS.contains(c) || WIDE.contains(c));
    let width = |c: char| if gsm { 1 + usize::from(WIDE.contains(c)) } else { c.len_utf16() };
    let (alone, each) = if gsm { (160, 153) } else { (70, 67) };
    if text.chars().map(width).sum::<usize>() <= alone {
        return (gsm, 1);
    }
    // No letter is cut in two.
    let (mut parts, mut filled) = (1, 0);
    for width in text.chars().map(width) {
        if filled + width > each {
            (parts, filled) = (parts + 1, 0);
        }
        filled += width;
    }
    (gsm, parts)
}

#[cfg(test)]
mod tests {
    use super::{clean, html, parts, tame};
    use crate::assessment::NewsChannel;

    #[test]
    fn a_value_stays_in_its_line() {
        assert_eq!(clean("Ann\r\nBcc: all@example.com\u{2028}x\u{202e}y\u{85}z "), "Ann Bcc: all@example.com xy z");
        assert_eq!(tame(NewsChannel::Chat, "*a*\n- b"), "∗a∗ - b");
        assert_eq!(tame(NewsChannel::Portal, "*a*\n<b>"), "*a* <b>");
    }

    #[test]
    fn no_tag_comes_of_a_text() {
        assert_eq!(html("a <b>\n&\n\n'\"c\n"), "<p>a &lt;b&gt;<br>&amp;</p>\n<p>&#39;&quot;c</p>\n");
        assert_eq!(html("\n\n \n\n"), "");
    }

    #[test]
    fn parts_are_counted_by_letters() {
        assert_eq!(parts(&"a".repeat(160)), (true, 1));
        assert_eq!(parts(&"a".repeat(161)), (true, 2));
        assert_eq!(parts(&"é".repeat(306)), (true, 2));
        assert_eq!(parts(&"ê".repeat(70)), (false, 1));
        assert_eq!(parts(&"ê".repeat(71)), (false, 2));
        // 80 euro signs take 160 places; one more needs parts of 153, in which 76 fit and no half.
        assert_eq!(parts(&"€".repeat(80)), (true, 1));
        assert_eq!(parts(&"€".repeat(153)), (true, 3));
        // Two units each: 33 in a part of 67.
        assert_eq!(parts(&"😀".repeat(35)), (false, 1));
        assert_eq!(parts(&"😀".repeat(67)), (false, 3));
        assert_eq!(parts(""), (true, 1));
    }
}
