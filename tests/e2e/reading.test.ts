/** What Second Look reads again when a long page changes by a little: counted in the script's own world, never timed. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import type { Page as Read } from "../../extension/shared/bindings/Page";
import { type Chromium, launch } from "./chromium";
import { ASKS, longProfile, longProfileEntry, longThread, longThreadMessage } from "./pages";

let browser: Chromium;
let own: Page;

before(async () => {
  browser = await launch();
  own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.id}/options/options.html`);
  await own.evaluate(() => chrome.storage.local.set({ settings: { introduced: true, language: "en", viewer: "writing-to-me" } }));
});
after(async () => browser?.close());

/** What the background keeps of a tab. */
const kept = (tabId: number): Promise<{ page?: Read; number?: number; phase: string; report?: { checking: boolean } }> =>
  own.evaluate(async (key) => ((await chrome.storage.session.get(key))[key] ?? { phase: "none" }) as never, `tab:${tabId}`);

async function until(tabId: number, what: string, wanted: (tab: Awaited<ReturnType<typeof kept>>) => boolean): Promise<Awaited<ReturnType<typeof kept>>> {
  for (const end = Date.now() + 20_000; ;) {
    const tab = await kept(tabId);
    if (wanted(tab)) return tab;
    assert.ok(Date.now() < end, `${what} did not come: ${tab.phase}, page ${tab.number}`);
    await own.waitForTimeout(50);
  }
}

const texts = (page: Read | undefined, kind: string): string[] => page?.sections.find((one) => one.kind === kind)?.lines.map((line) => line.text) ?? [];

interface Counted { looks: number; lines: number }

/** Counts in the world of the content script: elements whose visibility was asked for, and lines that were sent. */
async function counting(page: Page): Promise<{ take(): Promise<Counted>; detach(): Promise<void> }> {
  const cdp: CDPSession = await browser.context.newCDPSession(page);
  const world = new Promise<number>((found) => cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if ((context.auxData as { type?: string }).type === "isolated" && context.origin.includes(browser.id)) found(context.id);
  }));
  await cdp.send("Runtime.enable");
  const contextId = await world;
  const run = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", { expression, contextId, returnByValue: true });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.text);
    return result.value as T;
  };
  await run(`{
    globalThis.counted = { looks: 0, lines: 0 };
    const look = Element.prototype.checkVisibility;
    Element.prototype.checkVisibility = function (...how) { counted.looks++; return look.apply(this, how); };
    const send = chrome.runtime.sendMessage;
    chrome.runtime.sendMessage = (message) => {
      if (message.kind === "page") counted.lines += message.page.sections.reduce((n, one) => n + one.lines.length, 0);
      return send.call(chrome.runtime, message);
    };
  }`);
  return {
    take: () => run<Counted>("(() => { const now = counted; counted = { looks: 0, lines: 0 }; return now; })()"),
    detach: () => cdp.detach(),
  };
}

async function pressed(which: { url: string; html: string }): Promise<{ page: Page; tabId: number }> {
  browser.pages.set(which.url, which.html);
  const page = await browser.open(which.url);
  const tabId = await browser.tabId(page);
  await browser.press(page);
  await until(tabId, "a report", (tab) => tab.phase === "done" && tab.report?.checking === false);
  return { page, tabId };
}

