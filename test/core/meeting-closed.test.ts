// A closed session: whoever takes no part in a case learns neither that it is on the agenda, nor which, nor how many.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { local } from "../support/given.ts";
import {
  MeetingAttackers,
  masked,
  meetingDay,
  publicUrl,
  skane,
  skaneId,
} from "../support/meeting-attackers.ts";
import { anna as annaId, coordinator, said as words } from "../support/office.ts";
import { proven } from "../support/proven.ts";
import { anna, evon, said } from "../support/referral-attackers.ts";
import { createWorld, type World } from "../support/world.ts";

let w: World;
let a: MeetingAttackers;
beforeEach(async () => {
  w = await createWorld({ publicUrl });
  a = new MeetingAttackers(w);
});
afterEach(() => w.close());

const collectedAt = local("2026-11-27", "12:00");
const record = {
  code: "continue",
  dissent: "no",
  text: "Kort text",
  owner: `m:${annaId}`,
  due: "2026-12-08",
  minutes: "10",
};
const ids = ["1", "2", "3", "4", "5", "6", "c:1", "c:2", "c:3", "c:4", "c:9"];
type Seen = Readonly<Record<string, string>>;
/** Everything that somebody of the county board can find out before the meeting, from panels, errors, the list and the card. */
const lookedAround = async (b: MeetingAttackers, agenda: string): Promise<Seen> => {
  const seen: Record<string, string> = {};
  const see = (what: string, reply: Reply): void => {
    seen[what] = masked(reply);
  };
  await b.meets(skane, "add", agenda, { under: "method", title: "Rutin vid byte" });
  await b.world.until(collectedAt);
  see("collect", await b.meets(skane, "collect", agenda));
  see(
    "add",
    await b.meets(skane, "add", agenda, { under: "training", title: "Utbildning i mars" }),
  );
  for (const id of ids) {
    if (id === "1" || id === "2") continue;
    for (const command of ["order", "time", "takeBack"])
      see(
        `${command} ${id}`,
        await b.meets(skane, command, agenda, { item: id, before: "1", ...record }),
      );
    see(`before ${id}`, await b.meets(skane, "order", agenda, { item: "1", before: id }));
  }
  see("show", await b.shows(skane, agenda, "agenda"));
  see("list", await b.ask(skane, { kind: "panel", workflow: "agenda", panel: "list" }));
  see("mine", await b.ask(skane, { kind: "panel", workflow: "action", panel: "mine" }));
  await b.world.until(meetingDay);
  see("sent", await b.shows(skane, agenda, "agenda"));
  see("start", await b.meets(skane, "start", agenda));
  for (const id of [...ids.slice(2), "h:cases", "h:referrals"])
    for (const command of ["park", "carry", "decide", "act", "next"])
      if (!id.startsWith("h:") || command === "decide")
        see(`${command} ${id}`, await b.meets(skane, command, agenda, { ...record, point: id }));
  see("meeting", await b.shows(skane, agenda, "agenda", "meeting"));
  // In no order: which of two messages goes first is drawn by chance.
  const cards = b.posted().filter((text) => text.includes("Avstämningsmöte"));
  seen.card = [...new Set(cards.map((text) => masked(text.replace(/"ts":"[^"]*"/, ""))))]
    .sort()
    .join("\n");
  return seen;
};

test("with no case, with one and with five, the same is shown, said and refused", async () => {
  const worlds = [];
  for (const cases of [0, 1, 5]) {
    const other = await createWorld({ publicUrl });
    const b = new MeetingAttackers(other);
    const { agenda } = await b.planned();
    await other.idle();
    for (let i = 0; i < cases; i++) await b.shared();
    const seen = await lookedAround(b, agenda);
    expect((await b.agenda(agenda)).items.filter(({ about }) => about)).toHaveLength(cases);
    worlds.push(seen);
    await other.close();
  }
  const [none, ...more] = worlds;
  for (const seen of more)
    for (const [what, text] of Object.entries(seen)) expect(text, what).toBe(none?.[what]);
});

test("filling up the agenda does not tell how many cases are on it", async () => {
  const { agenda } = await a.planned();
  for (let i = 0; i < 3; i++) await a.shared();
  await w.until(collectedAt);
  let added = 0;
  while ((await a.meets(skane, "add", agenda, { under: "method", title: "Rutin" })).kind === "done")
    added += 1;
  expect(added).toBe(200);
  await w.until(meetingDay);
  expect((await a.agenda(agenda)).step).toBe("sent");
  for (
    added = 0;
    (await a.meets(skane, "add", agenda, { under: "method", title: "Rutin" })).kind === "done";
  )
    added += 1;
  expect(added).toBe(200);
});

test("whoever has a case of their own on the agenda finds no other by putting it before one that is not theirs", async () => {
  const { agenda } = await a.planned();
  const [hidden, own] = [await a.shared(), await a.shared()];
  await a.joins(own, "lansstyrelsen-skane", skaneId);
  for (const kase of [hidden, own]) await a.o.does(annaId, "agenda", "addCase", { kase }, agenda);
  const state = await a.agenda(agenda);
  const before = await a.version(agenda);
  const item = a.itemOf(state, own);
  const tried = (id: string) => a.meets(skane, "order", agenda, { item, before: id });
  expect(await tried(a.itemOf(state, hidden))).toEqual(await tried("c:9"));
  expect(await a.version(agenda)).toBe(before);
  await a.o.does(annaId, "agenda", "order", { item, before: a.itemOf(state, hidden) }, agenda);
  expect(a.itemOf(await a.agenda(agenda), own)).toBe(item);
});

describe("at the closed point", () => {
  test("nothing is recorded by whoever takes no part, and no word about it reaches them", async () => {
    const { agenda } = await a.planned();
    const kase = await a.shared();
    await w.until(collectedAt);
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), kase);
    const { ref, words: two } = await a.o.state<{ ref: string; words: string }>(kase);
    await a.goneTo(agenda, ({ now }) => now === id);
    const before = await a.version(agenda);
    for (const command of ["decide", "act", "park", "carry"])
      expect(said(await a.meets(skane, command, agenda, { ...record, point: id })), command).toBe(
        words("agenda.closedSession"),
      );
    expect(await a.version(agenda)).toBe(before);
    await a.o.does(
      coordinator,
      "agenda",
      "decide",
      { point: id, code: "changeRisk", text: "Hemlig rad", dissent: "no" },
      agenda,
    );
    await a.o.does(
      annaId,
      "agenda",
      "act",
      { point: id, text: "Hemlig uppgift", owner: { member: annaId }, due: "2026-12-08" },
      agenda,
    );
    for (const step of ["running", "review", "approved"]) {
      for (const panel of ["show", "meeting", "notes"]) {
        const shown = JSON.stringify(await a.shows(skane, agenda, "agenda", panel));
        for (const secret of [ref, two, kase, "Hemlig", "Ändra risk"])
          expect(shown, `${step} ${panel}`).not.toContain(secret);
      }
      if (step === "running") await a.o.does(coordinator, "agenda", "finish", {}, agenda);
      if (step === "review") {
        // A decision that cannot be read cannot be corrected, and is not there.
        await a.o
          .does(coordinator, "agenda", "seat", { chair: skaneId, notes: annaId }, agenda)
          .catch(() => undefined);
        for (const who of [coordinator, annaId, skaneId])
          await a.o.does(who, "agenda", "approve", {}, agenda);
      }
    }
    for (const url of await a.links(skane, agenda, "notes")) {
      const text = Buffer.from(await (await a.fetches(url)).arrayBuffer()).toString("utf8");
      for (const secret of [ref, "Hemlig"]) expect(text).not.toContain(secret);
    }
    const shared = await a.shows(evon, agenda, "agenda", "notes");
    for (const secret of [ref, "Hemlig rad"]) expect(JSON.stringify(shared)).toContain(secret);
    expect(
      a
        .posted()
        .filter((text) => text.includes("Hemlig rad") || /changeRisk|Ändra risk/.test(text)),
    ).toEqual([]);
  });
  test("a chair who takes no part can correct nothing there, and learns no more than of a decision that is not there", async () => {
    const { agenda } = await a.planned();
    const kase = await a.shared();
    await w.until(collectedAt);
    await a.started(agenda);
    await a.o.does(
      coordinator,
      "agenda",
      "decide",
      { point: a.itemOf(await a.agenda(agenda), kase), code: "close", dissent: "no" },
      agenda,
    );
    await a.o.does(coordinator, "agenda", "seat", { chair: skaneId, notes: annaId }, agenda);
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    const values = { code: "continue", text: "Annat" };
    expect(await a.meets(skane, "correct", agenda, { ...values, decision: "1" })).toEqual(
      await a.meets(skane, "correct", agenda, { ...values, decision: "7" }),
    );
    expect((await a.meets(anna, "correct", agenda, { ...values, decision: "1" })).kind).toBe(
      "done",
    );
  });
  test("a reference in a text that everybody reads is refused; where all take part it may stand", async () => {
    const { agenda } = await a.planned();
    const kase = await a.shared();
    const { ref } = await a.o.state<{ ref: string }>(kase);
    await w.until(collectedAt);
    for (const title of [`Fråga om ${ref}`, ref.toLowerCase(), "Om H-7KQ3M9"])
      expect(
        JSON.stringify(await a.meets(anna, "add", agenda, { under: "method", title })),
      ).toContain(words("agenda.refInText"));
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), kase);
    const text = { ...record, text: `Ring om ${ref}` };
    for (const command of ["decide", "act"]) {
      expect(
        (await a.meets(anna, command, agenda, { ...text, point: "h:newActions" })).kind,
        command,
      ).toBe("errors");
      expect((await a.meets(anna, command, agenda, { ...text, point: id })).kind, command).toBe(
        "done",
      );
    }
  });
});

