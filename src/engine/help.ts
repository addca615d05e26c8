// Two panels of the core's own: what a person may do here, and which case is meant.

import { type Action, type Block, type InstanceId, type Open, type Panel, type Phrase, type PlainKey, t } from "../rules/ui.ts";
import type { AnyWorkflow, Member, People, Platform } from "../rules/workflow.ts";
import type { Meant, Phrasebook } from "../words/phrasebook.ts";
import type { Core } from "./core.ts";
import type { Instances, Line } from "./instances.ts";

/**
 * One that is open and one that is over: some commands are for the one, some for the other. None where no word is about one of several: to load a state for
 * nothing costs more than the rest of the panel.
 */
const ownStates = async (instances: Instances, workflow: AnyWorkflow, member: Member, people: People): Promise<readonly unknown[]> => {
  const { name, start, single, commands } = workflow;
  if (single !== undefined || !Object.entries(commands).some(([each, { words, help }]) => each !== start && words && help)) return [];
  const ask = (open: boolean) => instances.list({ workflow: name, for: member, open, limit: 1 }, people);
  const rows = (await Promise.all([ask(true), ask(false)])).flat();
  const found = await Promise.all(rows.map(({ instance }) => instances.load(instance as InstanceId)));
  return found.map((each) => each?.state);
};
/** Everything with a help sentence that this member may do, each with its first word and a button: what is done often, then the rest by what it is about. */
export const helpPanel = async (core: Core, instances: Instances, book: Phrasebook, member: Member, platform: Platform): Promise<Panel> => {
  const { people } = await instances.people();
  const { start } = core.platforms.speech[platform];
  const world = instances.bareWorld(people);
  const body: Block[] = [
    { kind: "text", text: [t("core.helpIntro", { start: { text: start } })] },
    { kind: "text", text: [{ key: "core.emergency" }], tone: "danger" },
  ];
  const rest: Block[] = [];
  for (const workflow of core.registry.values()) {
    const rows: Block[] = [];
    const single = workflow.single === undefined ? undefined : await instances.load(workflow.single);
    const own = await ownStates(instances, workflow, member, people);
    const row = (words: PlainKey, help: PlainKey, often: true | undefined, ...actions: readonly Action[]): void => {
      const first = book.phrases(words, member.language)[0] ?? "";
      (often ? body : rows).push({ kind: "row", text: [{ key: help }], detail: [{ text: `${start} ${first}` as never }], actions });
    };
    const label: Phrase = { key: "core.helpOpen" };
    const on = { workflow: workflow.name, ...(workflow.single && { instance: workflow.single }) };
    for (const [name, panel] of Object.entries(workflow.panels)) {
      if (panel.words && panel.help && panel.about === "all" && panel.access(single?.state ?? workflow.initial, { member }, world))
        row(panel.words, panel.help, panel.often, { label, panel: name, on: { workflow: workflow.name } });
    }
    for (const [name, spec] of Object.entries(workflow.commands)) {
      const free = name === workflow.start || workflow.single !== undefined;
      const states = workflow.single !== undefined ? [single?.state] : free ? [workflow.initial] : own;
      const can = (state: unknown) => spec.access(state, { member }, world) && !(free && spec.ready?.(state, world, { member }));
      if (!spec.words || !spec.help || !states.some((state) => state !== undefined && can(state))) continue;
      // What is about one of several is asked for with its reference: a button could not say which.
      row(spec.words, spec.help, spec.often, ...(free ? [{ label, command: name, on }] : []));
    }
    if (rows.length > 0 && workflow.heading) rest.push({ kind: "heading", text: { key: workflow.heading } });
    rest.push(...rows);
  }
  return { title: { key: "core.helpTitle" }, body: [...body, ...rest] };
};

/** The cases that a word could be about, a button each. `cut`: how many were looked through, where there are others. */
export const pickPanel = (meant: Meant, rows: readonly Line[], cut: number | undefined): Panel => {
  const label: Phrase = { key: "core.pickThis" };
  const body = rows.map(({ summary, ...row }): Block => {
    const on = { workflow: row.workflow, instance: row.instance as InstanceId };
    const action: Action = meant.kind === "panel" ? { label, panel: meant.name, on } : { label, command: meant.name, on };
    return {
      kind: "row",
      text: summary.ref ? [{ ref: summary.ref }] : [],
      ...(summary.words && { detail: [{ words: summary.words }] }),
      actions: [action],
    };
  });
  const none: Block = { kind: "text", text: [{ key: "core.pickNone" }] };
  const more: readonly Block[] =
    cut === undefined ? [] : [{ kind: "text", text: [t("core.list.cut", { most: cut as Open<number> })], tone: "warning" }];
  return { title: { key: "core.pickTitle" }, body: [...(body.length > 0 ? body : [none]), ...more] };
};
