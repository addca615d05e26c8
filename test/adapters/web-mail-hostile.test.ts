// A server of SMTP that lies, or somebody between: what it says may cost neither memory nor time, and nothing of it becomes a reason.
import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { send } from "../../adapters/web/mail/smtp.ts";
import { certified, senderTo, talker, trusts } from "../support/mail-server.ts";
import { lacksOpenssl, pours } from "../support/mail-servers.ts";

const letter = {
  to: "jour@alfa.example",
  subject: "Något väntar",
  text: "Något väntar.\n",
  at: Date.parse("2026-11-25T09:00:59.999Z"),
};
const sends = (port: number, more = {}) =>
  send(senderTo(port, more), "stafett.example.se", letter, () => undefined);
/** Answers as a server does that takes everything, but for what `own` answers itself. */
const answers = (own: (line: string) => string | undefined) => {
  const usual = (line: string): string => {
    if (line.startsWith("EHLO")) return "250-x\r\n250 AUTH CRAM-MD5\r\n";
    return line === "DATA" ? "354 go\r\n" : "250 ok\r\n";
  };
  const talking = new WeakSet<Socket>();
  return talker((socket, line) => {
    if (line === undefined) return void socket.write("220 x\r\n");
    if (talking.has(socket) && line !== ".") return;
    socket.write(own(line) ?? usual(line));
    if (line === "DATA") talking.add(socket);
    else talking.delete(socket);
  });
};

describe("what never ends", () => {
  test.each([
    ["a line without an end", "2"],
    ["an answer of lines without an end", "220-väntar\r\n"],
    ["blank lines", "\r\n"],
    ["lines of blanks", " \n"],
  ])(
    "%s: the session is over once it is too much, and the connection is closed",
    async (_what, part) => {
      const server = await talker((socket, line) => line === undefined && pours(socket, part));
      expect(await sends(server.port)).toEqual({ kind: "server", why: "answer" });
      await expect.poll(() => server.sockets.every(({ destroyed }) => destroyed)).toBe(true);
      // What the kernel of both sides holds at most.
      expect(server.sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)).toBeLessThan(
        40_000_000,
      );
    },
  );
  test.skipIf(lacksOpenssl)("blank lines under TLS, of a server that is known", async () => {
    const server = await talker(
      (socket, line) => line === undefined && pours(socket, "\r\n"),
      trusts(certified("IP:127.0.0.1")),
    );
    expect(await sends(server.port, { tls: "atOnce" })).toEqual({ kind: "server", why: "answer" });
    await expect.poll(() => server.sockets.every(({ destroyed }) => destroyed)).toBe(true);
  });
  test("a line whose reading would take the square of its length is not read", async () => {
    const line = `334 ${" ".repeat(60_000)}x\ry\r\n`;
    const server = await answers((said) => (said.startsWith("AUTH") ? line : undefined));
    expect(await sends(server.port, { user: "stafett", password: "hemligt" })).toEqual({
      kind: "server",
      why: "answer",
    });
  });
  test("an answer that is long, as Exchange has it, is read", async () => {
    const long = `250-x\r\n${Array.from({ length: 60 }, (_, n) => `250-X-EXTENSION-${n} ${"a".repeat(40)}\r\n`).join("")}250 HELP\r\n`;
    const server = await answers((said) => (said.startsWith("EHLO") ? long : undefined));
    expect(await sends(server.port)).toEqual({ kind: "taken" });
  });
});

test.each([
  [
    "a session",
    16_000,
    (bytes: number) => `${"250-X\r\n".repeat(2_000)}250 ${"a".repeat(bytes - 14_006)}\r\n`,
  ],
  ["a line", 2_000, (bytes: number) => `250 ${"a".repeat(bytes - 5)}\r\n`],
] as const)("%s of a server may have %i bytes, and no more", async (what, most, said) => {
  const greeting = "220 x\r\n";
  // Beside what answers EHLO, a session has a greeting and four more answers.
  const others =
    what === "a session" ? `${greeting}250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n`.length : 0;
  const came = async (bytes: number) => {
    const server = await answers((line) =>
      line.startsWith("EHLO") ? said(bytes - others) : undefined,
    );
    return await sends(server.port);
  };
  expect(await came(most)).toEqual({ kind: "taken" });
  expect(await came(most + 1)).toMatchObject({ why: "answer" });
});

describe("an answer", () => {
  test.each([
    ["RCPT", "191212121212 no", { kind: "server", why: "answer" }],
    ["RCPT", "5501212 no", { kind: "server", why: "answer" }],
    ["RCPT", "999 no", { kind: "server", why: "answer" }],
    ["RCPT", "354 no", { kind: "server", why: "answer" }],
    ["MAIL", "0701740635 no", { kind: "server", why: "answer" }],
    ["MAIL", "1e9 no", { kind: "server", why: "answer" }],
    [".", "99999999999999999999999 no", { kind: "server", why: "answer" }],
  ])("to %s of %j is no code, and no number of it is repeated", async (command, said, came) => {
    const server = await answers((line) => (line.startsWith(command) ? `${said}\r\n` : undefined));
    expect(await sends(server.port)).toEqual(came);
  });
  test.each([
    ["RCPT", "550 your certificate is unknown", { kind: "refused", why: "550" }],
    ["MAIL", "554 altnames", { kind: "server", why: "554" }],
  ])("to %s of %j is known by its code, and by none of its words", async (command, said, came) => {
    const server = await answers((line) => (line.startsWith(command) ? `${said}\r\n` : undefined));
    expect(await sends(server.port)).toEqual(came);
  });
});

test("the date of a message says the minute, and no second", async () => {
  const server = await answers(() => undefined);
  expect(await sends(server.port)).toEqual({ kind: "taken" });
  expect(/^Date: (.*)$/m.exec(server.heard())?.[1]?.trim()).toBe("Wed, 25 Nov 2026 09:00:00 +0000");
});
