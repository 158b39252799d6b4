/** The practice pages, with what to look for folded away: try first, then read. */
import type { VNode } from "preact";
import { ownUrl } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";
import { PAIRS } from "./pairs";

const LETTERS = ["A", "B"];

export function PracticeList(): VNode {
  const t = useWords();
  return (
    <main>
      <h1>{t("page_practice")}</h1>
      <p>{t("practice_what")}</p>
      <p class="soft small">{t("practice_how")}</p>
      {PAIRS.map((pair) => {
        // Which of the two comes first changes from pair to pair, so that the place gives nothing away.
        const files = pair.twinFirst ? [pair.twin, pair.file] : [pair.file, pair.twin];
        return (
        <section class="card stack" key={pair.file} aria-labelledby={pair.title}>
          <h2 id={pair.title}>{t(pair.title)}</h2>
          <p class="soft small">{t(pair.viewer === "applicant-to-me" ? "practice_as_recruiter" : "practice_as_employee")}</p>
          <p class="row">
            {files.map((file, n) => (
              <a class="button" href={ownUrl(`practice/${file}`)}>{t("practice_open", { page: LETTERS[n] ?? "" })}<span class="sr"> {t(pair.title)}</span></a>
            ))}
          </p>
          <details>
            <summary>{t("practice_look")}</summary>
            <p>{t(pair.look, { page: LETTERS[files.indexOf(pair.file)] ?? "" })}</p>
          </details>
        </section>
        );
      })}
    </main>
  );
}
