import { z } from "zod";
import { type ProblemArgs, suggest } from "./problem.ts";
import { isProblemCode, type ProblemCode } from "./texts.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const word = z.string().regex(/^\S+$/, "env-text");
const path = z.string();

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "env-port")
    .transform(Number)
    .refine((port) => port <= 65535, "env-port")
    .default(3000),
  HOST: word.default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .refine((url) => !/^postgres(?:ql)?:/i.test(url), { error: "env-postgres", abort: true })
    .regex(/^sqlite:.+/, "env-database")
    .default("sqlite:data/stafett.db"),
  STAFETT_CONFIG: path.default("stafett.yaml"),
  STAFETT_KEY_FILE: path.default("data/stafett.key"),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/, "env-bot-token")
    .optional(),
  SLACK_SIGNING_SECRET: word.optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/, "env-app-token")
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "env-url" }).optional(),
  LOG_LEVEL: z.enum(logLevels, "env-log-level").default("info"),
});

type Parsed = z.infer<typeof environmentSchema>;

/** What the process was told by its environment, under the variables' own names. */
export type Environment = { readonly [K in keyof Parsed]: Exclude<Parsed[K], undefined> };

/** `path` is the variable's name. Its value is never repeated: it may be a secret. */
export type EnvironmentProblem = { readonly path: string; readonly code: ProblemCode; readonly args: ProblemArgs };

/**
 * Reads `process.env` or its like. An empty variable counts as not set, as container files write it so. Never throws; all problems come at once.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; env: Environment } | { ok: false; problems: EnvironmentProblem[] } {
  const names = Object.keys(environmentSchema.shape);
  const set = Object.fromEntries(names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])));
  const parsed = environmentSchema.safeParse(set);
  const problems = [...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, set)), ...slackProblems(set)];
  return parsed.success && problems.length === 0 ? { ok: true, env: parsed.data as Environment } : { ok: false, problems };
}

function problemOf(issue: z.core.$ZodIssue, set: Readonly<Record<string, string>>): EnvironmentProblem {
  const name = String(issue.path[0]);
  if (name !== "LOG_LEVEL") return { path: name, code: isProblemCode(issue.message) ? issue.message : "invalid", args: {} };
  return { path: name, code: "env-log-level", args: { choices: logLevels.join(", "), ...suggest(set[name], logLevels) } };
}

/** Half of Slack's settings must not pass for none: the playground would start where a workspace waits. */
function slackProblems(set: Readonly<Record<string, string>>): EnvironmentProblem[] {
  const [bot, signing, app] = [set.SLACK_BOT_TOKEN, set.SLACK_SIGNING_SECRET, set.SLACK_APP_TOKEN];
  if (bot && !signing && !app) return [{ path: "SLACK_SIGNING_SECRET", code: "env-signing", args: {} }];
  if (!bot && (signing || app)) return [{ path: "SLACK_BOT_TOKEN", code: "env-bot-missing", args: {} }];
  return [];
}
