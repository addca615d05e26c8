// One message to an agency's own mail server, over TLS, and what the answer means. Decides nothing, never throws, keeps no connection.
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailSender } from "../../mail.ts";

/** Of a connection, a greeting, and each answer. All of it ends before a lease does (60 s). */
const answerMs = 15_000;
const allMs = 45_000;
/** Of all that a server says in a session, and of one line (RFC 5321 §4.5.3.1.5: 512): several times what servers say. [design] */
const mostSaidBytes = 16_000;
const mostLineBytes = 2_000;
const minuteMs = 60_000;

/** Every text is of the configuration or of a catalogue. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: number;
};
/**
 * `taken`: the server has it. `refused`: it does not take the mailbox, and will not later. `later`: not this mailbox now. `server`: nothing goes by this server
 * now. `unknown`: no answer came after the message was under way. `why`: a word or the code of the answer, never a text of the server's.
 */
export type Came =
  | { readonly kind: "taken" }
  | { readonly kind: "refused" | "later" | "server" | "unknown"; readonly why: string };
type SmtpError = Error & {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  /** What the server said, where it is an answer. */
  readonly response?: string;
  readonly command?: string;
};

/** What Node calls a certificate that does not fit, is over, or is signed by nobody whom this machine knows. */
const certificate = /^(?:ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const words: Readonly<Record<string, string>> = {
  ETIMEDOUT: "timeout",
  EAUTH: "login",
  ENOAUTH: "login",
  EDNS: "name",
  EPROTOCOL: "answer",
};
/** A server may begin its answer with any number: only what RFC 5321 §4.2.1 has for a refusal is one, and is repeated. */
const refusalIn = ({ responseCode: code = 0 }: SmtpError): number | undefined =>
  code >= 400 && code <= 599 ? code : undefined;
const whyOf = (error: SmtpError): string => {
  const { code = "", originalCode = "", response, command = "", message } = error;
  const saysCertificate = response === undefined && /certificate|altnames/i.test(message);
  if (certificate.test(originalCode) || certificate.test(code) || saysCertificate)
    return "certificate";
  if (code === "EAUTH" || command.startsWith("AUTH")) return "login";
  if (code === "ETLS") return "tls";
  if (response !== undefined) return String(refusalIn(error) ?? "answer");
  return (
    words[code] ??
    (originalCode === "ENOTFOUND" || originalCode === "EAI_AGAIN" ? "name" : "connection")
  );
};

/**
 * Gives the connection no more than a server may say. Without this it keeps blank lines without end, and matches a long line against a pattern that takes the
 * square of its length. Throws where a version of the library no longer reads by this name.
 */
const bounded = (connection: SMTPConnection, tooMuch: () => void): void => {
  const inside = connection as unknown as { _onData(piece: Buffer): void };
  const reads = inside._onData.bind(connection);
  let [said, line] = [0, 0];
  inside._onData = (piece) => {
    said += piece.length;
    if (said > mostSaidBytes) return tooMuch();
    const [first = 0, ...more] = piece
      .toString("latin1")
      .split("\n")
      .map(({ length }) => length);
    const lines = [line + first, ...more];
    line = lines.at(-1) ?? 0;
    return Math.max(...lines) > mostLineBytes ? tooMuch() : reads(piece);
  };
};

type Session = {
  readonly connection: SMTPConnection;
  ask<T>(step: (done: (error: Error | null | undefined, value: T) => void) => void): Promise<T>;
};
/** Runs `work` in a session of SMTP that is signed in; ends it whatever comes. `helo`: what this machine calls itself. Throws what the connection throws. */
const inSession = async <T>(
  from: MailSender,
  helo: string,
  patienceMs: number,
  work: (session: Session) => Promise<T>,
): Promise<T> => {
  const each = Math.min(answerMs, patienceMs);
  const connection = new SMTPConnection({
    host: from.host,
    port: from.port,
    name: helo,
    secure: from.tls === "atOnce",
    requireTLS: from.tls === "startTls",
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    connectionTimeout: each,
    greetingTimeout: each,
    socketTimeout: each,
    dnsTimeout: each,
    logger: false,
  });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  connection.on("error", (error: Error) => failed.reject(error));
  const fails = (code: string) => (): void =>
    failed.reject(Object.assign(new Error(code), { code }));
  bounded(connection, fails("EPROTOCOL"));
  // A server that goes on saying a little is not awaited for ever.
  const timer = setTimeout(fails("ETIMEDOUT"), patienceMs);
  const ask: Session["ask"] = (step) =>
    Promise.race([
      failed.promise,
      new Promise<never>((resolve, reject) =>
        step((error, value) => (error ? reject(error) : resolve(value as never))),
      ),
    ]);
  try {
    await ask((done) => connection.connect((error) => done(error, undefined)));
    const { user, password } = from;
    if (user !== undefined)
      await ask((done) =>
        connection.login({ user, pass: password }, (error) => done(error, undefined)),
      );
    return await work({ connection, ask });
  } catch (error) {
    // Closing waits for the server's side: one that pours would go on.
    if (connection._socket) connection._socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    connection.close();
  }
};
const isLacking = ({ user, password }: MailSender): boolean =>
  user !== undefined && password === undefined;

/** Whether the server is reached, has the right certificate and lets this program in: why not, as a word; undefined: it does. */
export const verify = async (
  from: MailSender,
  helo: string,
  patienceMs = allMs,
): Promise<string | undefined> => {
  if (isLacking(from)) return "password";
  try {
    await inSession(from, helo, patienceMs, async ({ connection }) => connection.quit());
    return undefined;
  } catch (error) {
    return whyOf(error as SmtpError);
  }
};
/** Answers of RCPT that are about this program and not about the mailbox: a wrong order, a sign-in that is missing. */
const aboutUs = new Set([503, 530]);
const cameOf = (error: SmtpError, isUnderWay: boolean): Came => {
  const [why, code] = [whyOf(error), refusalIn(error)];
  if (error.command === "RCPT TO" && code !== undefined && !aboutUs.has(code))
    return { kind: code >= 500 ? "refused" : "later", why };
  return { kind: isUnderWay && error.response === undefined ? "unknown" : "server", why };
};
/** `underWay`: called when the message is about to go. */
export const send = async (
  from: MailSender,
  helo: string,
  letter: Letter,
  underWay: () => void,
  patienceMs = allMs,
): Promise<Came> => {
  if (isLacking(from)) return { kind: "server", why: "password" };
  let isUnderWay = false;
  try {
    const message = await new MailComposer({
      from: { name: "", address: from.from },
      to: { name: "", address: letter.to },
      subject: letter.subject,
      text: letter.text,
      // The second would say more of what waits than the sentence does.
      date: new Date(letter.at - (letter.at % minuteMs)),
      // RFC 3834, and what Exchange reads: no machine answers it.
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    await inSession(from, helo, patienceMs, async ({ connection, ask }) => {
      underWay();
      isUnderWay = true;
      await ask((done) =>
        connection.send({ from: from.from, to: [letter.to] }, message, (error) =>
          done(error, undefined),
        ),
      );
      connection.quit();
    });
    return { kind: "taken" };
  } catch (error) {
    return cameOf(error as SmtpError, isUnderWay);
  }
};
