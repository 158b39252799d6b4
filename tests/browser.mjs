// Opens a saved page under its own address in Chromium, without network and with its scripts dead, and runs the built reader in it.
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The content script as it is shipped. */
export async function contentScript() {
  const result = await build({ entryPoints: [`${root}extension/content/main.ts`], bundle: true, minify: true, charset: "utf8", format: "iife", write: false, target: ["chrome140", "firefox150"] });
  return result.outputFiles[0].text;
}

/** Bundles one source string against extension/ into a script that can be evaluated in a page. */
export async function bundle(contents) {
  const result = await build({ stdin: { contents, resolveDir: `${root}extension/content`, loader: "ts" }, bundle: true, format: "iife", write: false, target: "chrome140" });
  return result.outputFiles[0].text;
}

const READER = `
import { read } from "./read";
import { linkedin } from "../sites/linkedin";
import { unwrapped } from "../sites/unwrap";
Object.assign(globalThis, { readPage: (selection: boolean) => {
  const started = performance.now();
  const result = read(document, new URL(location.href), linkedin, selection);
  const ms = performance.now() - started;
  return { page: unwrapped(result.page), trouble: "trouble" in result ? result.trouble : undefined, ms };
} });`;

export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const script = await bundle(READER);
  const pages = new Map();
  await context.route("**/*", (route) => {
    const html = pages.get(route.request().url());
    if (html === undefined || route.request().resourceType() !== "document") return route.abort();
    return route.fulfill({ contentType: "text/html; charset=utf-8", headers: { "content-security-policy": "script-src 'none'" }, body: html });
  });
  const page = await context.newPage();
  return {
    page,
    /** Shows `html` under `url`. */
    async show(html, url) {
      pages.clear();
      pages.set(new URL(url).href, html);
      await page.goto(url, { waitUntil: "domcontentloaded" });
      await page.evaluate(script);
    },
    /** What the reader makes of the page that is shown: `{page, trouble, ms}`. */
    read: (selection = false) => page.evaluate((s) => globalThis.readPage(s), selection),
    close: () => browser.close(),
  };
}
