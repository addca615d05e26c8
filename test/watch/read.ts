// What /metrics says, as numbers by row.

import { createMetrics } from "../../src/app/watch/metrics.ts";
import { snapshot } from "../../src/app/watch/snapshot.ts";
import type { World } from "../support/world.ts";

type Rows = ReadonlyMap<string, number>;
/** Every row of a text in the format of Prometheus, under its name with its labels. */
const rowsOf = (text: string): Rows =>
  new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))] as const;
      }),
  );
type Watched = Pick<World, "stafett" | "clock">;
/** What `/metrics` answers. */
export const exported = (
  metrics: ReturnType<typeof createMetrics>,
  { stafett, clock }: Watched,
): Promise<string> => metrics.text(() => snapshot(stafett, clock.now()));
export const read = async (
  metrics: ReturnType<typeof createMetrics>,
  world: Watched,
): Promise<Rows> => rowsOf(await exported(metrics, world));
/** Every row that a bot has that has done nothing. */
export const allRows = async (world: World): Promise<readonly string[]> => [
  ...(await read(createMetrics(), world)).keys(),
];
