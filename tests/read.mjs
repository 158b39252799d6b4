#!/usr/bin/env node
// ./build.sh read FILE.html --url URL [--json] [--no-classes]: what the reader makes of a saved page, and what the engine makes of that.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, json: { type: "boolean" }, "no-classes": { type: "boolean" }, "as-of": { type: "string" }, help: { type: "boolean" } },
});
const file = positionals[0];
if (values.help || !file || !values.url) {
  console.error("usage: read FILE.html --url URL [--json] [--no-classes] [--as-of YYYY-MM]\n  FILE.html   a page as the browser saved it\n  URL         the address it was saved from: it decides what kind of page it is");
  process.exit(values.help ? 0 : 2);
}
let html;
try {
  html = readFileSync(file, "utf8");
} catch (error) {
  console.error(`${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`);
  process.exit(2);
}
const browser = await launch();
try {
  await browser.show(html, values.url);
  if (values["no-classes"]) await browser.page.evaluate(() => document.querySelectorAll("[class]").forEach((e) => e.removeAttribute("class")));
  const { page, trouble, ms } = await browser.read();
  if (values.json) console.log(JSON.stringify(page));
  else {
    console.log(`${page.surface} (${page.layout || "no layout"}), ${page.lang || "no language"}, read in ${ms.toFixed(1)} ms${trouble ? `: ${trouble}` : ""}`);
    page.sections.forEach((section, i) => {
      console.log(`\n[${i}] ${section.kind}: ${section.state} (${section.rung}) shown ${section.shown ?? "-"} of ${section.total ?? "-"}`);
      section.lines.forEach((line, j) => {
        const links = line.links.map((l) => ` <${l.start}-${l.end} ${l.href}>`).join("");
        const who = [line.role, line.from, line.at].filter(Boolean).join(" ");
        console.log(`  ${j} ${"  ".repeat(line.depth)}#${line.block} ${who ? `(${who}) ` : ""}${JSON.stringify(line.text.slice(0, 160))}${links.slice(0, 120)}`);
      });
    });
    const root = fileURLToPath(new URL("..", import.meta.url));
    const input = JSON.stringify({ id: file, page, ...(values["as-of"] ? { as_of: values["as-of"] } : {}) });
    const run = (command, args) => {
      const { stdout, stderr, error } = spawnSync("cargo", ["run", "--quiet", ...command, "--", ...args], { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
      if (error) throw new Error(`cargo could not be run (${error.code}): the engine is not built`);
      if (!stdout) throw new Error(stderr);
      return JSON.parse(stdout);
    };
    // What was parsed, then what the report says of the reading.
    const { id: _, ...record } = run(["-p", "second-look-core", "--example", "reading"], []);
    console.log(`\n${JSON.stringify(record, null, 2)}`);
    const { coverage } = run(["-p", "second-look"], ["review", "-", "--format", "jsonl"]);
    console.log(`\nread: ${coverage.read.join(", ") || "nothing"}`);
    for (const line of coverage.not_read) console.log(`not read: ${line.what}: ${line.why}`);
  }
} finally {
  await browser.close();
}
