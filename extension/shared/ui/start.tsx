/** Starts a page: settings, words and sign pages first, then the interface, in the reader's language. */
import { type ComponentChildren, createContext, render } from "preact";
import { useContext } from "preact/hooks";
import { type Args, choose, type Key, type Language, loadWords, type Words } from "../i18n";
import { type Loaded, load } from "../settings";
import { host, ownUrl } from "./host";
import { loadSignPages, type SignPages } from "./sign-pages";

export interface Setting extends Loaded {
  words: Words;
  signs: SignPages;
}

const Place = createContext<Setting | null>(null);

/** The settings, words and sign pages of this page. */
export function useSetting(): Setting {
  const setting = useContext(Place);
  if (setting === null) throw new Error("used outside of start()");
  return setting;
}

/** The words alone. */
export const useWords = (): ((key: Key, args?: Args) => string) => useSetting().words.t;

/** Runs a page, and again when the settings change. */
export async function start(title: Key, page: () => ComponentChildren): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) return;
  const draw = async (): Promise<void> => {
    const loaded = await load(host.storage);
    const lang: Language = choose(loaded.settings.language, navigator.languages);
    const [words, signs] = await Promise.all([loadWords(lang, ownUrl), loadSignPages(lang, ownUrl)]);
    document.documentElement.lang = lang;
    document.title = words.t(title);
    const Page = page;
    render(
      <Place.Provider value={{ ...loaded, words, signs }}>
        <Page />
      </Place.Provider>,
      root,
    );
  };
  host.storage.onChanged.addListener((changes, area) => {
    if (area === "managed" || "settings" in changes) void draw();
  });
  await draw();
}
