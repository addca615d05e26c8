// What somebody could write in the configuration to get another header, recipient or command into a mail.

/** As sender, and as mailbox. */
export const hostileAddresses: readonly string[] = [
  "a@b.se\r\nBcc: c@d.se",
  "a@b.se\n",
  "a@b.se, c@d.se",
  "a@b.se c@d.se",
  "Namn <a@b.se>",
  "<a@b.se>",
  '"a b"@b.se',
  "a@b",
  "a@b..se",
  ".a@b.se",
  "a@[127.0.0.1]",
  "å@b.se",
  "a@b.se;c@d.se",
  "a\u2028@b.se",
  "a\0@b.se",
  "group:a@b.se;",
  "a(comment)@b.se",
];
export const hostileServers: readonly string[] = [
  "http://mail.noomi.example",
  "mail.noomi.example:465",
  "smtps://",
  "smtps://mail.noomi.example:0",
  "smtps://mail.noomi.example:65536",
  "smtps://mail.noomi.example/a",
  "smtps://mail.noomi.example?tls.rejectUnauthorized=false",
  "smtps://mail.noomi.example#a",
  "smtps://a@b@mail.noomi.example",
  "smtps://mail noomi.example",
  "smtps://mail.noomi.example\r\nRCPT TO:<a@b.se>",
  "smtps://a%0d%0aRSET@mail.noomi.example",
  "smtps://-mail.noomi.example",
  "smtps://mäil.noomi.example",
];
