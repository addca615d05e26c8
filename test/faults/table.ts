// Every fault, in the order of docs/reliability.md.
import { clockFaults } from "./clock.ts";
import { copyFaults } from "./copies.ts";
import type { Fault } from "./fault.ts";
import { fullFaults } from "./full.ts";
import { processFaults } from "./kill.ts";
import { powerFaults } from "./power.ts";
import { slackFaults } from "./slack.ts";
import { upgradeFaults } from "./upgrade.ts";

export const faults: readonly Fault[] = [
  ...processFaults,
  ...upgradeFaults,
  ...powerFaults,
  ...fullFaults,
  ...copyFaults,
  ...slackFaults,
  ...clockFaults,
];
