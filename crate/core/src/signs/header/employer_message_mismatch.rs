//! The message speaks for one house, the sender's card or profile names another, and no agency stands between them.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::employers::{Employers, Kind};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{Conversation, End};
use crate::text::fold::fold;
use crate::text::{Text, mention, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "header-employer-message-mismatch",
    family: Family::Identity,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Messages, Part::Sender, Part::Header, Part::Experience],
    sources: &["ESET20", "NISBFV24", "ATT21"],
};

/// Words of those who recruit for others.
const AGENCY: &[&str] = &[
    "agency", "staffing", "recruitment", "recruiting", "recruiters", "search", "headhunter", "headhunting", "executive search", "rpo", "talent solutions", "personnel", "placement", "sourcing", "sourcer", "consultancy",
    "consulting", "consultant", "partners", "associates", "outsourcing", "freelance recruiter", "independent recruiter", "employer branding", "counsel", "law", "legal", "llp", "pr", "communications",
    "헤드헌터", "헤드헌팅", "서치", "서치펌", "채용대행", "컨설팅", "컨설턴트", "파견", "아웃소싱", "personalberatung", "personalberater", "personalberaterin", "personalvermittlung", "personaldienstleister", "zeitarbeit",
    "人材紹介", "転職エージェント", "エージェント", "ヘッドハンター", "キャリア", "人材", "cabinet", "chasseur de têtes", "intérim", "consultora", "reclutamiento externo", "agencia", "agência", "consultoria", "agenzia", "agencja",
];

/// What stands in the place of an employer and names none.
const NO_EMPLOYER: &[&str] = &["independent", "freelance", "self-employed", "private", "stealth", "indie", "contractor", "—", "-", "n/a", "none", "confidential", "various", "프리랜서", "개인", "フリー", "フリーランス", "selbständig", "selbstständig", "independiente"];

/// Compares what the messages say with the card, and with the current jobs of a profile in the same case.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let employers = context.reference.employers.as_ref();
    for conversation in case.conversations() {
        let cards = cards(case, conversation);
        let Some(card) = cards.iter().find(|text| names_an_employer(text)) else { continue };
        let about_them = [&conversation.sender.headline, &conversation.sender.company].into_iter().chain(case.profiles().flat_map(|p| [&p.headline, &p.about]));
        if about_them.chain(cards.iter()).any(|text| mention::any_of(&fold(text.as_str()).text, AGENCY)) || cards.iter().any(|card| recruits(card, employers)) {
            continue;
        }
        for (_, turn) in conversation.inbound() {
            for (house, speaks_for) in houses(&turn.text) {
                let known = employers.and_then(|table| table.find(house.as_str()));
                let card_known = employers.and_then(|table| table.find(card.as_str()));
                let fits = cards.iter().any(|card| names::same_house(card.as_str(), house.as_str(), employers) || mentions(card, &house))
                    || mentions(&conversation.sender.headline, &house)
                    || mentions(&conversation.sender.name, &house)
                    || case.profiles().any(|p| mentions(&p.headline, &house) || mentions(&p.name, &house));
                if fits || known.is_some_and(|row| row.has_namesakes) {
                    continue;
                }
                let strength = match (known, card_known, speaks_for) {
                    (Some(_), ..) => Strength::Moderate,
                    (None, Some(_), true) => Strength::Moderate,
                    (None, _, true) => Strength::Weak,
                    (None, ..) => continue,
                };
                let says = Say::new("core_header_employer_message_mismatch").with("house", house.as_str()).with("card", card.as_str());
                findings.add(&META, strength, vec![house.quote(), card.quote()], Some(says));
                return;
            }
        }
    }
}

/// Where the sender is employed, as far as the card and the profile say.
fn cards(case: &Case, conversation: &Conversation) -> Vec<Text> {
    let mut cards = vec![conversation.sender.company.clone()];
    for profile in case.profiles() {
        let current = profile.experience.items.iter().filter(|job| job.range.is_none_or(|range| range.end == End::Open));
        cards.extend(current.map(|job| job.company.clone()));
    }
    cards.retain(|card| !card.is_empty());
    cards
}

fn names_an_employer(card: &Text) -> bool {
    let name = fold(card.as_str().trim()).text;
    !name.is_empty() && !NO_EMPLOYER.contains(&name.as_str()) && !mention::any_of(&name, &["stealth", "freelance", "self-employed", "confidential"])
}

fn recruits(card: &Text, employers: Option<&Employers>) -> bool {
    employers.and_then(|table| table.find(card.as_str())).is_some_and(|row| matches!(row.kind, Kind::Recruiting | Kind::Consulting))
}

fn mentions(text: &Text, house: &Text) -> bool {
    let (text, house) = (names::plain(text.as_str()), names::plain(house.as_str()));
    !text.is_empty() && (text.contains(&house) || house.split_whitespace().next().is_some_and(|first| first.chars().count() >= 4 && mention::any_of(&text, &[first])))
}

/// The houses that a message says it speaks for; with `true` where the words leave no doubt that the sender belongs there.
fn houses(text: &Text) -> Vec<(Text, bool)> {
    let Some(pattern) = pattern() else { return Vec::new() };
    pattern
        .captures_iter(text.as_str())
        .filter_map(|found| {
            let house = text.slice(found.iter().skip(2).flatten().next()?.range()).trimmed();
            // A capital behind "I'm from" may be a town; only a name that the table knows counts there.
            (house.as_str().chars().count() >= 2).then_some((house, found.get(1).is_none()))
        })
        .collect()
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        const HOUSE: &str = r"(\p{Lu}[\p{L}\d&'’+]*(?:[ -](?:of |and |& )?[\p{Lu}\d][\p{L}\d&+]*){0,4})";
        Regex::new(&format!(
            concat!(
                r"(?:(?:[Oo]n behalf of(?: the)?|[Ii] represent(?: the)?|[Rr]epresenting(?: the)?|[Ii] work (?:at|for|with)|[Ii] recruit for|[Rr]ecruiter (?:at|for|with)|[Rr]ecruiting for|(?:HR|[Hh]iring|[Tt]alent(?: [Aa]cquisition)?|[Rr]ecruiting|[Rr]ecruitment|[Pp]eople) (?:[Mm]anager|[Pp]artner|[Tt]eam|[Ll]ead|[Dd]epartment|[Dd]irector|[Ss]pecialist)?\s?(?:at|of|for))",
                r"|([Ii]['’]?\s?a?m (?:[a-zA-Z -]{{0,30}} )?(?:from|at|with)|[Tt]his is [\p{{L}} ]{{2,25}} (?:from|at|with)|(?:[Ww]riting|[Rr]eaching out|[Cc]ontacting you|[Gg]reetings) from|[Hh]ere from)",
                r"|(?:[Ii]m Auftrag (?:von|der|des)|[Ii]m Namen (?:von|der|des)|arbeite (?:für|bei)(?: der)?|Recruiter(?:in)? bei(?: der)?|Personalabteilung (?:von|der))) {house}",
                r"|([가-힣A-Za-z0-9&]{{2,20}})(?:의|에서)? ?(?:채용 ?담당자?|인사 ?담당자?|인사팀|채용팀|인재영입팀|인사부|HR팀|리크루터|채용 매니저)(?:입니다|의|에서|이며|,|\s|로)",
                r"|([\p{{Han}}\p{{Katakana}}ーA-Za-z0-9]{{2,20}})(?:の|で)?(?:採用担当|人事部|人事担当|採用チーム)"
            ),
            house = HOUSE
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
