// What consents and referrals make visible in a case, and whom it tells.
import { pageOf } from "../../../src/rules/pages.ts";
import {
  actions,
  body,
  dm,
  dotted,
  type Fact,
  facts,
  heading,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Action,
  type Block,
  type InstanceId,
  type Open,
  type Panel,
  reveal,
  type Secret,
  type Span,
  seal,
} from "../../../src/rules/ui.ts";
import type {
  Post as AnyPost,
  Timer as AnyTimer,
  Signal,
  Viewer,
} from "../../../src/rules/workflow.ts";
import { disclosureSignals, type Recorded, type Second } from "../../disclosure/signals.ts";
import { guideSignals } from "../../guide/signals.ts";
import { nspSignals } from "../../nsp/signals.ts";
import { referralSignals } from "../../referral/signals.ts";
import { rightsSignals } from "../../rights/signals.ts";
import type { commands } from "../commands.ts";
import { investigationRecords } from "../investigating/records.ts";
import { isAcute, isRed } from "../live.ts";
import { isStillMissing } from "../missing/decide.ts";
import { lookFirst, name } from "../posts.ts";
import { level } from "../rules.ts";
import { caseSignals } from "../signals.ts";
import type { Case } from "../state.ts";
import { type Along, isForgotten, takenAlong, toldOf } from "./evolve.ts";
import type { Kept } from "./model.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Consent = Case["consents"][number];

const asked = (each: Consent) => ({ id: each.id as unknown as Open<string> });
type Share = Case["shares"][number];
/** That something was passed on is kept beside the case, under a key of its own. */
export const record = (
  { id, receipt }: Kept,
  said: Omit<Recorded, "receipt">,
  later: Second | undefined,
): readonly Signal[] => {
  const { to } = disclosureSignals;
  return [
    to.record(id, `record:${id}`, { receipt, ...said }),
    ...(later ? [to.second(id, `second:${id}`, later)] : []),
  ];
};
/** What a referral has passed on: kept where somebody did so on a basis. */
const shareRecords = ({ agency, shares }: Case): readonly Signal[] =>
  shares.flatMap(({ record: kept, to, basis, provision, service, groups, at, by, second }) => {
    const more = {
      ...(service !== undefined && { service }),
      ...(groups && { groups }),
      ...(provision && { provision }),
    };
    return kept && basis && by ? record(kept, { agency, to, basis, at, by, ...more }, second) : [];
  });
export const recordTells = (state: Case): readonly Signal[] => {
  const { agency, parts, red, missing } = state;
  const call = red?.call;
  return [
    ...parts.flatMap(({ look, agency: to, basis, purpose, groups, by }) =>
      look
        ? record(
            look.record,
            { agency, to, basis, purpose, groups, asked: true, at: look.at, by },
            undefined,
          )
        : [],
    ),
    ...parts.flatMap(({ record: kept, agency: to, basis, purpose, groups, since, by }) =>
      kept ? record(kept, { agency, to, basis, purpose, groups, at: since, by }, undefined) : [],
    ),
    ...shareRecords(state),
    ...parts.flatMap(({ agency: to, purpose, own }) => {
      if (!own) return [];
      const { record: kept, basis, what, at, by } = own;
      return record(kept, { agency, to, basis, purpose, groups: what, at, by }, undefined);
    }),
    ...(missing?.rang ?? []).flatMap(({ record: kept, whom, basis, at, by }) =>
      kept && basis ? record(kept, { agency, called: whom, basis, at, by }, undefined) : [],
    ),
    // Of the police that told, and not of the one whose case it is.
    ...investigationRecords(state).flatMap(({ kept, said }) => record(kept, said, undefined)),
    ...(call?.record && red?.called
      ? record(
          call.record,
          { agency, called: red.called, basis: call.basis, at: call.at, by: call.by },
          call.reviewed,
        )
      : []),
  ];
};
/** It goes on at the receiver's, as it is at that moment. */
const movedTells = (state: Case): readonly Signal[] => {
  const { movedTo, child, quiet, risk, deadlines, due } = state;
  if (!movedTo) return [];
  const { into, agency, holder, deputy, region, covers, risk: judged } = movedTo;
  const known = covers.risk ? risk : (judged ?? seal("notAssessed" as const));
  const along = {
    child,
    quiet,
    risk: known,
    deadlines: covers.deadlines
      ? deadlines.map(({ reminders: _set, reminded: _said, ...all }) => all)
      : [],
    ...(covers.risk && state.safeContact && { safeContact: state.safeContact }),
    ...(movedTo.language && { language: movedTo.language }),
    ...(movedTo.guide && { guide: movedTo.guide.id }),
  };
  const whose = { region, agency, holder, deputy };
  const first = { ...whose, ...along, due, acute: isRed(state), missing: isStillMissing(state) };
  return [caseSignals.to.takeIn(into, `takeIn:${into}`, first)];
};
/** What is frozen, and hushed, is a referral: an application for support says nothing of its case. */
export const referrals = ({ shares }: Case): readonly Share[] =>
  shares.filter(({ workflow }) => workflow === undefined);
