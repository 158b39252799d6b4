/**
 * The background: it owns the engine, the settings, the memory of tabs and the badge. Every listener is registered while
 * this file runs for the first time, because a worker that was woken for an event gets it only then.
 */
import init, { Engine as WasmEngine } from "engine";
import type { Page } from "../shared/bindings/Page";
import type { Report } from "../shared/bindings/Report";
import type { Viewer } from "../shared/bindings/Viewer";
import { choose, loadWords } from "../shared/i18n";
import type { Answer, Dismissal, FromContent, FromPanel, TabState, ToContent, ToPanel, Turn } from "../shared/messages";
import { load as loadSettings, type Loaded } from "../shared/settings";
import { host, ownUrl } from "../shared/ui/host";
import { unwrapped } from "../sites/unwrap";
import { badge, COLOUR, TEXT_COLOUR } from "./badge";
import { added, areaFor, hashOf, holding, parse, removed, type Kept } from "./dismissals";
import { Engine, type Input, type Instance } from "./engine";
import { mark, marks } from "./marks";
import { clicked, covers, NEVER, type Clicks } from "./offer";
import { openPanel } from "./panel";
import { Tabs } from "./store";
import * as tabs from "./tab";

const MENU = "take-a-second-look";

// ── The engine ───────────────────────────────────────────────────────────────

const engine = new Engine({
  async instance(): Promise<Instance> {
    // Nearly every review needs the phrases, so they come along; should they not, the engine asks for them as for any table.
    const [phrases] = await Promise.all([table("phrases").catch(() => null), init({ module_or_path: fetch(ownUrl("engine.wasm")) })]);
    const instance = new WasmEngine() as Instance;
    if (phrases) instance.loadTable("phrases", phrases);
    return instance;
  },
  table,
});

async function table(name: string): Promise<Uint8Array> {
  const files = (await (await fetch(ownUrl("tables/index.json"))).json()) as Record<string, string>;
  const file = files[name];
  if (file === undefined) throw new Error(`no table ${name}`);
  return new Uint8Array(await (await fetch(ownUrl(`tables/${file}`))).arrayBuffer());
}

/** The date on the reader's clock. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// ── Settings ─────────────────────────────────────────────────────────────────

let settings: Promise<Loaded> | null = null;
const loaded = (): Promise<Loaded> => (settings ??= loadSettings(host.storage));

const language = async (): Promise<"en" | "ko"> => choose((await loaded()).settings.language, navigator.languages);

async function input(id: string, viewer: Viewer, what: { page: Page } | { thread: Turn[] }): Promise<Input> {
  const off = Object.entries((await loaded()).settings.signs).filter(([, set]) => set === "off").map(([sign]) => sign);
  return { id, viewer, as_of: today(), ...what, ...(off.length > 0 && { without: off }) };
}

// ── Tabs ─────────────────────────────────────────────────────────────────────

const known = new Tabs(
  host.storage.session,
  async () => (await loaded()).settings.viewer ?? "unknown",
  tell,
);

async function kept(viewer: Viewer): Promise<Kept[]> {
  return parse((await host.storage[areaFor(viewer)].get("dismissals"))["dismissals"]);
}

async function dismissalsOf(tab: tabs.Tab): Promise<Dismissal[]> {
  if (tab.url === "") return [];
  return holding(await kept(tab.viewer), await hashOf(tab.url));
}

async function stateOf(tab: tabs.Tab): Promise<TabState> {
  const { selection: _selection, page: _page, turn: _turn, number: _number, fellOver: _fellOver, ...state } = tab;
  return { ...state, dismissals: await dismissalsOf(tab) };
}

/** Tells the open panels, the badge and the page about a tab. */
async function tell(tab: tabs.Tab): Promise<void> {
  const state = await stateOf(tab);
  const { tabId } = tab;
  const message: ToPanel = { kind: "tab", state };
  // Fails where no panel is open, or the tab was closed meanwhile: neither matters.
  const ignore = (): undefined => undefined;
  host.runtime.sendMessage(message).catch(ignore);
  host.action.setBadgeText({ tabId, text: badge(tab, state.dismissals) }).catch(ignore);
  const surface = (await loaded()).settings.surface;
  if (surface === "marks" && tab.report && tab.phase === "done") {
    toContent(tabId, { kind: "paint", marks: marks(tab.report, state.dismissals) });
  }
}

