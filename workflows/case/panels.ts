// What one person may see of a case, or of many.

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
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  type InstanceId,
  type Instant,
  type Panel,
  reveal,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { callFacts } from "./calls/view.ts";
import { mayUndo } from "./checking/undo.ts";
import { erasableFrom, erasesOn } from "./closing/disposal.ts";
import { filable } from "./closing/filed.ts";
import { closedFacts, closingBlocks, keptFacts, showClosing } from "./closing/view.ts";
import type { commands } from "./commands.ts";
import { safeContactWay } from "./contacting/view.ts";
import { answerChange, questionRow } from "./counting/view.ts";
import { asksWho } from "./covering/days-off.ts";
import { covering } from "./covering/decide.ts";
import { coverFacts } from "./covering/posts.ts";
import { deadlines } from "./deadlines/view.ts";
import { courseBlocks, fetchWay } from "./filing/course.ts";
import {
  isRegistrar,
  registrarRow,
  registrarWay,
  showForRegistrar,
} from "./filing/registrar-view.ts";
import { cameOf, hasElsewhere, hasItNow, receiptOf } from "./having.ts";
import { investigationBlocks } from "./investigating/view.ts";
import { isAcute } from "./live.ts";
import { missingBlocks, wishRow } from "./missing/view.ts";
import { guideAction } from "./passing/guiding.ts";
import { consentBlocks, passingActions, shareBlocks } from "./passing/view.ts";
import { handOver, name, quickActions } from "./posts.ts";
import { saidBlocks, sameBlocks } from "./same/view.ts";
import { disputedBlocks } from "./sharing/disputed.ts";
import { givingFact, givingLine } from "./sharing/giving.ts";
import { partBlocks } from "./sharing/invitation.ts";
import { whoRead } from "./sharing/readers.ts";
import type { Case, Part, State } from "./state.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Show = Panel<C>;

export const asCase = (state: State): Case => {
  if (state.step === "new") throw new Error("a panel of a case that is not open");
  return state;
};

export const ownerFacts = (state: Case): B => {
  const { risk, child, childBefore = [], quiet, language, latest, fromCall } = state;
  return facts(
    fromCall && ["case.show.source", t("case.show.supportLine")],
    fromCall?.county && ["case.show.county", { text: fromCall.county }],
    ["case.show.risk", { code: risk, of: "risk" }],
    ["case.show.child", { code: child, of: "child" }],
    ...childBefore.map(({ child: was, at, by }): Fact<Span | Secret> => {
      const how = t("case.show.childUntil", {
        day: { date: at, as: "dayTime" },
        who: { member: by },
      });
      return ["case.show.childBefore", { code: was, of: "child" }, t("case.dot"), how];
    }),
    language && ["case.language", { code: language, of: "spoken" }],
    ["case.show.quiet", { code: quiet, of: "quiet" }],
    latest && ["case.show.safety", { code: latest.safety, of: "safety" }],
    latest && ["case.show.contact", { code: latest.contact, of: "contact" }],
    latest && [
      "case.show.latest",
      t("case.show.latestBy", {
        day: { date: latest.at, as: "dayTime" },
        who: { member: latest.by },
      }),
    ],
    ...keptFacts(state),
  );
};
export const nextFacts = ({ next }: Case, world: World): B | undefined =>
  next &&
  facts([
    "case.show.next",
    t(`next.${next.code}`),
    t("case.show.nextValue", { who: next.who, day: onDay(world.calendar.wall(next.day, "12:00")) }),
  ]);
const ownerActions = (state: Case, viewer: Viewer, world: World): readonly B[] =>
  body<B>(
    actions<C>(quickActions(state, world)),
    heading("case.show.more"),
    actions<C>(
      covering(state, world).includes(viewer.member.id) &&
        press("cannotCover", "case.cover.cannot"),
      "member" in state.holder && state.holder.member === viewer.member.id && handOver(state),
      passingActions(viewer.instance),
      guideAction(state, viewer.instance, true),
      table.actions(state, viewer.member, world, "owner"),
      answerChange(state),
      whoRead,
      registrarWay(state, viewer.member, world),
      fetchWay,
      requestAction(viewer.instance),
    ),
  );
/** A request of the person about the information on them. */
const requestAction = (own: InstanceId | undefined): Action<never> | undefined =>
  own && press("begin", "rights.begin.button", { ...on("rights"), values: { of: own } });
/** First it is fetched, then that is noted. */
const closedActions = (state: Case, world: World, { member, instance }: Viewer): B | undefined => {
  const can = !state.filedOn && filable(state).length > 0;
  return actions<C>(
    !state.filedOn && !can && show("fetch", "case.fetch.title", "primary"),
    !state.filedOn &&
      press("file", `case.file.${agencyOf(state.agency, world)?.record ?? "egen"}`, {
        style: can && "primary",
      }),
    table.actions(state, member, world),
    whoRead,
    registrarWay(state, member, world),
    (state.filedOn || can) && fetchWay,
    requestAction(instance),
  );
};
export const head = (state: Case, world: World): readonly B[] =>
  body<B>(
    facts(
      ["case.opened.words", { words: state.words }],
      ["case.show.who", hasItNow(state, world)],
      hasElsewhere(state, world) && ["case.show.holder", state.holder],
      givingFact(state),
      ["case.show.deputy", { member: state.deputy }],
      state.step === "open" && ["case.show.due", onDay(state.due)],
      ...(state.step === "open" ? coverFacts(state, world) : []),
    ),
    givingLine(state),
    state.missed.length > 0 &&
      text(t("case.show.late", { who: hasItNow(state, world) }), "warning"),
  );
