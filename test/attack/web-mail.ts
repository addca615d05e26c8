// What goes out by mail, and what must not: texts that would be headers, words that would say more than the sentence.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, start, stop, withSample } from "../process/program.ts";
import {
  headerOf,
  headersOf,
  type Mail,
  noticeHeaders,
  type openMailServer,
  readable,
  type StandIn,
} from "../support/mail-servers.ts";
import { hostileAddresses, hostileServers } from "../support/mail-texts.ts";
import { sampleConfig } from "../support/world.ts";
import { type Attack, each, first, type Held } from "./attack.ts";
import {
  at,
  byId,
  from,
  type MailProgram,
  minuteMs,
  openMailProgram,
  type Sample,
  served,
  written,
} from "./mail-target.ts";
import type { Target } from "./target.ts";

const [colleague, lead] = ["U0NOOMI02", "U0NOOMI03"];
/** The sample in a folder of its own for as long as the work takes, written otherwise. */
const inFolder = async (
  also: (sample: Sample) => void,
  work: (cwd: string) => Promise<Held>,
): Promise<Held> => {
  const cwd = withSample(mkdtempSync(join(tmpdir(), "stafett-attack-")));
  try {
    const file = join(cwd, "stafett.yaml");
    writeFileSync(file, written({ servers: {}, boxes: {}, also })(readFileSync(file, "utf8")));
    return await work(cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
};
const origin = "https://stafett.example.se";
const origins = [
  `${origin}\r\nBcc: annan@beta.example`,
  `${origin}/\r\n\r\nHej`,
  "https://annan@stafett.example.se",
  "https://a b.example",
];
const breaks = [
  "Anna\r\nBcc: annan@beta.example",
  "Anna\nSubject: Hej",
  "Anna <annan@beta.example>",
  "Anna\u0000",
];
/** Writes each text into a place of its own, and gives the places. */
const spoil = ({ agencies, members }: Sample): readonly string[] => {
  const places: string[] = [];
  for (const [n, mail] of hostileAddresses.entries()) {
    Object.assign(members[n] ?? {}, { web: `post/k3v9q2m7x${String(n).padStart(4, "0")}`, mail });
    places.push(`members[${n}].mail`);
  }
  for (const [n, server] of hostileServers.entries()) {
    Object.assign(agencies[n] ?? {}, { mail: { server, from: hostileAddresses[n] } });
    places.push(`agencies[${n}].mail.server`, `agencies[${n}].mail.from`);
  }
  for (const [n, name] of breaks.entries()) {
    Object.assign(members[20 + n] ?? {}, { name });
    Object.assign(agencies[n] ?? {}, { name });
    places.push(`members[${20 + n}].name`, `agencies[${n}].name`);
  }
  return places;
};
/** `check` says of each that it is wrong, and nothing starts. */
const refused = async (): Promise<Held> => {
  let places: readonly string[] = [];
  const spoilt = (sample: Sample): void => {
    places = spoil(sample);
  };
  const texts = await inFolder(spoilt, async (cwd) => {
    const { err } = await command(cwd, ["check"], { WEB_ORIGIN: origin });
    const taken = places.find(
      (place) => !err.split("\n").some((line) => line.endsWith(` ${place}`)),
    );
    const program = await start({ cwd, env: { WEB_ORIGIN: origin } });
    const isUp = await program.ready();
    await stop(program, "SIGKILL");
    return first(taken && `\`check\` takes ${taken}`, isUp ? "it starts with them" : undefined);
  });
  const addresses = await inFolder(
    () => undefined,
    async (cwd) => {
      const checked = await Promise.all(
        origins.map(async (WEB_ORIGIN) => (await command(cwd, ["check"], { WEB_ORIGIN })).err),
      );
      return checked.every((err) => err.includes("\nWEB_ORIGIN\n"))
        ? undefined
        : "an address of the pages with more in it is taken";
    },
  );
  return first(texts, addresses);
};
const exact = (mail: Mail, to: string): Held => {
  const [all, own] = [
    headersOf(mail).map(([name]) => name),
    (name: string) => headerOf(mail, name),
  ];
  return first(
    all.toSorted().join() === noticeHeaders.join()
      ? undefined
      : `the headers are ${all.join(", ")}`,
    own("to") === to && mail.to.join() === to
      ? undefined
      : `it goes to ${own("to")}, by the envelope ${mail.to.join()}`,
    own("from") === from && mail.from === from
      ? undefined
      : `it comes from ${own("from")}, by the envelope ${mail.from}`,
  );
};
/** What the configuration takes, and looks like more than a name. */
const names = [
  'Bcc: annan@beta.example", Anna',
  "=?utf-8?q?=0D=0ABcc:_annan=40beta.example?=",
  "A".repeat(70),
];
/** RFC 5321 §4.5.3.1.1: 64 characters before the sign; 253 in all is what the server takes. */
const longest = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(53)}.post.example`;
const passwords = {
  file: "noomi: hemligt\r\nRCPT TO:<annan@beta.example>\nsocialtjansten-lund: hemligt\\r\\nRSET\n",
  read: ["hemligt", "hemligt\\r\\nRSET"],
};
const injected = async (target: Target): Promise<Held> => {
  const signedIn = new Set<string | null | undefined>();
  const options: Parameters<typeof openMailServer>[0] = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      signedIn.add(username === "a@b\\c" ? password : undefined);
      done(null, { user: "stafett" });
    },
  };
  const boxes = {
    "noomi-kontakt": longest,
    "socialtjansten-lund-handlaggare": "b+c%d@post.example",
  };
  const work = async (server: StandIn): Promise<Held> => {
    const signingIn = `smtp://a%40b%5Cc@127.0.0.1:${server.port}`;
    const program = await openMailProgram(target, {
      servers: { noomi: signingIn, "socialtjansten-lund": signingIn },
      boxes,
      files: { passwords: passwords.file },
      env: { STAFETT_MAIL_PASSWORDS: "passwords" },
      also: ({ agencies, members, functions }) => {
        for (const [n, one] of [...agencies, ...members, ...functions].entries())
          one.name = `${n} ${names[n % names.length]}`;
      },
    });
    await program.asks(
      colleague,
      "noomi-kontakt",
      "Bcc: alla\r\nSubject: Blanketten\r\n\r\n.\r\nRCPT TO:<alla>\r\n",
    );
    await program.invites(lead, ["socialtjansten-lund"]);
    await program.settled();
    const mailed = server.mails.map(({ text }) => text).join("");
    return first(
      server.mails.length === 2 ? undefined : `${server.mails.length} mails came`,
      await each(Object.values(boxes), async (to) => {
        const mail = server.mails.find((one) => one.to[0] === to);
        return mail ? exact(mail, to) : `none came to ${to.slice(-20)}`;
      }),
      /beta\.example|alla|Blanketten|Anna|AAAA/.test(mailed)
        ? "a mail holds what somebody wrote"
        : undefined,
      [...signedIn].toSorted().join() === passwords.read.join()
        ? undefined
        : `it signs in with ${JSON.stringify([...signedIn])}`,
    );
  };
  return first(await refused(), await served(options, work));
};

