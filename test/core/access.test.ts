// Who may: the same answer for what is not there and for what is none of somebody's business.
import { describe, expect, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import { freshIdempotencyKey, idempotencyKeysKeptMs } from "../../src/engine/ids.ts";
import { tell } from "../support/puppet.ts";
import { small } from "../support/small-core.ts";

const absent =
  "Det finns inget ärende med den referensen som du har tillgång till. Inget har sparats.";
const nowhere = "ZZZZZZZZZZZZZZZZ";
const asks = (instance: string): readonly Ask[] => [
  { kind: "press", workflow: "puppet", instance, command: "say", values: {} },
  { kind: "press", workflow: "puppet", instance, command: "bump", values: { round: "1" } },
  {
    kind: "submit",
    workflow: "puppet",
    instance,
    command: "say",
    values: { line: "hej" },
    hidden: {},
    more: false,
  },
  {
    kind: "redraw",
    workflow: "puppet",
    instance,
    command: "say",
    values: {},
    hidden: {},
    more: true,
  },
  { kind: "panel", workflow: "puppet", instance, panel: "one" },
];

describe("access is checked before anything is shown", () => {
  test("there is no difference between what does not exist and what is not yours", async () => {
    const c = await small();
    const id = await c.begin("anna");
    for (const [i, ask] of asks(id).entries()) {
      const theirs = await c.ask("cilla", `slack:a${i}`, ask);
      const none = await c.ask("cilla", `slack:b${i}`, asks(nowhere)[i] as Ask);
      expect(theirs, ask.kind).toEqual(none);
      expect(theirs.kind, ask.kind).toBe("refused");
    }
    expect((await c.state(id)).lines).toEqual([]);
  });
  test("said in the reader's language; whoever may read it is told that this is not for them to do", async () => {
    const c = await small();
    const id = await c.begin("anna");
    expect(await c.ask("bo", "slack:1", asks(id)[0] as Ask)).toMatchObject({
      said: expect.stringContaining("Det här är någon annans uppgift."),
    });
    expect(await c.ask("bo", "slack:2", asks(nowhere)[0] as Ask)).toMatchObject({ said: absent });
    expect(await c.ask("cilla", "slack:3", asks(id)[0] as Ask)).toMatchObject({
      said: expect.stringContaining("Nothing has been saved"),
    });
  });
  test("a form of a command that one may not use is never drawn", async () => {
    const c = await small();
    const id = await c.begin("anna");
    expect((await c.press("bo", "slack:1", id, "say")).kind).toBe("refused");
    expect((await c.press("anna", "slack:2", id, "say")).kind).toBe("form");
  });
  test("a panel of a role is refused to another role, and not logged as shown", async () => {
    const c = await small();
    expect(
      (await c.ask("anna", "slack:1", { kind: "panel", workflow: "puppet", panel: "leads" })).kind,
    ).toBe("refused");
    expect(
      (await c.ask("chef", "slack:2", { kind: "panel", workflow: "puppet", panel: "leads" })).kind,
    ).toBe("panel");
    expect(await c.accessLog()).toMatchObject([{ member: "chef", panel: "leads" }]);
  });
  test.each(["pull", "tick", "take"])(
    "what belongs to the core or to another instance (%s) no person can do",
    async (command) => {
      const c = await small();
      const id = await c.begin("anna");
      const reply = await c.press("anna", "slack:1", id, command, { wanted: "{}" });
      expect(reply.kind).toBe("refused");
      expect(c.sql("select count(*) as n from events where instance = ?", id)).toEqual([{ n: 1 }]);
    },
  );
  test("an instance of another workflow is as absent as none", async () => {
    const c = await small();
    const reply = await c.ask("anna", "slack:1", {
      kind: "press",
      workflow: "puppet",
      instance: "people",
      command: "bump",
      values: {},
    });
    expect(reply).toMatchObject({ said: absent });
    expect(
      await c.ask("anna", "slack:2", {
        kind: "panel",
        workflow: "puppet",
        instance: "people",
        panel: "one",
      }),
    ).toMatchObject({
      said: absent,
    });
  });
  test.each([
    ["constructor", "bump"],
    ["puppet", "toString"],
    ["puppet", "__proto__"],
    ["nothing", "bump"],
  ])(
    "a workflow or command that is none (%s, %s) is a refusal, not an error",
    async (workflow, command) => {
      const c = await small();
      const reply = await c.ask("anna", "slack:1", {
        kind: "press",
        workflow,
        command,
        values: {},
      });
      expect(reply.kind).toBe("refused");
      expect(c.facts.filter((fact) => fact.event === "handle.failed")).toEqual([]);
    },
  );
  test("rights are those of today: who leaves the register is a stranger at once", async () => {
    const c = await small();
    const id = await c.begin("cilla");
    const { register } = await import("../support/small-core.ts");
    await c.configure({ ...register, members: register.members.filter((m) => m.id !== "cilla") });
    expect(await c.press("cilla", "slack:1", id, "bump")).toMatchObject({
      said: expect.stringContaining("känner inte igen dig"),
    });
    expect((await c.state(id)).count).toBe(0);
    expect(await c.press("nobody", "slack:2", id, "bump")).toMatchObject({
      kind: "refused",
      stranger: true,
    });
    expect(await c.press("bo", "slack:3", id, "bump")).not.toHaveProperty("stranger");
  });
  test("a panel or a workflow that is there no longer is said to have changed meanwhile", async () => {
    const c = await small();
    for (const ask of [
      { kind: "panel", workflow: "puppet", panel: "gone" },
      { kind: "panel", workflow: "gone", panel: "one" },
      { kind: "panel", workflow: "puppet", panel: "toString" },
    ] as const)
      expect(await c.ask("anna", `slack:${ask.workflow}${ask.panel}`, ask)).toMatchObject({
        kind: "refused",
        said: expect.stringContaining("har ändrats"),
      });
    expect(c.facts.filter((fact) => fact.event === "handle.failed")).toEqual([]);
  });
  test("the same user id in another workspace is somebody else", async () => {
    const c = await small();
    const id = await c.begin("anna");
    const ask = {
      kind: "press",
      workflow: "puppet",
      instance: id,
      command: "bump",
      values: {},
    } as const;
    const reply = await c.engine.handle({
      idempotencyKey: "slack:1",
      platform: "slack",
      identity: "T2/UANNA",
      ask,
    });
    expect(reply).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("känner inte igen dig"),
    });
    expect(
      (
        await c.engine.handle({
          idempotencyKey: "slack:2",
          platform: "teams",
          identity: "T1/UANNA",
          ask,
        })
      ).kind,
    ).toBe("refused");
    expect((await c.state(id)).count).toBe(0);
  });
});

