// What stands in chat of it: the question whether it is right, and the question for a second yes. And how each thing is said.
import { dm, type Fact, facts, press, show, t, text } from "../../src/rules/say.ts";
import type { Block, Open, Phrase, Span } from "../../src/rules/ui.ts";
import type { Post, World } from "../../src/rules/workflow.ts";
import type { KeptEntry, KeptService } from "../people/kept.ts";
import { worded } from "./codes.ts";
import { type commands, heldService } from "./commands.ts";
import { type Change, type Item, stepOf } from "./model.ts";

type C = keyof typeof commands;
const listOf = (spans: readonly Span[]): Span => ({ list: spans });
export const areasOf = (
  { areas = [] }: Pick<KeptService, "areas">,
  { people }: World,
): readonly Span[] =>
  areas.map((area) => {
    const region = people.regions.find(({ id }) => id === area);
    return region ? { text: region.name } : worded("area", area);
  });
const ageOf = ({ minimumAge, maximumAge }: KeptService): Phrase | undefined => {
  if (minimumAge === undefined && maximumAge === undefined) return undefined;
  if (maximumAge === undefined) return t("directory.ageFrom", { from: minimumAge as Open<number> });
  return t(minimumAge === undefined ? "directory.ageTo" : "directory.ageBetween", {
    from: minimumAge ?? (0 as Open<number>),
    to: maximumAge,
  });
};
const coded = (of: "language" | "targetGroup", codes: readonly string[] = []): readonly Span[] =>
  codes.map((code) => worded(of, code));
const many = (label: Fact[0], spans: readonly Span[]): Fact | undefined =>
  spans.length > 0 ? [label, listOf(spans)] : undefined;
const one = (label: Fact[0], line: Open<string> | undefined): Fact | undefined =>
  line === undefined ? undefined : [label, { text: line }];
/** What is said of a service to everybody: until when a licence holds is not among it. */
export const serviceFacts = (service: KeptService, world: World): readonly (Fact | undefined)[] => {
  const age = ageOf(service);
  return [
    ["directory.kind", worded("service", service.type)],
    one("directory.name", service.name),
    many("directory.areas", areasOf(service, world)),
    many("directory.languages", coded("language", service.languages)),
    many("directory.groups", coded("targetGroup", service.targetGroup)),
    age && ["directory.age", age],
    one("directory.eligibility", service.eligibility),
    one("directory.opening", service.openingHours),
    service.interpretation && ["directory.interpretation", t("interpreted.yes")],
    service.status === "active"
      ? undefined
      : ["directory.status", t("serviceStatus.temporarily-closed")],
    one("directory.certified", service.certifiedUntil),
  ];
};
export const entryFacts = ({
  phone,
  hours,
  onCall,
  note,
}: KeptEntry): readonly (Fact | undefined)[] => [
  one("directory.phone", phone),
  many(
    "directory.days",
    hours.days.map((day) => t(`weekday.${day}` as "weekday.1")),
  ),
  [
    "directory.hours",
    t("directory.fromTo", {
      from: hours.from.replace(":", ".") as Open<string>,
      to: hours.to.replace(":", ".") as Open<string>,
    }),
  ],
  many(
    "directory.onCall",
    onCall.map((each) =>
      t("directory.onCallOne", { municipality: each.municipality, phone: each.phone }),
    ),
  ),
  one("directory.note", note),
];
/** What is proposed, or what holds, in facts. */
export const changeFacts = (change: Change, world: World): Block<Span, never> => {
  if ("ended" in change) return text("directory.ends", "warning");
  return facts(
    ...("service" in change ? serviceFacts(change.service, world) : entryFacts(change.entry)),
  );
};
/** What it is called, in a line: what is proposed where nothing holds yet. */
const calledOf = (state: Item, world: World): Span => {
  if (state.of === "entry") return t("directory.entry");
  const { proposal } = state;
  const offered = proposal && "service" in proposal.change ? proposal.change.service : undefined;
  const service = heldService(state, world) ?? offered;
  return service ? worded("service", service.type) : t("directory.service");
};

const asksSecond = (state: Item, world: World): readonly Post<C>[] => {
  const { proposal, rounds, silence } = state;
  if (!proposal) return [];
  const round = String(rounds) as Open<string>;
  const { by, to, change } = proposal;
  // Each of those who were asked, once.
  const asked = [
    ...new Set([to, ...silence.map((each) => each.to)].filter((id) => id !== undefined)),
  ];
  return asked.flatMap((id) =>
    dm<C>(`second:${round}`, id, "inHours", {
      title: t(stepOf(state) === "offered" ? "directory.asked.new" : "directory.asked.title", {
        what: calledOf(state, world),
        agency: { agency: state.agency },
      }),
      notice: "directory.notice",
      body: [text(t("directory.asked.body", { who: { member: by } })), changeFacts(change, world)],
      actions: [
        press("approve", "directory.approve", { style: "primary", values: { round } }),
        press("decline", "directory.decline", { values: { round } }),
        show("show", "directory.open"),
      ],
    }),
  );
};
const asksKeeper = (state: Item, world: World): readonly Post<C>[] => {
  if (state.proposal || state.ended) return [];
  const service = state.of === "service";
  return state.silence.flatMap(({ n, to }) =>
    dm<C>(`review:${state.rounds}:${state.version}:${n}`, to, "inHours", {
      title: t(service ? "directory.review.title" : "directory.review.entry", {
        what: calledOf(state, world),
      }),
      notice: "directory.notice.review",
      body: [text("directory.review.body")],
      actions: [
        press("confirm", "directory.confirm", "primary"),
        service
          ? press("change", "directory.change")
          : press("changeEntry", "directory.changeEntry"),
        service &&
          press("end", "directory.end", { style: "danger", confirm: "directory.end.sure" }),
        show("show", "directory.open"),
      ],
    }),
  );
};
/** Whoever wrote it hears how it went. */
const tellsAuthor = (state: Item, world: World): readonly Post<C>[] => {
  const { outcome, proposal } = state;
  if (!outcome || proposal) return [];
  const author = world.people.members.get(outcome.by);
  return dm<C>(
    `outcome:${outcome.round}`,
    author?.agency === state.agency ? author.id : undefined,
    "inHours",
    {
      title: t(outcome.yes ? "directory.outcome.yes" : "directory.outcome.no", {
        what: calledOf(state, world),
      }),
      notice: "directory.notice.outcome",
      actions: [!state.eraseBy && show("show", "directory.open")],
    },
  );
};
export const posts = (state: Item, world: World): readonly Post<C>[] => [
  ...asksSecond(state, world),
  ...asksKeeper(state, world),
  ...tellsAuthor(state, world),
];
