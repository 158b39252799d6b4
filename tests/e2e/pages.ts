/** The pages of the journeys: the bundled practice pages under the addresses they imitate, and small ones of our own. */
import { readdirSync, readFileSync } from "node:fs";

const folder = "extension/practice";
const SITE = "https://www.linkedin.com";

export interface PracticePage {
  file: string;
  url: string;
  html: string;
}

/** All practice pages, their style taken in: each answers to the address in its `data-practice`. */
export function practicePages(): PracticePage[] {
  const css = readFileSync(`${folder}/practice.css`, "utf8");
  return readdirSync(folder).filter((file) => file.endsWith(".html")).sort().flatMap((file) => {
    const html = readFileSync(`${folder}/${file}`, "utf8").replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
      // Under its real address the page is read by the content script, not by itself.
      .replace(/<script[^>]*><\/script>/, "");
    const path = /data-practice="([^"]+)"/.exec(html)?.[1];
    return path === undefined ? [] : [{ file, url: SITE + path, html }];
  });
}

export function practice(file: string): PracticePage {
  const page = practicePages().find((one) => one.file === file);
  if (!page) throw new Error(`${folder}/${file} has no data-practice`);
  return page;
}

/** A thread in the site's own structure. */
export function thread(id: string, lines: [from: "them" | "me", text: string][]): { url: string; html: string } {
  const items = lines.map(([from, text], n) => `<li class="msg-s-message-list__event"><div class="msg-s-event-listitem${from === "them" ? " msg-s-event-listitem--other" : ""}"
data-view-name="message-list-item" data-event-urn="urn:li:msg_message:(urn:li:fsd_profile:ACoAAJourneyReader0001,${id}-${n})"><div><a href="/in/${from === "them" ? "ACoAAJourneyOther00001" : "ACoAAJourneyReader0001"}"><span
class="msg-s-message-group__name">${from === "them" ? "Sela Worrick" : "Ina Calder"}</span></a> <time class="msg-s-message-group__timestamp">10:0${n}</time></div><p
class="msg-s-event-listitem__body">${text}</p></div></li>`);
  return {
    url: `${SITE}/messaging/thread/${id}/`,
    html: `<!doctype html><html lang="en"><title>Sela Worrick</title><main><div id="thread-detail-jump-target"><a href="/in/ACoAAJourneyOther00001"
class="msg-thread__link-to-profile"><h2>Sela Worrick</h2></a></div><ul class="msg-s-message-list-content">${items.join("")}</ul></main></html>`,
  };
}

/** What the other side asks in the journeys' thread. */
export const ASKS = "add me on Telegram";

export const askingThread = (id = "2-journey"): { url: string; html: string } =>
  thread(id, [["them", "Hello, I liked your profile."], ["me", "Thank you."], ["them", `I rarely look in here. Could you ${ASKS} so that we can talk?`]]);

export const quietThread = (id = "2-quiet"): { url: string; html: string } =>
  thread(id, [["them", "Hello, I liked your profile."], ["me", "Thank you."], ["them", "I will write to your company address next week."]]);

const TALK = [
  "Thank you for the quick answer.", "We meet on the second floor, the entrance is from the yard.", "Would the week after next suit you better?",
  "I have read the paper you named and have two questions about the third chapter, which I will write down before we meet.",
  "The talk is on the 14th. Please bring your own laptop, the room has a beamer and chairs for forty people.", "Sure.", "Let me ask my colleague first.",
];

