// The real program with everything around it on this machine: two clouds, somebody who listens elsewhere, and whoever asks meanwhile.
import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { slackWorld, teamsWorld } from "../../playground/server/worlds.ts";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import { createWorkspaces, type Workspaces } from "../../playground/slack/workspaces.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { listen } from "../../src/app/http.ts";
import { freePort, type Program, rootOf, start, stop, withSample } from "../process/program.ts";
import { secret } from "../support/signed.ts";
import { clientId, clientSecret } from "../support/teams.ts";
import { type Attacker, attacker } from "../support/teams-door.ts";
import { sampleConfig } from "../support/world.ts";
import type { Asked, Waited } from "./probe.ts";
import { pause } from "./wire.ts";

type Env = Readonly<Record<string, string>>;
export type Running = {
  readonly program: Program;
  readonly port: number;
  readonly metricsPort: number;
  readonly cwd: string;
  /** What its links are signed with. */
  root(): Promise<Uint8Array>;
  /** Where it has connected to, beyond itself: host and port. */
  called(): readonly string[];
  /** Stopped for as long as `work` takes, and begun again. */
  stopsFor(work: () => Promise<void>): Promise<void>;
};
export type Target = {
  readonly slack: SlackStandIn;
  readonly workspaces: Workspaces;
  readonly teams: TeamsStandIn;
  /** Where both clouds are. */
  readonly cloudUrl: { readonly slack: string; readonly teams: string };
  readonly elsewhere: Attacker;
  /** Both platforms, as much as anybody likes. */
  readonly both: Running;
  /** Another program beside it; ended when the suite ends. `written`: its configuration, from that of the sample. `files`: what else lies in its folder. */
  runs(
    env: Env | ((port: number) => Env),
    written?: (sample: string) => string,
    files?: Readonly<Record<string, string>>,
  ): Promise<Running>;
  readonly env: Readonly<Record<"slack" | "teams" | "installing", Env>>;
  /** Somebody asks for a little meanwhile: how long they waited while this was done. Within `work` another program may be asked for a while. `aheadMs`: of the program's clock. */
  meanwhile<T>(
    port: number,
    work: () => Promise<T>,
    aheadMs?: number,
  ): Promise<{ readonly done: T; readonly waited: Waited }>;
  close(): Promise<void>;
};

/** In the program's process no name but this machine's leads anywhere, and every connection that it opens is written down. */
const watched = (cwd: string): { readonly NODE_OPTIONS: string } => {
  const file = join(cwd, "watched.mjs");
  writeFileSync(
    file,
    `import dns from "node:dns"; import net from "node:net"; import { appendFileSync } from "node:fs";
const here = dns.lookup;
dns.lookup = (name, options, then) => /^[\\d.:]+$|^localhost$/.test(name) ? here(name, options, then)
  : (appendFileSync(${JSON.stringify(join(cwd, "called"))}, name + "\\n"), (then ?? options)(Object.assign(new Error("alone"), { code: "ENOTFOUND" })));
const open = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [o] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof o === "object" && o?.port) appendFileSync(${JSON.stringify(join(cwd, "called"))}, (o.host ?? "localhost") + ":" + o.port + "\\n");
  return open.apply(this, args);
};
`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
};

const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});
const run: (...asked: Parameters<Target["runs"]>) => Promise<Running & { end(): Promise<void> }> =
  async (asked, written, files = {}) => {
    const cwd = withSample(mkdtempSync(join(tmpdir(), "stafett-attack-")));
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(cwd, name), text, { mode: 0o600 });
    const config = join(cwd, "stafett.yaml");
    if (written) writeFileSync(config, written(readFileSync(config, "utf8")));
    const [port, metricsPort] = [await freePort(), await freePort()];
    const env = typeof asked === "function" ? asked(port) : asked;
    const { NODE_OPTIONS } = watched(cwd);
    const own = {
      ...env,
      NODE_OPTIONS: `${NODE_OPTIONS} ${env.NODE_OPTIONS ?? ""}`,
      METRICS_ADDR: `127.0.0.1:${metricsPort}`,
    };
    const begins = async (): Promise<Program> => {
      const begun = await start({ cwd, env: own, port });
      children.add(begun.child);
      if (!(await begun.ready())) throw new Error(begun.said());
      return begun;
    };
    let program = await begins();
    const calls = join(cwd, "called");
    return {
      get program() {
        return program;
      },
      port,
      metricsPort,
      cwd,
      root: () => rootOf(cwd),
      called: () =>
        existsSync(calls) ? [...new Set(readFileSync(calls, "utf8").trim().split("\n"))] : [],
      stopsFor: async (work) => {
        await stop(program);
        await work();
        program = await begins();
      },
      end: async () => {
        await stop(program, "SIGKILL");
        rmSync(cwd, { recursive: true, force: true });
      },
    };
  };

