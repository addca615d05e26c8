// When a referral should have been opened and answered, and what silence does: it rings, and never ends anything.
import { describe, expect, it } from "vitest";
import {
  type Given,
  keysIn,
  local,
  newPosts,
  peopleWith,
  type Story,
} from "../../support/given.ts";
import {
  accepted,
  cardOf,
  commandsIn,
  declined,
  drafted,
  received,
  receiver,
  sender,
  sent,
  stepOf,
} from "./referrals.ts";

const wallOf = (iso: string | undefined): string =>
  iso === undefined
    ? "never"
    : new Intl.DateTimeFormat("sv-SE", {
        timeZone: "Europe/Stockholm",
        dateStyle: "short",
        timeStyle: "short",
      }).format(Date.parse(iso));
const [wednesday, friday, beforeChristmas, beforeMidsummer] = [
  "2026-11-25 10:00",
  "2026-11-27 16:00",
  "2026-12-23 16:00",
  "2027-06-24 15:45",
];
const instantOf = (text: string): string => local(text.slice(0, 10), text.slice(11));

describe("the clocks", () => {
  // Evonhuset is open from eight to half past four; Christmas Eve and Midsummer's Eve are days off.
  it.each([
    ["akut", wednesday, "2026-11-25 11:00", "2026-11-25 14:00"],
    ["skyndsam", wednesday, "2026-11-25 14:00", "2026-11-26 09:30"],
    ["normal", wednesday, "2026-11-26 15:00", "2026-11-30 15:00"],
    ["planerad", wednesday, "2026-11-30 15:00", "2026-12-09 15:00"],
    ["akut", friday, "2026-11-30 08:30", "2026-11-30 11:30"],
    ["skyndsam", friday, "2026-11-30 11:30", "2026-11-30 15:30"],
    ["normal", friday, "2026-11-30 15:00", "2026-12-02 15:00"],
    ["akut", beforeChristmas, "2026-12-28 08:30", "2026-12-28 11:30"],
    ["normal", beforeChristmas, "2026-12-28 15:00", "2026-12-30 15:00"],
    ["akut", beforeMidsummer, "2027-06-28 08:15", "2027-06-28 11:15"],
  ])("%s, sent %s: opened by %s, answered by %s", (urgency, at, ackBy, answerBy) => {
    const story = sent({ urgency }, { at: instantOf(at) });
    const state = story.state as { ackBy: string; answerBy: string };
    expect([wallOf(state.ackBy), wallOf(state.answerBy)]).toEqual([ackBy, answerBy]);
    expect(Object.values(story.timers).map(wallOf)).toEqual([ackBy]);
    expect(
      Object.values(story.done("receive", {}, receiver, instantOf(at)).timers).map(wallOf),
    ).toEqual([answerBy]);
  });
  it("over the night when summer time ends, by the wall", () => {
    const story = sent({ urgency: "akut" }, { at: local("2026-10-23", "16:00") });
    expect(wallOf((story.state as { ackBy: string }).ackBy)).toBe("2026-10-26 08:30");
  });
  it("a wished day counts when nobody is in a hurry", () => {
    expect((sent({ answerBy: "2026-12-04" }).state as { answerBy: string }).answerBy).toBe(
      local("2026-12-04", "15:00"),
    );
    expect((sent({ answerBy: "2026-12-05" }).state as { answerBy: string }).answerBy).toBe(
      local("2026-12-07", "15:00"),
    );
    expect(
      (sent({ urgency: "akut", answerBy: "2026-12-04" }).state as { answerBy: string }).answerBy,
    ).toBe(local("2026-11-25", "14:00"));
  });
});

/** The clock rings n times. */
const silentFor = (story: Story, n: number): readonly Story[] => {
  const all = [story];
  for (let i = 0; i < n; i++) {
    const last = all.at(-1) as Story;
    const key = Object.keys(last.timers).find((each) => each.startsWith("silent:"));
    if (key === undefined) throw new Error(`after ${i} nothing rings any more`);
    all.push(last.fires(key));
  }
  return all;
};
const toldAt = (story: Story, step: number): string | undefined => {
  const [, said] =
    Object.entries(story.posts).find(
      ([key]) => key.startsWith("silent:") && key.split(":")[4] === String(step),
    ) ?? [];
  return said?.split(" ")[0];
};

