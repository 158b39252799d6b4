//! A page that collects what people in sensitive places know, for clients that it does not name.

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::fold::{Folded, fold};
use crate::text::phrases::sentences;
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "about-insight-buyer",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Header, Part::About, Part::Experience],
    sources: &["MI5", "BFV17", "YEO", "NPSA"],
};

// The groups that must come together; no country, nation or language is in any of them. Words are folded; those of scripts
// that join words are parts of words.

/// Whom it addresses: people whose work is not public.
const AUDIENCE: &[&str] = &[
    "missile makers", "arms makers", "weapons makers", "national labs", "national laboratories", "committee drafts", "policy people", "legislative staff", "munitions", "ammunition", "shipbuilder", "shipbuilders", "fighter jet", "fighter jets", "encryption agency", "border guard", "air defence", "air defense", "군수", "무기 시험", "전투기", "함정", "잠수함", "탄약", "국책연구소", "marinewerften", "werften", "munition", "panzern", "bundesamt", "防衛省", "造船",
    "colonel", "colonels", "generals", "admirals", "tender committee", "tender committees", "drone", "drones", "army", "members of parliament", "mps", "air-force", "attaché", "attachés", "state secretaries", "beschaffungsamt", "panzerbauer", "panzer", "drohnen", "marine", "luftwaffe", "abgeordnete", "abgeordneten", "방위산업체", "무인기", "보좌관", "軍需", "防衛装備", "議員秘書",
    "officials", "civil servants", "serving officers", "officers", "military", "navy", "naval", "air force", "armed forces", "soldiers", "veterans of", "defence", "defense", "arms industry", "arms-industry", "weapons", "missile", "missiles", "radar", "submarine", "submarines", "shipyard", "shipyards", "naval yards",
    "intelligence", "cleared", "security-cleared", "clearance", "ministry", "ministries", "parliament", "parliaments", "parliamentary", "embassy", "embassies", "diplomat", "diplomats", "nato", "aerospace", "space programmes", "space programs", "satellite", "nuclear", "export control", "semiconductor", "semiconductors", "insiders", "procurement", "policy makers",
    "policymakers", "government staff", "government employees", "federal employees", "think tanks",
    "방산", "방위산업", "방위사업", "군 연구소", "국방", "장교", "군인", "현역", "예비역", "공무원", "외교관", "정보기관", "정부 부처", "부처", "국회", "무기", "미사일", "레이더", "원자력", "반도체 수출", "우주항공", "비밀취급",
    "bundeswehr", "offizier", "offiziere", "soldaten", "rüstung", "rüstungsindustrie", "wehrtechnik", "verteidigung", "ministerien", "ministerium", "bundesministerien", "bundesministerium", "parlament", "behörden", "beamte", "beamtinnen", "nachrichtendienst", "diplomaten", "nato-stäben", "luftfahrt", "nukleartechnik", "exportkontrolle", "halbleiter",
    "防衛", "自衛官", "自衛隊", "官僚", "公務員", "外交官", "宇宙関連", "軍事", "原子力", "半導体", "省庁", "国会",
    "défense", "militaires", "ministère", "ministères", "fonctionnaires", "armement", "defensa", "militares", "ministerio", "ministerios", "funcionarios", "armamento",
];
/// That it looks for them.
const WANTS: &[&str] = &[
    "looking to speak", "like to speak", "speak with", "pays for", "pay for", "reward", "rewards", "want to understand", "interested in hearing", "reach me if", "이야기 나누고", "아시는 분", "만나고 싶", "bezahle ich", "bezahlen wir", "suche gespräche", "spreche gern mit",
    "tell me", "tell us", "if you sit", "if you work", "if you serve", "is worth", "fly out", "sie arbeiten", "arbeiten sie", "들려주", "다니시는", "買い取ります", "お話しください",
    "look for", "looking for", "seek", "seeking", "seeks", "wanted", "invite", "inviting", "we commission", "commission", "commissioning", "i connect", "we connect", "connecting", "building a circle", "building a network", "building a panel", "growing a panel", "circle of", "network of", "panel of", "recruiting", "gathering", "collect", "collecting", "are paid", "we pay", "i pay",
    "we buy", "i buy", "open to hearing", "talk to us", "hear from", "who share", "share your", "share their", "share what", "interviewing",
    "모십니다", "찾습니다", "구합니다", "연결", "듣습니다", "삽니다", "초대", "환영", "연락 주", "모집", "자문단",
    "wir suchen", "ich suche", "gesucht", "suchen", "schreiben für", "laden ein", "gewinnen", "vernetze", "verbinde", "kaufen", "kaufe", "für vertrauliche", "netzwerk aus",
    "募集", "伺って", "お待ち", "探して", "求めて", "ご紹介", "お招き", "買い取",
    "nous cherchons", "recherche", "recherchons", "buscamos", "busco", "invitamos",
];
/// What it wants of them: what they know.
const KNOWLEDGE: &[&str] = &[
    "conversation", "impressions", "first-hand", "firsthand", "knowledge", "bottlenecks", "lagebilder", "lagebild", "wissen aus erster hand", "drafts", "이야기", "일정",
    "talk", "talks", "notes", "background", "how decisions", "a page", "bullet points", "current work", "hintergrundwissen", "notizen", "vortrag", "話",
    "insight", "insights", "memo", "memos", "report", "reports", "paper", "papers", "briefing", "briefings", "assessment", "assessments", "analysis", "analyses", "view", "views", "opinion", "opinions", "what you know", "know-how", "perspective", "perspectives", "advisors", "advisers", "experiences", "share their", "share your",
    "per call", "calls", "consultation", "consultations", "conversations", "interview", "interviews", "expertise", "write", "writing", "answers",
    "의견", "경험", "보고서", "자문", "견해", "인터뷰", "분석", "리포트", "통화",
    "einschätzung", "einschätzungen", "berichte", "bericht", "analysen", "analyse", "wissen", "meinung", "gespräche", "hintergrundgespräche", 
    "意見", "レポート", "知見", "お話", "インタビュー", "経験", "分析",
    "rapports", "avis", "informes", "análisis", "opiniones",
];
/// What they get.
const REWARD: &[&str] = &[
    "rewards", "per conversation", "bezahle", "bezahlen", "사례", "foundation pays",
    "earn", "on us", "dollar", "dollars", "worth", "per page", "a page", "zahlen gut", "zahle gut", "gut bezahlt", "一本",
    "paid", "pay", "pays", "fee", "fees", "honorarium", "honoraria", "generous", "generously", "reward", "rewarded", "compensated", "compensation", "remunerated", "an hour", "per report", "euros", "usd", "all-expenses-paid", "all expenses paid", "expenses covered", "trip", "trips", "travel covered", "flights covered", "retainer",
    "자문료", "보수", "고료", "만 원", "만원", "원고료", "사례비", "편당", "건당", "비용은 저희",
    "honorar", "bezahlt", "bezahlte", "vergütet", "vergütung", "aufwandsentschädigung", "reise", "reisekosten", "euro", "wird übernommen",
    "有償", "謝礼", "報酬", "円", "旅費", "rémunéré", "rémunérés", "honoraires", "remunerado", "remunerados", "honorarios", "pagados",
];
/// That those who ask stay in the dark, or that what is wanted is not public.
const HIDDEN: &[&str] = &[
    "our buyers", "ungenannt", "비밀 보장", "from within", "from inside", "early impressions",
    "my investors", "the buyers", "not to be named", "prefer not", "meine mandanten", "mandanten", "nicht genannt", "依頼主", "明かせません", "이름은 밝히지",
    "anonymous", "confidential", "confidentially", "undisclosed", "discreet", "discreetly", "discretion", "private clients", "overseas clients", "foreign clients", "clients overseas", "clients abroad", "international clients", "unnamed", "non-public", "nonpublic", "unpublished", "not public", "internal", "behind the scenes", "off the record", "clients in", "generous clients", "over paper",
    "비공개", "해외 고객", "해외 고객사", "내부", "익명", "의뢰처", "고객사와", "비밀",
    "vertraulich", "vertrauliche", "vertraulichen", "anonym", "diskret", "nicht öffentlich", "nicht öffentliche", "intern", "interne", "kunden in übersee", "auftraggeber", "ausländische kunden",
    "非公開", "匿名", "海外のお客様", "海外クライアント", "依頼元", "内部", "confidentiel", "confidentiels", "confidencial", "confidenciales",
];
/// Those who ask openly, or who say what they do not want to hear.
const OPEN: &[&str] = &[
    "headhunter", "headhunting", "recruiter", "recruiting engineers", "competitive pay", "competitive salary", "talent acquisition", "no classified", "tax returns", "헤드헌터", "personalberater", "personalberaterin",
    "journalist", "reporter", "newsroom", "correspondent", "editor", "podcast", "documentary", "phd", "doctoral", "dissertation", "thesis", "university", "faculty", "peer-reviewed", "ethics board", "ethics committee", "irb", "compliance", "compliant", "no confidential", "never confidential", "nothing confidential", "public information", "publicly available", "open source", "open-source", "unclassified", "no classified",
    "with your employer's consent", "employer's permission", "approved by your employer", "charity", "museum", "oral history", "veterans' association", "resettlement", "transition into civilian", "civilian careers", "civilian life", "career change", "job placement", "placement of", "vacancies", "vacancy", "permanent roles", "hiring for", "we recruit", "recruiter for", "positions",
    "기자", "취재", "논문", "연구윤리", "대학교", "공개된 정보", "공개 정보", "준법", "채용", "전역자", "취업", "이직",
    "journalistin", "redaktion", "doktorarbeit", "universität", "öffentlich zugängliche", "stellen", "stellenangebote", "karriere", "berufsförderung", "bewerber",
    "記者", "取材", "論文", "大学", "公開情報", "採用", "転職",
];

