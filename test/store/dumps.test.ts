// What PostgreSQL's own programs copy and put back, under roles that ops/postgres-roles.sql has made.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  afterRestore,
  backUpServers,
  CannotDump,
  dumpsWhole,
  holdsDumps,
  madeAt,
} from "../../src/app/servers/backup.ts";
import { openServers, type Servers } from "../../src/app/servers/opening.ts";
import { verifyServers } from "../../src/app/servers/verifying.ts";
import { move } from "../../src/app/storage/moving.ts";
import { beside } from "../../src/app/storage/second.ts";
import { silent } from "../../src/log.ts";
import { CannotOpen } from "../../src/store/cannot-open.ts";
import { masterKey, only } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { createWorld } from "../support/world.ts";
import { askedOf, server } from "./engines.ts";

const url = "skip" in server ? "" : server.url;
const quiet = (): void => undefined;
/** The programs of the server's version: those that lie beside it or that Debian keeps beside others, or those of the path. */
const another = process.env.STAFETT_POSTGRES;
const home = (another ? [another] : ["/usr/lib/postgresql/17/bin", "/usr/bin"]).find((folder) => {
  const program = join(folder, "pg_restore");
  return (
    existsSync(program) &&
    (another !== undefined || / 17\./.test(String(spawnSync(program, ["--version"]).stdout)))
  );
});
let whole: string;
beforeAll(async () => {
  const w = await createWorld({ keep: true });
  const anna = w.cloud.as("U0NOOMI01");
  for (let i = 0; i < 3; i++) {
    const opened = await anna.slash("/arende", "nytt");
    await anna.submit(opened.modal?.id ?? "");
  }
  await w.idle();
  await w.close();
  whole = w.file;
});

let made = 0;
const at = (user: string, database: string): string =>
  url.replace("//stafett@", `//${user}@`).replace("/postgres?", `/${database}?`);
/** The script as it lies, under names that nobody else has. */
const byScript = async (): Promise<Servers> => {
  const name = `s${process.pid}_${++made}`;
  const script = readFileSync(join(root, "ops/postgres-roles.sql"), "utf8")
    .replace(/^--.*\n/gm, "")
    .replace(/\bstafett/g, name);
  let database = "postgres";
  for (const part of script.split(/;\n|(?=\\connect)/)) {
    const [, other] = /\\connect (\w+)/.exec(part) ?? [];
    database = other ?? database;
    const sql = part.replace(/\\connect \w+/, "").trim();
    if (sql !== "") await askedOf(at("stafett", database), sql);
  }
  onTestFinished(async () => {
    for (const one of [name, `${name}_keys`]) {
      await askedOf(url, `drop database ${one} with (force)`);
      await askedOf(url, `drop role ${one}`);
    }
  });
  return {
    data: at(name, name),
    keys: at(`${name}_keys`, `${name}_keys`),
    beside: join(temporary(), "stafett.key"),
  };
};
const why = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "done",
    (error: unknown) =>
      error instanceof CannotDump || error instanceof CannotOpen ? error.why : error,
  );

describe.skipIf("skip" in server)("the roles of ops/postgres-roles.sql", () => {
  test("let the program make and fill its tables, and neither reads or enters what is the other's", async () => {
    const servers = await byScript();
    await move({ file: whole }, { servers }, quiet);
    expect(await verifyServers(servers, only(masterKey), quiet)).toEqual([]);
    const [data, keys] = [servers, servers].map(
      ({ data: of, keys: its }, i) => new URL(i === 0 ? of : its).username,
    );
    const refused = async (address: string, sql: string): Promise<string> =>
      askedOf(address, sql).then(String, (error) => error.code);
    const crossed = [
      servers.data.replace(`//${data}@`, `//${keys}@`),
      servers.keys.replace(`//${keys}@`, `//${data}@`),
    ];
    for (const address of crossed) expect(await refused(address, "select 1")).toBe("42501");
    for (const address of [servers.data, servers.keys]) {
      expect(await refused(address, "create role x")).toBe("42501");
      expect(await refused(address, "create database x")).toBe("42501");
      expect(await refused(address, "create schema x")).toBe("42501");
      expect(await refused(address, "select pg_read_file('/etc/passwd')")).toBe("42501");
    }
  });
});

