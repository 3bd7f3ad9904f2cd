//! Numbers of tickets, in one form whichever door they came through.

use super::Value;

/// A double goes no further: beyond this many digits before the point JavaScript reads infinity.
const MOST_DIGITS: i64 = 309;
/// The most places after the point that a double needs.
const MOST_PLACES: i64 = 400;

/// A number as plain digits: no exponent, no zeros that say nothing. `text` is a number as JSON, JavaScript or Rust
/// write it; its digits are kept, however many.
pub(super) fn plain(text: &str) -> Value {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = String::with_capacity(rest.len());
    digits.push_str(whole);
    digits.push_str(fraction);
    let significant = digits.trim_start_matches('0');
    // How many of the significant digits stand before the point.
    let before = length(whole) - (length(&digits) - length(significant));
    let before = before.saturating_add(number(exponent));
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() {
        return Value::Number("0".into());
    }
    if !(-MOST_PLACES..=MOST_DIGITS).contains(&before) {
        return Value::NotANumber(text.into());
    }
    let mut out = String::from(if negative { "-" } else { "" });
    let before_point = usize::try_from(before).unwrap_or(0);
    match significant.split_at_checked(before_point) {
        Some((_, "")) | None => {
            out.push_str(significant);
            zeros(&mut out, before - length(significant));
        }
        Some((whole, fraction)) => {
            out.push_str(if whole.is_empty() { "0" } else { whole });
            out.push('.');
            zeros(&mut out, -before);
            out.push_str(fraction);
        }
    }
    Value::Number(out.into())
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// An exponent; one that is too long for a number is past every bound.
fn number(exponent: &str) -> i64 {
    let far = if exponent.starts_with('-') { -1_000_000 } else { 1_000_000 };
    exponent.parse::<i32>().map_or(far, i64::from)
}

fn zeros(out: &mut String, count: i64) {
    out.extend((0..count).map(|_| '0'));
}

#[cfg(test)]
mod tests {
    use super::{Value, plain};

    #[test]
    fn numbers_are_written_out() {
        for (written, read) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e5", "0"),
            ("12", "12"),
            ("1200", "1200"),
            ("12.50", "12.5"),
            ("12.0", "12"),
            ("0.05", "0.05"),
            ("-1.5e3", "-1500"),
            ("1E+2", "100"),
            ("1.25e1", "12.5"),
            ("5e-7", "0.0000005"),
            ("12345678901234567890.123456789", "12345678901234567890.123456789"),
        ] {
            assert_eq!(plain(written), Value::Number(read.into()), "{written}");
        }
        for far in ["1e309", "1e999999999999", "1e-999999999999"] {
            assert_eq!(plain(far), Value::NotANumber(far.into()));
        }
    }

    #[test]
    fn doubles_are_the_same_however_they_are_written() {
        for double in [0.1 + 0.2, 1e-7, 5e-324, f64::MAX, 1e21, -123.456, f64::EPSILON, 1.0 / 3.0] {
            assert_eq!(plain(&double.to_string()), plain(&format!("{double:e}")));
            assert_eq!(plain(&double.to_string()), Value::Number(double.to_string().into()));
        }
    }
}
