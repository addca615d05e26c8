// A referral to whom the person has said no to: shown to the sender alone, named, and decided by two.
import { describe, expect, it } from "vitest";
import { keysIn, local, type Story } from "../../support/given.ts";
import { caseOf, drafted, malmo, sent, stepOf } from "./referrals.ts";

const chef = "socialtjansten-malmo-chef";
const known = { purposes: ["annat"], carries: [], noes: ["socialtjansten-lund"] };
const against = {
  service: "ekonomiskt_bistand",
  to: "socialtjansten-lund",
  basis: "menprovning_klart",
};
const world = (facts: object = {}) => {
  const { summary, ...row } = caseOf("socialtjansten-malmo");
  return {
    rows: {
      kase: [{ ...row, summary: { ...summary, facts: facts as never }, known: known as never }],
    },
  };
};
const draft = (more: object = {}, facts: object = {}): Story =>
  drafted({ ...against, ...more }, { ...malmo, world: world(facts) });

describe("a referral that goes against the person's no", () => {
  it("says so to the one who is about to send it", () => {
    expect(keysIn(draft().panel("show", malmo.by))).toContain("referral.against");
    expect(keysIn(drafted(against, malmo).panel("show", malmo.by))).not.toContain(
      "referral.against",
    );
  });
  it("is not sent before the provision is named, and a colleague is not asked before that either", () => {
    for (const basis of ["menprovning_klart", "OSL_10_2"])
      draft({ basis }).when("send", {}, malmo.by).refused("case.share.against");
  });
  it("is decided by a colleague then, whatever the basis", () => {
    const named = draft({ provision: "OSL_10_24" });
    named.when("send", {}, malmo.by).then({ type: "secondAsked", second: { when: "before" } });
    const asked = named.done("send", {}, malmo.by);
    asked.when("approve", {}, malmo.by).denied();
    expect(stepOf(asked.done("approve", { round: "1" }, chef))).toBe("sent");
    expect(asked.done("approve", { round: "1" }, chef).view.signals[0]?.values).toMatchObject({
      provision: "OSL_10_24",
      second: { yes: true },
    });
  });
  it("does not wait where the case is in acute danger: the colleague has 24 hours", () => {
    const red = draft({ provision: "OSL_10_24" }, { acute: "yes" }).done("send", {}, malmo.by);
    expect([stepOf(red), red.state.second]).toEqual([
      "sent",
      expect.objectContaining({ when: "after", due: local("2026-11-26", "10:00") }),
    ]);
    expect(red.view.signals[0]?.values).toMatchObject({ after: true });
    const button = (facts: object) =>
      keysIn(draft({ provision: "OSL_10_24" }, facts).panel("show", malmo.by));
    expect(button({ acute: "yes" })).not.toContain("referral.second.askIt");
    expect(button({})).toContain("referral.second.askIt");
  });
  it("shows the provision to the sender alone, and that the list is an example", () => {
    const story = sent({ basis: "vitalt_intresse", provision: "GDPR_6_9" });
    const shown = (who: string) => JSON.stringify(story.panel("show", who));
    expect(shown("noomi-kontakt")).toMatch(/GDPR_6_9.*provisionInvented/);
    expect(shown("regionkoordinator-1")).not.toMatch(/provision|referral.against|GDPR_6_9/);
  });
});
