// Servers of SMTP on loopback that end with the test that opened them.
import type { Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import type { MailSender } from "../../adapters/mail.ts";
import {
  type Certified,
  certify,
  openMailServer,
  openTalker,
  type StandIn,
  type Talker,
} from "./mail-servers.ts";
import { temporary } from "./small-core.ts";

/** `port`: the one that it had before; without, any that is free. */
export const mailServer = async (options: SMTPServerOptions = {}, port = 0): Promise<StandIn> => {
  const server = await openMailServer(options, { port });
  onTestFinished(() => server.close());
  return server;
};
export const talker = async (
  says: (socket: Socket, line: string | undefined) => void,
  held?: Certified,
): Promise<Talker> => {
  const server = await openTalker(says, { ...(held && { held }) });
  onTestFinished(() => server.close());
  return server;
};
export const senderTo = (port: number, more: Partial<MailSender> = {}): MailSender => ({
  agency: "alfa",
  host: "127.0.0.1",
  port,
  tls: "offered",
  user: undefined,
  password: undefined,
  from: "stafett@alfa.example",
  ...more,
});
/** An issuer of our own is known to this process until the test ends. */
export const trusts = <T extends Certified>(made: T): T => {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, made.issuer]);
  onTestFinished(() => setDefaultCACertificates(before));
  return made;
};
/** An issuer of our own, and what it says of a server of that name. */
export const certified = (name: string, isOver = false): Certified =>
  certify(temporary(), name, isOver);
