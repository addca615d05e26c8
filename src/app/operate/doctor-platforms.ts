// What `stafett doctor` asks of Slack and of Microsoft: whether they take the tokens, what the bot may, and what time it is there.
import { botScopes } from "../../../adapters/slack/scopes.ts";
import type { Config, Environment } from "../../config/index.ts";
import type { Platform } from "../../rules/workflow.ts";
import { organisations } from "../platforms.ts";
import type { Out } from "./command.ts";
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
const botFindings = (out: Out, config: Config | undefined, answer: Answer | string): readonly Finding[] => {
  const { doctor } = out.say;
  const no = slackNo(out, answer, doctor.slackTokenMend);
  const token = found(doctor.slackToken, no);
  const granted = typeof answer === "string" ? null : answer.headers.get("x-oauth-scopes");
  if (no !== undefined || typeof answer === "string" || granted === null) return [token, unseen(doctor.slackScopes, doctor.notNow)];
  const missing = botScopes.filter((scope) => !granted.split(/,\s*/).includes(scope));
  const homes = config ? organisations(config, "slack") : [];
  const isHome = homes.length === 0 || [answer.body.team_id, answer.body.enterprise_id].some((id) => homes.includes(String(id)));
  return [
    token,
    found(doctor.slackHome, isHome ? undefined : doctor.slackHomeMend),
    found(doctor.slackScopes, missing.length === 0 ? undefined : doctor.slackScopesMend(missing)),
  ];
};
export const lookAtSlack = async (out: Out, env: Environment, config: Config | undefined): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = env;
  out.step(out.say.asking("slack"));
  // What a stranger is answered tells the time as well.
  const answer = await slackCall(env, "auth.test", SLACK_BOT_TOKEN ?? "");
  const bot = SLACK_BOT_TOKEN ? botFindings(out, config, answer) : [unseen(doctor.slackSeveral, doctor.slackSeveralWhy)];
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
