//! The program in a pseudo-terminal, as a person meets it:
//!
//! - `start`: from the start of the process to the first frame with the built-in library, beside a bare program of the same
//!   terminal library that draws one frame, by turns in one run. Budget: one and a half times as long.
//! - `idle`: how often any of its threads wakes up in a second while nothing happens (Linux only). Budget: once.
//! - `scroll`: what is written for each line that is scrolled, beside what the cells need that are new. Budget: twice that.

#![expect(
    clippy::expect_used,
    reason = "a bench ends where a pseudo-terminal is not what it takes it for"
)]

#[path = "support/pty.rs"]
mod pty;

use std::time::{Duration, Instant};

use ratatui::crossterm::event;
use ratatui::widgets::Paragraph;

use pty::{Program, needed_bytes};

/// What makes this program the bare one.
const BARE: &str = "--draw-one-frame";

/// What the bare program draws.
const GREETING: &str = "Nothing but a frame";

/// What the first frame of the built-in library has: the title of its first post.
const FIRST_WORDS: &str = "Welcome to kubenotes";

/// How often each is started.
const STARTS: usize = 41;

/// What is there before anything is idle.
const SETTLING: Duration = Duration::from_secs(3);

/// How long idleness is looked at.
const IDLENESS: Duration = Duration::from_secs(5);

/// How many lines are scrolled.
const LINES: usize = 12;

fn main() {
    if std::env::args().any(|argument| argument == BARE) {
        return bare();
    }
    start();
    idle();
    scroll();
}

/// Draws one frame and waits for a key.
fn bare() {
    let mut terminal = ratatui::init();
    terminal
        .draw(|frame| frame.render_widget(Paragraph::new(GREETING), frame.area()))
        .expect("a frame");
    event::read().expect("a key");
    ratatui::restore();
}

fn start() {
    let this = std::env::current_exe().expect("the bench itself");
    let this = this.to_string_lossy().into_owned();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        floor.push(first_frame(Program::start(&this, &[BARE]), GREETING));
        ours.push(first_frame(Program::kubenotes(), FIRST_WORDS));
    }
    let (ours, floor) = (middle(ours), middle(floor));
    println!("bare   {floor:>8.1?}");
    let ratio = ours.as_secs_f64() / floor.as_secs_f64();
    println!("start  {ours:>8.1?}  {ratio:.2} times (budget 1.50)");
}

/// The time until these words were written.
fn first_frame(program: Program, words: &str) -> Duration {
    let time = program.time_to(words);
    program.leave();
    time
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn idle() {
    let program = Program::kubenotes();
    program.time_to(FIRST_WORDS);
    std::thread::sleep(SETTLING);
    let (before, written, started) = (program.wake_ups(), program.written(), Instant::now());
    std::thread::sleep(IDLENESS);
    let after = program.wake_ups();
    let bytes = program.written() - written;
    let seconds = started.elapsed().as_secs_f64();
    match before.zip(after) {
        Some((before, after)) => {
            let rate = f64::from(after.saturating_sub(before)) / seconds;
            println!("idle   {rate:>8.2} wake-ups a second (budget 1.00), {bytes} bytes written");
        }
        None => println!("idle   wake-ups are counted on Linux only, {bytes} bytes written"),
    }
    program.leave();
}

fn scroll() {
    let mut program = Program::kubenotes();
    program.time_to(FIRST_WORDS);
    std::thread::sleep(SETTLING);
    // Into the text.
    program.press("2");
    let (mut written, mut needed) = (0, 0);
    for _ in 0..LINES {
        let (before, count) = (program.screen(), program.written());
        // ctrl-down scrolls by a line.
        program.press("\x1b[1;5B");
        written += program.written() - count;
        needed += needed_bytes(&before, &program.screen());
    }
    let hundredths = 100 * written / needed.max(1);
    println!(
        "scroll {:>6} bytes a line, {}.{:02} times what the new cells need (budget 2.00)",
        written / LINES,
        hundredths / 100,
        hundredths % 100
    );
    program.leave();
}
