// What belongs under each standing item, for one person.

import { bandWidth } from "../../../src/figures/band.ts";
import {
  body,
  dotted,
  type Fact,
  facts,
  inWords,
  named,
  on,
  onDay,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Action,
  type AgencyId,
  type Block,
  type CaseRef,
  count,
  type InstanceId,
  type Open,
  type Panel,
  type PlainKey,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../../src/rules/workflow.ts";
import { actionProjection } from "../../action/projection.ts";
import { trainingProjection } from "../../training/projection.ts";
import { present, saidOf } from "../after.ts";
import type { Heading } from "../codes.ts";
import type { commands } from "../commands.ts";
import type { About, Agenda, Item, State } from "../model.ts";
import { itemsUnder } from "../points.ts";
import { agendaProjection } from "../projection.ts";

export type C = keyof typeof commands;
export type B = Block<Span | Secret, C>;
export type Show = Panel<C>;

export const asAgenda = (state: State): Agenda => {
  if (state.step === "new") throw new Error("a panel of a meeting that is not there");
  return state;
};
/** Of one series that are not erased: 38 years of weekly ones that nobody took into their own records. */
const mostMeetings = 2_000;
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
    method: those("method", agenda.collected?.methods ?? []),
    training: {
      ...those(
        "training",
        (agenda.collected?.trainings ?? []).map((instance) => ({ instance })),
      ),
      titles: true,
    },
  };
};
/** An item that is about a case or a referral is there only for those who may read that. */
export const maySee = (item: Item | undefined, world: World): boolean =>
  item?.about === undefined ||
  world.rows(item.about.workflow).some((row) => row.instance === item.about?.instance);

const refOf = ({ workflow, instance, ref }: About, world: World): CaseRef =>
  world.rows(workflow).find((row) => row.instance === instance)?.summary.ref ?? ref;
/** What it is about is called as it is called now. */
export const titleOf = ({ about, title, carried }: Item, world: World): readonly Span[] =>
  body<Span>(
    about && { ref: refOf(about, world) },
    title && { text: title },
    carried > 0 && t("agenda.item.again"),
  );
/** What is known about an item; that it waits for its turn goes without saying. */
export const detailOf = ({ state, minutes, presenter, collected, by }: Item): readonly Span[] =>
  dotted(
    "case.dot",
    state !== "waiting" && t(`agenda.item.${state}`),
    minutes && t("agenda.item.minutes", { n: minutes }),
    presenter && t("agenda.item.presenter", { who: { member: presenter } }),
    !collected && { member: by },
  );
/** Looks at the case or the referral that an item is about. */
export const aboutAction = ({ about }: Item): Action<C> | undefined => {
  if (!about) return undefined;
  const its = on(about.workflow, about.instance);
  return about.workflow === "case"
    ? show("meeting", "agenda.item.case", its)
    : show("show", "agenda.item.referral", its);
};
const editActions = (
  state: Agenda,
  item: Item,
  above: Item | undefined,
  viewer: Viewer,
): readonly (Action<C> | false | undefined)[] => {
  if (state.step !== "draft" || item.collected) return [];
  const own = [item.by, state.chair, state.notes].includes(viewer.member.id);
  const values = { item: item.id };
  return [
    above &&
      !above.collected &&
      press("order", "agenda.item.up", { values: { ...values, before: above.id } }),
    press("time", "agenda.time.title", { values }),
    own && press("takeBack", "agenda.item.takeBack", { values }),
  ];
};
const itemRows = (state: Agenda, heading: Heading, viewer: Viewer, world: World): readonly B[] =>
  itemsUnder(state, heading)
    .filter((item) => maySee(item, world))
    .map((item, i, all) =>
      row<C>(titleOf(item, world), {
        detail: detailOf(item),
        actions: [aboutAction(item), ...editActions(state, item, all[i - 1], viewer)],
      }),
    );
