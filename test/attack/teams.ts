// Teams' door: whoever has no token, whoever has one of somebody else's, and whoever has a good one and brings something else with it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Forging } from "../../playground/teams/keys.ts";
import * as payloads from "../../playground/teams/payloads.ts";
import { commandBody } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { noomi, sends } from "./slack-sent.ts";
import type { Target } from "./target.ts";
import { fetchFresh, head, says, statusOf } from "./wire.ts";

const path = "/api/messages";
const ada = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const foreignTenant = "00000000-dead-4bee-8fff-000000000000";
let drawn = 0;
/** What a person sees who asks who is on duty, as Teams sends it; `more` over it. */
export const asks = (
  { teams }: Target,
  more: object = {},
  data: unknown = { w: "people", p: "who" },
): Record<string, unknown> => {
  const person = teams.users().find(({ id }) => id === ada);
  const conversation = teams
    .conversations()
    .find(({ members, kind }) => kind === "personal" && members[0] === person);
  if (!person || !conversation) throw new Error("nobody is there");
  return {
    ...payloads.taskFetch(teams.core, person, { conversation }, "1", data),
    id: `attack:${++drawn}`,
    ...more,
  };
};
type Sent = { readonly status: number; readonly text: string };
export const knocks = async (
  port: number,
  body: unknown,
  token: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<Sent> => {
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...more,
  };
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const answer = await fetchFresh(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers,
    body: text as string,
  });
  return { status: answer.status, text: await answer.text() };
};
const nowS = (): number => Math.trunc(Date.now() / 1_000);
const tenantToken = "https://login.microsoftonline.com/7b90c3d5-1e42-4f68-8d2b-c40a95e6f713/v2.0";

