/**
 * The one text reader: from a part of the page to its visible lines, each with its links and with the text nodes it came
 * from, so that a quote can be painted later. Class names are only ever a hint that something is hidden.
 */
import type { Line } from "../shared/bindings/Line";
import type { LineLink } from "../shared/bindings/LineLink";
import type { Site } from "../sites/site";
import { attribute, hrefOf, isHidden, one, textOf } from "./dom";

/** A run of characters that stands in a text node exactly as it stands in the line. */
export interface Piece { node: Text; from: number; at: number; length: number }

/** A line and where it came from. */
export interface ReadLine { line: Line; pieces: Piece[] }

/** Gives what was made of a part of the page before, under this name, as long as nothing in it changed. */
export type Keep = <T>(part: object, name: string, make: () => T) => T;

/** Longest line that is handed over, in UTF-16 units; the engine says so where a line has this length. */
export const LINE_LIMIT = 120_000;
/** Most lines of one section. */
export const LINES_LIMIT = 4_000;
const DEPTH_LIMIT = 2_000;

const SKIP = /^(SCRIPT|STYLE|SVG|MENU|FORM|OPTION|SELECT|LABEL|INPUT|TEXTAREA|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|CANVAS|VIDEO|AUDIO|IMG|PICTURE|HEAD|ASIDE|NAV)$/i;
const SKIP_ROLES = /^(menu|menuitem|button|tablist|tab|toolbar|listbox|dialog|alertdialog|tooltip|navigation|complementary|textbox|search|progressbar)$/;
const INLINE = /^(A|ABBR|ACRONYM|B|BDI|BDO|BIG|BUTTON|CITE|CODE|DATA|DFN|EM|FONT|I|INS|KBD|LABEL|MARK|Q|S|SAMP|SLOT|SMALL|SPAN|STRONG|SUB|SUP|TIME|TT|U|VAR|WBR)$/;
const HIDDEN_CLASS = ".visually-hidden, .sr-only, .a11y-text, .screen-reader-text, .visuallyhidden";
const HEADING = "h1, h2, h3";
const LETTER = /[\p{L}\p{N}]/u;

export interface Options {
  site: Site;
  /** Everything in one line, blocks and breaks as line breaks: a message. */
  joined?: boolean;
  /** An element that is left out with all it holds. */
  without?: Element | undefined;
  /** For entries: they stand for themselves. */
  keep?: Keep;
  /** Only what lies in this range. */
  range?: Range;
}

/** Text without white space: what "equal ignoring spaces" compares. */
export const dense = (text: string) => text.replace(/\s+/gu, "");

function hasDirectText(element: Element): boolean {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 && textOf(child)) return true;
  }
  return false;
}

/** Of a visible copy and a copy for screen readers side by side, the one for screen readers: the visible one is `aria-hidden`. */
function spokenCopy(parent: Element): Element | undefined {
  const count = parent.childElementCount;
  const marked = (e: Element) => attribute(e, "aria-hidden") === "true";
  if (count < 2 || count > 4 || ![...parent.children].some(marked) || hasDirectText(parent)) return;
  const [a, b, more] = [...parent.children].filter((e) => textOf(e));
  if (!a || !b || more || a.tagName !== b.tagName || marked(a) === marked(b)) return;
  const [shown, spoken] = marked(a) ? [a, b] : [b, a];
  return LETTER.test(textOf(shown)) ? spoken : undefined;
}

/** Whether the children of a block stand below each other although they are inline: nothing but spans in it. */
function standsInLines(element: Element): boolean {
  if (element.childElementCount < 2 || hasDirectText(element)) return false;
  let spans = 0;
  for (const child of element.children) {
    if (child.tagName === "SPAN") {
      if (textOf(child)) spans++;
    } else if (child.tagName === "BR" || (child.firstChild && !SKIP.test(child.tagName) && child.tagName !== "BUTTON")) return false;
  }
  return spans > 1;
}

/** The visible lines under `root`. */
export const readLines = (root: Node, o: Options): ReadLine[] => readPart(root, o, 0).out;

