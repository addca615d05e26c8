// Services as those see them who look for one, who keep them, and who coordinate. Class A throughout, but for until when a licence holds.

import { upTo } from "../../src/rules/pages.ts";
import {
  actions,
  body,
  columns,
  dotted,
  type Fact,
  facts,
  firstOf,
  heading,
  on,
  panel,
  press,
  ring,
  row,
  show as shown,
  t,
  text,
} from "../../src/rules/say.ts";
import { methodSupport, services } from "../../src/rules/services.ts";
import { entryShown, serviceShown } from "../../src/rules/shelter.ts";
import type {
  AgencyId,
  Block,
  Home,
  InstanceId,
  Open,
  Panel,
  Phrase,
  Span,
} from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Member, Needs, Row, Service, Viewer, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import { anyone, type commands } from "./commands.ts";
import { find, serviceWith } from "./found.ts";
import { type Item, isItem, type State, stepOf } from "./model.ts";
import { areasOf, changeFacts, entryFacts, serviceFacts } from "./posts.ts";
import { directoryProjection } from "./projection.ts";
import { reviewDays, table } from "./table.ts";

type C = keyof typeof commands;
const [shownRows, mostOwn, mostCases] = [15, 200, 4] as const;
const dayMs = 86_400_000;
const daysSince = (day: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / dayMs));
const isOld = ({ assured }: Pick<Service, "assured">, today: string): boolean =>
  assured === undefined || daysSince(assured, today) > reviewDays;
/** "kontrollerad för 12 dagar sedan", or that nobody has looked for half a year. */
const checked = (service: Pick<Service, "assured" | "invented">, today: string): Phrase => {
  if (service.invented) return t("directory.invented");
  return service.assured === undefined || isOld(service, today)
    ? t("directory.unchecked")
    : t("directory.checked", { days: daysSince(service.assured, today) as Open<number> });
};
/** Of a shelter an id can tell which one it is: its instances have a name that says nothing, always the same. */
const unsaid = (id: string): string => {
  const mixed = [0x811c9dc5, 0x9747b28c].map((start) =>
    [...id].reduce((sum, each) => Math.imul(sum ^ each.charCodeAt(0), 0x01000193), start),
  );
  return mixed.map((sum) => (sum >>> 0).toString(36)).join("");
};
/** Under which name what the configuration lists is kept. */
export const nameOf = (
  of: Item["of"],
  id: string,
  agency: AgencyId,
  { agencies }: World["people"],
): InstanceId => `${of}-${agencies.get(agency)?.shelter ? unsaid(id) : id}` as InstanceId;
/** Where it is kept: what the configuration lists has an instance of its name. */
export const instanceOf = (
  { id, agency, instance }: Service,
  people: World["people"],
): InstanceId | undefined => instance ?? (id && nameOf("service", id, agency, people));
const open = (service: Service, { people }: World): ReturnType<typeof shown> | undefined => {
  const instance = instanceOf(service, people);
  return (
    instance && shown("show", "directory.open", { ...on("directory", instance), style: "primary" })
  );
};
const list = (spans: readonly Span[]): Span | undefined =>
  spans.length > 0 ? { list: spans } : undefined;
