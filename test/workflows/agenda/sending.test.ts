// What the agenda collects, whom it asks, when it is sent; and a meeting that is moved or called off.
import { describe, expect, it } from "vitest";
import type { Row } from "../../../src/rules/workflow.ts";
import { agenda } from "../../../workflows/agenda/index.ts";
import type { Item } from "../../../workflows/agenda/model.ts";
import {
  type Given,
  hook,
  keysIn,
  local,
  newPosts,
  peopleWith,
  row,
  type Story,
  toOf,
} from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  added,
  begun,
  byMeeting,
  bySeries,
  chair,
  closed,
  draft,
  filled,
  from,
  guest,
  held,
  keptBy,
  nobodyGoes,
  notes,
  running,
  stranger,
  titlesIn,
  withCase,
} from "./meetings.ts";

const kase = (id: string, facts: object = { raisable: "yes" }): Row =>
  row(id, { open: true, ref: `SYD-${id}`, facts });
const found = (rows: Readonly<Record<string, readonly Row[]>>): Given => ({ rows });
const built = (rows: Readonly<Record<string, readonly Row[]>>, story: Story = draft()): Story =>
  story.in(found(rows)).fires("build:0");
const caseIds = (story: Story): readonly string[] =>
  (story.state.items as readonly { about?: { workflow: string; instance: string } }[]).flatMap(
    ({ about }) => (about ? [about.instance] : []),
  );

