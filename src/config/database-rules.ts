// Where the data are and where their keys: together on SQLite, apart on PostgreSQL. An address there holds a password: nothing of it is ever repeated.
import type { EnvironmentProblem } from "./problem.ts";
import type { ProblemCode } from "./texts.ts";

type Set = Readonly<Record<string, string>>;
export const isPostgres = (address: string): boolean => /^postgres(?:ql)?:/i.test(address);
export const isSqlite = (address: string): boolean => /^sqlite:.+/.test(address);
/** `postgres://role@server/database`; a server that is reached by a socket stands behind `?host=`. */
export const isPostgresAddress = (address: string): boolean => {
  const at = URL.parse(address);
  return (
    at !== null &&
    isPostgres(at.protocol) &&
    (at.hostname !== "" || at.searchParams.has("host")) &&
    at.pathname.length > 1
  );
};
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** What tells two places on a server apart: server, port, database, schema. Who asks, and how, does not. */
const placeOf = (address: string): string => {
  const at = URL.parse(address);
  if (!at) return "";
  const host = at.searchParams.get("host") ?? at.hostname.toLowerCase();
  const [, schema = "public"] =
    /(?:-c\s*|--)search_path\s*=\s*(\S+)/i.exec(at.searchParams.get("options") ?? "") ?? [];
  return JSON.stringify([
    loopback.has(host) ? "localhost" : host,
    at.port || "5432",
    decodeURIComponent(at.pathname),
    schema.toLowerCase(),
  ]);
};
const pair = (set: Set, data: string, keys: string): EnvironmentProblem[] => {
  const [of, its] = [set[data] ?? "", set[keys]];
  const problem = (code: ProblemCode): EnvironmentProblem[] => [{ path: keys, code, args: {} }];
  if (!isPostgres(of)) return its === undefined ? [] : problem("env-keys-beside");
  if (its === undefined) return problem("env-keys-missing");
  // What is no address has been said already.
  return [of, its].every(isPostgresAddress) && placeOf(of) === placeOf(its)
    ? problem("env-keys-same")
    : [];
};
/** What the addresses of databases must be together: of those in use, and of those that `stafett move` fills. */
export const databaseProblems = (set: Set): EnvironmentProblem[] => [
  ...pair(set, "DATABASE_URL", "STAFETT_KEYS_URL"),
  ...pair(set, "STAFETT_MOVE_TO", "STAFETT_MOVE_KEYS_TO"),
  ...(set.STAFETT_KEY_DAYS && !isPostgres(set.DATABASE_URL ?? "")
    ? [{ path: "STAFETT_KEY_DAYS", code: "env-key-files", args: {} } as const]
    : []),
  // Real cases are never within reach of a mode where nobody shows papers: it makes a file of its own beside the one that is named.
  ...(set.STAFETT_AGENTS_PLAYGROUND && isPostgres(set.DATABASE_URL ?? "")
    ? [{ path: "DATABASE_URL", code: "env-agents-database", args: {} } as const]
    : []),
];
