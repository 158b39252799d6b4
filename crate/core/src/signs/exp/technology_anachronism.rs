//! A technology is used before the public could know of it: in the text of a job that ended earlier, in "since 2012", or
//! in more years of use than it is old.

use std::cell::OnceCell;
use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::employers::{Employer, Employers};
use crate::reference::technologies::{Mention, Technologies, Technology};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::{Month, Position, Profile};
use crate::text::fold::fold;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-technology-anachronism",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Candidate,
    reads: &[Part::Experience, Part::About],
    sources: &["MAND24", "DER"],
};

/// Months that a date of publication, a closed beta and a rounded date can be off.
const MARGIN: i32 = 3;
/// From here on a question is fair.
const MODERATE: i32 = 8;
/// From here on few honest explanations are left.
const STRONG: i32 = 24;

/// The same for a claim about one technology.
const CLAIM_STRONG: i32 = 18;

/// Bytes around a technology in which a claim about it stands.
const REACH: usize = 160;

/// Who made a technology, or says that the word stands for what came before it.
const MAKERS: &[&str] = &[
    "creator", "created", "co-created", "inventor", "invented", "author of", "co-author", "prototype", "precursor", "predecessor", "predecessors", "internal version", "later", "became",
    "evolved", "eventually", "subsequently", "core team", "working group", "committee", "standardisation", "standardization", "specification", "early access", "pre-release", "alpha", "research preview",
    "what would become", "origins of", "now", "today", "nowadays", "since then", "maintained until", "still", "훗날", "이후", "전신", "창시자", "현재", "später", "vorläufer", "heute", "のちに", "後に", "前身", "現在",
    "plus tard", "más tarde", "später",
];

/// Looks at every profile.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let Some(technologies) = &context.reference.technologies else { return };
    for profile in case.profiles() {
        let look = Look { technologies, employers: context.reference.employers.as_ref(), profile, today: context.today, houses: OnceCell::new() };
        let described: Vec<Vec<Mention>> = profile.experience.items.iter().map(|job| technologies.in_text(&job.description)).collect();
        for (position, described) in profile.experience.items.iter().zip(&described) {
            look.at_job(position, described, findings);
        }
        for text in [&profile.headline, &profile.about] {
            look.at_claims(text, &technologies.in_text(text), findings);
        }
        for (position, described) in profile.experience.items.iter().zip(&described) {
            look.at_claims(&position.description, described, findings);
        }
    }
}

struct Look<'c> {
    technologies: &'c Technologies,
    employers: Option<&'c Employers>,
    profile: &'c Profile,
    today: Month,
    /// The employers of all jobs, looked up when a technology is early for the first time.
    houses: OnceCell<Vec<House<'c>>>,
}

/// The employer of a job: its row, where the table knows it, and its name, folded.
struct House<'c> {
    known: Option<&'c Employer>,
    name: String,
}

impl Look<'_> {
    /// Technologies in the text of a job that was over before they existed.
    fn at_job(&self, position: &Position, described: &[Mention], findings: &mut Findings) {
        let Some(range) = position.range.filter(|range| !range.is_reversed()) else { return };
        let Some(end) = range.end_point() else { return };
        let mut early: Vec<(i32, &Technology, &Text, &Mention)> = Vec::new();
        let titled = self.technologies.in_text(&position.title);
        for (text, found) in titled.iter().map(|found| (&position.title, found)).chain(described.iter().map(|found| (&position.description, found))) {
            let off = found.technology.first.0 - end.latest().0;
            if off > MARGIN && !self.knew_before(found.technology) && !is_a_makers(text, found) {
                early.push((off, found.technology, text, found));
            }
        }
        // The furthest off says it best; the others are quoted beside it.
        early.sort_by_key(|(off, ..)| -off);
        let Some((off, technology, ..)) = early.first() else { return };
        let says = said("core_exp_technology_anachronism_job", technology).count("end", end.year.into());
        let (off, says) = (*off, says);
        let mut evidence: Vec<_> = early.iter().take(3).map(|(_, _, text, found)| text.evidence(found.range.clone())).collect();
        evidence.push(position.dates.quote());
        findings.add(&META, strength(off), evidence, Some(says));
    }

    /// "Using X since 2012", "12 years of X".
    fn at_claims(&self, text: &Text, found: &[Mention], findings: &mut Findings) {
        for one in found {
            let technology = one.technology;
            let before = text.slice(one.range.start.saturating_sub(REACH)..one.range.start);
            let after = text.slice(one.range.end..one.range.end + REACH);
            let (before, after) = (before.as_str(), after.as_str());
            // The names of other technologies may stand between: "React and Node since 2009".
            let since = since(before, after);
            if let Some((year, reach)) = since {
                let off = technology.first.0 - Month::new(year, 12).0;
                if off > 0 && !self.knew_before(technology) && !is_a_makers(text, one) {
                    let quote = text.evidence(one.range.start - reach.0..one.range.end + reach.1);
                    let says = said("core_exp_technology_anachronism_since", technology).count("claimed", year.into());
                    findings.add(&META, claim_strength(off), vec![quote], Some(says));
                    continue;
                }
            }
            if let Some((years, reach)) = years(before, after) {
                let off = years * 12 - (self.today.0 - technology.first.0) - 12;
                if off > 0 && !self.knew_before(technology) && !is_a_makers(text, one) {
                    let quote = text.evidence(one.range.start - reach.0..one.range.end + reach.1);
                    let says = said("core_exp_technology_anachronism_years", technology).count("claimed", years.into());
                    findings.add(&META, claim_strength(off), vec![quote], Some(says));
                }
            }
        }
    }

    /// Whether one of the jobs is at a house whose people had it before the public.
    fn knew_before(&self, technology: &Technology) -> bool {
        technology.vendors.iter().any(|vendor| {
            let name = fold(vendor).text;
            self.houses().iter().any(|house| house.known.is_some_and(|known| known.name == *vendor) || mention::places(&house.name, &name).next().is_some())
        })
    }

    fn houses(&self) -> &[House<'_>] {
        self.houses.get_or_init(|| {
            let mut names: Vec<&str> = self.profile.experience.items.iter().map(|job| job.company.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().map(|name| House { known: self.employers.and_then(|table| table.find(name)), name: fold(name).text }).collect()
        })
    }
}

