// After acute danger: whom somebody rang, what that rested on, noted within a day and looked at by a second person.
import type { Decided } from "../../../src/rules/command.ts";
import { choice } from "../../../src/rules/fields.ts";
import type { Wait } from "../../../src/rules/stages.ts";
import { type Instant, type MemberId, reveal, type Sealed } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../../src/rules/who.ts";
import { plus, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { drawRecord } from "../passing/decide.ts";
import { nextMiss, personOn } from "../rules.ts";
import type { Case, Event } from "../state.ts";

type Red = NonNullable<Case["red"]>;

export const callFields = {
  whom: choice("B", "called", codes.called, "case.called.whom"),
  basis: {
    ...choice("B", "callBasis", codes.callBases, "case.called.basis", {
      hint: "case.called.basisHint",
    }),
    when: (values: Readonly<Record<string, unknown>>) => values.whom !== "nobody",
  },
} as const;
/** Those of the agency's own legal regime, or that a jurist looks at it. Authorities are never offered vital interest: it does not lift secrecy. */
export const callBasesFor = (state: Case, world: World): readonly string[] =>
  codes.callBases.filter((basis) =>
    basis === "unclear"
      ? true
      : isNgo(agencyOf(state.agency, world)) ===
        (basis === "samtycke_ngo" || basis === "vitalt_intresse"),
  );
type Said = {
  readonly whom: Sealed<codes.KeptCode<typeof codes.called>>;
  readonly basis?: Sealed<codes.Code<typeof codes.callBases>> | undefined;
};
export const called = (
  state: Case,
  { whom, basis }: Said,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> => {
  if (state.red === undefined) return refuse("case.called.noRed");
  const said = reveal(whom);
  // Where nothing is kept of why, that somebody was rung is all.
  if (said === "nobody" || said === "notKept") return [{ type: "calledFor", at, by, called: whom }];
  if (basis === undefined) return refuse("case.called.noBasis", "basis");
  if (!callBasesFor(state, world).includes(reveal(basis)))
    return refuse("case.called.badBasis", "basis");
  return [{ type: "calledFor", at, by, called: whom, basis, record: drawRecord(world) }];
};
export const reviewed = (state: Case, yes: boolean, at: Instant, by: MemberId): Decided<Event> =>
  state.red?.call && !state.red.call.reviewed
    ? [{ type: "callReviewed", at, by, yes }]
    : refuse("case.review.done");

/** Whom the one who took the call had phoned before the case began has no basis, and nobody asks for one. */
const isUnsaid = ({ called: whom, call }: Red): boolean =>
  call === undefined && (whom === undefined || reveal(whom) === "nobody");
export const calls = (state: Case): readonly Wait<"unsaid" | "unreviewed">[] => {
  const { red } = state;
  if (red === undefined) return [];
  const { call, round } = red;
  if (isUnsaid(red))
    return state.step === "open"
      ? [{ row: "unsaid", round: String(round), escalationLevel: red.unsaid?.at(-1)?.n ?? 0 }]
      : [];
  return call === undefined || call.reviewed
    ? []
    : [{ row: "unreviewed", round: call.again ?? call.at, escalationLevel: call.late ? 1 : 0 }];
};
const dayMs = 86_400_000;
const within = (at: Instant, state: Case, world: World): Instant => {
  const hours = agencyOf(state.agency, world)?.hours;
  return hours ? world.calendar.nextOffice(plus(at, dayMs), hours) : plus(at, dayMs);
};
/** Within 24 hours, when the office is open; then each workday. */
export const callDue = (state: Case, world: World): Instant | undefined => {
  const last = state.red?.unsaid?.at(-1)?.at;
  return (
    state.red &&
    (last === undefined ? within(state.red.at, state, world) : nextMiss(state, 9, last, world))
  );
};
/** Nobody has looked at it, and the lead knows: asked again so many workdays later, and so on. [design] */
const againDays = 20;
export const reviewDue = (state: Case, world: World): Instant | undefined => {
  const { call } = state.red ?? {};
  const told = call?.again ?? call?.late;
  return told
    ? world.calendar.addWorkdays(told, againDays, "09:00")
    : call && within(call.at, state, world);
};
/** The clock: nobody has noted it. First whoever has the case, then the lead. */
export const unsaid = (state: Case, at: Instant, world: World): readonly Event[] => {
  if (!state.red || !isUnsaid(state.red) || state.step !== "open") return [];
  const to = personOn(state.red.unsaid ? "lead" : "holder", state, world.calendar.day(at), world);
  return [{ type: "callUnsaid", at, ...(to && { to }) }];
};
export const unreviewed = ({ red }: Case, at: Instant): readonly Event[] =>
  red?.call && !red.call.reviewed ? [{ type: "callUnreviewed", at }] : [];