describe("what has changed since the agenda was built", () => {
  const change = {
    quiet: (kase: string) =>
      a.o.does(annaId, "case", "setRisk", { risk: "high", quiet: "yes" }, kase),
    closed: async (kase: string) => {
      await a.o.does(annaId, "case", "close", { reason: "goalReached" }, kase);
      await a.o.does("noomi-chef", "case", "confirmClose", {}, kase);
    },
  };
  test.each(["closed", "quiet"] as const)(
    "a case that is %s is no longer there when it is sent, and the meeting goes past it",
    async (how) => {
      const { agenda } = await a.planned();
      const [gone, stays] = [await a.shared(), await a.shared()];
      await w.until(collectedAt);
      expect((await a.agenda(agenda)).items).toHaveLength(2);
      await change[how](gone);
      await a.started(agenda);
      const waiting = (await a.agenda(agenda)).items.filter(({ state }) => state === "waiting");
      expect(waiting.map(({ about }) => about?.instance)).toEqual([stays]);
    },
  );
  test("also between its sending and its start", async () => {
    const { agenda } = await a.planned();
    const gone = await a.shared();
    await w.until(local("2026-11-30", "16:00"));
    expect((await a.agenda(agenda)).step).toBe("sent");
    await change.closed(gone);
    await a.started(agenda);
    expect((await a.agenda(agenda)).items).toMatchObject([{ state: "withdrawn" }]);
    await a.goneTo(agenda);
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    expect((await a.agenda(agenda)).kept).toEqual([]);
  });
  test("who leaves the case no longer sees it; who joins it does", async () => {
    const { agenda } = await a.planned();
    const kase = await a.shared();
    const { ref } = await a.o.state<{ ref: string }>(kase);
    await w.until(collectedAt);
    const sees = async (who: string) =>
      JSON.stringify(await a.shows(who, agenda, "agenda")).includes(ref);
    expect([await sees(evon), await sees(skane)]).toEqual([true, false]);
    await a.o.does(coordinator, "case", "leave", {}, kase);
    await a.joins(kase, "lansstyrelsen-skane", skaneId);
    expect([await sees(evon), await sees(skane)]).toEqual([false, true]);
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), kase);
    await a.goneTo(agenda, ({ now }) => now === id);
    expect(said(await a.meets(evon, "decide", agenda, { ...record, point: id }))).toBe(
      words("agenda.closedSession"),
    );
    expect((await a.meets(skane, "decide", agenda, { ...record, point: id })).kind).toBe("done");
  });
  test("a referral that was withdrawn is not the receiver's to see any more", async () => {
    const { agenda } = await a.planned();
    const kase = await a.o.kase();
    const yes = {
      kind: "sekretess",
      agency: "evonhuset",
      purpose: "annat",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    };
    await a.o.does(annaId, "case", "consent", yes, kase);
    const referral = await a.o.sent(kase);
    const { number } = await a.o.state<{ number: string }>(referral);
    await w.until(collectedAt);
    const sees = async (who: string) =>
      JSON.stringify(await a.shows(who, agenda, "agenda")).includes(number);
    expect([await sees(anna), await sees(evon), await sees(skane)]).toEqual([true, true, false]);
    await a.o.does(annaId, "referral", "withdraw", { reason: "other" }, referral);
    expect([await sees(anna), await sees(evon), await sees(skane)]).toEqual([true, false, false]);
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), referral);
    await a.goneTo(agenda, ({ now }) => now === id);
    expect(said(await a.meets(evon, "decide", agenda, { ...record, point: id }))).toBe(
      words("agenda.closedSession"),
    );
  });
  test("what is carried over is as closed at the next meeting", async () => {
    const { series, agenda } = await a.planned();
    const kase = await a.shared();
    const { ref } = await a.o.state<{ ref: string }>(kase);
    await w.until(collectedAt);
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), kase);
    await a.goneTo(agenda, ({ now }) => now === id);
    await a.o.does(annaId, "agenda", "carry", { point: id }, agenda);
    const next = await a.upcoming(series);
    expect((await a.agenda(next)).items).toMatchObject([{ carried: 1, about: { instance: kase } }]);
    const shown = async (who: string) =>
      JSON.stringify([await a.shows(who, next, "agenda"), await a.shows(who, series, "series")]);
    expect(await shown(anna)).toContain(ref);
    expect(await shown(skane)).not.toContain(ref);
    expect(await shown(skane)).not.toContain(kase);
  });
});

