/** Drives Firefox with the built extension through WebDriver BiDi: Debian's browser, the real toolbar button, no network. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

/** The extension's address is drawn at random on installation, unless it is given. */
const UUID = "5ec04d10-0c00-4c1e-8a1e-000000000001";

export interface Firefox {
  browser: Browser;
  /** Every address that was asked for and that no test offered. */
  requests: string[];
  pages: Map<string, string>;
  open(url: string): Promise<Page>;
  /** Presses the toolbar button over the page in front. */
  press(page: Page): Promise<void>;
  /** Chooses the entry of the selection's menu over the page in front, with `text` selected. */
  chooseMenu(page: Page, text: string): Promise<void>;
  /** Ends the event page as the browser does when it idles. */
  killBackground(): Promise<void>;
  /** Loads the extension anew, as about:debugging does. */
  reload(): Promise<void>;
  /** A page of the extension. */
  own(path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function launch(options: { headless?: boolean } = {}): Promise<Firefox> {
  const extension = resolve("dist/firefox");
  const id = (JSON.parse(readFileSync(`${extension}/manifest.json`, "utf8")) as { browser_specific_settings: { gecko: { id: string } } }).browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr",
    headless: options.headless ?? true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
      "extensions.webextOptionalPermissionPrompts": false,
      "intl.locale.requested": "en-US",
    },
  });
  await browser.installExtension(extension);
  const pages = new Map<string, string>();
  const requests: string[] = [];
  const connection = (browser as unknown as { connection: { send(method: string, params: object): Promise<{ result: any }> } }).connection;

  /** Runs statements in the browser's own window, where the machinery of extensions is at hand. */
  const inBrowser = async (statements: string): Promise<void> => {
    const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const context = tree.result.contexts[0].context as string;
    const answer = await connection.send("script.evaluate", {
      target: { context },
      awaitPromise: true,
      expression: `(async () => {
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const { global } = ExtensionParent.apiManager;
        const id = ${JSON.stringify(id)};
        const { extension } = WebExtensionPolicy.getByID(id);
        ${statements};
      })()`,
    });
    if (answer.result.type === "exception") throw new Error(`the browser refused: ${JSON.stringify(answer.result.exceptionDetails.text)}`);
  };

  return {
    browser,
    pages,
    requests,
    async open(url) {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on("request", (request) => {
        const body = pages.get(request.url().split("#")[0] ?? "");
        if (body !== undefined && request.isNavigationRequest()) void request.respond({ contentType: "text/html; charset=utf-8", body });
        else {
          // Firefox reports its own built-in fonts as well: they come from no network.
          if (!request.url().startsWith("data:")) requests.push(request.url());
          void request.abort();
        }
      });
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return page;
    },
    async press(page) {
      await page.bringToFront();
      await inBrowser("await global.browserActionFor(extension).triggerAction(window)");
    },
    async chooseMenu(page, text) {
      await page.bringToFront();
      // The menu itself is out of reach: its event is sent as the browser would.
      await inBrowser(`
        const tab = global.tabTracker.activeTab;
        extension.tabManager.addActiveTabPermission(tab);
        extension.emit("webext-menu-menuitem-click", { menuItemId: "take-a-second-look", selectionText: ${JSON.stringify(text)}, editable: false, modifiers: [], button: 0 }, tab)`);
    },
    killBackground: () => inBrowser("await extension.terminateBackground()"),
    reload: () => inBrowser("await (await ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager.getAddonByID(id)).reload()"),
    async own(path) {
      const page = await browser.newPage();
      // BiDi gives no word when an extension's page has loaded.
      void page.goto(`moz-extension://${UUID}/${path}`).catch(() => undefined);
      const end = Date.now() + 20_000;
      for (;;) {
        const ready = await page.evaluate(() => location.protocol === "moz-extension:" && document.readyState === "complete").catch(() => false);
        if (ready) return page;
        if (Date.now() > end) throw new Error(`${path} did not open`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: () => browser.close(),
  };
}
