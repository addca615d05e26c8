// JSON as it comes from outside: counted before it is parsed.

/** Nothing that a platform sends lies deeper. */
const mostDeep = 100;
/** JSON from outside. Undefined: it is none, or lies deeper or has more than `mostParts`; reading that would take a tenth of a second and more, a look takes a few milliseconds. */
export const readJson = (text: string, mostParts: number): unknown => {
  let [depth, parts, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "[" || sign === "{")) depth++;
    else if (!quoted && (sign === "]" || sign === "}")) depth--;
    else if (!quoted && sign === ",") parts++;
    if (depth > mostDeep || parts > mostParts) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
