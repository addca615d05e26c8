// A program whose agencies each have a mail server of their own that is not as it should be, and what came of each.
import type { Socket } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { openMailServer, openTalker, type Talker } from "../support/mail-servers.ts";
import { each, type Held } from "./attack.ts";
import { type Mailed, type MailProgram, openMailProgram } from "./mail-target.ts";
import type { Target } from "./target.ts";

/** Agencies of the sample, and who answers for each. */
const places: readonly (readonly [agency: string, member: string])[] = [
  ["lansstyrelsen-skane", "lansstyrelsen-skane-samordnare"],
  ["lansstyrelsen-blekinge", "lansstyrelsen-blekinge-samordnare"],
  ["lansstyrelsen-kronoberg", "lansstyrelsen-kronoberg-samordnare"],
  ["lansstyrelsen-kalmar", "lansstyrelsen-kalmar-samordnare"],
  ["migrationsverket", "migrationsverket-samordnare"],
  ["aklagarmyndigheten", "aklagarmyndigheten-kontakt"],
  ["skatteverket", "skatteverket-kontakt"],
  ["arbetsmiljoverket", "arbetsmiljoverket-kontakt"],
  ["tullverket", "tullverket-kontakt"],
  ["advokat", "advokat-bitrade"],
  ["socialtjansten-lund", "socialtjansten-lund-handlaggare"],
  ["plattformen", "plattformen-nsp"],
  ["evonhuset", "regionkoordinator-1"],
];
export const boxOf = (n: number): string => `a${n}@post.example`;
const passwordOf = (n: number): string => `hemligt-${n}`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");

export type Server = {
  readonly what: string;
  readonly url: string;
  /** What the program should say of it in the log; undefined: nothing. */
  readonly why?: RegExp;
  /** What it was sent and should not have been, or what it should have been and was not. */
  wrong(): Held;
  /** Whether the program has ended its connections. */
  isLeft(): boolean;
  close(): Promise<void>;
};
/** `n`: which of the places it is for. */
export type Opening = (n: number) => Promise<Server>;
type Scheme = "smtp" | "smtps";
/** Loopback too, but no address that the program speaks to in clear: there STARTTLS must be. */
const elsewhere = "127.0.0.2";

/** A real server. `takes`: it is as it should be, and must be given the message and its own password. */
export const real =
  (
    what: string,
    scheme: Scheme,
    options: SMTPServerOptions,
    { why, takes = false }: { why?: RegExp; takes?: boolean },
  ): Opening =>
  async (n) => {
    const signedIn: string[] = [];
    const all: SMTPServerOptions = {
      secure: scheme === "smtps",
      disabledCommands: [],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => {
        signedIn.push(String(password));
        done(null, { user: "stafett" });
      },
      ...options,
    };
    const server = await openMailServer(all, { host: elsewhere });
    const expected = takes ? `1 mail, ${passwordOf(n)}` : "0 mail, ";
    return {
      what,
      url: `${scheme}://stafett@${elsewhere}:${server.port}`,
      ...(why && { why }),
      wrong: () => {
        const got = `${server.mails.length} mail, ${signedIn.join()}`;
        return got === expected ? undefined : `${what}: ${got}`;
      },
      isLeft: () => true,
      close: () => server.close(),
    };
  };
type Talking = {
  readonly scheme?: Scheme;
  readonly why?: RegExp;
  readonly says: (socket: Socket, line: string | undefined) => void;
  readonly held?: Parameters<typeof openTalker>[1] extends { held?: infer H } | undefined
    ? H
    : never;
  /** On this computer, where it is spoken to in clear. */
  readonly isHere?: true;
};
const toldIn = (talker: Talker, n: number): Held => {
  const secrets = [
    passwordOf(n),
    base64(passwordOf(n)),
    base64(`\0stafett\0${passwordOf(n)}`),
    boxOf(n),
    "MAIL FROM",
    "AUTH ",
  ];
  return secrets.find((one) => talker.heard().includes(one));
};
/** One that says what it is told. Elsewhere than on this computer it must hear neither password nor mail. */
export const talking =
  (what: string, { scheme = "smtp", why, says, held, isHere }: Talking): Opening =>
  async (n) => {
    const host = isHere ? "127.0.0.1" : elsewhere;
    const talker = await openTalker(says, { host, ...(held && { held }) });
    return {
      what,
      url: `${scheme}://stafett@${host}:${talker.port}`,
      ...(why && { why }),
      wrong: () => {
        const told = isHere ? undefined : toldIn(talker, n);
        return told === undefined ? undefined : `${what}: it hears ${told}`;
      },
      isLeft: () => talker.sockets.length > 0 && talker.sockets.every(({ destroyed }) => destroyed),
      close: () => talker.close(),
    };
  };
