// What the person has said yes and no to, for how long, and what rests on it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import { given, keysIn, local, now, row, type Story } from "../../support/given.ts";
import { checkInWith, closing, invitation, opened } from "./cases.ts";
import {
  asks,
  consenting,
  consentsOf,
  last,
  referralOf,
  refused,
  sharing,
  type Values,
  yes,
} from "./consents.ts";

describe("a consent", () => {
  it("is kept by whoever has the case, and by nobody else", () => {
    opened()
      .when("consent", yes, "noomi-ersattare")
      .then({
        type: "consented",
        consent: { agency: "evonhuset", given: "yes", by: "noomi-ersattare" },
      });
    const guests = opened()
      .done("consent", consentTo(invitation()))
      .done("invite", invitation())
      .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1");
    for (const who of [
      "regionkoordinator-1",
      "polisen-syd-kontakt",
      "nspm-samordnare",
      "dataskydd-malmo",
    ])
      guests.when("consent", yes, who).denied();
    expect(
      JSON.stringify(guests.done("consent", yes).panel("show", "regionkoordinator-1")),
    ).not.toContain("consentKind");
  });
  it("that lifts secrecy says towards whom; the other kinds need nobody", () => {
    const { agency: _agency, ...nobody } = yes;
    opened().when("consent", nobody).refused("case.consent.whom", "agency");
    for (const kind of ["deltagande", "statistik"])
      opened()
        .when("consent", { ...nobody, kind })
        .then({ type: "consented" });
  });
  it("keeps how it was said: through an interpreter, and what was explained", () => {
    const said = { interpreter: "yes", informed: ["purpose"] };
    expect(consentsOf(consenting(said))[0]).toMatchObject(said);
  });
  it("holds for ninety days unless somebody says otherwise, and never for a day that has been", () => {
    expect(consentsOf(consenting())[0]?.validTo).toBe("2027-02-23");
    expect(consentsOf(consenting({ validTo: "2026-11-25" }))[0]?.validTo).toBe("2026-11-25");
    opened()
      .when("consent", { ...yes, validTo: "2026-11-24" })
      .refused("case.dayPast", "validTo");
  });
  it("stands in a panel of the owner's and in no post", () => {
    const story = consenting();
    expect(JSON.stringify(story.panel("show", "noomi-kontakt"))).toContain(`"of":"consentKind"`);
    for (const post of story.view.posts)
      expect(JSON.stringify(post.message)).not.toMatch(/sekretess|consent/);
  });
  it("is not for a closed case", () => {
    opened().done("close", closing).when("consent", yes).denied("case.isClosed");
  });
});

