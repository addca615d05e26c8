// An asynchronous standby takes over without the last commits: memory from before is not extended, and what is lost is found and said.
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { verifyServers } from "../../src/app/verifying-servers.ts";
import { masterKey, only } from "../support/presets.ts";
import { checkIn, openCase, type Program, platform, program } from "../support/programs.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema, server } from "./engines.ts";
import { startServer } from "./server.ts";
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
  await vi.waitFor(async () => expect((await checkIn(one, ref)).kind).toBe("done"), { timeout: 20_000 });
};

test.skipIf("skip" in server)(
  "what was written after what the new server has is not extended: the chain holds, whoever goes on",
  async () => {
    const { servers, standby, failOver } = await twoServers();
    const cloud = platform();
    const [a, b] = [await program(servers.data, servers.keys, cloud), await program(servers.data, servers.keys, cloud)];
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
