//! Points and ranges in time, as careers state them: to the month at best, often only to the year.

use serde::Serialize;

use crate::words::Lang;

/// A month: `year * 12 + month`, month from 0. Differences are months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// The month `month` (1 to 12) of `year`.
    pub fn new(year: i32, month: u32) -> Self {
        Self(year * 12 + month.clamp(1, 12) as i32 - 1)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        match self.month() {
            2 if self.year() % 4 == 0 && (self.year() % 100 != 0 || self.year() % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// `May 2013` or `2013년 5월`.
    pub fn in_lang(self, lang: Lang) -> String {
        const NAMES: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        match lang {
            Lang::En => format!("{} {}", NAMES[self.0.rem_euclid(12) as usize], self.year()),
            Lang::Ko => format!("{}년 {}월", self.year(), self.month()),
        }
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:04}-{:02}", self.year(), self.month()))
    }
}

/// One end of a range as it was written: a year, perhaps with a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12, where one was written and could be read.
    pub month: Option<u32>,
}

impl Point {
    /// The earliest month it can mean.
    pub fn earliest(self) -> Month {
        Month::new(self.year, self.month.unwrap_or(1))
    }

    /// The latest month it can mean.
    pub fn latest(self) -> Month {
        Month::new(self.year, self.month.unwrap_or(12))
    }
}

/// Where a range ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At a point.
    At(Point),
    /// It goes on ("Present").
    Open,
    /// Only one point is written: it is both ends ("2018").
    Single,
}

/// A range of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: End,
    /// The duration printed beside it, in months ("3 yrs 1 mo"), where there is one.
    pub printed: Option<u32>,
}

impl DateRange {
    /// The end as a point; `None` while it goes on.
    pub fn end_point(&self) -> Option<Point> {
        match self.end {
            End::At(point) => Some(point),
            End::Single => Some(self.start),
            End::Open => None,
        }
    }

    /// The months it surely covers: from the latest reading of its start to the earliest of its end, both included.
    /// `None` if there is none.
    pub fn surely(&self, today: Month) -> Option<(Month, Month)> {
        let from = self.start.latest();
        let to = self.end_point().map_or(today, Point::earliest);
        (from <= to).then_some((from, to))
    }

    /// The months it may cover, both included; never the wrong way round.
    pub fn possibly(&self, today: Month) -> (Month, Month) {
        let from = self.start.earliest();
        let to = self.end_point().map_or(today, Point::latest);
        (from.min(to), to.max(from))
    }

    /// Whether both ends are known to the month.
    pub fn is_monthly(&self) -> bool {
        self.start.month.is_some() && self.end_point().is_none_or(|end| end.month.is_some())
    }

    /// Whether the start lies after the end: a typing error or worse.
    pub fn is_reversed(&self) -> bool {
        self.end_point().is_some_and(|end| self.start.earliest() > end.latest())
    }

    /// Months of overlap with another range that cannot be explained by how the dates are rounded.
    pub fn sure_overlap(&self, other: &Self, today: Month) -> u32 {
        match (self.surely(today), other.surely(today)) {
            (Some((a, b)), Some((c, d))) => u32::try_from(b.min(d).0 - a.max(c).0 + 1).unwrap_or(0),
            _ => 0,
        }
    }
}
