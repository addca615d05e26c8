// The commands of whoever looks after it, on servers: what each says of data that are there, and what of servers that are not as they should be.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { operate } from "../../src/app/operate.ts";
import type { Servers } from "../../src/app/servers/opening.ts";
import { move } from "../../src/app/storage/moving.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { beside, markAt } from "../../src/app/storage/second.ts";
import { markOf } from "../../src/engine/master.ts";
import { listened, type Said } from "../support/operator.ts";
import { masterKey } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { createWorld } from "../support/world.ts";
import { askedOf, freshDatabase, freshSchema, server } from "./engines.ts";

// What takes longer than a second is told by a thread, past the streams that are listened to here.
vi.mock("../../src/app/operate/output.ts", async (original) => {
  const { createOut } = await original<typeof import("../../src/app/operate/output.ts")>();
  return { createOut: () => ({ ...createOut(), step: () => undefined }) };
});
const url = "skip" in server ? "" : server.url;
const said = listened();
let whole: string;
let ref: string;
beforeAll(async () => {
  const w = await createWorld({ keep: true, guarded: true });
  const anna = w.cloud.as("U0NOOMI01");
  for (let i = 0; i < 3; i++) {
    const opened = await anna.slash("/arende", "nytt");
    await anna.submit(opened.modal?.id ?? "");
  }
  const [first] = await w.lines({ workflow: "case", limit: 9 });
  ref = first?.summary.ref ?? "";
  await w.idle();
  await w.close();
  whole = w.file;
});
/** Everything on servers, as a move brings it there; told by the environment. */
const place = async (of: (server: string) => Promise<string> = freshSchema) => {
  const folder = temporary();
  const key = join(folder, "stafett.key");
  writeFileSync(key, `${Buffer.from(masterKey).toString("base64")}\n`, { mode: 0o600 });
  const servers: Servers = { data: await of(url), keys: await of(url), beside: key };
  await move({ file: whole }, { servers }, () => undefined);
  vi.stubEnv("DATABASE_URL", servers.data);
  vi.stubEnv("STAFETT_KEYS_URL", servers.keys);
  vi.stubEnv("STAFETT_KEY_FILE", key);
  vi.stubEnv("STAFETT_CONFIG", join(root, "stafett.yaml"));
  return { servers, key, folder };
};
const stafett = async (...words: readonly string[]): Promise<Said> => {
  Object.assign(said, { out: "", err: "" });
  await operate(words, "1.2.3");
  const code = Number(process.exitCode);
  process.exitCode = 0;
  expect(said.out + said.err).not.toMatch(/search_path=t|@localhost/);
  return { code, ...said };
};
const good = (text: string) => ({ code: 0, err: "", out: expect.stringContaining(text) });

