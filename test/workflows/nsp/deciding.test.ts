// Support from the national programme: two decide, which limits hold, how it ends, who sees what.
import { describe, expect, it } from "vitest";
import { audienceKey, audiencesOf } from "../../../src/rules/relation.ts";
import { costs, supportForms } from "../../../workflows/nsp/codes.ts";
import { nsp } from "../../../workflows/nsp/index.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  register,
  row,
  type Story,
} from "../../support/given.ts";
import {
  anna,
  another,
  bo,
  certifiedTo,
  checked,
  confirm,
  drafted,
  kase,
  lead,
  of,
  one,
  ongoing,
  proposed,
  sent,
  stage,
  two,
  usual,
  type Values,
} from "./applications.ts";

describe("two officers decide", () => {
  it("one proposes, another agrees; the applicant is told of the decision alone", () => {
    const s = proposed();
    expect(stage(s, two)).toBe("proposed");
    expect(stage(s, anna)).toBe("sent");
    expect(JSON.stringify(s.panel("show", anna))).not.toMatch(/plattformen-nsp|nsp\.proposed/);
    expect(newPosts(sent(), s)).toEqual([`turn:2:${two}`]);
    const done = confirm(s);
    expect(done.state).toMatchObject({
      step: "coming",
      periods: [{ from: usual.from, to: usual.to, amount: "to50" }],
    });
    expect(newPosts(s, done)).toEqual([`turn:3:${anna}`]);
    expect(done.posts[`turn:3:${anna}`]).toBe(`${anna} nsp.news.granted`);
    expect(confirm(proposed({ from: "2026-11-24" })).state.step, "its first day has come").toBe(
      "ongoing",
    );
  });
  it("nobody agrees with themself, with what they have not seen, or by being second to press", () => {
    const s = proposed();
    s.when("confirm", of(s), one).denied("nsp.notYourself");
    const other = s
      .done("object", {}, two)
      .done("refuse", { reason: "unclear" }, two, local("2026-11-25", "11:00"));
    other.when("confirm", of(s), one).refused("nsp.changed");
    // Both press grant at once: the second press is no second yes.
    s.when("grant", { amount: "to50" }, two).denied("nsp.faster");
    s.when("ask", { question: "need" }, two).denied("nsp.faster");
    confirm(s).when("confirm", of(s), two).denied("nsp.moved");
  });
  it("nobody decides on what their own agency asks for, whatever else they are", () => {
    const both = another((r) => ({
      ...r,
      members: r.members.map((m) =>
        m.id === bo ? { ...m, roles: ["caseworker", "programme"] as const } : m,
      ),
    }));
    const s = sent({}, both);
    for (const [command, values] of [
      ["grant", { amount: "to10" }],
      ["refuse", { reason: "other" }],
      ["ask", { question: "need" }],
    ] as const)
      s.when(command, values, bo).denied("nsp.ownAgency");
    const asked = s.done("grant", { amount: "to10" }, one);
    asked.when("confirm", of(asked), bo).denied("nsp.ownAgency");
    asked.when("object", {}, bo).denied("nsp.ownAgency");
    expect(stage(asked, bo), "an applicant like the others").toBe("sent");
    // The platform's own application: nobody of its own decides, so it is not begun.
    const platform = another((r) => ({
      ...r,
      agencies: r.agencies.map((a) =>
        a.id === "plattformen" ? { ...a, nspCertified: "2027-01-01" } : a,
      ),
      members: r.members.map((m) =>
        m.id === one ? { ...m, roles: ["programme", "caseworker"] as const } : m,
      ),
    }));
    given(nsp, [], platform).when("apply", usual, one).refused("nsp.nobodyElse");
  });
  it("the last officer there is hears of their own proposal, and may put it back", () => {
    const alone = another((r) => ({ ...r, members: r.members.filter((m) => m.id !== two) }));
    const s = proposed().in(alone).fires("remind");
    expect(s.posts[`again:2:0:${one}`]).toBe(`${one} nsp.again.proposed`);
    expect(keysIn(s.panel("show", one))).toContain("nsp.alone");
    expect(keysIn(proposed().panel("show", one))).not.toContain("nsp.alone");
    s.when("confirm", of(s), one).denied("nsp.notYourself");
    expect(s.done("object", {}, one).state.step).toBe("sent");
  });
  it("a refusal needs two as well, and says why to whoever asked", () => {
    const s = sent().done("refuse", { reason: "otherPays" }, one);
    const done = confirm(s);
    expect(done.state.step).toBe("refused");
    expect(done.posts[`over:3:${anna}`]).toBe(`${anna} nsp.over.refused`);
    expect(JSON.stringify(done.panel("show", anna))).toContain('"otherPays"');
    expect(JSON.stringify(done.view.posts)).not.toContain("otherPays");
  });
  it("is completed once the officers ask, and comes back to them", () => {
    const s = sent().done("ask", { question: "cost" }, one);
    expect(s.posts).toMatchObject({ [`turn:2:${anna}`]: `${anna} nsp.turn.question` });
    const back = s.done("answer", { cost: "juridik", amount: "to25", to: "2026-12-10" }, bo);
    expect(back.state).toMatchObject({
      step: "sent",
      asked: { cost: "juridik", amount: "to25", to: "2026-12-10", from: usual.from },
    });
  });
  it("silence reminds: each officer in turn, the applicant and then the lead", () => {
    const s = sent();
    expect(s.timers["remind:way:1:0"]).toBe(local("2026-11-30", "09:00"));
    const reminded = s.fires("remind").fires("remind");
    expect(reminded.state.silence.map(({ to }: { to: string }) => to)).toEqual([two, one]);
    expect(proposed().fires("remind").state.silence[0].to, "only another one can").toBe(two);
    const asked = sent().done("ask", { question: "need" }, one).fires("remind").fires("remind");
    expect(asked.state.silence.map(({ to }: { to: string }) => to)).toEqual([anna, lead]);
  });
});

