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
  spotKey,
  submitDraft,
  submitView,
  toast,
} from "./actions.ts";
import { showApp } from "./apps.tsx";
import type { View } from "./blocks.ts";
import type { PlayState } from "./contract.ts";
import { findPress, formWords, type Labelled, labelled, valueFor, wishFor } from "./find.ts";
import { storyOf } from "./guide.ts";
import { showClosing } from "./guide-closing.tsx";
import { type Act, type ClockMove, type SlackAct, type Step, type StepId, typed, type Who } from "./guide-kit.ts";
import { begin, isRunning, Stopped, sleep, spotlight, typeOut, until, within } from "./guide-pace.ts";
import { get, remember, set, type Ticks } from "./store.ts";
import { performInTeams } from "./teams/guide.ts";
import { texts } from "./texts.ts";
import { at, daysUntilWeekday, daysUntilWorkday, isoDay, wall } from "./time.ts";
import { isEmpty, pressOf, valuesOf } from "./values.ts";

const FORM_MS = 1800;
const OPTIONAL_MS = 1500;
/** As many views as Slack stacks. */
const STACK = 3;

const slack = (): PlayState | null => get().state;
/** The next workday, as a date field writes it. */
const soon = () => isoDay(at(get().clock.now, daysUntilWorkday(get().clock.now), 12));

function person(state: PlayState, who: Who) {
  const fits = (u: PlayState["users"][number]) =>
    (who.agency?.test(`${u.agency} ${u.name}`) ?? true) && who.name.test(`${u.name} ${u.title ?? ""}`);
  return state.users.find(fits) ?? state.users.find((u) => who.agency?.test(`${u.agency} ${u.name}`) && u.id !== state.user);
}
async function beSomebody(mine: number, who: Who): Promise<void> {
  const user = await until(mine, () => slack() && person(slack()!, who));
  if (user.id === get().user) return;
  await become(user.id);
  await sleep(500);
}
async function goTo(mine: number, place: "dm" | "home" | RegExp): Promise<void> {
  if (place === "home") return openHome();
  const id = await until(
    mine,
    () => slack()?.channels.find((c) => (place === "dm" ? c.kind === "dm" : c.kind === "channel" && place.test(c.name)))?.id,
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
    openChannel((await until(mine, () => slack() && ownChannel(slack()!))).id);
    await sleep(500);
  }
  await typeOut(mine, text, (draft) => set({ draft }));
  await spotlight("send", 500);
  await submitDraft();
}
/** The form that is open or about to open; none is no failure: some platforms' answers need no form. */
const form = (mine: number): Promise<View | null> => within(mine, FORM_MS, () => slack()?.modal?.submit && slack()!.modal);
async function fillForm(mine: number, wishes: Extract<SlackAct, { fill: unknown }>["fill"]): Promise<void> {
  const first = await form(mine);
  if (!first) return;
  await sleep(900);
  const seen = new Set<string>();
  // A choice may bring other fields or other options: what is there is looked at anew after each.
  for (;;) {
    if (!isRunning(mine)) throw new Stopped();
    const view = slack()?.modal;
    const next = view?.id === first.id ? labelled(view).find(({ blockId }) => !seen.has(blockId)) : undefined;
    if (!view || !next) return;
    seen.add(next.blockId);
    await fillField(view, next, wishFor(wishes, next.label, get().lang, get().clock.now));
  }
}
async function fillField(view: View, { blockId, block, field, optional }: Labelled, wish: RegExp | string | undefined): Promise<void> {
  const now = valuesOf(view.blocks, get().forms[view.id])[blockId]![field.action_id]!;
  const value = !wish && (optional || !isEmpty(now)) ? null : valueFor(field, wish, soon());
  if (!value) return;
  edit({ view: view.id }, blockId, field.action_id, value);
  if (block.type === "input" && block.dispatch_action)
    await press({ view: view.id }, { blockId, actionId: field.action_id, ...pressOf(value) }, valuesOf(view.blocks, get().forms[view.id]));
  await sleep(420);
}
async function submitForm(mine: number): Promise<void> {
  const view = await form(mine);
  if (!view) return;
  await spotlight("modal-submit", 800);
  await submitView(view.id, valuesOf(view.blocks, get().forms[view.id]));
  await until(mine, () => slack()?.modal?.id !== view.id || !slack()?.modal?.errors);
}
async function pressOne(mine: number, act: Extract<SlackAct, { press: RegExp }>): Promise<void> {
  const look = () => slack() && findPress(slack()!, act.press, act.place);
  const found = act.optional ? await within(mine, OPTIONAL_MS, look) : await until(mine, look);
  if (!found) return;
  if (found.place) openChannel(found.place);
  await spotlight(spotKey(found.scope, found.press));
  const view = get().state?.modal;
  await press(found.scope, found.press, "view" in found.scope && view ? valuesOf(view.blocks, get().forms[view.id]) : {});
}
/** The same button until the form says what is waited for. Quicker than what is pressed once: one has seen what it does. */
async function pressUntil(mine: number, { again, until: end }: Extract<SlackAct, { again: RegExp }>): Promise<void> {
  for (;;) {
    const found = await until(mine, () => {
      const state = slack();
      if (!state?.modal || get().busy) return undefined;
      return end.test(formWords(state)) ? "there" : findPress({ ...state, channels: [], home: null }, again);
    });
    if (found === "there") return;
    await spotlight(spotKey(found.scope, found.press), 350);
    await press(found.scope, found.press, {});
  }
}
async function look(mine: number, what: RegExp): Promise<void> {
  const found = await until(mine, () => slack() && findPress(slack()!, what));
  await spotlight(spotKey(found.scope, found.press), 1600);
}
function target(move: ClockMove): number {
  const { now } = get().clock;
  if ("nextWorkday" in move) return at(now, daysUntilWorkday(now), ...move.nextWorkday);
  if ("today" in move) return at(now, 0, ...move.today);
  // Already that day: at the hour, or, when it has passed, where the clock stands.
  return at(now, wall(now).weekday === move.weekday ? 0 : daysUntilWeekday(now, move.weekday), ...move.at);
}

