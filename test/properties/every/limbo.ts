// No limbo: whatever is open is somebody's, who is on duty, sees it and can press something that changes it; and silence is noticed.

import { calendar } from "../../../src/calendar/index.ts";
import type { Member } from "../../../src/rules/workflow.ts";
import { tables } from "../../../workflows/index.ts";
import { type Instance, instant, type Simulator } from "../simulator.ts";
import { isGood, pressed } from "./press.ts";
import { buttonsOf, reads, screensOf } from "./screens.ts";

type Wait = {
  readonly row: string;
  readonly of?: string;
  readonly round: string;
  readonly rungs: number;
};
type Row = {
  readonly turn: string;
  readonly ball?: string;
  readonly silent?: { readonly command: string };
  readonly may: Readonly<Record<string, readonly unknown[]>>;
};
/** A table without the types of its workflow. */
type Stages = {
  here(
    state: unknown,
  ): readonly { readonly track: string; readonly wait: Wait; readonly row: Row }[];
  isOn(
    side: string,
    state: unknown,
    actor: { readonly member: Member },
    world: unknown,
    among?: Wait,
  ): boolean;
};
const stagesOf = (name: string): Stages | undefined =>
  (tables as unknown as Readonly<Record<string, Stages>>)[name];

/**
 * Asked of whoever answered there that day, in a message whose key begins so (and with which agency). When they have gone on leave since, it is with them alone;
 * each with what notices that it lies there.
 */
export const askedThatDay: Readonly<
  Record<string, { readonly messages: readonly string[]; readonly why: string }>
> = {
  "case.invitation.invited": {
    messages: ["invite"],
    why: "On the next workday the one who invited is told to phone.",
  },
  "case.invitation.unanswered": {
    messages: ["invite", "again"],
    why: "The one who invited has been told to phone, and can take it back.",
  },
  "case.call.unreviewed": {
    messages: ["review"],
    why: "After a day the lead is told, and every month.",
  },
  "rights.recipient.told": {
    messages: ["told"],
    why: "After 5 workdays the member who answers there is asked too.",
  },
  "rights.recipient.unheard": {
    messages: ["told", "again"],
    why: "Those who answer for the request have been told to phone.",
  },
  "capacity.answers.unheard": {
    messages: ["ask", "again"],
    why: "The asker has been told to phone, and a day later the question is old.",
  },
  "capacity.answers.open": {
    messages: ["ask", "again"],
    why: "The asker is told to phone, and a day later the question is old.",
  },
  "capacity.question.asked": { messages: ["ask", "again"], why: "As above." },
};
/** Open without a clock of its own, in a workflow without a table. */
const elsewhere: Readonly<Record<string, string>> = {
  series:
    "Its meetings have the clocks; one without a rhythm waits for nobody between two meetings.",
  people:
    "The register: what somebody has to do because of it is a case's, a referral's or a meeting's.",
  statistics: "Rows that are counted; nobody does anything with them.",
};

const isThere = ({ id }: Member, sim: Simulator): boolean =>
  sim.people.onDuty({ member: id as never }, calendar.day(instant(sim.now))) === id;
/**
 * Those who are there today, and the leads, who must see it all the same. When none of those who have it is there, whoever else may read it. `without`: who
 * has gone, or is away.
 */
const onDuty = (
  members: readonly Member[],
  one: Instance,
  sim: Simulator,
  without: string | undefined,
): readonly Member[] => {
  const leads = [...sim.people.agencies.values()].map(({ lead }) => lead);
  const others = [...sim.people.members.values()].filter(
    (member) => one.readers.length > 0 && reads(one, member, sim),
  );
  const there = (some: readonly Member[], besides = without) =>
    some.filter(
      (member) => member.id !== besides && (isThere(member, sim) || leads.includes(member.id)),
    );
  // When the lead was the last one there, all are away.
  return (
    [there(members), there(others), there(members, ""), there(others, "")].find(
      (some) => some.length > 0,
    ) ?? []
  );
};
type Turn = {
  readonly what: string;
  /** Which of several. */
  readonly of?: string | undefined;
  readonly members: readonly Member[];
  /** How the key of its timer begins; undefined: none is needed. */
  readonly timer: string | undefined;
};
/** It stands because the configuration says so: nobody has it. */
export const isTheRegisters = ({ workflow }: Instance): boolean =>
  workflow.standing !== undefined || workflow.single !== undefined;
