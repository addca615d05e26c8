// The disk takes nothing more while people write: it is full, or it has become read-only.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { start, stop, withSample } from "../process/program.ts";
import { during, fileDisk, lacksLoops, lacksMounts, memoryDisk } from "./disk.ts";
import { becomes, type Fault, type Measured, must, pause } from "./fault.ts";
import { onStage, type Stage } from "./stage.ts";

export const notSaved = "Stafett kunde inte spara.";
/** Fills what is left, to the last byte; once more: what has become free since. Gives back what makes it free again. */
export const fill = (folder: string): (() => void) => {
  const path = join(folder, "something-else");
  const file = openSync(path, "a");
  for (const bytes of [1 << 20, 1 << 12, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as { code?: string }).code !== "ENOSPC") throw error;
    }
  closeSync(file);
  return () => rmSync(path);
};
/** While nothing can be written: people read that nothing was saved, whoever watches that it is not ready, and the process lives. */
const refuses = async (stage: Stage): Promise<void> => {
  must(
    await becomes(
      () => [...stage.load.refusals.keys()].some((said) => said.includes(notSaved)),
      60_000,
    ),
    `nobody was told: ${[...stage.load.refusals.keys()]}`,
  );
  must(
    await becomes(async () => (await stage.ready()).because.includes("write"), 30_000),
    `/readyz: ${JSON.stringify(await stage.ready())}`,
  );
  await pause(1_500);
  must(stage.program.child.exitCode === null, "it ended");
  const others = [...stage.load.refusals.keys()].filter((said) => !said.includes(notSaved));
  must(others.length === 0, `somebody read something else: ${others}`);
};
const told = (stage: Stage): number =>
  [...stage.load.refusals.values()].reduce((sum, n) => sum + n, 0);
const measured = async (
  stage: Stage,
  times: number,
  seconds: number,
  seen: string,
): Promise<Measured> => {
  const { acknowledged, lost, doubled, settledS } = await stage.count();
  return {
    times,
    acknowledged,
    lost,
    doubled,
    seconds,
    seen: `${seen}; the last posts stood after ${settledS.toFixed(0)} s`,
  };
};

/** A post whose answer could not be kept is looked for when its lease is over: that minute is left out on a build machine, where all is posted before. */
const paceOf = (times: number) => ({
  pauseMs: 50,
  betweenMs: 5,
  ...(times <= 2 && { mostOpened: 3 }),
});
const full: Fault = {
  name: "full",
  what: "something else fills the disk under load, and goes again",
  until: "from the freed space",
  times: 20,
  short: 1,
  lacks: lacksMounts,
  run: (times) =>
    during(memoryDisk(64), (disk) =>
      onStage(
        { cwd: withSample(disk.path) },
        async (stage) => {
          await stage.begin();
          stage.call();
          await pause(500);
          await stage.settled();
          let slowest = 0;
          for (let time = 0; time < times; time++) {
            await pause(500);
            const free = fill(disk.path);
            await refuses(stage);
            free();
            slowest = Math.max(slowest, await stage.normalAfter(performance.now()));
            stage.load.refusals.clear();
          }
          return measured(
            stage,
            times,
            slowest,
            `while it is full: _${notSaved} …_, \`/readyz\` says \`write\``,
          );
        },
        paceOf(times),
      ),
    ),
};

const startsNot = async (stage: Stage): Promise<void> => {
  const again = await start({
    cwd: stage.cwd,
    env: { SLACK_BOT_TOKEN: "xoxb-test", SLACK_SIGNING_SECRET: "secret" },
  });
  must(
    (await again.ended) === 1 && again.said().includes("may not write in its folder"),
    `a start on it said: ${again.said()}`,
  );
};
const readOnly: Fault = {
  name: "read-only",
  what: "ext4 turns read-only under load (`mount -o remount,abort`), is mounted anew, and the program started",
  until: "from the mount",
  times: 10,
  short: 1,
  lacks: lacksLoops,
  run: (times) =>
    during(fileDisk(96), (disk) =>
      onStage({ cwd: withSample(disk.path) }, async (stage) => {
        await stage.begin();
        stage.call();
        let slowest = 0;
        let people = 0;
        for (let time = 0; time < times; time++) {
          await pause(500);
          disk.breaks();
          await refuses(stage);
          await stop(stage.program);
          await startsNot(stage);
          people += told(stage);
          stage.load.refusals.clear();
          disk.mends();
          const since = performance.now();
          await stage.begin();
          slowest = Math.max(slowest, await stage.normalAfter(since));
        }
        return measured(
          stage,
          times,
          slowest,
          `meanwhile ${people} times _${notSaved} …_, \`/readyz\` says \`write\`; a start says _may not write in its folder_`,
        );
      }),
    ),
};
export const fullFaults: readonly Fault[] = [full, readOnly];
