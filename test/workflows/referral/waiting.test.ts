// Nobody waits for nobody: the clocks after an answer, what is stopped in the middle, and a case that is quiet.
import { describe, expect, it } from "vitest";
import { keysIn, local, newPosts, type Story } from "../../support/given.ts";
import {
  accepted,
  byCase,
  cardsOf,
  commandsIn,
  declined,
  failed,
  finished,
  ongoing,
  received,
  receiver,
  sender,
  sent,
  stepOf,
} from "./referrals.ts";

const question = () => received().done("ask", { question: "time" }, receiver);
const dormant = () => ongoing().done("rest", { reason: "agreed" }, receiver);
const colleague = "noomi-ersattare";

describe("the sharing is stopped", () => {
  const stay = (step: "accepted" | "ongoing" = "ongoing") =>
    (step === "ongoing" ? ongoing : accepted)({ service: "skyddat_boende", to: "evonhuset" });
  it("in the middle of a stay is said once to both, in the same words, with the number and nothing else", () => {
    const gone = stay().done("stop", { soon: false }, byCase);
    const [halt] = newPosts(stay(), gone).filter((key) => key.startsWith("halt:"));
    const [stopped] = newPosts(stay(), gone).filter((key) => key.startsWith("stopped:"));
    for (const key of [halt, stopped]) {
      const { message } = gone.post(key as string);
      expect(message.title).toEqual({
        key: "referral.stopped.title",
        with: { number: { ref: (gone.state as { number: string }).number } },
      });
      expect(keysIn(message.body)).toContain("referral.stopped.stay");
      expect(JSON.stringify(message)).not.toMatch(/SYD-|lugn granit|consent/);
    }
    expect(commandsIn(gone.post(stopped as string).message)).toEqual(["stays", "movedOut"]);
  });
  it("leaves the receiver two answers and nothing else; the sender reads which, in the panel alone", () => {
    const gone = stay().done("stop", { soon: false }, byCase);
    expect(gone.panel("show", receiver)).toBeUndefined();
    const still = gone.done("stays", {}, receiver);
    expect(newPosts(gone, still)).toEqual([expect.stringMatching(/^still:/)]);
    for (const post of still.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(/"stays","of"|code/);
    expect(JSON.stringify(still.panel("show", sender))).toContain('"code":"stays"');
    const left = still.done("movedOut", {}, receiver);
    expect(newPosts(still, left)).toHaveLength(1);
    for (const who of [sender, "polisen-syd-kontakt"]) gone.when("stays", {}, who).denied();
    ongoing().done("stop", { soon: false }, byCase).when("stays", {}, receiver).denied();
    stay().when("stays", {}, receiver).denied();
  });
  it("gives the sender something to do, today where the risk is high, and asks until it is done", () => {
    const soon = stay().done("stop", { soon: true }, byCase);
    expect(Object.values(soon.timers)).toEqual([local("2026-11-25", "12:00")]);
    const later = stay().done("stop", { soon: false }, byCase);
    const [key = "", at] = Object.entries(later.timers)[0] ?? [];
    expect(at).toBe(local("2026-11-26", "15:00"));
    const asked = later.fires(key);
    expect(newPosts(later, asked)).toEqual([
      expect.stringMatching(/^silent:1:\d+:stayStopped:1:noomi-kontakt$/),
    ]);
    expect(Object.keys(asked.timers)).toHaveLength(1);
    const done = asked.done("settle", {}, colleague);
    expect([done.timers, done.view.summary.open]).toEqual([{}, false]);
    done.when("stays", {}, receiver).denied();
    later.when("settle", {}, receiver).denied();
  });
});

describe("nobody waits for nobody", () => {
  const given = () => accepted().done("handOver", { carrier: "phone" }, sender);
  const taken = () => accepted().done("takeOver", {}, receiver);
  const turns: readonly (readonly [string, () => Story, string, string])[] = [
    ["question", question, "noomi-kontakt", "noomi-chef"],
    ["accepted", accepted, "noomi-kontakt", "noomi-chef"],
    ["acceptedGiven", given, receiver, "evonhuset-chef"],
    ["acceptedTaken", taken, "noomi-kontakt", "noomi-chef"],
    ["ongoing", ongoing, receiver, "evonhuset-chef"],
    ["dormant", dormant, receiver, "evonhuset-chef"],
    ["done", finished, "noomi-kontakt", "noomi-chef"],
    ["failed", failed, "noomi-kontakt", "noomi-chef"],
    ["declined", declined, "noomi-kontakt", "noomi-chef"],
  ];
  const next = (story: Story): string =>
    Object.keys(story.timers).find((key) => key.startsWith("silent:way:")) ?? "none";
  it.each(turns)(
    "%s: whoever has the turn is reminded, then their lead",
    (row, story, first, lead) => {
      const once = story().fires(next(story()));
      const twice = once.fires(next(once));
      const sentTo = (before: Story, after: Story): readonly string[] =>
        newPosts(before, after).filter((key) => key.includes(`:${row}:`));
      expect(sentTo(story(), once)).toEqual([expect.stringMatching(new RegExp(`:1:${first}$`))]);
      expect(sentTo(once, twice)).toEqual([expect.stringMatching(new RegExp(`:2:${lead}$`))]);
      for (const key of sentTo(once, twice))
        expect(JSON.stringify(twice.post(key).message)).not.toMatch(/SYD-|lugn granit/);
    },
  );
  it.each(turns)("%s: it goes on until something is done", (_row, story) => {
    let last = story();
    for (let n = 0; n < 8; n++) last = last.fires(next(last));
    expect(next(last)).toMatch(/:8$/);
  });
  it("urgent: within two office hours", () => {
    const urgent = received({ urgency: "skyndsam" }).done("ask", { question: "time" }, receiver);
    expect(Object.values(urgent.timers)).toEqual([local("2026-11-25", "12:00")]);
  });
  it("a no is reminded of on two workdays and then every twenty, and over when the sender says that it is solved", () => {
    const at = (story: Story) => story.timers[next(story)];
    const once = declined().fires(next(declined()));
    const twice = once.fires(next(once));
    expect([declined(), once, twice].map(at)).toEqual([
      local("2026-11-26", "09:00"),
      local("2026-11-27", "09:00"),
      local("2026-12-29", "09:00"),
    ]);
    const solved = declined().done("settle", {}, sender);
    expect([solved.timers, solved.view.summary.open, stepOf(solved)]).toEqual([
      {},
      false,
      "declined",
    ]);
    declined().when("settle", {}, receiver).denied();
  });
  it("a step is another stretch of waiting: handing over half of it begins one of its own", () => {
    const once = accepted().fires(next(accepted()));
    const half = once.done("handOver", { carrier: "phone" }, sender);
    expect([next(half), half.state]).toEqual([
      "silent:way:1.4sender:0",
      expect.objectContaining({ silence: [] }),
    ]);
  });
});

describe("one card for each person", () => {
  const steps: readonly (readonly [string, () => Story])[] = [
    ["sent", sent],
    ["received", received],
    ["question", question],
    ["accepted", accepted],
    ["ongoing", ongoing],
    ["done", finished],
    ["failed", failed],
    ["declined", declined],
    ["stopped", () => ongoing({ service: "skyddat_boende" }).done("stop", { soon: true }, byCase)],
  ];
  it.each(steps)(
    "%s, however often somebody was reminded: the newest says how it is, with its buttons",
    (_step, story) => {
      let late = story();
      for (let n = 0; n < 3; n++) {
        const next = Object.keys(late.timers).find((key) => key.startsWith("silent:"));
        if (next !== undefined) late = late.fires(next);
      }
      const people = new Set(
        late.view.posts.flatMap(({ to }) => ("member" in to ? [to.member] : [])),
      );
      expect(people.size).toBeGreaterThan(0);
      for (const who of people) {
        expect([who, cardsOf(late, who).length]).toEqual([who, 1]);
        const older = late.view.posts.filter(
          ({ to, message }) =>
            "member" in to && to.member === who && message.title.key === "referral.older",
        );
        for (const { message } of older) expect(message.actions ?? []).toEqual([]);
      }
    },
  );
});

describe("a referral of a quiet case", () => {
  it("is in no space, on no agenda, and lies in the database as if it were", () => {
    const spaces = (story: Story) => story.view.posts.filter((post) => "space" in post.to);
    expect(spaces(sent())).toHaveLength(1);
    expect(sent().view.summary.raiseAt).toBeDefined();
    for (const story of [
      sent().done(
        "freeze",
        { snapshot: { at: local("2026-11-25", "10:00"), child: "no", quiet: "yes" } },
        byCase,
      ),
      sent().done("hush", { quiet: "yes" }, byCase),
    ]) {
      expect(spaces(story)).toEqual([]);
      expect(story.view.summary.raiseAt).toBeUndefined();
      expect(story.view.decoys?.map(({ key }) => key)).toEqual(["no-receiver:1:evonhuset"]);
      expect(Object.keys(story.posts)).toContain(`receiver:1:${receiver}`);
      expect(spaces(story.done("hush", { quiet: "no" }, byCase))).toHaveLength(1);
    }
    sent().when("hush", { quiet: "yes" }, sender).denied();
  });
});
