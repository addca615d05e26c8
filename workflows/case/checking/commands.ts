// Following up: check-ins, risk.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { choice, choices, date, holder, nothing, shows, token } from "../../../src/rules/fields.ts";
import { type Language, needed } from "../../../src/rules/languages.ts";
import { onDay, t, text } from "../../../src/rules/say.ts";
import {
  type AgencyId,
  form,
  type Instant,
  type MemberId,
  reveal,
  seal,
} from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import {
  type Actor,
  type Member,
  type Refusal,
  refuse,
  type World,
} from "../../../src/rules/workflow.ts";
import { callBasesFor, called, callFields, reviewed, unreviewed, unsaid } from "../calls/decide.ts";
import * as codes from "../codes.ts";
import { askAtOnce } from "../covering/days-off.ts";
import { act, byClock, byPerson, isAcute, isCase } from "../live.ts";
import { agencyHolders, ownOf, ready } from "../parts.ts";
import { plan } from "../rules.ts";
import type { Case, Event, Latest, NextStep, State } from "../state.ts";
import { table } from "../table.ts";
import { putOffUntil, snooze, snoozeFields } from "./postponing.ts";
import { undo } from "./undo.ts";

type Is = Decided<Event>;
/** Which check-in a button was made for: somebody may have done it since. */
const round = { round: token({ optional: true }) } as const;
const stale = (state: Case, made: string | undefined): Refusal | undefined =>
  made !== undefined && made !== String(state.round) ? refuse("case.roundDone") : undefined;
const checkedIn = (
  state: Case,
  at: Instant,
  latest: Latest,
  world: World,
  risk = state.risk,
  more: {
    next?: NextStep;
    agenda?: true;
    acute?: true;
    wish?: NonNullable<Case["wish"]>["what"];
  } & Partial<Pick<Case, "child" | "language">> = {},
): Is => {
  const agency = agencyOf(state.agency, world);
  if (!agency) return refuse("case.noRegion");
  const changed = reveal(risk) !== reveal(state.risk);
  const planned = plan(
    risk,
    state.openedAt,
    at,
    agency,
    world,
    more.acute ?? reveal(latest.safety) === "red",
  );
  return [
    { type: "checkedIn", at, latest, ...more, ...(changed && { risk }), ...planned },
    ...askAtOnce(state.weekendAsked, planned.weekendAt, at, latest.by, world),
  ];
};
/** One press says whether there was contact, and nothing else: how safe it is nobody has said anew. */
const pressed = (
  state: Case,
  by: MemberId,
  at: Instant,
  contact: "yes" | "no" | typeof codes.notKept,
): Latest => ({
  at,
  by,
  safety: seal(state.latest ? reveal(state.latest.safety) : "notAssessed"),
  contact: seal(contact),
});
/** Whether the agency keeps no class B. */
const staysA = (agency: AgencyId, world: World): boolean =>
  agencyOf(agency, world)?.classA === true;
const checkInFields = {
  ...round,
  safety: choice("B", "safety", codes.safeties, "case.checkIn.safety"),
  contact: choice("B", "contact", codes.contacts, "case.checkIn.contact"),
  next: choice("A", "next", codes.nextSteps, "case.checkIn.next"),
  who: holder("case.checkIn.who"),
  day: date("A", "case.checkIn.day"),
  /** While it is not known, and of those whose case it is. */
  child: choice("B", "child", codes.childs, "case.open.child", { optional: true, more: true }),
  risk: choice("B", "risk", codes.risks, "case.checkIn.risk", { optional: true, more: true }),
  language: choice("B", "spoken", needed, "case.language", { optional: true, more: true }),
  domains: choices("B", "domain", codes.domains, "case.checkIn.domains", {
    optional: true,
    more: true,
  }),
  consent: choice("B", "consent", codes.consents, "case.checkIn.consent", {
    optional: true,
    more: true,
  }),
  agenda: choice("A", "yesNo", codes.yesNo, "case.checkIn.agenda", { optional: true, more: true }),
  /** Once, while there is contact, and of those whose case it is. */
  wish: choice("B", "wish", codes.wishes, "case.wish.ask", { optional: true, more: true }),
} as const;
/** Nobody has said yet whether it is a child: asked again of those whose case it is. */
const asksChild = (state: State, own: AgencyId | undefined): boolean =>
  isCase(state) && own === state.agency && reveal(state.child) === "unknown";
const asksWish = (state: State, own: AgencyId | undefined): boolean =>
  isCase(state) && own === state.agency && state.wish === undefined;
