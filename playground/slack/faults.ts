// Things that go wrong between Slack and the bot, each for a number of times.
import type { Core, Faults } from "./state.ts";

const INBOUND: readonly Faults["kind"][] = ["badSignature", "oldTimestamp", "redeliver"];

/** The next fault for this method (or for any), one fewer left of it. */
export function takeFault(core: Core, method: string): Faults | undefined {
  return take(
    core,
    (fault) =>
      !INBOUND.includes(fault.kind) && (fault.method === undefined || fault.method === method),
  );
}
/** The next fault in what Slack sends. */
export function takeInboundFault(core: Core): Faults | undefined {
  return take(core, (fault) => INBOUND.includes(fault.kind));
}

function take(core: Core, fits: (fault: Faults) => boolean): Faults | undefined {
  const found = core.faults.find((fault) => fault.times > 0 && fits(fault));
  if (!found) return undefined;
  found.times -= 1;
  core.faults = core.faults.filter((fault) => fault.times > 0);
  return found;
}

export function addFault(core: Core, fault: Omit<Faults, "times"> & { times?: number }): void {
  core.faults.push({ times: 1, ...fault });
}
