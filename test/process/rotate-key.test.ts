// Another master key, killed at each thing that it does to the disk, and while the real program is at work.
import { execFile, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { verify } from "../../src/app/storage/backup.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { rotateKey } from "../../src/app/storage/rotating.ts";
import { beside, markAt } from "../../src/app/storage/second.ts";
import { keyMigrations } from "../../src/engine/encryption.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { createWorld } from "../support/world.ts";
import { opening, post, room } from "./load.ts";
import { freePort, stop, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

const node = join(root, "node_modules/.bin/node");
const flags = ["--disable-warning=ExperimentalWarning"];
const template = withSample(temporary());
beforeAll(async () => {
  const file = join(template, "data/stafett.db");
  mastersIn(join(template, "data/stafett.key"), true);
  const w = await createWorld({
    file,
    masters: mastersIn(join(template, "data/stafett.key"), false),
  });
  const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
  await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
  await w.close();
});
const copy = (): { readonly cwd: string; readonly file: string; readonly key: string } => {
  const cwd = temporary();
  cpSync(template, cwd, { recursive: true });
  return { cwd, file: join(cwd, "data/stafett.db"), key: join(cwd, "data/stafett.key") };
};
/** Opened as the program does: what all of them are, whichever master key wraps them. */
const keysIn = async (file: string, key: string): Promise<ReadonlyMap<string, string>> => {
  const db = openSqlite(keysFile(file), keyMigrations);
  const keys = await openKeys(db, mastersIn(key, false), async () => []);
  const ids = (await db.query("select id from keys")).map((row) => String(row.id));
  const all = await Promise.all(
    ids.map(async (id) => [id, Buffer.from((await keys.open(id)) ?? []).toString("hex")] as const),
  );
  await keys.close();
  return new Map(all);
};

test("kill -9 at each thing that it does to the disk: every key is as it was, and what was begun is finished", async () => {
  const first = copy();
  const before = await keysIn(first.file, first.key);
  expect(before.size).toBeGreaterThan(250);
  let [killed, replaced, wrapped] = [0, 0, 0];
  for (let at = 1, over = false; !over; at++) {
    const { file, key } = copy();
    const old = readFileSync(key, "utf8");
    const { signal, status, stderr } = spawnSync(node, [
      ...flags,
      join(import.meta.dirname, "rotating.ts"),
      file,
      key,
      String(at),
    ]);
    over = signal === null;
    if (over) expect([status, stderr.toString()]).toEqual([0, ""]);
    else killed += 1;
    const isNew = readFileSync(key, "utf8") !== old;
    if (isNew) replaced += 1;
    expect(verify(file, mastersIn(key, false)), `killed at ${at}`).toEqual([]);
    if (at % 2 === 0) {
      // The next start finishes it; or the next rotation does, without one in between.
      const after = await keysIn(file, key);
      for (const [id, value] of before) expect([at, id, after.get(id)]).toEqual([at, id, value]);
    }
    const { mark } = await rotateKey({ file }, key, () => undefined);
    expect(await beside({ file }, "reading", markAt)).toBe(mark);
    wrapped += 1;
    const last = await keysIn(file, key);
    for (const [id, value] of before) expect([at, id, last.get(id)]).toEqual([at, id, value]);
    expect(verify(file, mastersIn(key, false))).toEqual([]);
  }
  expect(killed).toBeGreaterThan(20);
  expect(replaced).toBeGreaterThan(4);
  expect(wrapped).toBe(killed + 1);
});
const operate = (
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? "" };
    execFile(
      node,
      [...flags, join(root, "bin/stafett.mjs"), ...args],
      { cwd, env },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
test("while the program runs: nothing it does fails, new cases lie under the new key, an older backup needs the older one", async () => {
  const { cloud, url } = await slack();
  const { cwd } = copy();
  const port = await freePort();
  const program = await running(cwd, url, port);
  expect(await operate(cwd, "backup", "copies")).toMatchObject({ code: 0 });
  const [name = ""] = readdirSync(join(cwd, "copies"));
  const answers: string[] = [];
  const open = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) answers.push(await post(program, opening().body));
  };
  // More than the keys that are made ahead: some are made between and after.
  const working = open(90);
  const rotated = [await operate(cwd, "rotate-key"), await operate(cwd, "rotate-key")];
  await working;
  await open(60);
  for (const { code, out, err } of rotated)
    expect([code, err, out]).toEqual([
      0,
      "",
      expect.stringContaining("The master key is replaced"),
    ]);
  for (const answer of answers) expect(answer).toMatch(/SYD-\w{4}-\w{2}/);
  expect(await operate(cwd, "verify")).toMatchObject({ code: 0, out: "Everything is whole.\n" });
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).toMatchObject({
    status: "ready",
  });
  expect(await stop(program)).toBe(0);
  const again = await running(cwd, url, port);
  expect(await post(again, opening().body)).toMatch(/SYD-\w{4}-\w{2}/);
  expect(await stop(again)).toBe(0);
  expect(cloud.messages(room).length).toBeGreaterThan(0);
  // The older keys open with what lies beside; without it, verify says which key it is.
  expect(await operate(cwd, "verify", join("copies", name))).toMatchObject({ code: 0 });
  const [older = ""] = /(?<=marked )\w{8}(?=, lies)/.exec(rotated[0]?.out ?? "") ?? [];
  for (const kept of readdirSync(join(cwd, "data")))
    if (kept.includes(".old-")) cpSync(join(cwd, "data", kept), join(cwd, kept));
  const away = spawnSync("sh", ["-c", "rm data/*.old-*"], { cwd });
  expect(away.status).toBe(0);
  const missing = await operate(cwd, "verify", join("copies", name));
  expect([missing.code, missing.err]).toEqual([
    1,
    expect.stringContaining(`the master key marked ${older}`),
  ]);
  expect(await operate(cwd, "restore", join("copies", name))).toMatchObject({
    code: 1,
    err: expect.stringContaining(`marked ${older}`),
  });
  cpSync(join(cwd, `stafett.key.old-${older}`), join(cwd, `data/stafett.key.old-${older}`));
  expect(await operate(cwd, "restore", join("copies", name))).toMatchObject({ code: 0 });
  const restored = await running(cwd, url, port);
  expect(await post(restored, opening().body)).toMatch(/SYD-\w{4}-\w{2}/);
  expect(await stop(restored)).toBe(0);
  expect(await operate(cwd, "verify")).toMatchObject({ code: 0 });
});
