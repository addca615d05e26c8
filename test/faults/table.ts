// Every fault, in the order of docs/reliability.md.
import type { Fault } from "./fault.ts";
import { processFaults } from "./kill.ts";

export const faults: readonly Fault[] = [...processFaults];
