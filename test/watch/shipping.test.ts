// What is shipped beside the code says what the code does: the same routes at the proxy, the same command everywhere, and nothing that is open.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { createHttp } from "../../src/app/http.ts";
import { root } from "../support/source.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const caddyfile = read("ops/Caddyfile");
const open = /@open path (.+)/.exec(caddyfile)?.[1]?.split(" ") ?? [];

describe("the proxy", () => {
  test("passes on what the program has for people and platforms, and nothing else of it", () => {
    const app = createHttp({
      adapters: new Map(),
      ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
    });
    const paths = [...new Set(app.routes.map(({ path }) => path))].filter(
      (path) => !["/*", "/healthz", "/readyz"].includes(path),
    );
    expect(paths.length).toBeGreaterThan(4);
    expect([...open].sort()).toEqual(paths.map((path) => path.replace(/\/:\w+$/, "/*")).sort());
  });
  test("keeps no log of what is asked for, and docs/operations.md says the same routes", () => {
    expect(caddyfile).toMatch(/fields \{\s*request delete\s*\}/);
    expect(caddyfile.match(/^\s*log\b/gm)).toHaveLength(1);
    const told = read("docs/operations.md");
    for (const path of open) expect(told, path).toContain(path.replace("/*", "/"));
  });
});
const hasCaddy = spawnSync("caddy", ["version"]).status === 0;
describe.skipIf(!hasCaddy)("Caddy itself, where it is installed", () => {
  const listening = async (answer: string) => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(request.url ?? "");
      response.end(answer);
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return { heard, server, port: (server.address() as AddressInfo).port };
  };
  test("lets these routes in, keeps everything else out, and writes down no link, also when nobody is behind it", async () => {
    const behind = await listening("stafett");
    const free = await listening("");
    free.server.close();
    const env = {
      PATH: process.env.PATH ?? "",
      HOME: "/nowhere",
      STAFETT_SITE: `http://127.0.0.1:${free.port}`,
      STAFETT_UPSTREAM: `127.0.0.1:${behind.port}`,
    };
    const proxy = spawn(
      "caddy",
      ["run", "--config", join(root, "ops/Caddyfile"), "--adapter", "caddyfile"],
      { env },
    );
    onTestFinished(() => void proxy.kill("SIGKILL"));
    let log = "";
    const up = new Promise<void>((resolve) => {
      proxy.stderr.on("data", (part: Buffer) => {
        log += part.toString();
        if (log.includes("serving initial configuration")) resolve();
      });
    });
    await up;
    const ask = async (path: string): Promise<number> =>
      (await fetch(`${env.STAFETT_SITE}${path}`)).status;
    const secret = "very-secret-link";
    const inside = [
      "/slack/events",
      "/api/messages",
      "/slack/install",
      "/slack/oauth_redirect",
      `/files/${secret}`,
      "/",
      "/sign-in",
      "/panel/case/show/x",
    ];
    for (const path of inside) expect(await ask(path), path).toBe(200);
    for (const path of [
      "/healthz",
      "/readyz",
      "/metrics",
      "/files",
      "/slack/eventsx",
      "/slack/events/x",
      "/api",
      "//healthz",
    ])
      expect(await ask(path), path).toBe(404);
    expect(behind.heard).toEqual(inside);
    behind.server.closeAllConnections();
    await new Promise((resolve) => void behind.server.close(resolve));
    expect(await ask(`/files/${secret}`)).toBe(502);
    proxy.kill("SIGTERM");
    await new Promise((resolve) => proxy.once("close", resolve));
    expect(log).toContain("connection refused");
    expect(log).not.toContain(secret);
  });
});

