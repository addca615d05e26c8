// Things that go wrong between the bot and the connector, each for a number of times.
import type { Core, Fault, Method } from "./state.ts";

/** The next fault for this method (or for any), one fewer left of it. */
export function takeFault(core: Core, method: Method): Fault | undefined {
  const found = core.faults.find(
    (fault) => fault.times > 0 && (fault.method === undefined || fault.method === method),
  );
  if (!found) return undefined;
  found.times -= 1;
  core.faults = core.faults.filter((fault) => fault.times > 0);
  return found;
}
export function addFault(core: Core, fault: Omit<Fault, "times"> & { times?: number }): void {
  core.faults.push({ times: 1, ...fault });
}
