// What others may read of an agency on its way in.
import { projection } from "../../src/rules/projection.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import type { Joining } from "./model.ts";

/** `to`: whose turn it is. */
export const joiningProjection = projection<{
  readonly step: Joining["step"];
  readonly to: readonly MemberId[];
}>("joining");
