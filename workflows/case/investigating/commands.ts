// The police say in their own case that an investigation has begun, to whom, and later that it is over or that it should not have been said.
import { type Asked, type Decided, staged } from "../../../src/rules/command.ts";
import { agencies, choice, holder } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form, reveal } from "../../../src/rules/ui.ts";
import { holderText } from "../../../src/rules/who.ts";
import { type Member, refuse, type World } from "../../../src/rules/workflow.ts";
import { act, byPerson, isCase } from "../live.ts";
import { ownOf } from "../parts.ts";
import { drawRecord } from "../passing/decide.ts";
import { isAgainst, saidNo } from "../passing/resting.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import { investigationEnds, leaderAnswers, leadingSides } from "./model.ts";
import { othersIn, reaches } from "./told.ts";

const fields = {
  leader: choice("B", "investigationLeader", leaderAnswers, "case.investigation.leader"),
  ledBy: choice("B", "investigationLedBy", leadingSides, "case.investigation.ledBy"),
  contact: holder("case.investigation.contact", {
    hint: "case.investigation.contactHint",
    optional: true,
  }),
  to: agencies("case.investigation.to", { hint: "case.investigation.toHint" }),
} as const;
const endFields = {
  how: choice("B", "investigationEnd", investigationEnds, "case.investigation.how"),
} as const;
/** What this member's agency has said. */
const ownIn = (state: State, agency: Member["agency"] | undefined) =>
  isCase(state)
    ? state.investigations?.find((each) => each.agency === agency && each.over === undefined)
    : undefined;
const tell = (
  state: Case,
  { values, at }: Asked<typeof fields>,
  { id: by, agency }: Member,
  world: World,
): Decided<Event> => {
  const { leader, ledBy, contact, to } = values;
  // Without a word of what the person has said: the police are told nothing of it.
  if (agency !== state.agency && isAgainst(saidNo(state), agency, world))
    return refuse("case.investigation.stopped");
  // Somebody may have left since the form was opened.
  if (to.length === 0 || to.some((each) => !othersIn(state, agency).includes(each)))
    return refuse("case.investigation.whom", "to");
  const function_ = contact && "function" in contact ? contact.function : undefined;
  const said = { leader, ledBy, to, ...(function_ && { contact: function_ }) };
  return [{ type: "investigationTold", at, by, agency, ...said, record: drawRecord(world) }];
};
/** Those whom it still reaches are told, and nobody else. */
const end = (
  state: Case,
  { values: { how }, at }: Asked<typeof endFields>,
  { id: by, agency }: Member,
  world: World,
): Decided<Event> => {
  const told = ownIn(state, agency);
  if (!told) return refuse("case.investigation.none");
  const to = told.to.filter((each) => reaches(state, told, each));
  return [
    {
      type: "investigationEnded",
      agency,
      at,
      by,
      how,
      to,
      ...(to.length > 0 && { record: drawRecord(world) }),
    },
  ];
};
/** Neither shows the case afterwards: another line of who has read it would tell its owner that something was said. */
export const investigatings = staged(table)({
  tellInvestigation: act({
    form: form("case.investigation.title", "case.investigation.submit", fields, [
      text("case.investigation.intro", "quiet"),
    ]),
    // Whom it is told is chosen anew each time.
    prefill: (state, _world, actor) => {
      const said = ownIn(state, ownOf(actor));
      return said
        ? {
            leader: reveal(said.leader),
            ledBy: reveal(said.ledBy),
            ...(said.contact && { contact: { function: said.contact } }),
          }
        : {};
    },
    choices: (state, world, actor) => {
      const own = ownOf(actor);
      return {
        contact:
          own === undefined
            ? []
            : world.people.dutiesOf(own).map(({ id }) => holderText({ function: id })),
        to: isCase(state) ? othersIn(state, own) : [],
      };
    },
    ready: (state, _world, actor) =>
      isCase(state) && othersIn(state, ownOf(actor)).length === 0
        ? refuse("case.investigation.nobody")
        : undefined,
    decide: byPerson(tell),
  }),
  endInvestigation: act({
    form: form("case.investigation.endTitle", "case.investigation.submit", endFields, [
      text("case.investigation.endIntro", "quiet"),
    ]),
    ready: (state, _world, actor) =>
      ownIn(state, ownOf(actor)) ? undefined : refuse("case.investigation.none"),
    decide: byPerson(end),
  }),
});
