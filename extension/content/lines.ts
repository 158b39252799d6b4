/**
 * The one text reader: from a part of the page to its visible lines, each with its links and with the text nodes it came
 * from, so that a quote can be painted later. Class names are only ever a hint that something is hidden.
 */
import type { Line } from "../shared/bindings/Line";
import type { LineLink } from "../shared/bindings/LineLink";
import type { Site } from "../sites/site";

/** A run of characters that stands in a text node exactly as it stands in the line. */
export interface Piece { node: Text; from: number; at: number; length: number }

/** A line and where it came from. */
export interface ReadLine { line: Line; pieces: Piece[] }

/** Longest line that is handed over, in UTF-16 units; the engine says so where a line has this length. */
export const LINE_LIMIT = 120_000;
/** Most lines of one section. */
export const LINES_LIMIT = 4_000;
const DEPTH_LIMIT = 2_000;

const SKIP = new Set([
  "SCRIPT", "STYLE", "SVG", "MENU", "FORM", "OPTION", "SELECT", "LABEL", "INPUT", "TEXTAREA", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "CANVAS", "VIDEO", "AUDIO", "IMG", "PICTURE", "HEAD", "ASIDE", "NAV",
]);
const SKIP_ROLES = new Set(["menu", "menuitem", "button", "tablist", "tab", "toolbar", "listbox", "dialog", "alertdialog", "tooltip", "navigation", "complementary", "textbox", "search", "progressbar"]);
const INLINE = new Set([
  "A", "ABBR", "ACRONYM", "B", "BDI", "BDO", "BIG", "BUTTON", "CITE", "CODE", "DATA", "DFN", "EM", "FONT", "I", "INS", "KBD", "LABEL", "MARK", "Q", "S", "SAMP", "SLOT", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR",
]);
const HIDDEN_CLASS = /(^|\s)(visually-hidden|sr-only|a11y-text|screen-reader-text|visuallyhidden)(\s|$)/;
const HEADING = "h1, h2, h3";
const LETTER = /[\p{L}\p{N}]/u;

export interface Options {
  site: Site;
  /** Everything in one line, blocks and breaks as line breaks: a message. */
  joined?: boolean;
  /** Elements that are left out with all they hold. */
  skip?: (element: Element) => boolean;
  /** Only what lies in this range. */
  range?: Range;
}

/** The real address behind one of the site's own redirects; anything else comes back as it is. */
export function unwrap(href: string, site: Site): string {
  let address = href;
  for (let times = 0; times < 3; times++) {
    let url: URL;
    try { url = new URL(address); } catch { return address; }
    if (!site.host.test(url.hostname)) return address;
    const wrapper = site.wrappers.find((w) => w.path.test(url.pathname));
    const target = wrapper && url.searchParams.get(wrapper.parameter);
    if (!target) return address;
    address = target;
  }
  return address;
}

/** Text without white space: what "equal ignoring spaces" compares. */
export const dense = (text: string) => text.replace(/\s+/gu, "");

/** Whether an element takes no part in what a person sees. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden") || (element.tagName === "DIALOG" && !element.hasAttribute("open"))) return true;
  return !element.checkVisibility({ visibilityProperty: true });
}

function hasDirectText(element: Element): boolean {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 && (child as Text).data.trim()) return true;
  }
  return false;
}

/** Of a visible copy and a copy for screen readers side by side, the one for screen readers; pages mark only the visible one. */
function spokenCopy(parent: Element): { keep: Element; drop: Element } | undefined {
  const count = parent.childElementCount;
  if (count < 2 || count > 4) return;
  let marked = false;
  for (const child of parent.children) marked ||= child.getAttribute("aria-hidden") === "true";
  if (!marked || hasDirectText(parent)) return;
  const full: Element[] = [];
  for (const child of parent.children) if ((child.textContent ?? "").trim()) full.push(child);
  const [a, b] = full;
  if (full.length !== 2 || !a || !b || a.tagName !== b.tagName) return;
  const hidden = [a, b].filter((e) => e.getAttribute("aria-hidden") === "true");
  const keep = hidden[0];
  if (hidden.length !== 1 || !keep || !LETTER.test(keep.textContent ?? "")) return;
  return { keep, drop: keep === a ? b : a };
}

