// Where references led: a reference never means another instance, but an instance may be called something else by now.
import type { InstanceId } from "../rules/ui.ts";

/** Where it led, and at which revision it was called so. */
type Led = { readonly instance: InstanceId; readonly revision: number };
/** The oldest goes first. */
const most = 5_000;

export class KnownRefs {
  readonly #known = new Map<string, Led>();
  of(workflow: string, ref: string): Led | undefined {
    return this.#known.get(`${workflow}|${ref}`);
  }
  keep(workflow: string, ref: string, { instance, revision }: Led): void {
    if (this.#known.size >= most) this.#known.delete(this.#known.keys().next().value as string);
    this.#known.set(`${workflow}|${ref}`, { instance, revision });
  }
}
