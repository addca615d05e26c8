// Calls that came while the coordinators were off: one message when they open, with how many there are; and the list, acute danger first.
import { describe, expect, it } from "vitest";
import { desk } from "../../../workflows/call/desk.ts";
import { call } from "../../../workflows/call/index.ts";
import { kase } from "../../../workflows/case/index.ts";
import {
  given,
  hook,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../../support/given.ts";
import { first, line, passed } from "./calls.ts";

const friday = local("2026-11-27", "16:55");
const saturday = local("2026-11-28", "23:00");
const monday = local("2026-11-30", "08:00");
const by = (instance: string) => ({ sender: "call", instance: instance as never });
const running = () => given(desk).done("start", { region: "SYD" }, "configuration");
const two = (): Story =>
  running().done("came", {}, by("CALL1"), friday).done("came", {}, by("CALL2"), saturday);
const saidIn = (story: Story) => story.post(`open:${monday}:${first}`).message;

describe("the desk of a region", () => {
  it("says nothing to anybody who is off, and how many wait when they open", () => {
    expect(two().posts).toEqual({});
    expect(two().timers).toEqual({ [`open:${monday}`]: monday });
    const open = two().fires("open");
    expect(saidIn(open).title).toEqual({ key: "call.desk.title", with: { calls: 2 } });
    expect(saidIn(open).notice).toBe("call.notice");
    expect(open.timers).toEqual({});
  });
  it("counts down as they are taken, and says when there is none left", () => {
    const one = two().fires("open").done("gone", {}, by("CALL1"));
    expect(saidIn(one).title).toEqual({ key: "call.desk.title", with: { calls: 1 } });
    const none = one.done("gone", {}, by("CALL2"));
    expect(saidIn(none)).toMatchObject({ title: { key: "call.desk.done" }, actions: [] });
  });
  it("has nobody to tell where all were taken before they open", () => {
    expect(two().done("gone", {}, by("CALL1")).done("gone", {}, by("CALL2")).timers).toEqual({});
  });
  it("opens at the next opening, also when less than an hour is left today", () => {
    const late = running().done("came", {}, by("CALL1"), local("2026-11-25", "16:00"));
    expect(Object.values(late.timers)).toEqual([local("2026-11-26", "08:00")]);
  });
  it("hears of calls from calls alone", () => {
    running().when("came", {}, first).denied();
    running()
      .when("came", {}, { sender: "case", instance: "CASE1" as never })
      .denied();
  });
});

describe("at night", () => {
  it("whoever the configuration says is there then is told at once, and nobody else", () => {
    const jour = {
      id: "jour",
      name: "Jouren",
      agency: "evonhuset",
      around: true,
      roster: [{ member: "regionkoordinator-2", days: [1, 2, 3, 4, 5, 6, 7] }],
    };
    const people = peopleWith([], {
      ...register,
      functions: [...register.functions, jour as never],
    });
    const told = ["childNo", "county", "caller", "passConsent"].reduce(
      (story, command) => story.done(command, { county: "SYD.0", caller: "care" }, line, saturday),
      given(call, [], { people }).done("take", { danger: "no" }, line, saturday),
    );
    expect(told.posts).toEqual({
      "wait:regionkoordinator-2": "regionkoordinator-2 call.wait.title",
    });
    expect(passed({ at: saturday }).posts).toEqual({});
  });
});

describe("with real tokens", () => {
  it("an agency whose readiness is not recorded begins no case by a call", () => {
    const agencies = register.agencies.map((agency) =>
      agency.id === "evonhuset" ? { ...agency, missing: ["controller"] } : agency,
    );
    const ready = hook(call, "accept", "ready");
    const asked = (world: Story["world"]) =>
      ready(passed().state, world, { member: memberOf(first) });
    expect(
      asked(
        passed().in({ people: peopleWith([], { ...register, guarded: true, agencies }) }).world,
      ),
    ).toMatchObject({
      refused: { key: "case.notReady" },
    });
    expect(asked(passed().world)).toBeUndefined();
  });
});

describe("every county of the country", () => {
  it("has a button, and no more than six stand beside each other", () => {
    const counties = Array.from({ length: 21 }, (_, n) => `Län ${n + 1}`);
    const people = peopleWith([], {
      ...register,
      regions: register.regions.map((region) => ({ ...region, counties: counties as never })),
    });
    const asked = given(call, [], { people })
      .done("take", { danger: "no" }, line)
      .done("childNo", {}, line);
    const { body } = asked.panel("show", line) as {
      body: readonly { kind: string; actions?: readonly { command?: string }[] }[];
    };
    const rows = body.filter(({ actions }) => actions?.some(({ command }) => command === "county"));
    expect(rows.map(({ actions }) => actions?.length)).toEqual([6, 6, 6, 5]);
    expect(asked.done("county", { county: "SYD.20" }, line).state.county).toEqual({
      name: "Län 21",
      region: "SYD",
    });
  });
});

describe("the list", () => {
  const rows = [
    row("CALL1", { open: true, ref: "S-7KQ3M9", openedAt: friday }),
    row(
      "CALL2",
      { open: true, ref: "S-7KQ3MA", openedAt: saturday, facts: { acute: "yes" } },
      "call",
    ),
    row("CALL3", { open: true, openedAt: now }),
  ];
  it("begins with the first question for those who take calls, and has what is acute first", () => {
    const list = JSON.stringify(given(call, [], { rows: { open: rows } }).panel("list", first));
    expect(list.indexOf("call.danger")).toBeLessThan(list.indexOf("S-7KQ3MA"));
    expect(list.indexOf("S-7KQ3MA")).toBeLessThan(list.indexOf("S-7KQ3M9"));
    expect(list).toContain("call.list.begun");
  });
  it("is for the coordinators' whole agency, of whom some take no calls, and for nobody else", () => {
    expect(keysIn(given(call).panel("list", "evonhuset-chef"))).not.toContain("call.danger");
    for (const who of [
      "noomi-kontakt",
      "polisen-syd-kontakt",
      "dataskydd-malmo",
      "drift-malmo",
      "plattformen-nsp",
    ])
      expect(given(call).panel("list", who), who).toBeUndefined();
  });
  it("is on Hem for those who see calls, and for nobody else", () => {
    const home = (who: string) =>
      keysIn(kase.home?.show(kase.initial, { member: memberOf(who), now }, given(kase).world));
    for (const who of [first, "evonhuset-chef"]) expect(home(who), who).toContain("call.title");
    for (const who of ["noomi-kontakt", "polisen-syd-kontakt"])
      expect(home(who), who).not.toContain("call.title");
  });
});
