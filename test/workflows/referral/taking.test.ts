// What needs no form of its own: a yes that comes along with the referral, and taking it with one press.
import { describe, expect, it } from "vitest";
import { local, now, type Story } from "../../support/given.ts";
import { commandsIn, outside, received, receiver, sender, taking } from "./referrals.ts";

const later = local("2026-11-25", "11:00");
const strangers = [
  "polisen-syd-kontakt",
  "boende-syd-kontakt",
  "nspm-samordnare",
  "plattformen-nsp",
  "dataskydd-malmo",
  "drift-malmo",
];

describe("a yes that came along", () => {
  const shares = (story: Story) =>
    story.view.signals
      .filter(({ command }) => command === "share")
      .map(({ key, values }) => [key, values]);
  it("goes to the case with the first sending, and with no later one", () => {
    const first = received({ basis: "spoken" });
    expect(shares(first)).toMatchObject([
      ["share:1", { basis: "samtycke_ngo", agreed: "spoken", agreedAt: now }],
    ]);
    const failed = first
      .done("take", {}, receiver)
      .done("fail", { reason: "notReached" }, receiver);
    const [again] = shares(failed.done("reopen", {}, sender));
    expect(again?.[0]).toBe("share:2");
    expect(again?.[1]).not.toHaveProperty("agreed");
  });
  it("is none where it was noted in the case before", () => {
    expect(shares(received())[0]?.[1]).not.toHaveProperty("agreed");
  });
});

describe("taking it with one press", () => {
  it("gives it to the one who presses, with their own deputy", () => {
    const story = received().done("take", {}, receiver, later);
    expect(story.state).toMatchObject({ step: "accepted", ...taking });
    expect(story.state).toEqual(received().done("accept", taking, receiver, later).state);
  });
  it("is the first button of the receiver's people, and of nobody else", () => {
    expect(commandsIn(received().panel("show", receiver))[0]).toBe("take");
    for (const who of [sender, "noomi-chef"])
      expect(commandsIn(received().panel("show", who))).not.toContain("take");
    for (const who of [sender, ...strangers]) received().when("take", {}, who).denied();
  });
  it("is not offered where there is something to ask first: a risk, or a deputy", () => {
    const moves = received({ kind: "overlamning" });
    expect(commandsIn(moves.panel("show", receiver))).toEqual(expect.not.arrayContaining(["take"]));
    moves.when("take", {}, receiver).refused("referral.take.who");
    // The lead there has no deputy.
    expect(commandsIn(received().panel("show", "evonhuset-chef"))[0]).toBe("accept");
    received().when("take", {}, "evonhuset-chef").refused("referral.take.who");
  });
  it("is not how the sender answers for an agency outside", () => {
    const asked = outside().done("receive", {}, sender);
    expect(commandsIn(asked.panel("show", sender))).not.toContain("take");
    asked.when("take", {}, sender).refused("referral.take.who");
  });
});
