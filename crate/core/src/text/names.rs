//! Comparing names of people and of houses. Everything here is made to find a likeness and so to keep a sign quiet; what
//! is unlike proves nothing by itself, and no rule asks where a name comes from.

use unicode_normalization::UnicodeNormalization;

use super::fold::fold;
use crate::reference::employers::{Employers, full_name};

/// How alike two words must be to count as spellings of one name (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.80;

/// Short and familiar forms, each line one name. They only make names count as the same.
const FAMILIAR: &[&[&str]] = &[
    &["alexander", "alexandra", "alexandre", "alejandro", "alessandro", "aleksandr", "oleksandr", "alex", "sasha", "sascha", "sandra", "xander", "lex", "sandy", "alec", "alejandra", "aleksander", "olek"],
    &["andrew", "andreas", "andrea", "andre", "andrei", "andy", "drew", "andrzej"],
    &["anthony", "antonio", "antoine", "tony", "toni", "anton", "antek"],
    &["barbara", "barb", "babs", "basia"],
    &["benjamin", "ben", "benny", "benji"],
    &["catherine", "katherine", "kathryn", "katharina", "katarzyna", "ekaterina", "cathy", "kathy", "kate", "katie", "kat", "cat", "kasia", "katya", "katja", "kitty"],
    &["charles", "charlotte", "charlie", "chuck", "carlos", "karl", "carl", "charly", "lottie"],
    &["christopher", "christian", "christine", "christina", "kristina", "chris", "kit", "topher", "kris", "chrissy", "tina", "krzysztof", "krzys"],
    &["daniel", "daniela", "danielle", "dan", "danny", "dani"],
    &["david", "dave", "davey", "dawid"],
    &["deborah", "debra", "debbie", "deb"],
    &["dmitri", "dmitry", "dmytro", "dima", "mitya"],
    &["dorothy", "dot", "dottie", "dolly"],
    &["edward", "eduardo", "edmund", "edwin", "ed", "eddie", "ned", "ted", "teddy"],
    &["elizabeth", "elisabeth", "elisabetta", "isabel", "liz", "lizzie", "beth", "betty", "eliza", "lisa", "elsa", "libby", "ella", "bess", "elise", "ela"],
    &["eugene", "evgeny", "yevhen", "yevgeny", "evgeniy", "yevhenii", "gene", "zhenya", "eugenio", "jewgeni"],
    &["francis", "frances", "francisco", "francesco", "francois", "frank", "franz", "fran", "frankie", "paco", "pancho", "franek"],
    &["frederick", "friedrich", "federico", "fred", "freddie", "fritz", "rico"],
    &["gabriel", "gabriela", "gabrielle", "gabe", "gabi", "gaby"],
    &["george", "georg", "jorge", "giorgio", "yuri", "jerzy", "jurek", "georgia", "georgina"],
    &["gerald", "gerard", "gerhard", "gerry", "jerry"],
    &["gregory", "grigory", "greg", "grisha", "grzegorz"],
    &["henry", "heinrich", "enrique", "harry", "hank", "hal", "heinz", "henri", "henryk"],
    &["ignacio", "ignatius", "nacho", "iggy"],
    &["jacob", "jakob", "jakub", "jake", "kuba", "yakov", "jack"],
    &["james", "jaime", "jim", "jimmy", "jamie", "jay"],
    &["jennifer", "jen", "jenny", "jenna"],
    &["jessica", "jess", "jessie"],
    &["john", "jonathan", "johannes", "johann", "juan", "jean", "giovanni", "ivan", "jan", "jack", "johnny", "jon", "hans", "vanya", "ian", "sean", "johan", "gianni", "janek"],
    &["joseph", "josephine", "jose", "giuseppe", "joe", "joey", "josef", "pepe", "beppe", "sepp", "jo", "josie", "yusuf", "jozef"],
    &["judith", "judy", "jude"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "laurence", "lorenzo", "lars", "larry", "laurie", "lenz", "renzo"],
    &["leonard", "leonardo", "leo", "len", "lenny"],
    &["louis", "luis", "luigi", "louise", "ludwig", "lou", "louie", "lewis", "gigi"],
    &["margaret", "margarita", "margarethe", "malgorzata", "maggie", "meg", "peggy", "marge", "greta", "rita", "daisy", "gosia", "gretchen", "margot"],
    &["martin", "martina", "martha", "marty", "marcin", "marten"],
    &["mary", "maria", "marie", "miriam", "molly", "polly", "mia", "masha", "mitzi", "marysia"],
    &["matthew", "matthias", "mateo", "matteo", "matt", "matty", "mateusz", "mats"],
    &["michael", "michelle", "michel", "miguel", "mikhail", "michal", "mike", "mick", "mickey", "misha", "micha", "michele", "mihai", "mikael", "mykhailo"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "mo", "mehmet", "hamada", "mamadou"],
    &["nathaniel", "nathan", "nate", "nat"],
    &["nicholas", "nicolas", "nicole", "nikolai", "nikolaus", "nick", "nico", "niko", "nicky", "klaus", "kolya", "mykola", "nicola", "mikolaj"],
    &["olga", "olya", "helga"],
    &["pamela", "pam"],
    &["patrick", "patricia", "pat", "patty", "paddy", "rick", "tricia", "trish", "patrizia"],
    &["paul", "paula", "pablo", "paolo", "pavel", "pawel", "pasha"],
    &["peter", "pedro", "pietro", "pierre", "pete", "piotr", "petr", "pyotr", "petra", "petya"],
    &["philip", "phillip", "felipe", "philippe", "phil", "pip"],
    &["rebecca", "becky", "becca", "bex"],
    &["richard", "ricardo", "rick", "rich", "dick", "ricky", "richie", "rico"],
    &["robert", "roberto", "roberta", "rob", "bob", "bobby", "robbie", "bert", "robin", "rupert"],
    &["ronald", "ron", "ronnie"],
    &["samuel", "samantha", "sam", "sammy"],
    &["sebastian", "seb", "basti", "bastian", "bash"],
    &["sergey", "sergei", "serhiy", "sergio", "serge", "seryozha"],
    &["stephen", "steven", "stefan", "stephanie", "stefanie", "steve", "steffi", "steph", "stepan", "esteban", "stevie", "szczepan"],
    &["susan", "susanne", "suzanne", "sue", "susie", "susi", "zuzanna", "zuza"],
    &["theodore", "theodor", "theo", "ted", "teddy", "fyodor"],
    &["theresa", "teresa", "terry", "tess", "resi", "tessa"],
    &["thomas", "tomas", "tommaso", "tom", "tommy", "tomasz", "tomek"],
    &["timothy", "tim", "timmy", "timo"],
    &["vasily", "vasyl", "basil", "vasya"],
    &["victor", "victoria", "viktor", "vic", "vicky", "tori", "vika", "wiktor"],
    &["vincent", "vincenzo", "vicente", "vince", "vinny", "enzo"],
    &["vladimir", "volodymyr", "vlad", "vova", "wladimir", "volodya"],
    &["walter", "walt", "wally", "gualtiero"],
    &["william", "wilhelm", "guillermo", "guillaume", "guglielmo", "will", "bill", "billy", "willy", "liam", "willi", "memo"],
    &["zachary", "zach", "zack", "zak"],
];

