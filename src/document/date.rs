//! A post's date: a day, and as much of the time as the author wrote. It never asks the clock or the machine's zone.

use std::fmt;
use std::str::FromStr;

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

/// A text that is no such date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no date: write it like 2019-11-20 or 2019-11-20T21:30:00Z")]
pub struct NoPostDate;

/// The reverse of the display.
impl FromStr for PostDate {
    type Err = NoPostDate;

    fn from_str(text: &str) -> Result<Self, NoPostDate> {
        read(text).ok_or(NoPostDate)
    }
}

fn read(text: &str) -> Option<PostDate> {
    let Some((day, clock)) = text.split_once('T') else {
        return text.parse().ok().map(PostDate::day);
    };
    let zone_at = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at_checked(zone_at)?;
    let offset_seconds = match zone {
        "" => None,
        zone => Some(offset_seconds(zone)?),
    };
    Some(PostDate {
        day: day.parse().ok()?,
        time: Some(time.parse().ok()?),
        offset_seconds,
    })
}

/// `Z`, `+05:30`, `-07:00`
fn offset_seconds(zone: &str) -> Option<i32> {
    if zone == "Z" {
        return Some(0);
    }
    let (sign, digits) = zone.split_at_checked(1)?;
    let (hours, minutes) = digits.split_once(':')?;
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    Some(if sign == "-" { -seconds } else { seconds })
}
