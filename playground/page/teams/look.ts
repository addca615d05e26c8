// How cards look in Teams. Numbers are pixels; the colours of both themes are in style/teams-palette.css, so that a card need not be drawn again, and
// lose what stands in its inputs, when the evening comes.
import { HostConfig } from "adaptivecards";

const ATTENTION = "var(--lingon)";
/** The ground on which the bot says what is wrong at a field. */
export const WARNED = "var(--warning-soft)";
const color = (standard: string, subtle = standard) => ({ default: standard, subtle });
const foregroundColors = {
  default: color("var(--ink)", "var(--ink-2)"),
  dark: color("var(--ink)", "var(--ink-2)"),
  light: color("#ffffff", "#f0f0f0"),
  accent: color("var(--pine)"),
  good: color("var(--good)"),
  warning: color("var(--warning)", "var(--amber)"),
  attention: color(ATTENTION),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

export const teamsLook = new HostConfig({
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontTypes: {
    default: { fontFamily: "inherit", fontSizes, fontWeights },
    monospace: { fontFamily: "ui-monospace, Consolas, monospace", fontSizes, fontWeights },
  },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container("var(--paper)"),
    emphasis: container("var(--canvas)"),
    accent: container("var(--pine-soft)"),
    good: container("var(--good-soft)"),
    warning: container(WARNED),
    attention: container("var(--lingon-soft)"),
  },
  textStyles: {
    heading: {
      size: "large",
      weight: "bolder",
      color: "default",
      isSubtle: false,
      fontType: "default",
    },
  },
  textBlock: { headingLevel: 2 },
  factSet: {
    title: {
      color: "default",
      size: "default",
      weight: "bolder",
      isSubtle: false,
      wrap: true,
      maxWidth: 160,
    },
    value: { color: "default", size: "default", weight: "default", isSubtle: false, wrap: true },
    spacing: 16,
  },
  adaptiveCard: { allowCustomStyle: false },
  actions: {
    maxActions: 6,
    spacing: "medium",
    buttonSpacing: 0,
    showCard: { actionMode: "inline", inlineTopMargin: 12 },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", size: "small", spacing: "small", weight: "bolder" },
  },
});
