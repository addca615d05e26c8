// A command in Teams that writes, against a bare app of Microsoft's library that only answers: the same signed activities, in turn.
import { systemClock } from "../src/calendar/clock.ts";
import { type Answered, hangUp, send } from "./client.ts";
import {
  configFile,
  type Fixture,
  newFixture,
  type Opened,
  openBot,
  openCases,
  teamsCaller,
} from "./fixture.ts";
import { freePort, type Program, pause, start } from "./program.ts";
import { divided, interleave, load, median, type Row, ratios, row } from "./stats.ts";
import { type TeamsCloudLite, teamsCloudLite } from "./teams-cloud.ts";

const clientId = "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50";
let sent = 0;

type What = { readonly text: string } | { readonly instance: string };
const activity = (cloud: TeamsCloudLite, what: What) => {
  sent += 1;
  const { tenant, objectId } = teamsCaller;
  const common = {
    id: `bench:${process.pid}:${sent}`,
    channelId: "msteams",
    serviceUrl: `${cloud.url}/teams`,
    timestamp: new Date().toISOString(),
    locale: "sv-SE",
    from: { id: "29:bench", name: "Handläggare", aadObjectId: objectId },
    conversation: { id: "a:bench", conversationType: "personal", tenantId: tenant },
    recipient: { id: `28:${clientId}`, name: "Stafett" },
    channelData: { tenant: { id: tenant } },
  };
  if ("text" in what) return { ...common, type: "message", text: what.text, entities: [] };
  const data = { w: "case", i: what.instance, c: "calm", v: {} };
  return {
    ...common,
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", verb: "do", data }, trigger: "manual" },
  };
};
const post = (port: number, cloud: TeamsCloudLite, what: What): Promise<Answered> => {
  const body = JSON.stringify(activity(cloud, what));
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${cloud.bearer}`,
  };
  return send(port, { path: "/api/messages", headers, body });
};
type Contender = { readonly port: number; readonly program: Program; written: number };
const environment = (cloud: TeamsCloudLite) => ({
  CLIENT_ID: clientId,
  TENANT_ID: teamsCaller.tenant,
  TEAMS_OPENID_URL: `${cloud.url}/v1/.well-known/openidconfiguration`,
});
const bare = async (cloud: TeamsCloudLite): Promise<Contender> => {
  const port = await freePort();
  return {
    port,
    program: start("bench/bare-teams.ts", { PORT: String(port), ...environment(cloud) }),
    written: 0,
  };
};
const stafett = async (fixture: Fixture, cloud: TeamsCloudLite): Promise<Contender> => {
  const port = await freePort();
  const program = start("bin/start.mjs", {
    PORT: String(port),
    DATABASE_URL: `sqlite:${fixture.file}`,
    STAFETT_KEY_FILE: fixture.keyFile,
    STAFETT_CONFIG: configFile,
    ...environment(cloud),
    CLIENT_SECRET: "bench",
    TEAMS_TOKEN_URL: `${cloud.url}/token`,
    TEAMS_SERVICE_HOSTS: cloud.url,
    SERVICE_URL: `${cloud.url}/teams`,
    STAFETT_OTHER_CLOUD: "yes",
  });
  return { port, program, written: 0 };
};
const answers = async (one: Contender, cloud: TeamsCloudLite): Promise<void> => {
  for (;;) {
    one.program.alive();
    if ((await post(one.port, cloud, { text: "hjälp" }).catch(() => undefined))?.status === 200)
      return;
    await pause(25);
  }
};
const shot = async (
  one: Contender,
  cloud: TeamsCloudLite,
  what: (at: number) => What,
  callers: number,
  total: number,
): Promise<number> => {
  const times = await load(callers, total, async () => {
    one.written += 1;
    const { status, said } = await post(one.port, cloud, what(one.written));
    if (status !== 200 || (said !== "" && !said.includes("Klart.")))
      throw new Error(`answered ${status}`);
  });
  return median(times);
};

/** p50 as ratios to the bare library: a message that is answered with a message, and a button that is answered at once. */
export const measureTeams = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, systemClock, { platform: "teams" });
  const cases = await openCases(bot, 500, "low", teamsCaller);
  await bot.stop();
  const cloud = await teamsCloudLite(clientId);
  const contenders = [await stafett(fixture, cloud), await bare(cloud)];
  for (const one of contenders) await answers(one, cloud);
  const at = (n: number): Opened => cases[n % cases.length] ?? { instance: "" as never, ref: "" };
  const words = (n: number): What => ({ text: `lugnt ${at(n).ref}` });
  const press = (n: number): What => ({ instance: at(n).instance });
  const turn = (what: (n: number) => What, callers: number, total: number) =>
    contenders.map((one) => () => shot(one, cloud, what, callers, total));
  const measured: Row[] = [];
  for (const [name, what, target] of [
    ["Teams message that writes ÷ bare echo", words, 1.8],
    ["Teams button that writes ÷ bare acknowledgement", press, undefined],
  ] as const) {
    for (const [callers, total, label] of [
      [1, 150, "one caller"],
      [32, 800, "32 callers"],
    ] as const) {
      const [ours, floor] = await interleave(rounds, turn(what, callers, total));
      const limit = target === undefined || callers > 1 ? undefined : { atMost: target };
      measured.push(
        row(`${name}, p50, ${label}`, ratios(ours, floor), "×", limit, divided(ours, floor)),
      );
    }
  }
  for (const { program } of contenders) await program.stop();
  cloud.close();
  hangUp();
  return measured;
};
