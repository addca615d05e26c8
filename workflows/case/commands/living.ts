// From opening to erasure, and what the clock does.
import { choice, member, nothing, shows } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form } from "../../../src/rules/ui.ts";
import { type Actor, clock, memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { byAgenda, lead, mayOpen, notReady, owner } from "../rules.ts";
import type { State } from "../state.ts";
import { closed, colleaguesOf, isCase, me, open, ownOf } from "./parts.ts";

type Stat = "ageGroup" | "sex" | "exploitation" | "police" | "suspicion" | "citizenship" | "source";
const stat = <const O extends readonly string[]>(of: Stat, options: O, extras: { readonly more?: true } = {}) =>
  choice("B", of, options, `case.stat.${of}`, { optional: true, ...extras });
const more = { more: true } as const;

export const living = {
  open: {
    access: mayOpen,
    words: "case.open.words",
    help: "case.open.help",
    ready: (_state: State, world: World, actor: Actor) => notReady(ownOf(actor), world),
    form: form(
      "case.open.title",
      "case.open.submit",
      {
        deputy: member("case.open.deputy", { hint: "case.open.deputyHint" }),
        child: choice("B", "child", codes.childs, "case.open.child"),
        risk: choice("B", "risk", codes.risks, "case.open.risk"),
        quiet: choice("B", "quiet", codes.yesNo, "case.open.quiet", { hint: "case.open.quietHint" }),
      },
      [text("case.never", "warning")],
    ),
    prefill: (_state: State, _world: World, actor: Actor) => ({
      deputy: memberOf(actor)?.deputy,
      child: "unknown",
      risk: "notAssessed",
      quiet: "no",
    }),
    choices: (_state: State, world: World, actor: Actor) => ({
      deputy: colleaguesOf(actor, world, me(actor)),
    }),
    after: (_state: State, values: Readonly<Record<string, unknown>>) => ({ panel: values.child === "yes" ? "childOpened" : "opened" }),
  },
  close: {
    access: owner,
    words: "case.close.words",
    help: "case.close.help",
    ready: open,
    form: form(
      "case.close.title",
      "case.close.submit",
      {
        reason: choice("B", "closure", codes.closureReasons, "case.close.reason"),
        ageGroup: stat("ageGroup", codes.ageGroups),
        sex: stat("sex", codes.sexes),
        exploitation: stat("exploitation", codes.exploitations),
        police: stat("police", codes.yesNo),
        suspicion: stat("suspicion", codes.suspicions, more),
        citizenship: stat("citizenship", codes.citizenships, more),
        source: stat("source", codes.sources, more),
      },
      [text("case.close.intro")],
    ),
    after: shows("closed"),
  },
  file: {
    access: owner,
    words: "case.file.words",
    help: "case.file.help",
    ready: closed,
    form: form("case.file.title", "case.file.submit", {}),
    after: shows("closed"),
  },
  reopen: {
    access: owner,
    words: "case.reopen.words",
    help: "case.reopen.help",
    ready: closed,
    form: form("case.reopen.title", "case.reopen.submit", {}),
    after: shows("show"),
  },
  erase: {
    access: lead,
    words: "case.erase.words",
    help: "case.erase.help",
    ready: (state: State) => closed(state) ?? (isCase(state) && !state.filedOn ? refuse("case.erase.notFiled") : undefined),
    form: form("case.erase.title", "case.erase.submit", { sure: choice("A", "erase", ["erase"], "case.erase.sure") }, [
      text("case.erase.intro", "warning"),
    ]),
  },
  miss: { access: clock, form: nothing },
  remind: { access: clock, form: nothing },
  askWeekend: { access: clock, form: nothing },
  askAgain: { access: clock, form: nothing },
  /** A meeting has been through it: a wish to bring it up is granted. */
  discussed: { access: byAgenda, form: nothing },
} as const;
