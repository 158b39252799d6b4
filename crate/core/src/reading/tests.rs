use proptest::prelude::*;

use super::*;
use crate::page::{Line, LineLink, Role, Rung, State};
use crate::subject::{Conversation, From, Profile};
use crate::words::{Lang, Say};

fn line(text: &str, depth: u32, block: u32) -> Line {
    Line { text: text.to_owned(), depth, block, ..Line::default() }
}

fn section(kind: SectionKind, lines: Vec<Line>) -> Section {
    Section { kind, state: State::Observed, lines, ..Section::default() }
}

fn profile_of(sections: Vec<Section>) -> (Profile, Vec<Fault>) {
    let page = Page { surface: Surface::Profile, layout: "classic".into(), url: "https://www.linkedin.com/in/a-b/overlay/x".into(), sections, ..Page::default() };
    let reading = read(&page);
    match reading.subjects.into_iter().next() {
        Some(Subject::Profile(profile)) => (profile, reading.faults),
        other => panic!("no profile but {other:?}"),
    }
}

fn conversation_of(text: &str, me: Option<&str>) -> Conversation {
    match read(&page_of_text(text, me)).subjects.into_iter().next() {
        Some(Subject::Conversation(conversation)) => conversation,
        other => panic!("no conversation but {other:?}"),
    }
}

#[test]
fn a_group_gives_its_employer_and_type_to_its_roles() {
    let (profile, faults) = profile_of(vec![section(
        SectionKind::Experience,
        vec![
            line("Kiln & Co", 1, 1),
            line("Full-time · 3 yrs", 1, 1),
            line("Potter", 2, 2),
            line("Jan 2022 - Dec 2023 · 2 yrs", 2, 2),
            line("Glazed a great many bowls.\nFired them too.", 4, 3),
            line("Apprentice", 2, 4),
            line("Apprenticeship", 2, 4),
            line("Jan 2021 - Dec 2021 · 1 yr", 2, 4),
            line("Baker", 1, 5),
            line("Oven · Loaf · Part-time", 1, 5),
            line("Mar 2019 - Dec 2020 · 1 yr 10 mos", 1, 5),
            line("Leeds · On-site", 1, 5),
        ],
    )]);
    let jobs = &profile.experience.items;
    let told: Vec<_> = jobs.iter().map(|job| (job.title.as_str(), job.company.as_str(), job.employment_type.as_str(), job.location.as_str())).collect();
    assert_eq!(told, [
        ("Potter", "Kiln & Co", "Full-time", ""),
        ("Apprentice", "Kiln & Co", "Apprenticeship", ""),
        ("Baker", "Oven · Loaf", "Part-time", "Leeds · On-site"),
    ]);
    assert_eq!(jobs[0].description.as_str(), "Glazed a great many bowls.\nFired them too.");
    assert!(faults.iter().all(|fault| fault.section != SectionKind::Experience), "{faults:?}");
}

#[test]
fn evidence_points_into_the_line_of_the_page() {
    let (profile, _) = profile_of(vec![
        section(SectionKind::TopCard, vec![line("Ann Bee", 0, 0)]),
        section(SectionKind::Experience, vec![line("Potter", 1, 1), line("Kiln 🏺 & Co · Full-time", 1, 1), line("2019 - 2020", 1, 1)]),
    ]);
    let evidence = profile.experience.items[0].employment_type.quote();
    assert_eq!((evidence.pointer.as_str(), evidence.quote.as_str()), ("/page/sections/1/lines/1/text", "Full-time"));
    assert_eq!((evidence.start, evidence.end), (15, 24));
    assert_eq!(profile.url.as_str(), "https://www.linkedin.com/in/a-b");
}

#[test]
fn a_section_without_entries_is_said() {
    let (profile, faults) = profile_of(vec![section(SectionKind::Experience, Vec::new())]);
    assert_eq!(profile.experience.state, State::CouldNotRead);
    assert!(faults.contains(&Fault { section: SectionKind::Experience, why: "core_fault_no_entries", counts: None }));
}

