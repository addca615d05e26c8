// Forms as dialogs, through the real core: fields that an answer shows, a question before a button, the guard, "Mer". The puppet has what no workflow has yet.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Incoming } from "../../adapters/port.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { message, panel, press, show } from "../contract/samples.ts";
import { register, type SmallCore, small } from "../support/small-core.ts";
import { buttonsIn, cardText, inputsIn, type TeamsRig, teamsRig } from "../support/teams.ts";

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const anna = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const address = { platform: "teams", id: `${tenant}/${anna}` } as const;
const inTeams: Register = {
  ...register,
  members: register.members.map((m) => (m.id === "anna" ? { ...m, addresses: [address] } : m)),
};

type Stage = {
  readonly core: SmallCore;
  readonly rig: TeamsRig;
  readonly asked: Incoming[];
  readonly id: string;
};
/** The form of the puppet, opened from a button in a card. */
const stage = async (): Promise<Stage> => {
  const core = await small({ register: inTeams });
  const asked: Incoming[] = [];
  const rig = await teamsRig({
    cloud: {
      now: () => Date.now(),
      tenants: [{ id: tenant, name: "Malmö stad" }],
      users: [{ id: anna, tenant, name: "anna" }],
      channels: [],
    },
    handle: (incoming) => {
      asked.push(incoming);
      return core.engine.handle(incoming);
    },
  });
  onTestFinished(() => rig.close());
  const by = (await core.engine.transact.instances.people()).people.members.get("anna");
  if (!by) throw new Error("nobody is anna");
  const begun = await core.engine.transact.run({
    workflow: "puppet",
    command: "begin",
    values: { level: "low" },
    by: { member: by },
  });
  if (begun.kind !== "ok") throw new Error(begun.kind);
  return { core, rig, asked, id: begun.instance };
};
const shown = (s: Stage) => s.rig.cloud.as(anna).see().dialog;
const card = (s: Stage): unknown => {
  const dialog = shown(s);
  if (!dialog || !("card" in dialog)) throw new Error("no dialog is open");
  return dialog.card;
};
const fields = (s: Stage): string[] => inputsIn(card(s));
const submit = async (
  s: Stage,
  values: Readonly<Record<string, string>> = {},
  at = 0,
): Promise<void> => {
  const button = buttonsIn(card(s))[at];
  if (!button) throw new Error("no such button");
  await s.rig.cloud.as(anna).submit(button, values);
};
const opened = async (): Promise<Stage> => {
  const s = await stage();
  const does = {
    press: { workflow: "puppet", instance: s.id, command: "say", values: {} },
    opens: true,
  };
  await s.rig.adapter.deliver({
    outbox: "O",
    to: { ...address, kind: "member" },
    message: message([], [{ label: "Säg", does }]),
    gone: false,
  });
  const [lying] = s.rig.cloud.activities(s.rig.cloud.personal(anna));
  const [button] = buttonsIn(lying?.card);
  if (!lying || !button) throw new Error("no card");
  await s.rig.cloud.as(anna).press(s.rig.cloud.personal(anna), lying.id, button);
  return s;
};
const lines = async (s: Stage) => (await s.core.state(s.id)).lines;

describe("an answer that shows another field", () => {
  test("is found when the form is sent: the field is asked, and nothing is saved before it has been seen", async () => {
    const s = await opened();
    expect(fields(s)).toEqual(["f:line", "f:level"]);
    await submit(s, { "f:line": "en rad", "f:level": "high" });
    expect(fields(s)).toEqual(["f:line", "f:level", "f:high"]);
    expect(cardText(card(s))).toContain("en rad");
    expect(await lines(s)).toEqual([]);
    await submit(s, { "f:high": "2026-12-01" });
    expect(shown(s)).toEqual({ message: "Klart." });
    expect(await lines(s)).toEqual(["en rad"]);
    expect(s.asked.map(({ ask }) => ask.kind)).toEqual(["press", "redraw", "redraw", "submit"]);
  });
  test("and one that shows none is saved at once", async () => {
    const s = await opened();
    await submit(s, { "f:line": "en rad", "f:level": "low" });
    expect([shown(s), await lines(s)]).toEqual([{ message: "Klart." }, ["en rad"]]);
  });
  test("a field that is hidden again is not asked for", async () => {
    const s = await opened();
    await submit(s, { "f:line": "en rad", "f:level": "high" });
    await submit(s, { "f:level": "low" });
    expect([shown(s), await lines(s)]).toEqual([{ message: "Klart." }, ["en rad"]]);
  });
  test("the optional field that appeared may be left empty", async () => {
    const s = await opened();
    await submit(s, { "f:line": "en rad", "f:level": "high" });
    await submit(s);
    expect([shown(s), await lines(s)]).toEqual([{ message: "Klart." }, ["en rad"]]);
  });
});

describe("'Mer'", () => {
  test("shows the rest with what stands in the fields, and what is hidden under it is asked in the same way", async () => {
    const s = await opened();
    await submit(s, { "f:line": "en rad" }, 1);
    expect(fields(s)).toEqual(["f:line", "f:level", "f:other"]);
    expect(buttonsIn(card(s))).toHaveLength(1);
    await submit(s, { "f:level": "high", "f:other": "en till" });
    expect(fields(s)).toEqual(["f:line", "f:level", "f:other", "f:high"]);
    await submit(s);
    expect(await lines(s)).toEqual(["en rad", "en till"]);
  });
});

