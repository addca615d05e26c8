// A referral that reached the wrong agency: either side says it, once, and an incident begins at the sender.
import type { Decided } from "../../../src/rules/command.ts";
import type { Instant, MemberId } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../../src/rules/who.ts";
import { refuse, type Signal, type World } from "../../../src/rules/workflow.ts";
import { incidentSignals } from "../../incident/signals.ts";
import type { Event, Referral, Side } from "../model.ts";
import { hasMoved, senderOn } from "../rules.ts";

/** One referral, one incident: whichever side says it first, and only once. */
export const wentAstray = (
  state: Referral,
  side: Side,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> => {
  if (hasMoved(state)) return refuse("referral.moved");
  // Of an agency outside, it is the sender who says it.
  const said = state.outside ? "sender" : side;
  const to = said === "sender" ? by : (senderOn(state, world.calendar.day(at), world) ?? state.by);
  return [{ type: "wentAstray", at, by, side: said, to, incident: world.fresh.instance }];
};
/** The one who said it at the sender goes on with the incident. */
export const showsIncident = (state: unknown) => {
  const { astray } = state as Referral;
  return astray && { panel: "show", on: { workflow: "incident", instance: astray.incident } };
};
/** An association has nothing that it must keep; an authority asks before it deletes. */
export const deletes = ({ facts: { to } }: Referral, world: World): boolean =>
  isNgo(agencyOf(to, world));
export const deleted = (
  state: Referral,
  at: Instant,
  by: MemberId,
  world: World,
): Decided<Event> => {
  if (!deletes(state, world)) return refuse("referral.deleted.ask");
  return state.astray?.deleted ? refuse("referral.deleted.already") : [{ type: "deleted", at, by }];
};

/** Those at the sender who handle incidents hear of it with the clock. It knows of the referral no more than which it is. */
export const astrayTells = ({ astray, from, region }: Referral): readonly Signal[] => {
  if (!astray) return [];
  const { incident, to: by, side } = astray;
  const told = side === "receiver" && { told: true as const };
  return [
    incidentSignals.to.begin(incident, "astray", { agency: from, region, by, ...told }),
    ...(astray.deleted ? [incidentSignals.to.cleared(incident, "deleted")] : []),
  ];
};