describe("collecting", () => {
  it("is on a workday some days before, by the clock, or by anybody invited", () => {
    expect(draft().timers["build:0"]).toBe(local("2026-11-27", "09:00"));
    for (const who of [chair, notes, guest])
      draft().when("collect", {}, who).then({ type: "built" });
    draft().when("collect", {}, stranger).denied();
    closed().when("build", {}, "clock").then();
  });
  it("asks for what those invited share, and for nothing that the meeting has no heading for", () => {
    const needs = (template: string, type = "build") => {
      const story = draft({ template });
      return (
        story.workflow.needs?.(
          story.state,
          { type, values: {}, by: "clock", at: from } as never,
          story.world,
        ) ?? {}
      );
    };
    const shared = ["evonhuset", "noomi", "socialtjansten-malmo"];
    expect(needs("noomi_syd_avstamning")).toMatchObject({
      raised: { workflow: "case", open: true, shared, raised: from },
      recent: { workflow: "case", open: true, shared, openedSince: begun().since },
      referrals: { workflow: "referral", open: true, shared, raised: from },
      questions: { workflow: "capacity", open: true, shared },
      methods: { workflow: "method", open: true, shared, raised: from },
      unfinished: { workflow: "action", of: "S1", open: true },
      impossible: { workflow: "action", of: "S1", open: false, closedSince: begun().since },
    });
    expect(Object.keys(needs("nmt_kvartal"))).toEqual([
      "unfinished",
      "impossible",
      "questions",
      "trainings",
      "methods",
      "convened",
    ]);
    // NMT is asked through whoever convenes it, also by agencies that do not come to it.
    expect(needs("nmt_kvartal")).toMatchObject({
      convened: { workflow: "method", open: true, agency: "evonhuset", raised: from },
    });
    expect(needs("noomi_syd_avstamning")).not.toHaveProperty("convened");
    expect(needs("nmt_kvartal", "remind")).toEqual({});
  });
  it("keeps what is not done apart from what is not possible any more", () => {
    const action = (id: string, step: string) =>
      row(id, { open: step === "open", ref: `D-${id}`, facts: { step } }, "action");
    const rows = {
      unfinished: [action("A1", "open"), action("A2", "begun")],
      impossible: [action("A3", "impossible"), action("A4", "done")],
    };
    const story = built(rows);
    expect(story.state.collected.actions).toEqual([
      { instance: "A1", ref: "D-A1", impossible: false },
      { instance: "A2", ref: "D-A2", impossible: false },
      { instance: "A3", ref: "D-A3", impossible: true },
    ]);
    const seen = story.in({ rows: { action: [...rows.unfinished, ...rows.impossible] } });
    const said = keysIn(seen.panel("show", guest)).filter((key) =>
      key.startsWith("agenda.actions."),
    );
    expect(said).toEqual([
      "agenda.actions.notDone",
      "agenda.actions.notDone",
      "agenda.actions.impossible",
    ]);
    const done = story.in({ rows: { action: [action("A1", "done")] } });
    expect(
      keysIn(done.panel("show", guest)).filter((key) => key.startsWith("agenda.actions.")),
    ).toEqual(["agenda.actions.doneNow"]);
  });
  it("loses a case that has become quiet or is closed, whichever way it is sent or begins", () => {
    for (const still of [[], [kase("C1", {})]]) {
      const since = withCase().in(found({ still }));
      const gone = [
        since.fires("close:meeting:0:0"),
        since.done("send", {}, chair),
        since.done("start", {}, chair, from),
      ];
      for (const story of gone) expect(story.state.items).toMatchObject([{ state: "withdrawn" }]);
    }
    expect(closed(withCase()).state.items).toMatchObject([{ state: "waiting" }]);
  });
  it("has cases in no telling order, each once, quiet ones never", () => {
    const [a, b, c] = [kase("C1"), kase("C2"), kase("C3")];
    const quiet = kase("C4", {});
    for (const rows of [
      { raised: [c, a, quiet], recent: [b, a] },
      { raised: [a, b], recent: [c, quiet, b] },
      { raised: [], recent: [quiet, c, b, a] },
    ])
      expect(caseIds(built(rows))).toEqual(["C1", "C2", "C3"]);
  });
  it("neither doubles what was carried over or wished for, nor what it collected before", () => {
    const rows = { raised: [kase("C1"), kase("C2")], recent: [] };
    expect(caseIds(built(rows, withCase()))).toEqual(["C1", "C2"]);
    const twice = built(rows).done("collect", {}, guest);
    expect(caseIds(twice)).toEqual(["C1", "C2"]);
    const carried = {
      under: "cases",
      by: notes,
      carried: 1,
      about: { workflow: "case", instance: "C2", ref: "SYD-C2" },
    };
    const later = twice.done("receive", { wishes: [carried] }, byMeeting);
    expect(caseIds(later)).toEqual(["C1", "C2"]);
    expect(caseIds(later.done("collect", {}, guest)).toSorted()).toEqual(["C1", "C2"]);
    expect(caseIds(later.in(found({ raised: [], recent: [] })).done("collect", {}, guest))).toEqual(
      ["C2"],
    );
  });
  it("does not touch what people have put there", () => {
    expect(titlesIn(built({ raised: [kase("C1")] }, filled()))).toEqual([
      "Rutin",
      "Tolk",
      "Kurs",
      "SYD-C1",
    ]);
  });
  it("has referrals under a heading of their own, each once, those with a number", () => {
    const story = built({
      referrals: [
        row("R1", { open: true, ref: "H-1" }),
        row("R1", { open: true, ref: "H-1" }),
        row("R2", { open: true }),
      ],
    });
    expect(
      story.state.items.map(({ under, about }: Item) => [under, about?.workflow, about?.ref]),
    ).toEqual([["referrals", "referral", "H-1"]]);
  });
  it("counts open questions about places in bands of five, because the others may not read each: one or two are as none", () => {
    const asked = (n: number) =>
      built({ questions: Array.from({ length: n }, (_, i) => row(`Q${i}`, { open: true })) });
    expect([0, 1, 2].map((n) => asked(n).state.collected.questions)).toEqual([0, 0, 0]);
    expect([5, 10]).toContain(asked(9).state.collected.questions);
  });
  it("tells the series up to when, so that the next one misses nothing that is new", () => {
    const at = draft().timers["build:0"];
    expect(built({}).fires("close:meeting:0:0").view.signals[0]).toMatchObject({
      command: "closeList",
      values: { since: at },
    });
    expect(closed().view.signals[0]).toMatchObject({ values: { since: begun().since } });
  });
  it("and a case that was not reached goes on to the next meeting; a referral is collected again", () => {
    const rows = {
      raised: [kase("C1")],
      recent: [],
      referrals: [row("R1", { open: true, ref: "H-1" })],
    };
    expect(keptBy(built(rows).done("cancel", {}, chair))).toEqual(["SYD-C1"]);
  });
});

