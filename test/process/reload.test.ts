// SIGHUP of the real program: what the file says now holds, or nothing of it does.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandBody } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { post } from "./load.ts";
import { freePort, type Program, start, stop, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

const says = (program: Program, what: RegExp): Promise<unknown> =>
  expect.poll(() => program.said()).toMatch(what);
const asks = (program: Program, who: string): Promise<string> =>
  post(program, commandBody(who, "vem"));

test("somebody new is known, somebody who left is not, and each time it is said", async () => {
  const { url } = await slack();
  const cwd = withSample(temporary());
  const file = join(cwd, "stafett.yaml");
  const written = readFileSync(file, "utf8");
  const program = await running(cwd, url, await freePort());
  const stranger = await asks(program, "U0NOBODY9");
  expect(await asks(program, "U0NOOMI02")).not.toBe(stranger);
  writeFileSync(file, written.replace("slack: T0STAFETT/U0NOOMI02", "slack: T0STAFETT/U0NOBODY9"));
  program.child.kill("SIGHUP");
  await says(
    program,
    /^The configuration has been read again \(\d+\)\. What stands in the environment/m,
  );
  expect(await asks(program, "U0NOOMI02")).toBe(stranger);
  expect(await asks(program, "U0NOBODY9")).not.toBe(stranger);

  // Five mistakes beside a change that is none: not even that one holds.
  const lines = written.split("\n");
  for (const [find, put] of [
    [/^language: sv$/, "language: sw"],
    [/^ {4}lead: evonhuset-chef$/, "    lead: nobody-here"],
  ] as const)
    lines[lines.findIndex((line) => find.test(line))] = put;
  writeFileSync(file, lines.join("\n"));
  program.child.kill("SIGHUP");
  await says(
    program,
    /^stafett\.yaml has 2 mistakes\. The configuration that was in use still is\. Nothing has changed\.$/m,
  );
  const elsewhere = withSample(temporary());
  writeFileSync(join(elsewhere, "stafett.yaml"), lines.join("\n"));
  const refused = await start({
    cwd: elsewhere,
    env: { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" },
  });
  expect(await refused.ended).toBe(1);
  const words = refused.said().slice(refused.said().indexOf("stafett.yaml:"));
  expect(words).toMatch(/nobody-here/);
  expect(program.said()).toContain(words);
  expect(await asks(program, "U0NOOMI02")).toBe(stranger);
  expect(await asks(program, "U0NOBODY9")).not.toBe(stranger);

  // Two in a row: the later file holds.
  writeFileSync(file, written);
  program.child.kill("SIGHUP");
  program.child.kill("SIGHUP");
  await expect.poll(() => asks(program, "U0NOBODY9")).toBe(stranger);
  expect(await asks(program, "U0NOOMI02")).not.toBe(stranger);
  expect(await stop(program)).toBe(0);
});
