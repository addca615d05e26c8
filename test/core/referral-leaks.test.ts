// What a referral must not tell: in posts, to guests, to whoever had a dialog open, and when two press at once.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { consentTo } from "../support/consent-to.ts";
import {
  Attackers,
  absent,
  anna,
  bo,
  chief,
  evon,
  facts,
  lund,
  nowhere,
  outsider,
  place,
  said,
  shelter,
} from "../support/referral-attackers.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

const name = "Villa Ekbacken";
/** The sample, with a shelter whose name is one. */
const config = () => {
  const sample = sampleConfig();
  return {
    ...sample,
    // Somebody else offers what Lund does: the one that is suggested.
    services: [
      ...sample.services,
      ...sample.services.flatMap((one) =>
        one.agency === "boende-syd"
          ? [{ ...one, id: "boende-bistand", type: "ekonomiskt_bistand" as const }]
          : [],
      ),
    ],
    agencies: sample.agencies.map((agency) =>
      agency.id === "boende-syd" ? { ...agency, name } : agency,
    ),
    members: sample.members.map((member) =>
      member.agency === "boende-syd" ? { ...member, name: `Kontaktperson, ${name}` } : member,
    ),
  };
};
let w: World;
let a: Attackers;
beforeEach(async () => {
  w = await createWorld({ teams: true, config: config() });
  a = new Attackers(w);
});
afterEach(() => w.close());
/** Everything that was posted or changed on either platform. */
const posted = async (): Promise<string> => {
  await w.idle();
  const calls = [
    ...w.cloud.calls.filter(({ method }) => method.startsWith("chat.")),
    ...(w.teams?.calls ?? []),
  ];
  return JSON.stringify(calls.map((call) => ("args" in call ? call.args : call)));
};
const toShelter = { service: "skyddat_boende", to: "boende-syd" };
/** Wordings of class B that stand in the receiver's panel. */
const coded = ["Personens uttryckliga samtycke", "Bara kvinnlig personal", "Hög", "Ett"];

describe("posts", () => {
  test("name no shelter and no code of class B, whoever sends, asks, suggests, is silent or takes over", async () => {
    const { kase, consent } = await a.sent({ groups: ["behov", "sakerhet"] });
    await a.consents(kase, {
      agency: toShelter.to,
      purpose: toShelter.service,
      groups: ["behov", "sakerhet"],
    });
    const more = {
      ...toShelter,
      basis: "samtycke_ngo",
      groups: ["behov", "sakerhet"],
      kind: "overlamning",
      conditions: ["womenOnlyStaff"],
    };
    const referral = await a.draft(anna, kase, more);
    await a.refers(anna, "send", referral);
    await w.until("2026-11-27T15:00:00Z");
    await a.refers(shelter, "receive", referral);
    await a.refers(shelter, "ask", referral, { question: "safety" });
    await a.refers(anna, "answer", referral, { payer: "unknown", children: "1" });
    await a.refers(shelter, "accept", referral, {
      holder: "m:boende-syd-kontakt",
      deputy: "boende-syd-forestandare",
    });
    await a.does(anna, "capacity", "ask", undefined, {
      ...place,
      service: "skyddat_boende",
      agencies: ["boende-syd"],
    });
    await a.refers(shelter, "takeOver", referral);
    await a.refers(anna, "handOver", referral, { carrier: "phone" });
    expect(await a.step(referral)).toBe("handedOver");
    const panel = JSON.stringify(await a.shows(shelter, referral));
    for (const each of [...coded, name]) expect(panel).toContain(`"${each}`);
    await a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" });
    const all = await posted();
    expect(all).toContain("Mottagaren har inte svarat");
    expect(all).not.toContain("Ekbacken");
    for (const each of coded) expect(all).not.toContain(each === "Ett" ? '"Ett"' : each);
    expect(all).not.toMatch(/womenOnlyStaff|samtycke_ngo|sakerhet/);
  });
  test("a suggested shelter is not named on the button to it", async () => {
    const { referral } = await a.sent();
    await a.refers(lund, "decline", referral, { reason: "noCapacity", suggested: "boende-syd" });
    expect([await a.step(referral), (await a.state(referral)).suggested]).toEqual([
      "declined",
      "boende-syd",
    ]);
    expect(await posted()).toContain("Hänvisa till boende");
    expect(await posted()).not.toContain("Ekbacken");
  });
});

