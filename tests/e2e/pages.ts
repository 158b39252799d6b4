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