/** Whether the children of a block stand below each other although they are inline: nothing but spans in it. */
function standsInLines(element: Element): boolean {
  if (element.childElementCount < 2 || hasDirectText(element)) return false;
  let spans = 0;
  for (const child of element.children) {
    if (child.tagName === "SPAN") {
      if ((child.textContent ?? "").trim()) spans++;
    } else if (child.tagName === "BR" || (child.firstChild && !SKIP.has(child.tagName.toUpperCase()) && child.tagName !== "BUTTON")) return false;
  }
  return spans > 1;
}

class Reader {
  out: ReadLine[] = [];
  private text = "";
  private pieces: Piece[] = [];
  private links: LineLink[] = [];
  private open: { href: string; start: number; element: Element }[] = [];
  /** Links around a logo: they belong to the line that follows. */
  private textless: string[] = [];
  private space = false;
  private depth = 0;
  private block = 0;
  private nextBlock = 1;
  /** The link elements that cover the last line wholly, to drop a logo's alternative text. */
  private lastLink: Element | undefined;
  private cut = false;

  constructor(private o: Options) {}

  private append(node: Text, from: number, to: number) {
    const data = node.data;
    const keepBreaks = /\S[^\S\n]*\n\s*\S/.test(data) && node.parentElement !== null && /^(pre|break-spaces)/.test(getComputedStyle(node.parentElement).whiteSpace);
    let run = -1;
    const end = () => { run = -1; };
    for (let i = from; i < to; i++) {
      const c = data.charCodeAt(i);
      if (c === 10 && keepBreaks) { end(); this.lineBreak(); continue; }
      if (c === 32 || (c >= 9 && c <= 13)) { this.space = true; end(); continue; }
      if (this.text.length >= LINE_LIMIT) { this.cut = true; return; }
      if (this.space) {
        if (this.text && !this.text.endsWith("\n")) this.text += " ";
        this.space = false;
        end();
      }
      if (run < 0) {
        run = this.pieces.length;
        this.pieces.push({ node, from: i, at: this.text.length, length: 0 });
      }
      // A whole word at a time: pages are long and most of it is words.
      let stop = i + 1;
      while (stop < to && data.charCodeAt(stop) > 32) stop++;
      const word = data.slice(i, Math.min(stop, i + LINE_LIMIT - this.text.length));
      this.text += word;
      const piece = this.pieces[run];
      if (piece) piece.length += word.length;
      i = stop - 1;
    }
  }

  private lineBreak() {
    this.space = false;
    if (this.text) this.text += "\n";
  }

  private boundary() {
    if (this.o.joined) {
      this.space = false;
      if (this.text && !this.text.endsWith("\n")) this.text += "\n";
    } else this.flush();
  }

  flush() {
    let text = this.text.replace(/\n{3,}$/g, "\n").trimEnd();
    // Never half a character at the cut.
    if (this.cut && /[\uD800-\uDBFF]$/.test(text)) text = text.slice(0, -1);
    const pieces = this.pieces;
    const links = this.links;
    for (const link of this.open) {
      if (text.length > link.start) links.push({ start: link.start, end: text.length, href: link.href });
      link.start = 0;
    }
    this.text = "";
    this.pieces = [];
    this.links = [];
    this.space = false;
    this.cut = false;
    if (!text || this.out.length >= LINES_LIMIT) return;
    const whole = this.open.at(-1)?.element;
    const last = this.out.at(-1);
    const here = { depth: this.depth, block: this.block };
    if (last && last.line.block === here.block) {
      const a = dense(last.line.text);
      const b = dense(text);
      // A logo's alternative text, and the short copy of a text that can be unfolded.
      const logo = a.toLowerCase() === b.toLowerCase() && whole && this.lastLink && whole !== this.lastLink && (whole as HTMLAnchorElement).href === (this.lastLink as HTMLAnchorElement).href;
      const stem = a.replace(/(…|\.\.\.)$/u, "");
      const longer = stem.length >= 40 && b.length > stem.length && b.startsWith(stem);
      const shorter = b.length >= 40 && a.startsWith(b.replace(/(…|\.\.\.)$/u, ""));
      if (shorter && !logo) return;
      if (logo || longer) {
        this.out.pop();
        if (logo) this.textless.push(...last.line.links.map((link) => link.href));
      }
    }
    for (const href of new Set(this.textless)) links.unshift({ start: 0, end: 0, href });
    this.textless = [];
    this.lastLink = whole;
    this.out.push({ line: { text, links: links.filter((l) => l.end <= text.length), ...here, from: null, at: null, role: null }, pieces });
  }

