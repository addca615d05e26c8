// What others may read of what an agency keeps of itself.
import { projection } from "../../src/rules/projection.ts";
import type { Step } from "./model.ts";

/** `kind`: of a service, what it offers. */
export const directoryProjection = projection<{ readonly step: Step; readonly kind?: string }>(
  "directory",
);
