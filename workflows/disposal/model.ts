// What is known of disposals (gallring): how many documents of a kind an agency's Stafett erased in a month, and by which rule. No reference, no day.
import type { DocumentKind } from "../../src/retention.ts";
import type { AgencyId, Open } from "../../src/rules/ui.ts";

/** `shared`: others had it too, and the longest of their days counted. `set`: the days of when it was written. */
export type Rule =
  | {
      readonly how: "plan";
      readonly days: Open<number>;
      readonly on: string;
      readonly by: Open<string>;
    }
  | { readonly how: "usual" | "shared" | "set"; readonly days: Open<number> }
  | { readonly how: "request" | "operator" | "part" };
/** `month`: of the local calendar, such as 2026-11. Nothing here is finer. */
type One = { readonly month: Open<string>; readonly kind: DocumentKind; readonly rule: Rule };
export type Line = One & { readonly n: Open<number> };
export type State = { readonly lines: Readonly<Record<AgencyId, readonly Line[]>> };
export type Event =
  | { readonly type: "started" }
  | ({ readonly type: "erased"; readonly agency: AgencyId } & One);

const nameOf = ({ month, kind, rule }: One): string =>
  [
    month,
    kind,
    rule.how,
    ...("days" in rule ? [rule.days] : []),
    ...("on" in rule ? [rule.on, rule.by] : []),
  ].join("|");
const counted = (lines: readonly Line[], one: One): readonly Line[] => {
  const name = nameOf(one);
  const known = lines.some((line) => nameOf(line) === name);
  if (!known) return [...lines, { ...one, n: 1 as Open<number> }];
  return lines.map((line) =>
    nameOf(line) === name ? { ...line, n: (line.n + 1) as Open<number> } : line,
  );
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "started") return state;
  const { type: _type, agency, ...one } = event;
  return { lines: { ...state.lines, [agency]: counted(state.lines[agency] ?? [], one) } };
};

export type Month = { readonly month: Open<string>; readonly lines: readonly Line[] };
/**
 * The months of one agency that are over by `today`, a local day; the newest first. Of the month that runs nothing is said: two looks at it, a day apart,
 * would say on which day a case was erased.
 */
export const monthsOf = ({ lines }: State, agency: AgencyId, today: string): readonly Month[] => {
  const own = (lines[agency] ?? []).filter(({ month }) => month < today.slice(0, 7));
  const months = [...new Set(own.map(({ month }) => month))].sort().reverse();
  return months.map((month) => ({ month, lines: own.filter((line) => line.month === month) }));
};
