// Pure counting behind the panel `numbers`: rows of referrals that an agency sent, or got, in a half-year.
import { reveal, seal } from "../../../src/rules/ui.ts";
import type { Row, World } from "../../../src/rules/workflow.ts";
import { referralProjection } from "../../referral/projection.ts";
import { type HalfYear, isIn } from "./counting.ts";

const dayMs = 86_400_000;
/** The smallest of these numbers that at least a share of them do not pass. */
export const nearestRank = (numbers: readonly number[], share: number): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(share * numbers.length) - 1];

export type Side = "sent" | "received";
const isOf: Readonly<Record<Side, (row: Row, agency: string) => boolean>> = {
  sent: (row, agency) => referralProjection.of(row).from === agency,
  received: ({ summary }, agency) => summary.agency === agency,
};
/** Stopped by the sender before there was an answer. */
const backSteps: readonly unknown[] = ["withdrawn", "mistaken", "astray"];
/** In local days: 0 where it was answered on the day on which it was sent. */
const waitOf = (row: Row, { calendar }: World): readonly number[] => {
  const { sentAt, answeredAt } = referralProjection.of(row);
  return sentAt && answeredAt
    ? [(Date.parse(calendar.day(answeredAt)) - Date.parse(calendar.day(sentAt))) / dayMs]
    : [];
};
/** The reasons of these, those most often given first, each with its rows; `unsaid`: those of which no reason was read. */
const whyNot = (declined: readonly Row[]) => {
  const said = declined.map((row) => ({ row, known: referralProjection.known(row) }));
  const by = Map.groupBy(said, ({ known }) => known && reveal(reveal(known).reason));
  const reasons = [...by].flatMap(([reason, rows]) =>
    reason ? [{ reason: seal<string>(reason), rows }] : [],
  );
  return {
    reasons: reasons.toSorted((a, b) => b.rows.length - a.rows.length),
    unsaid: by.get(undefined) ?? [],
  };
};
/** Each one that was sent in the half-year is in exactly one of `yes`, `no`, `back` and `waiting`. */
export const referralsIn = (
  half: HalfYear,
  side: Side,
  rows: readonly Row[],
  agency: string,
  world: World,
) => {
  const asked = rows.filter(
    (row) => isOf[side](row, agency) && isIn(half, referralProjection.of(row).sentAt, world),
  );
  const answered = (answer: "yes" | "no") =>
    asked.filter((row) => referralProjection.of(row).answer === answer);
  const open = asked.filter((row) => referralProjection.of(row).answer === undefined);
  const isBack = (row: Row): boolean => backSteps.includes(referralProjection.of(row).step);
  const places = asked.filter((row) => referralProjection.of(row).place !== undefined);
  const no = answered("no");
  return {
    asked,
    yes: answered("yes"),
    no,
    ...whyNot(no),
    back: open.filter(isBack),
    waiting: open.filter((row) => !isBack(row)),
    waits: asked.flatMap((row) => waitOf(row, world)),
    places,
    found: places.filter((row) => referralProjection.of(row).answer === "yes"),
  };
};
