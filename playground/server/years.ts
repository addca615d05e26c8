// Two years of people that nobody has met, published as any year is: so that a trial has figures, charts and indicators to look at.
import type { Stafett } from "../../src/app/compose.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Member, Region } from "../../src/rules/who.ts";

type Weights = Readonly<Record<string, number>>;
/** How often each code is drawn, in parts of the sum. [design]: invented, and lopsided as such years are. */
const dimensions: Readonly<Record<string, Weights>> = {
  exploitation: {
    SexualExploitation: 46,
    ForcedLabour: 31,
    forced_criminality: 12,
    ForcedBegging: 5,
    ForcedMarriage: 3,
    unknown: 3,
  },
  ageGroup: { adult: 80, child: 18, unknown: 2 },
  sex: { woman: 66, man: 32, unknown: 2 },
  citizenship: { third_country: 52, EU_EES_CH: 33, SE: 12, unknown: 3 },
  industry: { I: 24, F: 22, N: 18, S: 16, A: 8, G: 6, unknown: 6 },
  suspicion: { manniskohandel: 55, manniskoexploatering: 28, annan_exploatering: 10, unknown: 7 },
  traffickingStatus: { PossibleVictimOfTrafficking: 62, ActualVictimOfTrafficking: 33, unknown: 5 },
  police: { yes: 48, no: 47, unknown: 5 },
  source: {
    police: 22,
    socialServices: 20,
    ngo: 19,
    health: 9,
    migration: 8,
    supportLine: 8,
    self: 7,
    relative: 4,
    unknown: 3,
  },
  support: { yes: 78, no: 18, unknown: 4 },
  reflection: { granted: 22, prolonged: 8, applied: 6, refused: 4, notApplied: 55, unknown: 5 },
  toCoordinator: { sameDay: 30, days1to2: 28, days3to7: 22, days8to30: 13, longer: 7 },
  toShelter: { sameDay: 26, days1to2: 25, days3to7: 19, days8to30: 15, longer: 9, unknown: 6 },
  toAnswer: { days1to2: 40, days3to7: 33, days8to30: 19, longer: 8 },
  permit: { yes: 44, no: 36, unknown: 20 },
  counsel: { yes: 60, no: 28, unknown: 12 },
  damages: { yes: 18, no: 62, unknown: 20 },
  voluntary: { yes: 40, no: 25, unknown: 35 },
  guardian: { yes: 16, no: 4, unknown: 80 },
  concern: { yes: 17, no: 5, unknown: 78 },
  quarter: { q1: 22, q2: 27, q3: 24, q4: 27 },
  keeper: { association: 58, authority: 42 },
  askedShelter: { met: 38, nobodyHad: 14, noAnswer: 6, personDeclined: 5, notAsked: 37 },
  askedCare: { met: 30, nobodyHad: 6, noAnswer: 9, personDeclined: 6, notAsked: 49 },
  askedLaw: { met: 36, nobodyHad: 5, noAnswer: 5, personDeclined: 6, notAsked: 48 },
  askedMoney: { met: 33, nobodyHad: 9, noAnswer: 7, personDeclined: 5, notAsked: 46 },
  askedWork: { met: 14, nobodyHad: 8, noAnswer: 6, personDeclined: 5, notAsked: 67 },
  askedFamily: { met: 8, nobodyHad: 5, noAnswer: 5, personDeclined: 5, notAsked: 77 },
};
const reasons: Weights = {
  goalReached: 52,
  returned: 18,
  contactLost: 14,
  supportDeclined: 10,
  notAVictim: 6,
};
/** Of the support line: what was pressed, and how each call ended. */
const heard: Readonly<Record<string, Weights>> = {
  caller: { authority: 30, care: 18, ngo: 22, self: 12, private: 18 },
  danger: { yes: 8, urgent: 18, no: 60, unknown: 14 },
  child: { yes: 18, no: 66, unknown: 16 },
};
const ends: Weights = { case: 38, advice: 36, method: 14, broken: 9, takenBack: 3 };
/** What a hundred answer when they are asked whether they may be counted. */
const answers: Weights = { yes: 92, no: 8 };

/** One table is left to whoever tries it: the one whose proof takes as long as all the others. */
const left = "purposes";
/** The same each time: a play that is begun anew has the same years. Park and Miller's generator. */
const dice = (seed: number): ((weights: Weights) => string) => {
  let state = seed;
  return (weights) => {
    state = (state * 48_271) % 0x7fffffff;
    const each = Object.entries(weights).flatMap(([code, weight]) =>
      Array<string>(weight).fill(code),
    );
    return each[Math.floor((state / 0x7fffffff) * each.length)] ?? "";
  };
};
const codesBy = (
  drawn: (weights: Weights) => string,
  lists: Readonly<Record<string, Weights>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(lists).map(([name, weights]) => [name, drawn(weights)]));
