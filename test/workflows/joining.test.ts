// An agency that joins: who does what, in which order, and what is left of a no.
import { describe, expect, it } from "vitest";
import { joining } from "../../workflows/joining/index.ts";
import { people } from "../../workflows/people/index.ts";
import { type Given, given, keysIn, local, peopleWith, register } from "../support/given.ts";
import { facts, lead } from "../support/recorder-joining.ts";

const [first, second, operator] = ["regionkoordinator-1", "regionkoordinator-2", "drift-malmo"];
const start = (world: Given = {}) => given(joining, [], world);
const proposed = (world: Given = {}) => start(world).done("propose", facts, first);
const phoned = (world: Given = {}) => proposed(world).done("phoned", {}, second);
const approved = (world: Given = {}) => phoned(world).done("approve", {}, first);
const admitted = (world: Given = {}) => approved(world).done("admit", lead, operator);
const agencyIn = (story: { readonly state: { readonly agency: string } }): string =>
  story.state.agency;
/** As who is who hears it. */
const told = (
  ...stories: readonly {
    readonly view: {
      readonly signals: readonly { readonly command: string; readonly values: object }[];
    };
  }[]
) =>
  stories.flatMap(({ view }) =>
    view.signals
      .filter(({ command }) => command === "joined")
      .map(({ values }) => ({ ...values, instance: "J1" }) as never),
  );

