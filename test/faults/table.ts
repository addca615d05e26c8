// Every fault, in the order of docs/reliability.md.
import { clockFaults } from "./clock.ts";
import { copyFaults } from "./copies.ts";
import type { Fault } from "./fault.ts";
import { fullFaults } from "./full.ts";
import { processFaults } from "./kill.ts";
import { powerFaults } from "./power.ts";
import { proxyFaults } from "./proxy.ts";
import { serverFullFaults } from "./server-full.ts";
import { serverFaults } from "./servers.ts";
import { slackFaults } from "./slack.ts";
import { wayFaults } from "./ways.ts";

export const faults: readonly Fault[] = [
  ...processFaults,
  ...powerFaults,
  ...fullFaults,
  ...copyFaults,
  ...slackFaults,
  ...proxyFaults,
  ...clockFaults,
  ...serverFaults,
  ...wayFaults,
  ...serverFullFaults,
];

/** The name under which `npm run faults` does it, what is done, and what the seconds are counted between. */
export const faultTable = (): string => {
  const rows = faults.map(({ name, what, until }) => [`\`${name}\``, what, until]);
  const head = ["`npm run faults -- …`", "what is done", "seconds"];
  const wide = head.map((cell, at) =>
    Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(wide[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(wide.map((n) => "-".repeat(n))), ...rows.map(line)].join("\n");
};
