// What can be done with a referral. The first screen asks five things; the rest is behind "Mer".
import { type Field, form, type InstanceId, type Phrase } from "../../src/rules/ui.ts";
import { type Actor, type CommandOf, clock, memberOf, type Needs, refuse, type World } from "../../src/rules/workflow.ts";
import * as codes from "./codes.ts";
import type { Referral, State } from "./model.ts";
import { agencyOf, anew, basesFor, isReferral, on, receivers, secondPerson, toldByCase } from "./rules.ts";

type Key = Phrase["key"];
const label = (key: Key) => ({ label: { key } });
const nothing = form({ key: "referral.none" }, { key: "referral.none" }, {});
const choice = <const S extends "A" | "B", const O extends readonly string[]>(secrecy: S, of: string, options: O, key: Key) =>
  ({ kind: "choice", secrecy, of, options, ...label(key) }) as const;
const choices = <const O extends readonly string[]>(of: string, options: O, key: Key) =>
  ({ kind: "choices", secrecy: "B", of, options, ...label(key), more: true, optional: true }) as const;

const facts = {
  service: { ...choice("A", "service", codes.services, "referral.service"), shapes: true },
  to: { kind: "agency", ...label("referral.to") },
  urgency: choice("A", "urgency", codes.urgencies, "referral.urgency"),
  basis: { ...choice("B", "basis", codes.bases, "referral.basis"), hint: { key: "referral.basisHint" } },
  payer: { ...choice("B", "payer", codes.payers, "referral.payer"), hint: { key: "referral.payerHint" } },
  kind: { ...choice("A", "kind", codes.kinds, "referral.kind"), more: true, hint: { key: "referral.kindHint" } },
  groups: { kind: "choices", secrecy: "B", of: "group", options: codes.dataGroups, ...label("referral.groups"), more: true },
  interpreter: { ...choice("B", "interpreter", codes.yesNo, "referral.interpreter"), more: true, optional: true },
  children: { ...choice("B", "band", codes.bands, "referral.children"), more: true, optional: true },
  needs: choices("need", codes.needCodes, "referral.needs"),
  conditions: choices("condition", codes.conditions, "referral.conditions"),
  carrier: { ...choice("A", "carrier", codes.carriers, "referral.carrier"), more: true, optional: true },
  answerBy: { kind: "date", secrecy: "A", ...label("referral.answerBy"), more: true, optional: true },
} as const satisfies Readonly<Record<string, Field>>;
const token = { kind: "token", optional: true, ...label("referral.none") } as const;
/** Which question the button answers. */
const asked = form({ key: "referral.none" }, { key: "referral.none" }, { round: token });

type Known = Readonly<Record<string, unknown>>;
const offered = (state: State, world: World, actor: Actor, known: Known) => {
  const own = isReferral(state) ? state.from : memberOf(actor)?.agency;
  if (own === undefined) return {};
  return {
    to: receivers(typeof known.service === "string" ? known.service : undefined, own, world),
    basis: basesFor(agencyOf(own, world)),
    // What somebody offers; everything, where nobody has said what they offer.
    service: offeredServices(own, world),
  };
};
const offeredServices = (own: Referral["from"], world: World): readonly string[] => {
  const there = new Set(world.people.services.filter((s) => s.agency !== own && s.status === "active").map((s) => s.type));
  const found = codes.services.filter((service) => there.has(service));
  return found.length > 0 ? found : codes.services;
};
const colleagues = (state: State, world: World): Readonly<Record<string, readonly string[]>> => {
  if (!isReferral(state)) return {};
  const agency = state.outside ? state.from : state.facts.to;
  const members = world.people.colleagues(agency);
  const duties = [...world.people.functions.values()].filter((duty) => duty.agency === agency).map((duty) => `f:${duty.id}`);
  return { holder: [...duties, ...members.map((id) => `m:${id}`)], deputy: members };
};
const showIt = (): { readonly panel: string } => ({ panel: "show" });
const acute = (state: State) =>
  isReferral(state) && state.step === "draft" && state.facts.urgency === "akut" && state.called === undefined
    ? refuse("referral.callFirst")
    : undefined;

