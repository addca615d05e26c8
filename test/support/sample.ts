// The configuration that comes along, and its people.
import { readFileSync } from "node:fs";
import { registerOf } from "../../src/app/configuration/register.ts";
import { type Config, loadConfig } from "../../src/config/index.ts";
import type { Checked } from "../../src/rules/who.ts";
import type { Register } from "../../workflows/people/index.ts";

const read = (): Config => {
  const found = loadConfig(
    readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8"),
    "stafett.yaml",
  );
  if (!found.ok) throw new Error("the sample configuration has mistakes");
  return found.config;
};
const sample = read();
/** Every call the same object, nobody changes it: reading it took a third of what a world costs. */
export const sampleConfig = (): Config => sample;
/** The register of the sample configuration; every call the same object, nobody changes it. */
export const register: Register = registerOf(sample, false, ["slack", "teams"]);
const seen = <T extends { readonly checked: Checked }>(all: readonly T[] = []): readonly T[] =>
  all.map((each) => ({ ...each, checked: { on: each.checked.on, by: each.checked.by } }));
/** The same where somebody has looked at everything of which the sample says that nobody has. */
export const lookedUp: Register = {
  ...register,
  services: register.services.map(({ invented: _invented, ...service }) => service),
  manual: seen(register.manual),
  terms: seen(register.terms),
  conventions: seen(register.conventions),
  provisions: seen(register.provisions),
};
