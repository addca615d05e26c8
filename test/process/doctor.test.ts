// `stafett check` and `stafett doctor`, as whoever sets it up runs them: beside the real program and without it, against a Slack and a Teams that say no.
import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import { botScopes } from "../../adapters/slack/scopes.ts";
import { openSocketMode } from "../../playground/slack/socket-mode.ts";
import { listen } from "../../src/app/http.ts";
import { textCipher } from "../../src/engine/encryption.ts";
import { createKv } from "../../src/store/kv.ts";
import { migrations } from "../../src/store/migrations.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { secret } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import {
  command,
  freePort,
  type Program,
  rootOf,
  type Said,
  start,
  stop,
  withSample,
} from "./program.ts";
import { slack } from "./started.ts";
import { cloudOf, elsewhere, real } from "./teams.ts";

type Env = Readonly<Record<string, string>>;
const folder = (): string => withSample(temporary());
const slackEnv = (url: string, port: number): Env => ({
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: `${url}/api/`,
  STAFETT_OTHER_CLOUD: "yes",
  STAFETT_PUBLIC_URL: `http://127.0.0.1:${port}`,
  PORT: String(port),
  LOG_LEVEL: "error",
});
const running = async (cwd: string, env: Env, port: number): Promise<Program> => {
  const program = await start({ cwd, env, port });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  return program;
};
/** The first words of the lines that are so. */
const marked = (said: Said, how: string): readonly string[] =>
  said.out
    .split("\n")
    .flatMap((line) => (line.startsWith(`${how}  `) ? [line.slice(how.length).trim()] : []));

describe("check", () => {
  const bot = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
  test.each<[string, Env, number, string]>([
    ["good", bot, 0, "Connected to: Slack."],
    [
      "good, beside a variable of another program",
      { ...bot, SLACK_WEBHOOK_URL: "x" },
      0,
      "Where they are for another program, that is as it should be",
    ],
    [
      "nothing connected",
      {},
      1,
      "For Slack: SLACK_BOT_TOKEN and either SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.",
    ],
    ["misspelt", { SLACK_BOTTOKEN: "xoxb-hemligt" }, 1, "Did you mean SLACK_BOT_TOKEN?"],
    [
      "misspelt beside what connects it",
      { ...bot, STAFETT_PUBLIK_URL: "x" },
      1,
      "Did you mean STAFETT_PUBLIC_URL?",
    ],
    ["half of Slack", { SLACK_BOT_TOKEN: "xoxb-1" }, 1, "SLACK_SIGNING_SECRET"],
    ["half of Teams", { CLIENT_ID: real.CLIENT_ID }, 1, "CLIENT_SECRET and TENANT_ID"],
  ])("%s", async (_what, env, code, says) => {
    const cwd = folder();
    const said = await command(cwd, ["check"], env);
    expect(said.out + said.err).toContain(says);
    expect(said.out + said.err).not.toContain("hemligt");
    expect(said.code).toBe(code);
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
  test("a mistake in stafett.yaml, with its line", async () => {
    const cwd = temporary();
    writeFileSync(join(cwd, "stafett.yaml"), "language: sw\n");
    expect(await command(cwd, ["check"], bot)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/stafett\.yaml:1:\d+ language/),
    });
  });
});

