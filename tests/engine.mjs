/**
 * `node tests/engine.mjs FOLDER`: the engine in FOLDER, as the bindings were written there, loads and reviews. Shows that both ways of
 * building it give one that works.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2] ?? ".cache/engine");
const { default: init, Engine } = await import(pathToFileURL(join(folder, "engine.js")).href);
await init({ module_or_path: readFileSync(join(folder, "engine_bg.wasm")) });
const engine = new Engine();
engine.loadTable("phrases", readFileSync(".cache/phrases.bin"));
const report = engine.review({ id: "1", as_of: "2026-11", thread: [{ from: "them", text: "Could you add me on Telegram so that we can talk?" }] }, "en");
assert.deepEqual(report.findings.map((finding) => finding.sign), ["msg-move-off-platform"]);
console.log(`${folder}: ${report.level}, ${report.reason}`);
