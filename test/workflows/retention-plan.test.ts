// An agency's plan says how long each kind of document is kept: shorter and longer than without one; of what is shared, the latest.
import { describe, expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import { type DocumentKind, documentKindNames, documentKinds } from "../../src/retention.ts";
import { forgetAt } from "../../workflows/agenda/after.ts";
import { erasableFrom } from "../../workflows/case/closing/disposal.ts";
import { disclosure } from "../../workflows/disclosure/index.ts";
import { incident } from "../../workflows/incident/index.ts";
import { given, now, peopleWith, register, type Story, worldOf } from "../support/given.ts";
import { answered, line } from "./call/calls.ts";
import { closing, opened, withCoordinator } from "./case/cases.ts";
import { ongoing, two } from "./nsp/applications.ts";
import { fetched, informed, met, there } from "./rights-begun.ts";
import { coordinator, planned } from "./training/occasions.ts";

type Days = Readonly<Record<string, number>>;
/** `days`: what the plan of each of these agencies says of this kind. */
const world = (kind: DocumentKind, days: Days) => ({
  people: peopleWith([], {
    ...register,
    agencies: register.agencies.map(({ plan: _sample, ...agency }) => {
      const plan = {
        [kind]: {
          days: days[agency.id],
          keeps: "whole",
          decided: { on: "2026-10-15", by: "Arkivarie" },
        },
      };
      return { ...agency, missing: [], ...(agency.id in days && { plan }) };
    }),
  } as never),
});
const byCase = { sender: "case", instance: "C1" } as never;
const recorded = {
  receipt: "K-1",
  agency: "noomi",
  to: "evonhuset",
  basis: "samtycke_ngo",
  at: now,
  by: "noomi-kontakt",
};
const meeting = (...agencies: readonly string[]) =>
  ({ presence: agencies.map((agency) => ({ agency, state: "present" })) }) as never;
const shared = withCoordinator(opened()).done("close", closing);
const forget = (story: Story): string => story.timers.forget ?? "never";
/** Each kind with the agencies whose it is, and when it is erased, or may be. */
const kinds: Readonly<
  Record<DocumentKind, readonly [agencies: readonly string[], at: (days: Days) => string]>
> = {
  case: [
    ["noomi", "evonhuset"],
    (days) => erasableFrom(shared.state, worldOf(world("case", days))) ?? "never",
  ],
  disclosure: [
    ["noomi"],
    (days) =>
      forget(given(disclosure, [], world("disclosure", days)).done("record", recorded, byCase)),
  ],
  rights: [
    ["noomi"],
    (days) => {
      const over = informed(
        met("access").done("giveOut", { document: `pdf ${now} ${fetched.sha256.slice(0, 8)}` }),
      );
      return forget(over.in({ ...there, ...world("rights", days) }));
    },
  ],
  incident: [
    ["noomi"],
    (days) =>
      forget(
        given(incident).done("report", { kind: "name" }).done("close").in(world("incident", days)),
      ),
  ],
  call: [
    ["jamstalldhetsmyndigheten"],
    (days) => forget(answered().done("need", { need: "advice" }, line).in(world("call", days))),
  ],
  meeting: [
    ["noomi", "evonhuset"],
    (days) => forgetAt(meeting("noomi", "evonhuset"), now, worldOf(world("meeting", days))),
  ],
  application: [
    ["noomi", "plattformen"],
    (days) =>
      forget(
        ongoing()
          .done("report", { used: "all", outcome: "nextStep" })
          .done("close", {}, two)
          .in(world("application", days)),
      ),
  ],
  training: [
    ["evonhuset"],
    (days) =>
      forget(
        planned()
          .fires("close")
          .fires("hold")
          .done("report", {}, coordinator)
          .in(world("training", days)) as Story,
      ),
  ],
};
const dayMs = 86_400_000;
const daysBetween = (one: string, other: string): number =>
  (Date.parse(calendar.day(other as never)) - Date.parse(calendar.day(one as never))) / dayMs;
const all = (kind: DocumentKind, days: number): Days =>
  Object.fromEntries(kinds[kind][0].map((agency) => [agency, days]));

describe.each(documentKindNames)("a document of the kind %s", (kind) => {
  const [agencies, at] = kinds[kind];
  const { shortest, longest } = documentKinds[kind];
  it("is kept by the plan for fewer and for more days than without one, as many as it says and on to the next workday", () => {
    const usual = at({});
    expect(at(all(kind, shortest)) < usual).toBe(true);
    expect(at(all(kind, longest)) > usual).toBe(true);
    expect(
      Math.abs(daysBetween(at(all(kind, shortest)), at(all(kind, longest))) - (longest - shortest)),
    ).toBeLessThan(6);
  });
  it("is not kept by the plan of an agency whose it is not, nor by what a plan says of another kind", () => {
    expect(at({ skatteverket: longest })).toBe(at({}));
    const [other] = documentKindNames.filter((each) => each !== kind);
    const elsewhere = world(other as DocumentKind, all(kind, shortest));
    expect(elsewhere.people.agencies.get(agencies[0] as string)?.plan?.[kind]).toBeUndefined();
  });
  it("that several agencies share is kept until the latest of their days", () => {
    for (const agency of agencies) {
      const later = { ...all(kind, shortest), [agency]: longest };
      expect(at(later)).toBe(at(all(kind, longest)));
    }
    // Without a line in its plan an agency has the usual days.
    if (agencies.length > 1) expect(at({ [agencies[0] as string]: shortest })).toBe(at({}));
  });
});
