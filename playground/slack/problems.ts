// Puts zod's findings into the sentences in which Slack reports them: "must be less than 25 characters [json-pointer:/view/title/text]".
import type { z } from "zod";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const pointer = (path: Path): string => path.map((part) => `/${String(part)}`).join("");
export const problem = (sentence: string, path: Path): string =>
  `${sentence} [json-pointer:${pointer(path)}]`;

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );

const asked: Readonly<Record<string, string>> = {
  string: "must provide a string",
  object: "must provide an object",
  array: "must provide an array",
  boolean: "must provide a boolean",
  number: "must provide a number",
  int: "must provide an integer",
};

const tooBig = (issue: Issue & { code: "too_big" }): string => {
  if (issue.origin === "string") return `must be less than ${Number(issue.maximum) + 1} characters`;
  if (issue.origin === "array") return `no more than ${issue.maximum} items allowed`;
  return `must be less than ${Number(issue.maximum) + 1}`;
};
const tooSmall = (issue: Issue & { code: "too_small" }): string => {
  if (issue.origin === "string") return `must be more than ${Number(issue.minimum) - 1} characters`;
  if (issue.origin === "array") return `must provide at least ${issue.minimum} items`;
  return `must be more than ${Number(issue.minimum) - 1}`;
};

function sentencesOf(issue: Issue, input: unknown, root: Path): string[] {
  const path = [...root, ...issue.path];
  const value = at(input, issue.path);
  const missing = value === undefined && issue.path.length > 0;
  if (missing)
    return [problem(`missing required field: ${String(issue.path.at(-1))}`, path.slice(0, -1))];
  switch (issue.code) {
    case "too_big":
      return [problem(tooBig(issue), path)];
    case "too_small":
      return [problem(tooSmall(issue), path)];
    case "unrecognized_keys":
      return issue.keys.map((key) => problem(`invalid additional property: ${key}`, path));
    case "invalid_type":
      return [problem(asked[issue.expected] ?? "failed to match all allowed schemas", path)];
    case "invalid_union":
    case "invalid_value":
      if (path.at(-1) === "type" && typeof value === "string")
        return [problem(`unsupported type: ${value}`, path)];
      return [problem("failed to match all allowed schemas", path)];
    case "invalid_format":
    case "custom":
      return [problem(issue.message, path)];
    default:
      return [problem("failed to match all allowed schemas", path)];
  }
}

/** `root` is where `input` stands in the request: `["blocks"]`, `["view"]`. */
export const problemsOf = (error: z.ZodError, input: unknown, root: Path): string[] =>
  error.issues.flatMap((issue) => sentencesOf(issue, input, root));
