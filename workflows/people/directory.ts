// "Who is on duty today, and what is the number?" Class A throughout.
import type { Block, Holder, Panel, Span, Text } from "../../src/rules/ui.ts";
import type { Agency, People, Viewer, World } from "../../src/rules/workflow.ts";
import type { State } from "./state.ts";

type Row = Block<Span, never>;
const numbers = (people: People): readonly Row[] =>
  people.numbers.map((n) => ({
    kind: "row",
    text: [{ text: n.name }],
    ...(n.note && { detail: [{ text: n.note }] }),
    actions: [{ phone: n.phone, label: { key: "people.who.number", with: { name: n.phone } } }],
  }));

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

const agencyBlocks = (agency: Agency, people: People, viewer: Viewer, world: World, state: State): readonly Row[] => {
  const day = world.calendar.day(viewer.now);
  const duty = onDuty(agency, people, day);
  const open = world.calendar.inOffice(viewer.now, agency.hours);
  const when: Span = {
    key: open ? "people.who.open" : "people.who.closed",
    with: { from: agency.hours.from.replace(":", ".") as never, to: agency.hours.to.replace(":", ".") as never },
  };
  const detail: Text = [
    when,
    ...(duty.length > 0 ? [{ key: "people.who.duty", with: { who: { list: duty } } } as const] : []),
    ...(state.notes[agency.id]?.day === day
      ? [{ key: "people.who.today", with: { note: state.notes[agency.id]?.text ?? ("" as never) } } as const]
      : []),
  ];
  const phones = [
    ...(agency.phone ? [{ phone: agency.phone, label: { key: "people.who.phone" } } as const] : []),
    ...agency.onCall.map(
      (call) => ({ phone: call.phone, label: { key: "people.who.onCall", with: { municipality: call.municipality } } }) as const,
    ),
  ];
  return [{ kind: "row", text: [{ agency: agency.id }], detail, actions: phones }];
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
    ...numbers(people),
    { kind: "divider" },
    { kind: "heading", text: { key: "people.who.today.heading", with: { day: { date: viewer.now, as: "day" } } } },
    ...listed.flatMap((agency) => agencyBlocks(agency, people, viewer, world, state)),
  ];
  return { title: { key: "people.who.title" }, body };
};