/** Whoever takes part knows it where that was shared. */
const knowsOfChild = (state: State, actor: Actor): boolean => {
  const own = ownOf(actor);
  if (!isCase(state)) return false;
  const known =
    own === state.agency
      ? state.child
      : state.parts.find(({ agency }) => agency === own)?.snapshot.child;
  return known !== undefined && reveal(known) === "yes";
};
const full = (
  state: Case,
  { values, at }: Asked<typeof checkInFields>,
  by: Member,
  world: World,
): Is => {
  const old = stale(state, values.round);
  if (old) return old;
  if (values.day < world.calendar.day(at)) return refuse("case.dayPast", "day");
  const next = world.calendar.addWorkdays(at, 1, "12:00");
  // Acute danger waits for nobody: what is to be done is done by the next workday.
  if (reveal(values.safety) === "red" && values.day > world.calendar.day(next))
    return refuse(t("case.acute.dayLate", { day: onDay(next) }), "day");
  const { safety, contact, domains, consent } = values;
  const latest: Latest = {
    at,
    by: by.id,
    safety,
    contact,
    ...(domains && { domains }),
    ...(consent && { consent }),
  };
  return checkedIn(state, at, latest, world, values.risk ?? state.risk, {
    next: { code: values.next, who: values.who, day: values.day },
    ...(values.agenda === "yes" && { agenda: true as const }),
    ...(values.wish &&
      asksWish(state, by.agency) &&
      reveal(contact) === "yes" && { wish: values.wish }),
    ...(values.child &&
      asksChild(state, by.agency) &&
      reveal(values.child) !== "unknown" && { child: values.child }),
    ...(values.language && { language: values.language }),
  });
};
const riskFields = {
  risk: choice("B", "risk", codes.risks, "case.open.risk"),
  quiet: choice("B", "quiet", codes.yesNo, "case.open.quiet", { hint: "case.open.quietHint" }),
  child: choice("B", "child", codes.childs, "case.open.child", { optional: true }),
  language: choice("B", "spoken", needed, "case.language", { optional: true }),
} as const;
/** Changed whenever somebody knows better: the old answer stays in the journal. GDPR art. 16. */
const childFields = { child: choice("B", "child", codes.childs, "case.open.child") } as const;
const childSet = (
  state: Case,
  child: Case["child"] | undefined,
  at: Instant,
  by: Member,
): readonly Event[] =>
  child === undefined || reveal(child) === reveal(state.child)
    ? []
    : [{ type: "childSet", at, by: by.id, child }];
const setChild = (
  state: Case,
  { values: { child }, at }: Asked<typeof childFields>,
  by: Member,
): Is => {
  const events = childSet(state, child, at, by);
  return events.length > 0 ? events : refuse("case.assign.nothing", "child");
};
const spoken = ({ language }: Case): { readonly language?: Language } =>
  language ? { language: reveal(language) } : {};
const languageSet = (
  state: Case,
  language: Case["language"],
  at: Instant,
  by: Member,
): readonly Event[] =>
  language === undefined || (state.language && reveal(language) === reveal(state.language))
    ? []
    : [{ type: "languageSet", at, by: by.id, language }];
const setRisk = (
  state: Case,
  { values, at }: Asked<typeof riskFields>,
  by: Member,
  world: World,
): Is => {
  const { risk, quiet, child, language } = values;
  const agency = agencyOf(state.agency, world);
  if (!agency) return refuse("case.noRegion");
  const known = [...childSet(state, child, at, by), ...languageSet(state, language, at, by)];
  if (reveal(risk) !== reveal(state.risk)) {
    const planned = plan(risk, state.openedAt, at, agency, world, isAcute(state));
    return [
      ...known,
      { type: "riskSet", at, by: by.id, risk, quiet, ...planned },
      ...askAtOnce(state.weekendAsked, planned.weekendAt, at, by.id, world),
    ];
  }
  // The same risk plans nothing anew: a late check-in stays late.
  const events: readonly Event[] =
    reveal(quiet) === reveal(state.quiet) ? known : [...known, { type: "quietSet", quiet }];
  return events.length > 0 ? events : refuse("case.assign.nothing", "risk");
};

