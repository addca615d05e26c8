import { existsSync, readFileSync } from "node:fs";
import { platformNames } from "../../../adapters/each.ts";
import { platforms as all } from "../../../adapters/index.ts";
import { type Config, describeProblems, loadConfig, missingReadiness, readEnvironment, strangeVariables } from "../../config/index.ts";
import { connected } from "../platforms/connected.ts";
import { startTexts } from "../start-texts.ts";
import { type ExitCode, failed, good, type Out, type Run } from "./command.ts";

/** What is read in vain: probably meant as another, which is a mistake; or perhaps for another program. */
const checkStrange = (out: Out): ExitCode => {
  const strange = Map.groupBy(strangeVariables(process.env), ({ args }) => (args.suggestion === undefined ? "other" : "slip"));
  const [slips, others] = [strange.get("slip"), strange.get("other")];
  if (slips) out.warn(describeProblems(slips));
  if (others) out.tell(`${out.say.strange}\n${describeProblems(others)}`);
  return slips ? failed : good;
};
const checkEnvironment = (out: Out): ExitCode => {
  const texts = startTexts;
  const read = readEnvironment(process.env);
  const strange = checkStrange(out);
  if (!read.ok) {
    out.warn(`${texts.badEnvironment}\n\n${describeProblems(read.problems)}`);
    return failed;
  }
  const platforms = connected(read.env);
  if (platforms.length > 0) out.tell(out.say.connected(platforms.map((each) => all[each].label)));
  else out.warn(out.say.nothingConnected);
  if (platforms.length === 0) return failed;
  if (strange === good) out.tell(out.say.environmentGood);
  return strange;
};
/** As a start reads it; of a command that needs no more of the environment. */
export const configPath = (): string => process.env.STAFETT_CONFIG?.trim() || "stafett.yaml";
/** undefined: it cannot be used, and why is said. */
export const readConfiguration = (out: Out, path: string): Config | undefined => {
  const texts = startTexts;
  if (!existsSync(path)) return void out.warn(texts.noConfig(path));
  const read = loadConfig(readFileSync(path, "utf8"), path);
  if (read.ok) return read.config;
  out.warn(`${texts.badConfig(read.problems.length)}\n\n${describeProblems(read.problems)}`);
  return undefined;
};
/** Members who are reached on no platform that tells them of something by itself: they see it when they look. */
const unnoticed = ({ members }: Config): readonly string[] =>
  members
    .filter((member) => {
      const theirs = platformNames.filter((platform) => member[platform] !== undefined);
      return theirs.length > 0 && theirs.every((platform) => !all[platform].notifies);
    })
    .map(({ id }) => id);
/** Environment and configuration, without asking anybody and without touching anything. */
export const run: Run = ({ out }) => {
  const environment = checkEnvironment(out);
  const path = configPath();
  const config = readConfiguration(out, path);
  if (!config) return failed;
  out.tell(out.say.configGood(path, config.agencies.length, config.members.length));
  const waiting = config.agencies.filter((agency) => missingReadiness(agency).length > 0).map(({ id }) => id);
  if (waiting.length > 0) out.tell(out.say.notReady(waiting));
  const silent = unnoticed(config);
  if (silent.length > 0) out.tell(out.say.notNotified(silent));
  return environment;
};
