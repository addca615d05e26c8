// Servers of SMTP on loopback for tests and attacks: a real one, one that says what it is told byte by byte, and certificates for both. The opener closes them.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Mail = { readonly from: string; readonly to: readonly string[]; readonly text: string };
export type StandIn = {
  readonly port: number;
  readonly mails: Mail[];
  /** How many have connected. */
  readonly seen: { connections: number };
  /** What a recipient is answered, one after the other; nothing left: taken. */
  readonly answers: Map<string, number[]>;
  /** What each message is answered, until it is taken away. */
  content: number | undefined;
  /** Called when the whole message is here; it is taken when that returns. */
  taking: () => Promise<void>;
  close(): Promise<void>;
};
const failure = (responseCode: number): Error => Object.assign(new Error("no"), { responseCode });
const stop = (server: SMTPServer): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()));
type Place = { readonly port?: number; readonly host?: string };
type Held = { readonly key: string; readonly cert: string };

/** `port`: the one that it had before; without, any that is free. */
export const openMailServer = async (
  options: SMTPServerOptions = {},
  { port = 0, host = "127.0.0.1" }: Place = {},
): Promise<StandIn> => {
  const made = {
    mails: [] as Mail[],
    seen: { connections: 0 },
    answers: new Map<string, number[]>(),
    content: undefined as number | undefined,
    taking: async (): Promise<void> => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 10,
    logger: false,
    onConnect: (_session, done) => {
      made.seen.connections += 1;
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = made.answers.get(address)?.shift();
      done(code === undefined ? null : failure(code));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString("utf8"),
        };
        if (made.content !== undefined) return done(failure(made.content));
        made.mails.push(mail);
        void made.taking().then(() => done());
      });
    },
    ...options,
  });
  // A client that hangs up is no fault of the server's.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(port, host, resolve));
  const close = (): Promise<void> => stop(server);
  return Object.assign(made, { port: (server.server.address() as AddressInfo).port, close });
};

export type Talker = {
  readonly port: number;
  readonly sockets: readonly Socket[];
  /** All that clients have sent. */
  heard(): string;
  close(): Promise<void>;
};
/** Says what `says` writes, to a new connection (`line` is undefined) and after each line of the client's. `held`: TLS from the start, by this certificate. */
export const openTalker = async (
  says: (socket: Socket, line: string | undefined) => void,
  { host = "127.0.0.1", held }: { readonly host?: string; readonly held?: Held } = {},
): Promise<Talker> => {
  const sockets: Socket[] = [];
  const parts: Buffer[] = [];
  const listener = (socket: Socket): void => {
    sockets.push(socket);
    // A client that hangs up is no fault of the server's.
    socket.on("error", () => undefined);
    let rest = "";
    socket.on("data", (part: Buffer) => {
      parts.push(part);
      const lines = (rest + part.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) says(socket, line);
    });
    says(socket, undefined);
  };
  const server = held ? createTlsServer(held, listener) : createServer(listener);
  // A handshake that the client breaks off is what a test may want.
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    heard: () => Buffer.concat(parts).toString("latin1"),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
/** Writes `part` for as long as the client takes it. */
export const pours = (socket: Socket, part: string): void => {
  const piece = Buffer.from(part.repeat(Math.ceil(65_536 / part.length)));
  const pour = (): void => {
    while (!socket.destroyed && socket.writable && socket.write(piece));
  };
  socket.on("drain", pour);
  pour();
};

/** What comes over the line in quoted-printable or base64, as it is read. */
export const readable = ({ text }: Mail): string => {
  const at = text.indexOf("\r\n\r\n");
  const [head, body] = [text.slice(0, at), text.slice(at + 4)];
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /transfer-encoding: quoted-printable/i.test(head)
    ? Buffer.from(bytes, "latin1").toString("utf8")
    : body;
};
export const headersOf = ({ text }: Mail): readonly (readonly [name: string, value: string])[] =>
  text
    .slice(0, text.indexOf("\r\n\r\n"))
    .split(/\r\n(?![ \t])/)
    .map((line) => {
      const at = line.indexOf(":");
      return [
        line.slice(0, at).toLowerCase(),
        line
          .slice(at + 1)
          .replace(/\r\n[ \t]/g, " ")
          .trim(),
      ] as const;
    });
/** Every header that a notice has, by its name in small letters, in order. */
export const noticeHeaders: readonly string[] = [
  "auto-submitted",
  "content-transfer-encoding",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
  "x-auto-response-suppress",
];
export const headerOf = (mail: Mail, name: string): string | undefined =>
  headersOf(mail).find(([one]) => one === name)?.[1];

const openssl = (cwd: string, ...args: readonly string[]): void => {
  const { status, stderr, error } = spawnSync("openssl", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl: ${error?.message ?? stderr}`);
};
export const lacksOpenssl = spawnSync("openssl", ["version"]).status !== 0;
const fresh = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split(" ");
/** What `openssl ca` asks for: it alone lets its caller say, in every version, when a certificate was good. */
const authority = `[ca]\ndefault_ca=one\n[one]\nnew_certs_dir=.\ndatabase=index.txt\nserial=serial\ndefault_md=sha256\npolicy=any\nunique_subject=no
[any]\ncommonName=supplied\n`;
export type Certified = Held & { readonly issuer: string };
/** An issuer of our own in an empty folder, and what it says of a server of that name. `isOver`: the certificate was good for a month of 2020. */
export const certify = (folder: string, name: string, isOver = false): Certified => {
  openssl(
    folder,
    "req",
    "-x509",
    ...fresh,
    "-days",
    "2",
    "-subj",
    "/CN=root",
    "-keyout",
    "root.key",
    "-out",
    "root.pem",
  );
  openssl(
    folder,
    "req",
    ...fresh,
    "-subj",
    "/CN=server",
    "-keyout",
    "server.key",
    "-out",
    "server.csr",
  );
  for (const [file, text] of [
    ["ca.cnf", authority],
    ["index.txt", ""],
    ["serial", "01\n"],
    ["ext.cnf", `subjectAltName=${name}\nbasicConstraints=CA:FALSE\n`],
  ] as const)
    writeFileSync(join(folder, file), text);
  const good = isOver
    ? ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"]
    : ["-days", "2"];
  const by = ["-cert", "root.pem", "-keyfile", "root.key", "-extfile", "ext.cnf"];
  openssl(
    folder,
    "ca",
    "-batch",
    "-notext",
    "-config",
    "ca.cnf",
    ...by,
    ...good,
    "-in",
    "server.csr",
    "-out",
    "server.pem",
  );
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  return { issuer: read("root.pem"), key: read("server.key"), cert: read("server.pem") };
};
