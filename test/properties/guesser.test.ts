// What lies on the disk tells nobody without a key what a case is about: names, rows, sizes and times of every table and file, and the log.
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commonIn, lengths, look, showingsIn } from "../support/at-rest.ts";
import { consentTo } from "../support/consent-to.ts";
import { above, chance, draws, type Example, type Features } from "../support/guesser.ts";
import { anna, coordinator, Office } from "../support/office.ts";
import { createWorld, type World } from "../support/world.ts";

/** `STAFETT_CASES=1200` for the numbers of docs/threat-model.md. */
const count = Number(process.env.STAFETT_CASES ?? 320);
const share = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
/** Every fourth is so, and what is so is drawn by itself. */
const truths = ["child", "high", "quiet", "consent", "betanketid", "unsafe"] as const;
type Truth = (typeof truths)[number];
type Known = { readonly instance: string } & Readonly<Record<Truth, boolean>>;

let w: World;
let known: Known[];
let said: Map<string, Features>;
let cadence: Map<string, Features>;
const writes = new Map<string, number>();

/** The same is done with every case, and only the answers differ. */
const play = async (o: Office, draw: () => number): Promise<Known> => {
  const is = Object.fromEntries(truths.map((truth) => [truth, draw() < 0.5])) as Record<
    Truth,
    boolean
  >;
  const yes = (truth: Truth): string => (is[truth] ? "yes" : "no");
  const first = {
    deputy: "noomi-ersattare",
    child: yes("child"),
    risk: is.high ? "high" : "low",
    quiet: yes("quiet"),
  };
  const instance = await o.does(anna, "case", "open", first);
  const shows = (panel: string) =>
    o.asks(anna, { kind: "panel", workflow: "case", instance, panel });
  // The panels that follow, as a form sent brings them.
  expect(await shows(is.child ? "childOpened" : "opened")).toMatchObject({ kind: "panel" });
  // What agencies have in common is found by MACs that name two of them: they are among what is looked at.
  await o.does(anna, "case", "consent", consentTo(share), instance);
  await o.does(anna, "case", "invite", share, instance);
  await o.does(coordinator, "case", "accept", { contact: coordinator }, instance);
  const answer = {
    safety: is.unsafe ? "yellow" : "green",
    contact: "yes",
    next: "wait",
    who: { member: anna },
    day: "2026-11-30",
  };
  await o.does(
    anna,
    "case",
    "checkIn",
    { round: "1", ...answer, consent: is.consent ? "yes" : "no" },
    instance,
  );
  expect(await shows("show")).toMatchObject({ kind: "panel" });
  await o.does(
    anna,
    "case",
    "setDeadline",
    { kind: is.betanketid ? "betanketid" : "annan", day: "2027-03-01" },
    instance,
  );
  return { instance, ...is };
};

/** The log of showings, case by case: a thief who has watched the disk knows which lines came while a case was. `until`: how many there were after each. */
const showingsOf = (
  lines: ReturnType<typeof showingsIn>,
  until: readonly number[],
): readonly Features[] =>
  until.map((end, n) => {
    const shown = lines.slice(until[n - 1] ?? 0, end);
    return {
      shown: shown.length,
      during: (shown.at(-1)?.at ?? 0) - (shown[0]?.at ?? 0),
      ...lengths("showing", shown),
    };
  });

beforeAll(async () => {
  w = await createWorld();
  const { store } = w.stafett;
  const { commit } = store.journal;
  const counting: typeof commit = (unit) => {
    for (const { instance } of unit.writes) writes.set(instance, (writes.get(instance) ?? 0) + 1);
    return commit(unit);
  };
  Object.assign(w.stafett.core.store.journal, { commit: counting });
  const o = new Office(w);
  const draw = draws(17);
  known = [];
  const db = new DatabaseSync(w.file, { readOnly: true });
  const until: number[] = [];
  for (let i = 0; i < count; i++) {
    known.push(await play(o, draw));
    until.push(showingsIn(db).length);
  }
  await w.idle();
  const common = commonIn(db);
  const seen = new Map(
    known.map(({ instance }) => [instance, look(db, instance, (name) => common.has(name))]),
  );
  const showings = showingsOf(showingsIn(db), until);
  db.close();
  expect(showings.every(({ shown }) => (shown ?? 0) >= 2)).toBe(true);
  expect(writes.size).toBeGreaterThanOrEqual(count);
  said = new Map(
    // A revision begins anywhere and rises by a number that is drawn. The guesser is given how often a row was written instead.
    [...seen].map(([instance, one], n) => [
      instance,
      { ...one.said, writes: writes.get(instance) ?? 0, ...showings[n] },
    ]),
  );
  cadence = new Map([...seen].map(([instance, one]) => [instance, one.cadence]));
});
afterAll(() => w.close());

const examples = (truth: Truth, of: Map<string, Features>): readonly Example[] =>
  known.map((one) => ({ features: of.get(one.instance) ?? {}, is: one[truth] }));

describe("a trained guesser with the files and no key", () => {
  test.each(truths)("learns nothing above chance: %s", (truth) => {
    const { points } = above(examples(truth, said));
    expect(points).toBeLessThanOrEqual(chance(count));
  });
  test("would learn it at once from a row that tells", () => {
    for (const truth of truths) {
      const telling = examples(truth, said).map(({ features, is }) => ({
        features: { ...features, told: is ? 1 : 0 },
        is,
      }));
      expect(above(telling).points).toBeGreaterThan(30);
    }
  });
  /** The day of the next check-in follows from risk, and lists need it: declared as `cadence` and `meeting`. docs/threat-model.md has the figure. */
  test("the cadence tells of risk what it is declared to, and of nothing else", () => {
    const figures = Object.fromEntries(
      truths.map((truth) => [truth, Math.round(above(examples(truth, cadence)).points)]),
    );
    expect(figures.high).toBeGreaterThan(30);
    for (const truth of ["child", "consent", "unsafe"] as const)
      expect([truth, figures[truth]]).toEqual([truth, expect.toSatisfy((n: number) => n <= 5)]);
  });
});
