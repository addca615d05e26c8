// The same on PostgreSQL: known, refused and unknown take the same statements in the same order there, too.
import { join } from "node:path";
import { test } from "vitest";
import { openServers } from "../../src/app/servers/opening.ts";
import { probes } from "../properties/probe-suite.ts";
import { Probe } from "../support/probing.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema, server } from "./engines.ts";
import type { Server } from "./server.ts";

const on: Server = server;
if ("skip" in on) test.skip(`skipped: ${on.skip}`, () => undefined);
else {
  const { url } = on;
  probes("PostgreSQL", async (bounds) => {
    const [data, keys, beside] = [
      await freshSchema(url),
      await freshSchema(url),
      join(temporary(), "key"),
    ];
    return Probe.begin(bounds, (_file, log) => openServers({ data, keys, beside }, log));
  });
}
