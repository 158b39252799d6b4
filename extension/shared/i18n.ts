/**
 * The words of the pages. `_locales/<lang>/messages.json` is the one source; `browser.i18n` serves the manifest only,
 * because it cannot follow the language setting.
 */
import type en from "../_locales/en/messages.json";

export type Key = keyof typeof en;
export type Language = "en" | "ko";
export const LANGUAGES: readonly Language[] = ["en", "ko"];
export type Args = Record<string, string | number>;

type Table = Record<string, { message: string }>;

export interface Words {
  lang: Language;
  t(key: Key, args?: Args): string;
}

/** The words of one language, from its table. */
export function wordsOf(lang: Language, table: Table): Words {
  return { lang, t: (key, args) => fill(table[key]?.message ?? key, args) };
}

/** Loads the words of a language from the extension's own files. */
export async function loadWords(lang: Language, url: (path: string) => string): Promise<Words> {
  const answer = await fetch(url(`_locales/${lang}/messages.json`));
  return wordsOf(lang, (await answer.json()) as Table);
}

/** The language to speak: the setting, else the browser's where we speak it, else English. */
export function choose(setting: Language | "auto", browserLanguages: readonly string[]): Language {
  if (setting !== "auto") return setting;
  const first = browserLanguages.map((tag) => tag.split("-")[0]).find((tag) => LANGUAGES.includes(tag as Language));
  return (first as Language | undefined) ?? "en";
}

/** Puts arguments into a sentence. `{name}{은/는}` takes the Korean particle that fits the argument's last letter. */
export function fill(sentence: string, args: Args = {}): string {
  let out = "";
  let rest = sentence;
  for (;;) {
    const open = rest.indexOf("{");
    const close = rest.indexOf("}", open);
    if (open < 0 || close < 0) return out + rest;
    out += rest.slice(0, open);
    const name = rest.slice(open + 1, close);
    rest = rest.slice(close + 1);
    const slash = name.indexOf("/");
    if (slash > 0) out += endsInFinalConsonant(out) ? name.slice(0, slash) : name.slice(slash + 1);
    else out += String(args[name] ?? "");
  }
}

/** As crate/core/src/words.rs: Hangul by its final, digits as read aloud, Latin letters by sound. */
function endsInFinalConsonant(text: string): boolean {
  const last = [...text].reverse().find((c) => /[\p{L}\p{N}]/u.test(c));
  if (last === undefined) return false;
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0;
  return /[013678]/.test(last) || /[lmnbkpt]/i.test(last);
}
