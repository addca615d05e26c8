import { existsSync, readFileSync } from "node:fs";
import { type Finding, found } from "../../../adapters/finding.ts";
import { chosenBy } from "../../config/class-b-rules.ts";
import { loadConfig, readEnvironment, strangeVariables } from "../../config/index.ts";
import { connected } from "../platforms/connected.ts";
import { labels } from "../platforms/names.ts";
import { startTexts } from "../start-texts.ts";
import { failed, good, type Out, type Run } from "./command.ts";
import { lookAtData, lookAtDisk, lookAtDoor } from "./doctor-machine.ts";
import { lookAtPlatform } from "./doctor-platforms.ts";

const line = ({ say: { doctor } }: Out, { how, what, mend }: Finding): string => {
  const wide = Math.max(...Object.values(doctor.how).map((word) => word.length)) + 2;
  const rest =
    mend === undefined ? [] : mend.split("\n").map((each) => `${" ".repeat(wide)}  ${each}`);
  return [`${doctor.how[how].padEnd(wide)}${what}`, ...rest].join("\n");
};
/** Each part, as soon as it has been looked at: one that takes its time keeps nobody from the others. */
export const run: Run = async ({ out }) => {
  const all: Finding[] = [];
  const show = (findings: readonly Finding[]): void => {
    all.push(...findings);
    for (const each of findings) out.tell(line(out, each));
  };
  const { doctor } = out.say;
  const environment = readEnvironment(process.env);
  const env = environment.ok ? environment.env : undefined;
  const path = env?.STAFETT_CONFIG ?? "stafett.yaml";
  const config = existsSync(path) ? loadConfig(readFileSync(path, "utf8"), path) : undefined;
  const slips = strangeVariables(process.env).some(({ args }) => args.suggestion !== undefined);
  show([found(doctor.settings, env && config?.ok && !slips ? undefined : doctor.settingsMend)]);
  if (config?.ok) {
    const chosen = chosenBy(config.config.agencies);
    const [pages = 0, chat = 0, off = 0, nothing = 0] = (
      ["pages", "chat", "off", "nothing"] as const
    ).map((where) => chosen.get(where)?.length);
    show([found(doctor.classB(pages, chat, off, nothing), undefined)]);
  }
  if (env) {
    const platforms = connected(env);
    if (platforms.length === 0) show([found(labels.join(", "), startTexts.notConnected)]);
    for (const platform of platforms)
      show(await lookAtPlatform(out, platform, env, config?.ok ? config.config : undefined));
    show(lookAtDisk(out, env));
    show(await lookAtDoor(out, env));
    show(await lookAtData(out, env));
  }
  const count = (how: Finding["how"]): number => all.filter((each) => each.how === how).length;
  out.tell(doctor.done(count("bad"), count("unseen")));
  return count("bad") === 0 ? good : failed;
};
