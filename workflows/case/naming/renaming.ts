// A case is called something else from now on: what it was called leads nowhere, and stands in no message that is written or changed from then on.
import { actions, dm, on, panel, press, text } from "../../../src/rules/say.ts";
import type { InstanceId, MemberId, Panel } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, Signal, Timer, World } from "../../../src/rules/workflow.ts";
import { daySignals } from "../../day/signals.ts";
import { handoverSignals } from "../../handover/signals.ts";
import { referralSignals } from "../../referral/signals.ts";
import { rightsSignals } from "../../rights/signals.ts";
import type { commands } from "../commands.ts";
import { toldAtOnce } from "../passing/evolve.ts";
import { referrals } from "../passing/view.ts";
import { dayOf, lookFirst, name } from "../posts.ts";
import { personOn } from "../rules.ts";
import type { Case } from "../state.ts";

type C = keyof typeof commands;
/** Those who have it, and those whom the others that take part have sent; not whoever has just done it and reads it on the screen. */
const told = (
  state: Case,
  { at, by }: NonNullable<Case["named"]>,
  world: World,
): readonly MemberId[] => {
  const day = dayOf(world, at);
  const others = state.parts.filter((part) => part.state === "in");
  const people = [
    personOn("holder", state, day, world),
    personOn("deputy", state, day, world),
    ...others.map(
      ({ contact, agency }) =>
        (contact && world.people.onDuty({ member: contact }, day)) ??
        world.people.answers(agency, day),
    ),
  ];
  return [...new Set(people.filter((id) => id !== undefined && id !== by))] as MemberId[];
};
/** In person, by its new name alone: whoever takes part knows which it was when they open it, and nobody else can tell. */
export const namedPosts = (state: Case, world: World): readonly AnyPost<C>[] => {
  const { named } = state;
  if (named === undefined) return [];
  return told(state, named, world).flatMap((to) =>
    dm<C>(`named:${named.n}:${to}`, to, "inHours", {
      title: "case.named.title",
      notice: "case.named.notice",
      body: [text(name(state)), text("case.named.body")],
      actions: [lookFirst],
    }),
  );
};
/** All that is told the new name, what is nobody's to see yet first. What was a draft and has been sent since is there once. */
type Heard = {
  readonly workflow: "referral" | "handover" | "rights";
  readonly instance: InstanceId;
};
const heard = (state: Case): readonly Heard[] => {
  const shared = referrals(state).map(({ referral: instance }) => ({
    workflow: "referral" as const,
    instance,
  }));
  const own = new Set(shared.map(({ instance }) => instance));
  const asked = (state.requests ?? []).map((instance) => ({
    workflow: "rights" as const,
    instance,
  }));
  return [
    ...asked,
    ...(state.named?.also ?? []).filter(({ instance }) => !own.has(instance)),
    ...shared,
  ];
};
/** A referral has its name with it, and is told the new one; a hand-over that waits, and the lists of the day in which it may stand, only that there is one. */
export const namedTells = (state: Case, lists: readonly InstanceId[]): readonly Signal[] => {
  const { named, ref, words } = state;
  if (named === undefined) return [];
  const now = heard(state).slice(0, named.told * toldAtOnce);
  return [
    ...now.map(({ workflow, instance }) => {
      const key = `rename:${instance}:${named.n}`;
      if (workflow === "rights") return rightsSignals.to.rename(instance, key, { ref, words });
      return workflow === "referral"
        ? referralSignals.to.rename(instance, key, { ref, words })
        : handoverSignals.to.rename(instance, key);
    }),
    ...lists.map((list) => daySignals.to.rename(list, `named:${named.n}:${list}`)),
  ];
};
export const namedTimers = (state: Case): readonly Timer<C>[] => {
  const { named } = state;
  return named && heard(state).length > named.told * toldAtOnce
    ? [{ key: `named:${named.n}:${named.told}`, at: named.at, command: "renameMore" }]
    : [];
};
/** The new name, and what to do with the old one. */
export const showNamed = (state: Case): Panel<C> =>
  panel(
    "case.named.panel",
    text(name(state)),
    text("case.named.told", "good"),
    state.named?.more && text("case.named.more", "warning"),
    text("case.named.old", "warning"),
    actions<C>(lookFirst, press("report", "case.named.incident", on("incident"))),
  );
