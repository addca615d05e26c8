// What a list reads of a request. What its case is called stands here: a reference in a summary names one instance alone.
import { projection } from "../../src/rules/projection.ts";
import type { Request } from "./model.ts";

export const rightsProjection =
  projection<Pick<Request, "kind" | "step" | "ref" | "words">>("rights");
