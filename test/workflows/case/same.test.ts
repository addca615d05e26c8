// Two agencies have a case of one person each: one says so, the other answers, and neither reads more than before.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { carried } from "../../../workflows/case/passing/resting.ts";
import { instant } from "../../properties/simulator.ts";
import { consentTo } from "../../support/consent-to.ts";
import { hook, keysIn, memberOf } from "../../support/given.ts";
import { anna, boss, closes, lead, rk, rk2, Two, worker } from "./two-cases.ts";

type Values = Readonly<Record<string, unknown>>;

describe("that a case is about the same person", () => {
  it("is said on another's case by an agency that takes part in it, of an open case of its own", () => {
    const two = new Two().asked();
    expect(two.links(two.a)).toMatchObject([{ step: "asked", agency: "evonhuset" }]);
    expect(two.links(two.b)).toMatchObject([{ step: "asking", agency: "noomi" }]);
  });
  it("is asked of the holder, who reads who says so of which case, and nothing of the other one", () => {
    const two = new Two().asked();
    const post = two.of(two.a).view.posts.find(({ key }) => key.startsWith("same:1:"));
    expect(post?.to).toEqual({ member: anna });
    expect(keysIn(post?.message)).toContain("case.same.asks");
    const { ref } = two.state(two.b);
    for (const shown of [
      JSON.stringify(post),
      two.panel(two.a, anna),
      JSON.stringify(two.of(two.a).view.posts),
    ])
      for (const secret of [ref, two.b, rk2]) expect(shown).not.toContain(secret);
  });
  it("is answered yes or no, and either way each side has a basis and a receipt of its own", () => {
    for (const answer of ["yes", "no"]) {
      const two = new Two().asked();
      const before = two.receipts().length;
      expect(two.answers({ answer })).toBe("ok");
      expect(two.links(two.a)[0]?.step).toBe(answer === "yes" ? "same" : "different");
      expect(two.links(two.b)[0]?.step).toBe(answer === "yes" ? "same" : "different");
      expect(two.receipts().slice(before)).toMatchObject([
        { agency: "noomi", to: "evonhuset", basis: "samtycke_ngo", by: anna },
      ]);
      expect(two.receipts().slice(0, before).at(-1)).toMatchObject({
        agency: "evonhuset",
        to: "noomi",
        basis: "menprovning_klart",
        by: rk,
      });
      expect(two.posts(two.b)).toContain("sameSaid:1");
    }
  });
  it("rests, where it rests on consent, on one that is recorded in that side's own case", () => {
    const lacks = { refused: "case.share.noConsent", field: "basis" };
    const two = new Two();
    expect(two.asks({ basis: "samtycke_sekretess" })).toEqual(lacks);
    expect(two.links(two.a)).toEqual([]);
    two.does(
      rk,
      two.b,
      "consent",
      consentTo({ agency: "noomi", purpose: "skyddat_boende", groups: ["behov"] }),
    );
    expect(two.asks({ basis: "samtycke_sekretess" })).toBe("ok");
    expect(two.answers({ purpose: "akut_vard" })).toEqual(lacks);
    expect(two.answers()).toBe("ok");
  });
  it("is neither said nor answered against the person's no to the other agency", () => {
    const against = { refused: "case.same.against", field: "basis" };
    const no = (agency: string) => ({
      ...consentTo({ agency, purpose: "annat", groups: ["behov"] }),
      given: "no",
    });
    const said = new Two();
    said.does(rk, said.b, "consent", no("noomi"));
    expect(said.asks()).toEqual(against);
    const answered = new Two().asked();
    answered.does(anna, answered.a, "consent", no("evonhuset"));
    // The question has gone with it: there is nothing to answer.
    expect(answered.links(answered.a)).toMatchObject([{ step: "over" }]);
    expect(answered.answers({ basis: "menprovning_klart" })).toBe("denied");
  });
  it("ends when a later no takes away what carried it, on both sides", () => {
    for (const from of ["a", "b"] as const) {
      const two = new Two().joined();
      const [by, to] = from === "a" ? [anna, "evonhuset"] : [rk, "noomi"];
      two.does(by, two[from], "consent", {
        ...consentTo({ agency: to, purpose: "annat", groups: ["behov"] }),
        given: "no",
      });
      for (const id of [two.a, two.b]) expect(two.links(id)).toMatchObject([{ step: "over" }]);
    }
  });
  it("can be put aside without an answer, and taken back: no receipt of an answer", () => {
    for (const [by, which, agency] of [
      [anna, "a", "evonhuset"] as const,
      [rk, "b", "noomi"] as const,
    ]) {
      const two = new Two().asked();
      two.does(by, two[which], "undoSame", { agency });
      for (const id of [two.a, two.b]) expect(two.links(id)).toMatchObject([{ step: "over" }]);
      expect(
        two.receipts().filter(({ agency: whose, to }) => whose === "noomi" && to === "evonhuset"),
      ).toHaveLength(1);
      expect(two.asks(), "another time").toBe("ok");
    }
  });
});

