//! A text claims a language as native or fluent that the same page lists as elementary. Which language it is plays no part.

use std::ops::Range;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::fold::{Folded, fold};
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "about-language-conflict",
    family: Family::Approach,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About, Part::Skills],
    sources: &["DER"],
};

/// Names of languages, folded, one line a language.
const LANGUAGES: &[&[&str]] = &[
    &["english", "영어", "englisch", "英語", "anglais", "inglés", "ingles"],
    &["korean", "한국어", "koreanisch", "韓国語", "coréen", "coreano"],
    &["german", "독일어", "deutsch", "ドイツ語", "allemand", "alemán"],
    &["japanese", "일본어", "japanisch", "日本語", "japonais", "japonés"],
    &["french", "프랑스어", "불어", "französisch", "フランス語", "français", "francés"],
    &["spanish", "스페인어", "spanisch", "スペイン語", "espagnol", "español"],
    &["mandarin", "mandarin chinese", "북경어", "北京語", "mandarín"],
    &["chinese", "중국어", "chinesisch", "中国語", "chinois", "chino", "中文"],
    &["cantonese", "광둥어", "kantonesisch", "広東語", "cantonais", "cantonés"],
    &["russian", "러시아어", "russisch", "ロシア語", "russe", "ruso"],
    &["portuguese", "포르투갈어", "portugiesisch", "ポルトガル語", "portugais", "portugués"],
    &["italian", "이탈리아어", "italienisch", "イタリア語", "italien", "italiano"],
    &["dutch", "네덜란드어", "niederländisch", "オランダ語", "néerlandais", "neerlandés"],
    &["polish", "폴란드어", "polnisch", "ポーランド語", "polonais", "polaco"],
    &["ukrainian", "우크라이나어", "ukrainisch", "ウクライナ語", "ukrainien", "ucraniano"],
    &["swedish", "스웨덴어", "schwedisch", "スウェーデン語", "suédois", "sueco"],
    &["arabic", "아랍어", "arabisch", "アラビア語", "arabe", "árabe"],
    &["turkish", "터키어", "튀르키예어", "türkisch", "トルコ語", "turc", "turco"],
    &["hindi", "힌디어", "ヒンディー語"],
    &["vietnamese", "베트남어", "vietnamesisch", "ベトナム語", "vietnamien", "vietnamita"],
    &["danish", "덴마크어", "dänisch", "デンマーク語", "danois", "danés"],
    &["norwegian", "노르웨이어", "norwegisch", "ノルウェー語", "norvégien", "noruego"],
    &["finnish", "핀란드어", "finnisch", "フィンランド語", "finnois", "finés"],
    &["icelandic", "아이슬란드어", "isländisch", "アイスランド語", "islandais", "islandés"],
    &["estonian", "에스토니아어", "estnisch", "エストニア語", "estonien", "estonio"],
    &["latvian", "라트비아어", "lettisch", "ラトビア語", "letton", "letón"],
    &["lithuanian", "리투아니아어", "litauisch", "リトアニア語", "lituanien", "lituano"],
    &["czech", "체코어", "tschechisch", "チェコ語", "tchèque", "checo"],
    &["slovak", "슬로바키아어", "slowakisch", "スロバキア語", "slovaque", "eslovaco"],
    &["slovenian", "slovene", "슬로베니아어", "slowenisch", "スロベニア語", "slovène", "esloveno"],
    &["croatian", "크로아티아어", "kroatisch", "クロアチア語", "croate", "croata"],
    &["serbian", "세르비아어", "serbisch", "セルビア語", "serbe", "serbio"],
    &["bosnian", "보스니아어", "bosnisch", "ボスニア語", "bosnien", "bosnio"],
    &["bulgarian", "불가리아어", "bulgarisch", "ブルガリア語", "bulgare", "búlgaro"],
    &["romanian", "루마니아어", "rumänisch", "ルーマニア語", "roumain", "rumano"],
    &["hungarian", "헝가리어", "ungarisch", "ハンガリー語", "hongrois", "húngaro"],
    &["greek", "그리스어", "griechisch", "ギリシャ語", "grec", "griego"],
    &["albanian", "알바니아어", "albanisch", "アルバニア語", "albanais", "albanés"],
    &["belarusian", "벨라루스어", "belarussisch", "ベラルーシ語", "biélorusse", "bielorruso"],
    &["georgian", "조지아어", "georgisch", "ジョージア語", "géorgien", "georgiano"],
    &["armenian", "아르메니아어", "armenisch", "アルメニア語", "arménien", "armenio"],
    &["kazakh", "카자흐어", "kasachisch", "カザフ語", "kazakh", "kazajo"],
    &["uzbek", "우즈베크어", "usbekisch", "ウズベク語", "ouzbek", "uzbeko"],
    &["mongolian", "몽골어", "mongolisch", "モンゴル語", "mongol"],
    &["hebrew", "히브리어", "hebräisch", "ヘブライ語", "hébreu", "hebreo"],
    &["persian", "farsi", "페르시아어", "persisch", "ペルシア語", "ペルシャ語", "persan", "persa"],
    &["kurdish", "쿠르드어", "kurdisch", "クルド語", "kurde", "kurdo"],
    &["pashto", "파슈토어", "paschtu", "パシュトー語"],
    &["urdu", "우르두어", "ウルドゥー語", "ourdou"],
    &["bengali", "bangla", "벵골어", "bengalisch", "ベンガル語", "bengalí"],
    &["punjabi", "펀자브어", "パンジャブ語", "pendjabi", "panyabí"],
    &["gujarati", "구자라트어", "グジャラート語"],
    &["marathi", "마라티어", "マラーティー語"],
    &["tamil", "타밀어", "タミル語", "tamoul"],
    &["telugu", "텔루구어", "テルグ語", "télougou"],
    &["kannada", "칸나다어", "カンナダ語"],
    &["malayalam", "말라얄람어", "マラヤーラム語"],
    &["sinhala", "sinhalese", "싱할라어", "シンハラ語"],
    &["nepali", "네팔어", "nepalesisch", "ネパール語", "népalais", "nepalí"],
    &["thai", "태국어", "thailändisch", "タイ語", "thaï", "tailandés"],
    &["khmer", "크메르어", "クメール語"],
    &["burmese", "버마어", "미얀마어", "birmanisch", "ビルマ語", "birman", "birmano"],
    &["lao", "laotian", "라오어", "laotisch", "ラオ語"],
    &["indonesian", "bahasa indonesia", "인도네시아어", "indonesisch", "インドネシア語", "indonésien", "indonesio"],
    &["malay", "말레이어", "malaiisch", "マレー語", "malais", "malayo"],
    &["tagalog", "filipino", "타갈로그어", "필리핀어", "タガログ語"],
    &["swahili", "스와힐리어", "suaheli", "スワヒリ語", "suajili"],
    &["amharic", "암하라어", "amharisch", "アムハラ語", "amharique", "amárico"],
    &["somali", "소말리어", "ソマリ語"],
    &["hausa", "하우사어", "ハウサ語", "haoussa"],
    &["yoruba", "요루바어", "ヨルバ語"],
    &["igbo", "이그보어", "イボ語"],
    &["zulu", "줄루어", "ズールー語"],
    &["afrikaans", "아프리칸스어", "アフリカーンス語"],
    &["catalan", "카탈루냐어", "katalanisch", "カタルーニャ語", "catalán", "català"],
    &["irish", "gaelic", "아일랜드어", "irisch", "アイルランド語"],
    &["welsh", "웨일스어", "walisisch", "ウェールズ語", "gallois", "galés"],
];

