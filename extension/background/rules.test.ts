/** The small rules: badge, marks, offer, dismissals. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FindingLine } from "../shared/bindings/FindingLine";
import type { Report } from "../shared/bindings/Report";
import { keyOf } from "../shared/dismiss";
import type { Dismissal } from "../shared/messages";
import { badge } from "./badge";
import { added, areaFor, hashOf, holding, parse, removed } from "./dismissals";
import { mark, marks } from "./marks";
import { clicked, covers, NEVER } from "./offer";
import { fresh, reported, type Tab, troubled } from "./tab";

const finding = (sign: string, strength: FindingLine["strength"], quote: string, where = "/page/sections/0/lines/1/text"): FindingLine => ({
  sign, family: "approach", strength, says: null, evidence: [{ where, quote, start: 2, end: 2 + quote.length }],
});
const report = (level: Report["level"], findings: FindingLine[], checking = false): Report => ({
  id: "1", level, reason: "", facts: [], findings, checking, needs: [], coverage: { read: [], not_read: [], not_checked: [] },
});
const done = (of: Report): Tab => reported({ ...fresh(1, "unknown"), phase: "reading" }, 0, of);
const dismissal = (of: FindingLine, scope: Dismissal["scope"] = "this-finding"): Dismissal => ({ scope, sign: of.sign, key: keyOf(of), reason: "", checked: false });

const telegram = finding("msg-move-off-platform", "moderate", "add me on Telegram");
const small = finding("conv-something-small", "weak", "hello");

test("the badge counts what is to be looked at, without small remarks and what was dismissed", () => {
  assert.equal(badge(done(report("to-ask", [telegram, small])), []), "1");
  assert.equal(badge(done(report("to-ask", [telegram, small])), [dismissal(telegram)]), "0");
  assert.equal(badge(done(report("nothing-noted", [])), []), "0");
});

test("the badge says when nothing was checked and when a page was not understood", () => {
  assert.equal(badge(fresh(1, "unknown"), []), "–");
  assert.equal(badge(troubled(fresh(1, "unknown"), "documents-only"), []), "–");
  assert.equal(badge(troubled(fresh(1, "unknown"), "not-a-profile"), []), "?");
  assert.equal(badge({ ...fresh(1, "unknown"), phase: "reading" }, []), "");
});

test("while phones are being compared there is no number, unless it is look-again already", () => {
  assert.equal(badge(done(report("to-ask", [telegram], true)), []), "");
  assert.equal(badge(done(report("look-again", [telegram], true)), []), "1");
});

test("marks stand on the page only, and follow the dismissals", () => {
  const elsewhere = finding("msg-secrecy", "strong", "tell nobody", "/thread/0/text");
  assert.equal(mark(elsewhere.evidence[0], "strong"), null);
  assert.equal(mark(undefined, "strong"), null);
  const all = report("to-ask", [telegram, small, elsewhere]);
  assert.deepEqual(marks(all, []).map((one) => one.quote), ["add me on Telegram"]);
  assert.deepEqual(marks(all, [dismissal(telegram)]), []);
});

test("reading a site is offered once, at the third click of a day", () => {
  let clicks = NEVER;
  const press = (day: string, possible = true): boolean => {
    const result = clicked(clicks, day, possible);
    clicks = result.clicks;
    return result.offer;
  };
  assert.deepEqual([press("2026-11-23"), press("2026-11-23"), press("2026-11-24"), press("2026-11-24")], [false, false, false, false]);
  assert.equal(press("2026-11-24", false), false, "not on a site that cannot be granted");
  assert.equal(press("2026-11-24"), true);
  assert.equal(press("2026-11-24"), false);
  assert.deepEqual([press("2026-11-25"), press("2026-11-25"), press("2026-11-25")], [false, false, false]);
});

test("a pattern covers its host and what is under it, and no look-alike", () => {
  const pattern = "https://*.linkedin.com/*";
  assert.ok(covers(pattern, "https://www.linkedin.com/in/x/"));
  assert.ok(covers(pattern, "https://linkedin.com/"));
  assert.ok(!covers(pattern, "https://notlinkedin.com/"));
  assert.ok(!covers(pattern, "https://linkedin.com.example/"));
  assert.ok(!covers(pattern, "http://www.linkedin.com/"));
  assert.ok(!covers(pattern, ""));
  assert.ok(!covers("<all_urls>", "https://www.linkedin.com/"));
});

test("a dismissal for someone writing to the reader does not outlast the session", () => {
  assert.equal(areaFor("applicant-to-me"), "local");
  assert.equal(areaFor("writing-to-me"), "session");
  assert.equal(areaFor("unknown"), "session");
});

test("a dismissal holds where it was made, or everywhere, and can be undone", async () => {
  const here = await hashOf("https://www.linkedin.com/in/anna-example/");
  const there = await hashOf("https://www.linkedin.com/in/bert-example/");
  assert.equal(here, await hashOf("https://www.linkedin.com/in/anna-example/details/skills/"));
  assert.ok(!here.includes("anna"));
  let kept = added([], dismissal(telegram, "this-sign-here"), here);
  assert.equal(holding(kept, here).length, 1);
  assert.equal(holding(kept, there).length, 0);
  kept = added(kept, dismissal(small, "this-sign-everywhere"), here);
  assert.equal(holding(kept, there).length, 1);
  kept = added(kept, dismissal(telegram, "this-sign-here"), here);
  assert.equal(kept.length, 2, "kept once");
  kept = removed(kept, telegram.sign, keyOf(telegram), here);
  kept = removed(kept, small.sign, keyOf(small), there);
  assert.deepEqual(kept, []);
});

test("a damaged store loses what is damaged and no more", () => {
  const good = { ...dismissal(telegram), at: "x" };
  assert.deepEqual(parse(undefined), []);
  assert.deepEqual(parse("nonsense"), []);
  assert.deepEqual(parse([null, 3, { sign: "x" }, good]), [good]);
});