export const checking = staged(table)({
  calm: act({
    words: "case.calm.words",
    help: "case.calm.help",
    ready,
    form: form("case.calm.title", "case.calm.title", round),
    decide: byPerson(
      (state, { values, at }, { id, agency }, world) =>
        stale(state, values.round) ??
        checkedIn(
          state,
          at,
          pressed(state, id, at, staysA(agency, world) ? codes.notKept : "yes"),
          world,
        ),
    ),
  }),
  /** Where nothing is kept of why: the ladder of acute danger alone. */
  alarm: act({
    form: nothing,
    after: shows("acute"),
    decide: byPerson((state, { at }, { id }, world) =>
      staysA(state.agency, world)
        ? checkedIn(state, at, pressed(state, id, at, codes.notKept), world, state.risk, {
            acute: true,
          })
        : refuse("core.changedMeanwhile"),
    ),
  }),
  noContact: act({
    words: "case.noContact.words",
    help: "case.noContact.help",
    ready,
    form: form("case.noContact.title", "case.noContact.title", round),
    decide: byPerson(
      (state, { values, at }, { id }, world) =>
        stale(state, values.round) ?? checkedIn(state, at, pressed(state, id, at, "no"), world),
    ),
  }),
  checkIn: act({
    words: "case.checkIn.words",
    help: "case.checkIn.help",
    often: true,
    ready,
    form: form("case.checkIn.title", "case.checkIn.submit", checkInFields),
    prefill: (state, world, _actor, at) =>
      isCase(state)
        ? {
            // An answer that nobody gave is no beginning; whether there was contact, nobody has said yet.
            ...(state.latest && { safety: reveal(state.latest.safety) }),
            next: state.next?.code ?? "contactPerson",
            who: state.next?.who ?? state.holder,
            day: world.calendar.day(world.calendar.addWorkdays(at, 1, "15:00")),
          }
        : {},
    choices: (state, world, actor) => ({
      who: agencyHolders(state, world),
      next: codes.nextSteps.filter(
        (step) => knowsOfChild(state, actor) || !codes.childSteps.includes(step),
      ),
      child: asksChild(state, ownOf(actor)) ? codes.childs : [],
      wish: asksWish(state, ownOf(actor)) ? codes.wishes : [],
    }),
    after: (state, values) => {
      if (values.safety === "red") return { panel: "acute" };
      if (values.consent === "no") return { panel: "consents" };
      // Said now, or still not known: the way to a report of concern stands there. A guest is not shown it.
      const isAsked = isCase(state) && reveal(state.child) === "unknown";
      return isAsked || values.child === "yes" ? { panel: "child" } : undefined;
    },
    decide: byPerson(full),
  }),
  /** An answer on the wrong case: some minutes to take it back. */
  undo: act({ form: nothing, decide: byPerson((state, { at }, by) => undo(state, at, by.id)) }),
  called: act({
    form: form("case.called.title", "case.called.submit", callFields, [
      text("case.called.intro", "quiet"),
    ]),
    choices: (state, world) => (isCase(state) ? { basis: callBasesFor(state, world) } : {}),
    // Nobody has taken over: the numbers stand there still.
    after: (_state, values) => ({ panel: values.whom === "nobody" ? "acute" : "show" }),
    decide: byPerson((state, { values, at }, by, world) => called(state, values, at, by.id, world)),
  }),
  approveCall: act({
    form: nothing,
    after: shows("call"),
    decide: byPerson((state, { at }, by) => reviewed(state, true, at, by.id)),
  }),
  objectCall: act({
    form: nothing,
    after: shows("call"),
    decide: byPerson((state, { at }, by) => reviewed(state, false, at, by.id)),
  }),
  callUnsaid: byClock((state, { at }, world) => unsaid(state, at, world)),
  tellRed: byClock((state, { at }) =>
    isAcute(state) && !state.red?.told ? [{ type: "redTold", at }] : [],
  ),
  callUnreviewed: byClock((state, { at }) => unreviewed(state, at)),
  snooze: act({
    words: "case.snooze.words",
    help: "case.snooze.help",
    ready,
    form: form("case.snooze.title", "case.snooze.submit", snoozeFields),
    prefill: (state, world, _actor, at) =>
      isCase(state) ? { until: putOffUntil(state, at, world) } : {},
    after: shows("snoozed"),
    decide: byPerson(snooze),
  }),
  setRisk: act({
    words: "case.risk.words",
    help: "case.risk.help",
    ready,
    form: form("case.risk.title", "case.risk.submit", riskFields),
    prefill: (state) =>
      isCase(state)
        ? {
            risk: reveal(state.risk),
            quiet: reveal(state.quiet),
            child: reveal(state.child),
            ...spoken(state),
          }
        : {},
    // A list that stands already only changes: whoever sets it reads here that it is asked who has the days off.
    after: (_state, { risk, child }) =>
      child === "yes" ? { panel: "child" } : risk === "high" ? { panel: "show" } : undefined,
    decide: byPerson(setRisk),
  }),
  setChild: act({
    words: "case.child.words",
    help: "case.child.help",
    form: form("case.open.child", "case.risk.submit", childFields, [
      text("case.child.before", "quiet"),
    ]),
    prefill: (state) => (isCase(state) ? { child: reveal(state.child) } : {}),
    after: (_state, values) => ({ panel: values.child === "no" ? "show" : "child" }),
    decide: byPerson((state, asked, by) => setChild(state, asked, by)),
  }),
});
