// What must hold of meetings and of what was promised at them, after every step.
import type { Member } from "../../src/rules/workflow.ts";
import { must } from "./checks.ts";
import type { Instance, Written } from "./simulator.ts";

type Step = {
  readonly step: string;
  readonly eraseBy?: string;
  readonly rhythm?: string;
  readonly upcoming?: string;
};
/** The one timer that each stage waits with: nothing that was begun is left to itself. A meeting that was sent waits for people. */
const waitsFor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agenda: { draft: "close", review: "late", approved: "forget", cancelled: "forget" },
  action: {
    open: "remind",
    begun: "remind",
    done: "forget",
    impossible: "forget",
    withdrawn: "forget",
  },
};
const setTimers = (one: Instance): readonly string[] =>
  [...one.timers.values()]
    .filter((timer) => timer.state === "set")
    .map((timer) => timer.key.split(":")[0] ?? "");
export const meetingsGoOn = (
  { after }: Written,
  find: (id: string) => Instance | undefined,
): void => {
  const { step, eraseBy, rhythm, upcoming } = after.state as Step;
  const key = waitsFor[after.workflow.name]?.[step];
  const set = setTimers(after).filter((each) => each === key);
  must(
    key === undefined || set.length === (eraseBy === undefined ? 1 : 0),
    `${after.workflow.name} that is ${step} waits with ${set.length} ${key}`,
  );
  // A series that goes on always has a meeting that takes items.
  if (after.workflow.name === "series" && step === "running" && rhythm !== "once")
    must(
      upcoming !== undefined && (find(upcoming)?.state as Step | undefined)?.step === "draft",
      "a series prepares no meeting",
    );
  if (after.workflow.name !== "agenda") return;
  for (const { instance } of (
    after.state as { readonly acted?: readonly { readonly instance: string }[] }
  ).acted ?? [])
    must(find(instance)?.workflow.name === "action", "an action was noted and nobody was given it");
};

const goes = ["coordinator", "caseworker", "lead", "programme", "national"];
/** Also those who work no cases go to meetings. */
export const isGoing = (member: Member): boolean =>
  member.roles.some((role) => goes.includes(role));
/** Who may see a meeting, its series or an action, from what happened first: those invited, those who were told. */
export const calledTo = (one: Instance): readonly string[] => {
  const [first] = one.facts as readonly {
    readonly invited?: readonly string[];
    readonly readers?: readonly string[];
  }[];
  return first?.invited ?? first?.readers ?? [];
};
/** A case or a referral that stands in what somebody is shown, and that they may not read. */
export const closedIn = (
  shown: unknown,
  member: Member,
  all: readonly Instance[],
): readonly string[] => {
  const text = JSON.stringify(shown) ?? "";
  return all
    .filter(({ workflow }) => workflow.name === "case" || workflow.name === "referral")
    .filter(
      ({ readers }) =>
        !readers.includes(`a:${member.agency}`) &&
        !readers.includes(`g:${member.agency}`) &&
        !readers.includes(`m:${member.id}`),
    )
    .flatMap(({ id, view }) => [id, ...(view.summary.ref ? [view.summary.ref] : [])])
    .filter((each) => text.includes(`"${each}"`));
};
