// What others may read of a question about a day of a duty.
import { projection } from "../../src/rules/projection.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import type { Swap } from "./model.ts";

/** `to`: who has been asked and has not said no. */
export const rosterProjection = projection<
  Pick<Swap, "duty" | "day" | "step"> & { readonly to: readonly MemberId[] }
>("roster");
