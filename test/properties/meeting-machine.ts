// A series and whatever people do with its meetings, as data that fast-check draws: numbers that are resolved against the meetings that are there.
import fc from "fast-check";
import { calendar } from "../../src/calendar/index.ts";
import type { Member } from "../../src/rules/workflow.ts";
import {
  decisions,
  faults,
  openHeadings,
  rhythms,
  timeboxes,
  times,
} from "../../workflows/agenda/codes.ts";
import type { Agenda, State } from "../../workflows/agenda/model.ts";
import type { Series } from "../../workflows/agenda/series/rules.ts";
import { consentTo } from "../support/consent-to.ts";
import { fewPeople } from "./plays.ts";
import { broughtToMeeting } from "./plays-meetings.ts";
import { type Instance, instant, type Result, Simulator, type Watch } from "./simulator.ts";

type Values = Readonly<Record<string, unknown>>;
export type Step =
  | { readonly kind: "wait"; readonly hours: number }
  | { readonly kind: "people"; readonly n: number }
  | { readonly kind: "case" | "series" | "action"; readonly what: number; readonly n: number }
  | {
      readonly kind: "meeting";
      readonly which: number;
      readonly what: number;
      readonly who: number;
      readonly n: number;
      readonly wild: boolean;
    };
const nat = fc.nat({ max: 9_999 });
const [oneDay, wild] = [24, fc.nat({ max: 5 }).map((n) => n === 0)];
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        hours: fc.integer({ min: 1, max: 4 * oneDay }),
      }),
    },
    {
      weight: 30,
      arbitrary: fc.record({
        kind: fc.constant("meeting" as const),
        which: nat,
        what: nat,
        who: nat,
        n: nat,
        wild,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom("case" as const, "series" as const, "action" as const),
        what: nat,
        n: nat,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("people" as const), n: nat }) },
  ),
  { minLength: 60, maxLength: 160, size: "max" },
);

const pick = <T>(list: readonly T[], n: number): T => list[n % Math.max(1, list.length)] as T;
export const agendaOf = (one: Instance): Agenda => {
  const state = one.state as State;
  if (state.step === "new") throw new Error("a meeting that has not begun");
  return state;
};
export const seriesOf = (
  sim: Simulator,
): readonly { readonly id: string; readonly state: Series }[] =>
  sim.of("series").map(({ id, state }) => ({ id, state: state as Series }));
const by = (sim: Simulator, id: string): { readonly member: Member } => ({
  member: sim.people.members.get(id) as Member,
});
const members = (sim: Simulator): readonly Member[] => [...sim.people.members.values()];
const dayIn = (sim: Simulator, days: number): string =>
  calendar.day(calendar.addWorkdays(instant(sim.now), days, "09:00"));

