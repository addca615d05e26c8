// An invitation: what the invited agency is shown before it answers, and what the owner sees of it.
import { readFrom } from "../../../src/rules/hours.ts";
import { pageOf } from "../../../src/rules/pages.ts";
import {
  actions,
  body,
  dm,
  dotted,
  facts,
  heading,
  panel,
  press,
  ring,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Block, Panel, Secret, Span } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { isWatched } from "../passing/own.ts";
import { dayOf, name } from "../posts.ts";
import { type Case, type Part, receiptsOf } from "../state.ts";
import { table } from "../table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Posts = readonly AnyPost<C>[];

/** Until when the inviter hopes for an answer, and afterwards that it is late. */
const soon = ({ remindAt }: Part): Block<Span, never> =>
  remindAt
    ? text(t("case.part.soon", { at: { date: remindAt, as: "dayTime" } }))
    : text("case.part.late", "warning");
const from = ({ agency }: Case): Block<Span, never> =>
  text(t("case.part.from", { agency: { agency } }));
/** Class A alone until somebody there opens it, which is recorded. */
const invitationPosts = (state: Case, part: Part, world: World): Posts => {
  const answers = (at: Part["invitedAt"]) => world.people.answers(part.agency, dayOf(world, at));
  const first = part.contact ?? answers(part.invitedAt);
  // Nobody has answered: the one who answers there by now is asked as well, since the first may have gone on leave.
  const then = part.unanswered && answers(part.unanswered);
  const waits = part.state === "invited";
  const message = {
    title: `case.part.${part.state}`,
    notice: "case.part.notice",
    // The one who has not said yes, or no longer takes part, reads no reference.
    body: [
      part.state === "in" ? text(name(state)) : from(state),
      waits && soon(part),
      waits &&
        text(
          part.look ? t("case.part.opened", { at: { date: part.look.at } }) : "case.part.recorded",
          "quiet",
        ),
    ],
    actions: waits
      ? [
          part.look
            ? show("invitation", "case.part.open", "primary")
            : press("look", "case.part.open", "primary"),
          press("accept", "case.accept.submit"),
          press("decline", "case.decline.title"),
        ]
      : [part.state === "in" && show("show", "case.card.open")],
  } as const;
  const said = [
    ...dm<C>(`invite:${part.agency}:${part.invitedAt}`, first, "inHours", message),
    ...(then === first
      ? []
      : dm<C>(`again:${part.agency}:${part.invitedAt}`, then, "inHours", message)),
  ];
  // Which case it is, those read who take part: the one who has changed agency or role since does not.
  return part.state === "in" ? said : said.map((post) => ({ ...post, toAnyone: true as const }));
};
/** Ended before anybody there opened it or took part. */
const unseen = ({ state, look, record }: Part): boolean =>
  state !== "invited" && state !== "in" && !look && !record;
/** To the one who invited: whether anything was shown. */
const seenLine = (part: Part): Block<Span, never> | undefined => {
  if (part.state === "in" || part.state === "left") return undefined;
  if (part.look) return text(t("case.part.lookedAt", { at: { date: part.look.at } }), "quiet");
  return unseen(part) ? text("case.part.unseen", "quiet") : undefined;
};

const unanswered = (state: Case, part: Part): Posts =>
  part.unanswered === undefined
    ? []
    : dm(`unanswered:${part.agency}:${part.invitedAt}`, part.by, "inHours", {
        title: t("case.unanswered.title", { agency: { agency: part.agency } }),
        notice: "case.part.notice",
        body: [text(name(state)), text("case.unanswered.body")],
      });
const answer = (state: Case, part: Part): Posts =>
  part.state === "invited"
    ? unanswered(state, part)
    : dm(`answer:${part.agency}:${part.invitedAt}`, part.by, "inHours", {
        title: t(`case.answer.${part.state}`, { agency: { agency: part.agency } }),
        notice: "case.part.notice",
        body: [text(name(state)), seenLine(part)],
      });
/** The one who took part and no longer does is told so, and not left with a card that has changed. Nothing says why. */
const endedPost = (
  { agency }: Case,
  { agency: whose, contact, invitedAt, ended: over }: Part,
  world: World,
): Posts => {
  if (over === undefined) return [];
  const to = contact ?? world.people.answers(whose, dayOf(world, over.at));
  const said = dm<C>(`ended:${whose}:${invitedAt}`, to, "inHours", {
    title: "case.ended.title",
    notice: "case.part.notice",
    body: [text(t("case.ended.body", { agency: { agency } }))],
    actions: [ring(world.people.agencies.get(agency)?.phone, "case.ended.call")],
  });
  return said.map((post) => ({ ...post, toAnyone: true as const }));
};
export const partPosts = (state: Case, world: World): Posts =>
  state.parts.flatMap((part) => [
    ...invitationPosts(state, part, world),
    ...answer(state, part),
    ...endedPost(state, part, world),
  ]);