describe.skipIf("skip" in server)("on servers", () => {
  test("what only reads: verify, audit, held, resend, erasures, katalog", async () => {
    const { servers, folder } = await place();
    expect(await stafett("verify")).toMatchObject(good("Everything is whole."));
    expect(await stafett("audit")).toMatchObject(good("Broken: 0. Not checked: 7."));
    expect(await stafett("audit", folder)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("pg_dump"),
    });
    expect(await stafett("held")).toMatchObject(good("No place is stopped."));
    expect(await stafett("erasures")).toMatchObject(good("Nothing has been erased here."));
    expect(await stafett("katalog")).toMatchObject(good("agencies:"));
    await askedOf(
      servers.data,
      "update destinations set unreachable_since = 1, reason = 'gone', next_at = null",
    );
    await askedOf(servers.data, "update outbox set state = 'due'");
    expect((await stafett("held")).out).toMatch(
      /Slack, (?!\?).*: takes nothing since 1970.*gone.*waiting: [A-Z]/,
    );
    expect(await stafett("resend")).toMatchObject(good("Places that were stopped: "));
    expect(await stafett("held")).toMatchObject(good("No place is stopped."));
  });
  test("verify says what is not right, and says nothing of it when only the key file is missing", async () => {
    const { servers, key } = await place();
    const broken = async (sql: string, of: string, says: string): Promise<void> => {
      await askedOf(of, sql);
      expect(await stafett("verify")).toMatchObject({
        code: 1,
        out: "",
        err: expect.stringContaining(says),
      });
    };
    await broken(
      "update meta set value = 'x' where name = 'birth'",
      servers.data,
      "do not belong together",
    );
    await broken(
      "delete from keys where id in (select id from keys where id not like '%:%')",
      servers.keys,
      "key file, or one is missing",
    );
    vi.stubEnv("STAFETT_KEY_FILE", `${key}.other`);
    writeFileSync(`${key}.other`, `${Buffer.alloc(32, 3).toString("base64")}\n`, { mode: 0o600 });
    expect((await stafett("verify")).err).toContain("another master key");
    await broken("delete from applied", servers.data, "missing, or something in it");
    await broken(
      "update access_log set hash = ''; update events set hash = '' where seq = 1",
      servers.data,
      "The chain of the journal is broken",
    );
  });
  test("another master key, and everything still opens", async () => {
    const { servers, key } = await place();
    expect(await stafett("rotate-key")).toMatchObject(good("The master key is replaced."));
    const now = Buffer.from(readFileSync(key, "utf8"), "base64");
    expect(now).not.toEqual(Buffer.from(masterKey));
    expect(await beside({ servers }, "reading", markAt)).toBe(markOf(now));
    expect(await stafett("verify")).toMatchObject(good("Everything is whole."));
  });
  test("a case is erased, and what there is is given out", async () => {
    const { folder } = await place();
    const into = join(folder, "out");
    expect(await stafett("export", "agency", "noomi", "--into", into)).toMatchObject(good(into));
    expect(readFileSync(join(into, "stafett.json"), "utf8")).toContain(ref);
    const erase = (): Promise<Said> => {
      const input = vi
        .spyOn(process, "stdin", "get")
        .mockReturnValue(Readable.from([`${ref}\n`]) as never);
      return stafett("erase", "--yes").finally(() => input.mockRestore());
    };
    const done = await erase();
    // What asks for the reference is no error, and stands where errors do.
    expect(done).toMatchObject({ ...good(": erased."), err: expect.stringContaining("reference") });
    expect(done.out).toContain("It may still lie in the server's copies and logs");
    expect(done.out).not.toContain("Left in");
    expect(await erase()).toMatchObject({
      code: 1,
      err: expect.stringContaining("no case with that reference"),
    });
    expect(await stafett("erasures")).toMatchObject(good(": erased."));
    expect(await stafett("verify")).toMatchObject(good("Everything is whole."));
  });
  test("move by its words: no address is said, and where to is asked for", async () => {
    const { folder } = await place(freshDatabase);
    expect(await stafett("move")).toMatchObject({
      code: 1,
      err: expect.stringContaining("STAFETT_MOVE_TO="),
    });
    mkdirSync(join(folder, "data"));
    const file = join(folder, "data/stafett.db");
    vi.stubEnv("STAFETT_MOVE_TO", `sqlite:${file}`);
    expect(await stafett("move")).toMatchObject(good("Everything has been moved"));
    expect(await stafett("move")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Something lies at the other place already"),
    });
    vi.stubEnv("STAFETT_KEYS_URL", "");
    vi.stubEnv("DATABASE_URL", `sqlite:${file}`);
    expect(readFileSync(keysFile(file)).length).toBeGreaterThan(0);
    expect(await stafett("verify")).toMatchObject(good("Everything is whole."));
  });
  test("a copy is put back by hand: the steps are said; and then since when it does not know", async () => {
    const { folder } = await place(freshDatabase);
    const steps = await stafett("restore", folder);
    expect(steps).toMatchObject({ code: 1, out: "", err: expect.stringContaining("pg_restore ") });
    expect(steps.err).toContain(`stafett restored ${folder}`);
    expect(await stafett("restored")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Say when the copy was made"),
    });
    expect(await stafett("restored", folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining("no backup of Stafett"),
    });
    expect(await stafett("restored", "--at", "2126-01-01")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Say when the copy was made"),
    });
    expect(await stafett("restored", "--at", "2026-11-24T04:00:00Z")).toMatchObject(
      good("Stafett now knows that it is an older copy."),
    );
  });
});

