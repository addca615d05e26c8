// "Who is on duty today, and what is the number?" Class A throughout.
import { body, divider, heading, onDay, panel, ring, row, t, text } from "../../src/rules/say.ts";
import type { Block, Holder, Home, Open, Span } from "../../src/rules/ui.ts";
import { contactOf } from "../../src/rules/who.ts";
import type { Agency, People, Viewer, World } from "../../src/rules/workflow.ts";
import type { State } from "./state.ts";

type Line = Block<Span, never>;
const numbers = (people: People): readonly Line[] =>
  people.numbers.map(({ name, note, phone }) =>
    row({ text: name }, { detail: note && { text: note }, actions: [ring(phone, t("people.who.number", { name: phone }))] }),
  );

/** Functions of the agency; where there is none, whom it is reached through. */
const dutiesOf = (agency: Agency, people: People): readonly Holder[] => {
  const duties = [...people.functions.values()].filter((duty) => duty.agency === agency.id);
  return duties.length > 0 ? duties.map(({ id }) => ({ function: id })) : body<Holder>(contactOf(agency));
};
const onDuty = (agency: Agency, people: People, day: string): readonly Span[] =>
  dutiesOf(agency, people).flatMap((holder): readonly Span[] => {
    const member = people.onDuty(holder, day);
    if (member === undefined) return [];
    return ["function" in holder ? t("people.who.function", { function: holder, member: { member } }) : { member }];
  });

/** "08.30", as Swedish writes it. */
const hour = (wall: string): Open<string> => wall.replace(":", ".") as Open<string>;
const agencyRow = (agency: Agency, people: People, viewer: Viewer, world: World, state: State): Line => {
  const day = world.calendar.day(viewer.now);
  const duty = onDuty(agency, people, day);
  const note = state.notes[agency.id];
  const { from, to } = agency.hours;
  const open = world.calendar.inOffice(viewer.now, agency.hours);
  return row(
    { agency: agency.id },
    {
      detail: body<Span>(
        t(open ? "people.who.open" : "people.who.closed", { from: hour(from), to: hour(to) }),
        duty.length > 0 && t("people.who.duty", { who: { list: duty } }),
        note?.day === day && t("people.who.today", { note: note.text }),
      ),
      actions: [
        ring(agency.phone, "people.who.phone"),
        agency.onCall.flatMap(({ phone, municipality }) => body(ring(phone, t("people.who.onCall", { municipality })))),
      ],
    },
  );
};

const mostAgencies = 30;
/** Numbers that always work first, then each agency of the viewer's regions, the viewer's own on top. */
export const whoPanel = (state: State, viewer: Viewer, world: World): Home<never> => {
  const { people } = world;
  const own = people.agencies.get(viewer.member.agency);
  const near = [...people.agencies.values()].filter(
    (agency) => agency.id !== own?.id && agency.regions.some((region) => own?.regions.includes(region) ?? true),
  );
  return panel(
    "people.who.title",
    text("core.emergency", "danger"),
    numbers(people),
    divider,
    heading(t("people.who.today.heading", { day: onDay(viewer.now) })),
    body<Agency>(own, near)
      .slice(0, mostAgencies)
      .map((agency) => agencyRow(agency, people, viewer, world, state)),
  );
};
