// What a link with another agency's case makes visible, and what the two cases tell each other: codes, and nothing that leads to the other.
import {
  body,
  dm,
  dotted,
  heading,
  named,
  press,
  row,
  type Said,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Action, AgencyId, Block, InstanceId, Secret, Span } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import {
  type Post as AnyPost,
  type Timer as AnyTimer,
  plus,
  type Signal,
  type World,
} from "../../../src/rules/workflow.ts";
import { undoUntil } from "../checking/undo.ts";
import type { commands } from "../commands.ts";
import { boundNoes, ownNoes } from "../passing/resting.ts";
import { record } from "../passing/view.ts";
import { dayOf, lookFirst, name } from "../posts.ts";
import { personOn } from "../rules.ts";
import { caseSignals } from "../signals.ts";
import type { Case } from "../state.ts";
import { isLive, linkWith, owesContact, standsAs, standsN } from "./links.ts";
import type { Same } from "./model.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Posts = readonly AnyPost<C>[];

const { to } = caseSignals;
/** Once both have said it: to whom the person has said no, how the closing stands, and that there was contact. */
const joinedTells = (state: Case, { n, met }: Same, other: InstanceId): readonly Signal[] => {
  const noes = ownNoes(state);
  const said = state.consents.length + state.consents.filter(({ withdrawn }) => withdrawn).length;
  const [stands, stoodN] = [standsAs(state), standsN(state)];
  return [
    ...(said > 0 ? [to.sameNo(other, `sameNo:${other}:${n}:${said}`, { noes })] : []),
    ...(stands === "open" && stoodN === 0
      ? []
      : [
          to.sameStands(other, `sameStands:${other}:${n}:${stands}:${stoodN}`, {
            stands,
            n: stoodN,
          }),
        ]),
    ...(met === undefined ? [] : [to.sameMet(other, `sameMet:${other}:${n}:${met}`)]),
  ];
};
const linkTells = (state: Case, link: Same): readonly Signal[] => {
  const { n, other, step, offer, agency } = link;
  if (other === undefined) return [];
  if (step === "over" || state.step === "erasing")
    return [to.sameOver(other, `sameOver:${other}:${n}`)];
  const offered = offer && { of: agency, to: state.agency, ...offer };
  return [
    ...(offered ? [to.sameOffered(other, `sameOffered:${other}:${n}`, offered)] : []),
    ...(offered && step !== "asked"
      ? [to.sameSaid(other, `sameSaid:${other}:${n}`, { answer: step === "same" ? "yes" : "no" })]
      : []),
    ...(step === "same" ? joinedTells(state, link, other) : []),
  ];
};
export const sameTells = (state: Case): readonly Signal[] =>
  (state.same ?? []).flatMap((link) => [
    ...(link.rests
      ? record(
          link.rests.record,
          {
            agency: state.agency,
            to: link.agency,
            basis: link.rests.basis,
            purpose: link.rests.purpose,
            at: link.rests.at,
            by: link.rests.by,
          },
          undefined,
        )
      : []),
    ...linkTells(state, link),
  ]);
/** Told when nobody can take the check-in back any more, in the hours of the office. */
export const sameTimers = (state: Case, world: World): readonly AnyTimer<C>[] => {
  const hours = agencyOf(state.agency, world)?.hours;
  const { latest, round } = state;
  if (hours === undefined || latest === undefined) return [];
  return owesContact(state).map(({ agency, stood }) => ({
    key: `sameContact:${agency}:${stood.n}:${round}`,
    at: world.calendar.nextOffice(plus(undoUntil(state) ?? latest.at, 60_000), hours),
    command: "sameContact",
  }));
};

/**
 * To the side that asked, in the case that it asked about: no more than its own case says. Nothing where it was asked itself, about another case:
 * it would read here which case was meant.
 */
