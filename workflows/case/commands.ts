// What can be done with a case: each a command, a button and a form.
import { form, type MemberId, reveal } from "../../src/ui.ts";
import { type Actor, type CommandOf, refuse, type World } from "../../src/workflow.ts";
import * as codes from "./codes.ts";
import {
  anyWorker,
  byMember,
  clock,
  colleagues,
  handover,
  holders,
  invited,
  lead,
  level,
  longestSnooze,
  mayOpen,
  notReady,
  owner,
  takesPart,
} from "./rules.ts";
import type { Case, State } from "./state.ts";

const label = (key: Parameters<typeof form>[0]["key"]) => ({ label: { key } });
const none = form({ key: "case.none" }, { key: "case.none" }, {});
const round = { round: { kind: "token", optional: true, label: { key: "case.none" } } } as const;
const isCase = (state: State): state is Case => state.step !== "new";
const readyOwner = (state: State, world: World) => (isCase(state) ? notReady(state.agency, world) : undefined);
const open = (state: State, world: World) => readyOwner(state, world) ?? (state.step === "open" ? undefined : refuse("case.isClosed"));
const closed = (state: State) => (state.step === "closed" ? undefined : refuse("case.isOpen"));
const agencyHolders = (state: State, world: World) => (isCase(state) ? holders(state.agency, world) : []);
const me = (actor: Actor): MemberId | undefined => byMember(actor)?.id;
const deputyOf = (world: World, id: MemberId | undefined): MemberId | undefined =>
  id === undefined ? undefined : world.people.members.get(id)?.deputy;
const isNgo = (world: World, actor: Actor): boolean =>
  ["avtal_ideell", "tystnadsplikt_enskild"].includes(world.people.agencies.get(byMember(actor)?.agency as never)?.legalRegime ?? "");

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

export const commands = {
  open: {
    access: mayOpen,
    words: "case.open.words",
    help: "case.open.help",
    ready: (_state: State, world: World, actor: Actor) => notReady(byMember(actor)?.agency as never, world),
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
    choices: (_state: State, world: World, actor: Actor) => ({ deputy: colleagues(byMember(actor)?.agency as never, world, me(actor)) }),
    then: (_state: State, values: Readonly<Record<string, unknown>>) => ({ panel: values["child"] === "yes" ? "childOpened" : "opened" }),
  },
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
    prefill: (state: State, world: World, _actor: Actor, at: CommandAt) =>
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
    then: (_state: State, values: Readonly<Record<string, unknown>>) => (values["safety"] === "red" ? { panel: "acute" } : undefined),
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
    prefill: (state: State, world: World, _actor: Actor, at: CommandAt) =>
      isCase(state)
        ? { until: world.calendar.day(world.calendar.addWorkdays(at, Math.min(2, longestSnooze[level(state.risk)]), "09:00")) }
        : {},
  },
  assign: {
    access: owner,
    words: "case.assign.words",
    help: "case.assign.help",
    ready: open,
    form: form(
      { key: "case.assign.title" },
      { key: "case.assign.submit" },
      { holder: { kind: "holder", ...label("case.assign.holder") }, deputy: { kind: "member", ...label("case.open.deputy") } },
    ),
    prefill: (state: State) => (isCase(state) ? { holder: state.holder, deputy: state.deputy } : {}),
    choices: (state: State, world: World) =>
      isCase(state) ? { holder: holders(state.agency, world), deputy: colleagues(state.agency, world) } : {},
  },
  /** Told by a hand-over that the other has accepted. */
  take: { access: handover, form: none },
  invite: {
    access: owner,
    words: "case.invite.words",
    help: "case.invite.help",
    ready: open,
    form: form(
      { key: "case.invite.title" },
      { key: "case.invite.submit" },
      {
        agency: { kind: "agency", ...label("case.invite.agency") },
        basis: {
          kind: "choice",
          secrecy: "B",
          of: "basis",
          options: codes.bases,
          ...label("case.invite.basis"),
          hint: { key: "case.invite.basisHint" },
        },
        purpose: { kind: "choice", secrecy: "B", of: "purpose", options: codes.purposes, ...label("case.invite.purpose") },
        groups: {
          kind: "choices",
          secrecy: "B",
          of: "group",
          options: codes.dataGroups,
          ...label("case.invite.groups"),
          hint: { key: "case.invite.groupsHint" },
        },
      },
      [{ kind: "text", text: [{ key: "case.invite.intro" }] }],
    ),
    choices: (state: State, world: World, actor: Actor) => ({
      agency: isCase(state)
        ? [...world.people.agencies.values()]
            .filter(
              (a) =>
                a.id !== state.agency &&
                colleagues(a.id, world).length > 0 &&
                !state.parts.some((p) => p.agency === a.id && (p.state === "in" || p.state === "invited")),
            )
            .map((a) => a.id)
        : [],
      basis: isNgo(world, actor) ? ["samtycke_ngo"] : ["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"],
    }),
  },
  accept: {
    access: invited,
    ready: (_state: State, world: World, actor: Actor) => notReady(byMember(actor)?.agency as never, world),
    form: form(
      { key: "case.accept.title" },
      { key: "case.accept.submit" },
      { contact: { kind: "member", ...label("case.accept.contact") } },
    ),
    prefill: (_state: State, _world: World, actor: Actor) => ({ contact: me(actor) }),
    choices: (_state: State, world: World, actor: Actor) => ({ contact: colleagues(byMember(actor)?.agency as never, world) }),
    then: () => ({ panel: "show" }),
  },
  decline: { access: invited, form: form({ key: "case.decline.title" }, { key: "case.decline.title" }, {}) },
  leave: {
    access: takesPart,
    words: "case.leave.words",
    help: "case.leave.help",
    ready: (state: State, _world: World, actor: Actor) =>
      isCase(state) && state.agency === byMember(actor)?.agency ? refuse("case.leave.owner") : undefined,
    form: form({ key: "case.leave.title" }, { key: "case.leave.submit" }, {}),
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
    then: () => ({ panel: "show" }),
  },
  weekend: {
    access: owner,
    ready: open,
    form: form({ key: "case.weekend.title" }, { key: "case.weekend.submit" }, { who: { kind: "holder", ...label("case.weekend.who") } }),
    prefill: (state: State) => (isCase(state) ? { who: state.holder } : {}),
    choices: (state: State, world: World) => ({ who: agencyHolders(state, world) }),
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
    then: () => ({ panel: "closed" }),
  },
  file: {
    access: owner,
    words: "case.file.words",
    help: "case.file.help",
    ready: closed,
    form: form({ key: "case.file.title" }, { key: "case.file.submit" }, {}),
    then: () => ({ panel: "closed" }),
  },
  reopen: {
    access: owner,
    words: "case.reopen.words",
    help: "case.reopen.help",
    ready: closed,
    form: form({ key: "case.reopen.title" }, { key: "case.reopen.submit" }, {}),
    then: () => ({ panel: "show" }),
  },
  erase: {
    access: lead,
    words: "case.erase.words",
    help: "case.erase.help",
    ready: closed,
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
} as const;
type CommandAt = import("../../src/ui.ts").Instant;
export type Command = CommandOf<typeof commands>;
export { anyWorker };
