// The situations of one kind of work as a table: what may happen in each, who has the turn, until when, and what silence does.
// Access, buttons, clocks, readers and the table in docs/domain.md all come from it, so that they cannot say different things.
import { audienceKey } from "./relation.ts";
import {
  type Action,
  type AgencyId,
  type InstanceId,
  type Instant,
  type MemberId,
  type Phrase,
  type PlainKey,
  phrase,
} from "./ui.ts";
import {
  type Access,
  type Actor,
  type Audience,
  type Member,
  memberOf,
  type Timer,
  type World,
} from "./workflow.ts";

/** One thing that somebody must do. A state holds several at once: a referral's own, a second person's, each invited agency's. */
export type Wait<Row extends string = string> = {
  /** A situation, not a step: `accepted` is three, by who has handed over. */
  readonly row: Row;
  /** Which of many. */
  readonly of?: AgencyId | MemberId | InstanceId;
  /** Names the stretch of waiting in keys: asked, answered and waited for again is another. */
  readonly round: string;
  /** How often silence has been noticed in it. */
  readonly escalationLevel: number;
};

/** Until when. Has a name, so that the documentation can print it. */
export type Due<S> = {
  readonly name: string;
  at(state: S, world: World, wait: Wait): Instant | undefined;
};
/** Of one kind of work that is there; of what is not, nothing is due. */
export const dueOn =
  <S, L extends S>(isThere: (state: S) => state is L) =>
  (name: string, at: (state: L, world: World, wait: Wait) => Instant | undefined): Due<S> => ({
    name,
    at: (state, world, wait) => (isThere(state) ? at(state, world, wait) : undefined),
  });
/** What happens when it has passed. `command`: the clock's, which notices it. */
type Silence<C extends string> = { readonly name: string; readonly command: C };

/** `main`: the primary button. `danger`: asks first. `quiet`: may be done, and has its place elsewhere than in the row of buttons: a list, a form, a word. */
type Act<C extends string> =
  | C
  | { readonly main: C }
  | { readonly danger: C }
  | { readonly quiet: C };
/** Several that have their place elsewhere. */
export const quiet = <const C extends string>(
  ...commands: readonly C[]
): readonly { readonly quiet: C }[] => commands.map((command) => ({ quiet: command }));
type May<Side extends string, C extends string> = { readonly [K in Side]?: readonly Act<C>[] };
type Rest<Side extends string, C extends string> = {
  readonly may: May<Side, C>;
  /** Who may look: all, unless it is said. */
  readonly sees?: readonly Side[];
  /** Who is shown as having the ball, where that is another than the one whom the clock waits for. */
  readonly ball?: Side;
};
/** Somebody has the turn, until when, and what silence does. Or nobody is waited for by the clock, and why. */
type Row<S, Side extends string, C extends string> =
  | (Rest<Side, C> & { readonly turn: Side; readonly by: Due<S>; readonly silent: Silence<C> })
  | (Rest<Side, C> & { readonly turn: "nobody"; readonly why: string });

/** Who a side is: those of an agency, or of several; of none, nobody. `person`: that person alone, or these, as long as they work there. `actsFor`: nobody there has Stafett, and this side answers in its name. `not`: these never, such as those who wrote it. */
type Party<Side extends string> = {
  readonly agency?: AgencyId | readonly AgencyId[];
  readonly person?: MemberId | readonly MemberId[];
  readonly actsFor?: Side | undefined;
  readonly not?: readonly MemberId[] | undefined;
  /** Also those who go to meetings and work no cases. */
  readonly attends?: true;
  /** Also those who only audit or operate: all that there are, or these. */
  readonly anybody?: true;
};

/** undefined: no button in this state. */
type Label<S> = PlainKey | ((state: S) => Phrase | undefined);
/** One party, or each of several. */
type Parties<Side extends string> = Party<Side> | readonly Party<Side>[];

type Table<S, Side extends string, T extends Readonly<Record<string, string>>, C extends string> = {
  readonly sides: { readonly [K in Side]: (state: S, wait: Wait, world: World) => Parties<Side> };
  readonly tracks: {
    readonly [K in keyof T]: {
      readonly waits: (state: S) => readonly Wait<T[K]>[];
      readonly rows: { readonly [R in T[K]]: Row<S, Side, C> };
    };
  };
  /** What a side may do wherever it may look: opening what has been opened, for one. */
  readonly anytime: May<Side, C>;
  readonly labels: { readonly [K in C]?: Label<S> };
  /** What a dangerous button asks first. */
  readonly sure?: { readonly [K in C]?: PlainKey };
};

type Here<S, Side extends string, C extends string> = {
  readonly track: string;
  readonly wait: Wait;
  readonly row: Row<S, Side, C>;
};
const nameOf = <C extends string>(act: Act<C>): C =>
  typeof act === "string"
    ? act
    : "main" in act
      ? act.main
      : "danger" in act
        ? act.danger
        : act.quiet;