const tableTurns = (stages: Stages, one: Instance, sim: Simulator): readonly Turn[] =>
  stages.here(one.state).flatMap(({ track, wait, row }): readonly Turn[] => {
    const side = row.ball ?? row.turn;
    if (side === "nobody") return [];
    const what = `${one.workflow.name}.${track}.${wait.row}`;
    const members = [...sim.people.members.values()].filter((member) =>
      stages.isOn(side, one.state, { member }, sim.world({}), wait),
    );
    // What is over and only waits to be forgotten, or whose people have all gone, is nobody's to do.
    if (
      !one.view.summary.open &&
      (members.length === 0 || Object.values(row.may).flat().length === 0)
    )
      return [];
    return [
      {
        what,
        of: wait.of,
        members,
        timer: row.turn === "nobody" ? undefined : `${row.silent?.command}:${track}:`,
      },
    ];
  });
/** Who has the turn in what is open. What stands because the configuration says so is nobody's, and has its clock. */
export const turnsOf = (one: Instance, sim: Simulator): readonly Turn[] => {
  const { workflow, view } = one;
  const stages = stagesOf(workflow.name);
  if (stages) return view.erase === undefined ? tableTurns(stages, one, sim) : [];
  if (!view.summary.open) return [];
  const timer = elsewhere[workflow.name] === undefined ? "" : undefined;
  const members = isTheRegisters(one)
    ? []
    : [...sim.people.members.values()].filter((member) => reads(one, member, sim));
  return [{ what: workflow.name, members, timer }];
};

/** Whether this person sees it without knowing that it is there, and what they press there changes it. */
const canMove = (one: Instance, member: Member, sim: Simulator): boolean =>
  screensOf(sim, member)
    .filter(({ from }) => from === "post" || from === "space" || from === "list")
    .flatMap(buttonsOf)
    .some(
      (button) =>
        "command" in button.action &&
        button.on.instance === one.id &&
        isGood(pressed(sim, member, button)),
    );
/** Whoever was asked is away now, and was not when it was asked: it would have gone to somebody else. */
const isWithSomebodyAway = ({ what, of }: Turn, one: Instance, sim: Simulator): boolean => {
  const messages = (askedThatDay[what]?.messages ?? []).map(
    (message) => `${message}:${of === undefined ? "" : `${of}:`}`,
  );
  return [...one.shown.values()].some(({ key, audience, gone }) => {
    const member = sim.people.members.get(audience.slice(2));
    return (
      messages.some((message) => key.startsWith(message)) &&
      !gone &&
      member !== undefined &&
      !isThere(member, sim)
    );
  });
};
/** `without`: nobody may rely on this person. */
export const hasIt = (one: Instance, sim: Simulator, without?: string): readonly string[] => {
  if (isTheRegisters(one)) return [];
  return turnsOf(one, sim).flatMap((turn) => {
    const { what, members } = turn;
    const there = onDuty(members, one, sim, without);
    if (there.length === 0) return [`${what} is nobody's`];
    if (there.some((member) => canMove(one, member, sim)) || isWithSomebodyAway(turn, one, sim))
      return [];
    return [
      `${what} is seen, with something to press, by none of ${there.map(({ id }) => id).join(", ")}`,
    ];
  });
};
export const silenceIsNoticed = (one: Instance, sim: Simulator): readonly string[] => {
  const set = [...one.timers.values()].filter(({ state }) => state === "set").map(({ key }) => key);
  return turnsOf(one, sim)
    .filter(({ timer }) => timer !== undefined && !set.some((key) => key.startsWith(timer)))
    .map(
      ({ what }) =>
        `${what} is waited for, and no clock is set: give it one, or a reason in limbo.ts`,
    );
};
