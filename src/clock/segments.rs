//! A clock's life as stretches, for drawing.

use crate::Instant;
use crate::assessment::SegmentKind;

use super::course::Course;

/// More than any drawing can show.
const MOST: usize = 500;

/// The stretches of a course from its start to `end`, late from `due` on.
pub(super) fn segments(course: &Course<'_>, due: Instant, end: Instant) -> Vec<(Instant, Instant, SegmentKind)> {
    let mut out = Vec::new();
    let mut from = course.start;
    for (start, stop) in course.breaks().iter().map(|(start, stop)| ((*start).min(end), (*stop).min(end))) {
        counted(course, from, start, due, &mut out);
        push(&mut out, start, stop, SegmentKind::Paused);
        from = stop;
    }
    counted(course, from, end, due, &mut out);
    out
}

fn counted(
    course: &Course<'_>,
    from: Instant,
    to: Instant,
    due: Instant,
    out: &mut Vec<(Instant, Instant, SegmentKind)>,
) {
    if from >= to {
        return;
    }
    for period in course.calendar().periods(from, to) {
        if out.len() >= MOST {
            return;
        }
        if period.open {
            let turn = due.clamp(period.from, period.to);
            push(out, period.from, turn, SegmentKind::Open);
            push(out, turn, period.to, SegmentKind::Late);
        } else {
            push(out, period.from, period.to, SegmentKind::Closed);
        }
    }
}

fn push(out: &mut Vec<(Instant, Instant, SegmentKind)>, from: Instant, to: Instant, kind: SegmentKind) {
    if from < to && out.len() < MOST {
        out.push((from, to, kind));
    }
}
