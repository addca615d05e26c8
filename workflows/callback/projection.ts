// What the coordinators' list reads of a wish to be contacted.
import { projection } from "../../src/rules/projection.ts";
import type { Wish } from "./model.ts";

export const callbackProjection = projection<Pick<Wish, "from" | "within">>("callback");
