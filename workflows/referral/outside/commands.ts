// An agency outside answers by a link: made by the sender, answered once, and never more than said.
import { endedLink, linkCommands, madeLink } from "../../../src/rules/answer-link.ts";
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { choice, nothing, shows } from "../../../src/rules/fields.ts";
import { form, type Open, seal } from "../../../src/rules/ui.ts";
import { linkOf, refuse, type World } from "../../../src/rules/workflow.ts";
import { received } from "../answering/commands.ts";
import * as codes from "../codes.ts";
import { byClock, does, live } from "../live.ts";
import type { Event, Referral, State } from "../model.ts";
import { isReferral, isStay } from "../rules.ts";
import { table } from "../table.ts";

type Answer = codes.Code<typeof codes.linkAnswers>;
/** None: there is nothing that a link could answer now. */
const answersOf = (state: Referral): readonly Answer[] => {
  if (state.step === "sent") return ["received", "take", "ask", "decline"];
  if (state.step === "received") return ["take", "ask", "decline"];
  return state.step === "withdrawn" && isStay(state) && state.settleBy && !state.settled
    ? codes.stills
    : [];
};
export const linking = linkCommands<State, Referral>(
  isReferral,
  (state) => answersOf(state).length > 0,
);

/** Its receiver's, of which there is one. */
export const standingLink = (state: Referral) => linking.standsFor(state, state.facts.to);

const isAnswer =
  (answer: Answer) =>
  (values: Readonly<Record<string, unknown>>): boolean =>
    values.answer === answer;
const fields = {
  answer: choice("A", "linkAnswer", codes.linkAnswers, "referral.link.answer", { shapes: true }),
  who: {
    ...choice("A", "linkFunction", codes.linkFunctions, "referral.link.who"),
    when: isAnswer("take"),
  },
  question: {
    ...choice("B", "question", codes.questions, "referral.ask.question"),
    when: isAnswer("ask"),
  },
  reason: {
    ...choice("B", "rejection", codes.reasons, "referral.reason"),
    when: isAnswer("decline"),
  },
} as const;

const link = { link: true } as const;
/** What was said, without its end. A yes moves nothing: it waits until the sender has called back. */
const said = (
  state: Referral,
  { values: { answer, who, question, reason }, at }: Asked<typeof fields>,
  world: World,
): Decided<Event> => {
  const opened = state.step === "sent" ? [received(state, at, link, world)] : [];
  switch (answer as Answer) {
    case "received":
      return opened;
    case "take":
      return who === undefined
        ? refuse("core.required", "who")
        : [...opened, { type: "offered", at, who, ...link }];
    case "ask":
      return question === undefined
        ? refuse("core.required", "question")
        : [...opened, { type: "asked", at, question, ...link }];
    case "decline":
      return reason === undefined
        ? refuse("core.required", "reason")
        : [{ type: "declined", at, reason, ...link }];
    case "stays":
    case "left":
      return [
        { type: "toldStill", at, code: seal(answer as codes.Code<typeof codes.stills>), ...link },
      ];
  }
};
const answered = (state: Referral, asked: Asked<typeof fields>, world: World): Decided<Event> => {
  const stands = linking.stands(state, linkOf(asked.by));
  if (
    stands === undefined ||
    asked.at >= stands.until ||
    !(answersOf(state) as readonly string[]).includes(asked.values.answer)
  )
    return refuse("core.link.over");
  const events = said(state, asked, world);
  // That it has come is no answer yet: the link stands until there is one.
  if ("refused" in events || asked.values.answer === ("received" as Open<Answer>)) return events;
  return [...events, ...endedLink(state, stands.id, asked.at, "answered")];
};

/** Whether a link could be answered now, and there are pages for it. */
export const mayLink = (state: Referral, world: World): boolean =>
  world.hasAnswerLinks && answersOf(state).length > 0;

export const linked = {
  ...staged(table)({
    makeLink: does(
      nothing,
      (state, { at }, by, world) =>
        mayLink(state, world)
          ? [madeLink(state.facts.to, by, at, world)]
          : refuse("core.link.none"),
      {
        after: shows("link"),
      },
    ),
    endLink: does(
      nothing,
      (state, { at }) => endedLink(state, standingLink(state)?.id, at, "stopped"),
      { after: shows("link") },
    ),
  }),
  ...linking.commands,
  linkOver: byClock((state, asked) => linking.commands.linkOver.decide(state, asked)),
  reply: {
    access: linking.access,
    form: form("referral.link.page.form", "referral.link.page.submit", fields),
    choices: (state: State) => (isReferral(state) ? { answer: answersOf(state) } : {}),
    decide: live<Asked<typeof fields>>(answered),
  },
} as const;
