/** What a dismissal covers. Panel, marks and badge must agree, so the rule stands here once. */
import type { FindingLine } from "./bindings/FindingLine";
import type { Dismissal } from "./messages";

/** A hash of the quoted texts: an edited text comes back. Not a secret, only short (53 bits, cyrb53). */
export function keyOf(finding: FindingLine): string {
  const text = JSON.stringify(finding.evidence.map((e) => e.quote));
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** The dismissal that hides a finding, if any. `dismissals` are those that hold for this tab. */
export function dismissalOf(finding: FindingLine, dismissals: readonly Dismissal[]): Dismissal | undefined {
  return dismissals.find((d) => d.sign === finding.sign && (d.scope !== "this-finding" || d.key === keyOf(finding)));
}
