/**
 * `node tests/bench/wasm.mjs [FOLDER]`: times the built engine (FOLDER, else `.cache/engine`) in Node, called as the background
 * calls it, and prints a table beside the budgets of design.md. Warm times are the least of many runs, cold ones the least of
 * several fresh processes, so that neighbours on the machine change little.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const self = fileURLToPath(import.meta.url);
const root = resolve(self, "../../..");
const cold = process.argv[2] === "--cold" ? process.argv[3] : undefined;
const folder = resolve((cold ? process.argv[4] : process.argv[2]) ?? join(root, ".cache/engine"));
const data = JSON.parse(readFileSync(join(root, "tests/bench/inputs.json"), "utf8"));
const wasm = join(folder, "engine_bg.wasm");
const table = (name) => new Uint8Array(readFileSync(name === "phrases" ? join(root, ".cache/phrases.bin") : join(root, "crate/core/data/packed", `${name}.bin`)));

const thread = (text) => ({ id: "b", viewer: "unknown", as_of: "2026-11-24", thread: [{ from: "them", text }] });
/** A message of about 2 KB, `times` times over. */
const message = (lang, times = 1) => {
  const paragraph = data.paragraphs[lang];
  return thread(paragraph.repeat(Math.round(2048 / Buffer.byteLength(paragraph)) * times));
};
/** A profile of so many jobs. With `early`, each names technologies that came after it. */
const profile = (entries, early = false) => {
  const job = (n) => {
    const year = (early ? 2009 : 2025) - (n % (early ? 8 : 25));
    return { ...data.job, company: `${data.job.company} ${n % 12}`, dates_text: `Jan ${year} - Nov ${year} · 11 mos` };
  };
  return {
    id: "b", viewer: "applicant-to-me", as_of: "2026-11-24",
    profile: {
      name: "Anna Hale", headline: "Senior Software Engineer", location: "Leeds, United Kingdom", about: data.paragraphs.en,
      experience: Array.from({ length: entries }, (_, n) => job(n)), education: [data.study], skills: ["Rust", "PostgreSQL", "Terraform"],
    },
  };
};

const { default: init, Engine } = await import(pathToFileURL(join(folder, "engine.js")).href);
const timed = (run) => {
  const start = performance.now();
  const value = run();
  return [performance.now() - start, value];
};

/** Loads what the engine asks for, as the background does, and says how long each table took. */
function settle(engine, input, took = {}) {
  for (let report = engine.review(input, "en"); report.needs?.length; report = engine.review(input, "en")) {
    for (const name of report.needs) {
      const bytes = table(name);
      [took[name]] = timed(() => engine.loadTable(name, bytes));
    }
  }
  return took;
}

if (cold) {
  // A worker that has just been started: nothing compiled, nothing loaded, no table.
  const bytes = readFileSync(wasm);
  const phrases = table("phrases");
  const start = performance.now();
  await init({ module_or_path: bytes });
  const engine = new Engine();
  engine.loadTable("phrases", phrases);
  const ready = performance.now() - start;
  const input = cold === "message" ? message("en") : profile(6);
  const [first, report] = timed(() => engine.review(input, "en"));
  const took = {};
  const loads = (report.needs ?? []).map((name) => {
    const bytes = table(name);
    [took[name]] = timed(() => engine.loadTable(name, bytes));
    return took[name];
  });
  const load = loads.reduce((sum, one) => sum + one, 0);
  const [last] = timed(() => engine.review(input, "en"));
  console.log(JSON.stringify({ ready, first, load, last, took }));
} else {
  await init({ module_or_path: readFileSync(wasm) });
  const engine = new Engine();
  for (const input of [message("en"), message("ko"), profile(6)]) settle(engine, input);
  const least = (input, runs) => {
    // Until the browser's optimising compiler is through with what this input needs.
    for (let stop = performance.now() + 1500; performance.now() < stop; ) engine.review(input, "en");
    let best = Infinity;
    for (let n = 0; n < runs; n++) best = Math.min(best, timed(() => engine.review(input, "en"))[0]);
    return best;
  };
  const line = (what, value, budget = "") => console.log(`| ${what} | ${typeof value === "number" ? value.toFixed(value < 10 ? 2 : 1) : value} | ${budget} |`);

  console.log("| what | ms | budget |\n|---|---|---|");
  for (const kind of ["message", "profile"]) {
    const runs = Array.from({ length: 7 }, () => {
      const run = spawnSync(process.execPath, [self, "--cold", kind, folder], { encoding: "utf8" });
      if (run.status !== 0) throw new Error(run.stderr);
      return JSON.parse(run.stdout);
    });
    const of = (part) => Math.min(...runs.map(part));
    line(`cold ${kind}: compile, instantiate and load the phrases`, of((r) => r.ready));
    line(`cold ${kind}: first revision, no other table`, of((r) => r.first));
    line(`cold ${kind}: both, to the first report`, of((r) => r.ready + r.first), "150");
    line(`cold ${kind}: loading what it needs (${Object.keys(runs[0].took).map((name) => `${name} ${of((r) => r.took[name]).toFixed(1)}`).join(", ")})`, of((r) => r.load));
    line(`cold ${kind}: last revision`, of((r) => r.last));
  }
  for (const [lang, name] of [["en", "English"], ["ko", "Korean"]]) {
    const size = Buffer.byteLength(message(lang).thread[0].text);
    const one = least(message(lang), 600);
    line(`${name} message of ${size} bytes, warm`, one, "0.3");
    const many = least(message(lang, 20), 60);
    line(`the same, 20 times the text`, many);
    line(`growth`, `${(many / one).toFixed(1)} times`, "22 times");
  }
  for (const [entries, early] of [[6, false], [60, false], [60, true]]) {
    line(`profile of ${entries} entries${early ? ", each naming technologies before their time" : ""}, warm`, least(profile(entries, early), 80), entries > 6 ? "2" : "");
  }
  line("wasm, bytes", String(statSync(wasm).size), String(2 * 1024 * 1024));
  line("wasm, brotli", String(brotliCompressSync(readFileSync(wasm)).length), String(480 * 1024));
}
