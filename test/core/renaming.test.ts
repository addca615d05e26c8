// A reference has leaked: the case gets another, in the whole program. What it was called leads nowhere, and no message says both.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { consentTo } from "../support/consent-to.ts";
import { facts, Office, yes } from "../support/office.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let office: Office;
let n = 0;
const idempotencyKey = (): string => {
  n += 1;
  return `renaming:${n}`;
};
beforeEach(async () => {
  world = await createWorld();
  office = new Office(world);
});
afterEach(() => world.close());
const [anna, bo, coordinator] = ["noomi-kontakt", "noomi-ersattare", "regionkoordinator-1"];
const does = async (...order: Parameters<Office["does"]>): Promise<string> => {
  const instance = await office.does(...order);
  await world.idle();
  return instance;
};
const nameOf = async (kase: string) => {
  const { ref, words } =
    (await world.lines({ workflow: "case", limit: 20 })).find(({ instance }) => instance === kase)
      ?.summary ?? {};
  return { ref: String(ref), words: String(words) };
};
/** Everything that stands in Slack at this moment, by its place and name. */
const messages = (): ReadonlyMap<string, string> =>
  new Map(
    [
      ...world.cloud.channels().map(({ id }) => id),
      ...["U0NOOMI01", "U0NOOMI02", "U0EVON01", "U0EVON02"].map((user) => world.cloud.im(user)),
    ].flatMap((id) =>
      world.cloud
        .messages(id)
        .map((message) => [`${id} ${message.ts}`, JSON.stringify(message)] as const),
    ),
  );
const says = async (text: string) =>
  world.stafett.engine.handle({
    ...{ idempotencyKey: idempotencyKey(), platform: "slack", identity: "T0STAFETT/U0NOOMI01" },
    ask: { kind: "words", slash: "/stafett", text },
  });
const shows = async (
  workflow: string,
  instance: string,
  panel = "show",
  identity = "T0STAFETT/U0NOOMI01",
) =>
  JSON.stringify(
    await world.stafett.engine.handle({
      ...{ idempotencyKey: idempotencyKey(), platform: "slack", identity },
      ask: { kind: "panel", workflow, instance, panel },
    }),
  );
const open = () =>
  does(anna, "case", "open", { deputy: bo, child: "no", risk: "high", quiet: "no" });
const sharing = { basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };

describe("a new reference", () => {
  it("is a new card in a space, and the old one tells of nothing", async () => {
    const kase = await open();
    const before = await nameOf(kase);
    const cards = [...messages()].filter(([, said]) => said.includes(before.ref)).map(([id]) => id);
    const inSpace = cards.filter((id) => id.startsWith("C0NOOMI "));
    expect(inSpace).toHaveLength(1);
    await does(anna, "case", "rename", { why: "leaked" }, kase);
    const after = await nameOf(kase);
    expect(after.ref).not.toBe(before.ref);
    expect(after.words).not.toBe(before.words);
    const all = messages();
    for (const said of all.values()) expect(said).not.toContain(before.ref);
    for (const said of all.values()) expect(said).not.toContain(before.words);
    // Whoever reads the channel cannot tell that the two are one case: the card that stood there has not become the new one.
    expect(all.get(inSpace[0] ?? "")).not.toContain(after.ref);
    expect(
      [...all].filter(([id, said]) => id.startsWith("C0NOOMI ") && said.includes(after.ref)),
    ).toHaveLength(1);
  });
  it("leads to the case, and what it was called does not; nor is it said that it once did", async () => {
    const kase = await open();
    const before = await nameOf(kase);
    const nowhere = await says("lugnt SYD-0000-00");
    // It has led there, and is remembered.
    expect(await says(`ärende ${before.ref}`)).toMatchObject({ kind: "panel" });
    await does(anna, "case", "rename", { why: "other" }, kase);
    for (const text of ["ärende", "lugnt"])
      expect(await says(`${text} ${before.ref}`)).toEqual(nowhere);
    expect(await says(`lugnt ${(await nameOf(kase)).ref}`)).toMatchObject({ kind: "done" });
  });
  it("is told in person to those who take part, and not to whoever gave it", async () => {
    const kase = await open();
    await does(anna, "case", "consent", consentTo({ agency: "evonhuset", ...sharing }), kase);
    await does(anna, "case", "invite", { agency: "evonhuset", ...sharing }, kase);
    await does(coordinator, "case", "accept", { contact: coordinator }, kase);
    await does(anna, "case", "rename", { why: "besideName" }, kase);
    const { ref } = await nameOf(kase);
    const told = (user: string) =>
      world.cloud
        .messages(world.cloud.im(user))
        .filter((message) => JSON.stringify(message).includes("Ett ärende har fått ny referens"));
    expect(told("U0EVON01")).toHaveLength(1);
    expect(JSON.stringify(told("U0EVON01"))).toContain(ref);
    expect(told("U0NOOMI02")).toHaveLength(1);
    expect(told("U0NOOMI01")).toEqual([]);
    // Why it was given stands in no message.
    for (const said of messages().values()) expect(said).not.toContain("peka ut personen");
  });
  it("reaches what has the name with it: a referral, the guide and its actions, the list before days off", async () => {
    const kase = await open();
    const guide = await does(anna, "guide", "begin", { kase });
    await does(anna, "guide", "notYet", { item: "plan" }, guide);
    await does(anna, "case", "consent", yes, kase);
    const referral = await does(anna, "referral", "draft", { kase, ...facts });
    await does(anna, "referral", "send", {}, referral);
    await world.until("2026-11-27T15:00:00.000Z");
    const before = await nameOf(kase);
    const action = (await world.lines({ workflow: "action", limit: 5 }))[0]?.instance ?? "";
    for (const [workflow, instance] of [
      ["referral", referral],
      ["guide", guide],
      ["action", action],
    ] as const)
      expect(await shows(workflow, instance), workflow).toContain(before.ref);
    expect(
      [...messages().values()].filter(
        (said) => said.includes(before.ref) && said.includes("Vem har"),
      ).length,
    ).toBeGreaterThan(0);
    await does(anna, "case", "rename", { why: "moved" }, kase);
    const { ref } = await nameOf(kase);
    for (const [workflow, instance] of [
      ["referral", referral],
      ["guide", guide],
      ["action", action],
    ] as const) {
      const shown = await shows(workflow, instance);
      expect(shown).toContain(ref);
      expect(shown).not.toContain(before.ref);
    }
    for (const said of messages().values()) expect(said).not.toContain(before.ref);
  });
  it("reaches what the case is not told of: a draft, and an offered hand-over, which says nothing older beside it", async () => {
    const [kase, other] = [await open(), await open()];
    const [before, stays] = [await nameOf(kase), await nameOf(other)];
    const draft = await does(anna, "referral", "draft", { kase, ...facts });
    const foreign = await does(anna, "referral", "draft", { kase: other, ...facts });
    await does(anna, "handover", "offer", { to: bo, scope: "all" });
    const offered = () => JSON.stringify(world.cloud.messages(world.cloud.im("U0NOOMI02")));
    expect(await shows("referral", draft)).toContain(before.ref);
    expect(offered()).toContain(before.ref);
    await does(anna, "case", "rename", { why: "leaked" }, kase);
    const after = await nameOf(kase);
    const shown = await shows("referral", draft);
    expect(shown).toContain(after.ref);
    expect(shown).not.toContain(before.ref);
    expect(await shows("referral", foreign)).toContain(stays.ref);
    expect(offered()).toContain(after.ref);
    expect(offered()).toContain(stays.ref);
    for (const said of messages().values())
      for (const old of [before.ref, before.words]) expect(said).not.toContain(old);
    // Once more, and taken: nothing goes back to the first.
    await does(anna, "case", "rename", { why: "other" }, kase);
    const newest = await nameOf(kase);
    for (const each of [offered(), await shows("referral", draft)]) {
      expect(each).toContain(newest.ref);
      expect(each).not.toContain(after.ref);
    }
    const offer =
      (await world.lines({ workflow: "handover", open: true, limit: 5 }))[0]?.instance ?? "";
    await does(bo, "handover", "accept", {}, offer);
    expect(await office.state<{ readonly holder: object }>(kase)).toMatchObject({
      holder: { member: bo },
    });
    for (const said of messages().values()) expect(said).not.toContain(after.ref);
  });
  it("a draft whose case has only the same two words is not told", async () => {
    const [kase, other] = [await open(), await open()];
    const draft = await does(anna, "referral", "draft", { kase: other, ...facts });
    const { ref } = await nameOf(other);
    const teller = {
      workflow: "referral",
      command: "rename",
      instance: draft as never,
      by: { sender: "case", instance: kase as never },
    };
    await world.stafett.engine.transact.run({
      ...teller,
      values: { ref: "SYD-0000-00", words: "sten bok" },
    });
    expect(await shows("referral", draft)).toContain(ref);
  });
  it("is the newer one where two give one at once, and whoever was first is told; nobody gives one who does not have the case", async () => {
    const kase = await open();
    const both = await Promise.all(
      [anna, bo].map((by) => office.run(by, "case", "rename", { why: "leaked" }, kase)),
    );
    expect(both.map(({ kind }) => kind)).toEqual(["ok", "ok"]);
    await world.idle();
    const { ref } = await nameOf(kase);
    const state = await office.state<{ readonly named: { readonly by: string } }>(kase);
    const first = state.named.by === anna ? "U0NOOMI02" : "U0NOOMI01";
    expect(JSON.stringify(world.cloud.messages(world.cloud.im(first)))).toContain(ref);
    const refs = new Set(
      [...messages().values()].flatMap((said) => said.match(/SYD-\w{4}-\w{2}/g) ?? []),
    );
    expect([...refs]).toEqual([ref]);
    await does(anna, "case", "consent", consentTo({ agency: "evonhuset", ...sharing }), kase);
    await does(anna, "case", "invite", { agency: "evonhuset", ...sharing }, kase);
    await does(coordinator, "case", "accept", { contact: coordinator }, kase);
    expect(await office.run(coordinator, "case", "rename", { why: "leaked" }, kase)).toMatchObject({
      kind: "denied",
    });
  });
});