/** What rested on a consent that is withdrawn stops. `soon`: the sender of a referral makes sure of how things are today. */
const stopped = ({ referral, workflow, sends }: Share, soon: boolean): Signal => {
  const key = `stop:${referral}:${sends}`;
  return workflow === "nsp"
    ? nspSignals.to.stop(referral, key)
    : referralSignals.to.stop(referral, key, { soon });
};
/** The referral gets its facts, or hears that it must stop: in the transaction of the case. */
export const passingTells = (state: Case): readonly Signal[] => [
  ...referrals(state).map(({ referral, sends, snapshot }) =>
    referralSignals.to.freeze(referral, `freeze:${referral}:${sends}`, { snapshot }),
  ),
  ...state.shares
    .filter(({ stopped }) => stopped)
    .map((share) => stopped(share, level(state.risk) === "high" || isAcute(state))),
  ...(state.hushes === undefined
    ? []
    : referrals(state)
        .filter(({ ended }) => !ended)
        .map(({ referral, sends }) =>
          referralSignals.to.hush(referral, `hush:${referral}:${sends}:${state.hushes}`, {
            quiet: state.quiet,
          }),
        )),
  ...movedTells(state),
];
export const forgetTimers = (state: Case): AnyTimer<C>[] =>
  state.step !== "erasing" || isForgotten(state)
    ? []
    : [
        {
          key: `forget:${state.forgets ?? 1}`,
          at: state.closed?.at ?? state.openedAt,
          command: "forgetMore",
        },
      ];
const goneWith = ({ referral, workflow }: Along): Signal => {
  if (workflow === "rights") return rightsSignals.to.caseGone(referral, `gone:${referral}`);
  return workflow === "nsp"
    ? nspSignals.to.erased(referral, `erased:${referral}`)
    : referralSignals.to.forget(referral, `forget:${referral}`);
};
/** A case that is erased takes its referrals along, and its guide. */
export const forgetTells = (state: Case): readonly Signal[] => [
  ...takenAlong(state).slice(0, toldOf(state)).map(goneWith),
  ...(state.guide ? [guideSignals.to.forget(state.guide, "forget:guide")] : []),
];

export const consentPosts = (state: Case): readonly AnyPost<C>[] =>
  state.consents.flatMap((each) =>
    each.reviewed && !each.withdrawn
      ? dm<C>(`consent:${each.id}`, each.reviewer, "inHours", {
          title: "case.consent.review",
          notice: "case.part.notice",
          body: [text(name(state)), text("case.consent.reviewBody")],
          actions: [lookFirst],
        })
      : [],
  );

const revocable = (each: Consent): boolean => !each.withdrawn && reveal(each.given) === "yes";
const carries = (state: Case, each: Consent): boolean =>
  state.shares.some((share) => share.consent === each.id);
