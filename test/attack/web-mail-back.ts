// What comes back by mail, and how often mail goes: refusals, servers that are away, a thousand things at once, answers that nobody sent.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { StandIn } from "../support/mail-servers.ts";
import { openMailServer } from "../support/mail-servers.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { at, from, type MailProgram, minuteMs, openMailProgram, served } from "./mail-target.ts";
import type { Target } from "./target.ts";
import { asked, formType } from "./visitor.ts";
import { writtenIn } from "./web-target.ts";
import { says } from "./wire.ts";

const [colleague, lead] = ["U0NOOMI02", "U0NOOMI03"];
const [mine, theirs] = ["a0@post.example", "a1@post.example"];
const boxes = { "noomi-kontakt": mine, "socialtjansten-lund-handlaggare": theirs };
const serversAt = (server: StandIn) => ({ noomi: at(server), "socialtjansten-lund": at(server) });
/** Of each mailbox, how many have come. */
const came = ({ mails }: StandIn): string =>
  [mine, theirs].map((to) => mails.filter((mail) => mail.to[0] === to).length).join(" and ");

const refused = async (target: Target): Promise<Held> =>
  served({}, async (server) => {
    const program = await openMailProgram(target, { servers: serversAt(server), boxes });
    const inSlack = (who: string): number => target.slack.messages(target.slack.im(who)).length;
    const before = [colleague, lead].map(inSlack);
    const refusals = Array.from({ length: 100 }, () => 550);
    server.answers.set(mine, refusals);
    server.answers.set(theirs, [450]);
    await program.asks(lead, "noomi-kontakt");
    await program.invites(lead, ["socialtjansten-lund"]);
    await program.settled();
    const [atFirst, said] = [program.unreachable(), program.running.program.said()];
    const moves = async (): Promise<string> => {
      await program.movesTo(program.now() + 3 * minuteMs);
      await program.settled();
      return came(server);
    };
    const [greylisted, asked] = [await moves(), 100 - refusals.length];
    const told = [colleague, lead].map((who, at) => inSlack(who) - (before[at] ?? 0));
    refusals.length = 0;
    const marked = program.revisions();
    await moves();
    await program.until(() => came(server) === "1 and 1" && program.revisions() > marked);
    const [again, others] = [came(server), inSlack(colleague)];
    await program.asks(lead, "noomi-kontakt");
    await program.settled();
    const waits = program.untold();
    return first(
      atFirst === 1 && said.includes('"mail.550"')
        ? undefined
        : `${atFirst} count as refused after the first answers`,
      greylisted === "0 and 1" ? undefined : `after refusals of both kinds ${greylisted} came`,
      asked >= 2 ? undefined : `in one more start the mailbox is asked ${asked - 1} times`,
      told.every((n) => n > 0)
        ? undefined
        : `the deputy and the lead are told ${told.join(" and ")} times`,
      again === "1 and 1" ? undefined : `${again} came when the mailbox takes mail again`,
      waits > 0 && inSlack(colleague) === others
        ? undefined
        : `${waits} wait for the next mail: what comes afterwards goes to the deputy`,
    );
  });

const crowd = 100;
/** A hundred colleagues, each with something that waits, whose mailboxes are all refused at once. */
const refusedAll = async (target: Target): Promise<Held> =>
  served({}, async (server) => {
    const people = Array.from({ length: crowd }, (_, n) => ({
      id: `noomi-m${n}`,
      mail: `m${n}@post.example`,
    }));
    for (const { mail } of people)
      server.answers.set(
        mail,
        Array.from({ length: crowd }, () => 550),
      );
    const program = await openMailProgram(target, {
      servers: { noomi: at(server) },
      boxes: {},
      also: ({ members }) => {
        const own = {
          agency: "noomi",
          roles: ["caseworker"],
          language: "sv",
          deputy: "noomi-ersattare",
        };
        for (const [n, { id, mail }] of people.entries())
          members.push({
            id,
            name: `Medarbetare, ${n}`,
            ...own,
            web: `post/m3v9q2m7x${String(n).padStart(4, "0")}`,
            mail,
          });
      },
    });
    const { done: said, waited } = await target.meanwhile(
      program.running.port,
      async () => {
        for (const { id } of people) await program.asks(lead, id);
        await program.settled();
        await program.until(() => program.unreachable() === crowd);
        return program.running.program.said();
      },
      program.aheadMs,
    );
    const lines = said.split("\n").filter((line) => line.includes("delivery.unreachable")).length;
    await program.asks(lead, "noomi-ersattare");
    return first(
      program.unreachable() === crowd
        ? undefined
        : `${program.unreachable()} of ${crowd} count as refused`,
      lines <= crowd && said.length < crowd * 500
        ? undefined
        : `${lines} lines, ${said.length} characters in the log`,
      said.includes("@post.example") ? "the log names a mailbox" : undefined,
      server.seen.connections <= 2 * crowd ? undefined : `${server.seen.connections} connections`,
      waited.asked > 0 && waited.failed === 0
        ? undefined
        : `${waited.failed} of ${waited.asked} others were not served`,
    );
  });

const many = 1_000;
/** As many for one person, twenty at a time, and one for another. */
const comes = async (program: MailProgram, n: number): Promise<void> => {
  for (let done = 0; done < n; done += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, n - done) }, () =>
        program.asks(colleague, "noomi-kontakt"),
      ),
    );
  await program.invites(colleague, ["socialtjansten-lund"]);
  await program.settled();
};
const flooded = async (target: Target): Promise<Held> =>
  served({}, async (server) => {
    const program = await openMailProgram(target, { servers: serversAt(server), boxes });
    await comes(program, many);
    const [atFirst, waiting] = [came(server), program.untold()];
    await program.movesTo(program.now() + 16 * minuteMs);
    await program.settled();
    return first(
      atFirst === "1 and 1" ? undefined : `${atFirst} came of ${many} things`,
      waiting > many / 2 ? undefined : `only ${waiting} wait for the next mail`,
      came(server) === "2 and 1"
        ? undefined
        : `${came(server)} had come after a quarter of an hour`,
      program.untold() === 0 ? undefined : `${program.untold()} are still to be told after that`,
    );
  });
