/** The order in which findings are shown: as they stand on the page, those about the same statements together. */
import type { Evidence } from "../bindings/Evidence";
import type { FindingLine } from "../bindings/FindingLine";
import type { Report } from "../bindings/Report";

/** A finding with its place in the report, by which the background knows it. */
export interface Numbered {
  index: number;
  finding: FindingLine;
}

/** Findings that quote the very same statements. */
export type Group = Numbered[];

const PARTS = ["name", "profile_url", "headline", "location", "about", "experience", "education", "certifications", "skills", "languages", "contact", "sender", "thread"];

/** Compares two places: numbers as numbers, the parts of a profile in the order in which a page shows them. */
function comparePlaces(a: Evidence, b: Evidence): number {
  const left = a.where.split("/");
  const right = b.where.split("/");
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? "", right[i] ?? ""];
    if (x === y) continue;
    const [m, n] = [Number(x), Number(y)];
    if (!Number.isNaN(m) && !Number.isNaN(n)) return m - n;
    return PARTS.indexOf(x) - PARTS.indexOf(y);
  }
  return a.start - b.start;
}

function compare(a: FindingLine, b: FindingLine): number {
  const [x, y] = [a.evidence[0], b.evidence[0]];
  return x && y ? comparePlaces(x, y) : 0;
}

const statements = (finding: FindingLine): string => finding.evidence.map((e) => `${e.where}:${e.start}-${e.end}`).join(" ");

/** Groups in page order. */
export function inPageOrder(findings: readonly Numbered[]): Group[] {
  const groups = new Map<string, Group>();
  for (const numbered of [...findings].sort((a, b) => compare(a.finding, b.finding))) {
    const key = statements(numbered.finding);
    const group = groups.get(key);
    if (group) group.push(numbered);
    else groups.set(key, [numbered]);
  }
  return [...groups.values()];
}

export const numbered = (report: Report): Numbered[] => report.findings.map((finding, index) => ({ index, finding }));
