/**
 * What Second Look takes of the page's main thread, in a trace of Chromium itself: a thread of 1,000 messages and a profile of 60 jobs
 * that change one by one. After `./build.sh build`:
 *
 *   node_modules/.bin/esbuild tests/bench/main-thread.ts --bundle --platform=node --format=esm --packages=external --outfile=.cache/tests/main-thread.mjs
 *   node .cache/tests/main-thread.mjs [changes]
 */
import type { CDPSession } from "playwright-core";
import type { Chromium } from "../e2e/chromium";
import { launch } from "../e2e/chromium";
import { longProfile, longProfileEntry, longThread, longThreadMessage } from "../e2e/pages";

interface Event { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number; args: { data?: { url?: string; scriptName?: string; stackTrace?: { url?: string }[] }; beginData?: { stackTrace?: { url?: string }[] } } }

const CHANGES = Number(process.argv[2] ?? 40);
const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.stack", "v8.execute"];
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const at = (sorted: number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

async function traced(cdp: CDPSession, what: () => Promise<void>): Promise<Event[]> {
  const events: Event[] = [];
  const collect = ({ value }: { value: object[] }): void => void events.push(...(value as Event[]));
  cdp.on("Tracing.dataCollected", collect);
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES, excludedCategories: ["*"] } });
  await what();
  const done = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.end");
  await done;
  cdp.off("Tracing.dataCollected", collect);
  return events;
}

/** Times of our script on the main thread, in ms of CPU: one number for each task that held some. */
function ours(events: Event[], id: string): { at: number; ms: number; task: number; layouts: number }[] {
  const mine = (e: Event): boolean => (e.args.data?.url ?? e.args.data?.scriptName ?? "").startsWith(`chrome-extension://${id}/content`);
  const calls = events.filter((e) => e.ph === "X" && (e.name === "FunctionCall" || e.name === "EvaluateScript") && mine(e));
  const inside = (a: Event, b: Event): boolean => a !== b && a.pid === b.pid && a.tid === b.tid && a.ts >= b.ts && a.ts + (a.dur ?? 0) <= b.ts + (b.dur ?? 0);
  const outermost = calls.filter((call) => !calls.some((other) => inside(call, other)));
  const tasks = events.filter((e) => e.ph === "X" && /RunTask$/.test(e.name));
  const layouts = events.filter((e) => (e.name === "Layout" || e.name === "UpdateLayoutTree") && e.ph === "X");
  const found = new Map<Event, { at: number; ms: number; task: number; layouts: number }>();
  for (const call of outermost) {
    const around = tasks.filter((task) => inside(call, task)).sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0] ?? call;
    const one = found.get(around) ?? { at: call.ts / 1000, ms: 0, task: (around.tdur ?? around.dur ?? 0) / 1000, layouts: 0 };
    one.ms += (call.tdur ?? call.dur ?? 0) / 1000;
    one.layouts += layouts.filter((layout) => inside(layout, call)).length;
    found.set(around, one);
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** The first reading, then one change after the other, each given the time to be read. */
async function measure(browser: Chromium, name: string, page: { url: string; html: string }, change: [string, string[]]): Promise<void> {
  browser.pages.set(page.url, page.html);
  const open = await browser.open(page.url);
  const cdp = await browser.context.browser()!.newBrowserCDPSession();
  const first = ours(await traced(cdp, async () => { await browser.press(open); await wait(5_000); }), browser.id);
  const total = first.reduce((sum, one) => sum + one.ms, 0);
  console.log(`${name}, first reading: ${total.toFixed(1)} ms in ${first.length} tasks, longest of ours ${Math.max(...first.map((t) => t.ms)).toFixed(1)}, its task ${Math.max(...first.map((t) => t.task)).toFixed(1)}, ${first.reduce((n, t) => n + t.layouts, 0)} layouts or styles forced`);
  const [list, items] = change;
  const perChange: number[] = [];
  let longest = 0;
  let forced = 0;
  for (let n = 0; n < CHANGES; n++) {
    const tasks = ours(await traced(cdp, async () => {
      await open.evaluate(([where, html]) => document.querySelector(where!)!.insertAdjacentHTML("beforeend", html!), [list, items[n % items.length]!.replaceAll("§", `${n}`)] as const);
      await wait(900);
    }), browser.id);
    perChange.push(tasks.reduce((sum, one) => sum + one.ms, 0));
    longest = Math.max(longest, ...tasks.map((one) => one.ms));
    forced += tasks.reduce((sum, one) => sum + one.layouts, 0);
  }
  perChange.sort((a, b) => a - b);
  console.log(`${name}, ${CHANGES} changes: p50 ${at(perChange, 0.5).toFixed(2)} ms, p95 ${at(perChange, 0.95).toFixed(2)} ms, most ${perChange.at(-1)?.toFixed(2)} ms, longest task of ours ${longest.toFixed(2)} ms, ${(forced / CHANGES).toFixed(1)} layouts or styles forced a change`);
  await cdp.detach();
  await open.close();
}

const browser = await launch();
try {
  const own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.id}/options/options.html`);
  await own.evaluate(() => chrome.storage.local.set({ settings: { introduced: true, language: "en", viewer: "writing-to-me" } }));
  const message = longThreadMessage(1).replace("1:", "§:");
  await measure(browser, "thread of 1,000", longThread(1_000), [".msg-s-message-list-content", [message, longThreadMessage(2)]]);
  await measure(browser, "profile of 60", longProfile(60), ["#jobs", [longProfileEntry(1).replaceAll("line", "line §")]]);
} finally {
  await browser.close();
}
