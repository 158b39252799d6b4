/** Opens the side panel; to be called in the click's own turn. */
import { host } from "../shared/ui/host";

/** Set by the bundler. */
declare const BROWSER: "chrome" | "firefox";

/** Firefox's name for the side panel; Chrome has no such object. */
interface Sidebar {
  open(): Promise<void>;
}

export function openPanel(tabId: number): void {
  // A panel that the browser does not open now can be opened by hand; the check goes on without it.
  const ignore = (): undefined => undefined;
  if (BROWSER === "firefox") {
    (host as unknown as { sidebarAction: Sidebar }).sidebarAction.open().catch(ignore);
    return;
  }
  host.sidePanel.setOptions({ tabId, path: `panel/panel.html?tab=${tabId}`, enabled: true }).catch(ignore);
  host.sidePanel.open({ tabId }).catch(ignore);
}