/// How well a language is said to be known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Elementary,
    Limited,
    Fluent,
    Native,
}

/// Words for the levels, folded; the first that stands in a listed line decides.
const LEVELS: &[(Level, &[&str])] = &[
    (Level::Limited, &["limited working", "제한적", "intermediate", "중급", "中級", "b1"]),
    (Level::Elementary, &[
        "elementary", "beginner", "basic", "basics", "a1", "a2", "초급", "기초", "입문", "grundkenntnisse", "anfänger", "grundlegend", "初級", "初心者", "基礎", "débutant", "notions", "élémentaire", "básico", "básica", "elemental",
        "principiante", "nociones",
    ]),
    (Level::Native, &[
        "native", "bilingual", "mother tongue", "first language", "native-level", "원어민", "모국어", "muttersprache", "muttersprachler", "muttersprachlerin", "muttersprachlich", "muttersprachliches", "ネイティブ", "母語", "母国語", "langue maternelle",
        "bilingue", "lengua materna", "idioma materno", "nativo", "nativa",
    ]),
    (Level::Fluent, &[
        "fluent", "fluently", "fluency", "business-level", "business level", "full professional", "professional working", "유창", "유창하게", "비즈니스 수준", "비즈니스 레벨", "fließend", "verhandlungssicher", "verhandlungssicheres", "流暢", "ビジネスレベル",
        "ビジネス", "couramment", "courant", "fluido", "con fluidez", "fluidez",
    ]),
];