const cases = ["noomi-kontakt", "regionkoordinator-1", "boende-syd-kontakt"] as const;
const openCase = (sim: Simulator, n: number): Result => {
  const who = pick(cases, n);
  const deputy = {
    "noomi-kontakt": "noomi-ersattare",
    "regionkoordinator-1": "regionkoordinator-2",
    "boende-syd-kontakt": "boende-syd-forestandare",
  }[who];
  const values = {
    deputy,
    child: "no",
    risk: pick(["high", "low"], n >> 2),
    quiet: pick(["no", "no", "yes"], n >> 3),
  };
  return sim.people.members.has(who)
    ? sim.run({ workflow: "case", command: "open", values, by: by(sim, who) })
    : "absent";
};
const shared = { basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
/** A case is opened, shared, joined, left and closed: who may see it changes while it is on an agenda. */
const onCase = (sim: Simulator, what: number, n: number): Result => {
  const one = pick(sim.of("case"), n);
  const agency = pick(["noomi", "evonhuset", "boende-syd"], n >> 3);
  const who = members(sim).find(
    (m) => m.agency === agency && m.roles.some((role) => role !== "technician"),
  );
  const owner = members(sim).find((m) => m.agency === one?.view.summary.agency);
  if (!one || !who || !owner || what % 6 === 0) return openCase(sim, n);
  const run = (command: string, values: Values, member: Member) =>
    sim.run({ workflow: "case", instance: one.id, command, values, by: { member } });
  switch (what % 6) {
    case 1:
    case 2:
      run("consent", consentTo({ agency, ...shared }), owner);
      run("invite", { agency, ...shared }, owner);
      return run("accept", { contact: who.id }, who);
    case 3:
      return run("leave", {}, who);
    case 4:
      return run(
        "setRisk",
        { risk: pick(["high", "low"], n), quiet: pick(["yes", "no"], n >> 2) },
        owner,
      );
    default:
      return run("close", { reason: "goalReached", ageGroup: "adult", sex: "woman" }, owner);
  }
};
const onSeries = (sim: Simulator, what: number, n: number): Result => {
  const one = pick(seriesOf(sim), n);
  const run = (command: string, values: Values) =>
    sim.run({
      workflow: "series",
      instance: one.id,
      command,
      values,
      by: by(sim, "evonhuset-chef"),
    });
  return what % 12 === 0
    ? run("end", {})
    : run("again", { day: dayIn(sim, 1 + (n % 8)), time: pick(times, n) });
};
const onAction = (sim: Simulator, what: number, n: number): Result => {
  const one = pick(sim.of("action"), n);
  const command = pick(["begin", "finish", "cannot", "withdraw", "reopen"], what);
  return one === undefined
    ? "absent"
    : sim.run({
        workflow: "action",
        instance: one.id,
        command,
        values: { reason: "changed" },
        by: { member: pick(members(sim), n >> 2) },
      });
};

/** What is done often where a meeting stands; everything else there is done once in a while. */
const often: Readonly<Record<Agenda["step"], Readonly<Record<string, number>>>> = {
  draft: { add: 10, addCase: 10, order: 3, collect: 2, takeBack: 3 },
  sent: { start: 25, add: 4, addCase: 4 },
  running: { next: 30, park: 8, carry: 8, add: 4, addCase: 3, decide: 8, act: 4, finish: 2 },
  review: { approve: 6, fault: 3, correct: 8, adopt: 4 },
  approved: { document: 3 },
  cancelled: {},
};
/** Titles tell one wish from another: no two are the same. */
const mark = (sim: Simulator, n: number): string =>
  `P${sim.of("agenda").reduce((sum, one) => sum + one.facts.length, 0)}x${n}`;
const caseIds = (sim: Simulator): readonly string[] => sim.of("case").map(({ id }) => id);
const valuesOf = (sim: Simulator, one: Instance, command: string, n: number): Values => {
  const state = agendaOf(one);
  const given = broughtToMeeting(command, state, caseIds(sim), n);
  const who = pick(members(sim), n);
  switch (command) {
    case "add":
      return { under: pick(openHeadings, n), title: mark(sim, n) };
    case "time":
      return { ...given, minutes: pick(timeboxes, n) };
    case "move":
      return { day: dayIn(sim, n % 9), time: pick(times, n) };
    case "seat":
      return { chair: who.id, notes: pick(members(sim), n >> 2).id };
    case "presence":
      return {
        present: state.invited.filter((_, i) => (n >> i) & 1),
        excused: state.invited.filter((_, i) => (n >> (i + 2)) & 1),
      };
    case "decide":
    case "correct":
      return { ...given, code: pick(decisions, n), dissent: "no" };
    case "act":
      return {
        ...given,
        text: `Å${mark(sim, n)}`,
        owner: { member: who.id },
        due: dayIn(sim, n % 9),
      };
    case "fault":
      return { what: pick(faults, n) };
    default:
      return given;
  }
};
const byHand = (sim: Simulator, one: Instance): readonly string[] =>
  Object.entries(one.workflow.commands)
    .filter(([, spec]) =>
      members(sim).some((member) => spec.access(one.state, { member }, sim.world({}))),
    )
    .map(([name]) => name);
const atMeeting = (sim: Simulator, step: Extract<Step, { kind: "meeting" }>): Result => {
  const all = sim.of("agenda").filter((one) => one.view.erase === undefined);
  const live = all.filter((one) => one.view.summary.open);
  const one = pick(live.length > 0 && step.which % 8 !== 0 ? live : all, step.which >> 3);
  if (!one) return "absent";
  const likely = byHand(sim, one).flatMap((name) =>
    Array.from({ length: often[agendaOf(one).step][name] ?? 1 }, () => name),
  );
  const command = pick(step.wild ? Object.keys(one.workflow.commands) : likely, step.what);
  if (command === undefined) return "absent";
  const may = members(sim).filter((member) =>
    one.workflow.commands[command]?.access(one.state, { member }, sim.world({})),
  );
  const member = pick(step.wild || may.length === 0 ? members(sim) : may, step.who);
  const run = (values: Values): Result =>
    sim.run({ workflow: "agenda", instance: one.id, command, values, by: { member } });
  // A form that lacks its point is refused before a rule sees it.
  if (command === "next" && agendaOf(one).now === undefined) return "absent";
  const result = run(valuesOf(sim, one, command, step.n));
  // Points that are soon gone through: nobody presses anything else between them.
  const now = (): unknown => agendaOf(sim.instances.get(one.id) as Instance).now;
  for (
    let quick = command === "next" && !step.wild ? step.n % 8 : 0;
    quick > 0 && now() !== undefined;
    quick--
  )
    run({ point: now() });
  return result;
};
/** Somebody leaves; who leads an agency stays. */
const changePeople = (sim: Simulator, n: number): void => {
  const leads = fewPeople.agencies.map((agency) => agency.lead);
  const gone = pick(fewPeople.members, n);
  sim.configure({
    ...fewPeople,
    members: fewPeople.members.filter(({ id }) => id !== gone.id || leads.includes(id)),
  });
};
export const take = (sim: Simulator, step: Step): Result => {
  switch (step.kind) {
    case "wait":
      sim.until(sim.now + step.hours * 3_600_000);
      return "ok";
    case "people":
      changePeople(sim, step.n);
      return "ok";
    case "case":
      return onCase(sim, step.what, step.n);
    case "series":
      return onSeries(sim, step.what, step.n);
    case "action":
      return onAction(sim, step.what, step.n);
    case "meeting":
      return atMeeting(sim, step);
  }
};
const referral = {
  service: "SocialCare",
  to: "noomi",
  urgency: "akut",
  basis: "menprovning_klart",
  payer: "unknown",
  kind: "overlamning",
  groups: ["behov"],
};
/** A series of Evonhuset's with Noomi and the shelter, a case of each of theirs, and a referral that two of them share. */
export const began = (start: number, n: number, watch: Watch = {}): Simulator => {
  const sim = new Simulator(start, watch, undefined, fewPeople);
  const plan = {
    template: n % 7 === 0 ? "nmt_kvartal" : "noomi_syd_avstamning",
    day: dayIn(sim, 1 + (n % 5)),
    time: "09:00",
    rhythm: pick(rhythms.slice(0, 3), n),
  };
  const values = {
    ...plan,
    invited: ["noomi", "boende-syd"],
    minutes: "60",
    rotate: pick(["yes", "no"], n),
  };
  sim.run({ workflow: "series", command: "plan", values, by: by(sim, "regionkoordinator-1") });
  for (const i of [0, 1, 2]) openCase(sim, i);
  const sender = by(sim, "regionkoordinator-1");
  const kase = sim.of("case").find(({ view }) => view.summary.agency === "evonhuset")?.id;
  sim.run({ workflow: "referral", command: "draft", values: { ...referral, kase }, by: sender });
  for (const command of ["called", "send"])
    sim.run({
      workflow: "referral",
      instance: sim.of("referral")[0]?.id,
      command,
      values: {},
      by: sender,
    });
  return sim;
};
