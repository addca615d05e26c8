// Two cases of one person: one agency says so on a case that it takes part in, the other answers, and each rests on a basis of its own.
import type { Asked, Decided, Said } from "../../../src/rules/command.ts";
import { choice, instance, token } from "../../../src/rules/fields.ts";
import {
  type AgencyId,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
  seal,
} from "../../../src/rules/ui.ts";
import {
  type Actor,
  type Member,
  memberOf,
  type Needs,
  type Refusal,
  refuse,
  senderOf,
  type World,
} from "../../../src/rules/workflow.ts";
import { unfinished } from "../closing/by-two.ts";
import { bases, purposes, yesNo } from "../codes.ts";
import { drawRecord } from "../passing/decide.ts";
import { isAgainst, isConsent, lacksConsent, saidNo } from "../passing/resting.ts";
import type { Offered } from "../signals.ts";
import type { Case, Event, State } from "../state.ts";
import { joinedLinks, linkTo, linkWith, liveLinks, mostSame, owesContact } from "./links.ts";
import type { SameBasis, SameRests, Stands } from "./model.ts";

const based = {
  basis: choice("B", "basis", bases, "case.invite.basis", { hint: "case.invite.basisHint" }),
  purpose: choice("B", "purpose", purposes, "case.same.purpose"),
} as const;
export const sameFields = { own: instance("case.same.which"), ...based } as const;
export const answerFields = {
  agency: token(),
  answer: choice("A", "yesNo", yesNo, "case.same.question"),
  ...based,
} as const;
export const undoFields = { agency: token() } as const;

/** That the other has such a case says the least that an invitation can say: that somebody needs something. */
const groups = seal(["behov" as const]);
/** To say it, or that it is not so, is to share: a yes of the person that is recorded in this side's own case, or another basis and no no. */
const unfit = (
  state: Case,
  agency: AgencyId,
  said: SameBasis,
  at: Instant,
  world: World,
): Refusal | undefined => {
  if (lacksConsent(state, { agency, groups, ...said }, world.calendar.day(at)))
    return refuse("case.share.noConsent", "basis");
  return !isConsent(reveal(said.basis)) && isAgainst(saidNo(state), agency, world)
    ? refuse("case.same.against", "basis")
    : undefined;
};
const rests = (
  { basis, purpose }: SameBasis,
  by: MemberId,
  at: Instant,
  world: World,
): SameRests => {
  return { basis, purpose, at, by, record: drawRecord(world) };
};

/** As many of one's own as a form can offer. */
const mostOwn = 300;
export const ownCases = (actor: Actor): Needs => {
  const own = memberOf(actor);
  return own
    ? { choices: { workflow: "case", open: true, agency: own.agency, for: own, limit: mostOwn } }
    : {};
};
export const ownCase = (
  _state: State,
  { values, by }: { readonly values: { readonly own: InstanceId }; readonly by: Actor },
): Needs => {
  const own = memberOf(by);
  return own
    ? {
        own: {
          workflow: "case",
          open: true,
          agency: own.agency,
          instances: [values.own],
          for: own,
          limit: 1,
        },
      }
    : {};
};
export const ask = (
  state: Case,
  { values, at }: Asked<typeof sameFields>,
  by: Member,
  world: World,
): Decided<Event> => {
  const { own, basis, purpose } = values;
  // Read by this member, and of their own agency: what is another's is answered like what never was.
  if (world.rows("own")[0]?.instance !== own || by.agency === state.agency)
    return refuse("case.same.notOwn", "own");
  if (linkWith(state, by.agency)) return refuse("case.same.already");
  return [
    { type: "sameAsked", at, agency: by.agency, other: own, offer: { basis, purpose, by: by.id } },
  ];
};
/** On the asking side's own case, in the same transaction: what it rests on is looked at where it is recorded. */
export const offered = (state: Case, command: Said<Offered>, world: World): Decided<Event> => {
  const { of, to, by, ...said } = command.values;
  const other = senderOf(command.by);
  if (other === undefined || state.agency !== of || state.step !== "open")
    return refuse("case.same.notOwn");
  if (linkWith(state, to)) return refuse("case.same.already");
  if (liveLinks(state).length >= mostSame) return refuse("case.same.many");
  const { at } = command;
  return (
    unfit(state, to, said, at, world) ?? [
      { type: "sameAsked", at, agency: to, other, rests: rests(said, by, at, world) },
    ]
  );
};
export const answer = (
  state: Case,
  { values, at }: Asked<typeof answerFields>,
  { id }: Member,
  world: World,
): Decided<Event> => {
  const link = linkWith(state, values.agency);
  if (link?.step !== "asked") return refuse("case.same.gone");
  // Either answer says something of the person.
  const no = unfit(state, link.agency, values, at, world);
  if (no) return no;
  if (values.answer === "yes" && joinedLinks(state).length >= mostSame)
    return refuse("case.same.many");
  return [
    {
      type: "sameAnswered",
      at,
      agency: link.agency,
      answer: values.answer,
      rests: rests(values, id, at, world),
    },
  ];
};
export const undoLink = (
  state: Case,
  { values, at }: Asked<typeof undoFields>,
  { id: by }: Member,
): Decided<Event> => {
  const link = linkWith(state, values.agency);
  return link ? [{ type: "sameUndone", at, agency: link.agency, by }] : refuse("case.same.gone");
};

