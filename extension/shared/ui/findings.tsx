/** The findings of a report: the same in the panel and on the documents page. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FindingLine } from "../bindings/FindingLine";
import type { Report } from "../bindings/Report";
import type { Strength } from "../bindings/Strength";
import type { Viewer } from "../bindings/Viewer";
import { dismissalOf, keyOf } from "../dismiss";
import type { Key } from "../i18n";
import type { Dismissal, DismissScope } from "../messages";
import { type Group, inPageOrder, type Numbered, numbered } from "./order";
import { Prose } from "./prose";
import { Quote } from "./quote";
import { useSetting, useWords } from "./start";

interface Props {
  report: Report;
  viewer: Viewer;
  dismissals: readonly Dismissal[];
  /** Goes to a quoted place on the page. */
  go?: (finding: number, evidence: number) => void;
  dismiss?: (dismissal: Dismissal) => void;
  undo?: (dismissal: Dismissal) => void;
}

const STRENGTH: Record<Strength, Key> = { weak: "strength_weak", moderate: "strength_moderate", strong: "strength_strong" };
/** Whether the quotes are set against each other. What somebody asks or sends is quoted at every place, and fits or does not fit nothing. */
const contradicts = ({ sign, evidence }: FindingLine): boolean => evidence.length > 1 && !/^(msg|conv|file|link)-/.test(sign);
/** One statement alone stands out. */
const strengthOf = (finding: FindingLine): Key =>
  finding.strength === "strong" && !contradicts(finding) ? "strength_strong_one" : STRENGTH[finding.strength];
export const SCOPE: Record<DismissScope, Key> = {
  "this-finding": "scope_this_finding",
  "this-sign-here": "scope_this_sign_here",
  "this-sign-everywhere": "scope_this_sign_everywhere",
};

export function Findings(props: Props): VNode {
  const t = useWords();
  const { signs } = useSetting();
  const [current, setCurrent] = useState(-1);
  const [said, say] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const all = numbered(props.report);
  const hidden = all.filter(({ finding }) => dismissalOf(finding, props.dismissals));
  const open = all.filter((one) => !hidden.includes(one));
  const shown = inPageOrder(open.filter(({ finding }) => finding.strength !== "weak"));
  const weak = inPageOrder(open.filter(({ finding }) => finding.strength === "weak"));
  const titleOf = (sign: string): string => signs[sign]?.title ?? sign;

  const step = (by: 1 | -1, focusItem: boolean): void => {
    if (shown.length === 0) return;
    const next = current < 0 ? (by > 0 ? 0 : shown.length - 1) : (current + by + shown.length) % shown.length;
    visit(next);
    if (focusItem) list.current?.querySelector<HTMLElement>(`[data-group="${next}"]`)?.focus();
  };
  const visit = (at: number): void => {
    const group = shown[at];
    const first = group?.[0];
    if (!group || !first) return;
    setCurrent(at);
    list.current?.querySelector(`[data-group="${at}"]`)?.scrollIntoView({ block: "nearest" });
    props.go?.(first.index, 0);
    say(t("step_said", { n: at + 1, all: shown.length, what: group.map(({ finding }) => titleOf(finding.sign)).join(t("list_join")) }));
  };
  const keys = (event: KeyboardEvent): void => {
    const inField = (event.target as Element).matches("input, textarea, select");
    if (inField || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      step(event.key === "n" ? 1 : -1, true);
    }
  };
  const dismiss = props.dismiss && ((dismissal: Dismissal): void => {
    props.dismiss?.(dismissal);
    setCurrent(-1);
    say(t("dismissed_said", { what: titleOf(dismissal.sign) }));
    list.current?.focus();
  });

  return (
    <div ref={list} tabIndex={-1} onKeyDown={keys}>
      <div role="status" class="sr">{said}</div>
      {shown.length > 0 && (
        <section aria-labelledby="findings-title">
          <h2 id="findings-title">{t("findings_title", { n: shown.length })}</h2>
          {props.go && (
            <div class="step row" role="group" aria-label={t("step_group")}>
              <button type="button" onClick={() => step(-1, false)}>{t("step_previous")}</button>
              <button type="button" onClick={() => step(1, false)}>{t("step_next")}</button>
              <span class="soft small">{current < 0 ? t("step_keys") : t("step_place", { n: current + 1, all: shown.length })}</span>
            </div>
          )}
          {shown.map((group, at) => (
            <FindingGroup key={group[0]?.index} {...props} dismiss={dismiss} group={group} at={at} current={at === current} />
          ))}
        </section>
      )}
      {weak.length > 0 && (
        <section>
          <details>
            <summary>{t("weak_title", { n: weak.length })}</summary>
            <p class="soft small">{t("weak_note")}</p>
            {weak.map((group) => (
              <FindingGroup key={group[0]?.index} {...props} dismiss={dismiss} group={group} current={false} />
            ))}
          </details>
        </section>
      )}
      {hidden.length > 0 && <Hidden all={hidden} {...props} titleOf={titleOf} said={say} />}
    </div>
  );
}

interface GroupProps extends Props {
  group: Group;
  at?: number;
  current: boolean;
}

