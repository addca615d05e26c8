// After every step what is cheap to see; every evening what takes longer.
import { createHash } from "node:crypto";
import type { Message } from "../../src/rules/ui.ts";
import type { Member, People } from "../../src/rules/workflow.ts";
import type { Simulator } from "../properties/simulator.ts";
import {
  calmMs,
  erasedIsGone,
  isStale,
  limbo,
  needToKnow,
  overdue,
  stands,
  tells,
  twice,
  unset,
} from "./checks.ts";
import type { PostState } from "./disk.ts";
import { Files } from "./files.ts";
import { Keys } from "./keys.ts";
import type { Parts } from "./parts.ts";

type Watched = Parts & {
  readonly file: string;
  members(): readonly Member[];
  /** Whether everything is looked at every evening. */
  readonly daily: boolean;
};
/** Since when nothing has gone wrong, and since when people are who they are; epoch ms. */
type Since = { readonly calmSince: number; readonly peopleSince: number };
const dayMs = 86_400_000;
/** What takes long is looked at every so-manieth evening. */
const [often, seldom] = [3, 10];

export class Evenings {
  readonly #o: Watched;
  readonly #known = new Map<string, readonly string[]>();
  readonly #changed = new Set<string>();
  /** What says something, and what was erased: each remembers what it looked for. */
  readonly #files: Readonly<Record<"tell" | "erased", Files>>;
  #evenings = 0;
  /** Who there is and what they are called; and since when, epoch ms: people also leave, join and come back by what is pressed. */
  #who = "";
  #whoSince = 0;
  readonly #keys = new Keys();
  /** How often a post was sent again where nobody could say whether it stands, by its name. */
  readonly #doubts = new Map<string, number>();
  constructor(watched: Watched) {
    this.#o = watched;
    this.#files = { tell: new Files(watched.file), erased: new Files(watched.file) };
  }
  doubted(outbox: string): void {
    this.#doubts.set(outbox, (this.#doubts.get(outbox) ?? 0) + 1);
  }
  /** An older copy is in the place of the databases: keys that were replaced since may be in use again. */
  comesBack(): void {
    this.#keys.forget();
  }
  /** Nothing acknowledged is lost, and nothing stands twice. */
  step(): readonly string[] {
    const { process, promises, disk, machine, clouds } = this.#o;
    if (!process.isUp) return [];
    return [
      ...promises.check(disk, machine.now),
      ...clouds.flatMap((cloud) => twice(cloud, this.#doubts)),
    ];
  }
  look({ calmSince, peopleSince: configuredSince }: Since): {
    readonly faults: readonly string[];
    readonly said: string;
    readonly calm: boolean;
  } {
    const { machine, disk, process, clouds, daily } = this.#o;
    const { now } = machine;
    this.#evenings += 1;
    const comes = (every: number, on = 0): boolean => daily || this.#evenings % every === on;
    const hasChanged = configuredSince > now - dayMs;
    const { sim, posts, changed } = disk.look(machine.shown(), hasChanged);
    const peopleSince = this.#peopleSince(configuredSince, sim);
    for (const id of changed) {
      this.#knows(id, sim);
      this.#changed.add(id);
    }
    const found: string[] = [];
    if (hasChanged || comes(often))
      found.push(...needToKnow(sim, this.#evenings, hasChanged || daily));
    if (comes(seldom)) {
      found.push(
        ...tells(this.#files.tell, sim, this.#o.members()),
        ...limbo(sim, [...this.#changed]),
      );
      this.#changed.clear();
    }
    const quietSince = Math.max(calmSince, process.lastTrouble);
    const calm = now - quietSince > calmMs && clouds.every((cloud) => cloud.isCalm(calmMs));
    this.#keys.look(disk);
    if (calm) {
      const toSee = hasChanged ? [...sim.instances.keys()] : changed;
      found.push(
        ...isStale(sim, toSee),
        ...unset(sim, toSee),
        ...this.#keys.left(disk),
        ...overdue(disk, sim, now, quietSince),
      );
      found.push(
        ...stands(posts, clouds, {
          words: (p, { changedAt }) =>
            changedAt > peopleSince ? this.#worded(p, sim.people) : undefined,
        }),
      );
      if (comes(seldom, 1))
        found.push(...erasedIsGone(disk, this.#files.erased, clouds, this.#known));
      disk.seen();
    }
    const rows = disk.rows(
      "select instance, version, revision, key_id from instances order by instance",
    );
    const sum = createHash("sha256").update(JSON.stringify(rows)).digest("hex").slice(0, 12);
    return { faults: found, said: `${sim.instances.size} instances, ${sum}`, calm };
  }
  /** Since when people are who they are, and are called what they are called. */
  #peopleSince(configuredSince: number, { people }: Simulator): number {
    const who = JSON.stringify(
      [...people.members.values()].map(({ id, name, agency, roles }) => [id, name, agency, roles]),
    );
    if (who !== this.#who && this.#who !== "") this.#whoSince = this.#o.machine.now;
    this.#who = who;
    return Math.max(configuredSince, this.#whoSince);
  }
  /** What it is called: when it is erased, nobody may find that anywhere. */
  #knows(id: string, sim: Simulator): void {
    const { ref, words } = sim.instances.get(id)?.view.summary ?? {};
    this.#known.set(id, [
      ...new Set([...(this.#known.get(id) ?? []), ref, words].flatMap((text) => text ?? [])),
    ]);
  }
  #worded(p: PostState, people: People): unknown {
    const id = p.post.audience.slice(2);
    const toMember = p.post.audience.startsWith("m:");
    const to = toMember ? people.members.get(id) : people.spaces.get(id);
    const reader = to && { language: to.language, people, ...(toMember && { only: id }) };
    const message = JSON.parse(p.content) as Message;
    return (
      reader &&
      this.#o.process.stafett?.engine.locale.message(message, reader as never, {
        workflow: p.workflow,
        instance: p.instance,
      })
    );
  }
}
