//! `kubenotes done` and `kubenotes reopen`: to-dos by id get another status.

use crate::annotation::{RecordId, Status};
use crate::app::{State, commands};

use super::arguments::IdArguments;
use super::failure::Failure;
use super::ids::{Kind, ShortIds, find};
use super::output::Output;
use super::setup::Setup;

/// Gives the to-dos this status and prints each. Nothing changes if one of the ids names no to-do.
pub fn run(
    setup: &Setup,
    arguments: &IdArguments,
    status: Status,
    out: &mut Output,
) -> Result<(), Failure> {
    let mut session = setup.session(&[])?;
    let ids: Result<Vec<RecordId>, Failure> = arguments
        .ids
        .iter()
        .map(|id| find(Kind::TODO, todos(&session.state), id))
        .collect();
    for id in ids? {
        session.act(Setup::now(), |state| {
            commands::set_status(state, id, status)
        });
        let reason = session
            .state
            .records
            .get(id)
            .and_then(|entry| entry.save_state.reason());
        if let Some(reason) = reason {
            return Err(Failure::refused(reason));
        }
        out.acknowledge(&described(&session.state, id))?;
    }
    Ok(())
}

fn todos(state: &State) -> impl Iterator<Item = RecordId> {
    state
        .records
        .alive()
        .filter(|entry| entry.record.todo.is_some())
        .map(|entry| entry.record.id)
}

/// "done: Argo (1a2b3c4d)"
fn described(state: &State, id: RecordId) -> String {
    let Some(entry) = state.records.get(id) else {
        return String::new();
    };
    let record = &entry.record;
    let short = ShortIds::new(state.records.all().map(|entry| entry.record.id));
    let status = record.todo.as_ref().map_or("", |todo| todo.status.word());
    let name = match (record.topics.first(), record.quote()) {
        (Some(topic), _) => topic.name.clone(),
        (None, Some(quote)) => format!("“{}”", crate::text::one_line(quote)),
        (None, None) => record.post.title.clone(),
    };
    format!(
        "{status}: {} ({})",
        crate::text::width::ellipsize(&name, 60),
        short.of(id)
    )
}