fn strength(off: i32) -> Strength {
    match off {
        STRONG.. => Strength::Strong,
        MODERATE.. => Strength::Moderate,
        _ => Strength::Weak,
    }
}

/// A claim about one technology is no list that grew by itself, so that less is needed than in the text of a job.
fn claim_strength(off: i32) -> Strength {
    if off >= CLAIM_STRONG { Strength::Strong } else { Strength::Moderate }
}

fn said(key: &'static str, technology: &Technology) -> Say {
    let since = if technology.to_the_month {
        Say::new("core_exp_technology_anachronism_month").month("month", technology.first)
    } else {
        Say::new("core_exp_technology_anachronism_year").count("year", technology.first.year().into())
    };
    Say::new(key).with("technology", &technology.name).said("since", since)
}

/// Whether the sentence around a technology says that the person made it, or that the word came later.
fn is_a_makers(text: &Text, found: &Mention) -> bool {
    let before = text.slice(found.range.start.saturating_sub(REACH)..found.range.start);
    let before = before.as_str().rsplit(['.', ';', '\n', '。']).next().unwrap_or_default();
    let after = text.slice(found.range.end..found.range.end + REACH);
    let after = after.as_str().split([';', '\n', '。']).next().unwrap_or_default();
    let after = after.split(". ").next().unwrap_or_default();
    [before, after].iter().any(|part| mention::any_of(&fold(part).text, MAKERS))
}

/// The shapes of claims, each read directly before or directly after the name of a technology.
#[derive(Clone, Copy)]
enum Shape {
    SinceAfter,
    SinceBefore,
    YearsAfter,
    YearsBefore,
}

/// What may stand between a technology and the claim about it: what one does with it.
const WORK: &str = r"(?:developer|engineer|programmer|user|expert|consultant|specialist|architect|administrator|admin|contributor|dev|entwickler(?:in)?|desarrollador(?:a)?|développeu(?:r|se)|desenvolvedora?|sviluppat(?:ore|rice)|programista|apps?|applications?|development|programming|code|coding|projects?|clusters?|services|models|in|production|professionally|commercially|daily|experience|work|and|for|with|the|contracts?|smart|infrastructure|backend|frontend|full-?time|en|como|als|comme|producción|produktiv|,)";
/// What may stand between the claim and a technology.
const DOING: &str = r"(?:i|we|have|has|been|am|using|use|used|working|worked|work|with|in|on|of|building|built|build|writing|wrote|developing|developed|programming|coding|running|shipping|deploying|hands-on|professional|commercial|production|practical|solid|deep|experience|expertise|development|as|a|an|mainly|ich|wir|mit|nutze|entwickle|arbeite|programmiere|erfahrung|berufserfahrung|uso|trabajo|desarrollo|con|experiencia|de|je|travaille|développe|avec|d'expérience|expérience|uso|trabalho|desenvolvo|com|experiência|sviluppo|lavoro|esperienza|pracuję|doświadczenia|z|w)";

