/** What the pages need from the browser, under one name. */
import type { Answer, FromPanel } from "../messages";

/** Firefox calls it `browser`; both speak promises. */
export const host: typeof chrome = ((globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome);

/** Asks the background. A background that is just being replaced does not answer; that is said, not swallowed. */
export async function ask(message: FromPanel): Promise<Answer> {
  try {
    const answer = (await host.runtime.sendMessage(message)) as Answer | undefined;
    return answer ?? { kind: "trouble", trouble: "engine-restarted" };
  } catch {
    return { kind: "trouble", trouble: "engine-restarted" };
  }
}

/** A file of the extension. */
export const ownUrl = (path: string): string => host.runtime.getURL(path);
