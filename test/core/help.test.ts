// Help for one's day: nine things at most, in an order that follows from who asks and what waits for them, and a search among everything.
import { describe, expect, test } from "vitest";
import type { Ask, Reply, WordedForm } from "../../adapters/port.ts";
import { renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import { renderForm as teamsForm } from "../../adapters/teams/render-form.ts";
import { isComplete } from "../../src/engine/forms.ts";
import { workflows } from "../../workflows/index.ts";
import { local } from "../support/given.ts";
import { anna, coordinator, type Office, office, said, second } from "../support/office.ts";

const mostFirst = 9;
let asked = 0;
/** As this member, on the platform where they are. */
const asks = async (o: Office, who: string, ask: Ask): Promise<Reply> => {
  const { people } = await o.world.stafett.engine.transact.instances.people();
  const address = people.members.get(who)?.addresses[0];
  if (!address) throw new Error(`${who} is nowhere`);
  asked += 1;
  return o.world.stafett.engine.handle({
    idempotencyKey: `help:${asked}`,
    platform: address.platform,
    identity: address.id,
    ask,
  });
};
const helps = (o: Office, who: string) =>
  asks(o, who, { kind: "words", slash: "/stafett", text: "hjälp" });
const formOf = (reply: Reply): WordedForm => {
  if (reply.kind !== "form") throw new Error(`help is a ${reply.kind}`);
  return reply.form;
};
const bodyOf = (reply: Reply) =>
  reply.kind === "form" ? reply.form.intro : reply.kind === "panel" ? reply.panel.body : [];
/** Of each row: the sentence, and what stands below it without the slash command. */
const rowsOf = (reply: Reply): readonly (readonly [string, string])[] =>
  bodyOf(reply).flatMap((block) =>
    block.kind === "row"
      ? [[block.text, (block.detail ?? "").replace(/^(\/stafett|@Stafett) /, "")] as const]
      : [],
  );
const wordsOf = async (o: Office, who: string) =>
  rowsOf(await helps(o, who)).map(([, word]) => word);
const optionsIn = ({ fields: [field] }: WordedForm) =>
  field?.input.kind === "choice" ? field.input.options : [];
const chosen = (o: Office, who: string, what: string) =>
  asks(o, who, {
    kind: "submit",
    workflow: "help",
    command: "find",
    values: { what },
    hidden: {},
    more: false,
  });

describe("what stands first", () => {
  test.each([
    [anna, ["akut", "mina", "ärende", "hänvisa", "plats", "vem"]],
    [coordinator, ["akut", "region", "samtal", "mina", "ärende", "hänvisa", "plats", "vem"]],
    ["evonhuset-chef", ["akut", "försenade", "utan ansvarig"]],
    [
      "nspm-samordnare",
      ["akut", "möten", "åtgärder", "samtal", "statistik", "konventioner", "vem"],
    ],
    ["plattformen-nsp", ["acute", "meetings", "actions", "nsp", "budget", "who"]],
  ])(
    "for %s: whom to ring, then what their role is for, then what everybody does",
    async (who, words) => {
      const found = await wordsOf(await office(), who);
      expect(found.slice(0, words.length)).toEqual(words);
      expect(found.length).toBeLessThanOrEqual(mostFirst);
    },
  );
  test("what waits comes before what is only done often, with how much it is", async () => {
    const o = await office();
    for (const risk of ["high", "high"])
      await o.does(anna, "case", "open", {
        deputy: "noomi-ersattare",
        child: "no",
        risk,
        quiet: "no",
      });
    expect(await wordsOf(o, anna)).not.toContain("mina · 2 väntar på dig");
    await o.world.until(local("2026-11-26", "08:30"));
    expect((await wordsOf(o, anna)).slice(0, 2)).toEqual(["akut", "mina · 2 väntar på dig"]);
  });
  test.each([20, 21])("of %i that wait it does not say fewer", async (cases) => {
    const o = await office();
    for (let n = 0; n < cases; n += 1)
      await o.does(anna, "case", "open", {
        deputy: "noomi-ersattare",
        child: "no",
        risk: "high",
        quiet: "no",
      });
    await o.world.until(local("2026-11-26", "08:30"));
    expect((await wordsOf(o, anna)).slice(0, 2)).toEqual(["akut", `mina · ${cases} väntar på dig`]);
  });
  test("a referral that has come waits for those whose turn it is, and for nobody else", async () => {
    const o = await office();
    const kase = await o.kase();
    await o.does(anna, "referral", "send", {}, await o.drafted(kase, { basis: "spoken" }));
    expect((await wordsOf(o, coordinator)).slice(0, 2)).toEqual([
      "akut",
      "väntar · 1 väntar på dig",
    ]);
    expect((await wordsOf(o, anna)).some((word) => word.startsWith("väntar"))).toBe(false);
    // Ten would stand first for somebody with cases of their own: the last is searched for.
    await o.does(coordinator, "case", "open", {
      deputy: second,
      child: "no",
      risk: "low",
      quiet: "no",
    });
    const words = await wordsOf(o, coordinator);
    expect([words.length, words.includes("lägeskoll"), words.includes("vem")]).toEqual([
      mostFirst,
      true,
      false,
    ]);
  });
  test("whom to ring stands out, and is a button in red", async () => {
    const [first] = bodyOf(await helps(await office(), anna)).filter(({ kind }) => kind === "row");
    expect(first).toMatchObject({
      tone: "danger",
      actions: [{ style: "danger", does: { panel: { workflow: "people", panel: "ring" } } }],
    });
  });
  test("somebody who may do no more than that has all of it on the screen, and no search", async () => {
    const reply = await helps(await office(), "drift-malmo");
    expect(reply.kind).toBe("panel");
    expect(rowsOf(reply).length).toBeLessThanOrEqual(mostFirst);
  });
});

describe("the search", () => {
  test.each([anna, coordinator, "noomi-chef", "nspm-samordnare", "plattformen-nsp"])(
    "has everything that %s may do, each once and by its word, and each leads somewhere",
    async (who) => {
      const o = await office();
      await o.kase();
      const reply = await helps(o, who);
      const options = optionsIn(formOf(reply));
      const words = options.map(({ label }) => label.split(" · ")[0] ?? "");
      expect(options.length).toBeGreaterThan(mostFirst);
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      for (const [, word] of rowsOf(reply)) expect(words).toContain(word.split(" · ")[0]);
      for (const { value, label } of options) {
        const [workflow, kind, name = ""] = value.split(".");
        const spec =
          kind === "command"
            ? workflows.find((each) => each.name === workflow)?.commands[name]
            : undefined;
        // What does something at once would change what the others are offered for.
        if (spec && isComplete({ spec, given: {} }) && (await chosenIsFree(value))) continue;
        expect(["form", "panel"], `${who} ${label}`).toContain((await chosen(o, who, value)).kind);
      }
    },
  );
  test("asks first which case, where there are several", async () => {
    const o = await office();
    await o.kase();
    const reply = await chosen(o, anna, "case.command.close");
    expect(reply).toMatchObject({ kind: "panel", panel: { title: said("core.pickTitle") } });
    expect(JSON.stringify(reply)).toContain('"command":"close"');
  });
  test("says what is missing where nothing was chosen, and still has what stands first", async () => {
    const o = await office();
    for (const what of [
      "",
      "case.command.nothing",
      "case.panel.show",
      "x",
      "case.command.constructor",
    ]) {
      const reply = await chosen(o, anna, what);
      expect(reply).toMatchObject({ kind: "errors", fields: { what: said("core.required") } });
      if (reply.kind === "errors")
        expect(rowsOf({ kind: "form", form: reply.form }).length).toBeGreaterThan(5);
    }
  });
  test("opens nothing that the person may not do", async () => {
    const reply = await chosen(await office(), anna, "nsp.panel.list");
    const mine = optionsIn(formOf(await helps(await office(), "plattformen-nsp"))).map(
      ({ value }) => value,
    );
    expect(mine).toContain("budget.panel.years");
    expect((await chosen(await office(), anna, "oversight.command.ask")).kind).not.toBe("form");
    expect(reply.kind).toBe("panel");
  });
  test("is a list that Slack and Teams search while somebody types", async () => {
    const form = formOf(await helps(await office(), coordinator));
    const options = optionsIn(form).length;
    const field = slackForm(form).blocks as readonly {
      type: string;
      element?: { type: string; options?: readonly unknown[] };
    }[];
    expect(field.find(({ type }) => type === "input")?.element).toMatchObject({
      type: "static_select",
    });
    expect(field.find(({ type }) => type === "input")?.element?.options).toHaveLength(options);
    const card = JSON.stringify(teamsForm(form).card);
    expect(card).toContain('"style":"filtered"');
    expect(card.match(/"title":"[^"]* · /g)?.length).toBe(options);
  });
});
/** About none of several: to choose it is to do it. */
const chosenIsFree = async (key: string): Promise<boolean> => {
  const [of, , name] = key.split(".");
  const workflow = workflows.find((each) => each.name === of);
  return workflow?.single !== undefined || workflow?.start === name;
};

test("Home says how many check-ins wait, that none does, and nothing of it above those that are late with somebody else", async () => {
  const o = await office();
  const home = async () => JSON.stringify(await asks(o, anna, { kind: "home" }));
  expect(await home()).toContain("Inga lägeskollar väntar i dag.");
  await o.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "high",
    quiet: "no",
  });
  await o.world.until(local("2026-11-26", "08:30"));
  expect(await home()).toContain("En lägeskoll väntar.");
  // At 13 it is with whoever leads the agency.
  await o.world.until(local("2026-11-26", "13:05"));
  const late = await home();
  expect(late).toContain("Försenad sedan");
  expect(late).not.toContain("lägeskollar väntar");
});
