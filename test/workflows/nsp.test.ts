// Support from the national programme: who may ask, who decides, which limits hold, what is never a condition.
import { describe, expect, it } from "vitest";
import { audienceKey, audiencesOf } from "../../src/rules/relation.ts";
import { costs, supportForms, whyNot } from "../../workflows/nsp/codes.ts";
import { nsp } from "../../workflows/nsp/index.ts";
import type { Register } from "../../workflows/people/index.ts";
import { asks, given, hook, keysIn, local, memberOf, newPosts, now, peopleWith, register, row, type Story } from "../support/given.ts";
import { usualSupport as usual } from "../support/recorder-support.ts";

type Values = Readonly<Record<string, unknown>>;
const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const [one, two] = ["plattformen-nsp", "plattformen-ersattare"];
const kase = row("C1", { open: true, agency: "noomi", ref: "SYD-7KQ3-M9", words: "lugn granit" });
const drafted = (more: Values = {}, world = {}): Story => given(nsp, [], world).done("apply", { ...usual, ...more });
const sent = (more: Values = {}, world = {}): Story => drafted(more, world).done("send");
const proposed = (more: Values = {}, world = {}): Story => sent(more, world).done("grant", { amount: "to50" }, one);
const of = (story: Story): Values => ({ of: story.state.proposal?.at });
const confirm = (story: Story, by = two, at: string = now): Story => story.done("confirm", of(story), by, at);
const granted = (more: Values = {}): Story => confirm(proposed(more));
const ongoing = (more: Values = {}): Story => granted(more).fires("begin");
const stage = (story: Story, by: string): string =>
  keysIn(story.panel("show", by))
    .find((key) => key.startsWith("nsp.step."))
    ?.slice("nsp.step.".length) ?? "none";

const another = (change: (register: Register) => Register) => ({ people: peopleWith([], change(register)) });
/** What the configuration says of the programme and of agencies. */
const programme = (more: Values) => another((r) => ({ ...r, programme: { ...r.programme, ...more } as never }));
const checked = programme({
  terms: {
    by: "Handläggare",
    on: "2026-11-20",
    of: { initial_vila: { days: 30 }, rehabilitering: { days: 90, periods: 3 }, integration: { days: 45 }, punktinsats: { periods: 1 } },
  },
});
const certifiedTo = (day: string | undefined) =>
  another((r) => ({
    ...r,
    agencies: r.agencies.map(({ nspCertified: _old, ...a }) => (a.id === "noomi" && day ? { ...a, nspCertified: day } : a)),
  }));

