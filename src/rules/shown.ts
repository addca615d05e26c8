// Lines of the access log in words: when, who, and which kind of screen; never what stood there.
import { body, dotted, heading, inWords, row, t } from "./say.ts";
import type { AgencyId, Block, PaperBlock, Span } from "./ui.ts";
import type { AccessRow, World } from "./workflow.ts";

type Reader = { readonly agency: AgencyId };
/** Where somebody worked then, if not with the reader; of a shelter's people its code is said already. */
const whoOf = (one: AccessRow, reader: Reader, { people }: World): readonly Span[] => {
  if ("left" in one) return [t(`shown.left.${one.left}`)];
  const agency = one.agency && one.agency !== reader.agency ? people.agencies.get(one.agency) : undefined;
  return body<Span>({ member: one.member }, agency && !agency.shelter && { agency: agency.id });
};
const whatOf = (one: AccessRow): Span | undefined => ("left" in one ? undefined : inWords("shown", `${one.workflow}.${one.panel}`));
/** The days, and under each its lines. */
export const shownLines = (rows: readonly AccessRow[], reader: Reader, world: World): readonly Block<Span, never>[] =>
  rows.flatMap((one, i) => {
    const [before, day] = [rows[i - 1]?.at, world.calendar.day(one.at)];
    const isNew = before === undefined || world.calendar.day(before) !== day;
    const line = row(dotted("core.dot", { date: one.at, as: "time" }, ...whoOf(one, reader, world)), {
      detail: "left" in one ? undefined : dotted("core.dot", whatOf(one), one.ref && { ref: one.ref }),
    });
    return isNew ? [heading(t("shown.day", { day: { date: one.at, as: "date" } })), line] : [line];
  });
/** The same for a paper. */
export const shownTable = (rows: readonly AccessRow[], reader: Reader, world: World): PaperBlock => ({
  kind: "table",
  head: [t("shown.when"), t("shown.who"), t("shown.what"), t("shown.case")],
  rows: rows.map((one) => {
    const what = whatOf(one);
    return [
      [t("shown.at", { day: { date: one.at, as: "date" }, time: { date: one.at, as: "time" } })],
      dotted("core.dot", ...whoOf(one, reader, world)),
      what ? [what] : [],
      "ref" in one && one.ref ? [{ ref: one.ref }] : [],
    ];
  }),
});
