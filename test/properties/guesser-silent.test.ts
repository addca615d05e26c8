// What is recorded by a form of its own, and shows nowhere: a thief of the files learns of no case whether it was.
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commonIn, lengths, look, showingsIn } from "../support/at-rest.ts";
import { local } from "../support/given.ts";
import { above, chance, draws, type Example, type Features } from "../support/guesser.ts";
import { anna, Office, yes } from "../support/office.ts";
import { createWorld, type World } from "../support/world.ts";

/** `STAFETT_CASES=1200` for the numbers of docs/threat-model.md. */
const count = Number(process.env.STAFETT_CASES ?? 320);
/** Every second is so, and what is so is drawn by itself. */
const truths = ["consented", "refused", "reachable", "corrected"] as const;
type Truth = (typeof truths)[number];
type Known = { readonly instance: string } & Readonly<Record<Truth, boolean>>;
let w: World;
let known: readonly Known[];
/** While it waits for a row, and when it lies in one. */
let waiting: ReadonlyMap<string, Features>;
let written: ReadonlyMap<string, Features>;
/** `names`: what each was called in the log when it was opened, which a thief knows by the time. */
const lookAll = (
  db: DatabaseSync,
  cases: readonly Known[],
  names: readonly string[],
): ReadonlyMap<string, Features> => {
  const [common, lines] = [commonIn(db), showingsIn(db)];
  return new Map(
    cases.map(({ instance }, n) => {
      const shown = lines.filter(({ about }) => about === names[n]);
      return [
        instance,
        {
          ...look(db, instance, (name) => common.has(name)).said,
          shown: shown.length,
          ...lengths("showing", shown),
        },
      ];
    }),
  );
};

beforeAll(async () => {
  w = await createWorld();
  const [o, draw] = [new Office(w), draws(23)];
  const db = new DatabaseSync(w.file, { readOnly: true });
  const shows = (instance: string) =>
    o.asks(anna, { kind: "panel", workflow: "case", instance, panel: "show" });
  const cases: Known[] = [];
  const opened: string[] = [];
  for (let n = 0; n < count; n++) {
    const instance = await o.kase();
    await shows(instance);
    opened.push(showingsIn(db).at(-1)?.about ?? "");
    cases.push({
      instance,
      ...(Object.fromEntries(truths.map((truth) => [truth, draw() < 0.5])) as Record<
        Truth,
        boolean
      >),
    });
  }
  const minute = 60_000;
  w.clock.advance(minute);
  // On the way through its day somebody writes down what was said of some, and looks at it.
  for (const { instance, ...is } of cases.toSorted(() => draw() - 0.5)) {
    const does = (command: string, values: Readonly<Record<string, unknown>>) =>
      o.does(anna, "case", command, values, instance);
    if (is.consented) await does("consent", yes);
    if (is.refused) await does("consent", { ...yes, agency: "rfsl-stockholm", given: "no" });
    if (is.reachable)
      await does("setSafeContact", { safeContactMode: ["ownPhone"], beside: ["nobody"] });
    if (is.corrected) await does("setChild", { child: "unknown" });
    if (is.consented || is.refused) await shows(instance);
    w.clock.advance(1_000);
  }
  await w.idle();
  waiting = lookAll(db, cases, opened);
  await w.until(local("2026-11-26", "10:00"));
  const next = {
    safety: "green",
    contact: "yes",
    next: "wait",
    who: { member: anna },
    day: "2026-11-30",
    consent: "no",
    round: "1",
  };
  for (const { instance } of cases) await o.does(anna, "case", "checkIn", next, instance);
  await w.idle();
  known = cases;
  written = lookAll(db, cases, opened);
  db.close();
});
afterAll(() => w.close());

const examples = (truth: Truth, of: ReadonlyMap<string, Features>): readonly Example[] =>
  known.map((one) => ({ features: of.get(one.instance) ?? {}, is: one[truth] }));

describe("a trained guesser with the files and no key, of what was recorded by a form of its own", () => {
  test.each(truths)("learns nothing above chance: %s", (truth) => {
    for (const of of [waiting, written])
      expect(above(examples(truth, of)).points).toBeLessThanOrEqual(chance(count));
  });
  test("would learn it at once if each event had a row", () => {
    const telling = known.map((one) => ({
      features: { rows: truths.filter((truth) => one[truth]).length },
      is: one.consented,
    }));
    expect(above(telling).points).toBeGreaterThan(10);
  });
  test("sees rows of one size, as many for each", () => {
    const all = [...written.values()];
    expect(new Set(all.map(({ events, version }) => `${events} ${version}`))).toEqual(
      new Set(["2 2"]),
    );
    const sizes = all.flatMap((each) =>
      Object.entries(each).flatMap(([name, bytes]) =>
        /^event\.\d+\.bytes$/.test(name) ? [bytes] : [],
      ),
    );
    expect(new Set(sizes)).toEqual(new Set([1_024 + 28]));
  });
});
