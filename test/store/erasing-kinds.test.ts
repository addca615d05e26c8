// Kinds of a case that were erased while it goes on, where an older copy of both databases takes their place on a PostgreSQL.
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openServers, type Servers } from "../../src/app/servers/opening.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import type { Case } from "../../workflows/case/state.ts";
import { begunIn, inWorld } from "../support/kinds.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld, type World } from "../support/world.ts";
import { askedOf, server } from "./engines.ts";

const url = "skip" in server ? "" : server.url;
const name = `kinds${process.pid}`;
const names = [name, `${name}_keys`];
const at = (database: string): string => url.replace("/postgres?", `/${database}?`);
const inTheirPlace = async (
  from: (of: string) => string,
  into: (of: string) => string,
): Promise<void> => {
  for (const one of names) {
    await askedOf(url, `drop database if exists ${into(one)}`);
    await askedOf(url, `create database ${into(one)} template ${from(one)}`);
  }
};
const copyOf = (of: string): string => `${of}_copy`;
const itself = (of: string): string => of;

describe.skipIf("skip" in server)("an older copy of both databases", () => {
  test("has nothing of what was erased since, and the case goes on; also put back once more, after another erasure", async () => {
    const servers: Servers = {
      data: at(name),
      keys: at(`${name}_keys`),
      beside: join(temporary(), "stafett"),
    };
    for (const one of names) await askedOf(url, `create database ${one}`);
    onTestFinished(async () => {
      for (const one of [...names, ...names.map(copyOf)])
        await askedOf(url, `drop database if exists ${one} with (force)`);
    });
    const opens = (start?: number): Promise<World> =>
      createWorld({
        publicUrl: "https://stafett.example.org",
        open: (_file, log) => openServers(servers, log),
        ...(start && { start }),
      });
    const first = await opens();
    const b = await begunIn(first);
    const before = await b.read();
    await first.close();
    await inTheirPlace(itself, copyOf);
    const second = await opens(first.clock.now());
    await inWorld(second, b).erases(["risk", "language"]);
    await second.close();
    expect(readErasures(servers.beside)).toHaveLength(1);
    await inTheirPlace(copyOf, itself);
    const third = await opens(second.clock.now() + 60_000);
    const back = inWorld(third, b);
    expect(await back.read()).toEqual({ ...before, risk: 0, language: 0 });
    expect(await back.o.state<Case>(b.kase)).toMatchObject({
      step: "open",
      risk: "notAssessed",
      parts: [{ state: "in" }],
    });
    await back.erases(["wish"]);
    await third.close();
    await inTheirPlace(copyOf, itself);
    const last = await opens(third.clock.now() + 60_000);
    onTestFinished(() => last.close());
    expect(await inWorld(last, b).read()).toEqual({ ...before, risk: 0, language: 0, wish: 0 });
    expect(await last.lines({ workflow: "case", limit: 9 })).toHaveLength(2);
  });
});