/** What the other case tells: nothing from one that is not linked. */
const toldBy = (state: Case, { by }: Said<unknown>) => linkTo(state, senderOf(by));
export const answeredBy = (
  state: Case,
  command: Said<{ readonly answer: "yes" | "no" }>,
): Decided<Event> => {
  const link = toldBy(state, command);
  const { answer: said } = command.values;
  return link?.step === "asking"
    ? [{ type: "sameAnswered", at: command.at, agency: link.agency, answer: said }]
    : [];
};
export const undoneBy = (state: Case, command: Said<unknown>): Decided<Event> => {
  const link = toldBy(state, command);
  return link ? [{ type: "sameUndone", at: command.at, agency: link.agency }] : [];
};
/** A no to this side's own agency has ended the link, or is not said to it. */
export const noesBy = (
  state: Case,
  command: Said<{ readonly noes: readonly AgencyId[] }>,
): Decided<Event> => {
  const link = toldBy(state, command);
  const noes = command.values.noes.filter((each) => each !== state.agency);
  const known = link?.noes.map(({ agency }) => agency) ?? [];
  const isSame = known.length === noes.length && noes.every((each) => known.includes(each));
  return link?.step === "same" && !isSame
    ? [{ type: "sameNo", at: command.at, agency: link.agency, noes }]
    : [];
};
export const stoodBy = (
  state: Case,
  command: Said<{ readonly stands: Stands; readonly n: number }>,
): Decided<Event> => {
  const link = toldBy(state, command);
  const { stands, n } = command.values;
  const isSame = link?.stands === stands && (stands === "open" || link.stood.n === n);
  return link?.step === "same" && !isSame
    ? [{ type: "sameStood", at: command.at, agency: link.agency, stands, n }]
    : [];
};
/** The clock, when nobody can take the check-in back any more. */
export const contact = (state: Case, { at }: { readonly at: Instant }): readonly Event[] =>
  owesContact(state).map(({ agency, stood }) => ({
    type: "sameContact",
    at,
    agency,
    met: stood.n,
  }));
/** There was contact there: what waited for it is closed, unless something has been begun since that nobody would answer. */
export const contactBy = (state: Case, command: Said<unknown>): Decided<Event> => {
  const link = toldBy(state, command);
  const { closing } = state;
  const { at } = command;
  if (link?.step !== "same" || state.step !== "open" || !closing?.waits || unfinished(state))
    return [];
  const { by, said, n, waits } = closing;
  return [
    { type: "sameContact", at, agency: link.agency, heard: { n, to: by } },
    { type: "closed", at, by, ...said, ...(waits.second && { second: waits.second }) },
  ];
};
