/**
 * Runs the tests that are written in TypeScript: bundles every `*.test.ts` under the folders it is given into .cache/tests and hands
 * them to node's test runner. `*.test.mjs` files run as they are. No test at all is a failure.
 */
import { build } from "esbuild";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const oneAtATime = process.argv.includes("--one-at-a-time");

const files = [];
for (const folder of folders.filter(existsSync)) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && /\.test\.(ts|tsx|mjs)$/.test(entry.name)) files.push(join(entry.parentPath ?? entry.path, entry.name));
  }
}
const ready = files.filter((file) => file.endsWith(".mjs"));
const sources = files.filter((file) => !file.endsWith(".mjs")).sort();
if (sources.length > 0) {
  const outdir = `.cache/tests/${folders.join("+").replaceAll("/", "-")}`;
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: sources, outdir, outbase: ".", bundle: true, platform: "node", format: "esm", target: "node20", packages: "external",
    outExtension: { ".js": ".mjs" }, sourcemap: "inline", jsx: "automatic", jsxImportSource: "preact", logLevel: "warning",
    alias: { engine: "./.cache/engine/engine.js" }, loader: { ".css": "empty" },
  });
  ready.push(...sources.map((file) => join(outdir, file.replace(/\.tsx?$/, ".mjs"))));
}
if (ready.length === 0) {
  console.error(`no test found under ${folders.join(", ")}`);
  process.exit(1);
}
const flags = ["--test", "--enable-source-maps", "--test-reporter=spec", ...(oneAtATime ? ["--test-concurrency=1"] : [])];
spawn(process.execPath, [...flags, ...ready.sort()], { stdio: "inherit" }).on("exit", (code) => process.exit(code ?? 1));
