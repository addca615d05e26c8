// How the person may be reached and who stands beside them: who says it, who is shown it, and where it goes.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { given, keysIn, local, memberOf, now, type Story, worldOf } from "../../support/given.ts";
import { invitation, inviting, opened, withCoordinator } from "./cases.ts";

const [holder, deputy, lead, guest] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "noomi-chef",
  "regionkoordinator-1",
];
const answer = {
  safeContactMode: ["throughUs", "neverPost"],
  beside: ["injuredPartyCounsel", "custodian"],
};
const said = (story: Story = opened()): Story => story.done("setSafeContact", answer, holder);
const codesIn = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/"codes":\[([^\]]*)\],"of":"(safeContact|supporter)"/g)].map(
    ([, codes, of]) => `${of} ${codes}`,
  );
const both = ['safeContact "throughUs","neverPost"', 'supporter "injuredPartyCounsel","custodian"'];

describe("how the person may be reached", () => {
  it("is said by the holder and by the deputy, with who said it and when, and by nobody else", () => {
    expect(said().state.safeContact).toMatchObject({ ...answer, by: holder });
    const later = local("2026-12-01", "09:00");
    expect(said().done("setSafeContact", answer, deputy, later).state.safeContact).toMatchObject({
      by: deputy,
      at: later,
    });
    opened().when("setSafeContact", answer, lead).denied();
    withCoordinator(opened()).when("setSafeContact", answer, guest).denied();
    opened().when("setSafeContact", answer, "polisen-syd-kontakt").denied();
  });
  it("is said by everybody on the roster of the function that holds the case", () => {
    const held = opened().done(
      "assign",
      { holder: { function: "noomi-passet" }, deputy: lead },
      holder,
    );
    expect(held.done("setSafeContact", answer, deputy).state.safeContact).toMatchObject({
      by: deputy,
    });
  });
  it("is refused where a telephone is both chosen and excluded, and where nobody is beside somebody", () => {
    const with_ = (more: object) => opened().when("setSafeContact", { ...answer, ...more }, holder);
    with_({ safeContactMode: ["ownPhone", "neverPhone"] }).refused(
      "case.safeContact.phone",
      "safeContactMode",
    );
    with_({ beside: ["guardian", "nobody"] }).refused("case.safeContact.alone", "beside");
    with_({ safeContactMode: ["neverPhone", "neverPost"], beside: ["unknown"] }).then({
      type: "safeContactSet",
    });
  });
  it("leaves the answer of a check-in that can still be taken back, and taking that back leaves it", () => {
    const tapped = opened().done("calm", {}, holder);
    expect(said(tapped).state.undo).toEqual(tapped.state.undo);
    expect(said(tapped).done("undo", {}, holder).state.safeContact).toMatchObject(answer);
  });
  it("is marked on the ninety-first day, and no longer when it is said again", () => {
    const old = (day: string, story = said()) =>
      keysIn(story.panel("safeContact", lead, local(day, "10:01"))).includes(
        "case.safeContact.old",
      );
    expect([old("2027-02-22"), old("2027-02-23")]).toEqual([false, true]);
    expect(
      old(
        "2027-02-24",
        said().done("setSafeContact", answer, holder, local("2027-02-24", "10:00")),
      ),
    ).toBe(false);
  });
});

describe("the panel and the form", () => {
  it("are for pages of our own alone", () => {
    expect([kase.panels.safeContact?.onPages, kase.commands.setSafeContact.onPages]).toEqual([
      true,
      true,
    ]);
  });
  it("show everybody of the agency what was said, and the case itself says neither the values nor that there are any", () => {
    expect(codesIn(said().panel("safeContact", lead))).toEqual(both);
    for (const member of [holder, lead])
      expect(said().panel("show", member)).toEqual(opened().panel("show", member));
    expect(keysIn(opened().panel("safeContact", lead))).toContain("case.safeContact.none");
    expect(keysIn(opened().panel("show", holder))).toContain("case.safeContact.button");
  });
  it("stand in no post, list or figure", () => {
    const { view } = said();
    expect(view.posts).toEqual(opened().view.posts);
    expect(view.summary).toEqual(opened().view.summary);
    const closed = said().done("close", { reason: "goalReached", counting: "yes" }, holder);
    expect(JSON.stringify(closed.view.signals)).not.toMatch(/safeContact|throughUs|custodian/);
  });
});

describe("an agency that takes part", () => {
  const joined = (groups: readonly string[], story = said()): Story =>
    inviting(story, invitation("evonhuset", groups)).done("accept", { contact: guest }, guest);
  it("reads it as it was then where risk was shared, without what only a child has unless that was shared too", () => {
    const changed = joined(["behov", "sakerhet"]).done(
      "setSafeContact",
      { safeContactMode: ["shelter"], beside: ["nobody"] },
      holder,
    );
    expect(codesIn(changed.panel("safeContact", guest))).toEqual([
      both[0],
      'supporter "injuredPartyCounsel"',
    ]);
    expect(codesIn(joined(["sakerhet", "barn"]).panel("safeContact", guest))).toEqual(both);
    const alone = said(opened()).done(
      "setSafeContact",
      { ...answer, beside: ["custodian"] },
      holder,
    );
    expect(codesIn(joined(["sakerhet"], alone).panel("safeContact", guest))).toEqual([both[0]]);
  });
  it("reads that it was not shared where another group was chosen or nothing was said, and the case in chat is the same", () => {
    expect(codesIn(joined(["behov"]).panel("safeContact", guest))).toEqual([]);
    expect(keysIn(joined(["behov"]).panel("safeContact", guest))).toContain(
      "case.safeContact.notShared",
    );
    const groups = ["behov", "sakerhet", "barn"];
    expect(joined(groups).panel("show", guest)).toEqual(
      joined(groups, opened()).panel("show", guest),
    );
    expect(keysIn(joined(groups, opened()).panel("safeContact", guest))).toContain(
      "case.safeContact.notShared",
    );
  });
  it("has it in its document as it reads it, and the owner as it holds", () => {
    const story = joined(["sakerhet"]);
    const paper = (by: string, { state }: Story = story) =>
      codesIn(
        kase.files?.json?.make(
          state as never,
          { member: memberOf(by), now, instance: "C1" as never },
          worldOf(),
        ),
      );
    const shared = [both[0], 'supporter "injuredPartyCounsel"'];
    expect([paper(holder), paper(guest), paper(guest, joined(["behov"]))]).toEqual([
      both,
      shared,
      [],
    ]);
  });
});

it("a case that another agency takes over has it there where risk was shared, and else has none", () => {
  const takenOver = (groups: readonly string[]) => {
    const by = { sender: "referral", instance: "R1" } as never;
    const share = {
      number: "H-000001",
      to: "evonhuset",
      groups,
      service: "annat",
      consent: false,
      sends: "1",
    };
    const moving = {
      to: "evonhuset",
      into: "C2",
      region: "SYD",
      holder: { member: guest },
      deputy: "regionkoordinator-2",
    };
    const moved = said().done("share", share, by).done("moveAway", moving, by);
    const values = moved.view.signals.find(({ command }) => command === "takeIn")?.values ?? {};
    return given(kase).done("takeIn", values, { sender: "case", instance: "C1" } as never).state
      .safeContact;
  };
  expect(takenOver(["behov"])).toBeUndefined();
  expect(takenOver(["sakerhet"])).toMatchObject({ ...answer, by: holder });
});
