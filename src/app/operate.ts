// The command `stafett`: what it is told, what it says of itself, and which module does it.
import { parseArgs } from "node:util";
import { suggest } from "../config/problem.ts";
import { KeyFileError } from "../engine/encryption.ts";
import { CannotOpen } from "../store/cannot-open.ts";
import { LinkInTheWay, NoFolder } from "../store/durable.ts";
import {
  type ExitCode,
  failed,
  type Given,
  good,
  misused,
  type Out,
  Refusal,
  readPlace,
} from "./operate/command.ts";
import { createOut } from "./operate/output.ts";
import { type CommandName, commands, isCommand } from "./operate/table.ts";
import { startTexts } from "./start-texts.ts";

type Told = Pick<Given, "args" | "flags"> & { readonly name: CommandName };

/** Its summary, what it takes, its flags and what it ends with. */
const help = ({ say }: Out, name: CommandName): string => {
  const { takes, does, more, flags } = say.commands[name];
  const all: readonly (readonly [string, string])[] = [
    ...Object.entries(flags),
    ["--help, -h", say.helpFlag],
  ];
  return [
    `stafett ${name} ${takes}`.trimEnd(),
    "",
    does,
    ...(more ? ["", more] : []),
    "",
    columns(all),
    "",
    say.exitCodes,
  ].join("\n");
};
const columns = (rows: readonly (readonly [string, string])[]): string => {
  const wide = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`).join("\n");
};
const usage = ({ say }: Out): string => {
  const rows = Object.entries(say.commands).map(
    ([name, { takes, does }]) => [`${name} ${takes}`.trimEnd(), does] as const,
  );
  return [
    say.usage,
    "",
    columns(rows),
    "",
    columns([
      ["--help, -h", say.helpFlag],
      ["--version", say.versionFlag],
    ]),
    "",
    say.exitCodes,
  ].join("\n");
};
/** Anything else may be a secret in the wrong place, and is not repeated. */
const shown = (word: string): string => /^[a-z-]{1,30}$/.exec(word.split("=")[0] ?? "")?.[0] ?? "…";
const misuse = (out: Out, text: string): ExitCode => {
  out.warn(`${text}\n${out.say.seeHelp}`);
  return misused;
};

/** What the words after a command's name are; or what it ends with, when that was all. */
const read = (out: Out, name: CommandName, rest: string[]): Told | ExitCode => {
  const { takes, flags, passes } = commands[name];
  if (passes && !["--help", "-h"].includes(rest[0] ?? "")) return { name, args: rest, flags: {} };
  try {
    const options = { ...flags, help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
    if (values.help) out.tell(help(out, name));
    if (values.help) return good;
    const needed = out.say.commands[name].takes;
    if (positionals.length < takes[0]) return misuse(out, out.say.missing(name, needed));
    if (positionals.length > takes[1])
      return misuse(out, out.say.tooMany(`${name} ${needed}`.trimEnd()));
    return { name, args: positionals, flags: values };
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith("ERR_PARSE_ARGS")) throw error;
    const flag =
      rest.find(
        (word) =>
          word.startsWith("-") && (error as Error).message.includes(word.split("=")[0] ?? ""),
      ) ?? "";
    return misuse(out, out.say.badFlag(shown(flag), name));
  }
};
const whatFailed = ({ say }: Out, error: unknown): string => {
  if (error instanceof Refusal) return error.message;
  if (error instanceof KeyFileError) return startTexts.keyFile(error.why);
  if (error instanceof CannotOpen)
    return error.why === "locked" ? say.running : startTexts.database(error.why);
  if (error instanceof LinkInTheWay) return say.linkInTheWay(error.path);
  if (error instanceof NoFolder) return startTexts.noFolder(error.path);
  return say.unexpected((error as Error).name);
};
const dispatch = async (
  out: Out,
  [first, ...rest]: readonly string[],
  version: string,
): Promise<ExitCode> => {
  if (first === undefined) return misuse(out, usage(out));
  if (["--help", "-h", "help"].includes(first)) out.tell(usage(out));
  else if (first === "--version") out.tell(version);
  else if (first.startsWith("-")) return misuse(out, out.say.badFlag(shown(first), ""));
  else if (!isCommand(first))
    return misuse(
      out,
      out.say.noCommand(shown(first), suggest(first, Object.keys(commands)).suggestion),
    );
  else {
    const told = read(out, first, rest);
    if (typeof told === "number") return told;
    const { run } = await commands[first].load();
    return run({ out, ...told, place: () => readPlace() });
  }
  return good;
};

/** Does what the words say and leaves an exit code: 0 good, 1 failed, 2 used in a wrong way. Never throws. */
export const operate = async (words: readonly string[], version: string): Promise<void> => {
  process.umask(0o077);
  const out = createOut();
  process.exitCode = await dispatch(out, words, version).catch((error: unknown) => {
    out.warn(whatFailed(out, error));
    return failed;
  });
};
