// Teams, as the rest of the program knows it.
import { z } from "zod";
import { ask, codeIn, found } from "../finding.ts";
import {
  addressForm,
  type DoctorAsked,
  type Examined,
  type PlatformSpec,
  type SettingProblem,
  type SettingsOf,
  type SetVariables,
  url,
  word,
} from "../platform.ts";
import { agentsPlayground, credentials } from "./cloud-options.ts";
import { teamsAdapter } from "./lazy.ts";

declare module "../../src/rules/platform.ts" {
  interface Platforms {
    teams: true;
  }
}

const guid = z.guid({ error: "env-guid" });
/** `host` means https. */
const origin = z
  .string()
  .transform((host) => (host.includes("://") ? host : `https://${host}`))
  .pipe(url)
  .transform((each) => new URL(each).origin);
const settings = {
  CLIENT_ID: guid.optional(),
  CLIENT_SECRET: word.optional(),
  TENANT_ID: guid.optional(),
  TEAMS_OPENID_URL: url.optional(),
  TEAMS_TOKEN_URL: url.optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .pipe(z.array(origin).min(1))
    .optional(),
  SERVICE_URL: url.optional(),
  STAFETT_AGENTS_PLAYGROUND: word.optional(),
  DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: word.optional(),
};
type TeamsSettings = SettingsOf<typeof settings>;
type Code = "env-teams" | "env-agents" | "env-agents-host" | "env-agents-secret" | "env-dangerous";

const trio = ["CLIENT_ID", "CLIENT_SECRET", "TENANT_ID"] as const;
const agentsPlaygroundSwitch = "only-on-this-machine";
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);
/** A client that sends no token may talk to Stafett on this machine only, and never beside a secret. */
const localClient = (
  said: string,
  set: SetVariables,
  secrets: readonly string[],
): SettingProblem<Code>[] => [
  ...(said === agentsPlaygroundSwitch
    ? []
    : [{ path: "STAFETT_AGENTS_PLAYGROUND", code: "env-agents" } as const]),
  ...(set.HOST && !loopback.has(set.HOST)
    ? [{ path: "HOST", code: "env-agents-host" } as const]
    : []),
  ...secrets
    .filter((name) => set[name])
    .map((path) => ({ path, code: "env-agents-secret" }) as const),
];
const half = (set: SetVariables): SettingProblem<Code>[] => {
  const missing = trio.filter((name) => !set[name]);
  return missing.length === trio.length ? [] : missing.map((path) => ({ path, code: "env-teams" }));
};
const problems = (set: SetVariables, secrets: readonly string[]): SettingProblem<Code>[] => {
  const said = set.STAFETT_AGENTS_PLAYGROUND;
  const found = said ? localClient(said, set, secrets) : half(set);
  // Read by Microsoft's library too. It would let everybody in.
  if (set.DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS)
    found.push({ path: "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS", code: "env-dangerous" });
  return found;
};

/** The sentences that `stafett doctor` needs. */
type TeamsDoctorWords = { readonly teamsToken: string; teamsTokenMend(why: string): string };
/** Whether Microsoft gives a token for the settings. */
const examine = async (
  body: URLSearchParams,
  asked: DoctorAsked<TeamsSettings, TeamsDoctorWords>,
): Promise<Examined> => {
  const { words, settings: set, unreached } = asked;
  const answer = await ask(
    set.TEAMS_TOKEN_URL ?? `https://login.microsoftonline.com/${set.TENANT_ID}/oauth2/v2.0/token`,
    {
      method: "POST",
      body,
    },
  );
  if (typeof answer === "string")
    return { findings: [found(words.teamsToken, unreached(answer))], aheadMs: undefined };
  const isGiven = typeof answer.body.access_token === "string";
  return {
    findings: [
      found(words.teamsToken, isGiven ? undefined : words.teamsTokenMend(codeIn(answer.body))),
    ],
    aheadMs: answer.aheadMs,
  };
};
const doctor = (
  asked: DoctorAsked<TeamsSettings, TeamsDoctorWords>,
): Promise<Examined> | undefined => {
  const { CLIENT_ID, CLIENT_SECRET, TENANT_ID } = asked.settings;
  if (!CLIENT_ID || !CLIENT_SECRET || !TENANT_ID) return undefined;
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    scope: "https://api.botframework.com/.default",
  });
  return examine(body, asked);
};

const hexadecimal = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
export const teams = {
  label: "Teams",
  named: { sv: "Teams", en: "Teams" },
  speech: { start: "@Stafett", renames: false },
  routes: [
    // A message is at most 100 KB, and a dialog sends less.
    { to: "inbound", path: "/api/messages", methods: ["POST"], limitBytes: 256_000 },
  ],
  address: addressForm(
    { organisation: hexadecimal, member: hexadecimal, space: "19:[A-Za-z0-9_.@-]{10,150}" },
    (part) => part.toLowerCase(),
  ),
  settings,
  secrets: ["CLIENT_SECRET"],
  otherCloud: ["TEAMS_OPENID_URL", "TEAMS_TOKEN_URL", "TEAMS_SERVICE_HOSTS", "SERVICE_URL"],
  connecting: [...trio, "TEAMS_OPENID_URL", "TEAMS_TOKEN_URL", "TEAMS_SERVICE_HOSTS"],
  needs: trio,
  problems,
  answersAt: () => undefined,
  connection: ({ CLIENT_ID, STAFETT_AGENTS_PLAYGROUND }) =>
    CLIENT_ID === undefined && STAFETT_AGENTS_PLAYGROUND === undefined ? undefined : "http",
  troubles: ["teams.stopped"],
  notifies: true,
  keyCode: undefined,
  pagePath: undefined,
  lacksForIssuers: () => undefined,
  endedByRestore: [],
  unheardHint: undefined,
  doctor,
  rehearsal: async () => (await import("./rehearsal.ts")).rehearsal,
  open: async ({ settings: set, organisations, places, clock, handle, fact }) => {
    const common = { tenants: organisations, places, handle, fact };
    if (set.STAFETT_AGENTS_PLAYGROUND !== undefined)
      return teamsAdapter({ ...common, ...agentsPlayground });
    return teamsAdapter({
      ...common,
      clientId: set.CLIENT_ID ?? "",
      ...credentials(set, () => clock.now()),
      tenantId: set.TENANT_ID,
      openIdUrl: set.TEAMS_OPENID_URL,
      serviceUrl: set.SERVICE_URL,
      serviceOrigins: set.TEAMS_SERVICE_HOSTS,
    });
  },
} satisfies PlatformSpec<typeof settings, Code, TeamsDoctorWords>;
