// Every invented page against the record it must give, then the same page with its markup changed: the record stays equal, or the
// page says that it could not be read. It is never quietly smaller. BLESS=1 writes the expectations anew; read the difference.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = `${root}tests/pages/`;
const cases = readdirSync(here, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort();
const bless = process.env.BLESS === "1";

let browser;
before(async () => {
  const built = spawnSync("cargo", ["build", "--quiet", "-p", "second-look-core", "--example", "reading"], { cwd: root, stdio: "inherit" });
  assert.equal(built.status, 0, "the engine does not build");
  browser = await launch();
});
after(() => browser?.close());

/** What the engine makes of pages, in their order. */
function records(pages) {
  const input = pages.map((page) => JSON.stringify({ as_of: "2026-11", page })).join("\n");
  const run = spawnSync(`${root}target/debug/examples/reading`, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

const outline = (page) => page.sections.map((s) => [s.kind, s.state, s.rung, s.shown, s.total].map((v) => v ?? "-").join(" "));
const linesOf = (page, kind) => page.sections.find((s) => s.kind === kind)?.lines.map((l) => l.text);

async function readCase(name) {
  const html = readFileSync(`${here}${name}/source.html`, "utf8");
  const { url } = JSON.parse(readFileSync(`${here}${name}/expected.json`, "utf8"));
  await browser.show(html, url);
  return browser.read();
}

for (const name of cases) {
  test(`${name}: the record`, async () => {
    const { page, trouble } = await readCase(name);
    const [record] = records([page]);
    const file = `${here}${name}/expected.json`;
    const expected = JSON.parse(readFileSync(file, "utf8"));
    const got = { url: expected.url, surface: page.surface, layout: page.layout, ...(trouble ? { trouble } : {}), sections: outline(page), record };
    if (bless) writeFileSync(file, `${JSON.stringify(got, null, 2)}\n`);
    else assert.deepEqual(got, expected);
  });
}

/** Changes that a redesign makes and that mean nothing. */
const harmless = {
  // Messages kept their class names over the years; only those tell a quoted message, and who wrote one against its ids.
  "no class names": { how: () => everywhere((e) => e.removeAttribute("class")), not: ["thread-de-by-class"] },
  "shuffled class names": {
    how: () => everywhere((e) => e.hasAttribute("class") && !/visually-hidden|msg-/.test(e.className) && e.setAttribute("class", [...e.classList].map((c) => `_${[...c].reduce((n, x) => (n * 31 + x.charCodeAt(0)) >>> 0, 7).toString(36)}`).join(" "))),
  },
  "renamed wrappers": {
    how: () => everywhere((e) => {
      if (e.tagName !== "DIV" || e.attributes.length > 1 || (e.attributes.length === 1 && !e.hasAttribute("class"))) return;
      const box = document.createElement("x-box");
      box.append(...e.childNodes);
      e.replaceWith(box);
    }),
  },
  "sections made into plain blocks": {
    how: () => everywhere((e) => {
      if (e.tagName !== "SECTION" || e.hasAttribute("role")) return;
      const box = document.createElement("div");
      for (const a of e.attributes) box.setAttribute(a.name, a.value);
      box.append(...e.childNodes);
      e.replaceWith(box);
    }),
    /** The public page is told by its sections, the classic one ends its cards with them. */
    may: "say so",
  },
  "headings in an unknown language": {
    how: () => everywhere((e) => {
      if (!/^H[2-4]$/.test(e.tagName) || e.closest("a, dt, [role=dialog], header, .msg-convo-wrapper, #thread-detail-jump-target") || e.querySelector("a") || e.closest("li") || e.closest("[componentkey$=Topcard]") || e.matches(".top-card-layout__headline, .top-card-layout__first-subline")) return;
      for (const t of [...e.querySelectorAll("*"), e]) for (const n of t.childNodes) if (n.nodeType === 3 && n.data.trim()) n.data = `Xq ${n.data.length} vrt`;
    }),
    may: "say so",
  },
};

/** Runs in the page: every element, open shadow roots too. */
const everywhere = `globalThis.everywhere = (f) => { const go = (r) => { for (const e of [...r.querySelectorAll("*")]) { if (e.shadowRoot) go(e.shadowRoot); f(e); } }; go(document); };`;

const told = new Set(["could-not-read", "not-loaded", "not-open"]);

/** Nothing may be missing without being said. */
function neverQuietlySmaller(before, now, trouble, what) {
  if (trouble) return;
  for (const section of before.sections) {
    const other = now.sections.find((s) => s.kind === section.kind);
    assert.ok(other, `${what}: ${section.kind} is gone`);
    if (section.state === "observed") {
      if (told.has(other.state)) continue;
      assert.equal(other.state, "observed", `${what}: ${section.kind} was there and is now said to be ${other.state}`);
      const lines = other.lines.map((l) => l.text);
      for (const line of section.lines) assert.ok(lines.includes(line.text), `${what}: ${section.kind} lost “${line.text}”`);
    } else if (section.state !== "confirmed-empty") assert.notEqual(other.state, "confirmed-empty", `${what}: nothing proves that ${section.kind} is empty`);
  }
}

for (const [what, change] of Object.entries(harmless)) {
  test(`${what}: equal, or said`, async () => {
    for (const name of cases) {
      if (change.not?.includes(name)) continue;
      const first = await readCase(name);
      await browser.page.evaluate(everywhere);
      await browser.page.evaluate(change.how);
      const second = await browser.read();
      if (change.may) neverQuietlySmaller(first.page, second.page, second.trouble, `${name}, ${what}`);
      else assert.deepEqual(records([second.page]), records([first.page]), `${name}, ${what}`);
    }
  });
}

test("anchors dropped one at a time: equal, or said", async () => {
  const attributes = ["componentkey", "data-view-name", "data-section", "data-member-id", "data-testid", "data-event-urn", "id"];
  for (const name of cases) {
    const first = await readCase(name);
    for (const attribute of attributes) {
      for (const translate of [false, true]) {
        await readCase(name);
        await browser.page.evaluate(everywhere);
        if (translate) await browser.page.evaluate(harmless["headings in an unknown language"].how);
        const values = await browser.page.evaluate((a) => { const found = new Set(); globalThis.everywhere((e) => e.hasAttribute(a) && found.add(e.getAttribute(a))); return [...found]; }, attribute);
        for (const value of values.slice(0, 24)) {
          await browser.page.evaluate(([a, v]) => globalThis.everywhere((e) => { if (e.getAttribute(a) === v) { e.removeAttribute(a); e.setAttribute("was", v); } }), [attribute, value]);
          const { page, trouble } = await browser.read();
          neverQuietlySmaller(first.page, page, trouble, `${name} without ${attribute}=${value}${translate ? ", headings unknown" : ""}`);
          await browser.page.evaluate((a) => globalThis.everywhere((e) => { if (e.hasAttribute("was")) { e.setAttribute(a, e.getAttribute("was")); e.removeAttribute("was"); } }), attribute);
        }
      }
    }
  }
});
