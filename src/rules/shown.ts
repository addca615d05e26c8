// Lines of the access log in words: when, who, and which kind of screen; never what stood there.
import { body, dotted, heading, inWords, row, t } from "./say.ts";
import type { AgencyId, Block, Instant, Open, PaperBlock, Span } from "./ui.ts";
import type { AccessRow, Fetched, FetchedName, World } from "./workflow.ts";

/** The first characters of a checksum: as they stand in the file's name. */
export const sumStart = ({ sha256 }: Fetched): Open<string> => sha256.slice(0, 8) as Open<string>;
export const fetchedName = (at: Instant, fetched: Fetched): FetchedName =>
  `${fetched.file} ${at} ${sumStart(fetched)}` as FetchedName;
type Reader = { readonly agency: AgencyId };
/** Where somebody worked then, if not with the reader; of a shelter's people its code is said already. */
const whoOf = (one: AccessRow, reader: Reader, { people }: World): readonly Span[] => {
  if ("left" in one) return [t(`shown.left.${one.left}`)];
  const agency =
    one.agency && one.agency !== reader.agency ? people.agencies.get(one.agency) : undefined;
  return body<Span>({ member: one.member }, agency && !agency.shelter && { agency: agency.id });
};
const whatOf = (one: AccessRow): readonly Span[] =>
  "left" in one
    ? []
    : dotted(
        "core.dot",
        inWords("shown", `${one.workflow}.${one.panel}`),
        one.fetched && { text: sumStart(one.fetched) },
      );
/** A line, under its day where the one before it is of another. */
export const shownLine = (
  one: AccessRow,
  before: AccessRow | undefined,
  reader: Reader,
  world: World,
): readonly Block<Span, never>[] => {
  const isNew =
    before === undefined || world.calendar.day(before.at) !== world.calendar.day(one.at);
  const line = row(dotted("core.dot", { date: one.at, as: "time" }, ...whoOf(one, reader, world)), {
    detail:
      "left" in one ? undefined : dotted("core.dot", ...whatOf(one), one.ref && { ref: one.ref }),
  });
  return isNew ? [heading(t("shown.day", { day: { date: one.at, as: "date" } })), line] : [line];
};
/** The days, and under each its lines. */
export const shownLines = (
  rows: readonly AccessRow[],
  reader: Reader,
  world: World,
): readonly Block<Span, never>[] =>
  rows.flatMap((one, i) => shownLine(one, rows[i - 1], reader, world));
/** The same for a paper. */
export const shownTable = (
  rows: readonly AccessRow[],
  reader: Reader,
  world: World,
): Extract<PaperBlock, { kind: "table" }> => ({
  kind: "table",
  head: [t("shown.when"), t("shown.who"), t("shown.what"), t("shown.case")],
  rows: rows.map((one) => [
    [t("shown.at", { day: { date: one.at, as: "date" }, time: { date: one.at, as: "time" } })],
    dotted("core.dot", ...whoOf(one, reader, world)),
    whatOf(one),
    "ref" in one && one.ref ? [{ ref: one.ref }] : [],
  ]),
});
