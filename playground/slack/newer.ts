// The blocks that Slack has got since: an alert, a data table and a chart. They come to one workspace after another, and stand in some places only.
import { z } from "zod";
import { anyText, blockId, chars } from "./composition.ts";
import {
  CHART_LABEL,
  CHART_POINTS,
  CHART_SERIES,
  CHART_TITLE,
  CHARTS,
  TABLE_CHARS,
  TABLE_COLUMNS,
  TABLE_PAGE,
  TABLE_ROWS,
  TEXT_CHARS,
} from "./limits.ts";
import { problem } from "./problems.ts";

export type Place = "message" | "modal" | "home";
/** Names of what a workspace does not have yet: `data_table in modal`. */
export type Lacks = ReadonlySet<string>;

export const alert = z.strictObject({
  type: z.literal("alert"),
  block_id: blockId,
  text: anyText(TEXT_CHARS),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});

const rawText = z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal("raw_number"),
  value: z.number(),
  text: z.string().min(1),
});
/** Of rich text no more is looked at than that it is some: Stafett draws none in a cell. */
const richText = z.strictObject({ type: z.literal("rich_text"), elements: z.array(z.unknown()) });
const cell = z.discriminatedUnion("type", [rawText, rawNumber, richText]);
export const dataTable = z
  .strictObject({
    type: z.literal("data_table"),
    block_id: blockId,
    caption: chars(TEXT_CHARS),
    rows: z.array(z.array(cell).min(1).max(TABLE_COLUMNS)).min(2).max(TABLE_ROWS),
    page_size: z.int().min(1).max(TABLE_PAGE).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(({ rows: [head] }) => head?.every(({ type }) => type !== "rich_text"), {
    path: ["rows", 0],
    message: "rich_text is not allowed in the header row",
  })
  .refine(({ rows }) => rows.every(({ length }) => length === rows[0]?.length), {
    path: ["rows"],
    message: "all rows must have the same number of cells",
  })
  .refine(({ rows, row_header_column_index: index = 0 }) => index < (rows[0]?.length ?? 0), {
    path: ["row_header_column_index"],
    message: "must be the index of a column",
  });

const label = z.string().min(1).max(CHART_LABEL);
/** Of the four kinds of chart, the one that Stafett draws: bars. Each series has one finite number for each category. */
export const dataVisualization = z
  .strictObject({
    type: z.literal("data_visualization"),
    block_id: blockId,
    title: z.string().min(1).max(CHART_TITLE),
    chart: z.strictObject({
      type: z.literal("bar"),
      series: z
        .array(
          z.strictObject({
            name: label,
            data: z
              .array(z.strictObject({ label, value: z.number() }))
              .min(1)
              .max(CHART_POINTS),
          }),
        )
        .min(1)
        .max(CHART_SERIES),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(CHART_POINTS),
        x_label: z.string().max(CHART_TITLE).optional(),
        y_label: z.string().max(CHART_TITLE).optional(),
      }),
    }),
  })
  .refine(
    ({
      chart: {
        axis_config: { categories },
      },
    }) => new Set(categories).size === categories.length,
    {
      path: ["chart", "axis_config", "categories"],
      message: "must be unique",
    },
  )
  .refine(
    ({
      chart: {
        series,
        axis_config: { categories },
      },
    }) =>
      series.every(
        ({ data }) =>
          data.length === categories.length &&
          data.every((one, at) => one.label === categories[at]),
      ),
    { path: ["chart", "series"], message: "must have one value for each category" },
  );

type Inner = { readonly type: string };
const tableChars = (block: Inner): number =>
  block.type === "data_table"
    ? (block as z.infer<typeof dataTable>).rows
        .flat()
        .reduce((sum, each) => sum + ("text" in each ? each.text.length : 0), 0)
    : 0;
/** The cells of all tables on one screen count together. */
export const tooLong = (blocks: readonly Inner[], root: readonly PropertyKey[]): string[] =>
  blocks.reduce((sum, block) => sum + tableChars(block), 0) > TABLE_CHARS
    ? [problem(`the cells of all tables must be less than ${TABLE_CHARS + 1} characters`, root)]
    : [];
export const tooMany = (blocks: readonly Inner[], root: readonly PropertyKey[]): string[] =>
  blocks.filter(({ type }) => type === "data_visualization").length > CHARTS
    ? [problem(`no more than ${CHARTS} data_visualization blocks allowed`, root)]
    : [];
/** What may not stand there, by Slack's documents or because this workspace does not have it yet. */
export const misplaced = (
  blocks: readonly Inner[],
  root: readonly PropertyKey[],
  place: Place,
  lacks: Lacks,
): string[] =>
  blocks.flatMap(({ type }, at) =>
    (type === "alert" && place !== "modal") || lacks.has(`${type} in ${place}`)
      ? [problem(`unsupported type: ${type}`, [...root, at, "type"])]
      : [],
  );
