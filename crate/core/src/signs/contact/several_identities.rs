//! Contact details spell two people and more, none of whom is the one on display.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::people::{self, FullName};
use crate::subject::Profile;
use crate::text::fold::fold;
use crate::text::{Text, links, mention, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "contact-several-identities",
    family: Family::Contact,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About, Part::Contact],
    sources: &["SEAL26", "MAND24", "GITLAB26"],
};

/// Pages of several people, and people who answer for others. Folded.
const SEVERAL: &[&str] = &[
    "duo", "couple", "husband and wife", "brothers", "sisters", "twins", "band", "collective", "ensemble", "partners", "law firm", "practice", "assistant", "assistants", "pa to", "agent for", "represented by", "my manager", "press contact", "booking", "bookings", "secretary", "secretariat", "editorial", "team account",
    "we are", "both of us", "co-owners", "부부", "팀 계정", "비서", "매니저", "ehepaar", "kanzlei", "assistenz", "sekretariat", "management", "duo", "夫婦", "秘書",
];

/// Compares the names in the mailboxes and handles with the one on display and with each other.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles().filter(|profile| !profile.name.is_empty() && !is_of_several(profile)) {
        // A name in another script cannot be compared with mailboxes.
        if !names::words(profile.name.as_str()).iter().any(|word| word.is_ascii()) {
            continue;
        }
        if let Some(said) = said(&profile.about) {
            findings.add(&META, Strength::Strong, vec![said.quote()], Some(Say::new("core_contact_several_identities_said")));
        }
        let known = people::known_words(case, profile);
        let mailboxes = profile.contact.emails.iter().chain([&profile.about]).flat_map(links::mailboxes);
        let mut others: Vec<FullName> = Vec::new();
        for name in mailboxes.filter_map(|mailbox| people::of_mailbox(&mailbox)).chain(people::of_handles(profile)) {
            if !people::shares(&name, &known) && !others.iter().any(|other| people::shares(&name, &other.words)) {
                others.push(name);
            }
        }
        if others.len() >= 2 {
            let says = Say::new("core_contact_several_identities").with("name", profile.name.trimmed().as_str()).count("others", others.len() as i64);
            // Two words in a mailbox need not be a name: "paper.moon". Three such pairs rarely are anything else.
            let strength = if others.len() >= 3 || others.iter().any(|other| is_written_out(profile, other)) { Strength::Strong } else { Strength::Moderate };
            findings.add(&META, strength, others.iter().map(|other| other.text.quote()).collect(), Some(says));
        }
    }
}

/// "I also work as Ann Lee and Bo Chang": one other name is an alias, two are not.
fn said(about: &Text) -> Option<Text> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        const NAME: &str = r"\p{Lu}\p{Ll}+ \p{Lu}[\p{L}'-]+";
        Regex::new(&format!(
            r"(?:I |[Ww]e )?(?:also |sometimes )?(?:work|apply|bid|appear|operate|sign|go by|interview|am known|are known) (?:as|under the names?(?: of)?|under) (?:{NAME}(?:, | or | and |, and )){{1,4}}{NAME}|(?:[가-힣]{{3}}[,·] ?){{1,3}}[가-힣]{{3}}(?:이라는|라는)? (?:이름|명의)으로도 (?:일|활동|지원|작업)|(?:[Ii]ch )?(?:arbeite|trete|bewerbe mich) (?:auch )?(?:als|unter den Namen) (?:{NAME}(?:, | oder | und )){{1,4}}{NAME}"
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()?.find(about.as_str()).map(|found| about.slice(found.range()).trimmed())
}

/// Whether the texts write such a pair with capitals, as names are written.
fn is_written_out(profile: &Profile, name: &FullName) -> bool {
    let capital = |word: &str| word.chars().next().map(|c| c.to_uppercase().chain(word.chars().skip(1)).collect::<String>()).unwrap_or_default();
    let [first, last] = &name.words;
    let full = format!("{} {}", capital(first), capital(last));
    [&profile.about, &profile.headline].into_iter().any(|text| text.as_str().contains(&full))
}

fn is_of_several(profile: &Profile) -> bool {
    [&profile.headline, &profile.about, &profile.name].into_iter().any(|text| mention::any_of(&fold(text.as_str()).text, SEVERAL)) || profile.name.as_str().contains(['&', '+', '/'])
}
