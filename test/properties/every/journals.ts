// What was recorded of each workflow, as a world to look at: every state on the way, with everything that it belongs to as it was in the end.
import { readdirSync, readFileSync } from "node:fs";
import { postKey } from "../../../src/engine/applied.ts";
import { forReaders, platformsOf, readerKeys } from "../../../src/engine/draft.ts";
import { audienceKey } from "../../../src/rules/relation.ts";
import type { View } from "../../../src/rules/workflow.ts";
import type { Journal } from "../../support/recorder-hand.ts";
import { type Instance, Simulator } from "../simulator.ts";

const folder = new URL("../../fixtures/journals/", import.meta.url);
type Event = Journal["events"][number] & { readonly at?: string };
const journals: readonly Journal[] = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Journal[],
);

/** As if it had been written just now: what its view wants stands, and its clocks are set. */
const instanceAt = (
  sim: Simulator,
  { workflow: name, instance: id }: Journal,
  events: readonly Event[],
): Instance | undefined => {
  const workflow = sim.workflows.get(name);
  if (!workflow || workflow.single !== undefined) return undefined;
  const state = events.reduce<unknown>(
    (folded, event) => workflow.evolve(folded, event as never),
    workflow.initial,
  );
  const view = forReaders(
    workflow.view(state, sim.world(workflow.viewNeeds?.(state) ?? {})) as View,
    sim.people,
  );
  const posts = view.posts.flatMap(({ key, to, message }) =>
    platformsOf(sim.people, to).map((platform) => {
      const content = JSON.stringify(message);
      return { key, platform, audience: audienceKey(to), content, mac: content, gone: false };
    }),
  );
  const timers = view.timers.map(({ key, at, command, values = {} }) => ({
    key,
    at: Date.parse(at),
    command,
    values: JSON.stringify(values),
    state: "set" as const,
  }));
  const shown = new Map(posts.map((post) => [postKey(post.key, post.platform), post]));
  const facts = events as Instance["facts"];
  return {
    id,
    workflow,
    state,
    posts: shown,
    shown,
    timers: new Map(timers.map((timer) => [timer.key, timer])),
    readers: readerKeys(view),
    view,
    facts,
  };
};
const named = (text: string): readonly Journal[] =>
  journals.filter(({ instance }) => text.includes(`"${instance}"`));
/** Those that it names, and those that name it. */
const around = (journal: Journal): readonly Journal[] => [
  ...named(JSON.stringify(journal.events)),
  ...journals.filter(({ events }) => JSON.stringify(events).includes(`"${journal.instance}"`)),
];
const timeOf = (events: readonly Event[], before: number): number =>
  Math.max(before, ...events.map(({ at }) => (at ? Date.parse(at) : before)));
/** What had happened by then. What says no time was at the time of what came before it. */
const until = (events: readonly Event[], now: number): readonly Event[] => {
  const next = events.findIndex(({ at }) => at !== undefined && Date.parse(at) > now);
  return next < 0 ? events : events.slice(0, next);
};
const began = Date.parse("2026-11-25T09:00:00Z");

export type Recorded = {
  readonly sim: Simulator;
  readonly one: Instance;
  readonly where: string;
  readonly last: string;
};
/** Every state of every journal that was true for somebody, one after the other in the same world. */
export const recorded = (see: (recorded: Recorded) => void): void => {
  const sim = new Simulator(began);
  const empty = sim.instances;
  for (const journal of journals) {
    const others = around(journal).filter(({ instance }) => instance !== journal.instance);
    for (const [n] of journal.events.entries()) {
      if (journal.commits?.includes(n + 1) === false) continue;
      const events = journal.events.slice(0, n + 1);
      sim.now = timeOf(events, began);
      sim.instances = empty;
      for (const other of others) {
        const there = instanceAt(sim, other, until(other.events, sim.now));
        if (there && there.state !== there.workflow.initial)
          sim.instances = new Map(sim.instances).set(there.id, there);
      }
      const one = instanceAt(sim, journal, events);
      if (!one) continue;
      sim.instances = new Map(sim.instances).set(one.id, one);
      see({
        sim,
        one,
        where: `${journal.workflow} ${journal.instance}, event ${n + 1}`,
        last: events.at(-1)?.type ?? "",
      });
    }
  }
};
