// After the meeting: notes that are approved, found wrong, corrected, adopted, taken into each one's own records, and forgotten.
import { describe, expect, it } from "vitest";
import { agenda } from "../../../workflows/agenda/index.ts";
import type { Agenda } from "../../../workflows/agenda/model.ts";
import { table } from "../../../workflows/agenda/table.ts";
import {
  keysIn,
  local,
  memberOf,
  newPosts,
  peopleWith,
  register,
  row,
  type Story,
  toOf,
} from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  approvedByAll,
  chair,
  closed,
  draft,
  from,
  goneTo,
  guest,
  held,
  later,
  nobodyGoes,
  notes,
  readable,
  running,
  stranger,
  through,
  withCase,
} from "./meetings.ts";

const approveBy = local("2026-12-08", "15:00");
const withDecision = (): Story<Agenda> => {
  const point = "h:opening";
  const story = running()
    .done("attend", {}, notes, from)
    .done("decide", { point, code: "continue", dissent: "no", text: "Så" }, notes, from);
  return through(story).done("finish", {}, chair, later);
};
const lateTo = (story: Story, n: number): readonly string[] =>
  story.view.posts
    .filter(({ key }) => key.startsWith(`late:${n}:`) || key.startsWith(`lateChair:${n}:`))
    .map(toOf);

describe("approving", () => {
  it("is asked of those who were there", () => {
    const asked = Object.keys(held().posts).filter((key) => key.startsWith("approve:"));
    expect(asked).toEqual([`approve:evonhuset:${chair}`, `approve:noomi:${notes}`]);
    const turn = (who: string) =>
      table.isOn("there", held().state, { member: memberOf(who) }, held().world);
    expect([chair, notes, guest].map(turn)).toEqual([true, true, false]);
  });
  it("is by anybody of such an agency, once; not by one that was away", () => {
    held()
      .when("approve", {}, "noomi-chef", later)
      .then({ type: "approved", agency: "noomi", by: "noomi-chef" });
    held().when("approve", {}, guest, later).refused("agenda.approve.absent");
    held()
      .done("approve", {}, notes, later)
      .when("approve", {}, "noomi-chef", later)
      .refused("agenda.approve.already");
    for (const who of [stranger, ...nobodyGoes]) held().when("approve", {}, who, later).denied();
    running().when("approve", {}, chair, later).denied();
  });
  it("by all adopts the notes", () => {
    held()
      .done("approve", {}, notes, later)
      .when("approve", {}, chair, later)
      .then({ type: "approved" }, { type: "adopted", at: later });
    expect(approvedByAll().state.step).toBe("approved");
    expect(approvedByAll().view.summary.open).toBe(false);
    expect(commandsIn(held().panel("notes", guest))).not.toContain("approve");
    expect(commandsIn(held().panel("notes", notes))).toContain("approve");
  });
});

