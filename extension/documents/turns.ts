/** A pasted text, cut into turns: who wrote what is the reader's to say, the cutting only saves clicks. */
import type { Turn } from "../shared/messages";

export interface Pasted extends Turn {
  /** The name in front of the line, where there is one. */
  speaker?: string;
}

/** "Mira Halden: …", "[10:32] Mira: …", "나 : …" at the start of a line. */
const SPEAKER = /^(?:\[[^\]]{1,30}\]\s*)?(\p{L}[^:：\n]{0,40}?)\s?[:：]\s+(?=\S)/u;

/** Cuts a text into turns. Without names in front, blank lines part the turns. */
export function turnsOf(text: string): Pasted[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const names = new Map<string, number>();
  for (const line of lines) {
    const name = SPEAKER.exec(line)?.[1];
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  // One label alone is more likely a heading ("Role: …") than a speaker.
  const speakers = new Set([...names].filter(([, count]) => count > 1 || names.size === 2).map(([name]) => name));
  const turns: Pasted[] = [];
  let fresh = true;
  for (const line of lines) {
    const found = SPEAKER.exec(line);
    const last = turns.at(-1);
    if (found?.[1] !== undefined && speakers.has(found[1])) {
      turns.push({ from: "them", text: line.slice(found[0].length), speaker: found[1] });
    } else if (line.trim() === "") {
      fresh = speakers.size === 0;
      if (last && speakers.size > 0) last.text += "\n";
      continue;
    } else if (last && !fresh) {
      last.text += `\n${line}`;
    } else {
      turns.push({ from: "them", text: line });
    }
    fresh = false;
  }
  return turns.map((turn) => ({ ...turn, text: turn.text.trimEnd() })).filter((turn) => turn.text !== "");
}

export const speakersOf = (turns: readonly Pasted[]): string[] => [
  ...new Set(turns.flatMap((turn) => (turn.speaker === undefined ? [] : [turn.speaker]))),
];
