//! design.md rule 6, proved by change: who somebody is by name, gender, nation, home town or school moves no finding.
//!
//! Every case of `tests/cases` is reviewed as it stands and with one thing exchanged. Which exchange a case gets is drawn
//! by a hash of its id, so that every run compares the same and all exchanges stand in front of many cases.

use std::collections::BTreeMap;

use crate::common::engine;
use second_look_cases::{Case, all, review};
use second_look_core::Engine;
use second_look_core::report::{Level, Report};
use second_look_core::text::names;
use serde_json::{Value, json};

/// Exchanges of a name in all, about; they are shared out so that the gate stays quick however many cases come.
const NAME_EXCHANGES: usize = 8_000;

/// An invented person: given and family name in Latin letters, as an address has them, and in their own script.
struct Person {
    given: &'static str,
    family: &'static str,
    own: Option<&'static str>,
}

const fn latin(given: &'static str, family: &'static str) -> Person {
    Person { given, family, own: None }
}

const fn script(given: &'static str, family: &'static str, own: &'static str) -> Person {
    Person { given, family, own: Some(own) }
}

/// Of many origins and both genders, in twelve scripts.
const PEOPLE: &[Person] = &[
    latin("Amara", "Okonkwo"), latin("Kwabena", "Boateng"), latin("Thandiwe", "Dlamini"), latin("Wanjiru", "Kamau"), latin("Dawit", "Tesfaye"),
    latin("Youssef", "Benhaddou"), latin("Layla", "Haddad"), latin("Farhad", "Moradi"), latin("Elif", "Yildirim"), latin("Aviva", "Rosenfeld"),
    latin("Priyanka", "Deshmukh"), latin("Arjun", "Iyengar"), latin("Sadia", "Chowdhury"), latin("Nimal", "Wickramasinghe"), latin("Bibek", "Thapa"),
    latin("Wenjing", "Zhou"), latin("Haoran", "Feng"), latin("Minseo", "Jeong"), latin("Hyunwoo", "Baek"), latin("Haruka", "Nishimura"),
    latin("Kenta", "Morikawa"), latin("Linh", "Trinh"), latin("Somchai", "Rattanakorn"), latin("Putri", "Wulandari"), latin("Jomar", "Villanueva"),
    latin("Leilani", "Kahale"), latin("Tama", "Ngata"), latin("Ximena", "Quispe"), latin("Thiago", "Cavalcanti"), latin("Valentina", "Restrepo"),
    latin("Jacinto", "Huanca"), latin("Siobhan", "Gallagher"), latin("Rhys", "Llewellyn"), latin("Ingrid", "Halvorsen"), latin("Mateusz", "Wojcik"),
    latin("Zsofia", "Nagy"), latin("Dragana", "Petrovic"), latin("Oksana", "Shevchenko"), latin("Giulia", "Bellini"), latin("Anselm", "Kirchhoff"),
    latin("Maelys", "Fontaine"), latin("Levan", "Beridze"), latin("Jørgen", "Østergaard"), latin("Željko", "Đurić"), latin("Nguyễn", "Phượng"),
    script("Seoyeon", "Park", "박서연"), script("Doyun", "Choi", "최도윤"), script("Junho", "Namgung", "남궁준호"), script("Jiwoo", "Hwang", "황지우"),
    script("Haruka", "Nishimura", "西村 遥"), script("Kenta", "Morikawa", "森川健太"), script("Wenjing", "Zhou", "周文静"), script("Haoran", "Feng", "冯浩然"),
    script("Aleksei", "Morozov", "Алексей Морозов"), script("Oksana", "Shevchenko", "Оксана Шевченко"), script("Fatima", "Alharbi", "فاطمة الحربي"),
    script("Tariq", "Mansour", "طارق منصور"), script("Noa", "Benari", "נועה בן־ארי"), script("Priya", "Sharma", "प्रिया शर्मा"), script("Anbu", "Selvan", "அன்பு செல்வன்"),
    script("Somchai", "Rattanakorn", "สมชาย รัตนกร"), script("Eleni", "Papadaki", "Ελένη Παπαδάκη"), script("Levan", "Beridze", "ლევან ბერიძე"),
    script("Dawit", "Tesfaye", "ዳዊት ተስፋዬ"), script("Anahit", "Sargsyan", "Անահիտ Սարգսյան"),
];

/// Signs that compare two names.
const NAME_SIGNS: [&str; 5] =
    ["about-other-first-name", "contact-handle-conflict", "contact-mail-other-name", "contact-several-identities", "header-slug-name-mismatch"];

