// Plays a step of the guide on the page itself: the same clicks, slowly enough to follow, each shown before it is made.
import {
  become,
  closeView,
  edit,
  moveClock,
  openChannel,
  openHome,
  ownChannel,
  press,
  refresh,
  spotKey,
  submitDraft,
  submitView,
  toast,
} from "./actions.ts";
import type { View } from "./blocks.ts";
import type { PlayState } from "./contract.ts";
import { findPress, labelled, valueFor } from "./find.ts";
import { type Act, type Step, type StepId, steps, type Who } from "./guide.ts";
import { get, remember, set, type Ticks } from "./store.ts";
import { texts } from "./texts.ts";
import { at, daysUntilWeekday, daysUntilWorkday, wall } from "./time.ts";
import { isEmpty, valuesOf } from "./values.ts";

class Stopped extends Error {}
const WAIT_MS = 8000;
const FORM_MS = 1800;
/** As many views as Slack stacks. */
const STACK = 3;
const POLL_MS = 120;
const REFRESH_EVERY = 6;
let run = 0;

const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0.5 : 1);
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms * pace()));

/** Waits for the server's side to catch up; nothing within `WAIT_MS` stops the step. */
async function until<T>(mine: number, look: (state: PlayState) => T | undefined | false | null, waitMs = WAIT_MS): Promise<T> {
  const started = performance.now();
  for (let round = 1; ; round++) {
    if (mine !== run) throw new Stopped();
    const { state } = get();
    const found = state && look(state);
    if (found) return found;
    if (performance.now() - started > waitMs) throw new Error("the page did not get there");
    await new Promise((done) => setTimeout(done, POLL_MS));
    if (round % REFRESH_EVERY === 0) await refresh();
  }
}
async function spotlight(key: string, ms = 900): Promise<void> {
  set({ spot: key });
  await sleep(ms);
  set({ spot: null });
}
const dayOf = (ms: number) => {
  const w = wall(ms);
  return `${w.year}-${String(w.month).padStart(2, "0")}-${String(w.day).padStart(2, "0")}`;
};

function person(state: PlayState, who: Who) {
  const fits = (u: PlayState["users"][number]) =>
    (who.agency?.test(`${u.agency} ${u.name}`) ?? true) && who.name.test(`${u.name} ${u.title ?? ""}`);
  return state.users.find(fits) ?? state.users.find((u) => who.agency?.test(`${u.agency} ${u.name}`) && u.id !== state.user);
}
async function beSomebody(mine: number, who: Who): Promise<void> {
  const user = await until(mine, (state) => person(state, who));
  if (user.id === get().user) return;
  await become(user.id);
  await sleep(500);
}
async function goTo(mine: number, place: "dm" | "home" | RegExp): Promise<void> {
  if (place === "home") return openHome();
  const id = await until(
    mine,
    (state) => state.channels.find((c) => (place === "dm" ? c.kind === "dm" : c.kind === "channel" && place.test(c.name)))?.id,
  );
  const { place: here } = get();
  if (here?.kind === "channel" && here.id === id) return;
  openChannel(id);
  await sleep(500);
}
async function typeCommand(mine: number, template: string): Promise<void> {
  const text = template.replace("{ref}", get().caseRef ?? "").trim();
  // At home and in the direct message there is nothing to write in.
  const { state, place } = get();
  if (!state?.channels.some((c) => c.kind === "channel" && place?.kind === "channel" && c.id === place.id)) {
    openChannel((await until(mine, ownChannel)).id);
    await sleep(500);
  }
  for (let n = 1; n <= text.length; n++) {
    if (mine !== run) throw new Stopped();
    set({ draft: text.slice(0, n) });
    await sleep(45);
  }
  await spotlight("send", 500);
  await submitDraft();
}
/** The form that is open or about to open; none is no failure: some platforms' answers need no form. */
async function form(mine: number): Promise<View | null> {
  try {
    return await until(mine, (state) => state.modal?.submit && state.modal, FORM_MS);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return null;
  }
}
async function fillForm(mine: number, wishes: Extract<Act, { fill: unknown }>["fill"]): Promise<void> {
  const view = await form(mine);
  if (!view) return;
  await sleep(900);
  for (const { blockId, field, label, optional } of labelled(view)) {
    if (mine !== run) throw new Stopped();
    const wish = wishes.find((w) => w.label.test(label))?.with;
    const now = valuesOf(view.blocks, get().forms[view.id])[blockId]![field.action_id]!;
    if (!wish && (optional || !isEmpty(now))) continue;
    const value = valueFor(field, wish, dayOf(at(get().clock.now, daysUntilWorkday(get().clock.now), 12)));
    if (!value) continue;
    edit({ view: view.id }, blockId, field.action_id, value);
    await sleep(420);
  }
}
async function submitForm(mine: number): Promise<void> {
  const view = await form(mine);
  if (!view) return;
  await spotlight("modal-submit", 800);
  await submitView(view.id, valuesOf(view.blocks, get().forms[view.id]));
  await until(mine, (now) => now.modal?.id !== view.id || !now.modal.errors);
}
async function pressOne(mine: number, act: Extract<Act, { press: RegExp }>): Promise<void> {
  const look = (state: PlayState) => findPress(state, act.press, act.in);
  const found = await until(mine, look, act.optional ? 1500 : WAIT_MS).catch((error: unknown) => {
    if (act.optional && !(error instanceof Stopped)) return null;
    throw error;
  });
  if (!found) return;
  if (found.place) openChannel(found.place);
  await spotlight(spotKey(found.scope, found.press));
  const view = get().state?.modal;
  await press(found.scope, found.press, "view" in found.scope && view ? valuesOf(view.blocks, get().forms[view.id]) : {});
}
function target(move: Extract<Act, { clock: unknown }>["clock"]): number {
  const { now } = get().clock;
  if ("nextWorkday" in move) return at(now, daysUntilWorkday(now), ...move.nextWorkday);
  if ("today" in move) return at(now, 0, ...move.today);
  // Already that day: at the hour, or, when it has passed, where the clock stands.
  return at(now, wall(now).weekday === move.weekday ? 0 : daysUntilWeekday(now, move.weekday), ...move.at);
}

