// One more platform in the list, and nothing else changed: no part of the product leaves it out in silence.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { eachPlatform, platformNames } from "../../adapters/each.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { organisations, registerOf } from "../../src/app/configuration/register.ts";
import { createHttp, doorsTo, listen } from "../../src/app/http.ts";
import type { Out } from "../../src/app/operate/command.ts";
import { lookAtPlatform } from "../../src/app/operate/doctor-platforms.ts";
import { texts } from "../../src/app/operate/texts.ts";
import { connected, connections, follow, realAdapters } from "../../src/app/platforms/connected.ts";
import { knownPlatforms } from "../../src/app/platforms/known.ts";
import { noMail } from "../../src/app/platforms/mail.ts";
import { createMetrics } from "../../src/app/watch/metrics.ts";
import { loadConfig, readEnvironment, strangeVariables } from "../../src/config/index.ts";
import { Locale } from "../../src/words/locale.ts";
import { brief, edit } from "../config/edit.ts";
import { peopleWith } from "../support/given.ts";
import { toMember } from "../support/puppet.ts";
import { register, small } from "../support/small-core.ts";
import { adapter, name } from "../support/third-platform.ts";
import { benchesOf } from "./adapters.ts";

vi.mock("../../adapters/index.ts", async (original) => {
  const { platforms } = await original<typeof import("../../adapters/index.ts")>();
  const { third } = await import("../support/third-platform.ts");
  return { platforms: { ...platforms, third } };
});
const third = name as never;
const account = "o01/p001";

/** Those of the product. */
const { platforms } =
  await vi.importActual<typeof import("../../adapters/index.ts")>("../../adapters/index.ts");
const others = Object.keys(platforms) as (keyof typeof platforms)[];

test("it is in the list, after the others", () => {
  expect(platformNames).toEqual([...others, "third"]);
});
test("a platform without a bench fails the contract, one with an empty list of benches too", () => {
  expect(() => benchesOf(platformNames)).toThrow("third has no bench");
  expect(() => benchesOf(["slack", "third"], { slack: [{ skip: "x" }], third: [] })).toThrow(
    "third has no bench",
  );
  expect([...new Set(benchesOf(others).map((each) => each.name.split(",")[0]))]).toEqual(others);
});

describe("over HTTP", () => {
  const served = async (
    isConnected: boolean,
  ): Promise<(path: string, init?: RequestInit) => Promise<readonly [number, string]>> => {
    const adapters = new Map(isConnected ? [[third, adapter] as const] : []);
    const ready = async () => ({ because: [], held: 0, silent: [], unheard: [] });
    const http = await listen(createHttp({ adapters, ready }), "127.0.0.1", 0, doorsTo(adapters));
    onTestFinished(() => http.close(0));
    return async (path, init) => {
      const answer = await fetch(`http://127.0.0.1:${http.port}${path}`, init);
      return [answer.status, await answer.text()];
    };
  };
  const post = (body: string): RequestInit => ({ method: "POST", body });
  test("it receives on its path, up to its bytes", async () => {
    const ask = await served(true);
    expect(await ask("/third/in", post("x".repeat(100)))).toEqual([200, '{"bytes":100}']);
    expect(await ask("/third/in", post("x".repeat(101)))).toEqual([413, '{"error":"too large"}']);
  });
  test("its pages are asked for by its methods, up to their bytes, and by no other", async () => {
    const ask = await served(true);
    expect(await ask("/third/page")).toEqual([200, "page "]);
    expect(await ask("/third/page", post("0123456789"))).toEqual([200, "page 0123456789"]);
    expect((await ask("/third/page", post("0123456789a")))[0]).toBe(413);
    expect((await ask("/third/page", { method: "DELETE" }))[0]).toBe(404);
  });
  test("where it is not connected, neither is there", async () => {
    const ask = await served(false);
    expect(await ask("/third/in", post("x"))).toEqual([404, '{"error":"not here"}']);
    expect(await ask("/third/page")).toEqual([404, '{"error":"not here"}']);
  });
});

test("it has its rows in the metrics: silent, unheard, its troubles", async () => {
  const metrics = createMetrics();
  const watched = { waiting: [], sending: [], parked: 0, places: 0, accessLines: 0 };
  const readiness = { because: [], held: 0, silent: [third], unheard: [] };
  const text = await metrics.text(async () => ({
    at: 0,
    readiness,
    watched,
    lateMs: 0,
    roundAt: 0,
    waiting: 0,
    over: { person: 0, workspace: 0 },
  }));
  expect(text).toContain('stafett_platform_silent{platform="third"} 1');
  expect(text).toContain('stafett_platform_unheard{platform="third"} 0');
  expect(text).toContain('stafett_troubles_total{event="third.refused"} 0');
});