/// Numbers that are the same in every run: FNV-1a over what they are drawn for.
struct Draw(u64);

impl Draw {
    fn of(text: &str) -> Self {
        Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// What must not move: the level, and how often each sign speaks, how strongly and with how many quotes.
type Shape = (Level, BTreeMap<(String, String, usize), usize>);

fn shape(report: &Report) -> Shape {
    let mut findings = BTreeMap::new();
    for finding in &report.findings {
        *findings.entry((finding.sign.clone(), format!("{:?}", finding.strength), finding.evidence.len())).or_default() += 1;
    }
    (report.level, findings)
}

/// Changes every string that was read: of the profile, the thread and the sender.
fn change(line: &Value, with: &dyn Fn(&str) -> String) -> Value {
    change_in(line, &|_| true, with)
}

/// Changes the strings of the fields that `wanted` names.
fn change_in(line: &Value, wanted: &dyn Fn(&str) -> bool, with: &dyn Fn(&str) -> String) -> Value {
    fn walk(value: &mut Value, key: &str, wanted: &dyn Fn(&str) -> bool, with: &dyn Fn(&str) -> String) {
        match value {
            Value::String(text) if wanted(key) => *text = with(text),
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, key, wanted, with)),
            // Who speaks is no text.
            Value::Object(fields) => fields.iter_mut().filter(|(key, _)| *key != "from").for_each(|(key, item)| walk(item, key, wanted, with)),
            _ => {}
        }
    }
    let mut line = line.clone();
    for part in ["profile", "thread", "sender"] {
        if let Some(value) = line.get_mut(part) {
            walk(value, part, wanted, with);
        }
    }
    line
}

/// A name as it stands in a case.
struct Name {
    whole: String,
    given: String,
    family: String,
}

impl Name {
    /// `None` where the parts cannot be told from other words.
    fn read(whole: &str) -> Option<Self> {
        let whole = whole.trim();
        let hangul = whole.chars().all(|c| ('가'..='힣').contains(&c));
        if hangul && (3..=4).contains(&whole.chars().count()) {
            return Some(Self { whole: whole.to_owned(), given: whole.to_owned(), family: whole.to_owned() });
        }
        let mut parts = whole.split_whitespace();
        let (given, family) = (parts.next()?, parts.next_back()?);
        let plain = |part: &str| part.chars().count() >= 3 && part.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
        (plain(given) && plain(family)).then(|| Self { whole: whole.to_owned(), given: given.to_owned(), family: family.to_owned() })
    }

    /// The text with `to` wherever this name stands: whole, in parts, and joined in addresses, mailboxes and files.
    fn exchanged(&self, text: &str, to: &Person) -> String {
        let own = to.own.map_or_else(|| format!("{} {}", to.given, to.family), str::to_owned);
        let text = text.replace(&self.whole, &own);
        let mut out = String::with_capacity(text.len());
        for token in text.split_inclusive(char::is_whitespace) {
            let inner: Vec<char> = token.trim().chars().collect();
            let joined = |w: &[char]| w[0].is_alphanumeric() && matches!(w[1], '.' | '-' | '_') && w[2].is_alphanumeric();
            let address = token.contains(['@', '/', '_']) || inner.windows(3).any(joined);
            let mut word = String::new();
            for c in token.chars().chain(std::iter::once('\0')) {
                if c.is_alphanumeric() {
                    word.push(c);
                    continue;
                }
                out.push_str(&self.word(&word, address, to));
                word.clear();
                if c != '\0' {
                    out.push(c);
                }
            }
        }
        out
    }

    fn word(&self, word: &str, address: bool, to: &Person) -> String {
        let plain = |text: &str| names::plain(text);
        if address {
            let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let tail = &word[stem.len()..];
            let (stem, old) = (plain(stem), (plain(&self.given), plain(&self.family)));
            let new = (plain(to.given), plain(to.family));
            let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
            let forms = |(given, family): &(String, String)| {
                [given.clone(), family.clone(), format!("{given}{family}"), format!("{family}{given}"), format!("{}{family}", first(given)), format!("{given}{}", first(family))]
            };
            let found = forms(&old).iter().position(|form| *form == stem && form.len() >= 3);
            return found.map_or_else(|| word.to_owned(), |n| format!("{}{tail}", forms(&new)[n]));
        }
        // "Will" is a name and "will" is not.
        if !word.starts_with(char::is_uppercase) {
            return word.to_owned();
        }
        let own: Vec<&str> = to.own.map(|own| own.split(' ').collect()).unwrap_or_default();
        let part = |n: usize, latin: &'static str| own.get(n).or(own.first()).copied().unwrap_or(latin);
        if plain(word) == plain(&self.given) {
            part(0, to.given).to_owned()
        } else if plain(word) == plain(&self.family) {
            part(1, to.family).to_owned()
        } else {
            word.to_owned()
        }
    }

