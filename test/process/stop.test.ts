// A stop of the real program under load, with a channel that hangs: five seconds at most, nobody is cut off, and nobody who asks again is told the wrong thing.
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";
import { commandBody } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { anna, calming, idempotencyKeyOf, Load, opening, post } from "./load.ts";
import { freePort, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

test("is over in five seconds although forty posts hang, and another person's message does not wait for them", async () => {
  const { cloud, url } = await slack();
  const program = await running(withSample(temporary()), url, await freePort());
  cloud.faults.next({ kind: "timeout", method: "chat.postMessage", times: 40 });
  for (let i = 0; i < 10; i++) await post(program, opening().body);
  const hung = () => cloud.calls.filter((call) => call.method === "chat.postMessage").length;
  await expect.poll(hung).toBeGreaterThan(0);
  // What is asked is answered at once meanwhile.
  const asked = performance.now();
  expect(await post(program, commandBody(anna, "vem"))).toBe("");
  expect(performance.now() - asked).toBeLessThan(2_000);
  const told = performance.now();
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(performance.now() - told).toBeLessThan(5_500);
});

test("cuts nobody off: whose command was saved has the answer, eight stops in a row; the same again is done already", async () => {
  const { url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const begin = () => running(cwd, url, port);
  const load = new Load(await begin());
  const calling = Array.from({ length: 48 }, () => load.caller());
  for (let i = 0; i < 8; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 200));
    load.program.child.kill("SIGTERM");
    expect(await load.program.ended).toBe(0);
    load.program = await begin();
  }
  load.end();
  await Promise.all(calling);
  expect([...load.refusals.keys()]).toEqual([]);
  const last = load.commands.findLast((command) => command.kind === "open" && command.acknowledged);
  const [ref = ""] = load.refs;
  const calm = calming(ref);
  await post(load.program, calm.body);
  const again = [await post(load.program, last?.body ?? ""), await post(load.program, calm.body)];
  for (const said of again) expect(said).not.toMatch(/Inget har sparats|inte sparats|kunde inte/);
  load.program.child.kill("SIGTERM");
  expect(await load.program.ended).toBe(0);
  const db = openSqlite(join(cwd, "data/stafett.db"));
  const idempotencyKeys = new Set(
    (await db.query("select idempotency_key from idempotency_keys")).map((row) =>
      String(row.idempotency_key),
    ),
  );
  await db.close();
  const unanswered = load.commands.filter(
    (command) => !command.acknowledged && idempotencyKeys.has(idempotencyKeyOf(command.body)),
  );
  expect([load.commands.length > 100, unanswered.length]).toEqual([true, 0]);
});
