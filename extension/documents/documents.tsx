/** Check a pasted text or thread: no page is read, nothing is kept. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { From } from "../shared/bindings/From";
import type { Report } from "../shared/bindings/Report";
import type { Viewer } from "../shared/bindings/Viewer";
import { dismissalOf } from "../shared/dismiss";
import type { Key } from "../shared/i18n";
import type { Dismissal, Trouble } from "../shared/messages";
import { TroubleNote } from "../panel/trouble";
import { CoverageLine } from "../shared/ui/coverage";
import { Facts } from "../shared/ui/facts";
import { Findings } from "../shared/ui/findings";
import { ask } from "../shared/ui/host";
import { Questions } from "../shared/ui/questions";
import { useSetting, useWords } from "../shared/ui/start";
import { type Pasted, speakersOf, turnsOf } from "./turns";

const FROM: Record<From, Key> = { them: "from_them", me: "from_me", unknown: "from_unknown" };
const VIEWER: Record<Viewer, Key> = { "applicant-to-me": "viewer_applicant", "writing-to-me": "viewer_writing", unknown: "viewer_unknown" };

/** Longest text taken, in UTF-16 units; far above any thread, far below what would stall the page. */
const LONGEST = 200_000;

export function Documents(): VNode {
  const t = useWords();
  const { settings } = useSetting();
  const [text, setText] = useState("");
  const [turns, setTurns] = useState<Pasted[]>([]);
  const [viewer, setViewer] = useState<Viewer>(settings.viewer ?? "unknown");
  const [report, setReport] = useState<Report | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [dismissals, setDismissals] = useState<Dismissal[]>([]);
  const [current, setCurrent] = useState(-1);
  const result = useRef<HTMLHeadingElement>(null);
  const speakers = speakersOf(turns);

  const paste = (value: string): void => {
    setText(value);
    setTurns(turnsOf(value.slice(0, LONGEST)));
    setReport(null);
  };
  const assign = (which: (turn: Pasted, at: number) => boolean, from: From): void => {
    setTurns(turns.map((turn, at) => (which(turn, at) ? { ...turn, from } : turn)));
    setReport(null);
  };
  const review = async (): Promise<void> => {
    const answer = await ask({ kind: "check-text", viewer, turns: turns.map(({ from, text }) => ({ from, text })) });
    setTrouble(answer.kind === "trouble" ? answer.trouble : null);
    setReport(answer.kind === "report" ? answer.report : null);
    setDismissals([]);
    setTimeout(() => result.current?.focus());
  };
  const go = (finding: number, evidence: number): void => {
    const turn = Number(report?.findings[finding]?.evidence[evidence]?.where.split("/")[2]);
    setCurrent(turn);
    document.getElementById(`turn-${turn}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <main>
      <h1>{t("page_documents")}</h1>
      <p class="soft">{t("documents_what")}</p>
      <section class="stack">
        <label>
          {t("documents_text")}
          <textarea rows={8} value={text} onInput={(event) => paste(event.currentTarget.value)} />
        </label>
        {text.length > LONGEST && <p class="note">{t("documents_long", { n: LONGEST })}</p>}
        <label class="row">
          {t("viewer_label")}
          <select value={viewer} onChange={(event) => { setViewer(event.currentTarget.value as Viewer); setReport(null); }}>
            {(Object.keys(VIEWER) as Viewer[]).map((one) => <option value={one} selected={one === viewer}>{t(VIEWER[one])}</option>)}
          </select>
        </label>
      </section>
      {turns.length > 0 && (
        <section aria-labelledby="turns-title">
          <h2 id="turns-title">{t("documents_who")}</h2>
          <p class="soft small">{t("documents_who_note")}</p>
          {speakers.map((speaker) => (
            <label class="row" key={speaker}>
              <strong><bdi>{speaker}</bdi></strong>
              <WroteIt value={turns.find((turn) => turn.speaker === speaker)?.from ?? "them"} pick={(from) => assign((turn) => turn.speaker === speaker, from)} />
            </label>
          ))}
          <ol class="turns">
            {turns.map((turn, at) => (
              <li id={`turn-${at}`} key={at} class={turn.from === "me" ? "mine" : ""} aria-current={at === current ? "true" : undefined}>
                <WroteIt label={t("documents_turn", { n: at + 1 })} value={turn.from} pick={(from) => assign((_, n) => n === at, from)} />
                <p dir="auto">{turn.text}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p class="row"><button type="button" class="main" disabled={turns.length === 0} onClick={() => void review()}>{t("documents_review")}</button></p>
      {trouble && <TroubleNote trouble={trouble} again={() => void review()} />}
      {report && (
        <section aria-labelledby="reason">
          <h2 id="reason" class="reason" ref={result} tabIndex={-1}>{report.reason}</h2>
          <CoverageLine coverage={report.coverage} />
          {report.level === "nothing-noted" && <p class="soft small">{t("quiet_no_clearance")}</p>}
          <Findings
            report={report} viewer={viewer} dismissals={dismissals} go={go}
            dismiss={(dismissal) => setDismissals([...dismissals, dismissal])}
            undo={(dismissal) => setDismissals(dismissals.filter((one) => one !== dismissal))}
          />
          {viewer === "applicant-to-me" && <Questions findings={report.findings.filter((finding) => !dismissalOf(finding, dismissals))} />}
          <Facts facts={report.facts} />
        </section>
      )}
    </main>
  );
}

function WroteIt({ label, value, pick }: { label?: string; value: From; pick: (from: From) => void }): VNode {
  const t = useWords();
  return (
    <select aria-label={label} value={value} onChange={(event) => pick(event.currentTarget.value as From)}>
      {(Object.keys(FROM) as From[]).map((one) => <option value={one} selected={one === value}>{t(FROM[one])}</option>)}
    </select>
  );
}
