//! Dates in words.
//!
//! A line of dates is two points in time, or one and a word for "now", joined by a dash or a word, perhaps followed by a
//! printed duration: "Jul 2021 - Present · 3 yrs 1 mo", "2025년 6월 - 현재 · 1년 2개월". Reading it needs the month names of
//! a language; where a month word is unknown, the years around it still make a range of years. Prose with a year in it is
//! not a line of dates.

use std::sync::OnceLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::subject::{DateRange, End, Month, Point};
use crate::text::mention;

/// Longer than any line of dates that a page or a résumé prints, in characters.
const LONGEST: usize = 160;

/// The years in which a career can lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Month names, January to December, without accents: full forms (a beginning of three letters or more is enough), then
/// what is not a beginning. English, German (Austrian January), Polish in both cases, French, Spanish, Portuguese,
/// Italian, Dutch, Turkish, Russian in both cases, the Scandinavian languages, Indonesian.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "janvier", "janeiro", "januari", "enero", "gennaio", "styczen", "stycznia", "ocak", "январь", "января"],
    &["february", "februar", "feber", "fevrier", "fevereiro", "februari", "febrero", "febbraio", "luty", "lutego", "subat", "февраль", "февраля"],
    &["march", "marz", "maerz", "mars", "marco", "maart", "marzo", "marzec", "marca", "mart", "март", "марта", "maret", "mrt", "marts"],
    &["april", "avril", "abril", "aprile", "kwiecien", "kwietnia", "nisan", "апрель", "апреля"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja", "mayis", "маи", "мая"],
    &["june", "juni", "juin", "junio", "junho", "giugno", "czerwiec", "czerwca", "haziran", "июнь", "июня"],
    &["july", "juli", "juillet", "julio", "julho", "luglio", "lipiec", "lipca", "temmuz", "июль", "июля"],
    &["august", "aout", "agosto", "augustus", "augusti", "sierpien", "sierpnia", "agustos", "agustus", "август", "августа"],
    &["september", "septembre", "septiembre", "setiembre", "setembro", "settembre", "wrzesien", "wrzesnia", "eylul", "сентябрь", "сентября"],
    &["october", "oktober", "octobre", "octubre", "outubro", "ottobre", "pazdziernik", "pazdziernika", "ekim", "октябрь", "октября"],
    &["november", "novembre", "noviembre", "novembro", "listopad", "listopada", "kasim", "ноябрь", "ноября"],
    &["december", "dezember", "decembre", "diciembre", "dezembro", "dicembre", "grudzien", "grudnia", "aralik", "декабрь", "декабря", "desember"],
];

/// Words for "now", without accents; longer ones before their beginnings.
const NOW: &[&str] = &[
    "presently", "present", "nowadays", "now", "currently", "current", "today", "to date", "the present", "date", "ongoing", "still",
    "bis heute", "heute", "jetzt", "aktuell", "gegenwart", "laufend", "derzeit",
    "현재", "지금", "재직중", "재직 중", "재학중", "재학 중", "진행중", "진행 중", "오늘",
    "現在", "现在", "至今", "迄今", "目前", "今日", "現職", "在職中", "在学中",
    "obecnie", "teraz", "do dzis", "dzis", "nadal", "chwili obecnej", "w trakcie",
    "aujourd'hui", "ce jour", "actuellement", "actuel", "a present", "maintenant", "en cours",
    "la actualidad", "actualidad", "actualmente", "actual", "el presente", "presente", "hoy", "la fecha", "en curso",
    "o momento", "momento", "o presente", "atualmente", "atual", "hoje", "os dias atuais",
    "ad oggi", "oggi", "in corso", "attuale", "attualmente",
    "heden", "nu", "nuvarande", "idag", "naa",
    "gunumuz", "devam ediyor", "devam", "halen", "su an", "bugun",
    "настоящее время", "наст. время", "настоящии момент", "н.в.", "н. в.", "сеичас", "сегодня",
    "sekarang", "hien tai",
];

/// What joins two points. Signs need no space around them, words do.
const JOIN_SIGNS: &[char] = &['-', '~', '〜', '→', 'ー'];
const JOIN_WORDS: &[&str] = &[
    "to", "till", "until", "through", "thru", "bis zum", "bis", "a", "au", "al", "ate", "hasta", "do", "tot", "t/m", "по", "до", "til",
];
/// The same in scripts that write no spaces.
const JOIN_CJK: &[&str] = &["부터", "から", "至", "到"];

