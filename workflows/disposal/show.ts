// The list of disposals in a panel and as files. Counts are shown as they are: an agency reads only what was its own, and each reader could open it then.
import { documentKindNames, yearsOfDays } from "../../src/retention.ts";
import { pageOf } from "../../src/rules/pages.ts";
import { body, facts, files, heading, panel, t, text } from "../../src/rules/say.ts";
import type {
  Block,
  Open,
  Panel,
  Paper,
  PaperBlock,
  Phrase,
  Sheet,
  Span,
} from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { type Line, type Month, monthsOf, type Rule, type State } from "./model.ts";

type B = Block<Span, never>;
const shownMonths = 6;
/** Those of the reader's own agency, and of no other. */
const ownMonths = (state: State, { member, now }: Viewer, { calendar }: World): readonly Month[] =>
  monthsOf(state, member.agency, calendar.day(now));

const numbers = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;
const nameOf = ({ month }: Month): Phrase => {
  const number = numbers.find((each) => month.endsWith(`-${each}`)) ?? "01";
  return t(`disposal.month.${number}`, { year: { text: month.slice(0, 4) as Open<string> } });
};
const lasting = (days: Open<number>): Phrase => {
  const years = yearsOfDays(days);
  return years === undefined
    ? t("oversight.plan.days", { n: days })
    : t("oversight.plan.years", { n: years as Open<number> });
};
const ruleOf = (rule: Rule, { calendar }: World): Phrase => {
  switch (rule.how) {
    case "plan": {
      const on = { date: calendar.wall(rule.on, "12:00"), as: "date" } as const;
      return t("disposal.rule.plan", { time: lasting(rule.days), by: { text: rule.by }, on });
    }
    case "usual":
    case "shared":
    case "set":
      return t(`disposal.rule.${rule.how}`, { time: lasting(rule.days) });
    case "request":
    case "operator":
    case "part":
      return t(`disposal.rule.${rule.how}`);
  }
};
const sorted = ({ lines }: Month): readonly Line[] =>
  lines.toSorted((a, b) => documentKindNames.indexOf(a.kind) - documentKindNames.indexOf(b.kind));
const monthBlocks = (month: Month, world: World): readonly B[] => [
  heading(nameOf(month)),
  facts(
    ...sorted(month).map(
      ({ kind, n, rule }) =>
        [`oversight.kind.${kind}`, t("disposal.line", { n, rule: ruleOf(rule, world) })] as const,
    ),
  ),
];
export const showList = (state: State, viewer: Viewer, world: World): Panel<never> => {
  const months = ownMonths(state, viewer, world);
  return panel(
    "disposal.title",
    text("disposal.intro"),
    text("disposal.running", "quiet"),
    pageOf<Month, B>(
      months,
      { most: shownMonths, viewer, panel: "list" },
      { one: (month) => monthBlocks(month, world), none: text("disposal.none") },
    ),
    months.length > 0 && files(["disposal.docx", "word"], ["disposal.csv", "csv"]),
    text("disposal.with", "quiet"),
    text("disposal.without", "quiet"),
  );
};

const fileName = ({ now }: Viewer): Phrase =>
  t("disposal.fileName", { day: { date: now, as: "date" } });
const quiet = (said: Phrase): PaperBlock => ({ kind: "text", text: [said], tone: "quiet" });
/** Every month, however many there are. */
export const paper = (state: State, viewer: Viewer, world: World): Paper => ({
  as: "docx",
  file: fileName(viewer),
  title: t("disposal.title"),
  body: body<PaperBlock>(
    facts(
      ["oversight.agency", { agency: viewer.member.agency }],
      ["disposal.at", { date: viewer.now, as: "date" }],
    ),
    { kind: "text", text: [t("disposal.intro")] },
    ownMonths(state, viewer, world).flatMap((month): readonly PaperBlock[] => [
      heading(nameOf(month)),
      {
        kind: "table",
        head: [t("disposal.kind"), t("disposal.count"), t("disposal.rule")],
        rows: sorted(month).map(({ kind, n, rule }) => [
          [t(`oversight.kind.${kind}`)],
          [t("disposal.n", { n })],
          [ruleOf(rule, world)],
        ]),
      },
    ]),
    quiet(t("disposal.running")),
    quiet(t("disposal.with")),
    quiet(t("disposal.without")),
  ),
});
const head = ["month", "kind", "count", "rule", "days", "decided_on", "decided_by"];
/** Codes and not words: the same in every language. */
export const sheet = (state: State, viewer: Viewer, world: World): Sheet => ({
  as: "csv",
  file: fileName(viewer),
  head,
  rows: ownMonths(state, viewer, world).flatMap((month) =>
    sorted(month).map(({ kind, n, rule }) => [
      month.month,
      kind,
      n,
      rule.how,
      "days" in rule ? rule.days : null,
      "on" in rule ? rule.on : "",
      "by" in rule ? rule.by : "",
    ]),
  ),
});
