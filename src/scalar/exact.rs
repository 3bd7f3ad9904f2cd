//! Arithmetic on decimals: the few operations that contracts need.
//!
//! `rust_decimal` knows many more, and brings them all: these are a third of their size. Amounts and rates have at most
//! fourteen digits, so that what is multiplied here stays within 128 bits; what does not is an overflow. Past 28 places
//! a result is rounded half to even, as `rust_decimal` does.

use rust_decimal::Decimal;

/// The most that a decimal's digits can be: 96 bits.
const MOST: u128 = (1 << 96) - 1;

/// The sum; none on overflow.
#[inline(never)]
pub(crate) fn sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (shortest(a), shortest(b));
    let scale = a.1.max(b.1);
    let at_scale = |(mantissa, places): (i128, u32)| mantissa.checked_mul(power(scale - places)?);
    made(at_scale(a)?.checked_add(at_scale(b)?)?, scale)
}

/// The sum with every digit; none when there are too many: of money, not a cent is left out.
#[inline(never)]
pub(crate) fn added(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (shortest(a), shortest(b));
    let scale = a.1.max(b.1);
    let at_scale = |(mantissa, places): (i128, u32)| mantissa.checked_mul(power(scale - places)?);
    Decimal::try_from_i128_with_scale(at_scale(a)?.checked_add(at_scale(b)?)?, scale).ok()
}

/// The product; none on overflow.
#[inline(never)]
pub(crate) fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (shortest(a), shortest(b));
    made(a.0.checked_mul(b.0)?, a.1 + b.1)
}

/// As people write it, without zeros that say nothing but with at least so many places.
#[inline(never)]
pub(crate) fn written(number: Decimal, least_places: u32) -> String {
    let (mantissa, scale) = shortest(number);
    let mut digits = digits(mantissa.unsigned_abs());
    let places = usize::try_from(scale.max(least_places)).unwrap_or(0);
    for _ in scale..least_places {
        digits.push('0');
    }
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    if places > 0 {
        digits.insert(digits.len() - places, '.');
    }
    if mantissa < 0 {
        digits.insert(0, '-');
    }
    digits
}

/// Digits and places, without zeros that say nothing.
fn shortest(number: Decimal) -> (i128, u32) {
    let (mut mantissa, mut scale) = (number.mantissa(), number.scale());
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    (mantissa, scale)
}

/// The digits of a number of up to 38 of them.
fn digits(number: u128) -> String {
    const HALF: u128 = 10_000_000_000_000_000_000;
    let half = |number: u128| u64::try_from(number).unwrap_or(u64::MAX).to_string();
    let (high, low) = (number / HALF, half(number % HALF));
    if high == 0 {
        return low;
    }
    let mut digits = half(high);
    for _ in low.len()..19 {
        digits.push('0');
    }
    digits.push_str(&low);
    digits
}

/// A decimal of these digits and places: what has too many of either loses the last.
#[inline(never)]
fn made(mantissa: i128, mut scale: u32) -> Option<Decimal> {
    let mut number = mantissa.unsigned_abs();
    // The last digit taken off, and whether anything was before it.
    let (mut last, mut more) = (0, false);
    while number > MOST || scale > Decimal::MAX_SCALE {
        more |= last != 0;
        last = number % 10;
        number /= 10;
        scale = scale.checked_sub(1)?;
    }
    if last > 5 || (last == 5 && (more || number % 2 == 1)) {
        number += 1;
    }
    let number = i128::try_from(number).ok()?;
    Decimal::try_from_i128_with_scale(if mantissa < 0 { -number } else { number }, scale).ok()
}

fn power(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{added, product, sum, written};

    /// Decimals of up to fourteen digits, of every shape.
    fn decimals() -> Vec<Decimal> {
        let mut decimals = vec![Decimal::ZERO, Decimal::ONE, Decimal::NEGATIVE_ONE, Decimal::new(50, 2)];
        let mut seed = 7_u64;
        for round in 0..300_u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let digits = (seed >> 14) as i64 % 10_i64.pow(round % 15);
            decimals.push(Decimal::new(if seed.is_multiple_of(2) { digits } else { -digits }, round % 14));
        }
        decimals
    }

    #[test]
    fn results_are_those_of_rust_decimal() {
        for a in decimals() {
            assert_eq!(written(a, 0), a.normalize().to_string());
            for b in decimals() {
                assert_eq!(sum(a, b), a.checked_add(b), "{a} + {b}");
                let both = product(a, b);
                assert_eq!(both, a.checked_mul(b), "{a} * {b}");
                // An amount, a rate and a count of units.
                let units = Decimal::from(1_234_567);
                assert_eq!(
                    both.and_then(|both| product(both, units)),
                    a.checked_mul(b).and_then(|c| c.checked_mul(units))
                );
                let hundredth = both.and_then(|both| product(both, Decimal::new(1, 2)));
                assert_eq!(
                    hundredth,
                    a.checked_mul(b).and_then(|c| c.checked_div(Decimal::ONE_HUNDRED)),
                    "{a} * {b} %"
                );
                assert_eq!(hundredth.map(|c| written(c, 0)), hundredth.map(|c| c.normalize().to_string()));
            }
        }
    }

    #[test]
    fn places_are_filled_up() {
        for (number, places, text) in [
            (Decimal::new(5, 0), 2, "5.00"),
            (Decimal::new(-5, 2), 0, "-0.05"),
            (Decimal::new(1250, 3), 2, "1.25"),
            (Decimal::new(0, 3), 2, "0.00"),
            (Decimal::MAX, 0, "79228162514264337593543950335"),
        ] {
            assert_eq!(written(number, places), text);
        }
    }

    #[test]
    fn what_overflows_is_none() {
        assert_eq!(product(Decimal::MAX, Decimal::MAX), None);
        assert_eq!(sum(Decimal::MAX, Decimal::ONE), None);
        assert_eq!(added(Decimal::MAX, Decimal::ONE), None);
        // A cent more would be rounded off.
        assert_eq!(added(Decimal::MAX, Decimal::new(1, 2)), None);
        assert_eq!(added(Decimal::new(50, 2), Decimal::new(5, 1)), Some(Decimal::ONE));
    }
}
