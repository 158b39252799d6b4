/**
 * From the document to a `Page`: which surface it is, whose page it is, where its sections are, and what is known of each.
 * It finds and understands nothing else; a miss is a state, never an exception.
 */
import type { Line } from "../shared/bindings/Line";
import type { Page } from "../shared/bindings/Page";
import type { Rung } from "../shared/bindings/Rung";
import type { Section } from "../shared/bindings/Section";
import type { SectionKind } from "../shared/bindings/SectionKind";
import type { State } from "../shared/bindings/State";
import type { ReadKind, Site } from "../sites/site";
import { isHidden, type ReadLine, readLines } from "./lines";
import { readThread } from "./thread";

/** What reading gave. `lines[i][j]` are the text nodes behind `page.sections[i].lines[j]`. */
export interface Reading { page: Page; lines: ReadLine[][] }
export type ReadResult = Reading | { trouble: "page-still-changing" | "not-a-profile"; page: Page };

export const KINDS: ReadKind[] = ["about", "experience", "education", "certifications", "skills", "languages"];
const HEADINGS = "h1, h2, h3, h4, [role='heading']";
const APART = "aside, nav, [role='dialog'], dialog, form, [role='complementary']";

/** A text as headings are compared: composed, small, no counts at its end. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").replace(/\s*[(（]\d+[)）]$/u, "").trim();

/** A slug as it is compared: addresses are percent-encoded, keys are not. */
export function slugOf(text: string): string {
  try { return decodeURIComponent(text).normalize("NFC").toLowerCase(); } catch { return text.normalize("NFC").toLowerCase(); }
}

export function emptySection(kind: SectionKind, state: State, rung: Rung = "anchor"): Section {
  return { kind, rung, state, shown: null, total: null, lines: [] };
}

export function pageOf(surface: Page["surface"], layout: string, doc: Document, url: URL): Page {
  return { surface, layout, url: url.href, lang: doc.documentElement.lang || "", sections: [] };
}

/** The document, and the open shadow roots and same-origin frames in which the site shows dialogs and messages. */
export function rootsOf(doc: Document, site: Site): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [doc];
  for (const host of doc.querySelectorAll(site.interop)) if (host.shadowRoot) roots.push(host.shadowRoot);
  for (const frame of doc.querySelectorAll<HTMLIFrameElement>(site.interopFrame)) {
    try { if (frame.contentDocument?.body) roots.push(frame.contentDocument); } catch { /* another origin: not ours to read */ }
  }
  return roots;
}

function keyOf(element: Element, site: Site): string {
  for (const name of site.keyAttributes) {
    const value = element.getAttribute(name);
    if (value) return value;
  }
  return "";
}

/** Everything about the open profile that is looked up more than once. */
class ProfilePage {
  readonly main: Element;
  readonly slug: string;
  readonly keyed: Map<Element, string> = new Map();
  private headings: { element: Element; kind: ReadKind | "other" | undefined }[] | undefined;

  constructor(readonly doc: Document, readonly url: URL, readonly site: Site, slug: string) {
    this.main = doc.querySelector("main") ?? doc.querySelector("[role='main']") ?? doc.body;
    this.slug = slugOf(slug);
    for (const element of this.main.querySelectorAll("[componentkey], [data-component-key], [id^='com.linkedin.']")) this.keyed.set(element, keyOf(element, site));
  }

  apart(element: Element): boolean {
    return element.closest(APART) !== null || [...ancestors(element)].some((a) => this.site.foreign.test(keyOf(a, this.site)));
  }

  /** Slugs that the page's own parts name: addresses of parts of a profile, and keys that carry a slug. */
  owners(root: Element = this.main): Set<string> {
    const owners = new Set<string>();
    for (const a of root.querySelectorAll<HTMLAnchorElement>("a[href*='/in/']")) {
      const own = this.site.ownPart.exec(pathOf(a.href));
      if (own?.[1] && !this.apart(a) && !this.otherPeople(a)) owners.add(slugOf(own[1]));
    }
    for (const [element, key] of this.keyed) {
      if (root !== this.main && !root.contains(element)) continue;
      const container = this.site.cardContainer.exec(key);
      if (container) owners.add(slugOf(key.slice(container[0].length)));
    }
    return owners;
  }

  otherPeople(element: Element): boolean {
    const section = element.closest("section");
    return section !== null && [section, ...section.querySelectorAll("[id]")].some((e) => this.site.foreign.test(e.id));
  }

