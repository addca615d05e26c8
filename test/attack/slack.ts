// Slack's door: whoever cannot sign, and whoever Slack itself passes on.
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { rowsIn } from "../process/journals.ts";
import {
  commandBody,
  interactionBody,
  pressPayload,
  secret,
  signedHeaders,
  submitPayload,
} from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { connectionAttacks } from "./slack-connections.ts";
import {
  choice,
  type Headers,
  inSlack,
  noomi,
  nowS,
  of,
  path,
  sends,
  stranger,
} from "./slack-sent.ts";
import type { Target } from "./target.ts";
import { head, open, pause, says, statusOf } from "./wire.ts";

const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));
const sealedBytes = (bytes: Buffer, contentType: string): Headers => ({
  "content-type": contentType,
  "x-slack-request-timestamp": String(nowS()),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${nowS()}:`).update(bytes).digest("hex")}`,
});

const forged = ({ both }: Target): Promise<Held> => {
  const body = commandBody(noomi, "mina");
  const good = signedHeaders(body);
  const cut = { ...good, "x-slack-signature": good["x-slack-signature"]?.slice(0, -2) ?? "" };
  const tries: readonly (readonly [string, Headers, string?])[] = [
    ["unsigned", without(good, "x-slack-signature")],
    ["no time", without(good, "x-slack-request-timestamp")],
    ["another secret", signedHeaders(body, { secret: "other" })],
    ["an empty secret", signedHeaders(body, { secret: "" })],
    ["of another body", good, `${body}&text=mer`],
    ["half a signature", cut],
    ["an empty signature", { ...good, "x-slack-signature": "" }],
    [
      "another version",
      { ...good, "x-slack-signature": good["x-slack-signature"]?.replace("v0", "v1") ?? "" },
    ],
    ["six minutes old", signedHeaders(body, { timestampS: nowS() - 361 })],
    ["six minutes ahead", signedHeaders(body, { timestampS: nowS() + 361 })],
    ["a time that is none", { ...good, "x-slack-request-timestamp": "NaN" }],
    ["a time as a formula", { ...good, "x-slack-request-timestamp": `${nowS()}e0` }],
    [
      "a check of the certificate with a command in it",
      without(good, "x-slack-signature"),
      `${body}&ssl_check=1`,
    ],
  ];
  return each(tries, async ([what, headers, text]) =>
    statusIn((await sends(both.port, text ?? body, headers)).status, [401], what),
  );
};
const replayed = async ({ both }: Target): Promise<Held> => {
  const values = {
    deputy: choice("noomi-ersattare"),
    child: choice("no"),
    risk: choice("low"),
    quiet: choice("no"),
  };
  const body = interactionBody(
    submitPayload(
      noomi,
      { w: "case", c: "open", idempotencyKey: freshIdempotencyKey(Date.now()) },
      values,
    ),
  );
  const headers = signedHeaders(body);
  const cases = (): number =>
    rowsIn(both.cwd, "select 1 from instances where workflow = 'case'").length;
  const before = cases();
  const answers = await Promise.all([
    sends(both.port, body, headers),
    sends(both.port, body, headers),
  ]);
  const later = await sends(both.port, body, headers);
  const wrong = await each([...answers, later], async ({ status }) =>
    statusIn(status, [200], "a repetition"),
  );
  return (
    wrong ??
    (cases() - before === 1
      ? undefined
      : `${cases() - before} cases were opened: ${later.text.slice(0, 200)}`)
  );
};
const sizes = async ({ both: { port } }: Target): Promise<Held> => {
  const large = `payload=${"x".repeat(500_001)}`;
  const cut = head(path, { "content-length": "500000", ...signedHeaders("x") });
  const line = await open(port);
  line.socket.write(`${cut}abc`);
  line.socket.end();
  await Promise.race([line.closed, pause(500)]);
  line.socket.destroy();
  return first(
    statusIn((await sends(port, large)).status, [413], "more than 500 kB"),
    statusIn(
      statusOf(await says(port, head(path, { "content-length": "9999999999" }))),
      [413],
      "a length of ten gigabytes",
    ),
    statusIn(
      statusOf(await says(port, head(path, { "content-length": "-1" }))),
      [400],
      "a length below nothing",
    ),
    statusIn(statusOf(line.said()), [0, 400], "a body that ends early"),
  );
};
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
/** What is large inside of what Slack could sign: nested, spread out, or many names. */
const shapes: readonly (readonly [string, () => string, string?])[] = [
  ["nested lists", () => interactionBody(nested(80_000))],
  ["nested objects", () => interactionBody(`${'{"a":'.repeat(28_000)}1${"}".repeat(28_000)}`)],
  [
    "nested in what is read",
    () =>
      interactionBody(
        JSON.stringify(pressPayload(noomi, "x")).replace("{", `{"view":${nested(5_000)},`),
      ),
  ],
  ["half a megabyte of a&a", () => "a&".repeat(245_000)],
  ["half a megabyte of a=%41", () => "a=%41&".repeat(80_000)],
  ["half a megabyte of one name", () => `text=${"%C3%A5".repeat(80_000)}`],
  ["forty thousand names", () => Array.from({ length: 40_000 }, (_, n) => `k${n}=${n}`).join("&")],
  [
    "a form of four thousand fields",
    () =>
      interactionBody(
        submitPayload(noomi, { w: "case", c: "open", idempotencyKey: "f:1:A" }, manyFields()),
      ),
  ],
  [
    "JSON of half a megabyte",
    () =>
      JSON.stringify({ type: "event_callback", event: { type: "message", blocks: manyBlocks() } }),
    "application/json",
  ],
];
const manyFields = (): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Array.from({ length: 4_500 }, (_, n) => [`k${n}`, { type: "plain_text_input", value: "x" }]),
  );