const clouds = async () => {
  const config = sampleConfig();
  const send = async (): Promise<Response> => new Response(null, { status: 503 });
  const slack = createSlackStandIn({
    now: () => Date.now(),
    signingSecret: secret,
    botToken: "xoxb-test",
    ...slackWorld(config),
    send,
  });
  const workspaces = createWorkspaces({
    clouds: [slack],
    clientId: "1.2",
    clientSecret: "client-secret",
  });
  const teams = createTeamsStandIn({
    now: () => Date.now(),
    clientId,
    clientSecret,
    ...teamsWorld(config),
    send,
  });
  const open = await Promise.all(
    [slack.web, workspaces.web, teams.web].map((web) => listen(web, "127.0.0.1", 0)),
  );
  const [slackUrl = "", officeUrl = "", teamsUrl = ""] = open.map(
    ({ port }) => `http://127.0.0.1:${port}`,
  );
  slack.listensAt(slackUrl);
  teams.listensAt(teamsUrl);
  return {
    slack,
    workspaces,
    teams,
    slackUrl,
    officeUrl,
    teamsUrl,
    close: () => Promise.all(open.map((one) => one.close(0))),
  };
};
type Clouds = Awaited<ReturnType<typeof clouds>>;
/** Where files are fetched and others are called back, also while the pages have an origin of their own. */
export const publicUrl = "https://stafett.example.org";
const environments = ({ slackUrl, officeUrl, teams }: Clouds): Target["env"] => {
  const other = { STAFETT_OTHER_CLOUD: "yes", STAFETT_PUBLIC_URL: publicUrl, LOG_LEVEL: "info" };
  const { openIdMetadataUrl, serviceUrl, tokenUrl } = teams.urls();
  return {
    slack: {
      ...other,
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: `${slackUrl}/api/`,
    },
    installing: {
      ...other,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "client-secret",
      SLACK_STATE_SECRET: "a-long-random-state-secret",
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: `${officeUrl}/api/`,
    },
    teams: {
      ...other,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      TENANT_ID: "0f0e0d0c-1111-4222-8333-444455556666",
      TEAMS_OPENID_URL: openIdMetadataUrl,
      TEAMS_TOKEN_URL: tokenUrl("botframework.com"),
      SERVICE_URL: serviceUrl,
      TEAMS_SERVICE_HOSTS: new URL(serviceUrl).origin,
    },
  };
};
const asker = () => {
  const child: ChildProcess = fork(new URL("./probe.ts", import.meta.url), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const take = (): Promise<Waited> =>
    new Promise((resolve) => {
      child.once("message", (waited) => resolve(waited as Waited));
      child.send("take");
    });
  return { child, take, at: (asked: Asked) => void child.send(asked) };
};

/** Everything on, until `close`. Throws what the program said when it does not become ready. */
export const openTarget = async (): Promise<Target> => {
  const around = await clouds();
  const env = environments(around);
  const elsewhere = await attacker();
  const begun: { end(): Promise<void> }[] = [];
  const runs: Target["runs"] = async (...asked) => {
    const running = await run(...asked);
    begun.push(running);
    return running;
  };
  const both = await runs({ ...env.slack, ...env.teams });
  const { child, take, at } = asker();
  let asked: Asked | undefined;
  return {
    slack: around.slack,
    workspaces: around.workspaces,
    teams: around.teams,
    cloudUrl: { slack: around.slackUrl, teams: around.teamsUrl },
    elsewhere,
    both,
    runs,
    env,
    meanwhile: async (port, work, aheadMs = 0) => {
      const before = asked;
      asked = { port, aheadMs };
      at(asked);
      await take();
      const done = await work();
      const waited = await take();
      asked = before;
      if (before) {
        at(before);
        // What was still on its way to the other program is not of this one.
        await pause(100);
        await take();
      }
      return { done, waited };
    },
    close: async () => {
      child.disconnect();
      for (const one of begun) await one.end();
      await elsewhere.close();
      await around.close();
    },
  };
};
