//! The person introduces themselves under another first name than the one on display.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::subject::Profile;
use crate::text::fold::fold;
use crate::text::{Text, mention, names};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "about-other-first-name",
    family: Family::Identity,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About],
    sources: &["SEAL26", "KRAK"],
};

/// What people call themselves that is no name: "I'm Senior …", "I am German", "Ich bin Entwickler".
const NOT_A_NAME: &[&str] = &[
    "senior", "junior", "lead", "principal", "staff", "chief", "head", "software", "full", "fullstack", "frontend", "backend", "data", "cloud", "devops", "developer", "engineer", "designer",
    "manager", "director", "consultant", "analyst", "recruiter", "founder", "co-founder", "ceo", "cto", "professional", "passionate", "dedicated", "driven", "motivated", "experienced", "creative",
    "curious", "based", "currently", "always", "also", "available", "open", "here", "not", "just", "proud", "happy", "excited", "looking", "working", "living", "born", "british", "american",
    "german", "french", "spanish", "italian", "polish", "korean", "japanese", "chinese", "indian", "canadian", "australian", "irish", "scottish", "welsh", "dutch", "swiss", "austrian", "portuguese",
    "brazilian", "mexican", "ukrainian", "russian", "turkish", "european", "asian", "african", "christian", "catholic", "jewish", "muslim", "hindu", "dr", "mr", "mrs", "ms", "prof", "sir",
    "certified", "licensed", "fluent", "native", "bilingual", "interested", "responsible", "part", "one", "your", "the", "a", "an", "in", "at", "from", "with", "all", "so", "very", "really",
    "more", "better", "known", "best", "what", "who", "where", "aws", "azure", "google", "microsoft", "scrum", "agile", "java", "python", "react", "ai", "it", "hr", "ui", "ux", "qa", "mba", "phd",
    "web3", "blockchain", "crypto", "product", "project", "sales", "marketing", "finance", "business", "digital", "technical", "technology", "tech", "remote", "freelance", "independent",
    "student", "teacher", "nurse", "doctor", "lawyer", "architect", "scientist", "researcher", "writer", "artist", "photographer", "pilot", "chef", "mother", "father", "mom", "dad", "veteran",
    "jack", "batman", "ironman", "i", "it's", "new", "back", "done", "sure", "sorry", "glad", "ready", "able", "hiring", "team", "self", "problem", "big", "results", "detail", "deutscher", "deutsche",
    "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "berater", "beraterin", "mutter", "vater", "seit", "als", "gebürtiger", "gebürtige", "diplom", "leidenschaftlicher", "leidenschaftliche",
];

/// Words that make a name somebody else's, or a name that the person says they go by.
const NOT_OWN: &[&str] = &[
    "call me", "go by", "goes by", "known as", "aka", "a.k.a.", "nickname", "nicknamed", "pen name", "stage name", "née", "formerly", "born as", "english name", "chinese name", "korean name",
    "friends call", "people call", "colleagues call", "legal name", "middle name", "maiden name", "husband", "wife", "son", "daughter", "brother", "sister", "dog", "cat", "character", "novel", "book",
    "quote", "said", "says", "once told", "chatbot", "bot", "assistant", "persona", "example", "template", "template:", "prompt", "script", "rufname", "spitzname", "genannt", "영어 이름", "영어이름", "별명", "필명", "예명", "닉네임",
    "ペンネーム", "ニックネーム", "旧姓", "surnom", "apodo", "apelido", "soprannome", "pseudonim", "manager", "boss", "mentor", "client", "colleague",
];

/// Compares the introduction with the name on display.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        if profile.name.is_empty() {
            continue;
        }
        for introduction in introductions(&profile.about) {
            if is_other(profile, &introduction) {
                let says = Say::new("core_about_other_first_name").with("name", introduction.as_str());
                let mut evidence = vec![introduction.quote()];
                // The address that spells the other name too is compared with the name on display by its own sign; what
                // the text says is a statement of its own.
                if !is_in_address(profile, &introduction) {
                    evidence.push(profile.name.quote());
                }
                findings.add(&META, Strength::Moderate, evidence, Some(says));
                break;
            }
        }
    }
}

/// Whether a word stands there that each introduction of [`pattern`] needs.
fn may_introduce(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "name", "ich hei", "appelle", "mon nom", "nom:", "nom :", "llamo", "nombre", "meu nome", "chamo", "chiamo", "nazywam", "na imi", "heet", "naam", "this is", "hier ist", "ich bin", "soy", "suis",
        "sono", "sou", "jestem", "i'", "i’", "i am", "iam", "i m", "i\u{a0}", "i\n", " im ", ",im ", ".im ", "!im ", "-im ", "–im ", "\nim ",
    ];
    mention::holds(text, WORDS) || ["이름", "저는", "성명", "私", "わたし", "氏名", "名前", "我叫", "我的名字"].iter().any(|word| text.contains(word))
}

