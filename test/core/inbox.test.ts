// What is wanted for a person, opened where it lies: the same as what stands in chat, whatever has come of the delivery.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { InboxReader } from "../../src/engine/inbox.ts";
import { createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

/** As many as a page has. */
const mostStanding = 200;
const [anna, bo, erik] = ["T0STAFETT/U0NOOMI01", "T0STAFETT/U0NOOMI02", "T0STAFETT/U0EVON01"];
const readerIn = (world: World): InboxReader => {
  const { core, engine } = world.stafett;
  return new InboxReader(core, engine.transact.instances, engine.locale, "slack");
};
const titles = async (reader: InboxReader, identity: string): Promise<string[]> =>
  ((await reader.mine(identity))?.posts ?? []).map(({ message }) => message.title);
const opens = async (
  world: World,
  id: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { people } = await world.stafett.engine.transact.instances.people();
  const member = people.members.get(id);
  if (!member) throw new Error("nobody");
  const values = { deputy: member.deputy, child: "no", risk: "high", quiet: "no", ...more };
  const done = await world.stafett.engine.transact.run({
    workflow: "case",
    command: "open",
    values,
    by: { member },
  } as never);
  if (done.kind !== "ok") throw new Error(done.kind);
  return done.instance;
};
const handsOver = async (world: World, instance: string): Promise<void> => {
  const { people } = await world.stafett.engine.transact.instances.people();
  const by = { member: people.members.get("noomi-ersattare")! };
  const values = { holder: { member: "noomi-kontakt" }, deputy: "noomi-ersattare" };
  await world.stafett.engine.transact.run({
    workflow: "case",
    command: "assign",
    instance,
    values,
    by,
  } as never);
};

describe("an inbox", () => {
  let world: World;
  let reader: InboxReader;
  beforeAll(async () => {
    world = await createWorld();
    reader = readerIn(world);
  });
  afterAll(() => world.close());

  test("has what stands in the person's chat, in the same words, and nothing of anybody else", async () => {
    await opens(world, "noomi-kontakt");
    await world.until("2026-11-26T08:00:00.000Z");
    const standing = world.cloud
      .messages(world.cloud.im("U0NOOMI01"))
      .map(({ blocks }) => textOf(blocks));
    const mine = await reader.mine(anna);
    expect(mine?.posts.length).toBeGreaterThan(0);
    for (const { message } of mine?.posts ?? [])
      expect(standing.some((text) => text.includes(message.title))).toBe(true);
    expect(await titles(reader, erik)).not.toContain(mine?.posts[0]?.message.title);
    expect(JSON.stringify(mine)).toContain('"press"');
  });
  test("has no post that stands nowhere and is there to hide that there is none: a quiet case has no card in any space", async () => {
    const { instances } = world.stafett.engine.transact;
    const quiet = await instances.load(
      (await opens(world, "noomi-kontakt", { quiet: "yes" })) as never,
    );
    const decoys = [...(quiet?.posts.values() ?? [])].filter(({ decoy }) => decoy);
    expect(decoys.length).toBeGreaterThan(0);
    const { ref = "" } = (quiet?.state ?? {}) as { readonly ref?: string };
    expect(ref).toMatch(/^SYD-/);
    for (const { id } of (await reader.who(anna))?.spaces ?? [])
      expect(JSON.stringify(await reader.space(anna, id))).not.toContain(ref);
    expect(JSON.stringify(await reader.mine(anna))).not.toContain(ref);
  });
  test("is told apart by its state when something there changes, and by nothing else", async () => {
    const before = await reader.changes([anna, bo, "T0STAFETT/U0NOBODY"]);
    expect([...before.keys()].sort()).toEqual([anna, bo].sort());
    await world.idle();
    expect(await reader.changes([anna])).toEqual(new Map([[anna, before.get(anna)]]));
    await opens(world, "noomi-ersattare");
    await world.until("2026-11-27T08:00:00.000Z");
    const after = await reader.changes([anna, bo]);
    expect(after.get(bo)).not.toBe(before.get(bo));
  });
  test("is in another state after the first post that was ever wanted there", async () => {
    const empty = await createWorld();
    const first = readerIn(empty);
    const before = (await first.changes([anna])).get(anna)?.split(".")[0];
    expect(await titles(first, anna)).toEqual([]);
    await handsOver(empty, await opens(empty, "noomi-ersattare", { quiet: "yes" }));
    expect(await titles(first, anna)).toHaveLength(1);
    expect((await first.changes([anna])).get(anna)?.split(".")[0]).not.toBe(before);
    await empty.close();
  });
  test("is told apart by its state when the first post of all comes to a place", async () => {
    const fresh = await createWorld();
    onTestFinished(() => fresh.close());
    const theirs = readerIn(fresh);
    const before = await theirs.changes([bo]);
    await opens(fresh, "noomi-kontakt");
    expect((await theirs.space(bo, "noomi"))?.posts).toHaveLength(1);
    expect((await theirs.changes([bo])).get(bo)).not.toBe(before.get(bo));
  });
  test("a post that is gone, and one whose case is erased, are gone from it at once", async () => {
    const before = await titles(reader, anna);
    expect(before.length).toBeGreaterThan(0);
    const { engine } = world.stafett;
    for (const line of await world.lines({ workflow: "case", limit: 50 } as never)) {
      await engine.transact.run({
        workflow: "case",
        command: "eraseNow",
        instance: line.instance,
        values: { withinMs: 60_000 },
        by: "configuration",
      } as never);
    }
    const after = await reader.mine(anna);
    expect(JSON.stringify(after)).not.toMatch(/SYD-[0-9A-Z]{4}/);
  });
  test("nobody has one who is in no register, and no space that is none of the person's agency", async () => {
    expect(await reader.mine("T0STAFETT/U0NOBODY")).toBeUndefined();
    expect(await reader.who("T0STAFETT/U0NOBODY")).toBeUndefined();
    const who = await reader.who(anna);
    expect(who).toMatchObject({ member: "noomi-kontakt", language: "sv" });
    expect(who?.spaces.length).toBeGreaterThan(0);
    for (const { id } of who?.spaces ?? []) expect(await reader.space(anna, id)).toBeDefined();
    expect(await reader.space(anna, "nmt-nationellt")).toBeUndefined();
    expect(await reader.space(anna, "nonsense")).toBeUndefined();
  });
});

test("says whether the person's agency takes keys that are copied, as the configuration has it now", async () => {
  const world = await createWorld();
  const reader = readerIn(world);
  expect(await reader.who(anna)).toMatchObject({ syncedKeys: true });
  const sample = sampleConfig();
  const agencies = sample.agencies.map((agency) =>
    agency.id === "noomi" ? { ...agency, syncedKeys: false } : agency,
  );
  await world.stafett.configure(registerOf({ ...sample, agencies }, false, ["slack"]));
  expect(await reader.who(anna)).toMatchObject({ syncedKeys: false });
  expect(await reader.who(erik)).toMatchObject({ syncedKeys: true });
  await world.close();
});
test("says where the person's agency signs in, and which agencies do, as the configuration has it now", async () => {
  const world = await createWorld();
  const reader = readerIn(world);
  expect([(await reader.who(anna))?.issuer, await reader.issuers()]).toEqual([undefined, []]);
  const signIn = {
    code: "K7PLM2QX",
    issuer: "https://login.example.se",
    client: "stafett",
    acr: "loa3",
  };
  const sample = sampleConfig();
  const agencies = sample.agencies.map((agency) =>
    agency.id === "noomi" ? { ...agency, signIn } : agency,
  );
  await world.stafett.configure(registerOf({ ...sample, agencies }, false, ["slack"]));
  const pinned = { agency: "noomi", ...signIn };
  expect([
    (await reader.who(anna))?.issuer,
    (await reader.who(erik))?.issuer,
    await reader.issuers(),
  ]).toEqual([pinned, undefined, [pinned]]);
  await world.close();
});
test("who belongs to another agency from now on reads nothing more of a case, also before its view is made anew", async () => {
  const world = await createWorld();
  const reader = readerIn(world);
  await handsOver(world, await opens(world, "noomi-ersattare"));
  await world.idle();
  expect(JSON.stringify(await reader.mine(anna))).toMatch(/SYD-/);
  // Nothing is made anew by itself from here on.
  await world.stafett.worker.stop();
  const members = sampleConfig().members.map((one) =>
    one.id === "noomi-kontakt" ? { ...one, agency: "evonhuset", deputy: undefined } : one,
  );
  await world.stafett.configure(
    registerOf({ ...sampleConfig(), members } as never, false, ["slack"]),
  );
  expect(JSON.stringify(await reader.mine(anna))).not.toMatch(/SYD-/);
  await world.close();
});
test("of more posts than a page holds those that were changed last are shown, and that there are more", async () => {
  const world = await createWorld();
  const reader = readerIn(world);
  for (let n = 0; n < mostStanding; n++)
    await handsOver(world, await opens(world, "noomi-ersattare"));
  const full = await reader.mine(anna);
  expect([full?.posts.length, full?.more]).toEqual([mostStanding, false]);
  await handsOver(world, await opens(world, "noomi-ersattare"));
  const over = await reader.mine(anna);
  expect([over?.posts.length, over?.more]).toEqual([mostStanding, true]);
  await world.close();
});
