// What several commands share.
import { form, type MemberId } from "../../../src/rules/ui.ts";
import { type Actor, memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import { holders, notReady } from "../rules.ts";
import type { Case, State } from "../state.ts";

export const label = (key: Parameters<typeof form>[0]["key"]) => ({ label: { key } });
export const none = form({ key: "case.none" }, { key: "case.none" }, {});
export const round = { round: { kind: "token", optional: true, label: { key: "case.none" } } } as const;
export const isCase = (state: State): state is Case => state.step !== "new";
const readyOwner = (state: State, world: World) => (isCase(state) ? notReady(state.agency, world) : undefined);
export const open = (state: State, world: World) =>
  readyOwner(state, world) ?? (state.step === "open" ? undefined : refuse("case.isClosed"));
export const closed = (state: State) => (state.step === "closed" ? undefined : refuse("case.isOpen"));
export const agencyHolders = (state: State, world: World) => (isCase(state) ? holders(state.agency, world) : []);
export const me = (actor: Actor): MemberId | undefined => memberOf(actor)?.id;
export const deputyOf = (world: World, id: MemberId | undefined): MemberId | undefined =>
  id === undefined ? undefined : world.people.members.get(id)?.deputy;
export const isNgo = (world: World, actor: Actor): boolean =>
  ["avtal_ideell", "tystnadsplikt_enskild"].includes(world.people.agencies.get(memberOf(actor)?.agency as never)?.legalRegime ?? "");
