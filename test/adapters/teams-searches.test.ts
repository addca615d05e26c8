// A list that no card has room for: searched at the bot while one types, and in the card where an organisation's clients do not do that.
import { describe, expect, onTestFinished, test } from "vitest";
import { Refused } from "../../adapters/kept.ts";
import type { Ask, Incoming, Reply, WordedField } from "../../adapters/port.ts";
import { searchIn } from "../../adapters/teams/parse.ts";
import { Searches } from "../../adapters/teams/searches.ts";
import type { TeamsStandInOptions } from "../../playground/teams/state.ts";
import { fields, form } from "../contract/samples.ts";
import { buttonsIn, inputsIn, teamsRig } from "../support/teams.ts";

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const ada = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const bo = "c0de0012-5af3-4b71-a9d2-6e18f0b70012";
const dayMs = 24 * 3_600_000;
const options = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    value: `v${i}`,
    label: `${i % 2 === 0 ? "Åkommun" : "Ökommun"} ${i}`,
  }));
const place = (n: number, more: Partial<WordedField> = {}): WordedField => ({
  name: "place",
  label: "Kommun? (sök)",
  optional: false,
  redraws: false,
  input: { kind: "choice", options: options(n) },
  ...more,
});
const asking = (n: number, more: Partial<WordedField> = {}): Reply => ({
  kind: "form",
  form: form({ fields: [place(n, more), { ...fields.line, value: "hej" }], intro: [] }),
});

const open = async (
  reply: (incoming: Incoming) => Reply,
  more: Partial<TeamsStandInOptions> = {},
) => {
  const now = { at: Date.parse("2026-12-01T09:00:00Z") };
  const asked: Ask[] = [];
  const { cloud, close } = await teamsRig({
    cloud: {
      now: () => now.at,
      tenants: [{ id: tenant, name: "Malmö stad" }],
      users: [
        { id: ada, tenant, name: "ada" },
        { id: bo, tenant, name: "bo" },
      ],
      channels: [],
      ...more,
    },
    handle: async (incoming) => {
      asked.push(incoming.ask);
      return reply(incoming);
    },
  });
  onTestFinished(close);
  /** From a card in the chat: the way that most dialogs are opened. */
  const fromCard = async (who = ada) => {
    const person = cloud.as(who);
    await person.say(cloud.personal(who), "lugnt");
    const card = cloud.activities(cloud.personal(who)).findLast(({ from }) => from === undefined);
    const [button] = buttonsIn(card?.card);
    if (!card || !button) throw new Error("no button");
    await person.press(cloud.personal(who), card.id, button);
    return person;
  };
  const input = (who = ada) => {
    const { dialog } = cloud.as(who).see();
    const card = dialog && "card" in dialog ? dialog.card : undefined;
    const [found] = ((card as { body?: Record<string, unknown>[] } | undefined)?.body ?? []).filter(
      ({ id }) => id === "f:place",
    );
    return {
      choices: (found?.choices as unknown[] | undefined)?.length,
      query: found?.["choices.data"] !== undefined,
      style: found?.style,
      card,
    };
  };
  const submit = (who = ada, values: Readonly<Record<string, string>> = {}) => {
    const [button] = buttonsIn(input(who).card);
    if (!button) throw new Error("no button to submit with");
    return cloud.as(who).submit(button, values);
  };
  return { cloud, now, asked, fromCard, input, submit };
};

