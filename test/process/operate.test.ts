// `stafett …` beside the real program: what whoever looks after it reads and does.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { opening, post, room } from "./load.ts";
import { freePort, operate, start, stop, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

test("a copy while it runs, its check, a stop, the way back, and what was posted is not posted again", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const program = await running(cwd, url, port);
  for (let i = 0; i < 3; i++) await post(program, opening().body);
  await expect.poll(() => cloud.messages(room).length).toBe(3);
  expect(await operate(cwd, "backup", "copies")).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /stafett\.db: 100 %[\s\S]*The copy is complete and checked: copies\/stafett-/,
    ),
  });
  const [name = ""] = readdirSync(join(cwd, "copies"));
  expect(readdirSync(join(cwd, "copies", name)).sort()).toEqual([
    "backup.json",
    "stafett.db",
    "stafett.keys.db",
  ]);
  expect(await operate(cwd, "verify")).toMatchObject({ code: 0, out: "Everything is whole.\n" });
  expect(await operate(cwd, "verify", join("copies", name))).toMatchObject({
    code: 0,
    out: "Everything is whole.\n",
  });
  expect(await operate(cwd, "restore", join("copies", name))).toMatchObject({
    code: 1,
    err: expect.stringContaining("Stop it first. Nothing has changed."),
  });
  expect(await stop(program)).toBe(0);
  expect(await operate(cwd, "restore", join("copies", name))).toMatchObject({
    code: 0,
    out: expect.stringContaining("The copy is restored. What lay there has been moved to"),
  });
  const again = await running(cwd, url, port);
  await post(again, opening().body);
  // What is new just after a restore is looked for first, until nobody can have taken it late any more: 90 s after the copy was put back.
  const stood = () => expect.poll(() => cloud.messages(room).length).toBe(4);
  await stood().catch(stood);
  expect(
    new Set(cloud.messages(room).map((message) => message.metadata?.event_payload.outbox)).size,
  ).toBe(4);
  expect(await stop(again)).toBe(0);
});

test("a channel that is archived: which it is, since when, what waits there; and again at once when it is mended", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const program = await running(cwd, url, await freePort());
  expect(await operate(cwd, "held")).toMatchObject({
    code: 0,
    out: "No place is stopped. Nothing waits for one.\n",
  });
  const channel = cloud.channels().find(({ id }) => id === room) as { is_archived?: boolean };
  channel.is_archived = true;
  const refs = [];
  for (let i = 0; i < 2; i++)
    refs.push(/SYD-\w{4}-\w{2}/.exec(await post(program, opening().body))?.[0] ?? "none");
  const held = async () => (await operate(cwd, "held")).out;
  await expect
    .poll(held)
    .toMatch(
      /^Slack, .+: takes nothing since \d{4}-\d\d-\d\dT[\s\S]*\(is_archived\)\. 2 waiting: /,
    );
  for (const ref of refs) expect(await held()).toContain(ref);
  expect(await (await fetch(`http://127.0.0.1:${program.port}/readyz`)).json()).toMatchObject({
    status: "ready",
    held: 2,
  });
  channel.is_archived = false;
  expect(await operate(cwd, "resend")).toMatchObject({
    code: 0,
    out: expect.stringContaining("Places that were stopped: 1."),
  });
  await expect.poll(() => cloud.messages(room).length, { interval: 500 }).toBe(2);
  expect(await held()).toBe("No place is stopped. Nothing waits for one.\n");
  expect(await stop(program)).toBe(0);
});

test("a thousand and one posts wait for a channel: a thousand are shown, and that there are more", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const program = await running(cwd, url, await freePort());
  (cloud.channels().find(({ id }) => id === room) as { is_archived?: boolean }).is_archived = true;
  await post(program, opening().body);
  const held = async () => (await operate(cwd, "held")).out;
  await expect.poll(held).toContain("1 waiting");
  expect(await stop(program)).toBe(0);
  const db = new DatabaseSync(join(cwd, "data/stafett.db"));
  const columns = db.prepare("select name from pragma_table_info('outbox')").all();
  const copied = columns.map(({ name }) =>
    name === "name" || name === "outbox" ? `o.${name} || n` : `o.${name}`,
  );
  db.exec(
    `with recursive more(n) as (select 1 union all select n + 1 from more where n < 1000)
     insert into outbox select ${copied.join(", ")} from more, (select * from outbox where state <> 'stands' order by name limit 1) o`,
  );
  db.close();
  expect(await held()).toMatch(/ 1000 waiting[\s\S]*More than 1000 wait: the oldest are shown\./);
});

test("a check while many write: it is whole at each moment", async () => {
  const { url } = await slack();
  const cwd = withSample(temporary());
  const program = await running(cwd, url, await freePort());
  let going = true;
  const writing = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (going) await post(program, opening().body);
    }),
  );
  for (let i = 0; i < 12; i++)
    expect(await operate(cwd, "verify")).toMatchObject({
      code: 0,
      err: "",
      out: "Everything is whole.\n",
    });
  going = false;
  await writing;
  expect(await stop(program)).toBe(0);
});

test("what takes longer than a second says what it is doing, and for how long, beside what it answers", async () => {
  const cwd = withSample(temporary());
  const file = join(cwd, "data/stafett.db");
  await openSqlite(file).close();
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const resend = await start({ cwd, run: ["bin/stafett.mjs", "resend"] });
  onTestFinished(() => void resend.child.kill("SIGKILL"));
  await expect
    .poll(() => resend.said())
    .toMatch(/^Waiting for the database … 1 s\nWaiting for the database … 2 s\n/);
  other.exec("commit");
  other.close();
  expect(await resend.ended).toBe(0);
  expect(resend.said()).toContain("Places that were stopped: 0.");
});
test("what is for development is run in a checkout, with the flags that it knows itself", async () => {
  expect(await operate(temporary(), "attack", "--nope")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Unknown option '--nope'"),
  });
});
test("without a word it knows, or a folder that is none: says how, and changes nothing", async () => {
  const cwd = withSample(temporary());
  expect(await operate(cwd)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^ {2}backup FOLDER /m),
  });
  expect(await operate(cwd, "restore", "nowhere")).toMatchObject({
    code: 1,
    err: "There is no backup of Stafett. Nothing has changed.\n",
  });
  expect(await operate(cwd, "verify")).toMatchObject({
    code: 1,
    err: expect.stringContaining("One of the files is missing"),
  });
  expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
});
