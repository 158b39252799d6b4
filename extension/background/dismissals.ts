/**
 * Dismissals: kept on the device for someone who applies to the reader, for the browser's session otherwise. A place is kept
 * as a hash, so that the list of dismissals is no list of the people who were looked at.
 */
import type { Viewer } from "../shared/bindings/Viewer";
import type { Dismissal } from "../shared/messages";
import { placeOf } from "./tab";

export interface Kept extends Dismissal {
  /** Hash of the place it was dismissed at; empty for "everywhere". */
  at: string;
}

/** Longest reason kept, in UTF-16 units. */
const REASON = 500;

/** Oldest first, so many are kept. */
const MOST = 2000;

/** Where dismissals about this person are kept. */
export const areaFor = (viewer: Viewer): "local" | "session" => (viewer === "applicant-to-me" ? "local" : "session");

/** The hash under which a place is kept. */
export async function hashOf(url: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(placeOf(url)));
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Those of `kept` that hold at a place. */
export function holding(kept: readonly Kept[], at: string): Dismissal[] {
  return kept.filter((one) => one.scope === "this-sign-everywhere" || one.at === at).map(({ at: _, ...dismissal }) => dismissal);
}

/** Adds one; the same finding or sign is not kept twice. */
export function added(kept: readonly Kept[], dismissal: Dismissal, at: string): Kept[] {
  const place = dismissal.scope === "this-sign-everywhere" ? "" : at;
  const others = kept.filter((one) => !(one.sign === dismissal.sign && one.key === dismissal.key && one.at === place));
  return [...others, { ...dismissal, reason: dismissal.reason.slice(0, REASON), at: place }].slice(-MOST);
}

/** Takes one back: the one that was given for this finding, wherever it reaches. */
export function removed(kept: readonly Kept[], sign: string, key: string, at: string): Kept[] {
  return kept.filter((one) => !(one.sign === sign && one.key === key && (one.at === at || one.at === "")));
}

/** Reads a stored list; what another version or a damaged store left is dropped. */
export function parse(value: unknown): Kept[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Kept =>
    typeof one === "object" && one !== null && ["scope", "sign", "key", "reason", "at"].every((name) => typeof one[name] === "string"));
}
