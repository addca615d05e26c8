// Following up: check-ins, putting off, risk, deadlines, the weekend.
import { choice, choices, date, holder, shows, token } from "../../../src/rules/fields.ts";
import { form, type Instant, reveal } from "../../../src/rules/ui.ts";
import type { Actor, World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { level, longestSnooze, owner, takesPart } from "../rules.ts";
import type { State } from "../state.ts";
import { agencyHolders, isCase, open, round } from "./parts.ts";

export const checking = {
  calm: {
    access: takesPart,
    words: "case.calm.words",
    help: "case.calm.help",
    ready: open,
    form: form("case.calm.title", "case.calm.title", round),
  },
  noContact: {
    access: takesPart,
    words: "case.noContact.words",
    help: "case.noContact.help",
    ready: open,
    form: form("case.noContact.title", "case.noContact.title", round),
  },
  checkIn: {
    access: takesPart,
    words: "case.checkIn.words",
    help: "case.checkIn.help",
    ready: open,
    form: form("case.checkIn.title", "case.checkIn.submit", {
      ...round,
      safety: choice("B", "safety", codes.safeties, "case.checkIn.safety"),
      contact: choice("B", "contact", codes.contacts, "case.checkIn.contact"),
      next: choice("A", "next", codes.nextSteps, "case.checkIn.next"),
      who: holder("case.checkIn.who"),
      day: date("A", "case.checkIn.day"),
      risk: choice("B", "risk", codes.risks, "case.checkIn.risk", { optional: true, more: true }),
      domains: choices("B", "domain", codes.domains, "case.checkIn.domains", { optional: true, more: true }),
      consent: choice("B", "consent", codes.consents, "case.checkIn.consent", { optional: true, more: true }),
      agenda: choice("A", "yesNo", codes.yesNo, "case.checkIn.agenda", { optional: true, more: true }),
    }),
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
    form: form("case.called.title", "case.called.submit", { whom: choice("B", "called", codes.called, "case.called.whom") }),
  },
  snooze: {
    access: takesPart,
    words: "case.snooze.words",
    help: "case.snooze.help",
    ready: open,
    form: form("case.snooze.title", "case.snooze.submit", {
      until: date("A", "case.snooze.until", { hint: "case.snooze.hint" }),
      reason: choice("B", "snooze", codes.snoozeReasons, "case.snooze.reason"),
    }),
    prefill: (state: State, world: World, _actor: Actor, at: Instant) =>
      isCase(state)
        ? { until: world.calendar.day(world.calendar.addWorkdays(at, Math.min(2, longestSnooze[level(state.risk)]), "09:00")) }
        : {},
  },
  weekend: {
    access: owner,
    ready: open,
    form: form("case.weekend.title", "case.weekend.submit", { who: holder("case.weekend.who") }),
    prefill: (state: State) => (isCase(state) ? { who: state.holder } : {}),
    choices: (state: State, world: World) => ({ who: agencyHolders(state, world) }),
  },
  setRisk: {
    access: owner,
    words: "case.risk.words",
    help: "case.risk.help",
    ready: open,
    form: form("case.risk.title", "case.risk.submit", {
      risk: choice("B", "risk", codes.risks, "case.open.risk"),
      quiet: choice("B", "quiet", codes.yesNo, "case.open.quiet", { hint: "case.open.quietHint" }),
    }),
    prefill: (state: State) => (isCase(state) ? { risk: reveal(state.risk), quiet: reveal(state.quiet) } : {}),
  },
  setDeadline: {
    access: owner,
    words: "case.deadline.words",
    help: "case.deadline.help",
    ready: open,
    form: form("case.deadline.title", "case.deadline.submit", {
      kind: choice("B", "deadline", codes.deadlineKinds, "case.deadline.kind"),
      day: date("B", "case.deadline.day"),
    }),
  },
  deadlineMet: {
    access: owner,
    form: form("case.deadline.met", "case.deadline.met", { id: token() }),
    after: shows("show"),
  },
} as const;
