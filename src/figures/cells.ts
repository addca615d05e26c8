// Rows of codes → every cell of a catalogue of tables, margins among them, and the sums that tie the cells together. Knows nothing of what the codes mean.

/** One person: a code of each dimension. What was not said, or is no code of ours, counts as the dimension's last code. */
export type Row = Readonly<Record<string, string | undefined>>;
/** Rows that say the same, counted. `key`: the sum of their record keys, where there are such. */
export type Group = { readonly row: Row; readonly count: number; readonly key?: number };
export type Catalogue = {
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Each a table of at most three dimensions. */
  readonly tables: readonly (readonly string[])[];
  /** Codes that are never said together, whatever happens: everybody knows that nobody is there. */
  readonly never?: readonly Row[];
  /** Dimensions that are another one with codes joined: which, and what each of its codes is called here. */
  readonly joined?: Readonly<Record<string, { readonly of: string; readonly codes: Row }>>;
};
/** The field of a row that names its contributor, such as an agency. It is no dimension. A contributor knows its own rows, and subtracts them from a figure. */
export const contributor = "contributor";
/** A total is the sum of its parts, over one dimension. All are indices. */
export type Sum = { readonly total: number; readonly parts: readonly number[] };
/** `names[i]`: dimension=code, in the order of the catalogue; a margin lacks what it sums over, and the grand total is the empty text. */
export type Cells = {
  readonly names: readonly string[];
  readonly counts: readonly number[];
  /** For each contributor its own count of each cell. */
  readonly own: readonly (readonly number[])[];
  readonly keys: readonly number[];
  readonly sums: readonly Sum[];
  readonly at: ReadonlyMap<string, number>;
  /** Which cells everybody knows to be empty. */
  readonly empty: readonly boolean[];
};

/** Record keys are 32 bits, and so are their sums. */
export const keySpace = 2 ** 32;
export const codesOf = ({ dimensions }: Catalogue, dimension: string): readonly string[] =>
  dimensions[dimension] ?? [];
export const nameOf = (at: Row, order: readonly string[]): string =>
  order.flatMap((each) => (at[each] === undefined ? [] : [`${each}=${at[each]}`])).join("&");

/** Each once, and of each with joined codes the table as it was before: who reckons with the one reckons with the other. */
export const withFine = (
  { joined = {} }: Catalogue,
  tables: Catalogue["tables"],
): Catalogue["tables"] => {
  const all = tables.flatMap((table) => [
    table,
    table.map((dimension) => joined[dimension]?.of ?? dimension),
  ]);
  return [...new Map(all.map((table) => [table.join("&"), table])).values()];
};
const subsetsOf = (dimensions: readonly string[]): readonly (readonly string[])[] =>
  dimensions.reduce<readonly (readonly string[])[]>(
    (found, each) => found.flatMap((one) => [one, [...one, each]]),
    [[]],
  );
/** Every set of dimensions that is a table or a margin of one, once. */
const marginsOf = ({ dimensions, tables }: Catalogue): readonly (readonly string[])[] => {
  const order = Object.keys(dimensions);
  const all = tables.flatMap((table) => subsetsOf(order.filter((each) => table.includes(each))));
  return [...new Map(all.map((each) => [each.join("&"), each])).values()];
};
const combine = (catalogue: Catalogue, dimensions: readonly string[]): readonly Row[] =>
  dimensions.reduce<readonly Row[]>(
    (found, each) =>
      found.flatMap((one) => codesOf(catalogue, each).map((code) => ({ ...one, [each]: code }))),
    [{}],
  );

