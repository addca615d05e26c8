// Slack, as the rest of the program knows it.
import { z } from "zod";
import {
  addressForm,
  type PlatformSpec,
  type SettingProblem,
  type SettingsOf,
  type SetVariables,
  url,
  word,
} from "../platform.ts";
import type { Kv } from "../port.ts";
import { doctor, type SlackDoctorWords } from "./doctor.ts";
import en from "./texts/en.json" with { type: "json" };

declare module "../../src/rules/platform.ts" {
  interface Platforms {
    slack: true;
  }
}

const settings = {
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/, "env-bot-token")
    .optional(),
  SLACK_SIGNING_SECRET: word.optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/, "env-app-token")
    .optional(),
  SLACK_CLIENT_ID: word.optional(),
  SLACK_CLIENT_SECRET: word.optional(),
  SLACK_STATE_SECRET: word.optional(),
  SLACK_API_URL: url.optional(),
};
type SlackSettings = SettingsOf<typeof settings>;
type Code = "env-slack-both" | "env-slack-oauth" | "env-signing" | "env-bot-missing";

const ofSeveral = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;
const problems = (set: SetVariables): SettingProblem<Code>[] => {
  const [bot, signing, app] = [set.SLACK_BOT_TOKEN, set.SLACK_SIGNING_SECRET, set.SLACK_APP_TOKEN];
  const missing = ofSeveral.filter((name) => !set[name]);
  if (missing.length < ofSeveral.length) {
    if (bot) return [{ path: "SLACK_BOT_TOKEN", code: "env-slack-both" }];
    if (missing.length > 0) return missing.map((path) => ({ path, code: "env-slack-oauth" }));
    return signing || app ? [] : [{ path: "SLACK_SIGNING_SECRET", code: "env-signing" }];
  }
  if (bot && !signing && !app) return [{ path: "SLACK_SIGNING_SECRET", code: "env-signing" }];
  return !bot && (signing || app) ? [{ path: "SLACK_BOT_TOKEN", code: "env-bot-missing" }] : [];
};

/** Of one workspace; or of several, each with what it gave by installing the app. Throws where neither is set: `connection` says so. */
const tokensIn = (set: SlackSettings, kv: () => Kv, teams: readonly string[]) => {
  const {
    SLACK_BOT_TOKEN,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = set;
  if (SLACK_BOT_TOKEN !== undefined) return SLACK_BOT_TOKEN;
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined)
    throw new Error("not connected");
  return { clientId, clientSecret, stateSecret, installations: kv(), teams };
};

export const slack = {
  label: "Slack",
  named: { sv: "Slack", en: "Slack" },
  speech: { start: "/stafett", renames: true },
  routes: [
    // The largest payload is a view with its state, or a message of 40,000 characters, each `å` six signs long: well under this.
    { to: "inbound", path: "/slack/events", methods: ["POST"], limitBytes: 500_000 },
    { to: "pages", path: "/slack/install", methods: ["GET"], limitBytes: 0 },
    { to: "pages", path: "/slack/oauth_redirect", methods: ["GET"], limitBytes: 0 },
  ],
  address: addressForm({
    organisation: "[TE][A-Z0-9]{2,20}",
    member: "[UW][A-Z0-9]{2,20}",
    space: "[CG][A-Z0-9]{2,20}",
  }),
  settings,
  secrets: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_CLIENT_SECRET"],
  otherCloud: ["SLACK_API_URL"],
  connecting: [
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    ...ofSeveral,
    "SLACK_API_URL",
  ],
  needs: ["SLACK_BOT_TOKEN", ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"]],
  problems,
  answersAt: () => undefined,
  connection: ({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_APP_TOKEN }) => {
    if (SLACK_BOT_TOKEN === undefined && SLACK_CLIENT_ID === undefined) return undefined;
    return SLACK_APP_TOKEN === undefined ? "http" : "socket";
  },
  troubles: ["slack.unsigned"],
  notifies: true,
  keyCode: undefined,
  pagePath: undefined,
  lacksForIssuers: () => undefined,
  endedByRestore: [],
  unheardHint: en.unheard,
  doctor,
  rehearsal: async () => (await import("./rehearsal.ts")).rehearsal,
  open: async ({ settings: set, organisations, kv, clock, unheard, handle, fact }) => {
    const { createSlackAdapter } = await import("./index.ts");
    const appToken = set.SLACK_APP_TOKEN;
    return createSlackAdapter({
      tokens: tokensIn(set, kv, organisations),
      signingSecret: set.SLACK_SIGNING_SECRET,
      ...(appToken !== undefined && { socket: { appToken, clock, unheard } }),
      apiUrl: set.SLACK_API_URL,
      handle,
      fact,
    });
  },
} satisfies PlatformSpec<typeof settings, Code, SlackDoctorWords>;