  linksToSlug(): boolean {
    for (const a of this.main.querySelectorAll<HTMLAnchorElement>("a[href*='/in/']")) {
      const path = this.site.profile.exec(pathOf(a.href));
      if (path?.[1] && slugOf(path[1]) === this.slug && !this.apart(a)) return true;
    }
    return false;
  }

  headingsOf(): { element: Element; kind: ReadKind | "other" | undefined }[] {
    if (this.headings) return this.headings;
    const table = new Map<string, ReadKind | "other">();
    for (const text of this.site.otherHeadings) table.set(fold(text), "other");
    for (const kind of KINDS) for (const text of this.site.sections[kind].headings) table.set(fold(text), kind);
    this.headings = [];
    for (const element of this.main.querySelectorAll(HEADINGS)) {
      if (this.apart(element) || isHidden(element)) continue;
      const text = readLines(element, { site: this.site, joined: true })[0]?.line.text ?? "";
      if (text) this.headings.push({ element, kind: table.get(fold(text)) });
    }
    return this.headings;
  }

  /** The card around a mark that is not itself the card. */
  card(mark: Element): Element {
    const section = mark.closest("section");
    if (section && section !== mark && this.main.contains(section) && section.querySelector("h1") === null) {
      const kinds = new Set(this.headingsOf().filter((h) => section.contains(h.element) && h.kind).map((h) => h.kind));
      if (kinds.size < 2) return section;
    }
    const heading = this.headingsOf().find((h) => mark.contains(h.element) || h.element === mark)?.element;
    for (let a = heading ? heading.parentElement : mark.parentElement; a && a !== this.main; a = a.parentElement) {
      const inside = this.headingsOf().find((h) => a.contains(h.element))?.element;
      if (!inside) { if ((a.textContent ?? "").trim()) return a; continue; }
      if (readLines(a, { site: this.site, skip: (e) => e === inside }).length > 0) return a;
    }
    return mark;
  }
}

function* ancestors(element: Element): Generator<Element> {
  for (let a: Element | null = element; a; a = a.parentElement) yield a;
}

function pathOf(href: string): string {
  try { return new URL(href, "https://www.linkedin.com").pathname; } catch { return ""; }
}

interface Found { root: Element; rung: Rung; heading?: Element }

function byAnchor(p: ProfilePage, kind: ReadKind): Found | undefined {
  const anchors = p.site.sections[kind];
  const found = (root: Element): Found => ({ root, rung: "anchor" });
  // Card keys name a member and a card; the same key stands on a wrapper and on the card in it.
  for (const [element, key] of p.keyed) {
    if (key.startsWith(p.site.cardKey) && anchors.keys.some((name) => key.endsWith(name)) && !p.apart(element)) {
      const member = anchors.keys.map((name) => key.endsWith(name) ? key.slice(p.site.cardKey.length, -name.length) : "").find((id) => p.site.memberId.test(id) || slugOf(id) === p.slug);
      if (member !== undefined) return found(element);
    }
  }
  if (anchors.topAnchor) {
    for (const [element, key] of p.keyed) {
      const match = anchors.topAnchor.exec(key);
      if (match && slugOf(key.slice(match[0].length)) === p.slug && !p.apart(element)) return found(p.card(element));
    }
  }
  for (const view of anchors.views) {
    const element = p.main.querySelector(`[data-view-name='${view}']`);
    if (element && !p.apart(element)) return found(element);
  }
  for (const id of anchors.ids) {
    const element = [...p.main.querySelectorAll(`[id='${id}']`)].find((e) => !p.apart(e));
    if (element) return found(element.childElementCount === 0 ? p.card(element) : element);
  }
  for (const name of anchors.data) {
    const element = [...p.main.querySelectorAll(`[data-section='${name}']`)].find((e) => e.querySelector("h2, h3, ul") && !e.matches("li") && !p.apart(e) && !(e.parentElement?.closest("section")?.querySelector(":scope > h1, :scope > :not(section) h1")));
    if (element) return found(element);
  }
  return undefined;
}

const YEAR_RANGE = /(?:19|20)\d\d\D{1,12}(?:(?:19|20)\d\d|\p{L}{2,})/u;
const YEAR_RANGE_AND_DURATION = /(?:19|20)\d\d.*[-–—~〜至].*[·•]?\s*\d+\s*\p{L}/u;

