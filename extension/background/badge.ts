/** What stands on the toolbar button. One neutral colour whatever it says; never a tick. */
import { dismissalOf } from "../shared/dismiss";
import type { Dismissal } from "../shared/messages";
import type { Tab } from "./tab";

export const COLOUR = "#5b6470";
export const TEXT_COLOUR = "#ffffff";

const NOT_CHECKED = "–";
const NOT_UNDERSTOOD = "?";

/** The number of things to look at; empty while that is still being found out. */
export function badge(tab: Tab, dismissals: readonly Dismissal[]): string {
  if (tab.phase === "none" || tab.trouble === "documents-only" || tab.trouble === "following-needs-click") return NOT_CHECKED;
  if (tab.phase === "trouble") return NOT_UNDERSTOOD;
  const { report } = tab;
  if (tab.phase === "reading" || !report) return "";
  const urgent = report.level === "look-again" || report.level === "verify-first";
  if (report.checking && !urgent) return "";
  const open = report.findings.filter((finding) => finding.strength !== "weak" && !dismissalOf(finding, dismissals));
  return String(open.length);
}
