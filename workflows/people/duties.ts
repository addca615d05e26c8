// Who has a day of a function's roster instead of whom the roster says: for that day alone.
import type { FunctionId, MemberId, Open } from "../../src/rules/ui.ts";
import { type Duty, daysFrom, type Member } from "../../src/rules/workflow.ts";

/** `by`: a lead has said so, and the two are told. `n` names it in keys: the same day may be given away more than once. */
type Exception = {
  readonly member: MemberId;
  readonly from?: MemberId;
  readonly by?: MemberId;
  readonly n: Open<number>;
};
/** By function and day. */
export type Exceptions = Readonly<Record<string, Exception>>;
export type DutyEvent = {
  readonly type: "dutyGiven";
  readonly duty: FunctionId;
  readonly day: Open<string>;
  /** The day on which it was said: what lies long before it is dropped. */
  readonly on: string;
} & Pick<Exception, "member" | "from" | "by">;

const keyOf = (duty: FunctionId, day: string): string => `${duty}|${day}`;
export const partsOf = (key: string): readonly [duty: string, day: string] =>
  key.split("|") as [string, string];
const only = (
  all: Exceptions,
  keeps: (duty: string, day: string, one: Exception) => boolean,
): Exceptions =>
  Object.fromEntries(Object.entries(all).filter(([key, one]) => keeps(...partsOf(key), one)));
type Known = { readonly functions: readonly Duty[]; readonly members: readonly Member[] };
/** Who had a day is asked for as long as something stands that was said to them on it: what is older is dropped. [design] */
const keptDays = 366;
export const since = (all: Exceptions = {}, today: string): Exceptions => {
  const first = daysFrom(today, -keptDays);
  return only(all, (_duty, day) => day >= first);
};
export const isPossible = (
  { functions, members }: Known,
  duty: string,
  member: MemberId,
): boolean => {
  const agency = functions.find(({ id }) => id === duty)?.agency;
  return (
    agency !== undefined && members.some((each) => each.id === member && each.agency === agency)
  );
};
/** Whoever has left the register, or gone to another agency, has no duty there. */
export const within = (all: Exceptions = {}, register: Known): Exceptions =>
  only(all, (duty, _day, { member }) => isPossible(register, duty, member));
export const withDuty = (
  all: Exceptions = {},
  { duty, day, on, member, from, by }: DutyEvent,
  n: number,
): Exceptions => ({
  ...since(all, on),
  [keyOf(duty, day)]: { member, n: n as Open<number>, ...(from && { from }), ...(by && { by }) },
});
export const exceptionOn = (
  all: Exceptions | undefined,
  duty: FunctionId,
  day: string,
): MemberId | undefined => all?.[keyOf(duty, day)]?.member;
/** Who has which duty on a local day instead of whom the roster says. */
export const exceptionsOn = (
  all: Exceptions = {},
  day: string,
): readonly { readonly duty: string; readonly member: MemberId }[] =>
  Object.entries(all).flatMap(([key, { member }]) => {
    const [duty, on] = partsOf(key);
    return on === day ? [{ duty, member }] : [];
  });