/** Answers as a server that takes everything; `own` answers some lines otherwise, with "" not at all. */
export const answering = (
  own: (line: string, socket: Socket) => string | undefined,
): Talking["says"] => {
  const reading = new WeakSet<Socket>();
  const usual = (line: string): string => {
    if (line === "") return "220 x\r\n";
    if (line.startsWith("EHLO")) return "250-x\r\n250 AUTH PLAIN\r\n";
    if (line.startsWith("AUTH")) return "235 ok\r\n";
    return line === "DATA" ? "354 go\r\n" : "250 ok\r\n";
  };
  return (socket, line = "") => {
    if (reading.has(socket) && line !== ".") return;
    if (line === "DATA") reading.add(socket);
    else reading.delete(socket);
    const said = own(line, socket) ?? usual(line);
    if (said !== "") socket.write(said, "latin1");
  };
};

/** The reasons that the program has logged, by agency. */
const reasonsIn = ({ running }: MailProgram): ReadonlyMap<string, string> =>
  new Map(
    running.program
      .said()
      .split("\n")
      .filter((line) => line.includes('"web.mail"'))
      .map((line) => JSON.parse(line) as { readonly agency: string; readonly why: string })
      .map(({ agency, why }) => [agency, why]),
  );
const saidOf = (program: MailProgram, servers: readonly Server[]): Held => {
  const reasons = reasonsIn(program);
  for (const [n, { what, why }] of servers.entries()) {
    const said = reasons.get(places[n]?.[0] ?? "");
    if (why ? said === undefined || !why.test(said) : said !== undefined)
      return `${what}: the log says ${said}`;
  }
  return undefined;
};
export type Told = {
  readonly program: MailProgram;
  readonly servers: readonly Server[];
  readonly invites: () => Promise<void>;
};
/** Opens the servers and the program, does the work, and closes the servers. */
export const against = async (
  target: Target,
  openings: readonly Opening[],
  more: Pick<Mailed, "also" | "env" | "files"> & Partial<Pick<Mailed, "servers" | "boxes">>,
  work: (told: Told) => Promise<Held>,
): Promise<Held> => {
  const servers = await Promise.all(openings.map((open, n) => open(n)));
  try {
    const [mine, passwords] = [
      places.slice(0, servers.length),
      servers.map((_, n) => `${places[n]?.[0]}: ${passwordOf(n)}\n`).join(""),
    ];
    const program = await openMailProgram(target, {
      ...more,
      servers: {
        ...Object.fromEntries(mine.map(([agency], n) => [agency, servers[n]?.url ?? ""])),
        ...more.servers,
      },
      boxes: {
        ...Object.fromEntries(mine.map(([, member], n) => [member, boxOf(n)])),
        ...more.boxes,
      },
      env: { STAFETT_MAIL_PASSWORDS: "passwords", ...more.env },
      files: { passwords, ...more.files },
    });
    const invites = (): Promise<void> =>
      program.invites(
        "U0NOOMI02",
        mine.map(([agency]) => agency),
      );
    return await work({ program, servers, invites });
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
};
/** What came of each: it was tried, the log says why not and no more, and nothing went where it should not. */
export const judged = async ({ program, servers }: Told, withinMs?: number): Promise<Held> => {
  const expected = servers.filter(({ why }) => why !== undefined).length;
  await program.until(
    () => reasonsIn(program).size >= expected && servers.every((server) => server.isLeft()),
    withinMs,
  );
  const lingering = servers.find((server) => !server.isLeft());
  if (lingering) return `${lingering.what}: the connection is still open`;
  await program.settled();
  return (await each(servers, async (server) => server.wrong())) ?? saidOf(program, servers);
};
