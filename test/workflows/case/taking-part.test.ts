// Who takes part by a yes of the person, and what a no, or a doubt, does to it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import { keysIn, local, newPosts, type Story } from "../../support/given.ts";
import { checkInWith, invitation, opened } from "./cases.ts";
import {
  asks,
  consenting,
  consentsOf,
  last,
  referralOf,
  refused,
  sharing,
  yes,
} from "./consents.ts";

describe("an invitation that rests on the person's consent", () => {
  const asked = (story: Story, at?: string) => story.when("invite", invitation(), undefined, at);
  const agrees = (more: object = {}): Story =>
    opened().done("consent", { ...consentTo(invitation()), ...more });
  it("is not taken where nothing is recorded: the sentence says what to do first", () => {
    asked(opened()).refused(refused, "basis");
  });
  it.each([
    ["to another agency", { agency: "boende-syd" }],
    ["for another purpose", { purpose: "annat" }],
    ["to less than is shared", { groups: ["behov"] }],
    ["that is a no", { given: "no" }],
    ["to taking part in the support", { kind: "deltagande" }],
  ])("is not taken on one %s", (_what, more) => {
    asked(agrees(more)).refused(refused, "basis");
  });
  it("is taken on one that is recorded, through its last day and not a minute longer", () => {
    const short = agrees({ validTo: "2026-11-26" });
    asked(short, local("2026-11-26", "23:59")).then({ type: "invited" });
    asked(short, local("2026-11-27", "00:00")).refused(refused, "basis");
  });
  it("asks the same of an authority, and of its other bases nothing", () => {
    const worker = "socialtjansten-malmo-handlaggare";
    const malmo = opened({ by: worker, deputy: "socialtjansten-malmo-chef" });
    malmo
      .when("invite", { ...invitation(), basis: "samtycke_sekretess" }, worker)
      .refused(refused, "basis");
    malmo
      .when("invite", { ...invitation(), basis: "menprovning_klart" }, worker)
      .then({ type: "invited" });
  });
});

describe("taking part by a consent", () => {
  const inviting = { ...invitation(), purpose: "annat" };
  const taking = (story: Story) =>
    story
      .done("consent", consentTo(inviting))
      .done("invite", inviting)
      .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1");
  const guest = "regionkoordinator-1";
  const partOf = (story: Story) =>
    (story.state as { parts: readonly { state: string; ended?: object }[] }).parts[0];
  const cards = (story: Story) => story.view.posts.filter((post) => "space" in post.to);
  const ended = "ended:evonhuset:2026-11-25T09:00:00.000Z:regionkoordinator-1";
  it("ends with it in the same transaction: panel, lists and cards close at once", () => {
    const story = taking(consenting());
    expect(story.panel("show", guest)).toBeDefined();
    const before = cards(story).length;
    for (const gone of [
      story.done("revoke", { id: last(story), how: "spoken" }),
      story.done("consent", { ...yes, given: "no" }),
    ]) {
      expect(partOf(gone)).toMatchObject({ state: "left", ended: {} });
      expect(gone.panel("show", guest)).toBeUndefined();
      expect(gone.view.readers).toEqual([{ agency: "noomi" }]);
      expect(cards(gone).length).toBeLessThanOrEqual(before);
      for (const command of ["calm", "leave", "accept"]) gone.when(command, {}, guest).denied();
      expect(newPosts(story, gone)).toEqual([ended]);
      for (const { to, message } of gone.view.posts)
        if ("member" in to && to.member === guest)
          expect(JSON.stringify(message)).not.toMatch(/SYD-|lugn granit|consent|samtycke|revoke/);
    }
  });
  it("also an invitation that nobody has answered", () => {
    const asked = consenting().done("consent", consentTo(inviting)).done("invite", inviting);
    expect(partOf(asked.done("revoke", { id: last(asked), how: "written" }))).toMatchObject({
      state: "left",
    });
  });
  it("a no to a part of a yes takes the whole of it, and whoever took part by the rest", () => {
    const story = consenting()
      .done("invite", { ...inviting, groups: ["behov"] })
      .done("accept", { contact: guest }, guest);
    expect(
      partOf(story.done("consent", { ...yes, given: "no", groups: ["sakerhet"] })),
    ).toMatchObject({ state: "left" });
  });
  it("stays where something else carries it, or where it was about something else", () => {
    const other = { ...yes, given: "no" };
    const twice = taking(consenting({ groups: ["behov"] }, consenting({ purpose: "akut_vard" })));
    for (const story of [
      twice.done("consent", { ...other, purpose: "akut_vard" }),
      taking(consenting()).done("consent", { ...other, agency: "polisen-syd" }),
      taking(consenting()).done("consent", { ...other, kind: "statistik" }),
      taking(consenting()).done("consent", { ...other, groups: ["migration"] }),
      opened({ by: "socialtjansten-malmo-handlaggare", deputy: "socialtjansten-malmo-chef" })
        .done(
          "invite",
          { ...inviting, basis: "menprovning_klart" },
          "socialtjansten-malmo-handlaggare",
        )
        .done("accept", { contact: guest }, guest)
        .done("consent", other, "socialtjansten-malmo-handlaggare"),
    ])
      expect(partOf(story)).toMatchObject({ state: "in" });
  });
  it("does not begin again on what the person has said no to, or taken back", () => {
    const gone = taking(consenting()).done("consent", { ...yes, given: "no" });
    gone.when("invite", inviting).refused("case.share.noConsent", "basis");
    gone.done("consent", yes).when("invite", inviting).then({ type: "invited" });
  });
  it("is ended by the owner too, with a reason that nobody is told", () => {
    const story = taking(consenting());
    const gone = story.done("endPart", { agency: "evonhuset", reason: "wrongAgency" });
    expect(partOf(gone)).toMatchObject({ state: "left", ended: { reason: "wrongAgency" } });
    expect(newPosts(story, gone)).toEqual([ended]);
    for (const post of gone.view.posts)
      expect(JSON.stringify(post.message)).not.toContain("wrongAgency");
    gone.when("endPart", { agency: "evonhuset", reason: "other" }).refused("case.endPart.gone");
    for (const who of [guest, "polisen-syd-kontakt"])
      story.when("endPart", { agency: "evonhuset", reason: "other" }, who).denied();
  });
});

