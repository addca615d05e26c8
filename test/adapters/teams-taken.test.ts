// What one organisation's Teams takes and another's does not yet: tried, remembered for a day when it is refused, and tried anew.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Delivery, Reply, WordedBlock } from "../../adapters/port.ts";
import { budgets } from "../../adapters/teams/render.ts";
import type { TeamsStandInOptions } from "../../playground/teams/state.ts";
import { delivery, message, press } from "../contract/samples.ts";
import { cardText, teamsRig } from "../support/teams.ts";

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const other = "7a1c9d3e-4b52-4f60-8e17-90ab12cd34ef";
const ada = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const room = "19:rum-000000000000000000000000@thread.tacv2";
const afar = "19:fjarran-00000000000000000000000@thread.tacv2";
const dayMs = 24 * 3_600_000;

const open = async (more: Partial<TeamsStandInOptions> = {}, reply: Reply = { kind: "done" }) => {
  const now = { at: Date.parse("2026-12-01T09:00:00Z") };
  const facts: unknown[] = [];
  const rig = await teamsRig({
    cloud: {
      now: () => now.at,
      tenants: [
        { id: tenant, name: "Malmö stad" },
        { id: other, name: "Lunds kommun" },
      ],
      users: [{ id: ada, tenant, name: "ada" }],
      channels: [
        { id: room, tenant, name: "rum", members: [ada] },
        { id: afar, tenant: other, name: "fjärran", members: [] },
      ],
      ...more,
    },
    handle: async () => reply,
    fact: (fact) => facts.push(fact),
  });
  onTestFinished(rig.close);
  const creates = () =>
    rig.cloud.calls.filter(({ method }) => method === "create").map(({ status }) => status);
  return { ...rig, now, creates, facts };
};
type Open = Awaited<ReturnType<typeof open>>;

const rows = (n: number): readonly WordedBlock[] =>
  Array.from({ length: n }, (_, i) => ({
    kind: "row",
    text: `Rad ${i}`,
    detail: "eftertänksam sandstensklippa",
    actions: [press("Lugnt")],
  }));
const to = (organisation: string, space: string): Delivery["to"] => ({
  platform: "teams",
  id: `${organisation}/${space}`,
  kind: "space",
});
const large = (organisation = tenant, space = room, n = 80): Delivery =>
  delivery(to(organisation, space), { message: message(rows(n)) });
const lengths = ({ cloud }: Open, space = room) =>
  cloud.activities(space).map(({ card }) => 2 * JSON.stringify(card).length);