type Service = Readonly<Record<string, unknown>> & {
  readonly image: string;
  readonly volumes: readonly string[];
};
const { services } = parse(read("compose.yaml")) as {
  readonly services: Readonly<Record<"stafett" | "proxy", Service>>;
};
describe("compose.yaml", () => {
  test.each(Object.entries(services))(
    "%s can write nothing but its volumes, has no right too many, and an end to its memory",
    (_name, service) => {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
        mem_limit: expect.stringMatching(/^\d+m$/),
      });
      expect(service.image).toMatch(/:\d+\.\d+\.\d+$/);
      expect(service.privileged ?? service.network_mode ?? service.pid).toBeUndefined();
    },
  );
  test("with PostgreSQL: it has no network, writes nothing but its volumes, and its passwords come from a file", () => {
    const text = read("compose.postgres.yaml");
    const { database, stafett } = (
      parse(text) as { readonly services: Readonly<Record<string, Service>> }
    ).services;
    expect(database).toMatchObject({
      user: "postgres",
      network_mode: "none",
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      mem_limit: expect.stringMatching(/^\d+m$/),
      env_file: [{ path: "database.env", required: true }],
      // Without it whoever reaches the socket is let in.
      environment: { POSTGRES_INITDB_ARGS: expect.stringContaining("--auth-local=scram-sha-256") },
    });
    expect(database?.image).toMatch(/:17\.\d+-\w+$/);
    expect(text).not.toMatch(/PASSWORD: /);
    const mounted =
      database?.volumes
        .filter((one) => one.startsWith("./"))
        .map((one) => one.split(":")[0] ?? "") ?? [];
    expect(mounted).toHaveLength(2);
    for (const path of mounted) expect(read(path.slice(2))).toContain("alter role");
    // Both meet where the addresses above say.
    for (const service of [database, stafett])
      expect(service?.volumes).toContain("sockets:/run/postgresql");
    for (const [address = ""] of text.matchAll(/postgres:\/\/\S+/g))
      expect(address).toMatch(/\?host=\/run\/postgresql$/);
  });
  test("only the proxy is reached from outside; secrets come from a file; the image has the version of the project", () => {
    expect([services.stafett.ports, services.proxy.ports]).toEqual([
      undefined,
      ["80:80", "443:443"],
    ]);
    expect(services.stafett.env_file).toEqual([{ path: "stafett.env", required: true }]);
    expect(read("compose.yaml")).not.toMatch(/xoxb|xapp|SECRET:/);
    expect(services.stafett.image).toBe(`stafett:${JSON.parse(read("package.json")).version}`);
    const env = Object.fromEntries(
      [...read("Containerfile").matchAll(/(\w+)=(\/\S+|sqlite:\S+)/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    expect(services.stafett.volumes.map((one) => one.split(":")[1])).toEqual([
      "/var/lib/stafett",
      env.STAFETT_CONFIG,
      "/var/backups/stafett",
    ]);
  });
});

describe("the units of systemd", () => {
  const units = readdirSync(join(root, "ops/systemd"));
  const settings = (unit: string): readonly (readonly [string, string])[] =>
    [...read(`ops/systemd/${unit}`).matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]);
  test.each(units.filter((unit) => unit.endsWith(".service")))(
    "%s starts what there is, as nobody special",
    (unit) => {
      const all = settings(unit);
      const of = (name: string): readonly string[] =>
        all.filter(([each]) => each === name).map(([, value]) => value);
      expect(of("ExecStart").length).toBeGreaterThan(0);
      for (const command of of("ExecStart")) {
        expect(command).toMatch(/^\/opt\/stafett\/node_modules\/\.bin\/node /);
        const [, file, script = ""] = /(\S+\.mjs)|--run (\w+)/.exec(command) ?? [];
        if (file === undefined)
          expect(JSON.parse(read("package.json")).scripts).toHaveProperty(script);
        else expect(read(file).length).toBeGreaterThan(0);
      }
      for (const [name, value] of [
        ["User", "stafett"],
        ["UMask", "0077"],
        ["LimitCORE", "0"],
        ["NoNewPrivileges", "yes"],
        ["ProtectSystem", "strict"],
        ["CapabilityBoundingSet", ""],
        ["EnvironmentFile", "/etc/stafett.env"],
      ] as const)
        expect([name, of(name)]).toEqual([name, [value]]);
    },
  );
  test("the nightly copy has a service of its name, and the program takes a new configuration at a HUP", () => {
    expect(units.toSorted()).toEqual([
      "stafett-backup.service",
      "stafett-backup.timer",
      "stafett.service",
    ]);
    expect(settings("stafett.service")).toContainEqual(["ExecReload", "/bin/kill -HUP $MAINPID"]);
  });
  test.skipIf(spawnSync("systemd-analyze", ["--version"]).status !== 0)(
    "systemd finds nothing wrong with them, but for the program that is not installed",
    () => {
      const { stderr } = spawnSync(
        "systemd-analyze",
        ["verify", ...units.map((unit) => join(root, "ops/systemd", unit))],
        {
          encoding: "utf8",
        },
      );
      const wrong = stderr
        .split("\n")
        .filter((line) => line.includes("ops/systemd") || line.includes("stafett"));
      expect(
        wrong.filter(
          (line) =>
            !/\/opt\/stafett\/node_modules\/\.bin\/node is not executable|Command .* is not executable/.test(
              line,
            ),
        ),
      ).toEqual([]);
    },
  );
});