/// What may stand before the first point; with `true` a single point goes on ("since 2019").
const LEADS: &[(&str, bool)] = &[
    ("from", false), ("von", false), ("vom", false), ("de", false), ("du", false), ("da", false), ("del", false), ("des", false), ("с", false),
    ("since", true), ("seit", true), ("depuis", true), ("desde", true), ("od", true), ("dal", true), ("sinds", true), ("ab", true), ("dates", false),
];

/// What may stand between a month and its year.
const OF: &[&str] = &["de", "del", "of", "d'", "di"];

/// Reads a line of dates ("Jul 2021 - Present · 3 yrs 1 mo"); `None` where the line is something else. Years outside 1900
/// to 2100 are no dates.
pub fn parse(line: &str) -> Option<DateRange> {
    let plain = plain(line)?;
    let mut rest = Cursor { text: &plain, at: 0 };
    rest.spaces();
    let goes_on = LEADS.iter().find(|(lead, _)| rest.word(lead)).is_some_and(|(_, on)| *on);
    rest.eat(':');
    let before = rest.at;
    let mut start = match rest.point() {
        Some(point) => point,
        // "Mar – Jun 2019": the year stands once.
        None => {
            rest.at = before;
            let month = rest.month_word()?;
            rest.eat('.');
            if !rest.join() {
                return None;
            }
            let end = rest.point().filter(|end| end.month.is_some() && end.month >= Some(month))?;
            rest.ends_line().then_some(())?;
            return Some(DateRange { start: Point { year: end.year, month: Some(month) }, end: End::At(end.point()), printed: rest.printed() });
        }
    };
    let end = if rest.joined_now() {
        End::Open
    } else {
        let before = rest.at;
        if rest.join() {
            if rest.now() {
                End::Open
            } else if let Some(mut end) = rest.point().or_else(|| rest.short_end(&start)) {
                settle(&mut start, &mut end);
                End::At(end.point())
            } else if rest.is_done() {
                // "2019.03 ~": left open.
                End::Open
            } else {
                // Something follows the dash that is no date: "2019 - a year to remember".
                return None;
            }
        } else {
            rest.at = before;
            if start.unknown_word {
                return None;
            }
            if goes_on { End::Open } else { End::Single }
        }
    };
    let mut alone = start;
    settle(&mut start, &mut alone);
    rest.ends_line().then_some(())?;
    Some(DateRange { start: start.point(), end, printed: rest.printed() })
}

/// Reads a line that is a duration and nothing else ("5 yrs 11 mos", "2년 2개월"); in months.
pub fn duration(line: &str) -> Option<u32> {
    let plain = plain(line)?;
    let found = durations(&plain)?.find(plain.trim())?;
    (found.start() == 0 && found.end() == plain.trim().len()).then(|| printed(&plain)).flatten()
}

/// Whether the printed duration is that of the dates beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checksum {
    /// They agree within a month.
    Agrees,
    /// They do not.
    Disagrees {
        /// What the dates give, in months, both ends included; the nearest where the dates leave room.
        counted: u32,
        /// What is printed, in months.
        printed: u32,
    },
    /// No duration is printed, or the dates give none.
    NothingToCompare,
}

/// Compares the printed duration with the dates. Sites count both ends ("Aug 2020 - Jun 2021" is 11 months); some count
/// one only, hence the tolerance of a month. A year alone may be any of its months, or be counted as whole years.
pub fn checksum(range: &DateRange, today: Month) -> Checksum {
    let Some(printed) = range.printed.filter(|_| !range.is_reversed()) else { return Checksum::NothingToCompare };
    if range.end == End::Single && range.start.month.is_none() {
        return Checksum::NothingToCompare;
    }
    let (first_end, last_end) = range.end_point().map_or((today, today), |end| (end.earliest(), end.latest()));
    let least = first_end.0 - range.start.latest().0 + 1;
    let most = last_end.0 - range.start.earliest().0 + 1;
    if most < 1 {
        return Checksum::NothingToCompare;
    }
    let (least, most) = (u32::try_from(least).unwrap_or(0).max(1), u32::try_from(most).unwrap_or(1));
    if printed + 1 >= least && printed <= most + 1 {
        Checksum::Agrees
    } else {
        Checksum::Disagrees { counted: if printed < least { least } else { most }, printed }
    }
}