async function perform(mine: number, act: Act): Promise<void> {
  if ("as" in act) return beSomebody(mine, act.as);
  if ("go" in act) return goTo(mine, act.go);
  if ("type" in act) return typeCommand(mine, act.type);
  if ("fill" in act) return fillForm(mine, act.fill);
  if ("submit" in act) return submitForm(mine);
  if ("press" in act) return pressOne(mine, act);
  if ("clock" in act) {
    await moveClock(target(act.clock));
    return sleep(700);
  }
  if ("read" in act) return sleep(act.read);
  for (let depth = 0; depth < STACK; depth++) {
    const open = get().state?.modal;
    if (open) await closeView(open.id);
  }
}

export function stop(): void {
  run++;
  set({ spot: null, guide: { ...get().guide, playing: null } });
}
export async function show(step: Step): Promise<void> {
  const mine = ++run;
  set({ drawer: null, guide: { ...get().guide, playing: step.id, current: step.id } });
  try {
    for (const act of step.acts) {
      await perform(mine, act);
      if (mine !== run) return;
      await sleep(250);
    }
    await until(mine, () => get().guide.done[step.id], 3000);
  } catch (error) {
    if (mine === run && !(error instanceof Stopped)) toast(texts[get().lang].guide.stuck);
  } finally {
    if (mine === run) {
      stop();
      // What is done moves the card on; a step that a person chose and did by hand stays where it is.
      if (get().guide.done[step.id]) set({ guide: { ...get().guide, current: "" } });
    }
  }
}

/** Ticks what has come true, whoever did it. A tick stays: later the state that proved it may be gone from the screen. */
export function tick(): void {
  const { state, cases, caseRef, journal, deliveries, guide, sideLoaded } = get();
  if (!state || !sideLoaded) return;
  // After a restart on an empty database the old ticks prove nothing.
  const stale = cases.length === 0 && Object.keys(guide.done).length > 0;
  const step = stale ? undefined : steps.find((s) => !guide.done[s.id]);
  const before = step && guide.done[steps[steps.indexOf(step) - 1]?.id ?? ""];
  const since = before?.ref === caseRef ? journal.filter((entry) => entry.seq > before.seq) : journal;
  if (!stale && !step?.done({ state, cases, journal: since, deliveries })) return;
  const done = step ? { ...guide.done, [step.id]: { ref: caseRef, seq: journal.at(-1)?.seq ?? 0 } } : {};
  remember("guide", JSON.stringify(done));
  set({ guide: { ...guide, done } });
}
export const nextStep = (done: Ticks): StepId | null => steps.find((step) => !done[step.id])?.id ?? null;
