import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "../shared/bindings/Page";
import { unwrapped } from "./unwrap";

const page = (...hrefs: string[]): Page => ({
  surface: "thread", layout: "classic", url: "https://www.linkedin.com/messaging/thread/1/", lang: "en",
  sections: [{
    kind: "messages", rung: "anchor", state: "observed", shown: 1, total: null,
    lines: [{ text: "this page", links: hrefs.map((href) => ({ start: 0, end: 9, href })), depth: 0, block: 1, from: "them", at: null, role: "text" }],
  }],
});
const hrefs = (of: Page): string[] => of.sections.flatMap((section) => section.lines.flatMap((line) => line.links.map((link) => link.href)));

test("the address behind the site's own redirects, also behind two of them", () => {
  const target = "https://x.example/a?b=c";
  const once = `https://www.linkedin.com/safety/go?url=${encodeURIComponent(target)}`;
  const twice = `https://www.linkedin.com/redir/redirect/?url=${encodeURIComponent(once)}&x=1`;
  const warned = `https://de.linkedin.com/redir/suspicious-page?url=${encodeURIComponent(target)}`;
  assert.deepEqual(hrefs(unwrapped(page(once, twice, warned))), [target, target, target]);
});

test("anything else stays as it is", () => {
  const others = ["https://x.example/safety/go?url=https%3A%2F%2Fy.example", "https://www.linkedin.com/in/a/", "https://www.linkedin.com/safety/go?to=1", "mailto:a@b.example", "#", "no address"];
  assert.deepEqual(hrefs(unwrapped(page(...others))), others);
});
