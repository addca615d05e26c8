// What others may read of a call.
import { projection } from "../../src/rules/projection.ts";

export const callProjection = projection<{ readonly acute?: "yes" }>("call");
