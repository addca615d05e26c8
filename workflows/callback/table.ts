// State table of a wish to be contacted. docs/domain.md shows it. The police stand on no side: nothing the coordinators do leads back to them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { AgencyId, MemberId } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isWish, type State, type Wish } from "./model.ts";

/** After it was sent, noted or not. docs/domain.md §0.3. [design] */
export const keptDays = 30;
/** After the first reminder. [design] */
const againDays = 5;
/** The coordinator function of an agency: those with the role, and the lead, who must see it when all of them are away. */
export const coordinatorsOf = (
  agency: AgencyId,
  { people }: Pick<World, "people">,
): readonly MemberId[] => {
  const lead = people.agencies.get(agency)?.lead;
  return people
    .staff(agency)
    .filter(
      (member) =>
        people.attends(member) && (member.roles.includes("coordinator") || member.id === lead),
    )
    .map(({ id }) => id);
};
type Acts = "called" | "nothing" | "remind";
export const table = stages<State, Acts, "coordinator">()({
  sides: {
    coordinator: (state, _wait, world) =>
      isWish(state)
        ? { agency: state.to, person: coordinatorsOf(state.to, world), attends: true }
        : {},
  },
  tracks: {
    callback: {
      waits: (state): readonly Wait<Wish["step"]>[] =>
        isWish(state)
          ? [{ row: state.step, round: "sent", escalationLevel: state.reminded.at(-1)?.n ?? 0 }]
          : [],
      rows: {
        sent: {
          turn: "coordinator",
          by: dueOn<State, Wish>(isWish)(
            "the next workday, 09:00; then every 5 workdays",
            ({ at, reminded }, { calendar }) => {
              const last = reminded.at(-1);
              return last
                ? calendar.addWorkdays(last.at, againDays, "09:00")
                : calendar.addWorkdays(at, 1, "09:00");
            },
          ),
          silent: {
            name: "a coordinator who is there, then the lead; the police are told nothing",
            command: "remind",
          },
          may: { coordinator: [{ main: "called" }, "nothing"] },
        },
        called: {
          turn: "nobody",
          why: "A coordinator has phoned; the note is the coordinators' own.",
          may: {},
        },
        nothing: {
          turn: "nobody",
          why: "A coordinator has seen it; the note is the coordinators' own.",
          may: {},
        },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: { called: "callback.called", nothing: "callback.nothing" },
});
