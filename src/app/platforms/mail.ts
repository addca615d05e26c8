// Notices by mail as the configuration has them now, with the passwords that stand apart from it.
import { readFileSync } from "node:fs";
import type { MailBook, MailSender } from "../../../adapters/mail.ts";
import type { Config, Environment } from "../../config/index.ts";
import { mailServer } from "../../config/mail.ts";
import { quietPlatforms } from "../../config/told.ts";
import { isForOthers } from "../storage/key-file.ts";

/** What the file says: of each agency its server, of each address on a platform that tells nobody the mailbox. Plain data. */
export type MailSettings = {
  readonly senders: ReadonlyMap<string, Omit<MailSender, "password">>;
  readonly boxes: ReadonlyMap<string, { readonly agency: string; readonly to: string }>;
};
export const mailSettings = ({
  agencies,
  members,
}: Pick<Config, "agencies" | "members">): MailSettings => ({
  senders: new Map(
    agencies.flatMap(({ id, mail }) =>
      mail ? [[id, { ...mailServer(mail.server), agency: id, from: mail.from }]] : [],
    ),
  ),
  boxes: new Map(
    members.flatMap((member) =>
      quietPlatforms.flatMap((platform) => {
        const [address, to] = [member[platform], member.mail];
        return address === undefined || to === undefined
          ? []
          : [[address, { agency: member.agency, to }] as const];
      }),
    ),
  ),
});

type Passwords = Partial<Pick<Environment, "STAFETT_MAIL_PASSWORD" | "STAFETT_MAIL_PASSWORDS">>;
/** Lines `agency: password`. Throws for a file that cannot be read, or that others may read. */
const passwordIn = (file: string, agency: string): string | undefined => {
  if (isForOthers(file)) throw new Error("others may read it");
  const line = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .find((one) => one.startsWith(`${agency}:`));
  return line?.slice(agency.length + 1).trim() || undefined;
};
/** Read each time, so that a new password needs no start. The variable alone is for one agency's server: no agency's password goes to another's. undefined: none. */
const passwordOf = (
  agency: string,
  { senders }: MailSettings,
  set: Passwords,
): string | undefined => {
  try {
    if (set.STAFETT_MAIL_PASSWORDS !== undefined)
      return passwordIn(set.STAFETT_MAIL_PASSWORDS, agency);
  } catch {
    return undefined;
  }
  const signingIn = [...senders.values()].filter(({ user }) => user !== undefined);
  return signingIn.length === 1 && signingIn[0]?.agency === agency
    ? set.STAFETT_MAIL_PASSWORD
    : undefined;
};
/** Nobody is told by mail. */
export const noMail: MailBook = { senders: () => [], of: () => undefined };
/** `follow`: other settings hold from then on. */
export const mailBook = (
  set: Passwords,
  from: MailSettings,
): MailBook & { follow(settings: MailSettings): void } => {
  let now = from;
  const sender = (agency: string): MailSender | undefined => {
    const known = now.senders.get(agency);
    return (
      known && {
        ...known,
        password: known.user === undefined ? undefined : passwordOf(agency, now, set),
      }
    );
  };
  return {
    senders: () => [...now.senders.keys()].flatMap((agency) => sender(agency) ?? []),
    of: (address) => {
      const box = now.boxes.get(address);
      const by = box && sender(box.agency);
      return box && by && { from: by, to: box.to };
    },
    follow: (settings) => {
      now = settings;
    },
  };
};
