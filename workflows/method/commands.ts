// What can be done with a method question. Its texts pass the guard before they are kept, and hold no reference.
import { commandsOn, handedOn, staged, taking } from "../../src/rules/command.ts";
import { agency, choice, line, shows } from "../../src/rules/fields.ts";
import { namesCase } from "../../src/rules/reference.ts";
import { text } from "../../src/rules/say.ts";
import { type AgencyId, form, type Instant, type Open } from "../../src/rules/ui.ts";
import { agencyOf, contactOf } from "../../src/rules/who.ts";
import { type Access, memberOf, neutralBy, refuse, type World } from "../../src/rules/workflow.ts";
import { paces, themes } from "./codes.ts";
import { rungAt } from "./ladder.ts";
import { type Event, isQuestion, isWaiting, type Question, type State } from "./model.ts";
import { methodSignals } from "./signals.ts";
import { table } from "./table.ts";

/** A question fits a screen; what everybody finds is found by a line. */
const [mostChars, mostLine] = [500, 140];
const { command, act, button, byClock, byPerson } = commandsOn<State, Question, Event>(isQuestion);
const takes = taking<State, Event>()(methodSignals);
const after = shows("show");

/** Anybody who goes to meetings. */
export const anyone: Access<unknown> = (_state, actor, { people }) => {
  const member = memberOf(actor);
  return member !== undefined && people.attends(member);
};
/** Whom one may ask: those who coordinate the own region first, then those who offer method support, then whoever else can be reached. */
const receivers = (own: AgencyId, { people }: World, not?: AgencyId): readonly AgencyId[] => {
  const regions = agencyOf(own, { people })?.regions ?? [];
  const near = people.regions
    .filter(({ id }) => regions.includes(id))
    .flatMap(({ coordinator }) => coordinator ?? []);
  const offering = people.services
    .filter(({ type, status }) => type === "metodstod" && status === "active")
    .map((each) => each.agency);
  const all = [
    ...new Set([...near, ...offering, ...[...people.agencies.values()].map(({ id }) => id)]),
  ];
  return all.filter(
    (id) => id !== own && id !== not && contactOf(agencyOf(id, { people })) !== undefined,
  );
};
/** Whoever wrote it can say it by its theme. */
const faultIn = (...texts: readonly (readonly [field: string, text: Open<string>])[]) => {
  const found = texts.find(([, each]) => namesCase(each));
  return found && refuse("method.noReference", found[0]);
};
const silence = (state: Question, at: Instant, world: World): Event => {
  const n = (state.silence.at(-1)?.n ?? 0) + 1;
  const day = world.calendar.day(at);
  const holder = state.holder && { member: state.holder };
  const to =
    state.step === "returned"
      ? rungAt(state.agency, n - 1, day, world, { member: state.by })
      : // Whoever answers there has been asked already, and who has received it has not been reminded.
        rungAt(state.to, holder ? n - 1 : n, day, world, holder);
  return { type: "unanswered", at, n, ...(to !== undefined && { to }) };
};
/** What everybody finds holds no reference either. */
export const faultInCommon = ({
  question,
  answer,
}: Readonly<Record<"question" | "answer", Open<string>>>) =>
  faultIn(["question", question], ["answer", answer]);
export const rewriting = {
  question: line(mostLine, "method.rewrite.question", { hint: "method.rewrite.hint" }),
  answer: line(mostChars, "method.rewrite.answer", { hint: "method.recognise" }),
  theme: choice("A", "theme", themes, "method.theme"),
} as const;
const to = agency("method.to", { hint: "method.toHint" });
const canAsk: Access<State> = (state, actor, world) =>
  isQuestion(state) ? table.isOn("asker", state, actor, world) : anyone(state, actor, world);

export const commands = staged(table)({
  ask: command({
    access: canAsk,
    words: "method.words",
    help: "method.help",
    form: form(
      "method.ask.title",
      "method.ask.submit",
      {
        theme: choice("A", "theme", themes, "method.theme"),
        text: line(mostChars, "method.text", { hint: "method.recognise" }),
        to,
        pace: choice("A", "pace", paces, "method.pace"),
      },
      [text("method.ask.intro", "quiet")],
    ),
    prefill: (_state, world, actor) => ({
      pace: "normal",
      to: receivers(memberOf(actor)?.agency as AgencyId, world)[0],
    }),
    choices: (_state, world, actor) => ({
      to: receivers(memberOf(actor)?.agency as AgencyId, world),
    }),
    after,
    decide: (state, { values, by, at }, world) => {
      const member = memberOf(by);
      if (isQuestion(state) || !member) return refuse("core.already");
      if (!receivers(member.agency, world).includes(values.to))
        return refuse("method.badReceiver", "to");
      const fault = faultIn(["text", values.text]);
      return (
        fault ?? [
          {
            type: "asked",
            number: world.fresh.number("M"),
            ...values,
            by: member.id,
            agency: member.agency,
            at,
          },
        ]
      );
    },
  }),
  receive: button((_state, at, { id: by }) => [{ type: "received", at, by }], { after }),
  decline: button((_state, at, { id: by }) => [{ type: "returned", at, by }], {
    after: shows("list"),
  }),
  answer: act({
    form: form("method.answer.title", "method.answer.submit", {
      text: line(mostChars, "method.answer.text", { hint: "method.recognise" }),
    }),
    about: (state) => (isQuestion(state) ? [{ text: state.text }] : []),
    prefill: (state) => (isQuestion(state) && state.answer ? { text: state.answer.text } : {}),
    after,
    decide: byPerson(
      (_state, { values, at }, { id: by }) =>
        faultIn(["text", values.text]) ?? [{ type: "answered", text: values.text, at, by }],
    ),
  }),
  redirect: act({
    form: form("method.redirect.title", "method.redirect.submit", { to: agency("method.to") }),
    choices: (state, world) =>
      isQuestion(state) ? { to: receivers(state.agency, world, state.to) } : {},
    after,
    decide: byPerson((state, { values, at }, { id: by }, world) =>
      receivers(state.agency, world, state.to).includes(values.to)
        ? [{ type: "redirected", to: values.to, at, by }]
        : refuse("method.badReceiver", "to"),
    ),
  }),
  withdraw: button((_state, at, { id: by }) => [{ type: "closed", at, by }], { after }),
  close: button((_state, at, { id: by }) => [{ type: "closed", at, by }], { after }),
  /** By somebody who did not answer: a question that fits a line, and an answer in which nobody is meant. */
  rewrite: act({
    form: form("method.rewrite.title", "method.rewrite.submit", rewriting, [
      text("method.rewrite.intro", "warning"),
    ]),
    about: (state) => (isQuestion(state) ? [{ text: state.text }] : []),
    prefill: (state) =>
      isQuestion(state)
        ? {
            theme: state.theme,
            answer: state.answer?.text,
            ...(state.text.length <= mostLine && { question: state.text }),
          }
        : {},
    after,
    decide: byPerson(
      (_state, { values, at }, { id: by }, { fresh }) =>
        faultInCommon(values) ?? [{ type: "rewritten", instance: fresh.other, at, by, ...values }],
    ),
  }),
  /** Of somebody who leaves, to the one whom a person has chosen. */
  handOn: takes.handOn((state, asked, world) =>
    isQuestion(state) ? handedOn(asked, state, world) : [],
  ),
  remind: byClock((state, { at }, world) => (isWaiting(state) ? [silence(state, at, world)] : [])),
  end: byClock((state, { at }) => (state.step === "answered" ? [{ type: "closed", at }] : [])),
  forget: byClock((state, { at }) =>
    state.step === "closed" ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  ),
});
