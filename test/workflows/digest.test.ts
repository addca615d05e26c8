import { describe, expect, it } from "vitest";
import { digest } from "../../workflows/digest/index.ts";
import { given, keysIn, local, type Story, toOf } from "../support/given.ts";

type Count = {
  readonly agency: string;
  readonly open?: number;
  readonly late?: number;
  readonly opened?: number;
  readonly closed?: number;
};
const running = given(digest).done("start", { region: "SYD" }, "configuration", local("2026-11-25", "10:00"));
const counted = (...rows: Count[]): Story => {
  const week = rows.map((row) => ({ open: 0, late: 0, opened: 0, closed: 0, ...row }));
  return running.in({ tally: { week } }).fires(`count:${local("2026-11-30", "09:00")}`);
};
const week = (...rows: Count[]) => counted(...rows).state.weeks.at(-1);
/** What a reader can work out of the agencies that are not named: the sum less the lines. undefined: nothing. */
const rest = (...rows: Count[]): number | undefined => {
  const { open, lines } = week(...rows) as { open: number | "few"; lines: readonly { open: number }[] };
  return open === "few" || lines.length < 2 ? undefined : open - lines.reduce((sum, line) => sum + line.open, 0);
};

describe("the week's numbers", () => {
  it("come on Mondays at nine, and go on coming", () => {
    expect(Object.values(running.timers)).toEqual([local("2026-11-30", "09:00")]);
    expect(Object.values(counted().timers)).toEqual([local("2026-12-07", "09:00")]);
  });
  it("are counted once on a Monday, also when they come early because they are late", () => {
    const late = running.fires(`count:${local("2026-11-30", "09:00")}`, local("2026-12-07", "08:00"));
    expect(Object.values(late.timers)).toEqual([local("2026-12-14", "09:00")]);
  });
  it("ask for what happened since the Monday before", () => {
    const command = { type: "count", values: {}, by: "clock", at: local("2026-11-30", "09:00") } as never;
    expect(digest.needs?.(running.state, command, running.world)).toEqual({
      week: { tally: "case", region: "SYD", now: local("2026-11-30", "09:00"), since: local("2026-11-23", "09:00") },
    });
  });
  it("go to the region's coordinators and to spaces that show counts, nowhere else", () => {
    const to = counted({ agency: "noomi", open: 9 }).view.posts.map(toOf);
    expect(to.sort()).toEqual(["#region-syd", "regionkoordinator-1", "regionkoordinator-2"]);
    expect(running.posts).toEqual({});
  });
  it("are started by the configuration, once, and counted by the clock", () => {
    running.when("start", { region: "SYD" }, "configuration").then();
    given(digest).when("start", { region: "SYD" }, "regionkoordinator-1").denied();
    running.when("count", {}, "regionkoordinator-1").denied();
  });
});

describe("fewer than five are not told", () => {
  it("in any of the four sums, zero included", () => {
    expect(week({ agency: "noomi", open: 5, late: 4, opened: 1, closed: 0 })).toMatchObject({
      open: 5,
      late: "few",
      opened: "few",
      closed: "few",
    });
    expect(week()).toMatchObject({ open: "few", late: "few", opened: "few", closed: "few", lines: [] });
    expect(keysIn(counted({ agency: "noomi", open: 4 }).view.posts[0]?.message)).toContain("core.few");
  });
  it("in the line of an agency", () => {
    const { lines } = week(
      { agency: "noomi", open: 6 },
      { agency: "evonhuset", open: 7 },
      { agency: "polisen-syd", open: 4 },
      { agency: "advokat", open: 1 },
    );
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toMatch(/polisen|advokat/);
  });
  it("nor can one hidden agency be worked out from the sum", () => {
    for (const open of [1, 3, 4])
      expect(week({ agency: "noomi", open: 6 }, { agency: "evonhuset", open: 7 }, { agency: "polisen-syd", open }).lines).toEqual([]);
    expect(week({ agency: "noomi", open: 6 }, { agency: "evonhuset", open: 7 }).lines).toHaveLength(2);
  });
  it("a single agency has no line: it would be the sum", () => {
    expect(JSON.stringify(counted({ agency: "noomi", open: 9 }).view.posts)).not.toContain('"bars"');
    expect(JSON.stringify(counted({ agency: "noomi", open: 9 }, { agency: "evonhuset", open: 7 }).view.posts)).toContain('"bars"');
  });
  it("nor can several hidden agencies, when together they are fewer than five", () => {
    const hidden = rest(
      { agency: "noomi", open: 6 },
      { agency: "evonhuset", open: 7 },
      { agency: "polisen-syd", open: 1 },
      { agency: "advokat", open: 1 },
    );
    expect(hidden === undefined || hidden === 0 || hidden >= 5).toBe(true);
  });
});
