/** The states of the pages that are looked at (shots.mjs) and tested (pages.test.mjs). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./serve.mjs";

export const TROUBLES = ["page-still-changing", "not-a-profile", "no-access", "following-needs-click", "documents-only", "engine-restarted", "engine-failed", "table-failed", "old-script"];

export const reports = Object.fromEntries(["en", "ko"].map((lang) => [lang, JSON.parse(readFileSync(join(root, `tests/panel/reports.${lang}.json`), "utf8"))]));

export const tab = (part) => ({ tabId: 1, url: "https://www.linkedin.com/in/practice/", phase: "done", viewer: "applicant-to-me", following: false, dismissals: [], offerSite: false, ...part });

export const PASTED = "Mira: We pay 800 dollars for a three-page report. Could you add me on Telegram?\nI: Who is the client?\nMira: please keep this between us";

async function paste(page) {
  await page.locator("textarea").fill(PASTED);
  await page.getByRole("combobox").nth(2).selectOption("me");
  await page.locator("button.main").click();
  await page.locator(".coverage").waitFor();
}

const openDismiss = (page) => page.getByRole("button", { name: /Dismiss…|닫아 두기…/ }).first().click();
const openAll = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));

/** Name → what the page is given, and what is done on it. */
export function states(lang) {
  const r = reports[lang];
  return {
    many: { tab: tab({ report: r.many, following: true, offerSite: true }) },
    opened: { tab: tab({ report: r.many }), act: openAll },
    one: { tab: tab({ report: r.one, following: true }) },
    none: { tab: tab({ report: r.none }) },
    checking: { tab: tab({ report: r.checking }) },
    thread: { tab: tab({ report: r.thread, viewer: "writing-to-me" }), managed: { viewer: "writing-to-me", contact: "Security desk, ext. 4100" } },
    unchecked: { tab: tab({ phase: "none", viewer: "unknown" }) },
    reading: { tab: tab({ phase: "reading" }) },
    trouble: { tab: tab({ phase: "trouble", trouble: "not-a-profile", viewer: "unknown" }) },
    follow: { tab: tab({ trouble: "following-needs-click", report: r.one }) },
    first: { tab: tab({ phase: "none", viewer: "unknown" }), settings: { introduced: false } },
    dismissing: { tab: tab({ report: r.one }), act: openDismiss },
    options: { page: "options/options.html", granted: ["https://*.linkedin.com/*"] },
    managed: { page: "options/options.html", managed: { surface: "panel-only", viewer: "writing-to-me", signs: { "msg-secrecy": "on" }, organisation: "Halden Rail" } },
    documents: { page: "documents/documents.html", report: r.thread, act: paste },
    practice: { page: "practice/index.html", act: openAll },
  };
}
