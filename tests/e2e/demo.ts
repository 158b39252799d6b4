/**
 * `./build.sh demo [--firefox]`: the extension on the bundled practice pages. With a display it opens the browser and leaves it to
 * you; without one it checks every page, saves a screenshot of each with its panel, and prints what was noted.
 */
import { mkdirSync } from "node:fs";
import type { Answer, FromPanel, TabState } from "../../extension/shared/messages";
import { PAIRS } from "../../extension/training/pairs";
import * as chromium from "./chromium";
import * as firefox from "./firefox";
import { practicePages, type PracticePage } from "./pages";

const inFirefox = process.argv.includes("--firefox");
const headed = process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined;
const folder = "screenshots";
const all = practicePages();
/** The settings under which a page is read: as its pair is meant, in the language in which it is written. */
const settingsFor = ({ file, html }: PracticePage): object => ({
  introduced: true,
  viewer: PAIRS.find((pair) => pair.file === file || pair.twin === file)?.viewer ?? "unknown",
  language: /<html lang="ko"/.test(html) ? "ko" : "en",
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function print(page: PracticePage, state: TabState): void {
  console.log(`\n${page.file}: ${state.report?.level ?? state.trouble ?? state.phase}`);
  if (state.report) console.log(`  ${state.report.reason}`);
  for (const finding of state.report?.findings ?? []) {
    console.log(`  - ${finding.sign} (${finding.strength}): ${finding.evidence.map((evidence) => `“${evidence.quote}”`).join(" / ")}`);
  }
}

/** Asks until the page is read and the tables are in; a page that cannot be read says so. */
async function settled(ask: (message: FromPanel) => Promise<Answer>, tabId: number): Promise<TabState> {
  for (let tries = 0; ; tries++) {
    const answer = await ask({ kind: "state", tabId });
    if (answer.kind !== "state") throw new Error(`the background answered ${answer.kind}`);
    const { state } = answer;
    if (state.phase === "trouble" || (state.phase === "done" && state.report?.checking === false)) return state;
    if (tries > 300) throw new Error(`no report after 15 seconds: ${state.phase}`);
    await wait(50);
  }
}

const howTo = `
The practice pages are open under the address of the site they imitate; everyone on them is invented.
Press the Second Look button in the toolbar (it may stand behind the puzzle piece), or Alt+Shift+L. Close the browser to end.`;

async function demoChromium(): Promise<void> {
  const flags = headed ? chromium.FLAGS.filter((flag) => flag !== "--headless=new" && flag !== "--disable-gpu") : chromium.FLAGS;
  const browser = await chromium.launch({ flags });
  for (const page of all) browser.pages.set(page.url, page.html);
  if (headed) {
    for (const page of all) await browser.open(page.url);
    console.log(howTo);
    await new Promise((resolve) => browser.context.once("close", resolve));
    return;
  }
  const own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.id}/options/options.html`);
  const ask = (message: FromPanel): Promise<Answer> => own.evaluate((one) => chrome.runtime.sendMessage(one) as Promise<Answer>, message);
  for (const practice of all) {
    await own.evaluate((settings) => chrome.storage.local.set({ settings }), settingsFor(practice));
    const page = await browser.open(practice.url);
    const tabId = await browser.tabId(page);
    await browser.press(page);
    print(practice, await settled(ask, tabId));
    const panel = await browser.panel(tabId);
    await panel.setViewportSize({ width: 420, height: 1200 });
    await panel.locator("#reason").waitFor({ timeout: 5_000 }).catch(() => undefined);
    const name = practice.file.replace(/\.html$/, "");
    // As tall as what it says, so that nothing is hidden behind a scrollbar.
    await panel.setViewportSize({ width: 420, height: await panel.evaluate(() => document.documentElement.scrollHeight) });
    await panel.screenshot({ path: `${folder}/${name}-panel.png` });
    await page.bringToFront();
    await page.screenshot({ path: `${folder}/${name}-page.png`, fullPage: true });
    console.log(`  ${folder}/${name}-page.png, ${folder}/${name}-panel.png`);
    await panel.close();
    await page.close();
  }
  await browser.close();
}

declare const browser: typeof chrome;

async function demoFirefox(): Promise<void> {
  const driven = await firefox.launch({ headless: !headed });
  for (const page of all) driven.pages.set(page.url, page.html);
  if (headed) {
    for (const page of all) await driven.open(page.url);
    console.log(howTo);
    await new Promise((resolve) => driven.browser.once("disconnected", resolve));
    return;
  }
  const own = await driven.own("options/options.html");
  const ask = (message: FromPanel): Promise<Answer> => own.evaluate((one) => browser.runtime.sendMessage(one) as Promise<Answer>, message);
  for (const practice of all) {
    await own.evaluate((settings) => browser.storage.local.set({ settings }), settingsFor(practice));
    const page = await driven.open(practice.url);
    const tabId = await own.evaluate(async () => Math.max(...(await browser.tabs.query({})).map((tab) => tab.id ?? 0)));
    await driven.press(page);
    print(practice, await settled(ask, tabId));
    const name = practice.file.replace(/\.html$/, "");
    await page.screenshot({ path: `${folder}/${name}-firefox-page.png`, fullPage: true });
    const panel = await driven.own(`panel/panel.html?tab=${tabId}`);
    await panel.setViewport({ width: 420, height: 1200 });
    await panel.waitForFunction(() => document.querySelector("#reason") !== null, { polling: 100, timeout: 5_000 }).catch(() => undefined);
    await panel.setViewport({ width: 420, height: await panel.evaluate(() => document.documentElement.scrollHeight) });
    await panel.screenshot({ path: `${folder}/${name}-firefox-panel.png` });
    console.log(`  ${folder}/${name}-firefox-page.png, ${folder}/${name}-firefox-panel.png`);
    await panel.close();
    await page.close();
  }
  await driven.close();
}

mkdirSync(folder, { recursive: true });
await (inFirefox ? demoFirefox() : demoChromium());
