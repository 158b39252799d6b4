/** Every trouble has a sentence that says what to do. */
import type { VNode } from "preact";
import type { Key } from "../shared/i18n";
import type { Trouble } from "../shared/messages";
import { ownUrl } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";

const WHAT: Record<Trouble, Key> = {
  "page-still-changing": "trouble_page_still_changing",
  "not-a-profile": "trouble_not_a_profile",
  "no-access": "trouble_no_access",
  "following-needs-click": "trouble_following_needs_click",
  "documents-only": "trouble_documents_only",
  "engine-restarted": "trouble_engine_restarted",
  "engine-failed": "trouble_engine_failed",
  "table-failed": "trouble_table_failed",
  "old-script": "trouble_old_script",
};

const PASTE: readonly Trouble[] = ["not-a-profile", "no-access", "documents-only", "engine-failed"];
const AGAIN: readonly Trouble[] = ["page-still-changing", "engine-restarted", "engine-failed"];

export function TroubleNote({ trouble, again }: { trouble: Trouble; again: () => void }): VNode {
  const t = useWords();
  return (
    <div class="note stack" role="alert">
      <p>{t(WHAT[trouble])}</p>
      <div class="row">
        {AGAIN.includes(trouble) && <button type="button" onClick={again}>{t("check_again")}</button>}
        {PASTE.includes(trouble) && <a href={ownUrl("documents/documents.html")} target="_blank">{t("open_documents")}</a>}
      </div>
    </div>
  );
}
