//! An archive instead of a paper: a description, a test or a tool comes packed.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::{claimed, files};
use crate::subject::{Conversation, From};
use crate::text::fold::fold;
use crate::text::mention;
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "file-archive-unsolicited",
    family: Family::Payload,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Attachments, Part::Messages, Part::Sender],
    sources: &["KASP24", "ESET20", "DAPA24"],
};

/// What a recruiter sends as a paper everywhere else. Folded.
const PAPERS: &[&str] = &[
    "job description", "jd", "description of the role", "role description", "position", "offer", "salary", "benefits", "test", "assessment", "assignment", "task", "questionnaire", "quiz", "requirements", "contract", "nda", "brief", "project", "source", "tool", "viewer", "interview",
    "직무", "채용", "공고", "제안서", "과제", "평가", "테스트", "설문", "질문지", "계약서", "연봉", "포지션", "프로그램", "면접", "stellenbeschreibung", "angebot", "aufgabe", "vertrag", "fragebogen", "gehalt", "unterlagen", "求人", "職務", "課題", "契約書", "募集要項", "面接",
];
/// What people show of themselves, and what was agreed on. Folded.
const OWN_WORK: &[&str] = &[
    "my portfolio", "my cv", "my resume", "my résumé", "my application", "my work", "my samples", "my transcripts", "my references", "as you asked", "as requested", "you asked for", "as agreed", "as promised", "onboarding portal", "photos", "pictures", "slides", "recording", "logos", "brand assets", "이력서", "포트폴리오", "지원서", "요청하신", "말씀하신", "사진", "발표 자료",
    "meine unterlagen", "mein lebenslauf", "meine bewerbung", "wie gewünscht", "wie besprochen", "fotos", "履歴書", "ポートフォリオ", "ご依頼の", "写真",
];

/// Before anything was asked for; an applicant's own papers are left out.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for conversation in case.conversations() {
        let hires = claimed::writing_for(conversation).is_some();
        for (number, turn) in conversation.inbound() {
            let archives: Vec<_> = turn.attachments.iter().filter(|name| files::is_archive(&files::extension_of(name.as_str())) && files::disguise(name.as_str()).is_none()).collect();
            if archives.is_empty() || was_asked_for(conversation, number) {
                continue;
            }
            let words = fold(turn.text.as_str()).text + "\n" + &fold(&archives.iter().map(|name| name.as_str().replace(['_', '-', '.'], " ")).collect::<Vec<_>>().join(" ")).text;
            if mention::any_of(&words, OWN_WORK) {
                continue;
            }
            let papers = mention::any_of(&words, PAPERS);
            let strength = if papers || hires { Strength::Moderate } else { Strength::Weak };
            findings.add(&META, strength, archives.iter().map(|name| name.quote()).collect(), Some(Say::new("core_file_archive")));
        }
    }
}

/// Whether the reader asked for files in the message before.
fn was_asked_for(conversation: &Conversation, number: usize) -> bool {
    const ASKS: &[&str] = &["zip", "archive", "send me the files", "send the files", "send over the files", "share the files", "send me all", "압축", "파일 보내", "파일을 보내", "schicken sie mir die dateien", "als zip", "ファイルを送って"];
    conversation.turns.iter().take(number).rev().take(2).any(|turn| turn.from == From::Me && mention::any_of(&fold(turn.text.as_str()).text, ASKS))
}
