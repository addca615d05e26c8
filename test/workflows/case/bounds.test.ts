// One beyond each bound of a case: refused with a reason, or told in the next portion.
import { describe, expect, it } from "vitest";
import type { Query } from "../../../src/rules/workflow.ts";
import { kase } from "../../../workflows/case/index.ts";
import { given, keysIn, local, memberOf, now, row, type Story } from "../../support/given.ts";
import { closing, filedBy, invitation, inviting, opened } from "./cases.ts";
import { asks, consenting, consentsOf, referralOf, yes } from "./consents.ts";

const guest = "regionkoordinator-1";
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);
/** Which referrals hear this. */
const heard = (story: Story, command: string): readonly string[] =>
  story.view.signals
    .filter((tell) => tell.workflow === "referral" && tell.command === command)
    .map(({ instance }) => instance);

describe("one beyond what a case holds", () => {
  it("the sixty-first consent is refused, and a no is taken all the same", () => {
    const sixty = upTo(60).reduce((story) => consenting({}, story), opened());
    sixty.when("consent", yes).refused("case.consent.many");
    const no = sixty.done("consent", { ...yes, given: "no" });
    expect(consentsOf(no)).toHaveLength(61);
  });
  it("the thirteenth referral that goes on is refused, to whichever agency, until one of them has ended", () => {
    const to = (n: number) =>
      asks({ consent: false, to: n % 2 === 0 ? "evonhuset" : "boende-syd" });
    const twelve = upTo(12).reduce(
      (story, n) => story.done("share", to(n), referralOf(n)),
      opened(),
    );
    twelve.when("share", to(13), referralOf(13)).refused("case.share.alive");
    const fewer = twelve.done(
      "chain",
      { number: "H-00001", to: "boende-syd", step: "confirmed" },
      referralOf(1),
    );
    fewer.when("share", to(13), referralOf(13)).then({ type: "shared" });
  });
  it("nine others begin in one form, and a tenth is refused at its field", () => {
    const first = { deputy: "noomi-ersattare", child: "no", risk: "medium", quiet: "no" };
    const open = (more: object) => given(kase).when("open", { ...first, ...more });
    open({ moreAdults: "5", moreChildren: "4" }).then({ type: "opened" });
    open({ moreAdults: "5", moreChildren: "5" }).refused("case.open.tooMany", "moreAdults");
  });
});

describe("one beyond the receipts that a case shows of one agency", () => {
  /** Invited, looked at and declined so many times. */
  const declined = (n: number): Story =>
    upTo(n).reduce((story, day) => {
      const at = local(`2026-12-${String(day).padStart(2, "0")}`, "10:00");
      return inviting(story, invitation("evonhuset", ["behov"]), at)
        .done("look", {}, guest, at)
        .done("decline", {}, guest, at);
    }, opened());
  const part = (story: Story) =>
    story.state.parts.find(({ agency }: { agency: string }) => agency === "evonhuset");
  const shown = (story: Story) => keysIn(story.panel("parts", "noomi-kontakt"));
  it("the seventh before the newest is counted, and the screen says where its number is", () => {
    const [seven, nine] = [declined(7), declined(9)];
    expect([
      part(seven).earlier.length,
      part(seven).older,
      shown(seven).includes("case.receipt.older"),
    ]).toEqual([6, undefined, false]);
    expect([part(declined(8)).earlier.length, part(declined(8)).older, part(nine).older]).toEqual([
      6, 1, 2,
    ]);
    expect(shown(declined(8))).toContain("case.receipt.older");
  });
});

describe("one beyond a portion", () => {
  const expectPortions = (story: Story, command: string, timer: string): void => {
    expect(heard(story, command)).toEqual(["R1", "R2", "R3"]);
    const next = story.fires(timer);
    expect(heard(next, command)).toEqual(["R1", "R2", "R3", "R4"]);
    expect(next.view.timers.map((each) => each.command)).not.toContain(timer);
  };
  it("the fourth that has a case's name with it is told the new one after the first three", () => {
    const drafts = upTo(4).map((n) => row(`R${n}`, { open: true }));
    expectPortions(
      opened({ world: { rows: { drafts } } }).done("rename", { why: "leak" }),
      "rename",
      "renameMore",
    );
  });
  it("the fourth referral of a case that is erased is told after the first three", () => {
    const four = upTo(4).reduce(
      (story, n) => story.done("share", asks({ consent: false }), referralOf(n)),
      opened(),
    );
    const over = upTo(4).reduce(
      (story, n) =>
        story.done(
          "chain",
          { number: "H-00001", to: "evonhuset", step: "confirmed" },
          referralOf(n),
        ),
      four,
    );
    const filed = filedBy(over.done("close", closing), "noomi-chef");
    expectPortions(
      filed.done("erase", {}, "noomi-chef", local("2027-03-01", "10:00")),
      "forget",
      "forgetMore",
    );
  });
});

describe("those that began in the same form", () => {
  it("are asked for by their instant, so that no later ones take their place in the list", () => {
    const several = given(kase).done("open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "medium",
      quiet: "no",
      moreAdults: "9",
    });
    const viewer = { member: memberOf("noomi-kontakt"), now, instance: "C1" } as never;
    const { beside } = (kase.panels.opened?.needs?.(several.state, viewer, several.world) ??
      {}) as Readonly<Record<string, Query>>;
    expect(beside).toMatchObject({ openedSince: now, openedUntil: now });
    expect(beside?.limit).toBeGreaterThan(10);
  });
});
