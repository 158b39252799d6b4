/** Settings. What an organisation fixed stays visible and says who fixed it. */
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Viewer } from "../shared/bindings/Viewer";
import type { Key } from "../shared/i18n";
import { type Managed, reset, save, type Settings, type SignSetting, type SurfaceSetting } from "../shared/settings";
import { host, ownUrl } from "../shared/ui/host";
import { useSetting, useWords } from "../shared/ui/start";
import { Backup } from "./backup";
import { Sites } from "./sites";

const LANGUAGE: Record<Settings["language"], Key> = { auto: "language_auto", en: "language_en", ko: "language_ko" };
const SURFACE: Record<SurfaceSetting, [Key, Key]> = {
  marks: ["surface_marks", "surface_marks_note"],
  "panel-only": ["surface_panel", "surface_panel_note"],
  "documents-only": ["surface_documents", "surface_documents_note"],
};
const VIEWER: Record<Viewer | "", Key> = {
  "": "viewer_ask",
  "applicant-to-me": "viewer_applicant",
  "writing-to-me": "viewer_writing",
  unknown: "viewer_unknown",
};

export function Options(): VNode {
  const t = useWords();
  const { settings: kept, managed } = useSetting();
  const [said, say] = useState("");
  // A choice shows at once, and not again as it was while it is being kept.
  const [chosen, choose] = useState<Partial<Settings>>({});
  useEffect(() => choose({}), [kept]);
  const settings = { ...kept, ...chosen };
  const change = (part: Partial<Settings>): void => {
    choose({ ...chosen, ...part });
    void save(host.storage, part).then(() => say(t("options_saved")));
  };
  const underPolicy = Object.keys(managed).length > 0;
  return (
    <main>
      <h1>{t("page_options")}</h1>
      {underPolicy && <p class="note">{t("options_managed", { who: managed.organisation ?? t("your_organisation") })}</p>}
      <Choice<Settings["language"]>
        name="language" title={t("options_language")} value={settings.language} locked={managed.language !== undefined}
        choices={Object.entries(LANGUAGE).map(([value, key]) => ({ value: value as Settings["language"], text: t(key) }))}
        pick={(language) => change({ language })}
      />
      <Choice<SurfaceSetting>
        name="surface" title={t("options_surface")} value={settings.surface} locked={managed.surface !== undefined}
        choices={Object.entries(SURFACE).map(([value, [key, note]]) => ({ value: value as SurfaceSetting, text: t(key), note: t(note) }))}
        pick={(surface) => change({ surface })}
      />
      <Choice<Viewer | "">
        name="viewer" title={t("options_viewer")} value={settings.viewer ?? ""} locked={managed.viewer !== undefined}
        choices={Object.entries(VIEWER).map(([value, key]) => ({ value: value as Viewer | "", text: t(key) }))}
        pick={(viewer) => change({ viewer: viewer === "" ? null : viewer })}
      />
      <Sites />
      <Signs managed={managed} settings={settings} change={change} />
      <Backup settings={settings} say={say} />
      <section aria-labelledby="reset-title">
        <h2 id="reset-title">{t("options_reset")}</h2>
        <p class="soft small">{t("options_reset_note")}</p>
        <button type="button" onClick={() => void reset(host.storage).then(() => say(t("options_reset_done")))}>{t("options_reset_do")}</button>
      </section>
      <p role="status" class="note" hidden={said === ""}>{said}</p>
      <footer class="soft small">
        <p>{t("options_version", { version: host.runtime.getManifest().version })}</p>
        <p class="row">
          <a href={ownUrl("practice/index.html")}>{t("open_practice")}</a>
          <a href={ownUrl("documents/documents.html")}>{t("open_documents")}</a>
        </p>
      </footer>
    </main>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  title: string;
  value: T;
  locked: boolean;
  choices: { value: T; text: string; note?: string }[];
  pick: (value: T) => void;
}

function Choice<T extends string>({ name, title, value, locked, choices, pick }: ChoiceProps<T>): VNode {
  return (
    <section>
      <fieldset disabled={locked}>
        <legend>{title}</legend>
        {choices.map((choice) => (
          <label class="choice">
            <input type="radio" name={name} value={choice.value} checked={value === choice.value} onChange={() => pick(choice.value)} />
            <span>{choice.text}{choice.note !== undefined && <span class="soft small"><br />{choice.note}</span>}</span>
          </label>
        ))}
      </fieldset>
      {locked && <LockedNote />}
    </section>
  );
}

export function LockedNote({ children }: { children?: ComponentChildren }): VNode {
  const t = useWords();
  const { managed } = useSetting();
  return <p class="soft small">{t("set_by", { who: managed.organisation ?? t("your_organisation") })}{children}</p>;
}

interface SignsProps {
  managed: Managed;
  settings: Settings;
  change: (part: Partial<Settings>) => void;
}

function Signs({ managed, settings, change }: SignsProps): VNode {
  const t = useWords();
  const { signs, words } = useSetting();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase(words.lang);
  const all = Object.entries(signs)
    .filter(([id, page]) => `${id} ${page.title} ${page.notices}`.toLocaleLowerCase(words.lang).includes(wanted))
    .sort(([, a], [, b]) => a.title.localeCompare(b.title, words.lang));
  const set = (id: string, value: string): void => {
    const { [id]: _, ...others } = settings.signs;
    change({ signs: value === "default" ? others : { ...others, [id]: value as SignSetting } });
  };
  return (
    <section aria-labelledby="signs-title">
      <h2 id="signs-title">{t("options_signs")}</h2>
      <p class="soft small">{t("options_signs_note")}</p>
      <label>{t("options_signs_search")}<input type="text" value={search} onInput={(event) => setSearch(event.currentTarget.value)} /></label>
      <p class="soft small" role="status">{t("options_signs_count", { n: all.length })}</p>
      <ul class="facts">
        {all.map(([id, page]) => {
          const locked = managed.signs?.[id] !== undefined;
          const value = settings.signs[id] ?? "default";
          return (
            <li class="sign" key={id}>
              <div>
                <strong id={`sign-${id}`}>{page.title}</strong>
                <p class="soft small">{page.notices}</p>
                {locked && <LockedNote />}
              </div>
              <select aria-labelledby={`sign-${id}`} disabled={locked} value={value} onChange={(event) => set(id, event.currentTarget.value)}>
                <option value="default" selected={value === "default"}>{t("sign_default")}</option>
                <option value="on" selected={value === "on"}>{t("sign_on")}</option>
                <option value="off" selected={value === "off"}>{t("sign_off")}</option>
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
