// Plays a step of the guide on the page itself: the same clicks, slowly enough to follow, each shown before it is made. What it needs first is prepared unseen.
import {
  become,
  closeView,
  edit,
  moveClock,
  openChannel,
  ownChannel,
  press,
  refresh,
  refreshClock,
  refreshSide,
  spotKey,
  submitDraft,
  submitView,
  toast,
} from "./actions.ts";
import { showApp } from "./apps.tsx";
import type { View } from "./blocks.ts";
import {
  getCases,
  getClock,
  getJournal,
  getMail,
  getSettled,
  getState,
  getTeams,
  post,
  postTeams,
} from "./client.ts";
import type { PlayState } from "./contract.ts";
import {
  findPress,
  formWords,
  type Labelled,
  labelled,
  type Moment,
  personOf,
  pictureOf,
  refIn,
  soughtBy,
  valueFor,
  wishFor,
} from "./find.ts";
import { mainOf, stepsShown } from "./guide.ts";
import { showClosing } from "./guide-closing.tsx";
import type { Door } from "./guide-door.ts";
import {
  type Act,
  isAtEnd,
  mailWords,
  type Picture,
  type Pressing,
  type SlackAct,
  type Step,
  type StepId,
  typed,
  type Who,
} from "./guide-kit.ts";
import {
  begin,
  isRunning,
  Stopped,
  sleep,
  spotlight,
  typeOut,
  until,
  within,
} from "./guide-pace.ts";
import { Quiet, STACK } from "./guide-quiet.ts";
import { tempo } from "./guide-tempo.ts";
import { get, remember, set, type Ui } from "./store.ts";
import { refreshTeams } from "./teams/actions.ts";
import { performInTeams } from "./teams/guide.ts";
import { pictureOfTeams } from "./teams/quiet.ts";
import { texts } from "./texts.ts";
import { soon, target } from "./time.ts";
import { isEmpty, pressOf, valuesOf } from "./values.ts";

const FORM_MS = 1800;

const slack = (): PlayState | null => get().state;
const moment = (): Moment => ({
  lang: get().lang,
  now: get().clock.now,
  ref: get().caseRef,
  off: slack()?.off ?? [],
});

async function beSomebody(mine: number, who: Who): Promise<void> {
  answered = null;
  const user = await until(mine, () => slack() && personOf(slack()!.users, who));
  if (user.id === get().user) return;
  await become(user.id);
  await sleep(tempo.moveMs);
}
async function goTo(mine: number, place: "dm" | RegExp): Promise<void> {
  const id = await until(
    mine,
    () =>
      slack()?.channels.find((c) =>
        place === "dm" ? c.kind === "dm" : c.kind === "channel" && place.test(c.name),
      )?.id,
  );
  const { place: here } = get();
  if (here?.kind === "channel" && here.id === id) return;
  openChannel(id);
  await sleep(tempo.moveMs);
}
async function typeCommand(mine: number, template: string): Promise<void> {
  const text = template.replace("{ref}", get().caseRef ?? "").trim();
  // At home and in the direct message there is nothing to write in.
  const { state, place } = get();
  if (
    !state?.channels.some(
      (c) => c.kind === "channel" && place?.kind === "channel" && c.id === place.id,
    )
  ) {
    openChannel((await until(mine, () => slack() && ownChannel(slack()!))).id);
    await sleep(tempo.moveMs);
  }
  await typeOut(mine, text, (draft) => set({ draft }));
  await spotlight("send", tempo.sendMs);
  await submitDraft();
}
/** The form that is open or about to open; none is no failure: some platforms' answers need no form. */
const form = (mine: number): Promise<View | null> =>
  within(mine, FORM_MS, () => slack()?.modal?.submit && slack()!.modal);
