// Help: what a person may do here. At most nine things first, by what waits for them and by their role; everything by search.
import { keepsClassA, opensClassA, withoutClassB } from "../rules/class-a.ts";
import {
  type Action,
  type Block,
  count,
  type InstanceId,
  type Open,
  type Panel,
  type Phrase,
  type PlainKey,
  t,
} from "../rules/ui.ts";
import type { AnyWorkflow, Member, Needs, Often, Registry } from "../rules/workflow.ts";
import type { Meant, Phrasebook } from "../words/phrasebook.ts";
import type { Core } from "./core.ts";
import { chatOnly } from "./in-chat.ts";
import type { Instances, Line } from "./instances.ts";
import { look, type Who } from "./panels.ts";

/** Read at a glance; the rest is searched for. [design] */
const mostFirst = 9;
/** Whose its buttons and its search are, where others have the name of a workflow. */
export const helpName = "help";

/** Something that has a help sentence and that this member may do. `rank`: the lowest stands first; `rest`: in no first place. */
export type Offer = {
  readonly meant: Meant;
  readonly words: PlainKey;
  readonly help: PlainKey;
  readonly rank: number;
  readonly waits: readonly unknown[];
  readonly actions: readonly Action[];
};
const rest = 4;
const rankOf = (
  often: Often | undefined,
  urgent: boolean,
  waits: readonly unknown[],
  { roles }: Member,
): number => {
  if (urgent) return 0;
  if (waits.length > 0) return 1;
  if (often === undefined) return rest;
  return often === true ? 3 : often.some((role) => roles.includes(role)) ? 2 : rest;
};
const label: Phrase = { key: "core.helpOpen" };
/** `<workflow>.<kind>.<name>`, as in `case.command.checkIn`: what a choice in the search says, and the button of what is about one of several. */
export const keyOf = ({ workflow, kind, name }: Meant): Open<string> =>
  `${workflow}.${kind}.${name}` as Open<string>;
/** What such a key means; undefined: nothing that has a help sentence. Whether somebody may do it, what it opens says. */
export const meantBy = (registry: Registry, key: unknown): Meant | undefined => {
  const [of = "", kind, name = ""] = String(key).split(".");
  const workflow = registry.get(of);
  if (workflow === undefined || (kind !== "panel" && kind !== "command")) return undefined;
  const all = kind === "panel" ? workflow.panels : workflow.commands;
  const spec = Object.hasOwn(all, name) ? all[name] : undefined;
  return spec?.words && spec.help
    ? { workflow: of, kind, name, one: kind === "command" && !isFree(workflow, name) }
    : undefined;
};
/** About none of several: it can be pressed as it is. */
const isFree = ({ start, single }: AnyWorkflow, command: string): boolean =>
  command === start || single !== undefined;

/**
 * One that is open and one that is over: some commands are for the one, some for the other. None where no word is about one of several: to load a state for
 * nothing costs more than the rest of the panel.
 */
const ownStates = async (
  instances: Instances,
  workflow: AnyWorkflow,
  { member, people }: Who,
  isChat: boolean,
): Promise<readonly unknown[]> => {
  const { name, start, single, commands } = workflow;
  if (
    single !== undefined ||
    !Object.entries(commands).some(([each, { words, help }]) => each !== start && words && help)
  )
    return [];
  const own = { workflow: name, for: member, limit: 1, ...(isChat && chatOnly(people)) };
  const ask = (open: boolean) => instances.list({ ...own, open }, people);
  const rows = (await Promise.all([ask(true), ask(false)])).flat();
  const found = await Promise.all(
    rows.map(({ instance }) => instances.load(instance as InstanceId)),
  );
  return found.map((each) => each?.state);
};
/** Rows alone: a title is read from its instance, which is loaded for that. */
const untitled = (needs: Needs): Needs =>
  Object.fromEntries(
    Object.entries(needs).map(([name, need]) => {
      if (!("titles" in need)) return [name, need];
      const { titles: _, ...rows } = need;
      return [name, rows];
    }),
  );
