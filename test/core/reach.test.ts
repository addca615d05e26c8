// A platform says whether an address can be written to: the register hears it, and tells nothing of whom it does not know.
import { expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { register, type SmallCore, small } from "../support/small-core.ts";

const [own, mate] = ["t1/anna", "t1/bo"];
/** anna is on both platforms and prefers Slack; bo and a space sit in one organisation of Teams, cilla in another. */
const both: Register = {
  ...register,
  members: register.members.map((m) => {
    const [first] = m.addresses;
    if (m.id === "anna" && first)
      return { ...m, addresses: [first, { platform: "teams", id: own }] };
    if (m.id === "bo") return { ...m, addresses: [{ platform: "teams", id: mate }] };
    return m.id === "cilla" ? { ...m, addresses: [{ platform: "teams", id: "t10/cilla" }] } : m;
  }),
  spaces: register.spaces.map((s) =>
    s.id === "rum"
      ? { ...s, addresses: [...s.addresses, { platform: "teams", id: "t1/19:rum" }] }
      : s,
  ),
};
const reach = (
  c: SmallCore,
  identity: string,
  reachable: boolean,
  platform: "slack" | "teams" = "teams",
): Promise<Reply> =>
  c.engine.handle({
    idempotencyKey: `teams:${identity}:${reachable}`,
    platform,
    identity,
    ask: { kind: "reach", reachable },
  });
const unreachable = async (c: SmallCore): Promise<string[]> => {
  const { people } = await c.engine.transact.instances.people();
  return [...people.members.values(), ...people.spaces.values()]
    .flatMap(({ addresses }) => addresses)
    .filter((address) => people.isUnreachable(address))
    .map(({ platform, id }) => `${platform}|${id}`);
};
const version = async (c: SmallCore) => (await c.store.journal.load("people"))?.version;

test("an address that is in the register is marked, and cleared again", async () => {
  const c = await small({ register: both });
  expect(await reach(c, mate, false)).toEqual({ kind: "done" });
  expect(await unreachable(c)).toEqual([`teams|${mate}`]);
  expect(await reach(c, mate, true)).toEqual({ kind: "done" });
  expect(await unreachable(c)).toEqual([]);
});
test.each(["t1/nobody", "t1/", "t1", "", "*", "/*", "t2/*", "anna", "t1/19:other"])(
  "of an address that is not, nothing is known and nothing kept: %j",
  async (identity) => {
    const c = await small({ register: both });
    const before = await version(c);
    for (const reachable of [false, true]) {
      const reply = await reach(c, identity, reachable);
      expect(reply).toMatchObject({ kind: "refused", stranger: true });
      expect(JSON.stringify(reply)).not.toMatch(/anna|Verksamhet|Funktion/);
    }
    expect([await unreachable(c), await version(c)]).toEqual([[], before]);
  },
);
test("'<organisation>/*' is every address there: people and spaces, of this platform and of no other organisation", async () => {
  const c = await small({ register: both });
  await reach(c, "t1/*", false);
  expect((await unreachable(c)).toSorted()).toEqual(
    [`teams|${own}`, `teams|${mate}`, "teams|t1/19:rum"].toSorted(),
  );
  await reach(c, "t1/*", true);
  expect(await unreachable(c)).toEqual([]);
  await reach(c, "T1/*", false, "slack");
  expect((await unreachable(c)).every((key) => key.startsWith("slack|T1/"))).toBe(true);
  expect(await unreachable(c)).not.toContain("slack|t10/cilla");
});
test("said twice, or said of what can be written to: nothing is written", async () => {
  const c = await small({ register: both });
  await reach(c, mate, true);
  const before = await version(c);
  await reach(c, mate, true);
  expect(await version(c)).toBe(before);
  await reach(c, mate, false);
  const marked = await version(c);
  await reach(c, mate, false);
  expect(await version(c)).toBe(marked);
});
test("what a person is shown goes to their other address meanwhile, and to the preferred one again afterwards", async () => {
  const c = await small({ register: both });
  const platforms = async (key: string): Promise<string[]> => {
    await c.pull("p1", {
      posts: [
        {
          key,
          to: { member: "anna" as never },
          urgency: "atOnce",
          message: { title: { key: "core.done" }, notice: "core.notice" },
        },
      ],
    });
    const working = await c.engine.transact.instances.load("p1" as never);
    return [...(working?.posts.values() ?? [])]
      .filter((post) => post.key === key && !post.gone)
      .map((post) => post.platform);
  };
  expect(await platforms("one")).toEqual(["slack"]);
  await reach(c, "T1/UANNA", false, "slack");
  expect(await platforms("two")).toEqual(["teams"]);
  await reach(c, "T1/UANNA", true, "slack");
  expect(await platforms("three")).toEqual(["slack"]);
  // Neither: the preferred one is tried all the same, for nothing may be kept from a person in silence.
  await reach(c, "T1/UANNA", false, "slack");
  await reach(c, own, false);
  expect(await platforms("four")).toEqual(["slack"]);
});
