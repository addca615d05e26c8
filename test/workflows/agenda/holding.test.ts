// The meeting itself: who is there, where it is, what is decided and given, two pressing at once.
import { describe, expect, it } from "vitest";
import { agenda } from "../../../workflows/agenda/index.ts";
import type { Agenda } from "../../../workflows/agenda/model.ts";
import { type Given, hook, keysIn, local, row, type Story } from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  added,
  chair,
  closed,
  draft,
  filled,
  from,
  goneTo,
  guest,
  held,
  keptBy,
  nobodyGoes,
  notes,
  pointOf,
  running,
  stranger,
  through,
  withCase,
} from "./meetings.ts";

const present = (story: Story<Agenda>): readonly string[] =>
  story.state.presence.filter((each) => each.state === "present").map(({ agency }) => agency);
const press = (story: Story<Agenda>, command: string, by: string = guest): Story<Agenda> =>
  story.done(command, { point: pointOf(story) }, by, from);
/** Every point in the order in which the meeting comes to it. */
const walk = (story: Story<Agenda>): readonly string[] => {
  const seen: string[] = [];
  for (let one = story; one.state.now !== undefined; one = press(one, "next"))
    seen.push(pointOf(one));
  return seen;
};
const reads: Given = {
  rows: { about: [row("C1", { open: true })], case: [row("C1", { open: true })] },
};
const blind: Given = { rows: {} };

describe("starting", () => {
  it("is by anybody invited, on the day and not before", () => {
    for (const who of [chair, notes, guest])
      closed()
        .when("start", {}, who, from)
        .then({ type: "started" }, { type: "presenceNoted", state: "present" });
    for (const who of [stranger, ...nobodyGoes]) closed().when("start", {}, who, from).denied();
    closed().when("start", {}, chair, local("2026-11-30", "23:59")).refused("agenda.start.early");
    closed()
      .when("start", {}, chair, local("2026-12-01", "00:00"))
      .then({ type: "started" }, { type: "presenceNoted" });
    closed()
      .when("start", {}, chair, local("2026-12-02", "09:00"))
      .then({ type: "started" }, { type: "presenceNoted" });
  });
  it("of an agenda that nobody has sent sends it", () => {
    filled()
      .when("start", {}, chair, from)
      .then({ type: "sent" }, { type: "started" }, { type: "presenceNoted" });
    expect(
      filled()
        .done("start", {}, chair, from)
        .view.signals.map(({ command }) => command),
    ).toEqual(["closeList"]);
  });
  it("twice at once starts once, and both are there", () => {
    const story = running();
    story
      .when("start", {}, guest, from)
      .then({ type: "presenceNoted", agency: "socialtjansten-malmo", state: "present" });
    expect(story.done("start", {}, guest, from).state).toMatchObject({
      startedAt: story.state.startedAt,
      now: story.state.now,
    });
    held().when("start", {}, chair, from).denied();
    draft().done("cancel", {}, chair).when("start", {}, chair, from).denied();
  });
  it("begins with what is confidential", () => {
    expect(pointOf(running())).toBe("h:opening");
    const card = running().post("live:noomi-region-syd").message;
    expect(keysIn(card)).toContain("agenda.confidential");
    expect(commandsIn(card)).toEqual(["next", "attend"]);
  });
});

