// Somebody has more than a screen holds: every row is reached by the buttons of the list.
import { afterEach, expect, test } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let w: World | undefined;
afterEach(() => w?.close());

const found = (what: unknown): readonly string[] => [
  ...new Set(JSON.stringify(what).match(/SYD-\w{4}-\w{2}/g) ?? []),
];
const isTable = ({ type }: { readonly type?: string }): boolean => type === "data_table";
/** Those of the rows with buttons, without the table that lists all of them below. */
const refs = (blocks: unknown): readonly string[] =>
  found((blocks as { type?: string }[]).filter((each) => !isTable(each)));
test("the twenty-third case is two taps away, and the way back is there", async () => {
  w = await createWorld();
  const me = w.cloud.as("U0NOOMI01");
  const channel = w.cloud.channels().find((c) => c.name === "noomi")?.id ?? "";
  for (let i = 0; i < 23; i += 1)
    await me.submit((await me.slash("/arende", "", channel)).modal?.id ?? "", {});
  const first = await me.slash("/stafett", "mina", channel);
  type Blocks = readonly {
    block_id?: string;
    elements?: readonly { text?: { text: string }; action_id: string }[];
  }[];
  const go = async (screen: typeof first, label: string): Promise<typeof first> => {
    const blocks = (screen.modal?.blocks ?? []) as Blocks;
    for (const { block_id = "", elements = [] } of blocks)
      for (const { text, action_id } of elements)
        if (text?.text === label)
          return me.clickInView(screen.modal?.id ?? "", block_id, action_id);
    throw new Error(`no button ${label}`);
  };
  expect(refs(first.modal?.blocks)).toHaveLength(20);
  expect(found(((first.modal?.blocks ?? []) as { type?: string }[]).filter(isTable))).toHaveLength(
    23,
  );
  const rest = await go(first, "Visa fler");
  expect(refs(rest.modal?.blocks)).toHaveLength(3);
  expect(JSON.stringify(rest.modal?.blocks)).toContain("Här visas 21–23.");
  expect(new Set([...refs(first.modal?.blocks), ...refs(rest.modal?.blocks)]).size).toBe(23);
  const back = await go(rest, "Visa de föregående");
  expect(refs(back.modal?.blocks)).toEqual(refs(first.modal?.blocks));
  // A word that needs a case, and names none: twenty are offered, and that there are more is said.
  const pick = await me.slash("/stafett", "visa", channel);
  expect(refs(pick.modal?.blocks)).toHaveLength(20);
  expect(JSON.stringify(pick.modal?.blocks)).toContain("Det finns fler än de 20");
});
test("a row beyond the end, and a panel that is none, are answered as ever", async () => {
  w = await createWorld();
  const asks = async (panel: string) =>
    w?.stafett.engine.handle({
      ...{ idempotencyKey: `slack:${panel}`, platform: "slack", identity: "T0STAFETT/U0NOOMI01" },
      ask: { kind: "panel", workflow: "case", panel },
    });
  expect(await asks("mine~9999")).toMatchObject({
    kind: "panel",
    panel: { title: "Mina ärenden" },
  });
  for (const name of ["nothing~20", "__proto__~20", "~20"])
    expect(await asks(name)).toMatchObject({ kind: "refused" });
});
test("the eleventh of those who were asked about a place is a tap away, and the way back is there", async () => {
  w = await createWorld();
  const { engine } = w.stafett;
  const { people } = await engine.transact.instances.people();
  const member = people.who("slack", "T0STAFETT/U0NOOMI01");
  if (!member) throw new Error("nobody of that name");
  const agencies = [...people.agencies.keys()].filter((id) => id !== member.agency).slice(0, 12);
  const values = {
    service: "skadestand_ersattning",
    urgency: "skyndsam",
    child: "unknown",
    band: "3plus",
    agencies,
  };
  const done = await engine.transact.run({
    workflow: "capacity",
    command: "ask",
    values,
    by: { member },
  });
  if (done.kind !== "ok") throw new Error(done.kind);
  const asks = async (panel: string): Promise<string> => {
    const at = {
      idempotencyKey: `slack:${panel}`,
      platform: "slack",
      identity: "T0STAFETT/U0NOOMI01",
    } as const;
    return JSON.stringify(
      await engine.handle({
        ...at,
        ask: { kind: "panel", workflow: "capacity", panel, instance: done.instance },
      }),
    );
  };
  // The whole list stands below the page as a table.
  const rowsOf = (shown: string) =>
    JSON.stringify(
      (JSON.parse(shown) as { panel: { body: { kind: string }[] } }).panel.body.filter(
        ({ kind }) => kind !== "table",
      ),
    );
  const named = (shown: string) =>
    agencies.filter((id) => rowsOf(shown).includes(`"${people.agencies.get(id)?.name}"`));
  const leads = (shown: string, label: string) =>
    new RegExp(
      `"label":"${label}","does":{"panel":{"workflow":"capacity","instance":"${done.instance}","panel":"([^"]+)"`,
    ).exec(shown)?.[1] ?? "";
  const first = await asks("show");
  const rest = await asks(leads(first, "Visa fler"));
  expect([named(first), named(rest)]).toEqual([agencies.slice(0, 10), agencies.slice(10)]);
  expect(leads(rest, "Visa de föregående")).toBe("show");
});
