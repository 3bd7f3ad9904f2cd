//! The compiled policies of this instance, by number.

use std::cell::RefCell;
use std::rc::Rc;

use crate::policy::Policy;
use crate::{Error, ErrorCode};

#[derive(Default)]
struct Store {
    policies: Vec<(u32, Rc<Policy>)>,
    last: u32,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// Keeps a policy and gives its number; numbers are not used twice.
pub(super) fn keep(policy: Policy) -> u32 {
    STORE.with_borrow_mut(|store| {
        store.last = store.last.wrapping_add(1);
        store.policies.push((store.last, Rc::new(policy)));
        store.last
    })
}

/// Does something with a policy. The store is not held meanwhile: what runs may call back into this module.
pub(super) fn with<T>(number: u32, work: impl FnOnce(&Policy) -> T) -> Result<T, Error> {
    let policy = STORE.with_borrow(|store| {
        store.policies.iter().find(|(kept, _)| *kept == number).map(|(_, policy)| Rc::clone(policy))
    });
    match policy {
        Some(policy) => Ok(work(&policy)),
        None => Err(Error::at(ErrorCode::Internal, "", format!("no policy {number}"), "a policy of this instance")),
    }
}

/// Forgets a policy.
pub(super) fn forget(number: u32) {
    STORE.with_borrow_mut(|store| store.policies.retain(|(kept, _)| *kept != number));
}