describe("Reading again", { concurrency: false }, () => {
  test("a thousand messages: one more is read alone, and what hides or shows the others is seen", async () => {
    const { page, tabId } = await pressed(longThread(1_000));
    const count = await counting(page);
    await page.waitForFunction(() => CSS.highlights.size > 0);
    await page.evaluate(() => { (window as unknown as { painted: unknown }).painted = [...CSS.highlights.values()][0]; });
    const list = ".msg-s-message-list-content";
    const add = (html: string): Promise<void> => page.evaluate(([where, what]) => document.querySelector(where!)!.insertAdjacentHTML("beforeend", what!), [list, html] as const);

    await add(longThreadMessage(1).replace("1:", "One more:"));
    let tab = await until(tabId, "the new message", (one) => texts(one.page, "messages").at(-1)!.startsWith("One more:"));
    const one = await count.take();
    assert.equal(texts(tab.page, "messages").length, new Set(tab.page?.sections[1]?.lines.map((line) => `${line.block} ${line.role}`)).size, "no line was lost or doubled where parts were put together");
    assert.equal(tab.page?.sections[1]?.shown, 1_001);
    assert.ok(one.lines <= 3, `${one.lines} lines were sent for one message`);
    assert.ok(await page.evaluate(() => (window as unknown as { painted: unknown }).painted === [...CSS.highlights.values()][0]), "what is marked was not painted anew");

    // Everything may look different now: all of it is looked at again, and nothing is sent.
    await page.evaluate(() => document.body.setAttribute("class", "other"));
    await page.waitForTimeout(3_000);
    const all = await count.take();
    assert.equal(all.lines, 0);
    assert.ok(one.looks * 100 < all.looks, `${one.looks} elements were looked at for one message, ${all.looks} for all`);

    // Hidden from far above, and by its own attribute.
    await page.evaluate(() => {
      document.querySelector("style")!.append(".folded [data-event-urn$='-long-7)'] p { display: none }");
      document.body.setAttribute("class", "folded");
      document.querySelector("[data-event-urn$='-long-8)']")!.setAttribute("style", "display: none");
    });
    tab = await until(tabId, "the hidden ones", (now) => !texts(now.page, "messages").some((text) => /^[78]:/.test(text)));
    assert.equal(tab.page?.sections[1]?.shown, 999);
    // Words that change in the middle, and older messages above the first.
    await count.take();
    await page.evaluate(() => { document.querySelector("[data-event-urn$='-long-500)'] p")!.firstChild!.nodeValue = "Edited."; });
    await until(tabId, "the edited one", (now) => texts(now.page, "messages").includes("Edited."));
    assert.ok((await count.take()).looks * 100 < all.looks);
    await page.evaluate(([where, what]) => document.querySelector(where!)!.insertAdjacentHTML("afterbegin", what!), [list, longThreadMessage(50).replace("50:", "Older:")] as const);
    tab = await until(tabId, "the older one", (now) => texts(now.page, "messages")[1]!.startsWith("Older:"));
    assert.equal(tab.page?.sections[1]?.shown, 1_000);
    assert.ok((await count.take()).looks * 100 < all.looks);
    const marked = await page.evaluate(() => [...CSS.highlights.values()].flatMap((one) => [...one].map((range) => (range as Range).toString())));
    assert.ok(marked.some((text) => ASKS.includes(text) || text.includes("Telegram")), marked.join());
    await count.detach();
    await page.close();
  });

  test("a background that forgot the page gets all of it", async () => {
    const { page, tabId } = await pressed(longThread(60));
    await own.evaluate(async (key) => {
      const { page: _, ...rest } = (await chrome.storage.session.get(key))[key] as { page: unknown };
      await chrome.storage.session.set({ [key]: rest });
    }, `tab:${tabId}`);
    await browser.killWorker();
    await page.evaluate((html) => document.querySelector(".msg-s-message-list-content")!.insertAdjacentHTML("beforeend", html), longThreadMessage(1).replace("1:", "One more:"));
    const tab = await until(tabId, "the new message", (one) => texts(one.page, "messages").at(-1)?.startsWith("One more:") === true);
    assert.equal(tab.page?.sections[1]?.shown, 61);
    await page.close();
  });

  test("sixty jobs: one more is read alone", async () => {
    const { page, tabId } = await pressed(longProfile(60));
    const count = await counting(page);
    await page.evaluate((html) => document.querySelector("#jobs")!.insertAdjacentHTML("beforeend", html), longProfileEntry(61));
    const tab = await until(tabId, "the new job", (one) => texts(one.page, "experience").includes("Engineer of the 61. line"));
    const one = await count.take();
    assert.equal(tab.page?.sections.find((section) => section.kind === "experience")?.shown, 61);
    await page.evaluate(() => document.body.setAttribute("class", "other"));
    await page.waitForTimeout(2_000);
    const all = await count.take();
    assert.equal(all.lines, 0);
    assert.ok(one.looks * 5 < all.looks, `${one.looks} elements were looked at for one job, ${all.looks} for all`);
    await count.detach();
    await page.close();
  });
});
