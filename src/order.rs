//! One sort for the whole module: every list here is ordered by a number, and a sort compiled once is a small module.

/// Puts items in the order of their key; items of one key stay in the order in which they stood.
pub(crate) fn sort_by_number<T>(items: &mut [T], key: impl Fn(&T) -> i64) {
    let mut keys = Vec::new();
    for item in items.iter() {
        keys.push((key(item), keys.len()));
    }
    for (a, b) in swaps(keys) {
        items.swap(a, b);
    }
}

/// The swaps, in their order, that put items of these keys in order.
#[inline(never)]
fn swaps(keys: Vec<(i64, usize)>) -> Vec<(usize, usize)> {
    let sorted = sort(keys);
    // Which item is at a place, and at which place an item is, as the swaps go on.
    let mut items: Vec<usize> = (0..sorted.len()).collect();
    let mut places = items.clone();
    let mut swaps = Vec::new();
    for (to, (_, wanted)) in sorted.iter().enumerate() {
        let (from, moved) = (places.get(*wanted).copied().unwrap_or(to), items.get(to).copied().unwrap_or(*wanted));
        if from != to {
            swaps.push((to, from));
            if let (Some(item), Some(place)) = (items.get_mut(from), places.get_mut(moved)) {
                (*item, *place) = (moved, from);
            }
        }
    }
    swaps
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

/// Merges runs of twice the length again and again. The library's sorts are quicker by a little and larger by much.
#[inline(never)]
fn sort(mut keys: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    let mut run = 1;
    while run < keys.len() {
        let mut merged = Vec::with_capacity(keys.len());
        for pair in keys.chunks(run.saturating_mul(2)) {
            let (left, right) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let Some(next) = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) if a > b => right.next(),
                (Some(_), _) => left.next(),
                (None, _) => right.next(),
            } {
                merged.push(*next);
            }
        }
        keys = merged;
        run = run.saturating_mul(2);
    }
    keys
}

/// The pairs of items that are the same, the later with the earlier, in the order of the later.
pub(crate) fn repeated<T, K: AsRef<str>>(items: &[T], key: impl Fn(&T) -> &K) -> Vec<usize> {
    let text = |index: usize| items.get(index).map(|item| key(item).as_ref());
    let mut hashes = Vec::new();
    for item in items {
        hashes.push((hash(key(item).as_ref()), hashes.len()));
    }
    let hashes = sort(hashes);
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
    fn any_order_is_sorted_as_the_library_sorts() {
        let mut seed = 1_u64;
        for length in 0..200 {
            let mut items: Vec<(i64, usize)> = Vec::new();
            for place in 0..length {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                items.push(((seed >> 33) as i64 % 50, place));
            }
            let mut expected = items.clone();
            expected.sort();
            sort_by_number(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn each_repetition_is_found() {
        let names = ["x", "y", "x", "z", "y", "x"];
        assert_eq!(repeated(&names, |name| name), [2, 4, 5]);
    }
}
