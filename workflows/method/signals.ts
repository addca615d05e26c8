// What a method question takes from somebody who leaves, and a common question from the one that it was written anew from.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { Published } from "./common-model.ts";

export const methodSignals = signals("method", { handOn: from<HandOn>("leaving") });
export const commonSignals = signals("common", { publish: from<Published>("method") });
