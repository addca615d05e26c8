// Beside what others use on PostgreSQL for work that must not be lost: pg-boss and graphile-worker, on one server, in one run. What each side does and does not do: docs/decisions/0072-peers-in-the-bench.md.
import { startServer } from "../test/store/server.ts";
import { measureClaims } from "./peers-claim.ts";
import { measureCrowds } from "./peers-crowd.ts";
import { measureDues } from "./peers-due.ts";
import type { Row } from "./stats.ts";

export const measurePeers = async (rounds: number): Promise<readonly Row[]> => {
  const server = await startServer(true);
  try {
    const crowds = await measureCrowds(rounds, server);
    const dues = await measureDues(rounds, server.url);
    // Last: what a million rows leave to be swept would be swept beside the others.
    return [...crowds, ...dues, ...(await measureClaims(rounds, server.url))];
  } finally {
    await server.stop();
  }
};
