// The meeting passes over what has nothing under it, and goes back to a point that it has left.
import { describe, expect, it } from "vitest";
import type { Agenda } from "../../../workflows/agenda/model.ts";
import { type Given, keysIn, row, type Story } from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  chair,
  closed,
  draft,
  from,
  goneTo,
  guest,
  nobodyGoes,
  pointOf,
  running,
  stranger,
  through,
  withCase,
} from "./meetings.ts";

const press = (story: Story<Agenda>, command: string): Story<Agenda> =>
  story.done(command, { point: pointOf(story) }, guest, from);
const walk = (story: Story<Agenda>): readonly string[] => {
  const seen: string[] = [];
  for (let one = story; one.state.now !== undefined; one = press(one, "next"))
    seen.push(pointOf(one));
  return seen;
};
const reads: Given = {
  rows: { about: [row("C1", { open: true })], case: [row("C1", { open: true })] },
};

/** Where something always stands, and the items between. */
const standing = (...items: readonly string[]): readonly string[] => [
  ...["h:opening", "h:presence", "h:previous", "h:cases", "h:referrals", "h:capacity"],
  ...items,
  "h:nextMeeting",
];

describe("going on", () => {
  it("passes every item once, in order, and standing items under which nothing stands in the same step", () => {
    expect(walk(running())).toEqual(standing("1", "2", "3"));
    expect(walk(running(closed(draft())))).toEqual(standing());
    expect(walk(running(closed(draft({ template: "nmt_kvartal" }))))).toEqual(
      standing().filter((id) => id !== "h:cases" && id !== "h:referrals"),
    );
    const values = {
      point: "h:opening",
      text: "Ring",
      owner: { member: guest },
      due: "2026-12-08",
    };
    expect(walk(running(closed(draft())).done("act", values, guest, from))).toEqual([
      ...standing().slice(0, -1),
      "h:newActions",
      "h:nextMeeting",
    ]);
    // Not those of cases and referrals: the card in a space would tell whether there are any.
    const here = goneTo(running(), "h:cases");
    expect(JSON.stringify(here.panel("meeting", guest))).toContain("heading.actions");
    expect(keysIn(here.panel("meeting", guest))).toContain("agenda.passed");
    expect(keysIn(goneTo(running(), "h:presence").panel("meeting", guest))).not.toContain(
      "agenda.passed",
    );
  });
});
describe("going back", () => {
  it("is to the point before, which is talked about again; what was put off to the next meeting has left this one", () => {
    expect(commandsIn(running().panel("meeting", chair))).not.toContain("previous");
    running().when("previous", { point: "h:opening" }, chair, from).then();
    const second = goneTo(running(), "2");
    const back = press(second, "previous");
    expect(pointOf(back)).toBe("1");
    expect(commandsIn(back.panel("meeting", guest))).toContain("previous");
    expect(walk(back)).toEqual(["1", "2", "3", "h:nextMeeting"]);
    expect(pointOf(press(back, "previous"))).toBe("h:capacity");
    expect(walk(press(back, "previous"))).toEqual(["h:capacity", "1", "2", "3", "h:nextMeeting"]);
    // Two press at once: the second press is where the first has gone.
    back.when("previous", { point: "2" }, chair, from).then();
    expect(pointOf(press(press(second, "carry"), "previous"))).toBe("1");
    expect(pointOf(through().done("previous", {}, chair, from))).toBe("h:nextMeeting");
    for (const who of [stranger, ...nobodyGoes])
      second.when("previous", { point: "2" }, who, from).denied();
    const reopened = press(
      goneTo(running(closed(withCase())), "h:referrals").in(reads),
      "previous",
    );
    expect(pointOf(reopened)).toBe("c:1");
    const told = through(reopened).view.signals.filter(({ command }) => command === "discussed");
    expect(told).toHaveLength(1);
  });
});
