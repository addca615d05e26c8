// States that are built on purpose. Random plays come to most of what there is; what a property must have met, whatever the seed, it meets here.
import { Play } from "./demonstrations.ts";
import type { Simulator } from "./simulator.ts";

const made: Readonly<Record<string, (play: Play) => Play>> = {
  "nothing has happened": (p) => p,
  // An agenda on which one of two can be put.
  "two cases of one agency and a meeting": (p) => p.open("low").open("medium").meets(),
  // One of what somebody has can be handed over, or all of it.
  "two cases of one holder, of which one is late": (p) => p.open("high").open("low").until("2026-11-26", "10:00"),
  "a Friday on which it is asked who has a case over the weekend": (p) => p.open("high").until("2026-11-27", "14:00"),
  "a transfer that was received": (p) => p.open().consents().refers({ kind: "overlamning" }).on("receive", {}, "regionkoordinator-1"),
};
/** Each by its name, made anew. */
export const beginnings: readonly { readonly name: string; readonly sim: () => Simulator }[] = Object.entries(made).map(([name, make]) => ({
  name,
  sim: () => make(new Play()).sim,
}));