describe("who is there", () => {
  it("is noted for an agency with its people, each once", () => {
    const story = running()
      .done("attend", {}, notes, from)
      .done("attend", {}, "noomi-chef", from)
      .done("attend", {}, notes, from);
    expect(story.state.presence).toMatchObject([
      { agency: "evonhuset", members: [chair] },
      { agency: "noomi", members: [notes, "noomi-chef"] },
    ]);
    expect(hook(agenda, "presence", "prefill")(story.state)).toEqual({
      present: present(story),
      excused: [],
    });
    const all = story.state.invited;
    expect(hook(agenda, "presence", "choices")(story.state)).toEqual({
      present: all,
      excused: all,
      absent: all,
    });
    for (const who of [stranger, ...nobodyGoes]) running().when("attend", {}, who, from).denied();
  });
  it("is nobody who only said that they would come, and nobody who could not", () => {
    const said = closed(filled().done("attend", {}, notes)).done("excuse", {}, guest);
    expect(present(said)).toEqual(["noomi"]);
    const story = running(said);
    expect(present(story)).toEqual(["evonhuset"]);
    expect(
      story.state.presence.find(({ agency }) => agency === "socialtjansten-malmo")?.state,
    ).toBe("excused");
    expect(present(story.done("attend", {}, guest, from)).toSorted()).toEqual([
      "evonhuset",
      "socialtjansten-malmo",
    ]);
  });
  it("can be noted for the others, and not as both", () => {
    const story = running().done(
      "presence",
      { present: ["evonhuset", "noomi"], excused: ["socialtjansten-malmo"] },
      guest,
      from,
    );
    expect(present(story)).toEqual(["evonhuset", "noomi"]);
    expect(story.state.presence[0]?.members).toEqual([chair]);
    running()
      .when("presence", { present: ["noomi"], excused: ["noomi"] }, guest, from)
      .refused("agenda.presence.both", "excused");
    running().when("presence", {}, guest, from).then();
    closed().when("presence", {}, chair, from).denied();
  });
  it("is somebody as chair: whoever takes it over, once", () => {
    running().when("takeChair", {}, chair, from).then();
    expect(running().done("takeChair", {}, guest, from).state).toMatchObject({
      chair: guest,
      notes,
    });
    expect(running().done("takeChair", {}, notes, from).state).toMatchObject({
      chair: notes,
      notes: chair,
    });
    for (const who of [stranger, ...nobodyGoes])
      running().when("takeChair", {}, who, from).denied();
    closed().when("takeChair", {}, guest).denied();
  });
});

describe("going on", () => {
  it("is by anybody, from the point that they saw", () => {
    const story = running();
    for (const who of [chair, notes, guest])
      story.when("next", { point: "h:opening" }, who, from).then({ type: "wentOn", how: "done" });
    for (const who of [stranger, ...nobodyGoes])
      story.when("next", { point: "h:opening" }, who, from).denied();
    const next = press(story, "next");
    // The second press wanted what the first has done.
    next.when("next", { point: "h:opening" }, guest, from).then();
    next.when("next", { point: "nowhere" }, guest, from).then();
    for (const command of ["park", "carry"])
      next.when(command, { point: "h:opening" }, guest, from).refused("agenda.movedOn");
    through().when("next", { point: "h:nextMeeting" }, guest, from).then();
    through().when("carry", { point: "2" }, guest, from).refused("agenda.movedOn");
  });
  it("parks what comes back at the end, and then nothing comes again", () => {
    const at = goneTo(running(), "1");
    expect(walk(press(at, "park"))).toEqual(["2", "3", "h:nextMeeting", "1"]);
    const two = press(press(at, "park"), "park");
    expect(walk(two)).toEqual(["3", "h:nextMeeting", "1", "2"]);
    const again = press(goneTo(two, "1"), "park");
    expect(pointOf(again)).toBe("1");
    expect(walk(again)).toEqual(["1", "2"]);
  });
  it("carries what goes to the next meeting, at once and once", () => {
    const story = press(goneTo(running(), "2"), "carry");
    expect(story.state.items[1]).toMatchObject({ state: "carried" });
    expect(story.view.signals.at(-1)).toMatchObject({ command: "keep", values: { portion: 0 } });
    expect(story.state.kept).toMatchObject([[{ title: "Tolk", carried: 1 }]]);
    expect(keptBy(through(story).done("finish", {}, chair, from))).toEqual(["Tolk"]);
  });
  it("neither parks nor carries a standing item", () => {
    for (const command of ["park", "carry"])
      running().when(command, { point: "h:opening" }, chair, from).refused("agenda.standing");
    expect(commandsIn(running().panel("meeting", chair))).not.toContain("park");
    // Whoever is not noted as there can say so from here too.
    expect(
      [chair, guest].map((who) => commandsIn(running().panel("meeting", who)).includes("attend")),
    ).toEqual([false, true]);
    expect(commandsIn(goneTo(running(), "1").panel("meeting", chair))).toEqual(
      expect.arrayContaining(["park", "carry"]),
    );
  });
  it("comes to an item that is added while the meeting is held, wherever it belongs", () => {
    const here = goneTo(running(closed(draft())), "h:capacity");
    expect(pointOf(added(here, "Ny", "capacity"))).toBe("1");
    expect(walk(added(here, "Ny", "capacity"))).toEqual(["1", "h:nextMeeting"]);
    expect(walk(added(here, "Strax", "outlook"))).toEqual(["h:capacity", "1", "h:nextMeeting"]);
    // Also under one that was passed over.
    expect(walk(added(goneTo(here, "h:nextMeeting"), "Sen", "training"))).toEqual([
      "h:nextMeeting",
      "1",
    ]);
    expect(walk(added(through(), "Sist", "method"))).toEqual(["4"]);
  });
  it("says when nothing is left, and then offers the end", () => {
    const story = through();
    expect(story.state.now).toBeUndefined();
    expect(commandsIn(story.post("live:noomi-region-syd").message)).toEqual(["finish", "attend"]);
    expect(keysIn(story.panel("meeting", guest))).toContain("agenda.card.through");
  });
});

