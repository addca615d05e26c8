// People of the web for the bench: a configuration that gives them addresses, a bot that has them, and browsers that are signed in.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createWebAdapter } from "../adapters/web/index.ts";
import { Seals } from "../adapters/web/seals.ts";
import { createSessions } from "../adapters/web/sign-in/sessions.ts";
import { openSignIn } from "../adapters/web/signing.ts";
import {
  type AdapterStorage,
  type ComposeOptions,
  compose,
  type Stafett,
} from "../src/app/compose.ts";
import { registerOf } from "../src/app/configuration/register.ts";
import { systemClock } from "../src/calendar/clock.ts";
import { type Config, loadConfig } from "../src/config/index.ts";
import { silent } from "../src/log.ts";
import { configFile, type Fixture, masterKey } from "./fixture.ts";

/** Whose inbox is measured, and who fills it. */
export const [reader, filler] = ["noomi/annaannaanna1", "noomi/bobobobobobo2"];
const addresses: Readonly<Record<string, string>> = {
  "noomi-kontakt": reader,
  "noomi-ersattare": filler,
};

/** A space that everybody of the agency may see; a case that is opened has a card in it. */
export const spaceOfAll = "noomi";
/** The sample with two who have the web, and so many more of their agency. `file`: for a program of its own. */
export const webConfig = (
  { directory }: Fixture,
  more = 0,
): { readonly config: Config; readonly file: string } => {
  const sample = readFileSync(configFile, "utf8");
  const given = Object.entries(addresses).reduce(
    (text, [id, web]) => text.replace(`  - id: ${id}\n`, `  - id: ${id}\n    web: ${web}\n`),
    sample,
  );
  const space = "    slack: T0STAFETT/C0NOOMI\n";
  const crowd = Array.from(
    { length: more },
    (_, n) =>
      `  - id: crowd-${n}\n    name: Crowd ${n}\n    agency: noomi\n    roles: [caseworker]\n    language: sv\n    deputy: noomi-kontakt\n    web: ${oneOf(n)}\n`,
  );
  const text = given
    .replace(space, `${space}    web: noomi/rum-noomi\n`)
    .replace("  - id: noomi-kontakt\n", `${crowd.join("")}  - id: noomi-kontakt\n`);
  const read = loadConfig(text, "stafett.yaml");
  if (!read.ok)
    throw new Error(`the configuration has mistakes: ${JSON.stringify(read).slice(0, 500)}`);
  const file = join(directory, "stafett.yaml");
  writeFileSync(file, text);
  return { config: read.config, file };
};
/** The address of one of the crowd. */
export const oneOf = (n: number): string => `noomi/crowd${String(n).padStart(8, "0")}`;

export type WebBot = {
  readonly stafett: Stafett;
  readonly storage: AdapterStorage;
  visit(request: Request): Promise<Response>;
};
const origin = "http://localhost";
/** Without HTTP; its worker is not started. `open`: how its databases are opened, if not as files. */
export const openWebBot = async (
  file: string,
  config: Config,
  open?: ComposeOptions["open"],
): Promise<WebBot> => {
  let storage: AdapterStorage | undefined;
  const stafett = await compose({
    file,
    masters: { current: () => masterKey, older: () => [] },
    register: registerOf(config, true, ["web"]),
    clock: systemClock,
    log: silent,
    codeRevision: "bench",
    adapters: (handle, given) => {
      storage = given;
      const drawn = given.drawn("web");
      const beside = {
        clock: systemClock,
        fact: () => undefined,
        keyAdded: async () => undefined,
        codeUsed: async () => false,
      };
      return [
        createWebAdapter({
          ...drawn,
          ...beside,
          handle,
          signIn: (drawing, script) => openSignIn({ ...drawn, ...beside, origin, script }, drawing),
        }),
      ];
    },
    ...(open && { open }),
  });
  if (!storage) throw new Error("no storage");
  const pages = stafett.adapters.get("web")?.pages;
  if (!pages) throw new Error("no pages");
  return { stafett, storage, visit: (request) => pages.visit(request) };
};
/** A `Cookie` header of somebody who has just signed in. */
export const signIn = async ({ storage }: WebBot, identity: string): Promise<string> => {
  const { cookie } = await createSessions(storage.drawn("web").records, systemClock).begin(
    identity,
    "bench",
    null,
  );
  return cookie.split(";")[0] ?? "";
};
/** So many cases that somebody has opened for the reader: each is a post in their inbox. */
export const fillInbox = async ({ stafett }: WebBot, count: number): Promise<readonly string[]> => {
  const instances: string[] = [];
  const { transact } = stafett.engine;
  const { people } = await transact.instances.people();
  const member = people.members.get("noomi-ersattare");
  if (!member) throw new Error("the sample has no such member");
  for (let n = 0; n < count; n++) {
    const values = { deputy: "noomi-kontakt", child: "no", risk: "high", quiet: "no" };
    const opened = await transact.run({
      idempotencyKey: `o${n}`,
      workflow: "case",
      command: "open",
      values,
      by: { member },
    });
    if (opened.kind !== "ok") throw new Error(`open: ${opened.kind}`);
    const to = { holder: { member: "noomi-kontakt" }, deputy: "noomi-ersattare" };
    const { instance } = opened;
    const given = await transact.run({
      idempotencyKey: `a${n}`,
      workflow: "case",
      command: "assign",
      instance,
      values: to,
      by: { member },
    });
    if (given.kind !== "ok") throw new Error(`assign: ${given.kind}`);
    instances.push(instance);
  }
  return instances;
};
/** Buttons as a page of the reader's would carry them, one for each case: that there was contact and nothing new, at no check-in in particular, so that each can be pressed again. */
export const pressesOf = ({ storage }: WebBot, instances: readonly string[]): readonly string[] => {
  const seals = new Seals(storage.drawn("web").cipher);
  return instances.map((instance) =>
    seals.seal(
      "page",
      reader,
      JSON.stringify({ workflow: "case", instance, command: "calm", values: {} }),
    ),
  );
};
