// Projections: what others may read of an instance, typed, one for each workflow.
import type { Facts, Row, Summary } from "./query.ts";
import type { MemberId, Sealed } from "./ui.ts";
import type { Member } from "./who.ts";
import type { Viewer, World } from "./workflow.ts";

/** Class A alone: a sealed value is none of these. */
type Plain = string | number | readonly string[] | Readonly<Record<string, number>>;
/** Which of the rows asked for as `name` have the viewer among those whose turn it is: `waits` of a panel where several read the same. */
export const turnsOf =
  (projection: { of(row: Row): { readonly to?: readonly MemberId[] | undefined } }, name: string) =>
  ({ member }: Viewer, world: World): readonly Row[] =>
    world.rows(name).filter((row) => projection.of(row).to?.includes(member.id));
type Of = Pick<Row, "workflow" | "summary">;
/** `A`: facts that lie with the row of a list. `B`: what a reader who may open the instance knows of it besides. */
type Projection<A, B> = {
  readonly workflow: string;
  /** For the summary of its own view: `summary: { open, ...trainingProjection.says({ step }) }`. */
  says(facts: A): Required<Pick<Summary, "facts">>;
  /** What a row says; nothing where it is a row of another workflow. */
  of(row: Of): Partial<A>;
  /** Gives a rule of class B its type: `known: guideProjection.knows((state: State, by) => …)`. */
  knows<S>(
    rule: (state: S, by: Member) => Sealed<B> | undefined,
  ): (state: S, by: Member) => Sealed<B> | undefined;
  /** What the reader knows of a row that was asked for with `titles`; undefined: nothing. */
  known(row: Pick<Row, "workflow" | "known"> | undefined): Sealed<B> | undefined;
};
/** `projection<{ step: Step }, { why: Sealed<WhyNot> }>("guide")`. The facts are read as `says` wrote them: when code changes, every view is made anew. */
export const projection = <A extends { readonly [K in keyof A]: Plain | undefined }, B = never>(
  workflow: string,
): Projection<A, B> => ({
  workflow,
  says: (facts) => ({ facts: facts as unknown as Facts }),
  of: (row) =>
    row.workflow === workflow ? ((row.summary.facts ?? {}) as unknown as Partial<A>) : {},
  knows: (rule) => rule,
  known: (row) => (row?.workflow === workflow ? (row.known as Sealed<B> | undefined) : undefined),
});
