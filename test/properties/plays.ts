// What people and the clock may do, as data that fast-check can shrink: numbers that are resolved against the world they meet.
import fc from "fast-check";
import type { Actor, AnyWorkflow, CommandSpec, Member } from "../../src/rules/workflow.ts";
import type { Register } from "../../workflows/people/index.ts";
import { register } from "../support/given.ts";
import { pick } from "./pick.ts";
import { agreed, firstCases, firstReferral } from "./plays-first.ts";
import { firstSeries, meetingWeight, timesAtMeeting } from "./plays-meetings.ts";
import { type Drafted, drawValue, type Place, payloadOf, theirs } from "./plays-values.ts";
import { instant, type Result, Simulator, type Watch } from "./simulator.ts";

/** Of the plays that each asks for: so many while somebody waits, twice all of them on a build machine (`STAFETT_RUNS=2`; 20: twenty times). */
export const share = Number(process.env.STAFETT_RUNS ?? 0.15);
/**
 * The same sequences every time, so that a red run can be run again: `STAFETT_SEED=n` draws others. Making a failing sequence smaller can take for ever
 * with forty moves; the first that fails is shown as it is.
 */
export const runs = (
  n: number,
): { readonly numRuns: number; readonly seed: number; readonly endOnFailure: boolean } => ({
  seed: Number(process.env.STAFETT_SEED ?? 20261125),
  endOnFailure: true,
  numRuns: Math.max(1, Math.round(n * share)),
});

export type Move =
  | { readonly kind: "wait"; readonly minutes: number }
  | { readonly kind: "people"; readonly n: number }
  | {
      readonly kind: "command";
      readonly who: number;
      readonly what: number;
      readonly which: number;
      readonly picks: readonly number[];
      readonly wild: boolean;
    };

const waits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 4, arbitrary: fc.integer({ min: 600, max: 4 * 1_440 }) },
  { weight: 1, arbitrary: fc.constantFrom(10_080, 20 * 1_440, 100 * 1_440) },
);
const wait: fc.Arbitrary<Move> = waits.map((minutes) => ({ kind: "wait", minutes }));
const nat = fc.nat({ max: 9_999 });
const command: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant("command" as const),
  who: nat,
  what: nat,
  which: nat,
  picks: fc.array(nat, { minLength: 10, maxLength: 10 }),
  wild: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});
/** Somebody cannot be reached, or the configuration has somebody fewer. */
const change: fc.Arbitrary<Move> = fc.record({ kind: fc.constant("people" as const), n: nat });
export const moves = (maxLength: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: wait },
      { weight: 24, arbitrary: command },
      { weight: 1, arbitrary: change },
    ),
    {
      maxLength,
      size: "max",
    },
  );
/** Any hour of a year and a half with two changes of the clock, two Christmases and an Easter. */
export const starts: fc.Arbitrary<number> = fc
  .integer({
    min: Date.parse("2026-09-01T00:00:00Z") / 60_000,
    max: Date.parse("2028-01-31T00:00:00Z") / 60_000,
  })
  .map((minutes) => minutes * 60_000);

/** Three agencies that share a space, one that is only invited, and members without cases: few, so that sequences meet. */
const agencies = ["noomi", "evonhuset", "boende-syd", "polisen-syd", "jamstalldhetsmyndigheten"];
export const fewPeople: Register = {
  ...register,
  agencies: register.agencies
    .filter((a) => agencies.includes(a.id))
    // Two of them can be phoned at any hour.
    .map((a, n) =>
      n < 2
        ? {
            ...a,
            onCall: [
              { municipality: ["Malmö", "Lund"][n] as never, phone: "040-628 04 21" as never },
            ],
          }
        : a,
    ),
  members: register.members.filter((m) => agencies.includes(m.agency)),
  functions: register.functions
    .filter((f) => agencies.includes(f.agency))
    .map((f, n) => (n === 0 ? { ...f, around: true as const } : f)),
  services: register.services.filter((s) => agencies.includes(s.agency)),
};
export const someone = (sim: Simulator, n: number): Member =>
  pick([...sim.people.members.values()], n) as Member;