describe("at night and on days off", () => {
  const saturday = local("2026-11-28", "22:00");
  const malmoFacts = { service: "ekonomiskt_bistand", to: "socialtjansten-malmo" };
  it("what is acute does not wait for the morning where a function is staffed then, and rings at that function", () => {
    const story = sent({ ...malmoFacts, urgency: "akut" }, { at: saturday });
    expect(Object.values(story.timers).map(wallOf)).toEqual(["2026-11-28 23:00"]);
    const ladder = silentFor(story, 2);
    expect(
      ladder
        .slice(1)
        .map((each) => wallOf((each.state as { silence: { at: string }[] }).silence.at(-1)?.at)),
    ).toEqual(["2026-11-28 23:00", "2026-11-29 00:00"]);
    // On Saturdays the deputy has the shift, on Sundays the caseworker.
    expect([1, 2].map((step) => toldAt(ladder.at(-1) as Story, step))).toEqual([
      "socialtjansten-malmo-ersattare",
      "socialtjansten-malmo-handlaggare",
    ]);
  });
  it("nothing else is: neither what is urgent there, nor what is acute elsewhere", () => {
    expect(
      Object.values(sent({ ...malmoFacts, urgency: "skyndsam" }, { at: saturday }).timers).map(
        wallOf,
      ),
    ).toEqual(["2026-11-30 12:00"]);
    expect(Object.values(sent({ urgency: "akut" }, { at: saturday }).timers).map(wallOf)).toEqual([
      "2026-11-30 09:00",
    ]);
  });
  it("is told at once to whoever is there then, not to the one of the closed office", () => {
    const told = (urgency: string) =>
      Object.keys(sent({ ...malmoFacts, urgency }, { at: saturday }).posts).find((key) =>
        key.startsWith("receiver:1:socialtjansten-malmo-"),
      );
    expect([told("akut"), told("normal")]).toEqual([
      "receiver:1:socialtjansten-malmo-ersattare",
      "receiver:1:socialtjansten-malmo-handlaggare",
    ]);
  });
  it("the sender reads at once that nobody is there until when, and whom to ring; in office hours the number alone", () => {
    const draft = (at: string) => keysIn(drafted({ urgency: "akut" }).panel("show", sender, at));
    expect(draft(saturday)).toEqual(
      expect.arrayContaining(["core.ring.nobody", "referral.outside.call", "people.ring.title"]),
    );
    expect(draft(local("2026-11-25", "10:00"))).toContain("referral.outside.call");
    expect(draft(local("2026-11-25", "10:00"))).not.toContain("core.ring.nobody");
    const there = sent({ ...malmoFacts, urgency: "akut" }, { at: saturday }).panel(
      "show",
      sender,
      saturday,
    );
    expect(keysIn(there)).not.toContain("core.ring.nobody");
    // The number of those who are there: at night that of the function which is staffed then, and not the closed office's.
    const numbers = (at: string) =>
      JSON.stringify(drafted({ ...malmoFacts, urgency: "akut" }).panel("show", sender, at)).match(
        /040-628 04 2\d/g,
      );
    expect([numbers(local("2026-11-25", "10:00")), numbers(saturday)]).toEqual([
      ["040-628 04 20"],
      ["040-628 04 21"],
    ]);
    expect(keysIn(drafted({ urgency: "normal" }).panel("show", sender, saturday))).not.toContain(
      "referral.outside.call",
    );
  });
});

