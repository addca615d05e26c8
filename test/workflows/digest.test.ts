import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsBy, bandWidth } from "../../src/figures/band.ts";
import { reveal } from "../../src/rules/ui.ts";
import { digest } from "../../workflows/digest/index.ts";
import { runs } from "../properties/plays.ts";
import { given, keysIn, local, type Story, toOf } from "../support/given.ts";

type Case = {
  readonly agency: string;
  readonly quiet?: true;
  readonly late?: true;
  readonly opened?: true;
  readonly closed?: true;
};
/** What the noise may be at most. */
const noise = 2;
const monday = local("2026-11-30", "09:00");
const running = given(digest).done(
  "start",
  { region: "SYD" },
  "configuration",
  local("2026-11-25", "10:00"),
);
const rowOf = ({ agency, quiet, late }: Case, i: number) => ({
  instance: `C${i}`,
  workflow: "case",
  summary: {
    agency,
    open: true,
    dueAt: late ? local("2026-11-27", "09:00") : local("2026-12-02", "09:00"),
    facts: (quiet ? { quiet: "yes" } : {}) as never,
  },
});
const countedBy = (from: Story, cases: readonly Case[]): Story => {
  const of = (name: "opened" | "closed") => cases.filter((each) => each[name]).map(rowOf);
  const rows = {
    open: cases.filter(({ closed }) => !closed).map(rowOf),
    opened: of("opened"),
    closed: of("closed"),
  } as never;
  return from.in({ rows }).fires("count");
};
const counted = (...cases: readonly Case[]): Story => countedBy(running, cases);
const many = (agency: string, n: number, more: Partial<Case> = {}): readonly Case[] =>
  Array.from({ length: n }, () => ({ agency, ...more }));
/** What stands in the message of the region's space, and in that of a coordinator. */
const read = (story: Story): string =>
  JSON.stringify(story.view.posts.map(({ message }) => message));
type Line = Readonly<Record<"agency", string>> &
  Readonly<Record<"open" | "late" | "opened" | "closed", number>>;
const lines = (story: Story): readonly Line[] => story.state.weeks.at(-1).lines;
const others = (story: Story, agency: string) =>
  lines(story).filter((line) => line.agency !== agency);

describe("the week's numbers", () => {
  it("come on Mondays at nine, and go on coming", () => {
    expect(Object.values(running.timers)).toEqual([monday]);
    expect(Object.values(counted().timers)).toEqual([local("2026-12-07", "09:00")]);
  });
  it("are counted once on a Monday, also when they come early because they are late", () => {
    const late = running.fires(`count:${monday}`, local("2026-12-07", "08:00"));
    expect(Object.values(late.timers)).toEqual([local("2026-12-14", "09:00")]);
  });
  it("ask for what is open, and for what happened since the Monday before", () => {
    const command = { type: "count", values: {}, by: "clock", at: monday } as never;
    const since = local("2026-11-23", "09:00");
    expect(digest.needs?.(running.state, command, running.world)).toMatchObject({
      open: { workflow: "case", region: "SYD", open: true },
      opened: { region: "SYD", openedSince: since },
      closed: { region: "SYD", closedSince: since },
    });
  });
  it("go to the region's coordinators and to spaces that show counts, nowhere else", () => {
    const to = counted(...many("noomi", 9)).view.posts.map(toOf);
    expect(to.sort()).toEqual(["#region-syd", "regionkoordinator-1", "regionkoordinator-2"]);
    expect(running.posts).toEqual({});
  });
  it("are started by the configuration, once, and counted by the clock", () => {
    running.when("start", { region: "SYD" }, "configuration").then();
    given(digest).when("start", { region: "SYD" }, "regionkoordinator-1").denied();
    running.when("count", {}, "regionkoordinator-1").denied();
  });
});

