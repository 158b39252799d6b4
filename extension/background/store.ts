/** The tabs, kept in memory and in the session's storage: a worker that was killed reads them back. */
import { fresh, type Tab } from "./tab";
import type { Viewer } from "../shared/bindings/Viewer";

/** The part of a storage area that is used here. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const keyFor = (tabId: number): string => `tab:${tabId}`;

export class Tabs {
  #known = new Map<number, Promise<Tab>>();

  constructor(
    private readonly area: Area,
    private readonly viewer: () => Promise<Viewer>,
    /** Tells everybody; waited for beside the keeping. */
    private readonly changed: (tab: Tab) => unknown,
  ) {}

  /** What is known about a tab; one nobody asked about is not remembered. */
  get(tabId: number): Promise<Tab> {
    let known = this.#known.get(tabId);
    if (!known) {
      known = this.#read(tabId);
      this.#known.set(tabId, known);
    }
    return known;
  }

  /** Changes a tab. Changes of one tab happen one after the other; `null` or the same state means that nothing changed. */
  async update(tabId: number, change: (tab: Tab) => Tab | null): Promise<Tab> {
    const before = this.get(tabId);
    let differs = false;
    const next = before.then((tab) => {
      const after = change(tab);
      differs = after !== null && after !== tab;
      return after ?? tab;
    });
    this.#known.set(tabId, next.catch(() => before));
    const tab = await next;
    if (differs) {
      await Promise.allSettled([this.changed(tab), this.#keep(tab)]);
    }
    return tab;
  }

  /** The tab is closed. */
  async close(tabId: number): Promise<void> {
    this.#known.delete(tabId);
    await this.area.remove(keyFor(tabId));
  }

  async #read(tabId: number): Promise<Tab> {
    const key = keyFor(tabId);
    const kept = (await this.area.get(key))[key] as Tab | undefined;
    return kept?.tabId === tabId ? kept : fresh(tabId, await this.viewer());
  }

  async #keep(tab: Tab): Promise<void> {
    const key = keyFor(tab.tabId);
    try {
      await this.area.set({ [key]: tab });
    } catch {
      // The session's storage is small: without the page's text, a killed worker only has to read the page again.
      const { page: _, ...rest } = tab;
      await this.area.set({ [key]: rest }).catch(() => undefined);
    }
  }
}