/// The line in small letters, without accents, with one kind of dash, apostrophe and space.
fn plain(line: &str) -> Option<String> {
    if line.chars().take(LONGEST + 1).count() > LONGEST {
        return None;
    }
    let bare: String = line
        .nfkd()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}'))
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' => '-',
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            'ı' => 'i',
            'ł' => 'l',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    Some(bare)
}

/// A point as it was written, before the line is understood as a whole.
#[derive(Debug, Clone, Copy)]
struct Written {
    year: i32,
    month: Option<u32>,
    /// "05/04/2019": which of the two is the month depends on the writer's country.
    month_or_day: Option<(u32, u32)>,
    /// A word stands where a month belongs, and it is no known month.
    unknown_word: bool,
    /// The month is written in numbers with a sign for it ("3월").
    cjk: bool,
}

impl Written {
    fn point(self) -> Point {
        Point { year: self.year, month: self.month }
    }
}

/// Where one end shows the order of day and month, the other follows; else only the year is known.
fn settle(start: &mut Written, end: &mut Written) {
    let both = [start.month_or_day, end.month_or_day];
    let day_first = both.iter().flatten().any(|(first, _)| *first > 12);
    let month_first = both.iter().flatten().any(|(_, second)| *second > 12);
    for point in [start, end] {
        if let Some((first, second)) = point.month_or_day.take() {
            point.month = match (day_first, month_first) {
                (true, false) => Some(second),
                (false, true) => Some(first),
                _ if first == second => Some(first),
                _ => None,
            };
            point.month = point.month.filter(|m| (1..=12).contains(m));
        }
    }
}

