import { z } from "zod";
import { platformNames, platformSettings } from "../../adapters/each.ts";
import { url, word } from "../../adapters/platform.ts";
import { databaseProblems, isPostgres, isPostgresAddress, isSqlite } from "./database-rules.ts";
import { networksIn } from "./networks.ts";
import { platformProblems } from "./platform-rules.ts";
import { type EnvironmentProblem, suggest } from "./problem.ts";
import { isProblemCode } from "./texts.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const path = z.string();
const postgres = z.string().refine(isPostgresAddress, "env-postgres");
const database = z
  .string()
  .refine((each) => isSqlite(each) || isPostgres(each), { error: "env-database", abort: true })
  .refine((each) => isSqlite(each) || isPostgresAddress(each), "env-postgres");

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "env-port")
    .transform(Number)
    .refine((port) => port <= 65535, "env-port")
    .default(3000),
  HOST: word.default("127.0.0.1"),
  DATABASE_URL: database.default("sqlite:data/stafett.db"),
  STAFETT_KEYS_URL: postgres.optional(),
  STAFETT_MOVE_TO: database.optional(),
  STAFETT_MOVE_KEYS_TO: postgres.optional(),
  STAFETT_CONFIG: path.default("stafett.yaml"),
  STAFETT_KEY_FILE: path.default("data/stafett.key"),
  STAFETT_PUBLIC_URL: url.transform((each) => each.replace(/\/+$/, "")).optional(),
  ...platformSettings,
  STAFETT_ASKS_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{1,6}$/, "env-asks")
    .transform(Number)
    .default(120),
  STAFETT_KEY_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "env-key-days")
    .transform(Number)
    .optional(),
  METRICS_ADDR: z
    .string()
    .regex(/^(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/, "env-address")
    .default("127.0.0.1:9464"),
  METRICS_HOSTS: z
    .string()
    .regex(/^[\w.-]+(?:\s*,\s*[\w.-]+)*$/, "env-hosts")
    .transform((list) => list.split(",").map((each) => each.trim()))
    .optional(),
  STAFETT_TRUSTED_PROXIES: z
    .string()
    .refine((list) => networksIn(list) !== undefined, "env-proxies")
    .transform((list) => networksIn(list) ?? [])
    .optional(),
  STAFETT_HEARTBEAT_URL: url.optional(),
  STAFETT_MAIL_PASSWORD: z.string().optional(),
  STAFETT_MAIL_PASSWORDS: path.optional(),
  STAFETT_OTHER_CLOUD: word.optional(),
  STAFETT_EMPTY_PLAYGROUND: word.optional(),
  LOG_LEVEL: z.enum(logLevels, "env-log-level").default("info"),
});

type Parsed = z.infer<typeof environmentSchema>;

/** What the process was told by its environment, under the variables' own names. */
export type Environment = { readonly [K in keyof Parsed]: Exclude<Parsed[K], undefined> };

/**
 * Reads `process.env` or its like. An empty variable counts as not set, as container files write it so. Never throws; all problems come at once.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; env: Environment } | { ok: false; problems: EnvironmentProblem[] } {
  const names = Object.keys(environmentSchema.shape);
  const set = Object.fromEntries(
    names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = environmentSchema.safeParse(set);
  const all = [
    ...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, set)),
    ...databaseProblems(set),
    ...platformProblems(set),
  ];
  // One sentence for each variable: the first says enough.
  const problems = all.filter(
    (problem, at) => all.findIndex((other) => other.path === problem.path) === at,
  );
  return parsed.success && problems.length === 0
    ? { ok: true, env: parsed.data as Environment }
    : { ok: false, problems };
}

const ours = new RegExp(`^(${[...platformNames, "stafett"].join("|")})_`, "i");
/** Shorter names (PORT, HOST) are like too many that others have. */
const longEnough = 8;
/** Which variable was meant: a slip of the fingers; a word too many (TEAMS_CLIENT_ID) or too few (SLACK_TOKEN); something like it. */
const meant = (name: string, free: readonly string[]): { suggestion?: string } => {
  const slip = suggest(
    name,
    free.filter((each) => each.length >= longEnough),
    2,
  );
  if (slip.suggestion !== undefined || !ours.test(name)) return slip;
  const words = name.toUpperCase().split("_");
  const within = (few: readonly string[], many: readonly string[]): boolean =>
    few.length > 1 && few.every((word) => many.includes(word));
  const suggestion = free.find(
    (each) => within(each.split("_"), words) || within(words, each.split("_")),
  );
  return suggestion === undefined ? suggest(name, free) : { suggestion };
};
/**
 * Variables that are set and that nobody reads, although they are like one of ours or begin as ours do. With the argument `suggestion`: which one was probably
 * meant; without: perhaps another program's. What is set under its right name was not meant by another.
 */
export function strangeVariables(
  env: Readonly<Record<string, string | undefined>>,
): EnvironmentProblem[] {
  const names = Object.keys(environmentSchema.shape);
  const free = names.filter((name) => !env[name]?.trim());
  return Object.keys(env)
    .filter((name) => env[name]?.trim() && !names.includes(name))
    .map((name) => ({ path: name, code: "env-strange", args: meant(name, free) }) as const)
    .filter(({ path, args }) => ours.test(path) || args.suggestion !== undefined);
}

function problemOf(
  issue: z.core.$ZodIssue,
  set: Readonly<Record<string, string>>,
): EnvironmentProblem {
  const name = String(issue.path[0]);
  if (name !== "LOG_LEVEL")
    return { path: name, code: isProblemCode(issue.message) ? issue.message : "invalid", args: {} };
  return {
    path: name,
    code: "env-log-level",
    args: { choices: logLevels.join(", "), ...suggest(set[name], logLevels) },
  };
}