describe("no playground by mistake", () => {
  test("stafett start without a platform: refused, and nothing is made", async () => {
    const cwd = folder();
    expect(await command(cwd, ["start"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("connected to neither Slack nor Teams"),
    });
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
  test("npm start with a variable that is misspelt: refused, with what was probably meant", async () => {
    const cwd = folder();
    const program = await start({ cwd, env: { SLACK_BOTTOKEN: "xoxb-hemligt" } });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain("Did you mean SLACK_BOT_TOKEN?");
    expect(program.said()).not.toContain("hemligt");
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
});

describe("doctor", () => {
  test("all is well, while it runs; and when it does not run", async () => {
    const { url } = await slack();
    const [cwd, port] = [folder(), await freePort()];
    const env = slackEnv(url, port);
    const before = await command(cwd, ["doctor"], env);
    expect(before).toMatchObject({
      code: 0,
      out: expect.stringContaining("It is made at the first start."),
    });
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
    const program = await running(cwd, env, port);
    const during = await command(cwd, ["doctor"], env);
    expect(during).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining("Not good: 0. Unseen: 0."),
    });
    expect(marked(during, "good")).toEqual([
      "environment and configuration",
      "class B: on the web alone for 1, in chat for 3, none kept for 0, not decided for 14 (cases are off)",
      "Slack: SLACK_BOT_TOKEN",
      "Slack: the workspace is that of the configuration",
      "Slack: scopes",
      expect.stringMatching(/^clock against that of Slack: -?[0-2] s off$/),
      expect.stringMatching(/^disk at .*: \d+ MB free$/),
      expect.stringContaining("right to write in"),
      `Stafett runs on port ${port}`,
      "address from outside (STAFETT_PUBLIC_URL)",
      "key file data/stafett.key",
      `database data/stafett.db, version ${migrations.length} of ${migrations.length}`,
    ]);
    expect(await stop(program)).toBe(0);
    const after = await command(cwd, ["doctor"], { ...env });
    expect(after).toMatchObject({
      code: 0,
      out: expect.stringContaining(`port ${port} is free, Stafett is not running`),
    });
    expect(marked(after, "unseen")).toEqual(["address from outside (STAFETT_PUBLIC_URL)"]);
  });
  test("Slack says no: a token that was taken back, a scope too few, a clock that is wrong", async () => {
    const { cloud } = await slack(undefined, {
      scopes: botScopes.filter((scope) => scope !== "groups:read"),
    });
    const socket = await openSocketMode(cloud.core, "xapp-1-hemligt");
    onTestFinished(() => socket.close());
    socket.revokes(true);
    // As Slack's clock sees it, ours is ten minutes ahead.
    const late = new Hono();
    late.use(async (c, next) => {
      await next();
      c.res.headers.set("date", new Date(Date.now() - 600_000).toUTCString());
    });
    late.route("/", cloud.web);
    const api = await listen(late, "127.0.0.1", 0);
    onTestFinished(() => api.close());
    const env = {
      ...slackEnv(`http://127.0.0.1:${api.port}`, await freePort()),
      SLACK_APP_TOKEN: "xapp-1-hemligt",
    };
    const said = await command(folder(), ["doctor"], env);
    expect(said.code).toBe(1);
    expect(marked(said, "not good")).toEqual([
      "Slack: scopes",
      "Slack: SLACK_APP_TOKEN",
      expect.stringMatching(/^clock against that of Slack: (599|60[0-2]) s off$/),
    ]);
    expect(said.out).toContain("These are missing: groups:read.");
    expect(said.out).toContain("Slack says token_revoked.");
    expect(said.out).toContain("NTP");
    const other = await command(folder(), ["doctor"], {
      ...env,
      SLACK_BOT_TOKEN: "xoxb-hemligt-fel",
    });
    expect(other.out).toContain("Slack says invalid_auth.");
    expect(marked(other, "unseen")).toContain("Slack: scopes");
    expect(said.out + other.out).not.toContain("hemligt");
  });
  test("Slack of another workspace, and one that cannot be reached", async () => {
    const { url } = await slack(undefined, {
      team: { id: "T0ANOTHER", name: "Another", domain: "another" },
    });
    const port = await freePort();
    const said = await command(folder(), ["doctor"], slackEnv(url, port));
    expect(marked(said, "not good")).toEqual(["Slack: the workspace is that of the configuration"]);
    const nobody = await command(
      folder(),
      ["doctor"],
      slackEnv(`http://127.0.0.1:${await freePort()}`, port),
    );
    expect(nobody.out).toContain("Slack cannot be reached (ECONNREFUSED).");
    expect(marked(nobody, "unseen")).toContain("clock against that of Slack");
  });
  test("several workspaces: each with the token that was installed, and one without", async () => {
    const { url } = await slack();
    const [cwd, port] = [folder(), await freePort()];
    await stop(await running(cwd, slackEnv(url, port), port));
    const { SLACK_BOT_TOKEN: _, ...rest } = slackEnv(url, port);
    const env = {
      ...rest,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "s",
      SLACK_STATE_SECRET: "s",
    };
    const none = await command(cwd, ["doctor"], env);
    expect(marked(none, "not good")).toEqual(["Slack: workspace T0STAFETT"]);
    expect(none.out).toContain("Open /slack/install");
    const db = openSqlite(join(cwd, "data/stafett.db"));
    const kv = createKv(db, "slack", textCipher(await rootOf(cwd), "slack"));
    const install = (token: string) =>
      kv.set(
        "T0STAFETT",
        JSON.stringify({
          at: 0,
          installation: { team: { id: "T0STAFETT" }, isEnterpriseInstall: false, bot: { token } },
        }),
      );
    await install("xoxb-test");
    const good = await command(cwd, ["doctor"], env);
    expect(good.code).toBe(0);
    expect(marked(good, "good")).toEqual(
      expect.arrayContaining(["Slack: workspace T0STAFETT", "Slack: scopes"]),
    );
    await install("xoxb-hemligt");
    expect(await command(cwd, ["doctor"], env)).toMatchObject({
      code: 1,
      out: expect.stringContaining("Slack says invalid_auth."),
    });
    await db.close();
  });
  test("Teams: a secret that is taken, and one that is not", async () => {
    const cloud = await cloudOf();
    const env = {
      ...real,
      ...elsewhere(cloud),
      TEAMS_TOKEN_URL: cloud.urls().tokenUrl("botframework.com"),
      STAFETT_OTHER_CLOUD: "yes",
      PORT: String(await freePort()),
    };
    const good = await command(folder(), ["doctor"], env);
    expect(good.code).toBe(0);
    expect(marked(good, "good")).toContain("Teams: CLIENT_ID, CLIENT_SECRET, TENANT_ID");
    const bad = await command(folder(), ["doctor"], { ...env, CLIENT_SECRET: "hemligt-utgått" });
    expect(bad).toMatchObject({
      code: 1,
      out: expect.stringContaining("Microsoft says invalid_client. Has the secret run out?"),
    });
    expect(bad.out).not.toContain("hemligt-");
  });
  test("the machine: a key file that others may read, a key of another database, a port that is taken", async () => {
    const { url } = await slack();
    const [cwd, port] = [folder(), await freePort()];
    const env = slackEnv(url, port);
    await stop(await running(cwd, env, port));
    const key = join(cwd, "data/stafett.key");
    chmodSync(key, 0o644);
    const open = await command(cwd, ["doctor"], env);
    expect(marked(open, "not good")).toEqual(["key file data/stafett.key"]);
    expect(open.out).toContain("chmod 600");
    chmodSync(key, 0o600);
    writeFileSync(key, `${Buffer.alloc(32, 3).toString("base64")}\n`);
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const other = await command(cwd, ["doctor"], env);
    expect(marked(other, "not good")).toEqual([
      `port ${port} is taken by something else`,
      `database data/stafett.db, version ${migrations.length} of ${migrations.length}`,
    ]);
    expect(other.out).toContain("The keys are wrapped by another master key");
  });
});
