// Våra siffror, of referrals: each number against a sum of its own, the reasons by which they were declined, and one beyond each bound.
import { describe, expect, it } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import type { Query, Row } from "../../../src/rules/workflow.ts";
import { kase } from "../../../workflows/case/index.ts";
import { nearestRank } from "../../../workflows/case/surfaces/counting-referrals.ts";
import { numberedOf, whyNotOf } from "../../../workflows/referral/numbered.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  now,
  row,
  type Story,
  worldOf,
} from "../../support/given.ts";
import { agreed, anna, coordinator } from "../../support/office.ts";
import {
  accepted,
  declined,
  drafted,
  failed,
  received,
  receiver,
  sender,
  sent,
} from "../referral/referrals.ts";
import { drawn, factsIn } from "./facts-in.ts";

const shown = (referrals: readonly Row[]) =>
  given(kase, [], { rows: { referrals } }).panel("numbers", anna, now);
const needs = (kase.panels.numbers?.needs?.(
  kase.initial,
  { member: memberOf(anna), now },
  worldOf(),
) ?? {}) as unknown as Readonly<Record<string, Query>>;
const reasons = ["noCapacity", "outsideTarget", "personDeclines"] as const;
type Plain = {
  readonly from: string;
  readonly to: string;
  readonly sentAt?: string;
  readonly answeredAt?: string;
  readonly answer?: "yes" | "no";
  readonly step: string;
  readonly reason?: string;
  readonly place?: "yes";
};
const rowOf = ({ to, reason, ...facts }: Plain, i: number): Row => ({
  ...row(`R${i}`, { open: true, agency: to, facts: { ...facts, turn: "nobody" } }, "referral"),
  ...(reason && { known: { reason } as never }),
});
const sentOf = (more: Partial<Plain> = {}): Plain => ({
  from: "noomi",
  to: "evonhuset",
  sentAt: now,
  step: "sent",
  ...more,
});

describe("the nearest rank", () => {
  it.each([
    [[], 0.5, undefined],
    [[4], 0.9, 4],
    [[3, 1], 0.5, 1],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9, 9],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.5, 5],
  ])("of %j at %d is %s", (numbers, share, rank) => {
    expect(nearestRank(numbers, share)).toBe(rank);
  });
});

describe("what a referral says of itself for the numbers", () => {
  const says = (story: Story) => numberedOf(story.state);
  const why = (story: Story) => whyNotOf(story.state);
  it("is nothing of a draft", () => {
    expect(says(drafted())).toEqual({});
  });
  it("is when it was sent, when it was answered, and how", () => {
    expect(says(sent())).toEqual({ sentAt: now });
    expect(says(accepted())).toEqual({ sentAt: now, answeredAt: now, answer: "yes" });
    expect(says(declined())).toEqual({ sentAt: now, answeredAt: now, answer: "no" });
    expect(says(sent({ service: "skyddat_boende" })).place).toBe("yes");
  });
  it("is a reason, of what is declined alone", () => {
    expect(why(declined())).toEqual({ reason: "noCapacity" });
    for (const story of [
      drafted(),
      sent(),
      accepted(),
      received().done("withdraw", { reason: "other" }, sender),
    ])
      expect(why(story)).toBeUndefined();
  });
  it("is its first sending and first answer, and the newest answer: none while it waits anew", () => {
    const later = local("2026-12-07", "10:00");
    const anew = failed().done("reopen", {}, sender, later);
    expect(says(anew)).toEqual({ sentAt: now, answeredAt: now });
    expect(why(anew)).toBeUndefined();
    const taken = anew
      .done("receive", {}, receiver, later)
      .done(
        "accept",
        { holder: { member: receiver }, deputy: "regionkoordinator-2" },
        receiver,
        later,
      );
    expect(says(taken)).toEqual({ sentAt: now, answeredAt: now, answer: "yes" });
  });
});

