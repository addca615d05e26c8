// What the list of disposals takes from each workflow whose documents an agency has a plan for.
import type { DocumentKind } from "../../src/retention.ts";
import { from, type Signal, signals } from "../../src/rules/signal.ts";
import type { AgencyId, InstanceId } from "../../src/rules/ui.ts";

/** What is said of one document that is being erased: never which one it was, and nothing of what it said. */
export type Erased = {
  readonly kind: DocumentKind;
  /** At whom it is counted: each agency whose document it was. */
  readonly agencies: readonly AgencyId[];
  /** Others whose days had to pass too. */
  readonly beside?: readonly AgencyId[];
  /** Days, where neither a plan nor the configuration says how many. */
  readonly usual?: number;
  /** Days that were set when it was written, and not when it ended. */
  readonly set?: number;
  /** Erased before its day: asked for by the person, or ordered by an operator. `part`: kinds of it, as the person asked, while the document goes on. */
  readonly why?: "request" | "operator" | "part";
};
export const disposalSignals = signals("disposal", {
  start: from("configuration"),
  erased: from<Erased>(
    "case",
    "disclosure",
    "rights",
    "incident",
    "call",
    "agenda",
    "nsp",
    "training",
  ),
});
export const disposalInstance = "disposal" as InstanceId;
/**
 * What the view of a document says once it is being erased, in the transaction that decides it: an erasure that is not counted does not happen. `once`: the
 * idempotency key; a document has several where parts of it are erased.
 */
export const disposalTells = (erased: Erased, once = "disposed"): readonly Signal[] => [
  disposalSignals.to.erased(disposalInstance, once, erased),
];
