// One row more than a list opens, remembers or counts: what is left out is what the table of bounds says, and nothing else.
import { expect, test } from "vitest";
import type { Member } from "../../src/rules/workflow.ts";
import { type Ceased, withCeased } from "../../workflows/people/ceased.ts";
import { anna, office } from "../support/office.ts";
import { toSpace } from "../support/puppet.ts";
import { small } from "../support/small-core.ts";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

test("of 251 rows of a list 250 say what they are called, and all of them are in it", async () => {
  const o = await office();
  for (const n of range(251)) await o.does(anna, "action", "create", { text: `Ring ${n}`, owner: { member: anna }, due: "2026-12-08" });
  const { instances } = o.world.stafett.engine.transact;
  const { people } = await instances.people();
  const me = people.members.get(anna);
  const { world } = await instances.world(people, { list: { workflow: "action", limit: 300, titles: true, ...(me && { for: me }) } });
  const titles = world.rows("list").map(({ title }) => title);
  expect([titles.length, titles.filter((title) => title !== undefined).length]).toEqual([251, 250]);
});
test("of 1,001 posts that are held 1,000 are counted", async () => {
  const c = await small();
  const id = await c.begin();
  c.adapter.answers.push({ place: "is_archived", unreachable: false } as never);
  await c.pull(id, { posts: [toSpace("a", "rum", "ett")] });
  await c.worker.idle();
  expect(await c.store.held(1_000)).toHaveLength(1);
  const columns = c.sql("select name from pragma_table_info('outbox')").map(({ name }) => String(name));
  const copied = columns.map((name) =>
    name === "name" ? "outbox.name || n" : name === "outbox" ? "outbox.outbox || n" : `outbox.${name}`,
  );
  c.sql(
    `with recursive more(n) as (select 1 union all select n + 1 from more where n < 1000)
     insert into outbox (${columns.join(", ")}) select ${copied.join(", ")} from outbox, more`,
  );
  expect([(await c.store.held(1_000)).length, (await c.store.held(1_001)).length]).toEqual([1_000, 1_001]);
});
test("of 21 accounts that audit no more the last 20 are told of", () => {
  const member = (n: number, roles: readonly string[]) => ({ id: `m${n}`, agency: "a", roles }) as unknown as Member;
  const told = range(21).reduce<readonly Ceased[]>((all, n) => withCeased(all, [member(n, ["auditor"])], [member(n, [])], n), []);
  expect(told.map(({ n }) => n)).toEqual(range(21).slice(1));
});
