// One message to a server of SMTP: what goes over the line, what its answers mean, and what TLS must be.
import { createServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { send, verify } from "../../adapters/web/mail/smtp.ts";
import { certified, mailServer, senderTo, trusts } from "../support/mail-server.ts";
import { headerOf, lacksOpenssl, noticeHeaders, readable } from "../support/mail-servers.ts";

const helo = "stafett.example.se";
const letter = {
  to: "jour@alfa.example",
  subject: "Något väntar på dig i Stafett",
  text: "Något väntar på dig i Stafett.\n",
  at: Date.parse("2026-11-25T09:00:00Z"),
};
const nothing = (): void => undefined;

describe("a message", () => {
  test("goes once, with one recipient, no name, and what keeps machines from answering it", async () => {
    const server = await mailServer();
    expect(await send(senderTo(server.port), helo, letter, nothing)).toEqual({ kind: "taken" });
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    if (!mail) throw new Error("no mail");
    expect([mail.from, mail.to]).toEqual(["stafett@alfa.example", ["jour@alfa.example"]]);
    expect(["from", "to", "auto-submitted", "date"].map((name) => headerOf(mail, name))).toEqual([
      "stafett@alfa.example",
      "jour@alfa.example",
      "auto-generated",
      "Wed, 25 Nov 2026 09:00:00 +0000",
    ]);
    expect(readable(mail).trim()).toBe("Något väntar på dig i Stafett.");
    const names = [
      ...mail.text.slice(0, mail.text.indexOf("\r\n\r\n")).matchAll(/^([\w-]+):/gm),
    ].map(([, name]) => name?.toLowerCase());
    expect(names.toSorted()).toEqual(noticeHeaders);
  });
  test.each([
    [550, { kind: "refused", why: "550" }],
    [553, { kind: "refused", why: "553" }],
    [450, { kind: "later", why: "450" }],
    [451, { kind: "later", why: "451" }],
    [530, { kind: "server", why: "530" }],
  ])("whose mailbox is answered %i", async (code, came) => {
    const server = await mailServer();
    server.answers.set(letter.to, [code]);
    expect(await send(senderTo(server.port), helo, letter, nothing)).toEqual(came);
    expect(server.mails).toEqual([]);
  });
  test("whose text is refused says nothing of the mailbox", async () => {
    const server = await mailServer();
    server.content = 554;
    expect(await send(senderTo(server.port), helo, letter, nothing)).toEqual({
      kind: "server",
      why: "554",
    });
  });
  test.each(["subject", "to", "text"] as const)(
    "cannot be given another header or recipient by its %s, were it not refused before",
    async (part) => {
      const server = await mailServer();
      const hostile = {
        ...letter,
        [part]: `jour@alfa.example\r\nBcc: annan@beta.example\r\nX-Extra: 1`,
      };
      await send(senderTo(server.port), helo, hostile, nothing);
      for (const mail of server.mails) {
        expect(mail.to).not.toContain("annan@beta.example");
        expect([headerOf(mail, "bcc"), headerOf(mail, "x-extra")]).toEqual([undefined, undefined]);
      }
    },
  );
  test("cannot be given another command by its sender, its name of the machine or its login", async () => {
    const server = await mailServer();
    const more = "\r\nRCPT TO:<annan@beta.example>";
    await send(
      senderTo(server.port, { from: `stafett@alfa.example${more}` }),
      helo,
      letter,
      nothing,
    );
    await send(senderTo(server.port), `${helo}${more}`, letter, nothing);
    await send(
      senderTo(server.port, { user: `a${more}`, password: `b${more}` }),
      helo,
      letter,
      nothing,
    );
    for (const mail of server.mails) expect(mail.to).toEqual(["jour@alfa.example"]);
  });
});

describe("a server", () => {
  test("that lets nobody in is named so, and the password is in no answer", async () => {
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error("no")),
    });
    const from = senderTo(server.port, { user: "stafett", password: "hemligt" });
    expect(await send(from, helo, letter, nothing)).toEqual({ kind: "server", why: "login" });
    expect(await verify(from, helo)).toBe("login");
    expect(await verify({ ...from, password: undefined }, helo)).toBe("password");
  });
  test("that is not there, or hangs up, takes nothing", async () => {
    const server = await mailServer();
    await server.close();
    expect(await send(senderTo(server.port), helo, letter, nothing)).toEqual({
      kind: "server",
      why: "connection",
    });
    const rude = createServer((socket: Socket) => socket.end());
    await new Promise<void>((resolve) => void rude.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void rude.close());
    expect(await verify(senderTo((rude.address() as { port: number }).port), helo)).toBe(
      "connection",
    );
  });
  test.each([
    ["says nothing", "", "server"],
    ["says a little for ever", "2", "server"],
  ])("that %s is not awaited for ever", async (_what, says, kind) => {
    const sockets: Socket[] = [];
    const slow = createServer((socket) => {
      sockets.push(socket);
      const timer = setInterval(() => says !== "" && socket.write(says), 20);
      socket.on("close", () => clearInterval(timer)).on("error", () => undefined);
    });
    await new Promise<void>((resolve) => void slow.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void slow.close());
    expect(
      await send(senderTo((slow.address() as { port: number }).port), helo, letter, nothing, 300),
    ).toEqual({ kind, why: "timeout" });
    await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true);
  });
  test("that has the message and says no more leaves it unknown whether it is taken", async () => {
    const server = await mailServer();
    server.taking = () => new Promise(() => undefined);
    expect(await send(senderTo(server.port), helo, letter, nothing, 500)).toEqual({
      kind: "unknown",
      why: "timeout",
    });
    expect(server.mails).toHaveLength(1);
  });
});

