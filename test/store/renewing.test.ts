// On a server what is erased lies on in dead rows, logs and copies. Each day all that lives is wrapped under a new master key, and the old ones are destroyed.
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { openServers } from "../../src/app/servers/opening.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { renewing } from "../../src/app/storage/renewing.ts";
import { type KeyRow, unwrap } from "../../src/engine/encryption.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { masterOf } from "../../src/engine/master.ts";
import { silent } from "../../src/log.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema } from "./engines.ts";

const server = inject("postgres") ?? { skip: "nobody has started PostgreSQL" };
const dayMs = 24 * 3_600_000;

test.skipIf("skip" in server)(
  "what was copied before opens with nothing that is left, and what lives still opens",
  async () => {
    const { url } = server as { readonly url: string };
    const folder = temporary();
    const keyFile = join(folder, "stafett.key");
    const servers = {
      data: await freshSchema(url),
      keys: await freshSchema(url),
      beside: keyFile,
      keyDays: 2,
    };
    const masters = mastersIn(keyFile, true);
    const opened = await openServers(servers, silent);
    const keys = await openKeys(opened.keys, masters, async () => []);
    const [erased, alive] = [await keys.named("one:erased"), await keys.named("one:alive")];
    const copy = (await opened.keys.query(
      "select id, wrapped from keys",
    )) as unknown as readonly KeyRow[];
    const row = copy.find(({ id }) => id === "one:erased") as KeyRow;
    const opens = (): boolean =>
      [masters.current(), ...masters.older()].some((one) => {
        try {
          return Buffer.from(unwrap(one, row)).equals(erased);
        } catch {
          return false;
        }
      });
    await keys.destroy("one:erased");
    const next = renewing({ where: { servers }, keyFile, days: 2, log: silent });
    const now = Date.now();
    // Not a day old: nothing happens, and the copy opens.
    await next(now);
    expect([readdirSync(folder).filter((name) => name.includes(".old-")), opens()]).toEqual([
      [],
      true,
    ]);
    const aDayAgo = (now - dayMs) / 1_000;
    utimesSync(keyFile, aDayAgo, aDayAgo);
    await next(now);
    const [older = ""] = readdirSync(folder).filter((name) => name.includes(".old-"));
    expect(opens()).toBe(true);
    await next(now + dayMs / 2);
    expect(opens()).toBe(true);
    utimesSync(join(folder, older), aDayAgo - 2 * 86_400, aDayAgo - 2 * 86_400);
    await next(now);
    expect([opens(), readdirSync(folder).filter((name) => name.includes(".old-"))]).toEqual([
      false,
      [],
    ]);
    // Whoever has it in memory, and whoever reads it anew.
    await opened.keys.transaction((run) =>
      run("update meta set value = '9' where name = 'destroyed'"),
    );
    await keys.look();
    expect(Buffer.from((await keys.open("one:alive")) ?? []).equals(alive)).toBe(true);
    const mark = String(
      (await opened.keys.query("select value from meta where name = 'master'"))[0]?.value,
    );
    expect(masterOf(masters, mark)).toBeDefined();
    opened.end();
    await keys.close();
    await opened.data.close();
  },
);
