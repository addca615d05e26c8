// `stafett.yaml` read in a thread of its own: 20,000 members take two seconds and 400 MB, and nobody waits for it meanwhile.
import { hash } from "node:crypto";
import { statSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { eachPlatform } from "../../../adapters/each.ts";
import type { RegisterChange } from "../../../workflows/people/reconfigured.ts";
import { changeSince, entriesOf } from "../../../workflows/people/reconfigured.ts";
import type { Platform } from "../../rules/workflow.ts";
import { type MailSettings, mailSettings } from "../platforms/mail.ts";
import { readConfigFile } from "./config-file.ts";
import { organisations, type Register, registerOf } from "./register.ts";

/** `known`: digests of the register that holds, by entry; undefined: the whole register is wanted. */
type Asked = {
  readonly path: string;
  readonly connected: readonly Platform[];
  readonly known?: ReadonlyMap<string, string>;
};
/** What holds from now on. `change`: undefined where the file says what holds already. */
export type Configured =
  | { readonly register: Register }
  | { readonly change: RegisterChange | undefined };
/** Or why there is none: in words, and how many mistakes the file has; 0: no file. */
export type ReadAnew =
  | { readonly count: number; readonly words: string }
  | {
      readonly configured: Configured;
      readonly organisations: Readonly<Record<Platform, readonly string[]>>;
      readonly mail: MailSettings;
    };

const digest = (json: string): string => hash("sha256", json, "base64");
const digests = new WeakMap<object, string>();
/** Between two turns of the event loop. */
const digestedAtOnce = 500;
/** Of the register that holds; what did not change since the last time is not reckoned again. */
export const digestsOf = async (register: Register): Promise<ReadonlyMap<string, string>> => {
  const known = new Map<string, string>();
  let reckoned = 0;
  for (const [name, value] of entriesOf(register)) {
    const isObject = typeof value === "object" && value !== null;
    const made = (isObject && digests.get(value)) || digest(JSON.stringify(value));
    if (isObject && !digests.has(value)) {
      digests.set(value, made);
      reckoned += 1;
      if (reckoned % digestedAtOnce === 0) await new Promise(setImmediate);
    }
    known.set(name, made);
  }
  return known;
};
const readHere = ({ path, connected, known }: Asked): ReadAnew => {
  const config = readConfigFile(path);
  if ("count" in config) return config;
  const register = registerOf(config, true, connected);
  return {
    configured: known ? { change: changeSince(known, register, digest) } : { register },
    organisations: eachPlatform((platform) => organisations(config, platform)),
    mail: mailSettings(config),
  };
};
/** Below this, a thread costs more than it saves. */
const smallBytes = 300_000;
/** As `readInThread`, and at once where the file is small. */
export const readRegister = async (asked: Asked): Promise<ReadAnew> =>
  (statSync(asked.path, { throwIfNoEntry: false })?.size ?? 0) < smallBytes
    ? readHere(asked)
    : readInThread(asked);
/** Throws what the thread throws, such as for lack of memory. */
const readInThread = (asked: Asked): Promise<ReadAnew> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./reading.ts", import.meta.url), {
      workerData: { ...asked, reads: "stafett.yaml" },
    });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread ended with ${code}`)));
  });

if (!isMainThread && parentPort && workerData?.reads === "stafett.yaml")
  parentPort.postMessage(readHere(workerData as Asked));
