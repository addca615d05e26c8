// The process that leads is paused, cannot renew its lease, or is there twice under one name: nothing is doubled, and somebody else goes on.
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Processes } from "../../src/store/port.ts";
import { brokenIn } from "../support/guaranteed.ts";
import { masterKey, only } from "../support/presets.ts";
import { type Platform, type Program, platform, program } from "../support/programs.ts";
import { sampleConfig } from "../support/sample.ts";
import { freshSchema } from "./engines.ts";

const server = inject("postgres") ?? { skip: "nobody has started PostgreSQL" };
const contact = "T0STAFETT/U0NOOMI01";
const leaseMs = 15_000;
type Pair = {
  readonly a: Program;
  readonly b: Program;
  readonly cloud: Platform;
  readonly at: { readonly data: string; readonly keys: string };
};
/** Two programs, of which `a` leads. */
const pair = async (): Promise<Pair> => {
  const { url } = server as { readonly url: string };
  const [data, keys, cloud] = [await freshSchema(url), await freshSchema(url), platform()];
  const register = registerOf(sampleConfig(), false, ["slack"]);
  const a = await program(data, keys, cloud, { register });
  await a.stafett.worker.idle();
  const b = await program(data, keys, cloud, { register });
  await b.stafett.worker.idle();
  return { a, b, cloud, at: { data, keys } };
};
const open = async ({ stafett }: Program): Promise<InstanceId> => {
  const member = (await stafett.engine.transact.instances.people()).people.who("slack", contact);
  if (!member) throw new Error("nobody of that name");
  const values = { deputy: member.deputy, child: "no", risk: "high", quiet: "no" };
  const done = await stafett.engine.transact.run({
    idempotencyKey: "open",
    workflow: "case",
    command: "open",
    values,
    by: { member },
  });
  if (done.kind !== "ok") throw new Error(done.kind);
  return done.instance;
};
/** When it is to ring; epoch ms. */
const toRing = async ({ stafett }: Program, instance: InstanceId): Promise<readonly number[]> => {
  const working = await stafett.engine.transact.instances.load(instance);
  return [...(working?.timers.values() ?? [])].map(({ at }) => at);
};
const opened = async ({
  a,
  b,
}: Pair): Promise<{ readonly instance: InstanceId; readonly ringsAt: number }> => {
  const instance = await open(b);
  for (const one of [a, b]) await one.stafett.worker.idle();
  return { instance, ringsAt: Math.min(...(await toRing(b, instance))) };
};
const events = async ({ stafett }: Program): Promise<number> =>
  Number((await stafett.data.query("select count(*) as n from events"))[0]?.n);
const processesOf = ({ stafett }: Program): Processes => {
  const { processes } = stafett.store;
  if (!processes) throw new Error("one process alone");
  return processes;
};
/** Whatever was posted first, each time that it was. */
const first = (cloud: Platform): readonly string[] =>
  cloud.taken.filter(({ ref }) => !ref).map(({ outbox }) => outbox);
/** Stands still where `from` is called and `isIt`, until it goes on. `reached`: how often it has come there. */
const stopsAt = <Of extends object, Name extends keyof Of>(
  of: Of,
  name: Name,
  where: "before" | "after",
  isIt: (value: never) => boolean,
) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  // What stands still would keep its program from stopping.
  onTestFinished(() => resolve());
  const inner = (of[name] as (...given: unknown[]) => Promise<unknown>).bind(of);
  let reached = 0;
  const stop = async (value: unknown): Promise<void> => {
    if (!isIt(value as never)) return;
    reached += 1;
    await promise;
  };
  const held = async (...given: unknown[]): Promise<unknown> => {
    if (where === "before") await stop(given[0]);
    const came = await inner(...given);
    if (where === "after") await stop(came);
    return came;
  };
  Object.assign(of, { [name]: held });
  return { goes: resolve, reached: () => reached };
};
const everythingHolds = async ({ at, b }: Pair, since: number): Promise<void> => {
  const where = { servers: { ...at, beside: "" } };
  expect(
    await brokenIn({ where, masters: only(masterKey), running: { now: b.clock.now(), since } }),
  ).toEqual([]);
};

