// From a draft to what is sent: who writes it, and who else must agree.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { carrying, choice, nothing, shows, token } from "../../../src/rules/fields.ts";
import { anyWorker } from "../../../src/rules/relation.ts";
import { dotted, text } from "../../../src/rules/say.ts";
import {
  form,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
} from "../../../src/rules/ui.ts";
import { agencyOf, holderText, needsOwnBasis } from "../../../src/rules/who.ts";
import {
  type Access,
  type Member,
  memberOf,
  type Needs,
  neutralBy,
  plus,
  type Refusal,
  refuse,
  type World,
} from "../../../src/rules/workflow.ts";
import { doubts, isConsent, methodSupport, returning, returnRisks } from "../codes.ts";
import { byClock, command, does, shown } from "../live.ts";
import type { Event, Facts, Referral, Second, State } from "../model.ts";
import { referralProjection } from "../projection.ts";
import {
  basesFor,
  closedFor,
  dueTimes,
  isOutside,
  isReferral,
  isReturn,
  needsCall,
  receivers,
  secondFor,
  secondOn,
} from "../rules.ts";
import { table } from "../table.ts";
import { alike, caseNeeds } from "./again.ts";
import { asked, asks, offered } from "./fields.ts";
import { grounded } from "./ground.ts";
import { goesAgainst, isInDanger } from "./knowing.ts";

const secondWithinHours = 24;
/** More drafts than this is a mistake of hand; and a colleague is not asked for ever. [design] */
const [mostDrafts, mostAsks] = [40, 5];
const draftFields = { kase: token(), parent: token({ optional: true }), ...asks } as const;
/** Coded, and never a story: what was said stands in the agency's own records. */
const assessFields = {
  asylum: choice("B", "doubt", doubts, "referral.assess.asylum"),
  risk: choice("B", "returnRisk", returnRisks, "referral.assess.risk", {
    hint: "referral.assess.riskHint",
  }),
  met: choice("B", "doubt", doubts, "referral.assess.met"),
} as const;
const unfit = (
  facts: Facts,
  own: Referral["from"],
  world: World,
  today: string,
): Refusal | undefined => {
  if (facts.to === own) return refuse("referral.self", "to");
  if (!agencyOf(facts.to, world)) return refuse("referral.gone", "to");
  if (facts.answerBy !== undefined && facts.answerBy < today)
    return refuse("referral.dayPast", "answerBy");
  if (facts.service === methodSupport) return refuse("referral.methodInstead", "service");
  if (facts.service === returning) {
    if (!receivers(returning, own, world).includes(facts.to))
      return refuse("referral.return.coordinator", "to");
    if (!isConsent(reveal(facts.basis))) return refuse("referral.return.consent", "basis");
  }
  if (needsOwnBasis(facts.to, facts.groups ? reveal(facts.groups) : [], world))
    return refuse("case.share.ownBasis", "groups");
  const allowed: readonly string[] = basesFor(agencyOf(own, world));
  return allowed.includes(reveal(facts.basis)) ? undefined : refuse("referral.badBasis", "basis");
};

const draft = (
  state: State,
  { values, at }: Asked<typeof draftFields>,
  member: Member,
  world: World,
): Decided<Event> => {
  if (state.step !== "new") return refuse("core.already");
  const [row] = world.rows("kase");
  const { ref, words, region } = row?.summary ?? {};
  if (!row || ref === undefined || words === undefined || region === undefined || !row.summary.open)
    return refuse("referral.noCase");
  // Only whoever has the case may send it on: a guest in it may not.
  if (row.summary.agency !== member.agency) return refuse("referral.notYours");
  const { kase: _kase, parent: _parent, ...written } = values;
  const said = grounded(written, agencyOf(member.agency, world), at);
  const { facts } = said;
  const no = unfit(facts, member.agency, world, world.calendar.day(at));
  if (no) return no;
  if (
    world.rows("drafts").filter((row) => referralProjection.of(row).step === "draft").length >=
    mostDrafts
  )
    return refuse("referral.many");
  // A form of one's own could name any: only one of the same case that is this agency's own is written down.
  const before = world
    .rows("parent")
    .find(
      (row) => row.summary.words === words && referralProjection.of(row).from === member.agency,
    );
  const parent = before?.summary.ref;
  return [
    {
      type: "drafted",
      at,
      number: world.fresh.number("H"),
      kase: row.instance,
      caseRef: ref,
      caseWords: words,
      region,
      from: member.agency,
      by: member.id,
      outside: isOutside(facts.to, world),
      ...said,
      ...(parent !== undefined && { parent }),
    },
  ];
};

