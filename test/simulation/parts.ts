// What a season is made of: whoever acts and whoever looks have the same.
import type { Cloud } from "./cloud.ts";
import type { Disk } from "./disk.ts";
import type { Machine } from "./machine.ts";
import type { Processes } from "./processes.ts";
import type { Promises } from "./promises.ts";

export type Parts = {
  readonly machine: Machine;
  readonly clouds: readonly Cloud[];
  readonly disk: Disk;
  readonly process: Processes;
  readonly promises: Promises;
};
