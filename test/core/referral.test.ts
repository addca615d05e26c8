// A referral and its case are one thing to whoever is told: what the one says is true of the other, in the same transaction or not at all.
import { describe, expect, test } from "vitest";
import { local } from "../support/given.ts";
import { absent, agreed, anna, coordinator, said, second, taking } from "../support/office.ts";
import { textOf } from "../support/world.ts";

describe("what is sent rests on a consent of this moment", () => {
  test.each([
    ["for another agency", { agency: "polisen-syd" }],
    ["for another purpose", { purpose: "akut_vard" }],
    ["without one of the groups", { groups: ["barn"] }],
    ["of another kind", { kind: "deltagande" }],
    ["that is a no", { given: "no" }],
  ])(
    "one %s is none: it is refused with its sentence, and nothing has left the draft",
    async (_what, more) => {
      const { o, kase } = await agreed(more);
      const id = await o.drafted(kase);
      expect(await o.press(anna, "send", id)).toMatchObject({
        kind: "refused",
        said: said("case.share.noConsent"),
      });
      expect(await o.state(id)).toMatchObject({ step: "draft", sends: 0 });
      expect(await o.readers(id)).toEqual(["a:noomi"]);
      expect(await o.state<{ shares: [] }>(kase)).toMatchObject({ shares: [] });
      await o.world.idle();
      expect(o.world.cloud.messages("C0EVONHUSET")).toEqual([]);
    },
  );
  test("a minute before midnight of its last day it holds, and a minute later not", async () => {
    const { o, kase } = await agreed({ validTo: "2026-11-25" });
    const [early, late] = [await o.drafted(kase), await o.drafted(kase)];
    await o.world.until(local("2026-11-25", "23:59"));
    expect((await o.press(anna, "send", early)).kind).toBe("done");
    await o.world.until(local("2026-11-26", "00:00"));
    expect(await o.press(anna, "send", late, { again: "yes" })).toMatchObject({
      kind: "refused",
      said: said("case.share.noConsent"),
    });
    expect(await o.state(late)).toMatchObject({ step: "draft" });
  });
  test("with it the referral has the facts of that moment, and keeps them", async () => {
    const { o, kase } = await agreed({ groups: ["behov", "sakerhet"] });
    const id = await o.sent(kase, { groups: ["sakerhet"] });
    expect(await o.state(id)).toMatchObject({
      step: "sent",
      snapshot: { risk: "low", child: "no" },
    });
    await o.does(anna, "case", "setRisk", { risk: "high", quiet: "no" }, kase);
    expect(await o.state(id)).toMatchObject({ snapshot: { risk: "low" } });
  });
});

