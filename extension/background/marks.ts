/** From a report to the places on the page that are marked. */
import type { Evidence } from "../shared/bindings/Evidence";
import type { Report } from "../shared/bindings/Report";
import type { Strength } from "../shared/bindings/Strength";
import { dismissalOf } from "../shared/dismiss";
import type { Dismissal, Mark } from "../shared/messages";

/** A place on the page; `null` for evidence that is not on it. */
export function mark(evidence: Evidence | undefined, strength: Strength): Mark | null {
  if (!evidence?.where.startsWith("/page/")) return null;
  return { where: evidence.where, quote: evidence.quote, start: evidence.start, end: evidence.end, strength };
}

/** All marks of a report: small remarks and what was dismissed are not marked. */
export function marks(report: Report, dismissals: readonly Dismissal[]): Mark[] {
  return report.findings
    .filter((finding) => finding.strength !== "weak" && !dismissalOf(finding, dismissals))
    .flatMap((finding) => finding.evidence.map((evidence) => mark(evidence, finding.strength)))
    .filter((found) => found !== null);
}
