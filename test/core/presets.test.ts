// What a button or a form brings back: what the program put there is taken as it is, what is not as it was is refused.
import { describe, expect, test } from "vitest";
import type { Ask, Raw, Reply, WordedMessage } from "../../adapters/port.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { createSignedValues } from "../../src/engine/signed-values.ts";
import type { Message, Open } from "../../src/rules/ui.ts";
import { agreed, anna, coordinator, office, said } from "../support/office.ts";
import { masterKey, presets, signedAt } from "../support/presets.ts";
import { proven } from "../support/proven.ts";
import { message, type Wanted } from "../support/puppet.ts";
import { type SmallCore, small } from "../support/small-core.ts";
import { unluckyId } from "../support/unlucky.ts";

const target = { workflow: "case", instance: "7KQ3M9XW2B4C5D6E", command: "revoke" };
const values: Raw = { id: "FS674F6TZ570N577", groups: ["behov", "barn"] };
const signed = presets.sign(target, values, "anna");
const proof = String(signed["~"]);
const [month = "", mac = ""] = proof.split(".");
const withProof = (other: string | readonly string[]): Raw => ({ ...values, "~": other });
const at = (iso: string) => createSignedValues(masterKey, () => Date.parse(iso));

describe("a proof", () => {
  test("is short, says its month, and comes off when it is read", () => {
    expect(proof).toMatch(/^2026-11\.[\w-]{22}$/);
    expect(presets.read(target, signed, "anna")).toEqual({ kind: "signed", values });
  });
  test("does not depend on the order of the names, or on what the clock says within the month", () => {
    const turned = Object.fromEntries(Object.entries(values).reverse());
    expect(at("2026-11-01T00:00:00Z").sign(target, turned, "anna")["~"]).toBe(proof);
  });
  test("of a space is good for everybody, without an instance too", () => {
    const shared = presets.sign(target, values, undefined);
    for (const who of ["anna", "bo"]) expect(presets.read(target, shared, who).kind).toBe("signed");
    const start = { workflow: "referral", command: "draft" };
    expect(presets.read(start, presets.sign(start, values, undefined), "bo").kind).toBe("signed");
  });
  test("of nothing is none: nothing is added to a button that brings nothing", () => {
    expect(presets.sign(target, {}, "anna")).toEqual({});
    expect(presets.read(target, {}, "anna")).toEqual({ kind: "signed", values: {} });
  });
  test.each<[string, Raw]>([
    ["a value changed", { ...signed, id: "FS674F6TZ570N578" }],
    ["a value that became a list", { ...signed, id: ["FS674F6TZ570N577"] }],
    ["a list in another order", { ...signed, groups: ["barn", "behov"] }],
    ["a list that became a text", { ...signed, groups: "behov,barn" }],
    ["a value added", { ...signed, agency: "evonhuset" }],
    [
      "a value added by a name that every object has",
      Object.assign(JSON.parse('{"__proto__":"x"}'), signed),
    ],
    ["a value removed", { id: "FS674F6TZ570N577", "~": proof }],
    ["every value removed", { "~": proof }],
    [
      "two values that changed places",
      { id: "behov", groups: ["FS674F6TZ570N577", "barn"], "~": proof },
    ],
    ["a proof cut short", withProof(proof.slice(0, -1))],
    ["a proof with something after it", withProof(`${proof}A`)],
    ["a proof with a line after it", withProof(`${proof}\n`)],
    ["a proof padded as base64 is", withProof(`${proof}==`)],
    ["a proof in capitals", withProof(`${month}.${mac.toUpperCase()}`)],
    ["a proof in the other alphabet of base64", withProof(`${month}.${mac.slice(0, -1)}+`)],
    [
      "a proof in hexadecimal",
      withProof(`${month}.${Buffer.from(mac, "base64url").toString("hex")}`),
    ],
    // Its last character holds two bits of padding: the decoder would take four spellings for one.
    [
      "the same bytes spelt otherwise",
      withProof(
        `${month}.${mac.slice(0, -1)}${String.fromCharCode((mac.at(-1) ?? "").charCodeAt(0) + 1)}`,
      ),
    ],
    ["a proof without its month", withProof(mac)],
    ["a month that is none", withProof(`2026-13.${mac}`)],
    ["the key of another month", withProof(`2026-10.${mac}`)],
    ["no proof where one stands", withProof("")],
    ["no proof", values],
    ["a proof of nothing", { "~": proof }],
    ["several proofs", withProof([proof, proof])],
    [
      "a proof of another master key",
      createSignedValues(new Uint8Array(32).fill(1), () => signedAt).sign(target, values, "anna"),
    ],
  ])("%s: is not taken", (_what, brought) => {
    expect(presets.read(target, brought, "anna")).toEqual({ kind: "forged", why: "proof" });
  });
  test.each([
    ["another instance", { ...target, instance: "7KQ3M9XW2B4C5D6F" }],
    ["no instance", { workflow: "case", command: "revoke" }],
    ["an instance without a name", { ...target, instance: "" }],
    ["another command", { ...target, command: "consent" }],
    ["another workflow", { ...target, workflow: "referral" }],
  ])("moved to %s: is not taken", (_what, other) => {
    expect(presets.read(other, signed, "anna")).toEqual({ kind: "forged", why: "proof" });
  });
  test("nothing is not the same as an empty name: neither for an instance nor for a member", () => {
    const start = { workflow: "referral", command: "draft" };
    const shared = presets.sign(start, values, undefined);
    expect(presets.read({ ...start, instance: "" }, shared, "anna").kind).toBe("forged");
    expect(presets.read(start, presets.sign(start, values, ""), "anna").kind).toBe("forged");
  });
  test("shown to one member, brought by another: is not taken", () => {
    expect(presets.read(target, signed, "bo")).toEqual({ kind: "forged", why: "proof" });
  });
  test("is good for twelve months more, and no longer", () => {
    expect(at("2027-11-30T23:59:59.999Z").read(target, signed, "anna").kind).toBe("signed");
    expect(at("2027-12-01T00:00:00.000Z").read(target, signed, "anna")).toEqual({
      kind: "forged",
      why: "age",
    });
  });
  test("of a month that has not come is not taken", () => {
    expect(at("2026-10-31T23:59:59.999Z").read(target, signed, "anna")).toEqual({
      kind: "forged",
      why: "age",
    });
  });
});