describe("a draft knows what its case knows", () => {
  const buttons = (reply: unknown): readonly string[] =>
    (
      reply as {
        panel: {
          actions: readonly { label: string }[];
          body: readonly { kind: string; actions?: readonly { label: string; style?: string }[] }[];
        };
      }
    ).panel.body
      .flatMap((block) => (block.kind === "actions" ? (block.actions ?? []) : []))
      .filter(({ style }) => style === "primary")
      .map(({ label }) => label);
  const shows = async (o: Awaited<ReturnType<typeof agreed>>["o"], id: string) =>
    buttons(await o.panel(anna, id));
  test("without a yes that carries it the first button is to record one; with it, to send", async () => {
    const { o, kase } = await agreed({ purpose: "akut_vard" });
    const id = await o.drafted(kase);
    expect(await shows(o, id)).toEqual([said("referral.consent")]);
    await o.does(
      anna,
      "case",
      "consent",
      {
        kind: "sekretess",
        agency: "evonhuset",
        purpose: "annat",
        given: "yes",
        form: "spoken",
        groups: ["behov"],
      },
      kase,
    );
    expect(await shows(o, id)).toEqual([said("referral.send")]);
    const { consents } = await o.state<{ consents: { id: string }[] }>(kase);
    await o.does(anna, "case", "revoke", { id: consents.at(-1)?.id, how: "spoken" }, kase);
    expect(await shows(o, id)).toEqual([said("referral.consent")]);
  });
  test("another group, another agency and the day after its last are none", async () => {
    const { o, kase } = await agreed({ validTo: "2026-11-25" });
    const [fits, more, other] = [
      await o.drafted(kase),
      await o.drafted(kase, { groups: ["behov", "barn"] }),
      await o.drafted(kase, { to: "polisen-syd" }),
    ];
    expect(await shows(o, fits)).toEqual([said("referral.send")]);
    expect(await shows(o, more)).toEqual([said("referral.consent")]);
    expect(await shows(o, other)).toEqual([said("referral.consent")]);
    await o.world.until(local("2026-11-26", "00:00"));
    expect(await shows(o, fits)).toEqual([said("referral.consent")]);
  });
  test("what rests on no consent is sent as before; a guest in the case is told nothing of what it holds", async () => {
    const { o, kase } = await agreed();
    expect(await shows(o, await o.drafted(kase, { basis: "vitalt_intresse" }))).toEqual([
      said("referral.send"),
    ]);
    await o.joined(kase);
    const { people } = await o.world.stafett.engine.transact.instances.people();
    const rows = async (who: string) => {
      const member = people.members.get(who);
      if (!member) throw new Error(who);
      const world = await o.world.stafett.engine.transact.instances.world(people, {
        kase: { workflow: "case", instances: [kase as never], for: member, titles: true, limit: 1 },
      });
      return world.rows("kase");
    };
    expect((await rows(anna))[0]).toHaveProperty("known");
    expect(await rows(coordinator)).toHaveLength(1);
    expect((await rows(coordinator))[0]).not.toHaveProperty("known");
  });
});

describe("the person takes the consent back", () => {
  test("while the work goes on: the receiver's panel closes in the same transaction", async () => {
    const { o, kase } = await agreed();
    const id = await o.handedOver(kase);
    await o.does(coordinator, "referral", "start", {}, id);
    const other = await o.drafted(kase, { basis: "vitalt_intresse" });
    await o.does(anna, "referral", "send", { again: "yes" }, other);
    expect((await o.panel(coordinator, id)).kind).toBe("panel");
    const commits: number[] = [];
    const { commit } = o.world.stafett.store.journal;
    o.world.stafett.store.journal.commit = (unit) => {
      commits.push(unit.writes.length);
      return commit.call(o.world.stafett.store.journal, unit);
    };
    const { consents } = await o.state<{ consents: { id: string }[] }>(kase);
    await o.does(anna, "case", "revoke", { id: consents[0]?.id, how: "spoken" }, kase);
    // The case, the referral and the region's statistics.
    expect(commits).toEqual([3]);
    expect(await o.state(id)).toMatchObject({ step: "withdrawn", consentGone: true });
    expect(await o.state(other)).toMatchObject({ step: "sent" });
    expect(await o.readers(id)).toEqual(["a:noomi"]);
    expect(await o.panel(coordinator, id)).toMatchObject({ kind: "refused", said: absent });
    for (const command of ["receive", "finish", "rest"])
      expect(await o.press(coordinator, command, id)).toMatchObject({ said: absent });
    await o.world.idle();
    const shown = o.world.cloud.messages("C0EVONHUSET").map((message) => textOf(message.blocks));
    expect(shown.filter((text) => text.includes(said("referral.stopped.ring")))).toHaveLength(1);
  });
});

