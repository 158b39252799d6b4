/** When reading a whole site is offered: once, after the third click of a day. */

export interface Clicks {
  /** `YYYY-MM-DD` on the reader's clock. */
  day: string;
  count: number;
  /** Whether it was offered before; it is not offered again. */
  offered: boolean;
}

export const NEVER: Clicks = { day: "", count: 0, offered: false };

const CLICKS = 3;

/** Counts one click; `offer` says whether now is the time. `possible`: the site can be granted and is not. */
export function clicked(before: Clicks, day: string, possible: boolean): { clicks: Clicks; offer: boolean } {
  const count = before.day === day ? before.count + 1 : 1;
  const offer = possible && !before.offered && count >= CLICKS;
  return { clicks: { day, count, offered: before.offered || offer }, offer };
}

/** Whether a pattern such as `https://*.linkedin.com/*` covers an address. */
export function covers(pattern: string, address: string): boolean {
  const parts = /^(\*|https?):\/\/([^/]+)\/\*$/.exec(pattern);
  if (!parts) return false;
  try {
    const url = new URL(address);
    const [, scheme, host = ""] = parts;
    if (scheme === "*" ? !/^https?:$/.test(url.protocol) : url.protocol !== `${scheme}:`) return false;
    return host.startsWith("*.") ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  } catch {
    return false;
  }
}