describe("a week tells nobody what they may not read", () => {
  it("another agency's three are not told by the sum and one's own: there is no sum but that of the bands", () => {
    const own = many("noomi", 7);
    expect(read(counted(...own, ...many("evonhuset", 3)))).toBe(
      read(counted(...own, ...many("evonhuset", 2))),
    );
    expect(read(counted(...own, ...many("evonhuset", 3)))).toBe(read(counted(...own)));
  });
  it("a quiet case is in none of it: seven of which one is quiet are six", () => {
    const six = many("noomi", 6, { late: true, opened: true });
    expect(read(counted(...six, { agency: "noomi", quiet: true, late: true, opened: true }))).toBe(
      read(counted(...six)),
    );
    const over = many("noomi", 9, { closed: true });
    expect(read(counted(...over, ...many("noomi", 5, { closed: true, quiet: true })))).toBe(
      read(counted(...over)),
    );
  });
  it("stands in two worlds that differ in one quiet case as the same, whatever else there is", () => {
    const agencies = fc.constantFrom("noomi", "evonhuset", "polisen-syd", "boende-syd");
    const some = fc.array(
      fc.record({
        agency: agencies,
        late: fc.constantFrom(true as const, undefined),
        closed: fc.constantFrom(true as const, undefined),
      }),
      {
        maxLength: 60,
      },
    ) as fc.Arbitrary<readonly Case[]>;
    fc.assert(
      fc.property(some, agencies, (cases, agency) => {
        const [without, quiet, loud] = [
          counted(...cases),
          counted(...cases, { agency, quiet: true }),
          counted(...cases, { agency }),
        ];
        expect(read(quiet)).toBe(read(without));
        // One that another agency has moves that agency's line, by a band at most, and no other.
        expect(others(loud, agency)).toEqual(others(without, agency));
        const [was, is] = [without, loud].map(
          (each) => lines(each).find((line) => line.agency === agency)?.open ?? 0,
        );
        expect(Math.abs((is ?? 0) - (was ?? 0))).toBeLessThanOrEqual(bandWidth);
      }),
      runs(200),
    );
  });
  it("names every agency that may have cases, whether it has any or not, and none that may not", () => {
    const all = lines(counted()).map(({ agency }) => agency);
    expect(lines(counted(...many("noomi", 30))).map(({ agency }) => agency)).toEqual(all);
    expect(all).toContain("noomi");
    expect(all).not.toContain("plattformen");
  });
  it("says nobody as few, and many as a band", () => {
    expect(keysIn(counted().view.posts[0]?.message)).toContain("digest.fewEach");
    expect(keysIn(counted(...many("noomi", 20)).view.posts[0]?.message)).toContain("digest.of");
  });
  it("has a secret of its own, that no message says", () => {
    const story = counted(...many("noomi", 20));
    expect(read(story)).not.toContain(reveal(story.state.secret));
  });
});

describe("who watches week after week, and knows what they add themselves, sees where a band changes and not at which count", () => {
  const secrets = Array.from({ length: 400 }, (_, n) => `secret ${n}`);
  const shownAt = (secret: string, n: number): number => bandsBy(secret)("evonhuset open", n);
  it("the same count is told in the same way each week", () => {
    const first = counted(...many("evonhuset", 6));
    const open = (story: Story) => lines(story).map((line) => line.open);
    expect(open(countedBy(first, many("evonhuset", 6)))).toEqual(open(first));
  });
  it.each([0, 5, 10, 15])(
    "the band from %i may be any of at least five counts, and is wrong by two at most",
    (from) => {
      const counts = Array.from({ length: 40 }, (_, n) => n).filter((n) =>
        secrets.some((secret) => shownAt(secret, n) === from),
      );
      expect(counts.length).toBeGreaterThanOrEqual(bandWidth);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(from - noise);
      expect(Math.max(...counts)).toBeLessThanOrEqual(from + bandWidth - 1 + noise);
    },
  );
  it("the week in which few become five to nine may be that of four counts at least", () => {
    const flips = new Set(
      secrets.flatMap((secret) =>
        [0, 1, 2, 3, 4, 5, 6, 7, 8].filter(
          (n) => shownAt(secret, n) === 0 && shownAt(secret, n + 1) === bandWidth,
        ),
      ),
    );
    expect(flips.size).toBeGreaterThanOrEqual(4);
  });
  it("nobody is few, always", () => {
    for (const secret of secrets) expect(shownAt(secret, 0)).toBe(0);
  });
});
