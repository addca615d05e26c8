// A shelter's own entry tells no more of where it is than its region, whatever two people there press.
import { describe, expect, it } from "vitest";
import { type FormContext, readForm } from "../../src/engine/forms.ts";
import { guardTerms, namesPlace } from "../../src/guard/index.ts";
import { directory } from "../../workflows/directory/index.ts";
import { people, read } from "../../workflows/people/index.ts";
import {
  given,
  hook,
  keysIn,
  memberOf,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";
import { offered } from "../support/recorder-directory.ts";

const [contact, head, anna] = ["boende-syd-kontakt", "boende-syd-forestandare", "noomi-kontakt"];
const hours = { days: ["1", "2"], from: "09:00", to: "16:00" };
const {
  eligibility: _who,
  opening: _hours,
  ...coded
} = { ...offered, areas: ["region"] } as Record<string, unknown>;
const entry = () => given(directory).done("list", { entry: "boende-syd" }, "configuration");
const service = () => given(directory).done("offer", coded, contact);

describe("a shelter's entry", () => {
  it("is not asked in words of its own, and takes none", () => {
    const asked = hook(directory, "offer", "choices");
    expect(asked(directory.initial, entry().world, { member: memberOf(contact) })).toMatchObject({
      eligibility: [],
      opening: [],
      municipalities: [],
    });
    expect(asked(directory.initial, entry().world, { member: memberOf(anna) })).toEqual({});
    for (const field of ["eligibility", "opening"])
      given(directory)
        .when("offer", { ...coded, [field]: "Vid Storsjön" }, contact)
        .refused("directory.shelterLine", field);
    entry()
      .when("changeEntry", { ...hours, note: "Ring på vid hamnen" }, contact)
      .refused("directory.shelterLine", "note");
  });
  it("has no municipality to answer for, and no button for one", () => {
    entry()
      .when("changeOnCall", { municipality: "Lund", phone: "0701740605" }, contact)
      .refused("directory.shelterLine", "municipality");
    expect(hook(directory, "changeOnCall", "ready")(entry().state, entry().world)).toMatchObject({
      refused: { key: "directory.shelterLine" },
    });
    expect(keysIn(entry().panel("show", contact))).not.toContain("directory.changeOnCall");
    expect(
      keysIn(
        given(directory).done("list", { entry: "noomi" }, "configuration").panel("show", anna),
      ),
    ).toContain("directory.changeOnCall");
  });
  it.each([["046-12 34 56"], ["+46 40 12 34 56"], ["08 123 456"]])(
    "has no number with an area code: %s",
    (phone) => {
      entry()
        .when("changeEntry", { ...hours, phone }, contact)
        .refused("directory.shelterPhone", "phone");
    },
  );
  it.each([["070-174 06 05"], ["+46 76 123 45 67"], ["010-123 45 67"], ["020 12 34 56"]])(
    "has a number without one: %s",
    (phone) => {
      expect(
        entry()
          .done("changeEntry", { ...hours, phone }, contact)
          .done("approve", { round: "1" }, head).state.holds,
      ).toMatchObject({
        entry: { phone, onCall: [] },
      });
    },
  );
  it("that held before it was a shelter tells nothing of it any more", () => {
    const open = {
      ...register,
      agencies: register.agencies.map((each) =>
        each.id === "boende-syd" ? { ...each, shelter: false } : each,
      ),
    };
    const before = { people: peopleWith([], open) };
    const line: Story = given(directory, [], before)
      .done("list", { entry: "boende-syd" }, "configuration")
      .done("changeEntry", { ...hours, note: "Vid hamnen" }, contact)
      .done("approve", { round: "1" }, head)
      .done("changeOnCall", { municipality: "Simrishamn", phone: "0414123456" }, contact)
      .done("approve", { round: "2" }, head);
    const kept = (line.state as { readonly holds: { readonly entry: unknown } }).holds.entry;
    const offer = given(directory, [], before).done(
      "offer",
      { ...coded, eligibility: "Vid hamnen", opening: "Vid hamnen" },
      contact,
    );
    const held = (
      offer.done("approve", { round: "1" }, head).state as {
        readonly holds: { readonly service: unknown };
      }
    ).holds.service;
    const events = [
      { type: "configured", register },
      { type: "entryKept", agency: "boende-syd", instance: "E1", holds: kept },
      {
        type: "serviceKept",
        id: "t-ny",
        agency: "boende-syd",
        instance: "S1",
        assured: "2026-11-25",
        holds: { ...(held as object), areas: ["SYD", "Simrishamn"] },
      },
    ];
    const now = read(given(people, events).state);
    const told = JSON.stringify([
      now.agencies.get("boende-syd"),
      now.services.filter(({ agency }) => agency === "boende-syd"),
    ]);
    const shown = JSON.stringify([
      line.in({ people: now }).panel("show", anna),
      offer.done("approve", { round: "1" }, head).in({ people: now }).panel("show", contact),
    ]);
    for (const word of ["hamn", "0414"])
      expect([word, told.includes(word), shown.includes(word)]).toEqual([word, false, false]);
  });
});

describe("what somebody of a shelter calls a service", () => {
  const named = (name: string, by: string) => {
    const spec = directory.commands.offer;
    const { state, world } = service();
    const typed = { ...(coded as Record<string, string>), name };
    const context = {
      spec,
      state,
      world,
      actor: { member: memberOf(by) },
      at: "",
      given: {},
      typed,
      more: false,
    } as unknown as FormContext;
    return readForm(context, {
      terms: guardTerms([]),
      platform: "slack",
      sure: true,
      log: () => {},
    });
  };
  it.each([["Plats i Lund"], ["plats i trelleborg"], ["Boende i Skåne"], ["Huset i Ed"], ["LUND"]])(
    "names no place: %s",
    (name) => {
      expect(named(name, contact)).toMatchObject({
        kind: "errors",
        errors: { name: { key: "core.guardPlace" } },
      });
      expect(named(name, anna)).toMatchObject({ kind: "values" });
    },
  );
  it.each([["Plats i skyddat boende"], ["Att få vara trygg"], ["Boende för kvinnor med barn"]])(
    "is free otherwise: %s",
    (name) => {
      expect(named(name, contact)).toMatchObject({ kind: "values" });
      expect(namesPlace(name)).toBe(false);
    },
  );
});
