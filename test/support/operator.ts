// What the command says to whoever gave it, instead of to the terminal. For the tests of one file: each begins with nothing said.
import { afterEach, beforeEach, vi } from "vitest";

export type Said = { readonly code: number; readonly out: string; readonly err: string };
/** What stands on either stream so far. */
export const listened = (): { out: string; err: string } => {
  const said = { out: "", err: "" };
  beforeEach(() => {
    Object.assign(said, { out: "", err: "" });
    for (const [stream, kept] of [
      [process.stdout, "out"],
      [process.stderr, "err"],
    ] as const)
      vi.spyOn(stream, "write").mockImplementation((text) => {
        said[kept] += String(text);
        return true;
      });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = 0;
  });
  return said;
};