/** A button that brings a round, to one member or in a space. */
const button = (more: Partial<Message> = {}): Message =>
  message("Rad", { actions: [bump], ...more });
const bump = {
  command: "bump",
  label: { key: "core.more" },
  values: { round: "3" as Open<string> },
} as const;
const pressOf = (worded: WordedMessage | undefined): Extract<Ask, { kind: "press" }> => {
  const [action] = worded?.actions ?? [];
  if (!action || !("press" in action.does)) throw new Error("no button");
  return { kind: "press", ...action.does.press };
};
const posted = async (
  c: SmallCore,
  id: string,
  wanted: Wanted,
): Promise<Extract<Ask, { kind: "press" }>> => {
  await c.pull(id, wanted);
  await c.worker.idle();
  // What is wanted no more is taken away beside it, in no order.
  return pressOf(c.adapter.deliveries.findLast(({ gone }) => !gone)?.message);
};
const toAnna: Wanted = {
  posts: [{ key: "p", to: { member: "anna" as never }, urgency: "atOnce", message: button() }],
};
const toSpace: Wanted = { posts: [{ key: "s", to: { space: "rum" as never }, message: button() }] };
const changed = (reply: Reply): void =>
  expect(reply).toMatchObject({ kind: "refused", said: said("core.changedMeanwhile") });
const forgeries = (c: SmallCore) => c.facts.filter(({ event }) => event === "values.forged");