async function fillForm(
  mine: number,
  wishes: Extract<SlackAct, { fill: unknown }>["fill"],
): Promise<void> {
  const first = await form(mine);
  if (!first) return;
  await sleep(tempo.formMs);
  const seen = new Set<string>();
  // A choice may bring other fields or other options: what is there is looked at anew after each.
  for (;;) {
    if (!isRunning(mine)) throw new Stopped();
    const view = slack()?.modal;
    const next =
      view?.id === first.id ? labelled(view).find(({ blockId }) => !seen.has(blockId)) : undefined;
    if (!view || !next) return;
    seen.add(next.blockId);
    await fillField(view, next, wishFor(wishes, next.label, moment()));
  }
}
async function fillField(
  view: View,
  { blockId, block, field, optional }: Labelled,
  wish: RegExp | string | undefined,
): Promise<void> {
  const now = valuesOf(view.blocks, get().forms[view.id])[blockId]![field.action_id]!;
  const value =
    !wish && (optional || !isEmpty(now))
      ? null
      : valueFor(field, wish, soon(get().clock.now, moment().off));
  if (!value) return;
  edit({ view: view.id }, blockId, field.action_id, value);
  if (block.type === "input" && block.dispatch_action)
    await press(
      { view: view.id },
      { blockId, actionId: field.action_id, ...pressOf(value) },
      valuesOf(view.blocks, get().forms[view.id]),
    );
  await sleep(tempo.fieldMs);
}
async function submitForm(mine: number): Promise<void> {
  const view = await form(mine);
  if (!view) return;
  await spotlight("modal-submit", tempo.submitMs);
  await submitView(view.id, valuesOf(view.blocks, get().forms[view.id]));
  await until(mine, () => slack()?.modal?.id !== view.id || !slack()?.modal?.errors);
}
async function pressOne(mine: number, act: Pressing): Promise<void> {
  const found = await until(
    mine,
    () => slack() && findPress(slack()!, soughtBy(act, get().caseRef)),
  );
  if (found.place) openChannel(found.place);
  await spotlight(spotKey(found.scope, found.press));
  answered = act.beside ? get().caseRef : null;
  const view = get().state?.modal;
  await press(
    found.scope,
    found.press,
    "view" in found.scope && view ? valuesOf(view.blocks, get().forms[view.id]) : {},
  );
}
/** The same button until the form says what is waited for. Quicker than what is pressed once: one has seen what it does. */
async function pressUntil(
  mine: number,
  { again, until: end }: Extract<SlackAct, { again: RegExp }>,
): Promise<void> {
  for (;;) {
    const found = await until(mine, () => {
      const state = slack();
      if (!state?.modal || get().busy) return undefined;
      return end.test(formWords(state))
        ? "there"
        : findPress({ ...state, channels: [], home: null }, { press: again });
    });
    if (found === "there") return;
    await spotlight(spotKey(found.scope, found.press), tempo.againMs);
    await press(found.scope, found.press, {});
  }
}
async function look(mine: number, what: RegExp): Promise<void> {
  const found = await until(mine, () => slack() && findPress(slack()!, { press: what }));
  await spotlight(spotKey(found.scope, found.press), tempo.lookMs);
}
/** The guide's case, where a row of a list has been answered for it: what comes of it stands there. */
let answered: string | null = null;
/** A list that has changed is longer or shorter, and the row no longer where it was. */
async function showAnswered(): Promise<void> {
  const ref = answered;
  if (ref === null || get().app !== "slack") return;
  await refresh();
  setTimeout(() => rowWith(ref)?.scrollIntoView({ block: "center" }));
}
const rowWith = (ref: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(".win.slack [data-message] *")]
    .filter((node) => node.childElementCount === 0 && node.textContent.includes(ref))
    .at(-1);
async function perform(mine: number, act: Act): Promise<void> {
  // Where one window is seen at a time, it is the one in which something happens.
  const app = act.in ?? "slack";
  if (!("close" in act || "clock" in act) && get().app !== app) showApp(app);
  // An older message may have the button that is looked for next, too.
  if ("read" in act)
    return void (await Promise.all([sleep(act.read), getSettled().then(showAnswered)]));
  return act.in === "teams" ? performInTeams(mine, act, moment()) : performInSlack(mine, act);
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
    await moveClock(target(act.clock, get().clock.now, moment().off));
    return sleep(tempo.clockMs);
  }
  if ("beside" in act) return set({ tab: act.beside, drawer: "side" });
  if ("keep" in act) return keepCase(await until(mine, () => slack() && refIn(slack()!)));
  for (let depth = 0; depth < STACK; depth++) {
    const open = get().state?.modal;
    if (open) await closeView(open.id);
  }
}