describe("a transfer", () => {
  test("closes the case here, and begins one there with a reference of its own", async () => {
    const { o, kase } = await agreed();
    const id = await o.handedOver(kase, { kind: "overlamning" });
    const { newCase = "" } = await o.state(id);
    type Case = { readonly ref: string; readonly words: string };
    const [old, taken] = [await o.state<Case>(kase), await o.state<Case>(newCase)];
    expect(old).toMatchObject({ step: "closed", closed: { reason: "handedOver" } });
    expect(taken).toMatchObject({ step: "open", agency: "evonhuset", ...taking });
    expect(taken.ref).not.toBe(old.ref);
    expect(await o.readers(newCase)).toEqual(["a:evonhuset"]);
    await o.world.idle();
    const everything = o.world.cloud
      .messages("C0EVONHUSET")
      .map((message) => textOf(message.blocks));
    expect(everything.join("\n")).toContain(taken.ref);
    expect(everything.join("\n")).not.toContain(old.ref);
  });
  test("a quiet case stands in no space at either agency, nor does its referral; and so it is when it becomes quiet later", async () => {
    for (const late of [false, true]) {
      const { o, kase } = await agreed();
      if (!late) await o.does(anna, "case", "setRisk", { risk: "medium", quiet: "yes" }, kase);
      const id = await o.received(kase, { kind: "overlamning" });
      if (late) await o.does(anna, "case", "setRisk", { risk: "low", quiet: "yes" }, kase);
      await o.does(coordinator, "referral", "accept", { ...taking, risk: "high" }, id);
      await o.does(coordinator, "referral", "takeOver", {}, id);
      await o.does(anna, "referral", "handOver", { carrier: "phone" }, id);
      await o.world.idle();
      const { newCase = "", number } = await o.state<{ newCase?: string; number: string }>(id);
      const taken = await o.state<{ ref: string }>(newCase);
      expect(taken).toMatchObject({ quiet: "yes", risk: "high" });
      const spaces = ["C0EVONHUSET", "C0NOOMI"]
        .flatMap((space) => o.world.cloud.messages(space))
        .map(({ blocks }) => textOf(blocks));
      for (const name of [taken.ref, number]) expect(spaces.join("\n")).not.toContain(name);
    }
  });
  test("takes its guide along in the same transaction: what the sharing covered, in a guide of the new case's own", async () => {
    const { o, kase } = await agreed();
    const guide = await o.does(anna, "guide", "begin", { kase });
    for (const item of ["rights", "shelter"]) await o.does(anna, "guide", "done", { item }, guide);
    const { newCase = "" } = await o.state(await o.handedOver(kase, { kind: "overlamning" }));
    const { guide: there = "", ref } = await o.state<{ guide?: string; ref: string }>(newCase);
    const along = { answers: { rights: { said: "done" } }, came: { from: "noomi" } };
    expect(await o.state(there)).toMatchObject({
      kase: newCase,
      ref,
      agency: "evonhuset",
      holder: taking.holder,
      ...along,
    });
    expect(await o.state(there)).not.toHaveProperty("answers.shelter");
    expect([await o.readers(there), await o.readers(guide)]).toEqual([
      ["a:evonhuset"],
      ["a:noomi"],
    ]);
  });
  test("before the second has confirmed, nothing has moved", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase, { kind: "overlamning" });
    await o.does(coordinator, "referral", "accept", { ...taking, risk: "medium" }, id);
    await o.does(coordinator, "referral", "takeOver", {}, id);
    expect(await o.state(kase)).toMatchObject({
      step: "open",
      agency: "noomi",
      holder: { member: anna },
    });
    expect(await o.world.stafett.store.lists.list({ workflow: "case", limit: 10 })).toHaveLength(1);
  });
});

