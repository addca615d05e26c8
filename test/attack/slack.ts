// Slack's door: whoever cannot sign, and whoever Slack itself passes on.
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { rowsIn } from "../process/journals.ts";
import { commandBody, interactionBody, pressPayload, secret, signedHeaders, submitPayload } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Target } from "./target.ts";
import { fetchFresh, head, open, pause, says, statusOf } from "./wire.ts";

export const noomi = "U0NOOMI01";
/** What somebody has chosen in a field, as Slack sends it. */
export const choice = (value: string) => ({ type: "static_select", selected_option: { value } });
const path = "/slack/events";
type Headers = Readonly<Record<string, string>>;
export const sends = async (port: number, body: string | Buffer, headers?: Headers): Promise<{ status: number; text: string }> => {
  const answer = await fetchFresh(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    body: body as string,
    headers: headers ?? signedHeaders(body as string),
  });
  return { status: answer.status, text: await answer.text() };
};
const nowS = (): number => Math.trunc(Date.now() / 1_000);
const without = (headers: Headers, name: string): Headers => Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));
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
    ["another version", { ...good, "x-slack-signature": good["x-slack-signature"]?.replace("v0", "v1") ?? "" }],
    ["six minutes old", signedHeaders(body, { timestampS: nowS() - 361 })],
    ["six minutes ahead", signedHeaders(body, { timestampS: nowS() + 361 })],
    ["a time that is none", { ...good, "x-slack-request-timestamp": "NaN" }],
    ["a time as a formula", { ...good, "x-slack-request-timestamp": `${nowS()}e0` }],
    ["a check of the certificate with a command in it", without(good, "x-slack-signature"), `${body}&ssl_check=1`],
  ];
  return each(tries, async ([what, headers, text]) => statusIn((await sends(both.port, text ?? body, headers)).status, [401], what));
};
const replayed = async ({ both }: Target): Promise<Held> => {
  const values = { deputy: choice("noomi-ersattare"), child: choice("no"), risk: choice("low"), quiet: choice("no") };
  const body = interactionBody(submitPayload(noomi, { w: "case", c: "open", idempotencyKey: freshIdempotencyKey(Date.now()) }, values));
  const headers = signedHeaders(body);
  const cases = (): number => rowsIn(both.cwd, "select 1 from instances where workflow = 'case'").length;
  const before = cases();
  const answers = await Promise.all([sends(both.port, body, headers), sends(both.port, body, headers)]);
  const later = await sends(both.port, body, headers);
  const wrong = await each([...answers, later], async ({ status }) => statusIn(status, [200], "a repetition"));
  return wrong ?? (cases() - before === 1 ? undefined : `${cases() - before} cases were opened: ${later.text.slice(0, 200)}`);
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
    statusIn(statusOf(await says(port, head(path, { "content-length": "9999999999" }))), [413], "a length of ten gigabytes"),
    statusIn(statusOf(await says(port, head(path, { "content-length": "-1" }))), [400], "a length below nothing"),
    statusIn(statusOf(line.said()), [0, 400], "a body that ends early"),
  );
};
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
/** What is large inside of what Slack could sign: nested, spread out, or many names. */
const shapes: readonly (readonly [string, () => string, string?])[] = [
  ["nested lists", () => interactionBody(nested(80_000))],
  ["nested objects", () => interactionBody(`${'{"a":'.repeat(28_000)}1${"}".repeat(28_000)}`)],
  ["nested in what is read", () => interactionBody(JSON.stringify(pressPayload(noomi, "x")).replace("{", `{"view":${nested(5_000)},`))],
  ["half a megabyte of a&a", () => "a&".repeat(245_000)],
  ["half a megabyte of a=%41", () => "a=%41&".repeat(80_000)],
  ["half a megabyte of one name", () => `text=${"%C3%A5".repeat(80_000)}`],
  ["forty thousand names", () => Array.from({ length: 40_000 }, (_, n) => `k${n}=${n}`).join("&")],
  [
    "a form of four thousand fields",
    () => interactionBody(submitPayload(noomi, { w: "case", c: "open", idempotencyKey: "f:1:A" }, manyFields())),
  ],
  [
    "JSON of half a megabyte",
    () => JSON.stringify({ type: "event_callback", event: { type: "message", blocks: manyBlocks() } }),
    "application/json",
  ],
];
const manyFields = (): Record<string, Record<string, unknown>> =>
  Object.fromEntries(Array.from({ length: 4_500 }, (_, n) => [`k${n}`, { type: "plain_text_input", value: "x" }]));