function toContent(tabId: number, message: ToContent): void {
  // The page may be gone: then there is nothing to paint or stop.
  host.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => undefined);
}

/** The sites that may be granted. */
const sitePatterns = (): string[] => (host.runtime.getManifest() as chrome.runtime.ManifestV3).optional_host_permissions ?? [];

/** Puts the reader into the page, where it reads at once. Where the browser refuses, `false`. */
async function inject(tabId: number): Promise<boolean> {
  try {
    await host.scripting.executeScript({ target: { tabId }, files: ["content.js"] });
    return true;
  } catch {
    return host.tabs.sendMessage(tabId, { kind: "practice" } satisfies ToContent).then((taken) => taken === true, () => false);
  }
}

async function countClick(url: string): Promise<boolean> {
  const pattern = sitePatterns().find((one) => covers(one, url));
  const possible = pattern !== undefined && !(await host.permissions.contains({ origins: [pattern] }));
  const before = ((await host.storage.local.get("clicks"))["clicks"] as Clicks | undefined) ?? NEVER;
  const { clicks, offer } = clicked(before, today(), possible);
  await host.storage.local.set({ clicks });
  return offer;
}

/** Checks the page of a tab because the reader asked for it. */
async function check(tabId: number, url: string, selection?: string): Promise<void> {
  engine.wake();
  const { settings: now } = await loaded();
  if (now.surface === "documents-only") {
    await known.update(tabId, (tab) => tabs.troubled({ ...tab, url }, "documents-only"));
    return;
  }
  const offer = await countClick(url);
  await known.update(tabId, (tab) => tabs.asked(tab, url, offer, selection !== undefined));
  const inside = await inject(tabId);
  if (selection !== undefined) {
    const told = inside && (await host.tabs.sendMessage(tabId, { kind: "read", selection: true } satisfies ToContent).then(() => true, () => false));
    if (!told) await read(tabId, selectionPage(url, selection));
  } else if (!inside) {
    await known.update(tabId, (tab) => tabs.troubled(tab, "no-access"));
  }
}

/** The selected words as the menu hands them over, for places where no reader can be put. */
function selectionPage(url: string, text: string): Page {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return {
    surface: "selection", layout: "selection", url, lang: "",
    sections: [{
      kind: "messages", rung: "shape", state: "observed", shown: null, total: null,
      lines: lines.map((line, block) => ({ text: line, links: [], depth: 0, block, from: "unknown", at: null, role: "text" })),
    }],
  };
}

/** The reader handed over a page, or what is new in it. */
async function read(tabId: number, part: Page, same?: number[], number?: number): Promise<void> {
  engine.wake();
  let taken = false;
  let page: Page | null = null;
  const tab = await known.update(tabId, (before) => {
    page = tabs.whole(before, unwrapped(part), same, number);
    const after = page && tabs.pageRead(before, page);
    taken = after !== null;
    return after && { ...after, ...(number !== undefined && { number }) };
  });
  if (!page) toContent(tabId, { kind: "read" });
  else if (!taken) {
    if (!tab.following && !tab.selection) toContent(tabId, { kind: "stop" });
  } else if (tab.phase !== "trouble") await review(tab);
}

/** Reviews what was read, in two revisions where tables have to come first. */
async function review(tab: tabs.Tab): Promise<void> {
  if (!tab.page) return;
  const { tabId, turn } = tab;
  const show = (report: Report): Promise<unknown> => known.update(tabId, (now) => tabs.reported(now, turn, report));
  const outcome = await engine.review(await input(tab.url, tab.viewer, { page: tab.page }), await language(), show);
  if (outcome.kind === "report") {
    await known.update(tabId, (now) => tabs.reported(now, turn, outcome.report, outcome.tableFailed ? "table-failed" : undefined));
  } else if (outcome.kind === "refused") {
    await known.update(tabId, (now) => tabs.troubled(now, outcome.name === "nothing-to-read" ? "not-a-profile" : "engine-failed"));
  } else {
    await known.update(tabId, tabs.fellOver);
  }
}

