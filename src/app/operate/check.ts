import { existsSync, readFileSync } from "node:fs";
import { platformNames } from "../../../adapters/each.ts";
import { platforms as all } from "../../../adapters/index.ts";
import { chosenBy } from "../../config/class-b-rules.ts";
import {
  type Config,
  describeProblems,
  type Environment,
  loadConfig,
  missingReadiness,
  readEnvironment,
  strangeVariables,
} from "../../config/index.ts";
import { planOf } from "../../config/retention-plan.ts";
import { isTold } from "../../config/told.ts";
import { accessLogYears } from "../../rules/who.ts";
import { connected } from "../platforms/connected.ts";
import { mailBook, mailSettings } from "../platforms/mail.ts";
import { startTexts } from "../start-texts.ts";
import { type ExitCode, failed, good, type Out, type Run } from "./command.ts";

/** What is read in vain: probably meant as another, which is a mistake; or perhaps for another program. */
const checkStrange = (out: Out): ExitCode => {
  const strange = Map.groupBy(strangeVariables(process.env), ({ args }) =>
    args.suggestion === undefined ? "other" : "slip",
  );
  const [slips, others] = [strange.get("slip"), strange.get("other")];
  if (slips) out.warn(describeProblems(slips));
  if (others) out.tell(`${out.say.strange}\n${describeProblems(others)}`);
  return slips ? failed : good;
};
const checkEnvironment = (out: Out, read: ReturnType<typeof readEnvironment>): ExitCode => {
  const texts = startTexts;
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
  const pages = platforms.flatMap((each) => all[each].answersAt(read.env) ?? []);
  // TLS is a proxy's here: without its name everybody has its address.
  if (pages.some((at) => at.startsWith("https:")) && !read.env.STAFETT_TRUSTED_PROXIES?.length)
    out.tell(out.say.noProxy);
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
const unnoticed = ({ members }: Config): Config["members"] =>
  members.filter((member) => !isTold(member));
/** Whether every mail server that somebody signs in to has a password. */
const checkPasswords = (out: Out, env: Partial<Environment>, config: Config): ExitCode => {
  const lacking = mailBook(env, mailSettings(config))
    .senders()
    .filter(({ user, password }) => user !== undefined && password === undefined);
  if (lacking.length > 0) out.warn(out.say.noMailPassword(lacking.map(({ agency }) => agency)));
  return lacking.length === 0 ? good : failed;
};
/** What the settings lack for the issuers that agencies have. */
const checkIssuers = (out: Out, env: Environment, { agencies }: Config): ExitCode => {
  const those = agencies.filter(({ signIn }) => signIn !== undefined).map(({ id }) => id);
  const lacking = platformNames.flatMap((each) => all[each].lacksForIssuers(env, those) ?? []);
  for (const { lacks, of } of lacking) out.warn(out.say.issuersLack[lacks](of));
  return lacking.length === 0 ? good : failed;
};
/** Environment and configuration, without asking anybody and without touching anything. */
export const run: Run = ({ out }) => {
  const read = readEnvironment(process.env);
  const environment = checkEnvironment(out, read);
  const path = configPath();
  const config = readConfiguration(out, path);
  if (!config) return failed;
  out.tell(out.say.configGood(path, config.agencies.length, config.members.length));
  out.tell(out.say.accessLog(config.accessLog?.years ?? accessLogYears));
  for (const { id, retentionPlan } of config.agencies)
    if (retentionPlan) out.tell(out.say.plan(id, planOf(retentionPlan)));
  const waiting = config.agencies
    .filter((agency) => missingReadiness(agency).length > 0)
    .map(({ id }) => id);
  if (waiting.length > 0) out.tell(out.say.notReady(waiting));
  for (const [where, those] of chosenBy(config.agencies)) out.tell(out.say.classB[where](those));
  const silent = Map.groupBy(unnoticed(config), ({ mail }) =>
    mail === undefined ? "nothing" : "mail",
  );
  for (const [by, say] of [
    ["nothing", out.say.notNotified] as const,
    ["mail", out.say.mailAlone] as const,
  ])
    if (silent.has(by)) out.tell(say((silent.get(by) ?? []).map(({ id }) => id)));
  // A wrong environment has been said: of it nothing is known that issuers lack.
  const asked = [
    environment,
    checkPasswords(out, read.ok ? read.env : {}, config),
    read.ok ? checkIssuers(out, read.env, config) : good,
  ];
  return asked.find((each) => each !== good) ?? good;
};
