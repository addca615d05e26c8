// The short ways to write a field make what the hand-written one is, and keep its types.
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  agencies,
  agency,
  carrying,
  choice,
  choices,
  date,
  holder,
  instance,
  line,
  member,
  nothing,
  shows,
  token,
} from "../../src/rules/fields.ts";
import {
  type AgencyId,
  type Form,
  form,
  type Holder,
  type InstanceId,
  type MemberId,
  type Open,
  type Sealed,
  type Values,
} from "../../src/rules/ui.ts";

const risks = ["high", "low"] as const;
const short = {
  risk: choice("B", "risk", risks, "case.open.risk"),
  next: choice("A", "next", ["call", "meet"], "case.checkIn.next", {
    hint: "case.open.quietHint",
    shapes: true,
  }),
  domains: choices("B", "domain", risks, "case.checkIn.domains", { optional: true, more: true }),
  day: date("A", "case.checkIn.day"),
  until: date("B", "case.deadline.day", { optional: true }),
  text: line(140, "action.text"),
  to: agency("case.invite.agency"),
  all: agencies("series.plan.invited", { optional: true }),
  who: member("case.open.deputy"),
  holder: holder("case.assign.holder", { optional: true }),
  kase: instance("agenda.addCase.which"),
  id: token(),
  round: token({ optional: true }),
};
const long = {
  risk: {
    kind: "choice",
    secrecy: "B",
    of: "risk",
    options: risks,
    label: { key: "case.open.risk" },
  },
  next: {
    kind: "choice",
    secrecy: "A",
    of: "next",
    options: ["call", "meet"],
    label: { key: "case.checkIn.next" },
    hint: { key: "case.open.quietHint" },
    shapes: true,
  },
  domains: {
    kind: "choices",
    secrecy: "B",
    of: "domain",
    options: risks,
    label: { key: "case.checkIn.domains" },
    optional: true,
    more: true,
  },
  day: { kind: "date", secrecy: "A", label: { key: "case.checkIn.day" } },
  until: { kind: "date", secrecy: "B", label: { key: "case.deadline.day" }, optional: true },
  text: { kind: "line", secrecy: "A", maxChars: 140, label: { key: "action.text" } },
  to: { kind: "agency", label: { key: "case.invite.agency" } },
  all: { kind: "agencies", label: { key: "series.plan.invited" }, optional: true },
  who: { kind: "member", label: { key: "case.open.deputy" } },
  holder: { kind: "holder", label: { key: "case.assign.holder" }, optional: true },
  kase: { kind: "instance", label: { key: "agenda.addCase.which" } },
  id: { kind: "token", label: { key: "core.none" } },
  round: { kind: "token", label: { key: "core.none" }, optional: true },
} as const;

type Of<F> = F extends Form<infer Fields> ? Values<Fields> : never;

describe("a field", () => {
  it("is the data that one would write by hand", () => {
    expect(short).toStrictEqual(long);
  });
  it("says as exactly what an answer can be", () => {
    const [brief, full] = [
      form("core.none", "core.none", short),
      form("core.none", "core.none", long),
    ];
    expectTypeOf<Of<typeof brief>>().toEqualTypeOf<Of<typeof full>>();
    type Answers = Of<typeof brief>;
    expectTypeOf<Answers["risk"]>().toEqualTypeOf<Sealed<"high" | "low">>();
    expectTypeOf<Answers["next"]>().toEqualTypeOf<Open<"call" | "meet">>();
    expectTypeOf<Answers["domains"]>().toEqualTypeOf<
      Sealed<readonly ("high" | "low")[]> | undefined
    >();
    expectTypeOf<Answers["until"]>().toEqualTypeOf<Sealed<string> | undefined>();
    expectTypeOf<Answers["text"]>().toEqualTypeOf<Open<string>>();
    expectTypeOf<Answers["holder"]>().toEqualTypeOf<Holder | undefined>();
    expectTypeOf<Pick<Answers, "to" | "who" | "kase">>().toEqualTypeOf<{
      readonly to: AgencyId;
      readonly who: MemberId;
      readonly kase: InstanceId;
    }>();
  });
  it("takes no key that has no text, and no class that there is not", () => {
    // @ts-expect-error no such text
    holder("case.assign.holdr");
    // @ts-expect-error class A or B
    date("C", "case.checkIn.day");
    // @ts-expect-error a field is optional or says nothing of it
    expect(date("A", "case.checkIn.day", { optional: false })).toBeDefined();
  });
});

describe("a form", () => {
  it("has keys or phrases, and what should be known before answering", () => {
    expect(form("case.open.title", { key: "case.open.submit" }, {})).toStrictEqual({
      title: { key: "case.open.title" },
      submit: { key: "case.open.submit" },
      fields: {},
    });
    expect(form("core.none", "core.none", {}, [{ kind: "divider" }]).intro).toEqual([
      { kind: "divider" },
    ]);
  });
  it("of a button asks nothing", () => {
    expect(nothing).toStrictEqual({
      title: { key: "core.none" },
      submit: { key: "core.none" },
      fields: {},
    });
    expect(carrying({ id: token() }).fields).toStrictEqual({ id: long.id });
    expect(shows("show")()).toEqual({ panel: "show" });
  });
});
