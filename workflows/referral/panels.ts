// What one person may see of a referral, and do with it. Opened by a press, and logged.

import { conferenceToday } from "../../src/rules/conference.ts";
import { linkFact } from "../../src/rules/link-words.ts";
import { nobodyUntil, phoneNow } from "../../src/rules/ring.ts";
import {
  actions,
  body,
  dotted,
  type Fact,
  facts,
  heading,
  on,
  onDay,
  panel,
  press,
  ring,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  declassify,
  type Open,
  type Panel,
  type PlainKey,
  reveal,
  type Sealed,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import { isCertified } from "../../src/rules/who.ts";
import type { Needs, Viewer, World } from "../../src/rules/workflow.ts";
import { travelBlocks } from "./answering/travel.ts";
import { senderBlocks, toIncident } from "./astray/view.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import { againBlocks, alike, caseNeeds, knowing } from "./drafting/again.ts";
import { deputyFor } from "./drafting/fields.ts";
import { isInDanger, lacksConsent, noesAbout } from "./drafting/knowing.ts";
import { told } from "./facts.ts";
import type { Moment, Referral, State } from "./model.ts";
import { linking } from "./outside/commands.ts";
import { offeredBlocks, toLink } from "./outside/view.ts";
import { responsible, waysOn } from "./posts/cards.ts";
import {
  closedFor,
  isChild,
  isReturn,
  isUnanswered,
  isUrgent,
  needsCall,
  returnLacks,
  secondFor,
  wrote,
} from "./rules.ts";
import { table, turnOf } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

export const asReferral = (state: State): Referral => {
  if (state.step === "new") throw new Error("a panel of a referral that is not there");
  return state;
};
/** Of a sender that joined by invitation; somebody who receives its first referral may want to look it up. */
const hereSince = ({ from }: Referral, { member }: Viewer, { people }: World): Fact | undefined => {
  const since = member.agency === from ? undefined : people.agencies.get(from)?.since;
  return since === undefined ? undefined : ["referral.show.since", { date: since, as: "date" }];
};
const isList = (
  said: Sealed<string> | Sealed<readonly string[]>,
): said is Sealed<readonly string[]> => Array.isArray(reveal<unknown>(said));
/** What the receiver needs to know; of the language the case's, where the referral says none. */
const toldFacts = ({ facts: f, snapshot }: Referral): readonly (Fact<Secret> | undefined)[] =>
  (Object.keys(told) as readonly (keyof typeof told)[]).map((name) => {
    const { label, of } = told[name];
    const said = f[name] ?? (name === "language" ? snapshot?.language : undefined);
    return said && [label, isList(said) ? { codes: said, of } : { code: said, of }];
  });
/** The coded facts; but for how long its sender has been here the same for both sides. */
const coded = (state: Referral, viewer: Viewer, world: World): B => {
  const { facts: f, snapshot, from, assessed, agreed } = state;
  return facts(
    ["referral.show.kind", worded("kind", f.kind)],
    ["referral.service", worded("service", f.service)],
    ["referral.show.from", { agency: from }],
    hereSince(state, viewer, world),
    ["referral.to", { agency: f.to }],
    ["referral.urgency", worded("urgency", f.urgency)],
    ["referral.basis", { code: f.basis, of: "basis" }],
    viewer.member.agency === from &&
      agreed && ["referral.agreed", { code: agreed.form, of: "consentForm" }],
    viewer.member.agency === from &&
      f.provision && ["referral.provision", { code: f.provision, of: "provision" }],
    ["referral.payer", { code: f.payer, of: "payer" }],
    assessed && ["referral.assess.risk", { code: assessed.risk, of: "returnRisk" }],
    assessed && ["referral.assess.met", { code: assessed.met, of: "doubt" }],
    snapshot && ["referral.show.child", { code: snapshot.child, of: "child" }],
    snapshot?.risk && ["referral.show.risk", { code: snapshot.risk, of: "risk" }],
    ...(snapshot?.deadlines ?? []).map(
      ({ kind, day, estimated }) =>
        [
          "referral.show.deadline",
          ...dotted(
            "core.dot",
            { code: kind, of: "deadline" },
            { day },
            estimated && t("case.deadline.estimated"),
          ),
        ] as const,
    ),
    ...toldFacts(state),
    f.carrier && ["referral.carrier", worded("carrier", f.carrier)],
    f.answerBy !== undefined && [
      "referral.answerBy",
      onDay(world.calendar.wall(f.answerBy, "12:00")),
    ],
  );
};
/** Who did it, and when. */
const done = (
  label: PlainKey,
  by: (Pick<Moment, "at"> & { readonly by: Referral["by"] }) | undefined,
): Fact | undefined => by && [label, ...dotted("core.dot", { member: by.by }, { date: by.at })];
const standing = (state: Referral): B => {
  const { step, holder, question, reason, suggested, outcome, handed, second, still, travel } =
    state;
  return facts(
    ["referral.card.where", t(`referral.step.${step}`)],
    ["referral.card.turn", t(`referral.turn.${turnOf(state)}`)],
    ["referral.card.responsible", responsible(state)],
    holder && ["referral.accept.holder", holder],
    question &&
      step === "question" && ["referral.ask.question", { code: question, of: "question" }],
    reason &&
      (step === "declined" || step === "failed") && [
        "referral.reason",
        { code: reason, of: "rejection" },
      ],
    suggested && ["referral.decline.suggested", { agency: suggested }],
    outcome && ["referral.outcome", worded("outcome", outcome)],
    travel && [
      "referral.travel.title",
      ...dotted("core.dot", { day: travel.day }, { code: travel.part, of: "dayPart" }),
    ],
    linkFact(linking.told(state, state.facts.to)),
    still && [
      "referral.show.still",
      { code: still.code, of: "still" },
      t("core.dot"),
      { date: still.at },
    ],
    done("referral.show.second", second?.decided),
    done("referral.show.given", handed.sender),
    done("referral.show.arrived", handed.receiver),
  );
};
const chain = (state: Referral): readonly B[] => [
  heading("referral.show.chain"),
  {
    kind: "steps",
    steps: state.moments.slice(-8).map(({ step, at, link }, i, all) => ({
      text: dotted(
        "core.dot",
        t(`referral.step.${step}`),
        { date: at },
        link && t("referral.show.byLink"),
      ),
      state: i === all.length - 1 ? "now" : "done",
    })),
  },
];

/** The consent that a draft rests on is written down where the case is, and leads back here. */
const consent = (state: Referral, own: Viewer["instance"], style?: "primary"): Action<C> =>
  press("consent", "referral.consent", {
    style,
    ...on("case", state.kase),
    values: { agency: state.facts.to, purpose: state.facts.service, ...(own && { draft: own }) },
  });
/** Of a draft, what its case knows of the person's yes and no. */
export const draftNeeds = (state: State, { member }: Viewer): Needs => caseNeeds(state, member);
/** What the viewer can do, as the table has it, and the ways to other things beside it. */
const actionsFor = (
  state: Referral,
  viewer: Viewer,
  world: World,
  unfounded: boolean,
): readonly Action<C>[] => {
  // What is acute begins with a call.
  const lacks = unfounded && !needsCall(state);
  const now = secondFor(state.facts, isInDanger(world)) === "after";
  const again = alike(state, world).length > 0;
  const sends = again ? press("send", "referral.alike.send", { values: knowing }) : undefined;
  const may = table.actions(state, viewer.member, world).map((each) => {
    if (!("command" in each) || each.command !== "send") return each;
    return sends ?? (now ? { ...each, label: t("referral.send") } : each);
  });
  const takes = state.step === "received" && deputyFor(state, viewer.member, world) !== undefined;
  const all: readonly Action<C>[] =
    lacks || takes ? may.map(({ style: _style, ...each }) => each) : may;
  const ways = ["failed", "declined", "astray"].includes(state.step) ? waysOn(state) : [];
  const sender = viewer.member.agency === state.from;
  return [
    ...(sender && state.astray ? body(toIncident(state)) : []),
    ...(takes ? [press<C>("take", "referral.take", "primary")] : []),
    ...(lacks ? [consent(state, viewer.instance, "primary")] : []),
    ...all.filter(({ style }) => style === "primary"),
    ...(sender ? ways : []),
    ...all
      .filter(({ style }) => style !== "primary")
      .flatMap((each) =>
        "command" in each && each.command === "edit" && !lacks
          ? [each, consent(state, viewer.instance)]
          : [each],
      ),
  ];
};
const secondBlocks = (state: Referral, viewer: Viewer): readonly B[] => {
  const { second } = state;
  if (!second || second.decided || wrote(state, viewer.member.id)) return [];
  const values = { round: declassify(String(state.asks ?? 0), "round") };
  return body<B>(
    text(`referral.second.${second.when}`, "warning"),
    actions<C>(
      press("approve", "referral.second.yes", { values, style: "primary" }),
      press("object", "referral.second.noButton", { values }),
    ),
  );
};

/** The provision comes from the list of the sample: nobody at the agency has looked at it. */
const isInvented = ({ facts: { provision } }: Referral, { people }: World): boolean =>
  provision !== undefined &&
  people.provisions.find(({ code }) => code === reveal(provision))?.checked.invented === true;
/** What of a service the programme would pay for most. */
const costs: Readonly<Record<string, string>> = {
  skyddat_boende: "boende",
  malsagandebitrade: "juridik",
  juridik_migration: "juridik",
  skadestand_ersattning: "juridik",
  sfi_svenska: "svenska",
  arbete_praktik: "arbete_praktik",
  klader_basbehov: "klader_basbehov",
  akut_vard: "halsa",
  trauma_psyk: "halsa",
  tolk: "tolk",
};
/** The support programme pays: whoever of the two is certified today asks it, with what the referral knows. The case stays the sender's. */
const support = (state: Referral, { member, now }: Viewer, world: World): Action<C> | undefined => {
  const { payer, service } = state.facts;
  if (
    reveal(payer) !== "NSP" ||
    closedFor.includes(state.step) ||
    !isCertified(member.agency, world.calendar.day(now), world)
  )
    return undefined;
  const cost = costs[service] as Open<string> | undefined;
  return press("apply", "nsp.apply.title", {
    ...on("nsp"),
    values: { ...(member.agency === state.from && { kase: state.kase }), ...(cost && { cost }) },
  });
};
/** What cannot wait begins with a telephone: the receiver's number, and that nobody is there until when. A yes by a link is confirmed by one, too. */
const callFirst = (state: Referral, { now }: Viewer, world: World): readonly B[] => {
  const { urgency, to } = state.facts;
  const waits = ["draft", "sent", "received", "offered"].includes(state.step);
  const [cannotWait, isOffered] = [isUrgent(state.facts), state.step === "offered"];
  if (!waits || !(cannotWait || isOffered)) return [];
  const agency = world.people.agencies.get(to);
  const until = cannotWait ? nobodyUntil(agency, now, world) : undefined;
  const calls = ring(phoneNow(agency, now, world), "referral.outside.call");
  return body<B>(
    until &&
      text(t("core.ring.nobody", { agency: { agency: to }, until: { date: until } }), "danger"),
    (urgency === "akut" || until || isOffered) &&
      (calls ? actions<C>(calls) : text("core.ring.missing", "danger")),
    until && actions<C>(show("ring", "people.ring.title", on("people"))),
  );
};
/** A return goes through the coordinator, and not before it has been looked at. */
const returnBlocks = (state: Referral): readonly B[] => {
  if (state.step !== "draft" || !isReturn(state)) return [];
  const lacks = returnLacks(state);
  return body<B>(
    lacks === "lawyer" && text("referral.return.stop", "danger"),
    lacks === "assessment" && text("referral.return.assessment", "warning"),
    lacks !== "lawyer" && text("referral.return.through", "quiet"),
  );
};
/** Sent back because another municipality is responsible: the two meet today, with the region's coordinator. */
const conference = (
  state: Referral,
  { member, now }: Viewer,
  world: World,
): Action<C> | undefined => {
  if (state.moments.at(-1)?.disputed === undefined) return undefined;
  const coordinator = world.people.regions.find(({ id }) => id === state.region)?.coordinator;
  const all = [state.from, state.facts.to, coordinator].filter((id) => id !== member.agency);
  return conferenceToday(now, all, world);
};
/** What the sender has to look at before anything else: what it rests on, and how the receiver has answered. */
const senderWarnings = (state: Referral, unfounded: boolean, world: World): readonly B[] => {
  const isDraft = state.step === "draft";
  return body<B>(
    isDraft && state.second?.decided?.yes === false && text("referral.second.noBefore", "warning"),
    noesAbout(state, world).length > 0 && text("referral.against", "danger"),
    unfounded
      ? text("referral.consentFirst", "warning")
      : isDraft && state.agreed && text("referral.agreed.kept", "quiet"),
    againBlocks(alike(state, world)),
  );
};
export const showReferral = (state: Referral, viewer: Viewer, world: World): Panel<C> => {
  const sender = viewer.member.agency === state.from;
  const { snapshot } = state;
  const unfounded = lacksConsent(state, viewer, world);
  return panel(
    t("referral.show.title", { number: { ref: state.number } }),
    isChild(state) &&
      sender && [
        text("case.child.now", "danger"),
        ...body<B>(actions(show("who", "case.child.numbers", on("people")))),
      ],
    sender && callFirst(state, viewer, world),
    state.step === "draft" && needsCall(state) && text("referral.callFirst", "danger"),
    sender && returnBlocks(state),
    sender &&
      (state.step === "withdrawn" || state.step === "failed") &&
      !state.settled &&
      travelBlocks(state, viewer, world),
    sender && senderWarnings(state, unfounded, world),
    state.outside && text("referral.outside.intro", "quiet"),
    sender && offeredBlocks(state),
    sender && isUnanswered(state) && text("referral.silent.sender", "warning"),
    sender && state.consentGone && text("referral.consentGone", "warning"),
    sender && state.step === "declined" && text("referral.declined.yours", "warning"),
    sender && senderBlocks(state),
    facts([
      "referral.card.case",
      ...dotted("core.dot", { ref: state.caseRef }, { words: state.caseWords }),
    ]),
    standing(state),
    coded(state, viewer, world),
    snapshot && text(t("referral.show.asOf", { at: { date: snapshot.at } }), "quiet"),
    sender && isInvented(state, world) && text("referral.provisionInvented", "warning"),
    sender && secondBlocks(state, viewer),
    !sender && state.step === "received" && text("referral.accept.intro", "quiet"),
    actions<C>(
      actionsFor(state, viewer, world, unfounded),
      sender && toLink(state, world),
      support(state, viewer, world),
      conference(state, viewer, world),
    ),
    chain(state),
  );
};

/** Shelters ask it first: what to find out before the receiver is chosen. It never says that a right exists. */
export const showPayer = ({ member, now }: Viewer, world: World): Panel<C> =>
  panel(
    "referral.payerGuide.title",
    text("referral.payerGuide.intro"),
    (["report", "reflection", "decision", "residence", "certified"] as const).map((what) =>
      row(`referral.payerGuide.${what}`, { detail: `referral.payerGuide.${what}Why` }),
    ),
    isCertified(member.agency, world.calendar.day(now), world) &&
      actions<C>(show("list", "nsp.apply.title", on("nsp"))),
    text("referral.payerGuide.lawyer", "quiet"),
  );
