// What is said of cover over days off: to everybody who has a part of it, to the one who named them when they cannot, and in the case.
import { dm, dotted, type Fact, onDay, press, type Said, t, text } from "../../../src/rules/say.ts";
import type { Span } from "../../../src/rules/ui.ts";
import type { Post, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import type { Case, Cover } from "../model.ts";
import { lookFirst, name } from "../posts.ts";
import { offDays, openDays, type Share, shares } from "./decide.ts";

type C = keyof typeof commands;
type Posts = readonly Post<C>[];

const listed = (days: readonly string[], world: World): Span => ({
  list: days.map((day) => onDay(world.calendar.wall(day, "12:00"))),
});
const isWhole = (days: readonly string[], { day, until }: Cover): boolean =>
  days.length === offDays(day, until).length;
const said = (share: Share, cover: Cover, state: Case, world: World): Said<C> => {
  const { part, member, has } = share;
  const head = { title: "case.cover.title", notice: "case.cover.notice" } as const;
  if (has.length > 0) {
    const when = isWhole(has, cover)
      ? t("case.cover.body", { until: { date: cover.until } })
      : t("case.cover.part", { days: listed(has, world) });
    return {
      ...head,
      body: [text(name(state)), text(when)],
      actions: [lookFirst, press("cannotCover", "case.cover.cannot")],
    };
  }
  const theirNo = cover.declined.some(({ by, n }) => by === member && part.n < n);
  const why = theirNo
    ? t("case.cover.declined", { who: { member: part.by } })
    : t("case.cover.other");
  return {
    title: "case.cover.over",
    notice: head.notice,
    body: [text(name(state)), text(why, "quiet")],
  };
};
/** Goes back to the one who named them, or to the stand-in of that one. */
const declinedPosts = (cover: Cover, state: Case, world: World): Posts => {
  const all = cover.declined.length > 0 ? openDays(state, world) : [];
  return cover.declined.flatMap(({ at, by, days, to }, i) => {
    const open = days.filter((day) => all.includes(day));
    const asked = world.people.inCharge({ member: to }, state.agency, world.calendar.day(at));
    return dm<C>(`cover:${cover.day}:cannot:${i}`, asked, "inHours", {
      title: t("case.cannot.title", { who: { member: by } }),
      notice: "case.cannot.notice",
      body: [
        text(name(state)),
        open.length > 0
          ? text(t("case.cannot.body", { days: listed(open, world) }), "warning")
          : text("case.cannot.solved", "good"),
      ],
      actions: [open.length > 0 && press("weekend", "day.weekend.answer", "primary")],
    });
  });
};
/** Said to everybody who has a part of it as soon as it is known, and not by a colleague alone; not to the one who named themself. */
export const coverPosts = (state: Case, world: World): Posts => {
  const { cover } = state;
  if (cover === undefined) return [];
  const own = ({ part, member }: Share): boolean =>
    part.who !== undefined && "member" in part.who && member === part.by;
  return [
    ...shares(state, world)
      .filter((share) => !own(share))
      .flatMap((share) => {
        const n = share.part.n === 0 ? "" : `:${share.part.n}`;
        return dm<C>(
          `cover:${cover.day}${n}`,
          share.member,
          "inHours",
          said(share, cover, state, world),
        );
      }),
    ...declinedPosts(cover, state, world),
  ];
};
/** Who has it on which of the days: in the case until those days are over. */
export const coverFacts = (state: Case, world: World): readonly Fact[] => {
  const { cover } = state;
  if (cover === undefined) return [];
  const [open, all] = [openDays(state, world), shares(state, world)];
  const told = cover.parts.flatMap(({ n, left, who, onCall, at }): readonly Fact[] => {
    const held = all.flatMap(({ part, has }) => (part.n === n ? has : []));
    const days = onCall ? left : left.filter((day) => held.includes(day));
    if (days.length === 0) return [];
    const one =
      who ?? (onCall && t("case.show.onCall", { agency: { agency: onCall }, at: { date: at } }));
    return one
      ? [
          [
            "case.show.cover",
            ...dotted("case.dot", one, !isWhole(days, cover) && listed(days, world)),
          ],
        ]
      : [];
  });
  return open.length > 0
    ? [...told, ["case.show.cover", t("case.show.nobody", { days: listed(open, world) })]]
    : told;
};
