// What goes out to Teams when the connector is slow, busy, silent, or gone for a while: once, the latest, and seen by somebody when it is in doubt.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Adapter, Delivery } from "../../adapters/port.ts";
import { createTeamsAdapter } from "../../adapters/teams/index.ts";
import { createTeamsStandIn } from "../../playground/teams/stand-in.ts";
import { listen } from "../../src/app/http.ts";
import { placesIn } from "../../src/store/places.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { delivery } from "../contract/samples.ts";
import { clientId, clientSecret, standInOptions } from "../support/teams.ts";
import { type Cast, cast, channel, malmo, member, oid } from "./crossing-cast.ts";

const creates = (c: Cast) => c.teams.calls.filter((call) => call.method === "create");
const later = (c: Cast, ms: number): Promise<void> =>
  c.world.until(new Date(c.world.clock.now() + ms).toISOString());

describe("told to wait", () => {
  test.each([
    ["429", { kind: "429", retryAfterS: 90 }, 90_000],
    ["412", { kind: "412" }, 1_000],
    ["503", { kind: "503" }, 1_000],
  ] as const)("%s: the card waits its time, and comes once", async (_what, fault, afterMs) => {
    const c = await cast();
    c.teams.faults.next({ method: "create", ...fault });
    await c.own();
    expect(c.channel(channel.malmo)).toEqual([]);
    await later(c, afterMs / 2 - 1);
    expect([c.channel(channel.malmo).length, creates(c).length]).toEqual([0, 1]);
    await later(c, afterMs / 2 + 1);
    expect([c.channel(channel.malmo).length, creates(c).length]).toEqual([1, 2]);
    await later(c, 600_000);
    expect(c.channel(channel.malmo)).toHaveLength(1);
  });
  test("what has changed meanwhile is what comes: one post, the latest", async () => {
    const c = await cast();
    c.teams.faults.next({ kind: "429", method: "create", retryAfterS: 60 });
    const id = await c.own();
    await c.does(
      member.worker,
      "case",
      "assign",
      { holder: { member: member.mate }, deputy: member.worker },
      id,
    );
    // After "too much" the organisation takes one, and then one every two seconds; the colleague's own message may be the first.
    await later(c, 65_000);
    expect(c.channel(channel.malmo)).toEqual([
      expect.stringContaining("Hos: Ersättare, Socialtjänsten Malmö"),
    ]);
  });
  test("the token service that is down loses nothing", async () => {
    const c = await cast();
    c.teams.faults.next({ kind: "503", method: "token", times: 3 });
    await c.own();
    expect(creates(c)).toEqual([]);
    await later(c, 1_300_000);
    expect(c.channel(channel.malmo)).toHaveLength(1);
  });
  test("Teams' own rate for a conversation: every card comes, each once", async () => {
    const c = await cast();
    c.teams.limitRate(true);
    for (let i = 0; i < 9; i++) await c.own();
    await later(c, 60_000);
    expect(c.channel(channel.malmo)).toHaveLength(9);
    expect(creates(c).filter((call) => call.status === 429).length).toBeGreaterThan(0);
  });
});

describe("an answer that never came", () => {
  test.each([
    ["lost after it was taken", { kind: "lost" } as const, 2],
    ["500", { kind: "500" } as const, 1],
  ])(
    "%s: counted, shown to the operators, and posted again after the time of grace",
    async (_what, fault, lying) => {
      const c = await cast();
      c.teams.faults.next({ ...fault, method: "create" });
      await c.own();
      expect(c.slack("C0DRIFT").join("\n")).toContain("Utskick utan besked: 1");
      await later(c, 14_000);
      expect(creates(c)).toHaveLength(1);
      await later(c, 2_000);
      expect(creates(c)).toHaveLength(2);
      expect(c.channel(channel.malmo)).toHaveLength(lying);
      await later(c, 600_000);
      expect([creates(c).length, c.slack("C0DRIFT").length]).toEqual([2, 1]);
    },
  );
  test("of an update is no doubt: it is done again, and lands on the same card", async () => {
    const c = await cast();
    const id = await c.own();
    c.teams.faults.next({ kind: "lost", method: "update" });
    await c.does(
      member.worker,
      "case",
      "assign",
      { holder: { member: member.mate }, deputy: member.worker },
      id,
    );
    await later(c, 5_000);
    expect(c.channel(channel.malmo)).toEqual([
      expect.stringContaining("Hos: Ersättare, Socialtjänsten Malmö"),
    ]);
    expect(c.slack("C0DRIFT")).toEqual([]);
  });
});