type Unfinished = NonNullable<Agenda["collected"]>["actions"][number];
const actionRow = ({ instance, ref, impossible }: Unfinished, each: Row): B => {
  const {
    title,
    summary: { holder },
  } = each;
  const done = actionProjection.of(each).step === "done";
  return row(title ? { text: title } : { ref }, {
    detail: dotted(
      "case.dot",
      holder,
      t(`agenda.actions.${done ? "doneNow" : impossible ? "impossible" : "notDone"}`),
    ),
    tone: done && "good",
    actions: [show("show", "action.show", on("action", instance))],
  });
};
/** What was unfinished when the agenda was built, as it is today: not done apart from not possible. */
const actionRows = (state: Agenda, world: World): readonly B[] => {
  const rows = new Map(world.rows("action").map((each) => [each.instance, each]));
  const all = state.collected?.actions ?? [];
  return [
    ...all.filter((each) => !each.impossible),
    ...all.filter((each) => each.impossible),
  ].flatMap((each) => {
    const now = rows.get(each.instance);
    return now ? [actionRow(each, now)] : [];
  });
};
/** Services of those invited that take people in now; a shelter's name is put into words elsewhere. */
const capacityRows = (state: Agenda, world: World): readonly B[] => {
  const services = world.people.services.filter(
    (service) => state.invited.includes(service.agency) && service.status === "active",
  );
  const agencies = [...new Set(services.map((service) => service.agency))];
  const offers = (agency: AgencyId): Span =>
    t("agenda.capacity.offers", { n: count(services.filter((each) => each.agency === agency)) });
  const from = state.collected?.questions ?? (0 as Open<number>);
  return [
    text(t("agenda.capacity.questions", { from, to: (from + bandWidth - 1) as Open<number> })),
    ...agencies.map((agency) => text([{ agency }, offers(agency)], "quiet")),
  ];
};
/** The themes for everybody; the questions themselves for those who may read them, as they are today. */
const methodRows = (state: Agenda, world: World): readonly B[] => {
  const asked = state.collected?.methods ?? [];
  if (asked.length === 0) return [];
  const themes = [...new Set(asked.map(({ theme }) => theme))].map((theme) =>
    inWords("theme", theme),
  );
  return [
    text(t("agenda.method.open", { themes: { list: themes } })),
    ...asked.flatMap(({ instance, theme }) => {
      const now = world.rows("method").find((each) => each.instance === instance);
      if (!now) return [];
      const { ref, open, dueAt } = now.summary;
      const waits = open && dueAt !== undefined;
      return [
        row<C>(dotted("case.dot", inWords("theme", theme), ref && { ref }), {
          detail: waits ? t("agenda.act.due", { day: onDay(dueAt) }) : "agenda.method.answered",
          tone: !waits && "good",
          actions: [show("show", "agenda.method.show", on("method", instance))],
        }),
      ];
    }),
  ];
};
/** What lies ahead, as it is today: one that has been called off since is there no more. */
const trainingRows = (world: World): readonly B[] =>
  world.rows("training").flatMap((each): readonly B[] => {
    const { instance, title, summary } = each;
    const { open, dueAt } = summary;
    const name: Span = title
      ? { text: title }
      : inWords("training.subject", trainingProjection.of(each).subject ?? "other");
    const actions = [show("show", "training.open", on("training", instance))];
    return open && dueAt ? [row<C>(name, { detail: { date: dueAt, as: "dayTime" }, actions })] : [];
  });
const meetings = (state: Agenda, world: World, later: boolean): readonly Row[] =>
  world.rows("meetings").filter((each) => {
    const { dueAt } = each.summary;
    return (
      dueAt !== undefined &&
      (later ? dueAt > state.from : dueAt < state.from) &&
      agendaProjection.of(each).step !== "cancelled"
    );
  });