describe("a form that was left open", () => {
  test("older than thirty days it is stale, and says so; nothing is stored", async () => {
    const c = await small();
    const id = await c.begin();
    const idempotencyKey = freshIdempotencyKey(c.clock.now());
    const submit = {
      kind: "submit",
      workflow: "puppet",
      instance: id,
      command: "say",
      values: { line: "en rad" },
      hidden: {},
      more: false,
    } as const;
    c.clock.advance(idempotencyKeysKeptMs + 1);
    expect(await c.ask("anna", idempotencyKey, submit)).toMatchObject({
      kind: "refused",
      said: "Formuläret är för gammalt. Inget har sparats. Öppna det på nytt.",
    });
    expect((await c.state(id)).lines).toEqual([]);
  });
  test("at thirty days to the millisecond it still counts, and its idempotency key is still known", async () => {
    const c = await small();
    const id = await c.begin();
    const idempotencyKey = freshIdempotencyKey(c.clock.now());
    const submit = {
      kind: "submit",
      workflow: "puppet",
      instance: id,
      command: "say",
      values: { line: "en rad" },
      hidden: {},
      more: false,
    } as const;
    expect((await c.ask("anna", idempotencyKey, submit)).kind).toBe("done");
    c.clock.advance(idempotencyKeysKeptMs);
    await c.store.upkeep.housekeep(c.clock.now(), {
      idempotencyKeysMs: idempotencyKeysKeptMs,
      accessLogMs: idempotencyKeysKeptMs,
    });
    await c.ask("anna", idempotencyKey, submit);
    expect((await c.state(id)).lines).toEqual(["en rad"]);
  });
  test("two forms opened at one moment are two forms", async () => {
    const c = await small();
    const id = await c.begin();
    const [a, b] = [
      await c.press("anna", "slack:1", id, "say"),
      await c.press("anna", "slack:2", id, "say"),
    ];
    if (a.kind !== "form" || b.kind !== "form") throw new Error("no forms");
    expect(a.form.idempotencyKey).not.toBe(b.form.idempotencyKey);
  });
  test("meanwhile it can no longer be done: the answer says what is true now", async () => {
    const c = await small();
    const id = await c.begin();
    const other = await c.begin();
    await c.pull(other, { flags: ["refuses tells"] });
    await c.pull(id, { tells: [tell("x", other)] });
    const reply = await c.press("anna", "slack:1", id, "refused");
    expect(reply).toMatchObject({ kind: "refused", said: expect.stringContaining("redan") });
  });
});
