// Who can be written to in Teams: blocked, uninstalled, installed again; and who is recognised in a channel that organisations share.
import { describe, expect, test } from "vitest";
import { type Cast, cast, channel, malmo, oid, police } from "./crossing-cast.ts";

const address = (id: string) => ({ platform: "teams", id: `${malmo}/${id}` }) as const;
const isGone = async (c: Cast, id: string): Promise<boolean> =>
  (await c.people()).isUnreachable(address(id));
const lacksReach = "Stafett når inte Handläggare, Socialtjänsten Malmö";

describe("a person with Teams alone", () => {
  test("who blocks the bot: learnt when something is written, the lead and the operators are told, the deputy gets what comes", async () => {
    const c = await cast();
    await c.own();
    await c.teams.as(oid.worker).block();
    expect(await isGone(c, oid.worker)).toBe(false);
    await c.world.until("2026-11-26T07:45:00Z");
    const refused = c.teams.calls.filter((call) => call.status === 403);
    expect(refused.map(({ answer }) => (answer as { error: { code: string } }).error.code)).toEqual(
      ["MessageWritesBlocked"],
    );
    expect(await isGone(c, oid.worker)).toBe(true);
    expect(c.slack("C0DRIFT").join("\n")).toContain(lacksReach);
    expect(c.personal(oid.chef).join("\n")).toContain(lacksReach);
    expect(c.personal(oid.worker)).toEqual([]);
    await c.world.until("2026-11-26T08:05:00Z");
    expect(c.personal(oid.mate).join("\n")).toMatch(/lägeskoll/i);
    await c.world.until("2026-11-26T09:29:00Z");
    // The address is known to be shut: one knock every half hour with the one card that waits, and nobody hears of it again.
    const knocks = c.teams.calls.filter((call) => call.status === 403);
    expect(knocks.map(({ path }) => path)).toEqual(Array(4).fill(knocks[0]?.path));
    expect(c.slack("C0DRIFT").filter((text) => text.includes(lacksReach))).toHaveLength(1);
    expect(c.personal(oid.chef).filter((text) => text.includes(lacksReach))).toHaveLength(1);
  });
  test("who lets the bot in again without a word: the next knock tells, and what waited comes", async () => {
    const c = await cast();
    await c.own();
    await c.teams.as(oid.worker).block();
    await c.world.until("2026-11-26T07:45:00Z");
    await c.teams.as(oid.worker).unblock();
    expect(await isGone(c, oid.worker)).toBe(true);
    await c.world.until("2026-11-26T07:59:00Z");
    expect(c.personal(oid.worker)).toEqual([]);
    await c.world.until("2026-11-26T08:00:00Z");
    expect(await isGone(c, oid.worker)).toBe(false);
    expect(c.personal(oid.worker).join("\n")).toContain("Dagens lägeskollar");
    expect(c.slack("C0DRIFT").join("\n")).not.toContain(lacksReach);
  });
  test("who installs it anew can be written to again, and is greeted with their own card", async () => {
    const c = await cast();
    await c.own();
    await c.teams.as(oid.worker).block();
    await c.world.until("2026-11-26T07:45:00Z");
    await c.teams.as(oid.worker).unblock();
    await c.teams.as(oid.worker).install();
    await c.world.idle();
    expect(await isGone(c, oid.worker)).toBe(false);
    expect(c.personal(oid.worker).join("\n")).toContain("Stafett");
    expect(c.slack("C0DRIFT").join("\n")).not.toContain(lacksReach);
    const before = c.personal(oid.mate).length;
    await c.world.until("2026-11-26T08:05:00Z");
    expect(c.personal(oid.worker).join("\n")).toMatch(/lägeskoll/i);
    expect(c.personal(oid.mate)).toHaveLength(before);
  });
  test("who removes the app is marked at once, and nothing is tried", async () => {
    const c = await cast();
    await c.own();
    await c.teams.as(oid.worker).uninstall();
    await c.world.idle();
    expect(await isGone(c, oid.worker)).toBe(true);
    expect(c.slack("C0DRIFT").join("\n")).toContain(lacksReach);
    const calls = c.teams.calls.length;
    await c.world.until("2026-11-26T08:05:00Z");
    expect(c.teams.calls.slice(calls).filter((call) => call.status >= 400)).toEqual([]);
    expect(c.personal(oid.mate).join("\n")).toMatch(/lägeskoll/i);
  });
  test("who never had it: opening the chat is refused, and that is the same", async () => {
    const c = await cast();
    c.teams.core.state.installed[oid.worker] = false;
    await c.own();
    await c.world.until("2026-11-26T07:45:00Z");
    expect(await isGone(c, oid.worker)).toBe(true);
    expect(c.slack("C0DRIFT").join("\n")).toContain(lacksReach);
  });
});

