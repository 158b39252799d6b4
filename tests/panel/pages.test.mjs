/** The pages of the extension in Chromium, with a background that is only pretended: what they say, do, and how they can be used. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import pages from "../../extension/practice/draw.mjs";
import { bundle, context, launch, origin } from "./serve.mjs";
import { PASTED, reports, states, tab, TROUBLES } from "./states.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const en = JSON.parse(readFileSync("extension/_locales/en/messages.json", "utf8"));
const word = (key) => en[key].message;
let browser;

before(async () => {
  await bundle();
  browser = await launch();
});
after(() => browser?.close());

/** Opens a page, runs `use` on it, and fails on any error in it and any request that leaves the extension. */
async function on({ page: path = "panel/panel.html", act, ...options }, use) {
  const { context: made, strays } = await context(browser, { ...options, settings: { language: "en", ...options.settings } });
  const errors = [];
  try {
    const page = await made.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    await page.goto(`${origin}/${path}`);
    await page.locator("main:not(:has(.waking))").waitFor();
    if (act) await act(page);
    await use(page);
    assert.deepEqual(errors, []);
    assert.deepEqual(strays, []);
  } finally {
    await made.close();
  }
}
const said = (page) => page.evaluate(() => globalThis.fake.said);
const last = async (page) => (await said(page)).at(-1);

/** Past the page's policy, as a user's own tool would be: axe is not part of the page. */
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")))`,
    awaitPromise: true, returnByValue: true,
  });
  return result.value;
}