describe("periods and terms", () => {
  const form = (form: string, from: string, to: string) => ({ form, from, to });
  it("without checked terms nothing is a limit, and none is shown", () => {
    const long = sent(form("initial_vila", "2026-11-30", "2027-05-30"));
    expect(keysIn(long.panel("show", one))).toContain("nsp.terms.none");
    expect(keysIn(long.panel("show", one)).filter((key) => key.startsWith("nsp.terms."))).toEqual([
      "nsp.terms.none",
    ]);
    expect(register.programme?.terms, "the example is not confirmed").toBeUndefined();
  });
  it("checked terms are a limit, shown with who checked them and when", () => {
    expect(keysIn(drafted({}, checked).panel("show", anna))).toEqual(
      expect.arrayContaining(["nsp.terms.checked", "nsp.terms.days"]),
    );
    const apply = (more: Values) => given(nsp, [], checked).when("apply", { ...usual, ...more });
    apply(form("initial_vila", "2026-11-30", "2026-12-29")).then({ type: "drafted" });
    apply(form("initial_vila", "2026-11-30", "2026-12-30")).refused("nsp.tooLong", "to");
    apply(form("rehabilitering", "2026-11-30", "2027-02-28")).refused("nsp.tooLong", "to");
    apply(form("integration", "2026-11-30", "2027-01-13")).then({ type: "drafted" });
  });
  it("an extension is one more period where periods are counted, and else within the same days", () => {
    const rest = ongoing().in(checked);
    rest.when("extend", { to: "2026-12-29", amount: "to10" }).then({ type: "extended" });
    rest.when("extend", { to: "2026-12-30", amount: "to10" }).refused("nsp.tooLong", "to");
    const more = (s: Story, to: string): Story =>
      confirm(
        s
          .done("extend", { to, amount: "to10", again: "spoken" }, anna, now)
          .done("grant", { amount: "to10" }, one),
      );
    const long = ongoing({ form: "rehabilitering", to: "2026-12-30" }).in(checked);
    const third = more(more(long, "2027-01-30"), "2027-02-28");
    expect(third.state.periods).toHaveLength(3);
    third
      .when("extend", { to: "2027-03-10", amount: "to10", again: "spoken" })
      .refused("nsp.tooMany");
  });
  it("goes back to what was granted when an extension is refused or withdrawn", () => {
    const asked = ongoing().done("extend", { to: "2026-12-29", amount: "to10" });
    expect(asked.state.step).toBe("sent");
    expect(asked.done("withdraw").state).toMatchObject({
      step: "ongoing",
      periods: [{ to: usual.to }],
    });
    const no = confirm(asked.done("refuse", { reason: "other" }, one));
    expect(no.state).toMatchObject({ step: "ongoing", periods: [{ to: usual.to }] });
    expect(no.posts[`turn:${no.state.round}:${anna}`]).toBe(`${anna} nsp.news.notLonger`);
    expect(sent().done("withdraw").state.step).toBe("withdrawn");
  });
  it("reminds 14, 7 and 2 days before it ends, the day after, and then on", () => {
    let s = confirm(proposed({ from: "2026-11-25", to: "2027-01-20" }), two, now);
    const rings: string[] = [];
    for (let n = 0; n < 6; n++) {
      rings.push(Object.values(s.timers)[0] ?? "");
      s = s.fires("remind");
    }
    expect(rings).toEqual([
      local("2027-01-05", "09:00"),
      local("2027-01-13", "09:00"),
      local("2027-01-18", "09:00"),
      local("2027-01-21", "09:00"),
      local("2027-01-28", "09:00"),
      local("2027-02-04", "09:00"),
    ]);
    expect(JSON.stringify(s.view.posts), "no post says a day").not.toMatch(/2027/);
    expect(s.state.silence.map(({ to }: { to: string }) => to)).toEqual([
      anna,
      anna,
      anna,
      anna,
      lead,
      lead,
    ]);
  });
  it("refuses a period that ends before it begins, or lies too far off", () => {
    const apply = (from: string, to: string) => given(nsp).when("apply", { ...usual, from, to });
    apply("2026-12-02", "2026-12-01").refused("nsp.period.order", "to");
    apply("2026-11-10", "2026-12-01").refused("nsp.period.past", "from");
    apply("2026-11-11", "2026-12-01").then({ type: "drafted" });
    apply("2026-12-01", "2029-12-01").refused("nsp.period.far", "to");
  });
});

