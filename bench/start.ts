// The real program on a fresh directory: how long until it answers, and what it holds when it has nothing to do.
import { join } from "node:path";
import { configFile, newDirectory, teamsCaller } from "./fixture.ts";
import { freePort, pause, residentOf, start, yesSayer } from "./program.ts";
import { type Row, row } from "./stats.ts";
import { teamsCloudLite } from "./teams-cloud.ts";

type Environment = Readonly<Record<string, string>>;
/** One start on an empty folder: seconds to `/readyz`, and resident megabytes (as the kernel counts them) after an idle second. */
const once = async (connected: Environment): Promise<{ readonly seconds: number; readonly megabytes: number }> => {
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
  const program = start("bin/start.mjs", env, directory);
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
const repeated = async (rounds: number, env: Environment): Promise<readonly Awaited<ReturnType<typeof once>>[]> => {
  const all: Awaited<ReturnType<typeof once>>[] = [];
  for (let round = 0; round < rounds; round++) all.push(await once(env));
  return all;
};

/** `npm start` without tokens: bot, stand-in and playground in one process; and with Slack and Teams connected. */
export const measureStart = async (rounds: number): Promise<readonly Row[]> => {
  const alone = await repeated(rounds, {});
  const clouds = await both();
  const connected = await repeated(rounds, clouds.env);
  clouds.close();
  const [seconds, megabytes] = [({ seconds: s }: (typeof alone)[number]) => s, ({ megabytes: m }: (typeof alone)[number]) => m];
  return [
    row("start to first answer", alone.map(seconds), "s", { atMost: 0.9 }),
    row("resident memory, an idle second after start", alone.map(megabytes), "MB", { atMost: 150 }),
    row("start to first answer, with Slack and Teams connected", connected.map(seconds), "s", { atMost: 0.9 }),
    row("resident memory then", connected.map(megabytes), "MB", { atMost: 165 }),
  ];
};
