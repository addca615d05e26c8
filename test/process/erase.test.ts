// `stafett erase` beside the real program, and in its place: asked for the reference twice, done, told, and never half.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporary } from "../support/small-core.ts";
import { waiting } from "./journals.ts";
import { opening, post, room } from "./load.ts";
import { commanded, freePort, type Program, type Said, stop, withSample } from "./program.ts";
import { running, slack } from "./started.ts";

const operate = (cwd: string, args: readonly string[], typed = ""): Promise<Said> =>
  commanded({ cwd, args, typed });
const opened = async (program: Program): Promise<string> =>
  /SYD-\w{4}-\w{2}/.exec(await post(program, opening().body))?.[0] ?? "none";
const certified = (cwd: string): number =>
  readFileSync(join(cwd, "data/stafett.db.erased"), "utf8").trim().split("\n").length;

test("while it runs: asked again, done by the program within seconds, its posts neutral, and whoever had it told", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const program = await running(cwd, url, port);
  const [gone, kept] = [await opened(program), await opened(program)];
  const all = () =>
    cloud
      .channels()
      .flatMap(({ id }) => cloud.messages(id))
      .map((message) => JSON.stringify(message))
      .join("\n");
  await expect.poll(() => cloud.messages(room).length).toBe(2);
  const refusing = async (words: readonly string[], typed: string) =>
    (await operate(cwd, ["erase", ...words], typed)).err;
  expect(await operate(cwd, ["erase"], "SYD-0000-0\n")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Write the reference of the case"),
  });
  expect(await refusing([], `${gone}\n${kept}\n`)).toContain("not the same reference");
  expect(await refusing([], `${gone}\n`)).toContain("not the same reference");
  // In the list of processes everybody on the machine would read it.
  expect(await operate(cwd, ["erase", gone], `${gone}\n${gone}\n`)).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^Do not write the reference after the command: .* Run stafett erase and answer the question\./,
    ),
  });
  expect(await refusing(["--yes", ...gone.split("-")], `${gone}\n`)).not.toContain(gone);
  expect(all()).toContain(gone);
  const done = await operate(cwd, ["erase"], `${gone}\n${gone.toLowerCase()}\n`);
  expect(done).toMatchObject({
    code: 0,
    out: expect.stringMatching(/What is left are backups of the keys[\s\S]*: erased\./),
  });
  // Those whose case it was read it in their office hours, whenever this is run.
  const told = (text: string) =>
    expect.poll(() => all().includes(text) || waiting(cwd) > 0).toBe(true);
  await told("raderat av den som sköter driften");
  expect(all()).not.toContain(gone);
  expect(all()).toContain(kept);
  expect(certified(cwd)).toBe(1);
  expect(await operate(cwd, ["erase", "--yes"], `${gone}\n`)).toMatchObject({
    code: 1,
    err: expect.stringContaining("Has it been erased already?"),
  });
  expect(await operate(cwd, ["verify"])).toMatchObject({ code: 0 });
  expect(await stop(program)).toBe(0);

  // In its place: nobody is there to change what stands in chat, so that is left for the next start.
  const offline = await operate(cwd, ["erase", "--yes"], `${kept}\n`);
  expect(offline).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Messages left to change then: 1\./),
  });
  expect(certified(cwd)).toBe(2);
  expect(all()).toContain(kept);
  const again = await running(cwd, url, port);
  await expect.poll(all).not.toContain(kept);
  await told("2 ärenden är raderade av den som sköter driften");
  expect(await stop(again)).toBe(0);
  expect(await operate(cwd, ["verify"])).toMatchObject({ code: 0 });
});

/** Suspends the program, unless that is in the midst of a write: then the database is locked for the command, too, and the program goes on. */
const stoppedBetweenWrites = (program: Program, db: DatabaseSync): boolean => {
  program.child.kill("SIGSTOP");
  try {
    db.exec("begin immediate; rollback");
    return true;
  } catch {
    program.child.kill("SIGCONT");
    return false;
  }
};
test("a program that is killed while it is waited for: the command does it in its place", async () => {
  const { url } = await slack();
  const cwd = withSample(temporary());
  const program = await running(cwd, url, await freePort());
  const gone = await opened(program);
  const db = new DatabaseSync(join(cwd, "data/stafett.db"));
  await expect.poll(() => stoppedBetweenWrites(program, db)).toBe(true);
  const erasing = operate(cwd, ["erase", "--yes"], `${gone}\n`);
  // It is ordered, and nobody answers.
  const ordered = db.prepare("select 1 from meta where name like 'order:%'");
  await expect.poll(() => ordered.get()).toBeDefined();
  db.close();
  program.child.kill("SIGKILL");
  expect(await erasing).toMatchObject({ code: 0, out: expect.stringContaining(": erased.") });
  expect(certified(cwd)).toBe(1);
  expect(await operate(cwd, ["verify"])).toMatchObject({ code: 0 });
});