describe("something wrong", () => {
  const faulted = () =>
    withDecision()
      .done("approve", {}, chair, later)
      .done("fault", { what: "decision" }, notes, later);
  it("is said by those who were there; it takes back an approval and holds the adoption", () => {
    expect(faulted().state).toMatchObject({
      faults: [{ agency: "noomi" }],
      approved: [{ agency: "evonhuset" }],
    });
    held().when("fault", { what: "missing" }, guest, later).refused("agenda.approve.absent");
    const both = withDecision().done("fault", { what: "decision" }, notes, later);
    both.when("approve", {}, chair, later).then({ type: "approved" });
    const own = withDecision()
      .done("approve", {}, notes, later)
      .done("fault", { what: "presence" }, notes, later);
    expect(own.state.approved).toEqual([]);
    const two = own
      .done("fault", { what: "presence" }, chair, later)
      .done("fault", { what: "missing" }, notes, later);
    expect(two.state.faults).toMatchObject([
      { agency: "evonhuset" },
      { agency: "noomi", what: "missing" },
    ]);
    expect(JSON.stringify(faulted().view.posts)).not.toContain('"decision"');
  });
  it("is told the note-taker each time, but what it is stands in the panel", () => {
    const told = (story: Story): readonly string[] =>
      story.view.posts.filter(({ key }) => key.startsWith("fault:")).map(toOf);
    expect(told(faulted())).toEqual([notes]);
    const again = faulted()
      .done("correct", { decision: "1", code: "close" }, notes, later)
      .done("fault", { what: "missing" }, notes, local("2026-12-02", "10:00"));
    const corrected = faulted().done("correct", { decision: "1", code: "close" }, notes, later);
    expect(newPosts(corrected, again)).toHaveLength(1);
    // Corrected notes are asked about anew, in a message that makes a sound.
    expect(newPosts(faulted(), corrected)).toHaveLength(2);
    expect(keysIn(corrected.view.posts)).toContain("agenda.approve.again");
    expect(JSON.stringify(again.view.posts)).not.toContain("missing");
    expect(JSON.stringify(again.panel("notes", notes))).toContain("missing");
  });
  it("that is approved after all adopts the notes when it is the last", () => {
    faulted()
      .when("approve", {}, notes, later)
      .then({ type: "approved", agency: "noomi" }, { type: "adopted" });
  });
  it("and corrected begins the approvals anew", () => {
    const story = faulted().done("correct", { decision: "1", code: "close" }, notes, later);
    expect(story.state).toMatchObject({
      approved: [],
      faults: [],
      decided: [{ n: 1, code: "close" }],
    });
    expect(story.state.decided[0]?.text).toBeUndefined();
    story
      .done("approve", {}, notes, later)
      .when("approve", {}, chair, later)
      .then({ type: "approved" }, { type: "adopted" });
  });
  it("is corrected in a form that knows what was decided, unless the point is closed to some", () => {
    const known = (story: Story<Agenda>): unknown =>
      agenda.commands.correct.prefill?.(story.state, undefined as never, "clock", later, {
        decision: "1",
      });
    expect(known(withDecision())).toEqual({ code: "continue", text: "Så" });
    const hidden = goneTo(running(closed(withCase())), "c:1")
      .in(readable())
      .done("decide", { point: "c:1", code: "continue", dissent: "no", text: "Så" }, notes, from);
    expect(hidden.state.decided).toHaveLength(1);
    expect(known(hidden)).toEqual({});
  });
  it("keeps what was written about a closed point, which its form cannot show, and not what was taken out of an open one", () => {
    const story = goneTo(running(closed(withCase())), "c:1").in(readable());
    const values = { point: "c:1", code: "continue", text: "Nytt samtal", dissent: "no" };
    const over = through(story.done("decide", values, notes, from))
      .done("finish", {}, chair, later)
      .in(readable());
    const textOf = (one: Story<Agenda>) => one.state.decided.map(({ code, text }) => [code, text]);
    expect(textOf(over.done("correct", { decision: "1", code: "close" }, notes, later))).toEqual([
      ["close", "Nytt samtal"],
    ]);
    expect(
      textOf(over.done("correct", { decision: "1", code: "close", text: "Möte" }, notes, later)),
    ).toEqual([["close", "Möte"]]);
    expect(
      textOf(withDecision().done("correct", { decision: "1", code: "close" }, notes, later)),
    ).toEqual([["close", undefined]]);
  });
  it("is corrected by those who lead it, where there is a decision", () => {
    for (const who of [chair, notes, "regionkoordinator-2"])
      withDecision()
        .when("correct", { decision: "1", code: "close" }, who, later)
        .then({ type: "corrected" });
    for (const who of [guest, "noomi-chef", stranger])
      withDecision().when("correct", { decision: "1", code: "close" }, who, later).denied();
    withDecision()
      .when("correct", { decision: "2", code: "close" }, notes, later)
      .refused("agenda.item.gone");
    approvedByAll().when("correct", { decision: "1", code: "close" }, notes, later).denied();
    expect(commandsIn(withDecision().panel("notes", notes))).toContain("correct");
    expect(commandsIn(withDecision().panel("notes", guest))).not.toContain("correct");
  });
});

