// The configuration that comes along, and its people.
import { readFileSync } from "node:fs";
import { registerOf } from "../../src/app/register.ts";
import { type Config, loadConfig } from "../../src/config/index.ts";
import type { Register } from "../../workflows/people/index.ts";

export const sampleConfig = (): Config => {
  const read = loadConfig(readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8"), "stafett.yaml");
  if (!read.ok) throw new Error("the sample configuration has mistakes");
  return read.config;
};
/** The register of the sample configuration; every call the same object, nobody changes it. */
export const register: Register = registerOf(sampleConfig(), false, ["slack", "teams"]);
