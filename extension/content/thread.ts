/** Messages: the open thread of the messaging page, or a bubble over another page. Never the list of conversations. */
import type { From } from "../shared/bindings/From";
import type { Role } from "../shared/bindings/Role";
import type { Site } from "../sites/site";
import { all, attribute, hrefOf, isHidden, one, pathOf, textOf } from "./dom";
import { type Keep, type ReadLine, readLines } from "./lines";
import { NOT_LOADED, pageOf, PROFILE_LINKS as PERSON, type Reading, rootsOf, section, UNREAD } from "./read";

const FILE = /^[^\n]{1,200}\.[A-Za-z0-9]{2,5}$/;

/** What matters of a part of the page, in its order: messages and the times between them; and apart from messages headings and cards. */
interface Outline { messages: Element[]; heads: Element[] }

/** Reads a thread, if there is one to read. `alone`: nothing else on this page can be read. */
export function readThread(doc: Document, url: URL, site: Site, alone: boolean, keep: Keep): Reading | undefined {
  const { event: EVENT, owner: OWNER, bubble, header, card, body, subject, name: NAME, attachment, fileName, notTheirs, item, theirs } = site.messages;
  const HEADS = `h2, h3, ${header}, ${card}`;
  const MARKS = `time, ${EVENT}, ${HEADS}`;
  const onThreadPage = site.thread.test(url.pathname);
  const person = (a: Element) => site.profile.exec(pathOf(a))?.[1] ?? "";
  const isTitle = (e: Element) => e.matches("h2, h3");
  const isNamed = (h: Element) => isTitle(h) && (h.closest(PERSON) || one(h, PERSON));

  /** Asked of every part by itself, so that a change makes only what is above it be asked again. */
  const outline = (part: Element): Outline => keep(part, "outline", () => {
    if (part.matches(EVENT)) return { messages: [part], heads: [] };
    const head = part.matches(HEADS);
    const inside = one(part, MARKS) ? [...part.children].map(outline).filter((i) => i.messages[0] || i.heads[0]) : [];
    return !head && !inside[1] && inside[0] || {
      messages: part.tagName === "TIME" ? [part] : inside.flatMap((i) => i.messages),
      heads: (head ? [part] : []).concat(inside.flatMap((i) => i.heads)),
    };
  });
  const isMessage = (e: Element) => e.tagName !== "TIME";

  /** The smallest part of the page that holds the messages' list and the card of whom they are with. */
  const scopeAround = (event: Element): Element => {
    const list = event.closest("ul, ol, [role=list]") ?? event.parentElement ?? event;
    for (let a: Element | null = list; a && !a.matches("body, main"); a = a.parentElement) {
      if (a.matches(bubble) || outline(a).heads.some((h) => h.matches(header) || (isNamed(h) && !list.contains(h)))) return event.closest(bubble) ?? a;
    }
    return list;
  };

  /** The thread to read: on the messaging page its own; elsewhere a bubble, if the reader is in it or there is nothing else. */
  const findScope = (): Element | undefined => {
    const found: Element[] = [];
    for (const root of rootsOf(doc, site, keep)) for (const part of root.children) for (const event of outline(part).messages) {
      if (!found.at(-1)?.contains(event) && isMessage(event) && !isHidden(event)) found.push(scopeAround(event));
    }
    const focused = found.find((s) => {
      const active = (s.getRootNode() as Document | ShadowRoot).activeElement;
      return active && s.contains(active) && active.tagName !== "BODY";
    });
    return (onThreadPage && found.find((s) => s.closest("main, [role=main]") && !s.matches(bubble))) || focused || (alone ? found.at(-1) : undefined);
  };

  /** Subject and text of a message. Without their names: paragraphs that are not in a header, a menu or a link to a person. */
  const bodiesOf = (event: Element): Element[] => {
    const mine = (e: Element) => !e.closest(notTheirs) && !isHidden(e);
    const named = all(event, `${subject}, ${body}`).filter(mine);
    return named.some((e) => e.matches(body)) ? named : all(event, "p, blockquote, pre, h3").filter((e) =>
      mine(e) && !e.closest(`[role=menu], button, time, form, [role=dialog], [role=toolbar], a[href]`) && !e.parentElement?.closest("p, blockquote, pre") && !one(e, "time"));
  };

  /** The parts of a message as one text. */
  const join = (parts: Element[]): ReadLine | undefined => {
    let whole: ReadLine | undefined;
    for (const part of parts.flatMap((p) => readLines(p, { site, joined: true }))) {
      if (!whole) { whole = part; continue; }
      const by = whole.line.text.length + 1;
      whole.line.text += `\n${part.line.text}`;
      for (const l of part.line.links) whole.line.links.push({ ...l, start: l.start + by, end: l.end + by });
      for (const piece of part.pieces) whole.pieces.push({ ...piece, at: piece.at + by });
    }
    return whole;
  };

  const filesOf = (event: Element, inBody: (e: Element) => boolean): ReadLine[] => {
    const holders = all(event, attachment).filter((e) => !inBody(e) && !e.parentElement?.closest(attachment));
    const places = holders.length ? holders : all(event, "a[href]").filter((e) => !inBody(e) && !e.closest("[role=menu]") && !person(e));
    const files = places.flatMap((place) => {
      const named = one(place, fileName);
      const read = readLines(named ?? place, { site });
      return read.find((l) => FILE.test(l.line.text)) ?? (named && read[0]) ?? [];
    });
    return files.filter((l, i) => files.findIndex((m) => m.line.text === l.line.text) === i);
  };

  /** All that one message says by itself; of a time between messages only the day. */
  const readMessage = (event: Element) => {
    const bodies = bodiesOf(event);
    const inBody = (e: Element) => bodies.some((b) => b.contains(e));
    const people = all(event, PERSON).filter((a) => !inBody(a) && !a.closest(notTheirs));
    const named = one(event, NAME);
    const sender = people[0] ? person(people[0]) : named && "";
    const stamp = all(event, "time").find((t) => !inBody(t));
    const lines: ReadLine[] = [];
    const put = (role: Role, read?: ReadLine) => {
      if (read) lines.push({ ...read, line: { ...read.line, depth: 0, role } });
    };
    // Of the links to the person the shortest is the name; the others say "view the profile of".
    const label = named?.closest("a") ?? named ?? people.filter((a) => person(a) === sender && textOf(a)).sort((a, b) => textOf(a).length - textOf(b).length)[0];
    if (label) put("name", readLines(label, { site, joined: true })[0]);
    put("text", join(bodies));
    for (const file of filesOf(event, inBody)) put("attachment", file);
    const byClass: From | undefined = !event.matches(item) ? undefined : event.matches(theirs) ? "them" : "me";
    return { day: isMessage(event) ? "" : textOf(event), hidden: !isMessage(event) || isHidden(event), sender, clock: stamp && textOf(stamp), owner: OWNER.exec(attribute(event, "data-event-urn"))?.[1] ?? "", byClass, lines };
  };

  let shown = 0;
  const readMessages = (scope: Element): ReadLine[] => {
    const out: ReadLine[] = [];
    let sender = "";
    let day = "";
    let clock = "";
    let block = 0;
    for (const event of outline(scope).messages) {
      const message = keep(event, "message", () => readMessage(event));
      day = message.day || day;
      if (message.hidden) continue;
      block++;
      if (message.lines[0]) shown++;
      // Later messages of a run have no head of their own: they are the same person's.
      sender = message.sender ?? sender;
      clock = message.clock ?? clock;
      // The sender's id against the owner of the mailbox in the message's own address, and the page's class: they must agree.
      const byId: From = message.owner && site.memberId.test(sender) ? (sender === message.owner ? "me" : "them") : "unknown";
      const byClass = message.byClass ?? byId;
      const from = byId === "unknown" || byId === byClass ? byClass : "unknown";
      const at = day && clock ? `${day} ${clock}` : day || clock || null;
      // A line that says the same stays the same object.
      const line = message.lines[0]?.line;
      if (line && (line.from !== from || line.block !== block || line.at !== at)) message.lines = message.lines.map((read) => ({ ...read, line: { ...read.line, from, block, at } }));
      out.push(...message.lines);
    }
    return out;
  };

  /** The other side's card: the thread's header, and the card above a first message. */
  const readSender = (scope: Element): ReadLine[] => {
    const { messages, heads } = outline(scope);
    const first = messages.find(isMessage);
    const above = heads.filter((e) => !first || e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
    const head = above.find((e) => e.matches(header));
    const heading = above.find(isNamed) ?? above.find((e) => isTitle(e) && (!head || head.contains(e)));
    const out: ReadLine[] = [];
    if (heading) {
      const link = heading.closest(PERSON);
      const around = link ?? heading.parentElement ?? heading;
      const [name] = readLines(heading, { site, joined: true });
      if (name) {
        name.line.role = "name";
        if (link && !name.line.links.length) name.line.links.push({ start: 0, end: name.line.text.length, href: hrefOf(link) });
        out.push(name);
      }
      // Under the name: the headline, or whether somebody is there just now.
      const info = readLines(all(around, "dd").at(-1) ?? around, { site }).at(-1);
      if (info && info.line.text !== name?.line.text) out.push(info);
    }
    const above_first = above.find((e) => e.matches(card));
    for (const read of above_first ? readLines(above_first, { site }) : []) if (!out.some((l) => l.line.text === read.line.text)) out.push(read);
    return out;
  };

  const scope = findScope();
  if (!scope && !onThreadPage) return;
  const sender = scope ? readSender(scope) : [];
  const messages = scope ? readMessages(scope) : [];
  const page = pageOf("thread", scope?.matches(bubble) || !onThreadPage ? "bubble" : "classic", doc, url);
  page.sections.push(
    section("sender", sender.length ? "observed" : NOT_LOADED, "anchor", sender),
    { ...section("messages", messages.length ? "observed" : scope || textOf(one(doc, "main")) ? UNREAD : NOT_LOADED, "anchor", messages), shown },
  );
  return { page, lines: [sender, messages] };
}
