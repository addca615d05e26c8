// The colours that the platforms draw with, as data with their source: what a card or a block looks like is theirs, and only its names are ours.

/** `#rrggbb`, or `#aarrggbb` as host configs write what lets the ground through. */
type Colour = string;
type Pair = { readonly default: Colour; readonly subtle: Colour };
export type Foreground = "default" | "dark" | "light" | "accent" | "good" | "warning" | "attention";
export type Ground = "default" | "emphasis" | "accent" | "good" | "warning" | "attention";
type Style = {
  readonly background: Colour;
  readonly foreground: Readonly<Record<Foreground, Pair>>;
};
export type CardTheme = {
  readonly styles: Readonly<Record<Ground, Style>>;
  /** Of an inline that can be pressed. */
  readonly link: Colour;
};

const one = (colour: Colour, subtle = colour): Pair => ({ default: colour, subtle });
const styles = (
  grounds: Readonly<Record<Ground, Colour>>,
  letters: Style["foreground"],
  onTinted: Partial<Style["foreground"]> = {},
): CardTheme["styles"] => {
  const style = (ground: Ground): Style => ({
    background: grounds[ground],
    foreground:
      ground === "default" || ground === "emphasis" ? letters : { ...letters, ...onTinted },
  });
  return {
    default: style("default"),
    emphasis: style("emphasis"),
    accent: style("accent"),
    good: style("good"),
    warning: style("warning"),
    attention: style("attention"),
  };
};

/** github.com/microsoft/AdaptiveCards, samples/HostConfig/microsoft-teams-light.json at 6cf9ce1ac957c32b864a6bf1ed31c13dc2efc742. */
const hostLight: CardTheme = {
  styles: styles(
    {
      default: "#ffffff",
      emphasis: "#fff9f8f7",
      accent: "#C7DEF9",
      good: "#CCFFCC",
      attention: "#FFC5B2",
      warning: "#FFE2B2",
    },
    {
      default: one("#ff252424", "#bf252424"),
      dark: one("#252424", "#bf252424"),
      light: one("#ffffff", "#fff3f2f1"),
      accent: one("#6264a7", "#8b8cc7"),
      good: one("#92c353", "#e592c353"),
      warning: one("#f8d22a", "#e5f8d22a"),
      attention: one("#c4314b", "#e5c4314b"),
    },
  ),
  link: "#6264a7",
};
/** The same, microsoft-teams-dark.json at 181511ae0825c5b224a717f96bb86ecd54122695: on a coloured ground its letters are dark. */
const hostDark: CardTheme = {
  styles: styles(
    {
      default: "#ff2d2c2c",
      emphasis: "#ff292828",
      accent: "#C7DEF9",
      good: "#CCFFCC",
      attention: "#FFC5B2",
      warning: "#FFE2B2",
    },
    {
      default: one("#ffffffff", "#bfffffff"),
      dark: one("#ff201f1f", "#ff2d2c2c"),
      light: one("#ffffffff", "#bfffffff"),
      accent: one("#ffa6a7dc", "#ff8b8cc7"),
      good: one("#ff92c353", "#e592c353"),
      warning: one("#fff8d22a", "#e5f8d22a"),
      attention: one("#ffd74654", "#e5d74654"),
    },
    { default: one("#ff201f1f", "#ff2d2c2c") },
  ),
  link: "#ffa6a7dc",
};

/** What of Fluent's tokens a card uses: grounds and letters by their names there. */
type Tokens = Readonly<Record<"text" | "subtle" | "ground" | "ground3" | "link", Colour>> & {
  readonly status: Readonly<
    Record<"danger" | "warning" | "success", { readonly ground: Colour; readonly text: Colour }>
  >;
};
const fluent = ({ text, subtle, ground, ground3, link, status }: Tokens): CardTheme => ({
  styles: styles(
    {
      default: ground,
      emphasis: ground3,
      accent: ground3,
      good: status.success.ground,
      warning: status.warning.ground,
      attention: status.danger.ground,
    },
    {
      default: one(text, subtle),
      dark: one(text, subtle),
      light: one(text, subtle),
      accent: one(link),
      good: one(status.success.text),
      warning: one(status.warning.text),
      attention: one(status.danger.text),
    },
  ),
  link,
});
/**
 * The client of today takes its colours from Fluent: `teamsLightTheme`, `teamsDarkTheme` and `teamsHighContrastTheme` of @fluentui/tokens 1.0.0-alpha.24.
 * colorNeutralForeground1 and 2, colorNeutralBackground1 and 3, colorBrandForegroundLink, colorStatus…Background1 and …Foreground1. Microsoft publishes no
 * host config for high contrast; which token stands for which style of a card is our reading.
 */
