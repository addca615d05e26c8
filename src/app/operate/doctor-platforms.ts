// What `stafett doctor` asks of Slack and of Microsoft: whether they take the tokens, what the bot may, and what time it is there.
import { Installations, NotInstalled } from "../../../adapters/slack/installations.ts";
import { botScopes } from "../../../adapters/slack/scopes.ts";
import type { Config, Environment } from "../../config/index.ts";
import { textSeal } from "../../engine/seal.ts";
import type { Platform } from "../../rules/workflow.ts";
import { createKv } from "../../store/kv.ts";
import { mastersIn } from "../key-file.ts";
import { organisations } from "../register.ts";
import { openBeside, rootAt } from "../second.ts";
import { type Out, whereOf } from "./command.ts";
import { type Answer, ask, codeIn, type Finding, found, unseen } from "./finding.ts";

/** Slack refuses five minutes; whoever is a minute off will be there one day. */
const mostAheadMs = 60_000;

const clock = ({ say }: Out, platform: Platform, answer: Answer | string): Finding => {
  const { doctor } = say;
  if (typeof answer === "string" || answer.aheadMs === undefined) return unseen(doctor.clockUnseen(platform), doctor.notNow);
  const seconds = Math.round(answer.aheadMs / 1_000);
  return found(doctor.clock(platform, seconds), Math.abs(answer.aheadMs) > mostAheadMs ? doctor.clockMend : undefined);
};
const slackCall = (env: Environment, method: string, token: string): Promise<Answer | string> =>
  ask(new URL(method, (env.SLACK_API_URL ?? "https://slack.com/api/").replace(/\/*$/, "/")).href, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
  });
/** Of an answer of Slack's: what helps. undefined: it said yes. */
const slackNo = ({ say }: Out, answer: Answer | string, mend: (why: string) => string): string | undefined => {
  if (typeof answer === "string") return say.doctor.unreached("slack", answer);
  return answer.body.ok === true ? undefined : mend(codeIn(answer.body));
};
/** Of one workspace: its token, whether it is one of those that the configuration names, and what it allows. */
const botFindings = (out: Out, what: string, mend: (why: string) => string, homes: readonly string[], answer: Answer | string) => {
  const { doctor } = out.say;
  const no = slackNo(out, answer, mend);
  const granted = typeof answer === "string" ? null : answer.headers.get("x-oauth-scopes");
  if (no !== undefined || typeof answer === "string" || granted === null)
    return [found(what, no), unseen(doctor.slackScopes, doctor.notNow)];
  const missing = botScopes.filter((scope) => !granted.split(/,\s*/).includes(scope));
  const isHome = homes.length === 0 || [answer.body.team_id, answer.body.enterprise_id].some((id) => homes.includes(String(id)));
  return [
    found(what, undefined),
    found(doctor.slackHome, isHome ? undefined : doctor.slackHomeMend),
    found(doctor.slackScopes, missing.length === 0 ? undefined : doctor.slackScopesMend(missing)),
  ];
};
/** The token of a workspace, as it lies; nothing is renewed. undefined: nobody has installed the app there. Throws when that cannot be read. */
const installedToken = async (env: Environment, team: string): Promise<string | undefined> => {
  const both = await openBeside(whereOf(env.DATABASE_URL, env.STAFETT_KEYS_URL, env.STAFETT_KEY_FILE), "reading");
  try {
    const root = await rootAt(both, mastersIn(env.STAFETT_KEY_FILE, false));
    const kv = createKv(both.data, "slack", textSeal(root, "slack"));
    const store = new Installations(
      kv,
      Date.now,
      () => Promise.reject(new Error("not here")),
      () => undefined,
    );
    const { bot } = await store.fetchInstallation({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
    return bot?.token;
  } catch (error) {
    if (error instanceof NotInstalled) return undefined;
    throw error;
  } finally {
    await both.close();
  }
};
const workspaceFindings = async (out: Out, env: Environment, team: string): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const what = doctor.slackWorkspace(team);
  try {
    const token = await installedToken(env, team);
    if (token === undefined) return [found(what, doctor.slackNotInstalled)];
    return botFindings(out, what, doctor.slackWorkspaceMend, [], await slackCall(env, "auth.test", token));
  } catch {
    // Key file and database have lines of their own.
    return [unseen(what, doctor.slackUnread)];
  }
};
export const lookAtSlack = async (out: Out, env: Environment, config: Config | undefined): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = env;
  out.step(out.say.asking("slack"));
  // What a stranger is answered tells the time as well.
  const answer = await slackCall(env, "auth.test", SLACK_BOT_TOKEN ?? "");
  const homes = config ? organisations(config, "slack") : [];
  const bot = SLACK_BOT_TOKEN ? botFindings(out, doctor.slackToken, doctor.slackTokenMend, homes, answer) : [];
  if (!SLACK_BOT_TOKEN) for (const team of homes) bot.push(...(await workspaceFindings(out, env, team)));
  // Slack names an address for a socket, and nobody goes there.
  const app = SLACK_APP_TOKEN && slackNo(out, await slackCall(env, "apps.connections.open", SLACK_APP_TOKEN), doctor.slackAppMend);
  return [...bot, ...(SLACK_APP_TOKEN ? [found(doctor.slackApp, app)] : []), clock(out, "slack", answer)];
};
export const lookAtTeams = async (out: Out, env: Environment): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const { CLIENT_ID, CLIENT_SECRET, TENANT_ID, TEAMS_TOKEN_URL } = env;
  if (!CLIENT_ID || !CLIENT_SECRET || !TENANT_ID) return [];
  out.step(out.say.asking("teams"));
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    scope: "https://api.botframework.com/.default",
  });
  const answer = await ask(TEAMS_TOKEN_URL ?? `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`, { method: "POST", body });
  const no = typeof answer === "string" ? doctor.unreached("teams", answer) : doctor.teamsTokenMend(codeIn(answer.body));
  const isGiven = typeof answer !== "string" && typeof answer.body.access_token === "string";
  return [found(doctor.teamsToken, isGiven ? undefined : no), clock(out, "teams", answer)];
};
