import { describe, expect, it } from "vitest";
import { describeProblems, readEnvironment, strangeVariables } from "../../src/config/index.ts";

const problems = (env: Record<string, string>) => {
  const result = readEnvironment(env);
  return result.ok ? [] : result.problems;
};
const brief = (env: Record<string, string>) =>
  problems(env).map(({ path, code }) => `${path} ${code}`);

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({ PATH: "/usr/bin", SLACK_BOT_TOKEN: undefined })).toEqual({
      ok: true,
      env: {
        PORT: 3000,
        HOST: "127.0.0.1",
        DATABASE_URL: "sqlite:data/stafett.db",
        STAFETT_CONFIG: "stafett.yaml",
        STAFETT_KEY_FILE: "data/stafett.key",
        STAFETT_ASKS_PER_MINUTE: 120,
        METRICS_ADDR: "127.0.0.1:9464",
        LOG_LEVEL: "info",
      },
    });
  });

  it("takes what is set, and an empty variable for one that is not", () => {
    const env = {
      PORT: "0",
      HOST: " ",
      DATABASE_URL: "sqlite:/var/lib/stafett/stafett.db",
      SLACK_BOT_TOKEN: "xoxb-1-abc",
      SLACK_SIGNING_SECRET: "0123456789abcdef",
      SLACK_APP_TOKEN: "",
      SLACK_API_URL: "http://127.0.0.1:4000/api/",
      STAFETT_OTHER_CLOUD: "yes",
      METRICS_HOSTS: "stafett, stafett.example.org",
      STAFETT_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8",
      LOG_LEVEL: "debug",
    };
    const result = readEnvironment(env);
    expect(result.ok && result.env).toMatchObject({
      PORT: 0,
      HOST: "127.0.0.1",
      SLACK_BOT_TOKEN: "xoxb-1-abc",
      LOG_LEVEL: "debug",
    });
    expect(result.ok && result.env.METRICS_HOSTS).toEqual(["stafett", "stafett.example.org"]);
    expect(
      result.ok &&
        result.env.STAFETT_TRUSTED_PROXIES?.map(({ address, bits }) => `${address}/${bits}`),
    ).toEqual(["127.0.0.1/32", "10.0.0.0/8"]);
    expect(result.ok && "SLACK_APP_TOKEN" in result.env).toBe(false);
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: "tre" }, "PORT env-port"],
    [{ PORT: "-1" }, "PORT env-port"],
    [{ PORT: "65536" }, "PORT env-port"],
    [{ PORT: "3000.5" }, "PORT env-port"],
    [{ HOST: "min dator" }, "HOST env-text"],
    [{ METRICS_HOSTS: "http://stafett:9464" }, "METRICS_HOSTS env-hosts"],
    [{ STAFETT_TRUSTED_PROXIES: "proxy.example.org" }, "STAFETT_TRUSTED_PROXIES env-proxies"],
    [{ STAFETT_TRUSTED_PROXIES: "127.0.0.1,0.0.0.0/0" }, "STAFETT_TRUSTED_PROXIES env-proxies"],
    [{ METRICS_HOSTS: "stafett," }, "METRICS_HOSTS env-hosts"],
    [{ DATABASE_URL: "data/stafett.db" }, "DATABASE_URL env-database"],
    [{ DATABASE_URL: "mysql://u:p@h/d" }, "DATABASE_URL env-database"],
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN env-bot-token"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN env-app-token"],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET env-signing"],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN env-bot-missing"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN env-bot-missing"],
    [{ SLACK_API_URL: "ftp://slack.com" }, "SLACK_API_URL env-url"],
    [{ SLACK_API_URL: "slack.com" }, "SLACK_API_URL env-url"],
    [{ LOG_LEVEL: "dbug" }, "LOG_LEVEL env-log-level"],
    [{ STAFETT_HEARTBEAT_URL: "hc.example.org/ping" }, "STAFETT_HEARTBEAT_URL env-url"],
    [
      { STAFETT_HEARTBEAT_URL: "http://hc.example.org/ping" },
      "STAFETT_HEARTBEAT_URL env-heartbeat",
    ],
    [
      { STAFETT_HEARTBEAT_URL: "https://me:secret@hc.example.org/ping" },
      "STAFETT_HEARTBEAT_URL env-heartbeat",
    ],
    [{ STAFETT_PUBLIC_URL: "stafett.example.org" }, "STAFETT_PUBLIC_URL env-url"],
    [{ STAFETT_PUBLIC_URL: "ftp://stafett.example.org" }, "STAFETT_PUBLIC_URL env-url"],
    [{ STAFETT_PUBLIC_URL: "http://stafett.example.org" }, "STAFETT_PUBLIC_URL env-public-url"],
    [{ STAFETT_PUBLIC_URL: "http://127.0.0.1.example.org" }, "STAFETT_PUBLIC_URL env-public-url"],
    [
      { STAFETT_PUBLIC_URL: "https://me:secret@stafett.example.org" },
      "STAFETT_PUBLIC_URL env-public-url",
    ],
    [
      { STAFETT_PUBLIC_URL: "https://stafett.example.org/?x=1" },
      "STAFETT_PUBLIC_URL env-public-url",
    ],
    [{ STAFETT_PUBLIC_URL: "https://stafett.example.org/#x" }, "STAFETT_PUBLIC_URL env-public-url"],
  ])("refuses %j", (env, expected) => {
    expect(brief(env)).toEqual([expected]);
  });

  it.each([
    ["https://stafett.example.org", "https://stafett.example.org"],
    ["https://stafett.example.org/bot//", "https://stafett.example.org/bot"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
    ["http://[::1]:3000", "http://[::1]:3000"],
    ["http://localhost", "http://localhost"],
  ])("takes %s as the address that browsers open", (written, read) => {
    const result = readEnvironment({ ...bot, STAFETT_PUBLIC_URL: written });
    expect(result.ok && result.env.STAFETT_PUBLIC_URL).toBe(read);
  });

  it("takes a bot token with a signing secret, or with an app token", () => {
    expect(brief({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" })).toEqual([]);
    expect(brief({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" })).toEqual([]);
  });

  it("tells all problems at once and no value", () => {
    const secret = "hemlig7Kq3";
    const env = {
      PORT: `${secret}1`,
      HOST: `${secret} 2`,
      DATABASE_URL: `postgres://stafett:${secret}@db`,
      STAFETT_KEYS_URL: `postgres://${secret}:${secret}`,
      STAFETT_MOVE_TO: `mysql://stafett:${secret}@db/stafett`,
      STAFETT_MOVE_KEYS_TO: `postgres://stafett:${secret}@db/keys`,
      SLACK_BOT_TOKEN: `${secret}3`,
      SLACK_APP_TOKEN: `${secret}4`,
      SLACK_SIGNING_SECRET: `${secret} 5`,
      SLACK_API_URL: `${secret}6`,
      STAFETT_PUBLIC_URL: `http://${secret}8`,
      STAFETT_HEARTBEAT_URL: `http://${secret}9`,
      LOG_LEVEL: `${secret}7`,
    };
    const told = problems(env);
    expect(told.map((problem) => problem.path).toSorted()).toEqual(Object.keys(env).toSorted());
    expect(JSON.stringify(told) + describeProblems(told)).not.toMatch(/hemlig|7Kq3/);
  });

  it("says what to do about a mistyped level", () => {
    expect(describeProblems(problems({ LOG_LEVEL: "wran" }))).toMatchInlineSnapshot(`
      "LOG_LEVEL
        Choose one of: trace, debug, info, warn, error, fatal, silent.
        Did you mean warn?"
    `);
  });
});

const bot = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
const oauth = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", SLACK_STATE_SECRET: "s" };
const teams = {
  CLIENT_ID: "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50",
  CLIENT_SECRET: "s",
  TENANT_ID: "0f0e0d0c-1111-4222-8333-444455556666",
};
const agents = { STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine" };
const without = (
  set: Record<string, string>,
  ...names: readonly string[]
): Record<string, string> =>
  Object.fromEntries(Object.entries(set).filter(([name]) => !names.includes(name)));

describe("the settings of the platforms together", () => {
  it.each<[string, Record<string, string>]>([
    ["nothing", {}],
    ["one workspace", bot],
    ["one workspace over a socket", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }],
    ["several workspaces", { ...oauth, SLACK_SIGNING_SECRET: "s" }],
    ["several workspaces over a socket", { ...oauth, SLACK_APP_TOKEN: "xapp-1" }],
    ["Teams", teams],
    ["both", { ...bot, ...teams }],
    ["the local client", agents],
    ["the local client on a loopback address", { ...agents, HOST: "::1" }],
    [
      "another cloud with nothing secret",
      { SLACK_API_URL: "http://127.0.0.1:1/api/", SERVICE_URL: "http://127.0.0.1:1/teams" },
    ],
    ["a switch that is empty", { ...teams, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "  " }],
    [
      "another cloud that is said twice",
      {
        ...teams,
        STAFETT_OTHER_CLOUD: "yes",
        TEAMS_OPENID_URL: "http://127.0.0.1:1/x",
        TEAMS_SERVICE_HOSTS: "127.0.0.1",
        SERVICE_URL: "http://127.0.0.1:1/teams",
      },
    ],
  ])("%s may be", (_what, env) => {
    expect(brief(env)).toEqual([]);
  });
  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      "a token for one workspace beside those for several",
      { ...bot, ...oauth },
      ["SLACK_BOT_TOKEN env-slack-both"],
    ],
    ["and half of them", { ...bot, SLACK_CLIENT_ID: "1.2" }, ["SLACK_BOT_TOKEN env-slack-both"]],
    ...Object.keys(oauth).map((name): [string, Record<string, string>, readonly string[]] => [
      `several workspaces without ${name}`,
      { ...without(oauth, name), SLACK_SIGNING_SECRET: "s" },
      [`${name} env-slack-oauth`],
    ]),
    ["several workspaces that cannot be believed", oauth, ["SLACK_SIGNING_SECRET env-signing"]],
    [
      "only what signs the way back",
      { SLACK_STATE_SECRET: "s" },
      ["SLACK_CLIENT_ID env-slack-oauth", "SLACK_CLIENT_SECRET env-slack-oauth"],
    ],
    ...Object.keys(teams).map((name): [string, Record<string, string>, readonly string[]] => [
      `Teams without ${name}`,
      without(teams, name),
      [`${name} env-teams`],
    ]),
    [
      "only the bot's id",
      { CLIENT_ID: teams.CLIENT_ID },
      ["CLIENT_SECRET env-teams", "TENANT_ID env-teams"],
    ],
    ["an id that is none", { ...teams, CLIENT_ID: "stafett" }, ["CLIENT_ID env-guid"]],
    ["an organisation that is a word", { ...teams, TENANT_ID: "common" }, ["TENANT_ID env-guid"]],
    ...["true", "1", "false", "no"].map(
      (value): [string, Record<string, string>, readonly string[]] => [
        `the switch that lets everybody in, set to ${value}`,
        { ...teams, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: value },
        ["DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS env-dangerous"],
      ],
    ),
    [
      "that switch beside the local client",
      { ...agents, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "true" },
      ["DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS env-dangerous"],
    ],
    ...["true", "yes", "Only-on-this-machine", "only-on-this-machine2"].map(
      (value): [string, Record<string, string>, readonly string[]] => [
        `the local client switched on with ${value}`,
        { STAFETT_AGENTS_PLAYGROUND: value },
        ["STAFETT_AGENTS_PLAYGROUND env-agents"],
      ],
    ),
    ...["0.0.0.0", "::", "192.168.1.2", "stafett.example", "127.0.0.1.example"].map(
      (HOST): [string, Record<string, string>, readonly string[]] => [
        `the local client where ${HOST} can be reached`,
        { ...agents, HOST },
        ["HOST env-agents-host"],
      ],
    ),
    ["the local client beside Teams", { ...agents, ...teams }, ["CLIENT_SECRET env-agents-secret"]],
    [
      "the local client beside one workspace",
      { ...agents, ...bot },
      ["SLACK_BOT_TOKEN env-agents-secret"],
    ],
    [
      "the local client beside several",
      { ...agents, ...oauth, SLACK_SIGNING_SECRET: "s" },
      ["SLACK_CLIENT_SECRET env-agents-secret"],
    ],
    [
      "the local client beside a socket",
      { ...agents, SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" },
      ["SLACK_APP_TOKEN env-agents-secret", "SLACK_BOT_TOKEN env-agents-secret"],
    ],
    [
      "a host that is none",
      { TEAMS_SERVICE_HOSTS: "smba.trafficmanager.net,," },
      ["TEAMS_SERVICE_HOSTS env-url"],
    ],
    [
      "a host of another kind",
      { TEAMS_SERVICE_HOSTS: "ftp://smba.trafficmanager.net" },
      ["TEAMS_SERVICE_HOSTS env-url"],
    ],
    ["an address that is none", { SERVICE_URL: "smba" }, ["SERVICE_URL env-url"]],
  ])("%s may not be", (_what, env, expected) => {
    expect(brief(env).toSorted()).toEqual(expected);
  });
  it.each(["SLACK_API_URL", "TEAMS_OPENID_URL", "TEAMS_SERVICE_HOSTS", "SERVICE_URL"])(
    "%s beside a real secret must be said a second time, and with the one right word",
    (name) => {
      for (const real of [bot, { ...oauth, SLACK_SIGNING_SECRET: "s" }, teams])
        for (const said of ["", "no", "true", "YES", "yes!"])
          expect(
            brief({ ...real, [name]: "https://elsewhere.example", STAFETT_OTHER_CLOUD: said }),
          ).toEqual([`${name} env-other-cloud`]);
      expect(
        brief({ ...teams, [name]: "https://elsewhere.example", STAFETT_OTHER_CLOUD: "yes" }),
      ).toEqual([]);
    },
  );
  it("takes a list of hosts as origins, and nothing of what stands around them", () => {
    const TEAMS_SERVICE_HOSTS =
      "smba.trafficmanager.net, http://127.0.0.1:4100/teams,https://a@b.example:8443/x?y";
    const read = readEnvironment({ ...teams, STAFETT_OTHER_CLOUD: "yes", TEAMS_SERVICE_HOSTS });
    expect(read.ok && read.env.TEAMS_SERVICE_HOSTS).toEqual([
      "https://smba.trafficmanager.net",
      "http://127.0.0.1:4100",
      "https://b.example:8443",
    ]);
  });
  it("never says two things about one variable, whatever is set, and has a sentence for each", () => {
    const some: Record<string, string> = {
      ...bot,
      ...oauth,
      ...teams,
      SLACK_APP_TOKEN: "xoxp-1",
      SLACK_API_URL: "slack",
      TEAMS_SERVICE_HOSTS: ",",
      HOST: "0.0.0.0",
      STAFETT_AGENTS_PLAYGROUND: "yes",
      DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "true",
    };
    const names = Object.keys(some);
    const codes = new Map<string, ReturnType<typeof problems>[0]>();
    for (let set = 0; set < 2 ** names.length; set++) {
      const told = problems(
        Object.fromEntries(
          names.filter((_, at) => set & (1 << at)).map((name) => [name, some[name] ?? ""]),
        ),
      );
      expect(new Set(told.map(({ path }) => path)).size).toBe(told.length);
      for (const problem of told) codes.set(problem.code, problem);
    }
    expect(codes.size).toBeGreaterThan(8);
    for (const problem of codes.values())
      expect(describeProblems([problem]).split("\n").length).toBeGreaterThan(1);
  });
});

describe("variables that nobody reads", () => {
  const meant = (env: Record<string, string>) =>
    strangeVariables(env).map(({ path, args }) => `${path} ${args.suggestion ?? "–"}`);
  it.each([
    ["SLACK_BOTTOKEN", "SLACK_BOT_TOKEN"],
    ["SLAK_BOT_TOKEN", "SLACK_BOT_TOKEN"],
    ["slack_bot_token", "SLACK_BOT_TOKEN"],
    ["SLACK_TOKEN", "SLACK_BOT_TOKEN"],
    ["SLACK_SIGNING_KEY", "SLACK_SIGNING_SECRET"],
    ["TEAMS_CLIENT_ID", "CLIENT_ID"],
    ["CLIENTID", "CLIENT_ID"],
    ["STAFETT_CONFG", "STAFETT_CONFIG"],
    ["DATABASE_URI", "DATABASE_URL"],
  ])("%s: did you mean %s?", (name, suggestion) => {
    expect(meant({ [name]: "hemligt" })).toEqual([`${name} ${suggestion}`]);
    expect(describeProblems(strangeVariables({ [name]: "hemligt" }))).toContain(
      `Did you mean ${suggestion}?`,
    );
    expect(describeProblems(strangeVariables({ [name]: "hemligt" }))).not.toContain("hemligt");
  });
  it("begin as ours do, and are like none: perhaps another program's", () => {
    expect(meant({ SLACK_WEBHOOK_URL: "x", STAFETT_RUNS: "5" })).toEqual([
      "SLACK_WEBHOOK_URL –",
      "STAFETT_RUNS –",
    ]);
  });
  it.each([
    "HOSTNAME",
    "HOME",
    "POST",
    "AZURE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "TELEGRAM_BOT_TOKEN",
    "npm_config_loglevel",
  ])("%s is somebody else's", (name) => expect(meant({ [name]: "x" })).toEqual([]));
  it("are not meant as one that is set under its own name; an empty one is not set", () => {
    expect(meant({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_BOTTOKEN: "xoxb-0" })).not.toContain(
      "SLACK_BOTTOKEN SLACK_BOT_TOKEN",
    );
    expect(meant({ SLACK_BOTTOKEN: " " })).toEqual([]);
  });
});