/// The words of a name in small letters without accents, each of two letters or more.
pub fn words(name: &str) -> Vec<String> {
    plain(name).split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 2).map(str::to_owned).collect()
}

/// Small letters without accents; "ö" and its like keep their plain letter.
pub fn plain(text: &str) -> String {
    let folded = fold(text).text;
    if folded.is_ascii() {
        return folded;
    }
    folded
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(|c| match c {
            'ß' => "ss".chars().collect::<Vec<_>>(),
            'ø' => vec!['o'],
            'ł' => vec!['l'],
            'đ' => vec!['d'],
            'æ' => vec!['a', 'e'],
            'œ' => vec!['o', 'e'],
            'ı' => vec!['i'],
            c => vec![c],
        })
        .nfc()
        .collect()
}

/// How alike two words must be where something else already tells the names apart, so that a likeness by chance does not
/// make one person of two.
const NEARLY: f64 = 0.90;

/// Whether two words, both plain, can be one name: alike, one the beginning of the other, an initial, or familiar forms.
pub fn alike(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a) || is_form_of(a, b, ALIKE))
}

/// The same where chance must not decide: spellings of one name, familiar forms, or three letters and more of its beginning.
pub fn nearly_equal(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 3 && long.starts_with(short) || is_form_of(a, b, NEARLY)
}

