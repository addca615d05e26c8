// How the real program starts, and how it says that it cannot: in words, with exit code 1, and with nothing changed.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";
import { writeOldDatabase } from "../support/database-0.1.0.ts";
import { commandBody, signedHeaders } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { freePort, type Program, start, stop, withSample } from "./program.ts";

const tokens = {
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
  STAFETT_OTHER_CLOUD: "yes",
};
const refused = async (
  cwd: string,
  env: Readonly<Record<string, string>> = tokens,
  port?: number,
): Promise<string> => {
  const program = await start({ cwd, env, ...(port !== undefined && { port }) });
  expect(await program.ended).toBe(1);
  return program.said();
};
const running = async (
  cwd: string,
  env: Readonly<Record<string, string>> = tokens,
): Promise<Program> => {
  const program = await start({ cwd, env });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  return program;
};
const folder = (): string => withSample(temporary());
let template: string;
beforeAll(async () => {
  template = folder();
  const program = await start({ cwd: template, env: tokens });
  if (!(await program.ready())) throw new Error(program.said());
  await stop(program);
});
/** A folder in which the program has run once. */
const used = (): string => {
  const cwd = temporary();
  cpSync(template, cwd, { recursive: true });
  return cwd;
};

describe("the configuration", () => {
  test("with five mistakes: all five, each with its line and its path", async () => {
    const cwd = folder();
    const file = join(cwd, "stafett.yaml");
    const lines = readFileSync(file, "utf8").split("\n");
    const mistakes: readonly [RegExp, string][] = [
      [/^language: sv$/, "language: sw"],
      [/^ {4}lead: evonhuset-chef$/, "    lead: nobody-here"],
      [
        /^ {4}officeHours: .*from: "08:00".*$/,
        '    officeHours: { days: [1, 2], from: "25:00", to: "16:30" }',
      ],
      [/^ {4}deputy: regionkoordinator-1$/, "    deputy: regionkordinator-1"],
      [/^ {4}slack: T0STAFETT\/C0NMT$/, "    slack: C0NMT"],
    ];
    const at = mistakes.map(([find, put]) => {
      const line = lines.findIndex((text) => find.test(text));
      lines[line] = put;
      return line + 1;
    });
    writeFileSync(file, lines.join("\n"));
    const said = await refused(cwd);
    expect(said).toContain("5 mistakes in the configuration");
    for (const line of at)
      expect(said).toMatch(new RegExp(`^stafett.yaml:${line}:\\d+ [\\w.[\\]]+$`, "m"));
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
  test("that is not there", async () => {
    expect(await refused(temporary())).toContain("There is no configuration file stafett.yaml.");
  });
  test("of the environment: every variable that is wrong, no value repeated", async () => {
    const said = await refused(folder(), {
      PORT: "many",
      DATABASE_URL: "mysql:x",
      SLACK_BOT_TOKEN: "hemligt",
      LOG_LEVEL: "loud",
    });
    for (const name of ["PORT", "DATABASE_URL", "SLACK_BOT_TOKEN", "LOG_LEVEL"])
      expect(said).toMatch(new RegExp(`^${name}$`, "m"));
    expect(said).not.toContain("hemligt");
  });
  test("of the environment: tokens of Slack's that have changed places, each named with what it begins with", async () => {
    const said = await refused(folder(), {
      SLACK_BOT_TOKEN: "xapp-1-hemligt",
      SLACK_APP_TOKEN: "xoxb-1-hemligt",
    });
    expect(said).toMatch(/^SLACK_BOT_TOKEN\n.*xoxb-/m);
    expect(said).toMatch(/^SLACK_APP_TOKEN\n.*xapp-/m);
    expect(said).not.toContain("hemligt");
  });
  test("with half of Slack's settings does not pass for none", async () => {
    expect(await refused(folder(), { SLACK_SIGNING_SECRET: "secret" })).toContain(
      "SLACK_BOT_TOKEN",
    );
  });
});

/** Also an administrator, who may read every file, cannot read a folder. */
const asFolder = (file: string): void => {
  rmSync(file);
  mkdirSync(file, { mode: 0o700 });
};

describe("the key file", () => {
  test("is made at the first start for its owner alone, and kept", async () => {
    const cwd = used();
    const key = join(cwd, "data/stafett.key");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    for (const file of readdirSync(join(cwd, "data")))
      expect(statSync(join(cwd, "data", file)).mode & 0o077, file).toBe(0);
    const before = readFileSync(key, "utf8");
    await stop(await running(cwd));
    expect(readFileSync(key, "utf8")).toBe(before);
  });
  test.each<[string, (key: string) => void, string]>([
    ["missing", (key) => rmSync(key), "The key file is missing, but the database is there."],
    ["readable by others", (key) => chmodSync(key, 0o644), "The key file can be read by others."],
    ["no key", (key) => writeFileSync(key, "hej"), "The key file is not a key"],
    ["unreadable", (key) => asFolder(key), "The key file cannot be read."],
    [
      "of another database",
      (key) => writeFileSync(key, `${Buffer.alloc(32, 3).toString("base64")}\n`),
      "The key file belongs to another database.",
    ],
  ])("%s: refused, and nothing is changed", async (_what, spoil, says) => {
    const cwd = used();
    spoil(join(cwd, "data/stafett.key"));
    const database = readFileSync(join(cwd, "data/stafett.db"));
    expect(await refused(cwd)).toContain(says);
    expect(readFileSync(join(cwd, "data/stafett.db")).equals(database)).toBe(true);
  });
});

describe("the database", () => {
  test("of a newer version: refused, not touched", async () => {
    const cwd = used();
    const db = new DatabaseSync(join(cwd, "data/stafett.db"));
    db.exec("pragma user_version = 99; pragma wal_checkpoint(truncate)");
    db.close();
    expect(await refused(cwd)).toContain("The database was written by a newer version");
  });
  test("that is none: refused, not touched", async () => {
    const cwd = used();
    const file = join(cwd, "data/stafett.db");
    writeFileSync(file, "inte en databas ".repeat(500));
    expect(await refused(cwd)).toContain("The database cannot be read.");
    expect(readFileSync(file, "utf8")).toBe("inte en databas ".repeat(500));
  });
  test("in use by another Stafett: refused, and the first goes on", async () => {
    const cwd = folder();
    const first = await running(cwd);
    expect(await refused(cwd)).toContain("Another Stafett is already using the database.");
    expect((await fetch(`http://127.0.0.1:${first.port}/healthz`)).status).toBe(200);
    expect(await stop(first)).toBe(0);
  });
  test("of version 0.1.0: refused in a sentence, and neither it nor the key file is touched", async () => {
    const cwd = folder();
    const data = join(cwd, "data");
    mkdirSync(data, { mode: 0o700 });
    writeOldDatabase(data);
    writeFileSync(join(data, "stafett.key"), `${Buffer.alloc(32, 7).toString("base64")}\n`, {
      mode: 0o600,
    });
    const names = readdirSync(data);
    const before = names.map((name) => readFileSync(join(data, name)).toString("base64"));
    expect(await refused(cwd)).toMatch(
      /^The database is in a format from before 0\.2\.0.*Nothing has changed\./m,
    );
    expect(names.map((name) => readFileSync(join(data, name)).toString("base64"))).toEqual(before);
    expect(readdirSync(data).filter((name) => !names.includes(name))).toEqual(["stafett.db.lock"]);
  });
  test.each<[string, Readonly<Record<string, string>>]>([
    ["DATABASE_URL", { DATABASE_URL: "sqlite:/proc/nope/x.db" }],
    ["STAFETT_KEY_FILE", { STAFETT_KEY_FILE: "/proc/nope/x.key" }],
  ])(
    "%s names a folder that cannot be made: refused in a sentence that names the folder",
    async (_name, env) => {
      expect(await refused(folder(), { ...tokens, ...env })).toContain(
        "The folder /proc/nope is not there and cannot be made.",
      );
    },
  );
  test("after kill -9 the file is free again at once", async () => {
    const cwd = folder();
    await stop(await running(cwd), "SIGKILL");
    const next = await running(cwd);
    expect(await stop(next)).toBe(0);
    await openSqlite(join(cwd, "data/stafett.db")).close();
  });
  test("no room at the first start: says why in a sentence of ours, and starts when there is room", async () => {
    const cwd = folder();
    const program = await start({ cwd, env: tokens, fileKb: 64 });
    expect([await program.ended, program.said()]).toEqual([
      1,
      expect.stringMatching(/^(The disk is full|The database cannot be read)/),
    ]);
    const next = await running(cwd);
    expect(await stop(next)).toBe(0);
  });
  test("no room any more while it runs: whoever asks is told, it goes on, and nothing of before is lost", async () => {
    const cwd = folder();
    const program = await start({ cwd, env: tokens, fileKb: 4_000 });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    expect(await program.ready()).toBe(true);
    const url = `http://127.0.0.1:${program.port}/slack/events`;
    let said = "";
    let shown = 0;
    for (; !said.includes("kunde inte spara") && shown < 5_000; shown++) {
      const bodies = Array.from({ length: 8 }, () => commandBody("U0NOOMI01", "vem"));
      const all = await Promise.all(
        bodies.map((body) => fetch(url, { method: "POST", body, headers: signedHeaders(body) })),
      );
      said = (await Promise.all(all.map((answer) => answer.text()))).join();
    }
    expect(said).toContain("Stafett kunde inte spara. Inget har ändrats.");
    expect((await fetch(`http://127.0.0.1:${program.port}/healthz`)).status).toBe(200);
    await stop(program, "SIGKILL");
    const db = openSqlite(join(cwd, "data/stafett.db"));
    expect(await db.query("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(
      Number((await db.query("select count(*) as n from access_log"))[0]?.n),
    ).toBeGreaterThanOrEqual((shown - 1) * 8);
    await db.close();
  });
});

describe("the door", () => {
  test("a port that is taken: refused", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    expect(await refused(folder(), tokens, port)).toContain("The port is taken.");
  });
  test("the playground is shown on this computer only", async () => {
    const cwd = folder();
    const said = await refused(cwd, { HOST: "0.0.0.0" });
    expect(said).toContain("The playground is shown on this computer only.");
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
  /** As on a server: the program without the packages that only the playground has. */
  const withoutPlayground = (): string => {
    const from = temporary();
    for (const part of ["bin", "package.json", "src", "workflows", "adapters", "playground"])
      cpSync(join(root, part), join(from, part), {
        recursive: true,
        filter: (path) => !path.includes("node_modules"),
      });
    mkdirSync(join(from, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules")).filter(
      (name) => !["preact", "adaptivecards"].includes(name),
    ))
      symlinkSync(join(root, "node_modules", name), join(from, "node_modules", name));
    return from;
  };
  test("without tokens and without the playground: refused, and nothing is changed", async () => {
    const cwd = folder();
    const program = await start({ cwd, from: withoutPlayground() });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain("the playground is not installed here");
    expect(program.said()).not.toContain("    at ");
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
  test("with tokens it runs without the playground", async () => {
    const program = await start({ cwd: folder(), env: tokens, from: withoutPlayground() });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    if (!(await program.ready())) throw new Error(program.said());
    expect(await stop(program)).toBe(0);
  });
  test("without tokens the playground runs, on data of its own; with them there is none", async () => {
    const cwd = folder();
    const play = await running(cwd, {});
    expect((await fetch(`http://127.0.0.1:${play.port}/`)).status).toBe(200);
    expect(play.said()).toContain("The playground");
    expect(await stop(play)).toBe(0);
    expect(readdirSync(join(cwd, "data")).filter((file) => file.endsWith(".db"))).toEqual([
      "playground.db",
      "playground.keys.db",
    ]);
    const real = await running(cwd);
    expect((await fetch(`http://127.0.0.1:${real.port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${real.port}/healthz`)).status).toBe(200);
    expect(real.said()).not.toContain("The playground");
    expect(await stop(real)).toBe(0);
  });
  test("whoever watches asks another address, on this machine; the front door tells nothing, and a taken port stops no work", async () => {
    const port = await freePort();
    const env = { ...tokens, METRICS_ADDR: `127.0.0.1:${port}` };
    const first = await running(folder(), { ...env, LOG_LEVEL: "info" });
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/^stafett_ready 1$/m);
    expect(metrics).toMatch(/^stafett_unreachable_posts 0$/m);
    expect(metrics).toContain("stafett_outcomes_total");
    expect(metrics).not.toMatch(/T0STAFETT|xoxb|noomi/);
    expect((await fetch(`http://127.0.0.1:${first.port}/metrics`)).status).toBe(404);
    expect(await (await fetch(`http://127.0.0.1:${first.port}/healthz`)).json()).toEqual({
      status: "ok",
    });
    const second = await running(folder(), env);
    expect(second.said()).toContain("metrics.failed");
    expect(await stop(second)).toBe(0);
    expect(await stop(first)).toBe(0);
  });
});
