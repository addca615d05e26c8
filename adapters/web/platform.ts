// The web, as the rest of the program knows it.
import { z } from "zod";
import type {
  DoctorAsked,
  Examined,
  LacksForIssuers,
  PlatformSpec,
  SettingProblem,
  SetVariables,
} from "../platform.ts";
import { address } from "./address.ts";
import { examineMail, type MailWords } from "./mail/doctor.ts";
import { pagePath } from "./page-path.ts";
import { endedByRestore } from "./sign-in/kinds.ts";
import { readClientKeys, readSecrets } from "./sign-in/oidc/client-key.ts";
import type { IssuerWords } from "./sign-in/oidc/doctor.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

declare module "../../src/rules/platform.ts" {
  interface Platforms {
    web: true;
  }
}

const settings = {
  WEB_ORIGIN: z.url({ protocol: /^https?$/, error: "env-web-origin" }).optional(),
  WEB_OIDC_KEY: z
    .string()
    .refine((each) => readClientKeys(each) !== undefined, "env-web-oidc-key")
    .optional(),
  WEB_OIDC_SECRETS: z
    .string()
    .refine((each) => readSecrets(each) !== undefined, "env-web-oidc-secrets")
    .optional(),
};
type Code = "env-web-origin";
type Set = Readonly<Partial<Record<"WEB_OIDC_KEY" | "WEB_OIDC_SECRETS", string>>>;
/** What the settings say of issuers; the file of a key is read here. */
const towardsIssuers = ({ WEB_OIDC_KEY, WEB_OIDC_SECRETS }: Set) => ({
  keys: WEB_OIDC_KEY === undefined ? undefined : readClientKeys(WEB_OIDC_KEY),
  secrets: readSecrets(WEB_OIDC_SECRETS ?? "") ?? new Map<string, string>(),
});

/** Keys of sign-in are bound to this address, and cookies to its host: it has no path, and only this computer may do without TLS. */
const problems = ({ WEB_ORIGIN }: SetVariables): SettingProblem<Code>[] => {
  if (WEB_ORIGIN === undefined) return [];
  const at = URL.parse(WEB_ORIGIN);
  const isSafe = at !== null && (at.protocol === "https:" || at.hostname === "localhost");
  return isSafe && WEB_ORIGIN === at.origin ? [] : [{ path: "WEB_ORIGIN", code: "env-web-origin" }];
};
/** The longest form has some twenty texts of 2,000 characters, each `å` six signs long in it. */
const formBytes = 300_000;
const get = ["GET"] as const;
const both = ["GET", "POST"] as const;

const lacksForIssuers = (
  settings: Set & { readonly WEB_ORIGIN?: string },
  agencies: readonly string[],
): LacksForIssuers | undefined => {
  const { keys, secrets } = towardsIssuers(settings);
  const unkeyed = keys ? [] : agencies.filter((id) => !secrets.has(id));
  const strange = [...secrets.keys()].filter((id) => !agencies.includes(id));
  if (agencies.length > 0 && settings.WEB_ORIGIN === undefined)
    return { lacks: "connection", of: agencies };
  if (unkeyed.length > 0) return { lacks: "key", of: unkeyed };
  return strange.length > 0 ? { lacks: "agency", of: strange } : undefined;
};
type WebAsked = DoctorAsked<Set & { readonly WEB_ORIGIN?: string }, IssuerWords & MailWords>;
const examinedIssuers = ({ settings, issuers, words }: WebAsked): Promise<Examined> | undefined => {
  const { WEB_ORIGIN: origin } = settings;
  if (origin === undefined || issuers.length === 0) return undefined;
  const asked = { origin, issuers, words, ...towardsIssuers(settings) };
  return import("./sign-in/oidc/doctor.ts").then(({ examineIssuers }) => examineIssuers(asked));
};
/** Nothing of the web itself is elsewhere; issuers and mail servers are. */
const doctor = (asked: WebAsked): Promise<Examined> | undefined => {
  const elsewhere = [examinedIssuers(asked), examineMail(asked)].filter((one) => one !== undefined);
  if (elsewhere.length === 0) return undefined;
  return Promise.all(elsewhere).then((all) => ({
    findings: all.flatMap(({ findings }) => findings),
  }));
};

