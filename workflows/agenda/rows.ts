// What belongs under each standing item, for one person.
import {
  type Action,
  type AgencyId,
  type Block,
  count,
  type InstanceId,
  type Open,
  type Panel,
  type Phrase,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { present, saidOf } from "./after.ts";
import type { Heading } from "./codes.ts";
import type { commands } from "./commands.ts";
import type { About, Agenda, Item, State } from "./model.ts";
import { itemsUnder } from "./points.ts";

export type C = keyof typeof commands;
export type B = Block<Span | Secret, C>;
export type Show = Panel<C>;

export const asAgenda = (state: State): Agenda => {
  if (state.step === "new") throw new Error("a panel of a meeting that is not there");
  return state;
};
/** Of one series that are not erased: four years of weekly ones that nobody took into their own records. */
const mostMeetings = 200;
/** What of it this viewer may read today: whoever stopped taking part in a case no longer sees that it was there. */
export const readable = (state: State, viewer: Viewer): Needs => {
  const agenda = asAgenda(state);
  const about = agenda.items.flatMap((item) => (item.about ? [item.about] : []));
  // All of them: of what was cut off nobody could tell whether it may be read.
  const those = (workflow: string, of: readonly { readonly instance: InstanceId }[]) => ({
    workflow,
    instances: of.map(({ instance }) => instance),
    for: viewer.member,
    limit: of.length,
  });
  const kind = (workflow: About["workflow"]) => about.filter((each) => each.workflow === workflow);
  return {
    meetings: { workflow: "agenda", of: agenda.series, for: viewer.member, limit: mostMeetings },
    case: those("case", kind("case")),
    referral: those("referral", kind("referral")),
    action: { ...those("action", agenda.collected?.actions ?? []), titles: true },
    given: those("action", agenda.acted),
  };
};
/** An item that is about a case or a referral is there only for those who may read that. */
export const maySee = (item: Item | undefined, world: World): boolean =>
  item?.about === undefined || world.rows(item.about.workflow).some((row) => row.instance === item.about?.instance);

export const titleOf = (item: Item): readonly Span[] => [
  ...(item.about ? [{ ref: item.about.ref }] : []),
  ...(item.title ? [{ text: item.title }] : []),
  ...(item.carried > 0 ? [{ key: "agenda.item.again" } as const] : []),
];
/** What is known about an item; that it waits for its turn goes without saying. */
export const detailOf = (item: Item): readonly Span[] => {
  const parts: readonly Span[] = [
    ...(item.state === "waiting" ? [] : [{ key: `agenda.item.${item.state}` } as const]),
    ...(item.minutes ? [{ key: "agenda.item.minutes", with: { n: item.minutes } } as const] : []),
    ...(item.presenter ? [{ key: "agenda.item.presenter", with: { who: { member: item.presenter } } } as const] : []),
    ...(item.collected ? [] : [{ member: item.by }]),
  ];
  return parts.flatMap((part, n): Span[] => (n === 0 ? [part] : [{ key: "case.dot" }, part]));
};
export const aboutAction = (item: Item): readonly Action<C>[] =>
  item.about
    ? [
        {
          panel: item.about.workflow === "case" ? "meeting" : "show",
          on: { workflow: item.about.workflow, instance: item.about.instance },
          label: { key: item.about.workflow === "case" ? "agenda.item.case" : "agenda.item.referral" },
        },
      ]
    : [];
const editActions = (state: Agenda, item: Item, above: Item | undefined, viewer: Viewer): readonly Action<C>[] => {
  if (state.step !== "draft" || item.collected) return [];
  const own = [item.by, state.chair, state.notes].includes(viewer.member.id);
  return [
    ...(above ? [{ command: "order", label: { key: "agenda.item.up" }, values: { item: item.id, before: above.id } } as const] : []),
    { command: "time", label: { key: "agenda.time.title" }, values: { item: item.id } },
    ...(own ? [{ command: "takeBack", label: { key: "agenda.item.takeBack" }, values: { item: item.id } } as const] : []),
  ];
};
const itemRows = (state: Agenda, heading: Heading, viewer: Viewer, world: World): readonly B[] => {
  const items = itemsUnder(state, heading).filter((item) => maySee(item, world));
  return items.map((item, i): B => {
    const above = items[i - 1];
    return {
      kind: "row",
      text: titleOf(item),
      detail: detailOf(item),
      actions: [...aboutAction(item), ...editActions(state, item, above?.collected ? undefined : above, viewer)],
    };
  });
};
/** What was unfinished when the agenda was built, as it is today: not done apart from not possible. */
const actionRows = (state: Agenda, world: World): readonly B[] => {
  const rows = new Map(world.rows("action").map((row) => [row.instance, row]));
  const of = (impossible: boolean): readonly B[] =>
    (state.collected?.actions ?? []).flatMap((each): B[] => {
      const row = rows.get(each.instance);
      if (!row || each.impossible !== impossible) return [];
      const done = row.summary.flags?.includes("done") === true;
      return [
        {
          kind: "row",
          text: row.title ? [{ text: row.title }] : [{ ref: each.ref }],
          detail: [
            ...(row.summary.holder ? [row.summary.holder, { key: "case.dot" } as const] : []),
            { key: done ? "agenda.actions.doneNow" : impossible ? "agenda.actions.impossible" : "agenda.actions.notDone" },
          ],
          ...(done && { tone: "good" as const }),
          actions: [{ panel: "show", on: { workflow: "action", instance: each.instance }, label: { key: "action.show" } }],
        },
      ];
    });
  return [...of(false), ...of(true)];
};
/** Services of those invited that take people in now; a shelter's name is put into words elsewhere. */
const capacityRows = (state: Agenda, world: World): readonly B[] => {
  const services = world.people.services.filter((service) => state.invited.includes(service.agency) && service.status === "active");
  const agencies = [...new Set(services.map((service) => service.agency))];
  return [
    {
      kind: "text",
      text: [{ key: "agenda.capacity.questions", with: { n: count(Array.from({ length: state.collected?.questions ?? 0 })) } }],
    },
    ...agencies.map(
      (agency): B => ({
        kind: "text",
        text: [{ agency }, { key: "agenda.capacity.offers", with: { n: count(services.filter((each) => each.agency === agency)) } }],
        tone: "quiet",
      }),
    ),
  ];
};
const meetings = (state: Agenda, world: World, later: boolean): readonly Row[] =>
  world
    .rows("meetings")
    .filter(
      ({ summary: { dueAt, flags } }) =>
        dueAt !== undefined && (later ? dueAt > state.from : dueAt < state.from) && !flags?.includes("step:cancelled"),
    );
/** The notes of the meeting before this one. */
const before = (state: Agenda, world: World): readonly B[] => {
  const last = meetings(state, world, false).findLast(({ summary: { flags } }) =>
    flags?.some((flag) => flag === "step:review" || flag === "step:approved"),
  );
  const first = meetings(state, world, false).length === 0;
  if (!last?.summary.dueAt)
    return [{ kind: "text", text: [{ key: first ? "agenda.previous.none" : "agenda.previous.notYet" }], tone: "quiet" }];
  const on = { workflow: "agenda", instance: last.instance };
  return [
    {
      kind: "row",
      text: [{ date: last.summary.dueAt, as: "day" }],
      actions: [{ panel: "notes", on, label: { key: "agenda.notes.read" } }],
    },
  ];
};
const later = (state: Agenda, world: World): readonly B[] => {
  const [next] = meetings(state, world, true);
  const at = next?.summary.dueAt;
  // The next one is made when this agenda is sent: until then there is nothing to say about it.
  if (at === undefined && state.step === "draft") return [];
  return [{ kind: "text", text: at ? [{ date: at, as: "dayTime" }] : [{ key: "agenda.nextMeeting.none" }] }];
};
/** What stands under a standing item for this viewer; nothing where there is nothing to say. */
export const under = (state: Agenda, heading: Heading, viewer: Viewer, world: World): readonly B[] => {
  const items = itemRows(state, heading, viewer, world);
  switch (heading) {
    case "opening":
      return [{ kind: "text", text: [{ key: "agenda.confidential" }], tone: "warning" }];
    case "presence":
      return state.startedAt === undefined ? comingFacts(state) : [presenceText(state)];
    case "actions":
      return [...actionRows(state, world), ...items];
    case "capacity":
      return [...capacityRows(state, world), ...items];
    case "cases":
      return items.length === 0 ? [] : [{ kind: "text", text: [{ key: "agenda.cases.closed" }], tone: "quiet" }, ...items];
    case "newActions":
      return givenRows(state, world);
    case "previous":
      return [...before(state, world), ...items];
    case "nextMeeting":
      return [...later(state, world), ...items];
    case "referrals":
    case "method":
    case "training":
    case "outlook":
      return items;
  }
};
/** Who has said before the meeting whether they come. */
const comingFacts = (state: Agenda): readonly B[] => {
  const facts = [
    ...agenciesFact("agenda.presence.coming", present(state)),
    ...agenciesFact("agenda.presence.excused", saidOf(state, "excused")),
  ];
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
};
/** Who is there or was, who is excused, who is missing. */
export const presenceText = (state: Agenda): B => {
  const here = agenciesFact("agenda.presence.present", present(state));
  const missing = state.invited.filter((id) => !state.presence.some((each) => each.agency === id));
  return {
    kind: "facts",
    facts: [
      ...(here.length > 0 ? here : [[{ key: "agenda.presence.present" }, [{ key: "agenda.nobody" }]] as const]),
      ...agenciesFact("agenda.presence.excused", saidOf(state, "excused")),
      ...agenciesFact(state.step === "running" ? "agenda.presence.missing" : "agenda.presence.absent", missing),
    ],
  };
};
type Fact = Extract<Block<Span>, { readonly kind: "facts" }>["facts"][number];
const agenciesFact = (key: Phrase["key"], agencies: readonly AgencyId[]): readonly Fact[] =>
  agencies.length === 0 ? [] : [[{ key }, [{ list: agencies.map((agency) => ({ agency })) }]]];
type Given = { readonly point: Open<string>; readonly instance: InstanceId; readonly text: Open<string>; readonly summary: Row["summary"] };
/** What was given at the meeting and this viewer may read: its words then, and how it stands today. */
export const givenOf = (state: Agenda, world: World): readonly Given[] =>
  state.acted.flatMap(({ point, instance, values: { text } }): Given[] => {
    const row = world.rows("given").find((each) => each.instance === instance);
    return row ? [{ point, instance, text, summary: row.summary }] : [];
  });
/** Actions that this viewer may read: all of the meeting's, or those of one point. */
export const givenRows = (state: Agenda, world: World, point?: string): readonly B[] =>
  givenOf(state, world)
    .filter((each) => point === undefined || each.point === point)
    .map(
      ({ instance, text, summary: { holder, dueAt } }): B => ({
        kind: "row",
        text: [{ text }],
        detail: [
          ...(holder ? [holder] : []),
          ...(holder && dueAt ? [{ key: "case.dot" } as const] : []),
          ...(dueAt ? [{ key: "agenda.act.due", with: { day: { date: dueAt, as: "day" } } } as const] : []),
        ],
        actions: [{ panel: "show", on: { workflow: "action", instance }, label: { key: "action.show" } }],
      }),
    );
/** What was decided at a point, for those who may read what the point is about. */
export const decisionRows = (state: Agenda, point: string, world: World, canCorrect = false): readonly B[] => {
  const item = state.items.find(({ id }) => id === point);
  if (!maySee(item, world)) return [];
  return state.decided
    .filter((each) => each.point === point)
    .map(
      (each): B => ({
        kind: "row",
        text: [
          { key: "agenda.decided" },
          { code: each.code, of: "decision" },
          ...(each.text ? [{ key: "case.dot" } as const, { text: each.text }] : []),
        ],
        ...(each.dissent && { detail: [{ key: "agenda.decide.dissented" } as const] }),
        ...(canCorrect && {
          actions: [
            { command: "correct", label: { key: "agenda.correct.title" }, values: { decision: String(each.n) as Open<string> } } as const,
          ],
        }),
      }),
    );
};

/** A command without values. `sure`: what is asked before it happens. */
export const button = (
  command: C,
  key: Action["label"]["key"],
  style?: "primary" | "danger",
  sure?: Action["label"]["key"],
): Action<C> => ({
  command,
  label: { key },
  ...(style && { style }),
  ...(sure && { confirm: { key: sure } }),
});
