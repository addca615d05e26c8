// What an instance is called in a list: opened for whoever may read it, and nowhere in clear.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Query } from "../../src/rules/workflow.ts";
import { anna, coordinator, type Office, office } from "../support/office.ts";

const text = "Ring tolkförmedlingen";
const given = async (): Promise<Office> => {
  const o = await office();
  await o.does(anna, "action", "create", { text, owner: { member: anna }, due: "2026-12-08" });
  return o;
};
const shown = async (o: Office, who: string, panel: string): Promise<string> => {
  const reply = await o.asks(who, { kind: "panel", workflow: "action", panel });
  if (reply.kind !== "panel") throw new Error(reply.kind);
  return JSON.stringify(reply.panel.body);
};

test("a list of one's actions says what is to be done; somebody else's says nothing of it", async () => {
  const o = await given();
  expect(await shown(o, anna, "mine")).toContain(text);
  expect(await shown(o, coordinator, "mine")).not.toContain(text);
  await o.world.until("2026-12-10T09:00:00.000Z");
  expect(await shown(o, anna, "overdue")).toContain(text);
});
test("it stands in no summary and in no file", async () => {
  const o = await given();
  await o.world.idle();
  const files = ["", "-wal"].map((end) => readFileSync(`${o.world.file}${end}`));
  for (const file of files) expect(file.includes(Buffer.from(text))).toBe(false);
});
test("only a list for one member has titles, and only when it asks", async () => {
  const o = await given();
  const { instances } = o.world.stafett.engine.transact;
  const { people } = await instances.people();
  const me = people.members.get(anna);
  const titles = async (more: Partial<Query>) => {
    const world = await instances.world(people, {
      list: { workflow: "action", limit: 9, ...more },
    });
    return world.rows("list").map(({ title }) => title);
  };
  expect(await titles({ titles: true, ...(me && { for: me }) })).toEqual([text]);
  expect(await titles({ ...(me && { for: me }) })).toEqual([undefined]);
  expect(await titles({ titles: true })).toEqual([undefined]);
});
