// What people of an agency that keeps no class B do with its cases: what follows them up, and nothing that says why.
import type { ClassA } from "../../src/rules/class-a.ts";
import { notKept } from "./codes.ts";

export const classA: ClassA = {
  commands: {
    open: { kept: { child: "unknown", risk: "notAssessed", quiet: "no" } },
    close: { kept: { reason: notKept } },
    confirmClose: {},
    keepOpen: { kept: { instead: "checkIn" } },
    file: {},
    reopen: {},
    erase: {},
    calm: { label: "case.calm.alone" },
    checkIn: { kept: { safety: "notAssessed", contact: notKept } },
    undo: {},
    alarm: {},
    called: { kept: { whom: notKept }, label: "case.called.alone" },
    snooze: { kept: { reason: notKept } },
    weekend: {},
    cannotCover: {},
    assign: {},
    rename: { kept: { why: "other" } },
    openForRegistrar: {},
    closeForRegistrar: {},
  },
  panels: [
    "show",
    "opened",
    "acute",
    "named",
    "snoozed",
    "closed",
    "meeting",
    "readers",
    "course",
    "fetch",
    "registrarOver",
    "mine",
    "overdue",
    "unheld",
    "region",
  ],
};
