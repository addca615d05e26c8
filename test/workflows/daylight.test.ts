// The two days on which Stockholm's clocks change, on the whole bot: no reminder is skipped, none is doubled, each comes at its wall time.
import { afterEach, describe, expect, it } from "vitest";
import type { InstanceId } from "../../src/rules/ui.ts";
import { local } from "../support/given.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
const wallOf = (ms: number): string =>
  new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Stockholm",
    dateStyle: "short",
    timeStyle: "short",
  }).format(ms);

type Fired = { readonly key: string; readonly wall: string };
/** Every timer as it fires, with the clock's wall time then. */
const watched = (w: World): readonly Fired[] => {
  const fired: Fired[] = [];
  const { transact } = w.stafett.engine;
  const run = transact.run.bind(transact);
  transact.run = async (order) => {
    const done = await run(order);
    if (order.fired && done.kind === "ok")
      fired.push({ key: order.fired, wall: wallOf(w.clock.now()) });
    return done;
  };
  return fired;
};
const openCase = async (w: World, risk: string): Promise<InstanceId> => {
  const { people } = await w.stafett.engine.transact.instances.people();
  const done = await w.stafett.engine.transact.run({
    workflow: "case",
    command: "open",
    values: { deputy: "noomi-ersattare", child: "no", risk, quiet: "no" },
    by: { member: people.members.get("noomi-kontakt") as never },
  });
  if (done.kind !== "ok") throw new Error(done.kind);
  return done.instance;
};
const deadlineOn = async (w: World, instance: InstanceId, day: string): Promise<void> => {
  const { people } = await w.stafett.engine.transact.instances.people();
  await w.stafett.engine.transact.run({
    workflow: "case",
    instance,
    command: "setDeadline",
    values: { kind: "betanketid", day },
    by: { member: people.members.get("noomi-kontakt") as never },
  });
};
const walls = (fired: readonly Fired[], prefix: string) =>
  fired.filter(({ key }) => key.startsWith(prefix)).map(({ wall }) => wall);

/** From the morning before the change to well after it; `deadline` is the last day of a reflection period. */
const changes = [
  {
    way: "back on Sunday 2026-10-25",
    start: local("2026-10-22", "10:00"),
    end: local("2026-10-27", "12:00"),
    deadline: "2026-10-27",
    misses: [
      "2026-10-23 09:00",
      "2026-10-23 11:00",
      "2026-10-23 13:00",
      "2026-10-26 09:00",
      "2026-10-27 09:00",
    ],
    weekend: ["2026-10-23 13:00"],
    near: ["2026-10-23 09:00", "2026-10-26 09:00"],
    lists: ["2026-10-23 08:30", "2026-10-26 08:30", "2026-10-27 08:30"],
    counts: ["2026-10-26 09:00"],
  },
  {
    // Easter: Good Friday the 26th, Easter Monday the 29th. Friday's question comes on Thursday, and Monday's digest the week after.
    way: "forward on Easter Sunday 2027-03-28",
    start: local("2027-03-24", "10:00"),
    end: local("2027-03-31", "12:00"),
    deadline: "2027-03-31",
    misses: [
      "2027-03-25 09:00",
      "2027-03-25 11:00",
      "2027-03-25 13:00",
      "2027-03-30 09:00",
      "2027-03-31 09:00",
    ],
    weekend: ["2027-03-25 13:00"],
    near: ["2027-03-25 09:00", "2027-03-30 09:00"],
    lists: ["2027-03-25 08:30", "2027-03-30 08:30", "2027-03-31 08:30"],
    counts: [],
  },
] as const;

describe.each(changes)("clocks go $way", (change) => {
  it("every reminder comes once, at its wall time, none at night or on a day off", async () => {
    world = await createWorld({ start: Date.parse(change.start) });
    const fired = watched(world);
    const instance = await openCase(world, "high");
    await deadlineOn(world, instance, change.deadline);
    await world.until(change.end);
    expect(walls(fired, "miss:")).toEqual(change.misses);
    expect(walls(fired, "weekend:")).toEqual(change.weekend);
    expect(walls(fired, "deadline:")).toEqual(change.near);
    expect(walls(fired, "count:")).toEqual(change.counts);
    const perMember = Map.groupBy(walls(fired, "list:"), (wall) => wall);
    expect([...perMember.keys()]).toEqual(change.lists);
    expect(new Set([...perMember.values()].map((each) => each.length)).size).toBe(1);
  });
  it("a summary of everything that was posted to the holder: one message each", async () => {
    world = await createWorld({ start: Date.parse(change.start) });
    await openCase(world, "high");
    await world.until(change.end);
    const dm = world.cloud.im("U0NOOMI01");
    const texts = world.cloud
      .messages(dm)
      .map((message) => `${wallOf(Number(message.ts) * 1000)} ${message.text}`);
    expect(texts.filter((text) => /Helgen/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => /försenad/.test(text))).toHaveLength(1);
    expect(
      texts.filter((text) => /lägeskollar att göra/.test(text)).map((text) => text.slice(0, 16)),
    ).toEqual(change.lists);
  });
});
