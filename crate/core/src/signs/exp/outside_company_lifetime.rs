//! A job begins years before its employer, or anything it came from, existed; or after the employer was gone.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::Reference;
use crate::reference::employers::{Employer, Kind};
use crate::reference::hosts;
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{Position, Profile};
use crate::text::fold::fold;
use crate::text::mention;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-outside-company-lifetime",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Experience],
    sources: &["CIND24", "MAND24", "DER"],
};

/// Months that rounding, paperwork and a table can be off.
const MARGIN: i32 = 6;
/// From here on nothing honest but a mistake in the table is left.
const STRONG: i32 = 24;

/// Those who were there before there was a company.
const FIRST_PEOPLE: &[&str] = &[
    "founder", "co-founder", "cofounder", "founding", "owner", "employee #1", "first employee", "employee no", "incorporator", "창업", "창업자", "공동창업자", "창립", "설립", "초기 멤버",
    "gründer", "gründerin", "mitgründer", "mitgründerin", "創業", "創業者", "共同創業者", "fondateur", "fondatrice", "cofondateur", "fundador", "fundadora", "cofundador", "fondatore",
    "założyciel", "założycielka", "współzałożyciel", "创始人",
];

/// Words by which people explain that the house had another name then.
const EXPLAINED: &[&str] = &[
    "formerly", "previously", "acquired", "acquisition", "merged", "merger", "predecessor", "then called", "then known as", "then", "now part of", "now", "renamed", "spun off", "spin-off",
    "before it became", "became", "legacy", "via", "구", "전신", "합병", "인수", "사명", "당시", "vormals", "ehemals", "früher", "heute", "übernommen", "fusioniert", "damals", "旧", "現", "前身",
    "買収", "合併", "当時", "anciennement", "racheté", "ex-", "antes", "adquirida", "dawniej", "przejęta",
];

/// Compares every job with the employer of its name.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(employers) = &context.reference.employers else { return };
    for profile in case.profiles() {
        for position in &profile.experience.items {
            let Some(employer) = employers.find(position.company.as_str()) else { continue };
            if is_explained(position) {
                continue;
            }
            check(profile, position, employer, context.reference, findings);
        }
    }
}

fn is_explained(position: &Position) -> bool {
    mention::any_of(&fold(position.title.as_str()).text, FIRST_PEOPLE)
        || mention::any_of(&fold(position.description.as_str()).text, FIRST_PEOPLE)
        || mention::any_of(&fold(position.description.as_str()).text, EXPLAINED)
}

/// Whether a job lies outside the years of its employer and its entry does not explain it; for the line of facts.
pub fn is_outside(position: &Position, employer: &Employer) -> bool {
    !employer.has_namesakes && !is_explained(position) && months_off(position, employer).is_some()
}

/// How many months a job begins before its employer (negative), or after the employer was gone.
fn months_off(position: &Position, employer: &Employer) -> Option<i32> {
    let range = position.range.filter(|range| !range.is_reversed())?;
    let early = range.start.latest().0 - employer.earliest.0;
    let late = employer.until.map(|until| range.start.earliest().0 - until.0);
    if early < -MARGIN { Some(early) } else { late.filter(|late| *late > MARGIN) }
}

/// How likely a name that others bear too means the employer of the table.
enum Meant {
    Surely,
    Perhaps,
    Hardly,
}

/// Words of the trades that the table knows, folded. Their bearer may still be a namesake of the same trade, hence a second
/// hint is wanted.
const TECHNICAL: &[&str] = &[
    "software", "developer", "engineer", "engineering", "programmer", "product manager", "product", "product designer", "data", "database", "warehouse", "cloud", "platform", "api", "apis", "backend", "frontend", "full stack", "mobile", "devops", "sre",
    "saas", "payments", "payment", "fintech", "checkout", "merchant", "merchants", "machine learning", "ml", "ai", "search", "security", "crypto", "exchange", "blockchain", "wallet", "개발자", "개발", "엔지니어", "소프트웨어", "백엔드", "프론트엔드", "플랫폼", "데이터", "결제",
    "클라우드", "보안", "softwareentwickler", "softwareentwicklerin", "entwickler", "entwicklerin", "software-ingenieur", "zahlungen", "エンジニア", "開発", "ソフトウェア", "決済", "クラウド", "プラットフォーム",
];

/// A domain or a link names the employer itself; its country together with its trade does so nearly as well.
fn means(profile: &Profile, position: &Position, employer: &Employer, reference: &Reference) -> Meant {
    let entry = [&position.title, &position.description, &position.company_url].map(|text| fold(text.as_str()).text).join("\n");
    let around = [&profile.headline, &profile.about].map(|text| fold(text.as_str()).text).join("\n");
    let contacts: Vec<String> = profile.contact.emails.iter().chain(&profile.contact.websites).map(|text| fold(text.as_str()).text).collect();
    let domain = employer.domains.iter().filter(|domain| hosts::kind_of(domain).is_none()).any(|domain| [&entry, &around].into_iter().chain(&contacts).any(|text| mention::places(text, domain).next().is_some()));
    let technical = employer.kind == Kind::Technology && mention::any_of(&entry, TECHNICAL);
    let here = reference.places.as_ref().is_some_and(|places| places.countries_of(position.location.as_str()) == [employer.country.as_str()]);
    let elsewhere = reference.places.as_ref().is_some_and(|places| {
        let named = places.countries_of(position.location.as_str());
        !named.is_empty() && !named.contains(&employer.country.as_str())
    });
    let other_trade = employer.kind == Kind::Technology && !technical;
    match (domain || (technical && here), other_trade || elsewhere) {
        (true, _) => Meant::Surely,
        (false, false) => Meant::Perhaps,
        (false, true) => Meant::Hardly,
    }
}

fn check(profile: &Profile, position: &Position, employer: &Employer, reference: &Reference, findings: &mut Findings) {
    let (Some(range), Some(off)) = (position.range, months_off(position, employer)) else { return };
    let (key, year) = if off < 0 {
        ("core_exp_outside_company_lifetime_before", employer.earliest.year())
    } else {
        ("core_exp_outside_company_lifetime_after", employer.until.map_or(0, |until| until.year()))
    };
    let strength = match (off.abs() >= STRONG, employer.has_namesakes) {
        (true, false) => Strength::Strong,
        (false, false) => Strength::Moderate,
        (true, true) => match means(profile, position, employer, reference) {
            Meant::Surely => Strength::Strong,
            Meant::Perhaps => Strength::Moderate,
            Meant::Hardly => Strength::Weak,
        },
        (false, true) => Strength::Weak,
    };
    let says = Say::new(key).with("employer", &employer.name).count("year", year.into()).count("start", range.start.year.into());
    findings.add(&META, strength, vec![position.company.quote(), position.dates.quote()], Some(says));
}
