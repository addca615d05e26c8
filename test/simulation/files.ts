// Whether words stand in a database's files in clear. Every evening of every season asks that of megabytes of which a few pages are new.
import { existsSync, readFileSync } from "node:fs";

const pageBytes = 4_096;
const none = Buffer.alloc(0);
const patternOf = (texts: readonly string[]): RegExp =>
  new RegExp(texts.map((text) => text.replaceAll(/[^\w]/g, "\\$&")).join("|"), "g");
/** The stretches of `now` that are not what they were, each with so much around it that a word over its edge is found. */
const changedIn = (now: Buffer, was: Buffer, around: number): readonly Buffer[] => {
  const stretches: { from: number; to: number }[] = [];
  for (let at = 0; at < now.length; at += pageBytes) {
    const to = Math.min(at + pageBytes, now.length);
    if (to <= was.length && now.compare(was, at, to, at, to) === 0) continue;
    const last = stretches.at(-1);
    if (last?.to === at) last.to = to;
    else stretches.push({ from: at, to });
  }
  return stretches.map(({ from, to }) => now.subarray(Math.max(0, from - around), to + around));
};

/** Looks into one database's files, time after time. A word that was not there is looked for in what has changed since; any other in all of it. */
export class Files {
  readonly #paths: readonly string[];
  readonly #seen = new Map<string, Buffer>();
  #absent: ReadonlySet<string> = new Set();
  constructor(file: string) {
    this.#paths = [file, `${file}-wal`];
  }
  /** Which of these stand there, as Latin-1 has them. */
  found(texts: readonly string[]): readonly string[] {
    const all = [...new Set(texts)];
    const [old, fresh] = [
      all.filter((text) => this.#absent.has(text)),
      all.filter((text) => !this.#absent.has(text)),
    ];
    const around = Math.max(0, ...all.map(({ length }) => length));
    const found = new Set<string>();
    const seek = (words: readonly string[], parts: readonly Buffer[]): void => {
      if (words.length === 0) return;
      const pattern = patternOf(words);
      for (const part of parts)
        for (const text of part.toString("latin1").match(pattern) ?? []) found.add(text);
    };
    for (const path of this.#paths) {
      const now = existsSync(path) ? readFileSync(path) : none;
      seek(fresh, [now]);
      seek(old, changedIn(now, this.#seen.get(path) ?? none, around));
      this.#seen.set(path, now);
    }
    this.#absent = new Set(all.filter((text) => !found.has(text)));
    return [...found];
  }
}
