// The guided example: a band above the windows; on the phone a strip above the composer that opens into a sheet.
import { useEffect, useState } from "preact/hooks";
import { main, mainOf, themeNames, themeOf } from "./guide.ts";
import { showClosing } from "./guide-closing.tsx";
import type { Step, StepId, Theme } from "./guide-kit.ts";
import { show, stop, tick } from "./guide-run.ts";
import { CheckIcon, CloseIcon, DownIcon, PlayIcon } from "./icons.tsx";
import { Mrkdwn } from "./mrkdwn.tsx";
import { useNarrow } from "./screen.ts";
import { get, set, subscribe, type Ticks, useTexts, useUi } from "./store.ts";

/** The seven have numbers, the others names. */
const nameOf = (id: StepId): string => {
  const at = main.findIndex((step) => step.id === id);
  return at < 0 ? id : String(at + 1);
};

function Do({ step, again }: { step: Step; again: boolean }) {
  const t = useTexts();
  const playing = useUi((u) => u.guide.playing);
  const preparing = useUi((u) => u.guide.preparing);
  const name = nameOf(step.id);
  if (playing === step.id) {
    return (
      <button type="button" class="btn plain" onClick={stop} data-testid={`guide-stop-${name}`}>
        <span class="pulse" />
        {preparing ? t.guide.preparing : t.guide.showing}
        <CloseIcon />
      </button>
    );
  }
  return (
    <button
      type="button"
      class={again ? "btn plain" : "btn primary"}
      disabled={playing !== null}
      onClick={() => void show(step)}
      data-testid={`guide-do-${name}`}
    >
      <PlayIcon />
      {again ? t.guide.again : t.guide.show}
    </button>
  );
}

/** What comes after a step that has been shown: the picture stays until somebody goes on. */
function Next({ step }: { step: Step }) {
  const t = useTexts();
  const playing = useUi((u) => u.guide.playing !== null);
  return (
    <button
      type="button"
      class="btn primary"
      disabled={playing}
      onClick={() => void show(step)}
      title={t.steps[step.id].title}
      data-testid={`guide-do-${nameOf(step.id)}`}
    >
      {t.guide.next}
      <PlayIcon />
    </button>
  );
}

/** The seven are over; how they ended can be seen again. */
function After() {
  const t = useTexts();
  return (
    <p class="guide-after">
      {t.guide.after}
      <button type="button" class="link" onClick={showClosing} data-testid="guide-closing">
        {t.guide.closing}
      </button>
    </p>
  );
}

function StepRow({ step, open, done }: { step: Step; open: boolean; done: boolean }) {
  const t = useTexts();
  const words = t.steps[step.id];
  const choose = () => set({ guide: { ...get().guide, current: step.id } });
  const name = nameOf(step.id);
  return (
    <li
      class={`step${open ? " now" : ""}${done ? " done" : ""}`}
      data-testid={`guide-step-${name}`}
      data-done={done}
    >
      <span class="bead" aria-hidden="true">
        {done ? <CheckIcon /> : /\d/.test(name) && name}
      </span>
      <div class="step-main">
        <button type="button" class="step-title" aria-expanded={open} onClick={choose}>
          {words.title}
          {done && <span class="unseen">{t.guide.done}</span>}
        </button>
        {open && (
          <div class="step-body">
            <p>
              <Mrkdwn text={marked(words.body)} />
            </p>
            <Do step={step} again={done} />
          </div>
        )}
      </div>
    </li>
  );
}

interface Way {
  steps: readonly Step[];
  step: Step;
  done: Ticks;
}
interface Current extends Way {
  theme: Theme | null;
  next: Step | undefined;
  index: number;
}
/** What is shown: the seven, or a theme; and the step that is open there. */
function useCurrent(): Current {
  const absent = useUi((u) => u.teams.absent);
  const done = useUi((u) => u.guide.done);
  const chosen = useUi((u) => u.guide.current);
  const theme = useUi((u) => u.guide.theme);
  const windows = { teams: { absent } };
  const steps = theme ? themeOf(theme, windows) : mainOf(windows);
  const next = steps.findIndex(({ id }) => !done[id]);
  const at = steps.findIndex(({ id }) => id === chosen);
  const index = at >= 0 ? at : next >= 0 ? next : steps.length - 1;
  const step = steps[index]!;
  return { theme, steps, step, next: done[step.id] ? steps[next] : undefined, index, done };
}

/** The themes beside the seven, one button each. */
function Themes({ theme }: { theme: Theme | null }) {
  const t = useTexts();
  const absent = useUi((u) => u.teams.absent);
  const choose = (next: Theme | null) =>
    set({ guide: { ...get().guide, theme: next, current: "" } });
  const names = themeNames.filter((name) => themeOf(name, { teams: { absent } }).length > 0);
  return (
    <fieldset class="themes" aria-label={t.guide.more}>
      <button
        type="button"
        aria-pressed={theme === null}
        onClick={() => choose(null)}
        data-testid="guide-theme-main"
      >
        {t.guide.title}
      </button>
      {names.map((name) => (
        <button
          type="button"
          key={name}
          aria-pressed={theme === name}
          onClick={() => choose(name)}
          data-testid={`guide-theme-${name}`}
        >
          {t.guide.themes[name]}
        </button>
      ))}
    </fieldset>
  );
}

