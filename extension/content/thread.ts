/** Messages: the open thread of the messaging page, or a bubble over another page. Never the list of conversations. */
import type { From } from "../shared/bindings/From";
import type { Line } from "../shared/bindings/Line";
import type { Site } from "../sites/site";
import { isHidden, type ReadLine, readLines } from "./lines";
import { emptySection, pageOf, type Reading, rootsOf } from "./read";

const CLOCK = /^\s*\d{1,2}[:.]\d{2}/;
const FILE = /^[^\n]{1,200}\.[A-Za-z0-9]{2,5}$/;

/** The thread to read: on the messaging page the page's own; elsewhere a bubble, if the reader is in it or asked for nothing else. */
function scopeOf(doc: Document, site: Site, onThreadPage: boolean, alone: boolean): Element | undefined {
  const groups: Element[] = [];
  for (const root of rootsOf(doc, site)) {
    const events = [...root.querySelectorAll(site.messages.event)].filter((e) => !isHidden(e));
    for (const event of events) {
      const scope = scopeAround(event, site);
      if (!groups.includes(scope)) groups.push(scope);
    }
  }
  const inPage = groups.find((g) => g.closest("main, [role='main']") && !g.matches(site.messages.bubble));
  if (onThreadPage && inPage) return inPage;
  const active = groups.find((g) => g.getRootNode() instanceof ShadowRoot ? g.contains((g.getRootNode() as ShadowRoot).activeElement) : g.contains(doc.activeElement) && doc.activeElement !== doc.body);
  if (active) return active;
  return alone ? groups.at(-1) : undefined;
}

/** The smallest part of the page that holds the messages' list and the card of whom they are with. */
function scopeAround(event: Element, site: Site): Element {
  const bubble = event.closest(site.messages.bubble);
  if (bubble) return bubble;
  const list = event.closest("ul, ol, [role='list']") ?? event.parentElement ?? event;
  for (let a: Element | null = list; a && a.tagName !== "BODY" && a.tagName !== "MAIN"; a = a.parentElement) {
    if (a.querySelector(site.messages.header)) return a;
    if ([...a.querySelectorAll("h2, h3")].some((h) => !list.contains(h) && (h.closest("a[href*='/in/']") || h.querySelector("a[href*='/in/']")))) return a;
  }
  return list;
}

const idOf = (href: string, site: Site) => site.profile.exec((() => { try { return new URL(href).pathname; } catch { return ""; } })())?.[1] ?? "";

/** Whether `element` stands in the body of a message. */
function bodiesOf(event: Element, site: Site): Element[] {
  const classed = [...event.querySelectorAll(`${site.messages.subject}, ${site.messages.body}`)].filter((e) => !e.closest(site.messages.notTheirs));
  if (classed.some((e) => e.matches(site.messages.body))) return classed;
  // Without the names: paragraphs and headings that are not in a header, a menu or a link to a profile.
  return [...event.querySelectorAll("p, blockquote, pre, h3")].filter((e) =>
    !e.closest("[role='menu'], button, time, form, [role='dialog'], [role='toolbar']") && !e.closest("a[href*='/in/']") && !e.closest(site.messages.notTheirs) && !e.parentElement?.closest("p, blockquote, pre") && !e.querySelector("time"));
}

function readMessages(scope: Element, site: Site, doc: Document): { lines: ReadLine[]; senderId: string; senderName: string } {
  const out: ReadLine[] = [];
  const events = [...scope.querySelectorAll(site.messages.event)].filter((e) => !isHidden(e) && !e.parentElement?.closest(site.messages.event));
  let run: { id: string; name: string } = { id: "", name: "" };
  let heading = "";
  let clock = "";
  let block = 0;
  let senderId = "";
  let senderName = "";
  const times = [...scope.querySelectorAll("time")].filter((t) => !t.closest(site.messages.event));
  let nextTime = 0;
  for (const event of events) {
    block++;
    for (let time = times[nextTime]; time && time.compareDocumentPosition(event) & Node.DOCUMENT_POSITION_FOLLOWING; time = times[++nextTime]) {
      heading = (time.textContent ?? "").replace(/\s+/gu, " ").trim() || heading;
    }
    const bodies = bodiesOf(event, site);
    const inBody = (e: Element) => bodies.some((b) => b.contains(e));
    const people = [...event.querySelectorAll<HTMLAnchorElement>("a[href*='/in/']")].filter((a) => !inBody(a) && !a.closest(site.messages.notTheirs));
    const urn = event.getAttribute("data-event-urn") ?? "";
    const owner = site.messages.owner.exec(urn)?.[1] ?? "";
    const own = event.querySelector(site.messages.name);
    if (people[0]) {
      const id = idOf(people[0].href, site);
      const names = people.filter((a) => idOf(a.href, site) === id).map((a) => (a.textContent ?? "").replace(/\s+/gu, " ").trim()).filter(Boolean);
      const name = (own?.textContent ?? "").replace(/\s+/gu, " ").trim() || names.sort((a, b) => a.length - b.length)[0] || "";
      run = { id, name };
    } else if (own) run = { id: "", name: (own.textContent ?? "").trim() };
    const stamp = [...event.querySelectorAll("time")].find((t) => !inBody(t));
    if (stamp) clock = (stamp.textContent ?? "").replace(/\s+/gu, " ").trim();
    const from = senderOf(run.id, owner, event.getAttribute("class") ?? "", site);
    if (from === "them") { senderId ||= run.id; senderName ||= run.name; }
    const at = (CLOCK.test(clock) || !heading ? [heading, clock] : [heading]).filter(Boolean).join(" ") || null;
    const mark = (line: Line, role: Line["role"]) => { line.from = from; line.at = at; line.role = role; line.block = block; line.depth = 0; };
    if (people[0]) {
      const named = own?.closest("a") ?? own ?? people.find((a) => (a.textContent ?? "").replace(/\s+/gu, " ").trim() === run.name);
      const line = named && readLines(named, { site, joined: true })[0];
      if (line) { mark(line.line, "name"); out.push(line); }
    }
    const text = joinedText(bodies, site, doc);
    if (text) { mark(text.line, "text"); out.push(text); }
    for (const file of filesOf(event, inBody, site)) { mark(file.line, "attachment"); out.push(file); }
  }
  return { lines: out, senderId, senderName };
}

