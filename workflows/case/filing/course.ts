// What has happened to a case, step by step: the newest steps beside everything else, all of them on pages of their own, and in its document.
import { pageOf } from "../../../src/rules/pages.ts";
import {
  actions,
  body,
  heading,
  onDay,
  panel,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Block, Panel, Secret, Span, Text } from "../../../src/rules/ui.ts";
import type { Member, Viewer } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import type { Case, Step } from "../state.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

const stepOf = (step: Step): Span => {
  switch (step.what) {
    case "opened":
    case "moved":
      return t(`case.chain.${step.what}`, { who: step.who });
    case "joined":
    case "left":
    case "referred":
    case "accepted":
    case "handedOver":
      return t(`case.chain.${step.what}`, { agency: { agency: step.agency } });
    case "closed":
    case "reopened":
    case "renamed":
      return t(`case.chain.${step.what}`);
  }
};
const stepText = (step: Step): Text => [stepOf(step), t("case.chain.day", { day: onDay(step.at) })];
/** The way to its document, among what can be done with the case. */
export const fetchWay = show("fetch", "case.fetch.title");
/** To whom else it was referred is not among what a guest was shown. */
const passed: readonly Step["what"][] = ["referred", "accepted", "handedOver"];
/** The steps that somebody of this agency may read. */
const stepsFor = ({ agency, chain }: Case, reader: Member): readonly Step[] =>
  agency === reader.agency ? chain : chain.filter(({ what }) => !passed.includes(what));
const shownSteps = 8;
export const courseBlocks = (state: Case, reader: Member): readonly B[] => {
  const steps = stepsFor(state, reader);
  return body<B>(
    heading("case.show.chain"),
    {
      kind: "steps",
      steps: steps.slice(-shownSteps).map((step, i, all) => ({
        text: stepText(step),
        state: i === all.length - 1 && state.step === "open" ? "now" : "done",
      })),
    },
    steps.length > shownSteps && actions<C>(show("course", "case.course.all")),
  );
};
const shownRows = 20;
export const showCourse = (state: Case, viewer: Viewer): Panel<C> =>
  panel<C>(
    "case.show.chain",
    text(name(state)),
    pageOf(
      stepsFor(state, viewer.member),
      { most: shownRows, viewer, panel: "course" },
      { one: (step): B => row(stepText(step)), none: text("case.course.none") },
    ),
    actions<C>(lookFirst),
  );
/** Every step, for its document: the year too, because it is read years later. */
export const courseTable = (state: Case, reader: Member) =>
  ({
    kind: "table",
    head: [t("shown.when"), t("case.course.what")],
    rows: stepsFor(state, reader).map((step) => [
      [t("shown.at", { day: { date: step.at, as: "date" }, time: { date: step.at, as: "time" } })],
      [stepOf(step)],
    ]),
  }) as const;