/** The whole way as a row of beads. */
function Beads({ steps, step, done }: Way) {
  const t = useTexts();
  return (
    <ol class="beads">
      {steps.map((s, n) => (
        <li
          key={s.id}
          class={`${done[s.id] ? "done" : ""}${s.id === step.id ? " now" : ""}`}
          data-testid={`guide-step-${nameOf(s.id)}`}
          data-done={Boolean(done[s.id])}
        >
          <button
            type="button"
            class="bead"
            aria-current={s.id === step.id ? "step" : undefined}
            aria-label={`${t.guide.step(n + 1, steps.length)}: ${t.steps[s.id].title}${done[s.id] ? `. ${t.guide.done}` : ""}`}
            title={t.steps[s.id].title}
            onClick={() => set({ guide: { ...get().guide, current: s.id } })}
          >
            {done[s.id] ? <CheckIcon /> : n + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** On a wide screen: one step at a time, and the whole way as a row of beads. */
function GuideBand() {
  const t = useTexts();
  const { theme, steps, step, next, done } = useCurrent();
  const playing = useUi((u) => u.guide.playing !== null);
  const [more, setMore] = useState(false);
  const words = t.steps[step.id];
  const isOpen = more || theme !== null;
  return (
    <section
      class={playing ? "guide playing" : "guide"}
      aria-label={t.guide.title}
      data-testid="guide"
    >
      <header class="guide-head">
        <b>{theme ? t.guide.themes[theme] : t.guide.title}</b>
        <Beads steps={steps} step={step} done={done} />
        <button
          type="button"
          class="link guide-more"
          aria-expanded={isOpen}
          onClick={() => {
            setMore(!isOpen);
            if (isOpen) set({ guide: { ...get().guide, theme: null, current: "" } });
          }}
          data-testid="guide-more"
        >
          {isOpen ? t.guide.less : t.guide.more}
        </button>
      </header>
      {isOpen && <Themes theme={theme} />}
      <div class="guide-step">
        <div>
          <h2>{words.title}</h2>
          <p>
            <Mrkdwn text={marked(words.body)} />
          </p>
          {theme === null && steps.every((s) => done[s.id]) && <After />}
        </div>
        <Do step={step} again={Boolean(done[step.id])} />
        {next && <Next step={next} />}
      </div>
    </section>
  );
}

/** The step at hand, the whole way as a thread, and the button that opens and folds the sheet. */
function SheetHead({ steps, step, done, theme, index, sheet }: Current & { sheet: boolean }) {
  const t = useTexts();
  return (
    <header class="guide-head">
      <button
        type="button"
        class="guide-toggle"
        onClick={() => set({ drawer: sheet ? null : "guide" })}
        aria-expanded={sheet}
        title={t.guide.fold}
      >
        <span>
          <b>{sheet ? t.guide.title : t.steps[step.id].title}</b>
          <small>{theme ? t.guide.themes[theme] : t.guide.step(index + 1, steps.length)}</small>
        </span>
        <DownIcon />
      </button>
      <div class="thread" aria-hidden="true">
        {steps.map((s) => (
          <i class={done[s.id] ? "done" : s.id === step.id ? "now" : ""} />
        ))}
      </div>
    </header>
  );
}

/** On a phone: the step at hand above the thumb, and all of them in a sheet. */
function GuideSheet() {
  const t = useTexts();
  const current = useCurrent();
  const { theme, steps, step, next, done } = current;
  const sheet = useUi((u) => u.drawer === "guide");
  const playing = useUi((u) => u.guide.playing !== null);
  const over = theme === null && steps.every((s) => done[s.id]);
  return (
    <section
      class={`guide${sheet ? " sheet-open" : ""}${playing ? " playing" : ""}`}
      aria-label={t.guide.title}
      data-testid="guide"
    >
      <SheetHead {...current} sheet={sheet} />
      {!sheet && (
        <div
          class="guide-brief"
          data-testid={`guide-step-${nameOf(step.id)}`}
          data-done={Boolean(done[step.id])}
        >
          {over ? (
            <After />
          ) : (
            <p>
              <Mrkdwn text={marked(t.steps[step.id].body)} />
            </p>
          )}
          {next && !playing ? (
            <Next step={next} />
          ) : (
            <Do step={step} again={Boolean(done[step.id])} />
          )}
        </div>
      )}
      {sheet && (
        <>
          <ol class="guide-steps">
            {steps.map((s) => (
              <StepRow key={s.id} step={s} open={s.id === step.id} done={Boolean(done[s.id])} />
            ))}
          </ol>
          <Themes theme={theme} />
        </>
      )}
      {sheet && over && <After />}
    </section>
  );
}

/** What is typed stands out; a command of two words is marked in the text itself. */
const marked = (body: string): string =>
  body.includes("`") ? body : body.replace(/\/stafett \p{L}+|\/[a-z]+/u, "`$&`");

export function GuideCard() {
  const narrow = useNarrow();
  useEffect(() => subscribe(tick), []);
  return narrow ? <GuideSheet /> : <GuideBand />;
}