test("NMT has no case on its agenda, whichever way it is tried", async () => {
  const { series, agenda } = await a.planned({ template: "nmt_kvartal", rhythm: "quarterly" });
  const kase = await a.shared();
  const before = await a.version(agenda);
  expect(said(await a.meets(anna, "addCase", agenda, { kase }))).toBe(words("agenda.noCases"));
  const press = {
    kind: "press",
    workflow: "agenda",
    instance: agenda,
    command: "addCase",
    values: { kase },
  } as const;
  expect(said(await a.ask(anna, proven(a.world.stafett.core.signedValues, press)))).toBe(
    words("agenda.noCases"),
  );
  for (const under of ["cases", "referrals", "newActions", "__proto__"])
    expect((await a.meets(anna, "add", agenda, { under, title: "Ett ärende" })).kind, under).toBe(
      "errors",
    );
  expect(await a.version(agenda)).toBe(before);
  await a.meets(anna, "collect", agenda);
  await a.started(agenda);
  for (const point of ["h:cases", "h:referrals"])
    for (const command of ["decide", "act"])
      expect(said(await a.meets(anna, command, agenda, { ...record, point })), point).toBe(
        words("agenda.movedOn"),
      );
  expect(said(await a.meets(anna, "addCase", agenda, { kase }))).toBe(words("agenda.noCases"));
  const next = await a.upcoming(series);
  for (const id of [agenda, next]) expect((await a.agenda(id)).items).toEqual([]);
});
