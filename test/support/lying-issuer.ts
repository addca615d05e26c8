// An issuer that may lie, for as long as a test runs.
import { onTestFinished } from "vitest";
import { type Lies, startLiar } from "./liar.ts";

export type { Lies };
export const openLiar = async (lies: Lies = {}) => {
  const liar = await startLiar(lies);
  onTestFinished(liar.close);
  return liar;
};
