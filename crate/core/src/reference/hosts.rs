//! What is known about hosts: mail providers anyone may use, shorteners, file shares, code hosts, and so on.
//!
//! The lists are short and part of the engine. A host that stands in none of them is simply unknown.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a host is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Mailboxes for everybody.
    FreeMail,
    /// Short addresses that lead elsewhere.
    Shortener,
    /// Links that record who opens them.
    IpLogger,
    /// Pages that collect a person's links.
    LinkPage,
    /// Files of anybody.
    FileShare,
    /// Code of anybody.
    CodeHost,
    /// Sites of anybody, under the host's own name.
    Hosting,
    /// Application portals that employers rent.
    RecruitingSystem,
    /// Video calls.
    Meeting,
    /// Redirects through which mail programmes and platforms wrap links.
    Redirect,
    /// Messengers.
    Messenger,
    /// Social networks.
    SocialNetwork,
}

static LISTS: &[(Kind, &str)] = &[
    (Kind::FreeMail, include_str!("../../data/hosts/free_mail.txt")),
    (Kind::Shortener, include_str!("../../data/hosts/shorteners.txt")),
    (Kind::IpLogger, include_str!("../../data/hosts/ip_loggers.txt")),
    (Kind::LinkPage, include_str!("../../data/hosts/link_pages.txt")),
    (Kind::FileShare, include_str!("../../data/hosts/file_shares.txt")),
    (Kind::CodeHost, include_str!("../../data/hosts/code_hosts.txt")),
    (Kind::Hosting, include_str!("../../data/hosts/hosting.txt")),
    (Kind::RecruitingSystem, include_str!("../../data/hosts/recruiting_systems.txt")),
    (Kind::Meeting, include_str!("../../data/hosts/meetings.txt")),
    (Kind::Redirect, include_str!("../../data/hosts/redirects.txt")),
    (Kind::Messenger, include_str!("../../data/hosts/messengers.txt")),
    (Kind::SocialNetwork, include_str!("../../data/hosts/social_networks.txt")),
];

fn index() -> &'static HashMap<&'static str, Vec<Kind>> {
    static INDEX: OnceLock<HashMap<&'static str, Vec<Kind>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: HashMap<&'static str, Vec<Kind>> = HashMap::new();
        for (kind, list) in LISTS {
            for host in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                index.entry(host).or_default().push(*kind);
            }
        }
        index
    })
}

/// A host and the domains above it, down to two labels: `a.b.example` gives `a.b.example`, `b.example`.
pub fn parents(host: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(host);
    std::iter::from_fn(move || {
        let here = rest?;
        rest = here.split_once('.').map(|(_, above)| above).filter(|above| above.contains('.'));
        Some(here)
    })
}

/// What is known about a host, by itself or by the domain it stands under.
pub fn kind_of(host: &str) -> Option<Kind> {
    parents(host).find_map(|domain| index().get(domain)?.first().copied())
}

/// Whether a host, or the domain it stands under, is of this kind.
pub fn is(host: &str, kind: Kind) -> bool {
    parents(host).any(|domain| index().get(domain).is_some_and(|kinds| kinds.contains(&kind)))
}

/// Whether this very host is of this kind.
pub fn is_itself(host: &str, kind: Kind) -> bool {
    index().get(host).is_some_and(|kinds| kinds.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_hold_hosts() {
        for (kind, list) in LISTS {
            let hosts: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(hosts.is_sorted_by(|a, b| a < b), "{kind:?} is not sorted");
            assert!(hosts.iter().all(|h| h.contains('.') && !h.contains(['/', ' ', '@'])), "{kind:?}");
            assert!(list.starts_with('#'), "{kind:?} names no source");
        }
    }

    #[test]
    fn a_host_is_what_its_domain_is() {
        assert!(is("mail.proton.me", Kind::FreeMail));
        assert_eq!(kind_of("acme.greenhouse.io"), Some(Kind::RecruitingSystem));
        assert_eq!(kind_of("acme.example"), None);
    }
}
