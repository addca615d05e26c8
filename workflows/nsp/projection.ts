// What others may read of an application, and its own agency of which case it is.
import { projection } from "../../src/rules/projection.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Application } from "./model.ts";

/** `turn`: whose turn it is. */
type NspFacts = {
  readonly step: Application["step"];
  readonly turn: "applicant" | "keeper" | "officer" | "second" | "nobody";
};
export const nspProjection = projection<NspFacts, { readonly kase?: InstanceId }>("nsp");
