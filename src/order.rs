//! One sort for the whole module: every list here is ordered by a number, and a sort compiled once is a small module.

/// Puts items in the order of their key; items of one key stay in the order in which they stood.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, key: impl Fn(&T) -> i64) {
    let mut keys: Vec<(i64, usize)> = items.iter().enumerate().map(|(index, item)| (key(item), index)).collect();
    if keys.is_sorted() {
        return;
    }
    sort(&mut keys);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.iter().filter_map(|(_, index)| slots.get_mut(*index)?.take()));
}

/// Sorts intervals by their start and joins those that overlap or touch.
pub(crate) fn join<T: Copy + Ord>(intervals: &mut Vec<(T, T)>, start: impl Fn(T) -> i64) {
    sort_by_number(intervals, |interval| start(interval.0));
    intervals.dedup_by(|later, earlier| {
        let joined = later.0 <= earlier.1;
        if joined {
            earlier.1 = earlier.1.max(later.1);
        }
        joined
    });
}

#[inline(never)]
fn sort(keys: &mut [(i64, usize)]) {
    keys.sort_unstable();
}

/// The pairs of items that are the same, the later with the earlier, in the order of the later.
pub(crate) fn repeated<T, K: AsRef<str>>(items: &[T], key: impl Fn(&T) -> &K) -> Vec<usize> {
    let text = |index: usize| items.get(index).map(|item| key(item).as_ref());
    let mut hashes: Vec<(i64, usize)> =
        items.iter().enumerate().map(|(index, item)| (hash(key(item).as_ref()), index)).collect();
    sort(&mut hashes);
    let mut found = Vec::new();
    for (place, (hash, index)) in hashes.iter().enumerate() {
        let earlier = hashes.iter().take(place).rev().take_while(|(other, _)| other == hash);
        if earlier.into_iter().any(|(_, other)| text(*other) == text(*index)) {
            found.push(*index);
        }
    }
    sort_by_number(&mut found, |index| i64::try_from(*index).unwrap_or(i64::MAX));
    found
}

/// FNV-1a: what is equal hashes alike, and that is all that is asked of it.
fn hash(text: &str) -> i64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::{repeated, sort_by_number};

    #[test]
    fn equal_keys_stay_in_order() {
        let mut items = vec![(3, 'a'), (1, 'b'), (3, 'c'), (1, 'd')];
        sort_by_number(&mut items, |item| item.0);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (3, 'a'), (3, 'c')]);
    }

    #[test]
    fn each_repetition_is_found() {
        let names = ["x", "y", "x", "z", "y", "x"];
        assert_eq!(repeated(&names, |name| name), [2, 4, 5]);
    }
}
