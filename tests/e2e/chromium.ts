/** Drives Chromium with the built extension: Debian's browser, the real toolbar button, pages under their real host. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from "playwright-core";

export const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--enable-unsafe-extension-debugging",
];

export interface Chromium {
  context: BrowserContext;
  id: string;
  /** Every address that was asked for and is neither an open page nor a file of the extension. */
  requests: string[];
  /** Opens an address that `pages` holds. */
  open(url: string): Promise<Page>;
  /** What is under an address. */
  pages: Map<string, string>;
  worker(): Promise<Worker>;
  /** Presses the toolbar button over a page. */
  press(page: Page): Promise<void>;
  tabId(page: Page): Promise<number>;
  /** The panel of a tab, opened by its address: the same page that the side panel shows. */
  panel(tabId: number): Promise<Page>;
  /** Ends the background as the browser does when it idles. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function launch(options: { extension?: string; flags?: string[] } = {}): Promise<Chromium> {
  const extension = resolve(options.extension ?? "dist/chrome");
  const profile = await mkdtemp(join(tmpdir(), "second-look-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [...(options.flags ?? FLAGS), `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ["--disable-extensions"],
    headless: false,
  });
  const browser = context.browser();
  if (!browser) throw new Error("Playwright gives no browser for this context");
  const cdp: CDPSession = await browser.newBrowserCDPSession();
  const pages = new Map<string, string>();
  const requests: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    const body = pages.get(url.split("#")[0] ?? url);
    if (body !== undefined) return route.fulfill({ contentType: "text/html; charset=utf-8", body });
    if (url.startsWith("chrome-extension://")) return route.continue();
    // What a page asks for by itself is the page's; what a worker asks for would be ours.
    requests.push(`${route.request().resourceType()} ${url}`);
    return route.abort();
  });
  const worker = async (): Promise<Worker> => context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker", { timeout: 20_000 });
  const id = new URL((await worker()).url()).host;

  const targetOf = async (page: Page): Promise<string> => {
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send("Target.getTargetInfo");
    await session.detach();
    return targetInfo.targetId;
  };

  return {
    context, id, requests, pages, worker,
    async open(url) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return page;
    },
    async press(page) {
      await page.bringToFront();
      const mine = await targetOf(page);
      const { targetInfos } = (await cdp.send("Target.getTargets", { filter: [{ type: "tab" }] })) as { targetInfos: { targetId: string; url: string }[] };
      // Tab targets carry ids of their own: the page's address tells them apart, the front one wins.
      const url = page.url();
      const tab = targetInfos.find((one) => one.targetId === mine) ?? targetInfos.find((one) => one.url === url);
      if (!tab) throw new Error(`no tab shows ${url}`);
      await cdp.send("Extensions.triggerAction" as never, { id, targetId: tab.targetId } as never);
    },
    async tabId(page) {
      await page.bringToFront();
      const found = await (await worker()).evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? (await chrome.tabs.query({ active: true }))[0]?.id);
      if (found === undefined) throw new Error("no tab is active");
      return found;
    },
    async panel(tabId) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/panel/panel.html?tab=${tabId}`);
      return page;
    },
    async killWorker() {
      const { targetInfos } = (await cdp.send("Target.getTargets")) as { targetInfos: { targetId: string; type: string; url: string }[] };
      const mine = targetInfos.find((one) => one.type === "service_worker" && one.url.includes(id));
      if (!mine) throw new Error("no worker is running");
      await cdp.send("Target.closeTarget", { targetId: mine.targetId });
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}
