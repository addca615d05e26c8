// pg-boss and graphile-worker as every part of the comparison opens them: one queue each, errors told, logs not.
import { Logger, type Runner, type RunnerOptions, run } from "graphile-worker";
import { type ConstructorOptions, PgBoss } from "pg-boss";

export const queue = "peers";
export const openBoss = async (
  connectionString: string,
  options: ConstructorOptions = {},
): Promise<PgBoss> => {
  const boss = new PgBoss({ ...options, connectionString });
  boss.on("error", (error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  await boss.createQueue(queue);
  return boss;
};
/** `handle`: is given what was added with the job. */
export const openRunner = (
  connectionString: string,
  options: RunnerOptions = {},
  handle: (payload: unknown) => void = () => undefined,
): Promise<Runner> =>
  run({
    ...options,
    connectionString,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { [queue]: async (payload) => handle(payload) },
  });
