import type { VNode } from "preact";
import { useWords } from "./start";

/** Longest quote shown in full; a hostile page may hold a megabyte in one line. */
const LONGEST = 320;

/** A quoted piece of the page; pressing it goes there. */
export function Quote({ text, go }: { text: string; go?: (() => void) | undefined }): VNode {
  const t = useWords();
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
  const words = <bdi>{t("quoted", { text: shown })}</bdi>;
  return go ? (
    <button type="button" class="quote" onClick={go}>
      {words}
      <span class="sr"> {t("quote_show")}</span>
    </button>
  ) : (
    <div class="quote">{words}</div>
  );
}
