// Shown at one moment: a case was opened, it is about a child, somebody is in danger.
import { actions, divider, facts, heading, on, panel, press, ring, row, show, t, text } from "../../src/rules/say.ts";
import type { Block, Home, Open, Span } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Case } from "./state.ts";

type C = keyof typeof commands;

const opened = (state: Case): readonly Block<Span, C>[] => [
  facts(["case.opened.ref", { ref: state.ref }], ["case.opened.words", { words: state.words }], ["case.opened.next", { date: state.due }]),
  text("case.opened.keep"),
];
export const showOpened = (state: Case): Home<C> => panel("case.opened.title", opened(state));
/** A child: the way out of chat comes first. docs/domain.md, decision 9: orosanmälan never waits for consent. */
export const showChild = (state: Case): Home<C> =>
  panel(
    "case.opened.title",
    heading("case.child.title"),
    text("case.child.now", "danger"),
    text("case.child.how"),
    actions(show("who", "case.child.numbers", { ...on("people"), style: "primary" })),
    divider,
    opened(state),
  );
const mostOnCall = 40;
const call = (name: Span, phone: Open<string>): Block<Span, C> =>
  row([name], { actions: [ring(phone, t("case.acute.number", { name: phone }))] });
/** Numbers to phone, the ones that answer at any hour first, then the on-call social services of the region. */
export const showAcute = (state: Case, world: World): Home<C> => {
  const always = world.people.numbers.filter((each) => each.always);
  const near = [...world.people.agencies.values()].filter((agency) => agency.regions.includes(state.region));
  return panel(
    "case.acute.title",
    text("core.emergency", "danger"),
    always.map(({ name, phone }) => call(t("case.acute.number", { name }), phone)),
    near
      .flatMap((agency) => agency.onCall)
      .slice(0, mostOnCall)
      .map(({ municipality, phone }) => call(t("case.acute.onCall", { municipality }), phone)),
    text("case.acute.then"),
    actions(press("called", "case.acute.called", "primary")),
  );
};
