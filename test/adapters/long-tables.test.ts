// One's own cases, more than a page of them: every one at once in a table below the rows, where the platform has tables.
import { expect, onTestFinished, test } from "vitest";
import { nodes } from "../support/nodes.ts";
import { createWorld } from "../support/world.ts";

const [anna, worker] = ["U0NOOMI01", "socialtjansten-malmo-handlaggare"];
const opened = async (member: string, deputy: string, cases: number) => {
  const world = await createWorld({ teams: true });
  onTestFinished(() => world.close());
  const { transact } = world.stafett.engine;
  const by = (await transact.instances.people()).people.members.get(member);
  if (!by) throw new Error(`nobody is ${member}`);
  for (let n = 0; n < cases; n += 1)
    await transact.run({
      workflow: "case",
      command: "open",
      values: { risk: "low", child: "no", quiet: "no", deputy },
      by: { member: by },
    });
  await world.idle();
  return world;
};
const tablesIn = (blocks: readonly { readonly type: string }[] | undefined) =>
  (blocks ?? []).flatMap((block) =>
    block.type === "data_table" ? [(block as unknown as { rows: unknown[] }).rows.length] : [],
  );

test("in Slack: twenty-one cases have a table of them all, which is sorted by their day; a workspace without tables has the rows", async () => {
  const world = await opened("noomi-kontakt", "noomi-ersattare", 21);
  const me = world.cloud.as(anna);
  const { modal } = await me.slash("/stafett", "mina");
  expect(tablesIn(modal?.blocks)).toEqual([22]);
  const table = modal?.blocks.find(({ type }) => type === "data_table") as unknown as {
    rows: { type: string; text: string }[][];
  };
  expect(table.rows[0]?.map(({ text }) => text)).toEqual(["Ärende", "Senast", "Läge"]);
  expect(table.rows[1]?.map(({ type }) => type)).toEqual(["raw_text", "raw_number", "raw_text"]);
  world.cloud.core.lacks.add("data_table in modal");
  const again = await me.slash("/stafett", "mina");
  expect([tablesIn(again.modal?.blocks), again.toast]).toEqual([[], undefined]);
  expect(again.modal?.blocks.length).toBe((modal?.blocks.length ?? 0) - 1);
});
test("in Slack: twenty have none, because the rows say it themselves", async () => {
  const world = await opened("noomi-kontakt", "noomi-ersattare", 20);
  expect(tablesIn((await world.cloud.as(anna).slash("/stafett", "mina")).modal?.blocks)).toEqual(
    [],
  );
});
test("in Teams: the dialog has the table, and every row its buttons", async () => {
  const world = await opened(worker, "socialtjansten-malmo-ersattare", 21);
  const person = world.teams?.users().find(({ name }) => name === worker)?.id ?? "";
  const seen = await world.teams?.as(person).extension("mina");
  const card = seen?.dialog && "card" in seen.dialog ? seen.dialog.card : undefined;
  const [table, more] = nodes(card).filter(({ type }) => type === "Table");
  expect([(table?.rows as unknown[] | undefined)?.length, more]).toEqual([22, undefined]);
  expect(JSON.stringify(card)).not.toContain('"text":"…"');
});
