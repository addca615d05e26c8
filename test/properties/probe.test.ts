// The police can take part without being able to ask who is known: the answer to a reference, in every field, is the same for known, refused and unknown.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workflows } from "../../workflows/index.ts";
import { draws } from "../support/guesser.ts";
import { type Kind, kinds, type Place, Probe, type Seen } from "../support/probing.ts";
import { playsMany } from "./many.ts";

/** With everything in memory, and with a memory that holds one of each, so that all is read from the disk. */
describe.each([
  ["everything in memory", undefined],
  ["nothing in memory", { instancesKept: 2, keysKept: 1 }],
])("a member of the police who probes, with %s,", (_what, bounds) => {
  let probe: Probe;
  beforeAll(async () => {
    probe = await Probe.begin(bounds);
  });
  afterAll(() => probe.close());

  test("has no part in what is probed", async () => {
    expect(await probe.isClosed()).toBe(true);
  });
  /** Each kind once, in this order. What is taken the first time is said to be done already from then on. */
  const round = async (place: Place, order: readonly Kind[]): Promise<string | undefined> => {
    const seen: (Seen & { readonly kind: Kind })[] = [];
    for (const kind of order) seen.push({ kind, ...(await probe.ask(place, kind)) });
    const [first] = seen;
    const other = seen.find(({ said, statements }) => (said === first?.said ? statements !== first.statements : place.isLine !== true));
    if (!other || !first) return undefined;
    return other.said === first.said
      ? `${place.name}: ${first.kind} after ${first.statements} statements, ${other.kind} after ${other.statements}`
      : `${place.name}: ${first.kind} reads ${first.said.slice(0, 300)}, ${other.kind} ${other.said.slice(0, 300)}`;
  };
  test("reads the same words after the same number of statements, wherever a name can be put", async () => {
    const faults: string[] = [];
    const places = await probe.places();
    for (const place of places) {
      for (let n = 0; n < 2; n++) await probe.ask(place, "unknown");
      // Keys that are made ahead are written now and then: a difference is one when it is there in each order.
      const orders = [kinds, kinds.toReversed(), ["refused", "known", "unknown"], ["unknown", "known", "refused"]] as const;
      let fault: string | undefined;
      for (const order of orders) {
        fault = await round(place, order);
        if (fault === undefined) break;
      }
      if (fault !== undefined) faults.push(fault);
    }
    expect(places.length).toBeGreaterThan(1_000);
    expect(faults).toEqual([]);
  });
  /** From what the same place has answered of what nobody drew. 1,000 times each in the long form. */
  test("guesses no better than by chance: the 95 % interval of the advantage holds 0", async () => {
    const times = playsMany ? 1_000 : 60;
    const draw = draws(41);
    const places = (await probe.places()).filter(({ name, isLine }) => !name.endsWith("submit") && isLine !== true);
    for (const there of ["known", "refused"] as const) {
      // How often an answer differs from that to nothing, where there is one and where there is none: their difference is all that a guesser can gain.
      const differing = { there: 0, none: 0 };
      for (let n = 0; n < times; n++) {
        const place = places[Math.floor(draw() * places.length)] as Place;
        // The first ask brings what is the officer's own into memory, whatever is named in it.
        await probe.ask(place, "unknown");
        for (const [is, kind] of [
          ["there", there],
          ["none", "unknown"],
        ] as const) {
          const [none, answer] = [await probe.ask(place, "unknown"), await probe.ask(place, kind)];
          if (answer.said !== none.said || answer.statements !== none.statements) differing[is] += 1;
        }
      }
      const [p, q] = [differing.there / times, differing.none / times];
      const half = 1.96 * Math.sqrt((p * (1 - p) + q * (1 - q)) / times);
      expect(Math.abs(p - q), `${there}: ${JSON.stringify(differing)}`).toBeLessThanOrEqual(half);
    }
  });
  test("gets the same page for each file, after the same number of statements", async () => {
    for (const workflow of workflows)
      for (const file of Object.keys(workflow.files ?? {})) {
        const all: string[] = [];
        for (let n = 0; n < 2; n++) await probe.file(workflow, file, "unknown");
        for (const kind of kinds) all.push(await probe.file(workflow, file, kind));
        expect(new Set(all).size, `${workflow.name} ${file}: ${all.join("\n")}`).toBe(1);
      }
  });
});
