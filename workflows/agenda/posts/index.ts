// What stands in chat because of a meeting: one live card in its space, and messages to those who must do something.
import {
  body,
  card,
  dm,
  type Fact,
  facts,
  named,
  onDay,
  press,
  type Said,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Action,
  type Block,
  count,
  type Open,
  type Phrase,
  type SpaceId,
  type Span,
  type Urgency,
} from "../../../src/rules/ui.ts";
import type { Post as AnyPost, Space, World } from "../../../src/rules/workflow.ts";
import { missingApprovals, present } from "../after.ts";
import { type Heading, worded } from "../codes.ts";
import type { commands } from "../commands.ts";
import type { Agenda, Item } from "../model.ts";
import { adding, headingsOf, itemsUnder, placeOf, pointNow } from "../points.ts";
import { reached } from "../rules.ts";
import {
  add,
  attend,
  comes,
  excuse,
  finish,
  start,
  toAgenda,
  toMeeting,
  toNotes,
} from "./buttons.ts";
import { excusedPosts, openPosts } from "./open.ts";

type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];
type B = Block<Span, C>;

export const nameOf = (state: Pick<Agenda, "template">): Phrase =>
  worded("meeting", state.template);
export const headingText = (heading: Heading): Phrase =>
  worded("heading", heading as Open<Heading>);
const home = (space: Space, state: Agenda): number =>
  space.agencies.includes(state.convener) ? 1 : 0;
/** The space of the most of those invited in which everybody is invited. docs/domain.md, decision 5. */
const spaceOf = (state: Agenda, world: World): SpaceId | undefined =>
  [...new Set(state.invited.flatMap((agency) => world.people.spacesOf(agency)))]
    .filter(
      (space) =>
        space.shows !== "none" &&
        space.agencies.length > 1 &&
        space.agencies.every((id) => state.invited.includes(id)),
    )
    .sort(
      (a, b) =>
        b.agencies.length - a.agencies.length ||
        home(b, state) - home(a, state) ||
        (a.id < b.id ? -1 : 1),
    )[0]?.id;

/** When it is and who leads it. */
export const whenFacts = (state: Agenda): readonly Fact[] => [
  ["agenda.when", { date: state.from, as: "dayTime" }],
  ["agenda.chair", { member: state.chair }],
  ["agenda.notes", { member: state.notes }],
];
/** The titles are class A; a case or a referral has none here, and how many there are is not said. */
const mostTitles = 12;
const titleOf = (item: Item): Span =>
  t(item.carried > 0 ? "agenda.card.carried" : "agenda.card.item", {
    title: { text: item.title ?? ("" as Open<string>) },
  });
const wishes = (state: Agenda): readonly B[] => {
  const titled = headingsOf(state).flatMap((heading) =>
    itemsUnder(state, heading).filter((item) => item.title !== undefined),
  );
  if (titled.length === 0) return [text("agenda.card.noItems", "quiet")];
  const shown = titled.slice(0, mostTitles);
  const more = text(t("agenda.card.more", { shown: count(shown) }), "quiet");
  return body<B>(
    shown.map((item) => text(titleOf(item))),
    titled.length > shown.length && more,
  );
};
const where = (state: Agenda): readonly B[] => {
  const point = pointNow(state);
  if (!point) return [text("agenda.card.through")];
  const { now, all } = placeOf(state, point.heading);
  return body<B>(
    text(t("agenda.card.place", { now: count(now), all: count(all) }), "quiet"),
    text(t("agenda.card.now", { heading: headingText(point.heading) })),
    point.item?.title && text(titleOf(point.item)),
    point.item?.about && text("agenda.card.closed", "quiet"),
  );
};
const cardBody = (state: Agenda): readonly B[] => {
  const of = count(present(state));
  switch (state.step) {
    case "draft":
    case "sent":
      return body<B>(
        facts(...whenFacts(state)),
        wishes(state),
        state.step === "sent" && text("agenda.card.sent", "quiet"),
      );
    case "running":
      return [
        text("agenda.confidential", "warning"),
        ...where(state),
        text(t("agenda.card.present", { n: of, chair: { member: state.chair } }), "quiet"),
      ];
    case "review":
      return [
        text(t("agenda.card.review", { day: onDay(state.approveBy ?? state.from) })),
        text(t("agenda.card.approved", { given: count(state.approved), of }), "quiet"),
      ];
    case "approved":
      return [
        text("agenda.card.adopted", "good"),
        text(t("agenda.card.documented", { given: count(state.documented), of }), "quiet"),
      ];
    case "cancelled":
      return [text("agenda.card.cancelled", "warning")];
  }
};
const nextOrEnd = ({ now }: Agenda): Action<C> =>
  now === undefined
    ? finish
    : press("next", "agenda.next", { style: "primary", values: { point: now } });