describe("what a referral may rest on", () => {
  it("a yes to this agency, for this purpose, for every group", () => {
    sharing(consenting()).then({
      type: "shared",
      share: { to: "evonhuset", consent: last(consenting()), snapshot: { child: "no" } },
    });
    sharing(opened()).refused(refused);
    sharing(consenting(), { to: "polisen-syd" }).refused(refused);
    sharing(consenting(), { service: "skyddat_boende" }).refused(refused);
    sharing(consenting({ purpose: "skyddat_boende" }), { service: "skyddat_boende" }).then({
      type: "shared",
    });
    sharing(consenting({ purpose: "skyddat_boende" })).refused(refused);
    sharing(consenting(), { groups: ["behov", "migration"] }).refused(refused);
    sharing(consenting(), { groups: ["behov", "sakerhet"] }).then({ type: "shared" });
  });
  it.each(["deltagande", "statistik"])("never on %s: the three kinds are three", (kind) => {
    sharing(consenting({ kind })).refused(refused);
  });
  it.each(["no", "notPossible"])("never on %s", (answer) => {
    sharing(consenting({ given: answer })).refused(refused);
  });
  it("a no is as strong as a yes: the last word counts", () => {
    sharing(consenting({ given: "no" }, consenting())).refused(refused);
    sharing(consenting({}, consenting({ given: "no" }))).then({ type: "shared" });
    // A no about something else is no answer to this.
    sharing(consenting({ given: "no", agency: "polisen-syd" }, consenting())).then({
      type: "shared",
    });
    sharing(consenting({ given: "no", purpose: "akut_vard" }, consenting())).then({
      type: "shared",
    });
    sharing(consenting({ given: "no", groups: ["migration"] }, consenting())).then({
      type: "shared",
    });
    sharing(consenting({ given: "no", kind: "statistik" }, consenting())).then({ type: "shared" });
    sharing(consenting({ given: "notPossible" }, consenting())).then({ type: "shared" });
  });
  it("through its last day and not a minute longer", () => {
    const story = consenting({ validTo: "2026-11-26" });
    sharing(story, {}, local("2026-11-26", "23:59")).then({ type: "shared" });
    sharing(story, {}, local("2026-11-27", "00:00")).refused(refused);
  });
  it("what rests on another basis asks for none", () => {
    const share = sharing(opened(), { consent: false });
    share.then({ type: "shared" });
    expect(share.events[0]).not.toHaveProperty("share.consent");
  });
  it("only of an open case, and only a referral asks", () => {
    sharing(consenting().done("close", closing)).refused("case.share.closed");
    for (const by of ["noomi-kontakt", "clock", { sender: "handover", instance: "R1" }] as const)
      consenting()
        .when("share", asks(), by as never)
        .denied();
  });
  it("gives the facts of the groups, as they are then", () => {
    const story = consenting(
      { groups: ["behov", "sakerhet", "migration"] },
      opened({ risk: "high", child: "yes" }),
    ).done("setDeadline", {
      kind: "betanketid",
      day: "2026-12-20",
    });
    const snapshotOf = (groups: readonly string[]) =>
      (sharing(story, { groups }).events[0] as unknown as { share: { snapshot: object } }).share
        .snapshot;
    expect(snapshotOf(["behov"])).toEqual({ at: now, child: "yes", quiet: "no" });
    expect(snapshotOf(["sakerhet"])).toEqual({ at: now, child: "yes", quiet: "no", risk: "high" });
    const deadlines = [{ kind: "betanketid", day: "2026-12-20" }];
    expect(snapshotOf(["migration"])).toEqual({ at: now, child: "yes", quiet: "no", deadlines });
  });
});