describe.skipIf("skip" in server)("a process that leads", () => {
  test("and is paused beyond its lease, what is due in its hands: another fires it, and it writes nothing more", async () => {
    const two = await pair();
    const { a, b, cloud } = two;
    const { instance, ringsAt } = await opened(two);
    const pause = stopsAt(
      a.stafett.engine.transact,
      "run",
      "before",
      ({ fired }: { fired?: string }) => fired !== undefined,
    );
    a.clock.set(ringsAt);
    const paused = a.stafett.worker.idle();
    await expect.poll(pause.reached).toBeGreaterThan(0);
    b.clock.set(ringsAt);
    await b.stafett.worker.idle();
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).not.toEqual([]);
    b.clock.set(ringsAt + leaseMs + 1);
    await b.stafett.worker.idle();
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).toEqual([]);
    const written = await events(b);
    a.clock.set(ringsAt + leaseMs + 2);
    pause.goes();
    await paused;
    for (const one of [a, b, a]) await one.stafett.worker.idle();
    expect(await events(b)).toBe(written);
    expect(new Set(first(cloud)).size).toBe(first(cloud).length);
    await everythingHolds(two, ringsAt);
  });
  test("and is paused beyond the lease of a post, which another has looked for and sent meanwhile: it does not send it", async () => {
    const two = await pair();
    const { a, b, cloud } = two;
    cloud.taken.length = 0;
    const pause = stopsAt(
      a.stafett.store.outbox,
      "claim",
      "after",
      ({ length }: readonly unknown[]) => length > 0,
    );
    await open(a);
    const paused = a.stafett.worker.idle();
    await expect.poll(pause.reached).toBeGreaterThan(0);
    expect(cloud.taken.length).toBe(0);
    // In doubt after a minute; what is not there is absent when nothing can take it late any more.
    for (const after of [61_000, 77_000, 160_000, 180_000]) {
      b.clock.set(two.a.clock.now() + after);
      await b.stafett.worker.idle();
    }
    const sent = first(cloud).length;
    expect(sent).toBeGreaterThan(0);
    a.clock.set(b.clock.now());
    pause.goes();
    await paused;
    for (const one of [a, b]) await one.stafett.worker.idle();
    expect(first(cloud).length).toBe(sent);
    expect(new Set(first(cloud)).size).toBe(sent);
    await everythingHolds(two, b.clock.now());
  });
  test("and cannot renew its lease rings no more, and not again before it has the lease", async () => {
    const two = await pair();
    const { a, b } = two;
    const { instance, ringsAt } = await opened(two);
    const { leads } = processesOf(a);
    let asked = 0;
    Object.assign(processesOf(a), {
      leads: () => Promise.reject(new Error(`the server does not answer ${++asked}`)),
    });
    a.clock.set(ringsAt);
    await a.stafett.worker.idle();
    expect(asked).toBeGreaterThan(0);
    expect((await toRing(a, instance)).filter((when) => when <= ringsAt)).not.toEqual([]);
    b.clock.set(ringsAt);
    await b.stafett.worker.idle();
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).toEqual([]);
    Object.assign(processesOf(a), { leads });
    a.clock.set(ringsAt + 6_000);
    await a.stafett.worker.idle();
    expect(
      await b.stafett.store.processes?.leads("nobody", ringsAt + 6_000, ringsAt + 6_000 + leaseMs),
    ).toBe(false);
    await everythingHolds(two, ringsAt);
  });
});
test.skipIf("skip" in server)(
  "two processes of one name both think that they lead: each reminder comes once, and each post",
  async () => {
    const name = vi
      .spyOn(crypto, "randomUUID")
      .mockReturnValue("00000000-0000-4000-8000-000000000000");
    const two = await pair();
    name.mockRestore();
    const { a, b, cloud } = two;
    const { instance, ringsAt } = await opened(two);
    const before = await events(b);
    for (const one of [a, b]) one.clock.set(ringsAt);
    await Promise.all([a, b].map((one) => one.stafett.worker.idle()));
    for (const one of [a, b]) await one.stafett.worker.idle();
    expect((await toRing(b, instance)).filter((when) => when <= ringsAt)).toEqual([]);
    expect(await events(b)).toBeGreaterThan(before);
    const rows = await b.stafett.data.query(
      "select instance, seq from events group by instance, seq having count(*) > 1",
    );
    expect(rows).toEqual([]);
    expect(new Set(first(cloud)).size).toBe(first(cloud).length);
    await everythingHolds(two, ringsAt);
  },
);
