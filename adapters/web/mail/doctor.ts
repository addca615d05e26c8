// What `stafett doctor` asks of the mail servers: each is connected to and signed in to, and nothing is sent.
import { type Finding, found } from "../../finding.ts";
import type { DoctorAsked, Examined } from "../../platform.ts";

/** The sentences that it needs. `why`: a word or the code of an answer. */
export type MailWords = {
  mail(agency: string, host: string, port: number): string;
  mailMend(why: string): string;
};
type Asked = Pick<
  DoctorAsked<{ readonly WEB_ORIGIN?: string }, MailWords>,
  "mail" | "words" | "settings"
>;

/** undefined: no agency has one. Never rejects. */
export const examineMail = ({
  mail,
  words,
  settings: { WEB_ORIGIN = "" },
}: Asked): Promise<Examined> | undefined => {
  const senders = mail.senders();
  if (senders.length === 0) return undefined;
  const helo = URL.parse(WEB_ORIGIN)?.hostname ?? "localhost";
  const look = async (): Promise<Examined> => {
    const { verify } = await import("./smtp.ts");
    const findings: Finding[] = [];
    for (const sender of senders) {
      const why = await verify(sender, helo);
      findings.push(
        found(
          words.mail(sender.agency, sender.host, sender.port),
          why === undefined ? undefined : words.mailMend(why),
        ),
      );
    }
    return { findings };
  };
  return look();
};