describe("whoever has no part in it", () => {
  test("a guest of the case does not see to whom else it was referred, and refers it no further", async () => {
    const { kase } = await a.sent();
    await a.does(
      anna,
      "case",
      "consent",
      kase,
      consentTo({
        agency: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "annat",
        groups: ["behov"],
      }),
    );
    await a.does(anna, "case", "invite", kase, {
      agency: "evonhuset",
      basis: "samtycke_ngo",
      purpose: "annat",
      groups: ["behov"],
    });
    await a.does(evon, "case", "accept", kase, { contact: "regionkoordinator-1" });
    const panel = await a.shows(evon, kase, "case");
    expect([panel.kind, JSON.stringify(panel).includes("Lund")]).toEqual(["panel", false]);
    const reply = await a.does(evon, "referral", "draft", undefined, {
      kase,
      ...facts,
      basis: "menprovning_klart",
    });
    expect(said(reply)).toContain("en annan verksamhet som har ansvaret");
  });
  test("another agency's draft is not shown after a consent of one's own", async () => {
    const { referral } = await a.sent();
    const own = await a.caseOf(evon, "regionkoordinator-2");
    const values = {
      kind: "deltagande",
      purpose: "annat",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    };
    const answers = [];
    for (const draft of [referral, nowhere])
      answers.push(await a.does(evon, "case", "consent", own, { ...values, draft }));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.kind).toBe("done");
  });
  test("a question about a place is nothing to others", async () => {
    const asked = await a.made("capacity", () => a.does(anna, "capacity", "ask", undefined, place));
    for (const panel of ["show", "question"])
      expect(await a.shows(outsider, asked, "capacity", panel)).toEqual(
        await a.shows(outsider, nowhere, "capacity", panel),
      );
    for (const command of ["place", "full", "age", "forget"])
      expect(await a.does(outsider, "capacity", command, asked)).toEqual(
        await a.does(outsider, "capacity", command, nowhere),
      );
    expect(said(await a.shows(lund, asked, "capacity"))).toBe(absent);
  });
  test("a parent is a number of ours, or none: no text comes in by that way", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    const referral = await a.draft(anna, kase, {
      basis: "samtycke_ngo",
      parent: "Anna.Andersson-19640812",
    });
    expect((await a.state(referral)).parent).toBeUndefined();
  });
  test("with an address of an old referral nobody learns whose it is by beginning one upon it", async () => {
    const { referral } = await a.sent();
    const asked = await a.made("capacity", () => a.does(anna, "capacity", "ask", undefined, place));
    for (const kind of ["press", "redraw", "submit"] as const)
      for (const [workflow, command, instance] of [
        ["referral", "draft", referral],
        ["capacity", "ask", asked],
      ] as const) {
        const tries = (at: string) =>
          a.ask(outsider, {
            kind,
            workflow,
            command,
            instance: at,
            values: {},
            hidden: {},
            more: true,
          });
        expect(await tries(instance), `${kind} ${command}`).toEqual(await tries(nowhere));
      }
  });
  test("what belongs to the case, the referral and the clock is done by no person, the case's own people included", async () => {
    const { kase, referral } = await a.sent();
    const versions = async () =>
      Promise.all(
        [kase, referral].map(async (id) => (await w.stafett.store.journal.load(id))?.revision),
      );
    const before = await versions();
    for (const command of ["share", "chain", "moveAway", "takeIn", "consentDue", "forgetMore"])
      expect(
        (
          await a.does(anna, "case", command, kase, {
            to: "socialtjansten-lund",
            step: "confirmed",
          })
        ).kind,
        command,
      ).toBe("refused");
    for (const command of ["freeze", "stop", "forget", "silent", "begin", "expire", "reviewLate"])
      for (const who of [anna, lund])
        expect((await a.refers(who, command, referral)).kind, command).toBe("refused");
    expect(await versions()).toEqual(before);
  });
});

describe("at the same time", () => {
  test("whoever has the form open when the consent is withdrawn sends nothing and sees nothing", async () => {
    const { kase, referral, consent } = await a.sent();
    await a.refers(lund, "receive", referral);
    const form = await a.ask(lund, {
      kind: "press",
      workflow: "referral",
      instance: referral,
      command: "accept",
      values: {},
    });
    expect(form.kind).toBe("form");
    await a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" });
    const values = {
      holder: "m:socialtjansten-lund-handlaggare",
      deputy: "socialtjansten-lund-chef",
    };
    expect(said(await a.refers(lund, "accept", referral, values))).toBe(absent);
    const redraw = {
      kind: "redraw",
      workflow: "referral",
      instance: referral,
      command: "accept",
      values,
      hidden: {},
      more: true,
    } as const;
    expect(said(await a.ask(lund, redraw))).toBe(absent);
    expect(
      JSON.stringify(await a.ask(lund, { kind: "panel", workflow: "referral", panel: "inbox" })),
    ).not.toContain(referral);
  });
  test("an acceptance and a withdrawal leave one truth in both", async () => {
    const { kase, referral, consent } = await a.sent();
    await a.refers(lund, "receive", referral);
    const values = {
      holder: "m:socialtjansten-lund-handlaggare",
      deputy: "socialtjansten-lund-chef",
    };
    await Promise.all([
      a.refers(lund, "accept", referral, values),
      a.does(anna, "case", "revoke", kase, { id: consent, how: "spoken" }),
      a.refers(bo, "withdraw", referral, { reason: "other" }),
      a.refers(lund, "decline", referral, { reason: "noCapacity" }),
    ]);
    expect(await a.step(referral)).toBe("withdrawn");
    expect((await a.state(kase)).shares).toMatchObject([{ ended: true }]);
    expect(said(await a.shows(lund, referral))).toBe(absent);
    expect(w.facts.filter(({ event }) => event === "handle.failed")).toEqual([]);
  });
  test("sent twice and withdrawn: one share, once told", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    await a.consents(kase);
    const referral = await a.draft(anna, kase, { basis: "samtycke_ngo" });
    await Promise.all([
      a.refers(anna, "send", referral),
      a.refers(bo, "send", referral),
      a.refers(bo, "discard", referral),
    ]);
    expect(((await a.state(kase)).shares as readonly unknown[]).length).toBeLessThanOrEqual(1);
    expect(["sent", "discarded"]).toContain(await a.step(referral));
  });
});

