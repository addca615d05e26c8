// Beside the chat: what the journal of a case says, where messages have gone, and the faults one can switch on.
import { refreshSide, setFault } from "./actions.ts";
import type { DeliveryRow, FaultKind, JournalEntry, PlayState } from "./contract.ts";
import { CloseIcon, DownIcon, WideIcon } from "./icons.tsx";
import { Mails } from "./mail.tsx";
import { postWords } from "./post-words.ts";
import { nameOf as nameOfChannel } from "./rail.tsx";
import { useNarrow } from "./screen.ts";
import { set, type Tab, useTexts, useUi } from "./store.ts";
import type { Lang, Texts } from "./texts.ts";
import { clockTime, dayKey, shortDay } from "./time.ts";

/** A person's, a channel's or the clock's name, from whatever the row carries. */
function nameOf(id: string, state: PlayState | null, t: Texts): string {
  if (id === "" || /^(clock|timer|system)$/i.test(id)) return t.pane.theClock;
  return state?.users.find((u) => u.id === id)?.name ?? channelName(id, state) ?? id;
}
function channelName(id: string, state: PlayState | null): string | undefined {
  const channel = state?.channels.find((c) => c.id === id);
  return channel && (channel.kind === "dm" ? nameOfChannel(channel) : `#${channel.name}`);
}

/** Events that have no words here are shown by their own name: nothing is left out. */
const eventWords = (type: string, t: Texts): string =>
  Object.hasOwn(t.event, type) ? t.event[type as keyof Texts["event"]] : type;
/** Only facts that have words: counters and ids are the machine's own. */
function factsOf({ facts }: JournalEntry, t: Texts, lang: Lang): string[] {
  return Object.entries(facts ?? {}).flatMap(([key, value]) => {
    if (!Object.hasOwn(t.fact, key) || !value) return [];
    if (key === "step")
      return Object.hasOwn(t.referral, value)
        ? [`${t.fact.step}: ${t.referral[value as keyof Texts["referral"]]}`]
        : [];
    const rung =
      key === "rung" && Object.hasOwn(t.rung, value) ? t.rung[value as keyof Texts["rung"]] : value;
    const ms = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
    const shown = Number.isNaN(ms)
      ? rung
      : `${shortDay(lang, ms)}${value.includes("T") ? ` ${clockTime(lang, ms)}` : ""}`;
    return [`${t.fact[key as keyof Texts["fact"]]}: ${shown}`];
  });
}

/** What only the clock does; elsewhere a missing name is simply not said. */
const BY_CLOCK = /^(missed|weekendAsked|deadlineNear|listed|reminded)$/;
function doer({ by, type, facts }: JournalEntry, state: PlayState | null, t: Texts): string {
  const { contact = "" } = facts ?? {};
  return by || BY_CLOCK.test(type) ? nameOf(by, state, t) : contact;
}

function Hint({ title, hint }: { title: string; hint: string }) {
  return (
    <div class="pane-empty">
      <p>{title}</p>
      <small>{hint}</small>
    </div>
  );
}

/** `fresh`: the first of its day. */
function Entry({ entry, fresh }: { entry: JournalEntry; fresh: boolean }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const state = useUi((u) => u.state);
  const ms = Date.parse(entry.at);
  const by = doer(entry, state, t);
  const facts = factsOf(entry, t, lang);
  return (
    <li class={by === t.pane.theClock ? "by-clock" : ""}>
      {fresh && <p class="timeline-day">{shortDay(lang, ms)}</p>}
      <div class="timeline-row">
        <time>{clockTime(lang, ms)}</time>
        <span>
          <b>{eventWords(entry.type, t)}</b>
          {by && <small>{by}</small>}
          {facts.length > 0 && <small>{facts.join(" · ")}</small>}
        </span>
      </div>
    </li>
  );
}

function Journal() {
  const t = useTexts();
  const cases = useUi((u) => u.cases);
  const caseRef = useUi((u) => u.caseRef);
  const journal = useUi((u) => u.journal);
  if (!cases.length) return <Hint title={t.pane.noCases} hint={t.pane.noCasesHint} />;
  const words = (of: string | string[]) => (Array.isArray(of) ? of.join(" ") : of);
  return (
    <>
      <label class="case-pick">
        <span class="unseen">{t.pane.case}</span>
        <span class="select">
          <select
            data-testid="case-picker"
            value={caseRef ?? ""}
            onChange={(event) => {
              set({ caseRef: event.currentTarget.value });
              void refreshSide();
            }}
          >
            {cases.map((c) => (
              <option value={c.ref}>
                {c.ref} · {words(c.words)}
                {c.open ? "" : ` (${t.pane.closedCase})`}
              </option>
            ))}
          </select>
          <DownIcon />
        </span>
      </label>
      <ol class="timeline">
        {[...journal].reverse().map((entry, n, all) => (
          <Entry
            key={entry.seq}
            entry={entry}
            fresh={n === 0 || dayKey(Date.parse(all[n - 1]!.at)) !== dayKey(Date.parse(entry.at))}
          />
        ))}
      </ol>
    </>
  );
}

