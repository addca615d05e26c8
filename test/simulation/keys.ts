// Which keys were replaced by others: an instance is written anew under another key, and the one before must be gone.
import type { Disk } from "./disk.ts";

export class Keys {
  readonly #of = new Map<string, string>();
  readonly #replaced = new Set<string>();
  /** What lies under which key now. */
  look(disk: Disk): void {
    for (const row of disk.rows("select instance, key_id from instances")) {
      const [instance, id] = [String(row.instance), String(row.key_id)];
      const before = this.#of.get(instance);
      if (before !== undefined && before !== id) this.#replaced.add(before);
      this.#of.set(instance, id);
    }
  }
  forget(): void {
    this.#of.clear();
    this.#replaced.clear();
  }
  /** Keys that were replaced, are there, and are not noted as to be destroyed. */
  left(disk: Disk): readonly string[] {
    const waits = new Set(
      disk
        .rows("select name from meta where name like 'destroy:%'")
        .map(({ name }) => String(name).slice("destroy:".length)),
    );
    return [...this.#replaced]
      .filter((id) => !waits.has(id) && disk.hasKey(id))
      .map(() => "a key that was replaced is still there");
  }
}