fn is_form_of(a: &str, b: &str, likeness: f64) -> bool {
    // "Jürgen" is written Juergen, Jurgen and, where a site drops the letter, jrgen.
    let short = |word: &str| word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    strsim::jaro_winkler(a, b) >= likeness
        || short(a) == short(b)
        || FAMILIAR.iter().any(|forms| forms.contains(&a) && forms.contains(&b))
}

/// Words that say what a house does, not which it is.
const GENERAL: &[&str] = &[
    "group", "bank", "software", "systems", "system", "solutions", "solution", "services", "service", "technologies", "technology", "tech", "labs", "lab", "digital", "global",
    "international", "consulting", "partners", "partner", "capital", "media", "studio", "studios", "design", "health", "university", "college", "school", "hospital", "institute",
    "national", "american", "european", "korea", "japan", "germany", "analytics", "data", "cloud", "security", "engineering", "industries", "energy", "foods", "retail", "insurance",
    "finance", "financial", "holdings", "holding", "ventures", "and", "und", "the", "for", "of", "de", "app", "apps", "ai", "it", "web", "network", "networks", "research", "center",
    "centre", "games", "logistics", "motors", "aerospace", "defence", "defense", "recruitment", "search", "talent", "executive", "city", "state", "new", "north", "south", "west", "east",
];

/// Whether two employers can be one house: equal, one holds the other's name, a word of their own in common, or one row of
/// the table.
pub fn same_house(a: &str, b: &str, employers: Option<&Employers>) -> bool {
    let (a_name, b_name) = (full_name(a), full_name(b));
    if a_name.is_empty() || b_name.is_empty() {
        return true;
    }
    if a_name.contains(&b_name) || b_name.contains(&a_name) {
        return true;
    }
    if let Some(table) = employers
        && let (Some(a), Some(b)) = (table.find(a), table.find(b))
    {
        return a.name == b.name;
    }
    let own = |name: &str| -> Vec<String> {
        name.split(' ').filter(|word| word.chars().count() >= 3 && !GENERAL.contains(word)).map(str::to_owned).collect()
    };
    let (a_own, b_own) = (own(&a_name), own(&b_name));
    a_own.iter().any(|word| b_own.iter().any(|other| word == other))
        || initials(&a_name) == b_name.replace(' ', "")
        || initials(&b_name) == a_name.replace(' ', "")
}

fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 { String::from("-") } else { words.iter().filter_map(|w| w.chars().next()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_familiar_forms_are_one_name() {
        for (a, b) in [("evgeniy", "yevhenii"), ("katya", "ekaterina"), ("bob", "robert"), ("jurgen", "juergen"), ("tkachuk", "tkatchouk"), ("e", "everett"), ("sam", "samira")] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [("michael", "everett"), ("brooks", "michael"), ("okonkwo", "halvorsen")] {
            assert!(!alike(a, b), "{a} {b}");
        }
        assert!(alike("sandahl", "sadia") && !nearly_equal("sandahl", "sadia"));
        assert!(nearly_equal("katya", "ekaterina") && nearly_equal("tkachuk", "tkatchouk") && nearly_equal("sam", "samira"));
        assert_eq!(words("Søren O'Dálaigh-Łuczak"), ["soren", "dalaigh", "luczak"]);
    }

    #[test]
    fn houses_are_recognised_by_a_word_of_their_own() {
        for (a, b) in [("Seohae Electronics Vietnam", "Seohae Electronics"), ("Google (via Adhara Staffing)", "Adhara Staffing"), ("みなと電機ソリューションズ", "みなと電機"), ("IBM", "International Business Machines")] {
            assert!(same_house(a, b, None), "{a} {b}");
        }
        for (a, b) in [("Orchid Bank", "Hudson Bank"), ("Tideforge", "Lumenhall"), ("Kestrel Software", "Heron Software")] {
            assert!(!same_house(a, b, None), "{a} {b}");
        }
    }
}
