// What the settings of the platforms must be together. Half of them must not pass for none: the playground would start where people wait.
import { platformNames, secretSettings } from "../../adapters/each.ts";
import { platforms } from "../../adapters/index.ts";
import type { SettingRules, SetVariables } from "../../adapters/platform.ts";
import type { EnvironmentProblem } from "./problem.ts";
import type { ProblemCode } from "./texts.ts";

const problem = (path: string, code: ProblemCode): EnvironmentProblem => ({ path, code, args: {} });

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** A platform's codes must have sentences: one without does not compile. */
const rules: readonly SettingRules<ProblemCode>[] = Object.values(platforms);
const ofPlatforms = (set: SetVariables): EnvironmentProblem[] =>
  rules.flatMap(({ problems }) =>
    problems(set, secretSettings).map(({ path, code }) => problem(path, code)),
  );
/** Clouds that are not the platforms' own: for tests and stand-ins. With real secrets that must be said a second time. */
const elsewhere = (set: SetVariables): EnvironmentProblem[] => {
  if (!secretSettings.some((name) => set[name]) || set.STAFETT_OTHER_CLOUD === "yes") return [];
  const names = platformNames.flatMap(
    (platform): readonly string[] => platforms[platform].otherCloud,
  );
  return names.filter((name) => set[name]).map((name) => problem(name, "env-other-cloud"));
};

/** On the way it can be read by nobody else. */
const isSafe = (at: URL): boolean =>
  (at.protocol === "https:" || loopback.has(at.hostname.replaceAll(/[[\]]/g, ""))) &&
  at.username === "" &&
  at.password === "";
/** Links to files carry their right with them: on the way they must be readable to nobody else. Whatever else an address can hold would end up in each of them. */
const publicUrl = (set: SetVariables): EnvironmentProblem[] => {
  const at = URL.parse(set.STAFETT_PUBLIC_URL ?? "");
  return !at || (isSafe(at) && at.search === "" && at.hash === "")
    ? []
    : [problem("STAFETT_PUBLIC_URL", "env-public-url")];
};
/** Whoever has this address can keep an alarm from being raised. */
const heartbeatUrl = (set: SetVariables): EnvironmentProblem[] => {
  const at = URL.parse(set.STAFETT_HEARTBEAT_URL ?? "");
  return !at || isSafe(at) ? [] : [problem("STAFETT_HEARTBEAT_URL", "env-heartbeat")];
};

export const platformProblems = (set: SetVariables): EnvironmentProblem[] => [
  ...ofPlatforms(set),
  ...elsewhere(set),
  ...publicUrl(set),
  ...heartbeatUrl(set),
];
