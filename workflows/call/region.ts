// Whose coordinators a call is passed on to: those of its county. Where they are not in Stafett the caller gets their number, and no other region is told.
import { cannotTake } from "../../src/rules/relation.ts";
import { reveal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Agency, Region, World } from "../../src/rules/workflow.ts";
import { type Call, isAcute } from "./model.ts";

/** `pass`: to the coordinators of that region; `number`: the caller rings them, where their number is known. */
export type Way =
  | { readonly pass: { readonly region: Region; readonly to: Agency } }
  | { readonly number: Agency | undefined };

/** Somebody there may work cases in Stafett. */
const isConnected = ({ id }: Agency, world: World): boolean =>
  world.people.colleagues(id).length > 0 && !cannotTake(id, world);
/** Nobody is sent on to another number in danger, about a child, while nobody knows whether it is one, or when nobody answers there. */
const isKept = (state: Call): boolean =>
  isAcute(state) ||
  state.unreached === true ||
  state.child === undefined ||
  reveal(state.child) !== "no";
/** undefined: the configuration names no coordinators of the own region. A county that nobody knows stays with the region that answers. */
export const wayOf = (state: Call, world: World): Way | undefined => {
  const wayTo = (id: string): { readonly region: Region; readonly to: Agency } | undefined => {
    const region = world.people.regions.find((each) => each.id === id);
    const to = agencyOf(region?.coordinator, world);
    return region && to && { region, to };
  };
  const { county } = state;
  const [own, its] = [
    wayTo(state.region),
    county && "region" in county ? wayTo(county.region) : undefined,
  ];
  const isElsewhere =
    county !== undefined &&
    ("region" in county ? county.region !== state.region : county.code === "other");
  if (its && (!isElsewhere || isConnected(its.to, world))) return { pass: its };
  if (isElsewhere && !isKept(state)) return { number: its?.to };
  return own && { pass: own };
};
