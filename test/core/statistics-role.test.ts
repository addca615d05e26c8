// The role statistics: what is published is read and fetched, a proposal is not, and nothing is decided.
import { expect, onTestFinished, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { Recorder } from "../support/recorder-hand.ts";
import { recordStatistics } from "../support/recorder-statistics.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

const statistician = "plattformen-statistik";
const withStatistician = () => {
  const config = sampleConfig();
  const one = {
    id: statistician,
    name: "Statistiker, Plattformen",
    agency: "plattformen",
    roles: ["statistics"],
    language: "sv",
    slack: "T0STAFETT/U0STAT01",
  };
  return { ...config, members: [...config.members, one] } as typeof config;
};
const opened = async (): Promise<World> => {
  const world = await createWorld({
    publicUrl: "https://stafett.example.org",
    config: withStatistician(),
  });
  onTestFinished(() => world.close());
  return world;
};
let keys = 0;
const panel = (
  world: World,
  user: string,
  workflow: string,
  name: string,
  instance?: string,
): Promise<Reply> => {
  keys += 1;
  const ask = { kind: "panel" as const, workflow, panel: name, ...(instance && { instance }) };
  return world.stafett.engine.handle({
    idempotencyKey: `k${keys}`,
    platform: "slack",
    identity: `T0STAFETT/${user}`,
    ask,
  });
};
const orders = async (world: World, command: string, values: object, instance?: string) => {
  const { people } = await world.stafett.engine.transact.instances.people();
  const by = { member: people.members.get(statistician) };
  return world.stafett.engine.transact.run({
    workflow: "release",
    command,
    values,
    by,
    ...(instance && { instance }),
  } as never);
};
const texts = (reply: Reply): string =>
  JSON.stringify(reply.kind === "panel" ? reply.panel : reply);

test("reads what is published of a year, its charts and the indicators, and fetches the files; no proposal is told", async () => {
  const world = await opened();
  const { year } = await recordStatistics(new Recorder(world).hands());
  const show = texts(await panel(world, "U0STAT01", "release", "show", year));
  expect(show).toContain("Statistik 2026");
  expect(show).toContain("Publicerat");
  // One of the two proposals met a no: those who sign read it, and nobody else.
  expect(texts(await panel(world, "U0NSPM01", "release", "show", year))).toContain(
    "Nej vid granskningen",
  );
  expect(show).not.toMatch(/Nej vid granskningen|Föreslå tabeller|Godkänn/);
  const list = texts(await panel(world, "U0STAT01", "release", "list"));
  expect(list).toContain("2026");
  expect(list).not.toContain("Lås ");
  for (const [workflow, name] of [
    ["release", "charts"],
    ["conventions", "show"],
  ] as const) {
    const reply = await panel(
      world,
      "U0STAT01",
      workflow,
      name,
      workflow === "release" ? year : undefined,
    );
    expect([name, reply.kind]).toEqual([name, "panel"]);
  }
  const url = /https:\/\/stafett\.example\.org\/files\/([^"]+)/.exec(show)?.[1] ?? "";
  expect((await world.stafett.files.fetch(url, false)).status).toBe(200);
});
test("is told of no year before something of it is published, and decides on nothing", async () => {
  const world = await opened();
  await world.until("2027-01-07T09:00:00Z");
  const hands = new Recorder(world).hands();
  const year = await hands.does("nspm-samordnare", "release", "freeze");
  await hands.does("nspm-samordnare", "release", "propose", { names: ["regions"] }, year);
  await world.until("2027-01-07T09:05:00Z");
  expect((await panel(world, "U0STAT01", "release", "show", year)).kind).toBe("refused");
  expect(texts(await panel(world, "U0STAT01", "release", "list"))).not.toContain("2026");
  const { releases } = (await hands.stateOf(year)) as {
    readonly releases: readonly { readonly id: string }[];
  };
  for (const [command, values] of [
    ["propose", { names: ["purposes"] }],
    ["approve", { of: releases[0]?.id }],
    ["object", { of: releases[0]?.id }],
  ] as const)
    expect([command, (await orders(world, command, values, year)).kind]).toEqual([
      command,
      "denied",
    ]);
  expect((await orders(world, "freeze", {})).kind).toBe("denied");
  // No case and no meeting is theirs.
  const { people } = await world.stafett.engine.transact.instances.people();
  const member = people.members.get(statistician as never);
  expect([member && people.works(member), member && people.attends(member)]).toEqual([
    false,
    false,
  ]);
});
