/** The journeys in Firefox: the ones that rest on what differs there, the button, the sidebar, the event page, the grant. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import type { Answer, FromPanel, TabState } from "../../extension/shared/messages";
import { type Firefox, launch } from "./firefox";
import { ASKS, askingThread, practice, quietThread } from "./pages";

let firefox: Firefox;
let own: Page;

const SIGN = "msg-move-off-platform";
const candidate = practice("number-and-degree.html");
const twin = practice("number-and-degree-twin.html");

before(async () => {
  firefox = await launch();
  for (const page of [candidate, twin, askingThread(), quietThread()]) firefox.pages.set(page.url, page.html);
  firefox.pages.set("https://shop.example/", "<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1><p>Nothing to see.</p></main>");
  own = await firefox.own("options/options.html");
});
after(async () => firefox?.close());

declare const browser: typeof chrome;
const ask = (message: FromPanel): Promise<Answer> => own.evaluate((one) => browser.runtime.sendMessage(one) as Promise<Answer>, message);
const settings = (set: object): Promise<void> => own.evaluate((one) => browser.storage.local.set({ settings: one }), { introduced: true, language: "en", ...set });

/** The newest tab is the one a test opened last. */
const newestTab = (): Promise<number> => own.evaluate(async () => Math.max(...(await browser.tabs.query({})).map((tab) => tab.id ?? 0)));

