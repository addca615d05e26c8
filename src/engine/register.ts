// What nobody wrote but the register must know: whether an address can be written to, and what could not be done.
import type { CodeAsk } from "../../adapters/outside.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Platform } from "../rules/workflow.ts";
import type { Core } from "./core.ts";
import type { Done, Transact } from "./transact.ts";

/** What could not be done: a delivery has failed, a timer's rule has, it is not known whether a post stands, a platform was not heard, or a database has lost what was acknowledged. */
type Trouble = "failed" | "parked" | "doubted" | "unheard" | "lost" | "silent";
/** Commands of the clock to who is who, in the shapes that its workflow takes. Each is durable when it returns; throws as `Transact.run` does. */
export interface RegisterNews {
  /** `address` can, or can no longer, be written to; `<organisation>/*` for every address there. The views then choose the deputy, or the one who is back. */
  reachable(platform: Platform, address: string, yes: boolean): Promise<Done>;
  /** A key was added with which `address` can sign in: its person and the auditors of the agency are told. */
  keyAdded(platform: Platform, address: string): Promise<Done>;
  /** Takes the one use of a code that this work has shown: true once, and never before its command allows it. */
  codeUsed(ask: CodeAsk): Promise<boolean>;
  /** It is counted, and shown in the operators' space: docs/architecture.md §5.1. */
  trouble(kind: Trouble): Promise<Done>;
}
/** The news as commands to `who`, by `transact`. */
export const newsTo = (who: Core["who"], transact: Transact): RegisterNews => {
  const tell = (command: string, values: Readonly<Record<string, unknown>>): Promise<Done> =>
    transact.run({ workflow: who.workflow, instance: who.instance, command, values, by: "clock" });
  return {
    reachable: (platform, address, yes) =>
      tell(yes ? "reachable" : "unreachable", { platform, address }),
    keyAdded: (platform, address) => tell("keyAdded", { platform, address }),
    codeUsed: async (ask) =>
      (
        await transact.run({
          ...ask,
          instance: ask.instance as InstanceId,
          values: {},
          by: "clock",
        })
      ).kind === "ok",
    trouble: (kind) => tell("trouble", { kind }),
  };
};
