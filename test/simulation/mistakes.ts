// Mistakes that somebody could make in the program, each of which breaks a promise that only a season sees.
/** `from` stands once in the file at `path`, and is replaced by `to`. */
export type Mistake = {
  readonly name: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** So many share the databases while it is looked for. */
  readonly processes: number;
};
export const mistakes: readonly Mistake[] = [
  {
    name: "a delivery is settled by a process whose lease another one has taken over",
    path: "src/store/queue.ts",
    from: "and fence = ? and state = 'sending' returning 1",
    to: "and (1 = 1 or fence = ?) and state = 'sending' returning 1",
    processes: 3,
  },
  {
    name: "a new post whose outcome is unknown is sent again without a question",
    path: "src/worker/outbox.ts",
    from: 'if (c.landed !== null) return { state: "due", nextAt, error };',
    to: 'return { state: "due", nextAt, error };',
    processes: 1,
  },
  {
    name: "the last of more than three readers is not written down",
    path: "src/store/unit.ts",
    from: "...(w.readers ?? []).map((reader)",
    to: "...(w.readers ?? []).slice(0, (w.readers?.length ?? 0) > 3 ? -1 : undefined).map((reader)",
    processes: 1,
  },
  {
    name: "the last of several timers is not set",
    path: "src/engine/reconcile.ts",
    from: "for (const timer of view.timers) {",
    to: "for (const timer of view.timers.slice(0, view.timers.length > 1 ? -1 : undefined)) {",
    processes: 1,
  },
  {
    name: "a key that was replaced before a crash is only said to be destroyed",
    path: "src/worker/erasing.ts",
    from: "await core.keys.destroy(keyId);\n      await store",
    to: "await store",
    processes: 1,
  },
  {
    name: "the key of what is erased stays",
    path: "src/worker/erasing.ts",
    from: "await core.keys.destroy(keyId);\n    await store",
    to: "await store",
    processes: 1,
  },
];
