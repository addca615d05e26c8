// What a member of the police can tell who asks who is known, on whichever engine: the same words, after the same statements.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workflows } from "../../workflows/index.ts";
import { draws } from "../support/guesser.ts";
import { type Kind, kinds, type Place, type Probe, type Seen } from "../support/probing.ts";
import { playsMany } from "./many.ts";

/** Where two sequences of statements part. */
const parting = (some: readonly string[], others: readonly string[]): string => {
  const at = some.findIndex((sql, n) => sql !== others[n]);
  return `${some.length} and ${others.length} statements: ${some[at] ?? "the end"}, ${others[at < 0 ? some.length : at] ?? "the end"}`.slice(
    0,
    400,
  );
};
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((sql, n) => sql === others[n]);
/** With everything in memory, and with a memory that holds one of each, so that all is read from the databases. */
const memories = [
  ["everything in memory", undefined],
  ["nothing in memory", { instancesKept: 2, keysKept: 1 }],
] as const;
/** What is asked differently differs in every one of them; chance does not. */
const mostRounds = 24;
/** What must hold on every engine. `begin`: an office with an officer in it. */
export const probes = (
  engine: string,
  begin: (bounds: Parameters<typeof Probe.begin>[0]) => Promise<Probe>,
): void =>
  describe.each(memories)(
    `a member of the police who probes ${engine}, with %s,`,
    (_what, bounds) => {
      let probe: Probe;
      beforeAll(async () => {
        probe = await begin(bounds);
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
        const other = seen.find(({ said, statements }) =>
          said === first?.said ? !isSame(statements, first.statements) : place.isLine !== true,
        );
        if (!other || !first) return undefined;
        return other.said === first.said
          ? `${place.name}: ${first.kind} and ${other.kind} after ${parting(first.statements, other.statements)}`
          : `${place.name}: ${first.kind} reads ${first.said.slice(0, 300)}, ${other.kind} ${other.said.slice(0, 300)}`;
      };
      test("reads the same words after the same statements in the same order, wherever a name can be put", async () => {
        const faults: string[] = [];
        const places = await probe.places();
        for (const place of places) {
          for (let n = 0; n < 2; n++) await probe.ask(place, "unknown");
          // Keys that are made ahead are written now and then; where one key fits into memory, PostgreSQL reads a key more now and then, whatever was named; and
          // the rows of what was accepted are held in the order of ids that are drawn. A difference is one when it is there in each round.
          const orders = [
            kinds,
            kinds.toReversed(),
            ["refused", "known", "unknown"],
            ["unknown", "known", "refused"],
          ] as const;
          let fault: string | undefined;
          for (let n = 0; n < mostRounds; n++) {
            fault = await round(place, orders[n % orders.length] ?? kinds);
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
        const places = (await probe.places()).filter(
          ({ name, isLine }) => !name.endsWith("submit") && isLine !== true,
        );
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
              const [none, answer] = [
                await probe.ask(place, "unknown"),
                await probe.ask(place, kind),
              ];
              if (answer.said !== none.said || !isSame(answer.statements, none.statements))
                differing[is] += 1;
            }
          }
          const [p, q] = [differing.there / times, differing.none / times];
          const half = 1.96 * Math.sqrt((p * (1 - p) + q * (1 - q)) / times);
          expect(Math.abs(p - q), `${there}: ${JSON.stringify(differing)}`).toBeLessThanOrEqual(
            half,
          );
        }
      });
      test("gets the same page for each file, after the same statements in the same order", async () => {
        for (const workflow of workflows)
          for (const file of Object.keys(workflow.files ?? {})) {
            const all: string[] = [];
            for (let n = 0; n < 2; n++) await probe.file(workflow, file, "unknown");
            for (const kind of kinds) all.push(await probe.file(workflow, file, kind));
            expect(new Set(all).size, `${workflow.name} ${file}: ${all.join("\n")}`).toBe(1);
          }
      });
    },
  );