const fluentLight = fluent({
  text: "#242424",
  subtle: "#424242",
  ground: "#ffffff",
  ground3: "#f5f5f5",
  link: "#4f52b2",
  status: {
    danger: { ground: "#fdf3f4", text: "#b10e1c" },
    warning: { ground: "#fff9f5", text: "#bc4b09" },
    success: { ground: "#f1faf1", text: "#0e700e" },
  },
});
const fluentDark = fluent({
  text: "#ffffff",
  subtle: "#d6d6d6",
  ground: "#292929",
  ground3: "#1f1f1f",
  link: "#7f85f5",
  status: {
    danger: { ground: "#3b0509", text: "#dc626d" },
    warning: { ground: "#4a1e04", text: "#faa06b" },
    success: { ground: "#052505", text: "#54b054" },
  },
});
const black = { ground: "#000000", text: "#ffffff" } as const;
const fluentHighContrast = fluent({
  text: "#ffffff",
  subtle: "#ffffff",
  ground: "#000000",
  ground3: "#000000",
  link: "#ffff00",
  status: { danger: black, warning: black, success: black },
});
export const cardThemes: Readonly<Record<string, CardTheme>> = {
  "host config, light": hostLight,
  "host config, dark": hostDark,
  "Fluent, light": fluentLight,
  "Fluent, dark": fluentDark,
  "Fluent, high contrast": fluentHighContrast,
};

/** How Slack draws what Stafett asks for: letters on a ground. */
export type BlockLook = "text" | "context" | "link" | "button" | "primary" | "danger";
/**
 * Slack publishes no list: the custom properties of `.sk-client-theme--light` and `--dark` in the stylesheet of its web client (`--sk_primary_foreground` on
 * `--sk_primary_background`, `--sk_foreground_max_solid` for context, `--sk_highlight` for links), and its two colours of buttons, as others read them there.
 */
export const slackThemes: Readonly<
  Record<string, Readonly<Record<BlockLook, readonly [letters: Colour, ground: Colour]>>>
> = {
  light: {
    text: ["#1d1c1d", "#ffffff"],
    context: ["#616061", "#ffffff"],
    link: ["#1264a3", "#ffffff"],
    button: ["#1d1c1d", "#ffffff"],
    primary: ["#ffffff", "#007a5a"],
    danger: ["#ffffff", "#e01e5a"],
  },
  dark: {
    text: ["#d1d2d3", "#1a1d21"],
    context: ["#ababad", "#1a1d21"],
    link: ["#1d9bd1", "#1a1d21"],
    button: ["#d1d2d3", "#1a1d21"],
    primary: ["#ffffff", "#007a5a"],
    danger: ["#ffffff", "#e01e5a"],
  },
};

const channels = (colour: Colour): { readonly alpha: number; readonly rgb: readonly number[] } => {
  const hex = colour.slice(1);
  const bytes = [...(hex.match(/../g) ?? [])].map((byte) => Number.parseInt(byte, 16));
  return bytes.length === 4
    ? { alpha: (bytes[0] ?? 255) / 255, rgb: bytes.slice(1) }
    : { alpha: 1, rgb: bytes };
};
/** WCAG 2.2, "relative luminance". */
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2, "contrast ratio"; letters that let the ground through are mixed with it first. */
export const contrast = (letters: Colour, ground: Colour): number => {
  const under = channels(ground).rgb;
  const { alpha, rgb } = channels(letters);
  const seen = rgb.map((byte, at) => byte * alpha + (under[at] ?? 0) * (1 - alpha));
  const [light = 0, dark = 0] = [luminance(seen), luminance(under)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
/** WCAG 2.2, success criterion 1.4.3, for text of ordinary size. */
export const leastContrast = 4.5;