const panelOffers = async (
  core: Core,
  instances: Instances,
  workflow: AnyWorkflow,
  who: Who,
  isChat: boolean,
): Promise<readonly Offer[]> => {
  const offers: Offer[] = [];
  for (const [name, spec] of Object.entries(workflow.panels)) {
    const { words, help, about, often, urgent = false } = spec;
    if (!words || !help || about !== "all") continue;
    if (keepsClassA(who.member, who.people) && !opensClassA(workflow, name)) continue;
    // What waits there is asked for as the panel asks for it, but for titles; of the others it is enough to know that they may be seen.
    const needs =
      spec.waits &&
      spec.needs &&
      ((...asked: Parameters<typeof spec.needs>) => untitled(spec.needs?.(...asked) ?? {}));
    const needed = { about, access: spec.access, ...(needs && { needs }) };
    const seen = await look(
      core,
      instances,
      { workflow, spec: needed, target: { workflow: workflow.name }, isChat },
      who,
    );
    if (typeof seen === "string") continue;
    const waits = spec.waits?.(seen.viewer, seen.world) ?? [];
    const actions: readonly Action[] = [
      { label, panel: name, on: { workflow: workflow.name }, ...(urgent && { style: "danger" }) },
    ];
    const meant: Meant = { workflow: workflow.name, kind: "panel", name, one: false };
    offers.push({
      meant,
      words,
      help,
      waits,
      actions,
      rank: rankOf(often, urgent, waits, who.member),
    });
  }
  return offers;
};
const commandOffers = async (
  instances: Instances,
  workflow: AnyWorkflow,
  who: Who,
  isChat: boolean,
): Promise<readonly Offer[]> => {
  const world = instances.bareWorld(who.people);
  const single = workflow.single === undefined ? undefined : await instances.load(workflow.single);
  const own = await ownStates(instances, workflow, who, isChat);
  const on = { workflow: workflow.name, ...(workflow.single && { instance: workflow.single }) };
  return Object.entries(workflow.commands).flatMap(([name, spec]): readonly Offer[] => {
    const { words, help, often } = spec;
    if (keepsClassA(who.member, who.people) && !withoutClassB(workflow, name)) return [];
    const free = isFree(workflow, name);
    const states =
      workflow.single !== undefined ? [single?.state] : free ? [workflow.initial] : own;
    const can = (state: unknown) =>
      spec.access(state, who, world) && !(free && spec.ready?.(state, world, who));
    if (!words || !help || !states.some((state) => state !== undefined && can(state))) return [];
    const meant: Meant = { workflow: workflow.name, kind: "command", name, one: !free };
    // What is about one of several asks first which one is meant.
    const action: Action = free
      ? { label, command: name, on }
      : { label, panel: keyOf(meant), on: { workflow: helpName } };
    return [
      {
        meant,
        words,
        help,
        waits: [],
        actions: [action],
        rank: rankOf(often, false, [], who.member),
      },
    ];
  });
};

type Help = {
  readonly panel: Panel /** The keys to search among; none where the panel shows all. */;
  readonly searched: readonly Offer[];
};
/** What this member may do: the first of it as rows, each with its first word and a button, and all of it to search among. */
export const helpFor = async (
  core: Core,
  instances: Instances,
  book: Phrasebook,
  who: Who,
): Promise<Help> => {
  const { start } = core.platforms.speech[who.platform];
  const all: Offer[] = [];
  const isChat = who.platform !== core.pages?.platform;
  for (const workflow of core.registry.values())
    all.push(
      ...(await panelOffers(core, instances, workflow, who, isChat)),
      ...(await commandOffers(instances, workflow, who, isChat)),
    );
  const sorted = all.toSorted((a, b) => a.rank - b.rank);
  const few = all.length <= mostFirst;
  const first = few ? sorted : sorted.filter(({ rank }) => rank < rest).slice(0, mostFirst);
  const rows = first.map(({ words, help, rank, waits, actions }): Block => {
    const said =
      `${start} ${book.phrases(words, who.member.language)[0] ?? ""}`.trim() as Open<string>;
    const waiting =
      waits.length > 0 ? [t("core.dot"), t("core.helpWaits", { count: count(waits) })] : [];
    return {
      kind: "row",
      text: [{ key: help }],
      detail: [{ text: said }, ...waiting],
      ...(rank === 0 && { tone: "danger" }),
      actions,
    };
  });
  const intro: readonly Block[] = [
    {
      kind: "text",
      text: [
        start === "" ? t("core.helpIntroAlone") : t("core.helpIntro", { start: { text: start } }),
      ],
    },
    { kind: "text", text: [{ key: "core.emergency" }], tone: "danger" },
  ];
  return {
    panel: { title: { key: "core.helpTitle" }, body: [...intro, ...rows] },
    searched: few ? [] : all,
  };
};

/** The cases that a word could be about, a button each. `cut`: how many were looked through, where there are others. */
export const pickPanel = (meant: Meant, rows: readonly Line[], cut: number | undefined): Panel => {
  const label: Phrase = { key: "core.pickThis" };
  const body = rows.map(({ summary, ...row }): Block => {
    const on = { workflow: row.workflow, instance: row.instance as InstanceId };
    const action: Action =
      meant.kind === "panel"
        ? { label, panel: meant.name, on }
        : { label, command: meant.name, on };
    return {
      kind: "row",
      text: summary.ref ? [{ ref: summary.ref }] : [],
      ...(summary.words && { detail: [{ words: summary.words }] }),
      actions: [action],
    };
  });
  const none: Block = { kind: "text", text: [{ key: "core.pickNone" }] };
  const more: readonly Block[] =
    cut === undefined
      ? []
      : [
          {
            kind: "text",
            text: [t("core.list.cut", { most: cut as Open<number> })],
            tone: "warning",
          },
        ];
  return {
    title: { key: "core.pickTitle" },
    body: [...(body.length > 0 ? body : [none]), ...more],
  };
};
