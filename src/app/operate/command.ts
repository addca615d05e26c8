// What a command of `stafett` is: a row of the table and a module of its own.
import { existsSync } from "node:fs";
import type { ParseArgsOptionsConfig } from "node:util";
import { describeProblems, type Environment, readEnvironment } from "../../config/index.ts";
import type { Masters } from "../../engine/master.ts";
import { startTexts } from "../start-texts.ts";
import { mastersIn } from "../storage/key-file.ts";
import type { Where } from "../storage/second.ts";
import type { OperateTexts } from "./texts.ts";

/** What a command ends with, and the process after it. */
export const [good, failed, misused] = [0, 1, 2] as const;
export type ExitCode = typeof good | typeof failed | typeof misused;

export type Out = {
  readonly say: OperateTexts;
  /** On standard output. */
  tell(text: string): void;
  /** On the other stream: what went wrong. */
  warn(text: string): void;
  /** What is being done now: said with the seconds that it has taken, once a second, where it takes longer than one. */
  step(text: string): void;
};
/** Where the databases are, and what opens them. `masters` undefined: there is no key file. */
type Place = {
  readonly env: Environment;
  readonly where: Where;
  readonly masters: Masters | undefined;
  readonly config: string;
};
export type Given = {
  readonly out: Out;
  readonly args: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
  /** Throws `Refusal` for an environment that is not right, `KeyFileError` for such a key file. */
  place(): Place;
};
export type Run = (given: Given) => ExitCode | Promise<ExitCode>;
export type Command = {
  /** How many words it needs after its name, and how many it takes. */
  readonly takes: readonly [number, number];
  readonly flags: ParseArgsOptionsConfig;
  /** What comes after its name is for another program, which knows its flags by itself. */
  readonly passes?: true;
  /** Loaded when it is asked for, and nothing else with it. */
  load(): Promise<{ readonly run: Run }>;
};

/** Ends a command with a sentence and `failed`. */
export class Refusal extends Error {}

/** `keys`: where they are, of a server. `keyFile`: beside it stands what was erased, of a server. */
export const whereOf = (
  data: string,
  keys: string | undefined,
  keyFile: string,
  keyDays?: number,
): Where =>
  keys === undefined
    ? { file: data.slice("sqlite:".length) }
    : { servers: { data, keys, beside: keyFile, keyDays } };
export const readPlace = (): Place => {
  const read = readEnvironment(process.env);
  if (!read.ok)
    throw new Refusal(`${startTexts.badEnvironment}\n\n${describeProblems(read.problems)}`);
  const { DATABASE_URL, STAFETT_KEYS_URL, STAFETT_KEY_FILE, STAFETT_KEY_DAYS, STAFETT_CONFIG } =
    read.env;
  const masters = existsSync(STAFETT_KEY_FILE) ? mastersIn(STAFETT_KEY_FILE, false) : undefined;
  return {
    env: read.env,
    where: whereOf(DATABASE_URL, STAFETT_KEYS_URL, STAFETT_KEY_FILE, STAFETT_KEY_DAYS),
    masters,
    config: STAFETT_CONFIG,
  };
};
/** The same, where nothing can be done without a database: opening a file that is not there would make one. */
export const placeWithData = ({ out, place }: Given): Place => {
  const found = place();
  if (found.where.file !== undefined && !existsSync(found.where.file))
    throw new Refusal(out.say.noDatabase(found.where.file));
  return found;
};