describe("errors", () => {
  test("stand beside their field, what was answered stays, and the form can be sent again", async () => {
    const s = await opened();
    await submit(s, { "f:level": "low" });
    expect(cardText(card(s)).split("\n").slice(0, 2)).toEqual(["Mer: ", "⚠️ Skriv något."]);
    await submit(s, { "f:line": "en rad" });
    expect([shown(s), await lines(s)]).toEqual([{ message: "Klart." }, ["en rad"]]);
  });
  test("the guard stops a text: it does not come back to the screen, and is neither kept nor logged", async () => {
    const s = await opened();
    await submit(s, { "f:line": "ring 19811218-9876" });
    expect(cardText(card(s))).toContain("⚠️ Det här liknar ett personnummer.");
    expect(JSON.stringify([shown(s), s.core.facts])).not.toContain("19811218");
    expect(await lines(s)).toEqual([]);
  });
  test("or asks: a box, unticked; ticked it is taken", async () => {
    const s = await opened();
    await submit(s, { "f:line": "Anna kommer" });
    expect(fields(s)).toEqual(["f:line", "f:level", "s:sure"]);
    await submit(s);
    expect(await lines(s)).toEqual([]);
    await submit(s, { "s:sure": "true" });
    expect([shown(s), await lines(s)]).toEqual([{ message: "Klart." }, ["Anna kommer"]]);
  });
  test("the same form sent twice has one effect", async () => {
    const s = await opened();
    await submit(s, { "f:line": "en rad", "f:level": "low" });
    expect((await s.rig.cloud.redeliver()).status).toBe(200);
    expect(await lines(s)).toEqual(["en rad"]);
  });
});

describe("a question before a button", () => {
  const dangerous = (s: Stage) => ({
    label: "Gör det",
    style: "danger" as const,
    confirm: "Är du säker?",
    does: {
      press: { workflow: "puppet", instance: s.id, command: "bump", values: {} },
      opens: false,
    },
  });
  test("in a card: asked in a dialog, and nothing is done before the answer", async () => {
    const s = await stage();
    await s.rig.adapter.deliver({
      outbox: "O",
      to: { ...address, kind: "member" },
      message: message([], [dangerous(s)]),
      gone: false,
    });
    const [lying] = s.rig.cloud.activities(s.rig.cloud.personal(anna));
    const [button] = buttonsIn(lying?.card);
    if (!lying || !button) throw new Error("no card");
    await s.rig.cloud.as(anna).press(s.rig.cloud.personal(anna), lying.id, button);
    expect(cardText(card(s))).toBe("Är du säker?\n[Gör det]");
    expect([s.asked.map(({ ask }) => ask.kind), (await s.core.state(s.id)).count]).toEqual([
      ["redraw"],
      0,
    ]);
    await s.rig.cloud.as(anna).close();
    expect((await s.core.state(s.id)).count).toBe(0);
    await s.rig.cloud.as(anna).press(s.rig.cloud.personal(anna), lying.id, button);
    await submit(s);
    expect([shown(s), (await s.core.state(s.id)).count]).toEqual([null, 1]);
  });
  test("is asked of nobody who may not do what stands behind it", async () => {
    const s = await stage();
    const away = {
      ...dangerous(s),
      does: {
        press: { workflow: "puppet", instance: "another", command: "bump", values: {} },
        opens: false,
      },
    };
    await s.rig.adapter.deliver({
      outbox: "O",
      to: { ...address, kind: "member" },
      message: message([], [away]),
      gone: false,
    });
    const [lying] = s.rig.cloud.activities(s.rig.cloud.personal(anna));
    const [button] = buttonsIn(lying?.card);
    if (!lying || !button) throw new Error("no card");
    await s.rig.cloud.as(anna).press(s.rig.cloud.personal(anna), lying.id, button);
    expect(shown(s)).toEqual({ message: expect.stringContaining("Det finns inget ärende") });
  });
});

test("a panel in which something was done is shown as it is now; one that may no longer be shown closes", async () => {
  const s = await stage();
  const asked: string[] = [];
  const rig = await teamsRig({
    cloud: {
      now: () => Date.now(),
      tenants: [{ id: tenant, name: "Malmö stad" }],
      users: [{ id: anna, tenant, name: "anna" }],
      channels: [],
    },
    handle: async ({ ask }) => {
      asked.push(ask.kind);
      if (ask.kind === "press") return { kind: "done" };
      return asked.length > 1
        ? { kind: "refused", said: "Nej.", title: "Det gick inte", close: "Stäng" }
        : {
            kind: "panel",
            panel: {
              ...panel([], [press("Gör det")]),
              shown: { workflow: "puppet", panel: "show" },
            },
          };
    },
  });
  onTestFinished(() => rig.close());
  await rig.adapter.deliver({
    outbox: "O",
    to: { ...address, kind: "member" },
    message: message([], [show("Visa")]),
    gone: false,
  });
  const there: Stage = { ...s, rig };
  const [lying] = rig.cloud.activities(rig.cloud.personal(anna));
  const [button] = buttonsIn(lying?.card);
  if (!lying || !button) throw new Error("no card");
  await rig.cloud.as(anna).press(rig.cloud.personal(anna), lying.id, button);
  await submit(there);
  expect([asked, shown(there)]).toEqual([["panel", "press", "panel"], null]);
});
