// Everything that somebody can see at this moment: what stands in chat, the home tab, lists, what a word leads to, and every panel that opens from there.
import { audiencesOf } from "../../../src/rules/relation.ts";
import type { Action } from "../../../src/rules/ui.ts";
import { type AnyWorkflow, fromRow, type Member } from "../../../src/rules/workflow.ts";
import { perObject } from "../../support/per-object.ts";
import { type Instance, instant, type Simulator } from "../simulator.ts";

export type Place = { readonly workflow: string; readonly instance?: string | undefined };
/**
 * `post`, `space`: a message to this person, or in a space of theirs. `list`: the home tab, or what comes without saying which one. `word`: what a word and
 * a reference lead to. `after`: what would be shown when something has been done, drawn as it is now. What opens from one of them counts as it.
 */
type From = "post" | "space" | "list" | "word" | "after";
export type Screen = {
  readonly from: From;
  readonly name: string;
  readonly own: Place;
  readonly content: unknown;
};
export type Button = { readonly screen: Screen; readonly on: Place; readonly action: Action };

const isAction = (value: object): value is Action =>
  "label" in value && ("command" in value || "panel" in value);
const collectActions = (content: unknown, found: Action[]): void => {
  if (typeof content !== "object" || content === null) return;
  if (isAction(content)) found.push(content);
  for (const value of Object.values(content)) collectActions(value, found);
};
/** Every button in it. The same card is looked at by many, evening after evening, and walking it was a tenth of a season. */
const actionsOf = perObject((content: object): readonly Action[] => {
  const found: Action[] = [];
  collectActions(content, found);
  return found;
});
const actionsIn = (content: unknown): readonly Action[] =>
  typeof content === "object" && content !== null ? actionsOf(content) : [];
const placeOf = (action: Action, own: Place): Place =>
  "on" in action && action.on ? action.on : own;
export const buttonsOf = (screen: Screen): readonly Button[] =>
  actionsIn(screen.content).map((action) => ({ screen, action, on: placeOf(action, screen.own) }));

export const instanceOf = (sim: Simulator, { workflow, instance }: Place): Instance | undefined => {
  const id = instance ?? sim.workflows.get(workflow)?.single;
  return id === undefined ? undefined : sim.instances.get(id);
};
export const reads = (one: Instance, member: Member, sim: Simulator): boolean =>
  one.readers.length === 0 ||
  audiencesOf(member, sim.people).some((key) => one.readers.includes(key));

/** A panel as the engine shows it; undefined: not to this person. */
export const panelOf = (
  sim: Simulator,
  member: Member,
  place: Place,
  name: string,
): Screen["content"] | undefined => {
  const workflow = sim.workflows.get(place.workflow);
  const { panel, from } = fromRow(name);
  const spec = workflow?.panels[panel];
  const one = instanceOf(sim, place);
  if (!workflow || !spec || (spec.about === "one" && one?.workflow !== workflow)) return undefined;
  const state = one?.state ?? workflow.initial;
  const bare = sim.world({});
  if (!spec.access(state, { member }, bare)) return undefined;
  const viewer = {
    member,
    now: instant(sim.now),
    ...(one && { instance: one.id as never }),
    ...(from !== undefined && { from }),
  };
  return spec.show(state, viewer, sim.world(spec.needs?.(state, viewer, bare) ?? {}));
};
const homes = (sim: Simulator, member: Member): readonly Screen[] =>
  [...sim.workflows.values()].flatMap(({ home, initial, name }): readonly Screen[] => {
    if (!home?.access(initial, { member }, sim.world({}))) return [];
    const viewer = { member, now: instant(sim.now) };
    const content = home.show(
      initial,
      viewer,
      sim.world(home.needs?.(initial, viewer, sim.world({})) ?? {}),
    );
    return [{ from: "list", name: "home", own: { workflow: name }, content }];
  });
const lists = (sim: Simulator, member: Member): readonly Screen[] =>
  [...sim.workflows.values()].flatMap((workflow) =>
    Object.entries(workflow.panels).flatMap(([name, spec]): readonly Screen[] => {
      const own = { workflow: workflow.name };
      const content =
        spec.about === "all" && spec.words ? panelOf(sim, member, own, name) : undefined;
      return content === undefined ? [] : [{ from: "list", name, own, content }];
    }),
  );
const contentOf = perObject(({ content }: { readonly content: string }): unknown =>
  JSON.parse(content),
);
/** What stands with this person, or in a space of their agency, and has not been taken away. */
const standing = (sim: Simulator, member: Member): readonly Screen[] => {
  const spaces = [...sim.people.spaces.values()]
    .filter(({ agencies }) => agencies.includes(member.agency))
    .map(({ id }) => `s:${id}`);
  return [...sim.instances.values()].flatMap((one) =>
    [...one.shown.values()].flatMap((post): readonly Screen[] => {
      const { key, audience, gone } = post;
      const from =
        audience === `m:${member.id}` ? "post" : spaces.includes(audience) ? "space" : undefined;
      if (gone || from === undefined) return [];
      return [
        {
          from,
          name: key,
          own: { workflow: one.workflow.name, instance: one.id },
          content: contentOf(post),
        },
      ];
    }),
  );
};
const isOne = (workflow: AnyWorkflow, command: string): boolean =>
  command !== workflow.start && workflow.single === undefined;
