// What a capacity question shows: to the one who asked, to those who answer.
import { readFrom } from "../../../src/rules/hours.ts";
import { linkParts } from "../../../src/rules/link-words.ts";
import { pageOf, upTo } from "../../../src/rules/pages.ts";
import { nobodyUntil, phoneNow } from "../../../src/rules/ring.ts";
import {
  actions,
  body,
  columns,
  dm,
  dotted,
  facts,
  heading,
  inWords,
  on,
  panel,
  press,
  ring,
  row,
  show as shown,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Action,
  type AgencyId,
  type Block,
  count,
  declassify,
  type Label,
  type Panel,
  type Phrase,
  reveal,
  type Sealed,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import type { Needs, Post, Viewer, World } from "../../../src/rules/workflow.ts";
import type { Carried } from "../../case/passing/resting.ts";
import { answers, worded } from "../codes.ts";
import { isOutside, toldOn } from "../rules.ts";
import { linking } from "./linked.ts";
import { toLink, unlinked, unlinkedOn } from "./linked-view.ts";
import { isQuestion, later, type Question, type State } from "./model.ts";
import type { commands } from "./rules.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const what = (state: Question): Span =>
  t("capacity.what", {
    service: worded("service", state.service),
    urgency: worded("urgency", state.urgency),
  });
/** One tap each. */
const answerActions: readonly Action<C>[] = answers.map((answer) =>
  press(answer, `capacity.answer.${answer}`),
);
const own = (state: Question, world: World): readonly Post<C>[] => {
  const open = state.step === "asked";
  const { service, urgency } = state;
  const without = unlinked(state, world);
  const link = without && unlinkedOn(without);
  return dm(
    "asker",
    world.people.inCharge({ member: state.by }, state.agency, world.calendar.day(state.at)),
    { awaited: state.at, by: state.by },
    {
      title: "capacity.card.title",
      notice: "capacity.notice.answer",
      body: [
        text(what(state)),
        text(
          t(open ? "capacity.card.count" : "capacity.card.old", {
            given: count(state.given),
            asked: count(state.asked),
          }),
        ),
        link?.says,
      ],
      actions: [
        shown("show", "capacity.card.show", "primary"),
        link?.does,
        !open &&
          press("ask", "capacity.again", { ...on("capacity"), values: { service, urgency } }),
      ],
    },
  );
};
/** On the card of those who were asked: what they have answered, in the words of the button that they pressed. */
const askedTitle = (state: Question, agency: AgencyId): Label => {
  const own = state.given.find((given) => given.agency === agency);
  if (own === undefined) return "capacity.asked.title";
  return t("capacity.asked.done", {
    answer: inWords("capacity.answer", declassify(reveal(own.answer), "answer")),
  });
};
const theirs = (state: Question, agency: AgencyId, world: World): readonly Post<C>[] => {
  // Somebody may be reached there for other things, and works no cases.
  if (isOutside(agency, world)) return [];
  const open = state.step === "asked";
  const done = state.given.some((given) => given.agency === agency);
  return dm(`ask:${agency}`, toldOn(agency, state.at, world), "atOnce", {
    title: askedTitle(state, agency),
    notice: "capacity.notice.asked",
    body: [
      text(what(state)),
      text(
        open ? (done ? "capacity.asked.change" : "capacity.asked.body") : "capacity.asked.over",
        "quiet",
      ),
    ],
    actions: open
      ? [
          ...answerActions,
          shown("question", done ? "capacity.question.own" : "capacity.question.open"),
        ]
      : [],
  });
};
/** Nobody there has answered: they are asked once more, and the asker phones. */
const unheard = (state: Question, world: World): readonly Post<C>[] =>
  (state.silent ?? []).flatMap(({ agency, at }) => {
    const day = world.calendar.day(at);
    const open = state.step === "asked";
    const answered = state.given.some((given) => given.agency === agency);
    const waits = open && !answered;
    const asks = isOutside(agency, world) ? undefined : world.people.answers(agency, day);
    const again = dm<C>(`again:${agency}`, asks, "atOnce", {
      title: askedTitle(state, agency),
      notice: "capacity.notice.asked",
      // That they have answered says it: only when the question is old is there something to add.
      body: [
        text(what(state)),
        waits && text("capacity.asked.again", "quiet"),
        !open && text("capacity.asked.over", "quiet"),
      ],
      actions: waits ? [...answerActions, shown("question", "capacity.question.open")] : [],
    });
    const ringing = dm<C>(
      `ring:${agency}`,
      world.people.inCharge({ member: state.by }, state.agency, day),
      { awaited: state.at, by: state.by },
      {
        title: waits
          ? t("capacity.ring.title", { agency: { agency } })
          : t("capacity.ring.over", { agency: { agency } }),
        notice: "capacity.notice.answer",
        body: [text(what(state)), waits && text("capacity.ring.body", "warning")],
        actions: [
          waits && ring(world.people.agencies.get(agency)?.phone, "referral.stopped.call"),
          shown("show", "capacity.card.show"),
        ],
      },
    );
    return [...again, ...ringing];
  });
export const posts = (state: Question, world: World): readonly Post<C>[] => [
  ...own(state, world),
  ...state.asked.flatMap((agency) => theirs(state, agency, world)),
  ...unheard(state, world),
];
const codedFacts = (state: Question): B =>
  facts(
    ["referral.service", worded("service", state.service)],
    ["referral.urgency", worded("urgency", state.urgency)],
    ["referral.show.child", { code: state.child, of: "child" }],
    ["referral.children", { code: state.band, of: "band" }],
  );
export const asQuestion = (state: State): Question => {
  if (!isQuestion(state)) throw new Error("a panel of a question that is not there");
  return state;
};
/** With a button each. [design] */
const mostCases = 4;
/** As many of those asked as Teams takes with a button for each case; the next ones stand on the next page. */
const shownAnswers = 10;
export const showNeeds = (_state: State, viewer: Viewer): Needs => ({
  mine: {
    workflow: "case",
    open: true,
    agency: viewer.member.agency,
    for: viewer.member,
    titles: true,
    limit: mostCases + 1,
  },
});
/** One press turns an answer into a referral of one of the viewer's cases. */
const refers = ({ service, urgency }: Question, to: AgencyId, world: World): readonly Action<C>[] =>
  upTo(world.rows("mine"), mostCases).rows.map(({ instance, summary: { ref } }, _i, { length }) =>
    press(
      "draft",
      ref && length > 1 ? t("capacity.refer.case", { ref: { ref } }) : "capacity.refer",
      {
        ...on("referral"),
        values: { kase: instance, to, service, urgency },
      },
    ),
  );
/**
 * For which of the viewer's cases a service there speaks the language. It is matched here, for the one who may read the case: the question goes to many and names no
 * language, and the answer on the screen says that it fits, not which it is.
 */
const fits = ({ service }: Question, agency: AgencyId, world: World): Span | undefined => {
  const offered = world.people.services.filter(
    (each) => each.agency === agency && each.type === service && each.status === "active",
  );
  const spoken = offered.flatMap(({ languages = [] }) => languages);
  const { rows } = upTo(world.rows("mine"), mostCases);
  const found = rows.filter(
    ({ known }) => known && spoken.includes(reveal(known as Sealed<Carried>).language ?? ""),
  );
  if (found.length === 0) return undefined;
  const list = found.flatMap(({ summary: { ref } }) => (ref ? [{ ref }] : []));
  return rows.length === 1 ? t("capacity.fits") : t("capacity.fits.cases", { cases: { list } });
};
type Given = Question["given"][number];
const isOld = ({ at }: Given, { now }: Viewer): boolean => later(at) < now;
/** When, and by a link where it came so. */
const givenAt = (given: Given, viewer: Viewer): Phrase => {
  const at = { at: { date: given.at } };
  if (isOld(given, viewer))
    return t(given.link ? "capacity.givenOldByLink" : "capacity.givenOld", at);
  return t(given.link ? "capacity.givenByLink" : "capacity.given", at);
};
/** Each answer with its age. */
const answerRow = (state: Question, agency: AgencyId, viewer: Viewer, world: World): B => {
  const given = state.given.find((each) => each.agency === agency);
  // Acute: one phones, and does not wait for an answer in chat.
  const its = world.people.agencies.get(agency);
  const acute = state.urgency === "akut";
  const isOut = isOutside(agency, world);
  const phone = (acute || isOut) && ring(phoneNow(its, viewer.now, world), "referral.stopped.call");
  const until = acute ? nobodyUntil(its, viewer.now, world) : undefined;
  const reads = readFrom(toldOn(agency, state.at, world), "atOnce", state.at, world);
  const detail: Span = until
    ? t("core.ring.nobody", { agency: { agency }, until: { date: until } })
    : reads && viewer.now < reads
      ? t("core.readFrom", { at: { date: reads } })
      : t("capacity.waiting");
  const fit = fits(state, agency, world);
  const link = toLink(state, agency, world);
  if (!given) {
    const parts = linkParts(linking.told(state, agency));
    const waits = !isOut || until ? detail : parts.length === 0 && t("capacity.outside");
    return row(
      { agency },
      { detail: dotted("core.dot", waits, ...parts, fit), actions: [phone, link] },
    );
  }
  const old = isOld(given, viewer);
  const leads = old || reveal(given.answer) === "full" ? [] : refers(state, agency, world);
  return row(
    { agency },
    {
      detail: dotted(
        "core.dot",
        { code: given.answer, of: "capacityAnswer" },
        givenAt(given, viewer),
        fit,
      ),
      tone: old && "quiet",
      actions: body<Action<C>>(phone, leads.length > 0 ? leads : link),
    },
  );
};
const answerCells =
  (state: Question, viewer: Viewer) =>
  (agency: AgencyId): readonly (readonly (Span | Secret)[])[] => {
    const given = state.given.find((each) => each.agency === agency);
    return [
      [{ agency }],
      [given ? { code: given.answer, of: "capacityAnswer" } : t("capacity.waiting")],
      body(given && givenAt(given, viewer)),
    ];
  };
export const show = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const asked = asQuestion(state);
  return panel(
    "capacity.show.title",
    asked.urgency === "akut" && text("capacity.acute", "danger"),
    codedFacts(asked),
    heading("capacity.show.answers"),
    pageOf(
      asked.asked,
      { most: shownAnswers, viewer, panel: "show" },
      {
        one: (agency) => answerRow(asked, agency, viewer, world),
        none: text("capacity.waiting"),
        overview: (all) =>
          columns(
            "core.list.all",
            ["core.list.who", "capacity.answer", "core.list.when"],
            all.map(answerCells(asked, viewer)),
          ),
      },
    ),
    upTo(world.rows("mine"), mostCases).cut && text("referral.otherCases", "quiet"),
  );
};
export const question = (state: State, viewer: Viewer): Panel<C> => {
  const asked = asQuestion(state);
  const open = asked.step === "asked";
  const own = asked.given.find((given) => given.agency === viewer.member.agency);
  return panel(
    "capacity.asked.title",
    codedFacts(asked),
    own && facts(["capacity.answer", { code: own.answer, of: "capacityAnswer" }]),
    text(open ? "capacity.asked.body" : "capacity.asked.over"),
    open && actions<C>(answerActions),
  );
};
