// What an adapter is given of mail: who sends for whom, as the configuration has it now.

/** An agency's own mail server. `tls`: from the start; by STARTTLS before anything else; where it is offered. `user`: undefined where nobody signs in; `password`: undefined where none is known. */
export type MailSender = {
  readonly agency: string;
  readonly host: string;
  readonly port: number;
  readonly tls: "atOnce" | "startTls" | "offered";
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: string;
};
export type MailBook = {
  senders(): readonly MailSender[];
  /** By whom and where the person behind an address of the platform is told by mail; undefined: they are not. */
  of(address: string): { readonly from: MailSender; readonly to: string } | undefined;
};
