// Where the data are and where their keys: what the addresses must be together, and that nothing of them is repeated.
import { describe, expect, it } from "vitest";
import { describeProblems, readEnvironment } from "../../src/config/index.ts";

const problems = (env: Record<string, string>) => {
  const result = readEnvironment(env);
  return result.ok ? [] : result.problems;
};
const brief = (env: Record<string, string>) =>
  problems(env).map(({ path, code }) => `${path} ${code}`);
const schema = (name: string): string => `?options=${encodeURIComponent(`-c search_path=${name}`)}`;

describe("the addresses of the databases", () => {
  it.each<[string, Record<string, string>]>([
    [
      "another database",
      {
        DATABASE_URL: "postgres://stafett:p@db/stafett",
        STAFETT_KEYS_URL: "postgres://keys:p@db/keys",
      },
    ],
    [
      "another server",
      {
        DATABASE_URL: "postgresql://stafett@db/stafett",
        STAFETT_KEYS_URL: "postgres://keys@db2/stafett",
      },
    ],
    [
      "another port",
      {
        DATABASE_URL: "postgres://stafett@db/stafett",
        STAFETT_KEYS_URL: "postgres://keys@db:5433/stafett",
      },
    ],
    [
      "another schema",
      {
        DATABASE_URL: "postgres://stafett@db/one",
        STAFETT_KEYS_URL: `postgres://keys@db/one${schema("keys")}`,
      },
    ],
    [
      "two sockets",
      {
        DATABASE_URL: "postgres:///stafett?host=/run/a",
        STAFETT_KEYS_URL: "postgres:///stafett?host=/run/b",
      },
    ],
    [
      "a file to move into",
      {
        DATABASE_URL: "postgres://d@db/d",
        STAFETT_KEYS_URL: "postgres://k@db/k",
        STAFETT_MOVE_TO: "sqlite:new.db",
      },
    ],
    [
      "a server to move to",
      { STAFETT_MOVE_TO: "postgres://d@db/d", STAFETT_MOVE_KEYS_TO: "postgres://k@db/k" },
    ],
  ])("can be: %s", (_, env) => {
    expect(brief(env)).toEqual([]);
    const read = readEnvironment(env);
    expect(read.ok && read.env).toMatchObject(env);
  });

  it.each<[Record<string, string>, string]>([
    [{ DATABASE_URL: "postgres://u:p@h/d" }, "STAFETT_KEYS_URL env-keys-missing"],
    [{ STAFETT_MOVE_TO: "postgres://u:p@h/d" }, "STAFETT_MOVE_KEYS_TO env-keys-missing"],
    [{ STAFETT_KEYS_URL: "postgres://u:p@h/d" }, "STAFETT_KEYS_URL env-keys-beside"],
    [
      { DATABASE_URL: "sqlite:a.db", STAFETT_KEYS_URL: "postgres://u:p@h/d" },
      "STAFETT_KEYS_URL env-keys-beside",
    ],
    [
      { STAFETT_MOVE_TO: "sqlite:a.db", STAFETT_MOVE_KEYS_TO: "postgres://u:p@h/d" },
      "STAFETT_MOVE_KEYS_TO env-keys-beside",
    ],
    [
      { DATABASE_URL: "postgres://h/", STAFETT_KEYS_URL: "postgres://k@h/k" },
      "DATABASE_URL env-postgres",
    ],
    [
      { DATABASE_URL: "postgres:///d", STAFETT_KEYS_URL: "postgres://k@h/k" },
      "DATABASE_URL env-postgres",
    ],
    [
      { DATABASE_URL: "postgres://u@h/d", STAFETT_KEYS_URL: "sqlite:keys.db" },
      "STAFETT_KEYS_URL env-postgres",
    ],
    [
      { DATABASE_URL: "postgres://u@h:port/d", STAFETT_KEYS_URL: "postgres://k@h/k" },
      "DATABASE_URL env-postgres",
    ],
  ])("refuses %j", (env, expected) => {
    expect(brief(env)).toEqual([expected]);
  });

  it.each([
    ["the same address", "postgres://u:p@h/d", "postgres://u:p@h/d"],
    ["another role", "postgres://u:p@h/d", "postgres://k:q@h/d"],
    ["its usual port", "postgres://u@h/d", "postgresql://k@h:5432/d"],
    ["this machine by another name", "postgres://u@localhost/d", "postgres://k@127.0.0.1/d"],
    ["the usual schema by its name", "postgres://u@h/d", `postgres://k@h/d${schema("public")}`],
    [
      "one schema, written in two ways",
      `postgres://u@h/d${schema("x")}`,
      "postgres://k@h/d?options=--search_path%3Dx",
    ],
    ["more in the address", "postgres://u@h/d", "postgres://k@h/d?sslmode=verify-full"],
    ["one socket", "postgres:///d?host=/run/a", "postgres://k@localhost/d?host=/run/a"],
  ])("refuses keys in the place of the data: %s", (_, data, keys) => {
    expect(brief({ DATABASE_URL: data, STAFETT_KEYS_URL: keys })).toEqual([
      "STAFETT_KEYS_URL env-keys-same",
    ]);
  });

  it("keeps whoever shows no papers away from a server", () => {
    const env = {
      STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine",
      DATABASE_URL: "postgres://u@h/d",
      STAFETT_KEYS_URL: "postgres://k@h/k",
    };
    expect(brief(env)).toEqual(["DATABASE_URL env-agents-database"]);
  });

  it("says what to do, and nothing of the address", () => {
    const secret = "hemlig7Kq3";
    const told = problems({ DATABASE_URL: `postgres://u:${secret}@h/d` });
    expect(describeProblems(told)).toMatchInlineSnapshot(`
      "STAFETT_KEYS_URL
        On PostgreSQL the keys of the cases lie apart, and their address is missing here.
        Set it to another database, or to another schema: postgres://role@server/database?options=-c%20search_path=keys."
    `);
    const all = [
      {
        DATABASE_URL: `postgres://${secret}:${secret}@h/d`,
        STAFETT_KEYS_URL: `postgres://k:${secret}@h/d`,
      },
      { STAFETT_KEYS_URL: `postgres://k:${secret}@h/${secret}` },
      { DATABASE_URL: `postgres://${secret}`, STAFETT_KEYS_URL: secret },
    ].flatMap((env) => problems(env));
    expect(all.map(({ code }) => code)).toEqual([
      "env-keys-same",
      "env-keys-beside",
      "env-postgres",
      "env-postgres",
    ]);
    expect(JSON.stringify(all) + describeProblems(all) + describeProblems(all)).not.toContain(
      secret,
    );
  });
});
