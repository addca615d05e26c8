// Need to know: what somebody is shown they may open at that moment; and what stands is what would stand if everything had always been as it is now.

import { postKey } from "../../../src/engine/applied.ts";
import { forReaders, platformsOf, readerKeys } from "../../../src/engine/draft.ts";
import { audienceKey, audiencesOf } from "../../../src/rules/relation.ts";
import type { Member, View } from "../../../src/rules/workflow.ts";
import { perObject } from "../../support/per-object.ts";
import type { Instance, Simulator } from "../simulator.ts";
import { choicesOf } from "./answers.ts";
import { buttonsOf, type Screen, screensFrom, screensOf } from "./screens.ts";

const isReader = (one: Instance, member: Member, sim: Simulator): boolean =>
  audiencesOf(member, sim.people).some((key) => one.readers.includes(key));
const isReaders = ({ readers }: Instance, agency: string): boolean =>
  ["a", "g"].some((kind) => readers.includes(`${kind}:${agency}`));
/** Whether only some may know of it: it names its readers, or a reference that nobody may read any more. */
const isClosed = (one: Instance): boolean =>
  one.readers.length > 0 || one.view.summary.ref !== undefined;
const ones = ({ workflow }: Instance) =>
  Object.values(workflow.panels).filter(({ about }) => about === "one");
const opens = (one: Instance, member: Member, sim: Simulator): boolean => {
  const panels = ones(one);
  return panels.length === 0
    ? isReader(one, member, sim)
    : panels.some(({ access }) => access(one.state, { member }, sim.world({})));
};
const where = ({ own, name, from }: Screen): string =>
  `${own.workflow} ${name.split(":")[0]}${from === "space" ? " in a space" : ""}`;

/** A reference of something else that is said on purpose to those who may not open it, each with its reason. */
const said: Readonly<Record<string, string>> = {
  "referral of case":
    "A referral says from which case it is, so that both can speak of it; that opens nothing.",
  "case of disclosure":
    "The receipt stands in the case, for the agency's own records; it opens nothing.",
  "nsp of disclosure": "As in the case, where an application has none.",
};
/** That the sharing was stopped, or was not meant for them, is said with the referral's number, so that both can phone each other about it. The number opens nothing. */
const isStopped = (content: unknown): boolean =>
  ["referral.stopped.title", "referral.notMeant.title"].includes(
    (content as { title?: { key?: string } }).title?.key ?? "",
  );
const collectRefs = (content: unknown, found: string[]): void => {
  if (typeof content !== "object" || content === null) return;
  for (const [name, value] of Object.entries(content))
    if (name === "ref" && typeof value === "string") found.push(value);
    else collectRefs(value, found);
};
const refsOf = perObject((content: object): readonly string[] => {
  const found: string[] = [];
  collectRefs(content, found);
  return found;
});
const refsIn = (content: unknown): readonly string[] =>
  typeof content === "object" && content !== null ? refsOf(content) : [];
const byRef = perObject(
  (
    instances: ReadonlyMap<string, Instance>,
  ): ReadonlyMap<string | undefined, readonly Instance[]> =>
    Map.groupBy(instances.values(), ({ view }) => view.summary.ref),
);
const refFaults = (sim: Simulator, member: Member, screen: Screen): readonly string[] =>
  refsIn(screen.content).flatMap((ref) => {
    const all = byRef(sim.instances).get(ref) ?? [];
    const [one] = all;
    // A space is its agencies', whoever of them looks: a technician may be in it.
    const may = (each: Instance) =>
      screen.from === "space" ? isReaders(each, member.agency) : isReader(each, member, sim);
    if (
      !one ||
      (one.id === screen.own.instance && isStopped(screen.content)) ||
      all.some(may) ||
      `${screen.own.workflow} of ${one.workflow.name}` in said
    )
      return [];
    return [
      `${where(screen)} says the reference of a ${one.workflow.name} to somebody who may not read it`,
    ];
  });
const targetFaults = (sim: Simulator, member: Member, screen: Screen): readonly string[] =>
  buttonsOf(screen).flatMap(({ on }) => {
    const one =
      on.instance === undefined || on.instance === screen.own.instance
        ? undefined
        : sim.instances.get(on.instance);
    if (!one || !isClosed(one) || opens(one, member, sim)) return [];
    return [
      `${where(screen)} has a row or a button for a ${one.workflow.name} that its reader may not open`,
    ];
  });
const toAnyone = (one: Instance, key: string): boolean =>
  one.view.posts.some((post) => post.key === key && post.toAnyone === true);