describe.skipIf(lacksOpenssl)("TLS", () => {
  const trusted = (name: string, isOver = false) => trusts(certified(name, isOver));
  const open = ({ key, cert }: { readonly key: string; readonly cert: string }, secure: boolean) =>
    mailServer({ secure, key, cert, disabledCommands: [] });
  test.each([
    ["from the start", true, "atOnce"],
    ["by STARTTLS", false, "startTls"],
  ] as const)(
    "%s: a certificate of this machine's issuers for that name is taken",
    async (_what, secure, tls) => {
      const server = await open(trusted("IP:127.0.0.1"), secure);
      expect(await send(senderTo(server.port, { tls }), helo, letter, nothing)).toEqual({
        kind: "taken",
      });
    },
  );
  test.each([
    ["for another name", true, "atOnce", () => trusted("DNS:other.example")],
    ["for another name, by STARTTLS", false, "startTls", () => trusted("DNS:other.example")],
    ["that is over", true, "atOnce", () => trusted("IP:127.0.0.1", true)],
    ["that is over, by STARTTLS", false, "startTls", () => trusted("IP:127.0.0.1", true)],
    ["of an issuer whom nobody knows", true, "atOnce", () => certified("IP:127.0.0.1")],
    [
      "of an issuer whom nobody knows, by STARTTLS",
      false,
      "startTls",
      () => certified("IP:127.0.0.1"),
    ],
  ] as const)(
    "a certificate %s is refused, and nothing is sent",
    async (_what, secure, tls, made) => {
      const server = await open(made(), secure);
      const from = senderTo(server.port, { tls });
      expect(await send(from, helo, letter, nothing)).toEqual({
        kind: "server",
        why: "certificate",
      });
      expect(await verify(from, helo)).toBe("certificate");
      expect(server.mails).toEqual([]);
    },
  );
  test("a server that does not offer STARTTLS gets neither message nor password", async () => {
    let signedIn = 0;
    const server = await mailServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        signedIn += 1;
        done(null, { user: "stafett" });
      },
    });
    const from = senderTo(server.port, { tls: "startTls", user: "stafett", password: "hemligt" });
    expect(await send(from, helo, letter, nothing)).toEqual({ kind: "server", why: "tls" });
    expect([server.mails, signedIn]).toEqual([[], 0]);
  });
});
