// What becomes late, on the whole bot: one message for one person and one moment, with its notification, and the older one says that it is over.
import { afterEach, describe, expect, it } from "vitest";
import type { InstanceId } from "../../src/rules/ui.ts";
import { local } from "../support/given.ts";
import { createWorld, textOf, type World } from "../support/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
const monday = (wall: string) => local("2026-11-30", wall);
const tuesday = (wall: string) => local("2026-12-01", wall);
const wednesday = (wall: string) => local("2026-12-02", wall);
const [holder, deputy, lead] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];

const act = async (
  command: string,
  values: object,
  instance?: InstanceId,
  by = "noomi-kontakt",
): Promise<InstanceId> => {
  const { transact } = (world as World).stafett.engine;
  const { people } = await transact.instances.people();
  const done = await transact.run({
    workflow: "case",
    command,
    values: values as never,
    by: { member: people.members.get(by) as never },
    ...(instance && { instance }),
  });
  if (done.kind !== "ok") throw new Error(JSON.stringify(done));
  await world?.idle();
  return done.instance;
};
/** So many cases of medium risk, opened on the Wednesday before: due on Monday at 15:00. */
const opened = async (n: number): Promise<readonly InstanceId[]> => {
  world = await createWorld({ start: Date.parse(local("2026-11-25", "10:00")) });
  const ids: InstanceId[] = [];
  for (let i = 0; i < n; i++)
    ids.push(
      await act("open", { deputy: "noomi-ersattare", child: "no", risk: "medium", quiet: "no" }),
    );
  return ids;
};
/** What came to somebody as a message of its own, as it stands now. */
const inbox = (user: string) =>
  (world?.cloud.messages(world.cloud.im(user)) ?? []).map(({ ts, blocks }) => ({
    ts,
    said: textOf(blocks),
  }));
/** What came since then. */
const came = (user: string, since: string) =>
  inbox(user).filter(({ ts }) => Number(ts) * 1000 >= Date.parse(since));
const count = (text: string, what: RegExp): number =>
  text.match(new RegExp(what, "g"))?.length ?? 0;
const calm = /\[Kontakt i dag, inget nytt\]/;
const refs = /SYD-\w{4}-\w\w/;

describe("twelve that become late at once", () => {
  it("are one message to the holder, one to the deputy, one to the lead, and the older ones have no buttons", async () => {
    await opened(12);
    await world?.until(monday("14:59"));
    expect(came(holder, monday("08:00"))).toHaveLength(1);
    await world?.until(monday("15:10"));
    const [late, ...others] = came(holder, monday("15:00"));
    expect(others).toEqual([]);
    expect(late?.said).toContain("Lägeskollar som inte är gjorda");
    expect(count(late?.said ?? "", calm)).toBe(12);
    // They stand in one place: the list of the morning says where.
    expect(count(came(holder, monday("08:00"))[0]?.said ?? "", refs)).toBe(0);

    await world?.until(tuesday("08:45"));
    expect(came(holder, tuesday("08:00"))).toHaveLength(1);
    expect(count(came(holder, monday("15:00"))[0]?.said ?? "", refs)).toBe(0);
    await world?.until(tuesday("09:10"));
    const [passed, ...none] = came(deputy, tuesday("09:00"));
    expect(none).toEqual([]);
    expect(count(passed?.said ?? "", calm)).toBe(12);
    expect(passed?.said).toContain("Du är ersättare");

    await world?.until(wednesday("09:10"));
    expect(came(lead, wednesday("09:00")).map(({ said }) => count(said, calm))).toEqual([12]);
    const old = came(deputy, tuesday("09:00"))[0]?.said ?? "";
    expect(count(old, calm)).toBe(0);
  });
  it("an answer strikes its row, and taking it back brings the row again", async () => {
    const ids = await opened(2);
    await world?.until(monday("15:10"));
    const late = () => came(holder, monday("15:00")).map(({ said }) => said);
    expect(late()).toHaveLength(1);
    await act("calm", {}, ids[0]);
    expect(count(late()[0] ?? "", calm)).toBe(1);
    expect(late()[0]).toContain("[Ångra]");
    await act("undo", {}, ids[0]);
    expect(late()).toHaveLength(1);
    expect(count(late()[0] ?? "", calm)).toBe(2);
  });
});

it("of twenty-five there are twenty rows, and it is said that there are more", async () => {
  await opened(25);
  await world?.until(monday("15:10"));
  const [late, ...others] = came(holder, monday("15:00"));
  expect(others).toEqual([]);
  expect(count(late?.said ?? "", calm)).toBe(20);
  expect(late?.said).toContain("Det finns fler");
});
