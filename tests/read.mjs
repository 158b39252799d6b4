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
    const run = spawnSync(process.env.SECOND_LOOK ?? `${root}target/debug/second-look`, ["review", "-"], { input, encoding: "utf8" });
    if (run.error) console.error(`\nthe engine is not built (${run.error.code}): run cargo build -p second-look`);
    else if (run.stdout) {
      const report = JSON.parse(run.stdout);
      console.log(`\nread: ${report.coverage.read.join(", ")}`);
      for (const line of report.coverage.not_read) console.log(`not read: ${line.what}: ${line.why}`);
      for (const fact of report.facts ?? []) console.log(`  ${fact.kind}: ${fact.quote} · ${fact.says}`);
      for (const finding of report.findings ?? []) console.log(`  noted (${finding.strength}) ${finding.sign}: ${finding.evidence.map((e) => `“${e.quote}”`).join(" / ")}`);
    } else console.error(run.stderr);
  }
} finally {
  await browser.close();
}
