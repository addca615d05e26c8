// Somebody whom the register does not know, in a channel that the bot is in: told as little as Teams allows, and kept nowhere.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TeamsPerson } from "../../playground/teams/state.ts";
import {
  cards,
  type Forger,
  form,
  malmo,
  opened,
  police,
  type Watch,
} from "../support/teams-forger.ts";

let f: Forger;
let watch: Watch;
beforeAll(async () => {
  f = await opened();
});
afterAll(() => f.world.close());
beforeEach(() => {
  watch = f.watches();
});
const betrayed = (text: string): boolean => f.secrets.some((secret) => text.includes(secret));

describe("a stranger", () => {
  const stranger = (id: string, tenant: string): TeamsPerson => ({ id, tenant, name: "frammande" });
  const nobody = "deadbeef-0000-4000-8000-000000000001";
  const strangers: readonly [string, () => TeamsPerson][] = [
    ["of an organisation of ours", () => stranger(nobody, malmo)],
    [
      "of an organisation that nobody named",
      () => stranger(nobody, "00000000-dead-4bee-8fff-000000000000"),
    ],
    ["with the id of a member, from another organisation", () => stranger(f.owner.id, police)],
    ["without an id", () => stranger("", malmo)],
    ["whose id is a dash", () => stranger("-", malmo)],
  ];
  test.each(strangers)(
    "%s gets no answer to words in a shared channel, and leaves nothing",
    async (_what, who) => {
      for (const text of ["mina", "hjälp", "ärende", f.secrets[0] ?? "", ""])
        expect(await f.writes(who(), f.place(who(), "Region Syd"), text)).toMatchObject({
          status: 200,
          text: "",
        });
      watch.silent();
      watch.unchanged();
    },
  );
  test.each(strangers)(
    "%s leaves nothing in their own chat, and in a channel where nobody has spoken yet",
    async (_what, who) => {
      for (const place of [f.place(who()), f.place(who(), "Noomi och Malmö stad")]) {
        for (const text of ["mina", ""])
          expect(await f.writes(who(), place, text)).toMatchObject({ text: "" });
        expect(cards(await f.brings(who(), place, { w: "case", c: "open", v: {} }))).toEqual([]);
      }
      watch.silent();
      watch.unchanged();
    },
  );
  test.each(strangers)("%s gets no card and no panel, whatever they bring", async (_what, who) => {
    const x = { t: "Logga in här", l: "Ja" };
    const all: readonly unknown[] = [
      { h: 1 },
      { q: "mina" },
      { w: "case", i: f.instance, p: "show" },
      { w: "case", c: "open", v: {} },
      { x, w: "case", i: f.instance, c: "calm", v: {} },
      { x, w: "case", p: "mine" },
      { x },
      form({ w: "case", c: "open" }),
      { ...form({ w: "case", i: f.instance, c: "checkIn", a: "more" }) },
    ];
    for (const data of all) {
      const answers = await f.brings(who(), f.place(who(), "Region Syd"), data);
      const betraying = answers.filter(({ text }) => betrayed(text) || text.includes(x.t));
      expect([cards(answers), betraying], JSON.stringify(data)).toEqual([[], []]);
    }
    for (const commandId of ["mina", "arende", "lageskoll", "vem", "hjalp", "constructor"])
      expect(
        cards([
          await f.invokes(who(), f.place(who(), "Region Syd"), "composeExtension/fetchTask", {
            commandId,
          }),
        ]),
      ).toEqual([]);
    watch.silent();
    watch.unchanged();
  });
  test("who installs the app, or takes it away, is greeted by nobody and kept nowhere", async () => {
    for (const [, who] of strangers.slice(0, 1))
      for (const action of ["add", "remove"] as const) {
        const group = { ...f.place(who(), "Region Syd"), id: "19:unknown@thread.tacv2" };
        await f.installs(who(), f.place(who()), action);
        await f.installs(who(), group, action);
      }
    watch.silent();
    watch.unchanged();
    expect(f.disk()).not.toContain(nobody);
  });
  test("of an organisation that nobody named does not come in by their own chat at all", async () => {
    const who = stranger(nobody, "00000000-dead-4bee-8fff-000000000000");
    expect(await f.writes(who, f.place(who), "mina")).toMatchObject({ status: 403, text: "" });
    watch.silent();
  });
});