export const saidBlocks = (state: Case, agency: AgencyId): readonly B[] => {
  const link = linkWith(state, agency);
  if (link?.offer === undefined) return [];
  const key = link.step === "same" ? "case.same.is.same" : "case.same.is.asking";
  return [text(t(key, { agency: { agency: state.agency } }), "quiet")];
};
const ofLink = ({ agency }: Same) => ({ values: { agency } });
const undo = (
  link: Same,
  label: "case.same.aside" | "case.same.takeBack" | "case.same.undo",
): Action<C> => press("undoSame", label, ofLink(link));
const notice = "case.same.notice";
/** To the holder of the case that it is about: never anything of the other one. */
const askedPost = (state: Case, link: Same, world: World): Posts =>
  dm<C>(`same:${link.n}`, personOn("holder", state, dayOf(world, link.at), world), "inHours", {
    title: "case.same.asked",
    notice,
    body: [
      text(t("case.same.asks", { agency: { agency: link.agency }, ref: { ref: state.ref } })),
      text("case.same.asksHow", "quiet"),
    ],
    actions: [
      press("answerSame", "case.same.answer", { style: "primary", ...ofLink(link) }),
      lookFirst,
    ],
  });
const said = (
  state: Case,
  title: "case.same.answered" | "case.same.over" | "case.same.wanted" | "case.same.back",
  what: Span,
): Said<C> => ({
  title,
  notice,
  body: [text(name(state)), text(what)],
  actions: [lookFirst],
});
const linkPosts = (state: Case, link: Same, world: World): Posts => {
  const { n, step, agency, rests, answered, ended, stands, stood } = link;
  const whose = { agency: { agency } };
  const holder = (at: Same["at"]) => personOn("holder", state, dayOf(world, at), world);
  const isOurs = link.offer === undefined;
  return [
    ...(step === "asked" ? askedPost(state, link, world) : []),
    ...(answered && isOurs && step !== "over"
      ? dm<C>(
          `sameSaid:${n}`,
          rests?.by,
          "inHours",
          said(state, "case.same.answered", t("case.same.answeredBody", whose)),
        )
      : []),
    ...(ended
      ? dm<C>(
          `sameOver:${n}`,
          holder(ended.at),
          "inHours",
          said(state, "case.same.over", t("case.same.overBody", whose)),
        )
      : []),
    ...(step === "same" && stands === "waits" && state.step === "open"
      ? dm<C>(
          `sameWanted:${n}:${stood.n}`,
          holder(stood.at),
          "inHours",
          said(state, "case.same.wanted", t("case.same.wantedBody", whose)),
        )
      : []),
  ];
};
export const samePosts = (state: Case, world: World): Posts => {
  const { sameHeard: heard, sameBack: back } = state;
  return [
    ...(state.same ?? []).flatMap((link) => linkPosts(state, link, world)),
    ...(heard
      ? dm<C>(`sameHeard:${heard.n}`, heard.to, "inHours", {
          title: "case.closing.doneTitle",
          notice,
          body: [text(name(state)), text("case.same.heard")],
          actions: [lookFirst],
        })
      : []),
    ...(back
      ? dm<C>(
          `sameBack:${back.n}`,
          back.to,
          "inHours",
          said(
            state,
            "case.same.back",
            t("case.same.backBody", { agency: { agency: back.agency } }),
          ),
        )
      : []),
  ];
};

const sentence = (state: Case, { step, agency }: Same): Span => {
  const whose = { agency: { agency } };
  return step === "asked"
    ? t("case.same.asks", { ...whose, ref: { ref: state.ref } })
    : t(`case.same.is.${step}`, whose);
};
const linkRow = (state: Case, link: Same): B => {
  const { step, rests, stands } = link;
  const waits =
    step === "same" &&
    stands === "waits" &&
    t("case.same.wantedBody", { agency: { agency: link.agency } });
  const receipt = rests && t("case.receipt", { receipt: { ref: rests.record.receipt } });
  const detail = dotted("case.dot", waits, receipt);
  return row(sentence(state, link), {
    ...(detail.length > 0 && { detail }),
    ...(isLive(link) ? {} : { tone: "quiet" as const }),
    actions: [
      step === "asked" &&
        press("answerSame", "case.same.answer", { style: "primary", ...ofLink(link) }),
      step === "asked" && undo(link, "case.same.aside"),
      step === "asking" && undo(link, "case.same.takeBack"),
      step === "same" && undo(link, "case.same.undo"),
    ],
  });
};
/** In the case, for its own agency alone: those who take part in it read what they have said themselves (`saidBlocks`), and what they read before. */
export const sameBlocks = (state: Case): readonly B[] => {
  const { same = [] } = state;
  const noes = boundNoes(state);
  return body<B>(
    same.length > 0 && heading("case.same.title"),
    same.map((link) => linkRow(state, link)),
    noes.length > 0 && text(t("case.same.noTo", { agencies: named(noes) }), "warning"),
  );
};
