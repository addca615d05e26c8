// A platform that the product does not have: what its parts do with one more in the list, without a word about it elsewhere.
import { z } from "zod";
import { found } from "../../adapters/finding.ts";
import { addressForm, type PlatformSpec, url, word } from "../../adapters/platform.ts";
import type { Adapter, Delivery } from "../../adapters/port.ts";

export const name = "third";
const delivered: Delivery[] = [];
/** It receives and has a page, and cannot be asked what it took. */
export const adapter: Adapter = {
  platform: name as never,
  deliver: async (delivery) => {
    delivered.push(delivery);
    return { sent: { channel: delivery.to.id, id: String(delivered.length) } };
  },
  inbound: { receive: async ({ body }) => ({ status: 200, json: { bytes: body.length } }) },
  pages: { visit: async (request) => new Response(`page ${await request.text()}`) },
};

const settings = {
  THIRD_TOKEN: word.optional(),
  THIRD_API_URL: url.optional(),
  THIRD_LEVEL: z.enum(["a", "b"]).optional(),
};
export const third = {
  label: "Tredje",
  named: { sv: "Tredje", en: "Tredje" },
  speech: { start: "!stafett", renames: false },
  routes: [
    { to: "inbound", path: "/third/in", methods: ["POST"], limitBytes: 100 },
    { to: "pages", path: "/third/page", methods: ["GET", "POST"], limitBytes: 10 },
  ],
  address: addressForm({ organisation: "o\\d{2}", member: "p\\d{3}", space: "r\\d{3}" }),
  settings,
  secrets: ["THIRD_TOKEN"],
  otherCloud: ["THIRD_API_URL"],
  connecting: ["THIRD_TOKEN"],
  needs: ["THIRD_TOKEN", ["THIRD_LEVEL", "THIRD_API_URL"]],
  problems: (set) =>
    set.THIRD_LEVEL && !set.THIRD_TOKEN ? [{ path: "THIRD_TOKEN", code: "env-bot-missing" }] : [],
  answersAt: () => undefined,
  connection: ({ THIRD_TOKEN }) => (THIRD_TOKEN === undefined ? undefined : "http"),
  troubles: ["third.refused"],
  notifies: true,
  keyCode: undefined,
  pagePath: undefined,
  lacksForIssuers: () => undefined,
  endedByRestore: [],
  unheardHint: undefined,
  doctor: async ({ settings: { THIRD_TOKEN }, organisations, unreached }) => ({
    findings: [found(`token ${THIRD_TOKEN}, ${organisations.join()}`, unreached("ENOTFOUND"))],
    aheadMs: 0,
  }),
  rehearsal: undefined,
  open: async () => adapter,
} satisfies PlatformSpec<typeof settings, "env-bot-missing", unknown>;
