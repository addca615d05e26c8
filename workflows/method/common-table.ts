// The situations of a common question. docs/domain.md shows them.
import { dueOn, stages, type Wait } from "../../src/rules/stages.ts";
import type { AgencyId, Instant } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { type Common, isCommon, type State } from "./common-model.ts";

/** After half a year somebody looks whether it still holds, and is asked again each month; what nobody has looked at for two years more is taken away. [design] */
const [reviewDays, monthDays, outlivedDays] = [180, 20, 730] as const;
export const reviewBy = ({ checkedAt }: Common, world: World): Instant =>
  world.calendar.addDays(checkedAt, reviewDays, "09:00");
export const outlivedAt = ({ checkedAt }: Common, world: World): Instant =>
  world.calendar.addDays(checkedAt, reviewDays + outlivedDays, "09:00");
const waits = (state: State): readonly Wait<Common["step"]>[] =>
  isCommon(state)
    ? [
        {
          row: state.step,
          round: String(state.checks),
          escalationLevel: state.silence.at(-1)?.n ?? 0,
        },
      ]
    : [];
const everybody = (world: World): readonly AgencyId[] =>
  [...world.people.agencies.values()].map(({ id }) => id);
/** Where it was answered; when that agency has left the register, anybody: somebody must be able to take it away. */
const keepers = ({ agency }: Common, world: World): readonly AgencyId[] =>
  world.people.agencies.has(agency) ? [agency] : everybody(world);

type Acts = "rewrite" | "confirm" | "remove" | "remind" | "outlive";
export const table = stages<State, Acts, "keeper" | "second" | "reader">()({
  sides: {
    keeper: (state, _wait, world) =>
      isCommon(state) ? { agency: keepers(state, world), attends: true } : {},
    /** Of them one who did not write what stands there. */
    second: (state, _wait, world) =>
      isCommon(state) ? { agency: keepers(state, world), attends: true, not: [state.by] } : {},
    /** Whoever goes to meetings, anywhere: nobody is meant in it. */
    reader: (state, _wait, world) =>
      isCommon(state) ? { agency: everybody(world), attends: true } : {},
  },
  tracks: {
    common: {
      waits,
      rows: {
        current: {
          turn: "keeper",
          by: dueOn<State, Common>(isCommon)(
            `${reviewDays} days; then every ${monthDays} workdays`,
            (state, world) => {
              const told = state.silence.at(-1)?.at;
              return told === undefined
                ? reviewBy(state, world)
                : world.calendar.addWorkdays(told, monthDays, "09:00");
            },
          ),
          silent: {
            name: "the agency's contact, the deputy, then the lead; after two more years it is removed",
            command: "remind",
          },
          may: { keeper: ["confirm", { danger: "remove" }], second: ["rewrite"] },
        },
        removed: { turn: "nobody", why: "It is taken away, and erased.", sees: [], may: {} },
      },
    },
  },
  anytime: {},
  labels: { confirm: "common.confirm", rewrite: "common.rewrite", remove: "common.remove" },
  sure: { remove: "common.remove.sure" },
});
