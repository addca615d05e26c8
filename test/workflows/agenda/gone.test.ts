// People and agencies that leave the register while something is planned, prepared, held or approved: somebody hears of it, and somebody may act.
import { describe, expect, it } from "vitest";
import type { People } from "../../../src/rules/workflow.ts";
import {
  keysIn,
  local,
  newPosts,
  peopleWith,
  register,
  row,
  type Story,
  toOf,
} from "../../support/given.ts";
import {
  approvedByAll,
  byAgenda,
  chair,
  closed,
  draft,
  filled,
  guest,
  held,
  later,
  newSeries,
  notes,
  plan,
  plannedSeries,
  running,
} from "./meetings.ts";

const without = (...members: readonly string[]): People =>
  peopleWith([], {
    ...register,
    members: register.members.filter(({ id }) => !members.includes(id)),
  });
const withoutAgency = (agency: string): People =>
  peopleWith([], {
    ...register,
    agencies: register.agencies.filter(({ id }) => id !== agency),
    members: register.members.filter((member) => member.agency !== agency),
  });
/** Noomi answers through somebody else. */
const otherContact = peopleWith([], {
  ...register,
  agencies: register.agencies.map((each) =>
    each.id === "noomi" ? { ...each, contact: { member: "noomi-ersattare" as never } } : each,
  ),
});
const toldIn = (story: Story, key: string): readonly string[] =>
  story.view.posts.filter((post) => post.key.startsWith(key)).map(toOf);
const late = local("2026-12-02", "09:00");

describe("a chair or note-taker who has left", () => {
  it("is not who hears of a meeting that nobody held: whoever answers where it was planned does", () => {
    const guestLeads = closed(draft({ chair: guest })).fires("stillOpen:meeting:0:0");
    expect(toldIn(guestLeads, "open:")).toEqual([guest]);
    expect(toldIn(guestLeads.in({ people: without(guest) }), "open:")).toEqual([chair]);
    expect(toldIn(guestLeads.in({ people: withoutAgency("evonhuset") }), "open:")).toEqual([guest]);
  });
  it("nor one who now works at an agency that is not invited", () => {
    const members = register.members.map((each) =>
      each.id === guest ? { ...each, agency: "polisen-syd" as never } : each,
    );
    const people = peopleWith([], { ...register, members });
    const guestLeads = closed(draft({ chair: guest }))
      .fires("stillOpen:meeting:0:0")
      .in({ people });
    expect(toldIn(guestLeads, "open:")).toEqual([chair]);
    guestLeads.when("move", { day: "2026-12-10", time: "09:00" }, guest, late).denied();
  });
  it("nor of approvals that are missing, nor of what is wrong in the notes", () => {
    const waiting = held().fires("late:meeting:0:0");
    expect(toldIn(waiting, "lateChair:")).toEqual([chair]);
    expect(
      toldIn(waiting.in({ people: without(chair, "regionkoordinator-2") }), "lateChair:"),
    ).toEqual(["evonhuset-chef"]);
    const wrong = held().done("fault", { what: "decision" }, chair, later);
    expect(toldIn(wrong, "fault:")).toEqual([notes]);
    expect(toldIn(wrong.in({ people: without(notes) }), "fault:")).toEqual([chair]);
  });
  it("everybody away: the lead where it was planned all the same", () => {
    const evonhuset = register.members.filter(({ agency }) => agency === "evonhuset");
    const people = peopleWith(
      evonhuset.map(({ id }) => ({
        type: "wentAway",
        member: id,
        from: "2026-11-20",
        until: "2026-12-20",
      })),
    );
    expect(toldIn(closed().fires("stillOpen:meeting:0:0").in({ people }), "open:")).toEqual([
      "evonhuset-chef",
    ]);
  });
  it("is stood in for by the deputy, who may do what the message offers", () => {
    const led = closed(draft({ chair: notes, notes: guest })).fires("stillOpen:meeting:0:0");
    led
      .when("move", { day: "2026-12-10", time: "09:00" }, "noomi-ersattare", late)
      .then({ type: "moved" });
    led.when("cancel", {}, "noomi-chef", late).denied();
    expect(JSON.stringify(led.panel("show", "noomi-ersattare", late))).toContain(
      '"command":"move"',
    );
  });
});

