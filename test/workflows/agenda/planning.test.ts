// A series: planned once, one meeting prepared after the other, until somebody ends it.
import { describe, expect, it } from "vitest";
import { type FormContext, readForm } from "../../../src/engine/forms.ts";
import { series } from "../../../workflows/agenda/series/index.ts";
import type { Series } from "../../../workflows/agenda/series/rules.ts";
import {
  hook,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import {
  byAgenda,
  chair,
  guest,
  newSeries,
  nobodyGoes,
  notes,
  plan,
  plannedSeries,
  stranger,
} from "./meetings.ts";

const stateOf = (story: Story): Series => story.state as Series;
const begins = (story: Story): readonly (readonly [string, unknown])[] =>
  story.view.signals
    .filter(({ command }) => command === "begin")
    .map(({ instance, values }) => [instance, values.from]);
const since = local("2026-11-27", "09:00");
const closes = (story: Story, at: string = local("2026-11-30", "15:00")): Story =>
  story.done(
    "closeList",
    { since },
    { sender: "agenda", instance: String(stateOf(story).upcoming) } as never,
    at,
  );

describe("planning", () => {
  it("makes a series and its first meeting", () => {
    const story = plannedSeries();
    expect(stateOf(story)).toMatchObject({
      step: "running",
      convener: "evonhuset",
      invited: ["evonhuset", "noomi", "socialtjansten-malmo"],
    });
    expect(begins(story)).toEqual([["J00001", local("2026-12-01", "09:00")]]);
    expect(story.view.signals[0]?.values).toMatchObject({
      place: 0,
      chair,
      template: plan.template,
      until: local("2026-12-01", "10:00"),
    });
    expect(story.view.readers).toEqual(
      ["evonhuset", "noomi", "socialtjansten-malmo"].map((agency) => ({ agency, attending: true })),
    );
  });
  it("needs a day that is to come, and no day off", () => {
    const no = (more: object, key: string, field: string, at: string = now) =>
      newSeries()
        .when("plan", { ...plan, ...more }, chair, at)
        .refused(key, field);
    no({ day: "2026-11-24" }, "series.plan.past", "day");
    no({ day: "2026-11-25", time: "09:30" }, "series.plan.past", "day");
    no({ day: "2026-12-05" }, "series.plan.holiday", "day");
    for (const day of ["0000-01-01", "1970-01-01"]) no({ day }, "series.plan.past", "day");
    for (const day of ["2028-11-27", "2062-12-01", "9999-12-31"])
      no({ day }, "series.plan.far", "day");
    no({ day: "2026-12-24" }, "series.plan.holiday", "day");
    no({ day: "2027-01-06" }, "series.plan.holiday", "day");
    no({ day: "2027-06-25" }, "series.plan.holiday", "day");
    newSeries()
      .when("plan", { ...plan, day: "2026-11-25", time: "10:30" }, chair)
      .then({ type: "planned" }, { type: "prepared" });
  });
  it("needs somebody else, whom the register knows", () => {
    for (const invited of [[], ["evonhuset"], ["nowhere"]])
      newSeries()
        .when("plan", { ...plan, invited }, chair)
        .refused("series.plan.nobody", "invited");
  });
  it("invites thirty and no more", () => {
    const [first] = register.agencies;
    const many = Array.from({ length: 32 }, (_, n) => ({ ...first, id: `agency-${n}` }) as never);
    const people = peopleWith([], { ...register, agencies: [...register.agencies, ...many] });
    const invited = (n: number) => Array.from({ length: n }, (_, i) => `agency-${i}`);
    newSeries({ people })
      .when("plan", { ...plan, invited: invited(31) }, chair)
      .refused("series.plan.many", "invited");
    newSeries({ people })
      .when("plan", { ...plan, invited: invited(30) }, chair)
      .then({ type: "planned" }, { type: "prepared" });
  });
  it("offers those where somebody answers, and begins with a workday ahead", () => {
    const known = (name: "prefill" | "choices") =>
      hook(series, "plan", name)(
        { step: "new" },
        newSeries().world,
        { member: memberOf(chair) },
        now,
        {},
      );
    expect(known("choices").invited).toEqual(
      expect.arrayContaining(["noomi", "socialtjansten-malmo"]),
    );
    expect(known("choices").invited).not.toContain("evonhuset");
    expect(known("prefill")).toMatchObject({ day: "2026-12-02", rotate: "yes" });
  });
  it("is for whoever goes to meetings, and once", () => {
    for (const nobody of nobodyGoes) newSeries().when("plan", plan, nobody).denied();
    for (const somebody of ["nspm-samordnare", "plattformen-nsp", "evonhuset-chef"])
      newSeries()
        .when("plan", { ...plan, invited: ["noomi", "polisen-syd"] }, somebody)
        .then({ type: "planned" }, { type: "prepared" });
    plannedSeries().when("plan", plan, chair).denied();
  });
  it("reads no day that does not exist", () => {
    const { workflow, world, state } = newSeries();
    const spec = workflow.commands.plan as never;
    const read = (day: string) => {
      const typed = { ...plan, day } as never;
      const c = {
        workflow: "series",
        instance: undefined,
        command: "plan",
        spec,
        state,
        world,
        actor: { member: memberOf(chair) },
      };
      const context = {
        ...c,
        at: now,
        given: {},
        signed: false,
        typed,
        more: true,
      } as unknown as FormContext;
      return readForm(context, {
        terms: { own: [], people: [] } as never,
        platform: "slack",
        sure: false,
        log: () => {},
      });
    };
    for (const day of [
      "2026-02-30",
      "2027-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-12-32",
      "26-12-01",
      "snart",
    ])
      expect(read(day), day).toMatchObject({
        kind: "errors",
        errors: { day: { key: "core.badDate" } },
      });
    expect(read("2028-02-29")).toMatchObject({ kind: "values", values: { day: "2028-02-29" } });
  });
});

describe("chair and note-taker", () => {
  const seatsAt = (story: Story, n: number): readonly unknown[] => {
    let one = story;
    for (let i = 0; i < n; i++) one = closes(one, String(stateOf(one).occasions.at(-1)?.from));
    const last = stateOf(one).occasions.at(-1);
    return [last?.chair, last?.notes];
  };
  it("go round among those invited, two people at each meeting", () => {
    const story = plannedSeries({ rotate: "yes" });
    const [malmo, evon] = ["socialtjansten-malmo-handlaggare", "regionkoordinator-1"];
    expect([0, 1, 2, 3].map((n) => seatsAt(story, n))).toEqual([
      [evon, notes],
      [notes, malmo],
      [malmo, evon],
      [evon, notes],
    ]);
  });
  it("of NMT: its chair is whoever convenes it, and only the note-taker goes round", () => {
    const story = plannedSeries({ rotate: "yes", template: "nmt_kvartal" });
    expect([0, 1, 2, 3].map((n) => (seatsAt(story, n) as readonly string[])[0])).toEqual([
      chair,
      chair,
      chair,
      chair,
    ]);
    expect(
      new Set([0, 1, 2].map((n) => (seatsAt(story, n) as readonly string[])[1])).size,
    ).toBeGreaterThan(1);
  });
  it("stay where they do not go round", () => {
    for (const n of [0, 1, 2, 3]) expect(seatsAt(plannedSeries(), n)).toEqual([chair, notes]);
  });
});

describe("the next meeting", () => {
  it("is prepared when the agenda before it is closed, once", () => {
    const story = closes(plannedSeries());
    expect(begins(story).map(([, at]) => at)).toEqual([
      local("2026-12-01", "09:00"),
      local("2026-12-15", "09:00"),
    ]);
    expect(stateOf(story).occasions.at(-1)?.since).toBe(since);
    story.when("closeList", { since }, byAgenda, now).then();
  });
  it("goes on for years, and of all those before it the latest twenty are known", () => {
    let story = plannedSeries({ rhythm: "weekly" });
    for (let n = 1; n < 30; n++)
      story = closes(story, String(stateOf(story).occasions.at(-1)?.from));
    const known = stateOf(story).occasions;
    expect(known).toHaveLength(20);
    expect(known.at(-1)?.instance).toBe(stateOf(story).upcoming);
  });
  it("is the one after that where the day is a holiday, and not the day that has been", () => {
    const [, christmas] = begins(
      closes(plannedSeries({ day: "2026-12-11" }), local("2026-12-10", "15:00")),
    );
    expect(christmas?.[1]).toBe(local("2027-01-08", "09:00"));
    const late = closes(plannedSeries({ rhythm: "weekly" }), local("2026-12-09", "15:00"));
    expect(stateOf(late).occasions.at(-1)).toMatchObject({ slot: { n: 2, day: "2026-12-15" } });
  });
  it("takes what is left; where none is prepared, it waits, and the series never knows what it is", () => {
    const story = closes(plannedSeries()).done("keep", { portion: 0 }, byAgenda);
    const { instance: from } = byAgenda as { readonly instance: string };
    const { upcoming } = stateOf(story);
    expect(story.view.signals.at(-1)).toMatchObject({
      workflow: "agenda",
      command: "handOn",
      instance: from,
      values: { portions: [0], to: upcoming },
    });
    expect(
      story
        .done("keep", { portion: 1 }, byAgenda)
        .view.signals.slice(-2)
        .map(({ key }) => key),
    ).toEqual([`pass:${from}:0`, `pass:${from}:1`]);
    const once = closes(plannedSeries({ rhythm: "once" })).done("keep", { portion: 3 }, byAgenda);
    expect(stateOf(once)).toMatchObject({ queue: [{ from, portion: 3 }], passed: [] });
    expect(stateOf(once).upcoming).toBeUndefined();
    const again = once.done("again", { day: "2026-12-10", time: "13:00" }, "evonhuset-chef");
    const next = stateOf(again).upcoming;
    expect(stateOf(again)).toMatchObject({
      queue: [],
      passed: [{ from, portions: [3], to: next }],
      upcoming: expect.any(String),
    });
    expect(again.view.signals.at(-1)).toMatchObject({
      command: "handOn",
      instance: from,
      values: { portions: [3], to: next },
    });
    expect(stateOf(again).occasions.at(-1)).toMatchObject({
      from: local("2026-12-10", "13:00"),
      since,
    });
  });
  it("of a series without a rhythm is planned by the convener, on a day that is to come, one at a time", () => {
    const once = closes(plannedSeries({ rhythm: "once" }));
    expect(hook(series, "again", "prefill")(once.state)).toEqual({ time: "09:00" });
    const ready = (story: Story) =>
      series.commands.again.ready?.(story.state, story.world, "clock")?.refused.key;
    expect([once, plannedSeries(), once.done("end", {}, chair)].map(ready)).toEqual([
      undefined,
      "series.again.already",
      "series.again.already",
    ]);
    once
      .when("again", { day: "2026-11-24", time: "09:00" }, chair)
      .refused("series.plan.past", "day");
    once
      .when("again", { day: "2026-12-06", time: "09:00" }, chair)
      .refused("series.plan.holiday", "day");
    for (const other of [notes, stranger, ...nobodyGoes])
      once.when("again", { day: "2026-12-10", time: "09:00" }, other).denied();
    plannedSeries()
      .when("again", { day: "2026-12-10", time: "09:00" }, chair)
      .refused("series.again.already");
    // The seats go on where they were.
    closes(plannedSeries({ rhythm: "once", rotate: "yes" }))
      .when("again", { day: "2026-12-09", time: "09:00" }, chair)
      .then({ type: "prepared", chair: notes, notes: guest });
  });
});

describe("the end", () => {
  it("calls off the meeting that is prepared, and prepares no other", () => {
    const ended = plannedSeries().done("end", {}, "regionkoordinator-2");
    expect(ended.view.signals.at(-1)).toMatchObject({
      command: "callOff",
      instance: stateOf(ended).upcoming,
    });
    expect(ended.view.summary.open).toBe(false);
    const after = closes(ended).done("keep", { portion: 0 }, byAgenda);
    expect(begins(after)).toHaveLength(1);
    expect(stateOf(after)).toMatchObject({ queue: [{ portion: 0 }] });
    after
      .when("again", { day: "2026-12-10", time: "09:00" }, chair)
      .refused("series.again.already");
    after.when("end", {}, chair).refused("series.isEnded");
  });
  it("is the convener's alone", () => {
    for (const other of [notes, stranger, ...nobodyGoes])
      plannedSeries().when("end", {}, other).denied();
  });
  it("may be seen by those invited, with what can be done by the convener only", () => {
    const offered = (who: string): string =>
      JSON.stringify(plannedSeries().panel("show", who) ?? null);
    expect(offered(chair)).toContain('"command":"end"');
    expect(offered(notes)).not.toContain('"command":"end"');
    for (const other of [stranger, ...nobodyGoes])
      expect(plannedSeries().panel("show", other)).toBeUndefined();
  });
});
