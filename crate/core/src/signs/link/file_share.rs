//! Somebody who writes for an employer sends a file from a place where anybody can leave files.

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::hosts::{self, Kind};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::subject::Conversation;
use crate::text::links::{self, Address};
use crate::text::{Text, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-file-share",
    family: Family::Payload,
    strength: Strength::Moderate,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Links, Part::Messages, Part::Sender],
    sources: &["NISBFV24"],
};

/// Where firms keep their own papers too: to be read there rather than taken away.
const OFFICE: &[&str] = &["docs.google.com", "drive.google.com", "onedrive.live.com", "1drv.ms", "sharepoint.com", "dropbox.com", "box.com", "forms.gle", "forms.office.com", "typeform.com", "jotform.com", "docsend.com", "icloud.com", "mybox.naver.com", "drive.naver.com", "slack-files.com", "notion.site"];

/// Parts of addresses that hand over a file at once.
const DIRECT: &[&str] = &["export=download", "dl=1", "download=1", "/uc?", "/download", "raw=1", ".zip", ".rar", ".7z", ".iso", ".exe", ".msi", ".dmg"];

/// Looks at the other side's messages, where they speak for an employer. Whoever applies shows their work this way.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for conversation in case.conversations() {
        let Some(employer) = employer(conversation) else { continue };
        for (_, turn) in conversation.inbound() {
            let shown = turn.links.iter().filter_map(|link| {
                let (host, path) = links::split(&link.target)?;
                Some(Address { text: link.shown.clone(), host, path })
            });
            for address in links::addresses(&turn.text).into_iter().chain(shown) {
                if !hosts::is(&address.host, Kind::FileShare) || address.path.trim_matches('/').is_empty() {
                    continue;
                }
                let office = hosts::parents(&address.host).any(|domain| OFFICE.contains(&domain));
                let direct = DIRECT.iter().any(|part| address.path.contains(part));
                let strength = if office && !direct { Strength::Weak } else { Strength::Moderate };
                let says = Say::new("core_link_file_share_sign").with("host", address.host.as_str()).with("employer", employer.trimmed().as_str());
                findings.add(&META, strength, vec![address.text.quote()], Some(says));
            }
        }
    }
}

/// The employer of a card that hires for it, or that is not the writer's own.
fn employer(conversation: &Conversation) -> Option<&Text> {
    let sender = &conversation.sender;
    let candidate = mention::any_of(&crate::text::fold::fold(sender.headline.as_str()).text, &["student", "graduate", "seeking", "open to work", "looking for", "구직", "취업준비", "suche", "freelance", "freelancer", "프리랜서"]);
    claimed::writing_for(conversation).or_else(|| (!sender.company.is_empty() && !candidate && !claimed::is_alone(sender.company.as_str())).then_some(&sender.company))
}
