//! Takes the printing of floats out of the module.
//!
//! Nothing of ours prints a float: answers write their shares by integer arithmetic, and JavaScript writes its own numbers.
//! But serde can put one into a message that serde-wasm-bindgen never makes, and the compiler cannot know that: with its
//! tables, that printing is a twentieth of the module.

use anyhow::{Result, ensure};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ir::Value, passes::gc};

/// The mangled path of `core::fmt::float`, where every printing of a float begins.
const PRINTING: &str = "4core3fmt5float";

/// Makes each of these functions print nothing. Should one be reached all the same, a text lacks a number; nothing traps.
pub(super) fn take_out(module: &mut Module) -> Result<()> {
    let printing = |name: &Option<String>| name.as_ref().is_some_and(|name| name.contains(PRINTING));
    let found: Vec<FunctionId> =
        module.funcs.iter_local().map(|(id, _)| id).filter(|id| printing(&module.funcs.get(*id).name)).collect();
    ensure!(!found.is_empty(), "the module prints no floats any more: {} has nothing to do", file!());
    for id in found {
        print_nothing(module, id);
    }
    gc::run(module);
    Ok(())
}

/// `fmt` hands back whether it failed: 0, it did not.
fn print_nothing(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut nothing = FunctionBuilder::new(&mut module.types, &parameters, &results);
    nothing.func_body().const_(Value::I32(0));
    module.funcs.get_mut(id).kind = FunctionKind::Local(nothing.local_func(arguments));
}
