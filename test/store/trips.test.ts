// How often a command waits for the server, counted on the way: far away each of them is a millisecond or more.
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { checkIn, openCase, platform, program } from "../support/programs.ts";
import { freshSchema, server } from "./engines.ts";
import { openWay } from "./way.ts";

const callers = 32;
const far = async () => {
  const way = await openWay();
  onTestFinished(way.close);
  const { url } = server as { readonly url: string };
  const [data, keys] = [way.through(await freshSchema(url)), await freshSchema(url)];
  const one = await program(data, keys, platform());
  // Only what people ask for is counted: the worker does its part by itself.
  await one.stafett.worker.stop();
  return { way, one };
};

test.skipIf("skip" in server)(
  "a check-in waits three times, an opening six times at most",
  async () => {
    const { way, one } = await far();
    const { ref } = await openCase(one, "first");
    for (let n = 0; n < 3; n++) await checkIn(one, ref);
    way.roundTrips();
    expect((await checkIn(one, ref)).kind).toBe("done");
    const checked = way.roundTrips();
    await openCase(one, "second");
    const opened = way.roundTrips();
    expect(checked).toBeLessThanOrEqual(3);
    expect(opened).toBeLessThanOrEqual(6);
  },
);
test.skipIf("skip" in server)("thirty-two callers wait twice a command at most", async () => {
  const { way, one } = await far();
  const refs: string[] = [];
  for (let n = 0; n < callers; n++) refs.push((await openCase(one, `case ${n}`)).ref);
  const all = () =>
    Promise.all(refs.map(async (ref) => expect((await checkIn(one, ref)).kind).toBe("done")));
  for (let n = 0; n < 2; n++) await all();
  way.roundTrips();
  const rounds = 4;
  for (let n = 0; n < rounds; n++) await all();
  const each = way.roundTrips() / rounds / callers;
  expect(each).toBeLessThanOrEqual(2);
});
test.skipIf("skip" in server)(
  "what is read in the same moment waits once, and one that fails fails alone",
  async () => {
    const way = await openWay();
    onTestFinished(way.close);
    const { url } = server as { readonly url: string };
    const db = await openPostgres(way.through(await freshSchema(url)));
    onTestFinished(() => db.close());
    await db.query("select 1 as n");
    way.roundTrips();
    const nine = Array.from({ length: 9 }, (_, n) => db.query("select ? + 0 as n", [n]));
    expect((await Promise.all(nine)).map(([row]) => Number(row?.n))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(way.roundTrips()).toBe(1);
    const [good, bad, after] = await Promise.allSettled(
      ["select 1 as n", "select nothing from nowhere", "select 2 as n"].map((sql) => db.query(sql)),
    );
    expect([good?.status, bad?.status, after?.status]).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await db.query("select 3 as n")).toEqual([{ n: 3 }]);
  },
);
