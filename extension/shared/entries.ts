/** The entries of the timeline, as months. */
import type { FactLine } from "./bindings/FactLine";

/** Months since year 0 of `YYYY-MM`. */
function monthNumber(text: string): number {
  const [year = "0", month = "1"] = text.split("-");
  return Number(year) * 12 + Number(month) - 1;
}

export interface Entry {
  fact: FactLine;
  from: number;
  /** The month after the last one. */
  to: number;
  open: boolean;
}

/** Jobs, studies and gaps with a known beginning, the latest first. One that goes on ends with the month of `now`. */
export function entriesOf(facts: readonly FactLine[], now: Date): Entry[] {
  const today = now.getFullYear() * 12 + now.getMonth() + 1;
  return facts
    .filter((fact) => fact.from != null && (fact.kind === "job" || fact.kind === "study" || fact.kind === "gap"))
    .map((fact) => {
      const from = monthNumber(fact.from ?? "");
      const to = fact.to == null ? today : monthNumber(fact.to) + 1;
      return { fact, from: Math.min(from, to - 1), to: Math.max(to, from + 1), open: fact.to == null };
    })
    .sort((a, b) => b.from - a.from || b.to - a.to);
}