/** The same, and how many blocks there were; `depth` 1 for an entry. */
function readPart(root: Node, o: Options, depth: number): { out: ReadLine[]; blocks: number } {
  const { site, joined, range, without, keep } = o;
  const out: ReadLine[] = [];
  let text = "";
  let pieces: Piece[] = [];
  let links: LineLink[] = [];
  const open: { href: string; start: number; element: Element }[] = [];
  /** Links around a logo: they belong to the line that follows. */
  let textless: string[] = [];
  let space = false;
  let cut = false;
  let block = depth;
  let blocks = depth;
  /** The link that covers the last line wholly, to drop a logo's alternative text. */
  let lastLink: Element | undefined;

  const lineBreak = () => {
    space = false;
    if (text) text += "\n";
  };

  /** The space between words, before what comes next; never at the beginning of a line. */
  const putSpace = () => {
    if (space && text && !text.endsWith("\n")) text += " ";
    space = false;
  };

  const append = (node: Text, from: number, to: number) => {
    const { data, parentElement } = node;
    const keepBreaks = /\S[^\S\n]*\n\s*\S/.test(data) && parentElement && /^(pre|break-spaces)/.test(getComputedStyle(parentElement).whiteSpace);
    let piece: Piece | undefined;
    for (let i = from; i < to; i++) {
      const c = data.charCodeAt(i);
      if (c === 32 || (c >= 9 && c <= 13)) {
        piece = undefined;
        if (c === 10 && keepBreaks) lineBreak();
        else space = true;
        continue;
      }
      if (text.length >= LINE_LIMIT) { cut = true; return; }
      if (space) { putSpace(); piece = undefined; }
      if (!piece) pieces.push((piece = { node, from: i, at: text.length, length: 0 }));
      // A whole word at a time: pages are long and most of it is words.
      let stop = i + 1;
      while (stop < to && data.charCodeAt(stop) > 32) stop++;
      const word = data.slice(i, Math.min(stop, i + LINE_LIMIT - text.length));
      text += word;
      piece.length += word.length;
      i = stop - 1;
    }
  };

  const flush = () => {
    let line = text.trimEnd();
    // Never half a character at the cut.
    if (cut && /[\uD800-\uDBFF]$/.test(line)) line = line.slice(0, -1);
    const here = { pieces, links };
    for (const link of open) {
      if (line.length > link.start) links.push({ start: link.start, end: line.length, href: link.href });
      link.start = 0;
    }
    text = "";
    pieces = [];
    links = [];
    space = cut = false;
    if (!line || out.length >= LINES_LIMIT) return;
    const whole = open.at(-1)?.element;
    const last = out.at(-1)?.line;
    if (last && last.block === block) {
      const a = dense(last.text);
      const b = dense(line);
      const stem = a.replace(/(…|\.\.\.)$/u, "");
      // A logo's alternative text, and the short copy of a text that can be unfolded.
      const logo = a.toLowerCase() === b.toLowerCase() && lastLink && whole !== lastLink;
      if (!logo && b.length >= 40 && a.startsWith(b.replace(/(…|\.\.\.)$/u, ""))) return;
      if (logo || (stem.length >= 40 && b.length > stem.length && b.startsWith(stem))) {
        out.pop();
        if (logo) textless.push(...last.links.map((link) => link.href));
      }
    }
    for (const href of new Set(textless)) here.links.unshift({ start: 0, end: 0, href });
    textless = [];
    lastLink = whole;
    out.push({ line: { text: line, links: here.links.filter((l) => l.end <= line.length), depth, block, from: null, at: null, role: null }, pieces: here.pieces });
  };

  const boundary = () => {
    if (!joined) flush();
    else if (text && !text.endsWith("\n")) lineBreak();
    else space = false;
  };

  const skips = (element: Element, tag: string): boolean => {
    const role = attribute(element, "role");
    if (tag === "BUTTON" || role === "button" ? !one(element, HEADING) : SKIP.test(tag) || SKIP_ROLES.test(role)) return true;
    if (element.matches(HIDDEN_CLASS) || isHidden(element) || element === without) return true;
    if (joined || range) return false;
    return element.matches(site.actions) || (tag === "A" && site.skillLinks.test(hrefOf(element)) && !one(element, HEADING));
  };

  const visit = (node: Node, level: number) => {
    if (out.length >= LINES_LIMIT || level > DEPTH_LIMIT || (range && !range.intersectsNode(node))) return;
    if (node.nodeType === 3) {
      const data = node as Text;
      append(data, range?.startContainer === data ? range.startOffset : 0, range?.endContainer === data ? range.endOffset : data.length);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (tag === "BR") return lineBreak();
    if (level && skips(element, tag)) return;
    const isEntry = level > 0 && !joined && element.matches(site.entry);
    if (isEntry && keep && !range && !depth && !open.length) {
      flush();
      if (!textless.length && !(without && element.contains(without))) {
        const part = keep(element, "entry", () => readPart(element, { site }, 1));
        for (const { line, pieces } of part.out) if (out.length < LINES_LIMIT) out.push({ line: { ...line, block: line.block + blocks }, pieces });
        blocks += part.blocks;
        return;
      }
    }
    const copies = spokenCopy(element);
    const isBlock = isEntry || !INLINE.test(tag) || (tag === "SPAN" && copies);
    if (isBlock) boundary();
    const outer = block;
    if (isEntry) { depth++; block = ++blocks; }
    const isLink = tag === "A" && element.hasAttribute("href");
    const before = out.length;
    if (isLink) {
      // The space before a link is not part of it.
      putSpace();
      open.push({ href: hrefOf(element), start: text.length, element });
    }
    const inLines = !copies && !joined && !INLINE.test(tag) && standsInLines(element);
    const given = tag === "SLOT" ? (element as HTMLSlotElement).assignedNodes() : [];
    for (const child of given.length ? given : (element.shadowRoot ?? element).childNodes) {
      if (copies && child === copies) continue;
      if (inLines && child.nodeType === 1) boundary();
      visit(child, level + 1);
    }
    const link = isLink && open.pop();
    if (link) {
      const end = text.trimEnd().length;
      if (end > link.start) links.push({ start: link.start, end, href: link.href });
      else if (out.length === before && textless.length < 4) textless.push(link.href);
    }
    if (isBlock) boundary();
    if (isEntry) { depth--; block = outer; textless = []; }
  };

  visit(root, 0);
  flush();
  return { out, blocks };
}
