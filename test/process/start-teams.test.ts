// How the real program starts with Teams, and which settings it never starts with.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporary } from "../support/small-core.ts";
import { clientId } from "../support/teams.ts";
import { start, stop, withSample } from "./program.ts";
import { asked, cloudOf, elsewhere, posts, real } from "./teams.ts";

type Env = Readonly<Record<string, string>>;
const agents = { STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine" };
const dangerous = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS";

describe("it does not start", () => {
  test.each<[string, Env, string, string]>([
    [
      "letting everybody in",
      { ...real, [dangerous]: "true" },
      dangerous,
      "Stafett never starts with it.",
    ],
    [
      "not letting everybody in, which nobody need say",
      { ...real, [dangerous]: "false" },
      dangerous,
      "lets anybody in",
    ],
    [
      "with another cloud's connector beside a real secret",
      { ...real, SERVICE_URL: "https://elsewhere.example/teams" },
      "SERVICE_URL",
      "a cloud other than",
    ],
    [
      "with another cloud's hosts beside a real secret",
      { ...real, TEAMS_SERVICE_HOSTS: "elsewhere.example" },
      "TEAMS_SERVICE_HOSTS",
      "a cloud other than",
    ],
    [
      "with another cloud's keys beside a real secret, unless the one word is said",
      { ...real, TEAMS_OPENID_URL: "https://elsewhere.example/x", STAFETT_OTHER_CLOUD: "true" },
      "TEAMS_OPENID_URL",
      "a cloud other than",
    ],
    [
      "for the local client where others reach it",
      { ...agents, HOST: "0.0.0.0" },
      "HOST",
      "only this computer",
    ],
    [
      "for the local client with another word",
      { STAFETT_AGENTS_PLAYGROUND: "true" },
      "STAFETT_AGENTS_PLAYGROUND",
      "one value only",
    ],
    [
      "for the local client beside a secret",
      { ...agents, ...real },
      "CLIENT_SECRET",
      "no real secrets",
    ],
    ["with half of Teams' settings", { CLIENT_ID: clientId }, "CLIENT_SECRET", "For Teams"],
  ])("%s: says so, repeats no value, touches nothing", async (_what, env, name, says) => {
    const cwd = withSample(temporary());
    const program = await start({ cwd, env });
    expect(await program.ended).toBe(1);
    expect(program.said()).toMatch(new RegExp(`^${name}$`, "m"));
    expect(program.said()).toContain(says);
    expect(program.said()).not.toMatch(/hemligt|7Kq3|elsewhere/);
    expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  });
});

/** In the program's process no name leads anywhere: what is not on this machine is not reached. */
const alone = (cwd: string): Env => {
  const file = join(cwd, "alone.mjs");
  const here = `const here = dns.lookup;`;
  const lookup = `dns.lookup = (name, options, then) => /^[\\d.:]+$/.test(name) ? here(name, options, then)
    : (then ?? options)(Object.assign(new Error("alone"), { code: "ENOTFOUND" }));`;
  writeFileSync(file, `import dns from "node:dns";\n${here}\n${lookup}\n`);
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
};
test("with Teams alone it answers what Teams has signed, and nothing else; there is no playground and no Slack", async () => {
  const cwd = withSample(temporary());
  const cloud = await cloudOf();
  const program = await start({
    cwd,
    env: { ...alone(cwd), ...real, ...elsewhere(cloud), STAFETT_OTHER_CLOUD: "yes" },
  });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  const who = { w: "people", p: "who" };
  const good = await posts(program.port, asked(cloud, who), cloud.sign());
  expect([good.status, good.text]).toEqual([200, expect.stringContaining("Polisen")]);
  const foreign = cloud.sign({
    iss: "https://login.microsoftonline.com/7b90c3d5-1e42-4f68-8d2b-c40a95e6f713/v2.0",
  });
  for (const token of [cloud.sign({ key: "stranger" }), foreign, ""])
    expect(await posts(program.port, asked(cloud, who), token)).toEqual({ status: 401, text: "" });
  expect((await posts(program.port, { filling: "x".repeat(300_000) }, cloud.sign())).status).toBe(
    413,
  );
  for (const path of ["/", "/play/state", "/slack/install"])
    expect((await fetch(`http://127.0.0.1:${program.port}${path}`)).status, path).toBe(404);
  expect(
    (await fetch(`http://127.0.0.1:${program.port}/slack/events`, { method: "POST" })).status,
  ).toBe(404);
  expect(await stop(program)).toBe(0);
  expect(program.said()).toContain('"platforms":"teams"');
  expect(program.said()).not.toContain(real.CLIENT_SECRET);
});
test("for the local client it answers without a token, but no page in a browser and no other connector", async () => {
  const cwd = withSample(temporary());
  const cloud = await cloudOf();
  const program = await start({ cwd, env: { ...alone(cwd), ...agents } });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  const local = {
    ...asked(cloud, { w: "people", p: "who" }),
    serviceUrl: "http://localhost:56150/_connector",
  };
  const says = async (activity: object, headers: Env): Promise<number> => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(activity),
    };
    return (await fetch(`http://127.0.0.1:${program.port}/api/messages`, init)).status;
  };
  expect(await says(local, {})).toBe(200);
  expect(await says({ ...local, id: "f:2" }, { origin: "https://evil.example" })).toBe(403);
  expect(
    await says({ ...local, id: "f:3", serviceUrl: "http://localhost:56151/_connector" }, {}),
  ).toBe(403);
  expect(await stop(program)).toBe(0);
});
