//! How an export is to look.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

/// How an export is to look.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// Under which headings the items stand.
    pub grouping: Grouping,
    /// The moment of the export.
    pub exported_at: Timestamp,
    /// The zone in which a moment is a day.
    pub zone: TimeZone,
}

/// Under which headings items stand, in formats that have headings. The order inside a group is the person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// None.
    #[default]
    None,
    /// The most important topic of each.
    Topic,
    /// The event of its post.
    Event,
    /// Its category.
    Category,
    /// Its post.
    Post,
}

impl Grouping {
    /// Every grouping, in the order of the enum.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Topic,
        Self::Event,
        Self::Category,
        Self::Post,
    ];

    /// The word used on the command line and in the configuration.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Topic => "topic",
            Self::Event => "event",
            Self::Category => "category",
            Self::Post => "post",
        }
    }
}

impl ExportOptions {
    /// The day of a moment in the zone of the export.
    pub fn day(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.zone.clone()).date()
    }

    /// When a day begins in the zone of the export; `None` for a day outside of all time.
    pub fn beginning_of(&self, day: Date) -> Option<Timestamp> {
        let beginning = day.to_zoned(self.zone.clone()).ok()?;
        Some(beginning.timestamp())
    }
}
