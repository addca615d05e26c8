// What stands in chat because of a case: the card, and the messages to those who must do something.

import { standsFor } from "../../src/rules/escalation.ts";
import { atNight } from "../../src/rules/ring.ts";
import {
  card,
  dm,
  dotted,
  facts,
  on,
  onDay,
  press,
  type Said,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  declassify,
  type Instant,
  type MemberId,
  reveal,
  type Span,
  type Text,
} from "../../src/rules/ui.ts";
import type { Post as AnyPost, Space, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { cameOf, hasItNow, personNow, toldNow } from "./having.ts";
import { isAcute } from "./live.ts";
import { personOn, rungOf, sameHolder } from "./rules.ts";
import type { Case, Missed } from "./state.ts";

type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];

export const name = (state: Case): Text =>
  dotted("case.dot", { ref: state.ref }, { words: state.words });
export const quickActions = (state: Case, world: World): readonly Action<C>[] => {
  const values = { round: declassify(String(state.round), "round") };
  // After acute danger one tap is no answer.
  if (declassify(isAcute(state) ? "acute" : "usual", "red") === "acute")
    return [
      show("acute", "case.acute.title", "danger"),
      press("checkIn", "case.checkIn.button", { values }),
    ];
  const calm = press<C>("calm", "case.calm.button", { style: "primary", values });
  const checkIn = press<C>("checkIn", "case.checkIn.button", { values });
  if (world.people.agencies.get(state.agency)?.classA)
    return [calm, checkIn, press("alarm", "case.alarm.button", "danger")];
  return [calm, press("noContact", "case.noContact.button", { values }), checkIn];
};
export const handOver = (state: Case): Action<C> =>
  press("offer", "case.handOver.button", {
    ...on("handover"),
    values: { scope: declassify("one", "round"), ref: state.ref },
  });
const look = show("show", "case.card.open");
export const lookFirst = show("show", "case.card.open", "primary");
export const dayOf = (world: World, at: Instant): string => world.calendar.day(at);

/** Which show references, of the case's region or of any, and have no agency that does not take part in the case. */
const spacesFor = (state: Case, { people }: World): readonly Space[] => {
  const inside = [
    ...(state.readingEnded ? [] : [state.agency]),
    ...state.parts.filter((part) => part.state === "in").map((part) => part.agency),
  ];
  return [...new Set(inside.flatMap((agency) => people.spacesOf(agency)))].filter(
    ({ shows, region, agencies }) =>
      shows === "references" &&
      (region === undefined || region === state.region) &&
      agencies.every((agency) => inside.includes(agency)),
  );
};
/** Reference, who has it, next day, nothing else: the two words stay with those who take part. */
const cardOf = (state: Case, world: World): Said<C> => {
  const notice = "case.card.notice";
  if (state.step !== "open")
    return {
      title: t("case.card.closed", { ref: state.ref }),
      notice,
      body: [text("case.card.closedBody", "quiet")],
    };
  return {
    title: t(state.missed.length > 0 ? "case.card.late" : "case.card.title", { ref: state.ref }),
    notice,
    body: [facts(["case.card.who", hasItNow(state, world)], ["case.card.next", onDay(state.due)])],
    actions: [look, press("checkIn", "case.card.checkIn")],
  };
};
const allCards = (state: Case, world: World): Posts => {
  // By a new name it is a new card: whoever saw the old one change could tell that both are the same case.
  const key = state.named ? `:${state.named.n}` : "";
  const said = cardOf(state, world);
  return spacesFor(state, world).flatMap(({ id }) => card(`card:${id}${key}`, id, said));
};
/** A quiet case has none. */
export const cards = (state: Case, world: World): Posts =>
  reveal(state.quiet) === "yes" ? [] : allCards(state, world);
/** What lies in the database looks as if it had. */
export const decoys = (state: Case, world: World): Posts =>
  reveal(state.quiet) === "yes"
    ? allCards(state, world).map((post) => ({ ...post, key: `no-${post.key}` }))
    : [];

/** Why nobody needs to do it any more. */
const ended = (state: Case): Span => {
  if (state.step !== "open") return t("case.miss.doneNow");
  if (state.pastEnded === "done" && state.latest)
    return t("case.miss.doneBy", { who: { member: state.latest.by } });
  return t(state.pastEnded === "postponed" ? "case.miss.postponed" : "case.miss.replanned", {
    day: onDay(state.due),
  });
};
/** What came of it, to those who were told that it was late. */
const endedSaid = (state: Case): Said<C> => {
  const notice = "case.miss.notice";
  const body = [text(name(state)), text(ended(state), "quiet")];
  const isRed = state.pastEnded === "done" && cameOf(state).what === "acute";
  if (declassify(isRed ? "acute" : "usual", "red") === "acute")
    return {
      title: "case.mine.full",
      notice,
      body: [text(name(state)), text(ended(state), "danger")],
      actions: [show("acute", "case.acute.title", "danger"), look],
    };
  if (state.pastEnded !== "done") return { title: "case.miss.ended", notice, body };
  return { title: "case.miss.done", notice, body: [text(name(state)), text(ended(state), "good")] };
};
const missKey = (m: Missed): string => `miss:${m.round}:${m.step}`;
/** The newest: who has it on this step of the ladder, and what can be done. */
const missNow = (m: Missed, state: Case, world: World): Posts => {
  const to = personOn(m.rung, state, dayOf(world, m.at), world);
  // Whoever stands in for the holder has nothing to hand over.
  const isHolders =
    m.rung === "holder" && to !== undefined && sameHolder(state.holder, { member: to });
  return dm<C>(missKey(m), to, "inHours", {
    title: "case.miss.title",
    notice: "case.miss.notice",
    body: [
      text(name(state)),
      text(`case.miss.${m.rung}`, "warning"),
      m.late && text("case.miss.late", "quiet"),
    ],
    actions: [quickActions(state, world), isHolders && handOver(state)],
  });
};
const missPassedOn = (m: Missed, state: Case, world: World): Posts =>
  dm<C>(missKey(m), m.to ?? personOn(m.rung, state, dayOf(world, m.at), world), "inHours", {
    title: "case.miss.title",
    notice: "case.miss.notice",
    body: [
      text(name(state)),
      text(t("case.miss.passedOn", { who: hasItNow(state, world) }), "quiet"),
    ],
    actions: [look],
  });