/** What can be pressed where everybody sees it: one thumb, and what happens stands on the button. */
const cardActions = (state: Agenda): Readonly<Record<Agenda["step"], readonly Action<C>[]>> => ({
  draft: [add(state, "primary"), toAgenda()],
  // On any other day it would be refused.
  sent: state.today
    ? [start("primary"), press(adding(state), "agenda.add.next"), toAgenda()]
    : [toAgenda("primary"), press(adding(state), "agenda.add.next")],
  running: [nextOrEnd(state), toMeeting(), attend],
  review: [toNotes("primary")],
  approved: [toNotes("primary")],
  cancelled: [],
});
/** Which meeting, in a title. */
const which = (state: Agenda) => ({ name: nameOf(state), day: onDay(state.from) });
const title = (state: Agenda): Phrase => t("agenda.card.title", which(state));
// The card of the days before is far up when the meeting begins: the one that is held by stands last.
const cards = (state: Agenda, world: World): Posts => {
  const space = spaceOf(state, world);
  return card<C>(`${state.startedAt === undefined ? "card" : "live"}:${space}`, space, {
    title: title(state),
    notice: "agenda.notice.card",
    body: cardBody(state),
    actions: cardActions(state)[state.step],
  });
};
/** To the one who answers for each agency that day. The key names the obligation and the person. */
const toAgencies = (
  what: string,
  agencies: readonly Agenda["convener"][],
  day: string,
  world: World,
  said: Said<C>,
  urgency: Urgency = "inHours",
): Posts =>
  agencies.flatMap((agency) =>
    dm(`${what}:${agency}`, world.people.answers(agency, day), urgency, said),
  );