describe("an agency's referrals", () => {
  const next = drawn(11);
  const pick = <T>(some: readonly T[]): T => some[next(some.length)] as T;
  const plain = Array.from({ length: 400 }, (): Plain => {
    const sentAt = new Date(
      Date.parse("2025-11-01T00:00:00Z") + next(390) * 86_400_000 + next(86_400) * 1_000,
    ).toISOString();
    const answer = pick(["yes", "no", undefined] as const);
    const step =
      answer === "yes"
        ? "ongoing"
        : answer === "no"
          ? "declined"
          : pick(["sent", "received", "withdrawn", "mistaken"]);
    const answeredAt = new Date(
      Date.parse(sentAt) + next(20) * 86_400_000 + next(86_400) * 1_000,
    ).toISOString();
    const [from, to] = pick([
      ["noomi", "evonhuset"],
      ["evonhuset", "noomi"],
      ["evonhuset", "lund"],
    ] as const);
    return {
      ...{ from, to, sentAt, step },
      ...(answer && { answer, answeredAt }),
      ...(answer === "no" && { reason: pick(reasons) }),
      ...(next(2) === 0 && { place: "yes" as const }),
    };
  });
  const dayOf = (at = ""): string => calendar.day(at);
  const daysOf = ({ sentAt, answeredAt }: Plain): number =>
    Math.round((Date.parse(dayOf(answeredAt)) - Date.parse(dayOf(sentAt))) / 86_400_000);
  /** As many as do not pass it are at least that share, and of the number before it are not. */
  const isRank = (n: number, all: readonly number[], share: number): boolean =>
    all.includes(n) &&
    all.filter((each) => each <= n).length >= share * all.length &&
    all.filter((each) => each < n).length < share * all.length;
  const panel = JSON.stringify(shown(plain.map(rowOf)));
  const halves = [
    ["2026-07-01", "2027-01-01"],
    ["2026-01-01", "2026-07-01"],
  ] as const;
  const ofSide = (side: "from" | "to", [from, until]: readonly [string, string]) =>
    plain.filter(
      (one) => one[side] === "noomi" && dayOf(one.sentAt) >= from && dayOf(one.sentAt) < until,
    );
  const waits = [...panel.matchAll(/"median":(\d+),"p90":(\d+)/g)].map(
    ([, median, p90]) => [Number(median), Number(p90)] as const,
  );

  it("are counted as a sum by hand counts them", () => {
    const sums = halves.flatMap((half) =>
      (["from", "to"] as const).flatMap((side) => {
        const own = ofSide(side, half);
        const open = own.filter(({ answer }) => answer === undefined);
        const isBack = ({ step }: Plain): boolean => step === "withdrawn" || step === "mistaken";
        return [
          [side === "from" ? "sent" : "received", own.length],
          ["yes", own.filter(({ answer }) => answer === "yes").length],
          ["no", own.filter(({ answer }) => answer === "no").length],
          ["back", open.filter(isBack).length],
          ["waiting", open.filter((one) => !isBack(one)).length],
        ] as const;
      }),
    );
    const caseFacts = ["open", "own", "began", "closed", "filed"];
    const counted = factsIn(shown(plain.map(rowOf))).filter(([name]) => !caseFacts.includes(name));
    expect(counted).toEqual(sums);
    expect(Math.min(...sums.map(([, n]) => n))).toBeGreaterThan(0);
    for (let i = 0; i < sums.length; i += 5)
      expect(sums[i]?.[1]).toBe(sums.slice(i + 1, i + 5).reduce((sum, [, n]) => sum + n, 0));
  });
  it("have waited as long as half and nine in ten of them have, in local days", () => {
    const all = halves.flatMap((half) =>
      (["from", "to"] as const).map((side) =>
        ofSide(side, half)
          .filter(({ answer }) => answer)
          .map(daysOf),
      ),
    );
    expect(waits).toHaveLength(4);
    for (const [i, [median, p90]] of waits.entries())
      expect([isRank(median, all[i] ?? [], 0.5), isRank(p90, all[i] ?? [], 0.9)]).toEqual([
        true,
        true,
      ]);
  });
  it("are declined for reasons, the most frequent first, each with how many", () => {
    const said = [
      ...panel.matchAll(
        /"code":"(\w+)","of":"rejection"\},\{"key":"case\.numbers\.times","with":\{"n":(\d+)\}/g,
      ),
    ];
    const own = halves.flatMap((half) =>
      (["from", "to"] as const).flatMap((side) => {
        const no = ofSide(side, half).filter(({ answer }) => answer === "no");
        const each = reasons.map(
          (reason) => [reason, no.filter((one) => one.reason === reason).length] as const,
        );
        return each.filter(([, n]) => n > 0).toSorted((a, b) => b[1] - a[1]);
      }),
    );
    expect(said.map(([, reason, n]) => `${n} ${reason}`).toSorted()).toEqual(
      own.map(([reason, n]) => `${n} ${reason}`).toSorted(),
    );
    expect(said.map(([, , n]) => Number(n))).toEqual(own.map(([, n]) => n));
    expect(panel).not.toContain("case.numbers.unsaid");
  });
  it("ask for places, of which some are found", () => {
    const found = [...panel.matchAll(/"asked":(\d+),"found":(\d+)/g)].map(([, asked, yes]) => [
      Number(asked),
      Number(yes),
    ]);
    expect(found).toEqual(
      halves.map((half) => {
        const places = ofSide("from", half).filter(({ place }) => place);
        return [places.length, places.filter(({ answer }) => answer === "yes").length];
      }),
    );
  });
  it("wait for days of the calendar and not for hours", () => {
    const one = sentOf({
      step: "accepted",
      answer: "yes",
      sentAt: local("2026-11-24", "23:50"),
      answeredAt: local("2026-11-25", "00:10"),
    });
    expect(JSON.stringify(shown([one].map(rowOf)))).toContain('"median":1,"p90":1');
  });
  it("say of how many no reason is shown", () => {
    const no = { step: "declined", answer: "no", answeredAt: now } as const;
    const rows = [sentOf({ ...no, reason: "noCapacity" }), sentOf(no), sentOf(no)].map(rowOf);
    expect(JSON.stringify(shown(rows))).toContain('{"key":"case.numbers.unsaid","with":{"n":2}}');
  });
  it("say one beyond what is counted that there are more, and not before", () => {
    const many = (n: number) => shown(Array.from({ length: n }, () => sentOf()).map(rowOf));
    expect(keysIn(many(1_000))).not.toContain("case.numbers.cutReferrals");
    expect(keysIn(many(1_001))).toContain("case.numbers.cutReferrals");
    expect(factsIn(many(1_001)).find(([name]) => name === "sent")).toEqual(["sent", 1_000]);
    expect(needs.referrals).toMatchObject({ for: { id: anna }, limit: 1_001 });
  });
  it("are found whose draft is older than the half-year", () => {
    const first = sent({}, { at: local("2026-01-02", "10:00") });
    expect(
      needs.referrals?.openedSince &&
        needs.referrals.openedSince < (first.view.summary.openedAt ?? ""),
    ).toBe(true);
    expect(
      needs.referrals?.openedSince && needs.referrals.openedSince <= local("2025-12-02", "00:00"),
    ).toBe(true);
  });
});

describe("the numbers of two agencies on the whole bot", () => {
  it("have a referral at both, with its reason, and at nobody else", async () => {
    const { o, kase: id } = await agreed();
    const referral = await o.received(id);
    await o.does(coordinator, "referral", "decline", { reason: "noCapacity" }, referral);
    const read = async (who: string): Promise<string> =>
      JSON.stringify(await o.asks(who, { kind: "panel", workflow: "case", panel: "numbers" }));
    for (const [who, label] of [
      [anna, "Hänvisningar från er"],
      [coordinator, "Hänvisningar till er"],
    ] as const) {
      const said = await read(who);
      expect(said).toMatch(new RegExp(`"${label}",\\s*"1"`));
      expect(said).toContain("Ingen plats (1)");
    }
    const other = await read("U0POLIS01");
    expect(other).not.toContain("Ingen plats");
  });
});
