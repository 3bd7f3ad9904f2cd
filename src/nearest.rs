//! The valid word nearest to a misspelt one.

/// The nearest of `words` to `found`, if one is near enough to be what was meant: at most a third of its letters
/// wrong, ignoring case.
pub(crate) fn nearest<'a>(found: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(found, &mut words.into_iter())
}

#[inline(never)]
fn nearest_of<'a>(found: &str, words: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    // The tables of other scripts' capitals would be a large part of the module.
    let lower = |text: &str| -> Vec<char> { text.chars().take(80).map(|c| c.to_ascii_lowercase()).collect() };
    let found = lower(found);
    // `days` where `calendarDays` is the one word that ends so.
    let (mut longer, mut count) = (None, 0);
    let near = words
        .inspect(|word| {
            if found.len() >= 4 && lower(word).ends_with(&found) {
                (longer, count) = (Some(*word), count + 1);
            }
        })
        .filter_map(|word| {
            let letters = lower(word);
            let distance = distance(&found, &letters);
            let longest = letters.len().max(found.len());
            // Of a word of two letters one is half: P9 is no slip for P1.
            let allowed = if longest < 3 { 0 } else { (longest / 3).max(1) };
            (distance <= allowed && distance < letters.len().max(1)).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance);
    near.map(|(_, word)| word).or(longer.filter(|_| count == 1))
}

/// How many letters must be added, dropped, replaced or swapped with a neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |cells: &[usize], k: usize| cells.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(at(&before_last, j - 1) + 1);
            }
            row.push(cost);
        }
        before_last = last;
        last = row;
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let keys = ["timeZone", "week", "holidays"];
        assert_eq!(nearest("timezone", keys), Some("timeZone"));
        assert_eq!(nearest("wek", keys), Some("week"));
        assert_eq!(nearest("ewek", keys), Some("week"), "two neighbours swapped are one slip");
        assert_eq!(nearest("customers", keys), None);
        assert_eq!(nearest("P9", ["P1", "P2"]), None, "one letter of two is half the word");
        assert_eq!(nearest("p1", ["P1", "P2"]), Some("P1"), "case is no difference");
        assert_eq!(nearest("x", ["y"]), None, "nothing of the word is left");
        assert_eq!(nearest("days", ["calendarDays", "note"]), Some("calendarDays"), "the one word that ends so");
        assert_eq!(nearest("days", ["calendarDays", "workingDays"]), None, "either may be meant");
    }
}