describe("who may apply", () => {
  it("agencies whose certificate holds on that day, and on its last", () => {
    drafted({}, certifiedTo("2026-11-25"));
    given(nsp, [], certifiedTo("2026-11-24")).when("apply", usual).refused("nsp.notCertified");
    given(nsp, [], certifiedTo(undefined)).when("apply", usual).refused("nsp.notCertified");
    given(nsp).when("apply", usual, "regionkoordinator-1").refused("nsp.notCertified");
    for (const nobody of [one, "nspm-samordnare", "dataskydd-malmo", "drift-malmo"]) given(nsp).when("apply", usual, nobody).denied();
  });
  it("one that never was is refused before the form opens", () => {
    const ready = nsp.commands.apply.ready;
    const world = given(nsp).world;
    expect(ready?.(nsp.initial, world, { member: memberOf("regionkoordinator-1") })?.refused.key).toBe("nsp.notCertified");
    expect(ready?.(nsp.initial, world, { member: memberOf(anna) })).toBeUndefined();
  });
  it("when the certificate ends: a draft is not sent and says what to do, what was sent is decided, extended it is not", () => {
    const over = certifiedTo("2026-11-24");
    drafted().in(over).when("send").refused("nsp.notCertified");
    expect(keysIn(drafted().in(over).panel("show", anna))).toContain("nsp.notCertified");
    const open = sent().in(over);
    expect(keysIn(open.panel("show", one))).toContain("nsp.certificate.over");
    const decided = confirm(
      open
        .done("ask", { question: "need" }, one)
        .done("answer", { cost: "boende", amount: "to10", to: "2026-12-15" })
        .done("grant", { amount: "to10" }, one),
    );
    expect(decided.state.step).toBe("coming");
    const runs = decided.fires("begin");
    runs.when("extend", { to: "2026-12-20", amount: "to10", again: "spoken" }).refused("nsp.notCertified");
    expect(runs.done("report", { used: "all", outcome: "nextStep" }).done("close", {}, two).state.step).toBe("closed");
  });
  it("where fewer than two officers are outside the own agency nothing is begun that nobody could decide", () => {
    const alone = another((r) => ({ ...r, members: r.members.filter(({ id }) => id !== two) }));
    given(nsp, [], alone).when("apply", usual).refused("nsp.nobodyElse");
    given(
      nsp,
      [],
      another(({ programme: _none, ...r }) => r),
    )
      .when("apply", usual)
      .refused("nsp.noProgramme");
  });
  it("with real tokens only where the agency may work with cases", () => {
    const guarded = another((r) => ({
      ...r,
      guarded: true,
      agencies: r.agencies.map((a) => (a.id === "noomi" ? { ...a, missing: ["controller"] } : a)),
    }));
    given(nsp, [], guarded).when("apply", usual).refused("nsp.notReady");
  });
  it("from an open case of one's own, or from none", () => {
    const world = (more: Values) => ({ rows: { kase: [row("C1", { ...kase.summary, ...more })] } });
    expect(drafted({ kase: "C1" }, world({})).state.kase).toBe("C1");
    for (const no of [{ open: false }, { agency: "evonhuset" }])
      given(nsp, [], world(no))
        .when("apply", { ...usual, kase: "C1" })
        .refused("nsp.noCase");
    given(nsp)
      .when("apply", { ...usual, kase: "C1" })
      .refused("nsp.noCase");
    expect(drafted().state.kase).toBeUndefined();
  });
});

