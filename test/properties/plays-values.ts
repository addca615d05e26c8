// The values of a command in the random plays: what stands in the fields of its form, and what the button brought.
import { calendar } from "../../src/calendar/index.ts";
import type { Field } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import { purposes } from "../../workflows/case/codes.ts";
import { items } from "../../workflows/guide/codes.ts";
import { pick } from "./pick.ts";
import { documentAt } from "./plays-first.ts";
import { broughtToMeeting } from "./plays-meetings.ts";
import { instant, type Simulator } from "./simulator.ts";

/** Where something can be done: in an instance, or in none yet. */
export type Place = {
  readonly workflow: AnyWorkflow;
  readonly instance: string | undefined;
  readonly state: unknown;
};
const fiveDays = 5 * 86_400_000;
const day = (sim: Simulator, n: number, wild: boolean): string => {
  if (wild && n % 5 === 0)
    return ["0000-01-01", "9999-12-31", "2026-02-28", "1970-01-01", "2026-12-24"][
      (n >> 3) % 5
    ] as string;
  return calendar.day(instant(sim.now + (n % 90) * 86_400_000 - (wild ? fiveDays : 0)));
};
export type Drafted = {
  readonly step: string;
  readonly kase?: string;
  readonly facts?: Readonly<Record<"to" | "service" | "groups", unknown>>;
};
type Listed = {
  readonly deadlines?: readonly { readonly id: string }[];
  readonly consents?: readonly { readonly id: string }[];
};
/** The open cases of a member's agency. */
export const theirs = (sim: Simulator, member: Member): readonly string[] =>
  sim
    .of("case")
    .filter(({ view }) => view.summary.open && view.summary.agency === member.agency)
    .map(({ id }) => id);
/** What the button brought that the person pressed: it stands in a case or a referral that is really there. */
export const payloadOf = (
  sim: Simulator,
  at: Place & { readonly command: string; readonly by: Member },
  n: number,
): Readonly<Record<string, unknown>> => {
  const { deadlines, consents } = at.state as Listed;
  const drafts = sim
    .of("referral")
    .filter(
      ({ state }) => (state as Drafted).kase === at.instance && (state as Drafted).step === "draft",
    );
  const draft = pick(drafts, n);
  const facts = (draft?.state as Drafted | undefined)?.facts;
  switch (`${at.workflow.name}.${at.command}`) {
    case "case.deadlineMet":
      return { id: pick(deadlines ?? [], n)?.id ?? "x" };
    case "case.revoke":
      return { id: pick(consents ?? [], n)?.id ?? "x" };
    // The button for a consent stands on a draft that needs one.
    case "case.consent":
      return facts && n % 4 > 0
        ? {
            kind: "sekretess",
            given: "yes",
            agency: facts.to,
            purpose: purposeOf(facts.service),
            groups: facts.groups,
          }
        : {};
    case "call.county":
      return { county: pick(["SYD.0", "other", "unknown"], n) };
    case "case.changeDeadline":
      return { id: pick(deadlines ?? [], n)?.id ?? "x" };
    case "case.cover":
    case "case.uncover":
      return {
        agency:
          pick((at.state as { readonly parts: readonly { readonly agency: string }[] }).parts, n)
            ?.agency ?? "x",
      };
    case "guide.done":
    case "guide.na":
    case "guide.notYet":
    case "guide.detail":
      return { item: pick(items, n) };
    case "rights.begin":
      return { came: calendar.day(instant(sim.now)), of: pick(theirs(sim, at.by), n) };
    case "rights.approve":
      return { of: (at.state as { readonly proposal?: { readonly at: string } }).proposal?.at };
    case "guide.begin":
    case "referral.draft": {
      const kase = pick(theirs(sim, at.by), n);
      return kase === undefined ? {} : { kase };
    }
    default:
      return at.workflow.name === "agenda"
        ? broughtToMeeting(at.command, at.state, theirs(sim, at.by), n)
        : {};
  }
};
const purposeOf = (service: unknown): unknown =>
  (purposes as readonly unknown[]).includes(service) ? service : "annat";
/** A value of the kind that `readForm` lets through; `wild`: among all that there are, not among the choices offered now. */
export const drawValue = (
  sim: Simulator,
  field: Field,
  choices: readonly string[] | undefined,
  n: number,
  wild: boolean,
): unknown => {
  const members = [...sim.people.members.keys()];
  switch (field.kind) {
    case "choice":
      return pick(wild ? field.options : (choices ?? field.options), n);
    case "choices":
      return field.options.filter((_, i) => (n >> i) & 1);
    case "date":
      return day(sim, n, wild);
    case "line":
      if (field.account && !wild) return ["T0STAFETT/U0SOMEBODY", "T0STAFETT/U0ANOTHER1"][n % 2];
      return ["Vi är två i dag", "", "x".repeat(field.maxChars)][n % 3];
    case "agency":
      return pick(wild ? [...sim.people.agencies.keys()] : (choices ?? []), n);
    case "member":
      return pick(wild ? members : (choices ?? []), n);
    case "holder": {
      const id = pick(
        wild ? [...members.map((m) => `m:${m}`), "f:noomi-passet", "f:nobody"] : (choices ?? []),
        n,
      );
      return id === undefined
        ? undefined
        : id.startsWith("f:")
          ? { function: id.slice(2) }
          : { member: id.slice(2) };
    }
    case "agencies":
      return (wild ? [...sim.people.agencies.keys()] : (choices ?? [])).filter(
        (_, i) => (n >> i) & 1,
      );
    case "instance":
      return pick([...sim.instances.keys()], n);
    case "document":
      return pick(choices ?? [], n) ?? documentAt(sim.now);
    case "token":
      return wild ? ["0", "one", "all", "SYD-0000-00", "x"][n % 5] : undefined;
  }
};
