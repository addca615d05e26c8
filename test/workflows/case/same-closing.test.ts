// Two cases of one person: the clocks of the one that closes go on until there was contact in the other; and undoing it.
import { describe, expect, it } from "vitest";
import { reveal } from "../../../src/rules/ui.ts";
import { statisticsTells } from "../../../workflows/case/counting/told.ts";
import { checkInWith, closing } from "./cases.ts";
import { anna, boss, calm, closes, hour, lead, rk, Two, worker } from "./two-cases.ts";

describe("the clocks of the one that closes", () => {
  it("go on until the other has had contact: it says so, and both are told no more", () => {
    const two = new Two().joined();
    const timers = two.of(two.a).view.timers.map(({ key, at }) => [key, at]);
    closes(two);
    expect(two.state(two.a)).toMatchObject({ step: "open", closing: { by: anna, waits: {} } });
    expect(two.of(two.a).view.timers.map(({ key, at }) => [key, at])).toEqual(timers);
    expect(two.panel(two.a, anna, "closed")).toContain("case.same.closing");
    expect(two.posts(two.b).filter((key) => key.startsWith("sameWanted:"))).toHaveLength(1);
    const missed = two.later(14 * 24 * hour);
    expect(missed.facts(missed.a)).toContain("missed");
    expect(missed.state(missed.a).step).toBe("open");
  });
  it("end when the other notes contact, a little later, because a check-in can be taken back", () => {
    const two = new Two().joined();
    closes(two);
    two.does(rk, two.b, "noContact").later(hour);
    expect(two.state(two.a).step).toBe("open");
    calm(two, rk, two.b).later(hour / 12);
    expect(two.state(two.a).step).toBe("open");
    two.does(rk, two.b, "undo").later(hour);
    expect(two.state(two.a).step).toBe("open");
    calm(two, rk, two.b).later(hour);
    expect(two.state(two.a)).toMatchObject({ step: "closed", closed: { reason: "goalReached" } });
    expect(two.posts(two.a)).toContain("sameHeard:1");
    const met = two.of(two.b).view.signals.filter(({ command }) => command === "sameMet");
    expect(met.map(({ values }) => values)).toEqual([{}]);
  });
  it("do not end for a contact from before the wish to close", () => {
    const two = new Two().joined();
    calm(two, rk, two.b);
    closes(two).later(hour);
    expect(two.state(two.a).step).toBe("open");
  });
  it("wait after a colleague's yes as well, and can be kept", () => {
    const two = new Two().joined();
    two.does(anna, two.a, "close", { ...closing, reason: "contactLost" });
    two.does(lead, two.a, "confirmClose");
    expect(two.state(two.a)).toMatchObject({
      step: "open",
      closing: { waits: { second: { by: lead } } },
    });
    two.does(anna, two.a, "keepOpen", { instead: "talk" });
    calm(two, rk, two.b).later(hour);
    expect(two.state(two.a)).toMatchObject({ step: "open" });
    expect(two.posts(two.b).filter((key) => key.startsWith("sameWanted:"))).toEqual([]);
    two
      .does(anna, two.a, "close", { ...closing, reason: "contactLost" })
      .does(lead, two.a, "confirmClose");
    calm(two, rk, two.b).later(hour);
    expect(two.state(two.a)).toMatchObject({ step: "closed", closed: { second: { by: lead } } });
  });
  it("of acute danger are its own: the wish to close is gone", () => {
    const two = new Two().joined();
    closes(two).does(anna, two.a, "checkIn", checkInWith({ safety: "red" }));
    calm(two, rk, two.b).later(hour);
    expect(two.state(two.a).step).toBe("open");
  });
  it("wait for no case that is closed: the second to close is closed at once", () => {
    const two = new Two().joined();
    closes(two);
    calm(two, rk, two.b).later(hour);
    two.does(rk, two.b, "close", { reason: "goalReached" });
    expect(two.state(two.b).step).toBe("closed");
  });
  it("of two that both wait go on: the one that had contact first is open again", () => {
    const two = new Two().joined();
    closes(two).does(rk, two.b, "close", { reason: "goalReached" });
    expect([two.state(two.a).step, two.state(two.b).step]).toEqual(["open", "open"]);
    calm(two, rk, two.b).later(hour);
    expect([two.state(two.a).step, two.state(two.b).step]).toEqual(["closed", "open"]);
    expect(two.state(two.b).closing).toBeUndefined();
    expect(two.posts(two.b)).toContain("sameBack:1");
  });
});

