// A person who is missing: since when, whom somebody has rung, and when it is asked about again. The machine prompts; it rings nobody and reports nothing.
import type { Decided } from "../../../src/rules/command.ts";
import { choice } from "../../../src/rules/fields.ts";
import type { Wait } from "../../../src/rules/stages.ts";
import { type Instant, type MemberId, reveal, type Sealed } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../../src/rules/who.ts";
import { refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { drawRecord } from "../passing/decide.ts";
import { personOn } from "../rules.ts";
import type { Case, Event, State } from "../state.ts";

type Code<L extends readonly string[]> = codes.Code<L>;

/** Also of a case that is being handed over, which is closed here by then. */
export const isStillMissing = ({ missing }: Case): boolean =>
  missing !== undefined && missing.over === undefined;
export const isMissing = (state: Case): boolean => state.step === "open" && isStillMissing(state);
/** Not known counts as a child, as everywhere. */
export const asChild = ({ child }: Case): boolean => reveal(child) !== "no";

/** Whom nothing is told that they do not know already, and who are outside the case. */
const known: readonly string[] = ["person", "parts"];
export const rangFields = {
  whom: choice("B", "called", codes.rung, "case.missing.whom"),
  basis: {
    ...choice("B", "callBasis", codes.missingBases, "case.called.basis", {
      hint: "case.missing.basisHint",
    }),
    when: (values: Readonly<Record<string, unknown>>) =>
      values.whom !== undefined && !known.includes(String(values.whom)),
  },
} as const;
/** Those that one person decides alone; of the others, acute danger asks, with a second person. */
export const missingBasesFor = (state: Case, world: World): readonly string[] =>
  codes.missingBases.filter(
    (basis) =>
      basis === "unclear" || isNgo(agencyOf(state.agency, world)) === (basis === "samtycke_ngo"),
  );
type Said = {
  readonly whom: Sealed<Code<typeof codes.rung>>;
  readonly basis?: Sealed<Code<typeof codes.missingBases>> | undefined;
};
/** That somebody outside was rung is a disclosure, and leaves a receipt. */
export const rang = (
  state: Case,
  { whom, basis }: Said,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> => {
  if (known.includes(reveal(whom))) return [{ type: "missingRang", at, by, whom }];
  if (basis === undefined) return refuse("case.called.noBasis", "basis");
  if (!missingBasesFor(state, world).includes(reveal(basis)))
    return refuse("case.called.badBasis", "basis");
  return [{ type: "missingRang", at, by, whom, basis, record: drawRecord(world) }];
};

/** One stretch of waiting ends with each call that is noted. */
export const missings = (state: State): readonly Wait<"missing">[] => {
  if (state.step !== "open" || !isMissing(state) || state.missing === undefined) return [];
  const { at, rang: calls, asked } = state.missing;
  return [{ row: "missing", round: calls.at(-1)?.at ?? at, escalationLevel: asked.at(-1)?.n ?? 0 }];
};
const ladder = ["holder", "deputy", "lead"] as const;
/** Office hours between two prompts about a child; about an adult it is a workday. [design] */
const childHours = 2;
/** When the one who stands next on the ladder is asked: of a child within hours until the lead has been, then each workday. */
export const missingDue = (state: Case, world: World): Instant | undefined => {
  const { missing } = state;
  const hours = agencyOf(state.agency, world)?.hours;
  if (missing === undefined || hours === undefined) return undefined;
  const last = missing.asked.at(-1);
  const from = last?.at ?? missing.rang.at(-1)?.at ?? missing.at;
  return asChild(state) && (last?.n ?? 0) < ladder.length
    ? world.calendar.addOfficeHours(from, childHours, hours)
    : world.calendar.addWorkdays(from, 1, "09:00");
};
/** The clock: nobody has noted anything since. */
export const missingAsked = (state: Case, at: Instant, world: World): readonly Event[] => {
  if (!isMissing(state)) return [];
  const rung = ladder[Math.min(state.missing?.asked.at(-1)?.n ?? 0, ladder.length - 1)] ?? "lead";
  const to = personOn(rung, state, world.calendar.day(at), world);
  return [{ type: "missingAsked", at, ...(to && { to }) }];
};
