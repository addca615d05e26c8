// What those who were there thought: three taps each, known together and never one by one. Why: docs/decisions/0064.
import {
  type Asked,
  commandsOn,
  type Decided,
  decideBy,
  needsBy,
  staged,
  taking,
} from "../../src/rules/command.ts";
import { carrying, shows, token } from "../../src/rules/fields.ts";
import { actions, dm, panel, press, t, text } from "../../src/rules/say.ts";
import { stages, type Wait } from "../../src/rules/stages.ts";
import type { Action, MemberId, Open, Panel } from "../../src/rules/ui.ts";
import {
  type Access,
  memberOf,
  neutralBy,
  noView,
  type Post,
  refuse,
  type Signal,
  senderOf,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { answers, fewest, type Question, questions } from "./codes.ts";
import {
  type Asking,
  type Event,
  evolve,
  isAsking,
  modulus,
  openFor,
  type State,
  worth,
} from "./evaluation-model.ts";
import { coded, nameOf } from "./named.ts";
import { veilProjection } from "./projection.ts";
import { evaluationSignals, trainingSignals, veilSignals } from "./signals.ts";

/** Whoever only audits or operates may have been there, too. */
const seated = (state: State, _wait: unknown, { people }: World) =>
  isAsking(state)
    ? {
        agency: [...people.agencies.values()].map(({ id }) => id),
        person: state.guests,
        anybody: true as const,
      }
    : {};
export const table = stages<State, "rate", "seated">()({
  sides: { seated },
  tracks: {
    evaluation: {
      waits: (state): readonly Wait<Asking["step"]>[] =>
        isAsking(state) ? [{ row: state.step, round: "evaluation", escalationLevel: 0 }] : [],
      rows: {
        asking: {
          turn: "nobody",
          why: "After five workdays it is counted, or with fewer than five answers thrown away.",
          may: { seated: [{ quiet: "rate" }] },
        },
        over: {
          turn: "nobody",
          why: "It has been counted, or thrown away, and is being erased.",
          may: {},
        },
      },
    },
  },
  anytime: {},
  labels: {},
});
const { act, byClock, byPerson } = commandsOn<State, Asking, Event>(isAsking);
const takes = taking<State, Event>()(evaluationSignals);
/** What five or more have answered is counted; of the rest nobody learns anything. */
const ending = ({ answered }: Pick<Asking, "answered">, at: Asking["until"]): Event => ({
  type: "closed",
  asks: questions.filter((question) => answered[question].length >= fewest),
  eraseBy: neutralBy(at),
});
const rateFields = { question: token(), answer: token() } as const;
const rate = (
  state: Asking,
  { values, at }: Asked<typeof rateFields>,
  by: MemberId,
  world: World,
): Decided<Event> => {
  const question = questions.find((each) => each === (values.question as string));
  const answer = answers.find((each) => each === (values.answer as string));
  const [veil] = world.rows("veil");
  const next = veil && veilProjection.of(veil).next;
  if (!question || !answer || next === undefined) return refuse("core.changedMeanwhile");
  if (state.answered[question].includes(by)) return refuse("training.rate.already");
  const answered = { ...state.answered, [question]: [...state.answered[question], by] };
  const hidden = (state.hidden[question] + worth[answer] + next) % modulus;
  const isLast = questions.every((each) => answered[each].length === state.guests.length);
  return [
    { type: "answered", by, question },
    { type: "added", question, hidden },
    ...(isLast ? [ending({ answered }, at)] : []),
  ];
};
const commands = staged(table)({
  begin: takes.begin((state, { values, by }) => {
    const training = senderOf(by);
    return isAsking(state) || training === undefined
      ? refuse("core.already")
      : [{ type: "begun", training, ...values }];
  }),
  rate: act({
    form: carrying(rateFields),
    after: shows("rate"),
    decideNeeds: (state) =>
      isAsking(state) ? { veil: { workflow: "veil", instances: [state.veil], limit: 1 } } : {},
    decide: byPerson((state, asked, { id }, world) => rate(state, asked, id, world)),
  }),
  tally: byClock((state, { at }) => (state.step === "asking" ? [ending(state, at)] : [])),
  sum: takes.sum((state, { values: veils }) => {
    if (!isAsking(state)) return [];
    const sums = state.asks.map(
      (each) =>
        [
          each,
          (((state.hidden[each] - (veils[each] ?? 0)) % modulus) + modulus) % modulus,
        ] as const,
    );
    return [{ type: "summed", sums: Object.fromEntries(sums) }];
  }),
});
type C = keyof typeof commands;
const answering = (question: Question): readonly Action<C>[] =>
  answers.map((answer) =>
    press("rate", coded("answer", answer), {
      values: { question: question as Open<Question>, answer: answer as Open<typeof answer> },
    }),
  );
/** One tap: the first question that this member has not answered. */
const posts = (state: Asking, { people }: World): readonly Post<C>[] =>
  state.guests
    .filter((id) => people.members.has(id))
    .flatMap((id) => {
      const question = openFor(state, id);
      return dm<C>("rate", id, "inHours", {
        title: question
          ? t("training.rate.title", { name: nameOf(state) })
          : "training.rate.thanks",
        notice: "training.notice.rate",
        body: [
          question && text(coded("question", question)),
          question && text("training.rate.hidden", "quiet"),
        ],
        actions: [question && answering(question)],
      });
    });
const tells = (state: Asking): readonly Signal[] => {
  const { veil, training } = state;
  const given = questions.filter((question) => state.answered[question].length > 0);
  const results = Object.fromEntries(
    questions.flatMap((each) => {
      const sum = state.sums?.[each];
      return sum === undefined ? [] : [[each, { sum, n: state.answered[each].length }]];
    }),
  );
  const isCounted = state.step === "over" && (state.asks.length === 0 || state.sums !== undefined);
  return [
    veilSignals.to.begin(veil, "begin"),
    ...given.map((question) =>
      veilSignals.to.use(veil, `use:${question}:${state.answered[question].length}`, { question }),
    ),
    ...(state.step === "over" ? [veilSignals.to.end(veil, "end", { asks: state.asks })] : []),
    ...(isCounted ? [trainingSignals.to.evaluated(training, "evaluated", { results })] : []),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isAsking(state)) return noView;
  const { step, until, eraseBy } = state;
  return {
    posts: eraseBy ? [] : posts(state, world),
    timers: step === "asking" ? [{ key: "tally", at: until, command: "tally" }] : [],
    signals: tells(state),
    readers: table.readers(state, world),
    summary: { open: step === "asking", of: state.training },
    ...(eraseBy && { erase: eraseBy }),
  };
};
const guest: Access<State> = (state, actor) => {
  const member = memberOf(actor);
  return isAsking(state) && member !== undefined && state.guests.includes(member.id);
};
const showRate = (state: State, viewer: Viewer): Panel<C> => {
  if (!isAsking(state)) throw new Error("a panel of an evaluation that is not there");
  const question = state.step === "asking" ? openFor(state, viewer.member.id) : undefined;
  if (!question) return panel(nameOf(state), text("training.rate.thanks"));
  return panel(
    nameOf(state),
    text(coded("question", question)),
    text("training.rate.hidden", "quiet"),
    actions<C>(answering(question)),
  );
};
export const evaluation = workflow<State, Event>()({
  name: "evaluation",
  classA: "all",
  start: "begin",
  initial: { step: "new" },
  commands,
  signals: evaluationSignals,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  denied: (state) =>
    isAsking(state) && state.step === "over" ? refuse("training.rate.over") : undefined,
  view,
  panels: { rate: { about: "one", access: guest, show: showRate } },
  declassified: {},
});
