//! A picture over the whole screen: its caption below it, its number in the title.

use ratatui::buffer::Buffer;

use crate::app::illustrating::large;
use crate::app::overlay::PictureWindow;
use crate::app::pane::OpenPost;
use crate::app::{State, picture_room, picture_window};
use crate::layout::PictureId;
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{picture, write};

/// Draws the window.
pub fn draw(state: &State, window: PictureWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = picture_window(state.width, state.height);
    let body = write::window(buffer, palette, area, &title(state, window));
    let Some(open) = &state.reading.open else {
        return;
    };
    if let Some((_, count)) = large(state) {
        let place = picture::centred(picture_room(state.width, state.height), count);
        picture::rows(state, open, (window.picture, count), place, buffer);
    }
    let caption = caption(open, window.picture);
    let y = body.bottom().saturating_sub(1);
    write::text(
        buffer,
        body.x,
        y,
        body.width,
        &caption,
        palette.role(Role::Image),
    );
}

/// Which picture of how many.
fn title(state: &State, window: PictureWindow) -> String {
    let all: Vec<PictureId> = state.pictures.all().collect();
    let here = all.iter().position(|&picture| picture == window.picture);
    here.map_or_else(
        || "Picture".to_owned(),
        |here| format!("Picture {} of {}", here + 1, all.len()),
    )
}

fn caption(open: &OpenPost, picture: PictureId) -> String {
    match picture {
        PictureId::Cover => "Cover".to_owned(),
        PictureId::Image(_) => one_line(open.caption_of(picture).of(open.text())).into_owned(),
    }
}