describe("a link is undone", () => {
  it("by either side, is told to the other, and a closing that waits goes back to open", () => {
    for (const [by, which, agency] of [
      [anna, "a", "evonhuset"] as const,
      [rk, "b", "noomi"] as const,
    ]) {
      const two = new Two().joined();
      closes(two).does(by, two[which], "undoSame", { agency });
      expect(two.state(two.a)).toMatchObject({ step: "open", same: [{ step: "over" }] });
      expect(two.state(two.a).closing).toBeUndefined();
      expect(two.posts(two.a)).toContain("sameBack:1");
      expect(two.posts(which === "a" ? two.b : two.a)).toContain("sameOver:1");
      calm(two, rk, two.b).later(hour);
      expect(two.state(two.a).step).toBe("open");
      // And closing is as anywhere.
      closes(two);
      expect(two.state(two.a).step).toBe("closed");
    }
  });
  it("until erasure: of a case that is closed as well", () => {
    const two = new Two().joined();
    closes(two);
    calm(two, rk, two.b).later(hour);
    two.does(anna, two.a, "undoSame", { agency: "evonhuset" });
    expect(two.links(two.b)).toMatchObject([{ step: "over" }]);
  });
  it("by the erasure of one: the other keeps nothing that leads there", () => {
    const two = new Two().joined();
    closes(two);
    calm(two, rk, two.b).later(hour);
    two.files(anna, two.a);
    const { ref } = two.state(two.a);
    two.sim.now += 91 * 24 * hour;
    two.does(lead, two.a, "erase", { sure: "erase" });
    expect(two.state(two.a).step).toBe("erasing");
    expect(two.links(two.b)).toMatchObject([{ step: "over" }]);
    for (const secret of [two.a, ref])
      expect(JSON.stringify(two.state(two.b))).not.toContain(secret);
    expect(two.posts(two.b)).toContain("sameOver:1");
  });
  it("by moving the case to a third agency", () => {
    const two = new Two().joined();
    const referral = { sender: "referral", instance: "R1" } as never;
    const moving = {
      to: "socialtjansten-malmo",
      into: "K9",
      region: "SYD",
      holder: { member: worker },
      deputy: boss,
    };
    expect(
      two.sim.run({
        workflow: "case",
        instance: two.a,
        command: "moveAway",
        values: moving,
        by: referral,
      }),
    ).toBe("ok");
    expect(two.state(two.a).step).toBe("closed");
    expect(two.links(two.b)).toMatchObject([{ step: "over" }]);
  });
});

describe("nothing else is joined", () => {
  it("each keeps its own timers and rounds, and the figures count the person once: at the agency whose id comes first", () => {
    const two = new Two();
    const of = (id: string) => two.of(id).view.timers.map(({ key, at }) => [key, at]);
    const before = [of(two.a), of(two.b), two.state(two.a).round, two.state(two.b).round];
    two.joined();
    expect([of(two.a), of(two.b), two.state(two.a).round, two.state(two.b).round]).toEqual(before);
    closes(two);
    calm(two, rk, two.b)
      .later(hour)
      .does(rk, two.b, "close", { reason: "goalReached", counting: "yes", ageGroup: "adult" });
    const rows = two.sim
      .of("statistics")
      .flatMap(({ facts }) => facts.filter(({ type }) => type === "added"));
    const left = (two.sim.of("statistics").at(-1)?.state ?? {}) as Readonly<
      Record<"rows" | "noes" | "unasked", readonly object[]>
    >;
    expect([rows.length, left.rows.length, left.unasked.length]).toEqual([1, 1, 0]);
  });
  it("of three that are linked with each other one is counted, whichever asked which", () => {
    const [evonhuset, noomi, town] = ["evonhuset", "noomi", "socialtjansten-malmo"];
    const two = new Two();
    two.does(anna, two.a, "close", { ...closing, counting: "yes", ageGroup: "adult" });
    /** The case of an agency with these links, as the figures are told of it. */
    const told = (
      agency: string,
      others: readonly (readonly [agency: string, asked: boolean])[],
    ) => {
      const same = others.map(([other, asked], n) => ({
        n,
        agency: other,
        other: `K-${other}`,
        at: "2026-12-01T10:00:00Z",
        step: "same",
        noes: [],
        ...(asked && { offer: {} }),
      }));
      const state = { ...two.state(two.a), agency, same };
      return statisticsTells(state as never, two.sim.world({})).map(({ values }) =>
        String(reveal((values as { counting: never }).counting)),
      );
    };
    const rings: readonly (readonly [string, boolean])[][][] = [
      // Each has asked the next; then one has asked both others.
      [
        [
          [noomi, false],
          [town, true],
        ],
        [
          [evonhuset, true],
          [town, false],
        ],
        [
          [evonhuset, false],
          [noomi, true],
        ],
      ],
      [
        [
          [noomi, false],
          [town, false],
        ],
        [
          [evonhuset, true],
          [town, true],
        ],
        [
          [evonhuset, true],
          [noomi, false],
        ],
      ],
    ];
    for (const ring of rings)
      expect(
        ring.flatMap((links, at) => told([evonhuset, noomi, town][at] as string, links)),
      ).toEqual(["yes", "out", "out"]);
    // A chain leaves at least one: the agency in the middle knows both, and they do not know each other.
    const chain = [
      told(evonhuset, [[town, true]]),
      told(town, [
        [evonhuset, false],
        [noomi, false],
      ]),
      told(noomi, [[town, true]]),
    ];
    expect(chain.flat()).toEqual(["yes", "out", "yes"]);
  });
});