/// What makes a claim somebody else's, a wish, or its denial. Folded.
const NOT_A_CLAIM: &[&str] = &[
    "not", "no", "never", "don't", "isn't", "aren't", "cannot", "can't", "nor", "learn", "learning", "studying", "improve", "improving", "practice", "practise", "working on", "hope", "want", "goal", "aim", "become", "becoming", "someday",
    "looking for", "seeking", "hiring", "wanted", "hire", "teach", "teaching", "tutor", "teachers", "speakers", "editors", "audience", "강사", "선생", "교사", "직원", "동료", "講師", "muttersprachlern", "colleagues", "customers", "clients", "students", "team", "wife", "husband", "partner", "kids", "children", "parents", "used to", "if you", "are you",
    "react native", "cloud native", "cloud-native", "native apps", "native app", "native mobile", "almost", "nearly", "non-native", "아닙니다", "아니지만", "아니에요", "않습니다", "목표", "배우", "공부", "학습", "찾습니다", "구합니다", "가르칩니다", "고객", "nicht",
    "kein", "keine", "lerne", "lernen", "ziel", "suche", "suchen", "unterrichte", "ではありません", "ではない", "勉強", "目指", "目標", "募集", "教え", "pas", "apprends", "objectif", "recherche", "aprendiendo", "aprender", "objetivo", "busco",
];

/// Bytes between the word of a level and a language that belong together, lists of languages included.
const REACH: usize = 60;

/// Compares what each text claims with the list of languages.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        for text in [&profile.headline, &profile.about] {
            for (language, claimed, claim) in claims(text) {
                let lines: Vec<(&Text, Level)> = profile.languages.iter().filter(|line| names(line, language)).filter_map(|line| Some((line, level_of(line)?))).collect();
                // Two lines for one language contradict each other, not the text.
                let [(line, listed)] = lines.as_slice() else { continue };
                let strength = match (claimed, listed) {
                    (Level::Native, Level::Elementary) => Strength::Strong,
                    (Level::Native, Level::Limited) | (Level::Fluent, Level::Elementary) => Strength::Moderate,
                    _ => continue,
                };
                findings.add(&META, strength, vec![claim.quote(), line.quote()], Some(Say::new("core_about_language_conflict")));
            }
        }
    }
}

fn names(line: &Text, language: usize) -> bool {
    let folded = fold(line.as_str()).text;
    LANGUAGES.get(language).is_some_and(|names| mention::any_of(&folded, names))
}

fn level_of(line: &Text) -> Option<Level> {
    let folded = fold(line.as_str()).text;
    LEVELS.iter().find(|(_, words)| mention::any_of(&folded, words)).map(|(level, _)| *level)
}

/// Every language that a text claims to know as native or fluent. In "fluent in A and B, native C" a level rules what
/// follows it; where a language stands first ("영어는 원어민 수준"), the level follows.
fn claims(text: &Text) -> Vec<(usize, Level, Text)> {
    let folded = fold(text.as_str());
    let mut found = Vec::new();
    for sentence in sentences(&folded.text) {
        let Some(words) = folded.text.get(sentence.clone()) else { continue };
        if mention::any_of(words, NOT_A_CLAIM) || words.contains('?') {
            continue;
        }
        let levels = mentions(words, LEVELS.iter().filter(|(level, _)| *level >= Level::Fluent).map(|(level, words)| (*level, *words)));
        let languages = mentions(words, LANGUAGES.iter().enumerate().map(|(at, names)| (at, *names)));
        let level_first = match (levels.first(), languages.first()) {
            (Some((_, level)), Some((_, language))) => level.start < language.start,
            _ => continue,
        };
        for (language, place) in &languages {
            let level = if level_first {
                levels.iter().rev().find(|(_, level)| level.start < place.start)
            } else {
                levels.iter().find(|(_, level)| level.start > place.start)
            };
            let Some((level, at)) = level else { continue };
            let (start, end) = (at.start.min(place.start), at.end.max(place.end));
            if end - start <= REACH + at.len() + place.len() {
                found.push((*language, *level, original(text, &folded, sentence.start + start..sentence.start + end)));
            }
        }
    }
    found
}

fn original(text: &Text, folded: &Folded, range: Range<usize>) -> Text {
    text.slice(folded.original(range)).trimmed()
}

/// Where one of the words of each kind stands, in the order of the text; the longest of those that begin together.
fn mentions<'w, T: Copy>(text: &str, kinds: impl Iterator<Item = (T, &'w [&'w str])>) -> Vec<(T, Range<usize>)> {
    let mut all: Vec<(T, Range<usize>)> = kinds.flat_map(|(kind, words)| words.iter().flat_map(move |word| mention::places(text, word).map(move |place| (kind, place)).collect::<Vec<_>>())).collect();
    all.sort_by_key(|(_, place)| (place.start, usize::MAX - place.end));
    let mut end = 0;
    all.retain(|(_, place)| {
        let free = place.start >= end;
        if free {
            end = place.end;
        }
        free
    });
    all
}

fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for (at, sign) in text.match_indices(['.', '!', '?', ';', '\n', '。', '|', '·']) {
        all.push(start..at + sign.len());
        start = at + sign.len();
    }
    all.push(start..text.len());
    all
}