export const commands = {
  /** `kase`: the button of the case brings it. */
  draft: {
    access: anew,
    form: form(
      { key: "referral.draft.title" },
      { key: "referral.draft.submit" },
      { kase: { kind: "token", ...label("referral.none") }, parent: token, ...facts },
      [{ kind: "text", text: [{ key: "referral.draft.intro" }], tone: "quiet" }],
    ),
    prefill: () => ({ kind: "hanvisning", groups: ["behov"], urgency: "normal" }),
    choices: offered,
    after: showIt,
  },
  edit: {
    access: on("sender", "draft"),
    form: form({ key: "referral.edit.title" }, { key: "referral.edit.submit" }, facts),
    prefill: (state: State) => (isReferral(state) ? { ...state.facts } : {}),
    choices: offered,
    after: showIt,
  },
  // Nobody opens what is thrown away: what is left is the list.
  discard: { access: on("sender", "draft"), form: nothing, after: () => ({ panel: "sent" }) },
  called: { access: on("sender", "draft"), form: nothing, after: showIt },
  send: { access: on("sender", "draft"), form: nothing, ready: acute, after: showIt },
  approve: { access: secondPerson, form: asked, after: showIt },
  object: { access: secondPerson, form: asked, after: showIt },
  receive: { access: on("receiver"), form: nothing, after: showIt },
  ask: {
    access: on("receiver", "received"),
    form: form(
      { key: "referral.ask.title" },
      { key: "referral.ask.submit" },
      { question: choice("B", "question", codes.questions, "referral.ask.question") },
    ),
    after: showIt,
  },
  answer: {
    access: on("sender", "question"),
    form: form(
      { key: "referral.answer.title" },
      { key: "referral.answer.submit" },
      {
        interpreter: { ...choice("B", "interpreter", codes.yesNo, "referral.interpreter"), optional: true },
        children: { ...choice("B", "band", codes.bands, "referral.children"), optional: true },
        needs: { kind: "choices", secrecy: "B", of: "need", options: codes.needCodes, ...label("referral.needs"), optional: true },
        conditions: {
          kind: "choices",
          secrecy: "B",
          of: "condition",
          options: codes.conditions,
          ...label("referral.conditions"),
          optional: true,
        },
        payer: choice("B", "payer", codes.payers, "referral.payer"),
      },
    ),
    prefill: (state: State) => (isReferral(state) ? { ...state.facts } : {}),
    after: showIt,
  },
  accept: {
    access: on("receiver", "received"),
    form: form(
      { key: "referral.accept.title" },
      { key: "referral.accept.submit" },
      {
        holder: { kind: "holder", ...label("referral.accept.holder") },
        deputy: { kind: "member", ...label("referral.accept.deputy") },
      },
      [{ kind: "text", text: [{ key: "referral.accept.intro" }] }],
    ),
    prefill: (_state: State, world: World, actor: Actor) => {
      const member = memberOf(actor);
      return { holder: member && { member: member.id }, deputy: member && world.people.members.get(member.id)?.deputy };
    },
    choices: colleagues,
    after: showIt,
  },
  decline: {
    access: on("receiver", "sent", "received", "question"),
    form: form(
      { key: "referral.decline.title" },
      { key: "referral.decline.submit" },
      {
        reason: choice("B", "rejection", codes.reasons, "referral.reason"),
        suggested: { kind: "agency", optional: true, ...label("referral.decline.suggested") },
      },
    ),
    choices: (state: State, world: World) =>
      isReferral(state) ? { suggested: receivers(state.facts.service, state.from, world).filter((id) => id !== state.facts.to) } : {},
  },
  handOver: {
    access: on("sender", "accepted"),
    form: form(
      { key: "referral.handOver.title" },
      { key: "referral.handOver.submit" },
      { carrier: choice("A", "carrier", codes.carriers, "referral.carrier") },
      [{ kind: "text", text: [{ key: "referral.handOver.intro" }] }],
    ),
    prefill: (state: State) => (isReferral(state) && state.facts.carrier ? { carrier: state.facts.carrier } : {}),
    after: showIt,
  },
  takeOver: { access: on("receiver", "accepted"), form: nothing, after: showIt },
  start: { access: on("receiver", "handedOver", "dormant"), form: nothing, after: showIt },
  rest: {
    access: on("receiver", "handedOver", "ongoing"),
    form: form(
      { key: "referral.rest.title" },
      { key: "referral.rest.submit" },
      { reason: choice("B", "rest", codes.restReasons, "referral.reason") },
    ),
    after: showIt,
  },
  finish: {
    access: on("receiver", "ongoing"),
    form: form(
      { key: "referral.finish.title" },
      { key: "referral.finish.submit" },
      { outcome: choice("A", "outcome", codes.outcomes, "referral.outcome") },
    ),
    after: showIt,
  },
  fail: {
    access: on("receiver", "accepted", "ongoing"),
    form: form(
      { key: "referral.fail.title" },
      { key: "referral.fail.submit" },
      { reason: choice("B", "rejection", codes.reasons, "referral.reason") },
    ),
    after: showIt,
  },
  confirm: { access: on("sender", "done"), form: nothing, after: showIt },
  withdraw: {
    access: on("sender", "sent", "received", "question", "accepted", "handedOver", "ongoing", "dormant", "done", "failed"),
    form: form(
      { key: "referral.withdraw.title" },
      { key: "referral.withdraw.submit" },
      {
        reason: choice("B", "withdrawal", codes.withdrawReasons, "referral.reason"),
      },
    ),
    after: showIt,
  },
  mistake: {
    // A draft is thrown away instead: nothing of it has been shared.
    access: on(
      "sender",
      "sent",
      "received",
      "question",
      "accepted",
      "handedOver",
      "ongoing",
      "dormant",
      "done",
      "failed",
      "confirmed",
      "declined",
      "withdrawn",
    ),
    form: form(
      { key: "referral.mistake.title" },
      { key: "referral.mistake.submit" },
      { reason: choice("B", "mistake", codes.mistakes, "referral.reason") },
    ),
  },
  reopen: {
    access: on("sender", "confirmed", "failed"),
    form: form({ key: "referral.reopen.title" }, { key: "referral.reopen.title" }, {}),
    after: showIt,
  },
  silent: { access: clock, form: nothing },
  begin: { access: clock, form: nothing },
  expire: { access: clock, form: nothing },
  reviewLate: { access: clock, form: nothing },
  /** From the case: what it says today. */
  freeze: { access: toldByCase, form: nothing },
  /** From the case: the consent that it rested on is withdrawn. */
  stop: { access: toldByCase, form: nothing },
  /** From the case: it is erased, and everything with it. */
  forget: { access: toldByCase, form: nothing },
} as const;
export type Command = CommandOf<typeof commands>;

/** A draft needs its case: read with what this member may read. */
export const needs = (_state: State, command: Command): Needs => {
  const member = memberOf(command.by);
  if (command.type !== "draft" || !member) return {};
  return {
    kase: { workflow: "case", instances: [command.values.kase as unknown as InstanceId], for: member, limit: 1 },
    drafts: { workflow: "referral", open: true, holders: [`m:${member.id}`], for: member, limit: 60 },
  };
};
