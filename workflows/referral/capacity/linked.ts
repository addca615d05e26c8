// An agency outside answers a question about a place by a link of its own: made by the asker for each, and answered once.
import { endedLink, linkCommands, madeLink } from "../../../src/rules/answer-link.ts";
import { type Asked, commandsOn, type Decided, staged } from "../../../src/rules/command.ts";
import { carrying, choice, token } from "../../../src/rules/fields.ts";
import { type AgencyId, form, type LinkId } from "../../../src/rules/ui.ts";
import { linkOf, namedFrom, refuse, type World } from "../../../src/rules/workflow.ts";
import { answers } from "../codes.ts";
import { type Event, isQuestion, later, type Question, type State } from "./model.ts";
import { closesAt, table } from "./table.ts";

const { act, live, byPerson } = commandsOn<State, Question, Event>(isQuestion);
const isAsked = (state: Question, agency: AgencyId): boolean =>
  state.step === "asked" && !state.eraseBy && state.asked.includes(agency);
export const linking = linkCommands<State, Question>(isQuestion, isAsked);
/** Nobody there had Stafett when it was asked, it is still asked, and there are pages for the answer. */
export const mayLink = (state: Question, agency: AgencyId, world: World): boolean =>
  world.hasAnswerLinks && isAsked(state, agency) && state.outside?.includes(agency) === true;
/** The panel of the links, at this agency's. */
export const linkPanel = (
  { links = [] }: Pick<Question, "links">,
  is: { readonly agency?: unknown; readonly link?: unknown },
): string =>
  namedFrom(
    "link",
    links.findIndex(({ id, agency }) => id === is.link || agency === is.agency),
  );
const shown = (state: State, is: Parameters<typeof linkPanel>[1]) => ({
  panel: isQuestion(state) ? linkPanel(state, is) : "link",
});

/** The same answers as on the card of a member. */
const fields = { answer: choice("B", "capacityAnswer", answers, "referral.link.answer") } as const;
const answered = (
  state: Question,
  { values: { answer }, by, at }: Asked<typeof fields>,
): Decided<Event> => {
  const link = linking.stands(state, linkOf(by));
  if (link === undefined || at >= link.until) return refuse("core.link.over");
  const { id, agency } = link;
  return [
    { type: "answered", agency, answer, link: true, at, until: later(at) },
    ...endedLink(state, id, at, "answered"),
  ];
};

export const linked = {
  ...staged(table)({
    makeLink: act({
      form: carrying({ agency: token() }),
      after: shown,
      decide: byPerson((state, { values, at }, { id }, world) => {
        const agency = state.asked.find((each) => each === values.agency);
        if (agency === undefined || !mayLink(state, agency, world)) return refuse("core.link.none");
        // The link ends when the question would end now. A later answer of another agency lengthens the question, and not the link: its end has been said by telephone.
        const over = closesAt(state, world);
        return at < over ? [madeLink(agency, id, at, world, over)] : refuse("capacity.closed");
      }),
    }),
    endLink: act({
      form: carrying({ link: token() }),
      after: shown,
      decide: byPerson((state, { values: { link }, at }) =>
        endedLink(state, link as LinkId, at, "stopped"),
      ),
    }),
  }),
  ...linking.commands,
  reply: {
    access: linking.access,
    form: form("referral.link.page.form", "referral.link.page.submit", fields),
    decide: live<Asked<typeof fields>>(answered),
  },
} as const;
