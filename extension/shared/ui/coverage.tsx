import type { VNode } from "preact";
import type { Coverage } from "../bindings/Coverage";
import { useWords } from "./start";

/** What was and was not looked at. It always stands next to the sentence. */
export function CoverageLine({ coverage }: { coverage: Coverage }): VNode {
  const t = useWords();
  const rows = [
    { name: t("coverage_read"), items: coverage.read, none: t("coverage_nothing_read") },
    { name: t("coverage_not_read"), items: coverage.not_read.map(({ what, why }) => t("coverage_part", { what, why })) },
    { name: t("coverage_not_checked"), items: coverage.not_checked },
  ];
  return (
    <dl class="coverage">
      {rows.map(({ name, items, none }) =>
        items.length > 0 || none !== undefined ? (
          <div>
            <dt>{name}</dt> <dd>{items.length > 0 ? items.join(t("list_join")) : none}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