const boxes = {
  "noomi-kontakt": "a0@post.example",
  "socialtjansten-lund-handlaggare": "a1@post.example",
  "plattformen-nsp": "a2@post.example",
  "advokat-bitrade": "a3@post.example",
  "regionkoordinator-1": "a4@post.example",
};
const agencies = ["noomi", "socialtjansten-lund", "plattformen", "advokat", "evonhuset"];
/** What people do in an hour, with what each is shown. */
const played = async (program: MailProgram): Promise<string> => {
  const shown: string[] = [];
  const acts = async (...asked: Parameters<MailProgram["says"]>): Promise<void> =>
    void shown.push(await program.says(...asked));
  const pauses = async (): Promise<void> => {
    await program.settled();
    await program.movesTo(program.now() + 16 * minuteMs);
  };
  const kase = await program.begins(colleague, "case", "open", {
    deputy: "noomi-kontakt",
    child: "yes",
    risk: "high",
    quiet: "no",
  });
  const on = (c: string) => ({ w: "case", c, i: kase });
  await acts(colleague, on("assign"), { holder: "m:noomi-kontakt", deputy: "noomi-ersattare" });
  await program.begins(colleague, "capacity", "ask", {
    ...{ service: "skyddat_boende", urgency: "skyndsam", child: "yes", band: "3plus" },
    agencies: ["socialtjansten-lund"],
  });
  await program.invites(lead, ["plattformen", "evonhuset"]);
  for (const [agency, purpose] of [
    ["advokat", "malsagandebitrade"],
    ["evonhuset", "annat"],
  ] as const)
    await acts(colleague, on("consent"), {
      agency,
      purpose,
      kind: "sekretess",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    });
  const referral = await program.begins(colleague, "referral", "draft", {
    ...{
      kase,
      to: "advokat",
      service: "malsagandebitrade",
      urgency: "normal",
      kind: "hanvisning",
      groups: ["behov"],
    },
    ...{ basis: "samtycke_ngo", payer: "NSP", interpreter: "yes" },
  });
  await acts(colleague, { w: "referral", c: "send", i: referral }, {});
  await pauses();
  await acts(colleague, on("invite"), {
    agency: "evonhuset",
    basis: "samtycke_ngo",
    purpose: "annat",
    groups: ["behov"],
  });
  await program.asks(colleague, "noomi-kontakt", "Skicka in blanketten i dag");
  await program.invites(lead, ["socialtjansten-lund", "plattformen", "advokat"]);
  await pauses();
  await program.begins(colleague, "case", "open", {
    deputy: "noomi-kontakt",
    child: "no",
    risk: "low",
    quiet: "yes",
  });
  await acts(colleague, { w: "handover", c: "offer" }, { to: "noomi-kontakt" });
  await acts(colleague, on("goMissing"), {});
  await acts(colleague, { w: "referral", c: "withdraw", i: referral }, { reason: "other" });
  await program.settled();
  return shown.join("\n");
};
const references = /\b(?:[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}|[HMÅ]-[0-9A-Z]{6})\b/g;
const told = async (target: Target): Promise<Held> =>
  served({}, async (server) => {
    const servers = Object.fromEntries(agencies.map((id) => [id, at(server)]));
    const program = await openMailProgram(target, {
      servers,
      boxes,
      // It has decided what comes before real cases, as the one beside it.
      also: ({ agencies: [...all] }) => {
        const { readiness, classB, owns } = byId(all, "noomi");
        return Object.assign(byId(all, "advokat"), { readiness, classB, owns });
      },
    });
    const shown = await played(program);
    const { members, agencies: all } = sampleConfig();
    const words = [...shown.matchAll(/[A-Z]{3}-\w{4}-\w{2} · ([a-zåäö]+ [a-zåäö]+)/g)].map(
      ([, two = ""]) => two,
    );
    const secret = [
      ...new Set([
        ...(shown.match(references) ?? []),
        ...words,
        ...[...members, ...all].flatMap(({ id, name }) => [id, name]),
      ]),
    ];
    const readers = new Set(server.mails.map(({ to }) => to[0]));
    /** A mail without what each has of its own. */
    const shapes = server.mails.map((mail) =>
      mail.text
        .replace(String(mail.to[0]), "@")
        .replace(/^Message-ID:\s+<[0-9a-f-]{36}@post\.example>/m, "")
        .replace(/^Date: .* \d\d:\d\d:00 \+0000/m, ""),
    );
    return first(
      readers.size === 5 && server.mails.length > 10 && words.length > 0
        ? undefined
        : `only ${server.mails.length} mails came, to ${[...readers].join(", ")}`,
      new Set(shapes).size === 2
        ? undefined
        : `${new Set(shapes).size} different mails in two languages`,
      new Set(server.mails.map((mail) => headerOf(mail, "message-id"))).size === server.mails.length
        ? undefined
        : "two have one id",
      await each(server.mails, async (mail) => {
        const text = `${mail.text}\n${readable(mail)}`;
        const found = secret.find((one) => text.toLowerCase().includes(one.toLowerCase()));
        const links = readable(mail).match(/[a-z]+:\/\/\S+|www\.\S+|\S+@\S+/gi) ?? [];
        return first(
          exact(mail, String(mail.to[0])),
          found === undefined ? undefined : `a mail holds ${found}`,
          links.join() === program.origin ? undefined : `the links are ${links.join(", ")}`,
        );
      }),
    );
  });

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "mail notices",
  name,
  who,
  what,
  run,
});
export const mailAttacks: readonly Attack[] = [
  of(
    "headers",
    "an operator, a lead, a member",
    "line breaks and lists in mailboxes, servers, names: refused, or one recipient",
    injected,
  ),
  of(
    "what a mail says",
    "a reader of mail",
    "all mails of a language are the same but for mailbox, id, minute",
    told,
  ),
];