  visit(node: Node, level = 0) {
    if (this.out.length >= LINES_LIMIT || level > DEPTH_LIMIT) return;
    if (node.nodeType === 3) {
      const text = node as Text;
      let from = 0;
      let to = text.data.length;
      const range = this.o.range;
      if (range) {
        if (!range.intersectsNode(text)) return;
        if (range.startContainer === text) from = range.startOffset;
        if (range.endContainer === text) to = range.endOffset;
      }
      this.append(text, from, to);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (tag === "BR") { this.lineBreak(); return; }
    if (this.o.range && !this.o.range.intersectsNode(element)) return;
    if (level > 0 && this.skips(element, tag)) return;
    const isLink = tag === "A" && element.hasAttribute("href");
    const isEntry = level > 0 && !this.o.joined && element.matches(this.o.site.entry);
    const isBlock = !INLINE.has(tag) || (tag === "SPAN" && spokenCopy(element) !== undefined);
    if (isBlock) this.boundary();
    const block = this.block;
    if (isEntry) { this.depth++; this.block = this.nextBlock++; }
    let pushed = false;
    if (isLink) {
      const href = unwrap((element as HTMLAnchorElement).href || element.getAttribute("href") || "", this.o.site);
      // The space before a link is not part of it.
      if (this.space && this.text && !this.text.endsWith("\n")) { this.text += " "; this.space = false; }
      this.open.push({ href, start: this.text.length, element });
      pushed = true;
    }
    const linesBefore = this.out.length;
    const lengthBefore = this.text.length;
    this.children(element, tag, level);
    if (pushed) {
      const link = this.open.pop();
      if (link) {
        const text = this.text.trimEnd();
        if (text.length > link.start) this.links.push({ start: link.start, end: text.length, href: link.href });
        else if (this.out.length === linesBefore && this.text.length === lengthBefore && this.textless.length < 4 && !this.textless.includes(link.href)) this.textless.push(link.href);
      }
    }
    if (isBlock) this.boundary();
    if (isEntry) { this.depth--; this.block = block; this.textless = []; }
  }

  private children(element: Element, tag: string, level: number) {
    const copies = spokenCopy(element);
    const lines = !copies && !this.o.joined && !INLINE.has(tag) && standsInLines(element);
    const root: ParentNode & Node = element.shadowRoot ?? element;
    if (tag === "SLOT") {
      const given = (element as HTMLSlotElement).assignedNodes();
      if (given.length) { for (const child of given) this.visit(child, level + 1); return; }
    }
    for (let child = root.firstChild; child; child = child.nextSibling) {
      if (copies && child === copies.drop) continue;
      if (lines && child.nodeType === 1) this.boundary();
      this.visit(child, level + 1);
    }
    if (lines) this.boundary();
  }

  private skips(element: Element, tag: string): boolean {
    if (tag === "BUTTON" || element.getAttribute("role") === "button") {
      if (!element.querySelector(HEADING)) return true;
    } else if (SKIP.has(tag) || SKIP_ROLES.has(element.getAttribute("role") ?? "")) return true;
    if (HIDDEN_CLASS.test(element.getAttribute("class") ?? "")) return true;
    if (isHidden(element)) return true;
    if (this.o.skip?.(element)) return true;
    if (this.o.joined || this.o.range) return false;
    if (element.matches(this.o.site.actions)) return true;
    return tag === "A" && this.o.site.skillLinks.test((element as HTMLAnchorElement).href) && !element.querySelector(HEADING);
  }
}

/** The visible lines under `root`. */
export function readLines(root: Node, options: Options): ReadLine[] {
  const reader = new Reader(options);
  reader.visit(root);
  reader.flush();
  return reader.out;
}

/** Whether anything at all would be read under `root`: cheap enough to ask for many elements. */
export function hasText(root: Node, options: Options): boolean {
  return (root.textContent ?? "").trim() !== "" && readLines(root, options).length > 0;
}