/** A word, and which one: chosen from a list of what is open, or named by its reference. */
const words = (sim: Simulator, member: Member): readonly Screen[] =>
  [...sim.workflows.values()].flatMap((workflow): readonly Screen[] => {
    const label = { key: "core.pickThis" };
    const commands = Object.entries(workflow.commands).filter(
      ([name, spec]) => spec.words && isOne(workflow, name),
    );
    const panels = Object.entries(workflow.panels).filter(
      ([, spec]) => spec.words && spec.about === "one",
    );
    if (commands.length + panels.length === 0) return [];
    const all = sim
      .of(workflow.name)
      .filter((one) => one.readers.length > 0 && reads(one, member, sim));
    return all.map(({ id, state }) => {
      const may = (spec: (typeof commands)[number][1] | (typeof panels)[number][1]) =>
        spec.access(state, { member }, sim.world({}));
      const content = [
        ...commands.filter(([, spec]) => may(spec)).map(([command]) => ({ label, command })),
        ...panels.filter(([, spec]) => may(spec)).map(([panel]) => ({ label, panel })),
      ];
      return {
        from: "word",
        name: "words",
        own: { workflow: workflow.name, instance: id },
        content,
      };
    });
  });

/** Which panels a command may show when it is done, by what was answered. */
const panelsAfter = (
  sim: Simulator,
  { action, on }: Button,
): readonly { readonly on: Place; readonly panel: string }[] => {
  const workflow = sim.workflows.get(on.workflow);
  const spec = "command" in action ? workflow?.commands[action.command] : undefined;
  if (!workflow || !spec?.after) return [];
  const state = instanceOf(sim, on)?.state ?? workflow.initial;
  const answers: Readonly<Record<string, unknown>>[] = [{}];
  for (const [name, field] of Object.entries(spec.form.fields))
    if (field.kind === "choice") answers.push(...field.options.map((value) => ({ [name]: value })));
  return answers.flatMap((values) => {
    const next = spec.after?.(state, values);
    return next ? [{ on: next.on ?? on, panel: next.panel }] : [];
  });
};
/** `isThere`: what has been drawn already, which is most of it, and takes most of the time. */
const opened = (
  sim: Simulator,
  member: Member,
  screen: Screen,
  isThere: (key: string, from: From) => boolean,
): readonly Screen[] =>
  buttonsOf(screen).flatMap((button): readonly Screen[] => {
    const { action, on } = button;
    // What opens from a card in a space is drawn for the one who opened it.
    const from = screen.from === "space" ? "post" : screen.from;
    const next = "panel" in action ? [{ on, panel: action.panel, from }] : [];
    const after = panelsAfter(sim, button).map((each) => ({ ...each, from: "after" as const }));
    return [...next, ...after].flatMap(({ on: own, panel, from }) => {
      if (isThere(keyOf({ name: panel, own }), from)) return [];
      const content = panelOf(sim, member, own, panel);
      return content === undefined ? [] : [{ from, name: panel, own, content }];
    });
  });

type Seen = { readonly at: string; readonly screens: readonly Screen[] };
const known = new WeakMap<ReadonlyMap<string, Instance>, Map<string, Seen>>();
const keyOf = ({ name, own }: Pick<Screen, "name" | "own">): string =>
  `${own.workflow} ${own.instance ?? ""} ${name}`;
/** What comes first counts: what opens from a list as well as from a word is in a list. */
const look = (sim: Simulator, member: Member): readonly Screen[] => {
  const roots = [
    ...standing(sim, member),
    ...homes(sim, member),
    ...lists(sim, member),
    ...words(sim, member),
  ];
  const found = new Map(roots.map((screen) => [keyOf(screen), screen]));
  const later = new Map<string, Screen>();
  const isThere = (key: string, from: From): boolean =>
    found.has(key) || (from === "after" && later.has(key));
  for (const screen of found.values())
    for (const next of opened(sim, member, screen, isThere)) {
      const all = next.from === "after" ? later : found;
      if (!all.has(keyOf(next))) all.set(keyOf(next), next);
    }
  for (const [key, screen] of later) if (!found.has(key)) found.set(key, screen);
  return [...found.values()];
};
/** Everything that this member can see now. Kept as long as nothing changes. */
export const screensOf = (sim: Simulator, member: Member): readonly Screen[] => {
  const seen = known.get(sim.instances) ?? new Map<string, Seen>();
  known.set(sim.instances, seen);
  const at = String(sim.now);
  const old = seen.get(member.id);
  if (old?.at === at) return old.screens;
  const screens = look(sim, member);
  seen.set(member.id, { at, screens });
  return screens;
};
/** What stands in chat because of one instance, and all its panels: less than everything, and soon drawn. */
export const screensAbout = (
  sim: Simulator,
  member: Member,
  one: Instance,
  names = Object.keys(one.workflow.panels),
): readonly Screen[] => {
  const own = { workflow: one.workflow.name, instance: one.id };
  const panels = names.flatMap((name): readonly Screen[] => {
    const content =
      one.workflow.panels[name]?.about === "one" ? panelOf(sim, member, own, name) : undefined;
    return content === undefined ? [] : [{ from: "list", name, own, content }];
  });
  return [...standing(sim, member).filter((screen) => screen.own.instance === one.id), ...panels];
};
/** The same, of its panels only the one that lists lead to, and what opens from there. */
export const screensFrom = (sim: Simulator, member: Member, one: Instance): readonly Screen[] => {
  const found = new Map(
    screensAbout(sim, member, one, ["show"]).map((screen) => [keyOf(screen), screen]),
  );
  for (const screen of found.values())
    for (const next of opened(sim, member, screen, (key) => found.has(key)))
      if (next.from !== "after" && next.own.instance === one.id && !found.has(keyOf(next)))
        found.set(keyOf(next), next);
  return [...found.values()];
};