function byShape(p: ProfilePage, kind: ReadKind, taken: Element[]): Found | undefined {
  if (kind !== "experience" && kind !== "education") return;
  for (const card of cards(p)) {
    if (taken.some((t) => t.contains(card) || card.contains(t)) || card.querySelector("h1")) continue;
    const known = p.headingsOf().some((h) => h.kind && h.kind !== kind && card.contains(h.element));
    if (known) continue;
    const lines = readLines(card, { site: p.site });
    const dated = lines.filter((l) => l.line.text.length < 80 && YEAR_RANGE.test(l.line.text)).length;
    if (!dated) continue;
    const jobs = card.querySelector("a[href*='/company/']") !== null && lines.some((l) => l.line.text.length < 80 && YEAR_RANGE_AND_DURATION.test(l.line.text));
    const school = !jobs && card.querySelector("a[href*='/school/']") !== null;
    if (kind === "experience" ? jobs : school) return { root: card, rung: "shape" };
  }
  return undefined;
}

/** The cards of a profile: sections of the page's own column. */
function cards(p: ProfilePage): Element[] {
  return [...p.main.querySelectorAll("section")].filter((s) => !s.parentElement?.closest("section:not([data-testid])") && !p.apart(s) && !p.otherPeople(s));
}

function find(p: ProfilePage, kind: ReadKind, taken: Element[]): Found | undefined {
  const anchored = byAnchor(p, kind);
  if (anchored) return anchored;
  const details = p.site.sections[kind].details;
  const heading = p.headingsOf().find((h) => h.kind === kind && !taken.some((t) => t.contains(h.element)));
  if (heading) return { root: p.card(heading.element), rung: "heading", heading: heading.element };
  if (details && p.site.details.exec(p.url.pathname)?.[1] === details) return { root: p.main, rung: "anchor" };
  return byShape(p, kind, taken);
}

/** What is known of a section that was not found. Only a page that proves it may say that there is nothing. */
function stateOfMissing(p: ProfilePage, kind: ReadKind, layout: string, taken: Element[]): State {
  if (layout === "public") return "not-loaded";
  if (layout === "classic") {
    const recognised = cards(p).every((card) =>
      card.querySelector("h1") !== null || card.hasAttribute("data-member-id") || taken.some((t) => t === card || t.contains(card) || card.contains(t)) ||
      [...card.querySelectorAll("[id]")].some((e) => p.site.otherIds.test(e.id) || p.site.foreign.test(e.id)) ||
      p.headingsOf().some((h) => h.kind && card.contains(h.element)) || !p.headingsOf().some((h) => card.contains(h.element)));
    const anchored = KINDS.some((k) => byAnchor(p, k)) || [...p.main.querySelectorAll("[id]")].some((e) => p.site.otherIds.test(e.id));
    if (!recognised) return "could-not-read";
    return anchored && p.doc.readyState === "complete" ? "confirmed-empty" : "not-loaded";
  }
  const { containers, keys } = p.site.sections[kind];
  let state: State = "not-loaded";
  for (const [element, key] of p.keyed) {
    const container = p.site.cardContainer.exec(key);
    if (!container || !containers.some((name) => container[0].endsWith(name)) || slugOf(key.slice(container[0].length)) !== p.slug) continue;
    const inside = [...p.keyed].filter(([e, k]) => k.startsWith(p.site.cardKey) && element.contains(e) && e !== element);
    if (!inside.length) continue;
    const named = (k: string) => KINDS.some((other) => p.site.sections[other].keys.some((name) => k.endsWith(name)));
    const own = inside.filter(([, k]) => keys.some((name) => k.endsWith(name)));
    const unknown = inside.filter(([e, k]) => !named(k) && (e.textContent ?? "").trim() && !taken.some((t) => t.contains(e) || e.contains(t)) && !p.headingsOf().some((h) => h.kind && e.contains(h.element)));
    if (own.some(([e]) => e.childElementCount > 0)) state = "could-not-read";
    else if (own.length) state = "confirmed-empty";
    else if (unknown.length) state = "could-not-read";
    // No names to go by: every card of the container is empty or is another section, and there is an empty one.
    else if (inside.some(([e, k]) => !named(k) && e.childElementCount === 0)) state = "confirmed-empty";
  }
  return state;
}

