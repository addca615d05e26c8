// A browser as its owner recognises it in a list: family and system, and nothing that tells one from another of its kind.

const families = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|Chromium|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b|\bX11\b/],
] as const;
type Name<List extends readonly (readonly [string, RegExp])[]> = List[number][0];
/** undefined: none of those that are known. */
export type Browser = {
  readonly family?: Name<typeof families>;
  readonly system?: Name<typeof systems>;
};

/** Longer ones are cut: what matters stands first. */
const mostChars = 512;
/** The first that fits: others call themselves by its name too. */
export const browserOf = (userAgent: string | null): Browser => {
  const text = (userAgent ?? "").slice(0, mostChars);
  const family = families.find(([, mark]) => mark.test(text))?.[0];
  const system = systems.find(([, mark]) => mark.test(text))?.[0];
  return { ...(family && { family }), ...(system && { system }) };
};