describe("whose turn it is", () => {
  test("is said with a message of its own, to the one whose turn it became, and to nobody else", async () => {
    const { referral } = await a.sent();
    const news: (string | undefined)[] = [];
    let seen = 0;
    const does = async (
      who: string,
      command: string,
      values: Readonly<Record<string, string>> = {},
    ): Promise<void> => {
      await w.idle();
      seen = w.cloud.calls.length;
      await a.refers(who, command, referral, values);
      await w.idle();
      const fresh = w.cloud.calls.slice(seen).filter(({ method }) => method === "chat.postMessage");
      news.push(
        fresh
          .map((call) => JSON.stringify((call.answer as { channel?: string }).channel))
          .join(" ") || command,
      );
    };
    await does(lund, "receive");
    await does(lund, "ask", { question: "needs" });
    await does(anna, "answer", { payer: "unknown" });
    await does(lund, "accept", {
      holder: "m:socialtjansten-lund-handlaggare",
      deputy: "socialtjansten-lund-chef",
    });
    await does(anna, "handOver", { carrier: "phone" });
    await does(lund, "takeOver");
    await does(lund, "start");
    await does(lund, "finish", { outcome: "delivered" });
    await does(anna, "confirm");
    const [annas, lunds] = [news[1], news[2]];
    expect(annas).not.toBe("ask");
    expect(lunds).not.toBe("answer");
    expect(news).toEqual([
      "receive",
      annas,
      lunds,
      annas,
      lunds,
      "takeOver",
      "start",
      annas,
      "confirm",
    ]);
  });
});
describe("nobody is forgotten", () => {
  const messages = async (since: number): Promise<readonly string[]> => {
    await w.idle();
    return w.cloud.calls
      .slice(since)
      .filter(({ method }) => method === "chat.postMessage")
      .map((call) => JSON.stringify([call.answer, call.args]));
  };
  test("a colleague's no afterwards reaches the sender, and a review that is late is asked for again", async () => {
    const kase = await a.caseOf(anna, "noomi-ersattare");
    const referral = await a.draft(anna, kase, { basis: "vitalt_intresse" });
    await a.refers(anna, "send", referral);
    await w.idle();
    const sent = w.cloud.calls.length;
    await w.until("2026-11-26T10:00:00Z");
    expect(
      (await messages(sent)).filter(
        (each) => each.includes("D0NOOMI03") && each.includes("Granska hänvisning"),
      ),
    ).toHaveLength(1);
    const late = w.cloud.calls.length;
    await a.refers(chief, "object", referral);
    expect(
      (await messages(late)).filter(
        (each) => each.includes("D0NOOMI01") && each.includes("håller"),
      ),
    ).toHaveLength(1);
  });
  test("to an agency outside: the sender is told each workday, and the lead once", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const referral = await a.draft(evon, kase, {
      service: "annat",
      to: "plattformen",
      basis: "menprovning_klart",
    });
    await a.refers(evon, "send", referral);
    await w.idle();
    const sent = w.cloud.calls.length;
    await w.until("2026-12-02T16:00:00Z");
    const phone = (await messages(sent)).filter((each) => each.includes("Ring mottagaren"));
    expect(
      ["D0EVON01", "D0EVON03"].map((who) => phone.filter((each) => each.includes(who)).length),
    ).toEqual([4, 1]);
  });
});
describe("lists", () => {
  test("drafts of one's own hide nothing that comes in or waits outside", async () => {
    const kase = await a.caseOf(evon, "regionkoordinator-2");
    const outside = await a.draft(evon, kase, {
      service: "annat",
      to: "plattformen",
      basis: "menprovning_klart",
    });
    await a.refers(evon, "send", outside);
    const panel = await a.ask(evon, { kind: "panel", workflow: "referral", panel: "waiting" });
    expect(JSON.stringify(panel)).toContain(outside);
  });
});
