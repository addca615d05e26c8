// Calls through the whole program: two press at once, who may see the case, what is stored of whoever called, and what is counted.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Member } from "../../src/rules/workflow.ts";
import { createWorld, type World } from "../support/world.ts";

const line = "nspm-samordnare";
let w: World;
beforeEach(async () => {
  w = await createWorld({ start: Date.parse("2026-11-25T09:00:00Z") });
});
afterEach(() => w.close());

const memberOf = async (id: string): Promise<Member> => {
  const found = (await w.stafett.engine.transact.instances.people()).people.members.get(id);
  if (!found) throw new Error(`nobody is ${id}`);
  return found;
};
const does = async (
  id: string,
  command: string,
  values: Readonly<Record<string, unknown>> = {},
  instance?: string,
) =>
  w.stafett.engine.transact.run({
    workflow: "call",
    command,
    values,
    by: { member: await memberOf(id) },
    ...(instance !== undefined && { instance: instance as InstanceId }),
  });
const began = async (danger = "no"): Promise<string> => {
  const done = await does(line, "take", { danger });
  if (done.kind !== "ok") throw new Error("the call did not begin");
  return done.instance;
};
const passed = async (): Promise<string> => {
  const id = await began();
  for (const [command, values] of [
    ["childNo"],
    ["county", { county: "SYD.0" }],
    ["caller", { caller: "private" }],
    ["passConsent"],
  ] as const)
    expect((await does(line, command, values ?? {}, id)).kind).toBe("ok");
  return id;
};
let asked = 0;
const asks = async (id: string, ask: Ask): Promise<string> => {
  const [{ platform, id: identity } = { platform: "slack" as const, id: "" }] = (await memberOf(id))
    .addresses;
  asked += 1;
  return JSON.stringify(
    await w.stafett.engine.handle({ idempotencyKey: `calls:${asked}`, platform, identity, ask }),
  );
};
const cases = () => w.lines({ workflow: "case", limit: 50 });

describe("somebody is in danger", () => {
  test("the municipality is chosen in a form of one list, and nothing but what is offered is taken", async () => {
    const instance = await began("yes");
    const own = { workflow: "call", instance, command: "place" } as const;
    const drawn = await asks(line, { kind: "press", ...own, values: {} });
    for (const name of ["Burlöv", "Lund", "Malmö", "Vellinge"])
      expect(drawn).toContain(`{"value":"${name}","label":"${name}"}`);
    const sends = (place: string) =>
      asks(line, { kind: "submit", ...own, values: { place }, hidden: {}, more: false });
    expect(await sends("Anna Andersson i Malmö")).toContain(
      w.stafett.engine.locale.entry("core.badChoice", "sv"),
    );
    expect(await sends("Vellinge")).toContain("Vellinge");
  });
});