const postFaults = (sim: Simulator, member: Member, screen: Screen): readonly string[] => {
  const one = sim.instances.get(screen.own.instance ?? "");
  if (!one || screen.from !== "post" || one.readers.length === 0 || opens(one, member, sim))
    return [];
  // An invitation, or that something was stopped: it says neither which nor what.
  const { ref } = one.view.summary;
  const says =
    ref !== undefined && refsIn(screen.content).includes(ref) && !isStopped(screen.content);
  if (toAnyone(one, screen.name) && !says) return [];
  return [`${where(screen)} stands with somebody who may not open it`];
};
/** What can be chosen is shown too. */
const choiceFaults = (sim: Simulator, member: Member): readonly string[] =>
  [...sim.instances.values()].flatMap(({ workflow, state }) =>
    Object.entries(workflow.commands).flatMap(([command, spec]) => {
      const fields = Object.entries(spec.form.fields).filter(([, { kind }]) => kind === "instance");
      if (fields.length === 0 || !spec.access(state, { member }, sim.world({}))) return [];
      const offered = choicesOf(sim, { workflow, state, command, by: { member } }, {});
      const all = fields
        .flatMap(([name]) => (offered[name] ?? []) as readonly string[])
        .map((id) => sim.instances.get(id));
      return all.some((one) => one && !opens(one, member, sim))
        ? [`${workflow.name}.${command} offers what may not be opened`]
        : [];
    }),
  );
/** Lists are filtered by readers: whoever is one is shown it wherever a list has it. */
const readerFaults = (sim: Simulator, member: Member): readonly string[] =>
  [...sim.instances.values()]
    .filter(
      (one) => one.readers.length > 0 && isReader(one, member, sim) && !opens(one, member, sim),
    )
    .map(({ workflow }) => `${workflow.name} has a reader who may not open it`);
const faultsIn = (sim: Simulator, member: Member, screens: readonly Screen[]): readonly string[] =>
  screens
    .filter(({ from }) => from !== "after")
    .flatMap((screen) => [
      ...refFaults(sim, member, screen),
      ...targetFaults(sim, member, screen.from === "space" ? { ...screen, content: [] } : screen),
      ...postFaults(sim, member, screen),
    ]);
/** What is shown to this person, and they may not open it. */
export const shownInVainTo = (sim: Simulator, member: Member): readonly string[] => [
  ...readerFaults(sim, member),
  ...faultsIn(sim, member, screensOf(sim, member)),
  ...choiceFaults(sim, member),
];
export const shownInVain = (sim: Simulator): readonly string[] =>
  [...sim.people.members.values()].flatMap((member) => shownInVainTo(sim, member));
/** The same of the messages of one instance and its panels. */
export const shownAbout = (sim: Simulator, one: Instance): readonly string[] =>
  [...sim.people.members.values()].flatMap((member) => [
    ...readerFaults(sim, member),
    ...faultsIn(sim, member, screensFrom(sim, member, one)),
  ]);

type Standing = ReadonlyMap<string, string>;
const wanted = (view: View, sim: Simulator): Standing =>
  new Map(
    view.posts.flatMap(({ key, to, message }) =>
      platformsOf(sim.people, to).map(
        (platform) =>
          [`${audienceKey(to)} ${postKey(key, platform)}`, JSON.stringify(message)] as const,
      ),
    ),
  );
const there = (one: Instance): Standing =>
  new Map(
    [...one.shown]
      .filter(([, { gone }]) => !gone)
      .map(([id, { audience, content }]) => [`${audience} ${id}`, content]),
  );
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const keyOf = (id: string): string => (id.split(" ")[1] ?? "").split(":")[0] ?? "";
export const staleIn = (one: Instance, sim: Simulator): readonly string[] => {
  const { workflow, state } = one;
  if (one.view.erase !== undefined) return [];
  const view = forReaders(
    workflow.view(state, sim.world(workflow.viewNeeds?.(state) ?? {})) as View,
    sim.people,
  );
  const [now, old] = [wanted(view, sim), there(one)];
  return [
    ...[...now.keys()]
      .filter((id) => !old.has(id))
      .map((id) => `${workflow.name} ${keyOf(id)} does not stand where it should`),
    ...[...old.keys()]
      .filter((id) => !now.has(id))
      .map((id) => `${workflow.name} ${keyOf(id)} stands where it should not any more`),
    ...[...now]
      .filter(([id, content]) => old.has(id) && old.get(id) !== content)
      .map(([id]) => `${workflow.name} ${keyOf(id)} says what was`),
    ...(same(readerKeys(view), one.readers)
      ? []
      : [`${workflow.name} has readers that it should not have any more, or lacks some`]),
    ...(same(view.summary, one.view.summary) ? [] : [`${workflow.name} stands in lists as it was`]),
  ];
};
/** What stands against what would stand, had everybody always been who they are now. */
export const stale = (sim: Simulator): readonly string[] =>
  [...sim.instances.values()].flatMap((one) => staleIn(one, sim));
