/** "Copy questions": neutral words to send to an applicant, built from the findings. Nothing in them accuses. */
import type { FindingLine } from "./bindings/FindingLine";
import type { Family } from "./bindings/Family";
import type { Key, Words } from "./i18n";

/** Things to ask an applicant about. What a message asked the reader to run or open is nothing to ask back. */
const SINGLE: Partial<Record<Family, Key>> = {
  identity: "question_one",
  history: "question_one",
  education: "question_education",
  contact: "question_contact",
  account: "question_one",
  process: "question_one",
};

/** The text, or an empty one if there is nothing to ask. */
export function questionsFor(findings: readonly FindingLine[], { t }: Words): string {
  const asked = new Set<string>();
  for (const { evidence, family, says, strength } of findings) {
    const single = SINGLE[family];
    const [a, b] = evidence;
    if (strength === "weak" || single === undefined || a === undefined) continue;
    const quotes = { a: clean(a.quote), b: clean(b?.quote ?? "") };
    const question = b ? t("question_pair", quotes) : t(single, quotes);
    asked.add(says ? t("question_says", { question, says }) : question);
  }
  if (asked.size === 0) return "";
  const numbered = [...asked].map((question, n) => `${n + 1}. ${question}`);
  return [t("questions_open"), "", ...numbered, "", t("questions_close")].join("\n");
}

const clean = (quote: string): string => quote.replace(/\s+/g, " ").trim().slice(0, 200);
