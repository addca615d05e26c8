// One row more than a list opens, remembers or counts: what is left out is what the table of bounds says, and nothing else.
import { expect, test } from "vitest";
import type { AgencyId, InstanceId, Instant } from "../../src/rules/ui.ts";
import type { Member } from "../../src/rules/workflow.ts";
import { joining } from "../../workflows/case/same/evolve.ts";
import type { Case } from "../../workflows/case/state.ts";
import { type Ceased, withCeased } from "../../workflows/people/ceased.ts";
import { agreed, anna, coordinator, facts, office, yes } from "../support/office.ts";
import { toSpace } from "../support/puppet.ts";
import { small } from "../support/small-core.ts";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

test("of 251 rows of a list 250 say what they are called, and all of them are in it", async () => {
  const o = await office();
  for (const n of range(251))
    await o.does(anna, "action", "create", {
      text: `Ring ${n}`,
      owner: { member: anna },
      due: "2026-12-08",
    });
  const { instances } = o.world.stafett.engine.transact;
  const { people } = await instances.people();
  const me = people.members.get(anna);
  const world = await instances.world(people, {
    list: { workflow: "action", limit: 300, titles: true, ...(me && { for: me }) },
  });
  const titles = world.rows("list").map(({ title }) => title);
  expect([titles.length, titles.filter((title) => title !== undefined).length]).toEqual([251, 250]);
});
test("of 1,001 posts that are held 1,000 are counted", async () => {
  const c = await small();
  const id = await c.begin();
  c.adapter.answers.push({ place: "is_archived", unreachable: false } as never);
  await c.pull(id, { posts: [toSpace("a", "rum", "ett")] });
  await c.worker.idle();
  expect(await c.store.outbox.unreachable(1_000)).toHaveLength(1);
  const columns = c
    .sql("select name from pragma_table_info('outbox')")
    .map(({ name }) => String(name));
  const copied = columns.map((name) =>
    name === "name"
      ? "outbox.name || n"
      : name === "outbox"
        ? "outbox.outbox || n"
        : `outbox.${name}`,
  );
  c.sql(
    `with recursive more(n) as (select 1 union all select n + 1 from more where n < 1000)
     insert into outbox (${columns.join(", ")}) select ${copied.join(", ")} from outbox, more`,
  );
  expect([
    (await c.store.outbox.unreachable(1_000)).length,
    (await c.store.outbox.unreachable(1_001)).length,
  ]).toEqual([1_000, 1_001]);
});
test("of 21 accounts that audit no more the last 20 are told of", () => {
  const member = (n: number, roles: readonly string[]) =>
    ({ id: `m${n}`, agency: "a", roles }) as unknown as Member;
  const told = range(21).reduce<readonly Ceased[]>(
    (all, n) => withCeased(all, [member(n, ["auditor"])], [member(n, [])], n),
    [],
  );
  expect(told.map(({ n }) => n)).toEqual(range(21).slice(1));
});

test("of 301 open cases of one's own 300 can be said to be about the same person: those due last cannot", {
  timeout: 120_000,
}, async () => {
  const { o, kase } = await agreed();
  await o.joined(kase);
  const first = await o.does(coordinator, "case", "open", {
    deputy: "regionkoordinator-2",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const choices = async (): Promise<readonly { readonly label: string }[]> => {
    const reply = await o.asks(coordinator, {
      kind: "press",
      workflow: "case",
      instance: kase,
      command: "same",
      values: {},
    });
    const field =
      reply.kind === "form" ? reply.form.fields.find(({ name }) => name === "own") : undefined;
    return field?.input.kind === "choice" ? field.input.options : [];
  };
  const { ref, words } = await o.state<{ readonly ref: string; readonly words: string }>(first);
  expect((await choices()).map(({ label }) => label)).toEqual([`${ref} · ${words}`]);
  for (const _ of range(300))
    await o.does(coordinator, "case", "open", {
      deputy: "regionkoordinator-2",
      child: "no",
      risk: "high",
      quiet: "no",
    });
  const shown = await choices();
  expect(shown).toHaveLength(300);
  expect(JSON.stringify(shown)).not.toContain(first);
});
test("of 501 open cases the greeting of the one who is back counts 500", async () => {
  const o = await office();
  for (const _ of range(501)) await o.kase();
  await o.does(anna, "people", "away", { until: "2026-11-27" }, "people");
  await o.does(anna, "people", "home", {}, "people");
  const { welcome } = await o.state<{
    readonly welcome: Readonly<Record<string, { readonly open: number }>>;
  }>("people");
  expect(welcome[anna]?.open).toBe(500);
});
test("of four open questions of one's own three are said on top of the next", async () => {
  const o = await office();
  const about = async (): Promise<readonly string[]> => {
    const reply = await o.asks(anna, {
      kind: "press",
      workflow: "capacity",
      command: "ask",
      values: {},
    });
    return (
      JSON.stringify(reply.kind === "form" ? reply.form.intro : []).match(
        /redan en öppen fråga/g,
      ) ?? []
    );
  };
  const services = ["skyddat_boende", "akut_vard", "trauma_psyk", "annat"];
  const said: number[] = [];
  for (const service of services) {
    await o.does(anna, "capacity", "ask", {
      service,
      urgency: "normal",
      child: "no",
      band: "0",
      agencies: ["socialtjansten-lund"],
    });
    said.push((await about()).length);
  }
  expect(said).toEqual([1, 2, 3, 3]);
});
test("forty drafts are one's own at a time, however many open referrals stand beside them", async () => {
  const { o, kase } = await agreed();
  // A case has ten referrals under way.
  for (const _ of range(7)) {
    const other = await o.kase();
    await o.does(anna, "case", "consent", yes, other);
    for (const _ of range(9))
      await o.does(anna, "referral", "send", { again: "yes" }, await o.drafted(other));
  }
  for (const _ of range(40)) await o.drafted(kase);
  expect(await o.run(anna, "referral", "draft", { kase, ...facts })).toMatchObject({
    kind: "refused",
    refusal: { refused: { key: "referral.many" } },
  });
});
test("of seven questions about the same person that are answered no the case keeps the last six when the eighth is asked", () => {
  const at = (n: number) => `2026-11-${10 + n}T09:00:00.000Z` as Instant;
  const asked = {
    type: "sameAsked",
    agency: "evonhuset" as AgencyId,
    other: "I1" as InstanceId,
  } as const;
  const answered = { type: "sameAnswered", agency: asked.agency, answer: "no" } as const;
  const seven = range(7).reduce<Case>(
    (all, n) =>
      joining.sameAnswered(joining.sameAsked(all, { ...asked, at: at(n) }), {
        ...answered,
        at: at(n),
      }),
    {} as Case,
  );
  expect(joining.sameAsked(seven, { ...asked, at: at(8) }).same?.map(({ n }) => n)).toEqual([
    2, 3, 4, 5, 6, 7, 8,
  ]);
});