type Before = Exclude<Agenda["step"], "review" | "approved">;
/** Whoever is in no space with the others starts the meeting, and comes to it, from here. */
const calledActions = (
  state: Agenda,
  soon: boolean,
): Readonly<Record<Before, readonly Action<C>[]>> => ({
  // Of one that is today the others must know who comes.
  draft: soon ? [comes, toAgenda(), excuse] : [toAgenda("primary"), add(state), excuse],
  sent: state.today ? [start("primary"), toAgenda(), excuse] : [toAgenda("primary"), excuse],
  running: [toMeeting("primary"), attend],
  // What stands in a calendar is taken out of it where it was put in.
  cancelled: [toAgenda()],
});
const calledBody = (state: Agenda): Pick<Said<C>, "notice" | "body"> => {
  if (state.step === "cancelled")
    return { notice: "agenda.notice.cancelled", body: [text("agenda.card.cancelled", "warning")] };
  const how = state.sequence > 0 ? "moved" : "called";
  const why = text(t(`agenda.${how}.body`, { convener: { agency: state.convener } }));
  return { notice: `agenda.notice.${how}`, body: [why, facts(...whenFacts(state))] };
};
const called = (state: Agenda, world: World): Posts => {
  const { step } = state;
  // Whoever comes to answer for an agency later is not called to what has been.
  if (step === "review" || step === "approved") return [];
  const day = world.calendar.day(state.changedAt);
  const soon = world.calendar.day(state.from) === day;
  const said = {
    title: title(state),
    ...calledBody(state),
    actions: calledActions(state, soon)[step],
  };
  // Another time is another message: a card that changes where it stands reaches nobody.
  return toAgencies(
    `called:${state.sequence}`,
    state.invited,
    day,
    world,
    said,
    soon ? "atOnce" : "inHours",
  );
};
const reminded = (state: Agenda, world: World): Posts => {
  const { reminded: asked } = state;
  if (!asked || state.step !== "draft") return [];
  const key = asked.tomorrow ? "agenda.remind.tomorrow" : "agenda.remind.soon";
  return toAgencies(
    `remind:${state.sequence}`,
    asked.agencies,
    world.calendar.day(asked.at),
    world,
    {
      title: t(key, { ...which(state), time: { date: state.from, as: "time" } }),
      notice: "agenda.notice.remind",
      actions: [add(state, "primary"), toAgenda()],
    },
  );
};
const asking = (state: Agenda): Pick<Said<C>, "title" | "actions"> => ({
  title: t("agenda.approve.ask", which(state)),
  actions: [toNotes("primary")],
});
const approval = (state: Agenda, world: World): Posts => {
  if (state.step !== "review" || state.finishedAt === undefined) return [];
  const { n, at } = state.corrected ?? { n: 0, at: state.finishedAt };
  // Corrected notes are other notes: who has approved them before is asked again, in a message of its own.
  return toAgencies(
    n === 0 ? "approve" : `approve:${n}`,
    present(state),
    world.calendar.day(at),
    world,
    {
      ...asking(state),
      notice: "agenda.notice.approve",
      body: [
        n > 0 && text("agenda.approve.again"),
        text(t("agenda.approve.by", { day: onDay(state.approveBy ?? state.from) })),
      ],
    },
  );
};
/** The latest reminder, to those who have not approved and to the chair, who may adopt the notes without them. */
const late = (state: Agenda, world: World): Posts => {
  const at = state.lateAt.at(-1);
  if (state.step !== "review" || at === undefined) return [];
  const n = state.lateAt.length;
  const day = world.calendar.day(at);
  const notice = "agenda.notice.approveLate";
  const missing = missingApprovals(state);
  return [
    ...toAgencies(`late:${n}`, missing, day, world, {
      ...asking(state),
      notice,
      body: [text("agenda.approve.late", "warning")],
    }),
    ...dm<C>(`lateChair:${n}`, reached(state.chair, state, day, world), "inHours", {
      title: t("agenda.late.title", { name: nameOf(state) }),
      notice,
      body: [text(t("agenda.late.missing", { list: named(missing) }))],
      actions: [toNotes(), press("adopt", "agenda.adopt")],
    }),
  ];
};
/** What is wrong stands in the panel only; that something is, the note-taker must hear. */
const faults = (state: Agenda, world: World): Posts =>
  (state.step === "review" ? state.faults : []).flatMap(({ agency, at }) =>
    // Found wrong again after it was corrected is another message: one that comes back under its old key makes no sound.
    dm<C>(
      `fault:${agency}:${at}`,
      reached(state.notes, state, world.calendar.day(at), world),
      "inHours",
      {
        title: t("agenda.fault.told", which(state)),
        notice: "agenda.notice.fault",
        body: [text(t("agenda.fault.by", { agency: { agency } }))],
        actions: [toNotes("primary")],
      },
    ),
  );
/** Everything that should stand in chat. What was asked and is settled is taken back: whoever comes later is not asked. */
export const posts = (state: Agenda, world: World): Posts => [
  ...cards(state, world),
  ...called(state, world),
  ...reminded(state, world),
  ...openPosts(state, world),
  ...excusedPosts(state, world),
  ...approval(state, world),
  ...late(state, world),
  ...faults(state, world),
];
