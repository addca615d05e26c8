// What a region's rows take from cases, calls and a year that is frozen, and what that year takes from each region.
import { from, signals } from "../../src/rules/signal.ts";
import type { InstanceId, Sealed } from "../../src/rules/ui.ts";
import type { CallDimension } from "./calls.ts";

export { quarters } from "./quarters.ts";

/** One coded row. `row` is random and known to nobody else once the case is erased: a case that is closed again replaces its own row. */
export type Coded = {
  readonly row: InstanceId;
  /** In which the person became known, or the call came. */
  readonly year: string;
  /** Of a case that goes on `open`. */
  readonly reason: Sealed<string>;
  /** The year in which it was closed, where it was. */
  readonly closedIn?: string;
  readonly stats: Sealed<Readonly<Record<string, string>>>;
  /** A call to the support line: the reason is how it ended. */
  readonly kind?: "call";
};
/** `counting`: of a case, what the person has said of being counted; `none`: nobody has asked yet. `out`: it is in no figure, not even as a number. */
export type Added = Coded & { readonly counting?: Sealed<"yes" | "no" | "none" | "out"> };
/** `into`: the year's release. */
export type Frozen = { readonly year: string; readonly region: string; readonly into: InstanceId };
/** What a region gives to a year's release: codes, and the row's own random name for its key. */
export type Person = { readonly row: InstanceId; readonly codes: Readonly<Record<string, string>> };
/** Of a call the codes that were pressed. Nobody is asked whether a call may be counted: nothing is kept of the caller. */
export type CallRow = {
  readonly row: InstanceId;
  readonly codes: Readonly<Record<CallDimension, string>>;
};
type Given = {
  readonly region: string;
  readonly people: Sealed<readonly Person[]>;
  readonly calls: Sealed<readonly CallRow[]>;
  readonly noes: Sealed<number>;
  readonly unasked: Sealed<number>;
};

/** The rows of a region. */
export const statisticsInstance = (region: string): InstanceId => `stat-${region}` as InstanceId;
export const statisticsSignals = signals("statistics", {
  start: from("configuration"),
  add: from<Added>("case", "call"),
  freeze: from<Frozen>("release"),
});
export const releaseSignals = signals("release", { collect: from<Given>("statistics") });