const digits = (text: string): number | null => {
  const found = /\d[\d.,' \u00a0\u202f]*/u.exec(text)?.[0]?.replace(/\D/g, "");
  const number = found ? Number(found) : NaN;
  return Number.isSafeInteger(number) && number > 0 && number < 10_000 ? number : null;
};

function readSection(p: ProfilePage, kind: ReadKind, found: Found): { section: Section; lines: ReadLine[] } {
  const details = p.site.sections[kind].details;
  const heading = found.heading ?? p.headingsOf().find((h) => h.kind === kind && found.root.contains(h.element))?.element
    ?? [...found.root.querySelectorAll("h2, h3")].find((h) => !h.closest(p.site.entry) && (h.textContent ?? "").trim());
  const lines = readLines(found.root, { site: p.site, skip: (e) => e === heading });
  const section = emptySection(kind, "observed", found.rung);
  section.lines = lines.map((l) => l.line);
  const all = details ? [...found.root.querySelectorAll<HTMLAnchorElement>(`a[href*='/details/${details}']`)].find((a) => !a.closest(p.site.entry)) : undefined;
  section.total = all ? digits(all.textContent ?? "") : null;
  if (kind === "experience") section.shown = lines.filter((l) => l.line.text.length < 120 && YEAR_RANGE.test(l.line.text)).length;
  else if (kind !== "about") section.shown = new Set(lines.filter((l) => l.line.depth === 1).map((l) => l.line.block)).size;
  if (!lines.length) {
    // A card without children is how the server-driven page says that there is nothing.
    const empty = found.root.childElementCount === 0 && p.keyed.has(found.root) && keyOf(found.root, p.site).startsWith(p.site.cardKey);
    section.state = empty ? "confirmed-empty" : heading ? "could-not-read" : "not-loaded";
    section.shown = null;
  }
  return { section, lines };
}

function topCardOf(p: ProfilePage, layout: string): Found | undefined {
  for (const [element, key] of p.keyed) if (key.startsWith(p.site.cardKey) && p.site.topCard.keys.some((name) => key.endsWith(name)) && (element.textContent ?? "").trim()) return { root: element, rung: "anchor" };
  const selected = p.main.querySelector(p.site.topCard.select);
  if (selected) return { root: selected, rung: "anchor" };
  const own = [...p.main.querySelectorAll<HTMLAnchorElement>("a[href*='/in/']")].filter((a) => slugOf(p.site.profile.exec(pathOf(a.href))?.[1] ?? "") === p.slug);
  const name = p.main.querySelector("h1") ?? own.find((a) => a.querySelector("h1, h2"))?.querySelector("h1, h2") ?? undefined;
  if (!name || p.apart(name)) return undefined;
  if (layout === "server-driven") {
    const card = [...ancestors(name)].filter((e) => keyOf(e, p.site).startsWith(p.site.cardKey)).at(-1);
    if (card) return { root: card, rung: "anchor" };
  }
  const section = name.closest("section");
  if (section && p.main.contains(section)) return { root: section, rung: "heading" };
  for (let a = name.parentElement; a && a !== p.main; a = a.parentElement) if (readLines(a, { site: p.site }).length > 2) return { root: a, rung: "heading" };
  return undefined;
}

function readTopCard(p: ProfilePage, found: Found): { section: Section; lines: ReadLine[] } {
  const lines = readLines(found.root, { site: p.site });
  const section = emptySection("top-card", lines.length ? "observed" : "could-not-read", found.rung);
  section.lines = lines.map((l) => l.line);
  const name = found.root.querySelector("h1") ?? found.root.querySelector("h2");
  const text = name ? readLines(name, { site: p.site })[0]?.line.text : undefined;
  const line = section.lines.find((l) => l.text === text);
  if (line) line.role = "name";
  return { section, lines };
}

function readContact(p: ProfilePage): { section: Section; lines: ReadLine[] } {
  for (const root of rootsOf(p.doc, p.site)) {
    for (const dialog of root.querySelectorAll("[role='dialog'], dialog[open], [aria-modal='true']")) {
      const isContact = dialog.querySelector(p.site.contact.mark) !== null || p.site.contact.url.test(p.url.pathname);
      if (!isContact || isHidden(dialog)) continue;
      // A dialog proves whose it is before it is merged: its first profile address is the member's own.
      const own = [...dialog.querySelectorAll<HTMLAnchorElement>("a[href*='/in/']")][0];
      const slug = own && p.site.profile.exec(pathOf(own.href))?.[1];
      if (!slug || slugOf(slug) !== p.slug) continue;
      // The dialog's own announcements stand outside its sections.
      const parts = [...dialog.querySelectorAll("section")].filter((s) => !s.parentElement?.closest("section"));
      const lines = (parts.length ? parts : [dialog]).flatMap((part) => readLines(part, { site: p.site }));
      const section = emptySection("contact", lines.length ? "observed" : "could-not-read");
      section.lines = lines.map((l) => l.line);
      return { section, lines };
    }
  }
  return { section: emptySection("contact", "not-open"), lines: [] };
}

function layoutOf(p: ProfilePage): string | undefined {
  if ([...p.keyed.values()].some((key) => key.startsWith(p.site.cardKey) || p.site.cardContainer.test(key))) return "server-driven";
  if (p.doc.querySelector(p.site.publicMark)) return "public";
  const classic = p.main.querySelector("section[data-member-id], [data-view-name='profile-card']") !== null || KINDS.some((kind) => p.site.sections[kind].ids.some((id) => p.main.querySelector(`[id='${id}']`)));
  if (classic) return "classic";
  if (p.main.id === "workspace" || p.main.querySelector("[componentkey], [data-view-name^='profile-']")) return "server-driven";
  return p.main.querySelector("h1, h2") ? "unknown" : undefined;
}

function readProfile(doc: Document, url: URL, site: Site, slug: string): ReadResult {
  const p = new ProfilePage(doc, url, site, slug);
  const layout = layoutOf(p);
  const none = (trouble: "page-still-changing" | "not-a-profile"): ReadResult => ({ trouble, page: pageOf("not-a-profile", layout ?? "", doc, url) });
  if (!layout) return none((p.main.textContent ?? "").trim() ? "not-a-profile" : "page-still-changing");
  const top = topCardOf(p, layout);
  if (layout === "public") {
    if (site.notFound.test(doc.title) || !top || !doc.querySelector("[data-section]")) return none("not-a-profile");
  } else {
    const owners = p.owners();
    const isMember = site.memberId.test(slug);
    const ours = owners.has(p.slug) || p.linksToSlug() || (isMember && [...p.keyed.values()].some((key) => key.toLowerCase().includes(p.slug)));
    if ([...owners].some((owner) => owner !== p.slug && !isMember) || !ours) return none(owners.size || !(p.main.textContent ?? "").trim() || top ? "page-still-changing" : "not-a-profile");
  }
  const page = pageOf(layout === "public" ? "public-profile" : "profile", layout, doc, url);
  const lines: ReadLine[][] = [];
  const add = (read: { section: Section; lines: ReadLine[] }) => { page.sections.push(read.section); lines.push(read.lines); };
  add(top ? readTopCard(p, top) : { section: emptySection("top-card", site.details.test(url.pathname) ? "not-loaded" : "could-not-read"), lines: [] });
  const found = new Map<ReadKind, Found>();
  const taken: Element[] = top ? [top.root] : [];
  // Every anchor before any guess, so that a guess never takes what an anchor names.
  for (const kind of KINDS) { const hit = byAnchor(p, kind); if (hit) { found.set(kind, hit); taken.push(hit.root); } }
  for (const kind of KINDS) {
    if (found.has(kind)) continue;
    const hit = find(p, kind, taken);
    if (hit) { found.set(kind, hit); taken.push(hit.root); }
  }
  for (const kind of KINDS) {
    const hit = found.get(kind);
    add(hit ? readSection(p, kind, hit) : { section: emptySection(kind, stateOfMissing(p, kind, layout, taken)), lines: [] });
  }
  add(layout === "public" ? { section: emptySection("contact", "not-loaded"), lines: [] } : readContact(p));
  return { page, lines };
}

/** What the reader selected, on any page. */
export function readSelection(doc: Document, url: URL, site: Site): Reading | undefined {
  const selection = doc.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  const lines: ReadLine[] = [];
  for (let i = 0; i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    // One line with breaks in it: a message that was selected stays one text.
    lines.push(...readLines(range.commonAncestorContainer, { site, range, joined: true }));
  }
  if (!lines.length) return;
  const page = pageOf("selection", "selection", doc, url);
  page.sections.push({ ...emptySection("other", "observed", "given"), lines: lines.map((l): Line => l.line) });
  return { page, lines: [lines] };
}

/** Reads the page that is open. Never throws: what goes wrong is a page that could not be read. */
export function read(doc: Document, url: URL, site: Site, selection = false): ReadResult {
  try {
    if (selection) {
      const selected = readSelection(doc, url, site);
      if (selected) return selected;
    }
    if (site.host.test(url.hostname)) {
      const slug = site.profile.exec(url.pathname)?.[1];
      const thread = readThread(doc, url, site, slug === undefined);
      if (thread) return thread;
      if (slug) return readProfile(doc, url, site, slug);
    }
    return readSelection(doc, url, site) ?? { trouble: "not-a-profile", page: pageOf("not-a-profile", "", doc, url) };
  } catch (error) {
    console.debug("second look: reading failed", error instanceof Error ? error.name : "");
    return { trouble: "not-a-profile", page: pageOf("not-a-profile", "", doc, url) };
  }
}
