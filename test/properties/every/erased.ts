// What is erased is named nowhere: everything else that is left is looked through for its reference and its two words.

import { calendar } from "../../../src/calendar/index.ts";
import { postKey } from "../../../src/engine/applied.ts";
import { forReaders, platformsOf } from "../../../src/engine/draft.ts";
import { shownIn } from "../../../src/engine/named.ts";
import type { View } from "../../../src/rules/workflow.ts";
import { type Instance, instant, type Simulator } from "../simulator.ts";
import { trying } from "./changes.ts";

type Name = { readonly of: string; readonly id: string; readonly texts: readonly string[] };
/** Two may have drawn the same two words: then they name neither. */
const namesOf = (gone: readonly Instance[], left: readonly Instance[]): readonly Name[] => {
  const words = new Set(left.map(({ view }) => view.summary.words));
  return gone.map(({ id, workflow, view: { summary } }) => ({
    of: workflow.name,
    id,
    texts: [summary.ref, words.has(summary.words) ? undefined : summary.words].filter(
      (text) => text !== undefined,
    ),
  }));
};
/** Its journal as the erasure leaves it, and whether that is another than it was. */
const redacted = (
  { workflow, facts }: Instance,
  gone: readonly Instance[],
): readonly [facts: readonly object[], isOther: boolean] => {
  const { redact } = workflow;
  if (!redact) return [facts, false];
  let all: readonly object[] = facts;
  for (const { id } of gone) {
    let state: unknown = workflow.initial;
    all = all.map((fact) => {
      const left = redact(fact as never, state, id as never) as object;
      state = workflow.evolve(state, fact as never);
      return left;
    });
  }
  return [all, all.some((fact, i) => fact !== facts[i])];
};
/** What stands when what shows it has been drawn again without it. */
const standing = (sim: Simulator, one: Instance, state: unknown): readonly string[] => {
  const { workflow } = one;
  const view = forReaders(
    workflow.view(state, sim.world(workflow.viewNeeds?.(state) ?? {})) as View,
    sim.people,
  );
  const anew = new Map(
    view.posts.flatMap(({ key, to, message }) =>
      platformsOf(sim.people, to).map(
        (platform) => [postKey(key, platform), JSON.stringify(message)] as const,
      ),
    ),
  );
  return [...one.shown].map(([key, post]) => anew.get(key) ?? post.content);
};
/** Everything that is left of one that is not erased: journal, what stands of it, timers, its line in lists. */
const traces = (
  sim: Simulator,
  one: Instance,
  gone: readonly Instance[],
): Readonly<Record<string, string>> => {
  const { workflow } = one;
  const [facts, isOther] = redacted(one, gone);
  const state = isOther
    ? facts.reduce<unknown>(
        (folded, fact) => workflow.evolve(folded, fact as never),
        workflow.initial,
      )
    : one.state;
  const shows = shownIn(workflow, one.state);
  const isDrawnAgain = isOther || gone.some(({ id }) => shows.includes(`i:${id}`));
  const posts = isDrawnAgain
    ? standing(sim, one, state)
    : [...one.shown.values()].map(({ content }) => content);
  return {
    journal: JSON.stringify(facts),
    posts: posts.join("\n"),
    timers: JSON.stringify([...one.timers.values()]),
    line: JSON.stringify(one.view.summary),
  };
};
/** What of a world still names what is erased in it. */
const namesErased = (sim: Simulator): readonly string[] => {
  const all = [...sim.instances.values()];
  const gone = all.filter(({ view }) => view.erase !== undefined);
  if (gone.length === 0) return [];
  const left = all.filter(({ view }) => view.erase === undefined);
  const names = namesOf(gone, left).filter(({ texts }) => texts.length > 0);
  return trying(sim, () => {
    sim.instances = new Map(left.map((one) => [one.id, one]));
    return left.flatMap((one) => {
      const places = Object.entries(traces(sim, one, gone));
      return names.flatMap(({ of, texts }) =>
        places
          .filter(([, text]) => texts.some((name) => text.includes(name)))
          .map(([place]) => `${one.workflow.name}: ${place} names a ${of} that is erased`),
      );
    });
  });
};
/** An operator erases it at once, wherever it has come to, and waits until it is told everywhere. */
const erase = (sim: Simulator, id: string): void => {
  const order = {
    workflow: "case",
    instance: id,
    command: "eraseNow",
    values: { withinMs: 60_000 },
    by: "configuration",
  } as const;
  for (let before: unknown; before !== sim.instances.get(id)?.state; ) {
    before = sim.instances.get(id)?.state;
    sim.run(order);
  }
  // What it takes along tells others in portions, on a clock of its own; nothing rings at night or over a weekend.
  sim.until(Date.parse(calendar.addWorkdays(instant(sim.now), 1, "09:00")));
};
const rename = (sim: Simulator, id: string): void => {
  const may = [...sim.people.members.values()].find((member) =>
    sim.workflows
      .get("case")
      ?.commands.rename?.access(sim.instances.get(id)?.state, { member }, sim.world({})),
  );
  if (may)
    sim.run({
      workflow: "case",
      instance: id,
      command: "rename",
      values: { why: "leaked" },
      by: { member: may },
    });
};
/** Growing old takes longer than the play: few of them do. */
const oldOnesIn = 16;
/** What is kept the longest of what people see, has gone by then; what is kept for years has not. */
const untilOldMs = 130 * 86_400_000;
export let erasures = 0;
/** What is erased already; what each case would leave behind if it were now, also under a new name; and in the end, what has grown old. */
export const namedWhenErased = (sim: Simulator, isLast: boolean): readonly string[] => [
  ...namesErased(sim),
  ...sim
    .of("case")
    .filter(({ view }) => view.erase === undefined)
    .flatMap(({ id }) =>
      trying(sim, () => {
        erasures += 1;
        if (erasures % 2 === 0) rename(sim, id);
        erase(sim, id);
        return namesErased(sim);
      }),
    ),
  ...(isLast && erasures % oldOnesIn === 0
    ? trying(sim, () => {
        sim.until(sim.now + untilOldMs);
        return namesErased(sim);
      })
    : []),
];