describe("a team", () => {
  const team = "19:e8b1f7c0a4d34b6f9a2c5d7e8f901234@thread.tacv2";
  /** Somebody speaks in a channel that says which team it is of. */
  const speaks = async (c: Cast, id: string, its = team): Promise<void> => {
    await c.teams.as(oid.worker).say(id, "vem");
    await c.sends(
      c.lastSent((last) => ({
        channelData: { ...(last.channelData as object), team: { id: its } },
      })),
    );
  };
  const update = (c: Cast, action: "add" | "remove") =>
    c.sends(
      c.lastSent((_last) => ({
        type: "installationUpdate",
        action,
        text: undefined,
        entities: [],
        conversation: { id: team, conversationType: "channel", tenantId: malmo, isGroup: true },
        channelData: { tenant: { id: malmo }, team: { id: team } },
      })),
    );
  test("that removes the app: every channel that was learnt with it is marked, and no other; the operators are told", async () => {
    const c = await cast();
    await speaks(c, channel.both);
    await speaks(c, channel.malmo);
    await speaks(c, channel.region, "19:another@thread.tacv2");
    expect((await update(c, "remove")).status).toBe(200);
    expect([
      await isGone(c, channel.both),
      await isGone(c, channel.malmo),
      await isGone(c, channel.region),
    ]).toEqual([true, true, false]);
    expect(
      c.slack("C0DRIFT").filter((text) => text.includes("Stafett kan inte skriva")),
    ).toHaveLength(2);
    await update(c, "add");
    expect([await isGone(c, channel.both), await isGone(c, channel.malmo)]).toEqual([false, false]);
  });
});

describe("in a channel that organisations share", () => {
  /** As the host's organisation names a guest: without the guest's own. */
  const unnamed = (c: Cast, from: object = {}) =>
    c.lastSent((last) => ({
      from: { ...(last.from as object), tenantId: undefined, ...from },
      channelData: { ...(last.channelData as object), tenant: { id: malmo } },
      conversation: { ...(last.conversation as object), tenantId: malmo },
    }));
  const whispers = (c: Cast): number =>
    c.teams.calls.filter((call) => call.path.includes("isTargetedActivity=true")).length;
  test("a person of another organisation is known by their own, said by the activity", async () => {
    const c = await cast();
    const seen = await c.teams.as(oid.officer).say(channel.region, "mina");
    expect(seen.targeted).toHaveLength(1);
    expect(JSON.stringify(c.teams.sent.at(-1)?.activity)).toContain(police);
  });
  test("or by the list of members, where the activity names the host's alone; asked once", async () => {
    const c = await cast();
    await c.teams.as(oid.officer).say(channel.region, "mina");
    const before = whispers(c);
    for (let i = 0; i < 3; i++) await c.sends({ ...unnamed(c), id: "one" });
    const asked = c.teams.calls.filter((call) => call.method === "members");
    expect([whispers(c) - before, asked.length]).toEqual([1, 1]);
    await c.sends({ ...unnamed(c), id: "another" });
    expect([
      whispers(c) - before,
      c.teams.calls.filter((call) => call.method === "members").length,
    ]).toEqual([2, 1]);
  });
  test("and not by the object id under the host's organisation: nothing is said to a stranger, and nothing kept", async () => {
    const c = await cast();
    await c.teams.as(oid.officer).say(channel.region, "mina");
    const before = whispers(c);
    c.teams.core.faults.push({ kind: "503", method: "members", times: 99 });
    await c.sends(unnamed(c));
    expect(whispers(c)).toBe(before);
  });
  test("a list of members that cannot be had for a moment makes nobody a stranger for longer than that", async () => {
    const c = await cast();
    await c.teams.as(oid.officer).say(channel.region, "mina");
    const before = whispers(c);
    c.teams.faults.next({ kind: "503", method: "members" });
    await c.sends({ ...unnamed(c), id: "first" });
    expect(whispers(c)).toBe(before);
    await c.sends({ ...unnamed(c), id: "second" });
    expect(whispers(c)).toBe(before + 1);
  });
  test("somebody whom nobody has added is told nothing, by whichever organisation", async () => {
    const c = await cast();
    await c.teams.as(oid.officer).say(channel.region, "mina");
    const before = whispers(c);
    for (const tenantId of [malmo, police, undefined])
      await c.sends({
        ...unnamed(c, { aadObjectId: "c0de0099-5af3-4b71-a9d2-6e18f0b70099", tenantId }),
        id: `stranger ${tenantId}`,
      });
    expect(whispers(c)).toBe(before);
  });
});
