//! The page of an employer on a host where anybody can leave a page, under a bare number, behind a port, or with a name in
//! front of an @.

use std::sync::OnceLock;

use regex::Regex;

use crate::case::{Case, Context};
use crate::finding::{Findings, Strength};
use crate::reference::hosts::{self, Kind};
use crate::sign::{Family, Meta, Part, Status, Who};
use crate::signs::claimed;
use crate::text::fold::fold;
use crate::text::{Text, links, mention};
use crate::words::Say;

/// What the sign is.
pub const META: Meta = Meta {
    id: "link-hosting-oddity",
    family: Family::Payload,
    strength: Strength::Strong,
    may_decide: false,
    status: Status::Tested,
    who: Who::Recruiter,
    reads: &[Part::Links, Part::Messages, Part::Sender],
    sources: &["MAND24", "IC24C"],
};

/// Words by which a page is an employer's own: where one applies, logs in, is tested. Folded.
const OFFICIAL: &[&str] = &[
    "portal", "our site", "our website", "our page", "official", "careers", "career page", "apply", "application", "log in", "login", "register", "assessment", "onboarding", "candidate", "company site", "interview", "sign up", "job board",
    "포털", "홈페이지", "채용 페이지", "지원서", "로그인", "등록", "공식", "회사 사이트", "면접", "평가", "portal", "bewerbung", "bewerben", "anmelden", "unsere seite", "karriereseite", "ポータル", "公式", "応募", "ログイン", "登録", "採用ページ",
];
/// A demonstration of something somebody built. Folded.
const DEMO: &[&str] = &["demo", "prototype", "portfolio", "preview", "staging", "hackathon", "side project", "open source", "docs", "documentation", "blog", "slides", "데모", "포트폴리오", "시제품", "블로그", "vorschau", "デモ", "ポートフォリオ"];

/// Looks at the messages of somebody who writes for an employer.
pub fn look(case: &Case, _context: &Context, findings: &mut Findings) {
    for conversation in case.conversations() {
        let employer = &conversation.sender.company;
        for (_, turn) in conversation.inbound() {
            for found in bare(&turn.text) {
                findings.add(&META, Strength::Strong, vec![found.quote()], Some(Say::new("core_link_bare")));
            }
            if employer.is_empty() || claimed::is_alone(employer.as_str()) {
                continue;
            }
            for address in links::addresses(&turn.text) {
                if !hosts::is(&address.host, Kind::Hosting) || hosts::is_itself(&address.host, Kind::Hosting) {
                    continue;
                }
                let words = fold(turn.text.as_str()).text;
                if !mention::any_of(&words, OFFICIAL) || mention::any_of(&words, DEMO) {
                    continue;
                }
                let says = Say::new("core_link_hosting_sign").with("host", address.host.as_str()).with("employer", employer.trimmed().as_str());
                findings.add(&META, Strength::Moderate, vec![address.text.quote()], Some(says));
            }
        }
    }
}

/// Addresses by number, with a port of their own, or with something in front of an @. Machines in one's own house are left out.
fn bare(text: &Text) -> Vec<Text> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    if !text.as_str().contains("://") {
        return Vec::new();
    }
    let compile = || Regex::new(r"(?i)\bh(?:tt|xx)ps?://(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]{3,}\]|\d{8,10})(?::\d{1,5})?(?:/[^\s]*)?|[^\s/@]+@[^\s/]+(?:/[^\s]*)?|([a-z0-9.-]+\.[a-z]{2,}):(\d{2,5})(?:/[^\s]*)?)").ok();
    let Some(pattern) = PATTERN.get_or_init(compile) else { return Vec::new() };
    pattern
        .captures_iter(text.as_str())
        .filter_map(|found| {
            let at_home = found.get(1).is_some_and(|host| ["127.", "10.", "192.168.", "0.0.0.0", "169.254."].iter().any(|start| host.as_str().starts_with(start)) || host.as_str().starts_with("[::1") || is_private(host.as_str()));
            let usual_port = found.get(3).is_some_and(|port| matches!(port.as_str(), "80" | "443" | "8080" | "8443" | "3000" | "5000" | "8000"));
            let all = found.get(0)?;
            let end = all.as_str().trim_end_matches(['.', ',', ')', '!', '?']).len();
            (!at_home && !usual_port).then(|| text.slice(all.start()..all.start() + end))
        })
        .collect()
}

fn is_private(host: &str) -> bool {
    host.strip_prefix("172.").and_then(|rest| rest.split('.').next()?.parse::<u8>().ok()).is_some_and(|second| (16..32).contains(&second))
}
