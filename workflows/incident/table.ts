// The situations of an incident. docs/domain.md shows them.
import { dueOn, quiet, stages } from "../../src/rules/stages.ts";
import { type Incident, isIncident, type State } from "./model.ts";

/** What nobody looks at any more is not kept. docs/domain.md §0.3. */
export const keptDays = 90;
const due = dueOn<State, Incident>(isIncident);
type Acts = "did" | "close" | "remind" | "forget";
export const table = stages<State, Acts, "agency">()({
  sides: {
    /** Whoever works there, the lead and those who go to meetings among them: it concerns all of them. */
    agency: (state) => (isIncident(state) ? { agency: state.agency, attends: true } : {}),
  },
  tracks: {
    incident: {
      waits: (state) =>
        isIncident(state)
          ? [
              {
                row: state.step,
                round: String(state.done.length),
                escalationLevel: state.reminded.at(-1)?.n ?? 0,
              },
            ]
          : [],
      rows: {
        open: {
          turn: "agency",
          by: due("2 office hours after the last step; then each workday", (state, world) => {
            const hours = world.people.agencies.get(state.agency)?.hours;
            const since = state.reminded.at(-1)?.at ?? state.done.at(-1)?.at ?? state.at;
            return hours && state.reminded.length === 0
              ? world.calendar.addOfficeHours(since, 2, hours)
              : world.calendar.addWorkdays(since, 1, "09:00");
          }),
          silent: { name: "the reporter, then the lead", command: "remind" },
          may: { agency: quiet("did", "close") },
        },
        closed: {
          turn: "nobody",
          why: "Every step has been taken.",
          may: {},
        },
        forgotten: { turn: "nobody", why: "It is being erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: {},
});