describe("withdrawing", () => {
  const two = (): Story => {
    const both = consenting({ purpose: "skyddat_boende" }, consenting());
    return both
      .done("share", asks(), referralOf(1))
      .done("share", asks({ service: "skyddat_boende", number: "H-00002" }), referralOf(2))
      .done("share", asks({ consent: false, number: "H-00003" }), referralOf(3));
  };
  const stopsOf = (story: Story) =>
    story.view.signals.filter((tell) => tell.command === "stop").map((tell) => tell.instance);
  it("stops every referral that rests on it in the same transaction, and leaves the others", () => {
    const story = two();
    expect(stopsOf(story)).toEqual([]);
    const first = consentsOf(story)[0]?.id;
    expect(stopsOf(story.done("revoke", { id: first, how: "spoken" }))).toEqual(["R1"]);
    expect(stopsOf(story.done("revoke", { id: consentsOf(story)[1]?.id, how: "written" }))).toEqual(
      ["R2"],
    );
  });
  it("ends what was shared on it wherever it has come to: nobody there opens it any more", () => {
    for (const step of ["confirmed", "declined"]) {
      const ended = two().done(
        "chain",
        { number: "H-00001", to: "evonhuset", step },
        referralOf(1),
      );
      expect(
        stopsOf(ended.done("revoke", { id: consentsOf(ended)[0]?.id, how: "spoken" })),
        step,
      ).toEqual(["R1"]);
    }
    for (const step of ["accepted", "handedOver", "failed"]) {
      const open = two().done("chain", { number: "H-00001", to: "evonhuset", step }, referralOf(1));
      expect(
        stopsOf(open.done("revoke", { id: consentsOf(open)[0]?.id, how: "spoken" })),
        step,
      ).toEqual(["R1"]);
    }
  });
  it("is nothing to rest on afterwards, and cannot be done twice", () => {
    const gone = consenting().done("revoke", { id: last(consenting()), how: "throughOther" });
    expect(consentsOf(gone)[0]?.withdrawn).toMatchObject({
      by: "noomi-kontakt",
      how: "throughOther",
    });
    sharing(gone).refused(refused);
    gone.when("revoke", { id: last(gone), how: "spoken" }).denied("case.consent.gone");
    gone.when("revoke", { id: "nothing", how: "spoken" }).denied("case.consent.gone");
    for (const who of ["regionkoordinator-1", "polisen-syd-kontakt"])
      consenting()
        .when("revoke", { id: last(consenting()), how: "spoken" }, who)
        .denied();
  });
  it("is the same as a no that is said later, and a no to something else is not", () => {
    const story = two();
    expect(stopsOf(story.done("consent", { ...yes, given: "no" }))).toEqual(["R1"]);
    expect(
      stopsOf(story.done("consent", { ...yes, given: "no", purpose: "skyddat_boende" })),
    ).toEqual(["R2"]);
    for (const other of [
      { agency: "polisen-syd" },
      { purpose: "akut_vard" },
      { groups: ["migration"] },
      { kind: "statistik" },
    ])
      expect(
        stopsOf(story.done("consent", { ...yes, given: "no", ...other })),
        JSON.stringify(other),
      ).toEqual([]);
    expect(stopsOf(story.done("consent", { ...yes, given: "notPossible" }))).toEqual([]);
  });
  it("can be done when the case is over, too", () => {
    const over = two();
    const closed = [1, 2, 3]
      .reduce(
        (story, n) =>
          story.done(
            "chain",
            { number: "H-00001", to: "evonhuset", step: "confirmed" },
            referralOf(n),
          ),
        over,
      )
      .done("close", closing);
    expect(
      stopsOf(closed.done("revoke", { id: consentsOf(closed)[0]?.id, how: "written" })),
    ).toEqual(["R1"]);
  });
  it("fits in one transaction, however much was sent: twelve are seen by one agency, and then one of them must go", () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i + 1).reduce(
      (story, n) => story.done("share", asks(), referralOf(n)),
      consenting(),
    );
    sharing(twelve, {}, now, 13).refused("case.share.many");
    sharing(twelve, { sends: "2" }, now, 12).then({ type: "shared" });
    const fewer = twelve.done(
      "chain",
      { number: "H-00001", to: "evonhuset", step: "withdrawn" },
      referralOf(1),
    );
    sharing(fewer, {}, now, 13).then({ type: "shared" });
    expect(
      stopsOf(twelve.done("revoke", { id: consentsOf(twelve)[0]?.id, how: "spoken" })),
    ).toHaveLength(12);
  });
  it("takes the message about the review away", () => {
    const story = consenting();
    const due = story.fires(
      Object.keys(story.timers).find((each) => each.startsWith("consentDue:")) ?? "",
    );
    expect(
      Object.keys(due.done("revoke", { id: last(due), how: "spoken" }).posts).filter((key) =>
        key.startsWith("consent:"),
      ),
    ).toEqual([]);
  });
});

