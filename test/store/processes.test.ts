// Three real processes on one real server, under load, and one of them killed: whoever is left goes on, and nothing that was acknowledged is lost or there twice.
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../src/store/postgres/migrations.ts";
import { journalsIn, outboxes } from "../process/journals.ts";
import { callers, environment, idempotencyKeyOf, Load, openSlack } from "../process/load.ts";
import { type Program, start, stop, withSample } from "../process/program.ts";
import { temporary } from "../support/small-core.ts";
import { freshDatabase, freshSchema } from "./engines.ts";
import { lacksPooler, openPooler } from "./pooler.ts";

const server = inject("postgres") ?? { skip: "nobody has started PostgreSQL" };

/** Slack, empty databases, and programs that are told to use them. */
const scene = async (
  fresh: (url: string) => Promise<string> = freshSchema,
  through = (url: string): string => url,
) => {
  const { url } = server as { readonly url: string };
  const [data, keys] = [await fresh(url), await fresh(url)];
  const slack = await openSlack();
  onTestFinished(slack.close);
  const [cwd, env] = [
    withSample(temporary()),
    { ...environment(slack.url), DATABASE_URL: through(data), STAFETT_KEYS_URL: through(keys) },
  ];
  const begin = async (): Promise<Program> => {
    const program = await start({ cwd, env });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    return program;
  };
  return { slack, data, keys, cwd, begin };
};

const killedUnderLoad = async ({
  slack,
  data,
  keys,
  cwd,
  begin,
}: Awaited<ReturnType<typeof scene>>): Promise<void> => {
  // The first makes the key that the others read.
  const first = await begin();
  expect(await first.ready(), first.said()).toBe(true);
  const all = [first, await begin(), await begin()];
  for (const one of all) expect(await one.ready(), one.said()).toBe(true);

  let turn = 0;
  const anyOf = (): Program => all[turn++ % all.length] as Program;
  const load = new Load({
    ...first,
    get port() {
      return anyOf().port;
    },
  });
  const calling = Array.from({ length: callers }, () => load.caller());
  const acknowledged = (): number => load.commands.filter((command) => command.acknowledged).length;
  await expect.poll(acknowledged, { interval: 10 }).toBeGreaterThan(60);
  // Whichever rings, it is this one or another.
  await stop(first, "SIGKILL");
  all.shift();
  const before = acknowledged();
  await expect.poll(() => acknowledged() - before, { interval: 10 }).toBeGreaterThan(60);
  load.end();
  await Promise.all(calling);
  expect([...load.refusals.keys()]).toEqual([]);
  for (const command of load.commands.filter((one) => !one.acknowledged)) await load.send(command);
  expect(load.commands.filter((command) => !command.acknowledged)).toEqual([]);
  expect(await Promise.all(all.map((one) => stop(one)))).toEqual([0, 0]);

  const db = await openPostgres(data);
  const unsettled = Number(
    (await db.query("select count(*) as n from outbox where state <> 'stands'"))[0]?.n,
  );
  const found = await journalsIn(
    db,
    await openPostgres(keys, postgresKeyMigrations),
    mastersIn(join(cwd, "data/stafett.key"), false),
  );
  const count = (types: readonly string[], type: string): number =>
    types.filter((one) => one === type).length;
  const opened = load.commands.filter(({ kind }) => kind === "open").length;
  expect(found.cases.map(({ types }) => count(types, "opened"))).toEqual(
    Array.from({ length: opened }, () => 1),
  );
  expect(
    load.commands
      .map(({ body }) => idempotencyKeyOf(body))
      .filter((idempotencyKey) => !found.idempotencyKeys.has(idempotencyKey)),
  ).toEqual([]);
  for (const { ref, types } of found.cases)
    expect([ref, count(types, "checkedIn")]).toEqual([
      ref,
      load.commands.filter((one) => one.kind === "calm" && one.ref === ref).length,
    ]);
  const posted = outboxes(slack.cloud);
  expect(new Set(posted).size).toBe(posted.length);
  expect(posted.length + unsettled).toBeGreaterThanOrEqual(opened);
};
test.skipIf("skip" in server)(
  "any of three answers, one is killed under load, and all of it is there once",
  async () => killedUnderLoad(await scene()),
  60_000,
);
const noPooler = "skip" in server ? server.skip : lacksPooler();
test.skipIf(noPooler)(
  `the same through a pooler by transaction that keeps no statements, with fewer connections than they have${noPooler ? ` (${noPooler})` : ""}`,
  async () => {
    const { through } = await openPooler((server as { readonly url: string }).url, 0, 5);
    await killedUnderLoad(await scene(freshDatabase, through));
  },
  60_000,
);

test.skipIf("skip" in server)(
  "a newer program that rebuilds the database makes the older one stop by itself, with a sentence",
  async () => {
    const { data, begin } = await scene();
    const program = await begin();
    expect(await program.ready(), program.said()).toBe(true);
    await (await openPostgres(data, [...postgresMigrations, { breaking: "select 1" }])).close();
    expect(await program.ended).toBe(0);
    expect(program.said()).toContain("A newer version of Stafett has rebuilt the database");
  },
  30_000,
);