/** Reviews a tab again with what was read before: the viewer or the settings changed. */
async function reviewAgain(tabId: number): Promise<void> {
  const tab = await known.update(tabId, (before) => (before.page && before.phase === "done" ? { ...before, turn: before.turn + 1 } : null));
  if (tab.page && tab.phase === "done") await review(tab);
}

/** A tab was loaded: one that is followed, or whose site was granted, is read; any other is forgotten. */
async function loadedAnew(tabId: number, url: string | undefined): Promise<void> {
  const tab = await known.get(tabId);
  const granted = url !== undefined && (await siteGranted(url));
  if (tab.phase === "none" && !tab.following && !granted) return;
  const { settings: now } = await loaded();
  if (now.surface === "documents-only") return;
  if (!tab.following && !granted) {
    // With the grant gone the address is unknown, and so is whose page this is.
    if (url === undefined || tabs.placeOf(url) !== tabs.placeOf(tab.url)) await known.update(tabId, tabs.forgotten);
    return;
  }
  engine.wake();
  // In-page navigation ends here as well: the reader is in the page already, and only reads once more.
  const same = url !== undefined && tabs.placeOf(url) === tabs.placeOf(tab.url) && tab.phase !== "none";
  if (!same) await known.update(tabId, (before) => tabs.wentOn(before, url ?? before.url));
  if (!(await inject(tabId))) await known.update(tabId, (before) => tabs.troubled(before, "following-needs-click"));
}

async function siteGranted(url: string): Promise<boolean> {
  const pattern = sitePatterns().find((one) => covers(one, url));
  return pattern !== undefined && host.permissions.contains({ origins: [pattern] });
}

// ── Messages ─────────────────────────────────────────────────────────────────

async function fromContent(message: FromContent, tabId: number): Promise<void> {
  switch (message.kind) {
    case "page":
      return read(tabId, message.page, message.same, message.number);
    case "trouble":
      await known.update(tabId, (tab) => tabs.readFailed(tab, message.trouble));
      return;
    case "style":
      return style(tabId, message.css, message.on);
    case "leaving": {
      const tab = await known.update(tabId, tabs.left);
      if (tab.phase === "none") toContent(tabId, { kind: "stop" });
    }
  }
}

/** The look of the marks, given to the browser rather than to the page: no element holds it. */
async function style(tabId: number, css: string, on: boolean): Promise<void> {
  if ((await loaded()).settings.surface !== "marks") return;
  const rules = { target: { tabId }, css, origin: "USER" as const };
  // The page may be gone, and its rules with it.
  await (on ? host.scripting.insertCSS(rules) : host.scripting.removeCSS(rules)).catch(() => undefined);
}

async function fromPanel(message: FromPanel): Promise<Answer> {
  switch (message.kind) {
    case "state":
      return stateAnswer(await known.get(message.tabId));
    case "check":
      // A click in the panel grants nothing: this works while the last grant stands.
      await check(message.tabId, (await known.get(message.tabId)).url);
      return stateAnswer(await known.get(message.tabId));
    case "check-text":
      return checkText(message.turns, message.viewer);
    case "goto": {
      const tab = await known.get(message.tabId);
      const finding = tab.report?.findings[message.finding];
      const place = finding && mark(finding.evidence[message.evidence], finding.strength);
      if (place) toContent(message.tabId, { kind: "scroll", mark: place });
      return { kind: "done" };
    }
    case "viewer": {
      const tab = await known.update(message.tabId, (before) => tabs.viewedAs(before, message.viewer));
      void reviewAgain(message.tabId);
      return stateAnswer(tab);
    }
    case "dismiss":
      return changeDismissals(message.tabId, (list, at) => added(list, message.dismissal, at));
    case "undo-dismiss":
      return changeDismissals(message.tabId, (list, at) => removed(list, message.sign, message.key, at));
    case "follow": {
      const tab = await known.update(message.tabId, (before) => tabs.followed(before, message.on));
      return stateAnswer(tab);
    }
    case "site-granted":
      return { kind: "done" };
  }
}

