// Deciding on a request: an answer of a lead holds at once, another's when a lead has said yes. A no has a ground.
import type { Decided } from "../../src/rules/command.ts";
import { staged } from "../../src/rules/command.ts";
import { choice, shows, token, carrying as tokens } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { form, type MemberId, reveal } from "../../src/rules/ui.ts";
import { leadsOwn } from "../../src/rules/who.ts";
import {
  type Actor,
  type Member,
  memberOf,
  type Needs,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { caseProjection } from "../case/projection.ts";
import { decidersFor, oneThere } from "./clock.ts";
import { grounds, outcomes } from "./codes.ts";
import type { Answer, Event, Recipient, Request, State } from "./model.ts";
import { isRequest } from "./model.ts";
import { act, button, byPerson, table } from "./table.ts";

/** The case, with what its own agency may know of it. */
export const ofCase = (state: State, { by }: { readonly by: Actor }): Needs => {
  const own = memberOf(by);
  return own && isRequest(state) && state.kase
    ? { kase: { workflow: "case", instances: [state.kase], for: own, titles: true, limit: 1 } }
    : {};
};
/** All agencies that take or took part in the case or to whom it was referred, each with the one who answers there; nobody, where nobody there works in Stafett. */
export const recipientsOf = (day: string, world: World): readonly Recipient[] => {
  const [row] = world.rows("kase");
  const known = caseProjection.known(row);
  const own = row?.summary.agency;
  const all = (known ? reveal(known).recipients : []).filter(({ agency }) => agency !== own);
  return all.map(({ agency, contact, takes }): Recipient => {
    const there: MemberId | undefined =
      (contact && world.people.onDuty({ member: contact }, day)) ??
      world.people.answers(agency, day);
    return { agency, ...(there && { to: there }), ...(takes && { takes }) };
  });
};
/** Those who take part hear of an erasure when it is decided: afterwards nobody knows who they were. */
const decided = (
  state: Request,
  answer: Answer,
  who: { readonly by: MemberId; readonly second?: MemberId },
  at: Request["at"],
  world: World,
): Event => {
  const tells = state.kind === "erasure" && answer.outcome === "met";
  return {
    type: "decided",
    at,
    ...answer,
    ...who,
    recipients: tells ? recipientsOf(world.calendar.day(at), world) : [],
  };
};
const answer = (
  state: Request,
  said: Answer,
  by: Member,
  at: Request["at"],
  world: World,
): Decided<Event> => {
  if (said.outcome !== "met" && said.ground === undefined)
    return refuse("rights.answer.noGround", "ground");
  const { outcome, ground } = said;
  const whole: Answer =
    outcome === "met" || ground === undefined ? { outcome } : { outcome, ground };
  const deciders = decidersFor(state.agency, by.id, world);
  if (leadsOwn(by, world) || deciders.length === 0)
    return [decided(state, whole, { by: by.id }, at, world)];
  const to = oneThere(deciders, world.calendar.day(at), world);
  return [{ type: "proposed", at, by: by.id, ...whole, ...(to && { to }) }];
};
const after = shows("show");
/** Which proposal a button was shown for: nobody says yes to what they have not seen. */
const shown = { of: token() } as const;
export const deciding = staged(table)({
  answer: act({
    form: form(
      "rights.answer.title",
      "rights.answer.submit",
      {
        outcome: choice("A", "rights.outcome", outcomes, "rights.outcome"),
        ground: choice("B", "rightsGround", grounds, "rights.ground", {
          optional: true,
          hint: "rights.groundHint",
        }),
      },
      [text("rights.answer.intro", "quiet")],
    ),
    after,
    decideNeeds: ofCase,
    decide: byPerson((state, { values: { outcome, ground }, at }, by, world) =>
      answer(state, { outcome, ...(ground && { ground }) }, by, at, world),
    ),
  }),
  approve: act({
    form: tokens(shown),
    after,
    decideNeeds: ofCase,
    decide: byPerson((state, { values: { of }, at }, { id: second }, world) => {
      const { proposal } = state;
      if (proposal === undefined || of !== proposal.at) return refuse("rights.changed");
      const { outcome, ground, by } = proposal;
      return [decided(state, { outcome, ...(ground && { ground }) }, { by, second }, at, world)];
    }),
  }),
  sendBack: button((_state, at, { id: by }) => [{ type: "sentBack", at, by }], { after }),
});
