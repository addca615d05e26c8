// A referral to an agency that is on its way in: it is told by telephone, under the same clocks, and nothing is written to an account that is not theirs yet.
import { describe, expect, test } from "vitest";
import { first, invited, boss as lead, withoutLawyers } from "../support/newcomer.ts";
import { anna, type Office, said } from "../support/office.ts";
import { textOf } from "../support/world.ts";

type Joined = { readonly agency: string; readonly lead?: { readonly id: string } };
type Sent = {
  readonly outside: boolean;
  readonly step: string;
  readonly silence: readonly unknown[];
};
const account = lead.split("/")[1] ?? "";
const written = (o: Office, user: string): string =>
  o.world.cloud
    .messages(o.world.cloud.im(user))
    .map((each) => `${each.text}\n${textOf(each.blocks)}`)
    .join("\n");
const aboutIt = (o: Office, user: string): boolean => /hänvisning/i.test(written(o, user));
const referred = async (o: Office, to: string): Promise<string> => {
  const kase = await o.kase();
  await o.does(
    anna,
    "case",
    "consent",
    {
      kind: "sekretess",
      agency: to,
      purpose: "annat",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    },
    kase,
  );
  return o.sent(kase, { to });
};
const ready = async (o: Office, id: string, boss: string): Promise<void> => {
  for (const what of [
    "controller",
    "impactAssessment",
    "processorAgreement",
    "disposalDecision",
    "classBChat",
  ])
    await o.does(
      boss,
      "joining",
      "record",
      { what, day: "2026-11-20", function: "Verksamhetschef" },
      id,
    );
  await o.world.idle();
};

describe("a referral to an agency that is on its way in", () => {
  test.each([
    ["that has been asked and has not answered", false],
    ["that has said yes and is not ready", true],
  ])(
    "%s: the sender phones it and answers in its name, and is reminded as of any other",
    async (_what, confirms) => {
      const o = await withoutLawyers();
      const id = await invited(o);
      const { agency, lead: { id: boss } = { id: "" } } = await o.state<Joined>(id);
      if (confirms) await o.does(boss, "joining", "confirm", {}, id);
      const referral = await referred(o, agency);
      await o.world.idle();
      expect(await o.state<Sent>(referral)).toMatchObject({ outside: true, step: "sent" });
      expect(aboutIt(o, account)).toBe(false);
      const told = written(o, "U0NOOMI01");
      for (const words of [
        said("referral.outside.body"),
        said("referral.outside.called"),
        "628 04 99",
      ])
        expect(told).toContain(words);
      expect(JSON.stringify(await o.panel(anna, referral))).toContain(
        said("referral.outside.intro"),
      );
      // Nobody has phoned: the sender is told, by the clocks that others have.
      await o.world.until("2026-11-30T12:00:00Z");
      expect((await o.state<Sent>(referral)).silence.length).toBeGreaterThan(1);
      expect(written(o, "U0NOOMI01")).toContain(said("referral.ring.title"));
      expect(aboutIt(o, account)).toBe(false);
      expect(await o.press(anna, "receive", referral)).not.toMatchObject({ kind: "refused" });
      expect(await o.state<Sent>(referral)).toMatchObject({ step: "received" });
    },
  );
  test("when it is ready, the next one reaches it in chat", async () => {
    const o = await withoutLawyers();
    const id = await invited(o);
    const { agency, lead: { id: boss } = { id: "" } } = await o.state<Joined>(id);
    await o.does(boss, "joining", "confirm", {}, id);
    await ready(o, id, boss);
    expect(await o.state<Sent>(await referred(o, agency))).toMatchObject({ outside: false });
    await o.world.idle();
    expect(aboutIt(o, account)).toBe(true);
  });
  test("one that is cancelled meanwhile is phoned still, and stays with its sender", async () => {
    const o = await withoutLawyers();
    const id = await invited(o);
    const { agency } = await o.state<Joined>(id);
    const referral = await referred(o, agency);
    await o.does(first, "joining", "cancel", {}, id);
    await o.world.until("2026-11-27T12:00:00Z");
    expect(await o.state<Sent>(referral)).toMatchObject({ step: "sent" });
    expect((await o.panel(anna, referral)).kind).toBe("panel");
    expect(aboutIt(o, account)).toBe(false);
  });
});
