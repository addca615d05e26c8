// The situations of an agency that joins. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import type { Member, World } from "../../src/rules/workflow.ts";
import { isJoining, type Joining, type State } from "./model.ts";

/** Between reminders; after so many of them nobody waits any more. [design] */
const everyDays = 5;
export const mostTold = 3;
const having = ({ people }: World, has: (member: Member) => boolean): readonly Member[] =>
  [...people.members.values()].filter(has);
/** Those who coordinate, and the lead of where they work, who must see it when all of them are away. */
export const coordinators = (
  { home }: Pick<Joining, "home">,
  world: World,
): readonly MemberId[] => {
  const lead = world.people.agencies.get(home)?.lead;
  const coordinates = ({ id, agency, roles }: Member): boolean =>
    agency === home && (roles.includes("coordinator") || id === lead);
  return having(world, (member) => coordinates(member) && world.people.attends(member)).map(
    ({ id }) => id,
  );
};
const phoning = ({ home }: Joining, world: World): readonly MemberId[] =>
  having(world, ({ agency, roles }) => agency === home && roles.includes("coordinator")).map(
    ({ id }) => id,
  );
/** Whoever phones is another than who proposed it; where a region has one coordinator alone, the national unit. */
export const secondsOf = (state: Joining, world: World): readonly Member[] => {
  const others = phoning(state, world).filter((id) => id !== state.by);
  const national = having(world, ({ roles, id }) => roles.includes("national") && id !== state.by);
  return others.length > 0 ? having(world, ({ id }) => others.includes(id)) : national;
};
export const operators = (world: World): readonly Member[] =>
  having(world, ({ roles }) => roles.includes("technician"));
const party = (all: readonly Member[]) => ({
  agency: [...new Set(all.map(({ agency }) => agency))],
  person: all.map(({ id }) => id),
  anybody: true as const,
});

type Acts =
  | "phoned"
  | "approve"
  | "admit"
  | "cancel"
  | "confirm"
  | "refuse"
  | "add"
  | "roster"
  | "record"
  | "remind";
type Side = "coordinator" | "second" | "operator" | "lead";
const silent = {
  name: "a reminder, three times; then it expires, and nothing is left",
  command: "remind",
} as const;
const by = dueOn<State, Joining>(isJoining)(
  `every ${everyDays} workdays, 09:00`,
  ({ since, toldAt }, { calendar }) => calendar.addWorkdays(toldAt ?? since, everyDays, "09:00"),
);
const between = ["coordinator", "second", "operator"] as const;
export const table = stages<State, Acts, Side>()({
  sides: {
    coordinator: (state, _wait, world) =>
      isJoining(state)
        ? { agency: state.home, person: coordinators(state, world), attends: true }
        : {},
    second: (state, _wait, world) => (isJoining(state) ? party(secondsOf(state, world)) : {}),
    operator: (state, _wait, world) => (isJoining(state) ? party(operators(world)) : {}),
    /** The one account that was given; nobody for being in a channel. */
    lead: (state, _wait, world) => {
      const member =
        isJoining(state) && state.lead ? world.people.members.get(state.lead.id) : undefined;
      return member ? party([member]) : {};
    },
  },
  tracks: {
    joining: {
      waits: (state): readonly Wait<Joining["step"]>[] =>
        isJoining(state)
          ? [{ row: state.step, round: state.step, escalationLevel: state.told }]
          : [],
      rows: {
        proposed: {
          turn: "second",
          by,
          silent,
          sees: ["coordinator", "second"],
          may: { second: [{ main: "phoned" }], coordinator: [{ danger: "cancel" }] },
        },
        phoned: {
          turn: "coordinator",
          by,
          silent,
          sees: ["coordinator", "second"],
          may: { coordinator: [{ main: "approve" }, { danger: "cancel" }] },
        },
        approved: {
          turn: "operator",
          by,
          silent,
          sees: between,
          may: {
            operator: [{ main: "admit" }, { danger: "cancel" }],
            coordinator: [{ danger: "cancel" }],
          },
        },
        invited: {
          turn: "lead",
          by,
          silent,
          may: {
            lead: [{ main: "confirm" }, { danger: "refuse" }],
            operator: [{ danger: "cancel" }],
            coordinator: [{ danger: "cancel" }],
          },
        },
        joining: {
          turn: "lead",
          by,
          silent: {
            name: "the lead is reminded of what is missing",
            command: "remind",
          },
          // Its lead may leave before it is ready.
          may: { lead: [{ main: "record" }, "add", "roster"], coordinator: [{ danger: "cancel" }] },
        },
        open: {
          turn: "nobody",
          why: "It works as any other.",
          may: { lead: ["add", "roster", "record"] },
        },
        declined: { turn: "nobody", why: "Somebody said no; nothing is left.", may: {} },
        expired: { turn: "nobody", why: "Nobody answered; nothing is left.", may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    phoned: "joining.phoned",
    approve: "joining.approve",
    admit: "joining.admit.title",
    cancel: "joining.cancel",
    confirm: "joining.confirm",
    refuse: "joining.refuse",
    add: "joining.add.title",
    roster: "joining.roster.title",
    record: "joining.record.title",
  },
  sure: { cancel: "joining.cancel.sure", refuse: "joining.refuse.sure" },
});
