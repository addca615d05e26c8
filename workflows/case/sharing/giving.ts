// A case that is given to somebody who is off: responsibility stays with its holder until the other has been told, in their own hours.
import { readFrom } from "../../../src/rules/hours.ts";
import { dotted, type Fact, t, text } from "../../../src/rules/say.ts";
import type { Block, Holder, Instant, MemberId, Span } from "../../../src/rules/ui.ts";
import type { Timer, World } from "../../../src/rules/workflow.ts";
import type { Case, Event } from "../state.ts";

type Given = { readonly at: Instant; readonly holder: Holder; readonly deputy: MemberId };
/** `by`: who gives it; what they take themselves is theirs at once. */
export const given = (
  state: Case,
  { at, holder, deputy }: Given,
  by: MemberId,
  world: World,
): Event => {
  const to = world.people.inCharge(holder, state.agency, world.calendar.day(at));
  const from =
    to === by ? undefined : readFrom(to, "function" in holder ? "atOnce" : "inHours", at, world);
  return from
    ? { type: "giving", at, holder, deputy, from }
    : { type: "assigned", at, holder, deputy };
};
/** The office has opened. The one who was to have it may have left meanwhile: then it stays where it is. */
export const giveOver = ({ giving, agency }: Case, at: Instant, world: World): readonly Event[] => {
  if (giving === undefined) return [];
  const { holder, deputy } = giving;
  return world.people.agencyOf(holder) === agency
    ? [{ type: "assigned", at, holder, deputy }]
    : [{ type: "givingStopped" }];
};
export const givingTimer = ({ giving }: Case): readonly Timer<"giveOver">[] =>
  giving ? [{ key: `give:${giving.at}`, at: giving.from, command: "giveOver" }] : [];
/** Who gets it, and when. */
export const givingFact = ({ giving }: Case): Fact | undefined =>
  giving && ["case.show.giving", ...dotted("case.dot", giving.holder, { date: giving.from })];
export const givingLine = ({ giving, holder }: Case): Block<Span, never> | undefined =>
  giving && text(t("case.giving.stays", { who: holder }), "quiet");
