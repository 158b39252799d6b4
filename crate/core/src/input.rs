//! One line of the command line's input, and one message to the background: the same thing.
//!
//! An absent key, an empty string, object or list all mean "not loaded". Only `observed` makes emptiness evidence.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::case::Case;
use crate::export;
use crate::page::Page;
use crate::reading;
use crate::subject::{Contact, Conversation, Entries, From, Link, Month, Position, Profile, Sender, Study, Subject, Turn, state_of};
use crate::text::{Text, links};
use crate::words::Lang;

/// Who the person is to the reader. It picks the advice and the order of findings; the level never depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Viewer {
    /// Somebody applying to the reader.
    ApplicantToMe,
    /// Somebody writing to the reader.
    WritingToMe,
    /// Not said: treated with the care of `WritingToMe`.
    #[default]
    Unknown,
}

/// What is to be reviewed.
#[derive(Debug, Clone)]
pub struct Input {
    /// The caller's name for it.
    pub id: String,
    /// Who the person is to the reader.
    pub viewer: Viewer,
    /// The language of the report.
    pub lang: Lang,
    today: Month,
    value: Value,
    page: Option<Page>,
}

/// Why a line cannot be reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputError {
    /// It is not JSON.
    NotJson {
        /// What the parser says.
        what: String,
    },
    /// It is JSON of another shape.
    WrongType {
        /// JSON Pointer of the value at fault.
        pointer: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// It holds nothing that could be looked at.
    Nothing,
    /// `as_of` is no date.
    NotADate {
        /// What stands there.
        text: String,
    },
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotJson { what } => write!(f, "this is not JSON ({what}); write one JSON object a line"),
            Self::WrongType { pointer, expected } => write!(f, "{pointer} must be {expected}"),
            Self::Nothing => write!(f, "nothing to look at; give `profile`, `thread` or `page`"),
            Self::NotADate { text } => write!(f, "/as_of is “{text}”; write YYYY-MM or YYYY-MM-DD"),
        }
    }
}

impl std::error::Error for InputError {}

/// What was read beside the case itself: what the coverage needs to know.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// The page, where there was one, for its sections' states.
    pub page: Option<Page>,
    /// What the reading found wrong with itself.
    pub faults: Vec<reading::Fault>,
}

impl Input {
    /// Reads one line. `as_of` may be missing: then [`Input::with_today`] must say the date, else it is 2026-11.
    ///
    /// # Errors
    /// When the line is not JSON, a value has the wrong type, or there is nothing to look at.
    pub fn parse(line: &str) -> Result<Self, InputError> {
        let value = serde_json::from_str(line).map_err(|e| InputError::NotJson { what: e.to_string() })?;
        Self::from_value(value)
    }

    /// The same from a value.
    ///
    /// # Errors
    /// As [`Input::parse`].
    pub fn from_value(value: Value) -> Result<Self, InputError> {
        let Value::Object(object) = &value else {
            return Err(InputError::WrongType { pointer: String::new(), expected: "one JSON object a line" });
        };
        let id = match object.get("id") {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            Some(_) => return Err(InputError::WrongType { pointer: "/id".into(), expected: "a string" }),
        };
        let viewer = match object.get("viewer") {
            None | Some(Value::Null) => Viewer::Unknown,
            Some(viewer) => Viewer::deserialize(viewer).map_err(|_| InputError::WrongType {
                pointer: "/viewer".into(),
                expected: "`applicant-to-me`, `writing-to-me` or `unknown`",
            })?,
        };
        let today = match text_of(object, "as_of", "")? {
            "" => Month::new(2026, 11),
            text => parse_as_of(text).ok_or_else(|| InputError::NotADate { text: text.chars().take(40).collect() })?,
        };
        let page = match object.get("page") {
            None | Some(Value::Null) => None,
            Some(page) => Some(Page::deserialize(page).map_err(|_| InputError::WrongType {
                pointer: "/page".into(),
                expected: "a page: {surface, layout, url, lang, sections: [{kind, state, lines: [{text, …}]}]}",
            })?),
        };
        check_shape(object)?;
        let has = |key: &str| object.get(key).is_some_and(|v| !is_nothing(v));
        if !has("profile") && !has("thread") && !has("sender") && page.is_none() {
            return Err(InputError::Nothing);
        }
        Ok(Self { id, viewer, lang: Lang::En, today, value, page })
    }

    /// Sets the month of the review where the line does not say one.
    #[must_use]
    pub fn with_today(mut self, today: Month) -> Self {
        if self.value.get("as_of").is_none_or(is_nothing) {
            self.today = today;
        }
        self
    }