/** Who wrote a message: the sender's id against the owner of the mailbox in the message's own address, and the page's class. They must agree. */
function senderOf(id: string, owner: string, classes: string, site: Site): From {
  const byId: From = id && owner && site.memberId.test(id) ? (id === owner ? "me" : "them") : "unknown";
  if (!site.messages.classed.test(classes)) return byId;
  const byClass: From = site.messages.other.test(classes) ? "them" : "me";
  if (byId === "unknown") return byClass;
  return byId === byClass ? byId : "unknown";
}

function joinedText(bodies: Element[], site: Site, _doc: Document): ReadLine | undefined {
  let all: ReadLine | undefined;
  for (const body of bodies) {
    for (const part of readLines(body, { site, joined: true })) {
      if (!all) { all = part; continue; }
      const shift = all.line.text.length + 1;
      all.line.text += `\n${part.line.text}`;
      all.line.links.push(...part.line.links.map((l) => ({ ...l, start: l.start + shift, end: l.end + shift })));
      all.pieces.push(...part.pieces.map((piece) => ({ ...piece, at: piece.at + shift })));
    }
  }
  return all;
}

function filesOf(event: Element, inBody: (e: Element) => boolean, site: Site): ReadLine[] {
  const holders = [...event.querySelectorAll(site.messages.attachment)].filter((e) => !inBody(e) && !e.parentElement?.closest(site.messages.attachment));
  const out: ReadLine[] = [];
  const seen = new Set<string>();
  const add = (line: ReadLine | undefined) => {
    if (line && !seen.has(line.line.text)) { seen.add(line.line.text); out.push(line); }
  };
  for (const holder of holders) {
    const name = holder.querySelector(site.messages.fileName);
    const lines = readLines(name ?? holder, { site });
    add(lines.find((l) => FILE.test(l.line.text)) ?? (name ? lines[0] : undefined));
  }
  if (!holders.length) {
    for (const link of event.querySelectorAll("a[href]")) {
      if (inBody(link) || link.closest("[role='menu']") || /\/in\//.test((link as HTMLAnchorElement).href)) continue;
      add(readLines(link, { site }).find((l) => FILE.test(l.line.text)));
    }
  }
  return out;
}

/** The other side's card: the thread's header, and the card above a first message. */
function readSender(scope: Element, site: Site): ReadLine[] {
  const first = scope.querySelector(site.messages.event);
  const before = (e: Element) => !first || (e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const headings = [...scope.querySelectorAll("h2, h3")].filter((h) => before(h) && (h.closest("a[href*='/in/']") || h.querySelector("a[href*='/in/']")));
  const heading = headings[0] ?? scope.querySelector(site.messages.header)?.querySelector("h2, h3");
  const out: ReadLine[] = [];
  if (heading) {
    const name = readLines(heading, { site, joined: true })[0];
    const link = heading.closest<HTMLAnchorElement>("a[href*='/in/']");
    if (name) {
      name.line.role = "name";
      if (link && !name.line.links.length) name.line.links.push({ start: 0, end: name.line.text.length, href: link.href });
      out.push(name);
    }
    // Under the name: the headline, or whether somebody is there just now.
    const around = link ?? heading.parentElement;
    const info = around && [...around.querySelectorAll("dd")].at(-1);
    const last = readLines(info ?? around ?? heading, { site }).at(-1);
    if (last && name && last.line.text !== name.line.text) out.push(last);
  }
  const card = [...scope.querySelectorAll(site.messages.card)].find(before);
  if (card) {
    for (const line of readLines(card, { site })) if (!out.some((l) => l.line.text === line.line.text)) out.push(line);
  }
  return out;
}

/** Reads a thread, if there is one to read. `alone`: nothing else on this page can be read. */
export function readThread(doc: Document, url: URL, site: Site, alone: boolean): Reading | undefined {
  const onThreadPage = site.thread.test(url.pathname);
  const scope = scopeOf(doc, site, onThreadPage, alone);
  if (!scope) {
    if (!onThreadPage) return;
    const page = pageOf("thread", "classic", doc, url);
    page.sections.push(emptySection("sender", "not-loaded"), emptySection("messages", (doc.querySelector("main")?.textContent ?? "").trim() ? "could-not-read" : "not-loaded"));
    return { page, lines: [[], []] };
  }
  const page = pageOf("thread", scope.matches(site.messages.bubble) || !onThreadPage ? "bubble" : "classic", doc, url);
  const sender = readSender(scope, site);
  const { lines } = readMessages(scope, site, doc);
  page.sections.push(
    { ...emptySection("sender", sender.length ? "observed" : "not-loaded"), lines: sender.map((l) => l.line) },
    { ...emptySection("messages", lines.length ? "observed" : "could-not-read"), shown: new Set(lines.map((l) => l.line.block)).size, lines: lines.map((l) => l.line) },
  );
  return { page, lines: [sender, lines] };
}
