// From opening to erasure, and what the clock does.
import { form } from "../../../src/rules/ui.ts";
import { type Actor, clock, memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { byAgenda, lead, mayOpen, notReady, owner } from "../rules.ts";
import type { State } from "../state.ts";
import { closed, deputyOf, isCase, label, me, none, open } from "./parts.ts";

const stat = <const O extends readonly string[]>(of: string, options: O, more?: true) =>
  ({
    kind: "choice",
    secrecy: "B",
    of,
    options,
    optional: true,
    label: { key: `case.stat.${of}` as "case.stat.sex" },
    ...(more && { more }),
  }) as const;

export const living = {
  open: {
    access: mayOpen,
    words: "case.open.words",
    help: "case.open.help",
    ready: (_state: State, world: World, actor: Actor) => notReady(memberOf(actor)?.agency as never, world),
    form: form(
      { key: "case.open.title" },
      { key: "case.open.submit" },
      {
        deputy: { kind: "member", ...label("case.open.deputy"), hint: { key: "case.open.deputyHint" } },
        child: { kind: "choice", secrecy: "B", of: "child", options: codes.childs, ...label("case.open.child") },
        risk: { kind: "choice", secrecy: "B", of: "risk", options: codes.risks, ...label("case.open.risk") },
        quiet: {
          kind: "choice",
          secrecy: "B",
          of: "quiet",
          options: codes.yesNo,
          ...label("case.open.quiet"),
          hint: { key: "case.open.quietHint" },
        },
      },
      [{ kind: "text", text: [{ key: "case.never" }], tone: "warning" }],
    ),
    prefill: (_state: State, world: World, actor: Actor) => ({
      deputy: deputyOf(world, me(actor)),
      child: "unknown",
      risk: "notAssessed",
      quiet: "no",
    }),
    choices: (_state: State, world: World, actor: Actor) => ({
      deputy: world.people.colleagues(memberOf(actor)?.agency as never, me(actor)),
    }),
    after: (_state: State, values: Readonly<Record<string, unknown>>) => ({ panel: values.child === "yes" ? "childOpened" : "opened" }),
  },
  close: {
    access: owner,
    words: "case.close.words",
    help: "case.close.help",
    ready: open,
    form: form(
      { key: "case.close.title" },
      { key: "case.close.submit" },
      {
        reason: { kind: "choice", secrecy: "B", of: "closure", options: codes.closureReasons, ...label("case.close.reason") },
        ageGroup: stat("ageGroup", codes.ageGroups),
        sex: stat("sex", codes.sexes),
        exploitation: stat("exploitation", codes.exploitations),
        police: stat("police", codes.yesNo),
        suspicion: stat("suspicion", codes.suspicions, true),
        citizenship: stat("citizenship", codes.citizenships, true),
        source: stat("source", codes.sources, true),
      },
      [{ kind: "text", text: [{ key: "case.close.intro" }] }],
    ),
    after: () => ({ panel: "closed" }),
  },
  file: {
    access: owner,
    words: "case.file.words",
    help: "case.file.help",
    ready: closed,
    form: form({ key: "case.file.title" }, { key: "case.file.submit" }, {}),
    after: () => ({ panel: "closed" }),
  },
  reopen: {
    access: owner,
    words: "case.reopen.words",
    help: "case.reopen.help",
    ready: closed,
    form: form({ key: "case.reopen.title" }, { key: "case.reopen.submit" }, {}),
    after: () => ({ panel: "show" }),
  },
  erase: {
    access: lead,
    words: "case.erase.words",
    help: "case.erase.help",
    ready: (state: State) => closed(state) ?? (isCase(state) && !state.filedOn ? refuse("case.erase.notFiled") : undefined),
    form: form(
      { key: "case.erase.title" },
      { key: "case.erase.submit" },
      { sure: { kind: "choice", secrecy: "A", of: "erase", options: ["erase"], ...label("case.erase.sure") } },
      [{ kind: "text", text: [{ key: "case.erase.intro" }], tone: "warning" }],
    ),
  },
  miss: { access: clock, form: none },
  remind: { access: clock, form: none },
  askWeekend: { access: clock, form: none },
  askAgain: { access: clock, form: none },
  /** A meeting has been through it: a wish to bring it up is granted. */
  discussed: { access: byAgenda, form: none },
} as const;