describe("the end", () => {
  it("is reported, corrected and closed; ninety days later nothing is left", () => {
    const reported = ongoing().done("report", { used: "all", outcome: "nextStep" });
    expect(newPosts(ongoing(), reported)).toEqual([`turn:${reported.state.round}:${one}`]);
    const closed = reported
      .done("report", { used: "half", outcome: "nextStep" }, bo)
      .done("close", {}, two);
    expect(closed.view.summary.open).toBe(false);
    expect(closed.timers).toEqual({ forget: local("2027-02-23", "09:00") });
    expect(closed.fires("forget").view).toMatchObject({
      posts: [],
      readers: [],
      erase: expect.any(String),
    });
  });
  it("tells the budget each step once, under a name of its own", () => {
    const book = (s: Story) =>
      s.view.signals
        .filter(({ workflow }) => workflow === "budget")
        .map(({ key, instance, values }) => [key, instance, values.stage, values.kronor]);
    const s = ongoing();
    const year = "budget-plattformen-2026";
    expect(book(s.done("report", { used: "half", outcome: "ended" }))).toEqual([
      ["book:0", year, "reserved", 50_000],
      ["book:1", year, "granted", 50_000],
      ["book:2", year, "reported", 25_000],
    ]);
    expect(book(proposed().done("object", {}, two)).at(-1)).toEqual([
      "book:1",
      year,
      "released",
      50_000,
    ]);
    expect(book(proposed().done("revoke")).at(-1)).toEqual(["book:1", year, "released", 50_000]);
    expect(book(ongoing().done("revoke")).at(-1), "what was granted stays granted").toEqual([
      "book:1",
      year,
      "granted",
      50_000,
    ]);
    expect(book(proposed({ from: "2027-01-04", to: "2027-01-20" }))[0]?.[1]).toBe(
      "budget-plattformen-2027",
    );
    expect(JSON.stringify(s.view.signals.map(({ values }) => values))).not.toContain("N-");
  });
});

describe("who sees what", () => {
  it("the applicant's agency and officers of other agencies; the national unit not", () => {
    const keys = sent().view.readers.map(audienceKey);
    const reads = (id: string) =>
      audiencesOf(memberOf(id), given(nsp).world.people).some((key) => keys.includes(key));
    expect([anna, bo, lead, one, two].map(reads)).toEqual([true, true, true, true, true]);
    for (const nobody of [
      "nspm-samordnare",
      "regionkoordinator-1",
      "dataskydd-malmo",
      "drift-malmo",
    ]) {
      expect(reads(nobody), nobody).toBe(false);
      expect(sent().panel("show", nobody), nobody).toBeUndefined();
    }
  });
  it("the list is a queue for officers, one's own for applicants, and the way to the budget for the national unit", () => {
    const app = (instance: string, turn: string, dueAt: string, agency = "noomi") =>
      row(
        instance,
        {
          open: true,
          agency,
          ref: `N-${instance}`,
          dueAt,
          facts: { step: turn === "applicant" ? "ongoing" : "sent", turn },
        },
        "nsp",
      );
    const rows = {
      open: [app("A", "applicant", "1"), app("B", "officer", "3"), app("C", "officer", "2")],
      cases: [kase],
    };
    const list = (by: string, world = {}) => given(nsp, [], { rows, ...world }).panel("list", by);
    const refs = (panel: unknown) =>
      [...JSON.stringify(panel).matchAll(/"ref":"(N-\w)"/g)].map(([, ref]) => ref);
    expect(refs(list(one))).toEqual(["N-C", "N-B", "N-A"]);
    expect(refs(list(anna))).toEqual(["N-A", "N-B", "N-C"]);
    expect(JSON.stringify(list(anna))).toContain('"kase":"C1"');
    expect(refs(list("nspm-samordnare"))).toEqual([]);
    expect(keysIn(list("nspm-samordnare"))).toContain("nsp.budget.years");
    expect(keysIn(list(anna))).not.toContain("nsp.budget.years");
    expect(keysIn(list(anna, certifiedTo("2026-11-01")))).toContain("nsp.notCertified");
    expect(list("drift-malmo")).toBeUndefined();
  });
  it("every support form and category has its words", () => {
    for (const form of supportForms)
      for (const cost of costs)
        expect(keysIn(sent({ form, cost }).panel("show", one))).toContain(`supportForm.${form}`);
  });
});
