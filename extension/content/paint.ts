/**
 * Marks on the page: CSS Custom Highlights over the quoted words. No element is inserted, and the registry is only touched
 * under names of our own, made up anew for each injection. A quote that no longer stands where it stood is not marked.
 */
import type { Mark } from "../shared/messages";
import { dense, type ReadLine } from "./lines";

/** What is marked: weak observations are only in the panel. */
const STRENGTHS = ["moderate", "strong"] as const;

/** Told apart by shape alone, in one quiet colour that stands out on light and dark pages; under forced colours the system's own. */
const LOOKS: Record<(typeof STRENGTHS)[number], [string, string]> = {
  moderate: ["dotted 3px #3b82c4;background-color:#3b82c41f", "dotted 3px"],
  strong: ["double 3px #3b82c4;background-color:#3b82c41f", "double 3px"],
};

type Lines = ReadLine[][];

/** `/page/sections/3/lines/14/text` → 3, 14. */
function place(where: string): [number, number] | undefined {
  const match = /^\/page\/sections\/(\d+)\/lines\/(\d+)\/text$/.exec(where);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** The position of unit `at` of a line in its text nodes; `end` says which side of a border between two pieces is meant. */
function point(line: ReadLine, at: number, end: boolean): [Text, number] | undefined {
  for (const piece of line.pieces) {
    const stop = piece.at + piece.length;
    if (end ? at > piece.at && at <= stop : at >= piece.at && at < stop) {
      const offset = piece.from + at - piece.at;
      return offset <= piece.node.length ? [piece.node, offset] : undefined;
    }
  }
  return undefined;
}

/** The range of a mark in the page as it is now; nothing where the quote does not stand there any more. */
export function rangeOf(mark: Mark, lines: Lines): Range | undefined {
  const at = place(mark.where);
  const section = at && lines[at[0]];
  if (!at || !section || !mark.quote) return undefined;
  const stands = (line: ReadLine | undefined) => line?.line.text.slice(mark.start, mark.end) === mark.quote;
  let line = section[at[1]];
  if (!stands(line)) {
    // Lines may have been added above it; the same quote at the same place of one other line only.
    const others = section.filter(stands);
    line = others.length === 1 ? others[0] : undefined;
  }
  if (!line) return undefined;
  const start = point(line, mark.start, false);
  const end = point(line, mark.end, true);
  if (!start || !end || !start[0].isConnected || !end[0].isConnected) return undefined;
  try {
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return dense(range.toString()) === dense(mark.quote) ? range : undefined;
  } catch {
    return undefined;
  }
}

export class Painter {
  private marks: Mark[] = [];
  private names: Record<string, string> | undefined;
  private css = "";

  /** `style` hands the rules to the background, which inserts them: a page sees no style element of ours. */
  constructor(private style: (css: string, on: boolean) => void) {}

  set(marks: Mark[], lines: Lines) {
    this.marks = marks;
    this.paint(lines);
  }

  /** Again after every change of the page: a text node that was rewritten loses its ranges. */
  paint(lines: Lines) {
    // Nothing to mark leaves no trace: neither names nor rules.
    if (!this.marks.some((mark) => mark.strength !== "weak")) return this.clear();
    const names = this.names ?? this.begin();
    for (const strength of STRENGTHS) {
      const ranges = this.marks.filter((mark) => mark.strength === strength).map((mark) => rangeOf(mark, lines)).filter((range) => range !== undefined);
      const name = names[strength];
      if (!name) continue;
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }
  }

  /** Only when the reader asked for it; focus stays where it is. */
  scrollTo(mark: Mark, lines: Lines): boolean {
    const range = rangeOf(mark, lines);
    const element = range?.startContainer.parentElement;
    if (!element) return false;
    element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    return true;
  }

  clear() {
    this.marks = [];
    if (!this.names) return;
    for (const name of Object.values(this.names)) CSS.highlights.delete(name);
    this.style(this.css, false);
    this.names = undefined;
  }

  private begin(): Record<string, string> {
    const names: Record<string, string> = {};
    for (const strength of STRENGTHS) names[strength] = `h${[...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(36)).join("")}`;
    const rules = (n: 0 | 1) => STRENGTHS.map((s) => `::highlight(${names[s]}){text-decoration:underline ${LOOKS[s][n]}}`).join("");
    this.css = `${rules(0)}@media(forced-colors:active){${rules(1)}}`;
    this.style(this.css, true);
    return (this.names = names);
  }
}