/// A place in a line.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn is_done(&mut self) -> bool {
        self.spaces();
        self.rest().is_empty()
    }

    fn eat(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn eat_any(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.peek().filter(|c| signs.contains(c))?;
        self.at += sign.len_utf8();
        Some(sign)
    }

    /// Takes `word` where it stands alone; leaves the cursor behind it and its spaces.
    fn word(&mut self, word: &str) -> bool {
        let Some(after) = self.rest().strip_prefix(word) else { return false };
        let open = word.ends_with(|c: char| c.is_alphanumeric() && !is_cjk(c)) && after.starts_with(char::is_alphanumeric);
        if open {
            return false;
        }
        self.at += word.len();
        self.spaces();
        true
    }

    /// Takes digits: their value and how many there are.
    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let value = self.rest().get(..digits)?.parse().ok().filter(|_| digits <= 4)?;
        self.at += digits;
        Some((value, digits))
    }

    /// Takes a year of four digits, or of two after an apostrophe.
    fn year(&mut self) -> Option<i32> {
        let short = self.eat('\'');
        let (value, digits) = self.number()?;
        let year = match (short, digits) {
            (false, 4) => value as i32,
            (true, 2) => value as i32 + if value > 50 { 1900 } else { 2000 },
            _ => return None,
        };
        YEARS.contains(&year).then_some(year)
    }

    fn letters(&mut self) -> &'a str {
        let rest = self.rest();
        let word = &rest[..rest.len() - rest.trim_start_matches(|c: char| c.is_alphabetic() && !is_cjk(c)).len()];
        self.at += word.len();
        word
    }

    fn month_word(&mut self) -> Option<u32> {
        let before = self.at;
        let month = month_of(self.letters());
        if month.is_none() {
            self.at = before;
        }
        month
    }

    fn point(&mut self) -> Option<Written> {
        self.spaces();
        let before = self.at;
        let point = match self.peek()? {
            c if c.is_ascii_digit() => self.point_from_number(),
            '\'' => self.year().map(|year| Written { year, month: None, month_or_day: None, unknown_word: false, cjk: false }),
            c if c.is_alphabetic() => self.point_from_word(),
            _ => None,
        };
        if point.is_none() {
            self.at = before;
        }
        point
    }

    /// "Jul 2021", "enero de 2025", "March 1, 2019", and a word that is no known month.
    fn point_from_word(&mut self) -> Option<Written> {
        let word = self.letters();
        let month = month_of(word);
        if word.is_empty() || (month.is_none() && word.chars().count() < 3) {
            return None;
        }
        self.eat('.');
        self.spaces();
        let before = self.at;
        if let Some((_, 1 | 2)) = self.number()
            && self.peek() != Some('\'')
        {
            self.eat_any(&['.', ',']);
        } else {
            self.at = before;
        }
        self.eat_any(&[',', '/', '-', '.']);
        self.spaces();
        OF.iter().find(|of| self.word(of));
        let year = self.year()?;
        self.year_suffix();
        Some(Written { year, month, month_or_day: None, unknown_word: month.is_none(), cjk: false })
    }

    fn point_from_number(&mut self) -> Option<Written> {
        let before = self.at;
        let (value, digits) = self.number()?;
        if digits == 4 {
            self.at = before;
            return self.point_from_year();
        }
        if digits > 2 {
            return None;
        }
        if let Some(sign) = self.eat_any(&['/', '.', '-']) {
            let after = self.at;
            if let Some((second, 1 | 2)) = self.number()
                && self.eat(sign)
                && let Some(year) = self.year()
            {
                self.year_suffix();
                return day_and_month(value, second, year);
            }
            self.at = after;
            if let Some(year) = self.year() {
                self.year_suffix();
                let month = Some(value).filter(|m| (1..=12).contains(m))?;
                return Some(Written { year, month: Some(month), month_or_day: None, unknown_word: false, cjk: false });
            }
            self.at = after;
        }
        // "1. März 2019"
        self.spaces();
        OF.iter().find(|of| self.word(of));
        self.point_from_word().filter(|point| !point.unknown_word)
    }

    /// "2019", "2019.03", "2019-03-01", "2019年3月1日", "2019 March", "2018/19".
    fn point_from_year(&mut self) -> Option<Written> {
        let year = self.year()?;
        let mut point = Written { year, month: None, month_or_day: None, unknown_word: false, cjk: false };
        let before = self.at;
        self.spaces();
        if self.eat_any(&['년', '年']).is_some() {
            self.eat('度');
            point.cjk = true;
            let before = self.at;
            self.spaces();
            match self.cjk_month() {
                Some(month) => point.month = Some(month),
                None => self.at = before,
            }
            return Some(point);
        }
        self.at = before;
        if let Some(sign) = self.eat_any(&['.', '/', '-']) {
            if sign == '.' {
                self.spaces();
            }
            match self.number() {
                Some((month, 1 | 2)) if (1..=12).contains(&month) && self.peek() != Some('년') => {
                    point.month = Some(month);
                    let before = self.at;
                    if self.eat(sign) {
                        let after = self.at;
                        if sign == '.' {
                            self.spaces();
                        }
                        if !matches!(self.number(), Some((1..=31, 1 | 2))) {
                            // The sign was a closing dot ("2019. 3."), or the dash between two points.
                            self.at = if sign == '.' { after } else { before };
                        } else if sign == '.' {
                            self.eat('.');
                        }
                    }
                    return Some(point);
                }
                // An academic year.
                Some((next, 2)) if sign == '/' && next as i32 == (year + 1) % 100 => return Some(point),
                _ => self.at = before,
            }
        }
        let before = self.at;
        self.eat(',');
        self.spaces();
        if let Some(month) = self.month_word() {
            self.eat('.');
            let after = self.at;
            self.spaces();
            if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at = after;
                point.month = Some(month);
                return Some(point);
            }
        }
        self.at = before;
        self.year_suffix();
        Some(point)
    }

    /// "3월", "3月1日".
    fn cjk_month(&mut self) -> Option<u32> {
        let month = self.number().map(|(m, _)| m).filter(|m| (1..=12).contains(m))?;
        self.spaces();
        self.eat_any(&['월', '月'])?;
        let before = self.at;
        self.spaces();
        let has_day = self.number().is_some();
        self.spaces();
        if !(has_day && self.eat_any(&['일', '日', '号']).is_some()) {
            self.at = before;
        }
        Some(month)
    }

    /// What some languages write behind a year: "2019 r.", "2019 г.".
    fn year_suffix(&mut self) {
        let before = self.at;
        self.spaces();
        if !(["r.", "г.", "года", "год"].iter().any(|suffix| self.word(suffix))) {
            self.at = before;
        }
    }

    /// A second point that leaves out what the first one said: "2019년 3월 - 6월", "2018-19".
    fn short_end(&mut self, start: &Written) -> Option<Written> {
        self.spaces();
        let before = self.at;
        if start.cjk
            && let Some(month) = self.cjk_month().filter(|m| Some(*m) >= start.month)
        {
            return Some(Written { month: Some(month), ..*start });
        }
        self.at = before;
        let (value, digits) = self.number()?;
        let year = start.year - start.year.rem_euclid(100) + value as i32;
        let fits = digits == 2 && start.month.is_none() && value > 12 && year > start.year && !self.peek().is_some_and(char::is_alphanumeric);
        fits.then_some(Written { year, month: None, month_or_day: None, unknown_word: false, cjk: false })
    }

    /// Takes a dash or a joining word with its spaces.
    fn join(&mut self) -> bool {
        self.spaces();
        let before = self.at;
        while self.eat_any(JOIN_SIGNS).is_some() {
            self.spaces();
        }
        if self.at != before {
            // "- to", "부터 ~"
            return true;
        }
        if JOIN_CJK.iter().any(|word| self.word(word)) {
            while self.eat_any(JOIN_SIGNS).is_some() {
                self.spaces();
            }
            return true;
        }
        JOIN_WORDS.iter().any(|word| self.word(word))
    }

    fn now(&mut self) -> bool {
        self.spaces();
        self.eat('(');
        // "jusqu'à aujourd'hui", "hasta la actualidad", "até o momento" after a dash.
        let before = self.at;
        for lead in ["ate", "hasta", "a", "ad", "jusqu'a", "do", "bis", "по", "till", "until", "to"] {
            if self.word(lead) {
                break;
            }
        }
        if NOW.iter().any(|now| self.word(now)) {
            return true;
        }
        self.at = before;
        NOW.iter().any(|now| self.word(now))
    }

    /// "2019年4月至今": the word for "now" holds the joining word.
    fn joined_now(&mut self) -> bool {
        self.spaces();
        ["至今", "迄今", "到现在", "至现在", "から現在", "부터 현재", "to date", "to present"].iter().any(|now| self.word(now))
    }

    /// Whether what follows the dates may follow dates: nothing, a duration, or a remark behind a sign that sets it apart.
    fn ends_line(&mut self) -> bool {
        self.eat('.');
        self.eat(')');
        if self.is_done() {
            return true;
        }
        let rest = self.rest();
        if rest.starts_with(['·', '•', '(', ',', '|', ';', '∙', '・', '⋅', '/', '[']) {
            return true;
        }
        if durations(rest).and_then(|d| d.find(rest)).is_some_and(|found| found.start() == 0) {
            return true;
        }
        ["less than a year", "weniger als", "1년 미만", "1年未満", "moins d'un an", "menos de un", "menos de um", "meno di un", "mniej niz"]
            .iter()
            .any(|less| rest.starts_with(less))
    }

    fn printed(&self) -> Option<u32> {
        printed(self.rest())
    }
}