for (const lang of ["en", "ko"]) {
  test(`axe finds nothing on any page, light or dark, and nothing is cut off, narrow or with large letters (${lang})`, async () => {
    for (const [name, state] of Object.entries(states(lang))) {
      await on({ ...state, settings: { language: lang, ...state.settings } }, async (page) => {
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
        }
        for (const [width, size] of [[280, "100%"], [320, "200%"], [900, "100%"]]) {
          await page.setViewportSize({ width, height: 800 });
          await page.evaluate((s) => { document.documentElement.style.fontSize = s; }, size);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${name} at ${width} px, ${size}: ${over} px too wide`);
        }
      });
    }
  });
}

test("axe finds nothing on the practice pages", async () => {
  for (const name of Object.keys(pages)) {
    await on({ page: `practice/${name}` }, async (page) => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
      }
    });
  }
});

test("the panel opens with one sentence and the coverage line", () =>
  on(states("en").many, async (page) => {
    assert.equal(await page.locator("h1").textContent(), reports.en.many.reason);
    const coverage = await page.locator(".coverage").innerText();
    for (const part of ["experience (4 of 8)", "contact details (not open)", "not in the table of companies"]) assert.ok(coverage.includes(part), part);
    assert.ok((await page.locator("h1").boundingBox()).y < (await page.locator(".finding").first().boundingBox()).y);
  }));

test("findings stand in page order, the same statement once, small remarks folded away", () =>
  on(states("en").many, async (page) => {
    const titles = await page.locator(".finding:visible h3").allTextContents();
    assert.deepEqual(titles, ["Two full-time jobs in two places", "A technology before its release", "A field the school does not award", "Wants to leave the platform", "A phone number that cannot exist"]);
    assert.equal(await page.locator(".finding:visible").count(), 4);
    assert.ok(await page.getByText("Small remarks (1)").isVisible());
  }));

test("next and previous go through the statements, say where one is, and keep the focus", () =>
  on(states("en").many, async (page) => {
    const next = page.getByRole("button", { name: word("step_next") });
    await next.click();
    assert.deepEqual(await last(page), { kind: "goto", tabId: 1, finding: 1, evidence: 0 });
    assert.equal(await page.locator("[role=status]").first().textContent(), "1 of 4: Two full-time jobs in two places");
    assert.ok(await next.evaluate((button) => button === document.activeElement));
    await page.keyboard.press("p");
    assert.deepEqual(await last(page), { kind: "goto", tabId: 1, finding: 2, evidence: 0 });
    assert.ok(await page.locator(".finding").nth(3).evaluate((item) => item === document.activeElement));
    await page.keyboard.press("n");
    assert.equal(await page.locator("[aria-current=true]").count(), 1);
    await page.locator(".quote").nth(1).click();
    assert.deepEqual(await last(page), { kind: "goto", tabId: 1, finding: 1, evidence: 1 });
  }));

test("n and p stay letters where one writes, and mean nothing outside the list", () =>
  on(states("en").dismissing, async (page) => {
    await page.getByLabel(word("dismiss_reason")).pressSequentially("np");
    await page.locator("footer a").first().focus();
    await page.keyboard.press("n");
    assert.ok(!(await said(page)).some((message) => message.kind === "goto"));
  }));

test("a finding is dismissed with scope and reason, shown under the dismissed ones, and comes back", () =>
  on(states("en").dismissing, async (page) => {
    await page.getByLabel(word("dismiss_hide")).check();
    await page.getByLabel(word("scope_this_sign_here")).check();
    await page.getByLabel(word("dismiss_reason")).fill("Called back, it was a typo");
    await page.getByRole("button", { name: word("dismiss_do"), exact: true }).click();
    const { dismissal } = await last(page);
    assert.deepEqual({ ...dismissal, key: typeof dismissal.key }, { scope: "this-sign-here", checked: false, reason: "Called back, it was a typo", sign: "contact-phone-invalid", key: "string" });
    assert.equal(await page.locator(".finding").count(), 0);
    await page.getByText("Show dismissed (1)").click();
    assert.ok(await page.getByText("Reason: Called back, it was a typo").isVisible());
    assert.ok(await page.getByText(word("dismissed_hidden")).isVisible());
    await page.getByRole("button", { name: word("dismissed_undo") }).click();
    assert.equal((await last(page)).kind, "undo-dismiss");
    assert.equal(await page.locator(".finding").count(), 1);
  }));

test("Escape closes the question about dismissing", () =>
  on(states("en").dismissing, async (page) => {
    await page.getByLabel(word("dismiss_reason")).press("Escape");
    assert.equal(await page.locator("form").count(), 0);
    assert.ok(await page.getByRole("button", { name: word("dismiss_open") }).evaluate((button) => button === document.activeElement));
  }));

test("while phones are being compared there is no sentence about the level, unless it is look-again already", async () => {
  await on(states("en").checking, async (page) => {
    assert.equal(await page.locator("h1").textContent(), word("checking_phones"));
    assert.ok(!(await page.locator("main").textContent()).includes(reports.en.checking.reason));
  });
  await on({ tab: tab({ report: { ...reports.en.many, checking: true } }) }, async (page) => {
    assert.equal(await page.locator("h1").textContent(), reports.en.many.reason);
  });
});

test("that nothing was noted is no clearance, and says so beside what was read", () =>
  on(states("en").none, async (page) => {
    assert.ok(await page.getByText(word("quiet_no_clearance")).isVisible());
    assert.ok(await page.locator(".coverage").isVisible());
    assert.ok(await page.locator("svg.timeline").isVisible());
  }));

test("somebody who is approached gets that advice, no questions, and is never told to ask", () =>
  on(states("en").thread, async (page) => {
    const text = await page.locator("main").innerText();
    assert.ok(text.includes(word("before_you_reply")) && text.includes("Security desk, ext. 4100"));
    assert.ok(text.includes("Keep the conversation, do not reply, and show it to your security officer."));
    assert.ok(!text.includes("Ask for the client’s name"));
    assert.equal(await page.getByText(word("questions_title")).count(), 0);
    assert.ok(await page.locator(".who select").isDisabled());
  }));

test("questions can be seen before they are copied", () =>
  on({ ...states("en").many, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.getByText(word("questions_title")).click();
    const text = await page.locator("textarea").inputValue();
    assert.match(text, /1\. You write “React” and “Mar 2008/);
    await page.getByRole("button", { name: word("questions_copy") }).click();
    await page.getByText(word("questions_copied")).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  }));

test("every trouble has a sentence of its own", async () => {
  const seen = new Set();
  for (const trouble of TROUBLES) {
    await on({ tab: tab({ phase: "trouble", trouble }) }, async (page) => {
      const text = await page.getByRole("alert").locator("p").textContent();
      assert.ok(text.length > 40, trouble);
      seen.add(text);
    });
  }
  assert.equal(seen.size, TROUBLES.length);
});

test("the first click asks who this is; every answer, skipping and teaching go on", async () => {
  for (const [key, viewer] of [["viewer_applicant", "applicant-to-me"], ["viewer_writing", "writing-to-me"], ["viewer_teach", "unknown"]]) {
    await on(states("en").first, async (page) => {
      assert.equal(await page.locator(".limits li").count(), 3);
      await page.getByRole("button", { name: word(key) }).click();
      await page.getByText(word("phase_none")).waitFor();
      assert.deepEqual((await said(page)).find((message) => message.kind === "viewer"), { kind: "viewer", tabId: 1, viewer });
      assert.equal((await said(page)).some((message) => message.kind === "tab"), key === "viewer_teach");
    });
  }
  await on(states("en").first, async (page) => {
    await page.getByRole("button", { name: word("skip") }).click();
    await page.getByText(word("phase_none")).waitFor();
    assert.equal((await page.evaluate(() => globalThis.fake.store.settings)).viewer, undefined);
  });
});

test("who it is can be changed for this tab, following can be stopped, a site can be granted", () =>
  on(states("en").many, async (page) => {
    await page.locator(".who select").selectOption("writing-to-me");
    assert.deepEqual(await last(page), { kind: "viewer", tabId: 1, viewer: "writing-to-me" });
    await page.getByRole("button", { name: word("following_stop_label") }).click();
    assert.deepEqual(await last(page), { kind: "follow", tabId: 1, on: false });
    assert.equal(await page.locator(".chip").count(), 0);
    await page.getByRole("button", { name: word("offer_yes") }).click();
    await page.getByRole("button", { name: word("offer_yes") }).waitFor({ state: "detached" });
    assert.equal((await last(page)).kind, "site-granted");
  }));

test("the panel follows what the background tells", () =>
  on(states("en").reading, async (page) => {
    await page.evaluate((report) => globalThis.fake.set({ phase: "done", report }), reports.en.one);
    await page.getByText(reports.en.one.reason).waitFor();
  }));

test("a hostile page stays text", () => {
  const quote = `<img src=x onerror=alert(1)>\u202e${"x".repeat(1_000_000)}`;
  const finding = { ...reports.en.one.findings[0], evidence: [{ where: "/x", quote, start: 0, end: quote.length }], says: quote };
  return on({ tab: tab({ report: { ...reports.en.one, findings: [finding], facts: [{ kind: "link", where: "/x", quote, says: "", fit: "off" }] } }) }, async (page) => {
    assert.equal(await page.locator("main img").count(), 0);
    assert.ok((await page.locator(".quote").textContent()).length < 500);
  });
});

test("settings: language, marks, signs and sites are kept; a bad file changes nothing; reset", () =>
  on({ page: "options/options.html", settings: { language: "en", viewer: "unknown" } }, async (page) => {
    const store = () => page.evaluate(() => globalThis.fake.store.settings);
    await page.getByLabel(word("surface_panel")).check();
    await page.getByLabel("Pay for a report").selectOption("off");
    await page.getByRole("button", { name: "Allow *.linkedin.com" }).click();
    await page.getByText(word("site_on")).waitFor();
    assert.deepEqual(await store(), { introduced: true, language: "en", viewer: "unknown", surface: "panel-only", signs: { "msg-paid-report": "off" } });
    const file = (text) => page.locator("input[type=file]").setInputFiles({ name: "s.json", mimeType: "application/json", buffer: Buffer.from(text) });
    const before = await store();
    for (const [text, key] of [["{", "import_not_json"], ["{}", "import_not_settings"], ['{"second-look-settings":9}', "import_newer"]]) {
      await file(text);
      await page.getByText(word(key)).waitFor();
      assert.deepEqual(await store(), before);
    }
    await file('{"second-look-settings":1,"language":"ko","signs":{}}');
    await page.getByRole("heading", { name: "Second Look 설정" }).waitFor();
    await page.getByRole("button", { name: "되돌리기" }).click();
    await page.getByRole("heading", { name: word("page_options") }).waitFor();
    assert.equal((await store()).signs["msg-paid-report"], "off");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: word("export_do") }).click()]);
    assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).surface, "panel-only");
    await page.getByRole("button", { name: word("options_reset_do") }).click();
    await page.getByText(word("options_reset_done")).waitFor();
    assert.deepEqual(await store(), { introduced: true });
  }));

test("what an organisation fixed is visible, locked, and says who fixed it", () =>
  on(states("en").managed, async (page) => {
    assert.ok(await page.getByLabel(word("surface_marks")).isDisabled());
    assert.ok(await page.getByLabel("Asks to keep it from others").isDisabled());
    assert.equal(await page.getByText("Set by Halden Rail.").count(), 3);
    assert.ok(!(await page.getByLabel(word("language_ko")).isDisabled()));
  }));

test("a pasted thread goes to the engine with who wrote what, and a quote leads back to its line", () =>
  on(states("en").documents, async (page) => {
    const sent = (await said(page)).find((message) => message.kind === "check-text");
    assert.deepEqual(sent.turns.map((turn) => turn.from), ["them", "me", "them"]);
    assert.ok(PASTED.includes(sent.turns[0].text));
    await page.locator(".quote").first().click();
    assert.equal(await page.locator(".turns [aria-current=true]").count(), 1);
  }));

test("a text that cannot be judged says so", () =>
  on({ page: "documents/documents.html" }, async (page) => {
    assert.ok(await page.getByRole("button", { name: word("documents_review") }).isDisabled());
    await page.locator("textarea").fill("Hello");
    await page.getByRole("button", { name: word("documents_review") }).click();
    await page.getByText(word("trouble_engine_failed")).waitFor();
  }));

test("the practice pages are as draw.mjs draws them, and ask the network for nothing", async () => {
  for (const [name, html] of Object.entries(pages)) {
    assert.equal(readFileSync(`extension/practice/${name}`, "utf8"), html, `${name}: run node extension/practice/draw.mjs`);
    assert.match(html, /Practice page – invented|연습용 페이지 – 모두 지어낸/);
    const own = html.replace('<script type="module" src="../training/practice.js"></script>', "");
    assert.doesNotMatch(own, /https?:|<script|<img|style=|\bsrc=/);
  }
});