describe("silence", () => {
  it("asks the receiver's deputy, then its lead, then again whoever answers there", () => {
    const ladder = silentFor(sent({ urgency: "akut" }), 3).at(-1) as Story;
    expect([1, 2, 3].map((step) => toldAt(ladder, step))).toEqual([
      "regionkoordinator-2",
      "evonhuset-chef",
      "regionkoordinator-1",
    ]);
  });
  it("and gives the sender something to do: ring, or ask somebody else", () => {
    const [before, after] = silentFor(sent(), 1) as [Story, Story];
    expect(newPosts(before, after)).toEqual([
      "silent:1:2:ack:1:regionkoordinator-2",
      `ring:1:2:ack:${sender}`,
    ]);
    const ring = after.post(`ring:1:2:ack:${sender}`).message;
    expect(ring.actions).toMatchObject([
      { phone: "040-628 04 01" },
      { command: "draft", values: { kase: "C1" } },
      { panel: "show" },
    ]);
    expect(keysIn(cardOf(after))).toContain("referral.silent.sender");
  });
  it("does not ring the sender again each time, and says nothing about the person to anybody", () => {
    const [, first, second] = silentFor(sent(), 2) as [Story, Story, Story];
    expect(newPosts(first, second).filter((key) => key.startsWith("ring:"))).toEqual([]);
    for (const post of second.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(/samtycke|behov|unknown/);
  });
  it("with the receiver on leave goes past whoever stands in, to the lead", () => {
    const away: Given = {
      people: peopleWith([
        {
          type: "wentAway",
          member: "regionkoordinator-1",
          from: "2026-11-20",
          until: "2026-12-20",
        },
      ]),
    };
    const story = sent({ urgency: "akut" }).in(away);
    expect(Object.keys(story.posts)).toContain("receiver:1:regionkoordinator-2");
    const ladder = silentFor(story, 2).at(-1) as Story;
    expect([1, 2].map((step) => toldAt(ladder, step))).toEqual([
      "evonhuset-chef",
      "evonhuset-chef",
    ]);
  });
  it("with everybody there on leave is left for the lead to see, rings at the sender, and goes on", () => {
    const all = ["regionkoordinator-1", "regionkoordinator-2", "evonhuset-chef"].map((member) => ({
      type: "wentAway",
      member,
      from: "2026-11-20",
      until: "2026-12-20",
    }));
    const ladder = silentFor(sent().in({ people: peopleWith(all) }), 3).at(-1) as Story;
    expect(Object.keys(ladder.posts).filter((key) => key.startsWith("silent:"))).toEqual([
      "silent:1:2:ack:1:evonhuset-chef",
      "silent:1:2:ack:3:evonhuset-chef",
    ]);
    expect(Object.keys(ladder.posts).some((key) => key.startsWith("ring:"))).toBe(true);
  });
  it("with the sender on leave is seen by whoever stands in", () => {
    const away = peopleWith([
      { type: "wentAway", member: sender, from: "2026-11-20", until: "2026-12-20" },
    ]);
    const ladder = silentFor(sent().in({ people: away }), 1).at(-1) as Story;
    expect(ladder.posts["ring:1:2:ack:noomi-ersattare"]).toBe(
      "noomi-ersattare referral.ring.title",
    );
  });
  it.each(["akut", "skyndsam", "normal", "planerad"])(
    "never stops and never closes anything: %s, twenty times",
    (urgency) => {
      for (const start of [sent({ urgency }), received({ urgency })]) {
        const all = silentFor(start, 20);
        expect(new Set(all.map(stepOf)).size).toBe(1);
        const keys = all.flatMap((story) =>
          Object.keys(story.timers).filter((key) => key.startsWith("silent:")),
        );
        expect(new Set(keys).size).toBe(21);
        const last = all.at(-1) as Story;
        expect(last.view.summary.open).toBe(true);
      }
    },
  );
  it("rings on workdays, at hours when somebody is there", () => {
    const walls = silentFor(sent({ urgency: "akut" }, { at: instantOf(beforeChristmas) }), 4)
      .slice(1)
      .map((story) => wallOf((story.state as { silence: { at: string }[] }).silence.at(-1)?.at));
    expect(walls).toEqual([
      "2026-12-28 08:30",
      "2026-12-28 09:30",
      "2026-12-28 10:30",
      "2026-12-29 09:00",
    ]);
  });
  it("ends with whatever the receiver does, and its buttons with it", () => {
    const late = silentFor(sent(), 2).at(-1) as Story;
    for (const story of [
      late.done("receive", {}, receiver),
      late.done("decline", { reason: "other" }, receiver),
      late.done("withdraw", { reason: "other" }),
    ]) {
      expect(Object.keys(story.posts).filter((key) => /^(silent|ring):/.test(key))).toEqual([]);
      expect(story.state).toMatchObject({ silence: [] });
    }
  });
  it("a clock that rings too late finds nothing to do", () => {
    for (const story of [accepted(), declined(), drafted()])
      for (const command of ["begin", "reviewLate"]) story.when(command, {}, "clock").then();
    for (const story of [drafted(), sent().done("withdraw", { reason: "other" })])
      story.when("silent", {}, "clock").then();
    for (const who of [sender, receiver]) sent().when("silent", {}, who).denied();
    expect(commandsIn(sent().post("receiver:1:evonhuset").message)).toEqual(["receive"]);
  });
});
