// "Who is on duty today, and what is the number?" Class A throughout.

import { pageOf } from "../../src/rules/pages.ts";
import { municipalities, onDutyNow, ringNow } from "../../src/rules/ring.ts";
import { body, divider, heading, panel, ring, row, t, text } from "../../src/rules/say.ts";
import type { Block, Home, Open, Span } from "../../src/rules/ui.ts";
import type { Agency, People, Viewer, World } from "../../src/rules/workflow.ts";
import type { State } from "./state.ts";

type Line = Block<Span, never>;
const numbers = (people: People): readonly Line[] =>
  people.numbers.map(({ name, note, phone, en }) =>
    row(
      { text: name, ...(en && { en: en.name }) },
      {
        detail: note && { text: note, ...(en?.note && { en: en.note }) },
        actions: [ring(phone, t("people.who.number", { name: phone }))],
      },
    ),
  );

const onDuty = (agency: Agency, now: Viewer["now"], world: World): readonly Span[] =>
  onDutyNow(agency, now, world).flatMap((holder): readonly Span[] => {
    const member = world.people.onDuty(holder, world.calendar.day(now));
    if (member === undefined) return [];
    return [
      "function" in holder
        ? t("people.who.function", { function: holder, member: { member } })
        : { member },
    ];
  });

/** "08.30", as Swedish writes it. */
const hour = (wall: string): Open<string> => wall.replace(":", ".") as Open<string>;
const agencyRow = (agency: Agency, viewer: Viewer, world: World, state: State): Line => {
  const day = world.calendar.day(viewer.now);
  const duty = onDuty(agency, viewer.now, world);
  const note = state.notes[agency.id];
  const { from, to } = agency.hours;
  const open = world.calendar.inOffice(viewer.now, agency.hours);
  return row(
    { agency: agency.id },
    {
      detail: body<Span>(
        open
          ? t("people.who.open", { from: hour(from), to: hour(to) })
          : t("people.who.closedUntil", {
              at: { date: world.calendar.nextOffice(viewer.now, agency.hours) },
            }),
        duty.length > 0 && t("people.who.duty", { who: { list: duty } }),
        note?.day === day && t("people.who.today", { note: t(`dayNote.${note.code}`) }),
        // Of protected housing no line of its own stands in a list: it could tell which one it is.
        agency.note !== undefined &&
          !agency.shelter &&
          t("people.who.note", { note: { text: agency.note } }),
      ),
      actions: [
        // Where somebody answers now stands first: in office hours the office, and it alone.
        !open &&
          agency.onCall.flatMap(({ phone, municipality }) =>
            body(ring(phone, t("people.who.onCall", { municipality }))),
          ),
        ring(agency.phone, "people.who.phone"),
      ],
    },
  );
};

const shownAgencies = 30;
/** Numbers that always work first, then each agency of the viewer's regions, the viewer's own on top. */
export const whoPanel = (state: State, viewer: Viewer, world: World): Home<never> => {
  const { people } = world;
  const own = people.agencies.get(viewer.member.agency);
  const near = [...people.agencies.values()].filter(
    (agency) =>
      agency.id !== own?.id &&
      agency.regions.some((region) => own?.regions.includes(region) ?? true),
  );
  return panel(
    "people.who.title",
    text("core.emergency", "danger"),
    numbers(people),
    divider,
    heading(t("people.who.today.heading", { at: { date: viewer.now } })),
    pageOf(
      body<Agency>(own, near),
      { most: shownAgencies, viewer, panel: "who" },
      { one: (agency) => agencyRow(agency, viewer, world, state), none: divider },
    ),
  );
};
/** Somebody is in danger, or something cannot wait: whom to phone, by the clock. */
export const ringPanel = (_state: State, viewer: Viewer, world: World): Home<never> =>
  panel(
    "people.ring.title",
    ringNow(viewer.now, viewer.member.agency, world, viewer.asked),
    text("people.ring.child", "quiet"),
  );
const shownMunicipalities = 40;
/** Social services of every municipality of the register. */
export const municipalitiesPanel = (_state: State, viewer: Viewer, world: World): Home<never> =>
  panel(
    "people.municipalities.title",
    text("core.emergency", "danger"),
    pageOf(
      municipalities(viewer.now, world, () => true),
      { most: shownMunicipalities, viewer, panel: "municipalities" },
      { one: (each) => each, none: divider },
    ),
  );
