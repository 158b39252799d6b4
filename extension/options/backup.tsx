/** Settings to a file and back. A file that is not fully understood changes nothing. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { type FileFault, fromFile, save, type Settings, toFile } from "../shared/settings";
import type { Key } from "../shared/i18n";
import { host } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";

const FAULT: Record<FileFault["why"], Key> = {
  "not-json": "import_not_json",
  "not-settings": "import_not_settings",
  newer: "import_newer",
  value: "import_value",
};

export function Backup({ settings, say }: { settings: Settings; say: (what: string) => void }): VNode {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [before, setBefore] = useState<Settings | null>(null);
  const [fault, setFault] = useState("");

  const read = async (file: File): Promise<void> => {
    const result = fromFile(file.size > 1_000_000 ? "" : await file.text());
    if ("fault" in result) {
      setFault(t(FAULT[result.fault.why], { name: "name" in result.fault ? result.fault.name : "" }));
      return;
    }
    setFault("");
    setBefore(settings);
    await save(host.storage, result.settings);
    say(t("import_done"));
  };
  const write = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toFile(settings)], { type: "application/json" }));
    link.download = "second-look-settings.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <section aria-labelledby="backup-title">
      <h2 id="backup-title">{t("options_backup")}</h2>
      <p class="soft small">{t("options_backup_note")}</p>
      <div class="row">
        <button type="button" onClick={write}>{t("export_do")}</button>
        <button type="button" onClick={() => input.current?.click()}>{t("import_do")}</button>
        {before && (
          <button type="button" class="quiet" onClick={() => { void save(host.storage, before); setBefore(null); say(t("import_undone")); }}>
            {t("import_undo")}
          </button>
        )}
      </div>
      <input
        ref={input} type="file" accept="application/json,.json" hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void read(file);
        }}
      />
      {fault !== "" && <p class="note" role="alert">{fault}</p>}
    </section>
  );
}
