/** The journeys in Chromium: the built extension, the real toolbar button, pages under their real host, no network. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Answer, FromPanel, TabState } from "../../extension/shared/messages";
import { PAIRS } from "../../extension/training/pairs";
import { type Chromium, launch } from "./chromium";
import { ASKS, askingThread, practice, quietThread } from "./pages";

/** What each practice page was drawn to show. */
const SHOWN: Record<string, string[]> = {
  "number-and-degree.html": ["contact-phone-invalid", "edu-major-not-offered"],
  "history.html": ["exp-fulltime-overlap", "exp-outside-company-lifetime", "exp-technology-anachronism"],
  "laptop.html": ["msg-ship-elsewhere", "msg-remote-desktop", "msg-host-laptop", "msg-camera-refusal"],
  "recruiter.html": ["msg-clearance-programme-probe", "msg-insider-information", "msg-secrecy", "msg-move-off-platform", "msg-paid-report"],
};

let browser: Chromium;
/** A page of the extension from which the background is asked what it knows. */
let own: Page;

const SIGN = "msg-move-off-platform";
const candidate = practice("number-and-degree.html");
const twin = practice("number-and-degree-twin.html");

before(async () => {
  browser = await launch();
  for (const page of [candidate, twin, askingThread(), askingThread("2-second"), quietThread()]) browser.pages.set(page.url, page.html);
  browser.pages.set("https://shop.example/", "<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1><p>Could you add me on Telegram so that we can talk?</p></main>");
  own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.id}/options/options.html`);
});
after(async () => browser?.close());

const ask = (message: FromPanel): Promise<Answer> => own.evaluate((one) => chrome.runtime.sendMessage(one), message);
const settings = (set: object): Promise<void> => own.evaluate((one) => chrome.storage.local.set({ settings: one }), { introduced: true, language: "en", ...set });

async function stateOf(tabId: number): Promise<TabState> {
  const answer = await ask({ kind: "state", tabId });
  assert.equal(answer.kind, "state");
  return (answer as { state: TabState }).state;
}

/** Waits until the tab's state is as wanted. */
async function until(tabId: number, what: string, wanted: (state: TabState) => boolean): Promise<TabState> {
  const end = Date.now() + 15_000;
  for (;;) {
    const state = await stateOf(tabId);
    if (wanted(state)) return state;
    assert.ok(Date.now() < end, `${what} did not come; the tab is ${JSON.stringify({ ...state, report: state.report && { reason: state.report.reason, findings: state.report.findings.map((f) => f.sign) } })}`);
    await own.waitForTimeout(50);
  }
}
const settled = (tabId: number): Promise<TabState> => until(tabId, "a report", (state) => state.phase === "done" && state.report?.checking === false);
const signs = (state: TabState): string[] => state.report?.findings.map((finding) => finding.sign) ?? [];
const badge = (tabId: number): Promise<string> => own.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);

/** The words that are marked, as the page itself can see them. */
const marked = (page: Page): Promise<string[]> => page.evaluate(() => [...CSS.highlights.values()].flatMap((one) => [...one].map((range) => (range as Range).toString())));
async function untilMarked(page: Page, quote: string): Promise<void> {
  await page.waitForFunction((text) => [...CSS.highlights.values()].some((one) => [...one].some((range) => (range as Range).toString().includes(text))), quote, { timeout: 10_000 });
}

async function checked(url: string): Promise<{ page: Page; tabId: number; state: TabState }> {
  const page = await browser.open(url);
  const tabId = await browser.tabId(page);
  await browser.press(page);
  return { page, tabId, state: await settled(tabId) };
}

describe("Chromium", { concurrency: false }, () => {
  test("nothing is open, marked or asked for before the first click", async () => {
    const page = await browser.open(askingThread().url);
    const state = await stateOf(await browser.tabId(page));
    assert.equal(state.phase, "none");
    assert.deepEqual(await marked(page), []);
    assert.equal(browser.context.pages().filter((one) => one.url().startsWith("chrome-extension://")).length, 1, "only the page this test opened");
    await page.close();
  });

  test("a candidate is checked: first click, who is this, what it says, badge", async () => {
    const { page, tabId } = await checked(candidate.url);
    const panel = await browser.panel(tabId);
    await panel.getByRole("button", { name: "Someone applying to me" }).click();
    const state = await until(tabId, "the viewer", (one) => one.viewer === "applicant-to-me" && one.following);
    await panel.locator("#reason").waitFor();
    assert.ok(signs(state).includes("contact-phone-invalid"), signs(state).join());
    const phone = state.report?.facts.find((fact) => fact.kind === "phone");
    assert.ok(phone?.quote.includes("303"), JSON.stringify(state.report?.facts));
    const count = state.report?.findings.filter((finding) => finding.strength !== "weak").length;
    assert.equal(await badge(tabId), String(count));
    assert.match(await panel.locator("main").innerText(), /Following/);
    await panel.close();
    await page.close();
  });

  for (const pair of PAIRS) {
    test(`practice: ${pair.file} shows what it is for, and its honest twin is not worth a second look`, async () => {
      await settings({ viewer: pair.viewer });
      for (const file of [pair.file, pair.twin]) {
        const { url, html } = practice(file);
        browser.pages.set(url, html);
        const { page, state } = await checked(url);
        const worth = ["look-again", "verify-first"].includes(state.report?.level ?? "");
        assert.equal(worth, file === pair.file, `${file}: ${JSON.stringify(state.report?.findings)}`);
        if (worth) assert.deepEqual(SHOWN[file]?.filter((sign) => !signs(state).includes(sign)), [], `${file}: ${signs(state).join()}`);
        await page.close();
      }
    });
  }

  test("a followed tab reads the next person without a click, in place and after a load", async () => {
    await settings({ viewer: "applicant-to-me" });
    const { page, tabId } = await checked(candidate.url);
    await page.evaluate(([html, url]) => {
      history.pushState({}, "", url);
      const next = new DOMParser().parseFromString(html, "text/html");
      document.title = next.title;
      document.body.replaceWith(document.adoptNode(next.body));
    }, [twin.html, twin.url] as const);
    let state = await until(tabId, "the next person", (one) => one.url === twin.url && one.phase === "done" && one.report?.checking === false);
    assert.ok(!signs(state).includes("contact-phone-invalid"));
    await page.goto(candidate.url);
    state = await until(tabId, "the candidate again", (one) => one.url === candidate.url && one.phase === "done" && one.report?.checking === false);
    assert.ok(signs(state).includes("contact-phone-invalid"));
    await page.close();
  });

  test("stop ends the following", async () => {
    await settings({ viewer: "applicant-to-me" });
    const { page, tabId } = await checked(candidate.url);
    await ask({ kind: "follow", tabId, on: false });
    await page.goto(twin.url);
    const state = await until(tabId, "not checked", (one) => one.phase === "none");
    assert.equal(state.report, undefined);
    assert.equal(await badge(tabId), "–");
    await page.close();
  });

  test("a recruiter's thread is checked and marked, and nothing is followed", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId, state } = await checked(askingThread().url);
    assert.ok(signs(state).includes(SIGN), signs(state).join());
    assert.equal(state.following, false);
    await untilMarked(page, "Telegram");
    const panel = await browser.panel(tabId);
    await panel.getByText(ASKS).first().waitFor();
    const text = await panel.locator("main").innerText();
    assert.doesNotMatch(text, /Questions to send|Following/);
    await page.evaluate(() => history.pushState({}, "", "/messaging/thread/2-quiet/"));
    await until(tabId, "not checked", (one) => one.phase === "none");
    assert.deepEqual(await marked(page), []);
    await panel.close();
    await page.close();
  });

  test("the reader's own words and a quiet thread give nothing", async () => {
    const { page, state } = await checked(quietThread().url);
    assert.equal(state.report?.level, "nothing-noted");
    await page.close();
  });

  test("marks come back after the page replaced its nodes", async () => {
    const { page } = await checked(askingThread().url);
    await untilMarked(page, "Telegram");
    await page.evaluate(() => { for (const p of document.querySelectorAll("p")) p.replaceWith(p.cloneNode(true)); });
    await untilMarked(page, "Telegram");
    await page.close();
  });

  test("a pasted text is checked", async () => {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.id}/documents/documents.html`);
    await page.getByLabel("Text", { exact: true }).fill(`I rarely look in here. Could you ${ASKS} so that we can talk?`);
    await page.getByRole("button", { name: "Take a second look" }).click();
    await page.locator("#reason").waitFor();
    assert.ok((await page.locator("main").innerText()).includes(ASKS));
    await page.close();
  });

  test("a page that is none of ours is said to be none; its selection is read from the menu's words", async () => {
    const page = await browser.open("https://shop.example/");
    const tabId = await browser.tabId(page);
    await browser.press(page);
    await until(tabId, "not a profile", (one) => one.trouble === "not-a-profile");
    assert.equal(await badge(tabId), "?");
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("p")!));
    // The browser's own menu is out of reach: its event is sent to the listener as the browser would.
    const worker = await browser.worker();
    await worker.evaluate((id) => {
      const menu = chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: object): void };
      menu.dispatch({ menuItemId: "take-a-second-look", selectionText: "Could you add me on Telegram so that we can talk?" }, { id, url: "https://shop.example/" });
    }, tabId);
    const state = await settled(tabId);
    assert.ok(signs(state).includes(SIGN), signs(state).join());
    await page.close();
  });

  test("a dismissal hides, is kept for an applicant, and can be undone", async () => {
    await settings({ viewer: "applicant-to-me" });
    const { page, tabId, state } = await checked(askingThread().url);
    const before = Number(await badge(tabId));
    const finding = state.report?.findings.find((one) => one.sign === SIGN);
    assert.ok(finding);
    const panel = await browser.panel(tabId);
    const open = panel.getByRole("button", { name: /^Dismiss…/ });
    await open.first().click();
    await panel.getByRole("button", { name: /^Dismiss$/ }).first().click();
    const dismissed = await until(tabId, "the dismissal", (one) => one.dismissals.length === 1);
    assert.equal(await badge(tabId), String(before - 1));
    assert.deepEqual(await own.evaluate(async () => Object.keys(await chrome.storage.session.get("dismissals"))), []);
    await browser.killWorker();
    assert.equal((await stateOf(tabId)).dismissals.length, 1, "a killed worker remembers");
    const { sign, key } = dismissed.dismissals[0]!;
    await ask({ kind: "undo-dismiss", tabId, sign, key });
    assert.equal((await stateOf(tabId)).dismissals.length, 0);
    await panel.close();
    await page.close();
  });

  test("a dismissal about someone writing to the reader stays in the session", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId } = await checked(askingThread().url);
    await ask({ kind: "dismiss", tabId, dismissal: { scope: "this-sign-here", sign: SIGN, key: "k", reason: "", checked: false } });
    const kept = await own.evaluate(async () => [await chrome.storage.local.get("dismissals"), await chrome.storage.session.get("dismissals")]);
    assert.deepEqual((kept[0] as { dismissals?: unknown[] }).dismissals ?? [], []);
    assert.equal((kept[1] as { dismissals: unknown[] }).dismissals.length, 1);
    await page.close();
  });

  test("panel only leaves no trace in the page, its registry or its requests", async () => {
    await settings({ viewer: "writing-to-me", surface: "panel-only" });
    const page = await browser.open(askingThread("2-second").url);
    const seen: string[] = [];
    page.on("request", (request) => { if (!request.url().endsWith("/favicon.ico")) seen.push(request.url()); });
    const look = (): Promise<unknown> => page.evaluate(() => ({
      html: document.documentElement.outerHTML, sheets: document.styleSheets.length, adopted: document.adoptedStyleSheets.length,
      registry: CSS.highlights.size, names: Object.getOwnPropertyNames(window).length, // The browser asks for a page's icon by itself, sooner or later.
      requests: performance.getEntriesByType("resource").filter((one) => !one.name.endsWith("/favicon.ico")).length,
    }));
    await page.evaluate(() => {
      (window as unknown as { changes: number }).changes = 0;
      new MutationObserver((records) => { (window as unknown as { changes: number }).changes += records.length; })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const before = await look();
    const tabId = await browser.tabId(page);
    await browser.press(page);
    const state = await settled(tabId);
    assert.ok(signs(state).includes(SIGN));
    await ask({ kind: "goto", tabId, finding: 0, evidence: 0 });
    await page.waitForTimeout(700);
    assert.deepEqual(await look(), before);
    assert.equal(await page.evaluate(() => (window as unknown as { changes: number }).changes), 0);
    assert.deepEqual(seen, []);
    await page.close();
  });

  test("documents only reads no page, and says so", async () => {
    await settings({ surface: "documents-only" });
    const page = await browser.open(askingThread().url);
    const tabId = await browser.tabId(page);
    await browser.press(page);
    const state = await until(tabId, "the word on it", (one) => one.trouble === "documents-only");
    assert.equal(state.report, undefined);
    assert.equal(await badge(tabId), "–");
    await settings({});
    await page.close();
  });

  test("the worker is killed between two checks, and nobody notices", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId, state } = await checked(askingThread().url);
    await browser.killWorker();
    assert.deepEqual((await stateOf(tabId)).report, state.report, "the report is read back");
    await browser.killWorker();
    await browser.press(page);
    const again = await settled(tabId);
    assert.deepEqual(signs(again), signs(state));
    await page.close();
  });

  test("a sign that is switched off does not look", async () => {
    await settings({ viewer: "writing-to-me", signs: { [SIGN]: "off" } });
    const { page, state } = await checked(askingThread().url);
    assert.ok(!signs(state).includes(SIGN), signs(state).join());
    await settings({ viewer: "writing-to-me" });
    await browser.press(page);
    const tabId = await browser.tabId(page);
    await until(tabId, "the sign", (one) => one.phase === "done" && signs(one).includes(SIGN));
    await page.close();
  });

  test("from the panel to a practice page, which is checked and marked where it stands in the extension", async () => {
    await settings({ introduced: false });
    const start = await checked(askingThread().url);
    const panel = await browser.panel(start.tabId);
    const opened = browser.context.waitForEvent("page");
    await panel.getByRole("link", { name: "Try a practice page first" }).click();
    const page = await opened;
    await page.getByRole("link", { name: /^Page A/ }).first().click();
    await page.waitForURL(/practice\/number-and-degree\.html$/);
    const tabId = await browser.tabId(page);
    await browser.press(page);
    const state = await settled(tabId);
    assert.ok(signs(state).includes("contact-phone-invalid"), signs(state).join());
    await untilMarked(page, "+1 303-499-711");
    await settings({});
    for (const one of [page, panel, start.page]) await one.close();
  });

  test("a site is granted: its pages are read without a click", async () => {
    await settings({ viewer: "applicant-to-me" });
    const admin = await browser.context.newPage();
    await admin.goto("chrome://extensions/");
    const pattern = "https://*.linkedin.com/*";
    await admin.evaluate(([id, host]) => (chrome as unknown as { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } }).developerPrivate.addHostPermission(id!, host!), [browser.id, pattern]);
    // The browser's own question is out of reach when headless: with the site granted there, our button asks and is not asked back.
    await own.reload();
    await own.getByRole("button", { name: /^Allow/ }).click();
    await own.getByRole("button", { name: /^Take back/ }).waitFor();
    const page = await browser.open(candidate.url);
    const tabId = await browser.tabId(page);
    const state = await settled(tabId);
    assert.ok(signs(state).includes("contact-phone-invalid"));
    await admin.evaluate(([id, host]) => (chrome as unknown as { developerPrivate: { removeHostPermission(id: string, host: string): Promise<void> } }).developerPrivate.removeHostPermission(id!, host!), [browser.id, pattern]);
    await admin.close();
    await page.close();
  });

  test("nothing was asked of the network in all of this", () => {
    assert.deepEqual(browser.requests.filter((one) => !one.endsWith("/favicon.ico")), []);
  });

  test("the extension is reloaded: the next click reads the page anew", async () => {
    const { page, tabId } = await checked(askingThread().url);
    const admin = await browser.context.newPage();
    await admin.goto("chrome://extensions/");
    // Outside developer mode Chromium does not take back an extension from a folder.
    await admin.evaluate(async (id) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: { updateProfileConfiguration(how: object): Promise<void>; reload(id: string, how: object): Promise<void> } };
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.reload(id, { failQuietly: false });
    }, browser.id);
    // An address asked for too early is refused, and a worker that is up says that it is not.
    const back = Date.now() + 30_000;
    for (own = await browser.context.newPage(); ; await admin.waitForTimeout(500)) {
      const opened = await own.goto(`chrome-extension://${browser.id}/options/options.html`).then(() => true, () => false);
      if (opened) break;
      assert.ok(Date.now() < back, "the extension does not come back");
    }
    await admin.close();
    await browser.press(page);
    const state = await settled(tabId);
    assert.ok(signs(state).includes(SIGN));
    await untilMarked(page, "Telegram");
    await page.close();
  });
});