#[test]
fn dates_that_disagree_with_their_durations_are_not_held_against_anybody() {
    let entry = |n, dates: &str| vec![line("Title", 1, n), line("Company", 1, n), line(dates, 1, n)];
    let page = |dates: &[&str]| section(SectionKind::Experience, dates.iter().zip(1..).flat_map(|(dates, n)| entry(n, dates)).collect());
    let (one, faults) = profile_of(vec![page(&["Jan 2010 - Dec 2011 · 7 yrs", "Jan 2012 - Dec 2012 · 1 yr", "Jan 2013 - Dec 2013 · 1 yr"])]);
    assert!(one.experience.items.iter().all(|job| job.range.is_some()), "a single one is left to the signs");
    assert!(!faults.iter().any(|fault| fault.why == "core_fault_dates_unreadable"));
    let (two, faults) = profile_of(vec![page(&["Jan 2010 - Dec 2011 · 7 yrs", "Jan 2012 - Dec 2012 · 5 yrs", "Jan 2013 - Dec 2013 · 1 yr"])]);
    assert!(two.experience.items.iter().all(|job| job.range.is_none()));
    assert!(faults.contains(&Fault { section: SectionKind::Experience, why: "core_fault_dates_unreadable", counts: Some((2, 3)) }));
}

#[test]
fn the_count_of_the_whole_section_is_kept() {
    let show_all = Line { links: vec![LineLink { start: 0, end: 20, href: "https://www.linkedin.com/in/a-b/details/experience".into() }], ..line("Show all 4 experiences", 1, 1) };
    let mut lines = vec![line("Kiln & Co", 1, 1), line("6 yrs", 1, 1), line("Potter", 2, 2), line("Jan 2022 - Dec 2023 · 2 yrs", 2, 2)];
    lines.push(show_all);
    let (profile, _) = profile_of(vec![section(SectionKind::Experience, lines)]);
    assert_eq!((profile.experience.items.len(), profile.experience.total), (1, Some(4)));
    assert!(!profile.experience.is_complete());
}

#[test]
fn contact_details_are_told_by_their_structure() {
    let linked = |text: &str, href: &str| Line { links: vec![LineLink { start: 0, end: text.encode_utf16().count() as u32, href: href.into() }], ..line(text, 0, 0) };
    let (profile, _) = profile_of(vec![section(SectionKind::Contact, vec![
        line("Ann Bee", 0, 0),
        linked("linkedin.com/in/a-b", "https://www.linkedin.com/in/a-b"),
        linked("ann@kiln.example", "mailto:ann@kiln.example"),
        linked("kiln.example", "https://kiln.example/"),
        line("+44 113 496 0000 (Mobile)", 0, 0),
        line("16 May 2026", 0, 0),
        line("Geburtstag", 0, 0),
    ])]);
    let texts = |list: &[Text]| list.iter().map(|text| text.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(&profile.contact.phones), ["+44 113 496 0000"]);
    assert_eq!(texts(&profile.contact.emails), ["ann@kiln.example"]);
    assert_eq!(texts(&profile.contact.websites), ["kiln.example"]);
}

#[test]
fn pasted_text_without_marks_is_one_message_from_them() {
    let conversation = conversation_of("Dear colleague,\n\nwe found your profile.\nRegards", None);
    assert_eq!(conversation.turns.len(), 1);
    assert_eq!(conversation.turns[0].from, From::Them);
    assert_eq!(conversation.turns[0].text.as_str(), "Dear colleague,\n\nwe found your profile.\nRegards");
    assert_eq!(conversation.turns[0].text.pointer(), "/page/sections/0/lines/0/text");
}

#[test]
fn marks_tell_who_writes() {
    let told = |text: &str, me: Option<&str>| conversation_of(text, me).turns.iter().map(|turn| (turn.from, turn.text.as_str().to_owned())).collect::<Vec<_>>();
    assert_eq!(told("them: hello\nthere\nme: hi", None), [(From::Them, "hello\nthere".to_owned()), (From::Me, "hi".to_owned())]);
    assert_eq!(told("상대: 안녕하세요\n나: 네", None), [(From::Them, "안녕하세요".to_owned()), (From::Me, "네".to_owned())]);
    assert_eq!(
        told("Ilse Groen  10:32\nGood day.\nJo Park  10:40\nHello Ilse.", Some("Jo Park")),
        [(From::Them, "Good day.".to_owned()), (From::Me, "Hello Ilse.".to_owned())]
    );
    assert_eq!(told("Ilse Groen, 10:32 AM\nGood day.", None), [(From::Them, "Good day.".to_owned())]);
    assert_eq!(told("[3 Jun, 10:32] Ilse: Good day.", None), [(From::Them, "Good day.".to_owned())]);
}

