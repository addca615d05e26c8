// Who sends for whom, and with which password: an agency's is given to its own server alone.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailBook, mailSettings } from "../../src/app/platforms/mail.ts";
import type { Config } from "../../src/config/index.ts";
import { sampleConfig } from "../support/sample.ts";
import { temporary } from "../support/small-core.ts";

/** Which agencies sign in, and with which name. */
const configured = (...users: readonly string[]): Config => {
  const config = sampleConfig();
  const [first, second] = config.agencies;
  const [member, other] = config.members;
  if (!first || !second || !member || !other) throw new Error("the sample is empty");
  const withMail = [first, second].map((agency, n) => ({
    ...agency,
    mail: {
      server: `smtps://${users[n] === undefined ? "" : `${users[n]}@`}mail${n}.example`,
      from: `stafett@mail${n}.example`,
    },
  }));
  return {
    ...config,
    agencies: [...withMail, ...config.agencies.slice(2)],
    members: [
      { ...member, agency: first.id, web: "noomi/k3v9q2m7x4ta", mail: "jour@mail0.example" },
      { ...other, mail: "a@b.example" },
    ],
  };
};
const passwords = (config: Config, set: Parameters<typeof mailBook>[0]) =>
  mailBook(set, mailSettings(config))
    .senders()
    .map(({ password }) => password);
const file = (text: string, mode = 0o600): string => {
  const path = join(temporary(), "mail.txt");
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};
const [first = "", second = ""] = sampleConfig().agencies.map(({ id }) => id);

test("somebody is told at their own address on the web alone, by their own agency's server; other settings hold when they come", () => {
  const book = mailBook({}, mailSettings(configured()));
  expect(book.of("noomi/k3v9q2m7x4ta")).toMatchObject({
    to: "jour@mail0.example",
    from: { host: "mail0.example", from: "stafett@mail0.example" },
  });
  expect(book.of("noomi/aaaaaaaaaaaa")).toBeUndefined();
  book.follow(mailSettings(sampleConfig()));
  expect([book.senders(), book.of("noomi/k3v9q2m7x4ta")]).toEqual([[], undefined]);
});
test("the variable is for the one agency that signs in; where two do, no server gets the other's password", () => {
  const set = { STAFETT_MAIL_PASSWORD: "hemligt" };
  expect(passwords(configured("a"), set)).toEqual(["hemligt", undefined]);
  expect(passwords(configured("a", "b"), set)).toEqual([undefined, undefined]);
});
test("the file has a line for each agency, and is read anew; a colon may stand in a password", () => {
  const path = file(`${first}: ett:1\r\n${second}:två\n`);
  const book = mailBook(
    { STAFETT_MAIL_PASSWORDS: path, STAFETT_MAIL_PASSWORD: "annat" },
    mailSettings(configured("a", "b")),
  );
  const now = () => book.senders().map(({ password }) => password);
  expect(now()).toEqual(["ett:1", "två"]);
  writeFileSync(path, `${second}: tre\n${first}x: fyra\n`);
  expect(now()).toEqual([undefined, "tre"]);
});
test("a file that others may read, or that is not there, gives no password", () => {
  const config = configured("a", "b");
  expect(passwords(config, { STAFETT_MAIL_PASSWORDS: file(`${first}: ett\n`, 0o640) })).toEqual([
    undefined,
    undefined,
  ]);
  expect(passwords(config, { STAFETT_MAIL_PASSWORDS: "/nowhere/mail.txt" })).toEqual([
    undefined,
    undefined,
  ]);
});
