/**
 * The settings: what they are, how they are kept (`storage.local`, key "settings"), and what an organisation fixed
 * (`storage.managed`, the same names). Pages write them here; the background hears of it through storage.onChanged.
 */
import type { Viewer } from "./bindings/Viewer";
import type { Language } from "./i18n";

export type SurfaceSetting = "marks" | "panel-only" | "documents-only";
export type SignSetting = "on" | "off";

export interface Settings {
  language: Language | "auto";
  surface: SurfaceSetting;
  /** Who people are to the reader where nothing else is said; null until asked. */
  viewer: Viewer | null;
  /** Whether the three lines of the first click were seen. */
  introduced: boolean;
  /** Signs switched on or off; an absent one is as shipped. */
  signs: Record<string, SignSetting>;
}

export const DEFAULTS: Settings = { language: "auto", surface: "marks", viewer: null, introduced: false, signs: {} };

/** What an organisation may fix, and how it wants to be named. */
export interface Managed {
  language?: Settings["language"];
  surface?: SurfaceSetting;
  viewer?: Viewer;
  signs?: Record<string, SignSetting>;
  organisation?: string;
  /** Whom to show something to, in the organisation's own words. */
  contact?: string;
}

export interface Loaded {
  settings: Settings;
  managed: Managed;
}

/** Names with the values they may have, of the reader's own settings and of the organisation's alike. */
export const ALLOWED = {
  language: ["auto", "en", "ko"],
  surface: ["marks", "panel-only", "documents-only"],
  viewer: ["applicant-to-me", "writing-to-me", "unknown", null],
} as const;

/** Names of the organisation's that hold its own words. */
export const WORDS = ["organisation", "contact"] as const;

/** Own settings with the organisation's laid over them. Under management marks are off until the reader or the organisation says otherwise. */
export function combine(own: Partial<Settings>, managed: Managed): Settings {
  return {
    ...DEFAULTS,
    ...(Object.keys(managed).length > 0 && { surface: "panel-only" as const }),
    ...own,
    ...(managed.language && { language: managed.language }),
    ...(managed.surface && { surface: managed.surface }),
    ...(managed.viewer && { viewer: managed.viewer }),
    signs: { ...own.signs, ...managed.signs },
  };
}

/** Reads settings and policy. A browser without a policy store rejects; that means nothing is fixed. */
export async function load(storage: typeof chrome.storage): Promise<Loaded> {
  const managed = known(await storage.managed.get(null).catch(() => ({})));
  const { settings } = await storage.local.get("settings");
  return { settings: combine(known(settings), managed), managed };
}

/** Keeps a change. */
export async function save(storage: typeof chrome.storage, change: Partial<Settings>): Promise<void> {
  const { settings } = await storage.local.get("settings");
  await storage.local.set({ settings: { ...known(settings), ...change } });
}

/** Puts everything back as shipped; the first click stays answered. */
export async function reset(storage: typeof chrome.storage): Promise<void> {
  await storage.local.set({ settings: { introduced: true } });
}

/** Drops what is not understood instead of failing: a store may have been written by another version. */
function known(value: unknown): Partial<Settings> & Managed {
  if (typeof value !== "object" || value === null) return {};
  const given = value as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    if ((allowed as readonly unknown[]).includes(given[name])) out[name] = given[name];
  }
  if (typeof given["introduced"] === "boolean") out["introduced"] = given["introduced"];
  for (const name of WORDS) {
    if (typeof given[name] === "string") out[name] = given[name].slice(0, 200);
  }
  if (isSigns(given["signs"])) out["signs"] = given["signs"];
  return out;
}

function isSigns(value: unknown): value is Record<string, SignSetting> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.entries(value).every(([id, set]) => /^[a-z0-9-]{3,64}$/.test(id) && (set === "on" || set === "off"))
  );
}

/** The settings as a file. */
export function toFile(settings: Settings): string {
  const { introduced: _, ...kept } = settings;
  return `${JSON.stringify({ "second-look-settings": 1, ...kept }, null, 2)}\n`;
}

export type FileFault = { why: "not-json" | "not-settings" | "newer" } | { why: "value"; name: string };

/** Reads a settings file. Nothing is changed unless all of it is understood. */
export function fromFile(text: string): { settings: Partial<Settings> } | { fault: FileFault } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: { why: "not-json" } };
  }
  if (typeof file !== "object" || file === null || !("second-look-settings" in file)) return { fault: { why: "not-settings" } };
  const { "second-look-settings": version, ...given } = file as Record<string, unknown>;
  if (typeof version !== "number" || version > 1) return { fault: { why: "newer" } };
  const settings = known(given);
  const lost = Object.keys(given).find((name) => !(name in settings));
  return lost === undefined ? { settings } : { fault: { why: "value", name: lost.slice(0, 40) } };
}
