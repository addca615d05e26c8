// Going back: through the coordinator, with a yes and a look at the risk of its own, and never where asylum is in question. And advice, which is no referral.
import { describe, expect, it } from "vitest";
import { keysIn, peopleWith, register, type Story } from "../../support/given.ts";
import { consenting, sharing } from "../case/consents.ts";
import {
  betweenAuthorities,
  commandsIn,
  drafted,
  fresh,
  hook,
  malmo,
  sender,
} from "./referrals.ts";

const service = "atervandande_AMP";
const values = {
  kase: "C1",
  service,
  to: "evonhuset",
  urgency: "normal",
  payer: "unknown",
  kind: "hanvisning",
  groups: ["behov"],
};
const back = (more: object = {}): Story =>
  drafted({ service, to: "evonhuset", basis: "samtycke_ngo", ...more });
const judged = { asylum: "no", risk: "medium", met: "yes" };
const assessed = (more: object = {}): Story => back().done("assess", { ...judged, ...more });

describe("a return", () => {
  it("goes to whoever coordinates the region, and is offered to nobody else", () => {
    const choices = hook("draft", "choices");
    const offered = choices(
      fresh().state,
      fresh().world,
      { member: fresh().world.people.members.get(sender) },
      { service },
    );
    expect(offered).toMatchObject({
      to: ["evonhuset"],
      basis: ["spoken", "written", "samtycke_ngo"],
    });
    // Also where others say that they offer it.
    const also = {
      ...register.services[0],
      agency: "polisen-syd",
      type: service,
      status: "active",
    } as never;
    const { world } = fresh({
      world: { people: peopleWith([], { ...register, services: [...register.services, also] }) },
    });
    expect(
      choices(fresh().state, world, { member: world.people.members.get(sender) }, { service }),
    ).toMatchObject({ to: ["evonhuset"] });
    fresh()
      .when("draft", { ...values, to: "polisen-syd", basis: "samtycke_ngo" })
      .refused("referral.return.coordinator", "to");
    back()
      .when("edit", { ...values, to: "advokat", basis: "samtycke_ngo" })
      .refused("referral.return.coordinator", "to");
  });
  it("rests on the person's own yes, whatever else an agency may choose", () => {
    fresh()
      .when("draft", { ...values, basis: "vitalt_intresse" })
      .refused("referral.return.consent", "basis");
    for (const basis of ["menprovning_klart", "OSL_10_2"])
      fresh({ agency: malmo.agency })
        .when("draft", { ...values, basis }, malmo.by)
        .refused("referral.return.consent", "basis");
    expect(
      betweenAuthorities("samtycke_sekretess", { service, to: "evonhuset" }).state,
    ).toMatchObject({ step: "draft" });
  });
  it("needs a consent for this purpose: one for something else does not carry it", () => {
    sharing(consenting(), { service }).refused("case.share.noConsent");
    expect(sharing(consenting({ purpose: service }), { service }).refusal).toBeUndefined();
    sharing(consenting({ purpose: service }), {}).refused("case.share.noConsent");
  });
  it("is not sent without a look at the risk, and says what to do", () => {
    back().when("send").denied("referral.return.assessment");
    const shown = back().panel("show", sender);
    expect(keysIn(shown)).toContain("referral.return.assessment");
    expect(commandsIn(shown)).toContain("assess");
    expect(commandsIn(shown)).not.toContain("send");
    const sent = assessed().done("send");
    expect(sent.state).toMatchObject({ step: "sent", assessed: judged });
    expect(sent.view.signals).toMatchObject([
      { command: "share", values: { service, to: "evonhuset", consent: true } },
    ]);
  });
  it("asks three things, in codes", () => {
    const { fields } = fresh().workflow.commands.assess?.form ?? {};
    expect(Object.entries(fields ?? {}).map(([name, { kind }]) => `${name} ${kind}`)).toEqual([
      "asylum choice",
      "risk choice",
      "met choice",
    ]);
  });
  it("stops where asylum or a need of protection is in question, or nobody knows", () => {
    for (const asylum of ["yes", "unknown"]) {
      const stopped = assessed({ asylum });
      stopped.when("send").denied("referral.return.lawyer");
      const shown = stopped.panel("show", sender);
      expect(keysIn(shown)).toContain("referral.return.stop");
      expect(keysIn(shown)).not.toContain("referral.return.through");
      expect(commandsIn(shown)).toEqual(["assess", "edit", "consent", "discard"]);
      expect(stopped.view.posts).toEqual([]);
      expect(stopped.done("assess", judged).when("send").allowed).toBe(true);
    }
  });
  it("shows both sides how the risk was judged, and nobody in a channel", () => {
    const sent = assessed({ risk: "high" }).done("send");
    for (const who of [sender, "regionkoordinator-1"])
      expect(JSON.stringify(sent.panel("show", who))).toContain(
        '{"code":"high","of":"returnRisk"}',
      );
    for (const { message } of sent.view.posts)
      expect(JSON.stringify(message)).not.toMatch(/returnRisk|atervandande|doubt/);
  });
  it("is not sent once more as it was", () => {
    const failed = assessed()
      .done("send")
      .done("receive", {}, "regionkoordinator-1")
      .done(
        "accept",
        { holder: { member: "regionkoordinator-1" }, deputy: "regionkoordinator-2" },
        "regionkoordinator-1",
      )
      .done("fail", { reason: "other" }, "regionkoordinator-1");
    failed.when("reopen").refused("referral.return.anew");
    expect(commandsIn(failed.panel("show", sender))).not.toContain("reopen");
  });
  it("begins with a call where it is acute, and is looked at then", () => {
    const acute = back({ urgency: "akut" });
    acute.when("assess", judged).denied("referral.callFirst");
    acute.done("called").when("send").denied("referral.return.assessment");
  });
});

describe("advice", () => {
  it("is a question of method and no referral: nothing about the person leaves", () => {
    fresh()
      .when("draft", { ...values, service: "metodstod", basis: "samtycke_ngo" })
      .refused("referral.methodInstead", "service");
    const choices = hook("draft", "choices");
    const { service: offered } = choices(
      fresh().state,
      fresh().world,
      { member: fresh().world.people.members.get(sender) },
      {},
    );
    expect(offered).not.toContain("metodstod");
    const shown = fresh().panel("choose", sender);
    expect(commandsIn(shown)).toEqual(["ask"]);
    expect(keysIn(shown)).toContain("referral.choose.method");
  });
});
