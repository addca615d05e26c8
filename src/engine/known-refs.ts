// Where references led: a reference never means another instance.
import type { InstanceId } from "../rules/ui.ts";

/** The oldest goes first. */
const most = 5_000;

export class KnownRefs {
  readonly #known = new Map<string, InstanceId>();
  of(workflow: string, ref: string): InstanceId | undefined {
    return this.#known.get(`${workflow}|${ref}`);
  }
  keep(workflow: string, ref: string, instance: InstanceId): void {
    if (this.#known.size >= most) this.#known.delete(this.#known.keys().next().value as string);
    this.#known.set(`${workflow}|${ref}`, instance);
  }
}