describe("a button in a message", () => {
  test("is signed when it is sent, and works", async () => {
    const c = await small();
    const id = await c.begin();
    const press = await posted(c, id, toAnna);
    expect(press.values).toEqual({ round: "3", "~": expect.stringMatching(/^2026-11\./) });
    expect((await c.ask("anna", "slack:1", press)).kind).toBe("done");
    expect((await c.state(id)).count).toBe(1);
    expect(forgeries(c)).toEqual([]);
  });
  test("to one member is nobody else's; in a space the rules say whose it is", async () => {
    const c = await small();
    const id = await c.begin();
    changed(await c.ask("bo", "slack:1", await posted(c, id, toAnna)));
    expect(forgeries(c)).toEqual([
      { event: "values.forged", why: "proof", surface: "puppet.bump", member: "bo" },
    ]);
    const other = await c.ask("bo", "slack:2", await posted(c, id, toSpace));
    expect(other).toMatchObject({
      kind: "refused",
      said: expect.not.stringContaining(said("core.changedMeanwhile")),
    });
    expect(forgeries(c)).toHaveLength(1);
  });
  test("with another value, or for another instance, changes nothing; the log says so, and no value", async () => {
    const c = await small();
    const [id, other] = [await c.begin(), await c.begin()];
    const press = await posted(c, id, toAnna);
    changed(
      await c.ask("anna", "slack:1", { ...press, values: { ...press.values, round: "4711" } }),
    );
    changed(await c.ask("anna", "slack:2", { ...press, instance: other }));
    expect([(await c.state(id)).count, (await c.state(other)).count]).toEqual([0, 0]);
    expect(forgeries(c)).toHaveLength(2);
    expect(JSON.stringify(forgeries(c))).not.toContain("4711");
  });
  test("that is older than a year says that things have changed", async () => {
    const c = await small();
    const id = await c.begin();
    const press = await posted(c, id, toAnna);
    c.clock.set(Date.parse("2027-12-01T09:00:00Z"));
    changed(await c.ask("anna", "slack:1", press));
    expect(forgeries(c)).toMatchObject([{ why: "age" }]);
  });
  test("is not sent again because another month signs", async () => {
    const c = await small();
    const id = await c.begin();
    await posted(c, id, toAnna);
    const sent = c.adapter.deliveries.length;
    c.clock.set(Date.parse("2026-12-02T09:00:00Z"));
    await posted(c, id, toAnna);
    expect(c.adapter.deliveries).toHaveLength(sent);
  });
  test("that nobody signed changes nothing", async () => {
    const c = await small();
    const id = await c.begin();
    changed(
      await c.ask("anna", "slack:1", {
        kind: "press",
        workflow: "puppet",
        instance: id,
        command: "bump",
        values: { round: "3" },
      }),
    );
    expect((await c.state(id)).count).toBe(0);
    expect(forgeries(c)).toEqual([
      { event: "values.forged", why: "proof", surface: "puppet.bump", member: "anna" },
    ]);
  });
});

describe("what one person is shown", () => {
  const pressesIn = (reply: Reply): readonly Extract<Ask, { kind: "press" }>[] =>
    reply.kind !== "home" && reply.kind !== "panel"
      ? []
      : [
          ...reply.panel.actions,
          ...reply.panel.body.flatMap((block) => ("actions" in block ? block.actions : [])),
        ].flatMap(({ does }) =>
          "press" in does && "~" in does.press.values
            ? [{ kind: "press", ...does.press } as const]
            : [],
        );
  test.each<[string, Ask]>([
    ["App Home", { kind: "home" }],
    ["a panel", { kind: "panel", workflow: "case", panel: "mine" }],
  ])(
    "%s: its buttons are that person's, for others they say that things have changed",
    async (_what, ask) => {
      const o = await office();
      await o.kase();
      const presses = pressesIn(await o.asks(anna, ask));
      expect(presses.length).toBeGreaterThan(0);
      for (const press of presses) {
        changed(await o.asks(coordinator, press));
        expect(await o.asks(anna, press)).not.toMatchObject({
          said: said("core.changedMeanwhile"),
        });
      }
    },
  );
});

