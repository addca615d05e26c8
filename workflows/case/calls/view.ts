// What stands in chat, and in panels, because somebody rang in acute danger.
import { actions, dm, facts, panel, press, show, t, text } from "../../../src/rules/say.ts";
import type { Block, MemberId, Panel, Secret, Span } from "../../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../../src/rules/who.ts";
import type { Post as AnyPost, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { dayOf, lookFirst, name } from "../posts.ts";
import type { Case } from "../state.ts";

type C = keyof typeof commands;
type Posts = readonly AnyPost<C>[];

/** The lead, else another colleague; never the one who rang. */
const secondOn = (state: Case, by: MemberId, day: string, world: World): MemberId | undefined => {
  const lead = leadOn(agencyOf(state.agency, world), day, world);
  if (lead !== undefined && lead !== by) return lead;
  return (
    world.people
      .colleagues(state.agency, by)
      .find((id) => world.people.onDuty({ member: id }, day) === id) ?? lead
  );
};
/** Also of a case that has been closed since: a colleague looks at it all the same. */
export const reviewPosts = (state: Case, world: World): Posts => {
  const { call } = state.red ?? {};
  if (call === undefined) return [];
  const waits = !call.reviewed;
  const said = {
    title: waits ? "case.review.title" : "case.review.over",
    notice: "case.review.notice",
    body: [text(name(state))],
    actions: [waits && show("call", "case.review.open", "primary")],
  } as const;
  const to = secondOn(state, call.by, dayOf(world, call.at), world);
  const lead = agencyOf(state.agency, world)?.lead;
  return [
    ...dm<C>(`review:${call.at}`, to, "inHours", said),
    ...(call.late && lead !== call.by
      ? dm<C>(`review:${call.at}:late`, lead ?? to, "inHours", said)
      : []),
    ...(call.again
      ? dm<C>(
          `review:${call.at}:late:${call.again}`,
          lead !== call.by ? (lead ?? to) : to,
          "inHours",
          said,
        )
      : []),
    ...(call.reviewed && !call.reviewed.yes
      ? dm<C>(`review:${call.at}:no`, call.by, "inHours", {
          ...said,
          title: "case.review.no",
          body: [text(name(state)), text("case.review.talk")],
          actions: [lookFirst],
        })
      : []),
  ];
};
/** Names no call: it says the same as when somebody is needed for another reason. */
const unsaidPosts = (state: Case): Posts =>
  (state.red?.unsaid ?? []).flatMap(({ at, to }) =>
    dm<C>(`unsaid:${at}`, to, "atOnce", {
      title: "case.red.title",
      notice: "case.red.notice",
      body: [text(name(state)), text("case.unsaid.body")],
      actions: [lookFirst],
    }),
  );
export const callPosts = (state: Case, world: World): Posts => [
  ...reviewPosts(state, world),
  ...unsaidPosts(state),
];

type B = Block<Span | Secret, C>;
/** Whom, on what, when, and whether a colleague has looked at it. */
export const callFacts = ({ red }: Case): readonly B[] => {
  if (red?.called === undefined) return [];
  const { call } = red;
  return [
    facts(
      ["case.show.rung", { code: red.called, of: "called" }],
      call && ["case.receipt.label", { ref: call.record.receipt }],
      call && ["case.called.basis", { code: call.basis, of: "callBasis" }],
      call && [
        "case.review.by",
        t("case.show.latestBy", {
          day: { date: call.at, as: "dayTime" },
          who: { member: call.by },
        }),
      ],
      call?.reviewed && [
        "case.review.second",
        t(call.reviewed.yes ? "case.review.isGood" : "case.review.isNot", {
          who: { member: call.reviewed.by },
        }),
      ],
    ),
  ];
};
export const showCall = (state: Case, { member }: Viewer): Panel<C> => {
  const { call } = state.red ?? {};
  const may = call !== undefined && !call.reviewed && call.by !== member.id;
  return panel(
    "case.review.title",
    text(name(state)),
    text("case.review.intro", "quiet"),
    callFacts(state),
    actions<C>(
      may && [
        press("approveCall", "case.review.yes", "primary"),
        press("objectCall", "case.review.noButton"),
      ],
    ),
  );
};
