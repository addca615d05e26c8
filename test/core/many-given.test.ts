// Many cases of one person are given at once, each in the lists of other colleagues too: as many portions as it takes, and none is too large.
import { expect, test } from "vitest";
import type { Config } from "../../src/config/index.ts";
import { local } from "../support/given.ts";
import { anna, office } from "../support/office.ts";
import { sampleConfig } from "../support/world.ts";

const [bo, lead] = ["noomi-ersattare", "noomi-chef"];
const colleagues = Array.from({ length: 12 }, (_, n) => `noomi-k${n}`);
/** Noomi with twelve more. */
const config = (): Config => {
  const sample = sampleConfig();
  const like = sample.members.find(({ id }) => id === bo);
  const more = colleagues.map(
    (id, n) =>
      ({ ...like, id, deputy: lead, slack: `T0STAFETT/U0K${n}` }) as Config["members"][number],
  );
  return { ...sample, members: [...sample.members, ...more] };
};
/** Twenty-six cases that stood in the lists of twelve colleagues this morning, and are Anna's since: each list says with whom its cases are. */
const taken = async () => {
  const o = await office(config());
  const cases: string[] = [];
  for (let n = 0; n < 26; n++) {
    const [holder, deputy] = [colleagues[n % 12], colleagues[(n + 5) % 12]];
    const kase = await o.does(anna, "case", "open", {
      deputy,
      child: "no",
      risk: "high",
      quiet: "no",
    });
    await o.does(anna, "case", "assign", { holder: { member: holder }, deputy }, kase);
    cases.push(kase);
  }
  await o.world.until(local("2026-11-26", "08:45"));
  for (const [n, kase] of cases.entries())
    await o.does(
      lead,
      "case",
      "assign",
      { holder: { member: anna }, deputy: colleagues[(n + 5) % 12] },
      kase,
    );
  return { o, cases };
};
const holders = async (
  o: Awaited<ReturnType<typeof taken>>["o"],
  cases: readonly string[],
): Promise<ReadonlySet<unknown>> =>
  new Set(
    await Promise.all(
      cases.map(
        async (kase) => (await o.state<{ holder: { member: string } }>(kase)).holder.member,
      ),
    ),
  );

test("in a hand-over", async () => {
  const { o, cases } = await taken();
  const offer = await o.does(anna, "handover", "offer", { scope: "all", to: bo });
  for (let portions = 0; (await o.state(offer)).step === "offered"; portions++) {
    expect(portions).toBeLessThan(26);
    await o.does(bo, "handover", "accept", {}, offer);
  }
  expect(await holders(o, cases)).toEqual(new Set([bo]));
});
test("when somebody leaves", async () => {
  const { o, cases } = await taken();
  const leaving = await o.does(lead, "leaving", "begin", { member: anna, last: "2026-11-30" });
  for (let portions = 0; (await holders(o, cases)).has(anna); portions++) {
    expect(portions).toBeLessThan(26);
    await o.does(lead, "leaving", "giveAll", { to: bo }, leaving);
  }
  expect(await holders(o, cases)).toEqual(new Set([bo]));
});
