import assert from "node:assert/strict";
import { test } from "node:test";
import { type Area, Tabs } from "./store";
import { asked, type Tab } from "./tab";

class Memory implements Area {
  items = new Map<string, string>();
  most = Infinity;
  async get(key: string): Promise<Record<string, unknown>> {
    const kept = this.items.get(key);
    return kept === undefined ? {} : { [key]: JSON.parse(kept) };
  }
  async set(items: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(items)) {
      const text = JSON.stringify(value);
      if (text.length > this.most) throw new Error("quota");
      this.items.set(key, text);
    }
  }
  async remove(key: string): Promise<void> {
    this.items.delete(key);
  }
}

const ask = (tab: Tab): Tab => asked(tab, "https://example.com/", false);

test("a killed worker reads a tab back from the session", async () => {
  const memory = new Memory();
  const before = new Tabs(memory, async () => "applicant-to-me", () => undefined);
  await before.update(1, ask);
  const after = new Tabs(memory, async () => "unknown", () => undefined);
  const tab = await after.get(1);
  assert.equal(tab.url, "https://example.com/");
  assert.equal(tab.viewer, "applicant-to-me");
  await after.close(1);
  assert.equal((await after.get(1)).phase, "none");
});

test("changes of one tab happen one after the other, and only changes are told", async () => {
  const told: string[] = [];
  const all = new Tabs(new Memory(), async () => "unknown", (tab) => told.push(`${tab.url} ${tab.turn}`));
  await Promise.all([all.update(1, ask), all.update(1, (tab) => tab), all.update(1, () => null), all.update(1, ask)]);
  assert.deepEqual(told, ["https://example.com/ 1", "https://example.com/ 2"]);
});

test("a page too large for the session is left out, the rest is kept", async () => {
  const memory = new Memory();
  memory.most = 2000;
  const all = new Tabs(memory, async () => "unknown", () => undefined);
  const page = { surface: "profile" as const, layout: "x".repeat(5000), url: "https://example.com/", lang: "", sections: [] };
  await all.update(1, (tab) => ({ ...ask(tab), page }));
  const tab = await new Tabs(memory, async () => "unknown", () => undefined).get(1);
  assert.equal(tab.url, "https://example.com/");
  assert.equal(tab.page, undefined);
});
