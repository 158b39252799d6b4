/** Which tab the panel shows, and what is known about it. */
import { useEffect, useState } from "preact/hooks";
import type { FromPanel, TabState, ToPanel, Trouble } from "../shared/messages";
import { ask, host } from "../shared/ui/host";

export interface Tab {
  /** null while the background has not answered yet. */
  state: TabState | null;
  /** The background itself failed to answer. */
  trouble: Trouble | null;
  /** Asks the background for something about this tab. */
  tell: (message: FromPanel) => Promise<void>;
}

/** Chrome opens one panel a tab and names it in the address; Firefox has one sidebar a window. */
const named = Number(new URLSearchParams(location.search).get("tab") ?? Number.NaN);

export function useTab(): Tab & { tabId: number | null } {
  const [tabId, setTabId] = useState<number | null>(Number.isInteger(named) ? named : null);
  const [state, setState] = useState<TabState | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const tell = async (message: FromPanel): Promise<void> => {
    const answer = await ask(message);
    setTrouble(answer.kind === "trouble" ? answer.trouble : null);
    if (answer.kind === "state") setState(answer.state);
  };

  useEffect(() => {
    if (Number.isInteger(named)) return;
    const follow = async (): Promise<void> => {
      const [active] = await host.tabs.query({ active: true, currentWindow: true });
      setTabId(active?.id ?? null);
    };
    const activated = (): void => void follow();
    host.tabs.onActivated.addListener(activated);
    void follow();
    return () => host.tabs.onActivated.removeListener(activated);
  }, []);

  useEffect(() => {
    if (tabId === null) return;
    setState(null);
    const heard = (message: unknown): undefined => {
      const told = message as Partial<ToPanel>;
      if (told.kind === "tab" && told.state?.tabId === tabId) {
        setTrouble(null);
        setState(told.state);
      }
      return undefined;
    };
    host.runtime.onMessage.addListener(heard);
    void tell({ kind: "state", tabId });
    return () => host.runtime.onMessage.removeListener(heard);
  }, [tabId]);

  return { tabId, state, trouble, tell };
}
