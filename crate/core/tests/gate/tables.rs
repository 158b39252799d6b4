//! The reference tables: sorted, with their source, licence and date, packed as they stand; and schools under the names
//! people give them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::engine;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

#[test]
fn tables_are_sorted_and_name_source_licence_and_date() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(data()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        seen += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for wanted in ["# source:", "# licence:", "# date:"] {
            if !text.lines().take_while(|line| line.starts_with('#')).any(|line| line.starts_with(wanted)) {
                faults.push(format!("{name}: its head has no line “{wanted}”"));
            }
        }
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        faults.extend(rows.windows(2).filter(|pair| pair[0].as_bytes() >= pair[1].as_bytes()).map(|pair| format!("{name}: out of order: “{}”", pair[1])));
    }
    assert!(seen >= 7, "only {seen} tables");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn packed_tables_stay_within_their_budget() {
    let bytes: u64 = fs::read_dir(data().join("packed")).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes <= 2_200_000, "{bytes} bytes; design.md allows 2.2 MB");
}

/// What a person writes, and the school that is meant.
const SPELLINGS: &[(&str, &str)] = &[
    ("UC Berkeley", "University of California-Berkeley"),
    ("U.C. Berkeley", "University of California-Berkeley"),
    ("University of California, Berkeley", "University of California-Berkeley"),
    ("University of California at Berkeley", "University of California-Berkeley"),
    ("UNIVERSITY OF CALIFORNIA BERKELEY", "University of California-Berkeley"),
    ("University of California, Berkeley, Haas School of Business", "University of California-Berkeley"),
    ("UCLA", "University of California-Los Angeles"),
    ("University of California, Los Angeles (UCLA)", "University of California-Los Angeles"),
    ("UC San Diego", "University of California-San Diego"),
    ("MIT", "Massachusetts Institute of Technology"),
    ("M.I.T.", "Massachusetts Institute of Technology"),
    ("Massachusetts Institute of Technology (MIT)", "Massachusetts Institute of Technology"),
    ("Massachusetts Inst. of Technology", "Massachusetts Institute of Technology"),
    ("Caltech", "California Institute of Technology"),
    ("Cal State LA", "California State University-Los Angeles"),
    ("CSU Long Beach", "California State University-Long Beach"),
    ("Cal State Fullerton", "California State University-Fullerton"),
    ("California State University, Chico", "California State University-Chico"),
    ("Cal Poly Pomona", "California State Polytechnic University-Pomona"),
    ("Cal Poly", "California Polytechnic State University-San Luis Obispo"),
    ("Cal Poly San Luis Obispo", "California Polytechnic State University-San Luis Obispo"),
    ("SUNY Cortland", "State University of New York at Cortland"),
    ("State University of New York College at Cortland", "State University of New York at Cortland"),
    ("SUNY College at Oswego", "State University of New York at Oswego"),
    ("SUNY New Paltz", "State University of New York at New Paltz"),
    ("SUNY Buffalo", "University at Buffalo"),
    ("University at Buffalo, SUNY", "University at Buffalo"),
    ("Stony Brook University", "Stony Brook University"),
    ("Hunter College", "CUNY Hunter College"),
    ("CUNY Brooklyn College", "CUNY Brooklyn College"),
    ("Brooklyn College", "CUNY Brooklyn College"),
    ("City College of New York", "CUNY City College"),
    ("Baruch College", "CUNY Bernard M Baruch College"),
    ("NYU", "New York University"),
    ("NYU Tandon School of Engineering", "New York University"),
    ("Columbia University", "Columbia University in the City of New York"),
    ("Penn State", "Pennsylvania State University-Main Campus"),
    ("The Pennsylvania State University", "Pennsylvania State University-Main Campus"),
    ("UPenn", "University of Pennsylvania"),
    ("The Wharton School", "University of Pennsylvania"),
    ("The Wharton School, University of Pennsylvania", "University of Pennsylvania"),
    ("Georgia Tech", "Georgia Institute of Technology-Main Campus"),
    ("Virginia Tech", "Virginia Polytechnic Institute and State University"),
    ("Texas A & M University", "Texas A&M University-College Station"),
    ("TAMU", "Texas A&M University-College Station"),
    ("UT Austin", "The University of Texas at Austin"),
    ("University of Texas at Dallas", "The University of Texas at Dallas"),
    ("UT Arlington", "The University of Texas at Arlington"),
    ("UIUC", "University of Illinois Urbana-Champaign"),
    ("University of Illinois at Urbana-Champaign", "University of Illinois Urbana-Champaign"),
    ("University of Michigan", "University of Michigan-Ann Arbor"),
    ("University of Michigan - Dearborn", "University of Michigan-Dearborn"),
    ("Ohio State University", "Ohio State University-Main Campus"),
    ("The Ohio State University", "Ohio State University-Main Campus"),
    ("Purdue University", "Purdue University-Main Campus"),
    ("UNC Chapel Hill", "University of North Carolina at Chapel Hill"),
    ("UNC-Charlotte", "University of North Carolina at Charlotte"),
    ("NC State University", "North Carolina State University at Raleigh"),
    ("UMass Amherst", "University of Massachusetts-Amherst"),
    ("UW-Madison", "University of Wisconsin-Madison"),
    ("University of Wisconsin–Madison", "University of Wisconsin-Madison"),
    ("University of Washington, Seattle", "University of Washington-Seattle Campus"),
    ("LSU", "Louisiana State University and Agricultural & Mechanical College"),
    ("Rutgers, The State University of New Jersey", "Rutgers University-New Brunswick"),
    ("Rutgers University–Newark", "Rutgers University-Newark"),
    ("Indiana University Bloomington", "Indiana University-Bloomington"),
    ("The Cooper Union", "The Cooper Union for the Advancement of Science and Art"),
    ("Juilliard School", "The Juilliard School"),
    ("Saint Olaf College", "St Olaf College"),
    ("Mt. Holyoke College", "Mount Holyoke College"),
    ("William and Mary", "William & Mary"),
    ("Embry Riddle Aeronautical University", "Embry-Riddle Aeronautical University-Daytona Beach"),
    ("[University of Alabama in Huntsville](https://www.example.test)", "University of Alabama in Huntsville"),
    ("Cornell University, Ithaca, NY", "Cornell University"),
    ("Cornell University (College of Engineering)", "Cornell University"),
    ("Universidad de Puerto Rico", "University of Puerto Rico"),
];

