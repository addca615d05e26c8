// Everything that a platform is given to draw, however deep it lies.
export type Node = { readonly [key: string]: unknown };
/** All objects within a value, itself first. */
export const nodes = (value: unknown): Node[] =>
  Array.isArray(value)
    ? value.flatMap(nodes)
    : typeof value === "object" && value !== null
      ? [value as Node, ...Object.values(value).flatMap(nodes)]
      : [];
