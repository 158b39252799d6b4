/** Jobs, studies and the months between, drawn; the same in words stands below it. */
import type { VNode } from "preact";
import type { FactLine } from "../bindings/FactLine";
import type { Key } from "../i18n";
import { entriesOf } from "../entries";
import { FitMark } from "./facts";
import { useWords } from "./start";

/** Height of one entry, in rem: a label and its bar, so that both grow with the text. */
const ROW = 2.25;

export function Timeline({ facts }: { facts: readonly FactLine[] }): VNode | null {
  const t = useWords();
  const entries = entriesOf(facts, new Date());
  if (entries.length === 0) return null;
  const first = Math.floor(Math.min(...entries.map((e) => e.from)) / 12) * 12;
  const last = Math.ceil(Math.max(...entries.map((e) => e.to)) / 12) * 12;
  const at = (month: number): number => ((month - first) / (last - first)) * 100;
  const years = (last - first) / 12;
  const every = [1, 2, 5, 10, 20].find((n) => years / n <= 6) ?? 50;
  const ticks = Array.from({ length: years + 1 }, (_, n) => first / 12 + n).filter((year) => year % every === 0);
  const height = entries.length * ROW + 1.5;
  const kinds: Record<string, Key> = { job: "kind_job", study: "kind_study", gap: "kind_gap" };
  return (
    <div>
      <h3 id="timeline-title">{t("facts_timeline")}</h3>
      <svg class="timeline" role="img" aria-labelledby="timeline-title" style={{ height: `${height}rem` }}>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6 6 0" /></pattern>
        </defs>
        {ticks.map((year) => (
          <g>
            <line x1={`${at(year * 12)}%`} x2={`${at(year * 12)}%`} y1="0" y2="100%" />
            {at(year * 12) < 92 && <text class="soft" x={`${at(year * 12)}%`} dx="3" y={`${height - 0.35}rem`}>{year}</text>}
          </g>
        ))}
        {entries.map(({ fact, from, to }, row) => {
          // The label grows towards the side with more room.
          const right = at(to) > 100 - at(from);
          return (
            <g>
              <text x={right ? `${at(to)}%` : `${at(from)}%`} y={`${row * ROW + 1}rem`} text-anchor={right ? "end" : "start"}>
                {(fact.kind === "gap" ? t("kind_gap") : fact.says || fact.quote).slice(0, 60)}
              </text>
              <rect
                class={`${fact.kind} ${fact.fit}`} x={`${at(from)}%`} y={`${row * ROW + 1.25}rem`} width={`${Math.max(at(to) - at(from), 0.8)}%`}
                height="0.6rem" rx="2"
              />
            </g>
          );
        })}
      </svg>
      <details class="small">
        <summary>{t("timeline_words", { n: entries.length })}</summary>
        <ol class="facts">
          {entries.map(({ fact }) => (
            <li>
              <div class="line">
                <span>
                  <span class="soft">{t(kinds[fact.kind] ?? "kind_job")}</span> <bdi>{fact.says || fact.quote.slice(0, 200)}</bdi>
                </span>
                <FitMark fit={fact.fit} />
              </div>
              {fact.kind !== "gap" && <div class="soft"><bdi>{fact.quote.slice(0, 200)}</bdi></div>}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
