//! Exact quotients: an amount is rounded where the contract says, and nowhere else.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::policy::RoundingMode;

/// A quotient of two whole numbers in lowest terms. Every operation is exact, or `None` when it does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    over: i128,
    under: i128,
}

impl Exact {
    pub(super) const ZERO: Self = Self { over: 0, under: 1 };

    pub(super) const fn whole(number: i64) -> Self {
        Self { over: number as i128, under: 1 }
    }

    pub(super) fn quotient(over: i64, under: i64) -> Option<Self> {
        Self::reduced(i128::from(over), i128::from(under))
    }

    /// A decimal, as it is.
    pub(super) fn of(decimal: Decimal) -> Self {
        let scale = 10_i128.checked_pow(decimal.scale()).unwrap_or(1);
        Self::reduced(decimal.mantissa(), scale).unwrap_or(Self::ZERO)
    }

    #[inline(never)]
    fn reduced(over: i128, under: i128) -> Option<Self> {
        if under == 1 {
            return Some(Self { over, under });
        }
        let common = i128::try_from(common(over.unsigned_abs(), under.unsigned_abs())?).ok()?;
        let sign = if under < 0 { -1 } else { 1 };
        let under = under.checked_div(common)?.checked_mul(sign)?;
        (under != 0).then_some(Self { over: over.checked_div(common)?.checked_mul(sign)?, under })
    }

    #[inline(never)]
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Self::reduced(left.checked_add(right)?, self.under.checked_mul(other.under)?)
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { over: other.over.checked_neg()?, ..other })
    }

    /// Reduced crosswise first, so that what fits is not lost on the way.
    #[inline(never)]
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let one = Self::reduced(self.over, other.under)?;
        let two = Self::reduced(other.over, self.under)?;
        Some(Self { over: one.over.checked_mul(two.over)?, under: one.under.checked_mul(two.under)? })
    }

    pub(super) fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::reduced(other.under, other.over)?)
    }

    pub(super) fn compared(self, other: Self) -> Option<Ordering> {
        Some(self.minus(other)?.over.cmp(&0))
    }

    pub(super) fn greater(self, other: Self) -> Option<Self> {
        Some(if self.compared(other)? == Ordering::Less { other } else { self })
    }

    pub(super) fn is_zero(self) -> bool {
        self.over == 0
    }

    /// As a multiple of `step`, which is more than zero. Amounts are not below zero.
    #[inline(never)]
    pub(super) fn rounded_to(self, step: Decimal, mode: RoundingMode) -> Option<Decimal> {
        let steps = self.divided_by(Self::of(step))?;
        let floor = steps.over.checked_div_euclid(steps.under)?;
        let rest = steps.over.checked_rem_euclid(steps.under)?;
        let half = rest.checked_mul(2)?.cmp(&steps.under);
        let up = match mode {
            RoundingMode::Up => rest > 0,
            RoundingMode::Down => false,
            RoundingMode::HalfUp => half != Ordering::Less,
            RoundingMode::HalfEven => half == Ordering::Greater || (half == Ordering::Equal && floor % 2 != 0),
        };
        let count = floor.checked_add(i128::from(up))?;
        Decimal::try_from_i128_with_scale(count.checked_mul(step.mantissa())?, step.scale()).ok()
    }

    /// As it is shown: to six decimals, or to twelve where six would pass for another value.
    pub(super) fn shown(self) -> Option<Decimal> {
        let six = self.to_places(6)?.normalize();
        let passes = six.scale() < 6 && Self::of(six) != self;
        Some(if passes { self.to_places(12).map_or(six, |twelve| twelve.normalize()) } else { six })
    }

    /// Half-up to so many decimals.
    pub(super) fn to_places(self, places: u32) -> Option<Decimal> {
        self.rounded_to(Decimal::try_from_i128_with_scale(1, places).ok()?, RoundingMode::HalfUp)
    }
}

/// The greatest common divisor; none of two zeros.
fn common(mut a: u128, mut b: u128) -> Option<u128> {
    loop {
        // Most amounts are small, and a host without numbers of 128 bits is slow to divide them.
        if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
            while b > 0 {
                (a, b) = (b, a.checked_rem(b)?);
            }
            return (a > 0).then_some(u128::from(a));
        }
        if b == 0 {
            return Some(a);
        }
        (a, b) = (b, a.checked_rem(b)?);
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use crate::policy::RoundingMode;
    use rust_decimal::Decimal;

    #[test]
    fn a_third_three_times_is_one() {
        let third = Exact::quotient(1, 3).unwrap();
        assert_eq!(third.times(Exact::whole(3)), Some(Exact::whole(1)));
        assert_eq!(third.plus(third).and_then(|sum| sum.plus(third)), Some(Exact::whole(1)));
    }

    #[test]
    fn halves_go_where_the_contract_says() {
        let half = Exact::quotient(25, 1000).unwrap();
        let cent = Decimal::new(1, 2);
        let rounded = |mode| half.rounded_to(cent, mode).unwrap().to_string();
        assert_eq!(rounded(RoundingMode::HalfUp), "0.03");
        assert_eq!(rounded(RoundingMode::HalfEven), "0.02");
        assert_eq!(rounded(RoundingMode::Up), "0.03");
        assert_eq!(rounded(RoundingMode::Down), "0.02");
        assert_eq!(half.rounded_to(Decimal::new(5, 2), RoundingMode::HalfUp).unwrap().to_string(), "0.05");
    }
}