#[test]
fn two_unknown_names_are_not_guessed_at() {
    let page = page_of_text("Ilse Groen  10:32\nGood day.\nJo Park  10:40\nHello.", None);
    let reading = read(&page);
    assert!(reading.faults.iter().any(|fault| fault.why == "core_fault_sender_unknown" && fault.counts == Some((2, 2))));
}

#[test]
fn a_pasted_profile_is_read_by_its_headings() {
    let text = "Mara Quist\nPotter\nLeeds\nExperience\nPotter\nKiln & Co · Full-time\nJan 2022 - Present\nLeeds\nBaker\nLoaf Ltd\nMar 2019 - Dec 2021\nEducation\nSchool of Clay\nBA, Ceramics\n2015 - 2018\nSkills\nGlaze";
    let reading = read(&page_of_text(text, None));
    let Some(Subject::Profile(profile)) = reading.subjects.first() else { panic!("no profile") };
    assert_eq!((profile.name.as_str(), profile.headline.as_str()), ("Mara Quist", "Potter"));
    let jobs: Vec<_> = profile.experience.items.iter().map(|job| (job.title.as_str(), job.company.as_str(), job.location.as_str())).collect();
    assert_eq!(jobs, [("Potter", "Kiln & Co", "Leeds"), ("Baker", "Loaf Ltd", "")]);
    assert_eq!((profile.education.items[0].degree.as_str(), profile.education.items[0].field.as_str()), ("BA", "Ceramics"));
    assert!(reading.faults.iter().any(|fault| fault.why == "core_fault_by_order"));
}

#[test]
fn a_thread_keeps_runs_links_and_files() {
    let said = |text: &str, from, role, block| Line { from: Some(from), role: Some(role), at: Some("10:00".into()), block, ..line(text, 0, block) };
    let mut with_link = said("look here", From::Them, Role::Text, 1);
    with_link.links.push(LineLink { start: 5, end: 9, href: "https://elsewhere.example/".into() });
    let messages = section(SectionKind::Messages, vec![
        said("Ilse", From::Them, Role::Name, 1),
        with_link,
        said("offer.pdf", From::Them, Role::Attachment, 1),
        said("no, thanks", From::Me, Role::Text, 2),
    ]);
    let page = Page { surface: Surface::Thread, sections: vec![messages], ..Page::default() };
    let Some(Subject::Conversation(conversation)) = read(&page).subjects.into_iter().next() else { panic!("no conversation") };
    assert_eq!(conversation.sender.name.as_str(), "Ilse");
    assert_eq!(conversation.turns.len(), 2);
    assert_eq!(conversation.turns[0].attachments[0].as_str(), "offer.pdf");
    assert_eq!((conversation.turns[0].links[0].shown.as_str(), conversation.turns[0].links[0].target.as_str()), ("here", "https://elsewhere.example/"));
    assert_eq!(conversation.turns[0].at.pointer(), "/page/sections/0/lines/1/at");
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    for why in [
        "core_fault_by_order", "core_fault_cut", "core_fault_dates_lost", "core_fault_dates_unreadable", "core_fault_layout", "core_fault_no_entries", "core_fault_partial",
        "core_fault_sender_unknown", "core_fault_top_card",
    ] {
        for lang in [Lang::En, Lang::Ko] {
            assert_ne!(Say::new(why).in_lang(lang), why, "{lang:?}");
        }
    }
}

