/**
 * The reader of a practice page. It is the extension's own page, into which the browser puts no content script, so it brings
 * the same reader and painter itself, and waits to be asked like any other page.
 */
import { painter as makePainter } from "../content/paint";
import { read } from "../content/read";
import type { ReadLine } from "../content/lines";
import type { FromContent, ToContent } from "../shared/messages";
import { host } from "../shared/ui/host";
import { linkedin } from "../sites/linkedin";

/** The address that the page imitates: readers go by addresses. */
const address = new URL(document.documentElement.dataset["practice"] ?? "/", "https://www.linkedin.com");
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);
const painter = makePainter((css, on) => void sheet.replaceSync(on ? css : ""));
let lines: ReadLine[][] = [];

host.runtime.onMessage.addListener((message: ToContent, _sender, answer: (taken: boolean) => void) => {
  if (message.kind === "practice") {
    answer(true);
    const result = read(document, address, linkedin);
    lines = "lines" in result ? result.lines : [];
    const said: FromContent = "trouble" in result ? { kind: "trouble", trouble: result.trouble } : { kind: "page", page: result.page };
    void host.runtime.sendMessage(said).catch(() => undefined);
  } else if (message.kind === "paint") painter.set(message.marks, lines);
  else if (message.kind === "scroll") painter.scrollTo(message.mark, lines);
  else if (message.kind === "stop") painter.clear();
  return false;
});
