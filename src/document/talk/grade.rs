//! Whether a line outside the headings tells of a session: by its own words, its link, and what stands over its list.

use memchr::memmem::Finder;

use super::heading::Shape;
use super::line::{Form, LineParts};
use super::setting::Setting;
use super::title::{is_like_title, is_no_title, word_count};
use super::words::Vocabulary;

/// How sure it is that a line tells of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It does not.
    No,
    /// It does if another one of its list surely does.
    Likely,
    /// It does.
    Sure,
}

/// What a title's link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    /// A session's place in a conference's schedule.
    Schedule,
    /// A recording, slides.
    Talk,
    Resource,
    Other,
}

impl Host {
    const fn is_of_sessions(self) -> bool {
        matches!(self, Self::Schedule | Self::Talk)
    }
}

/// A title with so many words is hardly a project's name.
const TITLE_WORDS: usize = 3;

/// The grade of a line in a post about a conference, or in a list of sessions.
pub(super) fn grade(
    line: &LineParts<'_>,
    setting: Setting,
    is_conference: bool,
    is_item: bool,
    words: &Vocabulary,
) -> Grade {
    let is_sure_anywhere = setting == Setting::Talks && line.is_sure && line.form != Form::Plain;
    if !is_conference && !is_sure_anywhere {
        return Grade::No;
    }
    let host = host(line.target, words);
    if setting == Setting::Links && !(line.is_sure && host.is_of_sessions()) {
        return Grade::No;
    }
    let grade = match line.parts.shape {
        Shape::TitleAndSpeakers if line.form == Form::Plain => plain(line, setting, is_item),
        Shape::TitleAndSpeakers => marked(line, setting, host),
        Shape::Title => only_title(line, setting, host),
        Shape::Name if line.parts.has_strong_kind => Grade::Sure,
        Shape::Name => Grade::No,
    };
    let has_people = !line.parts.speakers.is_empty();
    if grade == Grade::No || is_no_title(&line.parts.title, has_people, words) {
        return Grade::No;
    }
    grade
}

/// A title that is set off, with people.
fn marked(line: &LineParts<'_>, setting: Setting, host: Host) -> Grade {
    let count = word_count(&line.parts.title);
    let is_long = count >= TITLE_WORDS;
    if host == Host::Resource && setting != Setting::Talks {
        return Grade::No;
    }
    let is_at_home = host.is_of_sessions() || setting == Setting::Talks;
    let is_told = line.is_sure || line.is_by || has_position(line) && line.parts.is_certain;
    if is_long && (is_told || is_at_home || line.form == Form::Link) || is_at_home && is_told {
        return Grade::Sure;
    }
    let is_link = line.form == Form::Link;
    if !is_link && line.is_sure && (line.is_by || count > 1) {
        return Grade::Sure;
    }
    Grade::Likely
}

/// A title that is not set off, with people.
fn plain(line: &LineParts<'_>, setting: Setting, is_item: bool) -> Grade {
    let title = line.parts.title.as_str();
    let is_title = is_like_title(title) || line.parts.kind.is_some() || line.is_timed;
    let is_told = line.is_sure || has_position(line) && line.parts.is_certain;
    let is_long = word_count(title) >= TITLE_WORDS;
    if line.has_remark || !is_told && setting != Setting::Talks {
        return if is_item && is_title && !line.has_remark {
            Grade::Likely
        } else {
            Grade::No
        };
    }
    match (
        is_title,
        is_long || setting == Setting::Talks || line.is_timed,
    ) {
        (true, true) => Grade::Sure,
        (false, false) => Grade::No,
        _ if !is_item => Grade::No,
        _ => Grade::Likely,
    }
}

/// A title without people.
fn only_title(line: &LineParts<'_>, setting: Setting, host: Host) -> Grade {
    let title = &line.parts.title;
    let count = word_count(title);
    if line.parts.has_strong_kind && !line.has_remark {
        return Grade::Sure;
    }
    let has_kind = line.parts.kind.is_some();
    if count < 2 && !(has_kind && host.is_of_sessions()) {
        return Grade::No;
    }
    let is_link = line.form == Form::Link && host != Host::Resource;
    match (setting, host) {
        (_, Host::Schedule) | (Setting::Talks, Host::Talk) => Grade::Sure,
        (Setting::Talks, _) if (is_link || line.form == Form::Quoted) && !line.has_remark => {
            Grade::Sure
        }
        (Setting::Day, _) if is_link && count > TITLE_WORDS && is_like_title(title) => Grade::Sure,
        _ if line.is_timed && is_like_title(title) && !line.has_remark => Grade::Sure,
        (_, Host::Talk) if count >= TITLE_WORDS => Grade::Likely,
        _ if has_kind && is_like_title(title) => match line.form {
            Form::Link | Form::Strong if !line.has_remark => Grade::Sure,
            _ => Grade::Likely,
        },
        _ => Grade::No,
    }
}

fn has_position(line: &LineParts<'_>) -> bool {
    let mut speakers = line.parts.speakers.iter();
    speakers.any(|speaker| speaker.organisation.is_some() || speaker.role.is_some())
}

fn host(target: Option<&str>, words: &Vocabulary) -> Host {
    let Some(target) = target else {
        return Host::Other;
    };
    let holds = |finders: &[Finder<'_>]| {
        let mut finders = finders.iter();
        finders.any(|finder| finder.find(target.as_bytes()).is_some())
    };
    if holds(&words.schedule_hosts) {
        Host::Schedule
    } else if holds(&words.talk_hosts) {
        Host::Talk
    } else if holds(&words.resource_hosts) {
        Host::Resource
    } else {
        Host::Other
    }
}
