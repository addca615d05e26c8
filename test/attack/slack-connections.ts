// Slack's door as a connection reaches it: what no client sends, many at once, slowly, and under odd paths and names.
import { commandBody, signedHeaders } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { type Headers, inSlack, noomi, nowS, of, path, stranger } from "./slack-sent.ts";
import type { Target } from "./target.ts";
import { head, open, pause, says, statusOf } from "./wire.ts";

const smuggled = async ({ both: { port } }: Target): Promise<Held> => {
  const body = commandBody(noomi, "mina");
  const good = signedHeaders(body);
  const length = { "content-length": String(body.length) };
  const raw = (headers: Headers, more = "", text = body): Promise<string> =>
    says(port, head(path, headers).replace("\r\n\r\n", `\r\n${more}\r\n`) + text);
  const unsigned = commandBody(noomi, "mina");
  return first(
    statusIn(
      statusOf(await raw({ ...good, ...length }, "x-slack-signature: v0=00\r\n")),
      [401],
      "two signatures",
    ),
    statusIn(
      statusOf(await raw({ ...good, ...length }, `x-slack-request-timestamp: ${nowS()}\r\n`)),
      [401],
      "two times",
    ),
    statusIn(
      statusOf(await raw({ ...good, ...length }, "content-length: 3\r\n")),
      [400],
      "two lengths",
    ),
    statusIn(
      statusOf(await raw({ ...good, ...length }, "transfer-encoding: chunked\r\n")),
      [400],
      "a length, and in pieces",
    ),
    statusIn(
      statusOf(await raw({ ...good, "transfer-encoding": "xchunked" })),
      [400, 501],
      "an encoding that nobody knows",
    ),
    // A signed one, and behind it on the same connection one that is not.
    (
      (
        await says(
          port,
          `${head(path, { ...good, ...length })}${body}${head(path, length)}${unsigned}`,
          1_500,
        )
      ).match(/HTTP\/1\.1 200/g) ?? []
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
  for (let n = 0; n < 100 && (line.said().match(/HTTP\/1\.1 /g) ?? []).length < 500; n++)
    await pause(50);
  const answers = line.said().match(/HTTP\/1\.1 \d+/g) ?? [];
  line.socket.destroy();
  return answers.length === 500 && answers.every((answer) => answer.endsWith("200"))
    ? undefined
    : `${answers.length} of 500 answered`;
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
      at % 2 === 0
        ? `POST ${path} HTTP/1.1\r\nhost: x\r\n`
        : head(path, { "content-length": "1000", ...signedHeaders("x") }),
    );
  for (let n = 0; n < 10; n++) {
    for (const [at, line] of lines.entries())
      line.socket.write(at % 2 === 0 ? `x-${n}: 1\r\n` : "a");
    await pause(50);
  }
  for (const line of lines) line.socket.destroy();
  return undefined;
};
/** Whoever holds a connection without saying what they want is let go. */
const lingering = async ({ both: { port } }: Target): Promise<Held> => {
  const waiting = await Promise.all(
    [
      `POST ${path} HTTP/1.1\r\nhost: x\r\n`,
      head(path, { "content-length": "1000", ...signedHeaders("x") }),
    ].map(async (text) => {
      const line = await open(port);
      line.socket.write(text);
      const drip = setInterval(
        () => line.socket.write(text.endsWith("\r\n\r\n") ? "a" : "x: 1\r\n"),
        2_000,
      );
      const over = await Promise.race([
        line.closed.then(() => true),
        pause(30_000).then(() => false),
      ]);
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
  each(
    ["evil.example", "127.0.0.1:1@evil.example", "[::1", "a b", "", "x/../..", "user:pass@x"],
    async (host) => {
      const said = await says(port, `GET /healthz HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
      return first(
        statusIn(statusOf(said), [200, 400], `host ${host}`),
        said.includes("evil") ? "the name came back" : undefined,
      );
    },
  );

export const connectionAttacks: readonly Attack[] = [
  of(
    "smuggled",
    stranger,
    "two signatures or lengths, a request behind a signed one: 401 or 400",
    smuggled,
  ),
  of("pipelined", inSlack, "five hundred requests on one connection", pipelined),
  of("without end", stranger, "a body that never ends: 413 after 500 kB", endless),
  of("dripping", stranger, "four hundred connections, a byte at a time", dripping),
  of("lingering", stranger, "a request that never ends: closed within 30 s", lingering, {
    long: true,
  }),
  of("paths", stranger, "`%2e`, `//`, `..`, a null byte, another host: 400 or 404", paths),
  of("hosts", stranger, "a false or missing `host`: nothing of it comes back", hosts),
];