const manyBlocks = (): unknown[] =>
  Array.from({ length: 15_000 }, (_, n) => ({ t: "x", n, a: [1, 2, 3] }));
const shaped = ({ both: { port } }: Target): Promise<Held> =>
  each(shapes, async ([what, make, contentType]) => {
    const body = make();
    const all = Array.from({ length: 12 }, () =>
      sends(port, body, signedHeaders(body, contentType === undefined ? {} : { contentType })),
    );
    return each(await Promise.all(all), async ({ status }) =>
      statusIn(status, [200, 400, 413], what),
    );
  });
const encoded = async ({ both: { port } }: Target): Promise<Held> => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, "a"));
  const zipped = gzipSync(commandBody(noomi, "vem"));
  const tries = [bomb, zipped].map((bytes) => ({
    bytes,
    headers: sealedBytes(bytes, "application/x-www-form-urlencoded"),
  }));
  return each(tries, async ({ bytes, headers }) => {
    const { status, text } = await sends(port, bytes, { ...headers, "content-encoding": "gzip" });
    return first(
      statusIn(status, [200, 400, 404, 415], "zipped"),
      text.includes("Polisen") ? "it was unpacked" : undefined,
    );
  });
};
const types = ({ both: { port } }: Target): Promise<Held> =>
  each(
    ["text/plain", "multipart/form-data; boundary=x", "application/xml", "application/json", "x"],
    async (contentType) => {
      const body = commandBody(noomi, "vem");
      return statusIn(
        (await sends(port, body, signedHeaders(body, { contentType }))).status,
        [200, 400, 404],
        contentType,
      );
    },
  );
/** Somebody whom Slack signs for, from a workspace that nobody named. */
const foreign = ({ both: { port } }: Target): Promise<Held> =>
  each(
    ["T0ELSEWHERE", "T0STAFETT/U0NOOMI01", "__proto__", "constructor", "*", ""],
    async (team_id) => {
      const { status, text } = await sends(port, commandBody(noomi, "mina", { team_id }));
      return first(
        statusIn(status, [200, 400], team_id),
        /SYD-|Ärende|Lägeskoll/.test(text) ? "it was answered as to a member" : undefined,
      );
    },
  );

export const slackAttacks: readonly Attack[] = [
  of(
    "forged",
    stranger,
    "no or half a signature, another's, six minutes old or early: 401",
    forged,
  ),
  of(
    "replayed",
    "a reader of requests",
    "one signed form three times, two at once: one case",
    replayed,
  ),
  of("sizes", stranger, "over 500 kB, a false length, a cut body: 413, 400 or no answer", sizes),
  of("shapes", inSlack, "deep, wide and costly bodies, twelve at a time", shaped),
  of("zipped", stranger, "a bomb under `content-encoding: gzip`: nothing is unpacked", encoded),
  of("content types", inSlack, "a command under another type: nothing breaks", types),
  ...connectionAttacks,
  of(
    "another workspace",
    inSlack,
    "a member's id under an unknown workspace: nothing of a member's",
    foreign,
  ),
];