type Spec = CommandSpec<unknown>;
export type Resolved = {
  readonly workflow: string;
  readonly instance: string | undefined;
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly by: Actor;
};
type Aimed = Place & { readonly command: string; readonly by: { readonly member: Member } };
const weights: Readonly<Record<string, number>> = {
  case: 4,
  capacity: 3,
  handover: 2,
  call: 3,
  guide: 2,
  rights: 2,
};
const ended = ["confirmed", "declined", "withdrawn", "mistaken", "astray", "discarded"];
/** A referral that is on its way most often: nine people's presses lie between its beginning and its end. */
const weightOf = (workflow: AnyWorkflow, state: unknown): number => {
  const met = meetingWeight(workflow.name, state);
  if (met !== undefined) return met;
  if (workflow.name !== "referral") return weights[workflow.name] ?? (workflow.single ? 1 : 0);
  const { step } = state as Drafted;
  return ended.includes(step) ? 1 : step === "draft" ? 16 : 40;
};
/** What stops a referral or does not move it is drawn less often. */
const stopping = [
  "edit",
  "called",
  "discard",
  "object",
  "decline",
  "withdraw",
  "mistake",
  "fail",
  "astray",
  "notOurs",
  "travel",
];
const times = (n: number, name: string): readonly string[] => Array.from({ length: n }, () => name);
const often = ({ workflow, state }: Place, commands: readonly string[]): readonly string[] => {
  if (meetingWeight(workflow.name, state) !== undefined)
    return commands.flatMap((name) => times(timesAtMeeting(name), name));
  // An invitation waits among thirty other things that can be done with a case.
  if (workflow.name === "case")
    return commands.flatMap((name) =>
      times(["accept", "look", "file", "reopen", "confirmClose"].includes(name) ? 8 : 1, name),
    );
  if (workflow.name !== "referral") return commands;
  const opened = (state as Drafted).step === "sent" ? [] : ["receive"];
  return commands.flatMap((name) => times([...stopping, ...opened].includes(name) ? 1 : 8, name));
};
/** Where something can be done: a referral and a case more often than anything else, a new instance of what people may start. */
const placesOf = (sim: Simulator): readonly Place[] => [
  ...[...sim.instances.values()].flatMap(({ workflow, id, state }): readonly Place[] => {
    const weight = weightOf(workflow, state);
    return Array.from({ length: weight }, () => ({ workflow, instance: id, state }));
  }),
  ...[...sim.workflows.values()]
    // What is only ever started by a tell is nobody's to start; a wish of the police touches nothing else, and begins in its own plays.
    .filter(
      (w) =>
        !w.standing &&
        !w.single &&
        !["disclosure", "evaluation", "veil", "callback"].includes(w.name),
    )
    .map((workflow) => ({ workflow, instance: undefined, state: workflow.initial })),
];
const mayOf = (sim: Simulator, place: Place, command: string): readonly Member[] =>
  [...sim.people.members.values()]
    .filter((member) =>
      place.workflow.commands[command]?.access(place.state, { member }, sim.world({})),
    )
    .filter(
      (member) =>
        !(command === "draft" || command === "begin") ||
        theirs(sim, member).length > 0 ||
        place.instance !== undefined,
    );

