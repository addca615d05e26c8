// Damaged files, and the way back from a copy.

import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { idempotencyKeyOf } from "../process/load.ts";
import { operate, stop } from "../process/program.ts";
import { becomes, type Fault, type Measured, must, pause } from "./fault.ts";
import { onStage, type Stage } from "./stage.ts";

const pageBytes = 4_096;
const dataOf = (stage: Stage): string => join(stage.cwd, "data/stafett.db");
const told = async (stage: Stage, ...args: readonly string[]): Promise<string> => {
  const { code, out, err } = await operate(stage.cwd, ...args);
  must(code === 0, `stafett ${args.join(" ")}: ${out}${err}`);
  return out;
};
/** A copy while people write. Gives back its folder, and when it was begun. */
const copy = async (stage: Stage): Promise<{ readonly folder: string; readonly at: number }> => {
  const at = performance.now();
  mkdirSync(join(stage.cwd, "copies"), { recursive: true });
  await told(stage, "backup", "copies");
  return {
    folder: join("copies", readdirSync(join(stage.cwd, "copies")).toSorted().at(-1) ?? ""),
    at,
  };
};
/** What a restore may take with it: what was acknowledged after the copy was begun. */
const acknowledgedSince = (stage: Stage, at: number): readonly string[] =>
  stage.load.commands
    .filter(({ acknowledgedAt }) => acknowledgedAt !== undefined && acknowledgedAt >= at)
    .map((one) => idempotencyKeyOf(one.body));
/** Other bytes in the place of pages, drawn; `first`: one of them is the first. */
const damage = (file: string, pages: number, first = false): void => {
  const of = Math.floor(statSync(file).size / pageBytes);
  const handle = openSync(file, "r+");
  for (let n = 0; n < pages; n++) {
    const page = first && n === 0 ? 0 : Math.floor(Math.random() * of);
    writeSync(handle, randomBytes(pageBytes), 0, pageBytes, page * pageBytes);
  }
  closeSync(handle);
};
const said = /damaged|cannot be read|belongs? to another database|keys of the cases are missing/;
const counted = async (
  stage: Stage,
  times: number,
  seconds: number,
  mayBeGone: ReadonlySet<string>,
  seen: string,
): Promise<Measured> => {
  const { acknowledged, lost, doubled, gone } = await stage.count(mayBeGone);
  return {
    times,
    acknowledged,
    lost,
    doubled,
    seconds,
    seen: `${gone.length} of the ${mayBeGone.size} acknowledged after the copies were begun are gone with them, none of the others; ${seen}`,
  };
};

/** The copy is put back, and the program begun on it: seconds since `since` until somebody is acknowledged again. */
const putBack = async (stage: Stage, folder: string, since: number): Promise<number> => {
  await told(stage, "restore", folder);
  await stage.begin();
  return stage.normalAfter(since);
};
const restored: Fault = {
  name: "restore",
  what: "a copy is made under load, the process killed, the copy restored",
  until: "from the kill",
  times: 20,
  short: 1,
  run: (times) =>
    onStage({}, async (stage) => {
      await stage.begin();
      stage.call();
      const mayBeGone = new Set<string>();
      let slowest = 0;
      for (let time = 0; time < times; time++) {
        await pause(400);
        const { folder, at } = await copy(stage);
        await pause(400);
        const since = performance.now();
        await stop(stage.program, "SIGKILL");
        for (const idempotencyKey of acknowledgedSince(stage, at)) mayBeGone.add(idempotencyKey);
        slowest = Math.max(slowest, await putBack(stage, folder, since));
      }
      return counted(stage, times, slowest, mayBeGone, "what had been posted is not posted again");
    }),
};

