// kill -9 of the real program under load, again and again on one file: what was acknowledged is there once, what it implies is posted once.
import { expect, test } from "vitest";
import { temporary } from "../support/small-core.ts";
import { journals, outboxes, unsettled } from "./journals.ts";
import { callers, idempotencyKeyOf, Load } from "./load.ts";
import { freePort, stop, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

const kills = 4;

test("every acknowledged command is in the journal once, every post in the channel once", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const begin = () => running(cwd, url, port);
  const load = new Load(await begin());
  const calling = Array.from({ length: callers }, () => load.caller());
  const acknowledged = (): number => load.commands.filter((command) => command.acknowledged).length;
  for (let i = 0; i < kills; i++) {
    // Early on some answers are lost on their way back, so that there is time to look for them.
    if (i < 2) cloud.faults.next({ kind: "lost", method: "chat.postMessage", times: 3 });
    // It works by now, however slow the machine is: what is killed has something under way.
    const before = acknowledged();
    await expect.poll(() => acknowledged() - before, { interval: 10 }).toBeGreaterThan(25);
    await new Promise((resolve) => setTimeout(resolve, 250 + Math.random() * 500));
    await stop(load.program, "SIGKILL");
    load.program = await begin();
  }
  load.end();
  await Promise.all(calling);
  expect([...load.refusals.keys()]).toEqual([]);
  const atOnce = acknowledged();
  // Whatever nobody knows about is sent again, as it was: it counts once all the same.
  for (const command of load.commands.filter((one) => !one.acknowledged)) await load.send(command);
  expect(load.commands.filter((command) => !command.acknowledged)).toEqual([]);

  const opened = load.commands.filter((command) => command.kind === "open").length;
  // What was on its way and is not there is absent 90 seconds later: until then a post could still come twice.
  const deadline = Date.now() + 130_000;
  while (Date.now() < deadline && unsettled(cwd) > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await stop(load.program)).toBe(0);

  const found = await journals(cwd);
  const count = (types: readonly string[], type: string): number =>
    types.filter((one) => one === type).length;
  expect([atOnce > 100, opened > 10]).toEqual([true, true]);
  expect(found.cases.map((one) => count(one.types, "opened"))).toEqual(
    Array.from({ length: opened }, () => 1),
  );
  const idempotencyKeys = load.commands.map((command) => idempotencyKeyOf(command.body));
  expect(
    idempotencyKeys.filter((idempotencyKey) => !found.idempotencyKeys.has(idempotencyKey)),
  ).toEqual([]);
  for (const { ref, types } of found.cases) {
    const sent = load.commands.filter(
      (command) => command.kind === "calm" && command.ref === ref,
    ).length;
    expect([ref, count(types, "checkedIn")]).toEqual([ref, sent]);
  }
  const posted = outboxes(cloud);
  expect([posted.length, new Set(posted).size, posted.includes("none")]).toEqual([
    opened,
    opened,
    false,
  ]);
  expect(unsettled(cwd)).toBe(0);
});