/** More people come to know of Stafett: 190 and 204, of whom some say no, and those who closed a case themselves in the play. */
export const invented = {
  before: { people: 190, calls: 260 },
  last: { people: 204, calls: 310 },
} as const;

type Order = Parameters<Stafett["engine"]["transact"]["run"]>[0];
type Run = (order: Order) => Promise<InstanceId>;
/** Runs commands, each to the instance that it was about. Throws where one is refused. */
const runsIn =
  ({ engine }: Stafett): Run =>
  async (order) => {
    const done = await engine.transact.run(order);
    if (done.kind !== "ok")
      throw new Error(`${order.workflow}.${order.command} is answered ${done.kind}`);
    return done.instance;
  };

type Year = {
  readonly run: Run;
  readonly year: string;
  readonly drawn: (weights: Weights) => string;
  readonly regions: readonly Region[];
};
/** Adds a row to the statistics of a region, as the workflow that counts it does. */
const addRow = (
  run: Run,
  sender: "case" | "call",
  region: string | undefined,
  row: { readonly row: string } & Readonly<Record<string, unknown>>,
): Promise<InstanceId> =>
  run({
    workflow: "statistics",
    instance: `stat-${region}` as InstanceId,
    command: "add",
    values: row,
    by: { sender, instance: row.row as InstanceId },
  });
const addPeople = async ({ run, year, drawn, regions }: Year, people: number): Promise<void> => {
  for (let n = 0; n < people; n++) {
    const stats = codesBy(drawn, dimensions);
    await addRow(run, "case", regions[n % regions.length]?.id, {
      row: `invented-${year}-${n}`,
      year,
      reason: drawn(reasons),
      stats,
      counting: drawn(answers),
    });
  }
};
const addCalls = async ({ run, year, drawn, regions }: Year, calls: number): Promise<void> => {
  for (let n = 0; n < calls; n++) {
    const region = regions[n % regions.length];
    const counties = Object.fromEntries([
      ...(region?.counties ?? []).map((name, at) => [name, 9 - at]),
      ["other", 2],
      ["unknown", 3],
    ]);
    const stats = { county: drawn(counties), ...codesBy(drawn, heard) };
    await addRow(run, "call", region?.id, {
      row: `invented-${year}-call-${n}`,
      year,
      reason: drawn(ends),
      stats,
      kind: "call",
    });
  }
};
/** Locks the year; one proposes all tables but the one that is left, and the other approves them. */
const publish = async (
  { engine, worker, core }: Stafett,
  run: Run,
  one: Member,
  other: Member,
): Promise<void> => {
  const workflow = "release";
  const instance = await run({ workflow, command: "freeze", values: {}, by: { member: one } });
  await worker.idle();
  const asked = core.registry.get(workflow)?.commands.propose?.form.fields.names;
  const names = (asked && "options" in asked ? asked.options : []).filter((name) => name !== left);
  await run({ workflow, instance, command: "propose", values: { names }, by: { member: one } });
  await worker.idle();
  const state = (await engine.transact.instances.load(instance))?.state as {
    readonly releases: readonly { readonly id: string }[];
  };
  const of = state.releases.at(-1)?.id;
  await run({ workflow, instance, command: "approve", values: { of }, by: { member: other } });
  await worker.idle();
};

/**
 * The year before the clock's gets so many invented rows, is locked, and published but for one table by two people of the national unit. Throws where a command is refused,
 * and does nothing where the configuration has no two such people or no region.
 */
export const publishYear = async (
  stafett: Stafett,
  { people, calls }: Readonly<Record<"people" | "calls", number>>,
): Promise<void> => {
  const { engine, core } = stafett;
  const { people: who } = await engine.transact.instances.people();
  const [one, other] = [...who.members.values()].filter(({ roles }) => roles.includes("national"));
  const { regions } = who;
  if (!one || !other || regions.length === 0) return;
  const now = new Date(core.clock.now()).toISOString();
  const year = String(Number(core.calendar.day(now as never).slice(0, 4)) - 1);
  const run = runsIn(stafett);
  const rows = { run, year, drawn: dice(Number(year)), regions };
  await addPeople(rows, people);
  await addCalls(rows, calls);
  await publish(stafett, run, one, other);
};
