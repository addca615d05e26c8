// What a capacity question shows: to the one who asked, to those who answer.
import { dm, show as shown, t, text } from "../../src/rules/say.ts";
import {
  type Action,
  type AgencyId,
  type Block,
  count,
  type Open,
  type Panel,
  reveal,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import type { Needs, Post, Viewer, World } from "../../src/rules/workflow.ts";
import { isQuestion, type Question, type State } from "./capacity-model.ts";
import { type commands, later } from "./capacity-rules.ts";
import { answers, worded } from "./codes.ts";

type C = keyof typeof commands & string;
const what = (state: Question): Span => ({
  key: "capacity.what",
  with: { service: worded("service", state.service), urgency: worded("urgency", state.urgency) },
});
/** One tap each. */
const answerActions: readonly Action<C>[] = answers.map(
  (answer): Action<C> => ({ command: answer, label: { key: `capacity.answer.${answer}` } }),
);
const askAgain = (state: Question): Action<C> => ({
  command: "ask",
  on: { workflow: "capacity" },
  label: { key: "capacity.again" },
  values: { service: state.service, urgency: state.urgency },
});
const own = (state: Question, world: World): readonly Post<C>[] => {
  const open = state.step === "asked";
  return dm("asker", world.people.onDuty({ member: state.by }, world.calendar.day(state.at)), {
    title: "capacity.card.title",
    notice: "capacity.notice.answer",
    body: [
      text(what(state)),
      text(t(open ? "capacity.card.count" : "capacity.card.old", { given: count(state.given), asked: count(state.asked) })),
    ],
    actions: [shown("show", "capacity.card.show", { style: "primary" }), !open && askAgain(state)],
  });
};
const theirs = (state: Question, agency: AgencyId, world: World): readonly Post<C>[] => {
  const open = state.step === "asked";
  const done = state.given.some((given) => given.agency === agency);
  return dm(`ask:${agency}`, world.people.answers(agency, world.calendar.day(state.at)), {
    title: done ? "capacity.asked.done" : "capacity.asked.title",
    notice: "capacity.notice.asked",
    body: [text(what(state)), text(open ? (done ? "capacity.asked.change" : "capacity.asked.body") : "capacity.asked.over", "quiet")],
    actions: open ? [...answerActions, shown("question", "capacity.question.open")] : [],
  });
};
export const posts = (state: Question, world: World): readonly Post<C>[] => [
  ...own(state, world),
  ...state.asked.flatMap((agency) => theirs(state, agency, world)),
];
type B = Block<Span | Secret, C>;
const codedFacts = (state: Question): B => ({
  kind: "facts",
  facts: [
    [{ key: "referral.service" }, [worded("service", state.service)]],
    [{ key: "referral.urgency" }, [worded("urgency", state.urgency)]],
    [{ key: "referral.show.child" }, [{ code: state.child, of: "child" }]],
    [{ key: "referral.children" }, [{ code: state.band, of: "band" }]],
  ],
});
export const showNeeds = (_state: State, viewer: Viewer): Needs => ({
  mine: { workflow: "case", open: true, agency: viewer.member.agency, for: viewer.member, limit: 4 },
});
/** Each answer with its age; one press turns one into a referral of one of the viewer's cases. */
export const show = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isQuestion(state)) throw new Error("a panel of a question that is not there");
  const rows = world.rows("mine");
  const on = { workflow: "referral" } as const;
  const row = (agency: AgencyId): B => {
    const given = state.given.find((each) => each.agency === agency);
    const old = given !== undefined && later(given.at) < viewer.now;
    const refers = rows.map(
      (r): Action<C> => ({
        command: "draft",
        on,
        label:
          r.summary.ref && rows.length > 1
            ? { key: "capacity.refer.case", with: { ref: { ref: r.summary.ref } } }
            : { key: "capacity.refer" },
        values: { kase: r.instance as unknown as Open<string>, to: agency, service: state.service, urgency: state.urgency },
      }),
    );
    return {
      kind: "row",
      text: [{ agency }],
      detail:
        given === undefined
          ? [{ key: "capacity.waiting" }]
          : [
              { code: given.answer, of: "capacityAnswer" },
              { key: "referral.dot" },
              { key: old ? "capacity.givenOld" : "capacity.given", with: { at: { date: given.at } } },
            ],
      ...(old && { tone: "quiet" as const }),
      ...(given !== undefined && !old && reveal(given.answer) !== "full" && { actions: refers }),
    };
  };
  return {
    title: { key: "capacity.show.title" },
    body: [codedFacts(state), { kind: "heading", text: { key: "capacity.show.answers" } }, ...state.asked.map(row)],
  };
};
export const question = (state: State, viewer: Viewer): Panel<C> => {
  if (!isQuestion(state)) throw new Error("a panel of a question that is not there");
  const own = state.given.find((given) => given.agency === viewer.member.agency);
  return {
    title: { key: "capacity.asked.title" },
    body: [
      codedFacts(state),
      ...(own ? [{ kind: "facts", facts: [[{ key: "capacity.answer" }, [{ code: own.answer, of: "capacityAnswer" }]]] } as const] : []),
      { kind: "text", text: [{ key: state.step === "asked" ? "capacity.asked.body" : "capacity.asked.over" }] },
      ...(state.step === "asked" ? [{ kind: "actions", actions: answerActions } as const] : []),
    ],
  };
};
