//! The open post's pictures: looked at once a post is open, made ready when the screen comes near them.

use crate::document::Document;
use crate::layout::{CellCount, PictureId};

use super::effect::Effect;
use super::overlay::Overlay;
use super::pane::OpenPost;
use super::picture::{Display, NearPicture};
use super::screen::picture_room;
use super::state::State;

/// A picture leaves a third of the pane to the text.
const SHARE: (u16, u16) = (2, 3);

/// A picture in its window is made larger up to this.
const LARGEST_SCALE: u32 = 3;

/// Has a post that is new in the reading pane looked at, and brings the rows of its pictures up to date.
pub fn measure(state: &mut State) -> Option<Effect> {
    if !state.pictures.are_shown() {
        return None;
    }
    let rows = state.areas().text().height * SHARE.0 / SHARE.1;
    let open = state.reading.open.as_ref()?;
    let (content, post) = (&open.content, open.id);
    let sources = state
        .pictures
        .ask_about(post, &content.revision, &content.document);
    state
        .pictures
        .update_sizes(&content.revision, &content.document, rows.max(1));
    (!sources.is_empty()).then_some(Effect::MeasurePictures { post, sources })
}

/// Has the pictures on and near the screen made ready.
pub fn make_ready(state: &mut State) -> Option<Effect> {
    if !state.pictures.are_shown() {
        return None;
    }
    let mut near: Vec<NearPicture> = large(state).into_iter().collect();
    let open = state.reading.open.as_ref()?;
    near.extend(open.pictures_near());
    let wishes = state.pictures.wishes(&open.content.document, &near);
    let post = open.id;
    (!wishes.is_empty()).then_some(Effect::EncodePictures { post, wishes })
}

/// The picture in the window over everything, with the cells it takes.
pub fn large(state: &State) -> Option<NearPicture> {
    let window = state.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Picture(window) => Some(window),
        _ => None,
    })?;
    let room = picture_room(state.width, state.height);
    let display = &state.pictures.display;
    let room = display.part_of(CellCount {
        columns: room.width,
        rows: room.height,
    });
    let pixels = state.pictures.pixels(window.picture)?;
    let count = pixels.enlarged(LARGEST_SCALE).fitted(display.cell, room);
    Some((window.picture, count))
}

/// The picture on screen that is nearest to the caret, and whether it can be shown.
pub fn nearest(state: &State) -> Option<PictureId> {
    let open = state.reading.open.as_ref()?;
    let document = &open.content.document;
    let on_screen = open.pictures_on_screen();
    on_screen
        .into_iter()
        .min_by_key(|&picture| distance(document, open, picture))
}

/// How far from the caret a picture's caption is; what can be shown comes first where two are as far.
fn distance(document: &Document, open: &OpenPost, picture: PictureId) -> u32 {
    let image = match picture {
        PictureId::Cover => None,
        PictureId::Image(nth) => document.images.get(nth as usize),
    };
    image.map_or(open.caret, |image| {
        let before = image.span.start.saturating_sub(open.caret);
        before + open.caret.saturating_sub(image.span.end)
    })
}

