// What others may read of a year's release: who could sign it now, and for those who sign what is out.
import { projection } from "../../src/rules/projection.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import type { ReleasedYear } from "./release-model.ts";

/** The released tables, by name, population and dimension, and the words of their codes: the indicators are told of tables and figures alone. */
export { tableNames } from "./catalogue.ts";
export { correctionCodes, correctionsIn, correctionText } from "./release-correction.ts";
export { codeOf, tableName } from "./release-words.ts";
export { coarserOf, dimensionsOf, partsOfName, sectionOf } from "./sections.ts";

export const releaseProjection = projection<{ readonly to: readonly MemberId[] }, ReleasedYear>(
  "release",
);
