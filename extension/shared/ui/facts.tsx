/** "What it says": every statement that can be checked, whether or not anything is off. */
import type { VNode } from "preact";
import type { FactKind } from "../bindings/FactKind";
import type { FactLine } from "../bindings/FactLine";
import type { Fit } from "../bindings/Fit";
import type { Key } from "../i18n";
import { useWords } from "./start";
import { Timeline } from "./timeline";

const GROUPS: [FactKind, Key][] = [
  ["phone", "facts_phones"], ["mailbox", "facts_mailboxes"], ["degree", "facts_degrees"], ["employer", "facts_employers"], ["link", "facts_links"],
];
const FIT: Record<Fit, Key> = { fits: "fit_fits", off: "fit_off", unknown: "fit_unknown", checking: "fit_checking", stated: "fit_stated" };

/** Two lines that meet, two that are crossed out, an open ring, dots, one line. Never a tick. */
const SHAPE: Record<Fit, string> = {
  fits: "M1 4h10M1 8h10",
  off: "M1 4h10M1 8h10M3 11 9 1",
  unknown: "M6 1.5a4.5 4.5 0 1 0 .01 0",
  checking: "M1 6h2M5 6h2M9 6h2",
  stated: "M1 6h10",
};

export function FitMark({ fit }: { fit: Fit }): VNode {
  const t = useWords();
  return (
    <span class={`fit ${fit}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true"><path d={SHAPE[fit]} /></svg>
      {t(FIT[fit])}
    </span>
  );
}

export function Facts({ facts }: { facts: readonly FactLine[] }): VNode | null {
  const t = useWords();
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t("facts_title")}</h2>
      <div class="stack">
        <Timeline facts={facts} />
        {GROUPS.map(([kind, name]) => {
          const lines = facts.filter((fact) => fact.kind === kind);
          return lines.length > 0 ? (
            <div key={kind}>
              <h3>{t(name)}</h3>
              <ul class="facts">
                {lines.map((fact) => (
                  <li>
                    <div class="line"><bdi>{fact.quote.slice(0, 200)}</bdi><FitMark fit={fact.fit} /></div>
                    {fact.says && <div class="soft">{fact.says}</div>}
                  </li>
                ))}
              </ul>
            </div>
          ) : null;
        })}
      </div>
    </section>
  );
}