/** Whether it is open, and how long ago that was checked. */
const stateOf = (service: Service, today: string): readonly (Span | false)[] => [
  service.status !== "active" && t("serviceStatus.temporarily-closed"),
  checked(service, today),
];
const rowOf = (service: Service, { now, member }: Viewer, world: World): Block<Span, never> => {
  const today = world.calendar.day(now);
  const spoken = (service.languages ?? []).map((code) => worded("language", code));
  return row(dotted("core.dot", worded("service", service.type), { agency: service.agency }), {
    detail: dotted(
      "core.dot",
      // What a shelter calls its service could tell which one it is.
      (!agencyOf(service.agency, world)?.shelter || service.agency === member.agency) && {
        text: service.name,
      },
      list(areasOf(service, world)),
      list(spoken),
      ...stateOf(service, today),
    ),
    tone: isOld(service, today) && "warning",
    actions: [open(service, world)],
  });
};
const heads = [
  "directory.service",
  "directory.agency",
  "directory.area",
  "core.list.state",
] as const;
const near = (services: readonly Service[], member: Member, world: World): readonly Service[] => {
  const own = agencyOf(member.agency, world)?.regions ?? [];
  const isNear = ({ agency }: Service): boolean =>
    agencyOf(agency, world)?.regions.some((region) => own.includes(region)) === true;
  return [...services.filter(isNear), ...services.filter((each) => !isNear(each))];
};
/** What was found, the own region first. */
export const foundRows = (services: readonly Service[], viewer: Viewer, world: World) => {
  const found = near(services, viewer.member, world);
  const today = world.calendar.day(viewer.now);
  const cells = (each: Service): readonly (readonly Span[])[] => [
    [worded("service", each.type)],
    [{ agency: each.agency }],
    body(list(areasOf(each, world))),
    dotted("core.dot", ...stateOf(each, today)),
  ];
  return body<Block<Span, never>>(
    firstOf(found, shownRows, {
      one: (each) => rowOf(each, viewer, world),
      none: text("directory.none"),
      more: "directory.more",
    }),
    found.length > shownRows && columns("core.list.all", heads, found.map(cells)),
  );
};
export const showList = (_state: State, viewer: Viewer, world: World): Home<C> =>
  panel(
    "directory.list.title",
    text("directory.list.intro", "quiet"),
    foundRows(find({ words: viewer.asked ?? "" }, world), viewer, world),
    actions<C>(
      press("find", "directory.find.title", on("search")),
      shown("own", "directory.own.title"),
      press("offer", "directory.offer.title", on("directory")),
      isCoordinator(undefined, { member: viewer.member }) && shown("late", "directory.late.title"),
      shown("who", "core.ring.more", on("people")),
    ),
  );

export const isCoordinator = (_state: unknown, actor: unknown): boolean =>
  typeof actor === "object" &&
  actor !== null &&
  "member" in actor &&
  (actor.member as Member).roles.includes("coordinator");
/** Of the regions that this member's agency coordinates: what nobody there has answered for. */
const lateIn = ({ member, now }: Viewer, world: World): readonly Service[] => {
  const today = world.calendar.day(now);
  const regions = world.people.regions
    .filter(({ coordinator }) => coordinator === member.agency)
    .map(({ id }) => id);
  const isHere = (id: AgencyId): boolean =>
    agencyOf(id, world)?.regions.some((region) => regions.includes(region)) === true;
  return find({}, world)
    .filter((service) => isHere(service.agency) && isOld(service, today))
    .toSorted((a, b) => ((a.assured ?? "") < (b.assured ?? "") ? -1 : 1));
};
export const showLate = (_state: State, viewer: Viewer, world: World): Home<C> =>
  panel(
    "directory.late.title",
    text("directory.late.intro", "quiet"),
    firstOf(lateIn(viewer, world), shownRows, {
      one: (service) =>
        row<C>(dotted("core.dot", worded("service", service.type), { agency: service.agency }), {
          detail: service.assured
            ? t("directory.lastChecked", {
                day: { date: world.calendar.wall(service.assured, "12:00"), as: "date" },
              })
            : t("directory.neverChecked"),
          actions: [
            ring(agencyOf(service.agency, world)?.phone, "directory.ring"),
            open(service, world),
          ],
        }),
      none: text("directory.late.none"),
      more: "directory.more",
    }),
  );

export const ownNeeds = (_state: State, { member }: Viewer): Needs => ({
  own: { workflow: "directory", agency: member.agency, open: true, for: member, limit: mostOwn },
});
const ownRow = (each: Row, { now }: Viewer, world: World): Block<Span, C> => {
  const { kind, step } = directoryProjection.of(each);
  const waits = step !== "current";
  const { dueAt } = each.summary;
  const late = !waits && dueAt !== undefined && dueAt < now;
  const service =
    kind === undefined
      ? undefined
      : find({ kind }, world).find((one) => instanceOf(one, world.people) === each.instance);
  return row<C>(
    dotted(
      "core.dot",
      kind === undefined ? t("directory.entry") : worded("service", kind),
      service && { text: service.name },
    ),
    {
      detail: waits
        ? "directory.waits"
        : late
          ? "directory.asksNow"
          : service && checked(service, world.calendar.day(now)),
      tone: (waits || late) && "warning",
      actions: [
        shown("show", "directory.open", { ...on("directory", each.instance), style: "primary" }),
        late && press("confirm", "directory.confirm", on("directory", each.instance)),
      ],
    },
  );
};
export const showOwn = (_state: State, viewer: Viewer, world: World): Home<C> => {
  // Its own entry first, then what has waited longest.
  const order = (each: Row): string =>
    directoryProjection.of(each).kind === undefined ? "" : (each.summary.dueAt ?? "");
  const rows = world.rows("own").toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return panel(
    "directory.own.title",
    text("directory.own.intro", "quiet"),
    firstOf(rows, shownRows, {
      one: (each) => ownRow(each, viewer, world),
      none: text("directory.own.none"),
      more: "directory.more",
    }),
    actions<C>(
      press("offer", "directory.offer.title", on("directory")),
      shown("list", "directory.list.title"),
    ),
  );
};

