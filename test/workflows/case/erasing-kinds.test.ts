// Kinds that are erased: every recorded past of a case folds to the same without them, and says nothing of them any more.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { redactPart } from "../../../workflows/case/erasing/redact.ts";
import { evolve, initial } from "../../../workflows/case/state.ts";
import { referral } from "../../../workflows/referral/index.ts";
import { erasables } from "../../../workflows/rights/codes.ts";
import { now } from "../../support/given.ts";

type Fact = { readonly type: string };
type Journal = {
  readonly workflow: string;
  readonly instance: string;
  readonly events: readonly Fact[];
};
const folder = new URL("../../fixtures/journals/", import.meta.url);
const journals = (name: string): readonly Journal[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`))
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Journal[]);
const fold = (events: readonly Fact[]): unknown =>
  JSON.parse(
    JSON.stringify(events.reduce((state, event) => evolve(state, event as never), initial)),
  );
const part = (kinds: readonly string[]) => ({ of: ["C1"], kinds, by: "X1" }) as never;
const redacted = (events: readonly Fact[], kinds: readonly string[]): readonly Fact[] =>
  redactPart(events as never, part(kinds)) as never;
const erasing = (kinds: readonly string[]): Fact =>
  ({ type: "kindsErased", at: now, into: "X1", of: ["C1"], kinds }) as never;
/** Where each kind would be found: nothing else in a case has a property of that name. */
const traces: Readonly<Record<(typeof erasables)[number], RegExp>> = {
  safeContact: /"safeContact|"beside":\[/,
  risk: /"risk":"(?!notAssessed)/,
  language: /"language"/,
  wish: /"wish"|"type":"wished"/,
  stats:
    /"stats":\{"|"times":|"counting":"yes"|"counted"|"type":"saidForStatistics"[^}]*"said":\{"(?!counting":"no)/,
};
const cases = journals("case").filter(
  ({ events }) => !events.some(({ type }) => type === "kindsErased"),
);
const choices = [...erasables.map((kind) => [kind]), [...erasables]];

describe.each(choices)("%s, taken out of each recorded case", (...kinds) => {
  it("leaves it as it is without them", () => {
    expect(cases.length).toBeGreaterThan(20);
    for (const { instance, events } of cases) {
      const all = [...events, erasing(kinds)];
      expect(fold(redacted(all, kinds)), instance).toEqual(fold(all));
      expect(redacted(all, kinds)).toHaveLength(all.length);
    }
  });
  it("is found in no event of it, and was in some", () => {
    for (const kind of kinds) {
      const trace = traces[kind as keyof typeof traces];
      const found = (some: readonly Fact[]) =>
        some
          .filter(({ type }) => type !== "kindsErased")
          .some((event) => trace.test(JSON.stringify(event)));
      expect([kind, cases.some(({ events }) => found(events))]).toEqual([kind, true]);
      for (const { instance, events } of cases)
        expect([instance, found(redacted([...events, erasing(kinds)], kinds))]).toEqual([
          instance,
          false,
        ]);
    }
  });
  it("is in no property of its state", () => {
    for (const { events } of cases) {
      const { taken: _taken, ...state } = fold([...events, erasing(kinds)]) as Readonly<
        Record<string, unknown>
      >;
      for (const kind of kinds)
        expect(JSON.stringify(state)).not.toMatch(traces[kind as keyof typeof traces]);
    }
  });
});
describe("what is not asked for", () => {
  it("stays: other kinds, what was said afterwards, and the past of a case that was not asked", () => {
    const [one] = cases.filter(({ events }) => traces.risk.test(JSON.stringify(events[0])));
    if (!one) throw new Error("no recorded case has a risk from the beginning");
    expect(redacted([...one.events, erasing(["language"])], ["language"])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ risk: (one.events[0] as unknown as { risk: string }).risk }),
      ]),
    );
    const later = { type: "languageSet", at: now, by: "noomi-kontakt", language: "ti" } as Fact;
    expect(redacted([...one.events, erasing(["language"]), later], ["language"]).at(-1)).toBe(
      later,
    );
    const same = redacted(one.events, [...erasables]);
    expect(same.every((event, at) => event === one.events[at])).toBe(true);
  });
  it("is a referral of another case", () => {
    const told = /"snapshot":\{[^}]*"(?:safeContact|risk|language)"|"facts":\{[^}]*"language"/;
    const all = journals("referral").filter(({ events }) => told.test(JSON.stringify(events)));
    expect(all.length).toBeGreaterThan(0);
    for (const { instance, events } of all) {
      const { kase } = events[0] as unknown as { kase: string };
      const out = (of: string) =>
        referral.redactPart?.(
          events as never,
          { ...(part([...erasables]) as object), of: [of] } as never,
        );
      expect(out("C-OTHER")).toBe(events);
      expect([instance, told.test(JSON.stringify(out(kase)))]).toEqual([instance, false]);
    }
  });
});
