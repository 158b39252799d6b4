//! How and where somebody is employed, from the words of an entry.

use super::Position;
use crate::text::Text;
use crate::text::fold::fold;
use crate::text::mention;

/// How somebody is employed, as far as the entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmploymentType {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// Self-employed or freelance.
    SelfEmployed,
    /// On contract.
    Contract,
    /// Internship, apprenticeship, trainee.
    Internship,
    /// Seasonal or temporary.
    Temporary,
    /// The entry does not say, or says something else.
    Unknown,
}

/// Where the work is done, as far as the entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workplace {
    /// From anywhere.
    Remote,
    /// Partly at the employer's.
    Hybrid,
    /// At the employer's.
    OnSite,
}

/// Words for the kinds, folded. "Full-time contract" is a contract, hence full time comes last.
const TYPES: &[(EmploymentType, &[&str])] = &[
    (EmploymentType::Internship, &[
        "internship", "intern", "apprenticeship", "apprentice", "trainee", "working student", "co-op", "인턴", "인턴십", "실습생", "praktikum", "praktikant",
        "praktikantin", "werkstudium", "werkstudent", "werkstudentin", "ausbildung", "duales studium", "volontariat", "インターン", "インターンシップ",
        "実習", "staż", "praktyki", "praktyka", "stażysta", "stage", "alternance", "apprentissage", "stagiaire", "prácticas", "practicas", "pasantía", "becario",
        "aprendiz", "estágio", "estagiário", "tirocinio", "apprendistato", "实习", "stagiair", "staj", "стажировка",
    ]),
    (EmploymentType::PartTime, &[
        "part-time", "part time", "parttime", "파트타임", "시간제", "비상근", "아르바이트", "teilzeit", "minijob", "nebenberuflich", "パートタイム", "パート",
        "アルバイト", "非常勤", "część etatu", "niepełny etat", "pół etatu", "1/2 etatu", "niepełny wymiar", "temps partiel", "mi-temps", "media jornada",
        "jornada parcial", "tiempo parcial", "meio período", "tempo parcial", "part-time", "兼职", "deeltijd", "yarı zamanlı", "частичная занятость", "неполный рабочий день",
    ]),
    (EmploymentType::SelfEmployed, &[
        "self-employed", "self employed", "freelance", "freelancer", "freelancing", "자영업", "프리랜서", "selbstständig", "selbständig", "freiberuflich",
        "freier mitarbeiter", "freiberufler", "自営業", "フリーランス", "個人事業", "własna działalność", "samozatrudnienie", "indépendant", "independant", "autoentrepreneur",
        "auto-entrepreneur", "autónomo", "autonomo", "por cuenta propia", "autônomo", "profissional liberal", "lavoratore autonomo", "libero professionista",
        "partita iva", "自由职业", "个体经营", "zelfstandig", "zzp", "serbest", "фриланс", "самозанятый",
    ]),
    (EmploymentType::Contract, &[
        "contract", "contractor", "계약직", "도급", "외주", "befristet", "freie mitarbeit", "werkvertrag", "契約社員", "業務委託", "派遣社員", "派遣", "umowa zlecenie",
        "umowa o dzieło", "kontrakt", "b2b", "cdd", "contrat", "contrato", "contratista", "por contrato", "prestador de serviços", "pj", "contratto", "consulenza",
        "合同工", "sözleşmeli", "контракт",
    ]),
    (EmploymentType::Temporary, &[
        "seasonal", "temporary", "temp", "임시직", "계절직", "일용직", "saisonal", "aushilfe", "zeitarbeit", "季節", "臨時", "praca sezonowa", "sezonowa", "tymczasowa",
        "saisonnier", "intérim", "interim", "temporal", "estacional", "temporário", "sazonal", "stagionale", "a termine", "临时", "季节性",
    ]),
    (EmploymentType::FullTime, &[
        "full-time", "full time", "fulltime", "permanent", "정규직", "풀타임", "상근", "vollzeit", "festanstellung", "unbefristet", "正社員", "フルタイム", "常勤",
        "pełny etat", "pełen etat", "temps plein", "cdi", "jornada completa", "tiempo completo", "tempo integral", "período integral", "efetivo", "tempo pieno",
        "tempo indeterminato", "全职", "voltijd", "tam zamanlı", "полная занятость", "полный рабочий день",
    ]),
];

