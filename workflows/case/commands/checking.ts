// Following up: check-ins, putting off, risk, deadlines, the weekend.
import { form, type Instant, reveal } from "../../../src/rules/ui.ts";
import type { Actor, World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { level, longestSnooze, owner, takesPart } from "../rules.ts";
import type { State } from "../state.ts";
import { agencyHolders, isCase, label, open, round } from "./parts.ts";

export const checking = {
  calm: {
    access: takesPart,
    words: "case.calm.words",
    help: "case.calm.help",
    ready: open,
    form: form({ key: "case.calm.title" }, { key: "case.calm.title" }, round),
  },
  noContact: {
    access: takesPart,
    words: "case.noContact.words",
    help: "case.noContact.help",
    ready: open,
    form: form({ key: "case.noContact.title" }, { key: "case.noContact.title" }, round),
  },
  checkIn: {
    access: takesPart,
    words: "case.checkIn.words",
    help: "case.checkIn.help",
    ready: open,
    form: form(
      { key: "case.checkIn.title" },
      { key: "case.checkIn.submit" },
      {
        ...round,
        safety: { kind: "choice", secrecy: "B", of: "safety", options: codes.safeties, ...label("case.checkIn.safety") },
        contact: { kind: "choice", secrecy: "B", of: "contact", options: codes.contacts, ...label("case.checkIn.contact") },
        next: { kind: "choice", secrecy: "A", of: "next", options: codes.nextSteps, ...label("case.checkIn.next") },
        who: { kind: "holder", ...label("case.checkIn.who") },
        day: { kind: "date", secrecy: "A", ...label("case.checkIn.day") },
        risk: { kind: "choice", secrecy: "B", of: "risk", options: codes.risks, optional: true, more: true, ...label("case.checkIn.risk") },
        domains: {
          kind: "choices",
          secrecy: "B",
          of: "domain",
          options: codes.domains,
          optional: true,
          more: true,
          ...label("case.checkIn.domains"),
        },
        consent: {
          kind: "choice",
          secrecy: "B",
          of: "consent",
          options: codes.consents,
          optional: true,
          more: true,
          ...label("case.checkIn.consent"),
        },
        agenda: {
          kind: "choice",
          secrecy: "A",
          of: "yesNo",
          options: codes.yesNo,
          optional: true,
          more: true,
          ...label("case.checkIn.agenda"),
        },
      },
    ),
    prefill: (state: State, world: World, _actor: Actor, at: Instant) =>
      isCase(state)
        ? {
            safety: state.latest ? reveal(state.latest.safety) : "notAssessed",
            contact: "yes",
            next: state.next?.code ?? "contactPerson",
            who: state.next?.who ?? state.holder,
            day: world.calendar.day(world.calendar.addWorkdays(at, 1, "15:00")),
          }
        : {},
    choices: (state: State, world: World) => ({ who: agencyHolders(state, world) }),
    after: (_state: State, values: Readonly<Record<string, unknown>>) => (values.safety === "red" ? { panel: "acute" } : undefined),
  },
  called: {
    access: takesPart,
    form: form(
      { key: "case.called.title" },
      { key: "case.called.submit" },
      { whom: { kind: "choice", secrecy: "B", of: "called", options: codes.called, ...label("case.called.whom") } },
    ),
  },
  snooze: {
    access: takesPart,
    words: "case.snooze.words",
    help: "case.snooze.help",
    ready: open,
    form: form(
      { key: "case.snooze.title" },
      { key: "case.snooze.submit" },
      {
        until: { kind: "date", secrecy: "A", ...label("case.snooze.until"), hint: { key: "case.snooze.hint" } },
        reason: { kind: "choice", secrecy: "B", of: "snooze", options: codes.snoozeReasons, ...label("case.snooze.reason") },
      },
    ),
    prefill: (state: State, world: World, _actor: Actor, at: Instant) =>
      isCase(state)
        ? { until: world.calendar.day(world.calendar.addWorkdays(at, Math.min(2, longestSnooze[level(state.risk)]), "09:00")) }
        : {},
  },
  weekend: {
    access: owner,
    ready: open,
    form: form({ key: "case.weekend.title" }, { key: "case.weekend.submit" }, { who: { kind: "holder", ...label("case.weekend.who") } }),
    prefill: (state: State) => (isCase(state) ? { who: state.holder } : {}),
    choices: (state: State, world: World) => ({ who: agencyHolders(state, world) }),
  },
  setRisk: {
    access: owner,
    words: "case.risk.words",
    help: "case.risk.help",
    ready: open,
    form: form(
      { key: "case.risk.title" },
      { key: "case.risk.submit" },
      {
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
    ),
    prefill: (state: State) => (isCase(state) ? { risk: reveal(state.risk), quiet: reveal(state.quiet) } : {}),
  },
  setDeadline: {
    access: owner,
    words: "case.deadline.words",
    help: "case.deadline.help",
    ready: open,
    form: form(
      { key: "case.deadline.title" },
      { key: "case.deadline.submit" },
      {
        kind: { kind: "choice", secrecy: "B", of: "deadline", options: codes.deadlineKinds, ...label("case.deadline.kind") },
        day: { kind: "date", secrecy: "B", ...label("case.deadline.day") },
      },
    ),
  },
  deadlineMet: {
    access: owner,
    form: form({ key: "case.deadline.met" }, { key: "case.deadline.met" }, { id: { kind: "token", label: { key: "case.none" } } }),
    after: () => ({ panel: "show" }),
  },
} as const;
