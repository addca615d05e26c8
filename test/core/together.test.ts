// Several cases that were found together begin in one form: in one transaction, each its own from then on.
import { expect, test } from "vitest";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { local } from "../support/given.ts";
import { absent, anna, coordinator, office } from "../support/office.ts";

const together = async () => {
  const o = await office();
  // A Friday afternoon: who has them over the weekend is asked at once.
  await o.world.until(local("2026-11-27", "14:00"));
  const commits: number[] = [];
  const { commit } = o.world.stafett.store.journal;
  o.world.stafett.store.journal.commit = (unit) => {
    commits.push(unit.writes.length);
    return commit.call(o.world.stafett.store, unit);
  };
  const values = {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "high",
    quiet: "no",
    moreAdults: "6",
    moreChildren: "3",
  };
  const reply = await o.world.stafett.engine.handle({
    idempotencyKey: freshIdempotencyKey(o.world.clock.now()),
    platform: "slack",
    identity: "T0STAFETT/U0NOOMI01",
    ask: { kind: "submit", workflow: "case", command: "open", hidden: {}, values, more: true },
  });
  return { o, reply, commits };
};
const open = { workflow: "case", open: true, limit: 50 } as const;
const shown = (reply: unknown): string => JSON.stringify(reply);
const refs = (reply: unknown): readonly string[] => [
  ...new Set(shown(reply).match(/SYD-\w{4}-\w{2}/g)),
];

test("ten at once are ten cases in one transaction, each with a reference of its own, shown to whoever opened them", async () => {
  const { o, reply, commits } = await together();
  expect(reply).toHaveProperty("panel");
  expect(refs(reply)).toHaveLength(10);
  expect(shown(reply)).toContain("Det gäller ett barn");
  // Ten cases, the list of those of high risk before the weekend, and the region's statistics.
  expect(commits).toEqual([12]);
  expect(await o.world.lines(open)).toHaveLength(10);
  await o.world.idle();
  const asked = o.world.cloud
    .messages(o.world.cloud.im("U0NOOMI01"))
    .filter((message) => JSON.stringify(message).includes("medan ni är lediga"));
  expect(asked).toHaveLength(1);
  expect(refs(asked)).toHaveLength(10);
});
test("each is its own afterwards: nobody else opens one, and closing one leaves the others", async () => {
  const { o } = await together();
  const ids = (await o.world.lines(open)).map(({ instance }) => instance);
  const [first = "", second = ""] = ids;
  expect(
    await o.asks(coordinator, { kind: "panel", workflow: "case", instance: first, panel: "show" }),
  ).toMatchObject({ said: absent });
  await o.does(anna, "case", "close", { reason: "registeredByMistake" }, first);
  await o.does("noomi-ersattare", "case", "confirmClose", {}, first);
  expect(await o.state<{ step: string }>(first)).toMatchObject({ step: "closed" });
  expect(await o.state<{ step: string; risk: string }>(second)).toMatchObject({
    step: "open",
    risk: "high",
  });
});