describe("a closed point", () => {
  const atCase = () => goneTo(running(closed(withCase())), "c:1");
  it("is shown to those who may read the case now, and to the others only that it is closed", () => {
    expect(JSON.stringify(atCase().in(reads).panel("meeting", notes))).toContain("SYD-C1");
    const others = atCase().in(blind).panel("meeting", guest);
    expect(JSON.stringify(others)).not.toMatch(/SYD-C1|"C1"/);
    expect(keysIn(others)).toContain("agenda.closedSession.now");
    expect(commandsIn(others)).not.toContain("decide");
    expect(JSON.stringify(atCase().view.posts)).not.toMatch(/SYD-C1|"C1"/);
    expect(keysIn(atCase().post("live:noomi-region-syd").message)).toContain("agenda.card.closed");
  });
  it("takes nothing from those who may not, but lets the meeting go on", () => {
    const story = atCase().in(blind);
    const values = {
      point: "c:1",
      code: "continue",
      dissent: "no",
      text: "Så",
      owner: { member: guest },
      due: "2026-12-08",
    };
    for (const command of ["decide", "act", "park", "carry"])
      story.when(command, values, guest, from).refused("agenda.closedSession");
    story.when("next", { point: "c:1" }, guest, from).then({ type: "wentOn" });
  });
  it("that was gone through grants the wish in its case; a parked or a carried one does not", () => {
    const told = (command: string): readonly string[] =>
      press(atCase().in(reads), command, notes).view.signals.map((tell) => tell.command);
    expect(told("next")).toContain("discussed");
    for (const command of ["park", "carry"]) expect(told(command)).not.toContain("discussed");
  });
  it("gives an action to those who take part, not to all who were invited", () => {
    const values = { point: "c:1", text: "Ring", owner: { member: guest }, due: "2026-12-08" };
    atCase()
      .in(reads)
      .when("act", values, notes, from)
      .then({ type: "acted", values: { readers: ["socialtjansten-malmo", "noomi"] } });
    running()
      .when("act", { ...values, point: "h:newActions" }, notes, from)
      .then({
        type: "acted",
        values: {
          readers: ["evonhuset", "noomi", "socialtjansten-malmo"],
          agency: "socialtjansten-malmo",
          by: notes,
          series: "S1",
        },
      });
  });
});

