// One question for statistics after a check-in. It can be passed over, and the check-in is done without it.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { shows, token } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import { act, byPerson, isCase } from "../live.ts";
import type { Case, Event } from "../state.ts";
import { table } from "../table.ts";
import { mayChange, nextQuestion } from "./decide.ts";
import { countFields, type Question, questions } from "./fields.ts";
import { answerMeant, answersOf, groundHint } from "./ground.ts";
import { skipped } from "./model.ts";

type Alone<Q extends Question> = Omit<(typeof countFields)[Q], "more"> & {
  readonly when: (values: Readonly<Record<string, unknown>>) => boolean;
};
/** Shown alone, without "Mer": the other questions are for another day. */
const alone = Object.fromEntries(
  questions.map((name) => {
    const { more: _more, ...rest } = countFields[name] as (typeof countFields)[typeof name] & {
      readonly more?: true;
    };
    return [
      name,
      { ...rest, when: ({ asks }: Readonly<Record<string, unknown>>) => asks === name },
    ];
  }),
) as unknown as { readonly [Q in Question]: Alone<Q> };
const fields = { asks: token({ optional: true }), ...alone } as const;

const say = (
  state: Case,
  { values: { asks, ...answers }, at }: Asked<typeof fields>,
  _by: Member,
  world: World,
): Decided<Event> => {
  const next =
    asks === "counting" && mayChange(state) ? ("counting" as const) : nextQuestion(state, world);
  if (next === undefined || (asks !== undefined && asks !== next))
    return refuse("case.count.already");
  const { counting, ...others } = answers;
  const answer: Sealed<string> | undefined =
    next === "counting" ? counting && answerMeant(counting) : others[next];
  const code = answer === undefined ? skipped : reveal(answer);
  // Not asked today: it is asked again after another check-in.
  if (next === "counting" && code !== "yes" && code !== "no") return [];
  return [
    {
      type: "saidForStatistics",
      at,
      said: seal({ [next]: code }),
      row: state.row ?? world.fresh.row,
    },
  ];
};
export const counting = staged(table)({
  sayForStatistics: act({
    form: form("case.count.title", "case.count.submit", fields, [
      text("case.count.intro", "quiet"),
    ]),
    ready: (state, world) =>
      isCase(state) && (mayChange(state) || nextQuestion(state, world))
        ? undefined
        : refuse("case.count.already"),
    prefill: (state, world) => {
      const asks = isCase(state) ? nextQuestion(state, world) : undefined;
      return asks === undefined ? {} : { asks };
    },
    choices: (state, world) => ({
      counting: isCase(state) ? answersOf(state, world) : ["notAsked"],
    }),
    hints: (state, world) => (isCase(state) ? groundHint(state, world) : {}),
    after: shows("show"),
    decide: byPerson(say),
  }),
});
