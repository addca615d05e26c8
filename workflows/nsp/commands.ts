// What can be done with an application: by whoever asks, by two officers, by the clock, by its case.
import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  handedOn,
  needsBy,
  staged,
  taking,
} from "../../src/rules/command.ts";
import { carrying, choice, date, shows, token } from "../../src/rules/fields.ts";
import { anyWorker, notReady } from "../../src/rules/relation.ts";
import { dotted, text } from "../../src/rules/say.ts";
import { form, type InstanceId, type Instant, reveal, seal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Actor,
  daysFrom,
  type Member,
  memberOf,
  type Needs,
  neutralBy,
  type Refusal,
  refuse,
  senderOf,
  type World,
} from "../../src/rules/workflow.ts";
import { guideProjection } from "../guide/projection.ts";
import * as codes from "./codes.ts";
import {
  type Agreed,
  type Application,
  type Event,
  isApplication,
  isOver,
  type State,
  type Wanted,
} from "./model.ts";
import {
  cannotApply,
  holds,
  isOfficer,
  limitOf,
  officersFor,
  unfit,
  unheard,
  usualDays,
  whoseOn,
} from "./rules.ts";
import { nspSignals } from "./signals.ts";
import { table } from "./table.ts";

const { command, act, button, byClock, byPerson } = commandsOn<State, Application, Event>(
  isApplication,
);
const takes = taking<State, Event>()(nspSignals);
const after = shows("show");
const more = { more: true } as const;
const wanted = {
  form: choice("A", "supportForm", codes.supportForms, "nsp.form"),
  why: choice("B", "whyNot", codes.whyNot, "nsp.why", { hint: "nsp.whyHint" }),
  cost: choice("B", "costCategory", codes.costs, "nsp.cost"),
  amount: choice("B", "amountBand", codes.amounts, "nsp.amount"),
  agreed: choice("B", "nspAgreed", codes.agreed, "nsp.agreed", { hint: "nsp.agreedHint" }),
  from: date("B", "nsp.from", more),
  to: date("B", "nsp.to", more),
  children: choice("B", "band", codes.children, "nsp.children", { more: true, optional: true }),
} as const;
type Written = Asked<typeof wanted>["values"];
const split = (
  { agreed, children, form, why, cost, amount, from, to }: Written,
  at: Instant,
): { readonly asked: Wanted; readonly agreed?: Agreed } => ({
  asked: { form, why, cost, amount, from, to, ...(children && { children }) },
  ...(reveal(agreed) !== "notYet" && { agreed: { form: agreed as Agreed["form"], at } }),
});
/** Its case, read with what this member may read. */
const caseOf = (kase: unknown, own: Member | undefined): Needs =>
  own && typeof kase === "string"
    ? { kase: { workflow: "case", instances: [kase as InstanceId], for: own, limit: 1 } }
    : {};

/** What its guide says of why it falls to the programme, for the agency whose case it is. */
const guideOf = (kase: unknown, own: Member | undefined): Needs =>
  own && typeof kase === "string"
    ? { guide: { workflow: "guide", of: kase as InstanceId, for: own, titles: true, limit: 1 } }
    : {};
const whyIn = (world: World): { readonly why?: Wanted["why"] } => {
  const known = guideProjection.known(world.rows("guide")[0]);
  const why = known && reveal(known).why;
  return why ? { why } : {};
};

const apply = (
  state: State,
  {
    values: { kase, ...values },
    at,
  }: Asked<typeof wanted & { kase: ReturnType<typeof token<{ optional: true }>> }>,
  own: Member,
  world: World,
): Decided<Event> => {
  const { programme } = world.people;
  const no = cannotApply(own.agency, world.calendar.day(at), world) ?? notReady(own.agency, world);
  if (isApplication(state)) return refuse("core.already");
  if (!programme || no) return no ?? refuse("nsp.noProgramme");
  const [row] = world.rows("kase");
  if (kase !== undefined && (!row?.summary.open || row.summary.agency !== own.agency))
    return refuse("nsp.noCase");
  const written = split(values, at);
  const { fresh } = world;
  const first = {
    number: fresh.number("N"),
    row: fresh.other,
    agency: own.agency,
    platform: programme.agency,
    by: own.id,
  };
  return (
    unfit(written.asked, [], at, world) ?? [
      { type: "drafted", at, ...first, ...written, ...(row && { kase: row.instance }) },
    ]
  );
};
const certified = (state: Application, at: Instant, world: World): Refusal | undefined =>
  cannotApply(state.agency, world.calendar.day(at), world);
/** A yes that no case keeps runs out by itself; of one that a case keeps the case says whether it holds. */
const lacks = (state: Pick<Application, "kase" | "agreed">, at: Instant, world: World): boolean =>
  !state.kase && !holds(state, at, world);