/// Takes in by which means the screen shows pictures.
pub fn display_known(state: &mut State, display: Display) -> Vec<Effect> {
    state.pictures.display = display;
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::picture::{Display, Encoded, EncodedContent, Means, MeasuredPicture};
    use crate::app::testing::Sitting;
    use crate::app::{Effect, Event};
    use crate::layout::{LineKind, PixelSize};

    const SIZE: PixelSize = PixelSize {
        width: 160,
        height: 160,
    };

    /// A post with a picture after its third paragraph and many words behind it.
    fn sitting() -> Sitting {
        let words = "Some words of a paragraph.\n\n";
        let post = format!(
            "{}![One](one.png)\n\n{}![Two](https://a.b/two.png)\n",
            words.repeat(3),
            words.repeat(40)
        );
        let mut sitting = Sitting::over(&[("a.md", &post)]);
        sitting.state.pictures.display.means = Means::HalfBlocks;
        sitting.press("enter");
        sitting
    }

    fn measured(sitting: &mut Sitting) {
        let found = MeasuredPicture {
            size: SIZE,
            file: "/blog/one.png".into(),
        };
        let post = sitting.state.reading.open.as_ref().unwrap().id;
        let found = vec![("one.png".to_owned(), Ok(found))];
        sitting.happen(Event::PicturesMeasured { post, found });
    }

    /// The row of the screen that the caret is on.
    fn caret_row(sitting: &Sitting) -> usize {
        let open = sitting.state.reading.open.as_ref().unwrap();
        let mut lines = open.visible.iter();
        lines
            .position(|visible| visible.line.shows(open.caret))
            .unwrap()
    }

    fn rows(sitting: &Sitting) -> usize {
        let open = sitting.state.reading.open.as_ref().unwrap();
        let is_picture = |kind| matches!(kind, LineKind::Picture(_));
        let lines = open.visible.iter();
        lines
            .filter(|visible| is_picture(visible.line.kind))
            .count()
    }

    fn wishes(sitting: &Sitting) -> Vec<&str> {
        let effects = sitting.effects.iter();
        effects
            .flat_map(|effect| match effect {
                Effect::EncodePictures { wishes, .. } => wishes.as_slice(),
                _ => &[],
            })
            .map(|wish| wish.source.as_str())
            .collect()
    }

    #[test]
    fn only_files_of_the_library_are_looked_at_and_once() {
        let mut sitting = sitting();
        sitting.press("j j k");
        let asked: Vec<_> = sitting.effects.iter().collect();
        let [Effect::MeasurePictures { sources, .. }] = asked[..] else {
            panic!("{asked:?}")
        };
        assert_eq!(sources, &["one.png"]);
    }

    #[test]
    fn the_place_is_kept_when_sizes_come() {
        let mut sitting = sitting();
        sitting.press("j j j j j j");
        let (at, row) = (
            sitting.state.reading.open.as_ref().unwrap().caret,
            caret_row(&sitting),
        );
        measured(&mut sitting);
        assert_eq!(caret_row(&sitting), row);
        assert_eq!(sitting.state.reading.open.as_ref().unwrap().caret, at);
        assert!(rows(&sitting) > 0);
    }

    #[test]
    fn paging_leaves_no_line_out() {
        let mut sitting = sitting();
        measured(&mut sitting);
        let bottom = |sitting: &Sitting| {
            let open = sitting.state.reading.open.as_ref().unwrap();
            (
                open.visible[0].position,
                open.visible.last().unwrap().position,
            )
        };
        let (_, mut last) = bottom(&sitting);
        for _ in 0..4 {
            sitting.press("space");
            let (top, next) = bottom(&sitting);
            assert!(top <= last, "{top:?} after {last:?}");
            last = next;
        }
    }

    #[test]
    fn a_picture_is_made_ready_near_the_screen_and_asked_for_once() {
        let mut sitting = sitting();
        measured(&mut sitting);
        assert_eq!(wishes(&sitting), ["one.png"]);
        sitting.press("j j j");
        assert_eq!(wishes(&sitting), ["one.png"]);
        let effects = sitting.effects.iter();
        let wish = effects.clone().find_map(|effect| match effect {
            Effect::EncodePictures { post, wishes } => Some((*post, wishes[0].clone())),
            _ => None,
        });
        let (post, wish) = wish.unwrap();
        let picture = Encoded {
            count: wish.count,
            content: EncodedContent::Iterm2(Vec::new()),
        };
        let outcome = Ok(picture.into());
        sitting.happen(Event::PictureEncoded {
            post,
            wish,
            outcome,
        });
        sitting.press("j k G g g");
        assert_eq!(wishes(&sitting), ["one.png"]);
    }

    #[test]
    fn a_picture_that_cannot_be_shown_is_its_caption() {
        let mut sitting = sitting();
        measured(&mut sitting);
        let effects = sitting.effects.iter();
        let wish = effects.clone().find_map(|effect| match effect {
            Effect::EncodePictures { post, wishes } => Some((*post, wishes[0].clone())),
            _ => None,
        });
        let (post, wish) = wish.unwrap();
        let outcome = Err("damaged; get the file anew".to_owned());
        sitting.happen(Event::PictureEncoded {
            post,
            wish,
            outcome,
        });
        assert_eq!(rows(&sitting), 0);
        sitting.press("i");
        let told = sitting.told();
        assert_eq!(told, "one.png cannot be shown: damaged; get the file anew");
    }

    #[test]
    fn a_click_on_a_picture_goes_to_its_caption() {
        let mut sitting = sitting();
        measured(&mut sitting);
        let open = sitting.state.reading.open.as_ref().unwrap();
        let row = open
            .visible
            .iter()
            .position(|visible| matches!(visible.line.kind, LineKind::Picture(_)));
        let offset = open.offset_at_cell(5, row.unwrap() as u16 + 1);
        assert_eq!(offset, Some(open.caption_of(PictureId::Image(0)).start));
    }

    #[test]
    fn pictures_go_off_and_on() {
        let mut sitting = sitting();
        measured(&mut sitting);
        let shown = rows(&sitting);
        sitting.press("I");
        assert_eq!(rows(&sitting), 0);
        sitting.press("I");
        assert_eq!(rows(&sitting), shown);
        sitting.press("i");
        assert!(matches!(sitting.state.overlays[..], [Overlay::Picture(_)]));
        sitting.press("esc i I");
        assert!(sitting.state.overlays.is_empty() && rows(&sitting) == 0);
    }

    #[test]
    fn a_cover_is_shown_unless_the_text_shows_it() {
        for (text, is_extra) in [("Words.", true), ("![c](./c.png)", false)] {
            let post = format!("---\ntitle: T\ncover: c.png\n---\n\n{text}\n");
            let mut sitting = Sitting::over(&[("a.md", &post)]);
            sitting.state.pictures.display = Display {
                means: Means::HalfBlocks,
                ..Display::default()
            };
            sitting.press("enter");
            let post = sitting.state.reading.open.as_ref().unwrap().id;
            let found = MeasuredPicture {
                size: SIZE,
                file: "/blog/c.png".into(),
            };
            let found = ["c.png", "./c.png"].map(|source| (source.to_owned(), Ok(found.clone())));
            sitting.happen(Event::PicturesMeasured {
                post,
                found: found.into(),
            });
            let pixels = sitting.state.pictures.pixels(PictureId::Cover);
            assert_eq!(pixels.is_some(), is_extra, "{text}");
            // What is above the first words is in sight.
            assert!(rows(&sitting) > 0);
        }
    }
}
