// What the register takes: from the configuration, from the clock, and from the workflows that change who is who.
import { from, signals } from "../../src/rules/signal.ts";
import type { AgencyId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { Platform } from "../../src/rules/who.ts";
import type { DutyEvent } from "./duties.ts";
import type { JoinedNews } from "./joined.ts";
import type { EntryKept, ServiceKept } from "./kept.ts";
import type { RegisterChange } from "./reconfigured.ts";
import type { Register } from "./register.ts";
import type { Seal, Trouble } from "./state.ts";

export type Reached = { readonly platform: Platform; readonly address: string };
type Left = { readonly member: MemberId; readonly agency: AgencyId; readonly day: Open<string> };

export const peopleSignals = signals("people", {
  /** The whole register, or what has changed of it. */
  configure: from<{ readonly register: Register } | { readonly change: RegisterChange }>(
    "configuration",
  ),
  unreachable: from<Reached>("clock"),
  reachable: from<Reached>("clock"),
  trouble: from<{ readonly kind: keyof Trouble }>("clock"),
  /** A key with which somebody signs in was added. */
  keyAdded: from<Reached>("clock"),
  /** Two of an agency have said that all keys of a colleague are lost. */
  keysLost: from<{ readonly member: MemberId; readonly at: Instant }>("enrolling"),
  exported: from<{ readonly agency: AgencyId; readonly kind: "member" | "agency" }>("clock"),
  sealed: from<Seal>("clock"),
  /** A lead has said that somebody is there no more, or that they are. */
  left: from<Left>("leaving"),
  stays: from<Omit<Left, "day">>("leaving"),
  /** An agency that joins says what it has become. */
  joined: from<JoinedNews>("joining"),
  /** Somebody was asked to take a day of a duty, and has said yes. */
  dutyTaken: from<Pick<DutyEvent, "duty" | "day" | "member">>("roster"),
  /** An operator took a case away: who is told. */
  caseErased: from<{ readonly to: readonly MemberId[] }>("case"),
  keepService: from<Omit<ServiceKept, "instance">>("directory"),
  keepEntry: from<Omit<EntryKept, "instance">>("directory"),
});
