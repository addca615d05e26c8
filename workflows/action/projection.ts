// What others may read of an action.
import { projection } from "../../src/rules/projection.ts";
import type { Doing } from "./model.ts";

export const actionProjection = projection<Pick<Doing, "step">>("action");
