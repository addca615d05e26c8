// What others may read of a training, and an evaluation of what hides its answers.
import { projection } from "../../src/rules/projection.ts";
import type { Tag } from "./codes.ts";
import type { Counts, Training } from "./model.ts";

type TrainingFacts = Pick<Training, "step" | "subject" | "seats"> & {
  readonly tags?: readonly Tag[];
  /** Who came, by kind of agency, once it is reported. */
  readonly came?: Counts;
};
export const trainingProjection = projection<TrainingFacts>("training");
/** `next`: what hides the next answer. */
export const veilProjection = projection<{ readonly next?: number }>("veil");
