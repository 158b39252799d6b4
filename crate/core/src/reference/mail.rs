//! Mailboxes: what kind of provider holds them.

use std::collections::HashSet;

use super::{Table, hosts};
use crate::case::Case;

/// Providers that hand out an address for minutes.
#[derive(Debug)]
pub struct DisposableMail {
    domains: HashSet<Box<str>>,
}

impl Table for DisposableMail {
    /// One domain a line.
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
        let domains: HashSet<Box<str>> = text.lines().map(Box::from).collect();
        if domains.is_empty() { Err("no domain".to_owned()) } else { Ok(Self { domains }) }
    }

    fn is_needed_for(case: &Case) -> bool {
        case.profiles().any(|p| !p.contact.emails.is_empty() || p.about.as_str().contains('@'))
            || case.conversations().any(|c| !c.sender.email.is_empty() || c.inbound().any(|(_, turn)| turn.text.as_str().contains('@')))
    }
}

impl DisposableMail {
    /// Whether `host` or the domain it belongs to is listed.
    pub fn holds(&self, host: &str) -> bool {
        !hosts::is(host, hosts::Kind::FreeMail) && hosts::parents(host).any(|domain| self.domains.contains(domain))
    }
}
