// What others may read of a method question, and of a common one.
import { projection } from "../../src/rules/projection.ts";
import type { Question } from "./model.ts";

export const methodProjection = projection<Pick<Question, "theme" | "step">>("method");
/** A reader may search its answer, too. */
export const commonProjection = projection<Pick<Question, "theme">, string>("common");
