import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { failed, good, Refusal, type Run } from "./command.ts";

/** A tool of development that lies at this place of a checkout, with whatever it is told. Its own exit code says only whether it went well. */
export const tool =
  (path: string): Run =>
  ({ out, args }) => {
    const file = new URL(`../../../${path}`, import.meta.url);
    if (!existsSync(file)) throw new Refusal(out.say.needsCheckout);
    const child = spawn(process.execPath, [...process.execArgv, file.pathname, ...args], {
      stdio: "inherit",
    });
    return new Promise((done, fail) => {
      child.once("error", fail);
      child.once("exit", (code) => done(code === 0 ? good : failed));
    });
  };
/** What a program of the system says, with nothing to read. undefined: there is none of this name. */
export const said = (
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly out: string } | undefined> =>
  new Promise((done, fail) => {
    const child = spawn(name, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (text: Buffer) => {
      out += String(text);
    });
    child.once("error", (error: { code?: string }) =>
      error.code === "ENOENT" ? done(undefined) : fail(error),
    );
    child.once("close", (code) => done({ code: code ?? 1, out }));
  });
