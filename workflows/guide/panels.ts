// What one person may see of a guide: where the case stands, the items with a tap each, and of another agency's what is theirs.
import { cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import {
  actions,
  body,
  dotted,
  facts,
  heading,
  link,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  type FilesBlock,
  type Open,
  type Panel,
  reveal,
  type Secret,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import { isCertified } from "../../src/rules/who.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { answers, type Item, items, type Step, steps } from "./codes.ts";
import type { commands } from "./commands.ts";
import { type Guide, isGuide, type Part, type State } from "./model.ts";
import { actorOf, isTheirs, isThrough, itemsOf, stepNow } from "./seeing.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const itemActions = (item: Item, state: Guide, owns: boolean): readonly Action<C>[] => {
  const values = { item: item as Open<Item> };
  const said = state.answers[item]?.said;
  const is = said && reveal(said);
  const left = answers.filter(
    (each) => each !== is || (each === "notYet" && state.given[item]?.is !== "given"),
  );
  return body<Action<C>>(
    left.map((each) => press(each, `guide.${each}`, { values })),
    owns && is && press("detail", "guide.detail.title", { values }),
  );
};
const itemRow = (item: Item, state: Guide, owns: boolean, world: World): B => {
  const answer = state.answers[item];
  const given = state.given[item];
  return row<C>(`guide.item.${item}`, {
    detail: dotted(
      "core.dot",
      answer && { code: answer.said, of: "guideSaid" },
      { code: seal(actorOf(item, state, world)), of: "guideActor" },
      answer && { day: answer.day },
      given?.is === "given" && given.owner,
    ),
    tone: answer && reveal(answer.said) === "done" && "good",
    actions: state.step === "open" && itemActions(item, state, owns),
  });
};
const manual = (step: Step, world: World): readonly (B | FilesBlock)[] => {
  const page = world.people.manual.find((each) => String(each.step) === step);
  if (!page) return [];
  const day = { date: world.calendar.wall(page.checked.on, "12:00"), as: "date" } as const;
  const { by, invented } = page.checked;
  const seen = invented
    ? t("guide.manual.invented")
    : t("guide.manual.checked", { day, by: { text: by } });
  return [link("guide.manual", page.url), text(seen, "quiet")];
};
const section = (step: Step, state: Guide, world: World): readonly (B | FilesBlock)[] => [
  heading(`guide.step.${step}`),
  ...itemsOf(step, state).map((item) => itemRow(item, state, true, world)),
  ...manual(step, world),
];
/** The six in a row: those in which nothing is left, the one where it stands, those to come. No number of points, and no judgement. */
const picture = (state: Guide): B => {
  const now = stepNow(state);
  const is = (step: Step) => (step === now ? "now" : isThrough(step, state) ? "done" : "later");
  return {
    kind: "steps",
    steps: steps.map((step) => ({ text: [t(`guide.step.${step}`)], state: is(step) })),
  };
};
const others = (now: Step | undefined): readonly Action<C>[] =>
  steps.filter((step) => step !== now).map((step) => show(`step${step}`, `guide.step.${step}`));
const open = ({ step }: Guide): boolean => step === "open";
/** Applied for, decided, from when until when stands in the case, which reminds of it. */
const terms = (state: Guide): readonly B[] =>
  body<B>(
    heading("guide.terms"),
    actions<C>(
      show("show", "guide.terms.show", on("case", state.kase)),
      open(state) && press("setDeadline", "guide.terms.set", on("case", state.kase)),
    ),
  );
const outside = (state: Guide, { member, now }: Viewer, world: World): readonly B[] =>
  body<B>(
    heading("guide.nsp.heading"),
    state.why && facts(["guide.nsp.why", { code: state.why, of: "whyNot" }]),
    open(state) &&
      actions<C>(
        state.why &&
          isCertified(member.agency, world.calendar.day(now), world) &&
          press("apply", "nsp.apply.title", {
            ...on("nsp"),
            style: "primary",
            values: { kase: state.kase },
          }),
        press("toNsp", state.why ? "guide.nsp.change" : "guide.nsp.title"),
      ),
  );
const head = ({ ref, words }: Guide): B => text(dotted("core.dot", { ref }, { words }));
/** It has gone on with its case, or comes from another agency: as far as what was shared reaches, and no further. */
const passed = ({ came, went }: Guide): readonly B[] =>
  body<B>(
    came && text(t("guide.came", { agency: { agency: came.from }, day: onDay(came.at) }), "quiet"),
    went && text(t("guide.went", { agency: { agency: went.to } }), "quiet"),
  );
/** As it was when it was shared: not a live record. */
const shared = ({ shown: { at, items: seen, why } }: Part): readonly B[] =>
  seen.length === 0 && !why
    ? []
    : [
        heading("guide.shared"),
        facts(
          ...seen.map(
            ({ item, said, day }) =>
              [
                `guide.item.${item}`,
                { code: said, of: "guideSaid" },
                t("core.dot"),
                { day },
              ] as const,
          ),
          why && ["guide.nsp.why", { code: why, of: "whyNot" }],
        ),
        text(t("guide.asOf", { at: { date: at } }), "quiet"),
      ];
const guest = (state: Guide, { member }: Viewer, world: World): Panel<C> => {
  const theirs = items.filter((item) => isTheirs(item, member.agency, state, world));
  return panel(
    "guide.title",
    head(state),
    heading("guide.yours"),
    theirs.length > 0
      ? theirs.map((item) => itemRow(item, state, false, world))
      : text("guide.yours.none"),
    state.parts.filter(({ agency }) => agency === member.agency).flatMap(shared),
    text("guide.prompts", "quiet"),
  );
};
/** Without a step: the whole, with the one where it stands. */
export const showGuide =
  (step?: Step) =>
  (state: State, viewer: Viewer, world: World): Panel<C> => {
    if (!isGuide(state)) throw new Error("a panel of a guide that is not there");
    if (viewer.member.agency !== state.agency) return guest(state, viewer, world);
    const at = step ?? stepNow(state);
    return panel<C>(
      "guide.title",
      head(state),
      passed(state),
      step === undefined && picture(state),
      at ? section(at, state, world) : text("guide.through"),
      actions<C>(others(at)),
      step === undefined
        ? [...terms(state), ...outside(state, viewer, world)]
        : actions<C>(show("show", "guide.whole")),
      text("guide.prompts", "quiet"),
      step === undefined && actions<C>(table.actions(state, viewer.member, world)),
    );
  };

const shownRows = 20;
/** As many are looked through of each; beyond it the list says that there are more. */
const mostChosen = 500;
export const chooseNeeds = (_state: State, { member }: Viewer): Needs => ({
  cases: { workflow: "case", open: true, for: member, limit: mostChosen + 1 },
  guides: { workflow: "guide", open: true, for: member, limit: mostChosen + 1 },
});
/** Each case of one's own, and each in which one takes part and a guide has been begun. */
export const choose = (_state: State, viewer: Viewer, world: World): Panel<C> => {
  const begun = new Map(
    world.rows("guides").map(({ instance, summary }) => [summary.of, instance]),
  );
  const one = ({ instance, summary: { ref, words } }: Row): B => {
    const there = begun.get(instance);
    const way = there
      ? show("show", "guide.open", { ...on("guide", there), style: "primary" })
      : press("begin", "guide.begin", { ...on("guide"), values: { kase: instance } });
    return row<C>(dotted("core.dot", ref && { ref }, words && { words }), { actions: [way] });
  };
  const rows = world
    .rows("cases")
    .filter(
      ({ instance, summary }) => begun.has(instance) || summary.agency === viewer.member.agency,
    )
    .toSorted((a, b) => ((a.summary.ref ?? "") < (b.summary.ref ?? "") ? -1 : 1));
  const say = { one, none: text("guide.choose.none") } as const;
  const cut =
    upTo(world.rows("cases"), mostChosen).cut || upTo(world.rows("guides"), mostChosen).cut;
  return panel(
    "guide.choose.title",
    pageOf(rows, { most: shownRows, viewer, panel: "choose" }, say),
    cut && cutAt(mostChosen),
    text("guide.prompts", "quiet"),
  );
};
