import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { turnsOf } from "../documents/turns";
import type { FindingLine } from "./bindings/FindingLine";
import { dismissalOf, keyOf } from "./dismiss";
import { entriesOf } from "./entries";
import { choose, fill, wordsOf } from "./i18n";
import { questionsFor } from "./questions";
import { combine, DEFAULTS, fromFile, toFile } from "./settings";
import { inPageOrder } from "./ui/order";
import { unpack } from "./ui/sign-pages";

const words = (lang: "en" | "ko") => wordsOf(lang, JSON.parse(readFileSync(`extension/_locales/${lang}/messages.json`, "utf8")));
const finding = (sign: string, where: string, quote: string, more: Partial<FindingLine> = {}): FindingLine => ({
  sign, family: "history", strength: "moderate", evidence: [{ where, quote, start: 0, end: quote.length }], says: null, ...more,
});

test("Korean particles follow the last letter, through closing marks", () => {
  assert.equal(fill("“{a}”{과/와} “{b}”{이/가}", { a: "서울", b: "부서" }), "“서울”과 “부서”가");
  assert.equal(fill("{who}{은/는}", { who: "React" }), "React은");
  assert.equal(fill("{n}{을/를}", { n: 2024 }), "2024를");
  assert.equal(fill("nothing to fill"), "nothing to fill");
  assert.equal(fill("open {brace", { brace: "x" }), "open {brace");
});

test("the language setting wins, then the browser, then English", () => {
  assert.equal(choose("ko", ["en-GB"]), "ko");
  assert.equal(choose("auto", ["fr-FR", "ko-KR", "en"]), "ko");
  assert.equal(choose("auto", ["fr"]), "en");
});

test("a dismissal holds for its quotes, its sign here, or its sign everywhere", () => {
  const one = finding("exp-fulltime-overlap", "/page/sections/1/lines/2/text", "Jan 2020 - Present");
  const edited = finding("exp-fulltime-overlap", "/page/sections/1/lines/2/text", "Jan 2021 - Present");
  const given = { sign: one.sign, key: keyOf(one), reason: "", checked: true };
  assert.ok(dismissalOf(one, [{ ...given, scope: "this-finding" }]));
  assert.equal(dismissalOf(edited, [{ ...given, scope: "this-finding" }]), undefined);
  assert.ok(dismissalOf(edited, [{ ...given, scope: "this-sign-here" }]));
  assert.equal(dismissalOf(finding("edu-major-not-offered", "/x", "y"), [{ ...given, scope: "this-sign-everywhere" }]), undefined);
});

test("findings stand in page order, numbers as numbers, and the same statements together", () => {
  const all = [
    finding("c", "/page/sections/10/lines/0/text", "late"),
    finding("a", "/page/sections/2/lines/11/text", "second"),
    finding("b", "/page/sections/2/lines/9/text", "first"),
    finding("d", "/page/sections/2/lines/11/text", "second"),
  ];
  const order = inPageOrder(all.map((one, index) => ({ index, finding: one }))).map((group) => group.map((one) => one.finding.sign).join("+"));
  assert.deepEqual(order, ["b", "a+d", "c"]);
  const parts = ["/profile/contact/phones/0", "/profile/experience/0/dates_text", "/profile/about"].map((where) => finding(where, where, "q"));
  assert.deepEqual(inPageOrder(parts.map((one, index) => ({ index, finding: one }))).flat().map((one) => one.index), [2, 1, 0]);
});

test("questions are neutral, asked once, and never about what one was told to run", () => {
  const pair = finding("exp-technology-anachronism", "/x", "React", { says: "React became public in May 2013." });
  pair.evidence.push({ where: "/y", quote: "Mar 2010", start: 0, end: 8 });
  const text = questionsFor([pair, pair, finding("msg-paste-command", "/z", "curl", { family: "payload" }), finding("w", "/w", "weak", { strength: "weak" })], words("en"));
  assert.match(text, /1\. You write “React” and “Mar 2010”\. .*May 2013/);
  assert.doesNotMatch(text, /2\.|curl|weak/);
  assert.equal(questionsFor([], words("ko")), "");
  assert.match(questionsFor([pair], words("ko")), /“React”과 “Mar 2010”이/);
});