/** The statements once, then what is to be said about them. */
function FindingGroup({ group, at, current, go, ...props }: GroupProps): VNode | null {
  const t = useWords();
  const first = group[0];
  if (!first) return null;
  return (
    <article class="finding card" data-group={at} tabIndex={-1} aria-current={current ? "true" : undefined} aria-labelledby={`finding-${first.index}`}>
      <ul class="quotes">
        {first.finding.evidence.map((evidence, n) => (
          <li>
            {n > 0 && <div class="between">{t(n === 1 && contradicts(first.finding) ? "quotes_between" : "quotes_more")}</div>}
            <Quote text={evidence.quote} go={go && (() => go(first.index, n))} />
          </li>
        ))}
      </ul>
      {group.map((one) => <OneFinding key={one.index} {...props} one={one} />)}
    </article>
  );
}

function OneFinding({ one: { index, finding }, viewer, dismiss }: Props & { one: Numbered }): VNode {
  const t = useWords();
  const { signs } = useSetting();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const cancelled = useRef(false);
  // Where the question was opened, there the focus goes back.
  useEffect(() => {
    if (!asking && cancelled.current) opener.current?.focus();
  }, [asking]);
  const cancel = (): void => {
    cancelled.current = true;
    setAsking(false);
  };
  const page = signs[finding.sign];
  const mine = viewer === "applicant-to-me";
  const rows: [Key, string][] = page
    ? [["why_matters", page.matters], ["why_honest", page.honest], mine ? ["why_todo", page.todo] : ["why_wrote", page.wrote]]
    : [];
  return (
    <div class="stack">
      <header>
        <h3 id={`finding-${index}`}>{page?.title ?? finding.sign}</h3>
        <span class={`strength ${finding.strength}`}>{t(strengthOf(finding))}</span>
      </header>
      {finding.says && <p class="says">{finding.says}</p>}
      {page ? (
        <dl class="why">
          {rows.map(([name, text]) => (text ? <div><dt>{t(name)}</dt><dd><Prose text={text} /></dd></div> : null))}
        </dl>
      ) : (
        <p class="soft">{t("why_missing")}</p>
      )}
      {page && (
        <details class="sources small">
          <summary>{t("why_more")}</summary>
          <Prose text={page.notices} />
          <p class="soft">{t("why_sources")}</p>
          <Prose text={page.sources} />
          <p class="soft">{finding.sign}</p>
        </details>
      )}
      {dismiss && (asking ? (
        <DismissForm finding={finding} lasting={mine} cancel={cancel} done={dismiss} />
      ) : (
        <button ref={opener} type="button" class="quiet" aria-expanded="false" onClick={() => setAsking(true)}>{t("dismiss_open")}</button>
      ))}
    </div>
  );
}

interface FormProps {
  finding: Numbered["finding"];
  lasting: boolean;
  cancel: () => void;
  done: (dismissal: Dismissal) => void;
}

function DismissForm({ finding, lasting, cancel, done }: FormProps): VNode {
  const t = useWords();
  const [scope, setScope] = useState<DismissScope>("this-finding");
  const [checked, setChecked] = useState(true);
  const [reason, setReason] = useState("");
  const submit = (event: Event): void => {
    event.preventDefault();
    done({ scope, checked, reason: reason.trim(), sign: finding.sign, key: keyOf(finding) });
  };
  return (
    <form class="dismiss stack" onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && cancel()}>
      <fieldset>
        <legend>{t("dismiss_why")}</legend>
        <label class="choice"><input type="radio" name="checked" checked={checked} onChange={() => setChecked(true)} autofocus />{t("dismiss_checked")}</label>
        <label class="choice"><input type="radio" name="checked" checked={!checked} onChange={() => setChecked(false)} />{t("dismiss_hide")}</label>
      </fieldset>
      <fieldset>
        <legend>{t("dismiss_scope")}</legend>
        {(Object.keys(SCOPE) as DismissScope[]).map((one) => (
          <label class="choice"><input type="radio" name="scope" checked={scope === one} onChange={() => setScope(one)} />{t(SCOPE[one])}</label>
        ))}
      </fieldset>
      <label>
        {t("dismiss_reason")}
        <input type="text" maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="soft small">{t(lasting ? "dismiss_kept" : "dismiss_session")}</p>
      <div class="row">
        <button type="submit" class="main">{t("dismiss_do")}</button>
        <button type="button" onClick={cancel}>{t("cancel")}</button>
      </div>
    </form>
  );
}

interface HiddenProps extends Props {
  all: Numbered[];
  titleOf: (sign: string) => string;
  said: (what: string) => void;
}

function Hidden({ all, dismissals, undo, titleOf, said }: HiddenProps): VNode {
  const t = useWords();
  return (
    <section>
      <details>
        <summary>{t("dismissed_show", { n: all.length })}</summary>
        <ul class="facts">
          {all.map(({ finding, index }) => {
            const dismissal = dismissalOf(finding, dismissals);
            return dismissal ? (
              <li key={index}>
                <div class="line"><strong>{titleOf(finding.sign)}</strong><span class="soft small">{t(dismissal.checked ? "dismissed_checked" : "dismissed_hidden")}</span></div>
                <p><bdi>{t("quoted", { text: (finding.evidence[0]?.quote ?? "").slice(0, 120) })}</bdi></p>
                <p class="soft small">
                  {t(SCOPE[dismissal.scope])}
                  {dismissal.reason !== "" && <> · {t("dismissed_reason", { reason: dismissal.reason })}</>}
                </p>
                {undo && (
                  <button type="button" class="quiet" onClick={() => { undo(dismissal); said(t("undone_said", { what: titleOf(finding.sign) })); }}>
                    {t("dismissed_undo")}<span class="sr"> {titleOf(finding.sign)}</span>
                  </button>
                )}
              </li>
            ) : null;
          })}
        </ul>
      </details>
    </section>
  );
}
