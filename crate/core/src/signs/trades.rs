//! Families of trades: coarse on purpose, so that "brand manager" and "growth lead" are one, and a dentist and a head of
//! engineering are not. A text that names no family proves nothing.

use crate::text::fold::fold;
use crate::text::mention;

/// A family of trades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// Software, data, networks.
    Computing,
    /// Money, trading, coins.
    Finance,
    /// Finding people for jobs.
    Recruiting,
    /// Treating people and animals.
    Health,
    /// Teaching.
    Teaching,
    /// Music, stage, pictures, writing.
    Arts,
    /// Building, repairing, growing, cooking, driving.
    Crafts,
    /// Law.
    Law,
    /// Selling and marketing.
    Commerce,
    /// Machines, chemistry, construction on paper.
    Engineering,
    /// Uniform, guard and rescue.
    Service,
    /// Belief and care for others.
    Care,
}

// Words are folded; a word that several families use stands in none.
const WORDS: &[(Trade, &[&str])] = &[
    (Trade::Computing, &[
        "software", "developer", "programmer", "frontend", "front-end", "backend", "back-end", "full stack", "full-stack", "devops", "data scientist", "data engineer", "data science", "machine learning", "web developer", "cto", "chief technology officer", "sysadmin", "cloud", "cybersecurity", "react", "node", "javascript", "python", "java", "kubernetes", "ai engineer", "head of ai", "blockchain developer",
        "blockchain engineer", "smart contract", "solidity", "it support", "it manager", "network engineer", "qa engineer", "ui/ux", "ux designer", "game developer", "ios", "android", "saas", "개발자", "프로그래머", "소프트웨어", "데이터", "백엔드", "프론트엔드", "엔지니어링 매니저", "서버", "entwickler", "entwicklerin", "softwareentwicklung", "informatiker", "informatikerin", "開発者", "エンジニア", "プログラマ", "développeur", "développeuse", "desarrollador", "desarrolladora",
    ]),
    (Trade::Finance, &[
        "investor", "investment", "trader", "trading", "forex", "crypto", "bitcoin", "defi", "fund manager", "portfolio manager", "hedge fund", "asset manager", "asset management", "wealth", "banker", "private equity", "venture capital", "financial advisor", "financial adviser", "accountant", "accounting", "auditor", "actuary", "loan", "투자", "자산관리", "자산운용", "펀드", "트레이더", "가상자산", "회계", "은행원", "anlageberater", "anlageberaterin", "vermögensverwalter",
        "bankkaufmann", "bankkauffrau", "buchhalter", "buchhalterin", "投資", "トレーダー", "会計", "投資家", "inversor", "inversora", "comptable", "contable",
    ]),
    (Trade::Recruiting, &["recruiter", "recruiting", "recruitment", "talent acquisition", "talent partner", "headhunter", "sourcer", "hr manager", "hr", "human resources", "people partner", "staffing", "채용", "리크루터", "헤드헌터", "인사담당", "인사팀", "personalberater", "personalberaterin", "personalreferent", "personalreferentin", "採用", "人事", "recruteur", "recruteuse", "reclutador", "reclutadora"]),
    (Trade::Health, &[
        "dentist", "dental", "dentistry", "physician", "surgeon", "cardiologist", "paediatrician", "pediatrician", "dermatologist", "radiologist", "psychiatrist", "general practitioner", "nurse", "nursing", "midwife", "pharmacist", "veterinarian", "veterinary", "physiotherapist", "optometrist", "paramedic", "hospital", "clinic", "patients", "의사", "치과", "소아과", "내과", "외과", "간호사", "약사", "수의사", "물리치료사", "병원", "환자", "arzt", "ärztin", "zahnarzt", "zahnärztin",
        "krankenpfleger", "krankenschwester", "pflegefachkraft", "hebamme", "apotheker", "apothekerin", "tierarzt", "tierärztin", "医師", "歯科医", "看護師", "薬剤師", "獣医", "médecin", "infirmier", "infirmière", "enfermero", "enfermera", "médico", "médica",
    ]),
    (Trade::Teaching, &["teacher", "teaching", "kindergarten", "primary school", "high school", "secondary school", "lecturer", "professor", "tutor", "pupils", "schoolmaster", "headteacher", "교사", "초등학교", "중학교", "고등학교", "교수", "강사", "학원", "lehrer", "lehrerin", "erzieher", "erzieherin", "grundschule", "gymnasium", "教師", "教員", "小学校", "professeur", "institutrice", "maestra", "maestro", "profesora"]),
    (Trade::Arts, &[
        "musician", "band director", "choir", "orchestra", "violinist", "pianist", "piano", "piano tuner", "organist", "actor", "actress", "theatre", "theater", "dancer", "painter", "sculptor", "photographer", "photography", "novelist", "poet", "illustrator", "ceramics", "potter", "trumpet", "singer", "음악", "피아노", "성악", "배우", "사진작가", "화가", "작곡", "musiker", "musikerin", "chor", "orchester", "schauspieler", "schauspielerin", "fotograf", "fotografin", "malerin", "klavier",
        "klavierstimmer", "音楽", "写真家", "画家", "俳優", "musicien", "musicienne", "photographe", "fotógrafa", "fotógrafo", "músico",
    ]),
    (Trade::Crafts, &[
        "carpenter", "plumber", "electrician", "welder", "mechanic", "baker", "chef", "cook", "butcher", "farmer", "farm", "beekeeper", "gardener", "florist", "bouquets", "hairdresser", "barber", "tailor", "seamstress", "roofer", "bricklayer", "joiner", "truck driver", "bus driver", "taxi", "postman", "cleaner", "fisherman", "locksmith", "bartender", "waiter", "waitress", "목수", "배관", "용접", "정비사", "제빵", "요리사", "농부", "미용사", "꽃집", "플로리스트", "버스 기사", "운전기사", "택배",
        "tischler", "tischlerin", "klempner", "elektriker", "schweißer", "bäcker", "bäckerin", "koch", "köchin", "landwirt", "landwirtin", "friseur", "friseurin", "floristin", "gärtner", "gärtnerin", "busfahrer", "busfahrerin", "大工", "料理人", "パン職人", "美容師", "農家", "運転手", "boulanger", "boulangère", "cuisinier", "cuisinière", "panadera", "cocinero", "cocinera", "agricultor",
    ]),
    (Trade::Law, &["lawyer", "attorney", "solicitor", "barrister", "judge", "notary", "paralegal", "변호사", "법무사", "판사", "rechtsanwalt", "rechtsanwältin", "notar", "notarin", "richter", "richterin", "弁護士", "avocat", "avocate", "abogado", "abogada"]),
    (Trade::Commerce, &["sales", "marketing", "marketer", "brand manager", "growth", "real estate", "realtor", "shop assistant", "store manager", "e-commerce", "buyer", "영업", "해외영업", "마케팅", "마케터", "공인중개사", "판매", "vertrieb", "verkäufer", "verkäuferin", "makler", "maklerin", "einkäufer", "営業", "販売", "vendeur", "vendeuse", "vendedor", "vendedora", "commercial"]),
    (Trade::Engineering, &["mechanical engineer", "civil engineer", "electrical engineer", "chemical engineer", "structural engineer", "architect", "surveyor", "chemist", "process engineer", "aerospace engineer", "기계설계", "토목", "건축사", "측량", "maschinenbau", "bauingenieur", "bauingenieurin", "architektin", "vermesser", "chemiker", "chemikerin", "機械設計", "建築士", "土木"]),
    (Trade::Service, &["police", "firefighter", "soldier", "sergeant", "infantry", "lifeguard", "prison officer", "경찰", "소방관", "군인", "부사관", "polizist", "polizistin", "feuerwehr", "soldat", "soldatin", "警察官", "消防士", "自衛官", "pompier", "policía", "bombero"]),
    (Trade::Care, &["pastor", "priest", "minister of", "chaplain", "social worker", "childminder", "nanny", "caregiver", "목사", "신부", "사회복지사", "요양보호사", "보육교사", "pfarrer", "pfarrerin", "sozialarbeiter", "sozialarbeiterin", "牧師", "介護", "保育士"]),
];

/// The families that a text names.
pub fn of(text: &str) -> Vec<Trade> {
    let folded = fold(text).text;
    WORDS.iter().filter(|(_, words)| mention::any_of(&folded, words)).map(|(trade, _)| *trade).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_families() {
        let mut seen = std::collections::HashMap::new();
        for (trade, words) in WORDS {
            for word in *words {
                assert_eq!(seen.insert(*word, *trade), None, "{word}");
                assert_eq!(fold(word).text, **word, "{word} is not folded");
            }
        }
    }

    #[test]
    fn trades_are_told_apart() {
        assert_eq!(of("Dentist & Owner"), [Trade::Health]);
        assert_eq!(of("Blockchain Investor & Web3 Recruiter"), [Trade::Finance, Trade::Recruiting]);
        assert_eq!(of("Happy to help"), []);
    }
}
