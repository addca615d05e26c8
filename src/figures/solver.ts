// HiGHS, a solver of linear programmes, in the few words that are needed here. Nothing else knows the library.
import type { Highs, Model } from "highs";

let highs: Highs | undefined;
/** It is heavy (23 MB, a tenth of a second): before the first question, and not at the start of a process. The same however often. */
export const loadSolver = async (): Promise<void> => {
  // Its types say that it is CommonJS; what Node loads is not.
  const library = (await import("highs")) as unknown as { readonly default: () => Promise<Highs> };
  highs ??= await library.default();
};

/** All finite. */
type Columns = { readonly lower: readonly number[]; readonly upper: readonly number[] };
/** `terms`: column → factor. The sum of each row is exactly `is`. */
export type Equation = {
  readonly terms: readonly (readonly [column: number, factor: number])[];
  readonly is: number;
};
export interface Programme {
  bound(column: number, lower: number, upper: number): void;
  cost(column: number, cost: number): void;
  /** The cheapest solution; in whole numbers where `whole` says so. undefined: there is none. Throws when the solver gives up. */
  solve(whole?: boolean): readonly number[] | undefined;
}

const build = (solver: Highs, { lower, upper }: Columns, rows: readonly Equation[]): Model => {
  const starts = [0];
  const [indices, values]: [number[], number[]] = [[], []];
  for (const { terms } of rows) {
    for (const [column, factor] of terms) {
      indices.push(column);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  const is = rows.map((row) => row.is);
  const model = solver.createModel({
    numCols: lower.length,
    numRows: rows.length,
    colCost: new Float64Array(lower.length),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(is),
    rowUpper: Float64Array.from(is),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: lower.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  model.options.set({ output_flag: false, random_seed: 0 });
  return model;
};
/** Asks one programme many things, each starting from the answer before; gives its memory back when `work` returns or throws. */
export const withProgramme = <T>(
  columns: Columns,
  rows: readonly Equation[],
  work: (programme: Programme) => T,
): T => {
  const solver = highs;
  if (!solver) throw new Error("the solver is not loaded");
  const { modelStatus, variableType } = solver.constants;
  const model = build(solver, columns, rows);
  const all = Array.from(columns.lower, (_, at) => at);
  const setWhole = (is: boolean): void => {
    const type = is ? variableType.integer : variableType.continuous;
    for (const at of all) model.changeColIntegrality(at, type);
  };
  try {
    return work({
      bound: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
      cost: (column, cost) => void model.changeColCost(column, cost),
      solve: (whole = false) => {
        if (whole) setWhole(true);
        model.run();
        const status = model.getModelStatus();
        const value =
          status === modelStatus.optimal ? Array.from(model.getSolution().colValue) : undefined;
        if (whole) setWhole(false);
        if (value) return value;
        if (status === modelStatus.infeasible) return undefined;
        throw new Error(`the solver gave up with status ${status}`);
      },
    });
  } finally {
    model.dispose();
  }
};