#[test]
fn schools_are_known_under_the_names_people_give_them() {
    let engine = engine();
    let programmes = engine.reference.programmes.as_ref().unwrap();
    assert!(SPELLINGS.len() >= 60);
    let missed: Vec<String> = SPELLINGS
        .iter()
        .filter_map(|(written, meant)| {
            let found = programmes.school(written);
            // The awards tell schools of similar names apart.
            (found.is_none() || found.as_ref().map(|s| s.awards()) != programmes.school(meant).as_ref().map(|s| s.awards()))
                .then(|| format!("{written}: {:?}", found.map(|school| school.name)))
        })
        .collect();
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn names_that_several_schools_share_are_left_alone() {
    let engine = engine();
    let programmes = engine.reference.programmes.as_ref().unwrap();
    for written in [
        "Trinity College", "Trinity College Dublin", "York University", "Northwest University", "National University", "University of California",
        "MSU", "OSU", "Columbia College", "Thomas College, Mumbai", "University of Ruritania", "University", "State University", "", "St. Mary's University",
        "University of York", "University of Oxford", "American University of Sharjah", "Imperial College", "University of London",
    ] {
        let found = programmes.school(written);
        assert!(found.is_none(), "{written}: {:?}", found.map(|school| school.name));
    }
}

#[test]
fn fields_are_known_under_the_names_people_give_them() {
    let engine = engine();
    let fields = engine.reference.fields.as_ref().unwrap();
    for (written, code) in [
        ("Computer Science", 1107), ("comp. sci.", 1107), ("EECS", 1410), ("Mech Eng", 1419), ("Mechanical Engg.", 1419), ("Civil Eng.", 1408), ("Business Admin", 5202),
        ("Computer Science, Mathematics Minor", 2701), ("Math and Physics", 4008), ("Electrical & Computer Engineering", 1447), ("Nursing (Honours)", 5138),
        ("Econ", 4506), ("컴퓨터공학", 1107), ("Elektrotechnik", 1410), ("Political Science", 4510), ("Registered Nursing, Nursing Administration, Nursing Research and Clinical Nursing", 5138),
        ("Chemical Engineering major", 1407), ("ECE", 1410), ("Psych", 4201), ("Biology - General", 2601),
    ] {
        assert!(fields.codes(written).is_some_and(|codes| codes.contains(&code)), "{written}: {:?}", fields.codes(written));
    }
    for general in ["Liberal Arts", "General Studies", "Engineering", "Science", "Course 6-3", "Underwater Basket Weaving", "Physics and Wizardry", "Physics and Engineering", ""] {
        assert_eq!(fields.codes(general), None, "{general}");
    }
}

#[test]
fn schools_of_the_world_have_their_years_and_countries() {
    let engine = engine();
    let schools = engine.reference.schools.as_ref().unwrap();
    for (written, country, since) in [
        ("KAIST", "KR", 1971), ("카이스트", "KR", 1971), ("한양대학교 공과대학", "KR", 1939), ("東京大学", "JP", 1684), ("TU München", "DE", 1868), ("Technical University of Munich (TUM)", "DE", 1868),
        ("清华大学", "CN", 1909), ("IIT Bombay", "IN", 1958), ("Delft University of Technology", "NL", 1842), ("École Polytechnique Fédérale de Lausanne", "CH", 1853),
        ("Ludwig-Maximilians-Universität München", "DE", 1472), ("Universidad Carlos III de Madrid", "ES", 1989),
    ] {
        let school = schools.school(written);
        assert_eq!(school.map(|s| (s.country, s.since)), Some((country, Some(since))), "{written}");
    }
    assert!(schools.school("Bramfield Institute of Science").is_none());
    let calendars = engine.reference.calendars.as_ref().unwrap();
    let known = ["US", "KR", "JP", "GB", "DE", "CN", "IN", "FR"].iter().filter(|country| calendars.country(country).is_some()).count();
    assert_eq!(known, 8);
    assert!(calendars.country("KR").is_some_and(|c| c.begins(3) && c.ends(2) && !c.begins(11)));
}