/** One message as the site builds it: menu of reactions, buttons, names, time and text. */
export function longThreadMessage(n: number): string {
  const theirs = n % 3 !== 0;
  const who = theirs ? ["ACoAAJourneyOther00001", "Sela Worrick"] : ["ACoAAJourneyReader0001", "Ina Calder"];
  const menu = ["👏", "👍", "😊"].map((face) => `<li role="none"><div role="menuitem" tabindex="0"><span>${face}</span></div></li>`).join("");
  const head = n % 2 ? "" : `<a class="msg-s-event-listitem__link" href="/in/${who[0]}"><span class="visually-hidden">View the profile of ${who[1]}</span><img alt="${who[1]}"></a>
<div class="msg-s-message-group__meta"><span><a href="/in/${who[0]}"><span class="msg-s-message-group__profile-link msg-s-message-group__name">${who[1]}</span></a></span>
<time class="msg-s-message-group__timestamp">1${n % 10}:0${n % 6}</time></div>`;
  return `<li class="msg-s-message-list__event">${n % 25 ? "" : `<time class="msg-s-message-list__time-heading">${1 + ((n / 25) % 28)} Mar</time>`}
<div class="msg-s-event-listitem${theirs ? " msg-s-event-listitem--other" : ""}" data-view-name="message-list-item"
data-event-urn="urn:li:msg_message:(urn:li:fsd_profile:ACoAAJourneyReader0001,2-long-${n})">${head}<div class="msg-s-event-listitem__message-bubble"><div
class="msg-s-event-listitem__actions-container"><ul role="menu">${menu}</ul><button><span>React</span></button><button><svg></svg><span>Answer</span></button></div>
<div class="msg-s-event-with-indicator"><div class="msg-s-event__content" dir="ltr"><p class="msg-s-event-listitem__body">${n}: ${TALK[n % TALK.length]}</p></div></div></div></div></li>`;
}

/** A thread of many quiet messages; the last asks for what is marked. */
export function longThread(count: number): { url: string; html: string } {
  const items = Array.from({ length: count - 1 }, (_, n) => longThreadMessage(n));
  const last = longThreadMessage(1).replace(/<p (.*)>.*<\/p>/, (_, attributes: string) => `<p ${attributes}>Could you ${ASKS} so that we can talk?</p>`);
  return {
    url: `${SITE}/messaging/thread/2-long/`,
    html: `<!doctype html><html lang="en"><title>Sela Worrick</title><style>.visually-hidden{position:absolute;clip:rect(0 0 0 0)}</style><main><div id="thread-detail-jump-target"><a
href="/in/ACoAAJourneyOther00001" class="msg-thread__link-to-profile"><h2>Sela Worrick</h2></a></div><div class="msg-s-message-list"><ul class="msg-s-message-list-content">${items.join("")}${last}</ul></div></main></html>`,
  };
}

/** One job of a long profile. */
export function longProfileEntry(n: number): string {
  const year = 1960 + n;
  return `<div componentkey="entity-collection-item--${n}"><div><a href="https://www.linkedin.com/company/halm-${n}/"><img alt="Halm ${n}"></a><div><a href="https://www.linkedin.com/company/halm-${n}/"><div>
<p>Engineer of the ${n}. line</p><p>Halm Works ${n} · Full-time</p><p>Feb ${year} - Nov ${year} · 10 mos</p><p>Wendelstadt, Germany · On-site</p></div></a></div></div>
<ul><li><span data-testid="expandable-text-box"><span aria-hidden="true">${TALK.join(" ")}</span></span></li></ul><div><a href="https://www.linkedin.com/in/ida-halm-3/overlay/${n}/skill-associations"><strong>Planning</strong> and 2 more</a></div></div>`;
}

/** A server-driven profile with many jobs. */
export function longProfile(entries: number): { url: string; html: string } {
  const card = "com.linkedin.sdui.profile.card.refACoAAJourneyHalm000001";
  const jobs = Array.from({ length: entries }, (_, n) => longProfileEntry(n)).join("");
  const section = (name: string, title: string, body: string): string =>
    `<div componentkey="${card}${name}"><section componentkey="${card}${name}"><div><h2>${title}</h2></div>${body}</section></div>`;
  return {
    url: `${SITE}/in/ida-halm-3/`,
    html: `<!doctype html><html lang="en"><title>Ida Halm</title><main id="workspace"><div data-testid="lazy-column"><div componentkey="${card}Topcard"><section componentkey="${card}Topcard"><a
href="https://www.linkedin.com/in/ida-halm-3/"><h2>Ida Halm</h2></a><p>Engineer</p><p>Wendelstadt, Germany</p><a href="https://www.linkedin.com/in/ida-halm-3/overlay/contact-info/">Contact info</a></section></div>
<div componentkey="profileCardsAboveActivityida-halm-3">${section("About", "About", `<p><span data-testid="expandable-text-box">${TALK.join(" ")}</span></p>`)}</div>
<div componentkey="profileCardsBelowActivityPart1ida-halm-3">${section("ExperienceTopLevelSection", "Experience", `<div id="jobs">${jobs}</div>`)}</div></div></main></html>`,
  };
}
