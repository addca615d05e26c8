// What should be visible because of a referral, what is due when, who is told, who may read.
import { message } from "../../src/rules/say.ts";
import { declassify, type Open, reveal, seal } from "../../src/rules/ui.ts";
import {
  type View as AnyView,
  noView,
  type Signal,
  type Summary,
  type World,
} from "../../src/rules/workflow.ts";
import { caseSignals } from "../case/signals.ts";
import { astrayTells } from "./astray/decide.ts";
import type { commands } from "./commands.ts";
import { countedOf } from "./facts.ts";
import type { Referral, State, Step } from "./model.ts";
import { numberedOf } from "./numbered.ts";
import { linking } from "./outside/commands.ts";
import { dueOf } from "./posts/cards.ts";
import { decoys, posts } from "./posts/index.ts";
import { referralProjection } from "./projection.ts";
import { isQuiet, needsConsent, open } from "./rules.ts";
import { table, turnOf } from "./table.ts";

type C = keyof typeof commands;
/** What the sharing rests on, who sent it, and who else decided before: kept when the case is gone. */
const restingOn = ({ facts, second, moments, by }: Referral) => ({
  basis: facts.basis,
  by: moments.findLast(({ step }) => step === "sent")?.by ?? by,
  ...(second?.when === "before" && second.decided && { second: second.decided }),
  ...(second?.when === "after" && { after: true as const }),
  ...(facts.provision && { provision: facts.provision }),
});
/** Told when it is declined; what is said later of another answer is told with that one. */
const whyNot = ({ reason }: Referral) =>
  seal(reason && reveal(reason) === "personDeclines" ? ("person" as const) : ("agency" as const));
const chained: readonly Step[] = [
  "offered",
  "accepted",
  "handedOver",
  "declined",
  "confirmed",
  "failed",
  "withdrawn",
  "mistaken",
  "astray",
];
const shared = (state: Referral): Signal => {
  const n = state.sends;
  // Only along with the sending that it was said for.
  const agreed = n === 1 &&
    state.agreed && { agreed: state.agreed.form, agreedAt: state.agreed.at };
  const { to, groups, service, kind } = state.facts;
  const counted = countedOf(state.facts);
  return caseSignals.to.share(state.kase, `share:${n}`, {
    number: state.number,
    to,
    groups,
    service,
    ...(kind === "overlamning" && { moves: true as const }),
    ...(Object.keys(counted).length > 0 && { counted: seal(counted) }),
    consent: needsConsent(state.facts),
    sends: n,
    ...restingOn(state),
    ...agreed,
  });
};
const chain = (state: Referral): readonly Signal[] =>
  state.moments.flatMap((moment, at) =>
    chained.includes(moment.step)
      ? [
          caseSignals.to.chain(state.kase, `chain:${at}`, {
            to: state.facts.to,
            step: moment.step,
            ...(moment.disputed && { disputed: true }),
            ...(moment.step === "declined" && { why: whyNot(state) }),
          }),
        ]
      : [],
  );
const moved = ({
  kase,
  sends,
  newCase,
  handed,
  holder,
  deputy,
  region,
  judged,
  facts,
}: Referral): Signal[] =>
  newCase && handed.sender && handed.receiver && holder && deputy
    ? [
        caseSignals.to.moveAway(kase, `move:${sends}`, {
          to: facts.to,
          into: newCase,
          region,
          holder,
          deputy,
          ...(judged && { risk: judged }),
          ...(facts.language && { language: facts.language }),
        }),
      ]
    : [];
/** The case hears what it must know, in the same transaction: it checks the consent, and gives the facts of that moment. */
const tells = (state: Referral): Signal[] => {
  if (state.sends === 0) return [];
  const list = [shared(state), ...chain(state)];
  // Looked at afterwards: that, too, is kept.
  if (state.second?.when === "after" && state.second.decided)
    list.push(
      caseSignals.to.secondSaid(state.kase, `second:${state.second.askedAt}`, state.second.decided),
    );
  return [...list, ...astrayTells(state), ...moved(state)];
};

const summary = (state: Referral): Summary => {
  const due = dueOf(state) ?? (state.step === "draft" ? undefined : state.nextSilenceAt);
  const whose = turnOf(state);
  const isOpen =
    state.step === "draft" ||
    open.includes(state.step) ||
    (state.step === "declined" && !state.settled) ||
    whose === "sender";
  // Of an agency outside the sender answers: it waits on the sender's desk.
  const turn = state.outside && whose === "receiver" ? "sender" : whose;
  return {
    ref: state.number,
    words: state.caseWords,
    open: isOpen,
    region: state.region,
    agency: state.facts.to,
    holder: { member: state.by },
    openedAt: state.draftedAt,
    ...(due && { dueAt: due }),
    // Nobody has answered: it belongs on the next agenda that both are invited to.
    ...((state.step === "sent" || state.step === "received") &&
      !isQuiet(state) &&
      state.sentAt && { raiseAt: state.sentAt }),
    round: declassify(String(state.sends), "round") as Open<string>,
    ...referralProjection.says({ from: state.from, step: state.step, turn, ...numberedOf(state) }),
  };
};

export const view = (state: State, world: World): AnyView<C> => {
  if (state.step === "new") return noView;
  return {
    posts: posts(state, world),
    decoys: decoys(state, world),
    timers: [...table.timers(state, world), ...linking.timers(state)],
    signals: tells(state),
    readers: table.readers(state, world),
    summary: summary(state),
    // One card a person says how it is: no other goes on saying how it was.
    past: message({ title: "referral.past", notice: "referral.notice.changed" }),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