const missEnded = (m: Missed, state: Case, world: World): Posts =>
  dm<C>(
    missKey(m),
    m.to ?? personOn(m.rung, state, dayOf(world, m.at), world),
    "inHours",
    endedSaid(state),
  );
/** Somebody has got the case since: then it is with them. */
const isWith = (m: Missed, state: Case, world: World): boolean =>
  toldNow(state, world) === personOn(m.rung, state, dayOf(world, m.at), world);
/** What stands in somebody's list of what is late has no message beside it. */
const ownMessage = ({ gathered }: Missed): boolean => gathered === undefined;
export const missPosts = (state: Case, world: World): Posts => {
  const newest = state.missed.at(-1);
  return [
    ...state.missed
      .filter(ownMessage)
      .flatMap((m) =>
        (m === newest && isWith(m, state, world) ? missNow : missPassedOn)(m, state, world),
      ),
    ...state.past.filter(ownMessage).flatMap((m) => missEnded(m, state, world)),
  ];
};

/** Says the same for acute danger and for no contact again and again, so that it tells neither. */
export const needed = (state: Case): Said<C> => ({
  title: "case.red.title",
  notice: "case.red.notice",
  body: [text(name(state)), text("case.red.body")],
  actions: [lookFirst],
});
export const redPosts = (state: Case, world: World): Posts => {
  if (!state.red) return [];
  const day = dayOf(world, state.red.at);
  const night =
    state.red.told === undefined
      ? atNight(world.people.agencies.get(state.agency), state.red.at, world)
      : undefined;
  // Whoever is off is told in the morning; what is staffed then, at once.
  if (night) return dm(`red:${state.red.round}`, night.to, "atOnce", needed(state));
  const deputy = personOn("deputy", state, day, world);
  return dm(
    `red:${state.red.round}`,
    deputy === state.red.by ? personOn("lead", state, day, world) : deputy,
    "atOnce",
    needed(state),
  );
};
export const contactPosts = (state: Case, world: World): Posts =>
  state.unreached === undefined
    ? []
    : dm(
        `contact:${state.unreached.round}`,
        personOn("lead", state, dayOf(world, state.unreached.at), world),
        "atOnce",
        needed(state),
      );
export const deadlinePosts = (state: Case): Posts =>
  state.deadlines.flatMap(({ id, reminded }) =>
    reminded.flatMap(({ days, left, to }) =>
      dm<C>(`deadline:${id}:${days}`, to, "inHours", {
        title: left < 0 ? "case.deadline.passed" : t("case.deadline.near", { days: left }),
        notice: "case.deadline.notice",
        body: [text(name(state)), left < 0 && text(`case.deadline.${rungOf(days)}`, "warning")],
        actions: [look],
      }),
    ),
  );

/** `to`: who got it. Where it has gone on to somebody else since, that is said. */
const isYours = (
  state: Case,
  to: MemberId | undefined,
  world: World,
  ...more: readonly Action<C>[]
): Said<C> => {
  const has = personNow(state, world);
  const owed =
    state.missed.length > 0
      ? "case.assigned.late"
      : t("case.assigned.body", { day: onDay(state.due) });
  const said =
    has === undefined || has === to
      ? text(owed)
      : text(t("case.miss.passedOn", { who: { member: has } }), "quiet");
  return {
    title: "case.assigned.title",
    notice: "case.assigned.notice",
    body: [text(name(state)), said],
    actions: [lookFirst, more],
  };
};
export const assignedPosts = (state: Case, world: World): Posts => {
  const moved = state.chain.findLastIndex((step) => step.what === "moved");
  const step = state.chain[moved];
  const to = step && personOn("holder", state, dayOf(world, step.at), world);
  return step ? dm<C>(`assigned:${moved}`, to, "inHours", isYours(state, to, world)) : [];
};
/** Nobody is there for its holder when the check-in is due: gone, or on leave without a deputy. The stand-in hears of it now, and not when it is late. */
export const leftPosts = (state: Case, world: World): Posts => {
  const day = dayOf(world, state.due);
  if (standsFor(state, day, world) !== undefined) return [];
  const to = personOn("holder", state, day, world);
  return dm<C>(
    `left:${state.round}`,
    to,
    "inHours",
    isYours(state, to, world, press("assign", "case.assign.title")),
  );
};
