// Somebody of an agency, a stranger and a clumsy friend against referrals, questions about places and consents.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import {
  Attackers,
  absent,
  anna,
  bo,
  chief,
  evon,
  facts,
  head,
  lund,
  mate,
  nowhere,
  outsider,
  place,
  said,
} from "../support/referral-attackers.ts";
import { createWorld, type World } from "../support/world.ts";

let w: World;
let a: Attackers;
beforeEach(async () => {
  w = await createWorld({ teams: true });
  a = new Attackers(w);
});
afterEach(() => w.close());

describe("for another agency", () => {
  test("a draft to somebody outside, changed to somebody inside, is not answered in their name", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, {
      service: "annat",
      to: "plattformen",
      basis: "menprovning_klart",
    });
    await a.refers(evon, "edit", referral, { ...facts, basis: "menprovning_klart" });
    await a.refers(evon, "send", referral);
    await a.refers(evon, "receive", referral);
    expect([await a.step(referral), (await a.state(referral)).outside]).toEqual(["sent", false]);
    await a.refers(lund, "receive", referral);
    expect(await a.step(referral)).toBe("received");
  });
  test("and the other way round somebody answers at all", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis: "menprovning_klart" });
    await a.refers(evon, "edit", referral, {
      ...facts,
      service: "annat",
      to: "plattformen",
      basis: "menprovning_klart",
    });
    await a.refers(evon, "send", referral);
    await a.refers(evon, "receive", referral);
    expect(await a.step(referral)).toBe("received");
  });
});

describe("the second person", () => {
  const basis = "OSL_10_2";
  test("is nobody who changed the draft or asked", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis: "menprovning_klart" });
    await a.refers(mate, "edit", referral, { ...facts, basis });
    await a.refers(mate, "send", referral);
    await a.refers(mate, "approve", referral);
    expect(await a.step(referral)).toBe("draft");
    await a.refers(evon, "approve", referral);
    expect(await a.step(referral)).toBe("draft");
    await a.refers(head, "approve", referral);
    expect(await a.step(referral)).toBe("sent");
  });
  test("the lead who asks is not the one who is asked", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis });
    await a.refers(head, "send", referral);
    expect((await a.state(referral)).second).toMatchObject({ to: "regionkoordinator-2" });
  });
  test("says yes to what was shown, not to what it became", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis });
    await a.refers(evon, "send", referral);
    const panel = JSON.stringify(await a.shows(head, referral));
    const [, shown] = /"approve","values":(\{[^}]*\})/.exec(panel) ?? [];
    w.clock.set(w.clock.now() + 60_000);
    await a.refers(evon, "edit", referral, {
      ...facts,
      service: "polisanmalan_stod",
      to: "polisen-syd",
      basis,
    });
    await a.refers(evon, "send", referral);
    await a.refers(head, "approve", referral, JSON.parse(shown ?? "{}"));
    expect(await a.step(referral)).toBe("draft");
  });
  test("is not asked for ever", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis });
    for (let i = 0; i < 8; i++) {
      w.clock.set(w.clock.now() + 60_000);
      await a.refers(evon, "send", referral);
      if (i % 2) await a.refers(head, "object", referral);
      else await a.refers(evon, "edit", referral, { ...facts, basis });
    }
    await w.idle();
    expect((await a.state(referral)).asks).toBe(5);
  });
  test("is asked again when it is sent anew", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, { basis });
    await a.refers(evon, "send", referral);
    await a.refers(head, "approve", referral);
    await a.failed(referral);
    await a.refers(evon, "reopen", referral);
    expect(await a.step(referral)).toBe("failed");
  });
});

describe("after a withdrawal", () => {
  test.each(["confirmed", "declined"])(
    "the receiver sees nothing of what is %s either",
    async (how) => {
      const { kase, referral, consent } = await a.sent();
      if (how === "confirmed") await a.confirmed(referral);
      else await a.refers(lund, "decline", referral, { reason: "noCapacity" });
      expect((await a.shows(lund, referral)).kind).toBe("panel");
      await a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" });
      expect(said(await a.shows(lund, referral))).toBe(absent);
      expect(said(await a.refers(lund, "receive", referral))).toBe(absent);
    },
  );
  test("a closed case can be told of it", async () => {
    const { kase, referral, consent } = await a.sent();
    await a.confirmed(referral);
    await a.closes(kase);
    expect(await a.step(kase)).toBe("closed");
    await a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" });
    expect(said(await a.shows(lund, referral))).toBe(absent);
  });
  test("a no recorded later counts as one", async () => {
    const { kase, referral } = await a.sent();
    await a.consents(kase, { given: "no" });
    expect(await a.step(referral)).toBe("withdrawn");
    const again = await a.draft(anna, kase, { basis: "samtycke_ngo" });
    await a.refers(anna, "send", again);
    expect(await a.step(again)).toBe("draft");
  });
  test("one that was written down twice is withdrawn once", async () => {
    const { kase, referral } = await a.sent();
    await a.consents(kase);
    const [, renewed] = (await a.state(kase)).consents as readonly { readonly id: string }[];
    await a.does(anna, "case", "revoke", kase, { id: renewed?.id ?? "", how: "spoken" });
    expect(await a.step(referral)).toBe("withdrawn");
    const again = await a.draft(anna, kase, { basis: "samtycke_ngo" });
    await a.refers(anna, "send", again);
    expect(await a.step(again)).toBe("draft");
  });
  test("a withdrawn no does not bring the yes back", async () => {
    const { kase } = await a.sent();
    await a.consents(kase, { given: "no" });
    const answers = (await a.state(kase)).consents as readonly { readonly id: string }[];
    await a.does(anna, "case", "revoke", kase, { id: answers.at(-1)?.id ?? "", how: "spoken" });
    const again = await a.draft(anna, kase, { basis: "samtycke_ngo" });
    await a.refers(anna, "send", again);
    expect(await a.step(again)).toBe("draft");
  });
  test("what rests on it can be stopped, however many answers came after", async () => {
    const { kase, consent } = await a.sent();
    for (let i = 0; i < 12; i++)
      await a.consents(kase, { agency: "polisen-syd", given: i % 2 ? "no" : "yes" });
    expect(JSON.stringify(await a.shows(anna, kase, "case"))).toContain(consent);
  });
  test("sixteen referrals on one consent do not make it impossible", async () => {
    const { kase, referral, consent } = await a.sent();
    for (let i = 0; i < 18; i++)
      await a.refers(anna, "send", await a.draft(anna, kase, { basis: "samtycke_ngo" }));
    await a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" });
    expect(await a.step(referral)).toBe("withdrawn");
  });
});