/** The notes of the meeting before this one. */
const before = (state: Agenda, world: World): readonly B[] => {
  const last = meetings(state, world, false).findLast((each) => {
    const { step } = agendaProjection.of(each);
    return step === "review" || step === "approved";
  });
  const first = meetings(state, world, false).length === 0;
  if (!last?.summary.dueAt)
    return [text(first ? "agenda.previous.none" : "agenda.previous.notYet", "quiet")];
  return [
    row(onDay(last.summary.dueAt), {
      actions: [show("notes", "agenda.notes.read", on("agenda", last.instance))],
    }),
  ];
};
const later = (state: Agenda, world: World): readonly B[] => {
  const at = meetings(state, world, true)[0]?.summary.dueAt;
  // The next one is made when this agenda is sent: until then there is nothing to say about it.
  if (at === undefined && state.step === "draft") return [];
  return [text(at ? { date: at, as: "dayTime" } : "agenda.nextMeeting.none")];
};
/** What stands under a standing item for this viewer; nothing where there is nothing to say. */
export const under = (
  state: Agenda,
  heading: Heading,
  viewer: Viewer,
  world: World,
): readonly B[] => {
  const items = itemRows(state, heading, viewer, world);
  switch (heading) {
    case "opening":
      return [text("agenda.confidential", "warning")];
    case "presence":
      return state.startedAt === undefined ? comingFacts(state) : [presenceText(state)];
    case "actions":
      return [...actionRows(state, world), ...items];
    case "capacity":
      return [...capacityRows(state, world), ...items];
    case "cases":
      return items.length === 0 ? [] : [text("agenda.cases.closed", "quiet"), ...items];
    case "newActions":
      return givenRows(state, world);
    case "previous":
      return [...before(state, world), ...items];
    case "nextMeeting":
      return [...later(state, world), ...items];
    case "method":
      return [...methodRows(state, world), ...items];
    case "training":
      return [...trainingRows(world), ...items];
    case "referrals":
    case "outlook":
      return items;
  }
};
const agenciesFact = (key: PlainKey, agencies: readonly AgencyId[]): Fact | false =>
  agencies.length > 0 && [key, named(agencies)];
/** Who has said before the meeting whether they come. */
const comingFacts = (state: Agenda): readonly B[] => {
  const coming = agenciesFact("agenda.presence.coming", present(state));
  const excused = agenciesFact("agenda.presence.excused", saidOf(state, "excused"));
  return coming || excused ? [facts(coming, excused)] : [];
};
/** Who is there or was, who is excused, who is missing. */
export const presenceText = (state: Agenda): Block<Span, never> => {
  const here = present(state);
  const missing = state.invited.filter((id) => !state.presence.some((each) => each.agency === id));
  return facts(
    ["agenda.presence.present", here.length > 0 ? named(here) : t("agenda.nobody")],
    agenciesFact("agenda.presence.excused", saidOf(state, "excused")),
    agenciesFact(
      state.step === "running" ? "agenda.presence.missing" : "agenda.presence.absent",
      missing,
    ),
  );
};
type Given = {
  readonly point: Open<string>;
  readonly instance: InstanceId;
  readonly text: Open<string>;
  readonly summary: Row["summary"];
};
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
    .map(({ instance, text: title, summary: { holder, dueAt } }) =>
      row(
        { text: title },
        {
          detail: dotted("case.dot", holder, dueAt && t("agenda.act.due", { day: onDay(dueAt) })),
          actions: [show("show", "action.show", on("action", instance))],
        },
      ),
    );
const decisionRow = (
  { code, text: more, dissent, n }: Agenda["decided"][number],
  canCorrect: boolean,
): B =>
  row(
    [t("agenda.decided"), ...dotted("case.dot", { code, of: "decision" }, more && { text: more })],
    {
      detail: dissent && "agenda.decide.dissented",
      actions: canCorrect && [
        press("correct", "agenda.correct.title", {
          values: { decision: String(n) as Open<string> },
        }),
      ],
    },
  );
/** What was decided at a point, for those who may read what the point is about. */
export const decisionRows = (
  state: Agenda,
  point: string,
  world: World,
  canCorrect = false,
): readonly B[] =>
  maySee(
    state.items.find(({ id }) => id === point),
    world,
  )
    ? state.decided
        .filter((each) => each.point === point)
        .map((each) => decisionRow(each, canCorrect))
    : [];
