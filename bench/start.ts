// The real program on a fresh directory: how long until it answers, and what it holds when it has nothing to do.
import { join } from "node:path";
import { otherCheckout } from "./against.ts";
import { configFile, newDirectory, teamsCaller } from "./fixture.ts";
import { freePort, pause, residentOf, start, yesSayer } from "./program.ts";
import { type Row, ratios, row } from "./stats.ts";
import { teamsCloudLite } from "./teams-cloud.ts";

type Environment = Readonly<Record<string, string>>;
/** One start on an empty folder: seconds to `/readyz`, and resident megabytes (as the kernel counts them) after an idle second. */
const once = async (
  connected: Environment,
  from = "",
): Promise<{ readonly seconds: number; readonly megabytes: number }> => {
  const directory = newDirectory();
  const port = await freePort();
  const begun = performance.now();
  const env = {
    PORT: String(port),
    STAFETT_CONFIG: configFile,
    STAFETT_KEY_FILE: join(directory, "stafett.key"),
    DATABASE_URL: `sqlite:${join(directory, "stafett.db")}`,
    STAFETT_EMPTY_PLAYGROUND: "yes",
    ...connected,
  };
  const program = start(join(from, "bin/start.mjs"), env, directory);
  for (;;) {
    program.alive();
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await ready?.arrayBuffer();
    if (ready?.status === 200) break;
    await pause(5);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await pause(1_000);
  const megabytes = residentOf(program);
  await program.stop();
  return { seconds, megabytes };
};
/** Stand-ins that say yes, as both platforms' addresses. */
const both = async (): Promise<{ readonly env: Environment; close(): void }> => {
  const clientId = "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50";
  const [slack, teams] = [await yesSayer(), await teamsCloudLite(clientId)];
  return {
    env: {
      SLACK_BOT_TOKEN: "xoxb-bench",
      SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
      SLACK_API_URL: `http://127.0.0.1:${slack.port}/api/`,
      CLIENT_ID: clientId,
      CLIENT_SECRET: "bench",
      TENANT_ID: teamsCaller.tenant,
      TEAMS_OPENID_URL: `${teams.url}/v1/.well-known/openidconfiguration`,
      TEAMS_TOKEN_URL: `${teams.url}/token`,
      TEAMS_SERVICE_HOSTS: teams.url,
      SERVICE_URL: `${teams.url}/teams`,
      STAFETT_OTHER_CLOUD: "yes",
    },
    close: () => {
      slack.close();
      teams.close();
    },
  };
};
type Started = Awaited<ReturnType<typeof once>>;
/** Each in turn, in every round. */
const inTurn = async (
  rounds: number,
  ways: readonly (() => Promise<Started>)[],
): Promise<readonly (readonly Started[])[]> => {
  const all: Started[][] = ways.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, way] of ways.entries()) all[at]?.push(await way());
  return all;
};
const [seconds, megabytes] = [
  (all: readonly Started[] = []) => all.map((one) => one.seconds),
  (all: readonly Started[] = []) => all.map((one) => one.megabytes),
];
const WEB_ORIGIN = "https://stafett.example.se";

/** `npm start` without tokens: bot, stand-in and playground in one process; with Slack and Teams connected; and with the web beside them. With `BENCH_AGAINST` also another checkout. */
export const measureStart = async (rounds: number): Promise<readonly Row[]> => {
  const clouds = await both();
  const { env } = clouds;
  const other = process.env.BENCH_AGAINST === undefined ? undefined : otherCheckout();
  const beside = other === undefined ? [] : [() => once({}, other), () => once(env, other)];
  const [alone, connected, web, aloneThen, connectedThen] = await inTurn(rounds, [
    () => once({}),
    () => once(env),
    () => once({ ...env, WEB_ORIGIN }),
    ...beside,
  ]);
  clouds.close();
  const against = (
    what: string,
    now: readonly Started[] | undefined,
    then: readonly Started[] | undefined,
  ): readonly Row[] => [
    row(
      `start to first answer ÷ the other checkout's, ${what}`,
      ratios(seconds(now), seconds(then)),
      "×",
      undefined,
    ),
    row(
      `resident memory ÷ the other checkout's, ${what}`,
      ratios(megabytes(now), megabytes(then)),
      "×",
      undefined,
    ),
  ];
  return [
    row("start to first answer", seconds(alone), "s", { atMost: 0.9 }),
    row("resident memory, an idle second after start", megabytes(alone), "MB", { atMost: 150 }),
    row("start to first answer, with Slack and Teams connected", seconds(connected), "s", {
      atMost: 0.9,
    }),
    row("resident memory then", megabytes(connected), "MB", { atMost: 165 }),
    row("start to first answer, with the web connected too", seconds(web), "s", undefined),
    row("resident memory then, with the web", megabytes(web), "MB", undefined),
    ...(other === undefined
      ? []
      : [
          ...against("alone", alone, aloneThen),
          ...against("with Slack and Teams", connected, connectedThen),
        ]),
  ];
};