export const showNeeds = (_state: State, { member }: Viewer): Needs => ({
  mine: { workflow: "case", open: true, agency: member.agency, for: member, limit: mostCases + 1 },
});
/** One press makes a referral of one of the viewer's cases. */
const refers = (service: Service, { member }: Viewer, world: World) => {
  const known =
    (services as readonly string[]).includes(service.type) && service.type !== methodSupport;
  const mine = upTo(
    known && service.agency !== member.agency && service.status === "active"
      ? world.rows("mine")
      : [],
    mostCases,
  );
  const buttons = mine.rows.map(({ instance, summary: { ref } }, _i, { length }) =>
    press(
      "draft",
      ref && length > 1 ? t("directory.refer.case", { ref: { ref } }) : "directory.refer",
      {
        ...on("referral"),
        values: { kase: instance, to: service.agency, service: service.type as Open<string> },
      },
    ),
  );
  return { buttons, others: mine.cut && text("referral.otherCases", "quiet") };
};
const proposalBlocks = (
  state: Item,
  { member }: Viewer,
  world: World,
): readonly Block<Span, C>[] => {
  const { proposal } = state;
  const may = ["keeper", "second"] as const;
  if (!proposal || !may.some((side) => table.isOn(side, state, { member }, world))) return [];
  return [
    heading("directory.proposed"),
    text(t("directory.proposedBy", { who: { member: proposal.by } }), "quiet"),
    changeFacts(proposal.change, world),
  ];
};
const serviceBlocks = (service: Service, viewer: Viewer, world: World) => {
  const { member, now } = viewer;
  const its = agencyOf(service.agency, world);
  const own = service.agency === member.agency;
  const mine = its?.shelter === true && !own ? { ...service, name: undefined } : service;
  const licence =
    service.licenceUntil !== undefined && (own || isCoordinator(undefined, { member }));
  const said: readonly (Fact | undefined | false)[] = [
    ["directory.agency", { agency: service.agency }],
    ...serviceFacts(mine as Service, world),
    licence && ["directory.licence", { text: service.licenceUntil }],
  ];
  const { buttons, others } = refers(service, viewer, world);
  return body<Block<Span, C>>(
    facts(...said),
    text(
      checked(service, world.calendar.day(now)),
      isOld(service, world.calendar.day(now)) ? "warning" : "quiet",
    ),
    actions<C>(buttons, ring(its?.phone, "directory.ring")),
    others,
  );
};
/** As it is kept here, where it is: the register may not have been told yet. */
const asItHolds = (state: Item, world: World): Service | undefined => {
  const { holds, ended, id, agency, version, checkedAt } = state;
  const assured = world.calendar.day(checkedAt) as Open<string>;
  const its = agencyOf(agency, world);
  if (holds && !ended && "service" in holds && its)
    return { ...serviceShown(holds.service, its), id, agency, assured };
  const listed = serviceWith(id, world);
  if (!listed || version === 0) return listed;
  const { invented: _invented, ...own } = listed;
  return { ...own, assured };
};
export const show = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isItem(state)) throw new Error("a panel of something that is not kept");
  const agency = agencyOf(state.agency, world);
  const service = state.of === "service" ? asItHolds(state, world) : undefined;
  const held = state.holds && "entry" in state.holds ? state.holds.entry : agency;
  const entry = held && agency && entryShown(held, agency.shelter);
  return panel(
    state.of === "entry" ? "directory.entry" : "directory.service",
    service && serviceBlocks(service, viewer, world),
    !service &&
      state.of === "service" &&
      stepOf(state) !== "offered" &&
      text("directory.over", "quiet"),
    state.of === "entry" &&
      entry && [facts(["directory.agency", { agency: state.agency }], ...entryFacts(entry))],
    proposalBlocks(state, viewer, world),
    actions<C>(
      table
        .actions(state, viewer.member, world)
        .filter(
          (each) => !(agency?.shelter && "command" in each && each.command === "changeOnCall"),
        ),
    ),
    state.of === "service" &&
      anyone(state, { member: viewer.member }, world) &&
      text("directory.noAddress", "quiet"),
  );
};
