// The situations of somebody who leaves. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import { leadsOwn } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isLeaving, type Leaving, type State } from "./model.ts";

/** docs/domain.md §0.3. [design] */
export const keptDays = 30;
/** Those who lead the agency, and while all of them are away whoever answers there, or, where that is the one who leaves, whoever else is there; where nobody leads but the one who leaves, whoever else works there. */
export const leadsOf = (
  state: Pick<Leaving, "agency" | "member" | "at" | "looked">,
  world: World,
): readonly MemberId[] => {
  const { people, calendar } = world;
  const { agency, member } = state;
  const day = calendar.day(state.looked?.at ?? state.at);
  const others = people.staff(agency).filter((each) => each.id !== member && people.attends(each));
  const leads = others.filter((each) => leadsOwn(each, world));
  const all = (leads.length > 0 ? leads : others).map(({ id }) => id);
  const isThere = (id: MemberId): boolean => people.onDuty({ member: id }, day) === id;
  if (all.some(isThere)) return all;
  const answers = people.answers(agency, day);
  const instead =
    answers !== undefined && answers !== member
      ? [answers]
      : others.map(({ id }) => id).filter(isThere);
  return [...new Set([...all, ...instead])];
};
type Acts = "giveAll" | "endToday" | "withdraw" | "look";
export const table = stages<State, Acts, "lead" | "leaver" | "sayer">()({
  sides: {
    lead: (state, _wait, world) =>
      isLeaving(state)
        ? { agency: state.agency, person: leadsOf(state, world), attends: true }
        : {},
    leaver: (state) =>
      isLeaving(state) ? { agency: state.agency, person: state.member, attends: true } : {},
    /** Whoever said it of themselves takes it back themselves: while all who lead are away, nobody else could. So does whoever it was said of when nobody else is left there. */
    sayer: (state, _wait, world) =>
      isLeaving(state) && (state.by === state.member || leadsOf(state, world).length === 0)
        ? { agency: state.agency, person: state.member, attends: true }
        : {},
  },
  tracks: {
    leaving: {
      waits: (state): readonly Wait<Leaving["step"]>[] =>
        isLeaving(state) ? [{ row: state.step, round: "open", escalationLevel: state.looks }] : [],
      rows: {
        open: {
          turn: "lead",
          by: dueOn<State, Leaving>(isLeaving)(
            "each workday, 09:00",
            ({ looked, at }, { calendar }) => calendar.addWorkdays(looked?.at ?? at, 1, "09:00"),
          ),
          silent: {
            name: "the lead is reminded; over when nothing is left and access has ended",
            command: "look",
          },
          may: {
            lead: [{ main: "giveAll" }, { danger: "endToday" }, "withdraw"],
            leaver: [{ main: "giveAll" }],
            sayer: ["withdraw"],
          },
        },
        done: { turn: "nobody", why: "Nothing is left, and they have no access.", may: {} },
        withdrawn: { turn: "nobody", why: "They stay, with what they have.", may: {} },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: {
    giveAll: "leaving.giveAll.title",
    endToday: (state) =>
      isLeaving(state) && state.ended ? undefined : { key: "leaving.endToday" },
    withdraw: "leaving.withdraw",
  },
  sure: { endToday: "leaving.endToday.sure" },
});
