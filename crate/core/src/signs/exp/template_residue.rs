//! Words of a template that were never replaced.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::text::{Evidence, Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "exp-template-residue",
    family: Family::History,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Header, Part::About, Part::Experience, Part::Education],
    sources: &["DER"],
};

/// Looks for words of templates in the header, the prose and the entries.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for profile in case.profiles() {
        let mut prose: Vec<&Text> = vec![&profile.headline, &profile.about];
        prose.extend(profile.experience.items.iter().flat_map(|job| [&job.title, &job.description]));
        prose.extend(profile.education.items.iter().flat_map(|study| [&study.field, &study.description]));
        let names = profile.experience.items.iter().map(|job| &job.company).chain(profile.education.items.iter().map(|study| &study.school));
        let mut words: Vec<Evidence> = prose.iter().filter(|text| may_be_prose(text.as_str())).filter_map(|text| first(prose_pattern(), text)).collect();
        let strength = if words.is_empty() { Strength::Moderate } else { Strength::Strong };
        words.extend(names.filter(|text| may_be_name(text.as_str())).filter_map(|text| first(name_pattern(), text)));
        findings.add(&META, strength, words, Some(Say::new("core_exp_template_residue")));
    }
}

/// Whether a word that the sentences of [`prose_pattern`] need stands there.
fn may_be_prose(text: &str) -> bool {
    mention::holds(text, &["lorem", " here", " model", "eingeben", "eintragen", "einf", " aqu", " ici"])
        || text.contains(['[', '<', '{', '('])
        || ["여기에", "이곳에", "ここに"].iter().any(|word| text.contains(word))
}

/// The same for [`name_pattern`].
fn may_be_name(text: &str) -> bool {
    mention::holds(text, &["sample", "example", "your ", "company", "placeholder", " name", "muster", "beispiel", "oo"])
        || text.trim_start().starts_with(['[', '<', '{'])
        || ["회사명", "학교명", "예시", "샘플", "○", "サンプル", "例示"].iter().any(|word| text.contains(word))
}

fn first(pattern: Option<&Regex>, text: &Text) -> Option<Evidence> {
    let found = pattern?.find(text.as_str())?;
    let before = text.as_str().get(..found.start()).unwrap_or_default().trim_end();
    // In quotation marks it is spoken about.
    (!before.ends_with(['"', '“', '„', '‘', '「', '\''])).then(|| text.evidence(found.range()))
}

fn prose_pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)\blorem ipsum dolor(?: sit amet)?\b",
            r"|\b(?:insert|add|enter|type|write|put) (?:your |a |the )?(?:own )?(?:(?:short |brief |professional |job |company |personal )?(?:summary|text|name|company|title|description|headline|bio|responsibilities|achievements?|duties|details)) here\b",
            r"|\byour (?:name|company|job title|title|text|summary|description|headline|bio|position) here\b",
            r"|[\[<{]\s*(?:your |insert |the )?(?:first |last |full |company |job |employer |school |university )?(?:name|company|title|position|role|employer|school|university|date|number|city|x|xx|technology|technologies|industry|skill|skills|summary)\s*[\]>}]",
            r"|\{\{\s*[a-z][a-z0-9_ .-]{1,30}\s*\}\}|\[\s*(?:x|xx|y|n|your|insert|add|number|list|describe|mention)(?: [a-z ]{2,30})?\s*\]|\$\{[a-z_]{2,30}\}|%(?:FIRST|LAST|FULL|COMPANY|JOB)_?[A-Z]+%",
            r"|[\[<]\s*(?:ihr(?:e[nr]?)?|dein(?:e[nr]?)?)\s+(?:name|vorname|firma|titel|beruf|unternehmen)\s*[\]>]|<(?:firma|firmenname|unternehmen|vorname|nachname|beruf)>",
            r"|[○△□◇]{2,}\s?(?:대학교|회사|기업|주식회사|학과|부서|팀|年|大学|会社|株式会社)",
            r"|\b(?:i hope this helps|let me know if you(?:['’]d| would) like (?:me to|any) (?:adjust|tweak|shorten|chang|edit|revis|modif)\w*|would you like me to (?:adjust|tweak|shorten|tailor|make)\b)",
            r"|\b(?:here(?:['’]s| is) (?:a|the|your) (?:[a-z-]+ ){0,3}(?:rewritten|polished|revised|improved|optimi[sz]ed|professional|tailored|updated) (?:version|summary|bio|headline|description|profile))",
            r"|(?:다음은|아래는) (?:요청하신|다듬은|수정한|작성한) (?:자기소개|소개글|요약|프로필|이력서)|(?:hier ist|gerne[,!] hier ist) (?:eine|ihre|die) (?:überarbeitete|optimierte|professionelle) (?:version|zusammenfassung|fassung)",
            r"|\bas an? (?:ai|artificial intelligence) (?:language )?model\b",
            r"|\b(?:sure|certainly)[,!] here(?:['’]s| is) (?:a|an|your) (?:[a-z-]+ ){0,3}(?:summary|headline|bio|section|version)\b",
            r"|(?:여기에|이곳에)\s*(?:회사명|내용|이름|직함|소개|자기소개|텍스트|경력)?[을를]?\s*(?:입력|작성|기재)(?:하세요|해 ?주세요|하십시오)",
            r"|[\[<(]\s*(?:회사명|이름|직함|직무|학교명|날짜|기간|숫자)\s*[\]>)]",
            r"|\b(?:hier )(?:ihren? |deinen? )?(?:text|namen|zusammenfassung|beschreibung) (?:einfügen|eingeben|eintragen)\b|\[(?:firmenname|name|firma|position|datum)\]",
            r"|ここに(?:テキスト|文章|会社名|名前|氏名|内容|自己紹介)を(?:入力|記入)(?:してください)?",
            r"|\b(?:inserte?|escriba|escribe|añada) (?:su |tu |aquí )?(?:su |tu )?(?:texto|nombre|resumen|descripción) aquí\b|\b(?:insérez|saisissez|ajoutez) votre (?:texte|nom|résumé|description) ici\b",
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}

/// Employers and schools that only templates have.
fn name_pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        Regex::new(concat!(
            r"(?i)^\s*(?:sample|example|your|company name|placeholder) (?:company|employer|university|college|school|corp(?:oration)?|inc\.?|ltd\.?|organi[sz]ation)(?: (?:name|here|name here))?\s*$",
            r"|^\s*(?:company|employer|university|school|college|institution|organi[sz]ation) name\s*$|^\s*[\[<{].{2,30}[\]>}]\s*$",
            r"|^\s*(?:회사명|학교명|예시 ?회사|샘플 ?회사|예시 ?대학교?|○+(?:회사|대학교)|OO(?:회사|대학교))\s*$|^\s*(?:musterfirma|mustermann gmbh|musterunternehmen|beispiel(?:firma|universität))\s*$|^\s*(?:サンプル|例示)(?:会社|株式会社|大学)\s*$",
        ))
        .ok()
    };
    PATTERN.get_or_init(compile).as_ref()
}
