//! Every test, in the order in which a failure is cheapest.

mod javascript;
mod module;
mod rust;
mod wasm;

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Tools};

/// A part of the tests that can be run by itself.
struct Section {
    name: &'static str,
    about: &'static str,
    run: fn(&Tools) -> Result<()>,
}

const SECTIONS: [Section; 10] = [
    Section { name: "format", about: "rustfmt has nothing to change", run: rust::format },
    Section { name: "lint", about: "clippy has nothing to say, natively and for WebAssembly", run: rust::lint },
    Section { name: "rust", about: "unit tests, case files, examples in the documentation", run: rust::tests },
    Section {
        name: "generated",
        about: "schema, declarations, reference and words are what would be made",
        run: rust::generated,
    },
    Section { name: "docs", about: "rustdoc has nothing to say", run: rust::docs },
    Section { name: "module", about: "the module builds, and holds what it should", run: module::tests },
    Section { name: "node", about: "the case files through WebAssembly, in Node", run: wasm::in_node },
    Section { name: "chromium", about: "the case files through WebAssembly, in Chromium", run: wasm::in_chromium },
    Section { name: "web", about: "the page and its elements, in Chromium", run: javascript::web },
    Section { name: "packaging", about: "the npm package, from elsewhere", run: javascript::packaging },
];

/// What `help` prints about the sections.
pub(crate) fn help() -> String {
    let lines = SECTIONS.iter().map(|section| format!("  {:<11}{}\n", section.name, section.about));
    format!("\nsections of the tests\n\n{}", lines.collect::<String>())
}

/// Sets up and runs the sections named, or all; stops at the first that fails.
pub(crate) fn test(names: &[String]) -> Result<()> {
    let sections = chosen(names)?;
    let tools = setup::for_tests()?;
    for (index, section) in sections.iter().enumerate() {
        println!("\n== {}: {}", section.name, section.about);
        let begun = Instant::now();
        if let Err(error) = (section.run)(&tools) {
            println!("\nfailed: {}\n{index} passed, 1 failed", section.name);
            return Err(error).with_context(|| format!("section `{}`", section.name));
        }
        println!("== {}: passed in {:.1} s", section.name, begun.elapsed().as_secs_f64());
    }
    println!("\n{} passed, 0 failed", sections.len());
    Ok(())
}

fn chosen(names: &[String]) -> Result<Vec<&'static Section>> {
    if let Some(name) = names.iter().find(|name| SECTIONS.iter().all(|section| section.name != **name)) {
        bail!("there is no section `{name}`; {}", help().trim_start());
    }
    let wanted = |section: &&Section| names.is_empty() || names.iter().any(|name| name == section.name);
    Ok(SECTIONS.iter().filter(wanted).collect())
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn sections_run_in_their_own_order() {
        let names = ["web".to_owned(), "format".to_owned()];
        let chosen: Vec<_> = chosen(&names).unwrap().iter().map(|section| section.name).collect();
        assert_eq!(chosen, ["format", "web"]);
    }

    #[test]
    fn no_name_means_all_and_a_wrong_one_is_told() {
        assert_eq!(chosen(&[]).unwrap().len(), super::SECTIONS.len());
        assert!(chosen(&["wbe".to_owned()]).is_err());
    }
}