describe("the notes of the meeting before", () => {
  const notesBefore = (...rows: Parameters<typeof row>[1][]): readonly string[] =>
    keysIn(
      draft(
        {},
        { rows: { meetings: rows.map((summary, n) => row(`M${n}`, summary, "agenda")) } },
      ).panel("show", notes),
    );
  it("are not there yet while that is prepared or held, which is not the same as being the first", () => {
    expect(notesBefore()).toContain("agenda.previous.none");
    const held = { open: true, dueAt: local("2026-11-17", "09:00") };
    for (const step of ["draft", "sent", "running"]) {
      expect(notesBefore({ ...held, facts: { step } })).toContain("agenda.previous.notYet");
      expect(notesBefore({ ...held, facts: { step } })).not.toContain("agenda.previous.none");
    }
    expect(notesBefore({ ...held, facts: { step: "review" } })).toContain("agenda.notes.read");
  });
});

describe("silence about the notes", () => {
  it("is asked about on the last day, then every other workday, and the chair can end it", () => {
    expect(held().timers).toEqual({ "late:meeting:0:0": approveBy });
    const first = held().fires("late:meeting:0:0");
    expect(lateTo(first, 1)).toEqual([chair, notes, chair]);
    expect(first.timers).toEqual({ "late:meeting:0:1": local("2026-12-10", "09:00") });
    const second = first.done("approve", {}, notes, approveBy).fires("late:meeting:0:1");
    expect(lateTo(second, 2)).toEqual([chair, chair]);
    expect(lateTo(second, 1)).toEqual([]);
    expect(commandsIn(second.post(`lateChair:2:${chair}`).message)).toEqual(["adopt"]);
  });
  it("rings on workdays over Christmas, and goes on until they are adopted", () => {
    let story = running().done("finish", {}, chair, local("2026-12-16", "10:00"));
    const rings: string[] = [];
    for (let n = 1; n <= 4; n++) {
      rings.push(String(story.timers[`late:meeting:0:${n - 1}`]));
      story = story.fires(`late:meeting:0:${n - 1}`);
    }
    expect(rings).toEqual([
      local("2026-12-23", "15:00"),
      ...["2026-12-29", "2027-01-04", "2027-01-07"].map((day) => local(day, "09:00")),
    ]);
    const adopted = story.done("adopt", {}, chair, local("2027-01-08", "09:00"));
    expect(Object.keys(adopted.timers).filter((key) => key.startsWith("late:"))).toEqual([]);
    adopted.when("late", {}, "clock").then();
  });
  it("goes to whoever stands in for the chair", () => {
    const people = peopleWith([
      { type: "wentAway", member: chair, from: "2026-12-07", until: "2026-12-20" },
    ]);
    expect(Object.keys(held().in({ people }).fires("late:meeting:0:0").posts)).toContain(
      "lateChair:1:regionkoordinator-2",
    );
  });
  it("is ended by those who lead it, not before the time is out", () => {
    held().when("adopt", {}, chair, local("2026-12-08", "14:59")).refused("agenda.adopt.early");
    for (const who of [chair, notes, "evonhuset-chef"])
      held().when("adopt", {}, who, approveBy).then({ type: "adopted" });
    for (const who of [guest, stranger]) held().when("adopt", {}, who, approveBy).denied();
    expect(commandsIn(held().panel("notes", chair, later))).not.toContain("adopt");
    expect(commandsIn(held().panel("notes", chair, approveBy))).toContain("adopt");
  });
  it("of a meeting where nobody was noted is ended the same way", () => {
    const nobody = running()
      .done("presence", { excused: ["evonhuset"] }, guest, from)
      .done("finish", {}, chair, later);
    nobody.when("approve", {}, chair, later).refused("agenda.approve.absent");
    nobody.when("adopt", {}, chair, approveBy).then({ type: "adopted" });
  });
});

