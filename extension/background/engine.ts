/**
 * The engine: made on first use, shared by all tabs, its tables fetched when a report names them. A trap leaves a
 * WebAssembly instance unusable: it is dropped, and the next review makes a new one.
 */
import type { Page } from "../shared/bindings/Page";
import type { Report } from "../shared/bindings/Report";
import type { Viewer } from "../shared/bindings/Viewer";
import type { Turn } from "../shared/messages";

/** What is to be reviewed: one line of the command line's input. */
export interface Input {
  id: string;
  viewer: Viewer;
  /** `YYYY-MM-DD` on the reader's clock. */
  as_of: string;
  page?: Page;
  thread?: Turn[];
  /** Signs that the reader switched off. */
  without?: string[];
}

/** The part of the WebAssembly engine that is used here. */
export interface Instance {
  loadTable(name: string, bytes: Uint8Array): void;
  review(input: Input, lang: string): Report;
}

/** What the engine needs from the browser. */
export interface Sources {
  instance(): Promise<Instance>;
  table(name: string): Promise<Uint8Array>;
}

/** How a review can end: `refused` is the engine's own word on the input, `fell-over` is a trap. */
export type Outcome =
  | { kind: "report"; report: Report; tableFailed: boolean }
  | { kind: "refused"; name: string }
  | { kind: "fell-over" };

export class Engine {
  #instance: Promise<Instance> | null = null;
  #tables = new Map<string, Promise<void>>();

  constructor(private readonly sources: Sources) {}

  /** Makes the instance ready, so that a click does not wait for it. */
  wake(): void {
    this.#ready().catch(() => undefined);
  }

  /** Reviews; `early` gets the first revision, and has handed it on before tables are loaded and block everything. */
  async review(input: Input, lang: string, early: (report: Report) => unknown): Promise<Outcome> {
    try {
      const instance = await this.#ready();
      const first = instance.review(input, lang);
      // Absent where the engine has all it needs.
      const needs = (first.needs as string[] | undefined) ?? [];
      if (needs.length === 0) return { kind: "report", report: first, tableFailed: false };
      await early(first);
      const loaded = await Promise.allSettled(needs.map((name) => this.#table(instance, name)));
      if (loaded.some((one) => one.status === "rejected" && trapped(one.reason))) return this.#drop();
      const report = instance.review(input, lang);
      return { kind: "report", report: { ...report, checking: false }, tableFailed: loaded.some((one) => one.status === "rejected") };
    } catch (error) {
      if (isFlat(error)) return { kind: "refused", name: error.name };
      return this.#drop();
    }
  }

  #drop(): Outcome {
    this.#instance = null;
    this.#tables.clear();
    return { kind: "fell-over" };
  }

  #ready(): Promise<Instance> {
    this.#instance ??= this.sources.instance();
    return this.#instance;
  }

  #table(instance: Instance, name: string): Promise<void> {
    const known = this.#tables.get(name);
    if (known) return known;
    const loading = this.sources.table(name).then((bytes) => instance.loadTable(name, bytes));
    this.#tables.set(name, loading);
    // A table that could not be fetched is asked for again next time.
    loading.catch(() => this.#tables.delete(name));
    return loading;
  }
}

/** The engine's own errors are plain `{name, message}`; anything else is a trap. */
function isFlat(error: unknown): error is { name: string; message: string } {
  return typeof error === "object" && error !== null && !(error instanceof Error) && typeof (error as { name?: unknown }).name === "string";
}

const trapped = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError;