describe("an agency that joins", () => {
  it("is proposed by whoever coordinates a region, and is not there already", () => {
    start().when("propose", facts, "noomi-kontakt").denied();
    start().when("propose", facts, operator).denied();
    start()
      .when("propose", { ...facts, name: "NOOMI" }, first)
      .refused("joining.known", "name");
  });
  it.each([
    ["two blanks", "Kvinnojouren Linnea", "Kvinnojouren  Linnea"],
    ["a blank that does not break", "Kvinnojouren Linnea", "Kvinnojouren\u00a0Linnea"],
    ["no blank", "Kvinnojouren Linnea", "KvinnojourenLinnea"],
    ["a blank around it", "Kvinnojouren Linnea", " Kvinnojouren Linnea "],
    ["a letter taken apart", "Åsa", "A\u030asa"],
    ["Cyrillic", "Kvinnojouren Linnea", "Kvinn\u043ej\u043euren Linne\u0430"],
    ["a Cyrillic capital", "Kvinnojouren Linnea", "\u041avinnojouren Linnea"],
    ["Greek", "Kvinnojouren Linnea", "Kvinnojouren Linne\u03b1"],
    ["zero width", "Kvinnojouren Linnea", "Kvinno\u200bjouren Linnea"],
    ["a soft hyphen", "Kvinnojouren Linnea", "Kvinno\u00adjouren Linnea"],
    ["a dot", "Kvinnojouren Linnea", "Kvinnojouren Linnea."],
    ["I for l", "Stella", "SteIla"],
    ["l for I", "Iris", "lris"],
    ["capitals", "Kvinnojouren Linnea", "KVINNOJOUREN LINNEA"],
    ["r and n for m", "Malmö", "Malrnö"],
    ["a nought", "Kvinnojouren Linnea", "Kvinn0jouren Linnea"],
    ["letters of mathematics", "Kvinnojouren Linnea", "\u{1d40a}vinnojouren Linnea"],
  ])("is not there already under a name that looks the same: %s", (_, there, name) => {
    const agencies = register.agencies.map((each) =>
      each.id === "noomi" ? { ...each, name: there as never } : each,
    );
    const world = { people: peopleWith([], { ...register, agencies }) };
    start(world)
      .when("propose", { ...facts, name }, first)
      .refused("joining.known", "name");
    for (const other of ["Kvinnojouren Linda", "Asa", "Malma"])
      start(world).done("propose", { ...facts, name: other }, first);
  });
  it("is not let in under a name that another one took meanwhile", () => {
    const agencies = register.agencies.map((each) =>
      each.id === "noomi" ? { ...each, name: `${facts.name}.` as never } : each,
    );
    approved()
      .in({ people: peopleWith([], { ...register, agencies }) })
      .when("admit", lead, operator)
      .refused("joining.known");
  });
  it("is phoned by another coordinator than the one who proposed it", () => {
    proposed().when("phoned", {}, first).denied("joining.otherStage");
    proposed().when("phoned", {}, "noomi-kontakt").denied();
    expect(Object.values(proposed().posts)).toEqual([`${second} joining.post.proposed`]);
    const alone = {
      people: peopleWith([], {
        ...register,
        members: register.members.filter(({ id }) => id !== second),
      }),
    };
    expect(Object.values(proposed(alone).posts)).toEqual([
      "nspm-samordnare joining.post.proposed",
      "nspm-ersattare joining.post.proposed",
    ]);
  });
  it("is read by the lead where it is proposed, unless they only audit", () => {
    const having = (roles: readonly ("lead" | "auditor")[]) =>
      peopleWith([], {
        ...register,
        members: register.members.map((each) =>
          each.id === "evonhuset-chef" ? { ...each, roles } : each,
        ),
      });
    const readers = (roles: readonly ("lead" | "auditor")[]) =>
      JSON.stringify(phoned({ people: having(roles) }).view.readers);
    expect(readers(["lead"])).toContain("evonhuset-chef");
    expect(readers(["auditor"])).not.toContain("evonhuset-chef");
  });
  it("is approved by a coordinator and let in by an operator, never by the same person", () => {
    phoned().when("approve", {}, operator).denied();
    approved().when("admit", lead, first).denied();
    const both = register.members.map((each) =>
      each.id === first ? { ...each, roles: [...each.roles, "technician" as const] } : each,
    );
    approved({ people: peopleWith([], { ...register, members: both }) })
      .when("admit", lead, first)
      .refused("joining.another");
    const nobody = {
      people: peopleWith([], {
        ...register,
        members: register.members.filter(({ id }) => id !== operator),
      }),
    };
    phoned(nobody).when("approve", {}, first).refused("joining.noOperator");
  });
  it("no account of anybody is taken: of another agency, of one who was invited, of one who has left", () => {
    approved()
      .when("admit", { ...lead, account: "T0STAFETT/U0NOOMI01" }, operator)
      .refused("joining.taken", "account");
    const left = {
      people: peopleWith([
        { type: "memberLeft", member: "noomi-kontakt", agency: "noomi", day: "2026-11-25" },
      ]),
    };
    approved(left)
      .when("admit", { ...lead, account: "T0STAFETT/U0NOOMI01" }, operator)
      .refused("joining.taken", "account");
    approved()
      .in({ people: peopleWith(told(admitted())) })
      .when("admit", lead, operator)
      .refused("joining.taken", "account");
    const teams = "2F6D4B1E-8C03-4D57-9A1F-3BE07C52D9A4/c0de0011-5af3-4b71-a9d2-6e18f0b70011";
    approved()
      .when("admit", { ...lead, account: teams }, operator)
      .refused("joining.taken", "account");
  });
  it("its lead is nobody but for one instance until it confirms, and its agency is phoned until everything is recorded", () => {
    const at = admitted();
    const before = peopleWith(told(at));
    const boss = at.state.lead.id;
    expect(before.members.get(boss)).toMatchObject({ roles: [], only: "J1" });
    expect(before.agencies.get(agencyIn(at))).toMatchObject({
      phone: "040-628 04 99",
      missing: expect.arrayContaining(["controller"]),
    });
    at.when("confirm", {}, operator).denied();
    const confirmed = at.in({ people: before }).done("confirm", {}, boss);
    const inside = peopleWith(told(at, confirmed));
    expect(inside.members.get(boss)?.only).toBeUndefined();
    expect(inside.agencies.get(agencyIn(at))?.lead).toBe(boss);
    expect(inside.agencies.get(agencyIn(at))?.since).toBe(local("2026-11-25", "10:00"));
    expect(inside.colleagues(agencyIn(at) as never)).toEqual([]);
    let now = confirmed.in({ people: inside });
    expect(keysIn(now.panel("show", boss)).filter((key) => key === "joining.missing")).toHaveLength(
      5,
    );
    const steps = [at, confirmed];
    for (const what of [
      "controller",
      "impactAssessment",
      "processorAgreement",
      "disposalDecision",
      "classBChat",
    ]) {
      now
        .when("record", { what, day: "2026-11-26", function: "Chef" }, boss)
        .refused("joining.record.future", "day");
      now = now.done("record", { what, day: "2026-11-20", function: "Chef" }, boss);
      steps.push(now);
    }
    expect(now.state.step).toBe("open");
    expect(peopleWith(told(...steps)).agencies.get(agencyIn(at))?.pagesOnly).toBeUndefined();
    // Decided anew: the later one holds, and only that one stands.
    const stricter = now.done(
      "record",
      { what: "classBPages", day: "2026-11-23", function: "Chef" },
      boss,
    );
    expect(peopleWith(told(...steps, stricter)).agencies.get(agencyIn(at))).toMatchObject({
      pagesOnly: true,
      missing: [],
    });
    const looser = stricter.done(
      "record",
      { what: "classBChat", day: "2026-11-24", function: "Chef" },
      boss,
    );
    expect(
      peopleWith(told(...steps, stricter, looser)).agencies.get(agencyIn(at)),
    ).not.toHaveProperty("pagesOnly");
    expect(
      keysIn(looser.panel("show", boss)).filter((key) => key.startsWith("joining.record.classB")),
    ).toEqual(["joining.record.classBChat"]);
    expect(now.view.signals).toContainEqual(
      expect.objectContaining({ workflow: "day", command: "start", values: { member: boss } }),
    );
    expect(peopleWith(told(...steps)).colleagues(agencyIn(at) as never)).toEqual([boss]);
  });
  it("what it keeps of itself in chat lies over what it was invited with, and it is written to as whoever invited it", () => {
    const english = register.members.map((each) =>
      each.id === operator ? { ...each, language: "en" as const } : each,
    );
    const at = approved({ people: peopleWith([], { ...register, members: english }) }).done(
      "admit",
      lead,
      operator,
    );
    const holds = {
      phone: "040-628 05 00",
      hours: { days: [1], from: "09:00", to: "12:00" },
      onCall: [],
    };
    const entry = { type: "entryKept", agency: agencyIn(at), instance: "E1", holds } as never;
    const now = peopleWith([...told(at), entry]);
    expect(now.agencies.get(agencyIn(at))).toMatchObject({
      phone: "040-628 05 00",
      hours: { days: [1] },
    });
    expect(now.members.get(at.state.lead.id)?.language).toBe("en");
  });
  it("is referred to by phone while it makes itself ready: nobody there has anything in Stafett", () => {
    const at = admitted();
    const inside = peopleWith(
      told(at, at.in({ people: peopleWith(told(at)) }).done("confirm", {}, at.state.lead.id)),
    );
    expect(inside.answers(agencyIn(at) as never, "2026-11-25")).toBe(at.state.lead.id);
    expect(
      [...inside.members.values()].filter(
        (each) => each.agency === agencyIn(at) && inside.works(each),
      ),
    ).toEqual([]);
  });
  it("expires after three reminders, or is stopped; nothing is left of it", () => {
    const three = admitted().fires("remind").fires("remind").fires("remind");
    const over = three.fires("remind");
    expect(over.state.step).toBe("expired");
    expect(over.view.erase).toBeDefined();
    expect(over.view.signals).toMatchObject([
      { command: "joined", values: { type: "agencyDropped" } },
    ]);
    expect(peopleWith(told(admitted(), over)).agencies.has(agencyIn(over))).toBe(false);
    expect(Object.values(over.posts)).toEqual([`${first} joining.post.expired`]);
    expect(proposed().done("cancel", {}, first).view.signals).toEqual([]);
  });
  it("its lead adds ten colleagues; an eleventh comes with the configuration", () => {
    const at = admitted();
    const boss = at.state.lead.id;
    const colleague = (n: number) => ({
      account: `T0STAFETT/U0NEW${n}`,
      name: "Handläggare",
      role: "caseworker",
    });
    let now = at.in({ people: peopleWith(told(at)) }).done("confirm", {}, boss);
    now = now.in({ people: peopleWith(told(at, now)) });
    for (let n = 10; n < 20; n++) now = now.done("add", colleague(n), boss);
    now.when("add", colleague(20), boss).refused("joining.tooMany");
    expect(now.state.colleagues).toHaveLength(10);
  });
  it("has no number with an area code where it is a shelter", () => {
    for (const phone of ["046-12 34 56", "+46 46 12 34 56"])
      start()
        .when("propose", { ...facts, shelter: "yes", phone }, first)
        .refused("joining.shelterPhone", "phone");
    start().done("propose", { ...facts, phone: "046-12 34 56" }, first);
    start().done("propose", { ...facts, shelter: "yes", phone: "010-123 45 67" }, first);
  });
  it("says nothing of a shelter's name in a message", () => {
    const shelter = start().done(
      "propose",
      { ...facts, shelter: "yes", phone: "010-123 45 67" },
      first,
    );
    expect(JSON.stringify(shelter.view.posts)).not.toContain("Hjälpen");
    expect(keysIn(shelter.view.posts)).toContain("joining.aShelter");
  });
  it("nobody speaks for another agency, and the configuration has the last word", () => {
    const [invited] = told(admitted());
    const known = given(people, [{ type: "configured", register }, invited as never]);
    const agency = agencyIn(admitted());
    known
      .when("joined", { type: "agencyConfirmed", agency }, {
        sender: "joining",
        instance: "J2",
      } as never)
      .then();
    known.when("joined", { type: "agencyConfirmed", agency }, first).denied();
    known
      .when("joined", { type: "agencyConfirmed", agency }, {
        sender: "joining",
        instance: "J1",
      } as never)
      .then({ type: "agencyConfirmed" });
    const own = {
      ...register,
      agencies: [...register.agencies, { ...register.agencies[0], id: agency } as never],
    };
    expect(known.after({ type: "configured", register: own }).state.joined).toEqual({});
    const taken = {
      ...register,
      members: register.members.map((each) =>
        each.id === first
          ? { ...each, addresses: [{ platform: "slack" as const, id: lead.account }] }
          : each,
      ),
    };
    expect(peopleWith([invited as never], taken).who("slack", lead.account)?.id).toBe(first);
  });
});
