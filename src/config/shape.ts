import { z } from "zod";
import { type Found, type Path, type ProblemArgs, suggest } from "./problem.ts";
import { bare } from "./schema.ts";
import { isProblemCode, type ProblemCode } from "./texts.ts";

/** Puts what zod says about a shape into our codes. zod's own messages repeat values, therefore none is used. */
export function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  data: unknown,
  found: Found,
): void {
  const pathOf = (issue: z.core.$ZodIssue) =>
    issue.path.map((step) => (typeof step === "symbol" ? "?" : step));
  /** Keys that stand there under a mistyped name: one slip is one problem. */
  const mistyped = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const path = pathOf(issue);
    for (const key of issue.keys) {
      const meant = suggest(key, keysOf(schema, path));
      found([...path, key], "unknown-key", meant, "key");
      mistyped.add(JSON.stringify([...path, meant.suggestion]));
    }
  }
  for (const issue of issues) {
    const path = pathOf(issue);
    if (issue.code !== "unrecognized_keys" && !mistyped.has(JSON.stringify(path)))
      found(path, ...codeOf(issue, path, valueAt(data, path)));
  }
}

function codeOf(issue: z.core.$ZodIssue, path: Path, value: unknown): [ProblemCode, ProblemArgs] {
  if (value === undefined) return ["missing", { key: String(path.at(-1)) }];
  if (value === null) return [path.length === 0 ? "file-empty" : "empty", {}];
  const own = isProblemCode(issue.message) ? issue.message : undefined;
  switch (issue.code) {
    case "invalid_type":
      return [typeCode(issue.expected, value), {}];
    case "invalid_value": {
      const choices = issue.values.map(String);
      return ["choice", { choices: choices.join(", "), ...suggest(value, choices) }];
    }
    case "too_small":
      return [own ?? "at-least", { minimum: Number(issue.minimum) }];
    case "too_big":
      return [own ?? "at-most", { maximum: Number(issue.maximum) }];
    default:
      return [own ?? "invalid", {}];
  }
}

const typeCodes: Readonly<Record<string, ProblemCode>> = {
  array: "type-list",
  object: "type-map",
  boolean: "type-boolean",
};
const typeCode = (expected: string, value: unknown): ProblemCode => {
  if (expected !== "string") return typeCodes[expected] ?? "type-number";
  return typeof value === "number" || typeof value === "boolean" ? "type-quotes" : "type-text";
};

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The keys that a map at this path may have. */
function keysOf(schema: z.ZodType, path: Path): string[] {
  let inner: unknown = bare(schema);
  for (const step of path) {
    if (inner instanceof z.ZodObject) inner = bare(inner.shape[step]);
    else if (inner instanceof z.ZodArray) inner = bare(inner.element);
  }
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}