const askSecond = (
  state: Referral,
  when: Second["when"],
  at: Instant,
  by: MemberId,
  world: World,
): Second => {
  const to = secondOn(
    { ...state, authors: [...(state.authors ?? []), by] },
    world.calendar.day(at),
    world,
  );
  const hours = agencyOf(state.from, world)?.hours;
  const within = plus(at, secondWithinHours * 3_600_000);
  return {
    when,
    askedAt: at,
    due: hours ? world.calendar.nextOffice(within, hours) : within,
    ...(to !== undefined && { to }),
  };
};
const sent = (
  state: Referral,
  at: Instant,
  by: MemberId,
  world: World,
  second?: Second,
): Event => ({
  type: "sent",
  at,
  by,
  outside: isOutside(state.facts.to, world),
  ...dueTimes(state.facts, at, world),
  ...(second && { second }),
});
/** What goes against the person's no is named before a colleague is asked. */
const send = (state: Referral, at: Instant, by: MemberId, world: World): Decided<Event> => {
  if (needsCall(state)) return refuse("referral.callFirst");
  if (!agencyOf(state.facts.to, world)) return refuse("referral.gone");
  if (goesAgainst(state, world) && state.facts.provision === undefined)
    return refuse("case.share.against");
  const needed = secondFor(state.facts, isInDanger(world));
  if (needed === "before") {
    if (state.second && !state.second.decided) return refuse("referral.second.waiting");
    if (state.second?.decided?.yes !== true) {
      if ((state.asks ?? 0) >= mostAsks) return refuse("referral.second.often");
      const second = askSecond(state, "before", at, by, world);
      // Somebody alone cannot decide this: better to hear it now than to wait for nobody.
      return second.to === undefined
        ? refuse("referral.second.nobody")
        : [{ type: "secondAsked", second, by }];
    }
  }
  return [
    sent(
      state,
      at,
      by,
      world,
      needed === "after" ? askSecond(state, "after", at, by, world) : undefined,
    ),
  ];
};
/** Sent once more, as it was: what a second person must decide before is written anew. */
const reopened = (state: Referral, at: Instant, by: MemberId, world: World): Decided<Event> => {
  if (!agencyOf(state.facts.to, world)) return refuse("referral.gone");
  // What was judged then is not how it is now.
  if (isReturn(state)) return refuse("referral.return.anew");
  const needed = secondFor(state.facts);
  if (needed === "before") return refuse("referral.second.anew");
  return [
    sent(
      state,
      at,
      by,
      world,
      needed === "after" ? askSecond(state, "after", at, by, world) : undefined,
    ),
  ];
};
const secondDecides = (
  state: Referral,
  yes: boolean,
  round: string | undefined,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> => {
  if (!state.second || state.second.decided) return refuse("referral.second.done");
  // A button that was shown for what it was before: nobody says yes to what they have not seen.
  if (round !== undefined && round !== String(state.asks ?? 0))
    return refuse("referral.second.changed");
  if (yes && state.second.when === "before" && !agencyOf(state.facts.to, world))
    return refuse("referral.gone");
  const decided: Event = { type: "secondDecided", by, at, yes };
  // Before: a yes sends it. After: a no is told to the sender, who withdraws it; nothing is undone by itself.
  return state.second.when === "before" && yes && state.step === "draft"
    ? [decided, sent(state, at, state.by, world)]
    : [decided];
};

/** Its case, read with what this member may read. */
const caseOf = (kase: unknown, own: Member | undefined): Needs =>
  own && typeof kase === "string"
    ? { kase: { workflow: "case", instances: [kase as InstanceId], for: own, limit: 1 } }
    : {};
/** A beginning is no way into what others have already. */
const anew: Access<State> = (state, actor, world) =>
  isReferral(state) ? table.isOn("sender", state, actor, world) : anyWorker(state, actor, world);

export const drafting = staged(table)({
  /** `kase`: the button of the case brings it. */
  draft: command({
    access: anew,
    form: form("referral.draft.title", "referral.draft.submit", draftFields, [
      text("referral.draft.intro", "quiet"),
    ]),
    prefill: () => ({ kind: "hanvisning", groups: ["behov"], urgency: "normal" }),
    choices: offered,
    ...shown,
    // On top of the form: from which case, and to whom where that is known already.
    needs: (actor, _at, _world, given) => caseOf(given.kase, memberOf(actor)),
    about: (_state, world, given) => {
      const { ref, words } = world.rows("kase")[0]?.summary ?? {};
      const to = typeof given.to === "string" && world.people.agencies.get(given.to)?.id;
      return dotted("core.dot", ref && { ref }, words && { words }, to && { agency: to });
    },
    // Its case, read with what this member may read.
    decideNeeds: (_state, { values, by }) => {
      const own = memberOf(by);
      if (!own) return {};
      const holders = [holderText({ member: own.id })];
      return {
        ...caseOf(values.kase, own),
        ...(values.parent !== undefined && {
          parent: { workflow: "referral", ref: values.parent, for: own, limit: 1 },
        }),
        drafts: { workflow: "referral", open: true, holders, for: own, limit: 60 },
      };
    },
    decide: (state, asked, world) => {
      const member = memberOf(asked.by);
      return member ? draft(state, asked, member, world) : refuse("core.denied");
    },
  }),
  edit: does(
    form("referral.edit.title", "referral.edit.submit", asks),
    (state, { values, at }, by, world) => {
      const said = grounded(values, agencyOf(state.from, world), at);
      return (
        unfit(said.facts, state.from, world, world.calendar.day(at)) ?? [
          { type: "edited", ...said, outside: isOutside(values.to, world), by },
        ]
      );
    },
    {
      ...shown,
      prefill: (state) =>
        isReferral(state)
          ? { ...state.facts, ...(state.agreed && { basis: state.agreed.form }) }
          : {},
      choices: offered,
    },
  ),
  // Nobody opens what is thrown away: what is left is the list.
  discard: does(nothing, (_state, { at }) => [{ type: "discarded", at, eraseBy: neutralBy(at) }], {
    after: shows("sent"),
  }),
  called: does(nothing, (_state, { at }) => [{ type: "called", at }]),
  assess: does(
    form("referral.assess.title", "referral.assess.submit", assessFields, [
      text("referral.assess.intro", "warning"),
    ]),
    (_state, { values, at }, by) => [{ type: "assessed", assessment: values, at, by }],
    {
      ...shown,
      prefill: (state) =>
        isReferral(state) && state.assessed
          ? { risk: state.assessed.risk, met: state.assessed.met }
          : {},
    },
  ),
  send: does(
    carrying({ again: token({ optional: true }) }),
    (state, { values, at }, by, world) =>
      values.again === undefined && alike(state, world).length > 0
        ? refuse("referral.alike")
        : send(state, at, by, world),
    { ...shown, decideNeeds: (state, { by }) => caseNeeds(state, memberOf(by)) },
  ),
  approve: does(asked, (state, { values, at }, by, world) =>
    secondDecides(state, true, values.round, at, by, world),
  ),
  object: does(asked, (state, { values, at }, by, world) =>
    secondDecides(state, false, values.round, at, by, world),
  ),
  reopen: does(
    form("referral.reopen.title", "referral.reopen.title", {}),
    (state, { at }, by, world) => reopened(state, at, by, world),
  ),
  expire: byClock((state, { at }) =>
    state.step === "draft" ? [{ type: "discarded", at, eraseBy: neutralBy(at) }] : [],
  ),
  reviewLate: byClock((state, { at }) =>
    state.second && !state.second.decided && !closedFor.includes(state.step)
      ? [{ type: "secondLate", at }]
      : [],
  ),
});
