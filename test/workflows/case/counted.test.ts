// What the guide and referrals know is told to the year's figures at closing, and nobody is asked for it.
import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { asks, type Given, local, now, row, type Story } from "../../support/given.ts";
import { closedByTwo, opened } from "./cases.ts";

const at = local("2026-12-07", "10:00");
const lawyer = (n: number) => ({ sender: "referral", instance: `R${n}` }) as never;
const all = {
  permit: "no",
  counsel: "yes",
  damages: "no",
  voluntary: "yes",
  guardian: "yes",
  concern: "no",
} as const;
const guided = (counted: object = all): Given => ({
  rows: { guide: [{ ...row("G1", { open: true }, "guide"), known: { counted } as never }] },
});
/** Without what is known of each case that is counted. */
const counts = (story: Story): unknown => {
  const stats = story.view.signals.find(({ workflow }) => workflow === "statistics")?.values.stats;
  const {
    quarter: _quarter,
    keeper: _keeper,
    contributor: _contributor,
    ...rest
  } = stats as Readonly<Record<string, string>>;
  return rest;
};
const closed = (story: Story, reason = "goalReached", counting = "yes"): unknown => {
  const asked = story.done("close", { reason, counting }, undefined, at);
  // What is a child's, or perhaps, is closed by two.
  return counts(asked.state.closing ? closedByTwo(story, at, { reason, counting }) : asked);
};
const referred = (
  story: Story,
  n: number,
  counted?: object,
  step = "accepted",
  to = "advokat",
): Story =>
  story
    .done(
      "share",
      {
        number: `H-${n}`,
        to,
        service: "malsagandebitrade",
        groups: [],
        sends: 1,
        ...(counted && { counted }),
      },
      lawyer(n),
      now,
    )
    .done("chain", { to, step }, lawyer(n), now)
    .done("chain", { to, step: "confirmed" }, lawyer(n), now);

describe("what is known at closing", () => {
  it("is told as codes: of a return only where somebody returned, of a child only where it is one", () => {
    expect(closed(opened({ child: "yes" }).in(guided()))).toEqual({
      permit: "no",
      counsel: "yes",
      damages: "no",
      guardian: "yes",
      concern: "no",
    });
    expect(closed(opened({ child: "unknown" }).in(guided()), "returned")).toEqual({
      permit: "no",
      counsel: "yes",
      damages: "no",
      voluntary: "yes",
    });
  });
  it("is kept of nobody without their yes, and asked of nobody", () => {
    expect(closed(opened().in(guided()), "goalReached", "no")).toEqual({});
    const asked = asks(kase, "close");
    for (const name of Object.keys(all))
      expect(`${asked.must} ${asked.later}`.split(" ")).not.toContain(name);
  });
  it("is what an accepted referral says where the guide does not, and nothing where either could be meant", () => {
    const [counsel, damages] = [{ counsel: "yes" }, { damages: "yes" }];
    expect(closed(referred(opened(), 1, counsel))).toEqual({ ...counsel, askedLaw: "met" });
    expect(closed(referred(opened(), 1, damages).in(guided({ damages: "no" })))).toMatchObject(
      damages,
    );
    for (const story of [
      referred(opened(), 1, counsel, "declined"),
      referred(referred(opened(), 1), 2, counsel),
      referred(referred(opened(), 1, counsel), 2, { counsel: "no" }),
    ])
      expect(closed(story)).not.toHaveProperty("counsel");
    expect(
      closed(
        referred(referred(opened(), 1, counsel), 2, { counsel: "no" }, "accepted", "evonhuset"),
      ),
    ).toMatchObject(counsel);
    expect(closed(opened())).toEqual({});
  });
});