/** The names of the cells of some of the tables, margins included. */
export const namesOf = (catalogue: Catalogue, tables: Catalogue["tables"]): readonly string[] => {
  const order = Object.keys(catalogue.dimensions);
  return marginsOf({ ...catalogue, tables }).flatMap((margin) =>
    combine(catalogue, margin).map((at) => nameOf(at, order)),
  );
};
const sumsOf = (catalogue: Catalogue, at: ReadonlyMap<string, number>): readonly Sum[] => {
  const order = Object.keys(catalogue.dimensions);
  const place = (row: Row): number => at.get(nameOf(row, order)) ?? -1;
  const restOf = (margin: readonly string[], over: string): readonly Row[] =>
    combine(
      catalogue,
      margin.filter((each) => each !== over),
    );
  return marginsOf(catalogue).flatMap((margin) =>
    margin.flatMap((over) => [
      ...restOf(margin, over).map((row) => ({
        total: place(row),
        parts: codesOf(catalogue, over).map((code) => place({ ...row, [over]: code })),
      })),
      ...restOf(margin, over).flatMap((row) => joinedSums(catalogue, row, over, place)),
    ]),
  );
};
/** A joined code is the sum of its codes, where they are cells, too. */
const joinedSums = (
  catalogue: Catalogue,
  row: Row,
  over: string,
  place: (row: Row) => number,
): readonly Sum[] => {
  const fine = catalogue.joined?.[over];
  if (!fine) return [];
  return codesOf(catalogue, over).flatMap((code) => {
    const parts = codesOf(catalogue, fine.of).filter((each) => fine.codes[each] === code);
    const places = parts.map((each) => place({ ...row, [fine.of]: each }));
    return places.every((each) => each >= 0)
      ? [{ total: place({ ...row, [over]: code }), parts: places }]
      : [];
  });
};
/** The code of a row in a dimension: the last one where it says none of ours. */
const codeIn = (catalogue: Catalogue, row: Row, dimension: string): string | undefined => {
  const fine = catalogue.joined?.[dimension];
  if (fine) return fine.codes[codeIn(catalogue, row, fine.of) ?? ""];
  const codes = codesOf(catalogue, dimension);
  const said = row[dimension];
  return said !== undefined && codes.includes(said) ? said : codes.at(-1);
};
/** For each set of dimensions: where the cell of these codes stands, by their numbers. */
const placesOf = (
  catalogue: Catalogue,
  margin: readonly string[],
  at: ReadonlyMap<string, number>,
): readonly number[] => {
  const order = Object.keys(catalogue.dimensions);
  return combine(catalogue, margin).map((row) => at.get(nameOf(row, order)) ?? -1);
};
/** What is called impossible and was seen none the less is no cell that everybody knows to be empty. */
const emptyOf = (
  { never = [], dimensions }: Catalogue,
  names: readonly string[],
  counts: readonly number[],
): readonly boolean[] => {
  const pairs = never.map((row) => nameOf(row, Object.keys(dimensions)).split("&"));
  return names.map((name, cell) => {
    const has = name.split("&");
    return counts[cell] === 0 && pairs.some((pair) => pair.every((each) => has.includes(each)));
  });
};
/** Of each dimension how many codes it has, and the number of each group's code among them. */
const numbersOf = (catalogue: Catalogue, groups: readonly Group[]) =>
  new Map(
    Object.keys(catalogue.dimensions).map((each) => {
      const codes = codesOf(catalogue, each);
      const number = new Map<string | undefined, number>(codes.map((code, n) => [code, n]));
      const of = groups.map(
        ({ row }) => number.get(codeIn(catalogue, row, each)) ?? codes.length - 1,
      );
      return [each, { size: codes.length, of }] as const;
    }),
  );
/** Counts every cell of the catalogue. One pass over the groups for each set of dimensions. */
export const countCells = (catalogue: Catalogue, groups: readonly Group[]): Cells => {
  const names = namesOf(catalogue, catalogue.tables);
  const at = new Map(names.map((name, place) => [name, place]));
  const [counts, keys] = [
    new Array<number>(names.length).fill(0),
    new Array<number>(names.length).fill(0),
  ];
  const own = new Map<string, number[]>();
  for (const { row } of groups) {
    const who = row[contributor];
    if (who !== undefined && !own.has(who)) own.set(who, new Array<number>(names.length).fill(0));
  }
  const numbers = numbersOf(catalogue, groups);
  for (const margin of marginsOf(catalogue)) {
    const places = placesOf(catalogue, margin, at);
    const columns = margin.flatMap((each) => numbers.get(each) ?? []);
    for (const [n, { row, count, key = 0 }] of groups.entries()) {
      const place =
        places[columns.reduce((sum, { size, of }) => sum * size + (of[n] ?? 0), 0)] ?? -1;
      counts[place] = (counts[place] ?? 0) + count;
      keys[place] = ((keys[place] ?? 0) + key) % keySpace;
      const theirs = own.get(row[contributor] ?? "");
      if (theirs) theirs[place] = (theirs[place] ?? 0) + count;
    }
  }
  return {
    names,
    counts,
    own: [...own.values()],
    keys,
    sums: sumsOf(catalogue, at),
    at,
    empty: emptyOf(catalogue, names, counts),
  };
};