    /// Whether another word of the case is a form of this name, such as "Sam" for "Samira": exchanging the one without the
    /// other would make two people of one.
    fn has_other_forms(&self, line: &Value) -> bool {
        words_of(line).iter().any(|word| {
            [&self.given, &self.family].iter().any(|part| {
                let part = names::plain(part);
                *word != part && names::alike(word, &part)
            })
        })
    }

    /// Whether `to` is like a word that stands there for another reason.
    fn meets(&self, line: &Value, to: &Person) -> bool {
        words_of(line).iter().any(|word| [to.given, to.family].iter().any(|part| names::alike(word, &names::plain(part))))
    }
}

/// The words that signs compare with a name: of the header, the addresses and the "about" text.
fn words_of(line: &Value) -> Vec<String> {
    let pointers = ["/profile/profile_url", "/profile/headline", "/profile/about", "/sender/headline", "/sender/email"];
    let mut texts: Vec<&str> = pointers.iter().filter_map(|pointer| line.pointer(pointer)?.as_str()).collect();
    for list in ["/profile/contact/emails", "/profile/contact/websites"] {
        texts.extend(line.pointer(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str));
    }
    texts.iter().flat_map(|text| names::words(text)).filter(|word| word.len() >= 3).collect()
}

/// Compares a case with itself changed, and keeps what moved.
struct Comparison {
    engine: Engine,
    compared: usize,
    moved: Vec<String>,
}

impl Comparison {
    fn new() -> Self {
        Self { engine: engine(), compared: 0, moved: Vec::new() }
    }

    fn shape(&self, line: &Value) -> Shape {
        shape(&review(&self.engine, line).unwrap())
    }

    /// Whether nothing moved.
    fn holds(&mut self, case: &Case, before: &Shape, changed: &Value, what: &str) -> bool {
        self.compared += 1;
        let after = self.shape(changed);
        if after != *before {
            self.moved.push(format!("{} ({}) with {what}:\n    {before:?}\n    {after:?}", case.id, case.file));
        }
        after == *before
    }

    fn nothing_moved(self, at_least: usize) {
        println!("{} exchanges compared", self.compared);
        assert!(self.moved.is_empty(), "{} of {} moved:\n{}", self.moved.len(), self.compared, self.moved.join("\n"));
        assert!(self.compared >= at_least, "only {} exchanges compared", self.compared);
    }
}

#[test]
fn names_move_nothing() {
    let mut comparison = Comparison::new();
    let mut used = vec![false; PEOPLE.len()];
    let (mut named, mut left) = (0, 0);
    let cases = all().unwrap();
    let each = (NAME_EXCHANGES / cases.len()).clamp(4, 12);
    for case in &cases {
        for pointer in ["/profile/name", "/sender/name"] {
            let Some(whole) = case.line.pointer(pointer).and_then(Value::as_str).filter(|name| !name.trim().is_empty()) else { continue };
            named += 1;
            let Some(name) = Name::read(whole).filter(|name| !name.has_other_forms(&case.line)) else {
                left += 1;
                continue;
            };
            let before = comparison.shape(&case.line);
            let mut draw = Draw::of(&case.id);
            let start = draw.below(PEOPLE.len());
            // How a name in Hangul is spelled in an address is not known: there only another in Hangul stands for it. And where
            // a finding compares the name with another, both must be in one script to be compared at all.
            let hangul = !name.whole.is_ascii() && case.line.to_string().contains(['@', '/']);
            let compared = before.1.keys().any(|(sign, _, _)| NAME_SIGNS.contains(&sign.as_str()));
            let fits = |to: &Person| (!hangul || to.own.is_some_and(|own| own.chars().all(|c| ('가'..='힣').contains(&c)))) && !(compared && to.own.is_some());
            // A step that is prime to the number of people visits all of them.
            let others = (0..PEOPLE.len()).map(|n| (start + n * 23) % PEOPLE.len()).filter(|n| fits(&PEOPLE[*n]) && !name.meets(&case.line, &PEOPLE[*n]));
            for n in others.take(each) {
                used[n] = true;
                let changed = change(&case.line, &|text| name.exchanged(text, &PEOPLE[n]));
                let what = PEOPLE[n].own.map_or_else(|| format!("{} {}", PEOPLE[n].given, PEOPLE[n].family), str::to_owned);
                if !comparison.holds(case, &before, &changed, &what) {
                    break;
                }
            }
        }
    }
    println!("{named} named cases, {left} left out");
    assert!(used.iter().all(|used| *used), "some people stood in no case");
    assert!(left * 10 <= named, "{left} of {named} names could not be exchanged");
    comparison.nothing_moved(named * each / 2);
}