    /// Sets the language of the report.
    #[must_use]
    pub fn with_lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Whether the reader switched this sign off.
    pub fn is_without(&self, sign: &str) -> bool {
        list(&self.value, "without").any(|id| id.as_str() == Some(sign))
    }

    /// Address of the page or profile; empty for pasted text.
    pub fn address(&self) -> &str {
        let page = self.page.as_ref().map_or("", |page| page.url.as_str());
        if page.is_empty() { self.value.pointer("/profile/profile_url").and_then(Value::as_str).unwrap_or_default() } else { page }
    }

    /// What the line says in `as_of`; empty where it says nothing.
    pub fn as_of(&self) -> &str {
        self.value.get("as_of").and_then(Value::as_str).unwrap_or_default()
    }

    /// SHA-256, in hexadecimal digits, of the text that was read: every line of the page, else every string of `profile`,
    /// `sender` and `thread` in the order of the input, each followed by a line feed.
    pub fn text_sha256(&self) -> String {
        let mut text = String::new();
        for line in self.page.iter().flat_map(|page| &page.sections).flat_map(|section| &section.lines) {
            text.push_str(&line.text);
            text.push('\n');
        }
        for part in ["profile", "sender", "thread"] {
            strings(self.value.get(part).unwrap_or(&Value::Null), &mut text);
        }
        export::sha256_hex(text.as_bytes())
    }

    /// The month of the review.
    pub fn today(&self) -> Month {
        self.today
    }

    /// The subjects in this input, and what reading them showed.
    pub fn case(&self) -> (Case, Read) {
        let mut case = Case::default();
        let mut read = Read::default();
        if let Some(page) = &self.page {
            let reading = reading::read(page);
            case.subjects.extend(reading.subjects);
            read.faults = reading.faults;
            read.page = Some(page.clone());
        }
        let observed: Vec<&str> = list(&self.value, "observed").filter_map(Value::as_str).collect();
        if let Some(profile) = self.value.get("profile").filter(|v| !is_nothing(v)) {
            case.subjects.push(Subject::Profile(profile_of(profile, &observed)));
        }
        let sender = self.value.get("sender").filter(|v| !is_nothing(v));
        let thread = self.value.get("thread").filter(|v| !is_nothing(v));
        if sender.is_some() || thread.is_some() {
            case.subjects.push(Subject::Conversation(conversation_of(sender, &self.value)));
        }
        (case, read)
    }
}

/// `YYYY-MM` or `YYYY-MM-DD`.
pub fn parse_as_of(text: &str) -> Option<Month> {
    let mut parts = text.split('-');
    let year: i32 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day_fits = parts.next().is_none_or(|d| d.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d)));
    (day_fits && parts.next().is_none()).then(|| Month::new(year, month))
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(s) => s.trim().is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Object(o) => o.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Every string in `value`, each followed by a line feed.
fn strings(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text_of<'v>(object: &'v Map<String, Value>, key: &str, parent: &str) -> Result<&'v str, InputError> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(""),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(InputError::WrongType { pointer: format!("{parent}/{key}"), expected: "a string" }),
    }
}

/// Text of a field that may be a string or a number, at its pointer.
fn text_at(value: &Value, pointer: String) -> Text {
    match value {
        Value::String(text) => Text::new(pointer, text.as_str()),
        Value::Number(number) => Text::new(pointer, number.to_string()),
        _ => Text::default(),
    }
}

fn field(value: &Value, key: &str, parent: &str) -> Text {
    value.get(key).map(|v| text_at(v, format!("{parent}/{key}"))).unwrap_or_default()
}

fn texts(value: &Value, key: &str, parent: &str) -> Vec<Text> {
    list(value, key)
        .enumerate()
        .map(|(n, item)| match item {
            // Some exports wrap a certificate or language in an object with a name.
            Value::Object(_) => field(item, "name", &format!("{parent}/{key}/{n}")),
            _ => text_at(item, format!("{parent}/{key}/{n}")),
        })
        .filter(|text| !text.is_empty())
        .collect()
}