/// Looks at each prose text and the one behind it together.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    let prose: Vec<&Text> = case.their_words().into_iter().filter(|(origin, _)| *origin == Origin::Prose).map(|(_, text)| text).collect();
    let all = prose.iter().map(|text| text.as_str()).collect::<Vec<_>>().join("\n");
    let all = fold(&all).text;
    if mention::any_of(&all, OPEN) {
        return;
    }
    let count = |groups: &[&[&str]]| groups.iter().filter(|group| holds(&all, group)).count();
    let around = count(&[KNOWLEDGE, REWARD, HIDDEN]);
    if around < 2 || !holds(&all, KNOWLEDGE) || !holds(&all, WANTS) {
        return;
    }
    let quotes: Vec<_> = prose.iter().filter_map(|text| addressed(text)).map(|text| text.quote()).collect();
    // Whoever names neither who asks nor what for, and pays for what is known in such places, leaves little to be honest about.
    let strength = if around == 3 { Strength::Strong } else { Strength::Moderate };
    findings.add(&META, strength, quotes, Some(Say::new("core_about_insight_buyer")));
}

fn holds(text: &str, words: &[&str]) -> bool {
    mention::any_of(text, words)
}

/// The part of a text that addresses such people: words of the two groups in one sentence or the next. What is paid is a
/// statement of its own.
fn addressed(text: &Text) -> Option<Text> {
    let parts: Vec<(Text, Folded)> = sentences(text.as_str())
        .into_iter()
        .map(|range| {
            let sentence = text.slice(range);
            let folded = fold(sentence.as_str());
            (sentence, folded)
        })
        .collect();
    parts.iter().enumerate().find_map(|(n, (sentence, folded))| {
        let places = |words: &[&str]| words.iter().flat_map(|word| mention::places(&folded.text, word).collect::<Vec<_>>()).collect::<Vec<_>>();
        let (audience, wants) = (places(AUDIENCE), places(WANTS));
        let near = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|at| parts.get(at)).any(|(_, other)| holds(&other.text, WANTS));
        if audience.is_empty() || (wants.is_empty() && !near) {
            return None;
        }
        let all: Vec<_> = [audience, wants].concat();
        let (start, end) = (all.iter().map(|r| r.start).min()?, all.iter().map(|r| r.end).max()?);
        Some(sentence.slice(folded.original(start..end)).trimmed())
    })
}
