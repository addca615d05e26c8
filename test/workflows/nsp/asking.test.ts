// Support from the national programme: who may ask, what is asked and is never a condition, and that nothing leaves before a yes.
import { describe, expect, it } from "vitest";
import { reveal } from "../../../src/rules/ui.ts";
import { disclosure } from "../../../workflows/disclosure/index.ts";
import { whyNot } from "../../../workflows/nsp/codes.ts";
import { nsp } from "../../../workflows/nsp/index.ts";
import {
  asks,
  given,
  hook,
  keysIn,
  local,
  memberOf,
  newPosts,
  now,
  row,
  type Story,
} from "../../support/given.ts";
import {
  anna,
  another,
  bo,
  certifiedTo,
  confirm,
  drafted,
  kase,
  one,
  ongoing,
  programme,
  proposed,
  sent,
  two,
  usual,
  type Values,
} from "./applications.ts";

describe("who may apply", () => {
  it("agencies whose certificate holds on that day, and on its last", () => {
    drafted({}, certifiedTo("2026-11-25"));
    given(nsp, [], certifiedTo("2026-11-24")).when("apply", usual).refused("nsp.notCertified");
    given(nsp, [], certifiedTo(undefined)).when("apply", usual).refused("nsp.notCertified");
    given(nsp).when("apply", usual, "regionkoordinator-1").refused("nsp.notCertified");
    for (const nobody of [one, "nspm-samordnare", "dataskydd-malmo", "drift-malmo"])
      given(nsp).when("apply", usual, nobody).denied();
  });
  it("one that never was is refused before the form opens", () => {
    const ready = nsp.commands.apply.ready;
    const world = given(nsp).world;
    expect(
      ready?.(nsp.initial, world, { member: memberOf("regionkoordinator-1") })?.refused.key,
    ).toBe("nsp.notCertified");
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
    runs
      .when("extend", { to: "2026-12-20", amount: "to10", again: "spoken" })
      .refused("nsp.notCertified");
    expect(
      runs.done("report", { used: "all", outcome: "nextStep" }).done("close", {}, two).state.step,
    ).toBe("closed");
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
    given(nsp, [], guarded).when("apply", usual).refused("case.notReady");
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

describe("that it was sent without a case", () => {
  const records = (s: Story) => s.view.signals.filter(({ workflow }) => workflow === "disclosure");
  it("is recorded once, under a receipt for whoever asked; a case does it itself", () => {
    const s = sent();
    expect(records(drafted())).toEqual([]);
    expect(records(s)).toMatchObject([
      {
        key: "record",
        command: "record",
        values: { agency: "noomi", to: "plattformen", service: "ekonomiskt_bistand", by: anna },
      },
    ]);
    expect(reveal(records(s)[0]?.values.basis as never)).toBe("samtycke_ngo");
    expect(keysIn(s.panel("show", anna))).toContain("nsp.receipt");
    expect(keysIn(s.panel("show", one))).not.toContain("nsp.receipt");
    const again = s
      .done("ask", { question: "need" }, one)
      .done("answer", { ...usual, to: "2026-12-22" });
    expect(records(again)).toEqual(records(s));
    expect(records(sent({ kase: "C1" }, { rows: { kase: [kase] } }))).toEqual([]);
  });
  it("is kept by the record, which nothing leads back from", () => {
    const [told] = records(sent());
    const kept = given(disclosure).done("record", told?.values ?? {}, {
      sender: "nsp",
      instance: "N1",
    } as never);
    expect(kept.panel("show", anna)).toBeDefined();
    expect(JSON.stringify(kept.state)).not.toMatch(/N-|kase/);
  });
});

describe("what is asked", () => {
  it("has five fields on the first screen, and nothing to write", () => {
    expect(asks(nsp, "apply")).toEqual({
      must: "form why cost amount agreed from to",
      later: "from to children",
    });
    const kinds = Object.values(nsp.commands).flatMap(({ form }) =>
      Object.values(form.fields).map(({ kind }) => kind),
    );
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
    const prefill = (world = {}, known = {}) =>
      hook(nsp, "apply", "prefill")(nsp.initial, given(nsp, [], world).world, {}, now, known);
    expect(prefill()).toEqual({ from: "2026-11-26", to: "2026-12-23" });
    const short = programme({
      terms: { by: "x", on: "2026-11-20", of: { punktinsats: { days: 5 } } },
    });
    expect(prefill(short, { form: "punktinsats" })).toEqual({
      from: "2026-11-26",
      to: "2026-11-30",
    });
  });
  it("never makes a report to the police a condition: whatever the reason, it goes the same way", () => {
    const ways = whyNot.map((why) => {
      const s = confirm(sent({ why }).done("grant", { amount: "to50" }, one));
      return [s.posts, s.timers, s.state.step];
    });
    for (const way of ways) expect(way).toEqual(ways[0]);
  });
  it("shows the same in chat whatever else of class B differs: cost, amount, children, question, reasons, report", () => {
    const play = (
      cost: string,
      amount: string,
      children: string,
      question: string,
      reason: string,
      used: string,
    ) => {
      const asked = sent({ cost, amount, children })
        .done("ask", { question }, one)
        .done("answer", { cost, amount, to: "2026-12-15" });
      const no = asked.done("refuse", { reason }, one);
      const yes = asked.done("grant", { amount }, one);
      const ran = confirm(yes).fires("begin");
      const all = [
        asked,
        no,
        confirm(no),
        yes,
        ran,
        ran.done("report", { used, outcome: "ended" }),
      ];
      return all.map(({ view: { posts, timers, readers, summary } }) => ({
        posts,
        timers,
        readers,
        summary,
      }));
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
    expect(draft.view.signals).toEqual([]);
    draft.when("send").refused("nsp.noConsent");
    expect(keysIn(draft.panel("show", anna))).not.toContain("nsp.send");
    expect(keysIn(draft.panel("show", anna))).toContain("nsp.noConsent");
    expect(draft.panel("show", one)).toBeUndefined();
    const said = draft.done("edit", usual, bo);
    expect(keysIn(said.panel("show", anna))).toEqual(
      expect.arrayContaining([
        "nsp.send",
        "nsp.condition.need",
        "nsp.condition.rights",
        "nsp.condition.notPaid",
      ]),
    );
    expect(said.done("send").state).toMatchObject({
      step: "sent",
      conditions: ["need", "rights", "notPaid"],
    });
  });
  it("a draft that nobody sends is thrown away after a week", () => {
    expect(drafted().timers["expire:way:0:0"]).toBe(local("2026-12-02", "09:00"));
    expect(drafted().fires("expire").view).toMatchObject({
      posts: [],
      readers: [],
      erase: expect.any(String),
    });
  });
  it("with a case, the case is asked for it, or keeps the yes that was said now; no reference goes along", () => {
    const world = { rows: { kase: [kase] } };
    const [share] = sent({ kase: "C1" }, world).view.signals;
    expect(share).toMatchObject({
      workflow: "case",
      instance: "C1",
      command: "share",
      values: { to: "plattformen", consent: true, agreed: "spoken", workflow: "nsp" },
    });
    const s = sent({ kase: "C1" }, world);
    expect(JSON.stringify(s.panel("show", one))).not.toMatch(/SYD-|granit|C1/);
    expect(JSON.stringify(s.view.posts) + JSON.stringify(s.view.summary)).not.toMatch(
      /SYD-|granit|C1/,
    );
    expect(JSON.stringify(s.panel("show", anna))).toMatch(/SYD-7KQ3-M9.*granit/);
    // The case shows its number; the officers' list has nothing of the case.
    expect(nsp.known?.(s.state, memberOf(one))).toBeUndefined();
    expect(nsp.known?.(s.state, memberOf(anna))).toEqual({ kase: "C1" });
  });
  it("a yes that no case keeps holds for ninety days: an extension asks anew", () => {
    const late = local("2027-02-24", "10:00");
    const runs = ongoing({ to: "2027-02-26" });
    runs
      .when("extend", { to: "2027-03-20", amount: "to10" }, anna, late)
      .refused("nsp.noConsent", "again");
    runs
      .when("extend", { to: "2027-03-20", amount: "to10", again: "written" }, anna, late)
      .then({ type: "extended" });
  });
  it.each(["sent", "proposed", "ongoing"])(
    "taken back while %s: the platform reads nothing more, and both read the same words",
    (at) => {
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
    },
  );
  it("its case says so too, once, and its erasure erases it", () => {
    const world = { rows: { kase: [kase] } };
    const byCase = { sender: "case", instance: "C1" } as never;
    const s = sent({ kase: "C1" }, world);
    expect(s.done("stop", {}, byCase).state.step).toBe("withdrawn");
    s.done("stop", {}, byCase).when("stop", {}, byCase).then();
    expect(s.done("erased", {}, byCase).view).toMatchObject({
      readers: [],
      posts: [],
      erase: expect.any(String),
    });
    s.when("erased", {}, { sender: "case", instance: "C2" } as never).then();
    // Where a case keeps the yes, it is taken back there.
    s.when("revoke").denied();
    expect(keysIn(s.panel("show", anna))).not.toContain("nsp.revoke");
  });
});