describe("what is decided", () => {
  const values = { point: "h:opening", code: "continue", dissent: "no" };
  it("is numbered, under its point, and never in a post", () => {
    const story = running()
      .done("decide", { ...values, text: "Vi fortsätter" }, notes, from)
      .done("decide", { ...values, dissent: "yes" }, guest, from);
    expect(story.state.decided).toMatchObject([
      {
        n: 1,
        point: "h:opening",
        heading: "opening",
        text: "Vi fortsätter",
        dissent: false,
        by: notes,
      },
      { n: 2, dissent: true, by: guest },
    ]);
    expect(JSON.stringify(story.view.posts)).not.toMatch(/Vi fortsätter|continue/);
    expect(keysIn(story.panel("meeting", chair))).toContain("agenda.decide.dissented");
  });
  it("can still be written when the meeting has gone on, and not about what is not there", () => {
    press(running(), "next").when("decide", values, notes, from).then({ type: "decided" });
    for (const point of ["h:nowhere", "9", "c:1"])
      running()
        .when("decide", { ...values, point }, notes, from)
        .refused("agenda.movedOn");
    running(closed(draft({ template: "nmt_kvartal" })))
      .when("decide", { ...values, point: "h:cases" }, notes, from)
      .refused("agenda.movedOn");
  });
  it("is a hundred decisions at most, and a hundred actions", () => {
    const point = { point: "h:opening", heading: "opening" };
    const hundred = (event: object) =>
      running().after(...Array.from({ length: 100 }, (_, n) => ({ ...event, n: n + 1, ...point })));
    hundred({ type: "decided", code: "other", dissent: false, by: notes, at: from })
      .when("decide", values, notes, from)
      .refused("agenda.decide.many");
    const act = { point: "h:opening", text: "Ring", owner: { member: guest }, due: "2026-12-08" };
    hundred({ type: "acted", instance: "A", values: {} })
      .when("act", act, notes, from)
      .refused("agenda.act.many");
  });
  it("is recorded by those invited while the meeting is held, and afterwards by those who answer for the notes", () => {
    for (const who of [stranger, ...nobodyGoes])
      running().when("decide", values, who, from).denied();
    closed().when("decide", values, chair, from).denied();
    held().when("decide", values, guest, from).denied();
  });
});

describe("who does what", () => {
  const act = {
    point: "h:newActions",
    text: "Ring boendet",
    owner: { member: notes },
    due: "2026-12-08",
  };
  it("begins an action of its own, and tells it once", () => {
    const story = running()
      .done("act", act, chair, from)
      .done("act", { ...act, owner: { function: "noomi-passet" } }, chair, from);
    const given = story.view.signals.filter(({ command }) => command === "give");
    expect(given).toHaveLength(2);
    expect(new Set(given.map(({ instance }) => instance)).size).toBe(2);
    expect(story.state).toMatchObject({ acted: [{ point: act.point }, { point: act.point }] });
    expect(given[1]?.values).toMatchObject({
      owner: { function: "noomi-passet" },
      agency: "noomi",
      due: "2026-12-08",
    });
  });
  it("needs an owner of those invited, and a day that is to come", () => {
    const no = (more: object, key: string, field: string) =>
      running()
        .when("act", { ...act, ...more }, chair, from)
        .refused(key, field);
    no({ owner: { member: "nobody" } }, "action.owner.unknown", "owner");
    no({ owner: { function: "nowhere" } }, "action.owner.unknown", "owner");
    no({ owner: { member: stranger } }, "action.owner.unknown", "owner");
    no({ due: "2026-11-30" }, "case.dayPast", "due");
    no({ due: "0000-01-01" }, "case.dayPast", "due");
    running()
      .when("act", { ...act, due: "2026-12-01" }, chair, from)
      .then({ type: "acted" });
    running()
      .when("act", { ...act, point: "h:nowhere" }, chair, from)
      .refused("agenda.movedOn");
  });
});

describe("the end of a meeting", () => {
  it("passes on what was not reached, and not what was done, carried or taken away", () => {
    const before = goneTo(running(), "2");
    const story = before.done("finish", {}, guest, from);
    expect(keptBy(story)).toEqual(["Tolk", "Kurs"]);
    const asItWas = ({ state }: typeof story) =>
      state.items.map(({ state: _state, ...rest }) => rest);
    expect(asItWas(story)).toEqual(asItWas(before));
    expect(story.state.items.map(({ state }) => state)).toEqual(["done", "carried", "carried"]);
    expect(story.state).toMatchObject({ step: "review", approveBy: local("2026-12-08", "15:00") });
    expect(story.state.now).toBeUndefined();
  });
  it("can be at any time, by anybody invited, once", () => {
    running().when("finish", {}, guest, from).then({ type: "finished" });
    for (const who of [stranger, ...nobodyGoes]) running().when("finish", {}, who, from).denied();
    held().when("finish", {}, chair, from).denied();
    closed().when("finish", {}, chair, from).denied();
  });
  it("has five working days for the notes, over Christmas too", () => {
    const at = local("2026-12-22", "10:00");
    expect(running().done("finish", {}, chair, at).state.approveBy).toBe(
      local("2027-01-04", "15:00"),
    );
  });
});