const hourMs = 60 * minuteMs;
const away = async (target: Target): Promise<Held> =>
  served({}, async (gone) => {
    await gone.close();
    const program = await openMailProgram(target, { servers: serversAt(gone), boxes });
    const began = program.now();
    const moves = async (ms: number): Promise<void> => {
      await program.movesTo(began + ms);
      await program.settled();
    };
    await comes(program, 40);
    await moves(24 * hourMs);
    await comes(program, 20);
    const back = await openMailServer({}, { port: gone.port });
    try {
      // What has failed is tried again within ten minutes.
      await moves(24 * hourMs + 12 * minuteMs);
      const [once, left] = [came(back), program.untold()];
      await moves(25 * hourMs);
      return first(
        once === "1 and 1" ? undefined : `${once} came when the server was back`,
        left === 0 ? undefined : `${left} are still to be told then`,
        came(back) === "1 and 1" ? undefined : `${came(back)} came in the hour after that`,
        program.running.program.said().includes('"web.mail"')
          ? "the log says that the server is away when it is back"
          : undefined,
      );
    } finally {
      await back.close();
    }
  });

/** Where this process listens, as the kernel has it: ports. */
const listening = (pid: number): readonly number[] => {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap(
      (fd) => /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [],
    ),
  );
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      // A socket of UDP has no state: one that is bound can be written to.
      .filter(
        ([, , , state, , , , , , inode = ""]) =>
          own.has(inode) && (state === "0A" || kind.startsWith("udp")),
      )
      .map(([, local = ""]) => Number.parseInt(local.split(":")[1] ?? "", 16)),
  );
};
const bounce = (to: string): string =>
  [
    "From: MAILER-DAEMON@post.example",
    `To: ${from}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; post.example",
    `Final-Recipient: rfc822; ${to}`,
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b--",
    "",
  ].join("\r\n");
const bounced = async (target: Target): Promise<Held> =>
  served({}, async (server) => {
    const to = "a0@post.example";
    const program = await openMailProgram(target, {
      servers: { noomi: at(server) },
      boxes: { "noomi-kontakt": to },
    });
    await program.asks(colleague, "noomi-kontakt");
    await program.settled();
    const { running } = program;
    const [before, ports] = [writtenIn(running), listening(running.program.child.pid ?? 0)];
    const own = [running.port, running.metricsPort];
    const mail = bounce(to);
    const spoken = `EHLO post.example\r\nMAIL FROM:<>\r\nRCPT TO:<${from}>\r\nDATA\r\n${mail}.\r\nQUIT\r\n`;
    const paths = [
      "/",
      "/mail",
      "/bounce",
      "/inbound",
      "/webhooks/mail",
      "/.well-known/mail",
      "/sign-in",
      "/answer",
      "/slack/events",
    ];
    const types = [
      "message/rfc822",
      "multipart/report; report-type=delivery-status; boundary=b",
      "application/json",
      formType,
    ];
    const tries = own.flatMap((port) =>
      paths.flatMap((path) => types.map((type) => ({ port, path, type }))),
    );
    const answered = await each(tries, async ({ port, path, type }) => {
      const { status } = await asked(port, "POST", path, {
        body: mail,
        type,
        headers: { host: `localhost:${port}` },
      });
      return statusIn(status, [303, 400, 401, 403, 404, 405, 415], `${path} as ${type}`);
    });
    const called = running
      .called()
      .filter(
        (one) =>
          one !== `127.0.0.1:${server.port}` &&
          !one.endsWith(`:${new URL(target.cloudUrl.slack).port}`),
      );
    return first(
      server.mails.length === 1 ? undefined : `${server.mails.length} mails went out`,
      ports.toSorted().join() === own.toSorted().join()
        ? undefined
        : `it listens at ${ports.join(", ")}, and not only at ${own.join(", ")}`,
      await each(own, async (port) => {
        const said = await says(port, spoken);
        return /^(?:HTTP\/1\.1 400|$)/.test(said)
          ? undefined
          : `a session of mail is answered: ${said.slice(0, 80)}`;
      }),
      answered,
      writtenIn(running) === before ? undefined : "something was written",
      program.unreachable() === 0 ? undefined : "a mailbox counts as refused",
      called.length === 0 ? undefined : `connected to ${called.join(", ")}`,
    );
  });

const of = (name: string, who: string, what: string, run: Attack["run"], long?: true): Attack => ({
  ...{ area: "mail notices" as const, name, who, what, run },
  ...(long && { long }),
});
export const mailBackAttacks: readonly Attack[] = [
  of(
    "refusals",
    "a mail server",
    "550: unreachable, deputy and lead told; greylisting: mail in minutes",
    refused,
  ),
  of("a hundred refusals", "a mail server", "at once: each asked and told of once", refusedAll),
  of(
    "a flood of mail",
    "a colleague",
    "a thousand things: one mail, another a quarter of an hour later",
    flooded,
    true,
  ),
  of(
    "a mail server that comes back",
    "the network",
    "after a day: one mail a person, none in the next hour",
    away,
  ),
  of(
    "forged bounces",
    "a stranger",
    "returned mail at every port: nothing listens, the mailbox counts as before",
    bounced,
  ),
];