/// Lines of every shape a page may hold, and of some it should not.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Jul 2021 - Present · 3 yrs 1 mo".to_owned()),
        Just("2019년 3월 - 현재 · 2년".to_owned()),
        Just("5 yrs 11 mos".to_owned()),
        Just("Company · Full-time".to_owned()),
        Just("· 2nd".to_owned()),
        Just("500+ connections".to_owned()),
        Just("Show all 8 things".to_owned()),
        Just("Experience".to_owned()),
        Just("me: 👩‍💻\nthem:\n[10:32] Jo: x".to_owned()),
        Just("Jo Park  10:32\n오후 2:05".to_owned()),
        Just("+1 (555) 000-0000 (Mobile)".to_owned()),
        "\\PC{0,40}",
        ".{0,12}",
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    let from = prop_oneof![Just(None), Just(Some(From::Me)), Just(Some(From::Them)), Just(Some(From::Unknown))];
    let role = prop_oneof![Just(None), Just(Some(Role::Text)), Just(Some(Role::Attachment)), Just(Some(Role::Name)), Just(Some(Role::Time))];
    let href = prop_oneof![Just("https://www.linkedin.com/in/x/details/experience"), Just("mailto:a@b"), Just("/company/1"), Just("#"), Just("")];
    let links = prop::collection::vec((0u32..50, 0u32..50, href), 0..3);
    (any_text(), links, 0u32..5, 0u32..6, from, role, prop::option::of(".{0,8}")).prop_map(|(text, links, depth, block, from, role, at)| Line {
        links: links.into_iter().map(|(start, end, href)| LineLink { start, end, href: href.to_owned() }).collect(),
        text,
        depth,
        block,
        from,
        at,
        role,
    })
}

fn any_page() -> impl Strategy<Value = Page> {
    let kind = prop::sample::select(vec![
        SectionKind::TopCard, SectionKind::About, SectionKind::Experience, SectionKind::Education, SectionKind::Certifications, SectionKind::Skills, SectionKind::Languages,
        SectionKind::Contact, SectionKind::Sender, SectionKind::Messages, SectionKind::Other,
    ]);
    let state = prop::sample::select(vec![State::Observed, State::ConfirmedEmpty, State::NotLoaded, State::NotOpen, State::CouldNotRead]);
    let rung = prop::sample::select(vec![Rung::Anchor, Rung::Heading, Rung::Shape, Rung::Given]);
    let section = (kind, rung, state, prop::option::of(any::<u32>()), prop::collection::vec(any_line(), 0..14))
        .prop_map(|(kind, rung, state, total, lines)| Section { kind, rung, state, shown: None, total, lines });
    let surface = prop::sample::select(vec![Surface::Profile, Surface::PublicProfile, Surface::Thread, Surface::Selection, Surface::NotAProfile]);
    let layout = prop::sample::select(vec!["classic", "server-driven", "public", "pasted", ""]);
    (surface, layout, ".{0,30}", prop::collection::vec(section, 0..5))
        .prop_map(|(surface, layout, url, sections)| Page { surface, layout: layout.to_owned(), url, lang: String::new(), sections })
}

fn texts(reading: &Reading) -> Vec<Text> {
    let mut texts = Vec::new();
    for subject in &reading.subjects {
        match subject {
            Subject::Profile(p) => {
                texts.extend([&p.name, &p.headline, &p.location, &p.about, &p.connections].map(Clone::clone));
                texts.extend(p.skills.iter().chain(&p.languages).chain(&p.certifications).chain(&p.contact.phones).chain(&p.contact.emails).chain(&p.contact.websites).cloned());
                texts.extend(p.experience.items.iter().flat_map(|j| [&j.title, &j.company, &j.location, &j.employment_type, &j.dates, &j.description].map(Clone::clone)));
                texts.extend(p.education.items.iter().flat_map(|s| [&s.school, &s.degree, &s.field, &s.dates, &s.description].map(Clone::clone)));
            }
            Subject::Conversation(c) => {
                texts.extend([&c.sender.name, &c.sender.headline, &c.sender.email].map(Clone::clone));
                texts.extend(c.turns.iter().flat_map(|t| std::iter::once(&t.text).chain(&t.attachments).cloned()));
            }
        }
    }
    texts
}

proptest! {
    #[test]
    fn any_page_is_read_and_every_text_stands_in_a_line_of_it(page in any_page()) {
        let reading = read(&page);
        let value = serde_json::to_value(&page).unwrap();
        for text in texts(&reading).iter().filter(|text| !text.is_empty()) {
            let evidence = text.quote();
            let line = value.pointer(evidence.pointer.strip_prefix("/page").unwrap()).and_then(|line| line.as_str()).unwrap();
            let units: Vec<u16> = line.encode_utf16().collect();
            let cut = String::from_utf16(&units[evidence.start as usize..evidence.end as usize]).unwrap();
            prop_assert_eq!(cut, evidence.quote);
        }
    }
}