/** Only what the answer needs; what the groups hold is shown to those who take part. */
export const showInvitation = (state: Case, viewer: Viewer, world: World): Panel<C> => {
  const part = state.parts.find(({ agency }) => agency === viewer.member.agency);
  return panel(
    "case.invitation.title",
    from(state),
    part && soon(part),
    part &&
      facts(
        ["case.invitation.basis", { code: part.basis, of: "basis" }],
        ["case.invitation.purpose", { code: part.purpose, of: "purpose" }],
        ["case.invitation.groups", { codes: part.groups, of: "group" }],
      ),
    text("case.invitation.onlyThis"),
    part?.look && text(t("case.part.opened", { at: { date: part.look.at } }), "quiet"),
    actions<C>(table.actions(state, viewer.member, world, "invited")),
  );
};
/** One agency among those of the case, as its owner sees it: who has opened the invitation and when, and each receipt. */
const partRow = (part: Part, isOpen: boolean, world: World, whole: boolean): B => {
  const { agency, state, look, own, invitedAt } = part;
  const waits = state === "invited" && !part.unanswered;
  const reads =
    waits && !look
      ? readFrom(world.people.answers(agency, dayOf(world, invitedAt)), "inHours", invitedAt, world)
      : undefined;
  const receipts = receiptsOf(part).map((ref) => ({ ref }));
  const detail = dotted(
    "case.dot",
    look &&
      t("case.part.lookedBy", { who: { member: look.by }, at: { date: look.at, as: "dayTime" } }),
    unseen(part) && t("case.part.unseen"),
    receipts.length > 0 && t("case.receipt", { receipt: { list: receipts } }),
    part.older && t("case.receipt.older", { n: part.older }),
    reads && t("core.readFrom", { at: { date: reads } }),
  );
  return row([{ agency }, t(`case.partState.${state}`)], {
    detail: whole && detail.length > 0 && detail,
    actions: [
      isOpen && isWatched(part, world) && press("cover", "case.own.title", { values: { agency } }),
      isOpen && state === "in" && own && press("uncover", "case.own.end", { values: { agency } }),
      state === "invited" && press("uninvite", "case.uninvite.title", { values: { agency } }),
      state === "in" && press("endPart", "case.endPart.title", { values: { agency } }),
    ],
  });
};
/** As many say in the case itself who opened them, with their receipts: a window of Teams that also holds every agency has no room for more. */
const shownWhole = 2;
export const partBlocks = (state: Case, world: World): readonly B[] =>
  body<B>(
    state.parts.length > 0 && heading("case.show.parts"),
    state.parts.map((part, n) =>
      partRow(part, state.step === "open", world, n >= state.parts.length - shownWhole),
    ),
    state.parts.length > shownWhole && actions<C>(show("parts", "case.parts.all")),
  );
/** What it rests on, and what it covers. */
const wholePart = (part: Part, isOpen: boolean, world: World): readonly B[] => {
  const { basis, purpose, groups, own, ended } = part;
  return [
    partRow(part, isOpen, world, true),
    facts(
      ["case.invitation.basis", { code: basis, of: "basis" }],
      ["case.invitation.purpose", { code: purpose, of: "purpose" }],
      ["case.parts.groups", { codes: groups, of: "group" }],
      own && ["case.own.title", { code: own.basis, of: "basis" }],
      ended?.reason && ["case.parts.ended", { code: ended.reason, of: "ending" }],
    ),
  ];
};
/** All of them, for its document. */
export const allParts = (state: Case, world: World): readonly B[] =>
  body<B>(
    state.parts.length > 0 && heading("case.show.parts"),
    state.parts.flatMap((part) => wholePart(part, false, world)),
  );
const shownRows = 10;
export const showParts = (state: Case, viewer: Viewer, world: World): Panel<C> =>
  panel<C>(
    "case.show.parts",
    text({ ref: state.ref }),
    pageOf(
      state.parts,
      { most: shownRows, viewer, panel: "parts" },
      {
        one: (part): readonly B[] => wholePart(part, state.step === "open", world),
        none: text("case.parts.none"),
      },
    ),
    actions<C>(show("show", "case.card.open", "primary")),
  );
