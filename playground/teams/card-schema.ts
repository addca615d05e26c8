// What an Adaptive Card may contain in Teams: schema version 1.5 (adaptivecards.io), and Teams' own additions under `msteams`.

/** How a property's value is checked. */
export type Kind =
  | "string"
  | "number"
  | "boolean"
  | "object"
  /** A bare string, or an object of its own kind that is not looked into. */
  | "image"
  | "height"
  | "width"
  | "fallback"
  | "elements"
  | "columns"
  | "runs"
  | "actions"
  | "action"
  | "card"
  | "choices"
  | "facts"
  | "images"
  | "sources"
  | "tableColumns"
  | "rows"
  | "cells"
  | "chartData"
  | "targets"
  | "query"
  | readonly string[];
export type Shape = {
  readonly needs: Readonly<Record<string, Kind>>;
  readonly may: Readonly<Record<string, Kind>>;
};

const spacing = ["default", "none", "small", "medium", "large", "extraLarge", "padding"] as const;
const colors = ["default", "dark", "light", "accent", "good", "warning", "attention"] as const;
const sizes = ["default", "small", "medium", "large", "extraLarge"] as const;
const weights = ["default", "lighter", "bolder"] as const;
const fonts = ["default", "monospace"] as const;
const sides = ["left", "center", "right"] as const;
const vertical = ["top", "center", "bottom"] as const;
const styles = ["default", "emphasis", "good", "attention", "warning", "accent"] as const;
const imageSizes = ["auto", "stretch", "small", "medium", "large"] as const;

const any: Readonly<Record<string, Kind>> = {
  id: "string",
  isVisible: "boolean",
  requires: "object",
  fallback: "fallback",
};
const element: Readonly<Record<string, Kind>> = {
  ...any,
  height: "height",
  separator: "boolean",
  spacing,
};
const field: Readonly<Record<string, Kind>> = {
  ...element,
  label: "string",
  isRequired: "boolean",
  errorMessage: "string",
};
const text: Readonly<Record<string, Kind>> = {
  color: colors,
  fontType: fonts,
  isSubtle: "boolean",
  size: sizes,
  weight: weights,
};
const box: Readonly<Record<string, Kind>> = {
  selectAction: "action",
  style: styles,
  verticalContentAlignment: vertical,
  bleed: "boolean",
  backgroundImage: "image",
  minHeight: "string",
  rtl: "boolean",
};
const shape = (
  needs: Readonly<Record<string, Kind>>,
  ...may: readonly Readonly<Record<string, Kind>>[]
): Shape => ({
  needs,
  may: Object.assign({}, ...may),
});