/** What the rules of a workflow ask of its table. */
type Stages<S, Side extends string, C extends string> = {
  /** Every situation that a state is in. */
  here(state: S): readonly Here<S, Side, C>[];
  /** Whether this command may be given now, and by whom. */
  access(command: C): Access<S>;
  /** Whether somebody stands on this side, wherever the state is, or in one wait of many. */
  isOn(side: Side, state: S, actor: Actor, world: World, among?: Wait): boolean;
  /** Whoever may look. */
  reads: Access<S>;
  /** The same as rows in the database. */
  readers(state: S, world: World): readonly Audience[];
  /** Who is shown as having the ball in the first situation of the first track. */
  ball(state: S): Side | "nobody";
  /** What this member may do now, or on this side alone, the primary first: the buttons of a panel. */
  actions(state: S, member: Member, world: World, side?: Side): readonly Action<C>[];
  /** The one button of a side's card, where there is one. */
  main(state: S, side: Side): Action<C> | undefined;
  /** The clock of each situation in which somebody is waited for. */
  timers(state: S, world: World): readonly Timer<C>[];
  readonly table: Table<S, Side, Readonly<Record<string, string>>, C>;
};

const listOf = <T extends string>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : typeof one === "string" ? [one] : one;
const isParty = <Side extends string>(
  party: Party<Side>,
  member: Member,
  people: World["people"],
): boolean =>
  (party.anybody || (party.attends ? people.attends(member) : people.works(member))) &&
  (party.person === undefined || listOf(party.person).includes(member.id)) &&
  listOf(party.agency).includes(member.agency) &&
  !party.not?.includes(member.id);

const isMain = <C extends string>(act: Act<C>): boolean => typeof act === "object" && "main" in act;
type Plain<S, Side extends string, C extends string> = Table<
  S,
  Side,
  Readonly<Record<string, string>>,
  C
>;

/** One by one only those who stand there: whoever works elsewhere by now, or only audits, is no reader of what they may not open. */
const audiencesIn = (party: Party<string>, { people }: World): readonly Audience[] =>
  party.person === undefined
    ? listOf(party.agency).map((agency) => ({
        agency,
        ...(party.attends && { attending: true as const }),
      }))
    : listOf(party.person)
        .filter((id) => {
          const member = people.members.get(id);
          return (
            member === undefined || party.actsFor !== undefined || isParty(party, member, people)
          );
        })
        .map((member) => ({ member }));
type Track<S, Side extends string, C extends string> = readonly [
  string,
  Plain<S, Side, C>["tracks"][string],
];
/** The situations that a state is in, in these tracks. Loops, here and below: a command asks for them several times, and each array in between was measured. */
const inTracks = <S, Side extends string, C extends string>(
  tracks: readonly Track<S, Side, C>[],
  state: S,
): readonly Here<S, Side, C>[] => {
  const found: Here<S, Side, C>[] = [];
  for (const [track, { waits, rows }] of tracks)
    for (const wait of waits(state)) {
      const row = rows[wait.row];
      if (row) found.push({ track, wait, row });
    }
  return found;
};
const isSeveral = <Side extends string>(
  parties: Parties<Side>,
): parties is readonly Party<Side>[] => Array.isArray(parties);

