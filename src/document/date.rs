//! A post's date: a day, and as much of the time as the author wrote. It never asks the clock or the machine's zone.

use std::fmt;

use jiff::civil::{Date, Time};

/// A day, with time of day and zone offset where the source gives them.
///
/// Ordered by day, then time as written; posts of one blog share a zone, and a reader thinks in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostDate {
    /// The day in the author's own calendar.
    pub day: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// Seconds east of UTC.
    pub offset_seconds: Option<i32>,
}

impl PostDate {
    /// A day without a time.
    pub const fn day(day: Date) -> Self {
        Self {
            day,
            time: None,
            offset_seconds: None,
        }
    }
}

/// RFC 3339 as far as it is known: `2019-11-20`, `2019-11-20T21:30:00`, `2019-11-20T21:30:00-07:00`.
impl fmt::Display for PostDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.day)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(
            out,
            "T{:02}:{:02}:{:02}",
            time.hour(),
            time.minute(),
            time.second()
        )?;
        match self.offset_seconds {
            None => Ok(()),
            Some(0) => out.write_str("Z"),
            Some(seconds) => {
                let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
                write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}
