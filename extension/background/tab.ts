/**
 * What is known about one tab, and how it changes. Pure: every function takes the old state and gives the new one, so that
 * the same rules hold whether the background lived on or was killed and read the state back from the session's storage.
 */
import type { Page } from "../shared/bindings/Page";
import type { Report } from "../shared/bindings/Report";
import type { Viewer } from "../shared/bindings/Viewer";
import type { TabState, Trouble } from "../shared/messages";

/** A tab as the background keeps it: the panel's state without what is looked up anew, and where the page was read. */
export interface Tab extends Omit<TabState, "dismissals"> {
  /** Whether a selection was asked for: then the page around it is not looked at. */
  selection: boolean;
  /** What was read, for a review after the tables came, the viewer changed or the worker was killed. */
  page?: Page;
  /** The reader's number of `page`. */
  number?: number;
  /** Counts readings: an answer to an older one is dropped. */
  turn: number;
  /** Whether the engine fell over on this page already. */
  fellOver: boolean;
}

/** A tab nobody asked about. */
export function fresh(tabId: number, viewer: Viewer): Tab {
  return { tabId, url: "", phase: "none", viewer, following: false, offerSite: false, selection: false, turn: 0, fellOver: false };
}

/** Only for someone applying to the reader does Second Look go on with the tab. */
const mayFollow = (viewer: Viewer): boolean => viewer === "applicant-to-me";

/** Without what rests on the page that was shown before. */
function emptied(tab: Tab): Tab {
  const { report: _report, page: _page, trouble: _trouble, ...rest } = tab;
  return { ...rest, turn: tab.turn + 1, fellOver: false };
}

/** The reader asked for this page: by a click, the shortcut or the menu. */
export function asked(tab: Tab, url: string, offerSite: boolean, selection = false): Tab {
  return { ...emptied(tab), url, phase: "reading", following: mayFollow(tab.viewer) && !selection, offerSite, selection };
}

/** The page in a tab that is followed, or whose site was granted, is being read without a click. */
export function wentOn(tab: Tab, url: string): Tab {
  return { ...emptied(tab), url, phase: "reading", selection: false };
}

/** Something stands in the way. */
export function troubled(tab: Tab, trouble: Trouble): Tab {
  return { ...tab, phase: "trouble", trouble };
}

/** The engine fell over: once is bad luck, twice on one page is a fault of ours with this page. */
export function fellOver(tab: Tab): Tab {
  return { ...troubled(tab, tab.fellOver ? "engine-failed" : "engine-restarted"), fellOver: true };
}

/** The page with the lines that the reader left out; `null` where the page before is not the one that is known. */
export function whole(tab: Tab, page: Page, same: number[] = [], number = 0): Page | null {
  if (!same.some(Boolean)) return page;
  const before = tab.page?.sections;
  if (!before || tab.number !== number - 1) return null;
  return { ...page, sections: page.sections.map((section, i) => ({ ...section, lines: [...(before[i]?.lines.slice(0, same[i]) ?? []), ...section.lines] })) };
}

/** The reader handed over a page. `null`: nobody asked for that one. */
export function pageRead(tab: Tab, page: Page): Tab | null {
  if (tab.phase === "none" && !tab.following) return null;
  if (tab.selection !== (page.surface === "selection")) return null;
  const moved = tab.page !== undefined && placeOf(tab.page.url) !== placeOf(page.url);
  // Someone else's page, and nobody asked for it.
  if (moved && !tab.following && tab.phase !== "reading") return null;
  const { trouble: _, ...rest } = tab;
  // While more of one page arrives its report stands: the reader may be in the middle of it.
  const phase = !moved && tab.phase === "done" ? "done" : "reading";
  const next: Tab = { ...rest, url: page.url, page, turn: tab.turn + 1, phase };
  if (moved) delete next.report;
  return page.surface === "not-a-profile" ? troubled(next, "not-a-profile") : next;
}

/** A report on what was read in `turn`; an answer to an older reading changes nothing. */
export function reported(tab: Tab, turn: number, report: Report, trouble?: Trouble): Tab {
  if (turn !== tab.turn) return tab;
  const { trouble: _, ...rest } = tab;
  return { ...rest, phase: "done", report, fellOver: false, ...(trouble && { trouble }) };
}

/** The reader could not read. */
export function readFailed(tab: Tab, trouble: Trouble): Tab {
  return tab.phase === "none" || tab.selection ? tab : troubled(tab, trouble);
}

/** The page shows something else now, without having been loaded anew. */
export function left(tab: Tab): Tab {
  if (tab.phase === "none") return tab;
  return { ...emptied(tab), phase: tab.following ? "reading" : "none" };
}

/** A tab that is not followed was loaded anew or shows another address. */
export function forgotten(tab: Tab): Tab {
  return { ...emptied(tab), phase: "none", following: false, offerSite: false, selection: false };
}

/** The reader says who this is. */
export function viewedAs(tab: Tab, viewer: Viewer): Tab {
  return { ...tab, viewer, following: mayFollow(viewer) && tab.phase !== "none" };
}

/** The chip's "Stop", and its return. */
export function followed(tab: Tab, on: boolean): Tab {
  return { ...tab, following: on && mayFollow(tab.viewer) };
}

/** The offer to read the whole site was answered. */
export function answered(tab: Tab): Tab {
  return { ...tab, offerSite: false };
}

/** The person or thread an address is about: enough to tell two people apart, the same for the parts of one profile. */
export function placeOf(address: string): string {
  try {
    const url = new URL(address);
    const profile = /^\/(?:mwlite\/)?in\/[^/]+/.exec(url.pathname);
    return url.origin + (profile ? profile[0] : url.pathname.replace(/\/+$/, ""));
  } catch {
    return address;
  }
}