describe("the reminder", () => {
  const asked = (story: Story): readonly string[] =>
    story.view.posts.filter(({ key }) => key.startsWith("remind:")).map(toOf);
  it("is for those who have put nothing there, and once", () => {
    expect(draft().timers["remind:wishes:0:0"]).toBe(local("2026-11-30", "09:00"));
    // Monday: at Noomi the shift is the contact person's.
    expect(asked(draft().fires("remind:wishes:0:0"))).toEqual([
      "regionkoordinator-1",
      "noomi-kontakt",
      "socialtjansten-malmo-handlaggare",
    ]);
    expect(
      asked(added(draft(), "Rutin", "method", "noomi-chef").fires("remind:wishes:0:0")),
    ).toEqual([chair, guest]);
    const nobody = filled().fires("remind:wishes:0:0");
    expect(asked(nobody)).toEqual([]);
    expect(Object.keys(draft().fires("remind:wishes:0:0").timers)).not.toContain(
      "remind:wishes:1:0",
    );
    closed().when("remind", {}, "clock").then();
  });
  it("goes to whoever stands in", () => {
    const people = peopleWith([
      { type: "wentAway", member: chair, from: "2026-11-20", until: "2026-12-20" },
    ]);
    expect(asked(draft({}, { people }).fires("remind:wishes:0:0"))[0]).toBe("regionkoordinator-2");
  });
  it("says tomorrow when it is tomorrow, and the day when it is Friday and the meeting on Monday", () => {
    const said = (day: string) => {
      const story = draft({ from: local(day, "09:00"), until: local(day, "10:00") });
      const at = story.timers["remind:wishes:0:0"] as string;
      return [
        at,
        keysIn(story.fires("remind:wishes:0:0").post(`remind:0:evonhuset:${chair}`).message)[0],
      ];
    };
    expect(said("2026-12-01")).toEqual([local("2026-11-30", "09:00"), "agenda.remind.tomorrow"]);
    expect(said("2026-12-07")).toEqual([local("2026-12-04", "09:00"), "agenda.remind.soon"]);
    expect(said("2026-12-28")).toEqual([local("2026-12-23", "09:00"), "agenda.remind.soon"]);
    // The clocks change on the Sunday between.
    expect(said("2027-11-01")).toEqual([local("2027-10-29", "09:00"), "agenda.remind.soon"]);
    expect(said("2027-11-02")[1]).toBe("agenda.remind.tomorrow");
  });
  it("that fires late says what is true then", () => {
    const late = draft().fires("remind:wishes:0:0", local("2026-12-01", "08:00"));
    expect(keysIn(late.post(`remind:0:evonhuset:${chair}`).message)[0]).toBe("agenda.remind.soon");
  });
});

describe("sending", () => {
  it("is by the chair, the note-taker or the convener, or by the clock the day before", () => {
    for (const who of [chair, notes, "regionkoordinator-2"])
      draft().when("send", {}, who).then({ type: "sent" });
    for (const who of [guest, "noomi-chef", stranger, ...nobodyGoes])
      draft().when("send", {}, who).denied();
    expect(draft().timers["close:meeting:0:0"]).toBe(local("2026-11-30", "15:00"));
    expect(draft().fires("close:meeting:0:0").state.step).toBe("sent");
  });
  it("closes the list, and what was set before it does not ring any more", () => {
    const story = filled().done("send", {}, chair);
    expect(story.timers).toEqual({
      "stillOpen:meeting:0:0": local("2026-12-02", "09:00"),
      "day:0": local("2026-12-01", "07:00"),
    });
    expect(story.view.signals.map(({ command }) => command)).toEqual(["closeList"]);
    story.when("close", {}, "clock").then();
    expect(commandsIn(story.post("card:noomi-region-syd").message)).toEqual(["add"]);
  });
});

