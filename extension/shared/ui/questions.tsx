import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { FindingLine } from "../bindings/FindingLine";
import { questionsFor } from "../questions";
import { useSetting, useWords } from "./start";

/** The questions, shown before they are copied: nobody sends words they have not seen. */
export function Questions({ findings }: { findings: readonly FindingLine[] }): VNode | null {
  const t = useWords();
  const { words } = useSetting();
  const [said, say] = useState("");
  const text = questionsFor(findings, words);
  if (text === "") return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(t("questions_copied"));
    } catch {
      say(t("questions_not_copied"));
    }
  };
  return (
    <section>
      <details>
        <summary>{t("questions_title")}</summary>
        <div class="stack">
          <p class="soft small">{t("questions_note")}</p>
          <textarea readOnly rows={8} aria-label={t("questions_title")} value={text} />
          <div class="row">
            <button type="button" onClick={() => void copy()}>{t("questions_copy")}</button>
            <span role="status" class="soft">{said}</span>
          </div>
        </div>
      </details>
    </section>
  );
}
