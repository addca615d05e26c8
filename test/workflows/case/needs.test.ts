// What the person asked for and what came of it: worked out of referrals, told with the row after a yes, and of nobody else.
import { describe, expect, it } from "vitest";
import { services } from "../../../src/rules/services.ts";
import { reveal, seal } from "../../../src/rules/ui.ts";
import { caseWithout, redactPart } from "../../../workflows/case/erasing/redact.ts";
import { catalogueOf } from "../../../workflows/statistics/catalogue.ts";
import { local, now, type Story } from "../../support/given.ts";
import { declined } from "../referral/referrals.ts";
import { opened } from "./cases.ts";

const at = local("2026-12-07", "10:00");
const referral = (n: number) => ({ sender: "referral", instance: `R${n}` }) as never;
const asked = (story: Story, n: number, service = "skyddat_boende"): Story =>
  story.done(
    "share",
    { number: `H-${n}`, to: "boende-syd", service, groups: [], sends: 1 },
    referral(n),
    now,
  );
const answered = (
  story: Story,
  n: number,
  ...steps: readonly (readonly [step: string, why?: string])[]
): Story =>
  steps.reduce(
    (told, [step, why]) =>
      told.done("chain", { to: "boende-syd", step, ...(why && { why }) }, referral(n), now),
    story,
  );
const told = (story: Story): unknown =>
  story.view.signals.find(({ workflow }) => workflow === "statistics")?.values.stats;
const says = (story: Story, counting: string): Story =>
  story
    .done(
      "calm",
      { round: String((story.state as { readonly round?: number }).round) },
      "noomi-kontakt",
      at,
    )
    .done("sayForStatistics", { asks: "counting", counting }, "noomi-kontakt", at);
const ofNeeds = (stats: unknown): unknown =>
  Object.fromEntries(Object.entries(stats ?? {}).filter(([name]) => name.startsWith("asked")));
const counted = (story: Story, counting = "yes"): unknown => ofNeeds(told(says(story, counting)));
const one = (...steps: Parameters<typeof answered>[2][]) =>
  answered(asked(opened(), 1), 1, ...steps);

describe("what the person asked for", () => {
  it.each([
    ["met", [["accepted"]]],
    ["met", [["accepted"], ["handedOver"], ["confirmed"]]],
    ["noAnswer", []],
    ["noAnswer", [["offered"]]],
    ["noAnswer", [["withdrawn"]]],
    ["met", [["accepted"], ["withdrawn"]]],
    ["nobodyHad", [["declined", "agency"]]],
    ["nobodyHad", [["declined"]]],
    ["nobodyHad", [["accepted"], ["failed"]]],
    ["personDeclined", [["declined", "person"]]],
  ] as const)("is %s after %j", (code, steps) => {
    expect(counted(one(...steps))).toEqual({ askedShelter: code });
  });
  it("is nothing where nobody was asked, or by mistake", () => {
    expect(counted(opened())).toEqual({});
    expect(counted(one(["mistaken"]))).toEqual({});
    expect(counted(one(["accepted"], ["astray"]))).toEqual({});
  });
  it("is met by one yes among several, and a no of the person stands below what nobody had", () => {
    const two = (first: string, why: string, ...then: Parameters<typeof answered>[2][]) =>
      counted(answered(asked(one([first, why]), 2), 2, ...then));
    expect(two("declined", "agency", ["accepted"])).toEqual({ askedShelter: "met" });
    expect(two("declined", "agency")).toEqual({ askedShelter: "noAnswer" });
    expect(two("declined", "person", ["declined", "agency"])).toEqual({
      askedShelter: "nobodyHad",
    });
  });
  it("is each need by itself; of a service that is no need, nothing", () => {
    const story = answered(
      asked(asked(one(["declined", "agency"]), 2, "trauma_psyk"), 3, "tolk"),
      3,
      ["accepted"],
    );
    expect(counted(story)).toEqual({ askedShelter: "nobodyHad", askedCare: "noAnswer" });
  });
  it("is told of nobody without a yes", () => {
    for (const counting of ["no", "notAsked"])
      expect(counted(one(["accepted"]), counting)).toEqual({});
  });
});
describe("a case that goes on", () => {
  const key = (story: Story) =>
    story.view.signals.find(({ workflow }) => workflow === "statistics")?.key;
  it("tells it with its row, and anew with each answer", () => {
    const waits = says(asked(opened(), 1), "yes");
    expect(told(waits)).toMatchObject({ askedShelter: "noAnswer" });
    const later = waits.done(
      "chain",
      { to: "boende-syd", step: "declined", why: "agency" },
      referral(1),
      local("2026-12-08", "10:00"),
    );
    expect(told(later)).toMatchObject({ askedShelter: "nobodyHad" });
    expect(key(later)).not.toBe(key(waits));
    expect(told(says(asked(opened(), 1), "no"))).toEqual({});
  });
  it("is closed with what holds then", () => {
    const story = says(one(["declined", "agency"]), "yes").done(
      "close",
      { reason: "goalReached", counting: "yes" },
      undefined,
      at,
    );
    expect(ofNeeds(told(story))).toEqual({ askedShelter: "nobodyHad" });
  });
  it("knows no longer why it was declined once its codes are erased", () => {
    const { state } = says(one(["declined", "person"]), "yes");
    expect(JSON.stringify(state)).toContain('"why"');
    expect(JSON.stringify(caseWithout(state, seal(["stats"])))).not.toContain('"why"');
    const event = {
      type: "passedOn",
      referral: "R1",
      at: now,
      to: "boende-syd",
      step: "declined",
      why: seal("person"),
    };
    const { why: _why, ...rest } = event;
    expect(redactPart([event] as never, { kinds: ["stats"] } as never)).toEqual([rest]);
    expect(redactPart([event] as never, { kinds: ["risk"] } as never)).toEqual([event]);
  });
});
describe("why it was declined", () => {
  it("is told to the case as one of two, and no nearer", () => {
    const why = (reason: string): unknown => {
      const chain = declined({ reason }).view.signals.findLast(
        ({ command }) => command === "chain",
      )?.values;
      return chain && reveal((chain as { readonly why: never }).why);
    };
    expect([why("personDeclines"), why("noCapacity"), why("notReached")]).toEqual([
      "person",
      "agency",
      "agency",
    ]);
  });
});
it("no service is two needs, and what comes of each is one of its table's codes", () => {
  const { dimensions } = catalogueOf(["SYD"]);
  const found = services.flatMap((service) =>
    Object.entries(counted(asked(opened(), 1, service)) as object),
  );
  expect(found).toHaveLength(15);
  for (const [need, code] of found) expect(dimensions[need]).toContain(code);
  expect(new Set(found.map(([need]) => need))).toEqual(
    new Set(Object.keys(dimensions).filter((each) => each.startsWith("asked"))),
  );
});