/// The names under which the text introduces its writer.
fn introductions(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let Some(pattern) = may_introduce(whole).then(pattern).flatten() else { return Vec::new() };
    pattern
        .captures_iter(whole)
        .filter_map(|found| {
            let all = found.get(0)?;
            let name = found.iter().skip(1).flatten().next()?;
            let start = whole.get(..all.start()).and_then(|t| t.rfind(['.', '!', '?', '\n', '。'])).map_or(0, |at| at + 1);
            let end = whole.get(name.end()..).and_then(|t| t.find(['.', '!', '?', '\n', '。'])).map_or(whole.len(), |at| name.end() + at);
            let sentence = whole.get(start..end).unwrap_or_default();
            let quoted = whole.get(..all.start()).is_some_and(|t| t.trim_end().ends_with(['"', '“', '„', '「', '『', '\'', '‘', '«', '(', ':']));
            let plain = fold(name.as_str()).text;
            if is_korean_noun(name.as_str()) || is_trade_in_han(name.as_str()) {
                return None;
            }
            // A word that also stands in small letters elsewhere is a word, not a name.
            let first = plain.split(' ').next().unwrap_or_default();
            let is_word = NOT_A_NAME.contains(&first) || mention::places(whole, &plain).next().is_some_and(|_| name.as_str().is_ascii() && plain != name.as_str());
            (!quoted && !is_word && !mention::any_of(&fold(sentence).text, NOT_OWN)).then(|| text.slice(name.range()))
        })
        .collect()
}

/// "저는 개발자입니다" has the shape of a name. What does not begin with a family name, or ends like a trade, is none.
fn is_korean_noun(word: &str) -> bool {
    const FAMILY: &str = "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부";
    const TRADES: &str = "자사가생직부팀장꾼맘님";
    let mut letters = word.chars();
    let (first, last) = (letters.next(), letters.next_back());
    let hangul = first.is_some_and(|c| ('가'..='힣').contains(&c));
    hangul
        && (first.is_none_or(|c| !FAMILY.contains(c))
            || last.is_none_or(|c| TRADES.contains(c))
            || ["연구원", "공무원", "한국인", "조선인", "인도인", "이란인", "이라크인", "이집트인", "남아공인", "오만인", "조지아인", "지부티인", "시리아인", "모로코인", "기니인", "차드인", "부탄인", "유럽인", "유대인", "고려인", "서양인", "남미인", "전문인", "예술인", "경영인", "방송인", "주재원", "임직원", "상담원", "안내원", "경비원", "대학원", "지원금", "신입인", "고수입"].contains(&word))
}

/// "私は会社員です" has the shape of a name too.
fn is_trade_in_han(word: &str) -> bool {
    const TRADES: &str = "者師員家人生長士手屋官職系派性中的部社業者専卒婦児母父男女国語型歳代目向好";
    word.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) && word.chars().next_back().is_some_and(|c| TRADES.contains(c))
}

fn is_other(profile: &Profile, introduction: &Text) -> bool {
    let (shown, said) = (names::plain(profile.name.as_str()), names::plain(introduction.as_str()));
    let script = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.fold((false, false), |(latin, other), c| (latin || c.is_ascii(), other || !c.is_ascii()))
    };
    // Names in two scripts cannot be compared; a display name that holds both knows two names already.
    let (shown_script, said_script) = (script(&shown), script(&said));
    if shown_script != said_script || shown_script == (true, true) {
        return false;
    }
    if shown_script == (false, true) {
        // Family and given name are written together: one whole inside the other is one name.
        let (shown, said): (String, String) = (shown.split_whitespace().collect(), said.split_whitespace().collect());
        return said.chars().count() >= 3 && !shown.contains(&said) && !said.contains(&shown) && shared(&shown, &said) < 2;
    }
    if is_in_address(profile, introduction) {
        return true;
    }
    // A full name is not known by one that shares a single word with another person's.
    let said = said.split(' ').next().unwrap_or_default().to_owned();
    let known = [&profile.name, &profile.url, &profile.headline].map(|text| names::words(text.as_str())).concat();
    let mails: Vec<String> = profile.contact.emails.iter().flat_map(|mail| names::words(mail.as_str())).collect();
    !known.iter().chain(&mails).any(|word| names::alike(word, &said) || (said.len() >= 4 && word.contains(&said)) || is_initial(word, &said))
        && !names::words(profile.name.as_str()).is_empty()
        && !initials_allow(profile.name.as_str(), &said)
}