/// Refuses values whose type would be read as "not loaded" although something stands there.
fn check_shape(object: &Map<String, Value>) -> Result<(), InputError> {
    for (key, expected) in [("profile", "an object"), ("sender", "an object")] {
        if object.get(key).is_some_and(|value| !value.is_null() && !value.is_object()) {
            return Err(InputError::WrongType { pointer: format!("/{key}"), expected });
        }
    }
    let lists = [("thread", "a list of {from, text, attachments}"), ("observed", "a list of section names"), ("without", "a list of sign ids")];
    for (key, expected) in lists {
        if object.get(key).is_some_and(|value| !value.is_null() && !value.is_array()) {
            return Err(InputError::WrongType { pointer: format!("/{key}"), expected });
        }
    }
    for (n, item) in object.get("thread").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let Value::Object(turn) = item else {
            return Err(InputError::WrongType { pointer: format!("/thread/{n}"), expected: "an object {from, text, attachments}" });
        };
        text_of(turn, "text", &format!("/thread/{n}"))?;
        if !matches!(turn.get("from").map(Value::as_str), None | Some(Some("me" | "them" | "unknown"))) {
            return Err(InputError::WrongType { pointer: format!("/thread/{n}/from"), expected: "`me`, `them` or `unknown`" });
        }
    }
    let Some(Value::Object(profile)) = object.get("profile") else { return Ok(()) };
    for key in ["name", "profile_url", "headline", "location", "about"] {
        text_of(profile, key, "/profile")?;
    }
    for key in ["experience", "education"] {
        match profile.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::Array(entries)) => {
                if let Some(n) = entries.iter().position(|entry| !entry.is_object()) {
                    return Err(InputError::WrongType { pointer: format!("/profile/{key}/{n}"), expected: "an object" });
                }
            }
            Some(_) => return Err(InputError::WrongType { pointer: format!("/profile/{key}"), expected: "a list of objects" }),
        }
    }
    Ok(())
}

fn profile_of(value: &Value, observed: &[&str]) -> Profile {
    let at = "/profile";
    let contact = value.get("contact").unwrap_or(&Value::Null);
    let contact_at = "/profile/contact";
    let contact = Contact {
        phones: texts(contact, "phones", contact_at),
        emails: texts(contact, "emails", contact_at),
        websites: texts(contact, "websites", contact_at),
        state: state_of(is_nothing(contact), observed.contains(&"contact")),
    };
    Profile {
        name: field(value, "name", at),
        url: field(value, "profile_url", at),
        headline: field(value, "headline", at),
        location: field(value, "location", at),
        about: field(value, "about", at),
        connections: field(value, "connections", at),
        joined: field(value, "joined", at),
        contact,
        experience: entries(value, "experience", observed, |entry, at| Position {
            title: field(entry, "title", at),
            company: field(entry, "company", at),
            company_url: Text::default(),
            location: field(entry, "location", at),
            employment_type: field(entry, "employment_type", at),
            range: reading::dates::parse(field(entry, "dates_text", at).as_str()),
            dates: field(entry, "dates_text", at),
            description: field(entry, "description", at),
        }),
        education: entries(value, "education", observed, |entry, at| Study {
            school: field(entry, "school", at),
            degree: field(entry, "degree", at),
            field: field(entry, "field", at),
            range: reading::dates::parse(field(entry, "dates_text", at).as_str()),
            dates: field(entry, "dates_text", at),
            description: field(entry, "description", at),
        }),
        skills: texts(value, "skills", at),
        languages: texts(value, "languages", at),
        certifications: texts(value, "certifications", at),
    }
}

fn entries<T>(profile: &Value, key: &str, observed: &[&str], read: impl Fn(&Value, &str) -> T) -> Entries<T> {
    let items: Vec<T> = list(profile, key).enumerate().map(|(n, entry)| read(entry, &format!("/profile/{key}/{n}"))).collect();
    Entries { state: state_of(items.is_empty(), observed.contains(&key)), items, total: None }
}

fn conversation_of(sender: Option<&Value>, line: &Value) -> Conversation {
    let none = Value::Null;
    let sender = sender.unwrap_or(&none);
    Conversation {
        sender: Sender {
            name: field(sender, "name", "/sender"),
            headline: field(sender, "headline", "/sender"),
            company: field(sender, "company", "/sender"),
            email: field(sender, "email", "/sender"),
        },
        turns: list(line, "thread")
            .enumerate()
            .map(|(n, item)| {
                let at = format!("/thread/{n}");
                let text = field(item, "text", &at);
                let mut all_links: Vec<Link> = list(item, "links").filter_map(|link| link_of(link, &text)).collect();
                all_links.extend(links::markdown(&text));
                Turn {
                    from: item.get("from").and_then(|from| From::deserialize(from).ok()).unwrap_or_default(),
                    attachments: texts(item, "attachments", &at),
                    links: all_links,
                    at: field(item, "at", &at),
                    text,
                }
            })
            .collect(),
    }
}

fn link_of(value: &Value, text: &Text) -> Option<Link> {
    let unit = |key: &str| value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let target = value.get("href")?.as_str()?.to_owned();
    Some(Link { shown: text.utf16_slice(unit("start")?, unit("end")?), target })
}

