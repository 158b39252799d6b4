/** The practice pages, with what to look for folded away: try first, then read. */
import type { VNode } from "preact";
import { ownUrl } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";
import { PAIRS } from "./pairs";

export function PracticeList(): VNode {
  const t = useWords();
  return (
    <main>
      <h1>{t("page_practice")}</h1>
      <p>{t("practice_what")}</p>
      <p class="soft small">{t("practice_how")}</p>
      {PAIRS.map((pair) => (
        <section class="card stack" key={pair.file} aria-labelledby={pair.title}>
          <h2 id={pair.title}>{t(pair.title)}</h2>
          <p class="soft small">{t(pair.viewer === "applicant-to-me" ? "practice_as_recruiter" : "practice_as_employee")}</p>
          <p class="row">
            <a class="button" href={ownUrl(`practice/${pair.file}`)}>{t("practice_open")}<span class="sr"> {t(pair.title)}</span></a>
            <a class="button" href={ownUrl(`practice/${pair.twin}`)}>{t("practice_open_twin")}<span class="sr"> {t(pair.title)}</span></a>
          </p>
          <details>
            <summary>{t("practice_look")}</summary>
            <p>{t(pair.look)}</p>
          </details>
        </section>
      ))}
    </main>
  );
}