test("one delivery in flight for each post, and the latest wins", async () => {
  const c = await cast();
  const adapter = c.world.stafett.adapters.get("teams") as Adapter;
  const real = adapter.deliver.bind(adapter);
  const inFlight = new Map<string, number>();
  const gates: (() => void)[] = [];
  let most = 0;
  adapter.deliver = async (one: Delivery) => {
    inFlight.set(one.outbox, (inFlight.get(one.outbox) ?? 0) + 1);
    most = Math.max(most, inFlight.get(one.outbox) ?? 0);
    if (one.to.kind === "space") await new Promise<void>((open) => gates.push(open));
    const outcome = await real(one);
    inFlight.set(one.outbox, (inFlight.get(one.outbox) ?? 0) - 1);
    return outcome;
  };
  const { transact } = c.world.stafett.engine;
  const by = (await c.people()).members.get(member.worker);
  if (!by) throw new Error("nobody is there");
  const order = (command: string, values: object, instance?: string) =>
    transact.run({
      workflow: "case",
      command,
      values: values as never,
      by: { member: by },
      ...(instance && { instance: instance as never }),
    });
  const opened = await order("open", {
    deputy: member.mate,
    child: "no",
    risk: "high",
    quiet: "no",
  });
  if (opened.kind !== "ok") throw new Error(opened.kind);
  await vi.waitFor(() => expect(gates).toHaveLength(1));
  for (const holder of [member.mate, member.worker, member.mate])
    await order(
      "assign",
      { holder: { member: holder }, deputy: holder === member.mate ? member.worker : member.mate },
      opened.instance,
    );
  // The worker is woken by each, and nothing more goes out of this post while the first is on its way.
  expect(gates).toHaveLength(1);
  gates.shift()?.();
  await vi.waitFor(() => expect(gates).toHaveLength(1));
  gates.shift()?.();
  await c.world.idle();
  expect([most, gates.length]).toEqual([1, 0]);
  expect(c.channel(channel.malmo)).toEqual([
    expect.stringContaining("Hos: Ersättare, Socialtjänsten Malmö"),
  ]);
});

test("where a person can be written to is hidden: another start of the program opens no conversation again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-crossing-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const now = (): number => Date.parse("2026-11-25T09:00:00Z");
  const cloud = createTeamsStandIn({
    now,
    clientId,
    clientSecret,
    tenants: [{ id: malmo, name: "Malmö stad" }],
    users: [{ id: oid.worker, tenant: malmo, name: "worker" }],
    channels: [],
    send: async () => new Response(null, { status: 503 }),
  });
  const api = await listen(cloud.web, "127.0.0.1", 0);
  onTestFinished(() => api.close(0));
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  const delivered: unknown[] = [];
  for (let start = 0; start < 3; start++) {
    const db = openSqlite(join(folder, "a.db"));
    const adapter = createTeamsAdapter({
      ...standInOptions(cloud, now),
      tenants: [malmo],
      places: placesIn(db, "teams", now),
      handle: () => Promise.reject(new Error("nobody speaks")),
      fact: () => undefined,
    });
    const to = { platform: "teams", id: `${malmo}/${oid.worker}`, kind: "member" } as const;
    delivered.push(await adapter.deliver(delivery(to)), await adapter.deliver(delivery(to)));
    await db.close();
  }
  expect(delivered).toEqual(
    Array.from({ length: 6 }, () => ({
      sent: { channel: cloud.personal(oid.worker), id: expect.any(String) },
    })),
  );
  expect(cloud.calls.filter((call) => call.method === "conversation")).toHaveLength(1);
  expect(cloud.activities(cloud.personal(oid.worker))).toHaveLength(6);
});
