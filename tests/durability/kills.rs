//! The program is killed at random moments while it writes.

use std::process::Output;
use std::time::{Duration, Instant};

use kubenotes::annotation::{Record, RecordId, Status};

use super::dice::Dice;
use super::place::{Place, SENTENCES};

/// To-dos that one run changes, one after the other.
const TODOS: u128 = 16;

/// What came of many kills.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    /// Runs that ended before they were killed.
    ended: usize,
    /// Runs that had written something and not everything.
    amid: usize,
    acknowledged: usize,
}

fn ids() -> Vec<String> {
    let ids = (1..=TODOS).map(|number| RecordId::from_u128(number).to_string());
    ids.collect()
}

fn status(record: &Record) -> Status {
    record.todo.as_ref().unwrap().status
}

/// Starts the program, and kills it after this time.
fn killed(place: &Place, arguments: &[&str], after: Duration) -> Output {
    let mut child = place.command().args(arguments).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait_with_output().unwrap()
}

/// The lines that were printed whole: each acknowledges a change.
fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().map(str::to_owned).collect()
}

/// Changes the status of all to-dos; whatever was said to be changed is.
fn change_status(place: &Place, round: usize, after: Duration, tally: &mut Tally) {
    let (command, wanted) = [("done", Status::Done), ("reopen", Status::Open)][round % 2];
    let ids = ids();
    let mut arguments = vec![command];
    arguments.extend(ids.iter().map(String::as_str));
    let output = killed(place, &arguments, after);
    let records = place.records();
    let acknowledged = lines(&output);
    for line in &acknowledged {
        let end = line.rsplit_once('(').unwrap().1.trim_end_matches(')');
        let record = records.values().find(|r| r.id.to_string().ends_with(end));
        assert_eq!(status(record.unwrap()), wanted, "{line}");
    }
    let changed = records.values().filter(|record| {
        record.todo.is_some() && record.id.as_u128() <= TODOS && status(record) == wanted
    });
    tally.acknowledged += acknowledged.len();
    tally.ended += usize::from(output.status.code().is_some());
    tally.amid += usize::from((1..TODOS as usize).contains(&changed.count()));
}

/// Marks a sentence; if its id was printed, it is there.
fn mark(place: &Place, round: usize, after: Duration, tally: &mut Tally) {
    let quote = format!("sentence{}", round % SENTENCES);
    let before = place.records().len();
    let arguments = ["highlight", "many.md", "--quote", &quote, "--nth", "1"];
    let output = killed(place, &arguments, after);
    let records = place.records();
    for line in lines(&output) {
        let id = RecordId::parse_str(&line).unwrap();
        assert_eq!(records[&id].quote(), Some(&*quote));
        tally.acknowledged += 1;
    }
    tally.ended += usize::from(output.status.code().is_some());
    assert!((before..=before + 1).contains(&records.len()));
}

fn time_of(place: &Place, arguments: &[&str]) -> Duration {
    let started = Instant::now();
    let output = place.command().args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    started.elapsed()
}

fn kill_many(kills: usize) -> Tally {
    let place = Place::with_todos(TODOS);
    let ids = ids();
    let mut arguments = vec!["done"];
    arguments.extend(ids.iter().map(String::as_str));
    let changing = time_of(&place, &arguments);
    let marking = time_of(
        &place,
        &["highlight", "many.md", "--quote", "sentence0", "--nth", "1"],
    );
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut tally = Tally::default();
    for round in 0..kills {
        // Starting and reading take their part; the end is what is of interest.
        let share = 30 + dice.roll(100) as u32;
        if round % 5 == 4 {
            mark(&place, round, marking * share / 100, &mut tally);
        } else {
            change_status(&place, round, changing * share / 100, &mut tally);
        }
        tally.kills += 1;
    }
    // Whatever was left behind harms nothing: everything can be changed.
    time_of(&place, &arguments);
    let records = place.records();
    let all_done = (1..=TODOS).all(|n| status(&records[&RecordId::from_u128(n)]) == Status::Done);
    assert!(all_done);
    println!(
        "{tally:?}; {} temporary files and {} torn journal lines left behind",
        place.leftovers(),
        place.journal().iter().filter(|line| line.is_err()).count()
    );
    tally
}

#[test]
fn a_few_kills() {
    let tally = kill_many(12);
    assert!(tally.ended < tally.kills, "{tally:?}");
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_kills() {
    let tally = kill_many(1000);
    assert!(tally.amid > 50, "too few were amid their work: {tally:?}");
}
