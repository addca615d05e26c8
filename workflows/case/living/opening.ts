// A case begins; several that were found together begin in one form.
import type { Asked, Decided, Said } from "../../../src/rules/command.ts";
import { choice, member } from "../../../src/rules/fields.ts";
import { needed } from "../../../src/rules/languages.ts";
import { type Instant, reveal, seal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import { memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import * as codes from "../codes.ts";
import { askAtOnce } from "../covering/days-off.ts";
import type { Beside } from "../model.ts";
import { plan } from "../rules.ts";
import type { Called, First, FromCall, Next } from "../signals.ts";
import type { Case, Event, State } from "../state.ts";

/** One transaction holds sixteen instances; the list of the days off is among them. */
const mostBeside = 9;
const beside = <const O extends "moreChildren" | "moreUnknown" | "moreAdults">(of: O) =>
  choice("B", "howMany", codes.howMany, `case.open.${of}`, { optional: true, more: true });
export const openFields = {
  deputy: member("case.open.deputy", { hint: "case.open.deputyHint" }),
  child: choice("B", "child", codes.childs, "case.open.child"),
  risk: choice("B", "risk", codes.risks, "case.open.risk"),
  quiet: choice("B", "quiet", codes.yesNo, "case.open.quiet", { hint: "case.open.quietHint" }),
  language: choice("B", "spoken", needed, "case.language", { optional: true, more: true }),
  moreChildren: beside("moreChildren"),
  moreUnknown: beside("moreUnknown"),
  moreAdults: beside("moreAdults"),
} as const;

const howMany = (each: Asked<typeof openFields>["values"]["moreAdults"]): number =>
  each === undefined ? 0 : Number(reveal(each));
const kinds = { children: "yes", unknown: "unknown", adults: "no" } as const;
/** Which of them is next is drawn: their cards come one after the other, and an order would say which are children. */
const nextOf = (left: Beside, drawn: string): readonly [Case["child"], Beside] | undefined => {
  const all = (Object.keys(kinds) as (keyof Beside)[]).flatMap((kind) =>
    Array.from({ length: left[kind] }, () => kind),
  );
  const kind =
    all[
      [...drawn].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 0) % all.length
    ];
  return kind && [seal(kinds[kind]), { ...left, [kind]: left[kind] - 1 }];
};
const begin = (
  first: First,
  left: Beside,
  at: Instant,
  world: World,
  call?: Called,
): Decided<Event> => {
  const agency = agencyOf(first.agency, world);
  if (!agency) return refuse("case.noRegion");
  const { weekendAt, ...soon } = plan(first.risk, at, at, agency, world, call !== undefined);
  // One that came by a call is looked at on the next workday; only acute danger asks who has it before days off.
  const planned = {
    ...soon,
    ...(weekendAt && (call === undefined || call.acute) && { weekendAt }),
  };
  const { ref, words } = { ref: world.fresh.ref(first.region), words: world.fresh.words };
  const more = nextOf(left, world.fresh.other) && {
    beside: { into: world.fresh.other, left: seal(left) },
  };
  return [
    {
      type: "opened",
      at,
      ref,
      words,
      ...first,
      ...planned,
      ...more,
      ...call,
      row: world.fresh.row,
    },
    ...askAtOnce(undefined, planned.weekendAt, at, first.by, world),
  ];
};
/** A coordinator has taken a call: nobody is asked again what was said in it. */
export const openCall = (state: State, asked: Said<FromCall>, world: World): Decided<Event> => {
  const { acute, fromCall, rang, ...first } = asked.values;
  if (state.step !== "new") return refuse("case.alreadyOpen");
  const judged = { risk: seal("notAssessed" as const), quiet: seal("no" as const) };
  const call = { ...(acute && { acute }), ...(fromCall && { fromCall }), ...(rang && { rang }) };
  return begin(
    { ...first, ...judged },
    { children: 0, unknown: 0, adults: 0 },
    asked.at,
    world,
    call,
  );
};
export const open = (
  state: State,
  { values, by, at }: Asked<typeof openFields>,
  world: World,
): Decided<Event> => {
  const own = memberOf(by);
  if (state.step !== "new") return refuse("case.alreadyOpen");
  const region = agencyOf(own?.agency, world)?.regions[0];
  if (!own || region === undefined) return refuse("case.noRegion");
  const { deputy, child, risk, quiet, language } = values;
  const left = {
    children: howMany(values.moreChildren),
    unknown: howMany(values.moreUnknown),
    adults: howMany(values.moreAdults),
  };
  if (left.children + left.unknown + left.adults > mostBeside)
    return refuse("case.open.tooMany", "moreAdults");
  const first = {
    agency: own.agency,
    region,
    holder: { member: own.id },
    by: own.id,
    deputy,
    child,
    risk,
    quiet,
  } as const;
  return begin({ ...first, ...(language && { language }) }, left, at, world);
};
/** Each of several begins the one after it: every reference is drawn where it belongs. */
export const openBeside = (state: State, asked: Said<Next>, world: World): Decided<Event> => {
  const { left, ...first } = asked.values;
  const next = nextOf(reveal(left), world.fresh.other);
  if (state.step !== "new") return refuse("case.alreadyOpen");
  return next ? begin({ ...first, child: next[0] }, next[1], asked.at, world) : [];
};
