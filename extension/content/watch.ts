/**
 * Watches the page: reads again when its words changed, waits when another person's page is being built, and stops itself
 * when the extension behind it is gone. It never scrolls, clicks or fetches.
 */
import type { Site } from "../sites/site";
import { all, one } from "./dom";
import type { Page } from "../shared/bindings/Page";
import type { Keep } from "./lines";
import { LATER, read, type ReadResult, rootsOf } from "./read";

const QUIET = 400;
const LONGEST = 2_000;
/** How long new parts of a page are read at once, in ms, or as long as it took to get to them; then the page has its turn. */
const SLICE = 5;
/** What the page's styles did to something that was kept is not told: after this time, in ms, nothing is kept. */
const OLD = 300_000;

export interface Watch {
  stop(): void;
  /** Reads at once and reports it even if nothing changed: somebody asked. */
  again(selection?: boolean): void;
}

export interface Handlers {
  /**
   * The page was read. `same`: how many lines at the beginning of each section are as they were; nothing where all of it says
   * the same, and only its text nodes may be new ones.
   */
  read(result: ReadResult, same?: number[]): void;
  /** Another address: everything known is void. */
  leaving(): void;
  /** Whether the extension is still there; without it the watch is stopped. */
  alive(): boolean;
}

export function watch(site: Site, on: Handlers): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let last: Page | undefined;
  let address = location.href;
  /** A selection is read once: it is not the page that was asked about. */
  let selected = false;
  const aborter = new AbortController();
  /** Where something changed since the last reading; whether what lies beneath may look different now. */
  const touched = new Map<Node, boolean>();
  const touch = (records: MutationRecord[]) => {
    for (const { target, type, addedNodes } of records) {
      touched.set(target, touched.get(target) || type === "attributes");
      for (const node of addedNodes as NodeListOf<Element>) if (node.nodeType === 1 && (node.matches(site.interop) || one(node, site.interop))) kept.delete(site);
    }
  };
  const observer = new MutationObserver((records) => { touch(records); later(); });

  let kept = new WeakMap<object, Record<string, unknown>>();
  let keptSince = 0;
  let slice: ReturnType<typeof setTimeout> | undefined;
  /** When this slice ends; below zero as long as nothing new was read in it: when it began. */
  let until = 0;
  const keep: Keep = <T>(part: object, name: string, make: () => T) => {
    const known = kept.get(part)?.[name];
    if (known) return known as T;
    if (until > 0 && performance.now() > until) throw LATER;
    const value = make();
    kept.set(part, { ...kept.get(part), [name]: value });
    // At least one part in each slice, however long it takes.
    const time = performance.now();
    if (until <= 0) until = time + Math.max(SLICE, time + until);
    return value;
  };
  /** Drops what is kept of the parts that changed. */
  const forget = () => {
    const time = performance.now();
    touch(observer.takeRecords());
    if (time - keptSince > OLD || touched.has(document.head)) {
      kept = new WeakMap();
      keptSince = time;
    }
    for (const [target, beneath] of touched) {
      let inside: unknown;
      for (let node: Node | null = target; node; node = node.parentNode ?? (node as ShadowRoot).host) {
        const known = kept.get(node);
        inside ||= known?.["message"] ?? known?.["entry"];
        kept.delete(node);
      }
      if (beneath && !inside) for (const element of all(target as Element, "*")) kept.delete(element);
    }
    touched.clear();
  };

  // Shadow roots and frames do not report to the document's observer.
  const observe = () => {
    for (const root of rootsOf(document, site, keep)) observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  };
  const { signal } = aborter;
  const stop = () => {
    observer.disconnect();
    aborter.abort();
    clearTimeout(timer);
    clearTimeout(slice);
  };
  const leave = () => {
    if (address === location.href) return;
    const before = samePlace(address, site);
    address = location.href;
    if (before !== samePlace(address, site)) {
      last = undefined;
      selected = false;
      clearTimeout(slice);
      // Relative addresses lead elsewhere now.
      keptSince = -OLD;
      on.leaving();
    }
    later();
  };
  const now = () => {
    clearTimeout(slice);
    forget();
    until = -performance.now();
    let result: ReadResult;
    try {
      observe();
      result = read(document, new URL(location.href), site, selected, keep);
    } catch {
      slice = setTimeout(now);
      return;
    }
    selected &&= result.page.surface === "selection";
    const { page } = result;
    const same = page.sections.map(({ lines }, i) => {
      const end = lines.findIndex((line, j) => {
        const before = last?.sections[i]?.lines[j];
        // Lines that were kept need no look.
        return line !== before && JSON.stringify(line) !== JSON.stringify(before);
      });
      return end < 0 ? lines.length : end;
    });
    const changed = !last || head(page) !== head(last) || page.sections.some((section, i) => same[i]! < section.lines.length);
    last = page;
    on.read(result, changed ? same : undefined);
  };
  const due = () => {
    waitingSince = 0;
    if (signal.aborted || !on.alive()) return;
    leave();
    if (!document.hidden && !selected) now();
  };
  const later = () => {
    if (signal.aborted) return;
    const time = performance.now();
    waitingSince ||= time;
    clearTimeout(timer);
    timer = setTimeout(due, Math.min(QUIET, waitingSince + LONGEST - time));
  };
  observe();
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("currententrychange", leave, { signal });
  document.addEventListener("visibilitychange", later, { signal });
  return { stop, again: (selection = false) => { last = undefined; selected = selection; now(); } };
}

/** A page without what its lines say. */
const head = (page: Page) => JSON.stringify(page, (key, value) => (key === "lines" ? value.length : value));

/** What of an address says whose page it is: a dialog over a profile is the same place. */
function samePlace(address: string, site: Site): string {
  const path = new URL(address).pathname;
  const slug = site.profile.exec(path)?.[1];
  return slug ? slug + site.details.exec(path)?.[0] : path;
}
