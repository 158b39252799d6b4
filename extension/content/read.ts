/**
 * From the document to a `Page`: which surface it is, whose page it is, where its sections are, and what is known of each.
 * It finds and understands nothing else; a miss is a state, never an exception.
 */
import type { Page } from "../shared/bindings/Page";
import type { Rung } from "../shared/bindings/Rung";
import type { Section } from "../shared/bindings/Section";
import type { SectionKind } from "../shared/bindings/SectionKind";
import type { State } from "../shared/bindings/State";
import type { ReadKind, Site } from "../sites/site";
import { all, attribute, isHidden, one, overlap, pathOf, textOf } from "./dom";
import { type Keep, type Options, type ReadLine, readLines } from "./lines";
import { readThread } from "./thread";

/** What reading gave. `lines[i][j]` are the text nodes behind `page.sections[i].lines[j]`. */
export interface Reading { page: Page; lines: ReadLine[][] }
export type ReadResult = Reading | { trouble: "page-still-changing" | "not-a-profile"; page: Page };

const APART = "aside,nav,[role=dialog],dialog,form,[role=complementary]";
export const PROFILE_LINKS = "a[href*='/in/']";
/** Years joined by something, and the same with a duration behind: shapes that need no language. */
const YEARS = /(?:19|20)\d\d.{0,8}[-–—~〜至].{0,8}(?:(?:19|20)\d\d|[\p{L}]{2,})/u;
const YEARS_AND_DURATION = /(?:19|20)\d\d.*[-–—~〜至].*\d+\s*[\p{L}]/u;

export const UNREAD: State = "could-not-read";
export const NOT_LOADED: State = "not-loaded";
const EMPTY: State = "confirmed-empty";

/** A text as headings are compared: composed, small, no counts at its end. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s*\(\d+\)$/, "").trim();

/** A slug as it is compared: addresses are percent-encoded, keys are not. */
export function slugOf(text = ""): string {
  try { return decodeURIComponent(text).normalize("NFC").toLowerCase(); } catch { return text.toLowerCase(); }
}

export const section = (kind: SectionKind, state: State, rung: Rung = "anchor", read: ReadLine[] = []): Section =>
  ({ kind, rung, state, shown: null, total: null, lines: read.map((l) => l.line) });

export const pageOf = (surface: Page["surface"], layout: string, doc: Document, url: URL): Page =>
  ({ surface, layout, url: url.href, lang: doc.documentElement.lang, sections: [] });

/** The document, and the open shadow roots and same-origin frames in which the site shows dialogs and messages. */
export function rootsOf(doc: Document, site: Site, keep: Keep): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [doc];
  // Kept under the site: it is asked again when such an element was added.
  for (const host of keep(site, "hosts", () => all(doc, site.interop))) {
    try {
      const root = host.shadowRoot ?? (host as HTMLIFrameElement).contentDocument;
      if (root) roots.push(root);
    } catch { /* a frame of another origin: not ours to read */ }
  }
  return roots;
}

/** What `keep` may throw to stop the reading: it goes on another time. */
export const LATER = {};

const NO_PROFILE = "not-a-profile";

interface Found { root: Element; rung: Rung; heading?: Element }

