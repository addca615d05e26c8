// Power cuts: what the disk holds at a moment, without what the caches held.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { journals } from "../process/journals.ts";
import { idempotencyKeyOf } from "../process/load.ts";
import { stop, withSample } from "../process/program.ts";
import { during, lacksLoops, type Mounted, type PowerDisk, powerDisk } from "./disk.ts";
import { becomes, type Fault, pause } from "./fault.ts";
import { onStage, type Stage } from "./stage.ts";

const acknowledgedKeys = (stage: Stage): readonly string[] =>
  stage.load.commands.filter((one) => one.acknowledged).map((one) => idempotencyKeyOf(one.body));
/** Starts the program on what is left. How many of these commands are not in it, and how long it took to be ready. */
const afterwards = async (
  left: Mounted,
  idempotencyKeys: readonly string[],
): Promise<{ readonly lost: number; readonly seconds: number }> => {
  const since = performance.now();
  return onStage({ cwd: left.path }, async (stage) => {
    await stage.begin();
    const seconds = await stage.normalAfter(since);
    await stop(stage.program);
    await stage.holds();
    const found = await journals(left.path);
    return {
      lost: idempotencyKeys.filter((idempotencyKey) => !found.idempotencyKeys.has(idempotencyKey))
        .length,
      seconds,
    };
  });
};
type Sums = { acknowledged: number; lost: number; seconds: number };
const lookAt = async (
  left: Mounted,
  idempotencyKeys: readonly string[],
  sums: Sums,
): Promise<void> => {
  const { lost, seconds } = await afterwards(left, idempotencyKeys);
  sums.acknowledged += idempotencyKeys.length;
  sums.lost += lost;
  sums.seconds = Math.max(sums.seconds, seconds);
};
const cutOnce = async (disk: PowerDisk, stage: Stage, sums: Sums): Promise<void> => {
  // Read before the cut: what comes back later may be in it or not.
  const idempotencyKeys = acknowledgedKeys(stage);
  await during(disk.cut(), (left) => lookAt(left, idempotencyKeys, sums));
};
const power: Fault = {
  name: "power",
  what: "power cuts under load, the disk's own cache lost too",
  until: "from the start",
  times: 50,
  short: 1,
  lacks: lacksLoops,
  run: (times) =>
    during(powerDisk(96), (disk) =>
      onStage({ cwd: withSample(disk.path) }, async (stage) => {
        disk.sync();
        await stage.begin();
        stage.call();
        const sums: Sums = { acknowledged: 0, lost: 0, seconds: 0 };
        for (let time = 0; time < times; time++) {
          await pause(300 + Math.random() * 700);
          await cutOnce(disk, stage, sums);
        }
        const counted = await stage.count();
        return {
          times,
          ...sums,
          lost: sums.lost + counted.lost,
          doubled: counted.doubled,
          seen: "acknowledged commands are counted in each cut",
        };
      }),
    ),
};

/** After the folder has been made; a start is over then, and people write. */
const firstMs = 1_500;
type Found = { nothing: number; key: number; data: number };
const firstCut = async (
  disk: PowerDisk,
  name: string,
  part: number,
  sums: Sums,
  found: Found,
): Promise<void> => {
  const cwd = join(disk.path, name);
  mkdirSync(cwd);
  withSample(cwd);
  disk.sync();
  await onStage({ cwd }, async (stage) => {
    const program = await stage.launch();
    const ended = new Promise<never>(
      (_, reject) => void program.ended.then(() => reject(new Error(program.said()))),
    );
    ended.catch(() => undefined);
    await Promise.race([becomes(() => existsSync(join(cwd, "data")), 60_000, 1), ended]);
    stage.call();
    await pause(firstMs * part);
    const idempotencyKeys = acknowledgedKeys(stage);
    await during(disk.cut(), async (left) => {
      const data = join(left.path, name, "data");
      found[
        existsSync(join(data, "stafett.db"))
          ? "data"
          : existsSync(join(data, "stafett.key"))
            ? "key"
            : "nothing"
      ] += 1;
      await lookAt({ path: join(left.path, name), end: left.end }, idempotencyKeys, sums);
    });
  });
  rmSync(cwd, { recursive: true, force: true });
};
const first: Fault = {
  name: "power-first",
  what: "a power cut in the first second and a half of the very first start",
  until: "from the next start",
  times: 60,
  short: 1,
  lacks: lacksLoops,
  run: (times) =>
    during(powerDisk(48), async (disk) => {
      const sums: Sums = { acknowledged: 0, lost: 0, seconds: 0 };
      const found: Found = { nothing: 0, key: 0, data: 0 };
      for (let time = 0; time < times; time++)
        await firstCut(disk, `first-${time}`, (time + Math.random()) / times, sums, found);
      const seen = `${found.nothing} times neither key nor database had been made, ${found.key} times the key alone, ${found.data} times both; it started each time`;
      return { times, ...sums, doubled: 0, seen };
    }),
};
export const powerFaults: readonly Fault[] = [power, first];
