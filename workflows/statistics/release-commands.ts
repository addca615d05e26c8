// A year is frozen, tables are proposed, the clock counts, and a second person approves.
import { commandsOn, decideBy, taking } from "../../src/rules/command.ts";
import { carrying, choices, nothing, shows, token } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { form, type Instant, type Open, reveal, seal } from "../../src/rules/ui.ts";
import {
  type Access,
  type Member,
  memberOf,
  type Refusal,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { correcting, offeredIn } from "./release-correction.ts";
import {
  type Event,
  grouped,
  isYear,
  offered,
  pending,
  released,
  type State,
  type Year,
} from "./release-model.ts";
import { make, prove } from "./release-proof.ts";
import { type AnyTable, anyTableNames } from "./sections.ts";
import { releaseSignals } from "./signals.ts";

const { command, byPerson, byClock, live } = commandsOn<State, Year, Event>(isYear);
const takes = taking<State, Event>()(releaseSignals);
/** The national unit and the regions' coordinators. */
export const signs = (member: Member | undefined): boolean =>
  member?.roles.some((role) => role === "national" || role === "coordinator") === true;
/** Who reads what is out: those who sign, and the role *statistics*, which decides on no application. */
export const readsOut = (member: Member | undefined): boolean =>
  signs(member) || member?.roles.includes("statistics") === true;
export const mayList: Access<unknown> = (_state, actor) => readsOut(memberOf(actor));
const onYear: Access<State> = (state, actor) => isYear(state) && signs(memberOf(actor));
const onProposed: Access<State> = (state, actor) =>
  isYear(state) && signs(memberOf(actor)) && pending(state)?.step === "proposed";
/** Whoever has not proposed it. */
const onOther: Access<State> = (state, actor) => {
  const member = memberOf(actor);
  const release = isYear(state) ? pending(state) : undefined;
  return signs(member) && release?.step === "proposed" && release.by !== member?.id;
};
/** A year is over before it is counted. */
export const lastYear = (at: Instant, { calendar }: Pick<World, "calendar">): Open<string> =>
  String(Number(calendar.day(at).slice(0, 4)) - 1) as Open<string>;
const after = shows("show");
const which = { names: choices("A", "statTable", anyTableNames, "stat.propose.which") } as const;
const of = carrying({ of: token() });
const instead = carrying({ name: token() });
const ready = (state: State): Refusal | undefined =>
  isYear(state) && pending(state) ? refuse("stat.pending") : undefined;
const mayPropose = (state: Year, by: Member, people: World["people"]): Refusal | undefined => {
  if (pending(state)) return refuse("stat.pending");
  return [...people.members.values()].some((other) => other.id !== by.id && signs(other))
    ? undefined
    : refuse("stat.alone");
};

/** Pressed on what has changed since: nothing was read that this would sign. */
const sign = (type: "approved" | "objected") =>
  byPerson<(typeof of)["fields"]>((state, { values, at }, { id: by }) => {
    const release = pending(state);
    return release?.id === values.of ? [{ type, of: release.id, by, at }] : refuse("stat.changed");
  });
export const commands = {
  freeze: command({
    access: (state, actor) => !isYear(state) && signs(memberOf(actor)),
    form: nothing,
    after,
    decide: (state, { by, at }, world) => {
      const member = memberOf(by);
      if (isYear(state) || !member) return refuse("core.already");
      const { people, fresh } = world;
      const method = people.noise ? "cellKey" : "suppression";
      const regions = people.regions.map(({ id }) => id);
      const counties = [
        ...new Set<string>(people.regions.flatMap((region) => region.counties ?? [])),
      ];
      const begun = {
        instance: fresh.instance,
        year: lastYear(at, world),
        by: member.id,
        at,
        method,
        regions,
        counties,
      } as const;
      return [{ type: "frozen", ...begun, secret: seal(fresh.other as string) }];
    },
  }),
  collect: takes.collect(
    live((state, { values: { region, people, calls, noes, unasked } }) => {
      const secret = reveal(state.secret);
      const groups = seal({
        people: grouped(reveal(people), secret),
        calls: grouped(reveal(calls), secret),
      });
      return state.collected.includes(region)
        ? []
        : [{ type: "collected", region, groups, noes, unasked }];
    }),
  ),
  propose: command({
    access: onYear,
    ready,
    form: form("stat.propose.title", "stat.propose.submit", which, [
      text("stat.propose.intro", "quiet"),
    ]),
    prefill: () => ({ names: anyTableNames }),
    after,
    decide: byPerson<typeof which>((state, { values: { names }, at }, by, { fresh, people }) => {
      if (names.length === 0)
        return mayPropose(state, by, people) ?? refuse("stat.propose.none", "names");
      return (
        mayPropose(state, by, people) ?? [
          { type: "proposed", id: fresh.other, names: names as readonly AnyTable[], by: by.id, at },
        ]
      );
    }),
  }),
  /** A coarser table that the last proof found, and no other. */
  coarsen: command({
    access: (state, actor, world) =>
      onYear(state, actor, world) && isYear(state) && offered(state).length > 0,
    ready,
    form: instead,
    after,
    decide: byPerson<(typeof instead)["fields"]>((state, { values, at }, by, { fresh, people }) => {
      const offer = offered(state).find(({ name }) => name === values.name);
      if (!offer) return refuse("stat.changed");
      return (
        mayPropose(state, by, people) ?? [
          { type: "proposed", id: fresh.other, names: [offer.name], by: by.id, at },
        ]
      );
    }),
  }),
  /** In words beside the figures, which stay: the difference of two versions of a table tells of those who came between. */
  correct: command({
    access: (state, actor, world) =>
      onYear(state, actor, world) && isYear(state) && released(state).length > 0,
    ready,
    form: correcting,
    choices: (state, _world, _actor, { why }) => (isYear(state) ? offeredIn(state, why) : {}),
    after,
    decide: byPerson<(typeof correcting)["fields"]>(
      (state, { values: { names, why, effect }, at }, by, { fresh, people }) => {
        const refused = mayPropose(state, by, people);
        if (refused) return refused;
        if (names.length === 0) return refuse("stat.propose.none", "names");
        return [{ type: "correctionProposed", id: fresh.other, names, why, effect, by: by.id, at }];
      },
    ),
  }),
  count: command({
    // Heavy, and used once a year.
    loads: prove,
    ...byClock((state, { at }) => {
      const release = pending(state);
      if (release?.step !== "counting") return [];
      return [{ type: "counted", of: release.id, at, ...make(state, release) }];
    }),
  }),
  remind: command(
    byClock((state, { at }) => {
      const release = pending(state);
      return release?.step === "proposed" ? [{ type: "reminded", of: release.id, at }] : [];
    }),
  ),
  approve: command({ access: onOther, form: of, after, decide: sign("approved") }),
  /** Of whoever has proposed it: they take it back. Else it would lie where nobody is left to review it. */
  object: command({ access: onProposed, form: of, after, decide: sign("objected") }),
} as const;
export const decide = decideBy<State, Event>(commands);