export const web = {
  label: "the web",
  named: { sv: sv.platform, en: en.platform },
  speech: { start: "", renames: false },
  routes: [
    { to: "pages", path: "/", methods: get, limitBytes: 0 },
    { to: "pages", path: "/assets/:name", methods: get, limitBytes: 0 },
    { to: "pages", path: "/panel/*", methods: get, limitBytes: 0 },
    { to: "pages", path: "/spaces", methods: get, limitBytes: 0 },
    { to: "pages", path: "/spaces/:id", methods: get, limitBytes: 0 },
    { to: "pages", path: "/events", methods: get, limitBytes: 0 },
    { to: "pages", path: "/active", methods: ["POST"], limitBytes: 20_000 },
    { to: "pages", path: "/cover", methods: ["POST"], limitBytes: 20_000 },
    { to: "pages", path: "/form/*", methods: both, limitBytes: formBytes },
    { to: "pages", path: "/press", methods: ["POST"], limitBytes: formBytes },
    { to: "pages", path: "/now", methods: get, limitBytes: 0 },
    { to: "pages", path: "/find", methods: both, limitBytes: formBytes },
    { to: "pages", path: "/answer", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/answer/*", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/sign-in", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/sign-in/*", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/sign-out", methods: ["POST"], limitBytes: 20_000 },
    { to: "pages", path: "/enrol", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/enrol/*", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/step-up", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/step-up/*", methods: both, limitBytes: 20_000 },
    { to: "pages", path: "/sessions", methods: get, limitBytes: 0 },
    { to: "pages", path: "/sessions/*", methods: ["POST"], limitBytes: 20_000 },
  ],
  address,
  settings,
  secrets: ["WEB_OIDC_KEY", "WEB_OIDC_SECRETS"],
  otherCloud: [],
  connecting: ["WEB_ORIGIN"],
  needs: ["WEB_ORIGIN"],
  problems,
  answersAt: ({ WEB_ORIGIN }) => WEB_ORIGIN,
  connection: ({ WEB_ORIGIN }) => (WEB_ORIGIN === undefined ? undefined : "http"),
  troubles: [
    "web.unheard",
    "web.failed",
    "web.passkeyCounter",
    "web.passkeyRefused",
    "web.issuerAway",
    "web.organisationRefused",
    "web.logoutRefused",
    "web.mail",
  ],
  // A page says nothing until somebody opens it; a notice goes to a mailbox of the configuration.
  notifies: false,
  keyCode: async (asked) => (await import("./key-code.ts")).keyCode(asked),
  pagePath,
  lacksForIssuers,
  endedByRestore,
  unheardHint: undefined,
  doctor,
  rehearsal: undefined,
  open: async ({ settings, handle, drawn, mail, clock, fact, keyAdded, codeUsed }) => {
    const { WEB_ORIGIN } = settings;
    if (WEB_ORIGIN === undefined) throw new Error("not connected");
    // The verifier of keys is heavy: nobody has it in memory who is not on the web.
    const [{ createWebAdapter }, { openSignIn }, { Notices }] = await Promise.all([
      import("./index.ts"),
      import("./signing.ts"),
      import("./mail/notices.ts"),
    ]);
    const { inbox, outside, records, cipher, freshKey, noticeAt, unreached, proves } = drawn();
    const reached = (identity: string) =>
      handle({
        idempotencyKey: freshKey(),
        platform: "web",
        identity,
        ask: { kind: "reach", reachable: true },
      });
    const signing = {
      origin: WEB_ORIGIN,
      records,
      inbox,
      clock,
      fact,
      keyAdded,
      codeUsed,
      organisations: towardsIssuers(settings),
    };
    return createWebAdapter({
      handle,
      inbox,
      outside,
      cipher,
      freshKey,
      proves,
      clock,
      fact,
      notices: new Notices({
        book: mail,
        records,
        noticeAt,
        unreached,
        reached,
        origin: WEB_ORIGIN,
        clock,
        fact,
      }),
      signIn: (drawing, script) => openSignIn({ ...signing, script }, drawing),
    });
  },
} satisfies PlatformSpec<typeof settings, Code, IssuerWords & MailWords>;