/** What is done, where and by whom. Tame moves are what somebody may do; wild ones are anything by anybody. */
const aim = (sim: Simulator, move: Extract<Move, { kind: "command" }>): Aimed | undefined => {
  const anywhere = [...sim.instances.values()].map(({ workflow, id, state }) => ({
    workflow,
    instance: id,
    state,
  }));
  const place = pick(move.wild ? [...anywhere, ...placesOf(sim)] : placesOf(sim), move.which);
  if (!place) return undefined;
  const starting = place.instance === undefined;
  const possible = Object.keys(place.workflow.commands).filter(
    (name) => (name === place.workflow.start) === starting || move.wild,
  );
  const open = move.wild
    ? possible
    : often(
        place,
        possible.filter((name) => mayOf(sim, place, name).length > 0),
      );
  const command = pick(open, move.what);
  if (command === undefined) return undefined;
  const member = move.wild ? someone(sim, move.who) : pick(mayOf(sim, place, command), move.who);
  return member && { ...place, command, by: { member } };
};
/** Beside the button that sends a referral stands the one that keeps a consent, in its case. */
const beside = (sim: Simulator, aimed: Aimed, n: number): Aimed => {
  const kase =
    aimed.command === "send" ? sim.instances.get((aimed.state as Drafted).kase ?? "") : undefined;
  return kase && n % 2 === 0
    ? {
        ...aimed,
        workflow: kase.workflow,
        instance: kase.id,
        state: kase.state,
        command: "consent",
      }
    : aimed;
};
export const resolve = (
  sim: Simulator,
  move: Extract<Move, { kind: "command" }>,
): Resolved | undefined => {
  const found = aim(sim, move);
  if (!found) return undefined;
  const aimed = move.wild ? found : beside(sim, found, move.picks[8] ?? 0);
  const { workflow, instance, state, command, by } = aimed;
  const spec = workflow.commands[command] as Spec;
  const values: Record<string, unknown> = {};
  // What can be chosen may follow from what was chosen above it.
  const world = sim.world(spec.needs?.(by, instant(sim.now), sim.world({}), {}) ?? {});
  const choicesNow = () =>
    spec.access(state, by, world) ? (spec.choices?.(state, world, by, values) ?? {}) : {};
  for (const [i, [name, field]] of Object.entries(spec.form.fields).entries()) {
    const n = move.picks[i % move.picks.length] ?? 0;
    if ("optional" in field && field.optional && n % 3 === 0) continue;
    const drawn = drawValue(sim, field, choicesNow()[name], n, move.wild);
    // Nothing ticked is nothing answered.
    const value = Array.isArray(drawn) && drawn.length === 0 ? undefined : drawn;
    if (value !== undefined) values[name] = value;
    // The form refuses what is missing, so the rule never sees it.
    else if (field.kind !== "token" && !field.optional) return undefined;
  }
  if (!move.wild)
    Object.assign(values, payloadOf(sim, { ...aimed, by: by.member }, move.picks[9] ?? 0));
  return { workflow: workflow.name, instance, command, values, by };
};
/** Two cases are there from the start, one of them dangerous, a referral that nobody has opened, and a meeting soon; what happens next is drawn. */
export const begin = (
  start: number,
  watch: Watch = {},
  workflows?: readonly AnyWorkflow[],
): Simulator => {
  const sim = new Simulator(start, watch, workflows, fewPeople);
  const by = (id: string) => ({ member: sim.people.members.get(id) as Member });
  for (const [id, deputy, risk] of firstCases)
    sim.run({
      workflow: "case",
      command: "open",
      values: { deputy, child: "no", risk, quiet: "no" },
      by: by(id),
    });
  const sender = "regionkoordinator-1";
  const values = { ...firstReferral, kase: sim.of("case")[1]?.id };
  sim.run({ workflow: "referral", command: "draft", values, by: by(sender) });
  sim.run({
    workflow: "referral",
    instance: sim.of("referral")[0]?.id,
    command: "send",
    values: {},
    by: by(sender),
  });
  sim.run({ workflow: "series", command: "plan", values: firstSeries(sim), by: by(sender) });
  return sim;
};
const changePeople = (sim: Simulator, n: number): Result => {
  const member = pick(fewPeople.members, n >> 1) as Member;
  const [address] = member.addresses;
  if (n % 2 === 0 && address)
    return sim.run({
      workflow: "people",
      instance: "people",
      command: "unreachable",
      values: { platform: address.platform, address: address.id },
      by: "clock",
    });
  const leads = fewPeople.agencies.map((a) => a.lead);
  sim.configure({
    ...fewPeople,
    members: fewPeople.members.filter((m) => m.id !== member.id || leads.includes(m.id)),
  });
  return "ok";
};
export const play = (sim: Simulator, move: Move): Result => {
  if (move.kind === "people") return changePeople(sim, move.n);
  if (move.kind === "wait") {
    sim.until(sim.now + move.minutes * 60_000);
    return "ok";
  }
  const order = resolve(sim, move);
  for (const first of agreed(order, move.picks[9] ?? 0)) sim.run(first);
  return order === undefined ? "absent" : sim.run(order);
};
