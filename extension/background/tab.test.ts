import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "../shared/bindings/Page";
import type { Report } from "../shared/bindings/Report";
import * as tabs from "./tab";

const ANNA = "https://www.linkedin.com/in/anna-example/";
const BERT = "https://www.linkedin.com/in/bert-example/";
const page = (url: string, surface: Page["surface"] = "profile"): Page => ({ surface, layout: "classic", url, lang: "en", sections: [] });
const report = { id: "1", level: "nothing-noted", reason: "", facts: [], findings: [], checking: false, needs: [], coverage: { read: [], not_read: [], not_checked: [] } } satisfies Report;

/** A tab in which Anna's profile was asked for and read. */
function checked(viewer: "applicant-to-me" | "writing-to-me" | "unknown"): tabs.Tab {
  const asked = tabs.asked(tabs.fresh(1, viewer), ANNA, false);
  const read = tabs.pageRead(asked, page(ANNA));
  assert.ok(read);
  return tabs.reported(read, read.turn, report);
}

test("only someone applying to the reader is followed", () => {
  assert.equal(checked("applicant-to-me").following, true);
  assert.equal(checked("writing-to-me").following, false);
  assert.equal(checked("unknown").following, false);
});

test("a followed tab takes the next person's page, and shows nothing of the one before", () => {
  const away = tabs.left(checked("applicant-to-me"));
  assert.equal(away.phase, "reading");
  assert.equal(away.report, undefined);
  const next = tabs.pageRead(away, page(BERT));
  assert.equal(next?.url, BERT);
});

test("without following, another person's page is not taken and the tab counts as not checked", () => {
  const away = tabs.left(checked("writing-to-me"));
  assert.equal(away.phase, "none");
  assert.equal(tabs.pageRead(away, page(BERT)), null);
  assert.equal(tabs.pageRead(checked("writing-to-me"), page(BERT)), null);
});

test("more of the same profile is taken, whoever looks, and the report stays until the next one", () => {
  const more = tabs.pageRead(checked("writing-to-me"), page(`${ANNA}details/experience/`));
  assert.equal(more?.phase, "done");
  assert.ok(more.report);
});

test("an answer to an older reading changes nothing", () => {
  const first = checked("applicant-to-me");
  const second = tabs.pageRead(first, page(ANNA));
  assert.ok(second);
  assert.equal(tabs.reported(second, first.turn, report), second);
  assert.equal(tabs.reported(second, second.turn, report).phase, "done");
});

test("where a selection was asked for, the page around it is not looked at", () => {
  const asked = tabs.asked(tabs.fresh(1, "applicant-to-me"), ANNA, false, true);
  assert.equal(asked.following, false);
  assert.equal(tabs.pageRead(asked, page(ANNA)), null);
  assert.equal(tabs.readFailed(asked, "not-a-profile"), asked);
  assert.equal(tabs.pageRead(asked, page(ANNA, "selection"))?.phase, "reading");
  assert.equal(tabs.pageRead(checked("applicant-to-me"), page(ANNA, "selection")), null);
});

test("a page that is none is said to be none", () => {
  const tab = tabs.pageRead(tabs.asked(tabs.fresh(1, "unknown"), ANNA, false), page(ANNA, "not-a-profile"));
  assert.equal(tab?.trouble, "not-a-profile");
});

test("a tab nobody asked about takes no page", () => {
  assert.equal(tabs.pageRead(tabs.fresh(1, "applicant-to-me"), page(ANNA)), null);
});

test("the engine falling over once is said as bad luck, twice on one page as our fault", () => {
  const once = tabs.fellOver(checked("unknown"));
  assert.equal(once.trouble, "engine-restarted");
  assert.equal(tabs.fellOver(once).trouble, "engine-failed");
  assert.equal(tabs.fellOver(tabs.asked(once, BERT, false)).trouble, "engine-restarted");
});

test("saying who this is starts or ends the following, and stop ends it", () => {
  const tab = checked("unknown");
  assert.equal(tabs.viewedAs(tab, "applicant-to-me").following, true);
  assert.equal(tabs.viewedAs(checked("applicant-to-me"), "writing-to-me").following, false);
  assert.equal(tabs.followed(checked("applicant-to-me"), false).following, false);
  assert.equal(tabs.followed(checked("writing-to-me"), true).following, false);
  assert.equal(tabs.viewedAs(tabs.fresh(1, "unknown"), "applicant-to-me").following, false, "nothing was asked yet");
});

test("two people differ, the parts of one profile do not", () => {
  assert.equal(tabs.placeOf(`${ANNA}details/education/?x=1#y`), tabs.placeOf(ANNA));
  assert.notEqual(tabs.placeOf(ANNA), tabs.placeOf(BERT));
  assert.notEqual(tabs.placeOf("https://www.linkedin.com/messaging/thread/1/"), tabs.placeOf("https://www.linkedin.com/messaging/thread/2/"));
  assert.equal(tabs.placeOf("no address"), "no address");
});

test("lines that the reader left out are those of the page before, or all is asked for", () => {
  const line = (text: string) => ({ text, links: [], depth: 0, block: 0, from: null, at: null, role: null });
  const of = (...texts: string[]): Page => ({ ...page(ANNA), sections: [{ kind: "messages", rung: "anchor", state: "observed", shown: null, total: null, lines: texts.map(line) }] });
  const tab = { ...tabs.fresh(1, "unknown"), page: of("a", "b", "c"), number: 4 };
  assert.deepEqual(tabs.whole(tab, of("d"), [2], 5), of("a", "b", "d"));
  assert.deepEqual(tabs.whole(tab, of("x"), [0], 9), of("x"), "a whole page needs none before it");
  assert.deepEqual(tabs.whole(tab, of("x")), of("x"));
  assert.equal(tabs.whole(tab, of("d"), [2], 6), null, "one was lost");
  assert.equal(tabs.whole(tabs.fresh(1, "unknown"), of("d"), [2], 5), null, "a killed worker forgot it");
});