/** What something rests on comes first: whatever came after, it can be withdrawn. */
const shownConsents = (state: Case): readonly Consent[] => {
  const weight = (each: Consent): number =>
    !revocable(each)
      ? 0
      : state.shares.some((share) => share.consent === each.id && !share.ended)
        ? 3
        : carries(state, each)
          ? 2
          : 1;
  return state.consents.toReversed().toSorted((a, b) => weight(b) - weight(a));
};
const coveredBy = ({
  purpose,
  groups,
  form,
  interpreter,
  informed,
  withdrawn,
}: Consent): readonly (Fact<Span | Secret> | undefined)[] => [
  ["case.invitation.purpose", { code: purpose, of: "purpose" }],
  ["case.parts.groups", { codes: groups, of: "group" }],
  ["case.consent.form", { code: form, of: "consentForm" }],
  interpreter && ["case.consent.interpreter", { code: interpreter, of: "interpreter" }],
  informed && ["case.consent.informed", { codes: informed, of: "informed" }],
  withdrawn && ["case.revoke.how", { code: withdrawn.how, of: "withdrawalHow" }],
];
/** As many stand in the case itself; of more it leads to all: a window of Teams that also holds every agency has no room for them. */
const beside = 3;
const shownRows = 10;
/** `whole`: what it is for, what it covers, and how it was given. */
const consentRow = (each: Consent, whole = false): readonly B[] => [
  row(each.agency ? { agency: each.agency } : "case.consent.general", {
    detail: t(each.withdrawn ? "case.consent.withdrawnOn" : "case.consent.on", {
      day: onDay(each.withdrawn?.at ?? each.at),
    }),
    ...(revocable(each)
      ? { actions: [press("revoke", "case.revoke.title", { values: asked(each) })] }
      : { tone: "quiet" }),
  }),
  facts(
    ["case.consent.kind", { code: each.kind, of: "consentKind" }],
    ["case.consent.given", { code: each.given, of: "given" }],
    // A no does not run out.
    reveal(each.given) === "yes" && ["case.consent.validTo", { day: each.validTo }],
    ...(whole ? coveredBy(each) : []),
  ),
];
export const consentBlocks = (state: Case): readonly B[] =>
  body<B>(
    state.consents.length > 0 && heading("case.consent.heading"),
    state.doubted !== undefined && text("case.doubt.paused", "warning"),
    shownConsents(state)
      .slice(0, beside)
      .flatMap((each) => consentRow(each)),
    state.consents.length > beside && actions<C>(show("consents", "case.consent.all")),
  );
/** All of them in the order in which they were said, for its document. */
export const allConsents = (state: Case): readonly B[] =>
  body<B>(
    state.consents.length > 0 && heading("case.consent.heading"),
    state.doubted !== undefined && text("case.doubt.paused", "warning"),
    state.consents.flatMap((each) => consentRow(each, true)),
  );
/** Somebody has said that the person's yes no longer holds: each is taken back by a press of its own, because one mistaken word must not cut a placement off. */
export const showConsents = (state: Case, viewer: Viewer): Panel<C> =>
  panel<C>(
    "case.doubt.title",
    text({ ref: state.ref }),
    text(state.consents.some(revocable) ? "case.doubt.each" : "case.doubt.none"),
    state.consents.length > 0 && heading("case.consent.heading"),
    state.doubted !== undefined && text("case.doubt.paused", "warning"),
    pageOf(
      shownConsents(state),
      { most: shownRows, viewer, panel: "consents" },
      { one: (each): readonly B[] => consentRow(each, true), none: text("case.consent.none") },
    ),
    actions<C>(press("consent", "case.consent.title"), lookFirst),
  );
/** Somebody else said it for the person. */
export const showAlone = (state: Case): Panel<C> =>
  panel(
    "case.alone.title",
    text({ ref: state.ref }),
    text("case.alone.body", "warning"),
    text("case.alone.how"),
    actions<C>(lookFirst),
  );
const shareRow = (share: Share): B =>
  row(dotted("case.dot", { ref: share.number }, { agency: share.to }), {
    detail: share.record && t("case.receipt", { receipt: { ref: share.record.receipt } }),
    actions: [show("show", "case.card.open", on(share.workflow ?? "referral", share.referral))],
  });
const shownShares = 8;
export const shareBlocks = (state: Case): readonly B[] =>
  body<B>(
    state.shares.length > 0 && heading("case.share.heading"),
    state.shares.slice(-shownShares).map((share) => shareRow(share)),
    state.shares.length > shownShares && actions<C>(show("shares", "case.share.all")),
  );
/** What it rested on stands with the referral, for both sides; here that it was sent, to whom, and its receipt. */
export const allShares = (state: Case): readonly B[] =>
  body<B>(state.shares.length > 0 && heading("case.share.heading"), state.shares.map(shareRow));
export const showShares = (state: Case, viewer: Viewer): Panel<C> =>
  panel<C>(
    "case.share.heading",
    text({ ref: state.ref }),
    pageOf(
      state.shares.toReversed(),
      { most: shownRows, viewer, panel: "shares" },
      { one: shareRow, none: text("case.share.none") },
    ),
    actions<C>(lookFirst),
  );
/** What the owner can do about passing a case on. `own`: the case itself, which the form must know. */
export const passingActions = (own: InstanceId | undefined): readonly Action<C>[] =>
  body<Action<C>>(
    own &&
      press("draft", "referral.draft.title", {
        ...on("referral"),
        values: { kase: own as unknown as Open<string> },
      }),
    press("consent", "case.consent.title"),
  );