const deadlineFacts = ({ deadlines: all = [] }: Part["snapshot"]) =>
  all.map(
    ({ kind, day, estimated }): Fact<Span | Secret> => [
      "case.show.deadlines",
      ...dotted(
        "case.dot",
        { code: kind, of: "deadline" },
        { day },
        estimated && t("case.deadline.estimated"),
      ),
    ],
  );
/** What an invited agency sees: the snapshot that was shared, not a live record. */
export const snapshot = ({ basis, purpose, snapshot: shown, own }: Part): readonly B[] => [
  facts(
    ["case.invitation.basis", { code: basis, of: "basis" }],
    ["case.invitation.purpose", { code: purpose, of: "purpose" }],
    shown.risk && ["case.show.risk", { code: shown.risk, of: "risk" }],
    shown.child && ["case.show.child", { code: shown.child, of: "child" }],
    shown.language && ["case.language", { code: shown.language, of: "spoken" }],
    shown.next && ["case.show.next", t(`next.${shown.next}`)],
    ...deadlineFacts(shown),
  ),
  text(t("case.invitation.asOf", { at: { date: shown.at } }), "quiet"),
  ...(own?.shown.deadlines
    ? [
        facts(...deadlineFacts(own.shown)),
        text(t("case.invitation.asOf", { at: { date: own.shown.at } }), "quiet"),
      ]
    : []),
];

const undoRow = (state: Case): B =>
  row(receiptOf(state.undo?.at as Instant, cameOf(state)), {
    tone: cameOf(state).what === "done" && "good",
    actions: [press("undo", "case.undo.button")],
  });
/** Nobody knows yet: asked until somebody does. */
const childRow: B = row("case.open.child", {
  detail: t("case.child.unknownTitle"),
  tone: "warning",
  actions: [press("setChild", "day.weekend.answer", "primary"), show("child", "case.child.report")],
});
export const partOf = (state: Case, { member }: Viewer): Part | undefined =>
  state.parts.find((part) => part.agency === member.agency);
const showGuest = (state: Case, part: Part, viewer: Viewer, world: World): Show =>
  panel(
    t("case.show.title", { ref: state.ref }),
    head(state, world),
    snapshot(part),
    actions<C>(safeContactWay),
    investigationBlocks(state, viewer.member, world),
    saidBlocks(state, part.agency),
    courseBlocks(state, viewer.member),
    state.step === "open" &&
      actions<C>(
        quickActions(state, world),
        guideAction(state, viewer.instance, false),
        table.actions(state, viewer.member, world, "in"),
      ),
    actions<C>(fetchWay),
  );
export const showCase = (state: Case, viewer: Viewer, world: World): Show => {
  const part = partOf(state, viewer);
  if (state.registrar && isRegistrar(state, viewer.member))
    return showForRegistrar(state, state.registrar.until);
  if (state.agency !== viewer.member.agency && part) return showGuest(state, part, viewer, world);
  return panel(
    t("case.show.title", { ref: state.ref }),
    isAcute(state) && text("case.acute.still", "danger"),
    isAcute(state) &&
      actions<C>(show("acute", "case.acute.title", "danger"), press("called", "case.acute.called")),
    ...missingBlocks(state),
    asksWho(state, viewer.now, world) &&
      row("case.weekend.who", {
        tone: "warning",
        actions: [press("weekend", "day.weekend.answer", { style: "primary" })],
      }),
    state.step === "open" && reveal(state.child) === "unknown" && childRow,
    ...disputedBlocks(state, viewer.now, world),
    wishRow(state),
    registrarRow(state),
    ...closingBlocks(state, viewer, world),
    mayUndo(state, viewer.now, viewer.member.id) &&
      body<B>(undoRow(state), questionRow(state, world)),
    head(state, world),
    nextFacts(state, world),
    ownerFacts(state),
    actions<C>(safeContactWay),
    investigationBlocks(state, viewer.member, world),
    callFacts(state),
    deadlines(state, world),
    partBlocks(state, world),
    shareBlocks(state),
    sameBlocks(state),
    consentBlocks(state),
    courseBlocks(state, viewer.member),
    state.step === "open"
      ? ownerActions(state, viewer, world)
      : closedActions(state, world, viewer),
  );
};
/** When it is erased by itself, or from when its lead may: the agency has it in its own records. */
const erasable = (state: Case, world: World): Span | undefined => {
  const [itself, from] = [erasesOn(state, world), erasableFrom(state, world)];
  if (itself) return t("case.closed.erases", { day: onDay(itself) });
  return (
    from &&
    t("case.closed.erasable", { day: onDay(world.calendar.wall(from.slice(0, 10), "12:00")) })
  );
};
export const showClosed = (state: Case, viewer: Viewer, world: World): Show => {
  if (state.step === "open") return showClosing(state, viewer, world);
  const word = agencyOf(state.agency, world)?.record ?? "egen";
  const filed = body<Span>(t(`case.closed.filed.${word}`), t("case.dot"), erasable(state, world));
  return panel(
    "case.closed.title",
    text(name(state)),
    closedFacts(state),
    text(state.filedOn ? filed : t(`case.closed.next.${word}`)),
    closedActions(state, world, viewer),
  );
};
