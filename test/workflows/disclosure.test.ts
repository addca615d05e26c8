// What is kept of what was passed on: basis, purpose, kinds, time, who, and a second person; never what, and nothing that leads to the case.
import { describe, expect, it } from "vitest";
import { disclosure } from "../../workflows/disclosure/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { given, local, peopleWith, register, type Story } from "../support/given.ts";
import { checkInWith, invitation, opened } from "./case/cases.ts";
import { asks, consenting, referralOf } from "./case/consents.ts";

const byCase = { sender: "case", instance: "C1" } as never;
const tells = (story: Story) =>
  story.view.signals.filter(({ workflow }) => workflow === "disclosure");
/** What the case tells, and what is kept of it. */
const recorded = (story: Story): Story => {
  const [first] = tells(story);
  return given(disclosure).done("record", first?.values ?? {}, byCase);
};
const shared = consenting().done(
  "share",
  asks({ basis: "samtycke_ngo", by: "noomi-kontakt" }),
  referralOf(1),
);
const joined = opened()
  .done("consent", consentTo(invitation()))
  .done("invite", invitation())
  .done("accept", { contact: "regionkoordinator-1" }, "regionkoordinator-1");
const rung = opened()
  .done("checkIn", checkInWith({ safety: "red" }))
  .done("called", { whom: "11414", basis: "vitalt_intresse" });

describe("a case tells", () => {
  it.each([
    [
      "a referral that was sent",
      shared,
      {
        to: "evonhuset",
        basis: "samtycke_ngo",
        by: "noomi-kontakt",
        service: "fack_lonekrav",
        groups: ["behov"],
      },
    ],
    [
      "an agency that takes part",
      joined,
      { to: "evonhuset", basis: "samtycke_ngo", by: "noomi-kontakt", purpose: "skyddat_boende" },
    ],
    [
      "a call in acute danger",
      rung,
      { called: "11414", basis: "vitalt_intresse", by: "noomi-kontakt" },
    ],
  ] as const)("%s", (_what, story, expected) => {
    expect(tells(story)).toHaveLength(1);
    expect(tells(story)[0]?.values).toMatchObject({
      agency: "noomi",
      receipt: expect.stringMatching(/^KVI-/),
      ...expected,
    });
    // Neither the case nor the referral, nor what they said.
    const { ref, words } = story.state as { ref: string; words: string };
    for (const secret of [ref, words, "C1", "R1", "H-00001", '"risk"', '"child"'])
      expect(JSON.stringify(tells(story)[0])).not.toContain(secret);
  });
  it("nothing of an invitation that nobody has accepted, nor of a call that was not made", () => {
    expect(
      tells(opened().done("consent", consentTo(invitation())).done("invite", invitation())),
    ).toEqual([]);
    expect(
      tells(
        opened()
          .done("checkIn", checkInWith({ safety: "red" }))
          .done("called", { whom: "nobody" }),
      ),
    ).toEqual([]);
  });
  it("the receipt stands in the case, for the agency's own records", () => {
    for (const story of [shared, joined, rung])
      expect(JSON.stringify(story.panel("show", "noomi-kontakt"))).toContain("KVI-");
    expect(JSON.stringify(joined.panel("show", "regionkoordinator-1"))).not.toContain("KVI-");
  });
  it("who looked at it afterwards", () => {
    const reviewed = shared.done(
      "secondSaid",
      { by: "noomi-chef", at: local("2026-11-26", "10:00"), yes: true },
      referralOf(1),
    );
    expect(tells(reviewed).map(({ command }) => command)).toEqual(["record", "second"]);
    const called = rung.done("objectCall", {}, "noomi-chef");
    expect(tells(called)[1]?.values).toMatchObject({ by: "noomi-chef", yes: false });
  });
});

describe("a record", () => {
  it("is read by the member who did it, the lead and the auditor of that agency, and posts nothing", () => {
    const story = recorded(shared);
    expect(story.view.posts).toEqual([]);
    for (const who of ["noomi-kontakt", "noomi-chef"])
      expect(JSON.stringify(story.panel("show", who))).toContain("samtycke_ngo");
    for (const who of ["noomi-ersattare", "regionkoordinator-1", "dataskydd-malmo", "drift-malmo"])
      expect(story.panel("show", who)).toBeUndefined();
    const malmo = given(disclosure).done(
      "record",
      {
        ...tells(shared)[0]?.values,
        agency: "socialtjansten-malmo",
        by: "socialtjansten-malmo-handlaggare",
      },
      byCase,
    );
    expect(malmo.panel("show", "dataskydd-malmo")).toBeDefined();
  });
  it("no longer by somebody who works elsewhere", () => {
    const elsewhere = peopleWith([], {
      ...register,
      members: register.members.map((m) =>
        m.id === "noomi-kontakt" ? { ...m, agency: "evonhuset" as never } : m,
      ),
    });
    const story = recorded(shared).in({ people: elsewhere });
    expect(story.panel("show", "noomi-kontakt")).toBeUndefined();
    expect(story.view.readers).toEqual([{ member: "noomi-chef" }]);
  });
  it("no longer by somebody who became a technician there, and still by a lead who did it", () => {
    const asNow = (roles: readonly ("technician" | "lead")[]) =>
      recorded(shared).in({
        people: peopleWith([], {
          ...register,
          members: register.members.map((m) => (m.id === "noomi-kontakt" ? { ...m, roles } : m)),
        }),
      });
    expect(asNow(["technician"]).panel("show", "noomi-kontakt")).toBeUndefined();
    expect(asNow(["technician"]).view.readers).toEqual([{ member: "noomi-chef" }]);
    expect(asNow(["technician", "lead"]).panel("show", "noomi-kontakt")).toBeDefined();
  });
  it("is kept as long as the disposal decision says: five years, unless the configuration has another number", () => {
    expect(Object.values(recorded(shared).timers)).toEqual([local("2031-11-26", "09:00")]);
    const ten = {
      ...register,
      agencies: register.agencies.map((a) => ({ ...a, disclosureYears: 10 })),
    };
    const story = given(disclosure, [], { people: peopleWith([], ten) }).done(
      "record",
      tells(shared)[0]?.values ?? {},
      byCase,
    );
    expect(Object.values(story.timers)[0]).toMatch(/^2036-11-2/);
    expect(recorded(shared).fires("forget").view).toMatchObject({
      timers: [],
      readers: [],
      erase: expect.any(String),
    });
  });
  it("says the year of every day: it is read years later", () => {
    const second = recorded(shared).done(
      "second",
      { by: "noomi-chef", at: local("2026-11-26", "10:00"), yes: true },
      byCase,
    );
    const days = [
      ...JSON.stringify(second.panel("show", "noomi-chef")).matchAll(
        /"date":"[^"]+","as":"(\w+)"/g,
      ),
    ].map(([, as]) => as);
    expect(days).toEqual(["date", "time", "date", "date"]);
  });
  it("is told by a case, and by nothing else; once", () => {
    const values = tells(shared)[0]?.values ?? {};
    for (const by of ["noomi-kontakt", "clock", referralOf(1)])
      given(disclosure)
        .when("record", values, by as never)
        .denied();
    recorded(shared).when("record", values, byCase).then();
    const second = recorded(shared).done(
      "second",
      { by: "noomi-chef", at: local("2026-11-26", "10:00"), yes: true },
      byCase,
    );
    second
      .when("second", { by: "noomi-kontakt", at: local("2026-11-27", "10:00"), yes: false }, byCase)
      .then();
    expect(JSON.stringify(second.panel("show", "noomi-chef"))).toContain("disclosure.good");
  });
});