/// Whether the address bears the whole name that the text states, and nothing of the name on display: then it does not
/// explain the other name, but belongs to it.
fn is_in_address(profile: &Profile, introduction: &Text) -> bool {
    let (said, slug) = (names::words(introduction.as_str()), names::words(profile.url.as_str()));
    let shown = names::words(profile.name.as_str());
    let holds = |word: &String| slug.iter().any(|part| part == word);
    (said.len() >= 2 || slug.len() >= 2 && said.first().is_some_and(|word| word.len() >= 4)) && !said.is_empty() && said.iter().all(holds) && !shown.iter().any(|word| slug.iter().any(|part| names::nearly_equal(part, word)) || said.iter().any(|part| names::nearly_equal(part, word)))
}

fn is_initial(word: &str, said: &str) -> bool {
    word.len() == 1 && said.starts_with(word)
}

/// "J. Marlow" may be any name with J.
fn initials_allow(shown: &str, said: &str) -> bool {
    shown.split_whitespace().any(|word| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        letters.chars().count() == 1 && said.starts_with(&names::plain(&letters))
    })
}

fn shared(a: &str, b: &str) -> usize {
    a.chars().filter(|c| b.contains(*c)).count()
}

fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        // A Latin name begins with a capital; behind "I'm" it must also be greeted or end there, for much else follows "I'm".
        const NAME: &str = r"(\p{Lu}\p{Ll}[\p{L}'-]*)";
        const FULL: &str = r"(\p{Lu}\p{Ll}[\p{L}'-]*(?: \p{Lu}\p{Ll}[\p{L}'-]+)?)";
        Regex::new(&format!(
            concat!(
                r"(?:^|[.!?\n]\s*|\b)(?:[Mm]y (?:full |first )?name is|[Mm]y name[’']s|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m[’']appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]eu nome é|[Mm]e chamo|[Mm]i chiamo|[Ii]l mio nome è|[Nn]azywam się|[Mm]am na imię|Ik heet|[Mm]ijn naam is)\s+{full}",
                r"|(?:^|\n)\s*(?:Name|Full name|Vollständiger Name|Nom|Nombre)\s*:\s*{full}\s*(?:[.,;|\n]|$)",
                r"|(?:^|[.!?\n]\s*|(?:[Hh]i|[Hh]ello|[Hh]ey)[,!.\s–-]+)(?:[Tt]his is|[Hh]ier ist)\s+{full}(?:[,.!]|\s+(?:and|from|here)\b|\s*$)",
                r"|(?:^|\b)(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]i there|[Hh]ello there|[Hh]iya|[Gg]reetings|[Ww]elcome|[Hh]allo|[Hh]ola|[Bb]onjour|[Cc]iao|[Oo]lá|[Cc]ześć)[,!.\s👋–-]+(?:[Ii]['’]?\s?a?m|[Ii]ch bin|[Ss]oy|[Jj]e suis|[Ss]ono|[Ss]ou(?: o| a)?|[Jj]estem)\s+{name}",
                r"|(?:^|[.!?\n]\s*)(?:I['’]m|I am|Ich bin|Soy|Je suis|Sono|Sou)\s+{name}(?:\s*[!.,–—-]|\s+and\s+I\b|\s+und\s+|\s+y\s+|\s+et\s+|\s*$)",
                r"|제 이름은\s*([가-힣]{{2,4}}?)(?:입니다|이라고 합니다|라고 합니다|이에요|예요|[.,!])|저는\s*([가-힣]{{3,4}}?)(?:이라고|라고|이라|라) 합니다",
                r"|(?:^|[.!\n,~]\s*)저는\s*([가-힣]{{3}})입니다",
                r"|(?:私は|私の名前は|わたしは)\s*([\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]{{2,8}}?)(?:と申します|といいます|と言います)",
                r"|(?:^|[。！\n、]\s*)(?:私は|わたしは)\s*(\p{{Han}}{{3,5}}?)です",
                r"|(?:氏名|名前|이름|성명)\s*[:：]\s*([가-힣]{{3,4}}|\p{{Han}}{{3,5}})(?:\s*[.,。、\n]|\s*$)",
                r"|(?:我叫|我的名字是)\s*(\p{{Han}}{{2,4}})(?:[，,。.！!]|$)"
            ),
            name = NAME,
            full = FULL
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
