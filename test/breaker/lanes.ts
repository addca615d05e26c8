// Copies of the tree in which mistakes are made, each with a process of its own that runs tests there. The work tree is never written to.
import { type ChildProcess, fork } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/source.ts";
import type { Answer, Demand } from "./lane.ts";

const parts = [
  "src",
  "workflows",
  "adapters",
  "playground",
  "manifest",
  "test",
  "docs",
  "package.json",
  "tsconfig.json",
  "stafett.yaml",
  "stafett.schema.json",
];
/** `late`: not back in time, which a mistake that makes a loop endless brings about. */
export type Verdict = Answer | "late";
/** `text` stands in the file at `path` while `tests` run; afterwards the file is as it was. */
export type Trial = {
  readonly path: string;
  readonly text: string;
  readonly original: string;
  readonly tests: readonly string[];
};

/** A copy of the tree, to make mistakes in: its path. */
export const workTree = (): string => {
  const tree = mkdtempSync(join(tmpdir(), "stafett-breaker-"));
  for (const part of parts) cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  return tree;
};
export const withoutTree = (tree: string): void => rmSync(tree, { recursive: true, force: true });

export class Lane {
  readonly #tree: string;
  #process: ChildProcess | undefined;
  constructor() {
    this.#tree = workTree();
  }
  /** Whether the tests notice. Throws when the process cannot be started. */
  async try({ path, text, original, tests }: Trial, timeoutMs: number): Promise<Verdict> {
    writeFileSync(join(this.#tree, path), text);
    try {
      return await this.#ask({ changed: path, tests }, timeoutMs);
    } finally {
      writeFileSync(join(this.#tree, path), original);
    }
  }
  close(): void {
    this.#process?.kill("SIGKILL");
    withoutTree(this.#tree);
  }
  async #ask(demand: Demand, timeoutMs: number): Promise<Verdict> {
    this.#process ??= await this.#start();
    const process = this.#process;
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    const late = setTimeout(() => resolve("late"), timeoutMs);
    const ended = (): void => resolve("failed");
    process.once("message", resolve).once("exit", ended);
    process.send(demand);
    const verdict = await promise;
    clearTimeout(late);
    process.off("message", resolve).off("exit", ended);
    if (verdict === "late" || process.exitCode !== null) {
      process.kill("SIGKILL");
      this.#process = undefined;
    }
    return verdict;
  }
  /** The tests' own output is theirs: of a mistake, only whether it was noticed is told. */
  #start(): Promise<ChildProcess> {
    const child = fork(join(this.#tree, "test/breaker/lane.ts"), [], {
      cwd: this.#tree,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>();
    child
      .once("message", () => resolve(child))
      .once("exit", (code) => reject(new Error(`a lane ended before it began: ${code}`)));
    return promise;
  }
}
