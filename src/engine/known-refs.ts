// Where references led: a reference never means another instance, but an instance may be called something else by now.
import type { Ask } from "../../adapters/port.ts";
import type { InstanceId } from "../rules/ui.ts";
import { knows } from "./draft.ts";
import type { Instances, Line, Working } from "./instances.ts";
import type { Who } from "./panels.ts";

/** Where it led, and at which revision it was called so. */
type Led = Pick<Line, "instance" | "revision">;
/** The oldest goes first. */
const most = 5_000;

export class KnownRefs {
  readonly #known = new Map<string, Led>();
  /** Where it led once it leads again, for whoever may read what is there, and while that is still called so. Saves a look into the database (docs/bench.md). */
  async led(
    workflow: string,
    ref: string,
    instances: Instances,
    who: Pick<Who, "member" | "people">,
  ): Promise<InstanceId | undefined> {
    const led = this.#known.get(`${workflow}|${ref}`);
    // Only where the one who asks knows of it: for all others a reference that led somewhere costs as much as one that never did.
    const isKnown = (each: Working): boolean => knows(each, who.member, who.people);
    const inMemory = led && instances.inMemory(led.instance, isKnown);
    const working =
      inMemory &&
      (instances.atHand(inMemory.instance) ?? (await instances.load(inMemory.instance)));
    // After a leak it is called something else, and what it was called leads nowhere.
    const isCalled =
      working?.summary === undefined
        ? working?.revision === led?.revision
        : working.summary.ref === ref;
    return isCalled && working?.workflow.name === workflow && knows(working, who.member, who.people)
      ? working.instance
      : undefined;
  }
  /** What an ask is about, as far as that is known without a look. */
  about(ask: Ask, workflows: Iterable<string>): string | undefined {
    if (ask.kind !== "words") return "instance" in ask ? ask.instance : undefined;
    const ref = /\b\w+-\w{4}-\w{2}\b/.exec(ask.text.toUpperCase())?.[0];
    for (const workflow of ref === undefined ? [] : workflows) {
      const led = this.#known.get(`${workflow}|${ref}`);
      if (led) return led.instance;
    }
    return undefined;
  }
  keep(workflow: string, ref: string, { instance, revision }: Led): void {
    if (this.#known.size >= most) this.#known.delete(this.#known.keys().next().value as string);
    this.#known.set(`${workflow}|${ref}`, { instance, revision });
  }
}
