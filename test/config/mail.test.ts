// Notices by mail in the configuration: what a server, a sender and a mailbox may be, and who needs more than mail.
import { expect, it } from "vitest";
import { mailServer } from "../../src/config/mail.ts";
import { hostileAddresses, hostileServers } from "../support/mail-texts.ts";
import { brief, edit } from "./edit.ts";

const agency = (mail: string) =>
  ["contact: noomi-passet", `contact: noomi-passet\n    mail: ${mail}`] as const;
const agencyPath = `agencies[${edit().slice(edit().indexOf("agencies:"), edit().indexOf("    contact: noomi-passet")).split("\n  - id:").length - 2}]`;
const good = "{ server: smtps://stafett@mail.noomi.example:465, from: stafett@noomi.example }";
const web = "web: noomi/k3v9q2m7x4ta";
/** Of somebody at Noomi, who has Slack as well; of the first on a roster that is staffed at any hour, who then has nothing else. */
const memberOf = (more: string) =>
  [["- id: noomi-kontakt", "    roles:"], `    ${more}\n    roles:`] as const;
const begin =
  edit()
    .slice(edit().indexOf("\nmembers:"), edit().indexOf("  - id: noomi-kontakt"))
    .split("\n  - id:").length - 1;
const memberPath = `members[${begin}]`;
const withServer = (server: string) =>
  brief(edit(agency(`{ server: ${JSON.stringify(server)}, from: stafett@noomi.example }`)));

it("takes a server and a sender of an agency, and the mailbox of somebody on the web", () => {
  expect(brief(edit(agency(good)))).toEqual([]);
  const both = edit(agency(good), memberOf(`${web}\n    mail: jour@noomi.example`));
  expect(brief(both)).toEqual([]);
});
it.each([
  [
    "smtp://mail.noomi.example",
    { host: "mail.noomi.example", port: 587, tls: "startTls", user: undefined },
  ],
  [
    "smtp://mail.noomi.example:25",
    { host: "mail.noomi.example", port: 25, tls: "startTls", user: undefined },
  ],
  [
    "smtps://mail.noomi.example",
    { host: "mail.noomi.example", port: 465, tls: "atOnce", user: undefined },
  ],
  [
    "smtps://a%40noomi.example@10.0.0.7:1465",
    { host: "10.0.0.7", port: 1465, tls: "atOnce", user: "a@noomi.example" },
  ],
  [
    "smtp://NOOMI%5Cstafett@[::1]:2525",
    { host: "::1", port: 2525, tls: "offered", user: "NOOMI\\stafett" },
  ],
  ["smtp://localhost:1025", { host: "localhost", port: 1025, tls: "offered", user: undefined }],
])("%s: in clear only on this computer", (server, read) => {
  expect(withServer(server)).toEqual([]);
  expect(mailServer(server)).toEqual(read);
});
it.each(hostileServers)("refuses %j as a server", (server) => {
  expect(withServer(server)).toEqual([`${agencyPath}.mail.server mail-server`]);
});
it("refuses a password beside the server, and does not repeat it", () => {
  expect(withServer("smtps://stafett:hemligt@mail.noomi.example")).toEqual([
    `${agencyPath}.mail.server mail-password`,
  ]);
});
it("refuses a server of more characters than it may have", () => {
  const named = `smtps://${"a.".repeat(145)}a`;
  expect(withServer(`${named}b`)).toEqual([]);
  expect(withServer(`${named}bc`)).toEqual([`${agencyPath}.mail.server too-long`]);
});
it.each(hostileAddresses)("refuses %j as sender and as mailbox", (address) => {
  const from = edit(
    agency(`{ server: smtps://mail.noomi.example, from: ${JSON.stringify(address)} }`),
  );
  expect(brief(from)).toEqual([`${agencyPath}.mail.from mail-address`]);
  const to = edit(agency(good), memberOf(`${web}\n    mail: ${JSON.stringify(address)}`));
  expect(brief(to)).toEqual([`${memberPath}.mail mail-address`]);
});
it("refuses an address of more characters than it may have", () => {
  const local = "a".repeat(254 - "@noomi.example".length);
  const to = (address: string) =>
    brief(edit(agency(good), memberOf(`${web}\n    mail: ${address}`)));
  expect(to(`${local}@noomi.example`)).toEqual([]);
  expect(to(`${local}a@noomi.example`)).toEqual([`${memberPath}.mail too-long`]);
});
it("refuses a mailbox of somebody without a page to open, or without a server that sends", () => {
  expect(brief(edit(agency(good), memberOf("mail: jour@noomi.example")))).toEqual([
    `${memberPath}.mail mail-page`,
  ]);
  expect(brief(edit(memberOf(`${web}\n    mail: jour@noomi.example`)))).toEqual([
    `${memberPath}.mail mail-agency`,
  ]);
});
it("refuses that somebody with the web alone is the one who is told of something acute: on a roster that is staffed at any hour, and as its deputy", () => {
  const sample = edit();
  const withoutChat = (id: string): string => {
    const from = sample.indexOf(`  - id: ${id}\n`, sample.indexOf("\nmembers:"));
    const to = sample.indexOf("  - id: ", from + 8);
    const own = sample.slice(from, to).replace(/ {4}(?:slack|teams|preferred): .*\n/g, "");
    return `${sample.slice(0, from)}${own.trimEnd()}\n    web: malmo/k3v9q2m7x4ta\n${sample.slice(to)}`;
  };
  expect(brief(withoutChat("socialtjansten-malmo-handlaggare"))).toEqual([
    "functions[1].roster[0].member mail-alone",
  ]);
  expect(brief(withoutChat("socialtjansten-malmo-chef"))).toEqual([
    "functions[1].deputy mail-alone",
  ]);
  // A duty that is there in office hours is told in them.
  expect(brief(withoutChat("noomi-kontakt"))).toEqual([]);
});