const manyBlocks = (): unknown[] => Array.from({ length: 15_000 }, (_, n) => ({ t: "x", n, a: [1, 2, 3] }));
const shaped = ({ both: { port } }: Target): Promise<Held> =>
  each(shapes, async ([what, make, contentType]) => {
    const body = make();
    const all = Array.from({ length: 12 }, () => sends(port, body, signedHeaders(body, contentType === undefined ? {} : { contentType })));
    return each(await Promise.all(all), async ({ status }) => statusIn(status, [200, 400, 413], what));
  });
const encoded = async ({ both: { port } }: Target): Promise<Held> => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, "a"));
  const zipped = gzipSync(commandBody(noomi, "vem"));
  const tries = [bomb, zipped].map((bytes) => ({ bytes, headers: sealedBytes(bytes, "application/x-www-form-urlencoded") }));
  return each(tries, async ({ bytes, headers }) => {
    const { status, text } = await sends(port, bytes, { ...headers, "content-encoding": "gzip" });
    return first(statusIn(status, [200, 400, 404, 415], "zipped"), text.includes("Polisen") ? "it was unpacked" : undefined);
  });
};
const types = ({ both: { port } }: Target): Promise<Held> =>
  each(["text/plain", "multipart/form-data; boundary=x", "application/xml", "application/json", "x"], async (contentType) => {
    const body = commandBody(noomi, "vem");
    return statusIn((await sends(port, body, signedHeaders(body, { contentType }))).status, [200, 400, 404], contentType);
  });