function stateOf(row: DeliveryRow): keyof Texts["deliveryState"] {
  if (/sent|deliver|done|ok|posted/i.test(row.state)) return "sent";
  if (/fail|dead|unreach/i.test(row.state)) return "failed";
  if (/unknown|unconfirmed/i.test(row.state)) return "unknown";
  return row.attempts > 0 && /retry|wait|again/i.test(row.state) ? "retry" : "wanted";
}
function Deliveries() {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const deliveries = useUi((u) => u.deliveries);
  const state = useUi((u) => u.state);
  if (!deliveries.length)
    return <Hint title={t.pane.noDeliveries} hint={t.pane.noDeliveriesHint} />;
  return (
    <ul class="deliveries">
      {[...deliveries]
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .map((row) => {
          const how = stateOf(row);
          return (
            <li key={row.id}>
              <time>
                {shortDay(lang, Date.parse(row.at)).split(" ")[0]}{" "}
                {clockTime(lang, Date.parse(row.at))}
              </time>
              <span class="delivery-what">
                <b>{nameOf(row.to, state, t)}</b>
                <small title={row.key}>
                  {postWords(row.key, t)}
                  {row.platform && ` · ${t.platform[row.platform]}`}
                </small>
              </span>
              <span class={`state ${how}`}>
                {t.deliveryState[how]}
                {row.attempts > 1 && <small>{t.pane.attempts(row.attempts)}</small>}
              </span>
            </li>
          );
        })}
    </ul>
  );
}

const FAULTS: FaultKind[] = ["no_answer", "rate_limited", "lost_answer"];
function Faults() {
  const t = useTexts();
  const on = useUi((u) => u.faults);
  return (
    <details class="faults">
      <summary>
        {t.faults.title}
        <DownIcon />
      </summary>
      <p>{t.faults.hint}</p>
      {FAULTS.map((kind) => (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={on[kind] ?? false}
            aria-checked={on[kind] ?? false}
            onChange={(event) => void setFault(kind, event.currentTarget.checked)}
            data-testid={`fault-${kind}`}
          />
          <i />
          <span>{t.faults[kind]}</span>
        </label>
      ))}
    </details>
  );
}

function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const t = useTexts();
  const waiting = useUi((u) => u.deliveries.filter((d) => stateOf(d) !== "sent").length);
  const mails = useUi((u) => u.mailboxes.reduce((sum, { mails }) => sum + mails.length, 0));
  const withMail = useUi((u) => u.mailboxes.length > 0);
  const tabs: readonly Tab[] = ["journal", "deliveries", ...(withMail ? (["mail"] as const) : [])];
  const count = { journal: 0, deliveries: waiting, mail: mails };
  const move = (steps: number) => {
    const next = tabs[(tabs.indexOf(tab) + steps + tabs.length) % tabs.length] ?? "journal";
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t.pane.tabs}>
      {tabs.map((name) => (
        <button
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab === name}
          aria-controls="tab-panel"
          tabIndex={tab === name ? 0 : -1}
          data-testid={`tab-${name}`}
          onClick={() => choose(name)}
          onKeyDown={(event) => {
            if (event.key === "ArrowLeft") move(-1);
            if (event.key === "ArrowRight") move(1);
          }}
        >
          {t.pane[name]}
          {count[name] > 0 && <span class="count">{count[name]}</span>}
        </button>
      ))}
    </div>
  );
}

export function Pane() {
  const t = useTexts();
  const tab = useUi((u) => u.tab);
  const narrow = useNarrow();
  const wide = useUi((u) => u.drawer === "side") && !narrow;
  return (
    <section class={wide ? "pane wide" : "pane"} aria-label={t.pane.tabs}>
      <div class="tabs">
        <Tabs tab={tab} choose={(tab) => set({ tab })} />
        {!narrow && (
          <button
            type="button"
            class="icon-btn"
            aria-expanded={wide}
            aria-label={wide ? t.pane.narrower : t.pane.wider}
            title={wide ? t.pane.narrower : t.pane.wider}
            onClick={() => set({ drawer: wide ? null : "side" })}
            data-testid="pane-wide"
          >
            {wide ? <CloseIcon /> : <WideIcon />}
          </button>
        )}
      </div>
      <div
        class="pane-body"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll with the keyboard too
        tabIndex={0}
        id="tab-panel"
        aria-labelledby={`tab-${tab}`}
        data-testid={tab}
      >
        {tab === "journal" ? <Journal /> : tab === "deliveries" ? <Deliveries /> : <Mails />}
      </div>
      {(narrow || wide) && <Faults />}
    </section>
  );
}
