// Everything that a member can tell by what stands, opens, can be filled in, fetched, typed or counted, in chat and on pages: lines that two plays are compared by.
import type { AnyWorkflow, Member, Viewer } from "../../src/rules/workflow.ts";
import { reads, screensOf } from "./every/screens.ts";
import { listed } from "./lists.ts";
import { type Instance, instant, type Simulator } from "./simulator.ts";

type Line = string;
/** What a form says before it is filled in: whether it may be begun, what it offers, knows and is about. */
const formLine = (
  sim: Simulator,
  member: Member,
  one: Pick<Instance, "state" | "workflow">,
  name: string,
): unknown => {
  const spec = one.workflow.commands[name];
  const [actor, bare, { state }] = [{ member }, sim.world({}), one];
  if (!spec?.access(state, actor, bare))
    return one.workflow.denied?.(state, actor, bare, name) ?? "denied";
  const world = sim.world(spec.needs?.(actor, instant(sim.now), bare, {}) ?? {});
  return [
    spec.ready?.(state, world, actor),
    spec.prefill?.(state, world, actor, instant(sim.now), {}),
    spec.choices?.(state, world, actor, {}),
    spec.about?.(state, world, {}),
    spec.hints?.(state, world, actor, {}),
  ];
};
/** Each command of one instance, as it is offered to this member. */
export const formLines = (
  sim: Simulator,
  member: Member,
  one: Instance,
  isShown: (spec: AnyWorkflow["commands"][string]) => boolean,
): readonly Line[] =>
  Object.entries(one.workflow.commands)
    .filter(([, spec]) => isShown(spec))
    .map(
      ([name]) =>
        `form ${one.id} ${member.id} ${name} ${JSON.stringify(formLine(sim, member, one, name))}`,
    );
const fileLines = (sim: Simulator, member: Member, one: Instance): readonly Line[] => {
  const { workflow, state, id } = one;
  const viewer: Viewer = { member, now: instant(sim.now), instance: id as never };
  return Object.entries(workflow.files ?? {}).map(([name, spec]) => {
    const bare = sim.world({});
    const may = spec.about === "one" && spec.access(state, { member }, bare);
    const paper =
      may && spec.make(state, viewer, sim.world(spec.needs?.(state, viewer, bare) ?? {}));
    return `file ${id} ${member.id} ${name} ${JSON.stringify(paper)}`;
  });
};
/** What a search over everything that they may read finds: which, in which order, how many, and what each row says. */
const searchLines = (sim: Simulator, member: Member): readonly Line[] =>
  [...sim.workflows.keys()].map((workflow) => {
    const rows = listed(
      sim.instances,
      { workflow, for: member, titles: true, limit: 10_000 },
      sim.people,
    );
    return `search ${member.id} ${workflow} ${rows.length} ${JSON.stringify(rows)}`;
  });
/** Which words mean something to them where nothing is named: what help is made of. */
const helpLines = (sim: Simulator, member: Member): readonly Line[] =>
  [...sim.workflows.values()].map(({ name, commands, panels, initial, single }) => {
    const state = (single && sim.instances.get(single)?.state) ?? initial;
    const may = Object.entries({ ...commands, ...panels }).filter(([, { access }]) =>
      access(state, { member }, sim.world({})),
    );
    return `help ${member.id} ${name} ${may.map(([each]) => each).join()}`;
  });
const placesOf = (sim: Simulator, { id, agency }: Member): readonly string[] => [
  `m:${id}`,
  ...[...sim.people.spaces.values()]
    .filter(({ agencies }) => agencies.includes(agency))
    .map((space) => `s:${space.id}`),
];
/** Posts with when they may come and whether they are gone, in the order in which they came. */
const postLines = (sim: Simulator, member: Member): readonly Line[] => {
  const places = placesOf(sim, member);
  return [...sim.instances.values()].flatMap((one) =>
    [...one.shown.values()]
      .filter(({ audience }) => places.includes(audience))
      .map(
        ({ audience, content, gone, notBefore, own }) =>
          `post ${one.id} ${audience} ${content} ${gone} ${notBefore} ${own}`,
      ),
  );
};
/** All that this member can see now. */
export const observed = (sim: Simulator, member: Member): readonly Line[] => {
  const mine = [...sim.instances.values()].filter(
    (one) => one.readers.length > 0 && reads(one, member, sim),
  );
  const screens = screensOf(sim, member).map(
    ({ from, name, own, content }) =>
      `screen ${member.id} ${from} ${name} ${own.workflow} ${own.instance} ${JSON.stringify(content)}`,
  );
  return [
    ...screens,
    ...postLines(sim, member),
    ...searchLines(sim, member),
    ...helpLines(sim, member),
    ...mine.flatMap((one) => [
      ...formLines(sim, member, one, () => true),
      ...fileLines(sim, member, one),
    ]),
  ];
};
