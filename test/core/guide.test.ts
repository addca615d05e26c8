// The guide in the whole program: two who press at once, and that it goes with its case.
import { afterEach, describe, expect, it } from "vitest";
import type { InstanceId } from "../../src/rules/ui.ts";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import { proven } from "../support/proven.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

let world: World;
afterEach(() => world.close());
const start = async (): Promise<{ readonly kase: string }> => {
  const sample = sampleConfig();
  world = await createWorld({
    config: { ...sample, agencies: sample.agencies.map((a) => ({ ...a, retentionDays: 0 })) },
  });
  return {
    kase: await does("noomi-kontakt", "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "low",
      quiet: "no",
    }),
  };
};
const run = async (
  by: string,
  workflow: string,
  command: string,
  values: Readonly<Record<string, unknown>>,
  instance?: string,
) => {
  const { transact } = world.stafett.engine;
  const member = (await transact.instances.people()).people.members.get(by);
  if (!member) throw new Error(`nobody is ${by}`);
  return transact.run({
    workflow,
    command,
    values,
    by: { member },
    ...(instance && { instance: instance as InstanceId }),
  });
};
const does = async (...order: Parameters<typeof run>): Promise<string> => {
  const done = await run(...order);
  if (done.kind !== "ok")
    throw new Error(`${order.slice(0, 3).join(" ")}: ${JSON.stringify(done)}`);
  await world.idle();
  return done.instance;
};
const lines = (workflow: string) => world.lines({ workflow, limit: 20 });
const answersOf = async (guide: string) => {
  const state = (await world.stafett.engine.transact.instances.load(guide as InstanceId))?.state;
  return (state as { readonly answers: Readonly<Record<string, unknown>> }).answers;
};

describe("a guide", () => {
  it("is one for each case, though two begin it at once", async () => {
    const { kase } = await start();
    const both = await Promise.all(
      ["noomi-kontakt", "noomi-ersattare"].map((by) => run(by, "guide", "begin", { kase })),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["ok", "refused"]);
    expect(await lines("guide")).toHaveLength(1);
  });
  it("takes what two press at once: both items, and one item once", async () => {
    const { kase } = await start();
    const guide = await does("noomi-kontakt", "guide", "begin", { kase });
    const presses = [
      ["noomi-kontakt", "alone"],
      ["noomi-ersattare", "rights"],
    ] as const;
    await Promise.all(presses.map(([by, item]) => run(by, "guide", "done", { item }, guide)));
    expect(Object.keys(await answersOf(guide)).sort()).toEqual(["alone", "rights"]);
    const same = await Promise.all(
      ["noomi-kontakt", "noomi-ersattare"].map((by) =>
        run(by, "guide", "notYet", { item: "plan" }, guide),
      ),
    );
    expect(same.map(({ kind }) => kind).sort()).toEqual(["ok", "refused"]);
    expect(await lines("action")).toHaveLength(1);
  });
  it("leads to the support programme with why it falls there, and only for the agency whose case it is", async () => {
    const { kase } = await start();
    const guide = await does("noomi-kontakt", "guide", "begin", { kase });
    await does("noomi-kontakt", "guide", "toNsp", { why: "ej_polisanmalt" }, guide);
    const asked = async (identity: string) => {
      const ask = proven(world.stafett.core.signedValues, {
        kind: "press",
        workflow: "nsp",
        command: "apply",
        values: { kase },
      });
      const reply = await world.stafett.engine.handle({
        idempotencyKey: `guide:${identity}`,
        platform: "slack",
        identity,
        ask,
      });
      return reply.kind === "form"
        ? reply.form.fields.find(({ name }) => name === "why")?.value
        : reply.kind;
    };
    expect(await asked("T0STAFETT/U0NOOMI02")).toBe("ej_polisanmalt");
    expect(await asked("T0STAFETT/U0EVON01")).not.toBe("ej_polisanmalt");
    const panel = { kind: "panel", workflow: "guide", instance: guide, panel: "show" } as const;
    const shown = await world.stafett.engine.handle({
      idempotencyKey: "guide:panel",
      platform: "slack",
      identity: "T0STAFETT/U0NOOMI01",
      ask: panel,
    });
    expect(JSON.stringify(shown)).toContain("Ansök om stöd");
  });
  it("goes with its case when that is erased, and its actions too", async () => {
    const { kase } = await start();
    const guide = await does("noomi-kontakt", "guide", "begin", { kase });
    // More than one portion: eight are told in one transaction.
    const many = [
      "alone",
      "rights",
      "plan",
      "living",
      "health",
      "shelter",
      "coordinator",
      "repeated",
      "voluntary",
      "programme",
      "consulted",
    ];
    for (const item of many) await does("noomi-kontakt", "guide", "notYet", { item }, guide);
    expect(await lines("action")).toHaveLength(many.length);
    await does("noomi-kontakt", "case", "close", { reason: "goalReached" }, kase);
    await does(
      "noomi-kontakt",
      "case",
      "file",
      await fetchedPdf(world.stafett, "noomi-kontakt", kase),
      kase,
    );
    await does("noomi-chef", "case", "erase", { sure: "erase" }, kase);
    await world.until("2026-11-27T12:00:00Z");
    for (const workflow of ["case", "guide", "action"])
      expect(await lines(workflow), workflow).toEqual([]);
    for (const instance of [kase, guide])
      expect(
        await world.stafett.engine.transact.instances.load(instance as InstanceId),
      ).toBeUndefined();
  });
  it("is not left behind in chat: no message says an item, a step or a reason", async () => {
    const { kase } = await start();
    const guide = await does("noomi-kontakt", "guide", "begin", { kase });
    await does("noomi-kontakt", "guide", "notYet", { item: "reflection" }, guide);
    await does("noomi-kontakt", "guide", "toNsp", { why: "ej_uppehallsratt" }, guide);
    await world.until("2026-12-24T12:00:00Z");
    const said = world.cloud
      .channels()
      .flatMap(({ id }) => world.cloud.messages(id).map((message) => JSON.stringify(message)));
    expect(said.some((each) => each.includes("guiden"))).toBe(true);
    for (const each of said)
      expect(each).not.toMatch(/etänketid|Akut skydd|uppehållsrätt|övervägd/);
  });
});