async function until(tabId: number, what: string, wanted: (state: TabState) => boolean): Promise<TabState> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask({ kind: "state", tabId });
    assert.equal(answer.kind, "state");
    const { state } = answer as { state: TabState };
    if (wanted(state)) return state;
    assert.ok(Date.now() < end, `${what} did not come; the tab is ${JSON.stringify({ ...state, report: state.report?.findings.map((f) => f.sign) })}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const settled = (tabId: number): Promise<TabState> => until(tabId, "a report", (state) => state.phase === "done" && state.report?.checking === false);
const signs = (state: TabState): string[] => state.report?.findings.map((finding) => finding.sign) ?? [];
const badge = (tabId: number): Promise<string> => own.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId);
const untilMarked = (page: Page, quote: string): Promise<unknown> => page.waitForFunction((text: string) =>
  [...CSS.highlights.values()].some((one) => [...one].some((range) => (range as Range).toString().includes(text))), { timeout: 10_000, polling: 100 }, quote);

async function checked(url: string): Promise<{ page: Page; tabId: number; state: TabState }> {
  const page = await firefox.open(url);
  const tabId = await newestTab();
  await firefox.press(page);
  return { page, tabId, state: await settled(tabId) };
}

describe("Firefox", { concurrency: false }, () => {
  test("a candidate is checked and followed to the next one in place", async () => {
    await settings({ viewer: "applicant-to-me" });
    const { page, tabId, state } = await checked(candidate.url);
    assert.ok(signs(state).includes("contact-phone-invalid"), signs(state).join());
    assert.equal(state.following, true);
    assert.equal(await badge(tabId), String(state.report?.findings.filter((finding) => finding.strength !== "weak").length));
    await page.evaluate((html, url) => {
      history.pushState({}, "", url);
      const next = new DOMParser().parseFromString(html, "text/html");
      document.title = next.title;
      document.body.replaceWith(document.adoptNode(next.body));
    }, twin.html, twin.url);
    const next = await until(tabId, "the next person", (one) => one.url === twin.url && one.phase === "done" && one.report?.checking === false);
    assert.ok(!signs(next).includes("contact-phone-invalid"));
    await page.close();
  });

  test("a full load ends the grant: the panel says that a press is needed", async () => {
    await settings({ viewer: "applicant-to-me" });
    const { page, tabId } = await checked(candidate.url);
    await page.goto(twin.url, { waitUntil: "domcontentloaded" });
    await until(tabId, "the word on it", (state) => state.trouble === "following-needs-click");
    assert.equal(await badge(tabId), "–");
    await page.close();
  });

  test("a recruiter's thread is checked and marked; the panel says it in words", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId, state } = await checked(askingThread().url);
    assert.ok(signs(state).includes(SIGN), signs(state).join());
    assert.equal(state.following, false);
    await untilMarked(page, "Telegram");
    const panel = await firefox.own(`panel/panel.html?tab=${tabId}`);
    await panel.waitForFunction((quote: string) => document.body.innerText.includes(quote), { polling: 100, timeout: 10_000 }, ASKS);
    await panel.close();
    await page.close();
  });

  test("a quiet thread gives nothing, and a page that is none is said to be none", async () => {
    const { page, state } = await checked(quietThread().url);
    assert.equal(state.report?.level, "nothing-noted");
    await page.close();
    const shop = await firefox.open("https://shop.example/");
    const tabId = await newestTab();
    await firefox.press(shop);
    await until(tabId, "not a profile", (one) => one.trouble === "not-a-profile");
    assert.equal(await badge(tabId), "?");
    await shop.close();
  });

  test("a dismissal hides, and can be undone", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId } = await checked(askingThread().url);
    await ask({ kind: "dismiss", tabId, dismissal: { scope: "this-sign-here", sign: SIGN, key: "k", reason: "", checked: false } });
    assert.equal((await settled(tabId)).dismissals.length, 1);
    await ask({ kind: "undo-dismiss", tabId, sign: SIGN, key: "k" });
    assert.equal((await settled(tabId)).dismissals.length, 0);
    await page.close();
  });

  test("panel only leaves no trace in the page, its registry or its requests", async () => {
    await settings({ viewer: "writing-to-me", surface: "panel-only" });
    const page = await firefox.open(askingThread().url);
    const look = (): Promise<unknown> => page.evaluate(() => ({
      html: document.documentElement.outerHTML, sheets: document.styleSheets.length, registry: CSS.highlights.size,
      names: Object.getOwnPropertyNames(window).length, requests: performance.getEntriesByType("resource").filter((one) => !one.name.endsWith("/favicon.ico")).length,
    }));
    const before = await look();
    const tabId = await newestTab();
    await firefox.press(page);
    assert.ok(signs(await settled(tabId)).includes(SIGN));
    assert.deepEqual(await look(), before);
    await settings({});
    await page.close();
  });

  test("a practice page is checked and marked where it stands in the extension", async () => {
    await settings({ viewer: "applicant-to-me" });
    const page = await firefox.own("practice/number-and-degree.html");
    const tabId = await newestTab();
    await firefox.press(page);
    const state = await settled(tabId);
    assert.ok(signs(state).includes("contact-phone-invalid"), signs(state).join());
    await untilMarked(page, "+1 303-499-711");
    await page.close();
  });

  test("a selection is read on a page that is none of ours", async () => {
    const page = await firefox.open("https://shop.example/");
    const tabId = await newestTab();
    const text = `I rarely look in here. Could you ${ASKS} so that we can talk?`;
    await page.evaluate((words) => {
      document.querySelector("p")!.textContent = words;
      getSelection()?.selectAllChildren(document.querySelector("p")!);
    }, text);
    await firefox.chooseMenu(page, text);
    const state = await settled(tabId);
    assert.ok(signs(state).includes(SIGN), signs(state).join());
    await page.close();
  });

  test("the event page is ended between two checks, and nobody notices", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page, tabId, state } = await checked(askingThread().url);
    await firefox.killBackground();
    assert.deepEqual((await settled(tabId)).report, state.report, "the report is read back");
    await firefox.killBackground();
    await firefox.press(page);
    assert.deepEqual(signs(await settled(tabId)), signs(state));
    await page.close();
  });

  test("a site is granted: its pages are read without a click", async () => {
    await settings({ viewer: "applicant-to-me" });
    own = await firefox.own("options/options.html");
    const button = (name: string): Promise<unknown> => own.waitForFunction((start: string) =>
      [...document.querySelectorAll("button")].some((one) => one.textContent?.startsWith(start)), { timeout: 10_000, polling: 100 }, name);
    await button("Allow");
    await own.bringToFront();
    const allow = await own.evaluateHandle(() => [...document.querySelectorAll("button")].find((one) => one.textContent?.startsWith("Allow"))!);
    await allow.click();
    await button("Take back");
    const page = await firefox.open(candidate.url);
    const state = await settled(await newestTab());
    assert.ok(signs(state).includes("contact-phone-invalid"), signs(state).join());
    await own.evaluate(() => browser.permissions.remove({ origins: ["https://*.linkedin.com/*"] }));
    await page.close();
  });

  test("a pasted text is checked", async () => {
    const page = await firefox.own("documents/documents.html");
    await page.waitForSelector("textarea");
    await page.$eval("textarea", (area, text) => {
      (area as HTMLTextAreaElement).value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }, `I rarely look in here. Could you ${ASKS} so that we can talk?`);
    await page.waitForFunction(() => !document.querySelector<HTMLButtonElement>("button.main")?.disabled, { polling: 100 });
    await page.$eval("button.main", (button) => (button as HTMLButtonElement).click());
    await page.waitForFunction(() => document.querySelector("#reason") !== null, { polling: 100, timeout: 10_000 });
    await page.close();
  });

  test("nothing was asked of the network in all of this", () => {
    // The browser asks for a page's icon by itself.
    assert.deepEqual(firefox.requests.filter((one) => !one.endsWith("/favicon.ico")), []);
  });

  test("the extension is reloaded: the next click reads the page anew", async () => {
    await settings({ viewer: "writing-to-me" });
    const { page } = await checked(askingThread().url);
    await firefox.reload();
    own = await firefox.own("options/options.html");
    await firefox.press(page);
    // The page that asks is the newest now; the one that was pressed is known by its state.
    const tabIds = await own.evaluate(async () => (await browser.tabs.query({})).map((tab) => tab.id ?? 0));
    const end = Date.now() + 15_000;
    for (let found = false; !found; ) {
      for (const tabId of tabIds) {
        const answer = (await ask({ kind: "state", tabId })) as { state: TabState };
        found ||= answer.state.phase === "done" && signs(answer.state).includes(SIGN);
      }
      assert.ok(found || Date.now() < end, "no tab was read after the reload");
    }
    await untilMarked(page, "Telegram");
    await page.close();
  });
});
