// However many workspaces ask and are written to, one after the other: what is kept of each does not add up.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../support/source.ts";

const workspaces = 7_000;
const mostHeapMb = 200;

test(`${workspaces} workspaces fit into ${mostHeapMb} MB`, async () => {
  const flags = ["--disable-warning=ExperimentalWarning", `--max-old-space-size=${mostHeapMb}`];
  const args = [...flags, join(root, "test/support/many-workspaces.ts"), String(workspaces)];
  const { stdout } = await promisify(execFile)(join(root, "node_modules/.bin/node"), args, {
    cwd: root,
  });
  expect(JSON.parse(stdout)).toEqual({ answered: workspaces, posted: workspaces });
});