class Asked<S, Side extends string, C extends string> implements Stages<S, Side, C> {
  readonly table: Plain<S, Side, C>;
  readonly #sides: readonly Side[];
  readonly #tracks: readonly Track<S, Side, C>[];
  constructor(table: Plain<S, Side, C>) {
    this.table = table;
    this.#sides = Object.keys(table.sides) as Side[];
    this.#tracks = Object.entries(table.tracks);
  }
  here(state: S): readonly Here<S, Side, C>[] {
    return inTracks(this.#tracks, state);
  }
  #parties(side: Side, state: S, wait: Wait, world: World): readonly Party<Side>[] {
    const found = this.table.sides[side](state, wait, world);
    return isSeveral(found) ? found : [found];
  }
  #stands(side: Side, state: S, wait: Wait, member: Member, world: World): boolean {
    return this.#parties(side, state, wait, world).some((party) =>
      party.actsFor === undefined
        ? isParty(party, member, world.people)
        : this.#stands(party.actsFor, state, wait, member, world),
    );
  }
  #sees(row: Row<S, Side, C>): readonly Side[] {
    return row.sees ?? this.#sides;
  }
  /** What a member may do in one situation, as the table writes it. */
  #acts(
    { wait, row }: Here<S, Side, C>,
    state: S,
    member: Member,
    world: World,
    sides = this.#sides,
  ): readonly Act<C>[] {
    return sides
      .filter((side) => this.#stands(side, state, wait, member, world))
      .flatMap((side) => [
        ...(row.may[side] ?? []),
        ...(this.#sees(row).includes(side) ? (this.table.anytime[side] ?? []) : []),
      ]);
  }
  #button(state: S, act: Act<C>): readonly Action<C>[] {
    const command = nameOf(act);
    const label: Label<S> | undefined = this.table.labels[command];
    if (label === undefined || (typeof act === "object" && "quiet" in act)) return [];
    const style = typeof act === "string" ? undefined : "main" in act ? "primary" : "danger";
    const sure = this.table.sure?.[command];
    const worded = typeof label === "string" ? phrase(label) : label(state);
    if (worded === undefined) return [];
    return [
      { command, label: worded, ...(style && { style }), ...(sure && { confirm: { key: sure } }) },
    ];
  }
  readonly reads: Access<S> = (state, actor, world) => {
    const member = memberOf(actor);
    if (member === undefined) return false;
    return this.here(state).some(({ wait, row }) =>
      this.#sees(row).some((side) => this.#stands(side, state, wait, member, world)),
    );
  };
  isOn(side: Side, state: S, actor: Actor, world: World, among?: Wait): boolean {
    const member = memberOf(actor);
    if (member === undefined) return false;
    const waits = among ? [among] : this.here(state).map(({ wait }) => wait);
    return waits.some((wait) => this.#stands(side, state, wait, member, world));
  }
  /** Who may give it in each row: looked up once, because every button and every list asks. */
  #givers(command: C): ReadonlyMap<Row<S, Side, C>, readonly Side[]> {
    const has = (acts: readonly Act<C>[] | undefined): boolean =>
      acts?.some((act) => nameOf(act) === command) === true;
    const may = (row: Row<S, Side, C>, side: Side) =>
      has(row.may[side]) || (this.#sees(row).includes(side) && has(this.table.anytime[side]));
    const rows = this.#tracks.flatMap(([, { rows: all }]) => Object.values(all));
    return new Map(
      rows
        .map((row) => [row, this.#sides.filter((side) => may(row, side))] as const)
        .filter(([, sides]) => sides.length > 0),
    );
  }
  access(command: C): Access<S> {
    const givers = this.#givers(command);
    const tracks = this.#tracks.filter(([, { rows }]) =>
      Object.values(rows).some((row) => givers.has(row)),
    );
    return (state, actor, world) => {
      const member = memberOf(actor);
      if (member === undefined) return false;
      return inTracks(tracks, state).some(({ row, wait }) =>
        givers.get(row)?.some((side) => this.#stands(side, state, wait, member, world)),
      );
    };
  }
  readers(state: S, world: World): readonly Audience[] {
    const found = new Map<string, Audience>();
    for (const { wait, row } of this.here(state))
      for (const side of this.#sees(row))
        for (const party of this.#parties(side, state, wait, world))
          for (const audience of audiencesIn(party, world))
            found.set(audienceKey(audience), audience);
    return [...found.values()];
  }
  ball(state: S): Side | "nobody" {
    const row = this.here(state)[0]?.row;
    return row?.ball ?? row?.turn ?? "nobody";
  }
  actions(state: S, member: Member, world: World, side?: Side): readonly Action<C>[] {
    const all = this.here(state).flatMap((place) =>
      this.#acts(place, state, member, world, side && [side]),
    );
    const once = [...new Map(all.map((act) => [nameOf(act), act])).values()];
    return [...once.filter(isMain), ...once.filter((act) => !isMain(act))].flatMap((act) =>
      this.#button(state, act),
    );
  }
  main(state: S, side: Side): Action<C> | undefined {
    const act = this.here(state)
      .flatMap(({ row }) => row.may[side] ?? [])
      .find(isMain);
    return act === undefined ? undefined : this.#button(state, act)[0];
  }
  timers(state: S, world: World): readonly Timer<C>[] {
    const timers: Timer<C>[] = [];
    for (const { track, wait, row } of this.here(state)) {
      const at = "by" in row ? row.by.at(state, world, wait) : undefined;
      if (!("by" in row) || at === undefined) continue;
      const { command } = row.silent;
      const which = wait.of === undefined ? "" : `:${wait.of}`;
      const key = `${command}:${track}${which}:${wait.round}:${wait.escalationLevel}`;
      timers.push({ key, at, command, ...(wait.of !== undefined && { values: { of: wait.of } }) });
    }
    return timers;
  }
}

/** Fixes the state, the commands and the sides first, infers the rows of each track after. */
export const stages =
  <S, C extends string, Side extends string>() =>
  <const T extends Readonly<Record<string, string>>>(
    table: Table<S, Side, T, C>,
  ): Stages<S, Side, C> =>
    new Asked(table as unknown as Plain<S, Side, C>);
