// How long it took until somebody was there: days of class B while the case lives, and bands when it is told to statistics.
import { type Instant, reveal, type Sealed } from "../../../src/rules/ui.ts";
import { type Refusal, refuse, type World } from "../../../src/rules/workflow.ts";
import type { Code, timeBands } from "../codes.ts";
import type { Case, Step, Times } from "../model.ts";
import { isCoordinator } from "../rules.ts";

const shelter = "skyddat_boende";
/** Of these whoever is named has the case, or has said yes to something for it. */
const there: readonly Step["what"][] = ["opened", "joined", "accepted", "handedOver"];
const yes: readonly Step["what"][] = ["accepted", "handedOver"];

const firstOn = (state: Case, world: World, is: (step: Step) => boolean): string | undefined => {
  const found = state.chain.find(is);
  return found && world.calendar.day(found.at);
};
/** On which days it happened, as far as that is in the journal; nothing is concluded from it. What was said when it was closed before stands above it. */
export const knownTimes = (
  state: Case,
  world: World,
): { readonly [K in keyof Times]?: string | undefined } => {
  const { times = {}, fromCall, shares } = state;
  const shelters = shares.filter(({ service }) => service === shelter).map(({ to }) => to);
  const known = {
    firstContactOn: fromCall?.began && world.calendar.day(reveal(fromCall.began)),
    coordinatorOn: firstOn(
      state,
      world,
      ({ what, agency }) => there.includes(what) && isCoordinator(agency, world),
    ),
    shelterOn: firstOn(
      state,
      world,
      ({ what, agency }) => yes.includes(what) && shelters.includes(agency),
    ),
  };
  const all = {
    ...known,
    ...Object.fromEntries(Object.entries(times).map(([name, day]) => [name, reveal(day)])),
  };
  const { firstContactOn: first = "" } = all;
  // What would be refused is not filled in: it may stand where nobody has looked.
  return Object.fromEntries(
    Object.entries(all).filter(([, day]) => day !== undefined && day >= first),
  );
};

type Asked = { readonly [K in keyof Times]: Sealed<string> | undefined };
/** Only what was said. */
export const saidTimes = (asked: Asked): Times =>
  Object.fromEntries(Object.entries(asked).filter(([, day]) => day !== undefined));
/** Nothing has happened before the first contact, and nothing tomorrow. */
export const unfitTimes = (times: Times, at: Instant, world: World): Refusal | undefined => {
  const first = times.firstContactOn && reveal(times.firstContactOn);
  for (const [name, sealed] of Object.entries(times)) {
    const day = reveal(sealed);
    if (day > world.calendar.day(at)) return refuse("case.times.ahead", name);
    if (first && day < first) return refuse("case.times.order", name);
  }
  return undefined;
};

const dayMs = 86_400_000;
const bandOf = (days: number): Code<typeof timeBands> | undefined => {
  if (days < 0) return undefined;
  if (days === 0) return "sameDay";
  if (days <= 2) return "days1to2";
  if (days <= 7) return "days3to7";
  return days <= 30 ? "days8to30" : "longer";
};
/** All that leaves the case: no day, and nothing of what is not known. */
export const bandsOf = (
  state: Case,
  times: Times,
  world: World,
): Readonly<Record<string, string>> => {
  const { firstContactOn: first, coordinatorOn, shelterOn } = times;
  if (!first) return {};
  const until = (day: string | undefined) =>
    day && bandOf((Date.parse(day) - Date.parse(reveal(first))) / dayMs);
  const bands = {
    toCoordinator: until(coordinatorOn && reveal(coordinatorOn)),
    toShelter: until(shelterOn && reveal(shelterOn)),
    toAnswer: until(firstOn(state, world, ({ what }) => yes.includes(what))),
  };
  return Object.fromEntries(Object.entries(bands).filter(([, band]) => band)) as Readonly<
    Record<string, string>
  >;
};
