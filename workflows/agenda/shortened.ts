// A panel that fits a dialog: of a long agenda the first of each heading, and how many there are.
import { t, text } from "../../src/rules/say.ts";
import { type Block, count, type Panel, type Secret, type Span } from "../../src/rules/ui.ts";

type Row<C extends string> = Extract<Block<Span | Secret, C>, { readonly kind: "row" }>;
/**
 * A dialog of Teams is a card of at most 24 kB (`cardBytes` in adapters/teams/render.ts), of which facts, headings and buttons take up to 8. What a row takes
 * was measured: so much for itself and for each of its buttons, and two bytes for a letter that somebody wrote.
 */
const [rowBytes, buttonBytes, letterBytes, mostRowBytes] = [270, 270, 2, 15_500];
const weightOf = <C extends string>({ text, actions }: Row<C>): number => {
  const letters = text
    .map((span) => ("text" in span ? String(span.text).length : 0))
    .reduce((sum, n) => sum + n, 0);
  return rowBytes + buttonBytes * (actions?.length ?? 0) + letterBytes * letters;
};

/** How many of each section: one of each in turn, so that no section crowds out another. */
const shares = (sections: readonly (readonly number[])[]): readonly number[] => {
  const shown = sections.map(() => 0);
  let left = mostRowBytes;
  for (let turn = 0; sections.some((rows) => rows.length > turn); turn++)
    for (const [at, rows] of sections.entries()) {
      const weight = rows[turn];
      if (weight === undefined || weight > left || shown[at] !== turn) continue;
      left -= weight;
      shown[at] = turn + 1;
    }
  return shown;
};
type Body<C extends string> = Panel<C>["body"];
const sectionsOf = <C extends string>(body: Body<C>): readonly Body<C>[] => {
  const sections: Body<C>[number][][] = [[]];
  for (const block of body)
    if (block.kind === "heading") sections.push([block]);
    else sections.at(-1)?.push(block);
  return sections;
};
const more = (shown: readonly unknown[], all: readonly unknown[]) =>
  text(t("agenda.more", { shown: count(shown), all: count(all) }), "quiet");
/**
 * A panel with the first rows under each of its headings, as many as fit; where some are left out it says how many there are. Everything
 * else stays. Whoever reads it sees only what they may read, so that the number tells nothing that they could not count.
 */
export const shortened = <C extends string>({ body, ...rest }: Panel<C>): Panel<C> => {
  const sections = sectionsOf(body);
  const rowsOf = (section: Body<C>): readonly Row<C>[] =>
    section.filter((block) => block.kind === "row");
  const most = shares(sections.map((section) => rowsOf(section).map(weightOf)));
  const short = sections.flatMap((section, at): Body<C> => {
    const rows = rowsOf(section);
    const shown = rows.slice(0, most[at]);
    if (shown.length === rows.length) return section;
    const last = rows[shown.length];
    return section.flatMap((block) => {
      if (block === last) return [more(shown, rows)];
      return block.kind === "row" && !shown.includes(block) ? [] : [block];
    });
  });
  return { ...rest, body: short };
};