test("a policy wins over one's own settings, and marks are off under it unless it says so", () => {
  assert.deepEqual(combine({}, {}), DEFAULTS);
  assert.equal(combine({}, { organisation: "Halden" }).surface, "panel-only");
  assert.equal(combine({ surface: "marks" }, { organisation: "Halden" }).surface, "marks", "what the organisation does not fix is the reader's");
  assert.equal(combine({ surface: "marks" }, { surface: "panel-only" }).surface, "panel-only");
  assert.equal(combine({}, { surface: "marks" }).surface, "marks");
  assert.deepEqual(combine({ signs: { "msg-secrecy": "off" } }, { signs: { "msg-secrecy": "on" } }).signs, { "msg-secrecy": "on" });
});

test("a settings file comes back as it went; any other changes nothing and says why", () => {
  const mine = { ...DEFAULTS, language: "ko", viewer: "writing-to-me", signs: { "msg-secrecy": "off" } } as const;
  const { introduced: _, ...kept } = mine;
  assert.deepEqual(fromFile(toFile(mine)), { settings: kept });
  const why = (text: string): unknown => { const read = fromFile(text); return "fault" in read ? read.fault : read; };
  assert.deepEqual(why("{"), { why: "not-json" });
  assert.deepEqual(why("[]"), { why: "not-settings" });
  assert.deepEqual(why("null"), { why: "not-settings" });
  assert.deepEqual(why('{"second-look-settings":2}'), { why: "newer" });
  assert.deepEqual(why('{"second-look-settings":1,"language":"xx"}'), { why: "value", name: "language" });
  assert.deepEqual(why('{"second-look-settings":1,"signs":{"a":"on"}}'), { why: "value", name: "signs" });
  assert.deepEqual(why('{"second-look-settings":1,"colour":"red"}'), { why: "value", name: "colour" });
});

test("a pasted thread is cut at its speakers, a text at its blank lines", () => {
  assert.deepEqual(turnsOf("Mira: Hello\nsecond line\nJo: Hi\nMira: Bye").map(({ speaker, text }) => [speaker, text]), [
    ["Mira", "Hello\nsecond line"], ["Jo", "Hi"], ["Mira", "Bye"],
  ]);
  assert.deepEqual(turnsOf("[오전 10:05] 윤세라: 안녕하세요\n[오전 10:06] 나: 네").map((turn) => turn.speaker), ["윤세라", "나"]);
  assert.deepEqual(turnsOf("Dear all,\r\nRole: engineer\r\n\r\nBest").map((turn) => turn.text), ["Dear all,\nRole: engineer", "Best"]);
  assert.deepEqual(turnsOf("  \n \n"), []);
});

test("the timeline counts inclusive months, runs to today, and survives dates that run backwards", () => {
  const fact = (kind: "job" | "study", from: string, to: string | null) => ({ kind, where: "/x", quote: "q", says: "", fit: "fits" as const, from, to });
  const now = new Date(2026, 10, 24);
  const [open, closed, backwards] = entriesOf([fact("job", "2026-01", null), fact("job", "2020-01", "2020-12"), fact("study", "2019-06", "2018-01")], now);
  assert.equal(open?.to, 2026 * 12 + 11);
  assert.equal((closed?.to ?? 0) - (closed?.from ?? 0), 12);
  assert.ok((backwards?.to ?? 0) > (backwards?.from ?? 0));
});

test("sign pages are found by their headings in both languages", () => {
  const ko = unpack({ s: { title: "제목", sections: { "할 일": "물어보십시오.", "나에게 연락한 사람이라면": "보존하십시오." } } }, "ko");
  assert.deepEqual([ko["s"]?.todo, ko["s"]?.wrote, ko["s"]?.honest], ["물어보십시오.", "보존하십시오.", ""]);
});
