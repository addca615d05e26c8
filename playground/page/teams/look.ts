// How cards look in the light theme of Teams. Numbers are pixels.
import { HostConfig } from "adaptivecards";

/** Text on white in at least 4.5:1. */
export const ATTENTION = "#b10e1c";
const color = (standard: string, subtle = standard) => ({ default: standard, subtle });
const foregroundColors = {
  default: color("#242424", "#616161"),
  dark: color("#242424", "#616161"),
  light: color("#ffffff", "#f0f0f0"),
  accent: color("#4f52b2", "#5b5fc7"),
  good: color("#0e700e", "#107c10"),
  warning: color("#8a3707", "#835c00"),
  attention: color(ATTENTION, "#c4314b"),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

export const teamsLook = new HostConfig({
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  fontTypes: {
    default: { fontFamily: "inherit", fontSizes, fontWeights },
    monospace: { fontFamily: "ui-monospace, Consolas, monospace", fontSizes, fontWeights },
  },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container("#ffffff"),
    emphasis: container("#f5f5f5"),
    accent: container("#e8ebfa"),
    good: container("#f1faf1"),
    warning: container("#fdf6f3"),
    attention: container("#fdf3f4"),
  },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false, fontType: "default" } },
  textBlock: { headingLevel: 3 },
  factSet: {
    title: { color: "default", size: "default", weight: "bolder", isSubtle: false, wrap: true, maxWidth: 160 },
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
