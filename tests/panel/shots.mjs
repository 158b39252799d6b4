/** Screenshots of every state, both languages, light and dark, narrow and wide: `node tests/panel/shots.mjs [FILTER]` → screenshots/panel. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, context, launch, origin, root } from "./serve.mjs";

const out = join(root, "screenshots/panel");
await mkdir(out, { recursive: true });
await bundle();
const filter = process.argv[2] ?? "";
const reports = Object.fromEntries(await Promise.all(["en", "ko"].map(async (lang) => [lang, JSON.parse(await readFile(join(root, `tests/panel/reports.${lang}.json`), "utf8"))])));
const tab = (part) => ({ tabId: 1, url: "https://www.linkedin.com/in/practice/", phase: "done", viewer: "applicant-to-me", following: false, dismissals: [], offerSite: false, ...part });

const states = (lang) => {
  const r = reports[lang];
  return {
    many: { tab: tab({ report: r.many, following: true, offerSite: true }) },
    one: { tab: tab({ report: r.one, following: true }) },
    none: { tab: tab({ report: r.none }) },
    checking: { tab: tab({ report: r.checking }) },
    thread: { tab: tab({ report: r.thread, viewer: "writing-to-me" }), managed: { viewer: "writing-to-me", contact: "Security desk, ext. 4100" } },
    unchecked: { tab: tab({ phase: "none", viewer: "unknown" }) },
    reading: { tab: tab({ phase: "reading" }) },
    trouble: { tab: tab({ phase: "trouble", trouble: "not-a-profile", viewer: "unknown" }) },
    follow: { tab: tab({ trouble: "following-needs-click", report: r.one }) },
    first: { tab: tab({ phase: "none", viewer: "unknown" }), settings: { introduced: false } },
    options: { page: "options/options.html", granted: ["https://*.linkedin.com/*"] },
    managed: { page: "options/options.html", managed: { surface: "panel-only", viewer: "writing-to-me", signs: { "msg-secrecy": "on" }, organisation: "Halden Rail" } },
    documents: { page: "documents/documents.html", report: r.thread, act: paste },
    practice: { page: "practice/index.html" },
    dismissing: { tab: tab({ report: r.one }), act: async (page) => { await page.getByRole("button", { name: /Dismiss…|닫아 두기…/ }).first().click(); } },
  };
};

async function paste(page) {
  await page.locator("textarea").fill("Mira: We pay 800 dollars for a three-page report. Could you add me on Telegram?\nI: Who is the client?\nMira: please keep this between us");
  await page.getByRole("combobox").nth(2).selectOption("me");
  await page.locator("button.main").click();
}

const looks = [
  { name: "narrow-light", width: 280, colorScheme: "light" },
  { name: "light", width: 400, colorScheme: "light" },
  { name: "dark", width: 400, colorScheme: "dark" },
  { name: "wide-dark", width: 900, colorScheme: "dark" },
];
const browser = await launch();
for (const lang of ["en", "ko"]) {
  for (const [name, { page: path = "panel/panel.html", act, settings, ...state }] of Object.entries(states(lang))) {
    for (const look of looks) {
      const file = `${name}-${lang}-${look.name}`;
      if (!file.includes(filter)) continue;
      const { context: made, strays } = await context(browser, { ...state, settings: { language: lang, ...settings }, colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } });
      const page = await made.newPage();
      page.on("pageerror", (error) => console.log(file, "error:", error.message));
      page.on("console", (m) => { if (m.type() === "error") console.log(file, "console:", m.text()); });
      await page.goto(`${origin}/${path}`);
      await page.locator("main").waitFor();
      if (act) await act(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(file, "overflows by", wide);
      await page.screenshot({ path: join(out, `${file}.png`), fullPage: true });
      if (strays.length > 0) console.log(file, "strays:", strays);
      await made.close();
    }
  }
}
await browser.close();