describe("nobody reads more than before", () => {
  it("neither the one who was asked, of the other case, nor the one who asked, of the first", () => {
    const two = new Two();
    const guest = JSON.parse(two.panel(two.a, rk));
    two.joined();
    // Beside what it said itself, which stands in its own case too.
    const { body, ...rest } = JSON.parse(two.panel(two.a, rk));
    const isSaid = (block: unknown): boolean => keysIn(block).includes("case.same.is.same");
    expect(body.filter(isSaid)).toHaveLength(1);
    expect({ ...rest, body: body.filter((block: unknown) => !isSaid(block)) }).toEqual(guest);
    for (const by of [anna, lead]) expect(two.panel(two.b, by)).toBe("absent");
    expect(two.of(two.b).readers.filter((each) => each.includes("noomi"))).toEqual([]);
    for (const secret of [two.state(two.a).ref, two.a])
      expect(two.panel(two.b, rk)).not.toContain(secret);
    for (const secret of [two.state(two.b).ref, two.b])
      expect(two.panel(two.a, anna)).not.toContain(secret);
  });
  it("and the one who was asked, and takes part in the case that was meant, does not read there that it is that one", () => {
    const two = new Two();
    const shared = {
      agency: "noomi",
      basis: "samtycke_sekretess",
      purpose: "skyddat_boende",
      groups: ["behov"],
    };
    two.does(rk, two.b, "consent", consentTo(shared));
    two.does(rk, two.b, "invite", shared);
    two.does(anna, two.b, "accept", { contact: anna });
    const guest = two.panel(two.a, rk);
    two.does(anna, two.b, "same", { own: two.a, basis: "samtycke_ngo", purpose: "skyddat_boende" });
    expect(two.links(two.a)).toMatchObject([{ step: "asking", agency: "evonhuset" }]);
    expect(two.panel(two.a, rk)).toBe(guest);
    two.does(rk, two.b, "answerSame", {
      agency: "noomi",
      answer: "yes",
      basis: "menprovning_klart",
      purpose: "skyddat_boende",
    });
    expect(two.links(two.a)).toMatchObject([{ step: "same", agency: "evonhuset" }]);
    expect(two.panel(two.a, rk)).toBe(guest);
  });
  it("and the program suggests nothing: every open case of one's own is offered, the same whatever stands in them", () => {
    const two = new Two();
    two.opens(rk, rk2, { risk: "low" });
    const { needs, choices } = kase.commands.same;
    const actor = { member: memberOf(rk, two.sim.people) };
    const world = two.sim.world(needs?.(actor, instant(two.sim.now), two.sim.world({}), {}) ?? {});
    const mine = two.sim
      .of("case")
      .filter(({ state }) => (state as { agency: string }).agency === "evonhuset");
    const { own } = choices?.(two.state(two.a), world, actor, {}) ?? {};
    expect([...(own ?? [])].toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
  });
});

describe("somebody who may not", () => {
  it("has an agency that does not take part: neither with a case of its own nor with another's", () => {
    const two = new Two();
    const other = two.opens(worker, boss);
    expect(two.asks({ own: other }, worker)).toBe("denied");
    expect(two.asks({}, worker)).toBe("denied");
    expect(two.asks({}, anna), "whose the case is").toBe("denied");
    expect(two.asks({}, lead)).toBe("denied");
  });
  it("forges the id of a third agency's case, of the case itself, or of nothing", () => {
    const two = new Two();
    const notOwn = { refused: "case.same.notOwn", field: "own" };
    for (const own of [two.opens(worker, boss), two.a, "K-nowhere"])
      expect(two.asks({ own })).toEqual(notOwn);
    const done = two.opens(rk, rk2);
    two.does(rk, done, "close", { reason: "goalReached" });
    expect(two.asks({ own: done }), "one that is closed").toEqual(notOwn);
  });
  it("presses twice: the second changes nothing", () => {
    const two = new Two().asked();
    const already = { refused: "case.same.already", field: undefined };
    for (const own of [two.b, two.opens(rk, rk2)]) expect(two.asks({ own })).toEqual(already);
    expect(two.answers()).toBe("ok");
    const receipts = two.receipts().length;
    expect(two.answers()).toBe("denied");
    expect(two.receipts()).toHaveLength(receipts);
    two.does(anna, two.a, "undoSame", { agency: "evonhuset" });
    expect(two.run(anna, two.a, "undoSame", { agency: "evonhuset" })).toBe("denied");
  });
  it("says the same case of three others: two is the most", () => {
    const two = new Two().asked();
    const others = [
      [worker, boss],
      ["polisen-syd-kontakt", "polisen-syd-gruppchef"],
    ].map(([by = "", deputy = ""]) => {
      const id = two.opens(by, deputy);
      const invites = {
        agency: "evonhuset",
        basis: "menprovning_klart",
        purpose: "annat",
        groups: ["behov"],
      };
      two.does(by, id, "invite", invites).does(rk, id, "accept", { contact: rk });
      return two.run(rk, id, "same", { own: two.b, basis: "menprovning_klart", purpose: "annat" });
    });
    expect(others).toEqual(["ok", { refused: "case.same.many", field: undefined }]);
  });
  it("takes part no longer: what was asked or joined has gone with it", () => {
    const ends: readonly ((two: Two) => unknown)[] = [
      (two) => two.does(rk, two.a, "leave"),
      (two) => two.does(anna, two.a, "endPart", { agency: "evonhuset", reason: "other" }),
      (two) =>
        two.does(anna, two.a, "revoke", { id: two.state(two.a).consents[0].id, how: "spoken" }),
    ];
    for (const end of ends)
      for (const two of [new Two().asked(), new Two().joined()]) {
        end(two);
        for (const id of [two.a, two.b]) expect(two.links(id)).toMatchObject([{ step: "over" }]);
        expect(two.asks()).toBe("denied");
      }
  });
  it("is another case that says something of itself: it is not heard", () => {
    const two = new Two().joined();
    closes(two);
    const stranger = two.opens(worker, boss);
    const by = { sender: "case", instance: stranger as never };
    for (const [command, values] of [
      ["sameMet", {}],
      ["sameOver", {}],
      ["sameNo", { noes: ["polisen-syd"] }],
      ["sameStands", { stands: "closed", n: 1 }],
    ] as const)
      two.sim.run({ workflow: "case", instance: two.a, command, values, by });
    expect(two.state(two.a)).toMatchObject({
      step: "open",
      same: [{ step: "same", noes: [], stands: "open" }],
    });
  });
});

describe("every no binds both", () => {
  const police = { agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["behov"] };
  const no = { ...consentTo(police), given: "no" };
  const invites = (two: Two, by: string, id: string, values: Values) =>
    two.run(by, id, "invite", { ...police, ...values });
  it("one from before and one from later, whatever the purpose, in either direction", () => {
    const before = new Two();
    before.does(rk, before.b, "consent", no).joined();
    const later = new Two().joined();
    later.does(rk, later.b, "consent", no);
    for (const two of [before, later]) {
      expect(invites(two, anna, two.a, { basis: "menprovning_klart", purpose: "annat" })).toEqual({
        refused: "case.invite.against",
        field: "agency",
      });
      expect(carried(two.state(two.a)).noes).toEqual(["polisen-syd"]);
    }
    const back = new Two().joined();
    back.does(anna, back.a, "consent", no);
    expect(invites(back, rk, back.b, { basis: "menprovning_klart" })).toEqual({
      refused: "case.invite.against",
      field: "agency",
    });
  });
  it("no older yes carries anything new to that agency, and a later one does", () => {
    const two = new Two().joined();
    two.does(anna, two.a, "consent", consentTo(police)).does(rk, two.b, "consent", no);
    const lacks = { refused: "case.share.noConsent", field: "basis" };
    expect(invites(two, anna, two.a, { basis: "samtycke_ngo" })).toEqual(lacks);
    expect(carried(two.state(two.a)).carries.filter(({ to }) => to === "polisen-syd")).toEqual([]);
    two.does(anna, two.a, "consent", consentTo(police));
    expect(invites(two, anna, two.a, { basis: "samtycke_ngo" })).toBe("ok");
  });
  it("is shown as one that holds here too, and never where or by whom it was said", () => {
    const two = new Two().joined();
    two.does(rk, two.b, "consent", no);
    const shown = two.panel(two.a, anna);
    const about = JSON.stringify(hook(kase, "invite", "about")(two.state(two.a)));
    for (const each of [shown, about]) {
      expect(each).toContain("case.same.noTo");
      for (const secret of [two.b, two.state(two.b).ref, rk2]) expect(each).not.toContain(secret);
    }
    expect(about).not.toContain("case.consent.noTo");
    // Of whoever takes part, nobody reads it.
    expect(two.panel(two.a, rk)).not.toMatch(/noTo|polisen-syd/);
  });
  it("is not told on to a third, and is gone when the link is", () => {
    const two = new Two().joined();
    two.does(rk, two.b, "consent", no);
    expect(
      two
        .of(two.a)
        .view.signals.filter(({ command }) => command === "sameNo")
        .flatMap(({ values }) => values.noes),
    ).toEqual([]);
    two.does(anna, two.a, "undoSame", { agency: "evonhuset" });
    expect(carried(two.state(two.a)).noes).toEqual([]);
    expect(carried(two.state(two.b)).noes).toEqual(["polisen-syd"]);
  });
});
