// What stands of an instance in clear columns beside its journal: a line for each, which writing, emptying and asking read.
import type { Clear, Listed, Listing, SqlRow, SqlValue } from "./port.ts";

/** What is asked of one column: the SQL behind its name, and the values of its marks. */
/** A piece of a statement, and the values of its marks. */
export type Asked = readonly [sql: string, ...values: SqlValue[]];
type Column<Of> = {
  readonly name: string;
  /** What the column says of this. */
  readonly read: (of: Of) => SqlValue;
  /** An update touches every index of a column that it names, changed or not: what seldom changes is named only when it does. */
  readonly seldom: boolean;
};
/** `asked`: undefined when the query says nothing of the column. */
type ClearColumn = Column<Clear> & { readonly asked: (q: Listing) => Asked | undefined };

const ms = (iso: string | undefined): number | null => (iso === undefined ? null : Date.parse(iso));

const compared = (
  sign: "=" | "<" | "<=" | ">=",
  value: string | number | null | undefined,
): Asked | undefined => (value === undefined || value === null ? undefined : [`${sign} ?`, value]);
const opened = ({ openedSince, openedUntil }: Listing): Asked | undefined =>
  openedUntil === undefined
    ? compared(">=", ms(openedSince))
    : ["between ? and ?", ms(openedSince) ?? 0, Date.parse(openedUntil)];
/** One of these; of none, nothing is. */
export const among = (values: readonly string[]): Asked => [
  `in (${values.map(() => "?").join(", ") || "null"})`,
  ...values,
];

export const clearColumns: readonly ClearColumn[] = [
  { name: "ref", seldom: true, read: (s) => s.ref, asked: (q) => compared("=", q.ref) },
  { name: "words", seldom: true, read: (s) => s.words, asked: (q) => compared("=", q.words) },
  // No mark: an index that holds only what is open is not taken for a value that comes later.
  {
    name: "open",
    seldom: true,
    read: (s) => (s.open ? 1 : 0),
    asked: (q) => (q.open === undefined ? undefined : [`= ${q.open ? 1 : 0}`]),
  },
  { name: "region", seldom: true, read: (s) => s.region, asked: (q) => compared("=", q.region) },
  { name: "agency", seldom: true, read: (s) => s.agency, asked: (q) => compared("=", q.agency) },
  {
    name: "holder",
    seldom: true,
    read: (s) => s.holder,
    asked: (q) => q.holders && among(q.holders),
  },
  {
    name: "due_at",
    seldom: false,
    read: (s) => s.dueAt,
    asked: (q) => compared("<", ms(q.dueBefore)),
  },
  { name: "opened_at", seldom: true, read: (s) => s.openedAt, asked: (q) => opened(q) },
  {
    name: "closed_at",
    seldom: true,
    read: (s) => s.closedAt,
    asked: (q) => compared(">=", ms(q.closedSince)),
  },
  { name: "belongs_to", seldom: true, read: (s) => s.belongsTo, asked: (q) => compared("=", q.of) },
];
/** Of what there is nothing any more. */
export const nothingClear: Clear = {
  ref: null,
  words: null,
  open: false,
  region: null,
  agency: null,
  holder: null,
  dueAt: null,
  openedAt: null,
  closedAt: null,
  belongsTo: null,
};

/** Every column that a commit writes, with its value from the whole row. */
export const columns: readonly Column<Listed>[] = [
  { name: "people_revision", seldom: true, read: (row) => row.peopleRevision },
  { name: "code_revision", seldom: true, read: (row) => row.codeRevision },
  ...clearColumns.map(({ name, seldom, read }) => ({
    name,
    seldom,
    read: (row: Listed) => read(row.clear),
  })),
  { name: "erase_by", seldom: true, read: (row) => row.eraseBy },
];
export const oftenColumns = columns.filter((column) => !column.seldom);
const seldomColumns = columns.filter((column) => column.seldom);

/** Whether two rows differ at most in what changes often. */
export const sameSeldom = (before: Listed, after: Listed): boolean =>
  seldomColumns.every((column) => column.read(before) === column.read(after));
/** For an update: `name = ?, …`. */
export const assignments = (list: readonly { readonly name: string }[]): string =>
  list.map(({ name }) => `${name} = ?`).join(", ");
/** The values of columns, in their order. */
export const valuesOf = <Of>(list: readonly Column<Of>[], of: Of): SqlValue[] =>
  list.map((column) => column.read(of));
/** Rows as what the statement that gave them says they are. */
export const rowsOf = <T>(found: readonly SqlRow[]): readonly T[] =>
  found as unknown as readonly T[];