test.each([
  [undefined, [201], budgets[0]],
  [40, [413, 201], budgets[1]],
  [28, [413, 413, 201], budgets[2]],
])("a card goes as large as the organisation takes it: %s KB", async (kb, tries, budget) => {
  const it = await open(kb === undefined ? {} : { messageBytes: kb * 1024 });
  expect(await it.adapter.deliver(large())).toHaveProperty("sent");
  expect(it.creates()).toEqual(tries);
  expect(lengths(it)[0]).toBeLessThanOrEqual(budget);
  // Remembered: the next one is right at once, and so is a change.
  const outcome = await it.adapter.deliver(large());
  expect(it.creates()).toEqual([...tries, 201]);
  if (!("sent" in outcome)) throw new Error("not sent");
  expect(await it.adapter.deliver({ ...large(), ref: outcome.sent })).toEqual(outcome);
  expect(
    it.cloud.calls.filter(({ method }) => method === "update").map(({ status }) => status),
  ).toEqual([200]);
});
test("after a day the larger card is tried anew", async () => {
  const it = await open({ messageBytes: 40 * 1024 });
  await it.adapter.deliver(large());
  it.now.at += dayMs - 1;
  await it.adapter.deliver(large());
  expect(it.creates()).toEqual([413, 201, 201]);
  it.now.at += 1;
  await it.adapter.deliver(large());
  expect(it.creates()).toEqual([413, 201, 201, 413, 201]);
});
test("what one organisation refuses is tried at another", async () => {
  const it = await open({ messageBytes: 40 * 1024 });
  await it.adapter.deliver(large());
  await it.adapter.deliver(large(other, afar));
  expect(it.creates()).toEqual([413, 201, 413, 201]);
});
test("a dialog follows what the organisation's messages have taught", async () => {
  const panel = {
    title: "En ruta",
    body: rows(80),
    actions: [],
    close: "Stäng",
    expired: "För sent.",
    open: "Öppna",
  };
  const it = await open({ messageBytes: 28 * 1024 }, { kind: "panel", panel });
  const shown = async () => {
    const { dialog } = await it.cloud.as(ada).extension("mina");
    return dialog && "card" in dialog ? 2 * JSON.stringify(dialog.card).length : 0;
  };
  const before = await shown();
  await it.adapter.deliver(large());
  expect([before > budgets[1], (await shown()) <= budgets[2]]).toEqual([true, true]);
});
test("a card that no size helps is refused content, each drawing is sent once, and nothing is remembered", async () => {
  const it = await open({ messageBytes: 100 });
  expect(await it.adapter.deliver(large(tenant, room, 1))).toEqual({ content: "http_413" });
  expect(it.creates()).toEqual([413]);
  expect(await it.adapter.deliver(large())).toEqual({ content: "http_413" });
  expect(it.creates()).toEqual([413, 413, 413, 413]);
  await it.adapter.deliver(large());
  expect(it.creates()).toHaveLength(7);
});
test("a cut card says so at its end", async () => {
  const it = await open({ messageBytes: 28 * 1024 });
  await it.adapter.deliver(large());
  expect(cardText(it.cloud.activities(room)[0]?.card).split("\n").at(-1)).toBe("…");
});

describe("a command in the chat with the bot that goes after a day", () => {
  const said: Reply = { kind: "done", said: "Det är gjort." };
  const lying = ({ cloud }: Open) =>
    cloud
      .activities(cloud.personal(ada))
      .filter(({ from }) => from === undefined)
      .map(({ text, card, targeted }) => [text ?? cardText(card), targeted]);
  const slash = ({ cloud }: Open) => cloud.as(ada).slash(cloud.personal(ada), "lugnt");
  test("is answered so that the answer goes, too", async () => {
    const it = await open({}, said);
    await slash(it);
    expect([lying(it), it.creates(), it.facts]).toEqual([[["Det är gjort.", ada]], [201], []]);
    it.now.at += dayMs;
    expect(it.cloud.as(ada).see().targeted).toEqual([]);
  });
  test("is answered as ever where the organisation does not take that, once refused without asking, and tried anew after a day", async () => {
    const it = await open({ untargetedInChats: true }, said);
    for (let n = 0; n < 2; n += 1) await slash(it);
    expect([lying(it), it.creates()]).toEqual([
      [
        ["Det är gjort.", undefined],
        ["Det är gjort.", undefined],
      ],
      [400, 201, 201],
    ]);
    it.now.at += dayMs;
    await slash(it);
    expect([it.creates().slice(3), it.facts]).toEqual([[400, 201], []]);
  });
  test("what was asked in ordinary words, and the home card, stay", async () => {
    const it = await open({}, said);
    await it.cloud.as(ada).say(it.cloud.personal(ada), "lugnt");
    const home = await open(
      {},
      {
        kind: "home",
        panel: { title: "Hem", body: [], actions: [], close: "Stäng", expired: "-", open: "Öppna" },
      },
    );
    await slash(home);
    expect([...lying(it), ...lying(home)].map(([, targeted]) => targeted)).toEqual([
      undefined,
      undefined,
    ]);
  });
  test("an answer that fails for another reason is not said a second time", async () => {
    const it = await open({}, said);
    it.cloud.faults.next({ kind: "lost", method: "create" });
    await slash(it);
    expect([it.creates().length, it.facts]).toEqual([1, [{ event: "teams.say", status: 0 }]]);
  });
});
