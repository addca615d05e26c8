// Answers without an account: opened by scanners, guessed, raced, told apart, taken over, sent from elsewhere, and put back.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compose } from "../../src/app/compose.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { command } from "../process/program.ts";
import { commanded, sentOutside } from "../support/answering.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Running, Target } from "./target.ts";
import { type Answer, leadsTo, Visitor } from "./visitor.ts";
import { apart, median, mostApart } from "./web-codes.ts";
import { browserOf } from "./web-crawl.ts";
import { openWeb, writtenIn } from "./web-target.ts";

type Link = { readonly token: string; readonly code: string };
const by = "noomi-kontakt";
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** As many links as are asked for, each of a referral of its own, made while the program is stopped; with a way to end one as its sender does. */
const linksIn = async (
  running: Running,
  many: number,
  ends: readonly number[] = [],
): Promise<readonly Link[]> => {
  const links: Link[] = [];
  const file = join(running.cwd, "data/stafett.db");
  await running.stopsFor(async () => {
    const masters = mastersIn(join(running.cwd, "data/stafett.key"), false);
    const stafett = await compose({
      ...{
        file,
        masters,
        register: undefined,
        clock: systemClock,
        log: quiet,
        codeRevision: "attack",
      },
      answersAt: () => `http://localhost:${running.port}`,
      adapters: () => [],
    });
    for (let n = 0; n < many; n++) {
      const id = await sentOutside({ stafett });
      await commanded({ stafett }, "referral", "makeLink", {}, id, by);
      const loaded = await stafett.engine.transact.instances.load(id as InstanceId);
      if (!loaded) throw new Error("no referral");
      const [link] =
        (
          loaded.state as {
            readonly links?: readonly { readonly id: string; readonly until: string }[];
          }
        ).links ?? [];
      if (!link) throw new Error("no link was made");
      const opens = await stafett.core.answerLinks?.issue(
        { workflow: "referral", instance: id, link: link.id },
        Date.parse(link.until),
      );
      if (!opens) throw new Error("no link");
      links.push({ token: opens.url.split("/").at(-1) ?? "", code: opens.code });
      if (ends.includes(n)) await commanded({ stafett }, "referral", "endLink", {}, id, by);
    }
    await stafett.stop();
  });
  return links;
};
let shared: Promise<Running> | undefined;
const answering = (target: Target): Promise<Running> => {
  shared ??= openWeb(target);
  return shared;
};
const opens = ({ token, code }: Link, visitor: Visitor): Promise<Answer> =>
  visitor.form("/answer/open", { token, code });
const wrongOf = ({ token, code }: Link, n = 0): Link => ({
  token,
  code: String((Number(code) + 1 + n) % 1_000_000).padStart(6, "0"),
});
const notUsed: Link = { token: "a".repeat(52), code: "123456" };

