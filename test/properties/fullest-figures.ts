// Years of figures in which every code has people, and the fullest numbers of an agency, for the limits of both platforms.
import { kase } from "../../workflows/case/index.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { reasons } from "../../workflows/referral/codes.ts";
import { catalogueOf, tableNames } from "../../workflows/statistics/catalogue.ts";
import { given, now, row, type Story } from "../support/given.ts";

const release = { sender: "release", instance: "7KQ3M9XZ7KQ3M9XZ" } as never;
/** More years than a panel shows; of a list all is said but one. */
export const fullYears = (): Story => {
  const codes = Object.entries(catalogueOf(["SYD"]).dimensions).flatMap(([of, all]) =>
    all.map((code) => `${of}=${code}`),
  );
  const pairs = ["police=no&support=yes", "police=yes&support=yes"];
  const figures = Object.fromEntries(
    [...codes, ...pairs].map((name) => [name, name.endsWith("unknown") ? null : 123_456]),
  );
  const tables = Object.fromEntries(tableNames.map((name) => [name, now]));
  return ["2021", "2022", "2023", "2024", "2025", "2026"].reduce(
    (story, year) => story.done("released", { year, tables, figures }, release),
    given(conventions).done("start", {}, "configuration"),
  );
};

/** An agency's own numbers beyond both bounds, in both half-years and on both sides: each reason for a no, and some whose reason is not read. */
export const fullNumbers = (): Story => {
  const at = ["2026-11-20T08:00:00.000Z", "2026-03-20T08:00:00.000Z"];
  const cases = Array.from({ length: 2_001 }, (_, i) =>
    row(`C${i}`, { open: false, openedAt: at[i % 2], closedAt: at[i % 2] }),
  );
  const referrals = Array.from({ length: 1_001 }, (_, i) => {
    const reason = [...reasons, undefined][Math.floor(i / 4) % (reasons.length + 1)];
    const [from, agency] = i % 4 < 2 ? ["noomi", "evonhuset"] : ["evonhuset", "noomi"];
    const sentAt = at[i % 2];
    const ends =
      i < 900
        ? { answer: "no", answeredAt: now, step: "declined" }
        : { step: i < 950 ? "sent" : "withdrawn" };
    const one = row(
      `R${i}`,
      { open: false, agency, facts: { from, sentAt, place: "yes", ...ends } },
      "referral",
    );
    return { ...one, ...(reason && { known: { reason } as never }) };
  });
  return given(kase, [], { rows: { open: cases, closed: cases, referrals } });
};