describe("a convener that has left the register", () => {
  const people = withoutAgency("evonhuset");
  it("leaves the meeting to those who are invited", () => {
    draft().when("send", {}, guest).denied();
    draft().in({ people }).when("send", {}, guest).then({ type: "sent" });
    held()
      .in({ people })
      .when("adopt", {}, guest, local("2026-12-09", "09:00"))
      .then({ type: "adopted" });
  });
  it("leaves the series to them: it can be ended, and is chaired by somebody who is there", () => {
    plannedSeries().in({ people }).when("end", {}, notes).then({ type: "ended" });
    plannedSeries().in({ people }).when("end", {}, "polisen-syd-kontakt").denied();
    expect(JSON.stringify(plannedSeries().in({ people }).panel("show", notes))).toContain(
      '"command":"end"',
    );
    const [, next] = closes(plannedSeries().in({ people })).view.signals.filter(
      ({ command }) => command === "begin",
    );
    expect(people.members.has(String(next?.values.chair))).toBe(true);
  });
});
const closes = (story: Story): Story =>
  story.done(
    "closeList",
    { since: local("2026-11-27", "09:00") },
    { ...(byAgenda as object), instance: (story.state as { upcoming: string }).upcoming } as never,
    local("2026-11-30", "15:00"),
  );

describe("a new contact", () => {
  it("is called to a meeting that is still to be held, or goes on", () => {
    for (const story of [filled(), running()])
      expect(newPosts(story, story.in({ people: otherContact }))).toEqual([
        "called:0:noomi:noomi-ersattare",
      ]);
  });
  it("is asked to approve what waits, and not called to what has been", () => {
    expect(newPosts(held(), held().in({ people: otherContact }))).toEqual([
      "approve:noomi:noomi-ersattare",
    ]);
  });
  it("hears nothing of a meeting that is done with, nor of a reminder that is past", () => {
    expect(newPosts(approvedByAll(), approvedByAll().in({ people: otherContact }))).toEqual([]);
    const asked = closed(draft().fires("remind:wishes:0:0"));
    expect(newPosts(asked, asked.in({ people: otherContact }))).toEqual([
      "called:0:noomi:noomi-ersattare",
    ]);
  });
});

describe("the reminder", () => {
  it("of before a move does not come again with the new day", () => {
    const asked = draft().fires("remind:wishes:0:0");
    expect(toldIn(asked, "remind:")).not.toEqual([]);
    const moved = asked.done(
      "move",
      { day: "2026-12-15", time: "09:00" },
      chair,
      local("2026-11-30", "10:00"),
    );
    expect(toldIn(moved, "remind:")).toEqual([]);
    expect(keysIn(moved.fires("remind:wishes:1:0").view.posts.at(-1)?.message)).toContain(
      "agenda.remind.tomorrow",
    );
  });
  it("is not sent after a stop when the meeting has begun", () => {
    draft().when("remind", {}, "clock", local("2026-12-01", "09:30")).then();
  });
});

describe("a person who answers for two agencies", () => {
  it("has one seat", () => {
    const shared = { member: chair as never };
    const people = peopleWith([], {
      ...register,
      agencies: register.agencies.map((each) =>
        each.id === "socialtjansten-malmo" ? each : { ...each, contact: shared },
      ),
    });
    const invited = ["noomi", "polisen-syd", "boende-syd", "socialtjansten-malmo"];
    const story = newSeries({ people }).done("plan", { ...plan, invited, rotate: "yes" }, chair);
    const [begin] = story.view.signals;
    expect(begin?.values.chair).not.toBe(begin?.values.notes);
  });
});

describe("a series with many meetings that nobody has taken into their own records", () => {
  it("shows the latest", () => {
    const meetings = Array.from({ length: 25 }, (_, n) =>
      row(
        `M${n}`,
        {
          open: true,
          dueAt: local(`2026-11-${String(n + 1).padStart(2, "0")}`, "09:00"),
          facts: { step: "approved" },
        },
        "agenda",
      ),
    );
    const shown = JSON.stringify(
      plannedSeries(plan).in({ rows: { meetings } }).panel("show", chair),
    );
    expect([shown.includes('"M24"'), shown.includes('"M4"')]).toEqual([true, false]);
  });
});
