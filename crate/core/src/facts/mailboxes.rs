//! Facts about mailboxes: who holds them.

use super::{Fact, FactKind, Fit};
use crate::case::{Case, Context};
use crate::reference::{brands, hosts};
use crate::signs::claimed;
use crate::text::links;
use crate::words::Say;

/// Adds the facts about mailboxes.
pub(super) fn collect(case: &Case, context: &Context, facts: &mut Vec<Fact>) {
    let employers = claimed::employers(case);
    for mailbox in links::mailboxes_of(case) {
        let says = |key| Say::new(key).with("host", mailbox.host.clone());
        let label = links::chosen_label(&mailbox.host).replace('-', "");
        let namesake = employers.iter().find(|employer| {
            let name = brands::joined(employer.as_str());
            label.len() >= 3 && name.is_ascii() && (name == label || name.starts_with(&label) && label.len() >= 5)
        });
        let (says, fit) = if let Some(brand) = brands::owner(&mailbox.host).filter(|_| !hosts::is(&mailbox.host, hosts::Kind::FreeMail)) {
            (says("core_mail_of").with("name", brand.name), Fit::Stated)
        } else if hosts::is(&mailbox.host, hosts::Kind::FreeMail) {
            (says("core_mail_free"), Fit::Stated)
        } else {
            match &context.reference.disposable_mail {
                None => (Say::new("core_mail_checking"), Fit::Checking),
                Some(list) if list.holds(&mailbox.host) => (says("core_mail_disposable"), Fit::Off),
                Some(_) => match namesake {
                    Some(employer) => (says("core_mail_named_like").with("name", employer.trimmed().as_str()), Fit::Stated),
                    None => (says("core_mail_other"), Fit::Unknown),
                },
            }
        };
        facts.push(Fact { kind: FactKind::Mailbox, text: mailbox.text, says, fit, span: None });
    }
}
