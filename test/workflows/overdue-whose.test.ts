import { describe, expect, it } from "vitest";
import { keysIn, peopleWith, register } from "../support/given.ts";
import { allLate, key, member, on, pressedIn, running, tell, three, timer } from "./late-lists.ts";

describe("whose it is, is asked of today's people", () => {
  const two = allLate(running(2), 2, "09:00");
  it("somebody who has gone on leave since is told nothing, and reads who has it", () => {
    const people = peopleWith([
      { type: "wentAway", member, from: "2026-11-25", until: "2026-12-01" },
    ]);
    expect(two.in({ people }).fires(timer("09:01")).posts).toEqual({});
    const said = two.fires(timer("09:01")).in({ people });
    expect(pressedIn(said, key("09:01"))).toEqual(["show", "show"]);
  });
  it("somebody who has other work, or works elsewhere, reads no reference", () => {
    const roles = (given: readonly string[], agency = "noomi") =>
      peopleWith([], {
        ...register,
        members: register.members.map((each) =>
          each.id === member ? { ...each, roles: given as never, agency: agency as never } : each,
        ),
      });
    for (const people of [roles(["technician"]), roles(["caseworker"], "evonhuset")]) {
      const { message } = two.fires(timer("09:01")).in({ people }).post(key("09:01"));
      expect(keysIn(message)).toEqual(["day.overdue.closed", "day.overdue.closedBody"]);
    }
  });
  it("the region's coordinator reads what takes part with them, as a guest", () => {
    const guest = { agency: "evonhuset", contact: "regionkoordinator-1" };
    const story = running(1, {}, "regionkoordinator-1").done(
      "overdue",
      {
        to: "regionkoordinator-1",
        turn: { rung: "coordinator", day: "2026-11-25", guest },
        round: 1,
        due: on("15:00"),
        late: false,
        again: false,
        gone: false,
      },
      tell("C0"),
      on("15:00"),
    );
    const said = story.fires(timer("15:01"));
    const post = key("15:01", "regionkoordinator-1");
    expect(pressedIn(said, post)).toEqual([three]);
    expect(keysIn(said.post(post).message)).toContain("day.overdue.coordinator");
    const left = said.done(
      "overdue",
      { to: "noomi-chef", turn: { rung: "coordinator", day: "2026-11-25" }, gone: true },
      tell("C0"),
      on("16:00"),
    );
    expect(keysIn(left.post(post).message)).toEqual([
      "day.overdue.closed",
      "day.overdue.closedBody",
    ]);
  });
});
