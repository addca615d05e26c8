// What is known of who is who: folded from the configuration and from what people say about themselves.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import { type Ceased, withCeased } from "./ceased.ts";
import type { dayNotes } from "./codes.ts";
import { type DutyEvent, type Exceptions, since, withDuty, within } from "./duties.ts";
import { type Gone, type GoneEvent, present, stillGone, withBack, withLeft } from "./gone.ts";
import {
  type JoinedAgencies,
  type JoinedEvent,
  stillJoined,
  together,
  withJoined,
} from "./joined.ts";
import { type Kept, type KeptEvent, keep, nothingKept } from "./kept.ts";
import { type RegisterChange, withChange } from "./reconfigured.ts";
import type { Register } from "./register.ts";

export type { Register };

/** Local days: away from the first, back on the second. */
type Noted = { readonly code: (typeof dayNotes)[number] };
type Away = { readonly from: string; readonly until: string };
type Welcome = { readonly until: string; readonly open: Open<number>; readonly late: Open<number> };
export type Trouble = Readonly<
  Record<"failed" | "parked" | "doubted" | "unheard" | "lost" | "silent", Open<number>>
>;
export type Seal = {
  readonly day: string;
  readonly seal: Open<string>;
  readonly journals: Open<number>;
  readonly showings: Open<number>;
};
export type State = {
  /** Counts what changes who is who; every view is measured against it. A note or a trouble changes nothing for them. */
  readonly revision: number;
  readonly register: Register;
  readonly away: Readonly<Record<string, Away>>;
  readonly welcome: Readonly<Record<string, Welcome>>;
  /** `slack|T…/U…` */
  readonly unreachable: readonly string[];
  /** What did not work, counted by day: the operator sees it. */
  readonly trouble: Readonly<Record<string, Trouble>>;
  /** How many cases of somebody's an operator erased, by day. */
  readonly erased: Readonly<Record<string, Readonly<Record<string, Open<number>>>>>;
  /** The last ones: older messages stay as they are. */
  readonly seals: readonly Seal[];
  readonly exports: readonly {
    readonly day: string;
    readonly agency: AgencyId;
    readonly kind: "member" | "agency";
    readonly count: number;
  }[];
  /** The last keys that were added, and when all of somebody's were lost: whose, and on which day. */
  readonly keys?: readonly {
    readonly day: string;
    readonly member: MemberId;
    readonly count: number;
    readonly lost?: true;
  }[];
  /** Keys of before no longer let these members in. */
  readonly keysLost?: Readonly<Record<string, Instant>>;
  readonly notes: Readonly<Record<string, { readonly day: string } & Noted>>;
  readonly exceptions?: Exceptions;
  readonly gone?: Gone;
  /** The last accounts that audit or run the service no more because the configuration says so. */
  readonly ceased?: readonly Ceased[];
  readonly joined?: JoinedAgencies;
  /** What agencies keep of themselves in chat. */
  readonly kept: Kept;
};
export type Event =
  | JoinedEvent
  | DutyEvent
  | GoneEvent
  | KeptEvent
  | { readonly type: "configured"; readonly register: Register }
  | { readonly type: "reconfigured"; readonly change: RegisterChange }
  | {
      readonly type: "wentAway";
      readonly member: MemberId;
      readonly from: string;
      readonly until: string;
    }
  | {
      readonly type: "cameBack";
      readonly member: MemberId;
      readonly until: string;
      readonly open: Open<number>;
      readonly late: Open<number>;
    }
  | { readonly type: "becameUnreachable"; readonly address: string }
  | { readonly type: "becameReachable"; readonly address: string }
  | { readonly type: "troubled"; readonly day: string; readonly kind: keyof Trouble }
  /** A line over all that has happened until then; no word of it. */
  | ({ readonly type: "sealed" } & Seal)
  /** Somebody who asked by right was given what there is: of whom or of what, and never what. */
  | {
      readonly type: "exported";
      readonly day: string;
      readonly agency: AgencyId;
      readonly kind: "member" | "agency";
    }
  /** Somebody can sign in with one more key. */
  | { readonly type: "keyAdded"; readonly day: string; readonly member: MemberId }
  /** Somebody can sign in with none of the keys that they have. */
  | {
      readonly type: "keysLost";
      readonly at: Instant;
      readonly day: string;
      readonly member: MemberId;
    }
  /** Of a case that an operator took away: who is told. */
  | { readonly type: "caseErased"; readonly day: string; readonly to: readonly MemberId[] }
  | ({ readonly type: "noted"; readonly agency: AgencyId; readonly day: string } & Noted);

const empty: Register = {
  members: [],
  agencies: [],
  functions: [],
  spaces: [],
  regions: [],
  services: [],
  numbers: [],
  guarded: false,
};
export const initial: State = {
  revision: 0,
  register: empty,
  away: {},
  welcome: {},
  unreachable: [],
  trouble: {},
  erased: {},
  seals: [],
  exports: [],
  notes: {},
  kept: nothingKept,
};

