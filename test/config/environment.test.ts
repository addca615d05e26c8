import { describe, expect, it } from "vitest";
import { describeProblems, readEnvironment } from "../../src/config.ts";

const problems = (env: Record<string, string>) => {
  const result = readEnvironment(env);
  return result.ok ? [] : result.problems;
};
const brief = (env: Record<string, string>) => problems(env).map(({ path, code }) => `${path} ${code}`);

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
      LOG_LEVEL: "debug",
    };
    const result = readEnvironment(env);
    expect(result.ok && result.env).toMatchObject({ PORT: 0, HOST: "127.0.0.1", SLACK_BOT_TOKEN: "xoxb-1-abc", LOG_LEVEL: "debug" });
    expect(result.ok && "SLACK_APP_TOKEN" in result.env).toBe(false);
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: "tre" }, "PORT env-port"],
    [{ PORT: "-1" }, "PORT env-port"],
    [{ PORT: "65536" }, "PORT env-port"],
    [{ PORT: "3000.5" }, "PORT env-port"],
    [{ HOST: "min dator" }, "HOST env-text"],
    [{ DATABASE_URL: "data/stafett.db" }, "DATABASE_URL env-database"],
    [{ DATABASE_URL: "postgres://u:p@h/d" }, "DATABASE_URL env-postgres"],
    [{ DATABASE_URL: "postgresql://u:p@h/d" }, "DATABASE_URL env-postgres"],
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN env-bot-token"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN env-app-token"],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET env-signing"],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN env-bot-missing"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN env-bot-missing"],
    [{ SLACK_API_URL: "ftp://slack.com" }, "SLACK_API_URL env-url"],
    [{ SLACK_API_URL: "slack.com" }, "SLACK_API_URL env-url"],
    [{ LOG_LEVEL: "dbug" }, "LOG_LEVEL env-log-level"],
  ])("refuses %j", (env, expected) => {
    expect(brief(env)).toEqual([expected]);
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
      DATABASE_URL: `postgres://stafett:${secret}@db/stafett`,
      SLACK_BOT_TOKEN: `${secret}3`,
      SLACK_APP_TOKEN: `${secret}4`,
      SLACK_SIGNING_SECRET: `${secret} 5`,
      SLACK_API_URL: `${secret}6`,
      LOG_LEVEL: `${secret}7`,
    };
    const told = problems(env);
    expect(told.map((problem) => problem.path).toSorted()).toEqual(Object.keys(env).toSorted());
    expect(JSON.stringify(told) + describeProblems(told, "sv") + describeProblems(told, "en")).not.toMatch(/hemlig|7Kq3/);
  });

  it("says in Swedish what to do about PostgreSQL and a mistyped level", () => {
    expect(describeProblems(problems({ DATABASE_URL: "postgres://h/d", LOG_LEVEL: "wran" }), "sv")).toMatchInlineSnapshot(`
      "DATABASE_URL
        PostgreSQL finns inte i den här versionen.
        Använd sqlite:data/stafett.db så länge.
      LOG_LEVEL
        Välj ett av: trace, debug, info, warn, error, fatal, silent.
        Menade du warn?"
    `);
  });
});