export const elements: Readonly<Record<string, Shape>> = {
  TextBlock: shape({ text: "string" }, element, text, {
    horizontalAlignment: sides,
    maxLines: "number",
    wrap: "boolean",
    style: ["default", "heading", "columnHeader"],
  }),
  RichTextBlock: shape({ inlines: "runs" }, element, { horizontalAlignment: sides }),
  Image: shape({ url: "string" }, element, {
    altText: "string",
    backgroundColor: "string",
    horizontalAlignment: sides,
    selectAction: "action",
    size: imageSizes,
    style: ["default", "person"],
    width: "string",
    msteams: "object",
  }),
  ImageSet: shape({ images: "images" }, element, { imageSize: imageSizes }),
  Media: shape({ sources: "sources" }, element, { poster: "string", altText: "string" }),
  Container: shape({ items: "elements" }, element, box),
  ColumnSet: shape({}, element, box, { columns: "columns", horizontalAlignment: sides }),
  FactSet: shape({ facts: "facts" }, element),
  ActionSet: shape({ actions: "actions" }, element, { horizontalAlignment: sides }),
  "Chart.HorizontalBar": shape({ data: "chartData" }, element, {
    title: "string",
    xAxisTitle: "string",
    yAxisTitle: "string",
    showTitle: "boolean",
    showLegend: "boolean",
    displayMode: ["AbsoluteWithAxis", "AbsoluteNoAxis", "PartToWhole"],
  }),
  Table: shape({}, element, {
    columns: "tableColumns",
    rows: "rows",
    firstRowAsHeader: "boolean",
    firstRowAsHeaders: "boolean",
    showGridLines: "boolean",
    gridStyle: styles,
    horizontalCellContentAlignment: sides,
    verticalCellContentAlignment: vertical,
  }),
  "Input.Text": shape({ id: "string" }, field, {
    isMultiline: "boolean",
    maxLength: "number",
    placeholder: "string",
    regex: "string",
    style: ["text", "tel", "url", "email", "password"],
    inlineAction: "action",
    value: "string",
  }),
  "Input.Number": shape({ id: "string" }, field, {
    max: "number",
    min: "number",
    placeholder: "string",
    value: "number",
  }),
  "Input.Date": shape({ id: "string" }, field, {
    max: "string",
    min: "string",
    placeholder: "string",
    value: "string",
  }),
  "Input.Time": shape({ id: "string" }, field, {
    max: "string",
    min: "string",
    placeholder: "string",
    value: "string",
  }),
  "Input.Toggle": shape({ id: "string", title: "string" }, field, {
    value: "string",
    valueOff: "string",
    valueOn: "string",
    wrap: "boolean",
  }),
  "Input.ChoiceSet": shape({ id: "string" }, field, {
    choices: "choices",
    "choices.data": "query",
    isMultiSelect: "boolean",
    style: ["compact", "expanded", "filtered"],
    value: "string",
    placeholder: "string",
    wrap: "boolean",
  }),
};

const action: Readonly<Record<string, Kind>> = {
  ...any,
  title: "string",
  iconUrl: "string",
  style: ["default", "positive", "destructive"],
  tooltip: "string",
  isEnabled: "boolean",
  mode: ["primary", "secondary"],
};
export const actions: Readonly<Record<string, Shape>> = {
  "Action.OpenUrl": shape({ url: "string" }, action),
  "Action.Submit": shape({}, action, {
    data: "object",
    associatedInputs: ["auto", "none"],
    msteams: "object",
  }),
  "Action.Execute": shape({}, action, {
    verb: "string",
    data: "object",
    associatedInputs: ["auto", "none"],
  }),
  "Action.ShowCard": shape({ card: "card" }, action),
  "Action.ToggleVisibility": shape({ targetElements: "targets" }, action),
};

/** What stands inside an element and is no element by itself. `type` is checked by name where the schema has one. */
export const parts = {
  column: shape({}, any, box, {
    items: "elements",
    separator: "boolean",
    spacing,
    width: "width",
    height: "height",
  }),
  run: shape({ text: "string" }, text, {
    highlight: "boolean",
    italic: "boolean",
    selectAction: "action",
    strikethrough: "boolean",
    underline: "boolean",
  }),
  fact: shape({ title: "string", value: "string" }),
  choice: shape({ title: "string", value: "string" }),
  query: shape(
    { dataset: "string" },
    { associatedInputs: ["auto", "none"], value: "string", count: "number", skip: "number" },
  ),
  source: shape({ mimeType: "string", url: "string" }),
  tableColumn: shape(
    {},
    {
      width: "width",
      horizontalCellContentAlignment: sides,
      verticalCellContentAlignment: vertical,
    },
  ),
  row: shape({ cells: "cells" }, any, {
    style: styles,
    horizontalCellContentAlignment: sides,
    verticalCellContentAlignment: vertical,
  }),
  cell: shape({ items: "elements" }, any, box),
  bar: shape({ x: "string", y: "number" }, { color: "string" }),
} as const;

export const card: Shape = shape(
  {},
  {
    version: "string",
    $schema: "string",
    body: "elements",
    actions: "actions",
    selectAction: "action",
    fallbackText: "string",
    backgroundImage: "image",
    metadata: "object",
    minHeight: "string",
    rtl: "boolean",
    speak: "string",
    lang: "string",
    verticalContentAlignment: vertical,
    refresh: "object",
    authentication: "object",
    msteams: "object",
  },
);