const tokens = async (target: Target): Promise<Held> => {
  const { both, teams } = target;
  const bad: readonly (readonly [string, Forging])[] = [
    ["alg none", { alg: "none" }],
    ["HS256 with the public key", { alg: "HS256" }],
    ["a key of nobody's", { key: "stranger" }],
    ["another issuer", { iss: tenantToken }],
    ["another audience", { aud: "00000000-0000-4000-8000-000000000000" }],
    ["another service URL", { serviceurl: "https://evil.example/teams" }],
    ["no service URL", { claims: { serviceurl: undefined } }],
    ["over", { exp: nowS() - 3_600 }],
    ["no end", { claims: { exp: undefined } }],
    ["an end that is a text", { claims: { exp: "never" } }],
    ["not yet", { nbf: nowS() + 3_600 }],
    ["an unknown key", { kid: "unknown" }],
    ["a key that is a path", { kid: "../../stand-in-1" }],
    ["a key that is an address", { kid: "http://127.0.0.1:9/keys" }],
    ["a key of every object", { kid: "__proto__" }],
    ["a key without a name", { kid: "" }],
  ];
  const good = teams.sign();
  const odd: readonly string[] = [
    "",
    "x",
    "a.b.c",
    `${good.split(".").slice(0, 2).join(".")}.`,
    `${good}A`,
    good.slice(0, -4),
    `${good} ${good}`,
    "x".repeat(8_000),
  ];
  return first(
    statusIn((await knocks(both.port, asks(target), good)).status, [200], "a good one"),
    await each(bad, async ([what, forging]) => {
      const answer = await knocks(both.port, asks(target), teams.sign(forging));
      return first(
        statusIn(answer.status, [401], what),
        answer.text === "" ? undefined : `${what}: said why`,
      );
    }),
    await each(odd, async (token) =>
      statusIn(
        (await knocks(both.port, asks(target), token)).status,
        [401],
        `token ${token.slice(0, 20)}`,
      ),
    ),
    statusIn((await knocks(both.port, asks(target), undefined)).status, [401], "no token"),
    statusIn(
      (await knocks(both.port, asks(target), undefined, { authorization: "Basic eDp5" })).status,
      [401],
      "another scheme",
    ),
  );
};
const elsewhere = async (target: Target): Promise<Held> => {
  const { both, teams, elsewhere: other } = target;
  const own = new URL(target.cloudUrl.teams);
  const urls = [
    other.url,
    `${other.url}/teams`,
    `http://${own.host}@${new URL(other.url).host}/`,
    `http://${own.host}.evil.example/`,
    `${own.origin}/../@evil`,
    "file:///etc/passwd",
    `${own.origin}\\@evil.example`,
    `http://${own.hostname}:${own.port}#@evil`,
    "",
  ];
  const wrong = await each(urls, async (serviceUrl) => {
    const claimed = await knocks(
      both.port,
      asks(target, { serviceUrl }),
      teams.sign({ serviceurl: serviceUrl }),
    );
    const unclaimed = await knocks(both.port, asks(target, { serviceUrl }), teams.sign());
    return first(
      statusIn(claimed.status, [400, 401, 403], serviceUrl),
      statusIn(unclaimed.status, [400, 401, 403], serviceUrl),
    );
  });
  return wrong ?? (other.requests.length === 0 ? undefined : "somebody elsewhere was called");
};
const strangers = async (target: Target): Promise<Held> => {
  const { both, teams } = target;
  const from = { id: "29:x", aadObjectId: ada, name: "ada", tenantId: foreignTenant };
  const moved = asks(target);
  const tries: readonly (readonly [string, Record<string, unknown>])[] = [
    ["a member's id under another organisation", { ...moved, from }],
    [
      "an organisation that nobody named",
      asks(target, {
        from,
        conversation: { id: "a:1", conversationType: "personal", tenantId: foreignTenant },
      }),
    ],
    ["somebody whom nobody knows", asks(target, { from: { ...from, aadObjectId: foreignTenant } })],
    ["a star", asks(target, { from: { ...from, aadObjectId: "*" } })],
    ["a stroke", asks(target, { from: { ...from, tenantId: `x/${ada}` } })],
  ];
  return each(tries, async ([what, activity]) => {
    const { status, text } = await knocks(both.port, activity, teams.sign());
    return first(
      statusIn(status, [200, 400, 403], what),
      text.includes("Polisen") ? `${what}: was answered as a member` : undefined,
    );
  });
};
const repeated = async (target: Target): Promise<Held> => {
  const activity = asks(target);
  const token = target.teams.sign();
  const [once, again] = [
    await knocks(target.both.port, activity, token),
    await knocks(target.both.port, activity, token),
  ];
  return first(
    statusIn(once.status, [200], "the first"),
    again.text.includes("Polisen") ? "a panel was shown again" : undefined,
  );
};
const teamsShapes: readonly (readonly [string, (target: Target) => string])[] = [
  ["nested lists", () => `${"[".repeat(120_000)}${"]".repeat(120_000)}`],
  [
    "nested in the value",
    (t) =>
      JSON.stringify(asks(t)).replace(
        '"value":',
        `"deep":${"[".repeat(50_000)}${"]".repeat(50_000)},"value":`,
      ),
  ],
  [
    "a long text",
    (t) =>
      JSON.stringify({ ...asks(t), type: "message", name: undefined, text: "<at".repeat(6_000) }),
  ],
  [
    "many mentions",
    (t) =>
      JSON.stringify({
        ...asks(t),
        type: "message",
        name: undefined,
        text: "x ".repeat(9_000),
        entities: mentions(t),
      }),
  ],
  [
    "many keys",
    (t) =>
      JSON.stringify({
        ...asks(t),
        ...Object.fromEntries(Array.from({ length: 18_000 }, (_, n) => [`k${n}`, n])),
      }),
  ],
  [
    "many values",
    (t) =>
      JSON.stringify(
        asks(
          t,
          {},
          {
            w: "case",
            c: "open",
            v: Object.fromEntries(Array.from({ length: 12_000 }, (_, n) => [`k${n}`, "x"])),
          },
        ),
      ),
  ],
  [
    "texts that cost",
    (t) => JSON.stringify(asks(t, {}, formOf("Zorkana och K*milla S a b i n e ".repeat(125)))),
  ],
];
const mentions = ({ teams }: Target): unknown[] =>
  Array.from({ length: 100 }, () => ({
    type: "mention",
    text: "x",
    mentioned: { id: teams.core.bot.id },
  }));
const formOf = (text: string): object => {
  const n = Array.from({ length: 40 }, (_, at) => `f${at}`);
  return {
    f: { u: "f:1:A", k: {}, e: false, m: [], n, r: true },
    w: "case",
    c: "checkIn",
    ...Object.fromEntries(n.map((one) => [`f:${one}`, text])),
  };
};
const shaped = (target: Target): Promise<Held> =>
  each(teamsShapes, async ([what, make]) => {
    const body = make(target);
    const tokens = [target.teams.sign(), "a.e30.c"];
    const all = Array.from({ length: 12 }, (_, n) =>
      knocks(
        target.both.port,
        body.replace(/attack:\d+/, `${what}:${n}:${++drawn}`),
        tokens[n % 2],
      ),
    );
    return each(await Promise.all(all), async ({ status }) =>
      statusIn(status, [200, 400, 401, 413], what),
    );
  });