/// "05/04/2019": three numbers, of which the last is the year.
fn day_and_month(first: u32, second: u32, year: i32) -> Option<Written> {
    let fits = (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
    fits.then_some(Written { year, month: None, month_or_day: Some((first, second)), unknown_word: false, cjk: false })
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}')
}

/// The month that a word names in one of the languages of [`MONTHS`]; `None` where two languages disagree.
fn month_of(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for (month, names) in (1..).zip(MONTHS) {
        if names.contains(&word) {
            return Some(month);
        }
        if names.iter().any(|name| name.starts_with(word)) {
            if found.is_some() {
                return None;
            }
            found = Some(month);
        }
    }
    found
}

/// Number and unit, in the languages of the pages; the units may touch what follows ("2 lata11 mies.").
/// None for a text without a digit.
fn durations(text: &str) -> Option<&'static Regex> {
    static DURATIONS: OnceLock<Option<Regex>> = OnceLock::new();
    const YEAR: &str = r"(?:years?|yrs?|y(?:\b|[0-9])|년|年|jahren?|jahre|jahr|j\b|rok|lata|lat|ans?\b|anos?|ann[oi]|jaar|jr\b|yil|года|год|лет|ar\b)";
    const MONTH: &str = r"(?:months?|mos?\b|개월|달|[ヶか箇カヵケ个個]月|monaten?|monate|monat|mon\b|m\b|miesiac[ea]?|miesiecy|mies\b|mois|meses|mes[ei]?|maanden|maand|mnd|ay\b|месяц(?:ев|а)?|мес\b|man(?:ader?|ed(?:er)?)\b)";
    let compile = || {
        let pattern = format!(r"([0-9]{{1,2}})(?:[.,]([0-9]))?\s*{YEAR}\.?(?:\s*(?:,|and|und|et|y|e|i)?\s*([0-9]{{1,3}})\s*{MONTH}\.?)?|([0-9]{{1,3}})\s*{MONTH}\.?");
        Regex::new(&pattern).ok()
    };
    mention::has_digit(text).then(|| DURATIONS.get_or_init(compile).as_ref()).flatten()
}

