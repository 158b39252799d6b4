/**
 * What the parts of the extension say to each other. JSON only: no Map, Date or undefined survives the trip.
 * The engine's types are generated from the Rust core into ./bindings (see .cargo/config.toml).
 */
import type { From } from "./bindings/From";
import type { Page } from "./bindings/Page";
import type { Report } from "./bindings/Report";
import type { Strength } from "./bindings/Strength";
import type { Viewer } from "./bindings/Viewer";

/** Why a page could not be read or judged; the panel has a sentence for each. */
export type Trouble =
  | "page-still-changing" | "not-a-profile" | "no-access" | "following-needs-click" | "documents-only"
  | "engine-restarted" | "engine-failed" | "table-failed" | "old-script";

/** Content script → background. */
export type FromContent =
  /**
   * What was read. A long thread grows by a line at a time: `same` says how many lines at the beginning of each section are those
   * of the page sent before and were left out; `number` counts the pages of one reader. A page that does not follow is asked for anew.
   */
  | { kind: "page"; page: Page; same?: number[]; number?: number }
  | { kind: "trouble"; trouble: Trouble }
  /** Insert (`on`) or remove these rules in the tab with `scripting.insertCSS`, origin USER: the look of the marks. */
  | { kind: "style"; css: string; on: boolean }
  /** Another address in the same document: what is known of the tab is void. Answer with `stop` unless the tab is followed. */
  | { kind: "leaving" };

/** One quoted place to paint or scroll to: a line of the page and UTF-16 offsets in it. The quote is checked before use. */
export interface Mark {
  /** JSON Pointer into {page}: `/page/sections/3/lines/14/text`. */
  where: string;
  quote: string;
  start: number;
  end: number;
  strength: Strength;
}

/** Background → content script. */
export type ToContent =
  /** `selection`: what the reader selected rather than the page. */
  | { kind: "read"; selection?: boolean }
  | { kind: "paint"; marks: Mark[] }
  | { kind: "scroll"; mark: Mark }
  | { kind: "stop" }
  /** Only a practice page, which brings its own reader, answers this with `true`. */
  | { kind: "practice" };

/** How far a dismissal reaches. */
export type DismissScope = "this-finding" | "this-sign-here" | "this-sign-everywhere";

export interface Dismissal {
  scope: DismissScope;
  sign: string;
  /** Hash of the quoted texts: an edited text comes back. */
  key: string;
  /** The reader's own words. */
  reason: string;
  /** "checked and fine" rather than "hide for me". */
  checked: boolean;
}

/** All the panel needs to know about one tab. */
export interface TabState {
  tabId: number;
  url: string;
  /** none: never asked; reading: the reader is at work; done: a report stands. */
  phase: "none" | "reading" | "done" | "trouble";
  trouble?: Trouble;
  viewer: Viewer;
  following: boolean;
  report?: Report;
  dismissals: Dismissal[];
  /** Whether reading every tab of this site could be offered now (third click of a day). */
  offerSite: boolean;
}

/** A pasted line or message. Evidence points to it as `/thread/<n>/text`. */
export interface Turn {
  from: From;
  text: string;
}

/** Panel, options, documents → background; each is answered with Answer. */
export type FromPanel =
  | { kind: "state"; tabId: number }
  | { kind: "check"; tabId: number }
  | { kind: "check-text"; turns: Turn[]; viewer: Viewer }
  | { kind: "goto"; tabId: number; finding: number; evidence: number }
  | { kind: "viewer"; tabId: number; viewer: Viewer }
  | { kind: "dismiss"; tabId: number; dismissal: Dismissal }
  | { kind: "undo-dismiss"; tabId: number; sign: string; key: string }
  | { kind: "follow"; tabId: number; on: boolean }
  | { kind: "site-granted"; origin: string };

/** What FromPanel is answered with: whatever names a tab gets its state, `check-text` a report. */
export type Answer =
  | { kind: "state"; state: TabState }
  | { kind: "report"; report: Report }
  | { kind: "trouble"; trouble: Trouble }
  | { kind: "done" };

/** Background → open panels, whenever a tab's state changes. */
export type ToPanel = { kind: "tab"; state: TabState };
