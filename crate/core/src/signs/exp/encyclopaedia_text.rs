//! Where a job's duties belong stands what the trade is, as a dictionary would put it.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::Text;
use crate::text::fold::fold;
use crate::text::mention;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-encyclopaedia-text",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience],
    sources: &["DER"],
};

/// Words by which the text speaks of the writer, the team or the house after all. Folded.
const OWN: &[&str] = &[
    "i", "i'm", "i've", "my", "me", "we", "our", "us", "i led", "led", "built", "responsible", "managed", "launched", "저는", "제가", "저희", "우리", "당사", "담당", "ich", "wir", "mein", "unser", "unsere", "私", "弊社", "当社", "担当", "je", "nous", "notre", "yo", "nosotros", "nuestra", "nuestro",
];

/// Every description; two of them on one page weigh more than one.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let found: Vec<Text> = profile.experience.items.iter().filter_map(|job| definition(&job.description)).collect();
        let strength = if found.len() > 1 { Strength::Strong } else { Strength::Moderate };
        findings.add(&META, strength, found.iter().map(Text::quote).collect(), Some(Say::new("core_exp_encyclopaedia_text")));
    }
}

/// The sentence that defines a trade, where no word of the description is about the writer.
fn definition(description: &Text) -> Option<Text> {
    let whole = description.as_str();
    let found = pattern()?.find(whole)?;
    let start = whole.get(..found.start())?.rfind(['.', '!', '?', '\n', '。']).map_or(0, |at| at + 1);
    let start = start + whole.get(start..)?.find(|c: char| c.is_alphanumeric() || c == '"')?;
    let end = whole.get(found.end()..)?.find(['.', '!', '\n', '。']).map_or(whole.len(), |at| found.end() + at);
    // What the house makes is defined in the same form: "Corvane is a platform that …".
    (!mention::any_of(&fold(whole).text, OWN)).then(|| description.slice(start..end).trimmed())
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?m)(?:^|[.!\n]\s*)(?:[Tt]he |[Aa]n? )?[\p{L}/&-]+(?: [\p{L}/&-]+){0,5},? (?:(?:is|are) (?:the|an?|one of the) (?:[\p{L}-]+ ){0,3}(?:process(?:es)?|practices?|art|act|recording|management|analysis|planning|design|measurement|exchange|discipline|science|field|branch|study|profession|occupation|methodology|set of (?:practices|principles|activities|tools|processes)|application of|use of|activity|activities|job|role|career|people who|professionals? who|persons? who|specialists? who|experts? who|someone who|individuals? who)\b",
            r"|are (?:the )?(?:[\p{L}-]+ ){0,2}(?:professionals|people|persons|specialists|experts|individuals|craftsmen|practitioners|workers|those),? (?:who|that|trained|responsible|whose)",
            r"|(?:is|are) (?:[\p{L}-]+ )?(?:responsible for|tasked with) (?:the )?\p{L}+ing\b[^.]{0,80}\b(?:organi[sz]ations?|businesses|companies|clients)\b",
            r"|(?:is|are) (?:someone|somebody|a person|persons|people|professionals?|specialists?) (?:who|that)\b",
            r"|(?:refers?|relates?) to (?:the|an?) \p{L}+|(?:is|are|can be) (?:defined|described|understood) as|(?:is|are) concerned with|deals? with the (?:design|study|process|management|application)|encompass(?:es)? (?:the|all|a)|involves the (?:process|use|study|design|practice|application|planning))",
            r"|[Tt]he masters of [^.]{3,60} are ",
            r"|(?:^|[.\n]\s*)[가-힣A-Za-z ]{2,20}(?:이란|란|라 함은|이라는 것은) [^.]{6,120}(?:말합니다|말한다|뜻합니다|뜻한다|의미합니다|의미한다|일컫습니다|일컫는다|가리킵니다|가리킨다|것입니다|것이다|활동입니다|과정입니다|직업입니다|학문입니다|분야입니다)",
            r"|(?:^|[.\n]\s*)[가-힣A-Za-z ]{2,20}(?:은|는) [^.]{6,120}(?:하는 (?:사람|직업|전문가|직종|활동|과정|학문|분야)(?:입니다|이다|을 말합니다|을 말한다|을 의미합니다|을 뜻합니다))",
            r"|(?:[Uu]nter (?:dem Begriff )?\p{Lu}[\p{L}-]+(?: \p{L}+){0,3} versteht man|(?:^|[.\n]\s*)(?:[Dd](?:ie|er|as) |[Ee]ine? )?\p{Lu}[\p{L}-]+(?:[ -]\p{L}+){0,3} (?:bezeichnet (?:die|den|das|eine|einen)|(?:ist|sind) (?:die Lehre|die Wissenschaft|der Prozess|die Kunst|ein Teilgebiet|eine Disziplin|ein Beruf|Fachleute|Fachkräfte|Personen,? die)|befasst sich mit|beschäftigt sich mit))",
            r"|[\p{Han}\p{Katakana}ーA-Za-z]{2,16}とは、?[^。]{4,90}(?:のこと|を指|である|です|をいう|を言う|という)"
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
