// An asynchronous standby takes over without the last commits: memory from before is not extended, and what is lost is found and said.
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { verifyServers } from "../../src/app/servers/verifying.ts";
import { masterKey, only } from "../support/presets.ts";
import { checkIn, openCase, type Program, platform, program } from "../support/programs.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema, server } from "./engines.ts";
import { crashed, startServer } from "./server.ts";
import { startStandby } from "./standby.ts";
import { openWay } from "./way.ts";

const twoServers = async () => {
  const first = await startServer(false);
  onTestFinished(first.stop);
  const standby = await startStandby(first, false);
  onTestFinished(standby.stop);
  const way = await openWay();
  onTestFinished(way.close);
  const servers = {
    data: way.through(await freshSchema(first.url)),
    keys: way.through(await freshSchema(first.url)),
    beside: join(temporary(), "key"),
  };
  const failOver = async (): Promise<void> => {
    await standby.promote();
    way.leadTo(standby.folder);
    way.cut();
  };
  return { servers, standby, failOver };
};
/** Says it again until it is done: whoever was cut off does so. */
const said = async (one: Program, ref: string): Promise<void> => {
  await vi.waitFor(async () => expect((await checkIn(one, ref)).kind).toBe("done"));
};

test.skipIf("skip" in server)(
  "what was written after what the new server has is not extended: the chain holds, whoever goes on",
  async () => {
    const { servers, standby, failOver } = await twoServers();
    const cloud = platform();
    const [a, b] = [
      await program(servers.data, servers.keys, cloud),
      await program(servers.data, servers.keys, cloud),
    ];
    const { ref } = await openCase(a, "one");
    await standby.caughtUp();
    await standby.cutOff();
    await said(a, ref);
    await failOver();
    // Gives the number that was lost to another write; then the one that remembers the first goes on.
    await said(b, ref);
    await said(a, ref);
    await said(b, ref);
    expect(await verifyServers(servers, only(masterKey), () => undefined)).toEqual([]);
  },
);

test.skipIf("skip" in server)(
  "what was acknowledged and is lost is found before anybody asks for it, said in the log, to who probes and to the operators; once",
  async () => {
    const { servers, standby, failOver } = await twoServers();
    const facts: Record<string, unknown>[] = [];
    const note = (fact: Record<string, unknown>): void => void facts.push(fact);
    const [one, cloud] = [{ info: note, warn: note, error: note }, platform()];
    const a = await program(servers.data, servers.keys, cloud, { log: one });
    const [kept, lost] = [await openCase(a, "one"), await openCase(a, "two")];
    await a.stafett.worker.idle();
    await standby.caughtUp();
    await standby.cutOff();
    await said(a, lost.ref);
    await openCase(a, "three");
    await failOver();
    const about = (event: string) => facts.filter((fact) => fact.event === event);
    await vi.waitFor(async () => {
      await a.stafett.worker.idle();
      expect(about("database.lost")).toHaveLength(1);
    });
    // The case that nobody has any more, the one that lacks a check-in, and what else the two wrote; not the one that is as it was.
    const { lost: count } = await a.stafett.ready();
    expect(about("database.lost")).toEqual([{ event: "database.lost", instances: count }]);
    expect(count).toBeGreaterThanOrEqual(2);
    expect(about("database.moved").length).toBeGreaterThan(0);
    expect((await a.stafett.engine.transact.instances.load(kept.instance))?.version).toBe(1);
    const told = () =>
      cloud.taken.filter(({ message }) =>
        JSON.stringify(message).includes("En annan databasserver har tagit över"),
      );
    const isTold = async (): Promise<void> => {
      a.clock.advance(60_000);
      await a.stafett.worker.idle();
      expect(told()).toHaveLength(1);
    };
    await vi.waitFor(isTold);
    await said(a, lost.ref);
    await a.stafett.worker.idle();
    expect(about("database.lost")).toHaveLength(1);
    expect(await verifyServers(servers, only(masterKey), () => undefined)).toEqual([]);
  },
);
test.skipIf("skip" in server)(
  "what has been posted and is not known to the new server is looked for, and not posted twice",
  async () => {
    const { servers, standby, failOver } = await twoServers();
    const cloud = platform();
    const a = await program(servers.data, servers.keys, cloud);
    const { instance } = await openCase(a, "one");
    await a.stafett.worker.idle();
    await standby.caughtUp();
    await standby.cutOff();
    const timers = [
      ...((await a.stafett.engine.transact.instances.load(instance))?.timers.values() ?? []),
    ];
    a.clock.set(Math.min(...timers.map(({ at }) => at)));
    cloud.taken.length = 0;
    await a.stafett.worker.idle();
    const posted = () => cloud.taken.filter(({ ref }) => !ref).map(({ outbox }) => outbox);
    const before = posted();
    expect(before.length).toBeGreaterThan(0);
    await failOver();
    await vi.waitFor(async () => {
      await a.stafett.worker.idle();
      a.clock.advance(60_000);
      await a.stafett.worker.idle();
      expect((await a.stafett.ready()).lost).toBeGreaterThan(0);
      const left = await a.stafett.data.query("select 1 from outbox where state <> 'stands'");
      expect(left).toEqual([]);
    });
    expect(new Set(posted()).size).toBe(posted().length);
  },
);
test.skipIf("skip" in server)(
  "a server that comes again, and has everything, is no other one",
  async () => {
    const first = await startServer(false);
    onTestFinished(first.stop);
    const facts: unknown[] = [];
    const note = (fact: { readonly event?: unknown }): void => void facts.push(fact.event);
    const [data, keys] = [await freshSchema(first.url), await freshSchema(first.url)];
    const a = await program(data, keys, platform(), {
      log: { info: note, warn: note, error: note },
    });
    const { ref } = await openCase(a, "one");
    await crashed(first);
    await said(a, ref);
    await a.stafett.worker.idle();
    expect(facts).not.toContain("database.moved");
  },
);
