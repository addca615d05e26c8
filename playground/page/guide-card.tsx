// The guided example: a band above the windows; on the phone a strip above the composer that opens into a sheet.
import { useEffect } from "preact/hooks";
import { storyOf } from "./guide.ts";
import { showClosing } from "./guide-closing.tsx";
import type { Step, StepId } from "./guide-kit.ts";
import { nextStep, show, stop, tick } from "./guide-run.ts";
import { CheckIcon, CloseIcon, DownIcon, PlayIcon } from "./icons.tsx";
import { Mrkdwn } from "./mrkdwn.tsx";
import { useNarrow } from "./screen.ts";
import { get, set, subscribe, type Ticks, useTexts, useUi } from "./store.ts";

function Do({ step, n, again }: { step: Step; n: number; again: boolean }) {
  const t = useTexts();
  const playing = useUi((u) => u.guide.playing);
  if (playing === step.id) {
    return (
      <button type="button" class="btn plain" onClick={stop} data-testid={`guide-stop-${n}`}>
        <span class="pulse" />
        {t.guide.showing}
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
      data-testid={`guide-do-${n}`}
    >
      <PlayIcon />
      {t.guide.show}
    </button>
  );
}

/** The week is over; how it ended can be seen again. */
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

function StepRow({ step, n, open, done }: { step: Step; n: number; open: boolean; done: boolean }) {
  const t = useTexts();
  const words = t.steps[step.id];
  const choose = () => set({ guide: { ...get().guide, current: step.id } });
  return (
    <li class={`step${open ? " now" : ""}${done ? " done" : ""}`} data-testid={`guide-step-${n}`} data-done={done}>
      <span class="bead" aria-hidden="true">
        {done ? <CheckIcon /> : n}
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
            <Do step={step} n={n} again={done} />
          </div>
        )}
      </div>
    </li>
  );
}

function useCurrent(): { steps: Step[]; id: StepId | null; index: number; done: Ticks } {
  const steps = useUi(storyOf);
  const done = useUi((u) => u.guide.done);
  const chosen = useUi((u) => u.guide.current);
  const id = steps.find((s) => s.id === chosen)?.id ?? nextStep(done);
  return { steps, id, index: id ? steps.findIndex((s) => s.id === id) : steps.length - 1, done };
}

/** On a wide screen: one step at a time, and the whole way as a row of beads. */
function GuideBand() {
  const t = useTexts();
  const { steps, id, index, done } = useCurrent();
  const playing = useUi((u) => u.guide.playing !== null);
  const step = steps[index]!;
  const words = t.steps[step.id];
  const over = steps.every((s) => done[s.id]);
  return (
    <section class={playing ? "guide playing" : "guide"} aria-label={t.guide.title} data-testid="guide">
      <header class="guide-head">
        <b>{t.guide.title}</b>
        <ol class="beads">
          {steps.map((s, n) => (
            <li
              key={s.id}
              class={`${done[s.id] ? "done" : ""}${s.id === id ? " now" : ""}`}
              data-testid={`guide-step-${n + 1}`}
              data-done={Boolean(done[s.id])}
            >
              <button
                type="button"
                class="bead"
                aria-current={s.id === id ? "step" : undefined}
                aria-label={`${t.guide.step(n + 1, steps.length)}: ${t.steps[s.id].title}${done[s.id] ? `. ${t.guide.done}` : ""}`}
                title={t.steps[s.id].title}
                onClick={() => set({ guide: { ...get().guide, current: s.id } })}
              >
                {done[s.id] ? <CheckIcon /> : n + 1}
              </button>
            </li>
          ))}
        </ol>
      </header>
      <div class="guide-step">
        <div>
          <h2>{words.title}</h2>
          <p>
            <Mrkdwn text={marked(words.body)} />
          </p>
          {over && <After />}
        </div>
        <Do step={step} n={index + 1} again={Boolean(done[step.id])} />
      </div>
    </section>
  );
}

/** On a phone: the step at hand above the thumb, and all of them in a sheet. */
function GuideSheet() {
  const t = useTexts();
  const { steps, id, index, done } = useCurrent();
  const sheet = useUi((u) => u.drawer === "guide");
  const playing = useUi((u) => u.guide.playing !== null);
  const step = steps[index]!;
  return (
    <section class={`guide${sheet ? " sheet-open" : ""}${playing ? " playing" : ""}`} aria-label={t.guide.title} data-testid="guide">
      <header class="guide-head">
        <button
          type="button"
          class="guide-toggle"
          onClick={() => set({ drawer: sheet ? null : "guide" })}
          aria-expanded={sheet}
          title={t.guide.fold}
        >
          <span>
            <b>{id && !sheet ? t.steps[id].title : t.guide.title}</b>
            <small>{t.guide.step(index + 1, steps.length)}</small>
          </span>
          <DownIcon />
        </button>
        <div class="thread" aria-hidden="true">
          {steps.map((s) => (
            <i class={done[s.id] ? "done" : s.id === id ? "now" : ""} />
          ))}
        </div>
      </header>
      {!sheet && id && (
        <div class="guide-brief" data-testid={`guide-step-${index + 1}`} data-done={Boolean(done[id])}>
          <p>
            <Mrkdwn text={marked(t.steps[id].body)} />
          </p>
          <Do step={step} n={index + 1} again={Boolean(done[id])} />
        </div>
      )}
      {sheet && (
        <ol class="guide-steps">
          {steps.map((s, n) => (
            <StepRow key={s.id} step={s} n={n + 1} open={s.id === id} done={Boolean(done[s.id])} />
          ))}
        </ol>
      )}
      {steps.every((s) => done[s.id]) && <After />}
    </section>
  );
}

/** What is typed stands out; a command of two words is marked in the text itself. */
const marked = (body: string): string => (body.includes("`") ? body : body.replace(/\/stafett \p{L}+|\/[a-z]+/u, "`$&`"));

export function GuideCard() {
  const narrow = useNarrow();
  useEffect(() => subscribe(tick), []);
  return narrow ? <GuideSheet /> : <GuideBand />;
}
