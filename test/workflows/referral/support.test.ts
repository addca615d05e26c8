// Who pays: where it is the support programme, whoever of the two is certified asks it in one tap, with what the referral knows.
import { describe, expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import { keysIn, memberOf, now, peopleWith, register, type Story } from "../../support/given.ts";
import { drafted, malmo, sent } from "./referrals.ts";

type Button = { readonly command?: string; readonly on?: unknown; readonly values?: unknown };
const buttons = (shown: unknown): readonly Button[] => {
  if (typeof shown !== "object" || shown === null) return [];
  const inner = Object.values(shown).flatMap(buttons);
  return "command" in shown && shown.command === "apply" ? [shown as Button, ...inner] : inner;
};
const asks = (story: Story, by: string, at: string = now) =>
  buttons(story.panel("show", by, at)).map(({ on, values }) => ({ on, values }));
const certified = (...ids: readonly string[]) => ({
  people: peopleWith([], {
    ...register,
    agencies: register.agencies.map((a) =>
      ids.includes(a.id) ? { ...a, nspCertified: "2027-06-30" } : a,
    ),
  }),
});

describe("a referral that the support programme pays for", () => {
  it("leads its certified sender to an application for that case, with what costs most filled in", () => {
    const one = [{ on: { workflow: "nsp" }, values: { kase: "C1", cost: "juridik" } }];
    expect(asks(drafted({ payer: "NSP", service: "juridik_migration" }), "noomi-kontakt")).toEqual(
      one,
    );
    expect(asks(sent({ payer: "NSP", service: "juridik_migration" }), "noomi-ersattare")).toEqual(
      one,
    );
    expect(asks(sent({ payer: "NSP" }), "noomi-kontakt")).toEqual([
      { on: { workflow: "nsp" }, values: { kase: "C1" } },
    ]);
  });
  it("leads its certified receiver to one without the case, which stays the sender's", () => {
    const story = drafted(
      { payer: "NSP", service: "skyddat_boende", to: "noomi", basis: "menprovning_klart" },
      malmo,
    ).done("send", {}, malmo.by);
    expect(asks(story, "noomi-kontakt")).toEqual([
      { on: { workflow: "nsp" }, values: { cost: "boende" } },
    ]);
    expect(asks(story, malmo.by)).toEqual([]);
    expect(asks(story.in(certified("socialtjansten-malmo")), malmo.by)).toEqual([
      { on: { workflow: "nsp" }, values: { kase: "C1", cost: "boende" } },
    ]);
  });
  it("and nobody else, nobody whose certificate has run out, and nobody where somebody else pays", () => {
    for (const payer of ["MMM", "other", "unknown"])
      expect(asks(sent({ payer }), "noomi-kontakt")).toEqual([]);
    expect(asks(sent({ payer: "NSP" }), "regionkoordinator-1")).toEqual([]);
    expect(asks(sent({ payer: "NSP" }), "noomi-kontakt", "2027-07-01T09:00:00.000Z")).toEqual([]);
    expect(
      asks(sent({ payer: "NSP" }).done("withdraw", { reason: "other" }), "noomi-kontakt"),
    ).toEqual([]);
  });
  it("the question who pays leads whoever is certified to the programme", () => {
    const world = sent().world;
    const payer = (id: string) =>
      referral.panels.payer?.show({ step: "new" }, { member: memberOf(id), now }, world);
    expect(keysIn(payer("noomi-kontakt"))).toContain("nsp.apply.title");
    expect(keysIn(payer("regionkoordinator-1"))).not.toContain("nsp.apply.title");
  });
});
