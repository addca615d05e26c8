// Notices by mail in `stafett.yaml`: an agency's own server and sender, a member's mailbox. Each text becomes part of a header or of a command of SMTP, so none has a form that can hold a line break, a second address or a name.
import { z } from "zod";

/** RFC 5321 §4.5.3.1. */
const mostMailChars = 254;
const mostServerChars = 300;
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const host = `${label}(?:\\.${label})*`;
/** A dot-atom of ASCII and a name of a host with a dot in it: no quoted part, no comment, no list. */
const addressForm = new RegExp(`^[\\w%+-]+(?:\\.[\\w%+-]+)*@${label}(?:\\.${label})+$`);
export const mailAddress = z
  .string()
  .max(mostMailChars, "too-long")
  .regex(addressForm, "mail-address");

/** In `user`, `@` is written as `%40` and `\` as `%5C`. */
const serverForm = new RegExp(
  `^(?<scheme>smtps?)://(?:(?<user>(?:[\\w.~+-]|%40|%5C)+)@)?(?<host>${host}|\\[[\\da-fA-F:]+\\])(?::(?<port>[1-9]\\d{0,4}))?$`,
);
const lastPort = 65_535;
const isServer = (written: string): boolean => {
  const groups = serverForm.exec(written)?.groups;
  return groups !== undefined && Number(groups.port ?? 1) <= lastPort;
};
const withPassword = /^smtps?:\/\/[^@/\s]*:[^/\s]*@/;
/** The password stands in the environment or in a file. */
const server = z
  .string()
  .max(mostServerChars, "too-long")
  .refine((written) => !withPassword.test(written), { error: "mail-password", abort: true })
  .refine(isServer, "mail-server");
export const agencyMail = z.strictObject({ server, from: mailAddress });

/** A server as it is connected to. `user`: undefined where nobody signs in. `tls`: from the start, by STARTTLS before anything else, or where it is offered. */
type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly tls: "atOnce" | "startTls" | "offered";
  readonly user: string | undefined;
};
/** Only a server on this computer may be spoken to in clear. */
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);
/** Of a `server` that the schema has taken. */
export const mailServer = (written: string): MailServer => {
  const { scheme, user, host: named = "", port } = serverForm.exec(written)?.groups ?? {};
  const [at, isAtOnce] = [named.replaceAll(/[[\]]/g, ""), scheme === "smtps"];
  return {
    host: at,
    port: Number(port ?? (isAtOnce ? 465 : 587)),
    tls: isAtOnce ? "atOnce" : loopback.has(at) ? "offered" : "startTls",
    user: user === undefined ? undefined : decodeURIComponent(user),
  };
};
