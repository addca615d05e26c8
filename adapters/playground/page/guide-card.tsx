// The guided example: a card beside the chat; on the phone a strip above the composer that opens into a sheet.
import { useEffect } from "preact/hooks";
import { type Step, type StepId, steps } from "./guide.ts";
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
              <Mrkdwn text={words.body.replace(/(\/[a-z]+( vem)?)/, "`$1`")} />
            </p>
            <Do step={step} n={n} again={done} />
          </div>
        )}
      </div>
    </li>
  );
}

function useCurrent(): { id: StepId | null; index: number; done: Ticks } {
  const done = useUi((u) => u.guide.done);
  const chosen = useUi((u) => u.guide.current);
  const id = steps.find((s) => s.id === chosen)?.id ?? nextStep(done);
  return { id, index: id ? steps.findIndex((s) => s.id === id) : steps.length - 1, done };
}

export function GuideCard() {
  const t = useTexts();
  const { id, index, done } = useCurrent();
  const open = useUi((u) => u.guide.open);
  const sheet = useUi((u) => u.drawer === "guide");
  const playing = useUi((u) => u.guide.playing !== null);
  const narrow = useNarrow();
  useEffect(() => subscribe(tick), []);
  const count = steps.filter((s) => done[s.id]).length;
  const step = steps[index]!;
  const toggle = () => (narrow ? set({ drawer: sheet ? null : "guide" }) : set({ guide: { ...get().guide, open: !open } }));
  return (
    <section
      class={`guide${open ? " open" : ""}${sheet ? " sheet-open" : ""}${playing ? " playing" : ""}`}
      aria-label={t.guide.title}
      data-testid="guide"
    >
      <header class="guide-head">
        <button type="button" class="guide-toggle" onClick={toggle} aria-expanded={open} title={t.guide.fold}>
          <span>
            <b>{narrow && id && !sheet ? t.steps[id].title : t.guide.title}</b>
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
      {narrow && !sheet ? (
        id && (
          <div class="guide-brief" data-testid={`guide-step-${index + 1}`} data-done={Boolean(done[id])}>
            <p>{t.steps[id].body}</p>
            <Do step={step} n={index + 1} again={Boolean(done[id])} />
          </div>
        )
      ) : (
        <ol class="guide-steps">
          {steps.map((s, n) => (
            <StepRow key={s.id} step={s} n={n + 1} open={s.id === id} done={Boolean(done[s.id])} />
          ))}
        </ol>
      )}
      {count === steps.length && <p class="guide-after">{t.guide.after}</p>}
    </section>
  );
}