describe("in one's own records", () => {
  it("is said by each agency once, when the notes are adopted", () => {
    approvedByAll()
      .when("document", {}, "noomi-ersattare", later)
      .then({ type: "documented", agency: "noomi" });
    approvedByAll()
      .done("document", {}, notes, later)
      .when("document", {}, "noomi-chef", later)
      .refused("agenda.document.already");
    held().when("document", {}, notes, later).denied();
    for (const who of [stranger, ...nobodyGoes])
      approvedByAll().when("document", {}, who, later).denied();
    expect(keysIn(approvedByAll().panel("notes", chair))).toContain("agenda.documented.missing");
  });
  it("and only then, after ninety days, forgotten", () => {
    const [key] = Object.keys(approvedByAll().timers) as [string];
    expect(key.startsWith("forget:")).toBe(true);
    const one = approvedByAll().done("document", {}, notes, later);
    const waits = one.fires(key);
    expect(waits.state.eraseBy).toBeUndefined();
    expect(waits.view.posts.length).toBeGreaterThan(0);
    const [again] = Object.keys(waits.timers) as [string];
    expect(again).not.toBe(key);
    expect(
      Date.parse(String(waits.timers[again])) - Date.parse(String(one.timers[key])),
    ).toBeGreaterThan(29 * 86_400_000);
    const gone = waits.done("document", {}, chair, later).fires(again);
    expect(gone.view).toMatchObject({ posts: [], timers: [], erase: gone.state.eraseBy });
    expect(Date.parse(String(gone.state.eraseBy)) - Date.parse(String(waits.timers[again]))).toBe(
      86_400_000,
    );
  });
  it("is not waited for from an agency that has left", () => {
    const [key] = Object.keys(approvedByAll().timers) as [string];
    const left = {
      ...register,
      agencies: register.agencies.filter(({ id }) => id !== "noomi"),
      members: register.members.filter(({ agency }) => agency !== "noomi"),
      functions: register.functions.filter(({ agency }) => agency !== "noomi"),
    };
    const story = approvedByAll().done("document", {}, chair, later);
    expect(story.fires(key).state.eraseBy).toBeUndefined();
    expect(story.in({ people: peopleWith([], left) }).fires(key).state.eraseBy).toEqual(
      expect.any(String),
    );
  });
  it("is nothing that a meeting has to wait for which was called off, or is not over", () => {
    const off = draft().done("cancel", {}, chair);
    expect(off.fires(String(Object.keys(off.timers)[0])).state.eraseBy).toEqual(expect.any(String));
    for (const story of [draft(), running(), held()]) story.when("forget", {}, "clock").then();
  });
});

describe("what was not a decision", () => {
  const decide = { point: "h:newActions", code: "other", text: "Ny rutin", dissent: "no" };
  const act = {
    point: "h:newActions",
    text: "Ring boendet",
    owner: { member: notes },
    due: "2026-12-08",
  };
  it("is put right by those who answer for the notes, and approved anew by those who were there", () => {
    const approved = held().done("approve", {}, notes, later);
    for (const [command, values] of [
      ["presence", { absent: ["noomi"] }],
      ["decide", decide],
      ["act", act],
    ] as const) {
      for (const who of [guest, "noomi-chef", stranger])
        approved.when(command, values, who, later).denied();
      const amended = approved.done(command, values, chair, later);
      expect(amended.state, command).toMatchObject({
        step: "review",
        approved: [],
        faults: [],
        corrected: { n: 1 },
      });
      expect(keysIn(amended.view.posts)).toContain("agenda.approve.again");
    }
    approved
      .done("decide", decide, chair, later)
      .when("approve", {}, notes, later)
      .then({ type: "approved", agency: "noomi" });
  });
  it("takes away who was not there: no one waits for their approval", () => {
    const without = held().done(
      "presence",
      { present: ["evonhuset", "noomi"], absent: ["noomi"] },
      chair,
      later,
    );
    expect(without.state.presence.map(({ agency }) => agency)).toEqual(["evonhuset"]);
    without.when("approve", {}, notes, later).refused("agenda.approve.absent");
    without.when("approve", {}, chair, later).then({ type: "approved" }, { type: "adopted" });
  });
  it("can be reached from the notes, by those alone", () => {
    const shown = (who: string) => keysIn(held().panel("notes", who, later));
    for (const key of ["agenda.presence.amend", "agenda.decide.more", "agenda.act.more"]) {
      expect(shown(chair)).toContain(key);
      expect(shown(guest)).not.toContain(key);
    }
  });
});
