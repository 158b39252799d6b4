//! What the command line adds to the engine: the tables and the pages of the signs built in, a table for people, and the
//! clock's date.

use std::io::{self, Write};

use second_look_core::export::SignWords;
use second_look_core::reference::Reference;
use second_look_core::report::Report;
use second_look_core::sign_page::{SignPage, headings};
use second_look_core::subject::Month;
use second_look_core::words::Lang;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The reference tables, all of them.
pub fn tables() -> Reference {
    let mut reference = Reference::default();
    for (name, bytes) in TABLES {
        if let Err(error) = reference.load(name, bytes) {
            // The tables are part of this binary, so this is a mistake of the build; go on with what there is and say so.
            eprintln!("second-look: {error}");
        }
    }
    reference
}

/// What the page of a sign says, in `lang`; nothing for an id that no sign has.
pub fn sign_words(id: &str, lang: Lang) -> SignWords {
    let Ok(at) = PAGES.binary_search_by_key(&id, |(id, _, _)| id) else { return SignWords::default() };
    let (_, english, korean) = PAGES[at];
    let (text, code) = match lang {
        Lang::En => (english, "en"),
        Lang::Ko => (korean, "ko"),
    };
    let page = SignPage::parse(text);
    let section = |n: usize| {
        let heading = headings(code).get(n).copied().unwrap_or_default();
        page.sections.iter().find(|(name, _)| name == heading).map(|(_, body)| body.clone()).unwrap_or_default()
    };
    SignWords { title: page.title.clone(), why: section(1), honest: section(2) }
}

/// Writes a report as lines for people.
///
/// # Errors
/// When `out` cannot be written.
pub fn table(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let level = serde_json::to_value(report.level)?;
    writeln!(out, "{}  {}  {}", report.id, level.as_str().unwrap_or_default(), report.reason)?;
    for finding in &report.findings {
        let strength = serde_json::to_value(finding.strength)?;
        writeln!(out, "    {:9} {}", strength.as_str().unwrap_or_default(), finding.sign)?;
        for evidence in &finding.evidence {
            let quote: String = evidence.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "              “{quote}”  {}", evidence.pointer)?;
        }
        if let Some(says) = &finding.says {
            writeln!(out, "              {says}")?;
        }
    }
    for fact in &report.facts {
        writeln!(out, "    · {}: {}", fact.quote, fact.says)?;
    }
    writeln!(out, "    read: {}", report.coverage.read.join(", "))?;
    for part in &report.coverage.not_read {
        writeln!(out, "    not read: {} ({})", part.what, part.why)?;
    }
    for what in &report.coverage.not_checked {
        writeln!(out, "    not checked: {what}")?;
    }
    Ok(())
}

/// The month and the day of the month, `days` days after 1970-01-01.
pub fn date_of_day(days: i64) -> (Month, i64) {
    // Count in 400-year cycles from 0000-03-01, so that the leap day ends a year.
    let shifted = days + 719_468;
    let cycle = shifted.div_euclid(146_097);
    let day_of_cycle = shifted.rem_euclid(146_097);
    let year_of_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_cycle + cycle * 400 + i64::from(month <= 2);
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    (Month::new(year as i32, month as u32), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(date_of_day(0), (Month::new(1970, 1), 1));
        assert_eq!(date_of_day(11_016), (Month::new(2000, 2), 29));
        assert_eq!(date_of_day(11_017), (Month::new(2000, 3), 1));
        assert_eq!(date_of_day(20_781), (Month::new(2026, 11), 24));
    }

    #[test]
    fn the_page_of_a_sign_is_at_hand_in_both_languages() {
        for lang in [Lang::En, Lang::Ko] {
            let words = sign_words("msg-move-off-platform", lang);
            assert!(!words.title.is_empty() && !words.why.is_empty() && !words.honest.is_empty(), "{words:?}");
        }
        assert!(sign_words("msg-no-such-sign", Lang::En).title.is_empty());
    }
}