describe("a line", () => {
  const number = "19811218-9876";
  const on = (instance: string) => ({ workflow: "puppet", instance, command: "say" });
  test("without a proof is not brought, whatever it says", async () => {
    const c = await small();
    const id = await c.begin();
    changed(
      await c.ask("anna", "slack:1", {
        kind: "press",
        ...on(id),
        values: { line: "ord", other: "ord" },
      }),
    );
    const hidden = { line: "ord" };
    changed(
      await c.ask("anna", freshIdempotencyKey(c.clock.now()), {
        kind: "submit",
        ...on(id),
        values: {},
        hidden,
        more: false,
      }),
    );
    expect((await c.state(id)).lines).toEqual([]);
  });
  test("that the program put there is not looked at again; what is typed beside it is", async () => {
    const c = await small();
    const id = await c.begin();
    const hidden = c.core.signedValues.sign(on(id), { line: unluckyId() }, "anna");
    const submit = { kind: "submit", ...on(id), hidden, more: true } as const;
    expect(
      (
        await c.ask("anna", freshIdempotencyKey(c.clock.now()), {
          ...submit,
          values: { other: number },
        })
      ).kind,
    ).toBe("errors");
    expect(
      (
        await c.ask("anna", freshIdempotencyKey(c.clock.now()), {
          ...submit,
          values: { other: "ord", line: "annat" },
        })
      ).kind,
    ).toBe("done");
    expect((await c.state(id)).lines).toEqual([unluckyId(), "ord"]);
  });
});

describe("a form", () => {
  const opened = async (c: SmallCore, id: string, brought: Raw) => {
    const press = {
      kind: "press",
      workflow: "puppet",
      instance: id,
      command: "say",
      values: brought,
    } as const;
    const drawn = await c.ask("anna", `slack:${Object.keys(brought).length}`, press);
    if (drawn.kind !== "form") throw new Error(drawn.kind);
    return drawn.form;
  };
  const on = (instance: string) => ({ workflow: "puppet", instance, command: "say" });
  test("opened from a space is its reader's alone, and keeps its proof when it is drawn again", async () => {
    const c = await small();
    const id = await c.begin();
    const form = await opened(c, id, c.core.signedValues.sign(on(id), { level: "low" }, undefined));
    expect(c.core.signedValues.read(on(id), form.hidden, "anna")).toEqual({
      kind: "signed",
      values: { level: "low" },
    });
    expect(c.core.signedValues.read(on(id), form.hidden, "bo").kind).toBe("forged");
    const again = await c.ask("anna", form.idempotencyKey, {
      kind: "redraw",
      ...on(id),
      values: {},
      hidden: form.hidden,
      more: true,
    });
    expect(again).toMatchObject({ kind: "form", form: { hidden: form.hidden } });
    changed(
      await c.ask("anna", form.idempotencyKey, {
        kind: "redraw",
        ...on(id),
        values: {},
        hidden: { ...form.hidden, level: "high" },
        more: true,
      }),
    );
  });
  test("with an option that the rules no longer know asks for it", async () => {
    const c = await small();
    const id = await c.begin();
    expect(
      (await opened(c, id, c.core.signedValues.sign(on(id), { level: "purple" }, "anna"))).hidden,
    ).toEqual({});
  });
});

describe("an id that looks like somebody's number", () => {
  test("the consent it names is withdrawn like any other", async () => {
    const { o, kase } = await agreed();
    const revoke = { workflow: "case", instance: kase, command: "revoke" };
    const id = unluckyId();
    const { sign } = o.world.stafett.core.signedValues;
    const drawn = await o.asks(anna, {
      kind: "press",
      ...revoke,
      values: sign(revoke, { id }, anna),
    });
    if (drawn.kind !== "form") throw new Error(drawn.kind);
    expect(drawn.form.hidden).toMatchObject({ id });
    const submit = {
      kind: "submit",
      ...revoke,
      values: { how: "spoken" },
      hidden: drawn.form.hidden,
      more: false,
    } as const;
    expect(await o.asks(anna, submit)).toMatchObject({
      kind: "refused",
      said: said("case.consent.gone"),
    });
    changed(await o.asks(coordinator, { ...submit, hidden: sign(revoke, { id }, anna) }));
  });
  test("the case it names is referred like any other", async () => {
    const o = await office();
    const kase = unluckyId();
    const draft = {
      kind: "press",
      workflow: "referral",
      command: "draft",
      values: { kase },
    } as const;
    const drawn = await o.asks(anna, proven(o.world.stafett.core.signedValues, draft, anna));
    expect(drawn).toMatchObject({ kind: "form", form: { hidden: { kase } } });
  });
});