const lines = ({ out }: Said, how: string): string[] =>
  out
    .split("\n")
    .flatMap((line) => (line.startsWith(`${how}  `) ? [line.slice(how.length).trim()] : []));
describe.skipIf("skip" in server)("doctor of servers", () => {
  test("a role that rules the server and a server that forgets are not good, each with what helps", async () => {
    await place();
    const seen = await stafett("doctor");
    const bad = lines(seen, "not good");
    for (const name of ["DATABASE_URL", "STAFETT_KEYS_URL"]) {
      expect(bad).toContain(`${name}: the role may do no more than it needs`);
      expect(bad).toContain(`${name}: what is saved survives a power cut`);
      expect(lines(seen, "good")).toContain(`${name}: encoding UTF8`);
      expect(
        lines(seen, "good").some((line) =>
          line.startsWith(`${name}: clock against this machine's, 0 s off`),
        ),
      ).toBe(true);
    }
    expect(seen.out).toContain("fsync = off");
    expect(bad).toContain("data and keys are apart");
    expect(lines(seen, "good")).toContain("what lies on the servers");
  });
  test("roles of least rights are good", async () => {
    const { servers } = await place(freshDatabase);
    const names = [];
    for (const [i, of] of [servers.data, servers.keys].entries()) {
      const role = `r${i}_${Date.now()}`;
      names.push(role);
      await askedOf(url, `create role ${role} login`);
      const database = new URL(of).pathname.slice(1);
      await askedOf(url, `revoke connect on database ${database} from public`);
      await askedOf(url, `grant connect on database ${database} to ${role}`);
      await askedOf(
        of,
        `grant usage, create on schema public to ${role}; grant all on all tables in schema public to ${role}`,
      );
    }
    vi.stubEnv("DATABASE_URL", servers.data.replace("stafett@", `${names[0]}@`));
    vi.stubEnv("STAFETT_KEYS_URL", servers.keys.replace("stafett@", `${names[1]}@`));
    const seen = await stafett("doctor");
    expect(lines(seen, "not good").filter((line) => !/power cut|Slack, Teams/.test(line))).toEqual(
      [],
    );
    // Whoever may read the keys beside the data.
    await askedOf(
      url,
      `grant connect on database ${new URL(servers.keys).pathname.slice(1)} to ${names[0]}`,
    );
    expect(lines(await stafett("doctor"), "not good")).toContain("data and keys are apart");
  });
  test("a server that does not answer, or lets nobody in, has one line that says so", async () => {
    const { servers } = await place();
    vi.stubEnv("STAFETT_KEYS_URL", servers.keys.replace("stafett@", "nobody@"));
    expect((await stafett("doctor")).out).toContain("does not let Stafett in");
    vi.stubEnv("STAFETT_KEYS_URL", "postgres://stafett@127.0.0.1:9/keys");
    const seen = await stafett("doctor");
    expect(lines(seen, "not good")).toContain("the database server");
    expect(seen.out).toContain("does not answer");
    expect(await stafett("verify")).toMatchObject({
      code: 1,
      err: expect.stringContaining("does not answer"),
    });
  });
  test("a role that may not read its own tables is told so, and not by the driver's word for it", async () => {
    const { servers } = await place(freshDatabase);
    const role = `n_${Date.now()}`;
    await askedOf(url, `create role ${role} login`);
    vi.stubEnv("DATABASE_URL", servers.data.replace("stafett@", `${role}@`));
    expect(await stafett("held")).toMatchObject({
      code: 1,
      err: expect.stringContaining("does not let Stafett in"),
    });
  });
});
