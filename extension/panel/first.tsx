/** The first click: who is this, and three limits. It can be skipped and never opens by itself. */
import type { VNode } from "preact";
import type { Viewer } from "../shared/bindings/Viewer";
import { save } from "../shared/settings";
import { host, ownUrl } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";

export function First({ choose }: { choose: (viewer: Viewer) => void }): VNode {
  const t = useWords();
  const pick = (viewer: Viewer | null): void => {
    if (viewer !== null) choose(viewer);
    void save(host.storage, { introduced: true, ...(viewer !== null && { viewer }) });
  };
  const teach = (): void => {
    pick("unknown");
    void host.tabs.create({ url: ownUrl("practice/index.html") });
  };
  return (
    <main class="stack">
      <h1>{t("first_title")}</h1>
      <div class="choices">
        <button type="button" onClick={() => pick("applicant-to-me")}>{t("viewer_applicant")}</button>
        <button type="button" onClick={() => pick("writing-to-me")}>{t("viewer_writing")}</button>
        <button type="button" onClick={teach}>{t("viewer_teach")}</button>
      </div>
      <p class="soft small">{t("first_why")}</p>
      <h2>{t("first_limits")}</h2>
      <ol class="limits">
        <li>{t("limit_proof")}</li>
        <li>{t("limit_device")}</li>
        <li>{t("limit_terms")}</li>
      </ol>
      <p class="note small">{t("first_seen")}</p>
      <div class="row">
        <a href={ownUrl("practice/index.html")} target="_blank">{t("try_practice")}</a>
        <button type="button" class="quiet" onClick={() => pick(null)}>{t("skip")}</button>
      </div>
    </main>
  );
}
