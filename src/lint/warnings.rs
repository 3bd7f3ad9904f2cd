//! Warnings that come too late, or before the clock has started.

use super::Severity;
use super::choices::targets;
use super::finding::Findings;
use super::row;
use crate::policy::{Policy, Rung};
use crate::target::Target as Form;

/// The whole of a target, in hundredths of a percent.
const WHOLE: u32 = 10_000;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    for (path, agreement, target) in targets(policy) {
        let clock = format!("{}/{}", agreement.id, target.metric.as_str());
        for (index, rung) in target.warn_at.iter().enumerate() {
            let path = format!("{path}/warnAt/{index}");
            match rung {
                Rung::Share(share) if share.hundredths() > WHOLE => findings.add(
                    ("warning-past-due", Severity::Error),
                    path,
                    format!("{clock} warns at {share}: the target is missed by then."),
                    format!("{clock} alerte à {share} : l'échéance est alors passée."),
                ),
                Rung::Share(_) => {}
                Rung::Left(left) => {
                    let too_short = |form: &Form| matches!(form, Form::Working { duration } if duration <= left);
                    let forms = target.by.0.iter();
                    let short = forms.filter(|(_, form)| form.0.iter().any(|choice| too_short(&choice.form)));
                    let names: Vec<&str> = short.map(|(name, _)| name).collect();
                    if !names.is_empty() {
                        let names = row(names.into_iter());
                        findings.add(
                            ("warning-at-start", Severity::Notice),
                            path,
                            format!("{clock} warns when {left} is left, which for {names} is at the start or before."),
                            format!("{clock} alerte quand il reste {left}, soit dès le départ ou avant pour {names}."),
                        );
                    }
                }
            }
        }
    }
}