describe.skipIf("skip" in server || home === undefined)(
  "the scripts by psql, as a container runs them",
  () => {
    test("make roles and databases, with the passwords of the environment", async () => {
      const [name, folder] = [`c${process.pid}`, temporary()];
      for (const script of ["postgres-roles.sql", "postgres-passwords.sql"]) {
        const file = join(folder, script);
        const renamed = readFileSync(join(root, "ops", script), "utf8").replace(/\bstafett/g, name);
        writeFileSync(file, renamed);
        const env = {
          ...process.env,
          STAFETT_DATABASE_PASSWORD: 'it\'s "one"',
          STAFETT_KEYS_PASSWORD: "other",
        };
        const args = [
          "-v",
          "ON_ERROR_STOP=1",
          "--no-psqlrc",
          "--quiet",
          `--dbname=${url}`,
          "--file",
          file,
        ];
        const { status, stderr } = spawnSync(join(home ?? "", "psql"), args, {
          encoding: "utf8",
          env,
        });
        expect([status, stderr]).toEqual([0, ""]);
      }
      const sql = `select rolname, rolpassword like 'SCRAM-SHA-256%' as set from pg_authid where rolname like '${name}%' order by rolname`;
      expect(await askedOf(url, sql)).toEqual([
        { rolname: name, set: true },
        { rolname: `${name}_keys`, set: true },
      ]);
      for (const one of [name, `${name}_keys`]) {
        await askedOf(url, `drop database ${one}`);
        await askedOf(url, `drop role ${one}`);
      }
    });
  },
);

describe.skipIf("skip" in server || home === undefined)(
  "a copy by pg_dump (needs PostgreSQL's client 17: apt-get install postgresql-client-17)",
  () => {
    test("is made under its own role without a word of the address, put back elsewhere, and put in doubt", async () => {
      const [from, to, into] = [await byScript(), await byScript(), temporary()];
      await move({ file: whole }, { servers: from }, quiet);
      writeFileSync(`${from.beside}.erased`, "{}\n");
      const before = Date.now();
      const folder = await backUpServers(from, into, new Date(), quiet);
      expect(readdirSync(folder).sort()).toEqual([
        "backup.json",
        "data.dump",
        "keys.dump",
        "stafett.erased",
      ]);
      expect(statSync(folder).mode & 0o077).toBe(0);
      expect([holdsDumps(folder), dumpsWhole(folder)]).toEqual([true, true]);
      expect(madeAt(folder)).toBeGreaterThanOrEqual(before);
      expect(readFileSync(join(folder, "backup.json"), "utf8")).not.toMatch(/postgres:|host=/);
      for (const [file, address] of [
        ["data.dump", to.data],
        ["keys.dump", to.keys],
      ] as const) {
        const args = [
          "--no-owner",
          "--no-privileges",
          "--schema=public",
          "--exit-on-error",
          `--dbname=${address}`,
          join(folder, file),
        ];
        const { status, stderr } = spawnSync(join(home ?? "", "pg_restore"), args, {
          encoding: "utf8",
        });
        expect([status, stderr]).toEqual([0, ""]);
      }
      expect(await verifyServers(to, only(masterKey), quiet)).toEqual([]);
      await askedOf(
        to.data,
        "update outbox set state = 'due', landed = null where name = (select min(name) from outbox)",
      );
      const running = await openServers(to, silent);
      const says =
        "insert into processes (process, code, started, until) values ('one', 'code', 1, ?)";
      await running.data.transaction((run) => run(says, [Date.now() + 60_000]));
      expect(await why(afterRestore(to, Date.now(), Date.now()))).toBe("locked");
      await running.data.transaction((run) => run("delete from processes"));
      running.end();
      await running.keys.close();
      await running.data.close();
      expect(await afterRestore(to, madeAt(folder) ?? 0, Date.now())).toBe(1);
      const [states, told] = await beside({ servers: to }, "reading", async ({ data }) => [
        await data.query("select state, error from outbox where landed is null and gone = 0"),
        await data.query("select value from meta where name = 'restored'"),
      ]);
      expect(states).toEqual([{ state: "unconfirmed", error: "restored" }]);
      expect(JSON.parse(String(told?.[0]?.value))).toMatchObject({ from: madeAt(folder) });
      writeFileSync(join(folder, "keys.dump"), "x");
      expect(dumpsWhole(folder)).toBe(false);
    });
    test("that could not be made leaves nothing behind", async () => {
      const [from, into] = [await byScript(), temporary()];
      await move({ file: whole }, { servers: from }, quiet);
      await askedOf(
        from.keys.replace(/\/\/\w+@/, "//stafett@"),
        "create table public.hidden (x int)",
      );
      expect(await why(backUpServers(from, into, new Date(), quiet))).toBe("failed");
      expect(readdirSync(into)).toEqual([]);
    });
  },
);