/// Words for the workplaces, folded.
const WORKPLACES: &[(Workplace, &[&str])] = &[
    (Workplace::Hybrid, &[
        "hybrid", "하이브리드", "혼합근무", "ハイブリッド", "praca hybrydowa", "hybrydowa", "hybrydowo", "hybride", "híbrido", "híbrida", "ibrido", "ibrida", "混合办公", "hibrit",
        "гибридный",
    ]),
    (Workplace::Remote, &[
        "remote", "fully remote", "work from home", "wfh", "원격", "원격근무", "재택", "재택근무", "fernarbeit", "homeoffice", "home office", "ortsunabhängig",
        "リモート", "リモートワーク", "在宅", "在宅勤務", "テレワーク", "praca zdalna", "zdalna", "zdalnie", "télétravail", "à distance", "remoto", "remota", "en remoto",
        "teletrabajo", "trabalho remoto", "da remoto", "远程", "op afstand", "uzaktan", "удалённая работа", "удаленная работа", "удалённо",
    ]),
    (Workplace::OnSite, &[
        "on-site", "onsite", "on site", "in-office", "in office", "대면근무", "대면 근무", "현장근무", "사무실 근무", "상근", "출근", "vor ort", "präsenz", "現地", "出社",
        "オンサイト", "常駐", "praca stacjonarna", "stacjonarna", "stacjonarnie", "sur site", "présentiel", "presencial", "in sede", "in presenza", "现场办公", "op locatie",
        "iş yerinde", "в офисе",
    ]),
];

/// The kind whose word stands in `text`.
fn read<T: Copy>(text: &str, table: &[(T, &[&str])]) -> Option<T> {
    let folded = fold(text).text;
    table.iter().find(|(_, words)| mention::any_of(&folded, words)).map(|(kind, _)| *kind)
}

impl EmploymentType {
    /// Reads "Full-time", "정규직", "Umowa zlecenie", in the languages of [`crate::reading::dates`]; `None` where no known
    /// word stands there.
    pub fn parse(text: &str) -> Option<Self> {
        read(text, TYPES)
    }
}

impl Workplace {
    /// Reads "Berlin, Germany · Remote", "대면근무"; `None` where no known word stands there.
    pub fn parse(text: &str) -> Option<Self> {
        read(text, WORKPLACES)
    }
}

impl Position {
    /// How the person was employed. Where the entry has no such line, the title may say it ("QA Engineer (contract)"), but
    /// never that it was full time.
    pub fn employment(&self) -> EmploymentType {
        EmploymentType::parse(self.employment_type.as_str())
            .or_else(|| EmploymentType::parse(self.title.as_str()).filter(|kind| *kind != EmploymentType::FullTime))
            .unwrap_or(EmploymentType::Unknown)
    }

    /// Where the work was done, from the line of the place or of the type.
    pub fn workplace(&self) -> Option<Workplace> {
        Workplace::parse(self.location.as_str()).or_else(|| Workplace::parse(self.employment_type.as_str()))
    }

