//! Facts about links: the host, and what it is for.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::reference::{brands, hosts};
use crate::text::links;
use crate::words::Say;

/// Adds the facts about links.
pub(super) fn collect(case: &Case, _context: &Context, facts: &mut Vec<Fact>) {
    for address in links::of(case) {
        let kind = hosts::kind_of(&address.host).map(|kind| match kind {
            hosts::Kind::FreeMail => "core_link_free_mail",
            hosts::Kind::Shortener => "core_link_shortener",
            hosts::Kind::IpLogger => "core_link_logger",
            hosts::Kind::LinkPage => "core_link_page",
            hosts::Kind::FileShare => "core_link_file_share",
            hosts::Kind::CodeHost => "core_link_code_host",
            hosts::Kind::Hosting => "core_link_hosting",
            hosts::Kind::RecruitingSystem => "core_link_recruiting",
            hosts::Kind::Meeting => "core_link_meeting",
            hosts::Kind::Redirect => "core_link_redirect",
            hosts::Kind::Messenger => "core_link_messenger",
            hosts::Kind::SocialNetwork => "core_link_social",
        });
        let (key, fit) = match (kind, brands::owner(&address.host)) {
            (Some(key), _) => (key, Fit::Stated),
            (None, Some(_)) => ("core_link_of", Fit::Stated),
            (None, None) => ("core_link_other", Fit::Unknown),
        };
        let name = brands::owner(&address.host).map(|brand| brand.name).unwrap_or_default();
        let says = Say::new(key).with("host", address.host).with("name", name);
        facts.push(Fact { kind: FactKind::Link, text: address.text, says, fit, span: None });
    }
}
