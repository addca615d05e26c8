// What others may read of a year's release: who could sign it now, and for those who sign what is out.
import { projection } from "../../src/rules/projection.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import type { ReleasedYear } from "./release-model.ts";

export const releaseProjection = projection<{ readonly to: readonly MemberId[] }, ReleasedYear>("release");
