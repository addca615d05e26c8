// A year of a country through the real workflows: rows come in, the year is frozen, and tables are proposed one after another; one proposal is taken back, one is objected to, the others are approved.
import type { Instant } from "../../../src/rules/ui.ts";
import type { People } from "../../../src/rules/workflow.ts";
import { statistics } from "../../../workflows/statistics/index.ts";
import { release } from "../../../workflows/statistics/release.ts";
import {
  offered,
  type Release,
  type State,
  type Year,
} from "../../../workflows/statistics/release-model.ts";
import { prove } from "../../../workflows/statistics/release-proof.ts";
import type { AnyTable, Named } from "../../../workflows/statistics/sections.ts";
import { statisticsInstance } from "../../../workflows/statistics/signals.ts";
import { given, local, type Story } from "../../support/given.ts";
import type { Sent } from "./country.ts";

const [one, other] = ["nspm-samordnare", "nspm-ersattare"];
type Ended = "taken back" | "objected" | "approved";
/** `coarsen`: what is offered instead of a silent table is proposed too. */
export type Proposal = {
  readonly names: readonly AnyTable[];
  readonly ended: Ended;
  readonly coarsen: boolean;
};
/** The rows of each region. */
export type Regions = ReadonlyMap<string, Story>;

const frozenAt = (year: string): Instant => local(`${Number(year) + 1}-01-15`, "10:00");
export const regionsOf = (people: People): Regions =>
  new Map(
    people.regions.map(({ id }) => [
      statisticsInstance(id),
      given(statistics, [], { people }).done("start", {}, "configuration"),
    ]),
  );
export const taking = (regions: Regions, sent: readonly Sent[]): Regions => {
  const now = new Map(regions);
  for (const { region, sender, values } of sent) {
    const story = now.get(statisticsInstance(region));
    if (story)
      now.set(
        statisticsInstance(region),
        story.done("add", { ...values }, { sender, instance: values.row } as never),
      );
  }
  return now;
};
/** The year's own instance after every region has answered; and the regions, which will not answer again. */
export const freezing = (
  year: string,
  people: People,
  regions: Regions,
): readonly [Story<State>, Regions] => {
  const at = frozenAt(year);
  const now = new Map(regions);
  let story: Story<State> = given(release, [], { people }).done("freeze", {}, one, at);
  for (const { instance, values, workflow } of story.view.signals) {
    const region = workflow === "statistics" && now.get(instance);
    if (!region) continue;
    const frozen = region.done(
      "freeze",
      { ...values },
      { sender: "release", instance: values.into } as never,
      at,
    );
    now.set(instance, frozen);
    const [answer] = frozen.view.signals;
    story = story.done(
      "collect",
      { ...answer?.values },
      { sender: "statistics", instance } as never,
      at,
    );
  }
  return [story, now];
};
export const yearOf = ({ state }: Story<State>): Year => {
  if (state.step !== "frozen") throw new Error("the year is not frozen");
  return state;
};
const ending = (story: Story<State>, ended: Ended): Story<State> => {
  const year = yearOf(story);
  const last: Release | undefined = year.releases.at(-1);
  if (last?.step !== "proposed") return story;
  const [command, by] = {
    "taken back": ["object", one],
    objected: ["object", other],
    approved: ["approve", other],
  }[ended];
  return story.done(command ?? "", { of: last.id }, by, frozenAt(year.year));
};
const counting = async (story: Story<State>, isBeside: boolean): Promise<Story<State>> => {
  if (isBeside) await prove(story.state);
  return story.done("count", {}, "clock", frozenAt(yearOf(story).year));
};
/** Proposed, and not counted yet. */
export const proposed = (story: Story<State>, names: Proposal["names"]): Story<State> =>
  story.done("propose", { names }, one, frozenAt(yearOf(story).year));
/** `isBeside`: counted in a thread of its own, as the program does it. The first coarser table that is offered is approved. */
export const proposing = async (
  story: Story<State>,
  { names, ended, coarsen }: Proposal,
  isBeside: boolean,
): Promise<Story<State>> => {
  const at = frozenAt(yearOf(story).year);
  const done = ending(await counting(proposed(story, names), isBeside), ended);
  const name: Named | undefined = coarsen ? offered(yearOf(done))[0]?.name : undefined;
  if (!name) return done;
  return ending(await counting(done.done("coarsen", { name }, one, at), isBeside), "approved");
};
