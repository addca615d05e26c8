// Whom to phone now: 112 first, then social services by the clock, then the police. Who is on duty this minute, and until when nobody is.
import { actions, body, on, ring, row, show, t, text } from "./say.ts";
import type { AgencyId, Block, Holder, Instant, MemberId, Open, Span } from "./ui.ts";
import { contactOf } from "./who.ts";
import type { Agency, Duty, OnCall, World } from "./workflow.ts";

type Line = Block<Span, never>;
/** Functions of an agency that are staffed at any hour: the configuration says so. */
const aroundIn = (agency: AgencyId, { people }: World): readonly Duty[] =>
  people.dutiesOf(agency).filter((duty) => duty.around);
/** Those of them that somebody has on this local day. */
const aroundOn = (agency: AgencyId, day: string, world: World): readonly Duty[] =>
  aroundIn(agency, world).filter(
    ({ id }) => world.people.onDuty({ function: id }, day) !== undefined,
  );
/** Functions of the agency; where there is none, whom it is reached through. */
const dutiesOf = (agency: Agency, { people }: World): readonly Holder[] => {
  const duties = people.dutiesOf(agency.id);
  return duties.length > 0
    ? duties.map(({ id }) => ({ function: id }))
    : body<Holder>(contactOf(agency));
};
/** Nobody is woken but those who are there then, `to`: undefined in office hours. */
export const atNight = (
  agency: Agency | undefined,
  at: Instant,
  world: World,
): { readonly to: MemberId | undefined } | undefined => {
  if (agency === undefined || world.calendar.inOffice(at, agency.hours)) return undefined;
  const day = world.calendar.day(at);
  const [duty] = aroundOn(agency.id, day, world);
  return { to: duty && world.people.onDuty({ function: duty.id }, day) };
};
/** Who is there this minute: in office hours those of the day, at other times only what is staffed then. */
export const onDutyNow = (agency: Agency, now: Instant, world: World): readonly Holder[] => {
  const day = world.calendar.day(now);
  return world.calendar.inOffice(now, agency.hours)
    ? dutiesOf(agency, world).filter((holder) => world.people.onDuty(holder, day) !== undefined)
    : aroundOn(agency.id, day, world).map(({ id }) => ({ function: id }));
};
/** Where somebody answers this minute: out of hours the number of what is staffed then, where there is one. */
export const phoneNow = (
  agency: Agency | undefined,
  now: Instant,
  world: World,
): Agency["phone"] => {
  if (agency === undefined || world.calendar.inOffice(now, agency.hours)) return agency?.phone;
  return aroundOn(agency.id, world.calendar.day(now), world)[0]?.phone ?? agency.phone;
};
/** When somebody is there again; undefined: somebody is there now. */
export const nobodyUntil = (
  agency: Agency | undefined,
  now: Instant,
  world: World,
): Instant | undefined =>
  agency === undefined ||
  world.calendar.inOffice(now, agency.hours) ||
  aroundIn(agency.id, world).length > 0
    ? undefined
    : world.calendar.nextOffice(now, agency.hours);

/** Never replaced by another: what is missing is said. */
const callRow = (name: Span, phone: Open<string> | undefined): Line =>
  row([name], {
    ...(phone === undefined && { detail: "core.ring.missing" }),
    actions: [ring(phone, t("core.ring.number", { name: phone ?? name }))],
  });
const social = (
  agency: Agency,
  { municipality, phone }: OnCall,
  now: Instant,
  world: World,
): Line =>
  world.calendar.inOffice(now, agency.hours)
    ? callRow(t("core.ring.social", { municipality }), agency.phone)
    : callRow(t("core.ring.onCall", { municipality }), phone);
/** Social services of every municipality, by the clock. */
export const municipalities = (
  now: Instant,
  world: World,
  fits: (onCall: OnCall, agency: Agency) => boolean,
): readonly Line[] =>
  [...world.people.agencies.values()].flatMap((agency) =>
    agency.onCall
      .filter((each) => fits(each, agency))
      .map((each) => social(agency, each, now, world)),
  );
const plain = (text: string): string => text.trim().toLowerCase();
/** `asked`: what somebody wrote after the word: a municipality, or nothing that is known. Never shown. `search`: stands where they are found, below what always comes first. */
export const ringNow = <C extends string = never>(
  now: Instant,
  own: AgencyId,
  world: World,
  asked = "",
  search?: Block<Span, C>,
) => {
  const always = world.people.numbers
    .filter((each) => each.always)
    .map(({ name, phone, en }) => callRow({ text: name, ...(en && { en: en.name }) }, phone));
  const named =
    plain(asked) === ""
      ? []
      : municipalities(now, world, ({ municipality }) =>
          plain(municipality).startsWith(plain(asked)),
        );
  const near =
    named.length > 0 ? named : municipalities(now, world, (_each, agency) => agency.id === own);
  return body<Block<Span, C>>(
    text("core.emergency", "danger"),
    always.slice(0, 1),
    search,
    near,
    always.slice(1),
    actions(
      show("municipalities", "core.ring.municipalities", on("people")),
      show("who", "core.ring.more", on("people")),
    ),
  );
};
