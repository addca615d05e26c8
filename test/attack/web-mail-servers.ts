// Mail servers that are not what they should be, and somebody between: TLS that is missing or does not fit, answers without end, answers that quote what they may not.
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "../process/program.ts";
import { type Certified, certify, pours, type StandIn } from "../support/mail-servers.ts";
import { type Attack, first, type Held } from "./attack.ts";
import {
  against,
  answering,
  boxOf,
  judged,
  type Opening,
  real,
  talking,
} from "./mail-servers-target.ts";
import { at, served } from "./mail-target.ts";
import { heapMb } from "./many.ts";
import type { Target } from "./target.ts";
import { fetchFresh } from "./wire.ts";

const certified = (name: string, isOver = false): Certified => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-attack-"));
  try {
    return certify(folder, name, isOver);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const here = "IP:127.0.0.2";
const tls = async (target: Target): Promise<Held> => {
  const [good, named, over, unknown] = [
    certified(here),
    certified("DNS:post.example"),
    certified(here, true),
    certified(here),
  ];
  const certificate = { why: /^certificate$/ };
  const refused = { why: /^(?:tls|connection|answer|\d{3})$/ };
  const offered = "250-x\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n";
  const openings = [
    real("no STARTTLS", "smtp", { disabledCommands: ["STARTTLS"] }, refused),
    real("another name by STARTTLS", "smtp", named, certificate),
    real("another name", "smtps", named, certificate),
    real("an issuer whom nobody knows by STARTTLS", "smtp", unknown, certificate),
    real("an issuer whom nobody knows", "smtps", unknown, certificate),
    real("a certificate that is over by STARTTLS", "smtp", over, certificate),
    real("a certificate that is over", "smtps", over, certificate),
    real(
      "TLS 1.1",
      "smtp",
      { ...good, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" },
      refused,
    ),
    talking("clear where TLS is from the start", {
      ...refused,
      scheme: "smtps",
      says: answering(() => undefined),
    }),
    talking("STARTTLS that is refused", {
      ...refused,
      says: answering((line) =>
        line.startsWith("EHLO") ? offered : line === "STARTTLS" ? "454 not now\r\n" : undefined,
      ),
    }),
    talking("clear after STARTTLS, also ahead of it", {
      ...refused,
      says: answering((line, socket) => {
        if (line.startsWith("EHLO")) return offered;
        if (line !== "STARTTLS") return undefined;
        socket.on("data", () => socket.write("250-x\r\n250 AUTH PLAIN\r\n"));
        return "220 go\r\n250-x\r\n250 AUTH PLAIN\r\n";
      }),
    }),
    talking("no EHLO", {
      ...refused,
      says: answering((line) => (line.startsWith("EHLO") ? "502 no\r\n" : undefined)),
    }),
    real("as it should be", "smtp", good, { takes: true }),
  ];
  const more = {
    env: { NODE_EXTRA_CA_CERTS: "issuers.pem" },
    files: { "issuers.pem": [good, named, over].map(({ issuer }) => issuer).join("") },
  };
  return against(target, openings, more, async (told) => {
    await told.invites();
    const wrong = await judged(told);
    return first(
      wrong,
      told.program.running.program.said().includes("hemligt")
        ? "the log holds a password"
        : undefined,
    );
  });
};

/** Another agency's server, which is as it should be. */
const beside = (server: StandIn) => ({
  servers: { noomi: at(server) },
  boxes: { "noomi-kontakt": "a99@post.example" },
});
/** Spaces, and an end that no pattern takes: reading it takes the square of its length, if nobody looks at the length first. */
const challenge = `334 ${" ".repeat(900_000)}x\ry\r\n`;
const endless = async (target: Target): Promise<Held> => {
  const known = certified("IP:127.0.0.1");
  const why = /^(?:answer|login)$/;
  const from = (what: string, begins: string, part: string): Opening =>
    talking(what, {
      ...{ why, isHere: true },
      says: answering((line, socket) => {
        if (!line.startsWith(begins) || (begins === "" && line !== "")) return undefined;
        pours(socket, part);
        return "";
      }),
    });
  const openings = [
    from("a greeting of one line", "", "2"),
    from("a greeting of many lines", "", "220-välkommen\r\n"),
    from("blank lines", "", "\r\n"),
    from("lines of blanks", "", " \n"),
    from("an answer to EHLO", "EHLO", "250-X\r\n"),
    from("blank lines after the message", ".", "\r\n"),
    from("an answer after the message", ".", "250-ok\r\n"),
    from("challenges", "AUTH", "334 eA==\r\n"),
    talking("a challenge", {
      ...{ why, isHere: true },
      says: answering((line) =>
        line.startsWith("EHLO")
          ? "250-x\r\n250 AUTH CRAM-MD5\r\n"
          : line.startsWith("AUTH")
            ? challenge
            : undefined,
      ),
    }),
    talking("blank lines under TLS", {
      ...{ why, isHere: true },
      scheme: "smtps",
      held: known,
      says: (socket, line) => line === undefined && pours(socket, "\r\n"),
    }),
  ];
  const settings = {
    env: { NODE_EXTRA_CA_CERTS: "issuers.pem", NODE_OPTIONS: "--max-old-space-size=200" },
    files: { "issuers.pem": known.issuer },
  };
  return served({}, (server) =>
    against(target, openings, { ...settings, ...beside(server) }, async (told) => {
      const { program } = told;
      // What a program does at its first mail, it does once.
      await program.asks("U0NOOMI03", "noomi-kontakt");
      await program.until(() => server.mails.length > 0);
      const work = async (): Promise<Held> => {
        await told.invites();
        return judged(told);
      };
      const { done: wrong, waited } = await target.meanwhile(
        program.running.port,
        work,
        program.aheadMs,
      );
      // A program that is held up would not say how much it holds.
      if (wrong !== undefined || waited.longest > mostWaitMs)
        return wrong ?? `somebody else waited for ${waited.longest.toFixed(0)} ms`;
      const used = await heapMb(program.running);
      return first(
        waited.asked > 0 && waited.failed === 0
          ? undefined
          : `${waited.failed} of ${waited.asked} others were not served`,
        used < 150 ? undefined : `${used.toFixed(0)} MB`,
      );
    }),
  );
};
/** Others use this machine too, and the floods are made on it. What holds a program up does so for minutes. */
const mostWaitMs = 10_000;

const mark = "Qvxkvitto";
const quotes = (n: number): string =>
  `${mark} <${boxOf(n)}> 191212121212 \u001B[31m\u0007\u0000\u0085`;
const quoted = async (target: Target): Promise<Held> => {
  const answers: readonly (readonly [what: string, at: string, code: string, why: RegExp])[] = [
    ["a greeting", "", "554", /^554$/],
    ["a number as a greeting", "", "191212121212", /^answer$/],
    ["words as a greeting", "", "Hej", /^answer$/],
    ["EHLO", "EHLO", "421", /^421$/],
    ["a login", "AUTH", "535", /^login$/],
    ["the sender", "MAIL", "550", /^550$/],
    ["a number to the sender", "MAIL", "0701740635", /^answer$/],
    ["a number to the mailbox", "RCPT", "5501740635", /^answer$/],
    ["the message", ".", "554", /^554$/],
    ["a number to the message", ".", "99999999999999999999", /^answer$/],
  ];
  const openings = [
    ...answers.map(([what, at, code, why], n) =>
      talking(what, {
        ...{ why, isHere: true },
        says: answering((line) =>
          (at === "" ? line === "" : line.startsWith(at)) ? `${code} ${quotes(n)}\r\n` : undefined,
        ),
      }),
    ),
    talking("the mailbox", {
      isHere: true,
      says: answering((line) =>
        line.startsWith("RCPT")
          ? `550-5.1.1 ${quotes(10)}\r\n550 5.1.1 certificate ${quotes(10)}\r\n`
          : undefined,
      ),
    }),
  ];
  return against(target, openings, {}, async (told) => {
    await told.invites();
    const wrong = await judged(told);
    const { running, origin } = told.program;
    const doctor = await command(running.cwd, ["doctor"], {
      WEB_ORIGIN: origin,
      STAFETT_MAIL_PASSWORDS: "passwords",
    });
    const counts = await (
      await fetchFresh(`http://127.0.0.1:${running.metricsPort}/metrics`)
    ).text();
    const said = { log: running.program.said(), doctor: doctor.out + doctor.err, counts };
    const secret = [
      mark,
      "19121212",
      "1740635",
      "99999999",
      "hemligt",
      "@post.example",
      "[31m",
      "\\u0007",
    ];
    const found = Object.entries(said).flatMap(([where, text]) =>
      secret.filter((one) => text.includes(one)).map((one) => `${where}: ${one}`),
    );
    return first(
      wrong,
      found.length === 0 ? undefined : `repeated: ${found.join(", ")}`,
      told.program.unreachable() === 1
        ? undefined
        : `${told.program.unreachable()} mailboxes count as refused`,
      said.log.includes('"mail.550"') ? undefined : "the refused mailbox is not told by its code",
      /mail server of/.test(doctor.out)
        ? undefined
        : `doctor did not ask: ${doctor.err.slice(0, 200)}`,
    );
  });
};

/** Servers that say little, or nothing, for as long as they are listened to; beside them one that is as it should be. */
const dripping = async (target: Target): Promise<Held> => {
  const why = /^timeout$/;
  const drips = (socket: Socket, part = "2"): void => {
    const timer = setInterval(() => socket.write(part), 1_000);
    socket.on("close", () => clearInterval(timer));
  };
  const silent = (what: string, at: string, reason?: RegExp): Opening =>
    talking(what, {
      ...(reason && { why: reason }),
      isHere: true,
      says: answering((line) => (line.startsWith(at) ? "" : undefined)),
    });
  const openings = [
    talking("nothing at all", { ...{ why, isHere: true }, says: () => undefined }),
    talking("a letter in a second", {
      ...{ why, isHere: true },
      says: (socket, line) => line === undefined && drips(socket),
    }),
    silent("nothing to EHLO", "EHLO", why),
    talking("a line in a second to EHLO", {
      ...{ why, isHere: true },
      says: answering((line, socket) => {
        if (!line.startsWith("EHLO")) return undefined;
        drips(socket, "250-x\r\n");
        return "";
      }),
    }),
    silent("nothing to the login", "AUTH", /^(?:timeout|login)$/),
    silent("nothing to the mailbox", "RCPT", why),
    silent("nothing to the message", ".", why),
    talking("nothing in TLS", {
      why,
      says: answering((line) =>
        line.startsWith("EHLO")
          ? "250-x\r\n250 STARTTLS\r\n"
          : line === "STARTTLS"
            ? "220 go\r\n"
            : undefined,
      ),
    }),
  ];
  return served({}, async (server) => {
    return against(target, openings, beside(server), async (told) => {
      const { program } = told;
      await told.invites();
      await program.until(() => told.servers.some((one) => !one.isLeft()));
      await program.asks("U0NOOMI03", "noomi-kontakt");
      await program.until(() => server.mails.length > 0);
      const others =
        server.mails.length === 1
          ? undefined
          : `${server.mails.length} mails of another agency came meanwhile`;
      return first(others, await judged(told, mostPatienceMs));
    });
  });
};
/** A session ends within a lease, which is a minute. */
const mostPatienceMs = 60_000;

const of = (name: string, who: string, what: string, run: Attack["run"], long?: true): Attack => ({
  ...{ area: "mail notices" as const, name, who, what, run },
  ...(long && { long }),
});
const [between, server] = ["a false mail server", "a mail server"];
export const mailServerAttacks: readonly Attack[] = [
  of(
    "mail without TLS",
    between,
    "no STARTTLS, TLS 1.1, a bad certificate: no mail, mailbox or password",
    tls,
  ),
  of(
    "mail servers without end",
    between,
    "endless or costly answers, ten servers, 200 MB: left at once",
    endless,
  ),
  of(
    "dripping mail servers",
    server,
    "a letter a second: left within a minute, other agencies are told",
    dripping,
    true,
  ),
  of(
    "what a mail server says",
    server,
    "numbers, control characters: logged as our word or three digits",
    quoted,
  ),
];