describe("a call that is passed on", () => {
  test("two press at once: one has it, the other is told so, and there is one case", async () => {
    const call = await passed();
    const press: Ask = {
      kind: "press",
      workflow: "call",
      instance: call,
      command: "accept",
      values: {},
    };
    const both = await Promise.all(
      ["regionkoordinator-1", "regionkoordinator-2"].map((who) => asks(who, press)),
    );
    const late = w.stafett.engine.locale.entry("call.alreadyTaken", "sv");
    expect(both.filter((said) => said.includes(late))).toHaveLength(1);
    await w.idle();
    const [kase, ...others] = await cases();
    expect(others).toEqual([]);
    expect(kase?.summary).toMatchObject({ agency: "evonhuset", region: "SYD", open: true });
  });
  test("whoever took it, and anybody else, gets of the case what is said of nothing; its number opens nothing", async () => {
    const call = await passed();
    await does("regionkoordinator-1", "accept", {}, call);
    const [kase] = await cases();
    const number = (await w.lines({ workflow: "call", limit: 5 }))[0]?.summary.ref ?? "";
    expect(number).toMatch(/^S-[0-9A-Z]{6}$/);
    const ofCase = (instance: string): Ask => ({
      kind: "panel",
      workflow: "case",
      instance,
      panel: "show",
    });
    for (const who of [line, "nspm-ersattare", "noomi-kontakt", "dataskydd-malmo"]) {
      expect(await asks(who, ofCase(kase?.instance ?? "")), who).toBe(
        await asks(who, ofCase("7KQ3M9XZ7KQ3M9XZ")),
      );
      for (const text of [number, `case ${number}`]) {
        const said = await asks(who, { kind: "words", slash: "/stafett", text });
        expect(said, `${who} ${text}`).not.toMatch(/SYD-|Skåne|"kind":"panel"/);
      }
    }
    expect(
      await asks(line, { kind: "panel", workflow: "call", instance: call, panel: "show" }),
    ).not.toContain(kase?.summary.ref);
  });
  test("the case knows what was said, and asks it no more", async () => {
    await does("regionkoordinator-1", "accept", {}, await passed());
    const [kase] = await cases();
    const state = (await w.stafett.engine.transact.instances.load(kase?.instance as InstanceId))
      ?.state;
    expect(state).toMatchObject({
      child: "no",
      fromCall: { county: "Skåne" },
      risk: "notAssessed",
      due: "2026-11-26T08:00:00.000Z",
    });
    const more = { command: "close", hidden: {}, values: {}, more: true } as const;
    const close = await asks("regionkoordinator-1", {
      kind: "redraw",
      workflow: "case",
      instance: kase?.instance ?? "",
      ...more,
    });
    const { form } = JSON.parse(close) as {
      form: { fields: readonly { name: string; value?: string }[] };
    };
    expect(form.fields.find(({ name }) => name === "source")?.value).toBe("supportLine");
  });
});

describe("what is kept of a call", () => {
  test("codes, days and the machine's own numbers; nothing about whoever called", async () => {
    const call = await passed();
    const { state } = (await w.stafett.engine.transact.instances.load(call as InstanceId)) ?? {};
    const values = JSON.stringify(state).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    const known =
      /^"(step|by|agency|region|at|danger|child|county|name|caller|passed|number|to|basis|first|closed|record|id|receipt|reminded|asking|no|private|Skåne|SYD|evonhuset|jamstalldhetsmyndigheten|nspm-samordnare|regionkoordinator-1|samtycke_sekretess|S-[0-9A-Z]{6}|KVI-[0-9A-Z]{4}-[0-9A-Z]{2}|[0-9A-Z]{16,26}|2026-11-25T[\d:.]+Z)"$/;
    expect(values.filter((value) => !known.test(value))).toEqual([]);
  });
  test("each is counted once, whoever called and however it ended", async () => {
    const call = await passed();
    await does("regionkoordinator-1", "accept", {}, call);
    const advice = await began();
    for (const [command, values] of [
      ["childUnknown"],
      ["county", { county: "other" }],
      ["caller", { caller: "self" }],
      ["need", { need: "advice" }],
    ] as const)
      await does(line, command, values ?? {}, advice);
    await does(line, "hangUp", {}, await began("unknown"));
    await w.idle();
    const { state } =
      (await w.stafett.engine.transact.instances.load("stat-SYD" as InstanceId)) ?? {};
    expect((state as { rows: readonly unknown[] }).rows).toMatchObject([
      {
        kind: "call",
        year: "2026",
        reason: "case",
        stats: { caller: "private", county: "Skåne", child: "no" },
      },
      {
        kind: "call",
        reason: "advice",
        stats: { caller: "self", county: "other", child: "unknown" },
      },
      { kind: "call", reason: "broken", stats: { danger: "unknown" } },
    ]);
    expect(await asks(line, { kind: "panel", workflow: "call", panel: "list" })).toContain(
      "3 samtal i år hos er",
    );
  });
});