const sizes = async (target: Target): Promise<Held> => {
  const { port } = target.both;
  const zipped = gzipSync(Buffer.alloc(100_000_000, " "));
  return first(
    statusIn(
      (await knocks(port, "x".repeat(256_001), target.teams.sign())).status,
      [413],
      "more than 256 kB",
    ),
    statusIn(
      (await knocks(port, zipped, target.teams.sign(), { "content-encoding": "gzip" })).status,
      [400],
      "a bomb",
    ),
    statusIn(
      statusOf(await says(port, head(path, { "content-length": "99999999999" }))),
      [413],
      "a length of a hundred gigabytes",
    ),
    statusIn((await knocks(port, "", target.teams.sign())).status, [400], "nothing"),
    statusIn((await knocks(port, "\u0000\u0000", target.teams.sign())).status, [400], "null bytes"),
    statusIn(
      (
        await knocks(port, JSON.stringify(asks(target)), target.teams.sign(), {
          "content-type": "text/plain",
        })
      ).status,
      [200, 400],
      "another type",
    ),
  );
};
/** The list of keys that sends elsewhere, at once or when the library asks for it. */
const redirected = async (target: Target): Promise<Held> => {
  let asked = 0;
  const said = { jwks_uri: "", issuer: "https://api.botframework.com" };
  const turns = createServer((request, response) => {
    asked += 1;
    if (request.url?.endsWith("openidconfiguration"))
      response.setHeader("content-type", "application/json").end(JSON.stringify(said));
    else response.writeHead(302, { location: `${target.elsewhere.url}/keys` }).end();
  });
  await new Promise<void>((resolve) => turns.listen(0, "127.0.0.1", resolve));
  const openid = `http://127.0.0.1:${(turns.address() as AddressInfo).port}/v1/.well-known/openidconfiguration`;
  const before = target.elsewhere.requests.length;
  const running = await target.runs({ ...target.env.teams, TEAMS_OPENID_URL: openid });
  const { status } = await knocks(running.port, asks(target), target.teams.sign());
  turns.close();
  return first(
    asked === 0 ? "the keys were not asked for" : undefined,
    statusIn(status, [401, 503], "keys from elsewhere"),
    target.elsewhere.requests.length === before ? undefined : "the redirect was followed",
  );
};
/** Each with a key that nobody knows: the list is asked for once. */
const manyKeys = async (target: Target): Promise<Held> => {
  const keysAsked = (): number =>
    target.teams.calls.filter(({ method }) => method === "keys").length;
  const before = keysAsked();
  for (let n = 0; n < 300; n++)
    await knocks(
      target.both.port,
      asks(target),
      target.teams.sign({ kid: `k${n}`, key: "stranger" }),
    );
  if (keysAsked() === 0) return "the keys were never asked for";
  return keysAsked() - before > 2 ? `asked ${keysAsked() - before} times` : undefined;
};
/** After everything: where the program has connected to. */
const outward = async ({ both, cloudUrl }: Target): Promise<Held> => {
  // At least once it has to: to show who is on duty.
  await sends(both.port, commandBody(noomi, "vem"));
  const ours = new Set(Object.values(cloudUrl).map((url) => new URL(url).host));
  const strange = both.called().filter((one) => !ours.has(one.replace("localhost", "127.0.0.1")));
  if (both.called().length === 0) return "nothing was written down";
  return strange.length === 0 ? undefined : `connected to ${strange.join(", ")}`;
};

const stranger = "a stranger";
const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "Teams' door",
  name,
  who,
  what,
  run,
});
export const teamsAttacks: readonly Attack[] = [
  of(
    "tokens",
    stranger,
    "unsigned, another key, issuer, audience or service URL, expired, tricks with `kid`: 401",
    tokens,
  ),
  of("elsewhere", stranger, "a service URL of their own: 403, nobody there is called", elsewhere),
  of(
    "another organisation",
    "a neighbour",
    "a member's id under another organisation: nothing of a member's",
    strangers,
  ),
  of(
    "repeated",
    "a reader of requests",
    "the same activity once more: nothing is shown again",
    repeated,
  ),
  of("shapes", stranger, "deep, wide and costly, with and without a good token", shaped),
  of("sizes", stranger, "over 256 kB, a bomb, nothing: 413 or 400", sizes),
  of(
    "keys elsewhere",
    "the keys' server",
    "a redirect of the list of keys: not followed, no token is good",
    redirected,
  ),
  of(
    "three hundred keys",
    stranger,
    "each token with an unknown key: the list is asked for once",
    manyKeys,
  ),
];
export const outwardAttack: Attack = {
  area: "Teams' door",
  name: "outward",
  who: stranger,
  what: "all of this: the program connected to its two clouds alone",
  run: outward,
};