describe("in the configuration", () => {
  const slack = "slack: T0STAFETT/U0NOOMI01";
  const owned = ["    owns: [T0STAFETT]\n", "    owns: [T0STAFETT, o01]\n"] as const;
  const noomi = (more: string): string => edit(owned, [slack, `${slack}\n    ${more}`]);
  test("its addresses are checked, each is one person's, and it can be preferred", () => {
    expect(brief(noomi(`third: ${account}\n    preferred: third`))).toEqual([]);
    expect(brief(noomi("third: nobody"))).toEqual([
      expect.stringMatching(/^members\[\d+\]\.third /),
    ]);
    expect(brief(noomi("third: o01/r001"))).toEqual([
      expect.stringMatching(/^members\[\d+\]\.third /),
    ]);
    expect(brief(noomi("preferred: third"))).toEqual([
      expect.stringMatching(/^members\[\d+\]\.preferred preferred$/),
    ]);
    const other = "slack: T0STAFETT/U0NOOMI02";
    const twice = edit(
      owned,
      [slack, `${slack}\n    third: ${account}`],
      [other, `${other}\n    third: ${account}`],
    );
    expect(brief(twice)).toEqual([
      expect.stringMatching(/^members\[\d+\]\.third duplicate-identity$/),
    ]);
  });
  test("its addresses are in the register, and its organisations are known", () => {
    const read = loadConfig(noomi(`third: ${account}\n    preferred: third`), "stafett.yaml");
    if (!read.ok) throw new Error("the sample has mistakes");
    const id = read.config.members.find((each) => each.slack === "T0STAFETT/U0NOOMI01")?.id;
    const of = (all: readonly string[]) =>
      registerOf(read.config, true, all as never).members.find((each) => each.id === id)?.addresses;
    expect(of(platformNames)?.[0]).toEqual({ platform: "third", id: account });
    expect(of(["slack"])?.map(({ platform }) => platform)).toEqual(["slack"]);
    expect(organisations(read.config, third)).toEqual(["o01"]);
  });
});

describe("in the environment", () => {
  const env = (set: Readonly<Record<string, string>>) => {
    const read = readEnvironment(set);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.env;
  };
  const problems = (set: Readonly<Record<string, string>>) => {
    const read = readEnvironment(set);
    return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
  };
  test("its settings are read, its rules and another cloud are looked at, and a slip of the fingers is seen", () => {
    expect(env({ THIRD_TOKEN: "t", THIRD_LEVEL: "b" })).toMatchObject({
      THIRD_TOKEN: "t",
      THIRD_LEVEL: "b",
    });
    expect(problems({ THIRD_LEVEL: "b" })).toEqual(["THIRD_TOKEN env-bot-missing"]);
    expect(problems({ THIRD_TOKEN: "t", THIRD_API_URL: "https://elsewhere.example" })).toEqual([
      "THIRD_API_URL env-other-cloud",
    ]);
    expect(
      problems({ STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine", THIRD_TOKEN: "t" }),
    ).toEqual(["THIRD_TOKEN env-agents-secret"]);
    expect(strangeVariables({ THIRD_TOKN: "t" }).map(({ args }) => args.suggestion)).toEqual([
      "THIRD_TOKEN",
    ]);
  });
  test("it is connected by them, and opened", async () => {
    const real = env({ THIRD_TOKEN: "t" });
    expect([connected(real), connections(real), connected(env({}))]).toEqual([
      ["third"],
      { platforms: "third", over: "http" },
      [],
    ]);
    const all = follow(
      eachPlatform(() => []),
      eachPlatform((platform) => [`of ${platform}`]),
    );
    const never = () => {
      throw new Error("not asked for");
    };
    const storage = {
      places: () => ({ find: never, ofTeam: never, learn: never }),
      kv: never,
      drawn: never,
    };
    const log = { info: never, warn: never, error: never };
    expect(
      await realAdapters(
        real,
        all,
        noMail,
        log,
      )(never, storage, { reachable: never, trouble: never, keyAdded: never, codeUsed: never }),
    ).toEqual([adapter]);
  });
  test("a doctor asks it, and calls it by its label", async () => {
    const steps: string[] = [];
    const out: Out = {
      say: texts,
      tell: () => undefined,
      warn: () => undefined,
      step: (text) => steps.push(text),
    };
    const [token, clock] = await lookAtPlatform(out, third, env({ THIRD_TOKEN: "t" }), undefined);
    expect(token).toEqual({
      how: "bad",
      what: "token t, ",
      mend: expect.stringContaining("Tredje cannot be reached (ENOTFOUND)"),
    });
    expect(clock).toEqual({ how: "good", what: "clock against that of Tredje: 0 s off" });
    expect(steps).toEqual(["Asking Tredje"]);
  });
  test("where nothing is connected, what connects it is said with the others", () => {
    const labels = others.map((each) => platforms[each].label).join(" nor ");
    expect(texts.nothingConnected).toMatch(
      new RegExp(
        `^Neither ${labels} nor Tredje .* For Tredje: THIRD_TOKEN and either THIRD_LEVEL or THIRD_API_URL\\.$`,
      ),
    );
  });
});

describe("in engine and worker", () => {
  test("an account is read as one of its own, and people are told how to write there", () => {
    expect(knownPlatforms.addressOf(account)).toEqual({ platform: "third", id: account });
    for (const none of ["o01/r001", "o01/p001/", "p001", "T0STAFETT"])
      expect(knownPlatforms.addressOf(none)).toBeUndefined();
    expect(knownPlatforms.speech[third]).toEqual({ start: "!stafett", renames: false });
  });
  test("a sentence calls it by its label", () => {
    const locale = new Locale(catalogues, (_to, values) => values);
    const people = peopleWith();
    for (const language of ["sv", "en"] as const)
      expect(locale.span({ platform: third }, { language, people })).toBe("Tredje");
  });
  test("what is wanted there is claimed, and refused where it is not connected", async () => {
    const [anna, ...others] = register.members;
    if (!anna) throw new Error("nobody");
    const c = await small({
      register: {
        ...register,
        members: [{ ...anna, addresses: [{ platform: third, id: account }] }, ...others],
      },
    });
    const id = await c.begin("bo");
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    expect(await c.worker.nextDue()).toBeLessThanOrEqual(c.clock.now());
    await c.worker.idle();
    expect(c.facts).toContainEqual(
      expect.objectContaining({
        event: "delivery.unreachable",
        platform: "third",
        reason: "no-address",
      }),
    );
  });
});