#[test]
fn names_are_exchanged_wherever_they_stand() {
    let name = Name::read("Will Moor").unwrap();
    let to = latin("Amara", "Okonkwo");
    for (before, after) in [
        ("Will Moor", "Amara Okonkwo"),
        ("Will you come? Will's way; will it rain on the moor?", "Amara you come? Amara's way; will it rain on the moor?"),
        ("https://www.linkedin.com/in/will-moor-09", "https://www.linkedin.com/in/amara-okonkwo-09"),
        ("wmoor87@x.example, MOOR_CV.pdf", "aokonkwo87@x.example, okonkwo_CV.pdf"),
    ] {
        assert_eq!(name.exchanged(before, &to), after);
    }
    let own = script("Seoyeon", "Park", "박서연");
    assert_eq!(name.exchanged("Will Moor, will.moor@x.example", &own), "박서연, seoyeon.park@x.example");
    assert_eq!(Name::read("오도현").unwrap().exchanged("오도현입니다", &own), "박서연입니다");
}

/// Nations as words, in groups that stand for each other: those that are also languages, and the others.
const NATIONS: &[&[&str]] = &[
    &[
        "German", "French", "Italian", "Spanish", "Portuguese", "Russian", "Chinese", "Japanese", "Korean", "Vietnamese", "Thai", "Turkish", "Polish",
        "Ukrainian", "Dutch", "Swedish", "Norwegian", "Danish", "Finnish", "Greek", "Hungarian", "Czech", "Romanian", "Indonesian",
    ],
    &[
        "American", "British", "Canadian", "Australian", "Mexican", "Brazilian", "Argentine", "Nigerian", "Ghanaian", "Kenyan", "Ethiopian", "Egyptian",
        "Moroccan", "Indian", "Pakistani", "Bangladeshi", "Filipino", "Iranian", "Israeli", "Lebanese", "Belgian", "Austrian", "Swiss", "Chilean", "Colombian",
        "Peruvian", "Singaporean", "Taiwanese", "Senegalese", "Jamaican",
    ],
    &["한국인", "미국인", "중국인", "일본인", "베트남인", "인도인", "독일인", "러시아인", "몽골인", "케냐인", "브라질인", "필리핀인"],
];

/// Fields of prose, and the languages a profile lists, which go with it.
const PROSE: [&str; 5] = ["text", "headline", "about", "description", "languages"];

#[test]
fn nations_in_prose_move_nothing() {
    let mut comparison = Comparison::new();
    for case in &all().unwrap() {
        let mut text = String::new();
        collect(&case.line, "", &mut text);
        for group in NATIONS {
            let Some(from) = group.iter().find(|nation| mentions(&text, nation)) else { continue };
            let before = comparison.shape(&case.line);
            let mut draw = Draw::of(&case.id);
            // Whoever stands there already would become one with the other.
            let others: Vec<&&str> = group.iter().filter(|other| !mentions(&text, other)).collect();
            for _ in 0..6 {
                let to = others[draw.below(others.len())];
                let changed = change_in(&case.line, &|key| PROSE.contains(&key), &|text| replace_word(text, from, to));
                if !comparison.holds(case, &before, &changed, &format!("{from} → {to}")) {
                    break;
                }
            }
        }
    }
    comparison.nothing_moved(8);
}

fn collect(value: &Value, key: &str, out: &mut String) {
    match value {
        Value::String(text) if PROSE.contains(&key) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, out)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| collect(item, key, out)),
        _ => {}
    }
}

