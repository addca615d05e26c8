// What is shown of a person who is missing: what they wanted comes first, then what can be done, of a child and of an adult apart.
import { atNight, ringNow } from "../../../src/rules/ring.ts";
import {
  actions,
  body,
  dm,
  type Fact,
  facts,
  heading,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Block, Panel, Secret, Span } from "../../../src/rules/ui.ts";
import type { Post, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { dayOf, lookFirst, name, needed } from "../posts.ts";
import { personOn } from "../rules.ts";
import type { Case } from "../state.ts";
import { asChild, isMissing } from "./decide.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Posts = readonly Post<C>[];

/** Says the same as when somebody is needed for another reason. Of a child a second person is told at once. */
export const missingPosts = (state: Case, world: World): Posts => {
  const { missing } = state;
  if (missing === undefined || !isMissing(state)) return [];
  const day = dayOf(world, missing.at);
  const night = atNight(world.people.agencies.get(state.agency), missing.at, world);
  const deputy = personOn("deputy", state, day, world);
  const first = night
    ? night.to
    : deputy === missing.by
      ? personOn("lead", state, day, world)
      : deputy;
  return [
    ...(asChild(state) ? dm<C>(`missing:${missing.at}`, first, "atOnce", needed(state)) : []),
    ...missing.asked.flatMap(({ at, to }) =>
      dm<C>(`missing:${missing.at}:${at}`, to, "atOnce", needed(state)),
    ),
  ];
};

/** What the person has answered, or that nobody has asked. */
const wishFacts = ({ wish }: Case): readonly Fact<Span | Secret>[] => [
  wish
    ? ["case.wish.title", { code: wish.what, of: "wish" }]
    : ["case.wish.title", t("case.wish.notAsked")],
];
/** Asked while there is contact; beside it, that the person is missing. */
export const wishRow = (state: Case): B | undefined =>
  state.step === "open" && !isMissing(state)
    ? row("case.wish.title", {
        detail: state.wish ? { code: state.wish.what, of: "wish" } : "case.wish.why",
        actions: [
          press("setWish", state.wish ? "case.child.change" : "day.weekend.answer"),
          press("goMissing", "case.missing.title"),
        ],
      })
    : undefined;
const rangFacts = ({ missing }: Case): readonly Fact<Span | Secret>[] =>
  (missing?.rang ?? []).map(({ at, by, whom, record }): Fact<Span | Secret> => {
    const how = t("case.show.latestBy", { day: { date: at, as: "dayTime" }, who: { member: by } });
    const receipt: readonly Span[] = record
      ? [t("case.dot"), t("case.receipt", { receipt: { ref: record.receipt } })]
      : [];
    return ["case.show.rung", { code: whom, of: "called" }, t("case.dot"), how, ...receipt];
  });
/** Since when, what the person wanted, and who has been rung. */
export const missingFacts = (state: Case): B | undefined => {
  const { missing } = state;
  if (missing === undefined) return undefined;
  return facts(
    [
      "case.missing.since",
      t("case.show.latestBy", {
        day: { date: missing.at, as: "dayTime" },
        who: { member: missing.by },
      }),
    ],
    ...wishFacts(state),
    ...rangFacts(state),
    missing.over && [
      "case.missing.over",
      { code: missing.over.how, of: "found" },
      t("case.dot"),
      onDay(missing.over.at),
    ],
  );
};
/** In the case: that it is so, with the way to what can be done. */
export const missingBlocks = (state: Case): readonly B[] =>
  isMissing(state)
    ? body<B>(
        text("case.missing.still", "danger"),
        actions<C>(
          show("missing", "case.missing.what", "danger"),
          press("found", "case.missing.found"),
        ),
      )
    : body<B>(
        state.step === "open" &&
          state.unreached !== undefined &&
          row("case.missing.unreached", {
            tone: "warning",
            actions: [press("goMissing", "case.missing.title")],
          }),
        missingFacts(state),
      );
const prompts = (child: boolean): readonly Block<Span, never>[] => {
  const kind = child ? "child" : "adult";
  return [
    heading("case.missing.what"),
    ...(child ? [text("case.missing.child.first", "danger")] : [text("case.missing.adult.first")]),
    text("case.missing.try"),
    text("case.missing.parts"),
    text(`case.missing.${kind}.police`, "warning"),
  ];
};
export const showMissing = (state: Case, { now, member }: Viewer, world: World): Panel<C> =>
  panel(
    "case.missing.title",
    text(name(state)),
    missingFacts(state),
    prompts(asChild(state)),
    actions<C>(
      isMissing(state) && [
        press("rang", "case.missing.note", "primary"),
        press("found", "case.missing.found"),
      ],
      lookFirst,
    ),
    heading("case.child.numbers"),
    ringNow<C>(now, member.agency, world),
  );