test("a list that the card has room for stands in it, and the bot is asked for nothing", async () => {
  const it = await open(() => asking(290));
  await it.fromCard();
  expect(it.input()).toMatchObject({ choices: 290, query: false, style: "filtered" });
});
test("a longer one is searched: what begins so first, without regard to marks, fifteen at most; what was found can be sent", async () => {
  const it = await open(({ ask }) =>
    ask.kind === "submit" ? { kind: "done", said: "Klart." } : asking(400),
  );
  const person = await it.fromCard();
  expect(it.input()).toMatchObject({ choices: 0, query: true, style: "filtered" });
  expect(
    (await person.search("f:place", "okommun 1"))?.slice(0, 3).map(({ title }) => title),
  ).toEqual(["Ökommun 1", "Ökommun 11", "Ökommun 13"]);
  expect(await person.search("f:place", "39")).toEqual(
    [39, 139, 239, 339, ...[390, 391, 392, 393, 394, 395, 396, 397, 398, 399]].map((i) => ({
      title: options(400)[i]?.label,
      value: `v${i}`,
    })),
  );
  expect(await person.search("f:place", "")).toHaveLength(15);
  expect(await person.search("f:place", "finns inte")).toEqual([]);
  await it.submit(ada, { "f:place": "v399" });
  expect(it.asked.at(-1)).toMatchObject({ kind: "submit", values: { place: "v399", line: "hej" } });
});
test("the form is asked for once a minute while one types, for each who types, and nothing that is in its other fields goes along", async () => {
  const it = await open(() => asking(400));
  const person = await it.fromCard();
  it.asked.length = 0;
  for (const text of ["a", "åk", "åko"])
    await person.search("f:place", text, { "f:line": "hemligt" });
  expect(it.asked).toEqual([
    expect.objectContaining({
      kind: "redraw",
      command: "checkIn",
      hidden: { round: "3" },
      values: { place: "", line: "" },
    }),
  ]);
  await (await it.fromCard(bo)).search("f:place", "å");
  it.now.at += 60_000;
  await person.search("f:place", "å");
  expect(it.asked.filter(({ kind }) => kind === "redraw")).toHaveLength(3);
});
test("where an answer decides what there is to choose, the answers go along", async () => {
  const it = await open(() => ({
    kind: "form",
    form: form({ fields: [place(400), { ...fields.choice, redraws: true }], intro: [] }),
  }));
  const person = await it.fromCard();
  await person.search("f:place", "å", { "f:choice": "ja" });
  expect(it.asked.at(-1)).toMatchObject({ kind: "redraw", values: { choice: "ja" } });
});
test("what was chosen before stands in the card with its name", async () => {
  const it = await open(() => asking(400, { value: "v77" }));
  await it.fromCard();
  expect(it.input()).toMatchObject({ choices: 1, query: true });
});
describe("an organisation whose clients do not search", () => {
  const mayBeEmpty = ({ ask }: Incoming): Reply =>
    ask.kind === "submit"
      ? {
          kind: "errors",
          fields: { place: "Välj." },
          form: form({ fields: [place(400, { error: "Välj." })] }),
        }
      : asking(400);
  test("gets the list in the card after one empty answer, for a day", async () => {
    const it = await open(mayBeEmpty, { unsearching: true });
    const person = await it.fromCard();
    expect(await person.search("f:place", "å")).toBeUndefined();
    await it.submit();
    expect(it.input()).toMatchObject({ choices: 300, query: false });
    await it.fromCard(bo);
    expect(it.input(bo)).toMatchObject({ choices: 300, query: false });
    it.now.at += dayMs;
    await it.fromCard();
    expect(it.input()).toMatchObject({ query: true });
  });
  test("is not thought to be one when somebody there has searched", async () => {
    const it = await open(mayBeEmpty);
    await (await it.fromCard()).search("f:place", "å");
    await it.submit();
    expect(it.input()).toMatchObject({ query: true });
  });
});
test("in the dialog of a message extension the list stands in the card", async () => {
  const it = await open(() => asking(400));
  await it.cloud.as(ada).extension("mina");
  expect(it.input()).toMatchObject({ choices: 300, query: false });
});
test("who may not have the form finds nothing, and leaves no trace", async () => {
  let isOpen = true;
  const denied: Reply = {
    kind: "refused",
    said: "Nej.",
    title: "Nej",
    close: "Stäng",
    stranger: true,
  };
  const it = await open(() => (isOpen ? asking(400) : denied));
  const person = await it.fromCard();
  isOpen = false;
  expect(await person.search("f:place", "å")).toEqual([]);
  isOpen = true;
  expect(await person.search("f:place", "å")).toHaveLength(15);
});
test("of two hundred lists and one the oldest is asked for again; of five hundred organisations and one the first is doubted again", async () => {
  const refused = new Refused(() => 0);
  const searches = new Searches(refused, () => 0);
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return options(1);
  };
  for (let n = 0; n <= 200; n += 1) await searches.list(`t${n}`, `k${n}`, ask);
  await searches.list("t200", "k200", ask);
  expect(asked).toBe(201);
  await searches.list("t0", "k0", ask);
  expect(asked).toBe(202);
  for (let n = 0; n < 500; n += 1) await searches.list(`u${n}`, `l${n}`, ask);
  for (const organisation of ["t200", "u0", "u499"]) searches.missedIn(organisation);
  expect(["t200", "u0", "u499"].map((organisation) => searches.mayIn(organisation))).toEqual([
    false,
    true,
    true,
  ]);
});
test("every field is on the card, searched or not", async () => {
  const it = await open(() => asking(400));
  await it.fromCard();
  expect(inputsIn(it.input().card)).toEqual(["f:place", "f:line"]);
});

test("what a client says of its list is read up to twenty thousand characters, and not one beyond", () => {
  const asked = (chars: number) => {
    const f = {
      w: "case",
      c: "checkIn",
      u: "f:1:A",
      k: {},
      e: false,
      m: [],
      n: ["place"],
      r: false,
    };
    const bare = JSON.stringify({ f, d: "place", x: "" }).length;
    return searchIn({
      queryText: "å",
      dataset: JSON.stringify({ f, d: "place", x: "x".repeat(chars - bare) }),
    });
  };
  expect(asked(20_000)).toMatchObject({ field: "place" });
  expect(asked(20_001)).toBeUndefined();
});
