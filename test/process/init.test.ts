// `stafett init` in an empty folder, and from there to a bot that runs: what somebody does on the first day, by the real program.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import numbers from "../../src/config/numbers.json" with { type: "json" };
import { temporary } from "../support/small-core.ts";
import { sampleConfig } from "../support/world.ts";
import { environment } from "./load.ts";
import { commanded, freePort, type Said, start, stop } from "./program.ts";
import { slack } from "./started.ts";

const lead = ["Enhetschef", "T0STAFETT/U0NOOMI01"];
const others = ["Socialsekreterare 1", "", "T0STAFETT/U0NOOMI02", "Teknik", "7", "", ""];
const agency = ["Malmö socialtjänst", "5", "1", "040-628 04 01"];
const answers = [
  "",
  "Region Syd",
  "SYD",
  "Skåne, Blekinge",
  ...agency,
  ...lead,
  ...others,
  "T0STAFETT/C0NOOMI",
];
const typed = (all: readonly string[]): string => all.map((each) => `${each}\n`).join("");
/** The answers, with one of them changed. */
const but = (answer: string, by: string): readonly string[] =>
  answers.map((each) => (each === answer ? by : each));
const init = (cwd: string, all: readonly string[] = answers): Promise<Said> =>
  commanded({ cwd, args: ["init"], typed: typed(all) });
const read = (cwd: string) => parse(readFileSync(join(cwd, "stafett.yaml"), "utf8"));

test("an empty folder, init, check, doctor, start, doctor", async () => {
  const { url } = await slack();
  const [cwd, port] = [temporary(), await freePort()];
  expect(await init(cwd)).toMatchObject({
    code: 0,
    out: expect.stringContaining("stafett.yaml is written,"),
  });
  expect(readdirSync(cwd)).toEqual(["stafett.yaml"]);
  const env = {
    ...environment(url),
    PORT: String(port),
    STAFETT_PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  const says = (...args: readonly string[]) => commanded({ cwd, args, env });
  expect(await says("check")).toMatchObject({
    code: 0,
    out: expect.stringContaining("for: malmo-socialtjanst."),
  });
  expect(await says("doctor")).toMatchObject({
    code: 0,
    out: expect.stringContaining("Not good: 0."),
  });
  const program = await start({ cwd, env, port });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  expect(await says("doctor")).toMatchObject({
    code: 0,
    out: expect.stringContaining("Not good: 0. Unseen: 0."),
  });
  expect(await stop(program)).toBe(0);
});

test("what was answered stands in the file: people with their roles and addresses, a channel, decisions that are open", async () => {
  const cwd = temporary();
  await init(cwd);
  const { regions, agencies, members, spaces } = read(cwd);
  expect(regions).toEqual([
    {
      id: "SYD",
      name: "Region Syd",
      counties: ["Skåne", "Blekinge"],
      coordinator: "malmo-socialtjanst",
    },
  ]);
  expect(agencies).toEqual([
    expect.objectContaining({ legalRegime: "OSL_kommun", lead: "enhetschef", readiness: {} }),
  ]);
  expect(members).toEqual([
    {
      id: "enhetschef",
      name: lead[0],
      agency: "malmo-socialtjanst",
      roles: ["lead"],
      slack: lead[1],
    },
    expect.objectContaining({
      id: "socialsekreterare-1",
      roles: ["caseworker"],
      slack: "T0STAFETT/U0NOOMI02",
    }),
    { id: "teknik", name: "Teknik", agency: "malmo-socialtjanst", roles: ["technician"] },
  ]);
  expect(spaces).toEqual([
    expect.objectContaining({ slack: "T0STAFETT/C0NOOMI", agencies: ["malmo-socialtjanst"] }),
  ]);
});
test("the country's numbers are those of the sample", () => {
  const { numbers: all } = sampleConfig();
  expect(all).toEqual(expect.arrayContaining([...numbers]));
});

describe("nothing is written", () => {
  test.each<[string, readonly string[], string]>([
    [
      "an address that no platform has",
      but("T0STAFETT/U0NOOMI01", "anna@example.org"),
      "Write Slack's ids of workspace and member",
    ],
    [
      "a channel for a person",
      but("T0STAFETT/U0NOOMI01", "T0STAFETT/C0NOOMI"),
      "Write Slack's ids of workspace and member",
    ],
    ["a number that is not in the list", but("7", "90"), "Write numbers of the list"],
    ["letters that are none", but("SYD", "syd"), "A region has two to five capital letters"],
    [
      "one account for two people",
      but("T0STAFETT/U0NOOMI02", "T0STAFETT/U0NOOMI01"),
      "The answers do not fit each other.",
    ],
    ["answers that end too soon", answers.slice(0, 5), "The answers ended at: What it is."],
  ])("%s", async (_what, all, says) => {
    const cwd = temporary();
    const said = await init(cwd, all);
    expect(said).toMatchObject({ code: 1, out: "", err: expect.stringContaining(says) });
    expect(said.err).toContain("Nothing has been written.");
    expect(said.err).not.toContain("anna@");
    expect(readdirSync(cwd)).toEqual([]);
  });
  test("over a file that is there", async () => {
    const cwd = temporary();
    writeFileSync(join(cwd, "stafett.yaml"), "mine: true\n");
    expect(await init(cwd)).toMatchObject({
      code: 1,
      err: expect.stringContaining("stafett.yaml is there already"),
    });
    expect(read(cwd)).toEqual({ mine: true });
  });
});
