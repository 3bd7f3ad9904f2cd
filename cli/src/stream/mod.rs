//! A stream of tickets, one JSON object a line, answered in order by every processor in constant memory.
//!
//! One thread reads lines into batches. Each batch goes to the workers, and a promise of its answers into a queue as
//! short as there are workers; the main thread redeems the promises in order. Nothing is held but what is under way.

pub(crate) mod answer;
pub(crate) mod id;
pub(crate) mod lines;
mod tickets;

use std::io::{self, BufReader, Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use sla_clock::Policy;

use crate::assess::Judge;
use crate::outcome::{Failure, Outcome};
use answer::Answers;
use lines::{Line, Lines};
pub(crate) use tickets::tickets;

/// Lines by their number.
type Batch = Vec<(u64, Line)>;
/// A batch, and where its answers go.
type Work = (Batch, Sender<Answers>);
/// The answers of each batch in the order of the input, or why no more can be read.
type Promises = Receiver<io::Result<Receiver<Answers>>>;

/// A batch is sent on when it has this many lines, or this many bytes, or when no more are there without waiting:
/// whoever writes one ticket and waits for its answer gets it.
const MOST_LINES: usize = 64;
const MOST_BYTES: usize = 1 << 18;

/// Judges every line of the input.
pub(crate) fn assess(
    judge: Arc<Judge>,
    input: impl Read + Send + 'static,
    mut output: impl Write,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    for batch in start(judge, input) {
        let answers = batch.map_err(|error| Failure::Io("standard input".into(), error))?.recv();
        let answers = answers.map_err(|_| Failure::Unreadable("a worker has failed: please report it".into()))?;
        output.write_all(&answers.text).and_then(|()| output.flush()).map_err(Failure::output)?;
        if answers.refused {
            outcome = Outcome::Refused;
        }
    }
    Ok(outcome)
}

/// Starts reading and working. The threads end with their input, or when nobody takes what they give.
fn start(judge: Arc<Judge>, input: impl Read + Send + 'static) -> Promises {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (work, works) = sync_channel::<Work>(workers);
    let (promise, promises) = sync_channel(workers);
    let works = Arc::new(Mutex::new(works));
    for _ in 0..workers {
        let (judge, works) = (Arc::clone(&judge), Arc::clone(&works));
        thread::spawn(move || serve(&judge, &works));
    }
    thread::spawn(move || read(input, &work, &promise));
    promises
}

fn read(input: impl Read, work: &SyncSender<Work>, promises: &SyncSender<io::Result<Receiver<Answers>>>) {
    let mut lines = Lines::new(BufReader::with_capacity(MOST_BYTES, input), Policy::MAX_TICKET_BYTES);
    loop {
        let sent = match next_batch(&mut lines) {
            Ok(batch) if batch.is_empty() => return,
            Ok(batch) => {
                let (answers, promise) = channel();
                promises.send(Ok(promise)).is_ok() && work.send((batch, answers)).is_ok()
            }
            Err(error) => {
                // Should nobody listen, there is nobody to tell.
                drop(promises.send(Err(error)));
                false
            }
        };
        if !sent {
            return;
        }
    }
}

fn next_batch<R: Read>(lines: &mut Lines<BufReader<R>>) -> io::Result<Batch> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while let Some((number, line)) = lines.next()? {
        if let Line::Text(text) = &line {
            bytes += text.len();
        }
        batch.push((number, line));
        if batch.len() == MOST_LINES || bytes >= MOST_BYTES || !lines.is_ready(BufReader::buffer) {
            break;
        }
    }
    Ok(batch)
}

fn serve(judge: &Judge, works: &Mutex<Receiver<Work>>) {
    loop {
        let next = works.lock().ok().and_then(|works| works.recv().ok());
        let Some((batch, answers)) = next else { return };
        if answers.send(Answers::of(judge, &batch)).is_err() {
            return;
        }
    }
}