/// Words of one gender and those of the other; the particles of both Korean words are the same.
const GENDERS: &[(&str, &str)] = &[
    ("man", "woman"), ("men", "women"), ("husband", "wife"), ("father", "mother"), ("brother", "sister"), ("son", "daughter"), ("guy", "girl"), ("he", "she"),
    ("his", "her"), ("Mr", "Ms"), ("남편이", "부인이"), ("남편", "부인"), ("아버지", "어머니"), ("남자", "여자"), ("남성", "여성"), ("Herr", "Frau"), ("Mann", "Frau"),
];

#[test]
fn genders_in_prose_move_nothing() {
    let mut comparison = Comparison::new();
    for case in &all().unwrap() {
        let mut text = String::new();
        collect(&case.line, "", &mut text);
        let pairs: Vec<&(&str, &str)> = GENDERS.iter().filter(|(one, other)| mentions(&text, one) != mentions(&text, other)).collect();
        if pairs.is_empty() {
            continue;
        }
        let before = comparison.shape(&case.line);
        let changed = change_in(&case.line, &|key| PROSE.contains(&key), &|text| {
            pairs.iter().fold(text.to_owned(), |text, (one, other)| {
                let (from, to) = if mentions(&text, one) { (one, other) } else { (other, one) };
                replace_word(&text, from, to)
            })
        });
        comparison.holds(case, &before, &changed, &format!("{pairs:?}"));
    }
    comparison.nothing_moved(8);
}

/// Nobody's nation or pronouns, said of themselves, matter: whichever is said, the findings are the same.
#[test]
fn what_somebody_is_moves_nothing() {
    let mut comparison = Comparison::new();
    for case in &all().unwrap() {
        let mut draw = Draw::of(&case.id);
        let mut say = |list: &[&str], sentence: &dyn Fn(&str) -> String| {
            let (one, other) = (sentence(list[draw.below(list.len())]), sentence(list[draw.below(list.len())]));
            let before = comparison.shape(&with_sentence(&case.line, &one));
            comparison.holds(case, &before, &with_sentence(&case.line, &other), &format!("{one} → {other}"));
        };
        if case.lang == "ko" {
            say(NATIONS[2], &|nation| format!("저는 {nation}입니다."));
            say(&["저는 여자입니다.", "저는 남자입니다.", "저는 쉰아홉 살입니다.", "저는 스물세 살입니다."], &str::to_owned);
        } else {
            say(NATIONS[1], &|nation| format!("My family is {nation}."));
            say(&["I am a woman.", "I am a man.", "I am 23 years old.", "I am 59 years old.", "I am a father.", "I am a mother."], &str::to_owned);
        }
        let Some(name) = case.line.pointer("/profile/name").or(case.line.pointer("/sender/name")).and_then(Value::as_str).map(str::to_owned) else { continue };
        let pointer = if case.line.get("profile").is_some() { "/profile/name" } else { "/sender/name" };
        let pronouns = ["(she/her)", "(he/him)", "(they/them)"].map(|pronouns| {
            let mut line = case.line.clone();
            if let Some(shown) = line.pointer_mut(pointer) {
                *shown = json!(format!("{name} {pronouns}"));
            }
            line
        });
        let before = comparison.shape(&pronouns[0]);
        for line in &pronouns[1..] {
            comparison.holds(case, &before, line, "other pronouns");
        }
    }
    comparison.nothing_moved(1000);
}

/// The case with a sentence before what the other side wrote last, or before the "about" text.
fn with_sentence(line: &Value, sentence: &str) -> Value {
    let mut line = line.clone();
    let last = line["thread"].as_array_mut().and_then(|turns| turns.iter_mut().rev().find(|turn| turn["from"] == "them"));
    if let Some(turn) = last {
        turn["text"] = json!(format!("{sentence}\n{}", turn["text"].as_str().unwrap_or_default()));
    } else if let Some(profile) = line.get_mut("profile") {
        profile["about"] = json!(format!("{sentence}\n{}", profile["about"].as_str().unwrap_or_default()));
    }
    line
}

/// Towns of some size by country, each in no other country of the table.
const TOWNS: &[(&str, &str, &[&str])] = &[
    ("GB", "England", &["Leeds", "Sheffield", "Bristol", "Nottingham"]),
    ("DE", "Germany", &["Hannover", "Stuttgart", "Leipzig", "Dortmund"]),
    ("FR", "France", &["Toulouse", "Nantes", "Lille", "Rennes"]),
    ("PL", "Poland", &["Poznań", "Wrocław", "Łódź", "Katowice"]),
    ("PT", "Portugal", &["Porto", "Lisbon", "Braga", "Amadora"]),
    ("NO", "Norway", &["Bergen", "Oslo", "Stavanger", "Trondheim"]),
    ("KR", "South Korea", &["Daejeon", "Gwangju", "Ulsan", "Incheon"]),
    ("JP", "Japan", &["Nagoya", "Sapporo", "Fukuoka", "Sendai"]),
    ("IN", "India", &["Pune", "Chennai", "Jaipur", "Kolkata"]),
    ("US", "USA", &["Denver", "Chicago", "Seattle", "Houston"]),
];