async function perform(mine: number, act: Act): Promise<void> {
  // Where one window is seen at a time, it is the one in which something happens.
  const app = act.in ?? "slack";
  if (!("close" in act || "clock" in act) && get().app !== app) showApp(app);
  return act.in === "teams" ? performInTeams(mine, act, soon()) : performInSlack(mine, act);
}
async function performInSlack(mine: number, act: SlackAct): Promise<void> {
  if ("as" in act) return beSomebody(mine, act.as);
  if ("go" in act) return goTo(mine, act.go);
  if ("type" in act) return typeCommand(mine, typed(act, get().lang));
  if ("fill" in act) return fillForm(mine, act.fill);
  if ("submit" in act) return submitForm(mine);
  if ("press" in act) return pressOne(mine, act);
  if ("again" in act) return pressUntil(mine, act);
  if ("look" in act) return look(mine, act.look);
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
  begin();
  set({ spot: null, guide: { ...get().guide, playing: null } });
}
const isOver = (): boolean => storyOf(get()).every((step) => get().guide.done[step.id]);
export async function show(step: Step): Promise<void> {
  const mine = begin();
  const wasOver = isOver();
  set({ drawer: null, guide: { ...get().guide, playing: step.id, current: step.id } });
  try {
    for (const act of step.acts) {
      await perform(mine, act);
      if (!isRunning(mine)) return;
      await sleep(250);
    }
    await until(mine, () => get().guide.done[step.id], 3000);
  } catch (error) {
    if (isRunning(mine) && !(error instanceof Stopped)) toast(texts[get().lang].guide.stuck);
  } finally {
    if (isRunning(mine)) {
      stop();
      // What is done moves the card on; a step that a person chose and did by hand stays where it is.
      if (get().guide.done[step.id]) set({ guide: { ...get().guide, current: "" } });
      if (!wasOver && isOver()) showClosing();
    }
  }
}

/** Ticks what has come true, whoever did it. A tick stays: later the state that proved it may be gone from the screen. */
export function tick(): void {
  const { state, cases, caseRef, journal, deliveries, guide, sideLoaded } = get();
  if (!state || !sideLoaded) return;
  // After a restart on an empty database the old ticks prove nothing.
  const stale = cases.length === 0 && Object.keys(guide.done).length > 0;
  const steps = storyOf(get());
  const step = stale ? undefined : steps.find((s) => !guide.done[s.id]);
  const before = step && guide.done[steps[steps.indexOf(step) - 1]?.id ?? ""];
  const since = before?.ref === caseRef ? journal.filter((entry) => entry.seq > before.seq) : journal;
  if (!stale && !step?.done({ state, cases, journal: since, deliveries })) return;
  const done = step ? { ...guide.done, [step.id]: { ref: caseRef, seq: journal.at(-1)?.seq ?? 0 } } : {};
  remember("guide", JSON.stringify(done));
  set({ guide: { ...guide, done } });
  // Done by hand, the last step ends the week just as well.
  if (guide.playing === null && isOver()) showClosing();
}
export const nextStep = (done: Ticks): StepId | null => storyOf(get()).find((step) => !done[step.id])?.id ?? null;