async function keepCase(ref: string | null): Promise<void> {
  set({ caseRef: ref });
  await refreshSide();
}
/** What can be read in both windows now. */
const picture = ({ state, place, teams, mailboxes }: Ui): Picture => ({
  slack: state && place ? pictureOf(state, place.kind === "channel" ? place.id : undefined) : "",
  teams: pictureOfTeams(teams.state, teams.place),
  mail: mailWords(mailboxes),
});
/** The server, until this run is stopped. */
function doorOf(mine: number): Door {
  const still = <A extends unknown[], T>(ask: (...args: A) => T) => {
    return (...args: A): T => {
      if (!isRunning(mine)) throw new Stopped();
      return ask(...args);
    };
  };
  return {
    state: still(getState),
    teams: still(async (user: string) => (get().teams.absent ? null : await getTeams(user))),
    post: still(post) as Door["post"],
    postTeams: still(postTeams) as Door["postTeams"],
    clock: still(getClock),
    settled: still(getSettled),
    cases: still(getCases),
    journal: still(getJournal),
    mail: still(getMail),
    pause: still((ms: number) => new Promise<void>((done) => setTimeout(done, ms))),
  };
}
async function prepare(mine: number, step: Step): Promise<void> {
  const quiet = new Quiet(doorOf(mine), get().lang, get().caseRef);
  await quiet.prepare(step);
  set({ caseRef: quiet.ref });
  await Promise.all([refresh(), refreshTeams(), refreshSide(), refreshClock()]);
}

export function stop(): void {
  begin();
  set({ spot: null, guide: { ...get().guide, playing: null, preparing: false } });
}
const isOver = ({ guide }: Ui): boolean => mainOf(get()).every((step) => guide.done[step.id]);
/** Ticks a step. A tick stays: later the picture that proved it is gone. */
function did(step: Step): void {
  const wasOver = isOver(get());
  const state = slack();
  // A case that has just been opened is told of in the form before the journal has it.
  const ref = get().caseRef ?? (state && refIn(state)) ?? null;
  const done = { ...get().guide.done, [step.id]: { ref } };
  remember("guide", JSON.stringify(done));
  set({ guide: { ...get().guide, done } });
  if (!wasOver && isOver(get())) showClosing();
}
export async function show(step: Step): Promise<void> {
  const mine = begin();
  set({
    drawer: null,
    guide: { ...get().guide, playing: step.id, preparing: true, current: step.id },
  });
  try {
    await prepare(mine, step);
    set({ guide: { ...get().guide, preparing: false } });
    for (const act of step.acts) {
      await perform(mine, act);
      if (!isRunning(mine)) return;
      await sleep(tempo.betweenMs);
    }
    await until(mine, () => isAtEnd(step, picture(get())));
    stop();
    did(step);
  } catch (error) {
    if (isRunning(mine) && !(error instanceof Stopped)) toast(texts[get().lang].guide.stuck);
  } finally {
    if (isRunning(mine)) stop();
  }
}

/** What somebody does by hand is ticked too, when the step that is open comes to its end. */
let watched: { id: StepId; atEnd: boolean; told: number; ref: string | null } | null = null;
export function tick(): void {
  const ui = get();
  if (!ui.state || !ui.sideLoaded) return;
  // After a restart on another database the old ticks prove nothing.
  const ticks = Object.values(ui.guide.done);
  const refs = ticks.flatMap(({ ref }) => ref ?? []);
  if (refs.length > 0 && !refs.some((ref) => ui.cases.some((one) => one.ref === ref))) {
    remember("guide", "{}");
    set({ guide: { ...ui.guide, done: {} } });
    return;
  }
  const shown = stepsShown(ui);
  const step =
    shown.find(({ id }) => id === ui.guide.current) ?? shown.find(({ id }) => !ui.guide.done[id]);
  if (!step || ui.guide.playing || ui.guide.done[step.id]) {
    watched = null;
    return;
  }
  const atEnd = isAtEnd(step, picture(ui));
  const { told: types } = step;
  const told = ui.journal.filter(({ type }) => types?.test(type)).length;
  const before = watched?.id === step.id && watched.ref === ui.caseRef ? watched : null;
  const came = before !== null && atEnd && (types ? told > before.told : !before.atEnd);
  // The picture may come before the journal: what has been told since then is waited for.
  watched = {
    id: step.id,
    atEnd,
    told: before && types && !atEnd ? before.told : told,
    ref: ui.caseRef,
  };
  if (came) did(step);
}