describe("at the same moment", () => {
  test("two accept: one of them has it, the other is told that it is taken", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    const swapped = { holder: { member: second }, deputy: coordinator };
    const both = await Promise.all([
      o.run(coordinator, "referral", "accept", taking, id),
      o.run(second, "referral", "accept", swapped, id),
    ]);
    expect(both.map((done) => done.kind).sort()).toEqual(["denied", "ok"]);
    expect(await o.press(second, "accept", id)).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Det här är någon annans uppgift."),
    });
    expect(await o.state(id)).toMatchObject({ step: "accepted", ...taking });
  });
  test.each([
    ["withdrawal", true],
    ["acceptance", false],
  ])(
    "accept and withdraw, the %s first: nobody is left with a referral that is gone",
    async (_first, withdrawFirst) => {
      const { o, kase } = await agreed();
      const id = await o.received(kase);
      const withdraw = () => o.run(anna, "referral", "withdraw", { reason: "personDeclines" }, id);
      const accept = () => o.run(coordinator, "referral", "accept", taking, id);
      const [withdrawn, accepted] = withdrawFirst
        ? await Promise.all([withdraw(), accept()])
        : await Promise.all([accept(), withdraw()]).then(([a, b]) => [b, a]);
      expect(withdrawn?.kind).toBe("ok");
      expect(accepted?.kind).toBe(withdrawFirst ? "denied" : "ok");
      expect(await o.state(id)).toMatchObject({ step: "withdrawn" });
      expect(await o.state(kase)).toMatchObject({ shares: [{ ended: true }] });
      expect(await o.press(coordinator, "accept", id)).toMatchObject({
        kind: "refused",
        said: absent,
      });
      await o.world.idle();
      expect(
        o.world.cloud
          .messages("C0EVONHUSET")
          .map((message) => textOf(message.blocks))
          .join("\n"),
      ).toContain(said(withdrawFirst ? "referral.stopped.before" : "referral.stopped.ring"));
    },
  );
  test("send and revoke: what was sent is stopped, or nothing was sent", async () => {
    const { o, kase } = await agreed();
    const id = await o.drafted(kase);
    const { consents } = await o.state<{ consents: { id: string }[] }>(kase);
    const [sending, revoking] = await Promise.all([
      o.run(anna, "referral", "send", {}, id),
      o.run(anna, "case", "revoke", { id: consents[0]?.id, how: "spoken" }, kase),
    ]);
    expect(revoking.kind).toBe("ok");
    const { step } = await o.state(id);
    expect(step).toBe(sending.kind === "ok" ? "withdrawn" : "draft");
    expect(await o.readers(id)).toEqual(["a:noomi"]);
  });
});

describe("a case with a referral", () => {
  test("cannot be closed while it goes on, and says so", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    const close = () => o.run(anna, "case", "close", { reason: "goalReached" }, kase);
    expect(await close()).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "case.close.referral" } },
    });
    await o.does(coordinator, "referral", "decline", { reason: "noCapacity" }, id);
    expect((await close()).kind).toBe("ok");
  });
});

describe("when the case is gone", () => {
  test("that something was passed on is still found by its receipt, and nothing there leads to the case", async () => {
    const { o, kase } = await agreed();
    const id = await o.sent(kase);
    await o.does(anna, "referral", "withdraw", { reason: "other" }, id);
    const { shares, ref, words } = await o.state<{
      shares: { record: { id: string; receipt: string } }[];
      ref: string;
      words: string;
    }>(kase);
    const { id: record, receipt } = shares[0]?.record ?? { id: "", receipt: "" };
    await o.does(anna, "case", "close", { reason: "goalReached" }, kase);
    await o.files(anna, kase);
    await o.world.until("2027-02-23T10:00:00Z");
    await o.does("noomi-chef", "case", "erase", { sure: "erase" }, kase);
    await o.world.until("2027-02-26T10:00:00Z");
    expect(await o.world.stafett.store.lists.list({ workflow: "case", limit: 10 })).toHaveLength(0);
    const kept = await o.state<object>(record);
    expect(kept).toMatchObject({ step: "kept", receipt, agency: "noomi", to: "evonhuset" });
    for (const secret of [ref, words, kase, id]) expect(JSON.stringify(kept)).not.toContain(secret);
    expect(await o.readers(record)).toEqual([`m:${anna}`, "m:noomi-chef"]);
  });
});
