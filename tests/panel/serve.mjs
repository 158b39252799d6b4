/**
 * The pages of the extension without the extension: bundled into `.cache/panel`, served to Chromium under one invented
 * origin, with a `chrome` that is just big enough. Used by the tests of this folder and by shots.mjs.
 */
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { existsSync, readFileSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const out = join(root, ".cache/panel");
export const origin = "https://panel.test";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
/** As in manifest.json: what the pages may do in the browser, they may do here. */
const CSP = JSON.parse(await readFile(join(root, "manifest.json"), "utf8")).content_security_policy.extension_pages;

/** The sign pages as `second-look-tool pages` packs them. */
async function packSigns(lang) {
  const packed = {};
  const signs = join(root, "crate/core/src/signs");
  for (const entry of await readdir(signs, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md") || entry.name.endsWith(".ko.md")) continue;
    const folder = entry.parentPath ?? entry.path;
    const stem = entry.name.slice(0, -3);
    const own = join(folder, `${stem}.${lang}.md`);
    const text = readFileSync(existsSync(own) ? own : join(folder, entry.name), "utf8").replace(/^```[\s\S]*?^```$/gm, "");
    const [head, ...sections] = text.split(/^## /m);
    const id = `${folder.split("/").at(-1)}-${stem.replaceAll("_", "-")}`;
    packed[id] = {
      title: /^# (.*)$/m.exec(head)?.[1] ?? id,
      sections: Object.fromEntries(sections.map((s) => [s.slice(0, s.indexOf("\n")).trim(), s.slice(s.indexOf("\n") + 1).trim()])),
    };
  }
  return packed;
}

export async function bundle() {
  await rm(out, { recursive: true, force: true });
  const pages = ["panel", "options", "documents", "training"];
  await build({
    entryPoints: [...pages.map((page) => join(root, "extension", page, "main.tsx")), join(root, "extension/training/practice.ts")],
    bundle: true, format: "esm", splitting: true, chunkNames: "shared/[name]-[hash]", outdir: out, outbase: join(root, "extension"), target: ["chrome140", "firefox150"],
    jsx: "automatic", jsxImportSource: "preact", charset: "utf8", logLevel: "warning",
  });
  for (const page of pages) await cp(join(root, "extension", page, `${page}.html`), join(out, page, `${page}.html`));
  await cp(join(root, "extension/practice"), join(out, "practice"), { recursive: true });
  await cp(join(root, "extension/_locales"), join(out, "_locales"), { recursive: true });
  // What the tests rely on stays as it is when a real sign's words change.
  const extra = JSON.parse(await readFile(join(root, "tests/panel/signs.json"), "utf8"));
  for (const lang of ["en", "ko"]) {
    await writeFile(join(out, `pages.${lang}.json`), JSON.stringify({ ...(await packSigns(lang)), ...extra[lang] }));
  }
}

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });

/** A context in which the pages run. Every request that is not for the pages' own files is recorded as a stray. */
export async function context(browser, { settings = {}, managed = {}, tab, granted = [], report, ...options } = {}) {
  const made = await browser.newContext({ viewport: { width: 380, height: 900 }, ...options });
  const strays = [];
  await made.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    const file = join(out, decodeURIComponent(url.pathname));
    if (url.origin !== origin || !existsSync(file)) {
      strays.push(url.href);
      return route.fulfill({ status: 404, body: "" });
    }
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? "text/plain", headers: { "content-security-policy": CSP } });
  });
  await made.addInitScript(fakeChrome, { settings, managed, tab, granted, report, origin });
  return { context: made, strays };
}

/** Runs in the page: the background's part of shared/messages.ts, and what was said to it. */
function fakeChrome({ settings, managed, tab, granted, report, origin }) {
  const listeners = [];
  const changes = [];
  const store = { settings: { introduced: true, ...settings } };
  const said = [];
  let state = tab;
  const event = (list) => ({ addListener: (f) => list.push(f), removeListener: (f) => list.splice(list.indexOf(f) >>> 0, 1) });
  const publish = () => listeners.forEach((f) => f({ kind: "tab", state }, {}, () => {}));
  globalThis.fake = { said, store, set: (part) => { state = { ...state, ...part }; publish(); } };
  globalThis.chrome = {
    runtime: {
      getURL: (path) => `${origin}/${path}`,
      getManifest: () => ({ version: "0.1.0", optional_host_permissions: ["https://*.linkedin.com/*"] }),
      openOptionsPage: async () => said.push({ kind: "options" }),
      onMessage: event(listeners),
      sendMessage: async (message) => {
        said.push(message);
        if (message.kind === "check-text") return report ? { kind: "report", report } : { kind: "trouble", trouble: "engine-failed" };
        if (!state) return { kind: "trouble", trouble: "engine-restarted" };
        if (message.kind === "viewer") state = { ...state, viewer: message.viewer };
        if (message.kind === "dismiss") state = { ...state, dismissals: [...state.dismissals, message.dismissal] };
        if (message.kind === "undo-dismiss") state = { ...state, dismissals: state.dismissals.filter((d) => d.sign !== message.sign || d.key !== message.key) };
        if (message.kind === "follow") state = { ...state, following: message.on };
        if (message.kind === "site-granted") state = { ...state, offerSite: false };
        return { kind: "state", state };
      },
    },
    storage: {
      managed: { get: async () => managed },
      local: {
        get: async () => structuredClone(store),
        set: async (part) => { Object.assign(store, structuredClone(part)); changes.forEach((f) => f({ settings: {} }, "local")); },
      },
      onChanged: event(changes),
    },
    tabs: { query: async () => [{ id: 1 }], onActivated: event([]), create: async ({ url }) => said.push({ kind: "tab", url }) },
    permissions: {
      getAll: async () => ({ origins: [...granted] }),
      request: async ({ origins }) => { granted.push(...origins); return true; },
      remove: async ({ origins }) => { granted.splice(granted.indexOf(origins[0]), 1); return true; },
    },
  };
}
