//! A profile.

use super::DateRange;
use crate::page::State;
use crate::text::Text;

/// A profile as it was read. An empty [`Text`] is one that was not there.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The name on display.
    pub name: Text,
    /// The address of the page (`…/in/<slug>`).
    pub url: Text,
    /// The line under the name.
    pub headline: Text,
    /// The place.
    pub location: Text,
    /// The "about" text.
    pub about: Text,
    /// "500+ connections".
    pub connections: Text,
    /// When the account was made, as written.
    pub joined: Text,
    /// Phones, mailboxes, websites.
    pub contact: Contact,
    /// Jobs, in page order.
    pub experience: Entries<Position>,
    /// Studies, in page order.
    pub education: Entries<Study>,
    /// Skills.
    pub skills: Vec<Text>,
    /// Languages.
    pub languages: Vec<Text>,
    /// Certificates.
    pub certifications: Vec<Text>,
}

/// Ways to reach the person.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// Phone numbers as written.
    pub phones: Vec<Text>,
    /// Mailboxes as written.
    pub emails: Vec<Text>,
    /// Websites as written.
    pub websites: Vec<Text>,
    /// Whether the contact details were open.
    pub state: State,
}

/// A section of entries with what is known about its completeness.
#[derive(Debug, Clone)]
pub struct Entries<T> {
    /// The entries that were read.
    pub items: Vec<T>,
    /// Whether the section was read.
    pub state: State,
    /// How many entries the page says there are, where it says so.
    pub total: Option<u32>,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { items: Vec::new(), state: State::NotLoaded, total: None }
    }
}

impl<T> Entries<T> {
    /// Whether everything the page has was read, so that a sum over the entries means something.
    pub fn is_complete(&self) -> bool {
        self.state == State::Observed && self.total.is_none_or(|total| total as usize <= self.items.len())
    }
}

/// A job.
#[derive(Debug, Clone, Default)]
pub struct Position {
    /// The title.
    pub title: Text,
    /// The employer.
    pub company: Text,
    /// Address of the employer's own page, where the entry links to one.
    pub company_url: Text,
    /// The place and workplace line.
    pub location: Text,
    /// "Full-time".
    pub employment_type: Text,
    /// The line of dates as written.
    pub dates: Text,
    /// The dates, where they could be read.
    pub range: Option<DateRange>,
    /// The description.
    pub description: Text,
}

/// A study.
#[derive(Debug, Clone, Default)]
pub struct Study {
    /// The school.
    pub school: Text,
    /// The degree.
    pub degree: Text,
    /// The field.
    pub field: Text,
    /// The line of dates as written.
    pub dates: Text,
    /// The dates, where they could be read.
    pub range: Option<DateRange>,
    /// Notes: grade, activities, thesis.
    pub description: Text,
}
