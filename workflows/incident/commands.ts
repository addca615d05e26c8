// What can be done about an incident: tell it, tick off what has been done. No text has a place here.
import { commandsOn, decideBy, handedOn, staged, taking } from "../../src/rules/command.ts";
import { choice, shows, token } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { form, type Instant } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import { type Access, memberOf, neutralBy, refuse, senderOf } from "../../src/rules/workflow.ts";
import {
  type Event,
  type Incident,
  isIncident,
  kinds,
  left,
  type State,
  type Step,
} from "./model.ts";
import { incidentSignals } from "./signals.ts";
import { table } from "./table.ts";

/** Whoever goes to meetings too: a name in chat is seen by anybody. */
export const anyone: Access<unknown> = (_state, actor, { people }) => {
  const member = memberOf(actor);
  return member !== undefined && people.attends(member);
};
const { command, act, byClock, byPerson } = commandsOn<State, Incident, Event>(isIncident);
const takes = taking<State, Event>()(incidentSignals);
const remindTo = (state: Incident, at: Instant, world: Parameters<Access<State>>[2]) => {
  const day = world.calendar.day(at);
  const lead = agencyOf(state.agency, world)?.lead;
  return state.reminded.length > 0 && lead !== undefined
    ? (world.people.onDuty({ member: lead }, day) ?? lead)
    : world.people.inCharge({ member: state.by }, state.agency, day);
};

export const commands = staged(table)({
  report: command({
    access: (state, actor, world) => state.step === "new" && anyone(state, actor, world),
    words: "incident.words",
    help: "incident.help",
    form: form(
      "incident.title",
      "incident.submit",
      { kind: choice("A", "incident.kind", kinds, "incident.kind") },
      [text("incident.intro", "warning")],
    ),
    after: shows("show"),
    decide: (state, { values: { kind }, by, at }, world) => {
      const member = memberOf(by);
      if (state.step !== "new" || !member) return refuse("core.already");
      const region = agencyOf(member.agency, world)?.regions[0];
      const number = world.fresh.number("I");
      return [
        {
          type: "reported",
          number,
          kind,
          agency: member.agency,
          by: member.id,
          at,
          ...(region !== undefined && { region }),
        },
      ];
    },
  }),
  /** A referral reached the wrong agency: it is the sender's, the one who said it first. */
  begin: takes.begin((state, { values, by, at }, world) => {
    const referral = senderOf(by);
    if (isIncident(state) || referral === undefined) return [];
    return [
      {
        type: "reported",
        number: world.fresh.number("I"),
        kind: "receiver" as Incident["kind"],
        at,
        ...values,
        referral,
      },
    ];
  }),
  cleared: takes.cleared((state, { at }) =>
    isIncident(state) && state.clearedAt === undefined ? [{ type: "cleared", at }] : [],
  ),
  did: act({
    form: form("incident.did", "incident.did", { step: token() }),
    after: shows("show"),
    decide: byPerson((state, { values: { step }, at }, by) => {
      const found = left(state).find((each) => each === (step as string));
      if (found === undefined) return refuse("incident.already");
      const done: Event = { type: "done", step: found as Step, at, by: by.id };
      return left(state).length === 1 ? [done, { type: "closed", at, by: by.id }] : [done];
    }),
  }),
  close: act({
    form: form("incident.close", "incident.close", {}, [text("incident.closeIntro", "warning")]),
    after: shows("show"),
    decide: byPerson((_state, { at }, by) => [{ type: "closed", at, by: by.id }]),
  }),
  remind: byClock((state, { at }, world) => {
    if (state.step !== "open") return [];
    const to = remindTo(state, at, world);
    return [{ type: "reminded", at, ...(to && { to }) }];
  }),
  handOn: takes.handOn((state, asked, world) =>
    isIncident(state) ? handedOn(asked, state, world) : [],
  ),
  forget: byClock((state, { at }) =>
    state.step === "closed" ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  ),
});
export const decide = decideBy<State, Event>(commands);
