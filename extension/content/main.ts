/** The content script: injected when the reader asks, once per document. One reader, one watcher, one painter. */
import type { FromContent, ToContent } from "../shared/messages";
import { linkedin } from "../sites/linkedin";
import { painter as makePainter } from "./paint";
import type { ReadResult } from "./read";
import { watch } from "./watch";

interface Api { runtime: { id?: string; sendMessage(message: FromContent): Promise<unknown>; onMessage: { addListener(f: Listener): void; removeListener(f: Listener): void } } }
type Listener = (message: ToContent) => void;
interface Running { alive(): boolean; stop(): void; read(): void }

const shared = globalThis as unknown as { browser?: Api; chrome?: Api; [key: symbol]: Running | undefined };
const KEY = Symbol.for("second-look");

function start(): Running {
  const api = (shared.browser ?? shared.chrome) as Api;
  const alive = () => { try { return api.runtime.id !== undefined; } catch { return false; } };
  let lines: Extract<ReadResult, { lines: unknown }>["lines"] = [];
  let number = 0;
  const stop = () => {
    watcher.stop();
    painter.clear();
    try { api.runtime.onMessage.removeListener(listen); } catch { /* the extension is gone, and its listeners with it */ }
    if (shared[KEY] === running) shared[KEY] = undefined;
  };
  const send = (message: FromContent) => {
    if (!alive()) return stop();
    // The background may be asleep or gone; it asks again when it wakes.
    api.runtime.sendMessage(message).catch(() => undefined);
  };
  const painter = makePainter((css, on) => send({ kind: "style", css, on }));
  const watcher = watch(linkedin, {
    alive: () => alive() || (stop(), false),
    leaving: () => { lines = []; painter.clear(); send({ kind: "leaving" }); },
    read: (result, same) => {
      lines = "lines" in result ? result.lines : [];
      painter.paint(lines);
      const { page } = result;
      if (same) send("trouble" in result ? { kind: "trouble", trouble: result.trouble }
        : { kind: "page", page: { ...page, sections: page.sections.map((section, i) => ({ ...section, lines: section.lines.slice(same[i]) })) }, same, number: ++number });
    },
  });
  const listen: Listener = (message) => {
    if (message.kind === "read") watcher.again(message.selection);
    else if (message.kind === "paint") painter.set(message.marks, lines);
    else if (message.kind === "scroll") painter.scrollTo(message.mark, lines);
    else if (message.kind === "stop") stop();
  };
  api.runtime.onMessage.addListener(listen);
  const running: Running = { alive, stop, read: () => watcher.again() };
  return running;
}

// The frames that matter are read from the top. A second injection only asks the first one to read again; one whose
// extension is gone makes way.
if (top === self) {
  const before = shared[KEY];
  if (before && !before.alive()) before.stop();
  (before?.alive() ? before : (shared[KEY] = start())).read();
}
