/** The engine's life, and the built engine itself. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import init, { Engine as WasmEngine } from "engine";
import type { Report } from "../shared/bindings/Report";
import { Engine, type Input, type Instance } from "./engine";

const input: Input = { id: "1", viewer: "unknown", as_of: "2026-11-24", thread: [{ from: "them", text: "Hello!" }] };
const report = (needs: string[]): Report => ({
  id: "1", level: "nothing-noted", reason: "", facts: [], findings: [], checking: needs.length > 0, needs, coverage: { read: [], not_read: [], not_checked: [] },
});

/** An instance that needs `needs` until they are loaded. */
function pretend(needs: string[], review?: () => Report): Instance {
  const left = new Set(needs);
  return { loadTable: (name) => void left.delete(name), review: review ?? (() => report([...left])) };
}

test("one instance serves all reviews, and tables are fetched once", async () => {
  let made = 0;
  const asked: string[] = [];
  const engine = new Engine({
    instance: async () => { made++; return pretend(["phones"]); },
    table: async (name) => { asked.push(name); return new Uint8Array(); },
  });
  const early: Report[] = [];
  const first = await engine.review(input, "en", (one) => early.push(one));
  const second = await engine.review(input, "en", (one) => early.push(one));
  assert.equal(made, 1);
  assert.deepEqual(asked, ["phones"]);
  assert.deepEqual(early.map((one) => one.checking), [true]);
  assert.deepEqual([first, second].map((one) => one.kind === "report" && one.report.checking), [false, false]);
});

test("the first revision is handed on before tables are loaded", async () => {
  const order: string[] = [];
  const instance = pretend(["phones"]);
  const engine = new Engine({
    instance: async () => ({ ...instance, loadTable: (name, bytes) => { order.push(name); instance.loadTable(name, bytes); }, review: (given, lang) => instance.review(given, lang) }),
    table: async () => new Uint8Array(),
  });
  await engine.review(input, "en", async () => { await new Promise((done) => setTimeout(done, 20)); order.push("told"); });
  assert.deepEqual(order, ["told", "phones"]);
});

test("a trap drops the instance, and the next review gets a new one", async () => {
  let made = 0;
  const engine = new Engine({
    instance: async () => pretend([], made++ === 0 ? () => { throw new WebAssembly.RuntimeError("unreachable"); } : undefined),
    table: async () => new Uint8Array(),
  });
  assert.equal((await engine.review(input, "en", () => undefined)).kind, "fell-over");
  assert.equal((await engine.review(input, "en", () => undefined)).kind, "report");
  assert.equal(made, 2);
});

test("an engine that could not be fetched is fetched again", async () => {
  let tries = 0;
  const engine = new Engine({
    instance: async () => { if (tries++ === 0) throw new TypeError("not found"); return pretend([]); },
    table: async () => new Uint8Array(),
  });
  assert.equal((await engine.review(input, "en", () => undefined)).kind, "fell-over");
  assert.equal((await engine.review(input, "en", () => undefined)).kind, "report");
});

test("a table that cannot be had is named, the rest of the report stands, and it is asked for again", async () => {
  let tries = 0;
  const engine = new Engine({
    instance: async () => pretend(["phones"]),
    table: async () => { if (tries++ === 0) throw new TypeError("not found"); return new Uint8Array(); },
  });
  const first = await engine.review(input, "en", () => undefined);
  assert.ok(first.kind === "report" && first.tableFailed);
  const second = await engine.review(input, "en", () => undefined);
  assert.ok(second.kind === "report" && !second.tableFailed);
});

test("the engine's own words on an input are no trap", async () => {
  const engine = new Engine({
    instance: async () => pretend([], () => { throw { name: "bad-input", message: "…" }; }),
    table: async () => new Uint8Array(),
  });
  assert.deepEqual(await engine.review(input, "en", () => undefined), { kind: "refused", name: "bad-input" });
});

test("the built engine reviews, in both languages, with offsets in UTF-16 and plain JSON", async () => {
  await init({ module_or_path: await readFile(".cache/engine/engine_bg.wasm") });
  const engine = new WasmEngine() as Instance;
  engine.loadTable("phrases", await readFile(".cache/phrases.bin"));
  const text = "🙂 Could you add me on Telegram so that we can talk?";
  for (const lang of ["en", "ko"]) {
    const found = engine.review({ ...input, thread: [{ from: "them", text }] }, lang);
    const evidence = found.findings.find((one) => one.sign === "msg-move-off-platform")?.evidence[0];
    assert.ok(evidence);
    assert.equal(evidence.where, "/thread/0/text");
    assert.equal(text.slice(evidence.start, evidence.end), evidence.quote);
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  }
});

test("the built engine refuses by name, and lives on", async () => {
  await init({ module_or_path: await readFile(".cache/engine/engine_bg.wasm") });
  const engine = new WasmEngine();
  const name = (wrong: () => unknown): unknown => {
    try {
      wrong();
      return undefined;
    } catch (error) {
      return (error as { name?: unknown }).name;
    }
  };
  assert.equal(name(() => engine.review("text", "en")), "bad-input");
  assert.equal(name(() => engine.review({ id: "1", viewer: "nobody", thread: [] }, "en")), "bad-input");
  assert.equal(name(() => engine.review({ id: "1" }, "en")), "nothing-to-read");
  assert.equal(name(() => engine.review(input, "xx")), "unknown-language");
  assert.equal(name(() => engine.loadTable("nonsense", new Uint8Array())), "unknown-table");
  assert.equal(name(() => engine.review(input, "en")), undefined);
});
