/**
 * How long the first report takes when the worker was killed: from the wish to check a page to the first revision in an open panel,
 * on a thread and on a profile. After `./build.sh build`:
 *
 *   node_modules/.bin/esbuild tests/bench/first-report.ts --bundle --platform=node --format=esm --packages=external --outfile=.cache/tests/first-report.mjs
 *   node .cache/tests/first-report.mjs [times]
 */
import type { TabState } from "../../extension/shared/messages";
import { launch } from "../e2e/chromium";
import { askingThread, practice } from "../e2e/pages";

const TIMES = Number(process.argv[2] ?? 20);
const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const p95 = (all: number[]): number => all.sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * 0.95))] ?? 0;

const browser = await launch();
try {
  const own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.id}/options/options.html`);
  await own.evaluate(() => chrome.storage.local.set({ settings: { introduced: true, language: "en", viewer: "writing-to-me" } }));
  for (const [name, which] of [["thread", askingThread()], ["profile", practice("number-and-degree.html")]] as const) {
    browser.pages.set(which.url, which.html);
    const page = await browser.open(which.url);
    const tabId = await browser.tabId(page);
    await browser.press(page);
    await own.waitForTimeout(3_000);
    const first: number[] = [];
    const last: number[] = [];
    const parts: Record<string, number[]> = {};
    for (let n = 0; n < TIMES; n++) {
      await browser.killWorker();
      await own.waitForTimeout(400);
      const took = await own.evaluate((id) => new Promise<{ first: number; last: number; at: number }>((done) => {
        const start = performance.now();
        let first = 0;
        const hear = (message: { kind: string; state: TabState }): void => {
          if (message.kind !== "tab" || message.state.tabId !== id || message.state.phase !== "done") return;
          first ||= performance.now() - start;
          if (message.state.report?.checking !== false) return;
          chrome.runtime.onMessage.removeListener(hear);
          done({ first, last: performance.now() - start, at: performance.timeOrigin + start });
        };
        chrome.runtime.onMessage.addListener(hear);
        void chrome.runtime.sendMessage({ kind: "check", tabId: id });
      }), tabId);
      first.push(took.first);
      last.push(took.last);
      const inside = await (await browser.worker()).evaluate(() => ({
        origin: performance.timeOrigin,
        marks: performance.getEntries().filter((one) => one.entryType !== "visibility-state").map((one) => [one.name.split("/").at(-1)!, one.startTime, one.startTime + one.duration] as const),
      }));
      (parts["worker starts"] ??= []).push(inside.origin - took.at);
      for (const [what, from, to] of inside.marks) {
        (parts[`${what} from`] ??= []).push(inside.origin - took.at + from);
        (parts[`${what} to`] ??= []).push(inside.origin - took.at + to);
      }
    }
    console.log(`${name}: first revision p50 ${median(first).toFixed(0)} ms, p95 ${p95(first).toFixed(0)} ms; last revision p50 ${median(last).toFixed(0)} ms`);
    for (const [what, times] of Object.entries(parts)) console.log(`  ${what}: ${median(times).toFixed(0)} ms`);
    await page.close();
  }
} finally {
  await browser.close();
}