const applying = staged(table)({
  apply: command({
    access: (state, actor, world) =>
      isApplication(state)
        ? table.isOn("applicant", state, actor, world)
        : anyWorker(state, actor, world),
    form: form(
      "nsp.apply.title",
      "nsp.apply.submit",
      { kase: token({ optional: true }), ...wanted },
      [text("nsp.apply.intro", "quiet")],
    ),
    ready: (_state, world, actor) => {
      const own = memberOf(actor);
      // Of a certificate that runs out the day says when; one that never was is known before.
      return own && agencyOf(own.agency, world)?.nspCertified === undefined
        ? refuse("nsp.notCertified")
        : undefined;
    },
    prefill: (_state, world, _actor, at, { form: chosen }) => {
      const { calendar } = world;
      const from = calendar.day(calendar.addWorkdays(at, 1, "09:00"));
      const { days } = typeof chosen === "string" ? limitOf(chosen, world) : {};
      return {
        from,
        to: calendar.lastDay("programme", from, Math.min(usualDays, days ?? usualDays)),
        ...whyIn(world),
      };
    },
    needs: (actor, _at, _world, { kase }) => ({
      ...caseOf(kase, memberOf(actor)),
      ...guideOf(kase, memberOf(actor)),
    }),
    about: (_state, world) => {
      const { ref, words } = world.rows("kase")[0]?.summary ?? {};
      return dotted("core.dot", ref && { ref }, words && { words });
    },
    after,
    decideNeeds: (_state, { values: { kase }, by }) => caseOf(kase, memberOf(by)),
    decide: (state, asked, world) => {
      const own = memberOf(asked.by);
      return own ? apply(state, asked, own, world) : refuse("core.denied");
    },
  }),
  edit: act({
    form: form("nsp.edit.title", "nsp.edit.submit", wanted),
    prefill: (state) =>
      isApplication(state) ? { ...state.asked, agreed: state.agreed?.form } : {},
    after,
    decide: byPerson((_state, { values, at }, _by, world) => {
      const written = split(values, at);
      return unfit(written.asked, [], at, world) ?? [{ type: "edited", ...written }];
    }),
  }),
  // Affirms the three conditions, which stand above the button.
  send: button(
    (state, at, { id: by }, world) => {
      const no = certified(state, at, world) ?? unfit(state.asked, [], at, world);
      if (no) return no;
      if (!state.agreed || !holds(state, at, world)) return refuse("nsp.noConsent");
      // What a case passes on is recorded by the case.
      const record = state.kase
        ? undefined
        : { id: world.fresh.other, receipt: world.fresh.ref("KVI"), at, by };
      return [
        { type: "sent", at, by, conditions: seal(codes.conditions), ...(record && { record }) },
      ];
    },
    { after },
  ),
  extend: act({
    form: form("nsp.extend.title", "nsp.extend.submit", {
      to: date("B", "nsp.to"),
      amount: choice("B", "amountBand", codes.amounts, "nsp.amount"),
      again: choice("B", "consentForm", codes.again, "nsp.again", {
        optional: true,
        hint: "nsp.againHint",
      }),
    }),
    prefill: (state, { calendar }) => {
      const end = isApplication(state) ? state.periods.at(-1)?.to : undefined;
      if (!end || !isApplication(state)) return {};
      return {
        to: calendar.lastDay("programme", daysFrom(reveal(end), 1), usualDays),
        amount: state.asked.amount,
      };
    },
    after,
    decide: byPerson((state, { values: { to, amount, again }, at }, { id: by }, world) => {
      const agreed = again ? { form: again, at } : undefined;
      const end = state.periods.at(-1)?.to ?? state.asked.to;
      const asked = { ...state.asked, from: seal(daysFrom(reveal(end), 1)), to, amount };
      if (lacks({ ...state, ...(agreed && { agreed }) }, at, world))
        return refuse("nsp.noConsent", "again");
      return (
        certified(state, at, world) ??
        unfit(asked, state.periods, at, world) ?? [
          { type: "extended", at, by, asked, ...(agreed && { agreed }) },
        ]
      );
    }),
  }),
  answer: act({
    form: form("nsp.answer.title", "nsp.answer.submit", {
      cost: wanted.cost,
      amount: wanted.amount,
      to: date("B", "nsp.to"),
      children: choice("B", "band", codes.children, "nsp.children", { optional: true }),
    }),
    prefill: (state) => (isApplication(state) ? state.asked : {}),
    after,
    decide: byPerson((state, { values: { children, ...values }, at }, { id: by }, world) => {
      const { children: _old, ...rest } = state.asked;
      const asked = { ...rest, ...values, ...(children && { children }) };
      return unfit(asked, state.periods, at, world) ?? [{ type: "answered", at, by, asked }];
    }),
  }),
  report: act({
    form: form(
      "nsp.report.title",
      "nsp.report.submit",
      {
        used: choice("B", "nspUsed", codes.used, "nsp.used"),
        outcome: choice("B", "nspOutcome", codes.outcomes, "nsp.outcome"),
      },
      [text("nsp.report.intro", "quiet")],
    ),
    after,
    decide: byPerson((_state, { values, at }, { id: by }) => [
      { type: "reported", at, by, ...values },
    ]),
  }),
  discard: button((_state, at) => [{ type: "discarded", at, eraseBy: neutralBy(at) }], {
    after: () => undefined,
  }),
  withdraw: button((_state, at, { id: by }) => [{ type: "withdrawn", at, by, all: false }], {
    after,
  }),
  /** The person does not agree any more: the platform sees nothing of it from now on. */
  revoke: button((_state, at, { id: by }) => [{ type: "withdrawn", at, by, all: true }], { after }),
});
const deciding = staged(table)({
  ask: act({
    form: form("nsp.ask.title", "nsp.ask.submit", {
      question: choice("B", "nspQuestion", codes.questions, "nsp.question"),
    }),
    after,
    decide: byPerson((_state, { values: { question }, at }, { id: by }) => [
      { type: "asked", at, by, question },
    ]),
  }),
  grant: act({
    form: form(
      "nsp.grant.title",
      "nsp.grant.submit",
      { amount: choice("B", "amountBand", codes.amounts, "nsp.grant.amount") },
      [text("nsp.second", "quiet")],
    ),
    prefill: (state) => (isApplication(state) ? { amount: state.asked.amount } : {}),
    after,
    decide: byPerson((_state, { values: { amount }, at }, { id: by }) => [
      { type: "proposed", yes: true, at, by, amount },
    ]),
  }),
  refuse: act({
    form: form(
      "nsp.refuse.title",
      "nsp.refuse.submit",
      { reason: choice("B", "nspRefusal", codes.refusals, "nsp.reason") },
      [text("nsp.second", "quiet")],
    ),
    after,
    decide: byPerson((_state, { values: { reason }, at }, { id: by }) => [
      { type: "proposed", yes: false, at, by, reason },
    ]),
  }),
  /** `of`: which proposal the button was shown for. Nobody says yes to what they have not seen. */
  confirm: act({
    form: carrying({ of: token() }),
    after,
    decide: byPerson((state, { values: { of }, at }, { id: by }, world) =>
      of === state.proposal?.at
        ? [{ type: "decided", at, by, begun: reveal(state.asked.from) <= world.calendar.day(at) }]
        : refuse("nsp.changed"),
    ),
  }),
  object: button((_state, at, { id: by }) => [{ type: "objected", at, by }], { after }),
  close: button((_state, at, { id: by }) => [{ type: "closed", at, by }], { after }),
});
const clocked = {
  remind: byClock((state, { at }, world) => {
    const side = table.ball(state);
    if (side === "nobody" || side === "keeper") return [];
    const n = side === "applicant" ? unheard(state, world) : state.silence.length + 1;
    const to = whoseOn(state, side, n, world.calendar.day(at), world);
    return [{ type: "reminded", at, ...(to && { to }) }];
  }),
  begin: byClock((state, { at }) => (state.step === "coming" ? [{ type: "began", at }] : [])),
  expire: byClock((state, { at }) =>
    state.step === "draft" ? [{ type: "discarded", at, eraseBy: neutralBy(at) }] : [],
  ),
  forget: byClock((state, { at }) =>
    isOver(state) && state.step !== "discarded"
      ? [{ type: "discarded", at, eraseBy: neutralBy(at), outlived: true }]
      : [],
  ),
} as const;
/** What the case says that it is about: never refused. */
const byCase = {
  handOn: takes.handOn((state, asked, world) =>
    isApplication(state) ? handedOn(asked, state, world) : [],
  ),
  stop: takes.stop((state, { at }) =>
    isApplication(state) && state.step !== "draft" && !isOver(state)
      ? [{ type: "withdrawn", at, all: true }]
      : [],
  ),
  erased: takes.erased((state, { at, by }) =>
    isApplication(state) && state.step !== "discarded" && senderOf(by) === state.kase
      ? [{ type: "discarded", at, eraseBy: neutralBy(at) }]
      : [],
  ),
} as const;
export const commands = { ...applying, ...deciding, ...clocked, ...byCase } as const;
export const decide = decideBy<State, Event>(commands);
export const needs = needsBy<State, Event>(commands);

const decides: readonly string[] = Object.keys(deciding);
/** Pressed a moment after somebody else, or by whoever may not decide on this one: why, and what is true. */
export const denied = (
  state: State,
  actor: Actor,
  world: World,
  command: string,
): Refusal | undefined => {
  const who = memberOf(actor);
  if (!isApplication(state) || who === undefined || !table.reads(state, actor, world))
    return undefined;
  if (decides.includes(command) && who.agency === state.agency)
    return isOfficer(state, actor, world) ? refuse("nsp.ownAgency") : undefined;
  if (command === "confirm" && state.proposal?.by === who.id) return refuse("nsp.notYourself");
  const officer = officersFor(state.agency, world).includes(who.id);
  return state.step === "proposed" && officer ? refuse("nsp.faster") : refuse("nsp.moved");
};
