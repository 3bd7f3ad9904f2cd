//! How large the module may be.

use anyhow::{Result, bail};

use super::size::compressed;
use super::{GLUE, MODULE};

/// The most bytes that each file may weigh, by gzip. To raise one is a decision: say in the commit what the bytes buy.
const BUDGETS: [(&str, usize); 2] = [(MODULE, 385_000), (GLUE, 6_400)];

/// Under this share of its budget, in percent, a file has gained so much that the budget no longer holds it.
const SLACK: usize = 95;

/// Whether each file is within its budget.
pub(crate) fn keeps_its_budget() -> Result<()> {
    for (name, budget) in BUDGETS {
        let size = compressed(name)?;
        if let Some(over) = size.checked_sub(budget).filter(|over| *over > 0) {
            bail!(
                "{name} weighs {size} bytes by gzip, {over} over its budget of {budget}: make it smaller, or raise the \
                 budget on purpose in {}",
                file!()
            );
        }
        println!("{name} weighs {size} bytes by gzip, within its budget of {budget}");
        if size * 100 < budget * SLACK {
            println!("keep what was gained: lower the budget of {name} in {}", file!());
        }
    }
    Ok(())
}
