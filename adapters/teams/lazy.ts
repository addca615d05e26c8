// The adapter of Teams without its library, until it is needed.
import type { Adapter } from "../port.ts";
import type { TeamsOptions } from "./index.ts";

/** Microsoft's library is the largest that is loaded here: it waits until Teams is first spoken with, or until `start`. */
export const teamsAdapter = (options: TeamsOptions): Adapter => {
  const load = async () => (await import("./index.ts")).createTeamsAdapter(options);
  let opened: ReturnType<typeof load> | undefined;
  const open = () => {
    opened ??= load();
    return opened;
  };
  return {
    platform: "teams",
    deliver: async (delivery) => (await open()).deliver(delivery),
    inbound: { receive: async (sent) => (await open()).inbound.receive(sent) },
    // Teams is spoken to over HTTP alone: there is nothing to close.
    lifecycle: {
      start: async () => void (await open()),
      stop: async () => undefined,
      unheard: () => undefined,
    },
  };
};
