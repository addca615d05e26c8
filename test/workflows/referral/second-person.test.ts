// Who must decide beside the one who writes a referral: before it is sent, or afterwards where it could not wait.
import { describe, expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import { keysIn, local, memberOf, newPosts } from "../../support/given.ts";
import { facts } from "../../support/office.ts";
import {
  betweenAuthorities,
  cardOf,
  commandsIn,
  drafted,
  malmo,
  sender,
  sent,
  stepOf,
  tellsOf,
} from "./referrals.ts";

const colleague = "noomi-ersattare";
const lead = "socialtjansten-malmo-chef";

describe("a second person", () => {
  const asked = () => betweenAuthorities("OSL_10_2").done("send", {}, malmo.by);
  it.each(["OSL_10_2", "annan_bestammelse"])("decides before it is sent: %s", (basis) => {
    const story = betweenAuthorities(basis).done("send", {}, malmo.by);
    expect(story.state).toMatchObject({
      step: "draft",
      sends: 0,
      second: { when: "before", to: lead },
    });
    expect(tellsOf(story)).toEqual([]);
    expect(Object.values(story.posts)).toEqual([`${lead} referral.second.title`]);
    story.when("send", {}, malmo.by).denied();
    expect(
      referral.denied?.(story.state as never, { member: memberOf(malmo.by) }, story.world, "send"),
    ).toEqual({
      refused: { key: "referral.second.waiting" },
    });
    const yes = story.done("approve", {}, lead);
    expect(yes.state).toMatchObject({
      step: "sent",
      sends: 1,
      second: { decided: { by: lead, yes: true } },
    });
    expect(tellsOf(yes)).toEqual(["share:1 share"]);
    yes.when("approve", {}, lead).denied();
  });
  it.each(["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"])(
    "is not needed for %s",
    (basis) => {
      betweenAuthorities(basis).when("send", {}, malmo.by).then({ type: "sent" });
    },
  );
  it("is never the one who wrote it, nor anybody at another agency", () => {
    asked().when("approve", {}, malmo.by).denied();
    asked().when("object", {}, malmo.by).denied();
    for (const other of [
      "socialtjansten-lund-handlaggare",
      "socialtjansten-lund-chef",
      "noomi-chef",
      "dataskydd-malmo",
    ])
      asked().when("approve", {}, other).denied();
    asked()
      .when("approve", {}, "socialtjansten-malmo-ersattare")
      .then({ type: "secondDecided", yes: true }, { type: "sent" });
    expect(commandsIn(asked().panel("show", malmo.by))).not.toContain("approve");
    expect(commandsIn(asked().panel("show", lead))).toContain("approve");
    drafted().when("approve", {}, colleague).denied();
  });
  it("who says no leaves a draft; asking again asks anew", () => {
    const no = asked().done("object", {}, lead);
    expect(no.state).toMatchObject({ step: "draft", sends: 0 });
    expect(tellsOf(no)).toEqual([]);
    const later = local("2026-11-25", "11:00");
    const again = no.done("send", {}, malmo.by, later);
    expect(again.state).toMatchObject({ step: "draft", second: { askedAt: later } });
    expect(Object.keys(again.posts)).not.toEqual(Object.keys(no.posts));
  });
  it("said yes to what was there: whoever changes it must ask again", () => {
    const changed = asked().done(
      "edit",
      { ...facts, to: "polisen-syd", basis: "OSL_10_2" },
      malmo.by,
    );
    changed.when("approve", {}, lead).denied();
    expect(changed.timers).toEqual({ "expire:way:draft:0": expect.any(String) });
    changed.when("send", {}, malmo.by).then({ type: "secondAsked" });
  });
  it("is nobody who has changed it, whoever wrote it first", () => {
    const mate = "socialtjansten-malmo-ersattare";
    const story = betweenAuthorities("OSL_10_2")
      .done("edit", { ...facts, to: "socialtjansten-lund", basis: "OSL_10_2" }, mate)
      .done("send", {}, malmo.by);
    for (const who of [malmo.by, mate]) story.when("approve", {}, who).denied();
    story.when("approve", {}, lead).then({ type: "secondDecided" }, { type: "sent" });
    const handed = betweenAuthorities("OSL_10_2").done("send", {}, mate);
    for (const who of [malmo.by, mate]) handed.when("approve", {}, who).denied();
    const byLead = betweenAuthorities("OSL_10_2").done(
      "edit",
      { ...facts, to: "socialtjansten-lund", basis: "OSL_10_2" },
      lead,
    );
    expect(byLead.done("send", {}, malmo.by).state).toMatchObject({ second: { to: mate } });
    asked().when("approve", { round: "0" }, lead).refused("referral.second.changed");
    asked().when("approve", { round: "1" }, lead).then({ type: "secondDecided" }, { type: "sent" });
  });
  it("is asked again through the lead after a day, and is nobody alone", () => {
    const story = asked();
    const [key = ""] = Object.keys(story.timers).filter((each) => each.startsWith("reviewLate:"));
    expect(story.timers[key]).toBe(local("2026-11-26", "10:00"));
    expect(story.fires(key).state).toMatchObject({
      second: { when: "before", to: lead, late: local("2026-11-26", "10:00") },
    });
    const due = (one: typeof story) =>
      Object.entries(one.timers).filter(([each]) => each.startsWith("reviewLate:"));
    expect(due(story.fires(key))).toEqual([[expect.anything(), local("2026-12-28", "09:00")]]);
    const again = story.fires(key).fires("reviewLate");
    expect(newPosts(story.fires(key), again)).toEqual([
      expect.stringMatching(new RegExp(`:late:202\\d.*:${lead}$`)),
    ]);
    expect(due(again)).toHaveLength(1);
    const alone = { by: "lansstyrelsen-skane-samordnare", agency: "lansstyrelsen-skane" };
    drafted({ basis: "OSL_10_2" }, alone)
      .when("send", {}, alone.by)
      .refused("referral.second.nobody");
  });
  it("reviews afterwards, within a day, when it was a vital interest; a no is told, and undoes nothing by itself", () => {
    const story = sent({ basis: "vitalt_intresse" });
    expect(story.state).toMatchObject({
      step: "sent",
      second: { when: "after", to: "noomi-chef", due: local("2026-11-26", "10:00") },
    });
    expect(story.view.signals).toMatchObject([{ values: { consent: false } }]);
    drafted({ basis: "vitalt_intresse" })
      .done("send", {}, colleague)
      .when("approve", {}, colleague)
      .denied();
    const no = story.done("object", {}, "noomi-chef");
    expect(stepOf(no)).toBe("sent");
    expect(keysIn(cardOf(no))).toContain("referral.second.no");
    const [key = ""] = Object.keys(story.timers).filter((each) => each.startsWith("reviewLate:"));
    expect(Object.keys(no.timers)).not.toContain(key);
    expect(Object.keys(story.done("withdraw", { reason: "other" }).timers)).not.toContain(key);
  });
  it("a review that falls on a day off is due when the office opens", () => {
    const story = sent({ basis: "vitalt_intresse" }, { at: local("2026-11-27", "16:00") });
    expect(story.state).toMatchObject({ second: { due: local("2026-11-30", "08:30") } });
  });
  it("is another than the lead when the lead wrote it", () => {
    const story = drafted({ basis: "vitalt_intresse" }, { by: "noomi-chef" }).done(
      "send",
      {},
      "noomi-chef",
    );
    expect(story.state).toMatchObject({ second: { to: sender } });
  });
});
