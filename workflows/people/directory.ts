// "Who is on duty today, and what is the number?" Class A throughout.
import type { Block, Holder, Panel, Span, Text } from "../../src/ui.ts";
import type { Agency, People, Viewer, World } from "../../src/workflow.ts";
import type { State } from "./state.ts";

const numbers = (people: People): Block => ({
  kind: "facts",
  facts: people.numbers.map((n) => [
    { key: "people.who.number", with: { name: n.name } },
    [{ text: n.phone }, ...(n.note ? [{ key: "people.who.note", with: { note: n.note } } as const] : [])],
  ]),
});

const onDuty = (agency: Agency, people: People, day: string): readonly Span[] => {
  const duties = [...people.functions.values()].filter((duty) => duty.agency === agency.id);
  const holders: readonly Holder[] =
    duties.length > 0
      ? duties.map((duty) => ({ function: duty.id }))
      : agency.contact
        ? [agency.contact]
        : agency.lead
          ? [{ member: agency.lead }]
          : [];
  return holders.flatMap((holder): readonly Span[] => {
    const member = people.onDuty(holder, day);
    return member === undefined
      ? []
      : "function" in holder
        ? [{ key: "people.who.function", with: { function: holder, member: { member } } }]
        : [{ member }];
  });
};

const agencyBlocks = (agency: Agency, people: People, viewer: Viewer, world: World, state: State): readonly Block[] => {
  const day = world.calendar.day(viewer.now);
  const duty = onDuty(agency, people, day);
  const open = world.calendar.inOffice(viewer.now, agency.hours);
  const when: Span = {
    key: open ? "people.who.open" : "people.who.closed",
    with: { from: agency.hours.from.replace(":", ".") as never, to: agency.hours.to.replace(":", ".") as never },
  };
  const detail: Text = [
    ...(agency.phone ? [{ key: "people.who.phone", with: { phone: agency.phone } } as const] : []),
    when,
    ...(duty.length > 0 ? [{ key: "people.who.duty", with: { who: { list: duty } } } as const] : []),
    ...agency.onCall.map((call) => ({ key: "people.who.onCall", with: { municipality: call.municipality, phone: call.phone } }) as const),
    ...(state.notes[agency.id]?.day === day
      ? [{ key: "people.who.today", with: { note: state.notes[agency.id]?.text ?? ("" as never) } } as const]
      : []),
  ];
  return [{ kind: "row", text: [{ agency: agency.id }], detail }];
};

/** Numbers that always work first, then each agency of the viewer's regions, the viewer's own on top. */
export const whoPanel = (state: State, viewer: Viewer, world: World): Panel<never> => {
  const { people } = world;
  const own = people.agencies.get(viewer.member.agency);
  const near = [...people.agencies.values()].filter(
    (agency) => agency.id !== own?.id && agency.regions.some((region) => own?.regions.includes(region) ?? true),
  );
  const listed = [...(own ? [own] : []), ...near].slice(0, 30);
  const body: Block<Span, never>[] = [
    { kind: "text", text: [{ key: "core.emergency" }], tone: "danger" },
    numbers(people) as Block<Span, never>,
    { kind: "divider" },
    { kind: "heading", text: { key: "people.who.today.heading", with: { day: { date: viewer.now, as: "day" } } } },
    ...(listed.flatMap((agency) => agencyBlocks(agency, people, viewer, world, state)) as Block<Span, never>[]),
  ];
  return { title: { key: "people.who.title" }, body };
};