const damaged: Fault = {
  name: "damage",
  what: "a page of the data, or of the keys, is overwritten while it is stopped; a start, then a restore",
  until: "from the start that refuses",
  times: 20,
  short: 1,
  run: (times) =>
    onStage({}, async (stage) => {
      await stage.begin();
      stage.call();
      const mayBeGone = new Set<string>();
      let [slowest, unseen] = [0, 0];
      for (let time = 0; time < times; time++) {
        await pause(300);
        const { folder, at } = await copy(stage);
        await pause(300);
        await stop(stage.program);
        for (const idempotencyKey of acknowledgedSince(stage, at)) mayBeGone.add(idempotencyKey);
        damage(
          time % 3 === 2 ? dataOf(stage).replace(/db$/, "keys.db") : dataOf(stage),
          1,
          time % 4 === 0,
        );
        const since = performance.now();
        const program = await stage.launch();
        if (await program.ready()) {
          // A page that nobody uses.
          unseen += 1;
          await told(stage, "verify");
          await stop(program);
        } else must(said.test(program.said()), `a start on it said: ${program.said()}`);
        slowest = Math.max(slowest, await putBack(stage, folder, since));
      }
      return counted(
        stage,
        times,
        slowest,
        mayBeGone,
        `the start said so ${times - unseen} times; ${unseen} times a page was hit that holds nothing, and \`verify\` said the same`,
      );
    }),
};

/** Larger than what is looked at before the start: the look goes on beside the work. */
const ballast = (file: string): void => {
  const db = new DatabaseSync(file);
  db.exec(
    "create table ballast (bytes); insert into ballast values (zeroblob(40000000)); pragma wal_checkpoint(truncate)",
  );
  db.close();
};
const damagedRunning: Fault = {
  name: "damage-running",
  what: "twenty pages, or half of all, are overwritten while it runs, in a file over 32 MB; a start on it, then a restore",
  until: "from the stop",
  times: 5,
  short: 0,
  run: (times) =>
    onStage({}, async (stage) => {
      await stage.begin();
      await stop(stage.program);
      ballast(dataOf(stage));
      await stage.begin();
      stage.call();
      const mayBeGone = new Set<string>();
      let slowest = 0;
      let noticed = 0;
      const [because, sentences] = [new Set<string>(), new Set<string>()];
      const saysSo = async (): Promise<boolean> => {
        const found = (await stage.ready()).because.filter((one) => one.startsWith("damaged:"));
        for (const one of found) because.add(one);
        return found.length > 0;
      };
      for (let time = 0; time < times; time++) {
        await pause(1_000);
        const { folder, at } = await copy(stage);
        // Of twenty among ten thousand none is likely to be one that a start needs: it is up, and looks.
        damage(
          dataOf(stage),
          time % 2 === 0 ? 20 : Math.floor(statSync(dataOf(stage)).size / pageBytes / 2),
        );
        // What is in memory is not read again: whoever looks sees it, and the program itself once a day, or when it reads such a page.
        const { code, err } = await operate(stage.cwd, "verify");
        must(code === 1, "verify saw nothing");
        sentences.add(err.trim().replace(/\s+/g, " "));
        if (await saysSo()) noticed += 1;
        const since = performance.now();
        await stop(stage.program);
        const program = await stage.launch();
        const refused = await Promise.race([
          program.ended.then(() => true),
          becomes(saysSo, 60_000).then((so) => !so),
        ]);
        must(
          !refused || said.test(program.said()),
          `a start on it: ${program.said()} ${JSON.stringify(await stage.ready())}`,
        );
        await stop(program, "SIGKILL");
        // Also what was acknowledged on the damaged file.
        for (const idempotencyKey of acknowledgedSince(stage, at)) mayBeGone.add(idempotencyKey);
        slowest = Math.max(slowest, await putBack(stage, folder, since));
      }
      return counted(
        stage,
        times,
        slowest,
        mayBeGone,
        `\`verify\` said at once: _${[...sentences].join("_, _")}_; \`/readyz\` on the damaged file: ${[...because].map((one) => `\`${one}\``).join(", ") || "the start refused"}; before the stop the program had noticed ${noticed} times`,
      );
    }),
};
export const copyFaults: readonly Fault[] = [damaged, damagedRunning, restored];