const scanned = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [link = notUsed] = await linksIn(running, 1);
  const before = writtenIn(running);
  const scanner = new Visitor(running);
  const looks = Array.from(
    { length: 60 },
    (_, n) => (["GET", "HEAD", "OPTIONS", "GET"] as const)[n % 4] ?? "GET",
  );
  const wrong = await each(looks, async (method) => {
    const seen = await scanner.ask(method, `/answer/${link.token}`, {
      headers: { "user-agent": "Mozilla/5.0 Chrome/143 SafeLinks" },
    });
    const says = /noomi|hänvisning|H-\d/i.test(seen.text)
      ? "the cover says what it leads to"
      : undefined;
    return first(statusIn(seen.status, [200, 204, 404, 405], method), says);
  });
  return first(
    wrong,
    writtenIn(running) === before ? undefined : "something was written",
    scanner.cookies.size === 0 ? undefined : "a scanner was given a cookie",
    statusIn((await opens(link, new Visitor(running))).status, [303], "the link afterwards"),
  );
};
const guessed = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [link = notUsed] = await linksIn(running, 1);
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) => opens(wrongOf(link, n), new Visitor(running))),
  );
  return first(
    await each(answers, async ({ status }) => statusIn(status, [403, 429], "a guess")),
    statusIn((await opens(link, new Visitor(running))).status, [403], "the right code after them"),
  );
};
/** One question, one answer, from as many browsers as have opened it. */
const raced = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [link = notUsed] = await linksIn(running, 1);
  const browsers = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const browser = browserOf(new Visitor(running));
      await browser.get(`/answer/${link.token}`);
      await browser.fill("/answer/open", { code: link.code });
      return browser;
    }),
  );
  await Promise.all(
    browsers.map((browser, n) =>
      browser.submit(
        n % 2 === 0
          ? { answer: "take", who: "caseworker" }
          : { answer: "decline", reason: "noCapacity" },
      ),
    ),
  );
  const thanked = browsers.filter((browser) =>
    browser.text().includes("Tack, svaret har kommit fram"),
  ).length;
  const late = browserOf(new Visitor(running));
  await late.get(`/answer/${link.token}`);
  await late.fill("/answer/open", { code: link.code });
  return first(
    thanked === 1 ? undefined : `${thanked} were thanked`,
    statusIn(late.status, [403], "a code after the answer"),
  );
};
const rounds = 15;
const toldApart = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [open = notUsed, ended = notUsed, blocked = notUsed, used = notUsed] = await linksIn(
    running,
    4,
    [1],
  );
  const five = Array.from({ length: 5 }, (_, n) => n);
  for (const n of five) await opens(wrongOf(blocked, n), new Visitor(running));
  const answered = browserOf(new Visitor(running));
  await answered.get(`/answer/${used.token}`);
  await answered.fill("/answer/open", { code: used.code });
  await answered.submit({ answer: "take", who: "caseworker" });
  const kinds = {
    unknown: notUsed,
    wrong: wrongOf(open),
    ended,
    blocked,
    used,
    nonsense: { token: "x", code: "" },
  };
  const took = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  const said = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const order = Object.entries(kinds).toSorted(
      ([a], [b]) => ((a.length + b.length * 7 + round * 3) % 5) - 2,
    );
    // Of the open one only four wrong tries are compared: the rest of its rounds are of a link that is blocked, and look the same.
    const answers = await Promise.all(
      order.map(
        async ([kind, link]) => [kind, link, await opens(link, new Visitor(running))] as const,
      ),
    );
    for (const [kind, { token }, { status, text, headers, ms }] of answers) {
      took.get(kind)?.push(ms);
      said.add(
        JSON.stringify([
          status,
          text.replaceAll(`value="${token}"`, ""),
          { ...headers, date: "", "content-length": "" },
        ]),
      );
    }
  }
  const all = [...took.values()].flat();
  const far = [...took]
    .map(([kind, times]) => [kind, apart(times, all), median(times)] as const)
    .find(([, off]) => Math.abs(off) > mostApart);
  return first(
    said.size === 1 ? undefined : `${said.size} answers: ${[...said].join(" ").slice(0, 900)}`,
    Math.min(...all) >= 499
      ? undefined
      : `one was answered within ${Math.min(...all).toFixed(0)} ms`,
    far === undefined
      ? undefined
      : `${far[0]} takes ${far[2].toFixed(1)} ms, all ${median(all).toFixed(1)}`,
  );
};
const takenOver = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [mine = notUsed, theirs = notUsed] = await linksIn(running, 2);
  const [visitor, other] = [new Visitor(running), new Visitor(running)];
  for (const [link, who] of [
    [mine, visitor],
    [theirs, other],
  ] as const)
    await opens(link, who);
  const page = await other.get("/answer");
  const fields = new URLSearchParams(
    [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, a = "", b = ""]) => [a, b],
    ),
  );
  for (const [name, value] of [
    ["f.answer", "take"],
    ["f.who", "caseworker"],
    ["do", "submit"],
  ] as const)
    fields.append(name, value);
  const before = writtenIn(running);
  // The page of another link, with the cookie of one's own.
  const foreign = await visitor.form("/answer", fields);
  const names = ["workflow", "command", "instance", "hidden"];
  const widened = new URLSearchParams(fields);
  for (const name of names) widened.append(name, "case");
  const elsewhere = [
    await visitor.form("/press", fields),
    await visitor.form("/find", { words: "ärende" }),
    await visitor.get("/panel/referral/inbox"),
    await visitor.get("/"),
    await visitor.get("/events"),
  ];
  const forged = new Visitor(running);
  const forgeries = [
    "x",
    "",
    "a.b.c",
    `${"A".repeat(4_000)}`,
    (visitor.cookies.get("__Host-stafett-answer") ?? "").slice(0, -2),
  ];
  const wrong = await each(forgeries, async (cookie) => {
    forged.cookies.set("__Host-stafett-answer", cookie);
    const seen = await forged.get("/answer");
    return /Noomi/.test(seen.text) ? `a cookie was taken: ${cookie.slice(0, 20)}` : undefined;
  });
  return first(
    statusIn(foreign.status, [403, 409, 410, 422], "the page of another link"),
    await each(elsewhere, async ({ status }) => statusIn(status, [303, 401, 403], "another page")),
    wrong,
    writtenIn(running) === before ? undefined : "something was written",
    statusIn(
      (await other.form("/answer", widened)).status,
      [303, 403, 409, 422],
      "more fields than the form has",
    ),
  );
};
const fromElsewhere = async (target: Target): Promise<Held> => {
  const running = await answering(target);
  const [link = notUsed] = await linksIn(running, 1);
  const visitor = new Visitor(running);
  const before = writtenIn(running);
  const foreign = [
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "null", "sec-fetch-site": "same-site" },
    { origin: "", "sec-fetch-site": "" },
  ];
  const wrong = await each(foreign, async (headers) => {
    const one = await visitor.form("/answer/open", { token: link.token, code: link.code }, headers);
    return (
      statusIn(one.status, [303, 403, 404], "a form from elsewhere") ??
      (one.headers["set-cookie"] ? "it opened the link" : undefined)
    );
  });
  const large = await visitor.ask("POST", "/answer/open", {
    body: `code=${"1".repeat(30_000)}`,
    type: "application/x-www-form-urlencoded",
  });
  const json = await visitor.json("/answer/open", link);
  const odd = await each(
    ["000\u0000", "١٢٣٤٥٦", "9".repeat(5_000), "-1", "1e5", " "],
    async (code) =>
      statusIn(
        (await visitor.form("/answer/open", { token: notUsed.token, code })).status,
        [403],
        "an odd code",
      ),
  );
  const cover = await visitor.get(`/answer/${link.token}`);
  const opened = await opens(link, visitor);
  return first(
    wrong,
    statusIn(large.status, [413], "more than 20 kB"),
    statusIn(json.status, [403], "JSON"),
    odd,
    cover.headers["referrer-policy"] === "no-referrer" &&
      cover.headers["cache-control"] === "no-store"
      ? undefined
      : "the token is left behind",
    leadsTo(opened) === "/answer"
      ? undefined
      : `the token stays in the address: ${leadsTo(opened)}`,
    before === "" ? "nothing was counted" : undefined,
  );
};
const restored = async (target: Target): Promise<Held> => {
  const running = await openWeb(target);
  const [link = notUsed, unopened = notUsed] = await linksIn(running, 2);
  const visitor = new Visitor(running);
  const opened = await opens(link, visitor);
  const copied = await command(running.cwd, ["backup", "copies"]);
  await running.stopsFor(async () => {
    const [copy = ""] = readdirSync(join(running.cwd, "copies"));
    const said = await command(running.cwd, ["restore", join("copies", copy)]);
    if (copied.code + said.code > 0) throw new Error(copied.err + said.err);
  });
  return first(
    statusIn(opened.status, [303], "before the copy"),
    statusIn((await opens(unopened, new Visitor(running))).status, [403], "a link of before"),
    statusIn(
      (await opens(link, new Visitor(running))).status,
      [403],
      "a link of before that was opened",
    ),
  );
};

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "answering",
  name,
  who,
  what,
  run,
});
export const answerAttacks: readonly Attack[] = [
  of(
    "scanners",
    "a mail program",
    "sixty GET, HEAD and OPTIONS of a link: nothing is written, it still works",
    scanned,
  ),
  of(
    "a thousand guesses at a link",
    "a link's holder",
    "a thousand codes at once: none opens it, the right one too late",
    guessed,
  ),
  of(
    "two answers",
    "twelve holders of one code",
    "a yes and a no from twelve browsers at once: one counts",
    raced,
  ),
  of(
    "telling links apart",
    "a stranger",
    "unknown, ended, blocked, used, wrong code: one answer, equal times",
    toldApart,
  ),
  of(
    "another's link",
    "another link's holder",
    "its page, other work's fields, pages inside, forged cookies: nothing",
    takenOver,
  ),
  of(
    "a link from elsewhere",
    "a page elsewhere",
    "other sites' forms, odd codes: refused; no token in address, referrer, cache",
    fromElsewhere,
  ),
  of(
    "a link of before",
    "a holder of link and code",
    "`stafett restore`: every older link is over",
    restored,
  ),
];
