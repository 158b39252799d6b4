/** The words of the pages: complete in every language, none unused, and no verdict in any of them (design.md, rule 1). */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import exempt from "./words.exempt.json";

const LANGUAGES = ["en", "ko"];
const messages = Object.fromEntries(
  LANGUAGES.map((lang) => [lang, JSON.parse(readFileSync(`extension/_locales/${lang}/messages.json`, "utf8")) as Record<string, { message: string }>]),
);
const of = (lang: string): [string, string][] => Object.entries(messages[lang] ?? {}).map(([key, { message }]) => [key, message]);

function sources(folder: string, endings: RegExp): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

/** What the product never says of a person; exemptions are listed in words.exempt.json. */
const NEVER: Record<string, RegExp> = {
  en: /\b(fakes?|fraud\w*|scam\w*|sp(?:y|ies)|north korean?s?|dprk|safe(?:ly|ty)?|verified|reject(?:ed|s)?|scores?|percent\w*|criminals?|imposters?|impostors?|liars?|suspicious)\b|%|[✓✔☑✅]/gi,
  ko: /가짜|사기|간첩|스파이|북한|위조|탈락|거짓|안전|인증됨|검증됨|범죄|점수|퍼센트|의심스러운|%|[✓✔☑✅]/g,
};

test("every language holds the same sentences with the same arguments", () => {
  const [first = "en", ...others] = LANGUAGES;
  // A name that exists in both languages is passed in both, and each sentence takes its own.
  const names = (text: string): string => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]?.replace(/_(en|ko)$/, "")))].sort().join();
  for (const lang of others) {
    assert.deepEqual(of(lang).map(([key]) => key), of(first).map(([key]) => key), `keys of ${lang}`);
    for (const [key, text] of of(lang)) assert.equal(names(text), names(messages[first]?.[key]?.message ?? ""), `arguments of ${key} in ${lang}`);
  }
});

test("keys are sorted, sentences are not empty, and none holds a dollar, which the browser would read", () => {
  for (const lang of LANGUAGES) {
    const keys = of(lang).map(([key]) => key);
    assert.deepEqual(keys, [...keys].sort(), `order in ${lang}`);
    for (const [key, text] of of(lang)) assert.ok(text.trim() !== "" && !text.includes("$"), `${lang}: ${key}`);
  }
});

test("no sentence is left over", () => {
  const pages = sources("extension", /\.(ts|tsx)$/) + readFileSync("manifest.json", "utf8");
  // The engine's own (`core_`) are looked after by the tests of crate/core.
  const unused = of("en").map(([key]) => key).filter((key) => !key.startsWith("core_") && !pages.includes(`"${key}"`) && !pages.includes(`__MSG_${key}__`));
  assert.deepEqual(unused, []);
});

test("no sentence and no practice page passes a verdict", () => {
  const found: string[] = [];
  for (const lang of LANGUAGES) {
    for (const [key, text] of of(lang)) {
      for (const [word] of text.matchAll(NEVER[lang] ?? /$^/)) {
        if (!(exempt as Record<string, string[]>)[key]?.includes(word)) found.push(`${lang} ${key}: ${word}`);
      }
    }
  }
  for (const name of readdirSync("extension/practice").filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(`extension/practice/${name}`, "utf8");
    const text = html.replace(/<[^>]*>/g, " ");
    for (const lang of LANGUAGES) for (const [word] of text.matchAll(NEVER[lang] ?? /$^/g)) found.push(`${name}: ${word}`);
  }
  assert.deepEqual(found, []);
});

test("an exemption that nothing needs is dropped", () => {
  for (const [key, words] of Object.entries(exempt as Record<string, string[]>)) {
    for (const word of words) assert.ok(LANGUAGES.some((lang) => messages[lang]?.[key]?.message.includes(word)), `${key}: ${word}`);
  }
});
