// What an entry of the directory takes from the configuration.
import { from, signals } from "../../src/rules/signal.ts";

/** What the configuration lists: an agency's own entry, or a service, by its id. */
export type Listed = { readonly entry: string } | { readonly service: string };
export const directorySignals = signals("directory", {
  list: from<Listed>("configuration"),
});
