/**
 * From sources to `dist/chrome` and `dist/firefox`: resolves the manifest, bundles the scripts, copies the rest.
 * Called by build.sh, which has built `.cache/engine` (wasm and its bindings), `.cache/phrases.bin` and `.cache/sign-pages` before.
 *
 * Pages need no list: every `<folder>/<name>.html` under the folders below is copied, and each script it names is bundled
 * from the TypeScript beside it.
 */
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const extension = join(root, "extension");
const engine = join(root, ".cache/engine");
const pageFolders = ["panel", "documents", "training", "options"];

/** Every `__browser__key` replaces `key` in that browser's manifest; `null` removes it. */
export function resolveManifest(source, browser, origins) {
  const manifest = {};
  for (const [name, value] of Object.entries(source)) {
    const own = /^__(\w+?)__(.+)$/.exec(name);
    if (!own) manifest[name] = value;
    else if (own[1] === browser && value === null) delete manifest[own[2]];
    else if (own[1] === browser) manifest[own[2]] = value;
  }
  manifest.optional_host_permissions = origins;
  return manifest;
}

/** The origins of all files in `extension/sites`, which alone may be asked for. */
export async function siteOrigins() {
  const folder = join(extension, "sites");
  const origins = new Set();
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
    const { outputFiles } = await build({ entryPoints: [join(folder, name)], bundle: true, format: "esm", write: false, logLevel: "error" });
    const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
    for (const origin of module.origins ?? []) origins.add(origin);
  }
  if (origins.size === 0) throw new Error("extension/sites names no origin: no site could ever be granted");
  return [...origins].sort();
}

async function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name)).sort();
}

/** Scripts that a page names, as entry points: `x.js` in the page is bundled from `x.tsx` or `x.ts`. */
async function pageScripts(page) {
  const html = await readFile(page, "utf8");
  return [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src]) => {
    const base = join(dirname(page), src.replace(/\.js$/, ""));
    const source = [`${base}.tsx`, `${base}.ts`].find(existsSync);
    if (!source) throw new Error(`${relative(root, page)} names ${src}, and there is no ${relative(root, base)}.tsx or .ts`);
    return source;
  });
}

function contentEntry() {
  const entry = ["main.ts", "index.ts", "content.ts"].map((name) => join(extension, "content", name)).find(existsSync);
  if (!entry) throw new Error("extension/content has no main.ts: nothing would read the page");
  return entry;
}

export async function bundle() {
  const common = {
    bundle: true, minify: true, legalComments: "none", charset: "utf8", logLevel: "warning", target: ["chrome140", "firefox150"],
    jsx: "automatic", jsxImportSource: "preact", define: { "process.env.NODE_ENV": '"production"' },
    alias: { "engine": join(engine, "engine.js") },
  };
  const source = JSON.parse(await readFile(join(root, "manifest.json"), "utf8"));
  source.version = JSON.parse(await readFile(join(root, "package.json"), "utf8")).version;
  const origins = await siteOrigins();
  const pages = (await Promise.all(pageFolders.map((f) => filesUnder(join(extension, f))))).flat();
  const practice = await filesUnder(join(extension, "practice"));
  const scripts = [...new Set((await Promise.all([...pages, ...practice].filter((p) => p.endsWith(".html")).map(pageScripts))).flat())];

  for (const browser of ["chrome", "firefox"]) {
    const dist = join(root, "dist", browser);
    await rm(dist, { recursive: true, force: true });
    await mkdir(dist, { recursive: true });
    const forBrowser = { ...common, define: { ...common.define, BROWSER: JSON.stringify(browser) } };
    await build({ ...forBrowser, entryPoints: { background: join(extension, "background/main.ts") }, outdir: dist, format: "esm" });
    await build({ ...forBrowser, entryPoints: { content: contentEntry() }, outdir: dist, format: "iife" });
    if (scripts.length > 0) {
      await build({ ...forBrowser, entryPoints: scripts, outdir: dist, outbase: extension, format: "esm", splitting: true, chunkNames: "shared/[name]-[hash]" });
    }
    await writeFile(join(dist, "manifest.json"), `${JSON.stringify(resolveManifest(source, browser, origins), null, 2)}\n`);
    await cp(join(engine, "engine_bg.wasm"), join(dist, "engine.wasm"));
    await cp(join(root, ".cache/sign-pages"), dist, { recursive: true });
    await cp(join(extension, "icons"), join(dist, "icons"), { recursive: true, filter: (path) => !path.endsWith(".mjs") });
    if (browser === "chrome") await cp(join(extension, "managed.json"), join(dist, "managed.json"));
    for (const lang of await readdir(join(extension, "_locales"))) {
      await cp(join(extension, "_locales", lang), join(dist, "_locales", lang), { recursive: true });
    }
    for (const file of pages) {
      if (/\.(ts|tsx|mjs|md)$/.test(file)) continue;
      await cp(file, join(dist, relative(extension, file)));
    }
    for (const file of practice) {
      if (/\.(html|css|json|svg)$/.test(file)) await cp(file, join(dist, relative(extension, file)));
    }
    const tables = join(root, "crate/core/data/packed");
    for (const file of await filesUnder(tables)) await cp(file, join(dist, "tables", relative(tables, file)));
    await cp(join(root, ".cache/phrases.bin"), join(dist, "tables/phrases.bin"));
    const names = (await filesUnder(join(dist, "tables"))).map((file) => relative(join(dist, "tables"), file));
    await writeFile(join(dist, "tables/index.json"), `${JSON.stringify(Object.fromEntries(names.map((n) => [n.replace(/\.[^.]*$/, ""), n])))}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
