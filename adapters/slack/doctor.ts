// What `stafett doctor` asks of Slack: whether it takes the tokens, and what the bot may.
import { type Answer, ask, codeIn, type Finding, found, unseen } from "../finding.ts";
import type { DoctorAsked, Examined } from "../platform.ts";
import { Installations, NotInstalled } from "./installations.ts";
import { botScopes } from "./scopes.ts";

/** The settings that it needs. */
type Settings = Readonly<
  Partial<Record<"SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN" | "SLACK_API_URL", string>>
>;
/** The sentences that it needs. A `…Mend` says what helps. */
export type SlackDoctorWords = {
  readonly notNow: string;
  readonly slackToken: string;
  slackTokenMend(why: string): string;
  readonly slackHome: string;
  readonly slackHomeMend: string;
  readonly slackScopes: string;
  slackScopesMend(missing: readonly string[]): string;
  readonly slackApp: string;
  slackAppMend(why: string): string;
  slackWorkspace(team: string): string;
  slackWorkspaceMend(why: string): string;
  readonly slackNotInstalled: string;
  readonly slackUnread: string;
};
type Asked = DoctorAsked<Settings, SlackDoctorWords>;

const call = (settings: Settings, method: string, token: string): Promise<Answer | string> =>
  ask(
    new URL(method, (settings.SLACK_API_URL ?? "https://slack.com/api/").replace(/\/*$/, "/")).href,
    {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    },
  );
/** Of an answer: what helps. undefined: Slack said yes. */
const noOf = (
  { unreached }: Asked,
  answer: Answer | string,
  mend: (why: string) => string,
): string | undefined => {
  if (typeof answer === "string") return unreached(answer);
  return answer.body.ok === true ? undefined : mend(codeIn(answer.body));
};
/** Of one workspace: its token, whether it is one of those that the configuration names, and what it allows. */
const botFindings = (
  asked: Asked,
  what: string,
  mend: (why: string) => string,
  homes: readonly string[],
  answer: Answer | string,
) => {
  const { words } = asked;
  const no = noOf(asked, answer, mend);
  const granted = typeof answer === "string" ? null : answer.headers.get("x-oauth-scopes");
  if (no !== undefined || typeof answer === "string" || granted === null)
    return [found(what, no), unseen(words.slackScopes, words.notNow)];
  const missing = botScopes.filter((scope) => !granted.split(/,\s*/).includes(scope));
  const isHome =
    homes.length === 0 ||
    [answer.body.team_id, answer.body.enterprise_id].some((id) => homes.includes(String(id)));
  return [
    found(what, undefined),
    found(words.slackHome, isHome ? undefined : words.slackHomeMend),
    found(words.slackScopes, missing.length === 0 ? undefined : words.slackScopesMend(missing)),
  ];
};
/** The token of a workspace, as it lies; nothing is renewed. undefined: nobody has installed the app there. Throws when that cannot be read. */
const installedToken = ({ kept }: Asked, team: string): Promise<string | undefined> =>
  kept(async (kv) => {
    const renew = () => Promise.reject(new Error("not here"));
    const store = new Installations(kv, Date.now, renew, () => undefined);
    try {
      const { bot } = await store.fetchInstallation({
        teamId: team,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      });
      return bot?.token;
    } catch (error) {
      if (error instanceof NotInstalled) return undefined;
      throw error;
    }
  });
const workspaceFindings = async (asked: Asked, team: string): Promise<readonly Finding[]> => {
  const { words, settings } = asked;
  const what = words.slackWorkspace(team);
  try {
    const token = await installedToken(asked, team);
    if (token === undefined) return [found(what, words.slackNotInstalled)];
    return botFindings(
      asked,
      what,
      (why) => words.slackWorkspaceMend(why),
      [],
      await call(settings, "auth.test", token),
    );
  } catch {
    // Key file and database have lines of their own.
    return [unseen(what, words.slackUnread)];
  }
};
export const doctor = async (asked: Asked): Promise<Examined> => {
  const { words, settings, organisations: homes } = asked;
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = settings;
  // What a stranger is answered tells the time as well.
  const answer = await call(settings, "auth.test", SLACK_BOT_TOKEN ?? "");
  const findings: Finding[] = SLACK_BOT_TOKEN
    ? botFindings(asked, words.slackToken, (why) => words.slackTokenMend(why), homes, answer)
    : [];
  if (!SLACK_BOT_TOKEN)
    for (const team of homes) findings.push(...(await workspaceFindings(asked, team)));
  if (SLACK_APP_TOKEN) {
    // Slack names an address for a socket, and nobody goes there.
    const app = await call(settings, "apps.connections.open", SLACK_APP_TOKEN);
    findings.push(
      found(
        words.slackApp,
        noOf(asked, app, (why) => words.slackAppMend(why)),
      ),
    );
  }
  return { findings, aheadMs: typeof answer === "string" ? undefined : answer.aheadMs };
};