const stateAnswer = async (tab: tabs.Tab): Promise<Answer> => ({ kind: "state", state: await stateOf(tab) });

async function checkText(thread: Turn[], viewer: Viewer): Promise<Answer> {
  const ignore = (): void => undefined;
  const outcome = await engine.review(await input("text", viewer, { thread }), await language(), ignore);
  if (outcome.kind === "report") return { kind: "report", report: outcome.report };
  if (outcome.kind === "fell-over") return { kind: "trouble", trouble: "engine-restarted" };
  return { kind: "trouble", trouble: outcome.name === "nothing-to-read" ? "not-a-profile" : "engine-failed" };
}

async function changeDismissals(tabId: number, change: (list: Kept[], at: string) => Kept[]): Promise<Answer> {
  const tab = await known.get(tabId);
  if (tab.url === "") return stateAnswer(tab);
  const dismissals = change(await kept(tab.viewer), await hashOf(tab.url));
  await host.storage[areaFor(tab.viewer)].set({ dismissals });
  await tell(tab);
  return stateAnswer(tab);
}

const CONTENT_KINDS: readonly string[] = ["page", "trouble", "style", "leaving"] satisfies FromContent["kind"][];

// ── Listeners ────────────────────────────────────────────────────────────────

host.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  // First of all, and nothing awaited before it: the browser opens a panel only in the click itself.
  openPanel(tab.id);
  void check(tab.id, tab.url ?? "");
});

host.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId !== MENU || tab?.id === undefined) return;
  openPanel(tab.id);
  void check(tab.id, tab.url ?? info.pageUrl ?? "", info.selectionText ?? "");
});

host.runtime.onMessage.addListener((message: FromContent | FromPanel, sender, answer) => {
  if (CONTENT_KINDS.includes(message.kind)) {
    const tabId = sender.tab?.id;
    if (tabId !== undefined && sender.frameId === 0) void fromContent(message as FromContent, tabId);
    return false;
  }
  // A content script is told nothing and may change nothing: only our own pages get here.
  if (!sender.url?.startsWith(ownUrl(""))) return false;
  fromPanel(message as FromPanel).then(answer, () => answer({ kind: "trouble", trouble: "engine-failed" } satisfies Answer));
  return true;
});

host.tabs.onUpdated.addListener((tabId, change, tab) => {
  if (change.status === "complete") void loadedAnew(tabId, tab.url);
});

host.tabs.onRemoved.addListener((tabId) => void known.close(tabId));

host.permissions.onAdded.addListener((added) => void granted(added.origins ?? []));

/** A site was granted: the offer is answered, and the tabs that are open there are read. */
async function granted(origins: string[]): Promise<void> {
  if (origins.length === 0) return;
  for (const tab of await host.tabs.query({ url: origins })) {
    if (tab.id === undefined) continue;
    await known.update(tab.id, (before) => (before.offerSite ? tabs.answered(before) : null));
    if ((await known.get(tab.id)).phase === "none") await loadedAnew(tab.id, tab.url);
  }
}

host.storage.onChanged.addListener((changes, area) => {
  if (area !== "managed" && !(area === "local" && "settings" in changes)) return;
  settings = null;
  void drawMenu();
});

host.runtime.onInstalled.addListener(() => void drawMenu());
host.runtime.onStartup.addListener(() => void drawMenu());

/** The menu entry, in the language of the settings. */
async function drawMenu(): Promise<void> {
  const words = await loadWords(await language(), ownUrl);
  await host.contextMenus.removeAll();
  host.contextMenus.create({ id: MENU, title: words.t("menu_selection"), contexts: ["selection"] }, () => void host.runtime.lastError);
}

void host.action.setBadgeBackgroundColor({ color: COLOUR });
void host.action.setBadgeTextColor({ color: TEXT_COLOUR });
