// The person has said no: who is told, and what going against it takes.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { carried } from "../../../workflows/case/passing/resting.ts";
import { consentTo } from "../../support/consent-to.ts";
import { hook, keysIn, type Story } from "../../support/given.ts";
import { checkInWith, inviting, opened, withCoordinator } from "./cases.ts";
import { asks, referralOf } from "./consents.ts";

const worker = "socialtjansten-malmo-handlaggare";
const chef = "socialtjansten-malmo-chef";
const police = { agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["behov"] };
const no = { ...consentTo(police), given: "no" };
const malmo = (): Story => opened({ by: worker, deputy: chef });
const refusing = (): Story => malmo().done("consent", no, worker);
const share = (story: Story, more: object = {}) =>
  story.when(
    "share",
    asks({
      to: "polisen-syd",
      service: "annat",
      consent: false,
      basis: "menprovning_klart",
      by: worker,
      ...more,
    }),
    referralOf(1),
  );
const said = (yes: boolean) => ({ by: chef, at: "2026-11-25T10:00:00.000Z", yes });

describe("a no to an agency", () => {
  it("stands on top of the form for the one who is about to invite, whatever the purpose; for nobody else", () => {
    const about = (story: Story) =>
      keysIn(hook(kase, "invite", "about")(story.state)).includes("case.consent.noTo");
    expect([about(refusing()), about(malmo())]).toEqual([true, false]);
    const guests = withCoordinator(opened()).done("consent", no);
    for (const panel of ["show", "invitation", "acute"])
      expect(JSON.stringify(guests.panel(panel, "regionkoordinator-1") ?? "")).not.toMatch(
        /noTo|polisen-syd/,
      );
  });
  it("is not gone against by an invitation, for another purpose either", () => {
    for (const purpose of ["polisanmalan_stod", "annat"])
      refusing()
        .when("invite", { ...police, purpose, basis: "menprovning_klart" }, worker)
        .refused("case.invite.against", "agency");
    malmo()
      .when("invite", { ...police, basis: "menprovning_klart" }, worker)
      .then({ type: "invited" });
  });
  it("holds for an agency of the same kind, and for no other", () => {
    const [officer, boss] = ["polisen-syd-kontakt", "polisen-syd-gruppchef"];
    const lund = { agency: "socialtjansten-lund", purpose: "annat", groups: ["behov"] };
    const said = { ...consentTo({ ...lund, agency: "socialtjansten-malmo" }), given: "no" };
    const story = opened({ by: officer, deputy: boss }).done("consent", said, officer);
    const harmless = { ...lund, basis: "menprovning_klart" };
    story.when("invite", harmless, officer).refused("case.invite.against", "agency");
    story.when("invite", { ...harmless, agency: "noomi" }, officer).then({ type: "invited" });
  });
  it("is taken back by a later yes to the same; a yes that is taken back is a no", () => {
    expect(carried(refusing().done("consent", consentTo(police), worker).state).noes).toEqual([]);
    const asked = inviting(opened());
    const { id } = asked.state.consents[0];
    expect(carried(asked.done("revoke", { id, how: "spoken" }).state).noes).toEqual(["evonhuset"]);
  });
});

describe("a referral against it, on another basis", () => {
  it("needs the provision named, and a colleague's yes before", () => {
    for (const more of [
      {},
      { provision: "OSL_10_24" },
      { second: said(true) },
      { provision: "OSL_10_24", second: said(false) },
    ])
      share(refusing(), more).refused("case.share.against");
    share(refusing(), { provision: "OSL_10_24", second: said(true) }).then({
      type: "shared",
      share: { provision: "OSL_10_24" },
    });
    share(malmo()).then({ type: "shared" });
  });
  it("waits for nobody in acute danger: the colleague looks at it afterwards", () => {
    const red = refusing().done(
      "checkIn",
      checkInWith({ safety: "red", who: { member: worker } }),
      worker,
    );
    share(red, { provision: "OSL_10_24", after: true }).then({ type: "shared" });
    share(refusing(), { provision: "OSL_10_24", after: true }).refused("case.share.against");
    share(refusing(), { basis: "vitalt_intresse", provision: "GDPR_6_9", after: true }).then({
      type: "shared",
    });
  });
  it("leaves the provision in the receipt", () => {
    const done = refusing().done(
      "share",
      asks({
        to: "polisen-syd",
        consent: false,
        basis: "menprovning_klart",
        by: worker,
        provision: "OSL_10_24",
        second: said(true),
      }),
      referralOf(1),
    );
    expect(done.view.signals.find(({ command }) => command === "record")?.values).toMatchObject({
      provision: "OSL_10_24",
    });
  });
});
