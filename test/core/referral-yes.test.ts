// The person's yes, said where a referral is written: kept in the case with the first sending, and never against a no that came after it.
import { describe, expect, test } from "vitest";
import { local } from "../support/given.ts";
import { anna, coordinator, facts, office, said, yes } from "../support/office.ts";

describe("a yes that is said where the referral is written", () => {
  const begun = async (basis = "spoken") => {
    const o = await office();
    const kase = await o.kase();
    return { o, kase, id: await o.drafted(kase, { basis }) };
  };
  type Kept = {
    readonly consents: readonly {
      readonly agency: string;
      readonly given: string;
      readonly form: string;
    }[];
  };
  test.each(["spoken", "written"])(
    "%s: is enough to send it, and is kept in the case from then on",
    async (form) => {
      const { o, kase, id } = await begun(form);
      expect((await o.state<Kept>(kase)).consents).toEqual([]);
      expect((await o.press(anna, "send", id)).kind).toBe("done");
      expect(await o.state(id)).toMatchObject({ step: "sent", facts: { basis: "samtycke_ngo" } });
      expect((await o.state<Kept>(kase)).consents).toMatchObject([
        { agency: "evonhuset", purpose: "annat", given: "yes", form, groups: ["behov"] },
      ]);
    },
  );
  test("and is no more than any other: what rests on it stops when it is taken back", async () => {
    const { o, kase, id } = await begun();
    await o.press(anna, "send", id);
    const { consents } = await o.state<{ consents: { id: string }[] }>(kase);
    await o.does(anna, "case", "revoke", { id: consents[0]?.id, how: "spoken" }, kase);
    expect(await o.state(id)).toMatchObject({ step: "withdrawn", consentGone: true });
  });
  test.each([
    ["a no to the same agency", { given: "no" }],
    ["a no for another purpose", { given: "no", purpose: "akut_vard" }],
  ])("%s that came after it counts instead: nothing is sent", async (_what, no) => {
    const { o, kase, id } = await begun();
    await o.world.until(local("2026-11-25", "11:00"));
    await o.does(anna, "case", "consent", { ...yes, ...no }, kase);
    expect(await o.press(anna, "send", id)).toMatchObject({
      kind: "refused",
      said: said("case.share.noConsent"),
    });
    expect(await o.state<Kept>(kase)).toMatchObject({ consents: [{ given: "no" }] });
    expect(JSON.stringify(await o.panel(anna, id))).toContain(said("referral.consentFirst"));
  });
  test("is not brought a second time: after a failure and a no it is sent on nothing", async () => {
    const { o, kase, id } = await begun();
    await o.press(anna, "send", id);
    await o.does(coordinator, "referral", "receive", {}, id);
    await o.does(coordinator, "referral", "take", {}, id);
    await o.does(coordinator, "referral", "fail", { reason: "notReached" }, id);
    await o.world.until(local("2026-11-25", "11:00"));
    await o.does(anna, "case", "consent", { ...yes, given: "no" }, kase);
    expect((await o.run(anna, "referral", "reopen", {}, id)).kind).not.toBe("ok");
  });
  test("goes with the basis when that is changed, and is shown to the sender alone", async () => {
    const { o, id } = await begun();
    expect(JSON.stringify(await o.panel(anna, id))).toContain(said("referral.agreed.kept"));
    await o.does(anna, "referral", "edit", { ...facts, basis: "vitalt_intresse" }, id);
    expect(await o.state<{ agreed?: unknown }>(id)).not.toHaveProperty("agreed");
    await o.does(anna, "referral", "edit", { ...facts, basis: "written" }, id);
    await o.press(anna, "send", id);
    await o.does(coordinator, "referral", "receive", {}, id);
    expect(JSON.stringify(await o.panel(anna, id))).toContain(said("referral.agreed"));
    expect(JSON.stringify(await o.panel(coordinator, id))).not.toContain(said("referral.agreed"));
  });
});
