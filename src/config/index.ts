import type { z } from "zod";
import type { Platform } from "../../adapters/each.ts";
import type { OfficeHours } from "../calendar/index.ts";
import { recordOf } from "../retention.ts";
import { readDocument } from "./document.ts";
import { type Finding, type Found, type ProblemArgs, pathText } from "./problem.ts";
import { checkReferences } from "./references.ts";
import { configSchema, pieces } from "./schema.ts";
import { reportIssues } from "./shape.ts";
import { isProblemCode, type ProblemCode, wordProblem } from "./texts.ts";

export { type Environment, readEnvironment, strangeVariables } from "./environment.ts";
export { agencyTypes, legalRegimes, roles } from "./schema.ts";

/** An optional key is absent, never undefined: YAML has no undefined. */
type DeepReadonly<T> = T extends object
  ? { readonly [K in keyof T]: DeepReadonly<Exclude<T[K], undefined>> }
  : T;
type Written = z.infer<typeof configSchema>;

/** `stafett.yaml`, checked, defaults filled in. */
export type Config = DeepReadonly<
  Omit<Written, "agencies"> & {
    agencies: (Written["agencies"][number] & { record: "akt" | "egen" })[];
  }
>;
type AgencyConfig = Config["agencies"][number];

/** Of an agency that does not say when it is open. */
export const defaultOfficeHours: OfficeHours = {
  days: [1, 2, 3, 4, 5],
  from: "08:00",
  to: "16:30",
};

/** `line` and `column` from 1, in `file`. `path` is `agencies[2].lead`. `wordProblem` gives the words. */
type ConfigProblem = {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  readonly args: ProblemArgs;
};

/** More are counted, not listed: they would hide the first ones. */
const maximumProblems = 100;

/**
 * Reads the text of a `stafett.yaml`. All problems come at once, in the order of the file: YAML, shape, and what one part says about another. Never throws.
 * No problem repeats a value, except an id.
 * @param path the file's, only to name it in problems
 */
export function loadConfig(
  text: string,
  path: string,
): { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] } {
  const document = readDocument(text);
  const problems: ConfigProblem[] = document.flaws.map((flaw) => ({
    file: path,
    path: "",
    ...flaw,
  }));
  if (document.data === undefined) return { ok: false, problems };
  const parsed = configSchema.safeParse(document.data);
  const findings = collect((found) => {
    reportIssues(parsed.error?.issues ?? [], configSchema, document.data, found);
    // Where the parser lost its way, half of what is referred to may be beyond.
    if (document.lostAt === undefined) checkReferences(document.data, found);
  });
  if (parsed.success && problems.length + findings.length === 0)
    return { ok: true, config: complete(parsed.data) };
  for (const { path: steps, at, code, args } of findings) {
    const { line, column, end } = document.locate({ path: steps, at });
    if (document.lostAt === undefined || end < document.lostAt)
      problems.push({ file: path, path: pathText(steps), line, column, code, args });
  }
  return {
    ok: false,
    problems: shorten(problems.sort((a, b) => a.line - b.line || a.column - b.column)),
  };
}

function collect(check: (found: Found) => void): Finding[] {
  const findings: Finding[] = [];
  check((path, code, args = {}, at = "value") => void findings.push({ path, code, args, at }));
  return findings;
}

function shorten(problems: ConfigProblem[]): ConfigProblem[] {
  const last = problems[maximumProblems];
  if (!last) return problems;
  const more: ConfigProblem = {
    ...last,
    path: "",
    code: "more-problems",
    args: { count: problems.length - maximumProblems },
  };
  return [...problems.slice(0, maximumProblems), more];
}

function complete(written: Written): Config {
  const agencies = written.agencies.map((agency) => ({ ...agency, record: recordOf(agency) }));
  return { ...written, agencies } as Config;
}

const readinessKeys = [
  "controller",
  "impactAssessment",
  "processorAgreement",
  "disposalDecision",
] as const;

/** Decisions without which an agency does not work with real cases, those that are not recorded: `controller`, …, `classB` in this order; none means ready. */
export function missingReadiness({
  readiness,
  classB,
}: Pick<AgencyConfig, "readiness" | "classB">): string[] {
  return [
    ...readinessKeys.filter((key) => readiness?.[key] === undefined),
    ...(classB === undefined ? ["classB"] : []),
  ];
}

/** Problems as a terminal shows them: place, path, words, hint. */
export function describeProblems(
  problems: readonly (
    | ConfigProblem
    | (Pick<ConfigProblem, "path" | "code" | "args"> & { file?: never })
  )[],
): string {
  return problems
    .map((problem) => {
      const { message, hint } = wordProblem(problem);
      const place =
        problem.file === undefined
          ? problem.path
          : `${problem.file}:${problem.line}:${problem.column} ${problem.path}`.trimEnd();
      return [place, `  ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])].join("\n");
    })
    .join("\n");
}

/** What is wrong with one answer of this kind, as a sentence; undefined: nothing. Never repeats the answer. */
export function wrongPiece(kind: keyof typeof pieces, answer: string): string | undefined {
  const [issue] = pieces[kind].safeParse(answer).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const { message, hint = "" } = wordProblem({
    code: isProblemCode(issue.message) ? issue.message : "invalid",
    args: {},
  });
  return `${message} ${hint}`.trimEnd();
}

/** What is wrong with an address of this kind on that platform, as a sentence: how one is written. */
export function addressHint(platform: Platform, kind: "member" | "space"): string {
  return wordProblem({ code: `${platform}-${kind}`, args: {} }).message;
}
