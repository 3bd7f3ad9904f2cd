//! Puts functions that are alike side by side.
//!
//! What compresses a module looks back some way for what it has seen before: gzip no further than 32 KiB. The order of
//! functions says nothing else, so each follows the ones that it has the most byte sequences in common with.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode, utils::parse_core_module};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// How long the byte sequences are that are compared.
const SEQUENCE: usize = 5;
/// A sequence in more functions than this tells nothing about them.
const COMMON: usize = 400;
/// How much of what a function has in common with earlier ones still counts when one more stands between.
const FADING: f64 = 0.9;

/// The same module with its functions in another order.
pub(super) fn similar_together(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for part in Parser::new(0).parse_all(module) {
        match part? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in (0..).zip(&order) {
        if let Some(slot) = places.get_mut(*function) {
            *slot = place;
        }
    }
    let mut ordered = Module::new();
    parse_core_module(&mut Ordered { imported, order, places }, &mut ordered, Parser::new(0), module)?;
    Ok(ordered.finish())
}

/// The functions, each after the one that fits best what stands before it.
fn order(bodies: &[Vec<u8>]) -> Vec<usize> {
    let sequences: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(SEQUENCE).collect()).collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, sequences) in sequences.iter().enumerate() {
        for sequence in sequences {
            holders.entry(sequence).or_default().push(function);
        }
    }
    holders.retain(|_, holders| (2..=COMMON).contains(&holders.len()));
    let mut fits = vec![0.0; bodies.len()];
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let fit = |function: &usize, fits: &[f64]| {
        let length = bodies.get(*function).map_or(1.0, |body| body.len() as f64);
        fits.get(*function).map_or(0.0, |fit| fit / length.sqrt())
    };
    while let Some(next) = left.iter().copied().reduce(|a, b| if fit(&b, &fits) > fit(&a, &fits) { b } else { a }) {
        left.remove(&next);
        order.push(next);
        fits.iter_mut().for_each(|fit| *fit *= FADING);
        for sequence in sequences.get(next).into_iter().flatten() {
            let holders = holders.get(sequence).map(Vec::as_slice).unwrap_or_default();
            for holder in holders {
                if let Some(fit) = fits.get_mut(*holder) {
                    *fit += 1.0 / holders.len() as f64;
                }
            }
        }
    }
    order
}

struct Ordered {
    /// How many functions the host brings: they come first, and keep their places.
    imported: u32,
    order: Vec<usize>,
    /// Where each function of the module now stands.
    places: Vec<u32>,
}

impl Ordered {
    fn sorted<T: Clone>(&self, items: &[T]) -> Vec<T> {
        self.order.iter().filter_map(|function| items.get(*function).cloned()).collect()
    }
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for kind in self.sorted(&types) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for body in self.sorted(&bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}