describe("silence and time", () => {
  test("goes on for weeks, at most once a day, and closes nothing", async () => {
    const { referral } = await a.sent();
    await w.until("2026-12-22T16:00:00Z");
    const before = (await a.state(referral)).silence as unknown as { step: number }[];
    await w.until("2026-12-23T16:00:00Z");
    const after = (await a.state(referral)).silence as unknown as { step: number }[];
    expect([
      await a.step(referral),
      (after.at(-1)?.step ?? 0) - (before.at(-1)?.step ?? 0),
    ]).toEqual(["sent", 1]);
  });
});

describe("erasure", () => {
  test("takes every referral, however many", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    const all: string[] = [];
    for (let i = 0; i < 20; i++) {
      if (i % 8 === 0) await a.consents(kase);
      const one = await a.draft(anna, kase, { basis: "samtycke_ngo" });
      await a.refers(anna, "send", one);
      await a.refers(anna, "withdraw", one, { reason: "other" });
      expect(await a.step(one)).toBe("withdrawn");
      all.push(one);
    }
    await a.closes(kase);
    await a.does(anna, "case", "file", kase, await fetchedPdf(w.stafett, "noomi-kontakt", kase));
    await w.until("2027-03-01T10:00:00Z");
    await a.does(chief, "case", "erase", kase, { sure: "erase" });
    await w.until("2027-03-03T16:00:00Z");
    expect(
      await Promise.all(
        [kase, ...all].map((id) => w.stafett.store.journal.load(id).then((row) => row?.erased)),
      ),
    ).toEqual(Array(21).fill(true));
  });
  test("a draft is thrown away, and is no mistake that is kept", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    const referral = await a.draft(anna, kase, { basis: "samtycke_ngo" });
    await a.refers(anna, "mistake", referral, { reason: "wrongCase" });
    await w.until("2026-12-04T16:00:00Z");
    expect((await w.stafett.store.journal.load(referral))?.erased).toBe(true);
  });
  test("a question about a place does not stay", async () => {
    const asked = await a.made("capacity", () => a.does(anna, "capacity", "ask", undefined, place));
    await a.does(lund, "capacity", "place", asked);
    await w.until("2026-12-09T16:00:00Z");
    expect((await w.stafett.store.journal.load(asked))?.erased).toBe(true);
  });
});

describe("an agency outside", () => {
  test("is not asked for a place where it could not answer, whatever a form says", async () => {
    const values = { ...place, service: "annat", agencies: ["plattformen"] };
    await a.does(anna, "capacity", "ask", undefined, values);
    expect(await a.list("capacity")).toEqual([]);
    const connected = await createWorld({ web: true });
    const there = new Attackers(connected);
    await there.does(anna, "capacity", "ask", undefined, values);
    expect(await there.list("capacity")).toHaveLength(1);
    await connected.close();
  });
});

describe("too much", () => {
  test("nobody buries others in questions, or the database in drafts", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    for (let i = 0; i < 60; i++) {
      await a.does(bo, "referral", "draft", undefined, { kase, ...facts, basis: "samtycke_ngo" });
      await a.does(bo, "capacity", "ask", undefined, place);
    }
    expect([(await a.list("referral")).length, (await a.list("capacity")).length]).toEqual([
      40, 10,
    ]);
  });
});

test("strangers and others learn the same as of nothing", async () => {
  const { kase, referral } = await a.sent();
  expect(await a.shows(outsider, referral)).toEqual(await a.shows(outsider, nowhere));
  for (const command of [
    "receive",
    "accept",
    "approve",
    "withdraw",
    "edit",
    "freeze",
    "stop",
    "forget",
    "silent",
  ])
    expect(await a.does(outsider, "referral", command, referral), command).toEqual(
      await a.does(outsider, "referral", command, nowhere),
    );
  for (const command of ["consent", "revoke", "share", "chain", "moveAway", "takeIn"])
    expect(await a.does(outsider, "case", command, kase), command).toEqual(
      await a.does(outsider, "case", command, nowhere),
    );
  const values = { ...facts, to: "noomi", service: "SocialCare", basis: "samtycke_ngo" };
  expect(await a.does(outsider, "referral", "draft", undefined, { kase, ...values })).toEqual(
    await a.does(outsider, "referral", "draft", undefined, { kase: nowhere, ...values }),
  );
});
