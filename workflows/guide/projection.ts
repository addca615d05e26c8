// What the agency whose case it is may read of its guide: why it falls to the programme, and what statistics may ask for at closing.
import { projection } from "../../src/rules/projection.ts";
import type { Known } from "./counted.ts";

export const guideProjection = projection<Readonly<Record<never, never>>, Known>("guide");
