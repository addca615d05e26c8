// The package as others get it: packed, unpacked beside the packages that it names and no others, and run from under node_modules, where Node takes no TypeScript.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { secret } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { opening, post, room } from "./load.ts";
import { command, freePort, type Said, start, stop } from "./program.ts";
import { slack } from "./started.ts";

const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
  dependencies: Record<string, string>;
};
const git = (): string =>
  execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
let project: string;
let listed: readonly string[];
beforeAll(() => {
  const before = git();
  const packed = temporary();
  execFileSync("npm", ["run", "-s", "pack", "--", "--pack-destination", packed], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  expect(git()).toBe(before);
  expect(existsSync(join(root, "dist"))).toBe(false);
  project = temporary();
  const modules = join(project, "node_modules");
  mkdirSync(join(modules, "stafett"), { recursive: true });
  const [tarball = ""] = readdirSync(packed);
  execFileSync("tar", [
    "-xzf",
    join(packed, tarball),
    "-C",
    join(modules, "stafett"),
    "--strip-components=1",
  ]);
  for (const name of Object.keys(own.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  listed = readdirSync(join(modules, "stafett"), { recursive: true, encoding: "utf8" });
  // As npm makes it.
  mkdirSync(join(modules, ".bin"));
  symlinkSync("../stafett/bin/stafett.mjs", join(modules, ".bin", "stafett"));
});
const place = (): string => join(project, "node_modules", "stafett");
const stafett = (
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> => command(project, words, env, place());

test("holds the program without types, its texts and its papers; no tests, no playground", () => {
  expect(listed).toContain("dist/workflows/case/index.js");
  for (const path of [
    "workflows/case/texts/en.json",
    "src/words/texts/sv.json",
    "adapters/slack/texts/sv.json",
    "src/guard/lists/places.txt",
  ])
    expect(listed).toContain(`dist/${path}`);
  expect(listed).toContain("docs/operations.md");
  expect(
    listed.filter((path) => path.endsWith(".ts") || /^(test|playground|bench|src)\b/.test(path)),
  ).toEqual([]);
});
test("its bin runs by its first line, says its version, and refuses what it does not know", async () => {
  const env = { PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` };
  const bin = join(project, "node_modules/.bin/stafett");
  expect(execFileSync(bin, ["--version"], { cwd: project, env, encoding: "utf8" })).toBe(
    `${own.version}\n`,
  );
  expect(await stafett(["--nope"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("--nope"),
  });
});
test("without a platform: check and start say so; what is for development says that it needs a checkout", async () => {
  const env = { STAFETT_CONFIG: join(place(), "stafett.yaml") };
  expect(await stafett(["check"], env)).toMatchObject({
    code: 1,
    err: expect.stringContaining("Neither Slack nor Teams nor the web is connected"),
  });
  expect(await stafett(["start"], env)).toMatchObject({
    code: 1,
    err: expect.stringContaining("connected to neither Slack nor Teams nor the web"),
  });
  for (const name of ["attack", "simulate"])
    expect(await stafett([name, "--short"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("needs a checkout"),
    });
  const program = await start({ cwd: project, from: place(), env });
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain("the playground is not installed here");
  expect(readdirSync(project)).toEqual(["node_modules"]);
});
test("with Slack: starts, posts, is copied and checked while it runs, and stops", async () => {
  const { cloud, url } = await slack();
  const port = await freePort();
  const env = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `${url}/api/`,
    STAFETT_OTHER_CLOUD: "yes",
    STAFETT_CONFIG: join(place(), "stafett.yaml"),
    LOG_LEVEL: "error",
  };
  const program = await start({
    cwd: project,
    from: place(),
    run: ["bin/stafett.mjs", "start"],
    env,
    port,
  });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  await post(program, opening().body);
  await expect.poll(() => cloud.messages(room).length).toBe(1);
  expect(await stafett(["backup", "copies"], env)).toMatchObject({ code: 0 });
  expect(await stafett(["doctor"], { ...env, PORT: String(port) })).toMatchObject({
    code: 0,
    out: expect.stringContaining("Not good: 0."),
  });
  expect(await stop(program)).toBe(0);
  expect(program.said()).toBe("");
  // The rules have a revision here, too: that of none would never change.
  const db = new DatabaseSync(join(project, "data/stafett.db"), { readOnly: true });
  const { value } = db.prepare("select value from meta where name = 'code'").get() as {
    value: string;
  };
  db.close();
  expect(value).toMatch(/^[\w-]{16}$/);
  expect(value).not.toBe(createHash("sha256").digest("base64url").slice(0, 16));
});
