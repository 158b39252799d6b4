/** The side panel: one sentence, what was looked at, the findings, and what the page says. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Report } from "../shared/bindings/Report";
import type { Viewer } from "../shared/bindings/Viewer";
import { dismissalOf } from "../shared/dismiss";
import type { Key, Words } from "../shared/i18n";
import type { FromPanel, TabState } from "../shared/messages";
import { CoverageLine } from "../shared/ui/coverage";
import { Facts } from "../shared/ui/facts";
import { Findings } from "../shared/ui/findings";
import { host, ownUrl } from "../shared/ui/host";
import { Questions } from "../shared/ui/questions";
import { useSetting, useWords } from "../shared/ui/start";
import { First } from "./first";
import { useTab } from "./tab";
import { TroubleNote } from "./trouble";

export const VIEWERS: Record<Viewer, Key> = {
  "applicant-to-me": "viewer_applicant",
  "writing-to-me": "viewer_writing",
  unknown: "viewer_unknown",
};

export function Panel(): VNode {
  const t = useWords();
  const { settings, managed } = useSetting();
  const { tabId, state, trouble, tell } = useTab();
  if (tabId === null || (state === null && trouble === null)) {
    return <main><h1 class="sr">{t("page_panel")}</h1><p class="waking soft" role="status">{t("panel_waking")}</p></main>;
  }
  if (!settings.introduced && managed.viewer === undefined) {
    return <First choose={(viewer) => void tell({ kind: "viewer", tabId, viewer })} />;
  }
  const again = (): void => void tell({ kind: "check", tabId });
  const shown = trouble ?? state?.trouble;
  return (
    <main>
      <div role="status" class="sr">{state && spoken(state, t)}</div>
      {state && <Bar state={state} tell={tell} />}
      {shown && <TroubleNote trouble={shown} again={again} />}
      {state ? <Phase state={state} tell={tell} /> : <h1 class="sr">{t("page_panel")}</h1>}
      <footer class="row small">
        <a href={ownUrl("documents/documents.html")} target="_blank">{t("open_documents")}</a>
        <a href={ownUrl("practice/index.html")} target="_blank">{t("open_practice")}</a>
        <button type="button" class="quiet" onClick={() => void host.runtime.openOptionsPage()}>{t("open_options")}</button>
      </footer>
    </main>
  );
}

/** The sentence at the top; none about the level while phones are compared, unless it will not get lower. */
function headline(report: Report, t: Words["t"]): string {
  return report.checking && !isUrgent(report) ? t("checking_phones") : report.reason;
}

const isUrgent = ({ level }: Report): boolean => level === "look-again" || level === "verify-first";

/** What a screen reader is told when the state changes. */
function spoken({ phase, report }: TabState, t: Words["t"]): string {
  if (phase === "reading") return t("phase_reading");
  return phase === "done" && report ? headline(report, t) : "";
}

interface Props {
  state: TabState;
  tell: (message: FromPanel) => Promise<void>;
}

function Bar({ state: { tabId, viewer, following, phase }, tell }: Props): VNode {
  const t = useWords();
  const { managed } = useSetting();
  const locked = managed.viewer !== undefined;
  return (
    <header class="bar row">
      <label class="who small row">
        <span class="soft">{t("viewer_label")}</span>
        <select value={viewer} disabled={locked} onChange={(event) => void tell({ kind: "viewer", tabId, viewer: event.currentTarget.value as Viewer })}>
          {(Object.keys(VIEWERS) as Viewer[]).map((one) => <option value={one} selected={one === viewer}>{t(VIEWERS[one])}</option>)}
        </select>
      </label>
      {locked && <span class="soft small">{t("set_by", { who: managed.organisation ?? t("your_organisation") })}</span>}
      {following && (
        <span class="chip small">
          {t("following")}
          <button type="button" aria-label={t("following_stop_label")} onClick={() => void tell({ kind: "follow", tabId, on: false })}>{t("following_stop")}</button>
        </span>
      )}
      {phase === "done" && <button type="button" onClick={() => void tell({ kind: "check", tabId })}>{t("check_again")}</button>}
    </header>
  );
}

function Phase({ state, tell }: Props): VNode {
  const t = useWords();
  if (state.phase === "reading") return <h1 class="reason">{t("phase_reading")}</h1>;
  if (state.phase === "none" && !state.trouble) {
    return (
      <div class="stack">
        <h1 class="reason">{t("phase_none")}</h1>
        <p>{t("phase_none_how")}</p>
        <p class="soft small">{t("first_seen")}</p>
      </div>
    );
  }
  return state.report ? <Done state={state} report={state.report} tell={tell} /> : <h1 class="sr">{t("page_panel")}</h1>;
}

function Done({ state, report, tell }: Props & { report: Report }): VNode {
  const t = useWords();
  const { managed } = useSetting();
  const { tabId, viewer, dismissals } = state;
  const urgent = isUrgent(report);
  const mine = viewer === "applicant-to-me";
  const open = report.findings.filter((finding) => !dismissalOf(finding, dismissals));
  return (
    <>
      <section class="summary" aria-labelledby="reason">
        <h1 id="reason" class="reason">{headline(report, t)}</h1>
        {report.checking && urgent && <p class="soft small" role="status">{t("checking_more")}</p>}
        {urgent && !mine && (
          <div class="note">
            <p>{t(report.level === "verify-first" ? "before_you_reply" : "keep_and_show")}</p>
            {managed.contact !== undefined && <p>{t("show_to", { contact: managed.contact })}</p>}
          </div>
        )}
        <CoverageLine coverage={report.coverage} />
        {report.level === "nothing-noted" && !report.checking && <p class="soft small">{t("quiet_no_clearance")}</p>}
      </section>
      <Findings
        report={report} viewer={viewer} dismissals={dismissals}
        go={(finding, evidence) => void tell({ kind: "goto", tabId, finding, evidence })}
        dismiss={(dismissal) => void tell({ kind: "dismiss", tabId, dismissal })}
        undo={({ sign, key }) => void tell({ kind: "undo-dismiss", tabId, sign, key })}
      />
      {mine && <Questions findings={open} />}
      <Facts facts={report.facts} />
      {state.offerSite && <OfferSite state={state} tell={tell} />}
    </>
  );
}

/** Offered once, after the third click of a day; the browser asks as well. */
function OfferSite({ state, tell }: Props): VNode | null {
  const t = useWords();
  const [refused, setRefused] = useState(false);
  const { hostname, protocol } = new URL(state.url);
  const origin = `${protocol}//${hostname}/*`;
  const grant = async (): Promise<void> => {
    // Nothing may be awaited before this call: it counts as the click's own.
    if (await host.permissions.request({ origins: [origin] })) await tell({ kind: "site-granted", origin });
    else setRefused(true);
  };
  if (refused) return null;
  return (
    <section class="card stack" aria-labelledby="offer-title">
      <h2 id="offer-title">{t("offer_title", { site: hostname })}</h2>
      <p>{t("offer_what")}</p>
      <div class="row">
        <button type="button" onClick={() => void grant()}>{t("offer_yes")}</button>
        <button type="button" class="quiet" onClick={() => setRefused(true)}>{t("offer_no")}</button>
      </div>
    </section>
  );
}