describe("a case and its referrals", () => {
  const shared = (): Story => consenting().done("share", asks(), referralOf(1));
  it("cannot be closed while one of them goes on", () => {
    shared().when("close", closing).refused("case.close.referral");
    for (const step of ["confirmed", "declined", "withdrawn", "mistaken"])
      shared()
        .done("chain", { number: "H-00001", to: "evonhuset", step }, referralOf(1))
        .when("close", closing)
        .then({ type: "closed" });
    shared()
      .done("chain", { number: "H-00001", to: "evonhuset", step: "accepted" }, referralOf(1))
      .when("close", closing)
      .refused("case.close.referral");
  });
  it("sent once more goes on again", () => {
    const again = shared()
      .done("chain", { number: "H-00001", to: "evonhuset", step: "confirmed" }, referralOf(1))
      .done("share", asks({ sends: "2" }), referralOf(1));
    again.when("close", closing).refused("case.close.referral");
    expect(again.view.signals.map((tell) => tell.key)).toContain("freeze:R1:2");
  });
  it("keeps who had it and who took it on, once", () => {
    const story = shared()
      .done("chain", { number: "H-00001", to: "evonhuset", step: "accepted" }, referralOf(1))
      .done("chain", { number: "H-00001", to: "evonhuset", step: "handedOver" }, referralOf(1));
    expect((story.state as { chain: { what: string }[] }).chain.map((step) => step.what)).toEqual([
      "opened",
      "referred",
      "accepted",
      "handedOver",
    ]);
    expect(keysIn(story.panel("show", "noomi-kontakt"))).toContain("case.share.heading");
  });
  const moving = {
    to: "evonhuset",
    into: "I00NEW",
    region: "SYD",
    holder: { member: "regionkoordinator-1" },
    deputy: "regionkoordinator-2",
  } as const;
  /** A transfer, and what the receiver begins with. */
  const movedBy = (story: Story, at: string = now, more: Values = {}) => {
    const moved = story.done("moveAway", { ...moving, ...more }, referralOf(1), at);
    const tell = moved.view.signals.find(({ command }) => command === "takeIn");
    const taken = given(kase, [], { rows: { kase: [row("C1", {})] } }).done(
      "takeIn",
      tell?.values ?? {},
      byCase,
      at,
    );
    return { moved, tell, taken };
  };
  const byCase = { sender: "case", instance: "C1" } as never;
  it("is closed as handed over by a transfer; there, a new one begins with a reference of its own", () => {
    const { moved, tell, taken } = movedBy(shared());
    expect(moved.state).toMatchObject({ step: "closed", closed: { reason: "handedOver" } });
    moved.when("moveAway", moving, referralOf(1)).refused("case.share.closed");
    expect(tell).toMatchObject({ workflow: "case", instance: "I00NEW" });
    const { holder, deputy } = moving;
    expect(taken.state).toMatchObject({
      step: "open",
      agency: "evonhuset",
      holder,
      deputy,
      risk: "notAssessed",
      consents: [],
      shares: [],
    });
    expect(Object.keys(taken.timers)).toEqual(["miss:case:1:0"]);
    taken.when("takeIn", tell?.values ?? {}, byCase).refused("case.alreadyOpen");
    for (const by of ["regionkoordinator-1", "clock", referralOf(1)])
      given(kase)
        .when("takeIn", tell?.values ?? {}, by)
        .denied();
  });
  it("takes along that it is quiet, the risk and the deadlines that were shared, and the next day", () => {
    const deadline = { kind: "betanketid", day: "2026-12-20" };
    const whole = consenting(
      { groups: ["behov", "sakerhet", "migration"] },
      opened({ risk: "high", quiet: "yes", child: "yes" }),
    )
      .done("setDeadline", deadline)
      .done("share", asks({ groups: ["sakerhet", "migration"] }), referralOf(1));
    const { moved, taken } = movedBy(whole);
    expect(taken.state).toMatchObject({
      quiet: "yes",
      risk: "high",
      child: "yes",
      deadlines: [deadline],
    });
    expect((taken.state as { due: string }).due).toBe((moved.state as { due: string }).due);
    expect(taken.view.posts.filter((post) => "space" in post.to)).toEqual([]);
    // What was not shared does not come along: the receiver has said how they judge it.
    const less = movedBy(shared(), now, { risk: "low" }).taken;
    expect(less.state).toMatchObject({ risk: "low", deadlines: [] });
  });
  it("is never put off by the move: what is late, or in acute danger, is for the next workday", () => {
    const late = local("2026-12-10", "10:00");
    const consent = { validTo: "2027-01-31" };
    const long = consenting(consent, opened({ risk: "low" })).done("share", asks(), referralOf(1));
    expect((movedBy(long, late, { risk: "low" }).taken.state as { due: string }).due).toBe(
      local("2026-12-11", "09:00"),
    );
    const red = consenting(consent, opened({ risk: "low" }))
      .done("share", asks(), referralOf(1))
      .done("checkIn", checkInWith({ safety: "red" }));
    const { taken } = movedBy(red, now, { risk: "low" });
    expect((taken.state as { due: string }).due).toBe(local("2026-11-26", "09:00"));
    expect(taken.view.summary.facts).toMatchObject({ acute: "yes" });
    taken.when("calm", {}, "regionkoordinator-1").denied("case.acute.full");
  });
  it("that becomes quiet says so to every referral that goes on", () => {
    const hushed = shared().done("setRisk", { risk: "medium", quiet: "yes" });
    const tells = (story: Story) => story.view.signals.filter(({ command }) => command === "hush");
    expect(tells(hushed)).toMatchObject([{ instance: "R1", values: { quiet: "yes" } }]);
    const again = hushed.done("setRisk", { risk: "medium", quiet: "no" });
    expect(tells(again)).toMatchObject([{ values: { quiet: "no" } }]);
    expect(tells(again)[0]?.key).not.toBe(tells(hushed)[0]?.key);
    expect(tells(shared())).toEqual([]);
  });
});