/// The pattern of a shape, compiled when a text is the first that may have it.
fn pattern(shape: Shape) -> Option<&'static Regex> {
    static PATTERNS: [OnceLock<Option<Regex>>; 4] = [const { OnceLock::new() }; 4];
    let compile = || {
        let pattern = match shape {
            Shape::SinceAfter => format!(
                r"(?i)^(?:(?:[\s,–-]*(?:{WORK}\b|[0-9]{{1,2}}\+?\s(?:years|yrs|jahren?|años|ans|anos|anni)))*[\s,(–-]*(?:since|seit|desde|depuis|dal|od|sinds|с)\s+(?:(?:early|late|mid|about|around|anfang|ende|mitte)[\s-]+)?(?:\w+\s)?|(?:을|를|은|는|로|으로)?\s*(?:개발을?\s*)?|(?:を|は|で|の開発を)?\s*)((?:19|20)[0-9]{{2}})(?:\b|년\s*(?:[0-9]{{1,2}}월\s*)?부터|年(?:[0-9]{{1,2}}月)?(?:から|より|以来|开始|起))"
            ),
            Shape::SinceBefore => format!(
                r"(?i)(?:\b(?:since|seit|desde|depuis|dal|od|sinds|с)\s+((?:19|20)[0-9]{{2}})\s*,?\s+(?:{DOING}\s+)*|((?:19|20)[0-9]{{2}})년\s*(?:[0-9]{{1,2}}월\s*)?부터\s*|((?:19|20)[0-9]{{2}})年(?:[0-9]{{1,2}}月)?(?:から|より|以来|开始(?:使用|做|用)?|起(?:使用|做|用)?)、?\s*)$"
            ),
            Shape::YearsAfter => format!(
                r"(?i)^(?:(?:\s(?:{WORK}\b))*\s*(?:[(:,–-]\s*|for\s+|since\s+)?(?:over\s+|more than\s+|seit\s+|desde hace\s+|depuis\s+)?([0-9]{{1,2}})\s*\+?\s*(?:years?|yrs?|jahren?|años|anos|ans|anni|lat)\b|\s*(?:를|을)?\s*(?:개발|운영|경력|실무|경험|사용)*\s*([0-9]{{1,2}})\s*년(?:\s*(?:차|경력|이상|간|동안|넘|의|입니다|이며|이고|$|[,.)])|$)|(?:開発|経験|歴|の経験)*\s*([0-9]{{1,2}})\s*年(?:の?経験|以上|間|$|[、。]))"
            ),
            Shape::YearsBefore => format!(
                r"(?i)(?:\b([0-9]{{1,2}})\s*\+?\s*(?:years?|yrs?|jahren?|años|anos|ans|anni|lat)[’']?\s+(?:{DOING}\s+)*|(?:^|[^0-9])([0-9]{{1,2}})\s*년(?:간|\s*동안|\s*경력의|\s*이상의?)?\s*)$"
            ),
        };
        Regex::new(&pattern).ok()
    };
    PATTERNS.get(shape as usize)?.get_or_init(compile).as_ref()
}

/// How far a claim reaches before and after the technology, in bytes.
type Reach = (usize, usize);

fn since(before: &str, after: &str) -> Option<(i32, Reach)> {
    read(Shape::SinceAfter, after)
        .filter(|(text, _)| claims_since(text))
        .map(|(text, year)| (year, (0, text.len())))
        .or_else(|| read(Shape::SinceBefore, before).map(|(text, year)| (year, (text.len(), 0))))
}

fn years(before: &str, after: &str) -> Option<(i32, Reach)> {
    read(Shape::YearsAfter, after)
        .map(|(text, years)| (years, (0, text.len())))
        .or_else(|| read(Shape::YearsBefore, before).map(|(text, years)| (years, (text.trim_start_matches(|c: char| !c.is_ascii_digit()).len(), 0))))
}

/// The year alone ("Python 2012") claims nothing: a word for "since" must be there.
fn claims_since(text: &str) -> bool {
    let folded = fold(text).text;
    mention::any_of(&folded, &["since", "seit", "desde", "depuis", "dal", "od", "sinds", "с"]) || ["부터", "から", "より", "以来", "开始", "起"].iter().any(|word| folded.contains(word))
}

fn read(shape: Shape, text: &str) -> Option<(&str, i32)> {
    // Every claim holds a number, and most texts around a technology do not.
    let may_be = match shape {
        Shape::SinceAfter | Shape::SinceBefore => text.contains("19") || text.contains("20"),
        Shape::YearsAfter | Shape::YearsBefore => mention::has_digit(text),
    };
    let found = may_be.then(|| pattern(shape)).flatten()?.captures(text)?;
    let number = found.iter().skip(1).flatten().find_map(|group| group.as_str().parse().ok())?;
    Some((found.get(0)?.as_str(), number))
}