const zero = 0 as Open<number>;
const none: Trouble = {
  failed: zero,
  parked: zero,
  doubted: zero,
  unheard: zero,
  lost: zero,
  silent: zero,
};
const troubleDays = 7;
/** Those of the last weeks: an older message stays as it is. */
const mostExports = 20;
const mostKeys = 20;
type KeyNews = NonNullable<State["keys"]>[number];
const withKey = (keys: State["keys"] = [], one: Omit<KeyNews, "count">): readonly KeyNews[] =>
  [...keys, { ...one, count: (keys.at(-1)?.count ?? 0) + 1 }].slice(-mostKeys);
const without = <T>(from: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

/** The configuration with those who have joined, and without those who have left. */
export const known = ({
  register,
  joined,
  gone,
}: Pick<State, "register" | "joined" | "gone">): Register =>
  present(together(register, joined), gone);
/** Who is who has changed. */
const revised = (state: State, change: Partial<State>): State => ({
  ...state,
  revision: state.revision + 1,
  ...change,
});
/** Somebody has looked at the configuration: what could not be reached is tried again. */
const underRegister = (state: State, register: Register): State => {
  const joined = stillJoined(state.joined, register);
  const gone = stillGone(state.gone, together(register, joined));
  const now = known({ register, joined, gone });
  const exceptions = within(state.exceptions, now);
  const ceased = withCeased(state.ceased ?? [], known(state).members, now.members, state.revision);
  return revised(state, {
    register,
    joined,
    gone,
    unreachable: [],
    exceptions,
    ...(ceased.length > 0 && { ceased }),
  });
};
const folds: Folds<State, Event> = {
  configured: (state, { register }) => underRegister(state, register),
  reconfigured: (state, { change }) => underRegister(state, withChange(state.register, change)),
  memberLeft: (state, event) => {
    const gone = withLeft(state.gone, event);
    return revised(state, {
      gone,
      exceptions: within(state.exceptions, known({ ...state, gone })),
    });
  },
  memberBack: (state, { member }) => revised(state, { gone: withBack(state.gone, member) }),
  agencyInvited: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  agencyConfirmed: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  colleagueJoined: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  rosterJoined: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  readinessJoined: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  agencyDropped: (state, event) => revised(state, { joined: withJoined(state.joined, event) }),
  dutyGiven: (state, event) =>
    revised(state, { exceptions: withDuty(state.exceptions, event, state.revision) }),
  wentAway: (state, { member, from, until }) =>
    revised(state, {
      away: { ...state.away, [member]: { from, until } },
      welcome: without(state.welcome, member),
    }),
  cameBack: (state, { member, until, open, late }) =>
    revised(state, {
      away: without(state.away, member),
      welcome: { ...state.welcome, [member]: { until, open, late } },
    }),
  becameUnreachable: (state, { address }) =>
    revised(state, { unreachable: [...state.unreachable, address] }),
  becameReachable: (state, { address }) =>
    revised(state, { unreachable: state.unreachable.filter((each) => each !== address) }),
  troubled: (state, { day, kind }) => {
    const before = state.trouble[day] ?? none;
    const days = Object.entries({
      ...state.trouble,
      [day]: { ...before, [kind]: (before[kind] + 1) as Open<number> },
    });
    return { ...state, trouble: Object.fromEntries(days.slice(-troubleDays)) };
  },
  caseErased: (state, { day, to }) => {
    const before = state.erased[day] ?? {};
    const today = {
      ...before,
      ...Object.fromEntries(to.map((id) => [id, ((before[id] ?? 0) + 1) as Open<number>])),
    };
    return {
      ...state,
      erased: Object.fromEntries(
        Object.entries({ ...state.erased, [day]: today }).slice(-troubleDays),
      ),
    };
  },
  exported: (state, { type: _type, ...one }) => ({
    ...state,
    exports: [...state.exports, { ...one, count: (state.exports.at(-1)?.count ?? 0) + 1 }].slice(
      -mostExports,
    ),
  }),
  keyAdded: (state, { type: _type, ...one }) => ({ ...state, keys: withKey(state.keys, one) }),
  keysLost: (state, { day, member, at }) =>
    revised(state, {
      keys: withKey(state.keys, { day, member, lost: true }),
      keysLost: { ...state.keysLost, [member]: at },
    }),
  sealed: (state, { type: _type, ...seal }) => ({
    ...state,
    seals: [...state.seals, seal].slice(-troubleDays),
    exceptions: since(state.exceptions, seal.day),
  }),
  serviceKept: (state, event) => revised(state, { kept: keep(state.kept, event) }),
  entryKept: (state, event) => revised(state, { kept: keep(state.kept, event) }),
  noted: (state, { type: _type, agency, ...note }) => ({
    ...state,
    notes:
      note.code === "asUsual" ? without(state.notes, agency) : { ...state.notes, [agency]: note },
  }),
};
export const evolve = (state: State, event: Event): State => fold(folds, state, event);