#[test]
fn home_towns_within_a_country_move_nothing() {
    let mut comparison = Comparison::new();
    let places = engine().reference.places.unwrap();
    for (country, _, towns) in TOWNS {
        for town in *towns {
            assert_eq!(places.countries_of(town), [*country], "{town}");
        }
    }
    for case in &all().unwrap() {
        let Some(home) = case.line.pointer("/profile/location").and_then(Value::as_str).filter(|home| !home.trim().is_empty()) else { continue };
        let Some((_, country, towns)) = TOWNS.iter().find(|(code, _, _)| places.countries_of(home) == [*code]) else { continue };
        let town = home.split([',', '·']).next().unwrap_or_default().trim();
        let report = review(&comparison.engine, &case.line).unwrap();
        // Where a finding rests on the place, the place is what it is about.
        let rests = report.findings.iter().flat_map(|f| &f.evidence).any(|e| e.pointer.ends_with("/location") || e.quote.contains(town));
        // A place of work in that town would move with it, and with it the distance between two jobs.
        let elsewhere = case.line["profile"]["experience"].to_string().contains(town);
        if rests || elsewhere || town.is_empty() || town == *country {
            continue;
        }
        let before = shape(&report);
        for other in towns.iter().filter(|other| !home.contains(**other)) {
            let changed = change(&case.line, &|text| if text == home { format!("{other}, {country}") } else { replace_word(text, town, other) });
            comparison.holds(case, &before, &changed, &format!("{town} → {other}"));
        }
    }
    comparison.nothing_moved(20);
}

#[test]
fn schools_of_one_country_and_age_move_nothing() {
    let mut comparison = Comparison::new();
    let engine = engine();
    let schools = engine.reference.schools.as_ref().unwrap();
    let table = std::fs::read_to_string(format!("{}/data/schools.tsv", env!("CARGO_MANIFEST_DIR"))).unwrap();
    // The fields that a US school awards are a matter of the school: no other stands for it.
    let rows: Vec<(&str, &str, i32)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells[2] != "US" && cells[4].is_empty())
        .filter_map(|cells| Some((cells[0], cells[2], cells[3].parse().ok()?)))
        .collect();
    for case in &all().unwrap() {
        let Some(studies) = case.line.pointer("/profile/education").and_then(Value::as_array) else { continue };
        let report = review(&comparison.engine, &case.line).unwrap();
        if report.findings.iter().any(|f| f.sign.starts_with("edu-")) {
            continue;
        }
        let before = shape(&report);
        for (n, study) in studies.iter().enumerate() {
            let Some(school) = study["school"].as_str().and_then(|name| schools.school(name)) else { continue };
            let Some(since) = school.since else { continue };
            let same: Vec<_> = rows.iter().filter(|(name, country, year)| *country == school.country && (0..=15).contains(&(since - year)) && *name != school.name).collect();
            let mut draw = Draw::of(&case.id);
            for _ in 0..same.len().min(3) {
                let (other, _, _) = same[draw.below(same.len())];
                let mut changed = case.line.clone();
                changed["profile"]["education"][n]["school"] = json!(other);
                comparison.holds(case, &before, &changed, &format!("{} → {other}", school.name));
            }
        }
    }
    comparison.nothing_moved(1);
}

/// Whether a word stands in a text with its capital and its borders; Hangul words may go on with a particle.
fn mentions(text: &str, word: &str) -> bool {
    replace_word(text, word, "\u{fffd}") != text
}

fn replace_word(text: &str, from: &str, to: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(from).map(|n| n + at) {
        let end = found + from.len();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // "Indian Institute" is the beginning of a name.
        let named = from.is_ascii() && text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let whole = !named && !letter(text[..found].chars().next_back()) && (!letter(text[end..].chars().next()) || !from.is_ascii());
        out.push_str(&text[at..found]);
        out.push_str(if whole { to } else { from });
        at = end;
    }
    out.push_str(&text[at..]);
    out
}
