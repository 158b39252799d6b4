/**
 * Marks on the page: CSS Custom Highlights over the quoted words. No element is inserted, and the registry is only touched
 * under names of our own, made up anew for each injection. A quote that no longer stands where it stood is not marked.
 */
import type { Mark } from "../shared/messages";
import { dense, type ReadLine } from "./lines";

/** What is marked: weak observations are only in the panel. */
const STRENGTHS = ["moderate", "strong"] as const;

/** Told apart by shape alone, in one quiet colour that stands out on light and dark pages; under forced colours the system's own. */
const LOOKS: Record<(typeof STRENGTHS)[number], string> = { moderate: "dotted", strong: "double" };
const COLOURS = " #3b82c4;background-color:#3b82c41f";

type Lines = ReadLine[][];

/** The position of unit `at` of a line in its text nodes; `end` says which side of a border between two pieces is meant. */
function point(line: ReadLine, at: number, end: boolean): [Text, number] | undefined {
  for (const piece of line.pieces) {
    const stop = piece.at + piece.length;
    if (end ? at > piece.at && at <= stop : at >= piece.at && at < stop) {
      const offset = piece.from + at - piece.at;
      return offset <= piece.node.length ? [piece.node, offset] : undefined;
    }
  }
}

const sameRange = (a: AbstractRange, b: AbstractRange) =>
  a.startContainer === b.startContainer && a.startOffset === b.startOffset && a.endContainer === b.endContainer && a.endOffset === b.endOffset;

/** The range of a mark in the page as it is now; nothing where the quote does not stand there any more. */
export function rangeOf(mark: Mark, lines: Lines): Range | undefined {
  // `/page/sections/3/lines/14/text` → 3, 14.
  const at = /^\/page\/sections\/(\d+)\/lines\/(\d+)\/text$/.exec(mark.where);
  const section = at && lines[+at[1]!];
  if (!section || !mark.quote) return;
  const stands = (line: ReadLine | undefined) => line?.line.text.slice(mark.start, mark.end) === mark.quote;
  let line = section[+at[2]!];
  if (!stands(line)) {
    // Lines may have been added above it; the same quote at the same place of one other line only.
    const others = section.filter(stands);
    line = others.length === 1 ? others[0] : undefined;
  }
  if (!line) return;
  const start = point(line, mark.start, false);
  const end = point(line, mark.end, true);
  if (!start || !end || !start[0].isConnected || !end[0].isConnected) return;
  try {
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return dense(range.toString()) === dense(mark.quote) ? range : undefined;
  } catch { /* the text is shorter now */ }
}

/** `style` hands the rules to the background, which inserts them: a page sees no style element of ours. */
export function painter(style: (css: string, on: boolean) => void) {
  let marks: Mark[] = [];
  let names: Record<string, string> | undefined;
  let css = "";

  const begin = () => {
    const made: Record<string, string> = {};
    for (const strength of STRENGTHS) made[strength] = `h${[...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(36)).join("")}`;
    const rules = (colours: string) => STRENGTHS.map((s) => `::highlight(${made[s]}){text-decoration:underline ${LOOKS[s]} 3px${colours}}`).join("");
    css = `${rules(COLOURS)}@media(forced-colors:active){${rules("")}}`;
    style(css, true);
    return made;
  };

  const clear = () => {
    marks = [];
    if (!names) return;
    for (const name of Object.values(names)) CSS.highlights.delete(name);
    style(css, false);
    names = undefined;
  };

  /** Again after every change of the page: a text node that was rewritten loses its ranges. What stands as it stood is not painted anew. */
  const paint = (lines: Lines) => {
    // Nothing to mark leaves no trace: neither names nor rules.
    if (!marks.some((mark) => mark.strength !== "weak")) return clear();
    names ??= begin();
    for (const strength of STRENGTHS) {
      const ranges = marks.flatMap((mark) => (mark.strength === strength && rangeOf(mark, lines)) || []);
      const name = names[strength]!;
      const before = [...(CSS.highlights.get(name) ?? [])];
      if (ranges.length === before.length && ranges.every((range, i) => sameRange(range, before[i]!))) continue;
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }
  };

  return {
    set(now: Mark[], lines: Lines) {
      marks = now;
      paint(lines);
    },
    paint,
    /** Only when the reader asked for it; focus stays where it is. */
    scrollTo(mark: Mark, lines: Lines) {
      rangeOf(mark, lines)?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion)").matches ? "instant" : "smooth" });
    },
    clear,
  };
}
