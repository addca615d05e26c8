// What must hold after every step, of every workflow. Each check throws with the place where it does not.

import { Drawing, limits, renderMessage } from "../../adapters/slack/render.ts";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { checkView } from "../../playground/slack/views.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { SetTimer, TimerRow } from "../../src/engine/applied.ts";
import { forReaders } from "../../src/engine/draft.ts";
import type { Message } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Member, People, View, World } from "../../src/rules/workflow.ts";
import { Locale } from "../../src/words/locale.ts";
import { personOn } from "../../workflows/case/rules.ts";
import { presets } from "../support/presets.ts";
import { type Instance, instant, type Written } from "./simulator.ts";

export const locale = new Locale(catalogues, presets.sign);
export const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** The order of keys is part of a post's content (its bytes are compared), and of no state. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, inner]) => [name, sorted(inner)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
};

/** Nothing that JSON would turn into something else: a Set, a Date, NaN. */
const isPlain = (value: unknown): boolean =>
  typeof value === "object" && value !== null
    ? (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
      Object.values(value).every(isPlain)
    : typeof value === "number"
      ? Number.isFinite(value)
      : typeof value !== "function" && typeof value !== "bigint" && typeof value !== "symbol";

/** A journal is JSON: what was decided and folded means the same when it has been written and read. */
export const decidesTheSame = (
  workflow: AnyWorkflow,
  state: unknown,
  command: unknown,
  world: World,
  outcome: unknown,
): void => {
  freeze(command);
  must(
    same(workflow.decide(copy(state), copy(command) as never, world), outcome),
    `${workflow.name} decides otherwise after a round trip`,
  );
};
export const foldsTheSame = ({ before, after, events, world }: Written): void => {
  const { workflow } = after;
  must(
    isPlain(after.state) && isPlain(events),
    `${workflow.name} keeps what does not survive a round trip`,
  );
  const again = events.reduce<unknown>(
    (state, event) => workflow.evolve(state, copy(event) as never),
    copy(before?.state ?? workflow.initial),
  );
  must(
    same(sorted(again), sorted(after.state)),
    `${workflow.name} folds otherwise after a round trip`,
  );
  must(
    same(forReaders(workflow.view(copy(after.state), world) as View, world.people), after.view),
    `${workflow.name} views otherwise after a round trip`,
  );
  // A rule that changed its input would show as a TypeError from here on.
  freeze(after.state);
};

const strings = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : [];
const fits = new Map<string, string | undefined>();
/** What is wrong with a message as Slack would get it; undefined: nothing. */
const faultOf = (
  message: Message,
  people: People,
  workflow: string,
  instance: string,
  language: "sv" | "en",
): string | undefined => {
  const worded = locale.message(message, { language, people }, { workflow, instance });
  const rendered = renderMessage(worded);
  const checked = checkMessageBlocks(rendered.blocks);
  if (!checked.ok) return `${checked.error} ${checked.problems.join("; ")}`;
  const drawing = new Drawing("–");
  const all = 1 + drawing.blocks(worded.body).length + drawing.actions(worded.actions).length;
  if (all > limits.messageBlocks) return `${all} blocks, the last are not shown`;
  if (strings(rendered.blocks).some((text) => text.endsWith("…"))) return "a text is cut";
  if (rendered.text !== locale.entry(message.notice, language) || /\d|\{/.test(rendered.text))
    return "the push text is not the fixed sentence";
  return undefined;
};
export const postsFit = ({ before, after }: Written, people: People): void => {
  must(
    new Set(after.view.posts.map((post) => post.key)).size === after.view.posts.length,
    `${after.workflow.name}: a post key twice`,
  );
  for (const [id, post] of after.shown) {
    if (post.gone || before?.shown.get(id)?.content === post.content) continue;
    const fault = fits.has(post.content)
      ? fits.get(post.content)
      : (["sv", "en"] as const)
          .map((language) =>
            faultOf(JSON.parse(post.content), people, after.workflow.name, after.id, language),
          )
          .find(Boolean);
    fits.set(post.content, fault);
    must(fault === undefined, `${after.workflow.name} ${post.key}: ${fault}`);
    must(
      post.audience.startsWith("s:") || post.key.includes(post.audience.slice(2)),
      `${post.key} does not say to whom`,
    );
  }
};

const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as never;
const isNew = (timer: TimerRow, old: TimerRow | undefined): timer is SetTimer =>
  timer.state === "set" && (old?.state !== "set" || old.at !== timer.at);
/** A button goes ten minutes after somebody's own press: nobody is told anything. */
const isSilent = ({ after }: Written, key: string): boolean =>
  after.workflow.name === "day" && key.startsWith("settle:");
export const timersAreHuman = (w: Written): void => {
  for (const timer of w.after.timers.values()) {
    if (!isNew(timer, w.before?.timers.get(timer.key))) continue;
    const at = instant(timer.at);
    must(
      timer.at >= w.now,
      `${w.after.workflow.name} ${timer.key} is set for ${at}, in the past of ${instant(w.now)}`,
    );
    if (isSilent(w, timer.key)) continue;
    must(
      calendar.nextOffice(at, humanHours) === at,
      `${w.after.workflow.name} ${timer.key} is due at ${at}, at night or on a day off`,
    );
  }
};
/** A key names one obligation: it comes back neither after it has fired with another time nor after it was taken away. */
export const keysAreNotReused = (w: Written): void => {
  for (const wanted of w.after.view.timers) {
    const before = w.before?.timers.get(wanted.key);
    if (before === undefined || before.state === "set") continue;
    // The simulator keeps what the program forgets: for when it was set.
    const { at = 0 } = before as { readonly at?: number };
    must(
      at === Date.parse(wanted.at),
      `${w.after.workflow.name} ${wanted.key} was ${before.state} for ${instant(at)} and is wanted for ${wanted.at}`,
    );
  }
};
const works = (member: Member): boolean =>
  member.roles.some((role) => role === "caseworker" || role === "coordinator" || role === "lead");
type Held = {
  readonly step: string;
  readonly holder: never;
  readonly deputy: never;
  readonly agency: string;
};
export const somebodyHasIt = ({ after, now, world }: Written): void => {
  if (after.workflow.name !== "case") return;
  const state = after.state as Held;
  const set = [...after.timers.values()].filter(
    (timer) => timer.state === "set" && timer.key.startsWith("miss:"),
  );
  must(
    set.length === (state.step === "open" ? 1 : 0),
    `a case that is ${state.step} has ${set.length} reminders set`,
  );
  if (state.step !== "open") return;
  const day = calendar.day(instant(now));
  const somebody = (["holder", "deputy", "lead"] as const).map((rung) =>
    personOn(rung, state as never, day, world),
  );
  // Whoever has left the register cannot get anything; everybody else can, even when all are away.
  const known = [...world.people.members.values()].some(
    (m) => m.agency === state.agency && works(m),
  );
  must(
    !known || somebody.every((id) => id !== undefined && world.people.members.has(id)),
    "an open case has nobody",
  );
};
const setTimers = (one: Instance): readonly string[] =>
  [...one.timers.values()]
    .filter((timer) => timer.state === "set")
    .map((timer) => timer.key.split(":")[0] ?? "");
const isWaitedFor = (state: {
  step: string;
  settleBy?: string;
  settled?: object;
  astray?: { side: string };
}): boolean => {
  if (state.step === "declined") return !state.settled;
  if (state.step === "astray") return state.astray?.side === "receiver" && !state.settled;
  if (state.step === "withdrawn") return state.settleBy !== undefined && !state.settled;
  return [
    "sent",
    "received",
    "question",
    "accepted",
    "ongoing",
    "dormant",
    "done",
    "failed",
  ].includes(state.step);
};
/** What a referral waits for has one time: to be opened or answered, sent before it is forgotten, looked at by a second person. */
export const somebodyIsAsked = ({ before, after, events }: Written): void => {
  if (after.workflow.name !== "referral") return;
  const { step, second } = after.state as {
    step: string;
    second?: { decided?: object; when: string };
  };
  const set = setTimers(after);
  const waits = isWaitedFor(after.state as Parameters<typeof isWaitedFor>[0]);
  must(
    set.filter((key) => key === "silent").length === (waits ? 1 : 0),
    `a referral that is ${step} waits with ${set.join(" ") || "no timer"}`,
  );
  must(
    set.includes("expire") === (step === "draft"),
    `a referral that is ${step} has ${set.join(" ") || "no timer"}`,
  );
  const stopped = ["withdrawn", "mistaken", "astray", "discarded"].includes(step);
  // Also where the lead has been told: it is asked about again.
  const looks =
    second !== undefined &&
    !stopped &&
    !second.decided &&
    (second.when === "after" || step === "draft");
  must(
    set.includes("reviewLate") === looks,
    `a second person is${looks ? "" : " not"} asked (${step}), and the reminder is ${looks ? "not" : ""} set`,
  );
  // A message that comes back under its old key changes without a sound: who is asked again would not notice.
  // When only who is who has changed, what was said to somebody who is there again stands as it stood.
  for (const [id, post] of events.length > 0 ? after.shown : [])
    must(
      post.gone || !/^(silent|ring):/.test(post.key) || before?.shown.get(id)?.gone !== true,
      `${post.key} comes back without a sound`,
    );
};
/** The holder changes by the agency's own decision, or because the one it was offered to has accepted. */
export const movesAreAgreed = (
  { before, after, events, order }: Written,
  find: (id: string) => Instance | undefined,
): void => {
  if (after.workflow.name !== "case" || !events.some((event) => event.type === "assigned")) return;
  if (typeof order.by === "object" && "member" in order.by) {
    must(
      order.command === "assign" && order.by.member.agency === (after.state as Held).agency,
      "somebody else assigned it",
    );
    return;
  }
  if (order.by === "clock") {
    const giving = (before?.state as { readonly giving?: Held } | undefined)?.giving;
    must(
      order.command === "giveOver" && same(giving?.holder, (after.state as Held).holder),
      "a case moved on a clock to somebody whom nobody chose",
    );
    return;
  }
  const tell = order.by as { readonly sender: string; readonly instance: string };
  const offer = find(tell.instance)?.state as {
    readonly from: string;
    readonly to: string;
    readonly moved: readonly string[];
  };
  must(
    tell.sender === "handover" && offer.moved.includes(after.id),
    "a case moved that was not accepted",
  );
  must(
    same((before?.state as Held | undefined)?.holder, { member: offer.from }) &&
      same((after.state as Held).holder, { member: offer.to }),
    "a case moved between others",
  );
};

/** Who may see a case, worked out from what has happened and not from the state: the owner's agency, and those that have joined and not left. */
export const insiders = (one: Instance): ReadonlySet<string> => {
  const inside = new Set<string>();
  let owner = "";
  for (const event of one.facts) {
    if (event.type === "opened") owner = event.agency as string;
    if (event.type === "joined") inside.add(event.agency as string);
    if (event.type === "departed") inside.delete(event.agency as string);
    // Invited anew: until they answer they see the invitation only.
    if (event.type === "invited") inside.delete((event.part as { agency: string }).agency);
    if (event.type === "eraseAsked") return new Set();
  }
  return inside.add(owner);
};
export const maySee = (one: Instance, member: Member): boolean =>
  works(member) && insiders(one).has(member.agency);
/** Who may see a referral: the sender, and the receiver from when it was sent until it is taken back. */
export const sidesOf = (one: Instance): ReadonlySet<string> => {
  const sides = new Set<string>();
  let [to, outside] = ["", false];
  for (const event of one.facts) {
    if (event.type === "drafted") sides.add(event.from as string);
    if (event.type === "drafted" || event.type === "edited")
      [to, outside] = [(event.facts as { readonly to: string }).to, event.outside === true];
    // Outside Stafett the sender answers in the other's name, and nobody there sees it.
    if (event.type === "sent" && !outside) sides.add(to);
    if (["withdrawn", "mistaken", "wentAstray"].includes(String(event.type)) && !outside)
      sides.delete(to);
    if (event.type === "discarded") return new Set();
  }
  return sides;
};
/** Whoever asked sees the answers; whoever was asked sees the question. */
export const askedOf = (
  one: Instance,
): { readonly show: readonly string[]; readonly question: readonly string[] } => {
  const [first] = one.facts as readonly {
    readonly agency: string;
    readonly asked: readonly string[];
  }[];
  return { show: first ? [first.agency] : [], question: first?.asked ?? [] };
};
export const isWorking = works;
export const viewFits = (view: unknown, what: string): void => {
  const checked = checkView(view);
  must(
    checked.ok,
    `${what}: ${checked.ok ? "" : `${checked.error} ${checked.problems.join("; ")}`}`,
  );
};