describe("somebody doubts the consent at a check-in", () => {
  const doubted = (story: Story = consenting()) =>
    story.done("checkIn", checkInWith({ consent: "no" }), undefined, local("2026-11-25", "11:00"));
  const later = local("2026-11-25", "12:00");
  it("nothing is withdrawn by that, and the consents are shown, each with a press of its own", () => {
    expect(
      kase.commands.checkIn.after?.(doubted().state, { safety: "green", consent: "no" }),
    ).toEqual({ panel: "consents" });
    expect(
      kase.commands.checkIn.after?.(doubted().state, { safety: "red", consent: "no" }),
    ).toEqual({ panel: "acute" });
    expect(consentsOf(doubted())[0]).not.toHaveProperty("withdrawn");
    const shown = doubted().panel("consents", "noomi-kontakt");
    expect(keysIn(shown)).toEqual(expect.arrayContaining(["case.doubt.each", "case.revoke.title"]));
    expect(doubted().panel("consents", "regionkoordinator-1")).toBeUndefined();
    expect(keysIn(doubted(opened()).panel("consents", "noomi-kontakt"))).toContain(
      "case.doubt.none",
    );
  });
  it("nothing new rests on what was said before; what goes on is left alone", () => {
    const going = consenting().done("share", asks(), referralOf(1));
    expect(going.view.signals.map(({ command }) => command)).not.toContain("stop");
    expect(doubted(going).view.signals.map(({ command }) => command)).not.toContain("stop");
    sharing(doubted(), {}, later, 2).refused(refused);
    doubted()
      .when("invite", invitation(), undefined, later)
      .refused("case.share.noConsent", "basis");
  });
  it("until the person has said yes again, or somebody says that it does hold", () => {
    sharing(consenting({}, doubted(), later), {}, local("2026-11-25", "13:00"), 2).then({
      type: "shared",
    });
    const holds = doubted().done("checkIn", checkInWith({ consent: "yes" }), undefined, later);
    sharing(holds, {}, local("2026-11-25", "13:00"), 2).then({ type: "shared" });
    const silent = doubted().done("checkIn", checkInWith(), undefined, later);
    sharing(silent, {}, local("2026-11-25", "13:00"), 2).refused(refused);
  });
  it("one that somebody else takes back asks to speak with the person alone", () => {
    const story = consenting();
    expect(kase.commands.revoke.after?.(story.state, { how: "throughOther" })).toEqual({
      panel: "alone",
    });
    expect(kase.commands.revoke.after?.(story.state, { how: "spoken" })).toEqual({ panel: "show" });
    expect(keysIn(story.panel("alone", "noomi-kontakt"))).toContain("case.alone.how");
  });
});

describe("one's own agency", () => {
  it("is not invited, whatever is asked: it would be a reader that has not said yes", () => {
    opened().when("invite", invitation("noomi")).refused("case.invite.already", "agency");
  });
});
