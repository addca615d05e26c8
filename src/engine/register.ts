// What nobody wrote but the register must know: whether an address can be written to, and what could not be done.
import type { Platform } from "../rules/workflow.ts";
import type { Core } from "./core.ts";
import type { Done, Transact } from "./transact.ts";

/** What could not be done: a delivery has failed, a timer's rule has, it is not known whether a post stands, a platform was not heard, or a database has lost what was acknowledged. */
type Trouble = "failed" | "parked" | "doubted" | "unheard" | "lost" | "silent";
/** Commands of the clock to who is who, in the shapes that its workflow takes. Each is durable when it returns; throws as `Transact.run` does. */
export interface RegisterNews {
  /** `address` can, or can no longer, be written to; `<organisation>/*` for every address there. The views then choose the deputy, or the one who is back. */
  reachable(platform: Platform, address: string, yes: boolean): Promise<Done>;
  /** It is counted, and shown in the operators' space: docs/architecture.md §5.1. */
  trouble(kind: Trouble): Promise<Done>;
}
/** The news as commands to `who`, by `transact`. */
export const newsTo = (who: Core["who"], transact: Transact): RegisterNews => {
  const tell = (command: string, values: Readonly<Record<string, unknown>>): Promise<Done> =>
    transact.run({ workflow: who.workflow, instance: who.instance, command, values, by: "clock" });
  return {
    reachable: (platform, address, yes) => tell(yes ? "reachable" : "unreachable", { platform, address }),
    trouble: (kind) => tell("trouble", { kind }),
  };
};