function readProfile(doc: Document, url: URL, site: Site, slug: string, keep: Keep): ReadResult {
  const { sections, cardKey, cardContainer, foreign, memberId, otherIds, otherKeys, topCard } = site;
  const kinds = Object.keys(sections) as ReadKind[];
  const main = one(doc, "main") ?? one(doc, "[role=main]") ?? doc.body;
  const lines = (root: Element, options: Partial<Options> = {}) => readLines(root, { site, keep, ...options });
  const keyOf = (element: Element) => site.keyAttributes.map((name) => attribute(element, name)).find(Boolean) ?? "";
  const slugIn = (link: Element) => slugOf(site.profile.exec(pathOf(link))?.[1]);

  /** Asides, dialogs, advertisements and sections about other people. */
  const others = new Set<Element | null>(all(main, "[id]").filter((e) => foreign.test(e.id)).map((e) => e.closest("section") ?? e));
  const apart = (element: Element): boolean => {
    if (element.closest(APART)) return true;
    for (let a: Element | null = element; a; a = a.parentElement) if (others.has(a) || foreign.test(keyOf(a))) return true;
    return false;
  };
  const keyed = all(main, site.keyAttributes.map((name) => `[${name}]`).join()).map((element): [Element, string] => [element, keyOf(element)]).filter(([, key]) => key && !foreign.test(key));
  const cards = keyed.filter(([, key]) => key.startsWith(cardKey));
  /** The member or slug in a card's key that ends with one of the names. */
  const ownerOf = (key: string, names: string[]) => names.filter((name) => key.endsWith(name)).map((name) => key.slice(cardKey.length, -name.length))[0];
  const member = cards.map(([, key]) => ownerOf(key, topCard.keys)).find(Boolean);
  const containers = keyed.flatMap(([element, key]) => {
    const match = cardContainer.exec(key)?.[0];
    return match ? [{ element, part: match, owner: slugOf(key.slice(match.length)) }] : [];
  });
  /** The page's own columns: outermost sections that are not about others. */
  const columns = all(main, "section").filter((s) => !s.parentElement?.closest("section:not([data-testid])") && !apart(s));
  const table = new Map<string, ReadKind | "other">(site.otherHeadings.split("|").map((text) => [fold(text), "other"]));
  for (const kind of kinds) for (const text of sections[kind].headings.split("|")) table.set(fold(text), kind);
  const headings = all(main, "h1, h2, h3, h4, [role=heading]")
    .filter((element) => !apart(element) && !isHidden(element))
    .map((element): [Element, ReadKind | "other" | undefined] => [element, table.get(fold(lines(element, { joined: true })[0]?.line.text ?? ""))]);
  const headingIn = (root: Element) => headings.find(([element]) => root.contains(element))?.[0];
  const knownIn = (root: Element) => headings.filter(([element, kind]) => kind && root.contains(element));

  /** The card around a mark that is not itself the card. */
  const cardAround = (mark: Element): Element => {
    const around = mark.closest("section");
    if (around && around !== mark && main.contains(around) && !one(around, "h1") && new Set(knownIn(around).map(([, kind]) => kind)).size < 2) return around;
    for (let a = mark.parentElement; a && a !== main; a = a.parentElement) {
      const heading = headingIn(a);
      if (lines(a, { without: heading }).length) return a;
    }
    return mark;
  };

  const byAnchor = (kind: ReadKind): Found | undefined => {
    const { keys, topAnchor, ids, data } = sections[kind];
    // Card keys name a member and a card; the same key stands on a wrapper and on the card in it.
    const card = cards.find(([element, key]) => {
      const owner = ownerOf(key, keys);
      return owner && !apart(element) && (slugOf(owner) === slug || (memberId.test(owner) && (!member || owner === member)));
    });
    const top = topAnchor && keyed.find(([, key]) => slugOf(key.split(topAnchor)[1]) === slug);
    const pick = (selectors: string[], accept = (_: Element) => true) => all(main, selectors.join()).find((e) => !apart(e) && accept(e));
    const mark = top?.[0] ?? pick(ids.map((id) => `#${id}`));
    const root = card?.[0] ?? (mark && !mark.childElementCount ? cardAround(mark) : mark)
      ?? pick(ids.map((id) => `[data-view-name=profile-card-${id.replaceAll("_", "-")}]`))
      ?? pick(data.map((name) => `[data-section=${name}]`), (e) => e.tagName !== "LI" && !!one(e, "h2, h3, ul") && !one(e.parentElement?.closest("section") ?? e, ":scope > h1, :scope > :not(section) h1"));
    return root && { root, rung: "anchor" };
  };

  const byShape = (kind: ReadKind): Found | undefined => {
    if (kind !== "experience" && kind !== "education") return;
    const root = columns.find((card) => {
      if (taken.some((t) => overlap(t, card)) || one(card, "h1") || knownIn(card).some(([, other]) => other !== kind)) return false;
      const dated = lines(card).map((l) => l.line.text).filter((text) => text.length < 80 && YEARS.test(text));
      const jobs = one(card, "a[href*='/company/']") && dated.some((text) => YEARS_AND_DURATION.test(text));
      return kind === "experience" ? jobs : dated.length && !jobs && one(card, "a[href*='/school/']");
    });
    return root && { root, rung: "shape" };
  };

  const find = (kind: ReadKind): Found | undefined => {
    const heading = headings.find(([element, of]) => of === kind && !taken.some((t) => t.contains(element)))?.[0];
    if (heading) return { root: cardAround(heading), rung: "heading", heading };
    return site.details.exec(url.pathname)?.[1] === kind ? { root: main, rung: "anchor" } : byShape(kind);
  };

  /** What is known of a section that was not found. Only a page that proves it may say that there is nothing. */
  const stateOfMissing = (kind: ReadKind): State => {
    if (layout === "public") return NOT_LOADED;
    if (layout === "classic") {
      const known = (card: Element) => all(card, "[id]").some((e) => otherIds.test(e.id));
      const recognised = (card: Element) => !!one(card, "h1") || card.hasAttribute("data-member-id") || taken.some((t) => overlap(t, card)) || known(card) || !headingIn(card) || knownIn(card).length > 0;
      if (!columns.every(recognised)) return UNREAD;
      return doc.readyState === "complete" && (columns.some(known) || kinds.some(byAnchor)) ? EMPTY : NOT_LOADED;
    }
    const { containers: parts, keys } = sections[kind];
    const named = (key: string) => otherKeys.test(key) || kinds.some((k) => ownerOf(key, sections[k].keys));
    const known = (element: Element) => taken.includes(element) || cards.some(([card, key]) => card === element && (named(key) || knownIn(element).length));
    /** Whether there are words that belong to nothing known. */
    const loose = (node: Node): boolean => node.nodeType === 3 ? textOf(node) !== "" : node.nodeType === 1 && !known(node as Element) && [...node.childNodes].some(loose);
    let state: State = NOT_LOADED;
    for (const { element, part, owner } of containers) {
      if (owner !== slug || !parts.some((name) => part.endsWith(name))) continue;
      const inside = cards.filter(([card]) => card !== element && element.contains(card));
      const own = inside.filter(([, key]) => ownerOf(key, keys));
      if (own.some(([card]) => card.childElementCount) || loose(element)) state = UNREAD;
      // Where keys carry no names, an empty card proves it if all the others are accounted for.
      else if (own.length || inside.some(([card, key]) => !card.childElementCount && !named(key))) state = EMPTY;
    }
    return state;
  };

  const readSection = (kind: ReadKind, { root, rung, heading }: Found) => {
    const title = heading ?? headings.find(([element, of]) => of === kind && root.contains(element))?.[0] ?? all(root, "h2, h3").find((h) => !h.closest(site.entry) && textOf(h));
    const read = lines(root, { without: title });
    const of = add(kind, "observed", rung, read);
    const link = all(root, `a[href*='/details/${kind}']`).find((a) => !a.closest(site.entry));
    const digits = /\d[\d.,'\s]*/u.exec(textOf(link))?.[0].replace(/\D/g, "");
    of.total = digits && digits.length < 5 ? Number(digits) || null : null;
    if (read.length) of.shown = kind === "experience" ? of.lines.filter((l) => l.text.length < 120 && YEARS.test(l.text)).length : kind === "about" ? null : new Set(of.lines.filter((l) => l.depth === 1).map((l) => l.block)).size || null;
    // A card without children is how the server-driven page says that there is nothing.
    else of.state = !root.childElementCount && cards.some(([card]) => card === root) ? EMPTY : title ? UNREAD : NOT_LOADED;
  };

  const findTopCard = (): Found | undefined => {
    const anchored = cards.find(([element, key]) => ownerOf(key, topCard.keys) && textOf(element))?.[0] ?? one(main, topCard.select);
    if (anchored) return { root: anchored, rung: "anchor" };
    const name = one(main, "h1") ?? all(main, PROFILE_LINKS).filter((a) => slugIn(a) === slug).map((a) => one(a, "h1, h2")).find(Boolean);
    if (!name || apart(name)) return;
    const card = cards.find(([element]) => element.contains(name))?.[0];
    if (card) return { root: card, rung: "anchor" };
    let root = name.closest("section") ?? name.parentElement;
    // Without a section of its own: all that is above the first heading of another.
    for (let a = root?.parentElement; a && a !== main && root?.tagName !== "SECTION" && !knownIn(a).length; a = a.parentElement) root = a;
    if (root && main.contains(root)) return { root, rung: layout === "public" && one(doc, "[data-section]") ? "anchor" : "heading" };
  };

  const readContact = () => {
    for (const root of rootsOf(doc, site, keep)) {
      for (const dialog of all(root, "[role=dialog], dialog[open], [aria-modal=true]")) {
        if ((!one(dialog, site.contact.mark) && !site.contact.url.test(url.pathname)) || isHidden(dialog)) continue;
        // A dialog proves whose it is before it is merged: its first profile address is the member's own.
        const own = one(dialog, PROFILE_LINKS);
        if (!own || slugIn(own) !== slug) continue;
        // Its own announcements stand outside its sections.
        const parts = all(dialog, "section").filter((s) => !s.parentElement?.closest("section"));
        const read = (parts.length ? parts : [dialog]).flatMap((part) => lines(part));
        return add("contact", read.length ? "observed" : UNREAD, "anchor", read);
      }
    }
    return add("contact", layout === "public" ? NOT_LOADED : "not-open");
  };

  const layout = cards.length || containers.length ? "server-driven"
    : one(doc, site.publicMark) ? "public"
    : one(main, "section[data-member-id], [data-view-name=profile-card]") || kinds.some((kind) => sections[kind].ids.some((id) => one(main, `#${id}`))) ? "classic"
    : main.id === "workspace" || one(main, "[componentkey], [data-view-name^=profile-]") ? "server-driven"
    : one(main, "h1, h2") ? "unknown" : "";
  /** What is no profile, or not yet one. */
  const none = (changing: unknown): ReadResult => ({ trouble: changing ? "page-still-changing" : NO_PROFILE, page: pageOf(NO_PROFILE, layout, doc, url) });
  const blank = () => !textOf(main);
  if (!layout) return none(blank());
  const top = findTopCard();
  if (layout === "public") {
    if (site.notFound.test(doc.title) || !top || !one(doc, "[data-section]")) return none(false);
  } else {
    // Whose page it is: addresses of its own parts, and keys that carry a slug. While it is being rebuilt they disagree.
    const own = all(main, PROFILE_LINKS).filter((a) => !apart(a));
    const owners = new Set([...own.flatMap((a) => site.ownPart.exec(pathOf(a))?.[1] ?? []).map(slugOf), ...containers.map((c) => c.owner)]);
    const isMember = memberId.test(slug);
    const ours = owners.has(slug) || own.some((a) => slugIn(a) === slug) || (isMember && cards.some(([, key]) => key.toLowerCase().includes(slug)));
    if (!ours || (!isMember && [...owners].some((owner) => owner !== slug))) return none(owners.size || top || blank());
  }
  const page = pageOf(layout === "public" ? "public-profile" : "profile", layout, doc, url);
  const reading: Reading = { page, lines: [] };
  const add = (kind: SectionKind, state: State, rung?: Rung, read: ReadLine[] = []): Section => {
    const of = section(kind, state, rung, read);
    page.sections.push(of);
    reading.lines.push(read);
    return of;
  };
  if (top) {
    const read = lines(top.root);
    const of = add("top-card", read.length ? "observed" : UNREAD, top.rung, read);
    const name = one(top.root, "h1") ?? one(top.root, "h2");
    const text = name && lines(name)[0]?.line.text;
    const line = of.lines.find((l) => l.text === text);
    if (line) line.role = "name";
  } else add("top-card", site.details.test(url.pathname) ? NOT_LOADED : UNREAD);
  const found = new Map<ReadKind, Found>();
  const taken: Element[] = top ? [top.root] : [];
  // Every anchor before any guess, so that a guess never takes what an anchor names.
  for (const look of [byAnchor, find]) {
    for (const kind of kinds) {
      const hit = found.has(kind) ? undefined : look(kind);
      if (hit) { found.set(kind, hit); taken.push(hit.root); }
    }
  }
  for (const kind of kinds) {
    const hit = found.get(kind);
    if (hit) readSection(kind, hit);
    else add(kind, stateOfMissing(kind));
  }
  readContact();
  return reading;
}

/** What the reader selected, on any page. */
function readSelection(doc: Document, url: URL, site: Site): Reading | undefined {
  const selection = doc.getSelection();
  if (!selection || selection.isCollapsed) return;
  const lines: ReadLine[] = [];
  for (let i = 0; i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    // One line with breaks in it: a message that was selected stays one text.
    lines.push(...readLines(range.commonAncestorContainer, { site, range, joined: true }));
  }
  if (!lines.length) return;
  const page = pageOf("selection", "selection", doc, url);
  page.sections.push(section("other", "observed", "given", lines));
  return { page, lines: [lines] };
}

/** Reads the page that is open. Throws only what `keep` throws: what goes wrong is a page that could not be read. */
export function read(doc: Document, url: URL, site: Site, selected = false, keep: Keep = (_, __, make) => make()): ReadResult {
  const none: ReadResult = { trouble: NO_PROFILE, page: pageOf(NO_PROFILE, "", doc, url) };
  try {
    const onSite = site.host.test(url.hostname);
    const slug = onSite && site.profile.exec(url.pathname)?.[1];
    return (selected && readSelection(doc, url, site))
      || (onSite && readThread(doc, url, site, !slug, keep))
      || (slug ? readProfile(doc, url, site, slugOf(slug), keep) : readSelection(doc, url, site) ?? none);
  } catch (error) {
    if (error === LATER) throw error;
    return none;
  }
}
