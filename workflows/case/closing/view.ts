// What is said of a case that a colleague is asked to confirm the closing of: to the one who is asked, to the one who asked, and in the case.
import {
  actions,
  body,
  dm,
  dotted,
  type Fact,
  facts,
  named,
  onDay,
  panel,
  press,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Action,
  type Block,
  declassify,
  type Panel,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import type { Post, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import { awaited } from "../same/links.ts";
import type { Case, Closing } from "../state.ts";
import { closingDue } from "./by-two.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

/** Nobody confirms their own: the one who asked may take it back, by saying what is done instead. */
const answers = ({ n }: Closing, own: boolean): readonly Action<C>[] => {
  const values = { asked: declassify(String(n), "closing") };
  const no = press("keepOpen", own ? "case.closing.takeBack" : "case.closing.no", { values });
  return own ? [no] : [press("confirmClose", "case.closing.yes", { style: "primary", values }), no];
};
const notice = "case.closing.notice";
const askPosts = (state: Case): readonly Post<C>[] => {
  const { closing } = state;
  if (closing === undefined) return [];
  return closing.asked.flatMap(({ n, to }) =>
    dm<C>(`closing:${closing.n}:${n}`, to, "inHours", {
      title: "case.closing.title",
      notice,
      body: [text(name(state)), text(t("case.closing.body", { who: { member: closing.by } }))],
      actions: [answers(closing, false), lookFirst],
    }),
  );
};
/** Why not, and why it was to be closed, stand in the case. */
export const closingPosts = (state: Case): readonly Post<C>[] => {
  const { keptOpen, closed } = state;
  const second = closed?.second;
  return [
    ...askPosts(state),
    ...(keptOpen && keptOpen.by !== keptOpen.asker
      ? dm<C>(`keptOpen:${keptOpen.n}`, keptOpen.asker, "inHours", {
          title: "case.closing.keptTitle",
          notice,
          body: [
            text(name(state)),
            text(t("case.closing.keptBody", { who: { member: keptOpen.by } })),
          ],
          actions: [lookFirst],
        })
      : []),
    ...(second
      ? dm<C>(`confirmed:${second.n}`, second.asker, "inHours", {
          title: "case.closing.doneTitle",
          notice,
          body: [
            text(name(state)),
            text(t("case.closing.doneBody", { who: { member: second.by } })),
          ],
          actions: [lookFirst],
        })
      : []),
  ];
};
/** A week before it is erased by itself: there is still time to open it again. */
export const disposalPosts = (state: Case): readonly Post<C>[] => {
  const { disposal } = state;
  if (disposal === undefined || state.step !== "closed") return [];
  return dm<C>(`disposal:${state.closings}`, disposal.to, "inHours", {
    title: "case.disposal.title",
    notice,
    body: [
      text(name(state)),
      text(t("case.disposal.body", { day: onDay(disposal.erasesAt) })),
      text("case.disposal.instead", "quiet"),
    ],
    actions: [lookFirst],
  });
};
/** It is closed when the other agency has had contact: until then it can be taken back. */
const sameWaitBlocks = (state: Case, closing: Closing): readonly B[] =>
  body<B>(
    text(
      t("case.same.closing", { agencies: named(awaited(state).map(({ agency }) => agency)) }),
      "warning",
    ),
    facts(["case.close.reason", { code: closing.said.reason, of: "closure" }]),
    actions<C>(answers(closing, true)),
  );
const waitsFor = (state: Case, world: World): Span => {
  const to = state.closing?.asked.at(-1)?.to;
  const again = closingDue(state, world);
  if (to !== undefined) return t("case.closing.asked", { who: { member: to } });
  // Not somebody who is off, but nobody at all: to ask again tomorrow helps nobody.
  if (state.closing && world.people.colleagues(state.agency, state.closing.by).length === 0)
    return t("case.closing.alone");
  return again ? t("case.closing.nobody", { day: onDay(again) }) : t("case.closing.nobodyYet");
};
/** In the case, as long as it waits: why it is to be closed, and the answer. */
export const closingBlocks = (state: Case, { member }: Viewer, world: World): readonly B[] => {
  const { closing } = state;
  if (state.step !== "open" || closing === undefined) return [];
  if (closing.waits) return sameWaitBlocks(state, closing);
  return body<B>(
    text(t("case.closing.waits", { who: { member: closing.by } }), "warning"),
    facts(["case.close.reason", { code: closing.said.reason, of: "closure" }]),
    text(waitsFor(state, world), "quiet"),
    actions<C>(answers(closing, closing.by === member.id)),
  );
};
/** Shown at once to the one who wanted to close it. */
export const showClosing = (state: Case, viewer: Viewer, world: World): Panel<C> =>
  panel(
    "case.closing.open",
    text(name(state)),
    closingBlocks(state, viewer, world),
    text("case.closing.goesOn", "quiet"),
    actions<C>(lookFirst),
  );
/** Why it was closed, when, who confirmed it, and which document of it the agency keeps. */
export const closedFacts = ({ closed, filed }: Case): B | undefined =>
  closed &&
  facts(
    ["case.closed.at", { date: closed.at, as: "date" }],
    ["case.closed.reason", { code: closed.reason, of: "closure" }],
    closed.second && ["case.closed.second", { member: closed.second.by }],
    filed && [
      "case.closed.document",
      ...dotted("case.dot", { text: filed.file }, { date: filed.at }),
    ],
    filed && ["case.closed.sum", { text: filed.sha256 }],
  );
/** What was said instead, until somebody has looked at it again. */
export const keptFacts = ({ keptOpen }: Case): readonly Fact<Span | Secret>[] =>
  keptOpen
    ? [
        ["case.closing.instead", { code: keptOpen.instead, of: "keep" }],
        [
          "case.closing.keptBy",
          t("case.show.latestBy", {
            day: { date: keptOpen.at, as: "dayTime" },
            who: { member: keptOpen.by },
          }),
        ],
      ]
    : [];