describe("moving", () => {
  const to = { day: "2026-12-03", time: "13:00" };
  it("makes another message to everybody, another sequence, and prepares anew", () => {
    const before = filled().fires("build:0").fires("remind:wishes:0:0");
    const story = before.done("move", to, chair);
    expect(story.state).toMatchObject({
      sequence: 1,
      from: local("2026-12-03", "13:00"),
      until: local("2026-12-03", "14:00"),
    });
    expect(story.timers).toEqual({
      "build:1": local("2026-11-30", "09:00"),
      "remind:wishes:1:0": local("2026-12-02", "09:00"),
      "close:meeting:1:0": local("2026-12-02", "15:00"),
      "day:1": local("2026-12-03", "07:00"),
    });
    expect(newPosts(before, story).filter((key) => key.startsWith("called:1:"))).toHaveLength(3);
    expect(keysIn(story.post(`called:1:evonhuset:${chair}`).message)).toContain(
      "agenda.moved.body",
    );
    expect(titlesIn(story)).toEqual(["Rutin", "Tolk", "Kurs"]);
    expect(story.done("move", { ...to, day: "2026-12-04" }, chair).state.sequence).toBe(2);
    expect(story.view.signals).toEqual([]);
  });
  it("keeps its length, also over the day on which the clocks change", () => {
    const story = draft().done("move", { day: "2027-11-01", time: "09:00" }, chair);
    expect(story.state).toMatchObject({
      from: "2027-11-01T08:00:00.000Z",
      until: "2027-11-01T09:00:00.000Z",
    });
  });
  it("forgets who could not come at the other time", () => {
    expect(draft().done("excuse", {}, guest).done("move", to, chair).state.presence).toEqual([]);
  });
  it("is to a workday that is to come, and to another time", () => {
    draft()
      .when("move", { ...to, day: "2026-11-24" }, chair)
      .refused("series.plan.past", "day");
    draft()
      .when("move", { ...to, day: "2026-12-05" }, chair)
      .refused("series.plan.holiday", "day");
    draft()
      .when("move", { ...to, day: "2026-12-25" }, chair)
      .refused("series.plan.holiday", "day");
    draft()
      .when("move", { day: "2026-12-01", time: "09:00" }, chair)
      .refused("agenda.move.same", "day");
    draft()
      .when("move", { ...to, day: "9999-12-31" }, chair)
      .refused("series.plan.far", "day");
  });
  it("is for those who lead it, until it begins", () => {
    for (const who of [chair, notes, "evonhuset-chef"])
      closed().when("move", to, who).then({ type: "moved" });
    for (const who of [guest, stranger, ...nobodyGoes]) draft().when("move", to, who).denied();
    // Also those who go to meetings and work no cases.
    for (const theirs of [{ convener: "plattformen" }, { chair: "plattformen-nsp" }])
      draft({ invited: ["evonhuset", "plattformen"], ...theirs })
        .when("move", to, "plattformen-nsp")
        .then({ type: "moved" });
    expect(hook(agenda, "move", "prefill")(draft().state, draft().world)).toEqual({
      day: "2026-12-01",
      time: "09:00",
    });
    for (const story of [running(), held()]) story.when("move", to, chair).denied();
  });
});

describe("calling off", () => {
  it("tells everybody, keeps what was on the agenda, and ends it", () => {
    const story = filled().done("cancel", {}, notes);
    expect(story.state).toMatchObject({ step: "cancelled", sequence: 1 });
    expect(keptBy(story)).toEqual(["Rutin", "Tolk", "Kurs"]);
    expect(story.view.signals.map(({ key }) => key)).toEqual(["closed", "keep:0"]);
    expect(Object.keys(story.posts).filter((key) => key.startsWith("called:1:"))).toHaveLength(3);
    for (const post of story.view.posts) expect(commandsIn(post.message)).toEqual([]);
    expect(story.view.summary.open).toBe(false);
    expect(keysIn(story.panel("show", guest))).not.toContain("agenda.item.waiting");
    // Whoever pressed sees that it happened, not the buttons of before.
    expect(agenda.commands.cancel.after?.(story.state, {})).toEqual({ panel: "show" });
    expect(keysIn(story.panel("show", guest))).toContain("agenda.card.cancelled");
  });
  it("is for those who lead it, and for the series that ends, while nothing is sent", () => {
    for (const who of [guest, stranger, ...nobodyGoes]) draft().when("cancel", {}, who).denied();
    draft().when("callOff", {}, bySeries).then({ type: "cancelled" });
    closed().when("callOff", {}, bySeries).then();
    draft().when("callOff", {}, chair).denied();
    closed().when("cancel", {}, chair).then({ type: "cancelled" });
    running().when("cancel", {}, chair).denied();
  });
  it("is forgotten like a meeting that was held", () => {
    const story = filled().done("cancel", {}, chair);
    const [key] = Object.keys(story.timers);
    const gone = story.fires(String(key));
    expect(gone.view).toMatchObject({ posts: [], timers: [], erase: expect.any(String) });
  });
});

describe("the seats", () => {
  it("are two people", () => {
    draft().when("seat", { chair, notes: chair }, chair).refused("agenda.seat.same", "notes");
    draft().when("seat", { chair, notes }, chair).refused("case.assign.nothing", "chair");
    const story = draft().done("seat", { chair: guest, notes: chair }, notes);
    expect(story.state).toMatchObject({ chair: guest, notes: chair });
    story.when("send", {}, guest).then({ type: "sent" });
    story.when("send", {}, notes).denied();
  });
  it("are given by those who lead it, to those invited", () => {
    for (const who of [guest, stranger, ...nobodyGoes])
      draft().when("seat", { chair: guest, notes }, who).denied();
    const { state, world } = draft();
    const choices = hook(agenda, "seat", "choices")(state, world);
    expect(choices.chair).toContain(guest);
    expect(choices.notes).toEqual(choices.chair);
    for (const nobody of [stranger, ...nobodyGoes]) expect(choices.chair).not.toContain(nobody);
    expect(hook(agenda, "seat", "prefill")(state)).toEqual({ chair, notes });
  });
});
