// What the settings of the platforms must be together. Half of them must not pass for none: the playground would start where people wait.
import type { EnvironmentProblem } from "./problem.ts";
import type { ProblemCode } from "./texts.ts";

type Set = Readonly<Record<string, string>>;
const problem = (path: string, code: ProblemCode): EnvironmentProblem => ({ path, code, args: {} });

/** Clouds that are not Slack's and Microsoft's: for tests and stand-ins. With real secrets that must be said a second time. */
const otherClouds = ["SLACK_API_URL", "TEAMS_OPENID_URL", "TEAMS_TOKEN_URL", "TEAMS_SERVICE_HOSTS", "SERVICE_URL"];
const agentsPlaygroundSwitch = "only-on-this-machine";
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

const slack = (set: Set): EnvironmentProblem[] => {
  const [bot, signing, app] = [set.SLACK_BOT_TOKEN, set.SLACK_SIGNING_SECRET, set.SLACK_APP_TOKEN];
  const oauth = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"];
  const missing = oauth.filter((name) => !set[name]);
  if (missing.length < oauth.length) {
    if (bot) return [problem("SLACK_BOT_TOKEN", "env-slack-both")];
    if (missing.length > 0) return missing.map((name) => problem(name, "env-slack-oauth"));
    return signing || app ? [] : [problem("SLACK_SIGNING_SECRET", "env-signing")];
  }
  if (bot && !signing && !app) return [problem("SLACK_SIGNING_SECRET", "env-signing")];
  return !bot && (signing || app) ? [problem("SLACK_BOT_TOKEN", "env-bot-missing")] : [];
};
const teams = (set: Set): EnvironmentProblem[] => {
  const trio = ["CLIENT_ID", "CLIENT_SECRET", "TENANT_ID"];
  if (set.STAFETT_AGENTS_PLAYGROUND) return [];
  const missing = trio.filter((name) => !set[name]);
  return missing.length === 0 || missing.length === trio.length ? [] : missing.map((name) => problem(name, "env-teams"));
};
/** A client that sends no token may talk to Stafett on this machine only, and never beside a secret. */
const agentsPlayground = (set: Set): EnvironmentProblem[] => {
  const said = set.STAFETT_AGENTS_PLAYGROUND;
  if (!said) return [];
  const secrets = ["CLIENT_SECRET", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_CLIENT_SECRET"].filter((name) => set[name]);
  return [
    ...(said === agentsPlaygroundSwitch ? [] : [problem("STAFETT_AGENTS_PLAYGROUND", "env-agents")]),
    ...(set.HOST && !loopback.has(set.HOST) ? [problem("HOST", "env-agents-host")] : []),
    ...secrets.map((name) => problem(name, "env-agents-secret")),
  ];
};
/** Read by Microsoft's library too. It would let everybody in. */
const dangerous = (set: Set): EnvironmentProblem[] =>
  set.DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS ? [problem("DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS", "env-dangerous")] : [];
const elsewhere = (set: Set): EnvironmentProblem[] => {
  const real = set.SLACK_BOT_TOKEN ?? set.SLACK_CLIENT_SECRET ?? set.CLIENT_SECRET;
  if (!real || set.STAFETT_OTHER_CLOUD === "yes") return [];
  return otherClouds.filter((name) => set[name]).map((name) => problem(name, "env-other-cloud"));
};

/** On the way it can be read by nobody else. */
const isSafe = (at: URL): boolean =>
  (at.protocol === "https:" || loopback.has(at.hostname.replaceAll(/[[\]]/g, ""))) && at.username === "" && at.password === "";
/** Links to files carry their right with them: on the way they must be readable to nobody else. Whatever else an address can hold would end up in each of them. */
const publicUrl = (set: Set): EnvironmentProblem[] => {
  const at = URL.parse(set.STAFETT_PUBLIC_URL ?? "");
  return !at || (isSafe(at) && at.search === "" && at.hash === "") ? [] : [problem("STAFETT_PUBLIC_URL", "env-public-url")];
};
/** Whoever has this address can keep an alarm from being raised. */
const heartbeatUrl = (set: Set): EnvironmentProblem[] => {
  const at = URL.parse(set.STAFETT_HEARTBEAT_URL ?? "");
  return !at || isSafe(at) ? [] : [problem("STAFETT_HEARTBEAT_URL", "env-heartbeat")];
};

export const platformProblems = (set: Set): EnvironmentProblem[] => [
  ...slack(set),
  ...teams(set),
  ...agentsPlayground(set),
  ...dangerous(set),
  ...elsewhere(set),
  ...publicUrl(set),
  ...heartbeatUrl(set),
];
