// Every command, with what it takes. Its words stand in sv.ts and en.ts, under the same name.
import type { Command } from "./command.ts";
import type { OperateTexts } from "./texts.ts";

export type CommandName = keyof OperateTexts["commands"];

const developing = (path: string): Command => ({
  takes: [0, Number.POSITIVE_INFINITY],
  flags: {},
  passes: true,
  load: async () => ({ run: (await import("./tool.ts")).tool(path) }),
});
export const commands: Readonly<Record<CommandName, Command>> = {
  start: { takes: [0, 0], flags: {}, load: () => import("./start.ts") },
  init: { takes: [0, 0], flags: {}, load: () => import("./init.ts") },
  check: { takes: [0, 0], flags: {}, load: () => import("./check.ts") },
  doctor: { takes: [0, 0], flags: {}, load: () => import("./doctor.ts") },
  rehearse: {
    takes: [1, 1],
    flags: { into: { type: "string" }, as: { type: "string" }, wait: { type: "string" } },
    load: () => import("./rehearse.ts"),
  },
  backup: { takes: [1, 1], flags: {}, load: () => import("./back-up.ts") },
  verify: { takes: [0, 1], flags: { seal: { type: "string" } }, load: () => import("./verify.ts") },
  audit: { takes: [0, 1], flags: {}, load: () => import("./audit.ts") },
  restore: { takes: [1, 1], flags: {}, load: () => import("./put-back.ts") },
  restored: {
    takes: [0, 1],
    flags: { at: { type: "string" } },
    load: () => import("./restored.ts"),
  },
  move: { takes: [0, 0], flags: {}, load: () => import("./move.ts") },
  held: { takes: [0, 0], flags: {}, load: () => import("./held.ts") },
  resend: { takes: [0, 0], flags: {}, load: () => import("./resend.ts") },
  "rotate-key": { takes: [0, 0], flags: {}, load: () => import("./rotate-key.ts") },
  erase: {
    takes: [0, Number.POSITIVE_INFINITY],
    flags: { yes: { type: "boolean" } },
    load: () => import("./erase.ts"),
  },
  export: { takes: [2, 2], flags: { into: { type: "string" } }, load: () => import("./export.ts") },
  dataskydd: { takes: [0, 1], flags: {}, load: () => import("./dataskydd.ts") },
  katalog: { takes: [0, 0], flags: {}, load: () => import("./katalog.ts") },
  "key-code": {
    takes: [1, 1],
    flags: { lost: { type: "boolean" } },
    load: () => import("./key-code.ts"),
  },
  erasures: { takes: [0, 0], flags: {}, load: () => import("./erasures.ts") },
  attack: developing("test/attack/run.ts"),
  simulate: developing("test/simulation/run.ts"),
};
export const isCommand = (word: string): word is CommandName => Object.hasOwn(commands, word);
