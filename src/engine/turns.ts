// Who wants the same thing takes turns.

export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();
  /** Commands on one instance wait for each other here, because deciding twice costs more than waiting. Other processes are met by the revision. */
  take<T>(lane: string | undefined, work: () => Promise<T>): Promise<T> {
    if (lane === undefined) return work();
    // At once where it is free: nothing takes a turn of its own lane in its own turn.
    const mine = this.#last.get(lane)?.then(work, work) ?? work();
    const quiet = mine.catch(() => undefined);
    this.#last.set(lane, quiet);
    void quiet.then(() => {
      if (this.#last.get(lane) === quiet) this.#last.delete(lane);
    });
    return mine;
  }
}