    /// The sentence of the description that says that the work is done at the employer's every day.
    pub fn on_site_statement(&self) -> Option<Text> {
        const AT_THE_OFFICE: &[&str] = &[
            "in the office five days", "in the office every day", "in office five days", "five days a week in", "5 days a week in", "every day in the office", "daily in the office", "on-site five days", "on site five days", "on-site every day", "on site every day",
            "fully on-site", "fully on site", "사무실로 출근", "사무실에 출근", "사무실 출근", "사무실 근무", "매일 출근", "주 5일 출근", "본사로 출근", "täglich vor ort", "jeden tag vor ort", "täglich im büro", "jeden tag im büro", "fünf tage im büro", "毎日出社", "週5日出社", "毎日オフィス",
        ];
        if matches!(self.workplace(), Some(Workplace::Remote | Workplace::Hybrid)) || Workplace::parse(self.description.as_str()).is_some_and(|place| place != Workplace::OnSite) {
            return None;
        }
        ["\n", ".", "。"]
            .iter()
            .fold(vec![self.description.clone()], |parts, end| parts.iter().flat_map(|part| part.split(end)).collect())
            .into_iter()
            .find(|sentence| mention::any_of(&fold(sentence.as_str()).text, AT_THE_OFFICE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_in_every_language() {
        use EmploymentType::*;
        for (text, expected) in [
            ("Full-time", Some(FullTime)), ("Permanent Full-time", Some(FullTime)), ("정규직", Some(FullTime)), ("Vollzeit", Some(FullTime)), ("正社員", Some(FullTime)),
            ("Pełny etat", Some(FullTime)), ("Temps plein", Some(FullTime)), ("Jornada completa", Some(FullTime)), ("Tempo integral", Some(FullTime)),
            ("Tempo pieno", Some(FullTime)), ("全职", Some(FullTime)),
            ("Part-time", Some(PartTime)), ("파트타임", Some(PartTime)), ("비상근", Some(PartTime)), ("Teilzeit", Some(PartTime)), ("非常勤", Some(PartTime)),
            ("Freelance", Some(SelfEmployed)), ("Umowa zlecenie/freelancing", Some(SelfEmployed)), ("프리랜서", Some(SelfEmployed)), ("Freiberuflich", Some(SelfEmployed)),
            ("業務委託", Some(Contract)), ("Full-time contract", Some(Contract)), ("계약직", Some(Contract)), ("CDD", Some(Contract)),
            ("Werkstudium", Some(Internship)), ("인턴", Some(Internship)), ("Stage", Some(Internship)), ("Estágio", Some(Internship)), ("Seasonal", Some(Temporary)),
            ("International", None), ("", None), ("Berlin", None),
        ] {
            assert_eq!(EmploymentType::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn workplaces_are_read_in_every_language() {
        use Workplace::*;
        for (text, expected) in [
            ("Lisbon, Portugal · Remote", Some(Remote)), ("서울 · 재택근무", Some(Remote)), ("リモート", Some(Remote)), ("Warszawa · Praca zdalna", Some(Remote)),
            ("À distance", Some(Remote)), ("Hybrid", Some(Hybrid)), ("하이브리드", Some(Hybrid)), ("Praca hybrydowa", Some(Hybrid)), ("Madrid · Híbrido", Some(Hybrid)),
            ("Porto, Portugal · On-site", Some(OnSite)), ("대구 · 대면근무", Some(OnSite)), ("Köln · Vor Ort", Some(OnSite)), ("出社", Some(OnSite)),
            ("Roma · In sede", Some(OnSite)), ("Lyon · Sur site", Some(OnSite)), ("Curitiba · Presencial", Some(OnSite)), ("Portugal", None), ("", None),
        ] {
            assert_eq!(Workplace::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_never_makes_a_job_full_time() {
        let job = |title: &str, kind: &str| {
            let (title, employment_type) = (crate::text::Text::new("/t", title), crate::text::Text::new("/e", kind));
            Position { title, employment_type, ..Position::default() }.employment()
        };
        assert_eq!(job("Tester (contract)", ""), EmploymentType::Contract);
        assert_eq!(job("Full-time parent", ""), EmploymentType::Unknown);
        assert_eq!(job("Software Intern", "Full-time"), EmploymentType::FullTime);
    }
}
