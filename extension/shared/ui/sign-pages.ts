/**
 * The pages of the signs, packed per language by `second-look-tool pages` as `pages.<lang>.json` beside the manifest:
 * `{"<sign>": {"title": "…", "sections": {"<heading>": "<markdown>"}}}`, headings as in crate/core/src/sign_page.rs.
 */
import type { Language } from "../i18n";

export interface SignPage {
  title: string;
  notices: string;
  matters: string;
  honest: string;
  todo: string;
  wrote: string;
  sources: string;
}

export type SignPages = Record<string, SignPage>;

type Packed = Record<string, { title: string; sections: Record<string, string> }>;

const HEADINGS: Record<Language, Record<keyof Omit<SignPage, "title">, string>> = {
  en: {
    notices: "What it notices", matters: "Why it can matter", honest: "Honest reasons", todo: "What to do",
    wrote: "If they wrote to you", sources: "Sources",
  },
  ko: {
    notices: "무엇을 표시하나요", matters: "왜 중요할 수 있나요", honest: "정당한 이유", todo: "할 일",
    wrote: "나에게 연락한 사람이라면", sources: "출처",
  },
};

/**
 * Loads the sign pages of a language; a sign that has no page in it is explained in English. Without any file the findings
 * still stand, with quotes and sentences only.
 */
export async function loadSignPages(lang: Language, url: (path: string) => string): Promise<SignPages> {
  const one = async (each: Language): Promise<SignPages> => {
    try {
      return unpack((await (await fetch(url(`pages.${each}.json`))).json()) as Packed, each);
    } catch {
      return {};
    }
  };
  const [english, own] = await Promise.all([one("en"), lang === "en" ? {} : one(lang)]);
  return { ...english, ...own };
}

/** From headings to names. */
export function unpack(packed: Packed, lang: Language): SignPages {
  const named = (sections: Record<string, string>, part: keyof (typeof HEADINGS)["en"]): string => sections[HEADINGS[lang][part]] ?? "";
  return Object.fromEntries(
    Object.entries(packed).map(([id, { title, sections }]) => [
      id,
      {
        title,
        notices: named(sections, "notices"),
        matters: named(sections, "matters"),
        honest: named(sections, "honest"),
        todo: named(sections, "todo"),
        wrote: named(sections, "wrote"),
        sources: named(sections, "sources"),
      },
    ]),
  );
}