fn printed(text: &str) -> Option<u32> {
    let found = durations(text)?.captures(text)?;
    let number = |group: usize| found.get(group).and_then(|m| m.as_str().parse::<u32>().ok());
    match number(1) {
        Some(years) => {
            let tenths = number(2).map_or(0, |t| t * 12 / 10);
            Some(years * 12 + tenths + number(3).unwrap_or(0))
        }
        None => number(4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `2021-07`, `2021`, `now`, in the form of the expectations below.
    fn short(range: Option<DateRange>) -> String {
        let Some(range) = range else { return "none".into() };
        let point = |p: Point| p.month.map_or(format!("{}", p.year), |m| format!("{}-{m:02}", p.year));
        let end = match range.end {
            End::At(p) => format!("..{}", point(p)),
            End::Open => "..now".into(),
            End::Single => String::new(),
        };
        let printed = range.printed.map_or(String::new(), |m| format!(" {m}"));
        format!("{}{end}{printed}", point(range.start))
    }

    #[test]
    fn lines_of_dates_are_read_in_every_language() {
        for (line, expected) in [
            // English
            ("Feb 2018 - Present · 4 yrs 1 mo", "2018-02..now 49"),
            ("Aug 2017 – Jul 2019 · 2 yrs", "2017-08..2019-07 24"),
            ("Aug 2017 to Jul 2019 · 2 yrs", "2017-08..2019-07 24"),
            ("May 2020—June 2020 2 months", "2020-05..2020-06 2"),
            ("2003 - Present", "2003..now"),
            ("2003 - 2003 less than a year", "2003..2003"),
            ("Sept. 2011 - Dec. 2012", "2011-09..2012-12"),
            ("September 2011 until March 2012", "2011-09..2012-03"),
            ("March 3, 2014 - April 9, 2015", "2014-03..2015-04"),
            ("3 March 2014 - 9 April 2015", "2014-03..2015-04"),
            ("Mar '14 - Apr '15", "2014-03..2015-04"),
            ("Mar – Jun 2019", "2019-03..2019-06"),
            ("since 2016", "2016..now"),
            ("2018", "2018"),
            ("15/03/2019", "2019-03"),
            ("Nov 2018", "2018-11"),
            ("2015 - 2019 (expected)", "2015..2019"),
            ("Oct 2015 - to date", "2015-10..now"),
            ("2018/19 - 2021", "2018..2021"),
            ("2018-19", "2018..2019"),
            ("Jul\u{a0}2021\u{2009}-\u{202f}Present\u{a0}·\u{a0}3 yrs 1 mo", "2021-07..now 37"),
            ("Summer 2016 - Fall 2017", "2016..2017"),
            // numbers
            ("03/2019 - 11/2020", "2019-03..2020-11"),
            ("03.2019 – 11.2020", "2019-03..2020-11"),
            ("2019.03 ~ 2020.11", "2019-03..2020-11"),
            ("2019. 3. ~ 2020. 11.", "2019-03..2020-11"),
            ("2019.03.02 ~ 2020.11.30", "2019-03..2020-11"),
            ("2019-03 - 2020-11", "2019-03..2020-11"),
            ("2019-03-2020-11", "2019-03..2020-11"),
            ("2019-2021", "2019..2021"),
            ("2019.03 ~", "2019-03..now"),
            ("15/03/2019 - 02/11/2020", "2019-03..2020-11"),
            ("03/15/2019 - 11/02/2020", "2019-03..2020-11"),
            ("04/05/2019 - 06/07/2020", "2019..2020"),
            ("２０１９年３月 - ２０２０年１１月", "2019-03..2020-11"),
            // Korean
            ("2024년 6월 - 현재 · 1년 2개월", "2024-06..now 14"),
            ("2022년 4월 - 2024년 5월 · 2년 2개월", "2022-04..2024-05 26"),
            ("2022년4월~2024년5월", "2022-04..2024-05"),
            ("2022년 3월 2일 ~ 재직 중", "2022-03..now"),
            ("2019년 3월부터 현재", "2019-03..now"),
            ("2019년 3월 - 6월", "2019-03..2019-06"),
            ("2009년 - 2015년 (군 휴학 포함)", "2009..2015"),
            // Japanese
            ("2024年1月 - 現在 · 1年2ヶ月", "2024-01..now 14"),
            ("2021年10月〜2024年3月", "2021-10..2024-03"),
            ("2021年10月から現在 (2年3か月)", "2021-10..now 27"),
            // Chinese
            ("2022年4月 - 至今", "2022-04..now"),
            ("2022年4月至今", "2022-04..now"),
            ("2018年9月至2022年6月 · 3年10个月", "2018-09..2022-06 46"),
            // German
            ("Apr. 2023–Heute · 2 Jahre 6 Monate", "2023-04..now 30"),
            ("Jan. 2023 – Heute · 1 J. 9 Mon.", "2023-01..now 21"),
            ("März 2019 bis Dezember 2020 · 1 Jahr 10 Monate", "2019-03..2020-12 22"),
            ("seit Oktober 2019", "2019-10..now"),
            ("1. Juli 2018 - 30. Juni 2019", "2018-07..2019-06"),
            // Polish
            ("maj 2024 – obecnie · 1 rok 1 mies.", "2024-05..now 13"),
            ("lut 2025 - mar 2025 · 2 mies.", "2025-02..2025-03 2"),
            ("paź 2012 –gru 2015 · 3 lata3 mies.", "2012-10..2015-12 39"),
            ("od stycznia 2016 do lipca 2018", "2016-01..2018-07"),
            ("wrz 2013 –obecnie · 11 lat7 mies.", "2013-09..now 139"),
            // French
            ("janv. 2023 - aujourd’hui · 1 an 9 mois", "2023-01..now 21"),
            ("févr. 2019 - août 2021 · 2 ans 7 mois", "2019-02..2021-08 31"),
            ("de juin 2015 à déc. 2016", "2015-06..2016-12"),
            // Spanish
            ("enero de 2024 - Present (1 año 7 meses)", "2024-01..now 19"),
            ("ago. 2019 - actualidad · 3 años", "2019-08..now 36"),
            ("Marzo 2015 - Junio 2017", "2015-03..2017-06"),
            // Portuguese
            ("jan de 2023 - o momento · 1 ano", "2023-01..now 12"),
            ("set. de 2019 - out. de 2021 · 2 anos 2 meses", "2019-09..2021-10 26"),
            ("mar 2018 até o momento", "2018-03..now"),
            // Italian
            ("gen 2023 - Presente · 1 anno", "2023-01..now 12"),
            ("mag 2015 - lug 2017 · 2 anni 3 mesi", "2015-05..2017-07 27"),
            ("dal 2014", "2014..now"),
            // Dutch, Turkish, Russian
            ("mrt 2019 - heden · 2 jaar 3 maanden", "2019-03..now 27"),
            ("Oca 2020 - Halen · 1 yıl 3 ay", "2020-01..now 15"),
            ("Ağu 2018 - Kas 2019", "2018-08..2019-11"),
            ("май 2019 – настоящее время · 2 года 3 месяца", "2019-05..now 27"),
            ("июнь 2018 г. – дек. 2019 г.", "2018-06..2019-12"),
            // an unknown month word leaves the years
            ("tammi 2019 - helmi 2021", "2019..2021"),
        ] {
            assert_eq!(short(parse(line)), expected, "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_dates() {
        for line in [
            "", " ", "-", "Present", "현재", "Senior Engineer", "Kestrel 2019", "Kestrel Labs 2019", "Class of 2018", "3 yrs 1 mo", "500+ connections",
            "In 2019 we moved to Jun 2021 plans", "2019 - a year to remember", "Room 2019-A", "0019 - 0021", "1820 - 1850", "2150 - 2160", "9999",
            "12345 - 67890", "99/2019 - 99/2020", "May be 2020", "+1 555 0143", "March", "March - June", "1.2.3", "2019.13 - 2020.14",
            "2019 was the year in which we built a team of 12 in 2020", "Used Python 3.10 - 3.12", "팀원 2019명 - 2020명 관리",
        ] {
            assert_eq!(short(parse(line)), "none", "{line}");
        }
    }

    #[test]
    fn durations_alone_are_read() {
        for (line, months) in [
            ("5 yrs 11 mos", Some(71)), ("1 yr", Some(12)), ("7 mos", Some(7)), ("3년 2개월", Some(38)), ("6개월", Some(6)), ("2 lata11 mies.", Some(35)),
            ("2 Jahre 6 Monate", Some(30)), ("1年2ヶ月", Some(14)), ("1 an 9 mois", Some(21)), ("2 años 1 mes", Some(25)), ("1 ano", Some(12)),
            ("3 anni 4 mesi", Some(40)), ("Full-time · 5 yrs 3 mos", None), ("5 years of experience", None), ("12 people", None), ("2019", None), ("", None),
        ] {
            assert_eq!(duration(line), months, "{line}");
        }
    }

    #[test]
    fn printed_durations_are_compared_with_the_dates() {
        let today = Month::new(2026, 11);
        let check = |line: &str| checksum(&parse(line).expect(line), today);
        for line in [
            "Aug 2020 - Jun 2021 · 11 mos", "Aug 2020 - Jun 2021 · 10 mos", "Feb 2024 - Present · 2 yrs 10 mos", "2014 - Dec 2017 · 3 yrs",
            "2014 - 2017 · 3 yrs", "2014 - 2017 · 4 yrs", "2020년 3월 - 2022년 2월 · 2년",
        ] {
            assert_eq!(check(line), Checksum::Agrees, "{line}");
        }
        assert_eq!(check("Aug 2020 - Jun 2021 · 3 yrs"), Checksum::Disagrees { counted: 11, printed: 36 });
        assert_eq!(check("2014 - 2017 · 9 yrs"), Checksum::Disagrees { counted: 48, printed: 108 });
        for line in ["Aug 2020 - Jun 2021", "2003 - 2003 less than a year", "2018", "Jun 2021 - Aug 2020 · 11 mos", "Jun 2029 - Present · 1 yr"] {
            assert_eq!(check(line), Checksum::NothingToCompare, "{line}");
        }
    }

    /// Pieces of date lines in any order: what a tired hand or a broken page could give.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("2019"), Just("Mar"), Just(" - "), Just("–"), Just("년"), Just("月"), Just("12"), Just("."), Just("/"), Just("'"), Just("99"), Just("현재"),
            Just("至"), Just("· 3 yrs"), Just("e\u{301}"), Just("ヶ月"), Just("("), Just("to"), Just(" "), Just("𝟚𝟘𝟙𝟡"), Just("4294967296"), Just("\u{202e}")
        ];
        prop::collection::vec(piece, 0..14).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn no_line_makes_it_fail(line in "\\PC*", made in pieces()) {
            for text in [&line, &made] {
                let _ = duration(text);
                if let Some(range) = parse(text) {
                    prop_assert!(YEARS.contains(&range.start.year));
                    prop_assert!(range.end_point().is_none_or(|end| YEARS.contains(&end.year)));
                    let _ = checksum(&range, Month::new(2026, 11));
                }
            }
        }

        #[test]
        fn a_written_range_comes_back(from in 1950i32..2050, to in 1950i32..2050, a in 1u32..=12, b in 1u32..=12) {
            for line in [format!("{from}-{a:02} – {to}-{b:02}"), format!("{from}년 {a}월 - {to}년 {b}월"), format!("{a:02}/{from} to {b:02}/{to}")] {
                let range = parse(&line).expect(&line);
                prop_assert_eq!(range.start, Point { year: from, month: Some(a) });
                prop_assert_eq!(range.end, End::At(Point { year: to, month: Some(b) }));
            }
        }
    }
}
