// The web, as the rest of the program knows it.
import { z } from "zod";
import type { PlatformSpec, SettingProblem, SetVariables } from "../platform.ts";
import { address } from "./address.ts";
import { endedByRestore } from "./sign-in/kinds.ts";
import en from "./texts/en.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

declare module "../../src/rules/platform.ts" {
  interface Platforms {
    web: true;
  }
}

const settings = {
  WEB_ORIGIN: z.url({ protocol: /^https?$/, error: "env-web-origin" }).optional(),
};
type Code = "env-web-origin";

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
  secrets: [],
  otherCloud: [],
  connecting: ["WEB_ORIGIN"],
  needs: ["WEB_ORIGIN"],
  problems,
  connection: ({ WEB_ORIGIN }) => (WEB_ORIGIN === undefined ? undefined : "http"),
  troubles: ["web.unheard", "web.failed", "web.passkeyCounter", "web.passkeyRefused"],
  // It says nothing until somebody opens it.
  notifies: false,
  keyCode: async (asked) => (await import("./key-code.ts")).keyCode(asked),
  endedByRestore,
  unheardHint: undefined,
  doctor: () => undefined,
  rehearsal: undefined,
  open: async ({ settings: { WEB_ORIGIN }, handle, drawn, clock, fact }) => {
    if (WEB_ORIGIN === undefined) throw new Error("not connected");
    // The verifier of keys is heavy: nobody has it in memory who is not on the web.
    const [{ createWebAdapter }, { openSignIn }] = await Promise.all([import("./index.ts"), import("./signing.ts")]);
    const { inbox, records, cipher, freshKey } = drawn();
    const signing = { origin: WEB_ORIGIN, records, inbox, clock, fact };
    return createWebAdapter({
      handle,
      inbox,
      cipher,
      freshKey,
      clock,
      fact,
      signIn: (drawing, script) => openSignIn({ ...signing, script }, drawing),
    });
  },
} satisfies PlatformSpec<typeof settings, Code, unknown>;