const smuggled = async ({ both: { port } }: Target): Promise<Held> => {
  const body = commandBody(noomi, "mina");
  const good = signedHeaders(body);
  const length = { "content-length": String(body.length) };
  const raw = (headers: Headers, more = "", text = body): Promise<string> =>
    says(port, head(path, headers).replace("\r\n\r\n", `\r\n${more}\r\n`) + text);
  const unsigned = commandBody(noomi, "mina");
  return first(
    statusIn(statusOf(await raw({ ...good, ...length }, "x-slack-signature: v0=00\r\n")), [401], "two signatures"),
    statusIn(statusOf(await raw({ ...good, ...length }, `x-slack-request-timestamp: ${nowS()}\r\n`)), [401], "two times"),
    statusIn(statusOf(await raw({ ...good, ...length }, "content-length: 3\r\n")), [400], "two lengths"),
    statusIn(statusOf(await raw({ ...good, ...length }, "transfer-encoding: chunked\r\n")), [400], "a length, and in pieces"),
    statusIn(statusOf(await raw({ ...good, "transfer-encoding": "xchunked" })), [400, 501], "an encoding that nobody knows"),
    // A signed one, and behind it on the same connection one that is not.
    (
      (await says(port, `${head(path, { ...good, ...length })}${body}${head(path, length)}${unsigned}`, 1_500)).match(/HTTP\/1\.1 200/g) ??
      []
    ).length > 1
      ? "what came behind a signed request was heard"
      : undefined,
  );
};
const pipelined = async ({ both: { port } }: Target): Promise<Held> => {
  const body = commandBody(noomi, "zq");
  const one = `${head(path, { ...signedHeaders(body), "content-length": String(body.length) })}${body}`;
  const line = await open(port);
  line.socket.write(one.repeat(500));
  for (let n = 0; n < 100 && (line.said().match(/HTTP\/1\.1 /g) ?? []).length < 500; n++) await pause(50);
  const answers = line.said().match(/HTTP\/1\.1 \d+/g) ?? [];
  line.socket.destroy();
  return answers.length === 500 && answers.every((answer) => answer.endsWith("200")) ? undefined : `${answers.length} of 500 answered`;
};
const endless = async ({ both: { port } }: Target): Promise<Held> => {
  const line = await open(port);
  line.socket.write(head(path, { "transfer-encoding": "chunked", ...signedHeaders("x") }));
  const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
  for (let n = 0; n < 80 && line.said() === "" && !line.socket.destroyed; n++) {
    line.socket.write(chunk);
    await pause(5);
  }
  await Promise.race([line.closed, pause(300)]);
  line.socket.destroy();
  return statusIn(statusOf(line.said()), [413], "pieces without end");
};
const dripping = async ({ both: { port } }: Target): Promise<Held> => {
  const lines = await Promise.all(Array.from({ length: 400 }, () => open(port)));
  for (const [at, line] of lines.entries())
    line.socket.write(
      at % 2 === 0 ? `POST ${path} HTTP/1.1\r\nhost: x\r\n` : head(path, { "content-length": "1000", ...signedHeaders("x") }),
    );
  for (let n = 0; n < 10; n++) {
    for (const [at, line] of lines.entries()) line.socket.write(at % 2 === 0 ? `x-${n}: 1\r\n` : "a");
    await pause(50);
  }
  for (const line of lines) line.socket.destroy();
  return undefined;
};
/** Whoever holds a connection without saying what they want is let go. */
const lingering = async ({ both: { port } }: Target): Promise<Held> => {
  const waiting = await Promise.all(
    [`POST ${path} HTTP/1.1\r\nhost: x\r\n`, head(path, { "content-length": "1000", ...signedHeaders("x") })].map(async (text) => {
      const line = await open(port);
      line.socket.write(text);
      const drip = setInterval(() => line.socket.write(text.endsWith("\r\n\r\n") ? "a" : "x: 1\r\n"), 2_000);
      const over = await Promise.race([line.closed.then(() => true), pause(30_000).then(() => false)]);
      clearInterval(drip);
      line.socket.destroy();
      return over;
    }),
  );
  return waiting.every(Boolean) ? undefined : "a connection that drips was held for 30 s";
};
const paths = ({ both: { port } }: Target): Promise<Held> => {
  const odd = [
    "//slack/events",
    "/slack//events",
    "/slack/%65vents/",
    "/slack/events/..",
    "/slack/./../metrics",
    "/%2e%2e/metrics",
    "/slack/events%00",
    "/..;/slack/events",
    "/slack\\events",
    "*",
    "http://evil.example/slack/events",
  ];
  return each(odd, async (one) => {
    const status = statusOf(await says(port, head(one, { "content-length": "0" })));
    return statusIn(status, [400, 401, 404, 405], one);
  });
};
const hosts = ({ both: { port } }: Target): Promise<Held> =>
  each(["evil.example", "127.0.0.1:1@evil.example", "[::1", "a b", "", "x/../..", "user:pass@x"], async (host) => {
    const said = await says(port, `GET /healthz HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    return first(statusIn(statusOf(said), [200, 400], `host ${host}`), said.includes("evil") ? "the name came back" : undefined);
  });
/** Somebody whom Slack signs for, from a workspace that nobody named. */
const foreign = ({ both: { port } }: Target): Promise<Held> =>
  each(["T0ELSEWHERE", "T0STAFETT/U0NOOMI01", "__proto__", "constructor", "*", ""], async (team_id) => {
    const { status, text } = await sends(port, commandBody(noomi, "mina", { team_id }));
    return first(statusIn(status, [200, 400], team_id), /SYD-|Ärende|Lägeskoll/.test(text) ? "it was answered as to a member" : undefined);
  });

const stranger = "a stranger";
const inSlack = "a member, or Slack";
const of = (name: string, who: string, what: string, run: Attack["run"], more: Partial<Attack> = {}): Attack => ({
  area: "Slack's door",
  name,
  who,
  what,
  run,
  ...more,
});
export const slackAttacks: readonly Attack[] = [
  of("forged", stranger, "no signature, half of one, another's, of another body, six minutes old or early: 401", forged),
  of(
    "replayed",
    "whoever has read a request",
    "a form that opens a case, three times with one signature, two of them at once: one case",
    replayed,
  ),
  of("sizes", stranger, "more than 500 kB, a length of ten gigabytes, a body that ends early: 413, 400 or no answer", sizes),
  of(
    "shapes",
    inSlack,
    "signed, nested a hundred thousand deep, half a megabyte of `a&a`, four thousand fields, twelve at a time: nobody waits",
    shaped,
  ),
  of("zipped", stranger, "a bomb, and a command, under `content-encoding: gzip`: nothing is unpacked", encoded),
  of("content types", inSlack, "a command under another type: nothing breaks", types),
  of("smuggled", stranger, "two signatures, two lengths, a length and pieces, a request behind a signed one: 401 or 400", smuggled),
  of("pipelined", inSlack, "five hundred requests on one connection without waiting: each answered, nobody else waits", pipelined),
  of("without end", stranger, "a body in pieces that never ends: 413 after 500 kB", endless),
  of("dripping", stranger, "four hundred connections that send a byte at a time: nobody else waits", dripping),
  of("lingering", stranger, "a connection that never says all: closed within 30 s", lingering, { long: true }),
  of("paths", stranger, "`%2e`, `//`, `..`, a null byte, another host's address: 400 or 404", paths),
  of("hosts", stranger, "names in `host` that are somebody else's or none: nothing of it comes back", hosts),
  of("another workspace", inSlack, "a member's id under a workspace that nobody named: nothing of a member's", foreign),
];