describe("what is asked", () => {
  it("has five fields on the first screen, and nothing to write", () => {
    expect(asks(nsp, "apply")).toEqual({ must: "form why cost amount agreed from to", later: "from to children" });
    const kinds = Object.values(nsp.commands).flatMap(({ form }) => Object.values(form.fields).map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(["choice", "date", "token"]);
  });
  it("takes eight taps from nothing, and six from a guide that knows why and which support", () => {
    const taps = (given: readonly string[]) => {
      const prefilled = Object.keys(hook(nsp, "apply", "prefill")({}, nsp0.world, {}, now, {}));
      const left = asks(nsp, "apply")
        .must.split(" ")
        .filter((name) => !prefilled.includes(name) && !given.includes(name));
      // The word or the button that opens it, each answer, saving, sending.
      return 1 + left.length + 1 + 1;
    };
    const nsp0 = given(nsp);
    expect(taps([])).toBe(8);
    expect(taps(["why", "form"])).toBe(6);
    expect(taps([]) + 1, "by way of the list and one's case").toBeLessThanOrEqual(9);
  });
  it("proposes a period from the next workday, no longer than a checked limit", () => {
    const prefill = (world = {}, known = {}) => hook(nsp, "apply", "prefill")(nsp.initial, given(nsp, [], world).world, {}, now, known);
    expect(prefill()).toEqual({ from: "2026-11-26", to: "2026-12-23" });
    const short = programme({ terms: { by: "x", on: "2026-11-20", of: { punktinsats: { days: 5 } } } });
    expect(prefill(short, { form: "punktinsats" })).toEqual({ from: "2026-11-26", to: "2026-11-30" });
  });
  it("never makes a report to the police a condition: whatever the reason, it goes the same way", () => {
    const ways = whyNot.map((why) => {
      const s = confirm(sent({ why }).done("grant", { amount: "to50" }, one));
      return [s.posts, s.timers, s.state.step];
    });
    for (const way of ways) expect(way).toEqual(ways[0]);
  });
  it("shows the same in chat whatever else of class B differs: cost, amount, children, question, reasons, report", () => {
    const play = (cost: string, amount: string, children: string, question: string, reason: string, used: string) => {
      const asked = sent({ cost, amount, children }).done("ask", { question }, one).done("answer", { cost, amount, to: "2026-12-15" });
      const no = asked.done("refuse", { reason }, one);
      const yes = asked.done("grant", { amount }, one);
      const ran = confirm(yes).fires("begin");
      const all = [asked, no, confirm(no), yes, ran, ran.done("report", { used, outcome: "ended" })];
      return all.map(({ view: { posts, timers, readers, summary } }) => ({ posts, timers, readers, summary }));
    };
    const a = play("boende", "to10", "0", "need", "unclear", "all");
    expect(play("juridik", "to200", "3plus", "rights", "otherPays", "none")).toEqual(a);
  });
});

describe("nothing leaves before a yes", () => {
  it("a draft is read by its own agency alone, and is not sent without it", () => {
    const draft = drafted({ agreed: "notYet" });
    expect(draft.view.readers).toEqual([{ agency: "noomi" }]);
    expect(draft.posts).toEqual({});
    expect(draft.view.tells).toEqual([]);
    draft.when("send").refused("nsp.noConsent");
    expect(keysIn(draft.panel("show", anna))).not.toContain("nsp.send");
    expect(keysIn(draft.panel("show", anna))).toContain("nsp.noConsent");
    expect(draft.panel("show", one)).toBeUndefined();
    const said = draft.done("edit", usual, bo);
    expect(keysIn(said.panel("show", anna))).toEqual(
      expect.arrayContaining(["nsp.send", "nsp.condition.need", "nsp.condition.rights", "nsp.condition.notPaid"]),
    );
    expect(said.done("send").state).toMatchObject({ step: "sent", conditions: ["need", "rights", "notPaid"] });
  });
  it("a draft that nobody sends is thrown away after a week", () => {
    expect(drafted().timers["expire:way:0:0"]).toBe(local("2026-12-02", "09:00"));
    expect(drafted().fires("expire").view).toMatchObject({ posts: [], readers: [], erase: expect.any(String) });
  });
  it("with a case, the case is asked for it, or keeps the yes that was said now; no reference goes along", () => {
    const world = { rows: { kase: [kase] } };
    const [share] = sent({ kase: "C1" }, world).view.tells;
    expect(share).toMatchObject({
      workflow: "case",
      instance: "C1",
      command: "share",
      values: { to: "plattformen", consent: true, agreed: "spoken", workflow: "nsp" },
    });
    const s = sent({ kase: "C1" }, world);
    expect(JSON.stringify(s.panel("show", one))).not.toMatch(/SYD-|granit|C1/);
    expect(JSON.stringify(s.view.posts) + JSON.stringify(s.view.summary)).not.toMatch(/SYD-|granit|C1/);
    expect(JSON.stringify(s.panel("show", anna))).toMatch(/SYD-7KQ3-M9.*granit/);
    // The case shows its number; the officers' list has nothing of the case.
    expect(nsp.known?.(s.state, memberOf(one))).toBeUndefined();
    expect(nsp.known?.(s.state, memberOf(anna))).toEqual({ kase: "C1" });
  });
  it("a yes that no case keeps holds for ninety days: an extension asks anew", () => {
    const late = local("2027-02-24", "10:00");
    const runs = ongoing({ to: "2027-02-26" });
    runs.when("extend", { to: "2027-03-20", amount: "to10" }, anna, late).refused("nsp.noConsent", "again");
    runs.when("extend", { to: "2027-03-20", amount: "to10", again: "written" }, anna, late).then({ type: "extended" });
  });
  it.each(["sent", "proposed", "ongoing"])("taken back while %s: the platform reads nothing more, and both read the same words", (at) => {
    const before = { sent, proposed, ongoing }[at as "sent"]();
    const after = before.done("revoke");
    expect(after.state.step).toBe("withdrawn");
    expect(after.view.readers).toEqual([{ agency: "noomi" }]);
    expect(after.panel("show", one)).toBeUndefined();
    const posts = after.view.posts.filter(({ key }) => newPosts(before, after).includes(key));
    expect(posts.map(({ message }) => JSON.stringify(message.body?.at(-1)))).toEqual(
      Array(2).fill(expect.stringContaining("nsp.stopped.body")),
    );
    expect(JSON.stringify(posts.find(({ toAnyone }) => toAnyone))).not.toContain("N-0");
    after.when("grant", { amount: "to10" }, one).denied();
  });
  it("its case says so too, once, and its erasure erases it", () => {
    const world = { rows: { kase: [kase] } };
    const byCase = { tell: "case", instance: "C1" } as never;
    const s = sent({ kase: "C1" }, world);
    expect(s.done("stop", {}, byCase).state.step).toBe("withdrawn");
    s.done("stop", {}, byCase).when("stop", {}, byCase).then();
    expect(s.done("erased", {}, byCase).view).toMatchObject({ readers: [], posts: [], erase: expect.any(String) });
    s.when("erased", {}, { tell: "case", instance: "C2" } as never).then();
    // Where a case keeps the yes, it is taken back there.
    s.when("revoke").denied();
    expect(keysIn(s.panel("show", anna))).not.toContain("nsp.revoke");
  });
});

describe("two officers decide", () => {
  it("one proposes, another agrees; the applicant is told of the decision alone", () => {
    const s = proposed();
    expect(stage(s, two)).toBe("proposed");
    expect(stage(s, anna)).toBe("sent");
    expect(JSON.stringify(s.panel("show", anna))).not.toMatch(/plattformen-nsp|nsp\.proposed/);
    expect(newPosts(sent(), s)).toEqual([`turn:2:${two}`]);
    const done = confirm(s);
    expect(done.state).toMatchObject({ step: "coming", periods: [{ from: usual.from, to: usual.to, amount: "to50" }] });
    expect(newPosts(s, done)).toEqual([`turn:3:${anna}`]);
    expect(done.posts[`turn:3:${anna}`]).toBe(`${anna} nsp.news.granted`);
    expect(confirm(proposed({ from: "2026-11-24" })).state.step, "its first day has come").toBe("ongoing");
  });
  it("nobody agrees with themself, with what they have not seen, or by being second to press", () => {
    const s = proposed();
    s.when("confirm", of(s), one).denied("nsp.notYourself");
    const other = s.done("object", {}, two).done("refuse", { reason: "unclear" }, two, local("2026-11-25", "11:00"));
    other.when("confirm", of(s), one).refused("nsp.changed");
    // Both press grant at once: the second press is no second yes.
    s.when("grant", { amount: "to50" }, two).denied("nsp.faster");
    s.when("ask", { question: "need" }, two).denied("nsp.faster");
    confirm(s).when("confirm", of(s), two).denied("nsp.moved");
  });
  it("nobody decides on what their own agency asks for, whatever else they are", () => {
    const both = another((r) => ({
      ...r,
      members: r.members.map((m) => (m.id === bo ? { ...m, roles: ["caseworker", "programme"] as const } : m)),
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
      agencies: r.agencies.map((a) => (a.id === "plattformen" ? { ...a, nspCertified: "2027-01-01" } : a)),
      members: r.members.map((m) => (m.id === one ? { ...m, roles: ["programme", "caseworker"] as const } : m)),
    }));
    given(nsp, [], platform).when("apply", usual, one).refused("nsp.nobodyElse");
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
    expect(back.state).toMatchObject({ step: "sent", asked: { cost: "juridik", amount: "to25", to: "2026-12-10", from: usual.from } });
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
    expect(keysIn(long.panel("show", one)).filter((key) => key.startsWith("nsp.terms."))).toEqual(["nsp.terms.none"]);
    expect(register.programme?.terms, "the example is not confirmed").toBeUndefined();
  });
  it("checked terms are a limit, shown with who checked them and when", () => {
    expect(keysIn(drafted({}, checked).panel("show", anna))).toEqual(expect.arrayContaining(["nsp.terms.checked", "nsp.terms.days"]));
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
      confirm(s.done("extend", { to, amount: "to10", again: "spoken" }, anna, now).done("grant", { amount: "to10" }, one));
    const long = ongoing({ form: "rehabilitering", to: "2026-12-30" }).in(checked);
    const third = more(more(long, "2027-01-30"), "2027-02-28");
    expect(third.state.periods).toHaveLength(3);
    third.when("extend", { to: "2027-03-10", amount: "to10", again: "spoken" }).refused("nsp.tooMany");
  });
  it("goes back to what was granted when an extension is refused or withdrawn", () => {
    const asked = ongoing().done("extend", { to: "2026-12-29", amount: "to10" });
    expect(asked.state.step).toBe("sent");
    expect(asked.done("withdraw").state).toMatchObject({ step: "ongoing", periods: [{ to: usual.to }] });
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
    expect(s.state.silence.map(({ to }: { to: string }) => to)).toEqual([anna, anna, anna, anna, lead, lead]);
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
    const closed = reported.done("report", { used: "half", outcome: "nextStep" }, bo).done("close", {}, two);
    expect(closed.view.summary.open).toBe(false);
    expect(closed.timers).toEqual({ forget: local("2027-02-23", "09:00") });
    expect(closed.fires("forget").view).toMatchObject({ posts: [], readers: [], erase: expect.any(String) });
  });
  it("tells the budget each step once, under a name of its own", () => {
    const book = (s: Story) => s.view.tells.map(({ key, instance, values }) => [key, instance, values.stage, values.kronor]);
    const s = ongoing();
    const year = "budget-plattformen-2026";
    expect(book(s.done("report", { used: "half", outcome: "ended" }))).toEqual([
      ["book:0", year, "reserved", 50_000],
      ["book:1", year, "granted", 50_000],
      ["book:2", year, "reported", 25_000],
    ]);
    expect(book(proposed().done("object", {}, two)).at(-1)).toEqual(["book:1", year, "released", 50_000]);
    expect(book(proposed().done("revoke")).at(-1)).toEqual(["book:1", year, "released", 50_000]);
    expect(book(ongoing().done("revoke")).at(-1), "what was granted stays granted").toEqual(["book:1", year, "granted", 50_000]);
    expect(book(proposed({ from: "2027-01-04", to: "2027-01-20" }))[0]?.[1]).toBe("budget-plattformen-2027");
    expect(JSON.stringify(s.view.tells.map(({ values }) => values))).not.toContain("N-");
  });
});

describe("who sees what", () => {
  it("the applicant's agency and officers of other agencies; the national unit not", () => {
    const keys = sent().view.readers.map(audienceKey);
    const reads = (id: string) => audiencesOf(memberOf(id), given(nsp).world.people).some((key) => keys.includes(key));
    expect([anna, bo, lead, one, two].map(reads)).toEqual([true, true, true, true, true]);
    for (const nobody of ["nspm-samordnare", "regionkoordinator-1", "dataskydd-malmo", "drift-malmo"]) {
      expect(reads(nobody), nobody).toBe(false);
      expect(sent().panel("show", nobody), nobody).toBeUndefined();
    }
  });
  it("the list is a queue for officers, one's own for applicants, and the way to the budget for the national unit", () => {
    const app = (instance: string, turn: string, dueAt: string, agency = "noomi") =>
      row(instance, {
        open: true,
        agency,
        ref: `N-${instance}`,
        dueAt,
        flags: [`step:${turn === "applicant" ? "ongoing" : "sent"}`, `turn:${turn}`],
      });
    const rows = { open: [app("A", "applicant", "1"), app("B", "officer", "3"), app("C", "officer", "2")], cases: [kase] };
    const list = (by: string, world = {}) => given(nsp, [], { rows, ...world }).panel("list", by);
    const refs = (panel: unknown) => [...JSON.stringify(panel).matchAll(/"ref":"(N-\w)"/g)].map(([, ref]) => ref);
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
      for (const cost of costs) expect(keysIn(sent({ form, cost }).panel("show", one))).toContain(`supportForm.${form}`);
  });
});
