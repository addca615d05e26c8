// Codes for keys: guessed, raced, told apart, and given by one person alone.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { keyCode } from "../../adapters/web/key-code.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import { command } from "../process/program.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Running, Target } from "./target.ts";
import { type Answer, codeFor, signedIn, Visitor } from "./visitor.ts";
import { browserOf } from "./web-crawl.ts";
import { besideRecords, enters, isIn, isOut, openWeb, people, web } from "./web-target.ts";
import { pause } from "./wire.ts";

/** The pages' own side of codes, beside the running program, at another time if need be. `isFree`: no second person is waited for. */
const codesBeside = async (
  target: Target,
  who: keyof typeof people,
  isFree = true,
  shiftMs = 0,
): Promise<string> => {
  const running = await web(target);
  const clock = { ...systemClock, now: () => Date.now() + shiftMs };
  const ask = { workflow: "enrolling", instance: `nowhere-${who}`, command: "used" };
  const asked = { clock, address: people[who][1], isLost: false, ...(!isFree && { ask }) };
  const code = await besideRecords(running, (records) => keyCode({ records, ...asked }), clock.now);
  if (code === undefined) throw new Error("no code");
  return code;
};
const tries = async (target: Target, code: string): Promise<Answer> =>
  new Visitor(await web(target)).json("/enrol/options", { code });
/** Another secret under the same name. */
const wrongOf = (code: string, n = 0): string =>
  `${code.slice(0, 3)}${"23456789ABCDEFGH"[n % 16]}2222`;
export const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
/** Mann–Whitney: how many standard deviations one sample is off the other. */
export const apart = (a: readonly number[], b: readonly number[]): number => {
  const larger = a.reduce(
    (sum, x) => sum + b.reduce((count, y) => count + (x > y ? 1 : x === y ? 0.5 : 0), 0),
    0,
  );
  return (
    (larger - (a.length * b.length) / 2) /
    Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  );
};
const rounds = 15;
/** As long as one would be wrong once in thirty thousand runs of nothing. */
export const mostApart = 4;
const enumerated = async (target: Target): Promise<Held> => {
  const open = await codesBeside(target, "lund");
  const over = await codesBeside(target, "anna", true, -16 * 60_000);
  const unapproved = await codesBeside(target, "bo", false);
  const used = await codesBeside(target, "evon");
  await tries(target, used);
  const kinds: Readonly<Record<string, string>> = {
    unknown: "WXYZ2345",
    wrong: wrongOf(open),
    over,
    unapproved,
    used,
    "no code": "hej",
    empty: "",
  };
  const took = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  const said = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    // In another order each time: the first of those that come at once is always a little quicker.
    const order = Object.entries(kinds).toSorted(
      ([a], [b]) => ((a.length + b.length * 7 + round * 3) % 5) - 2,
    );
    const answers = await Promise.all(
      order.map(async ([kind, code]) => [kind, await tries(target, code)] as const),
    );
    for (const [kind, { status, text, headers, ms }] of answers) {
      took.get(kind)?.push(ms);
      said.add(JSON.stringify([status, text, { ...headers, date: "" }]));
    }
  }
  const all = [...took.values()].flat();
  const off = [...took].map(([kind, times]) => [kind, apart(times, all), median(times)] as const);
  const far = off.find(([, deviations]) => Math.abs(deviations) > mostApart);
  return first(
    said.size === 1 ? undefined : `${said.size} answers: ${[...said].join(" ")}`,
    Math.min(...all) >= 499
      ? undefined
      : `one was answered within ${Math.min(...all).toFixed(0)} ms`,
    far === undefined
      ? undefined
      : `${far[0]} takes ${far[2].toFixed(1)} ms, all ${median(all).toFixed(1)}`,
  );
};
const lead = async (target: Target): Promise<Held> => {
  const [asker, second] = [
    browserOf(await enters(target, "lead")),
    browserOf(await enters(target, "anna")),
  ];
  const victim = browserOf(await enters(target, "bo"));
  await asker.post("/find", { words: "nyckelkod" });
  await asker.submit({ member: people.bo[0], why: "more" });
  const [, left = "", right = ""] = /Kod (\w{4}) (\w{4})/.exec(asker.text()) ?? [];
  const code = left + right;
  const alone = await tries(target, code);
  const pressed = asker.text().includes("[Godkänn]");
  await victim.get("/");
  const isAsked = victim.text().includes("Ska ");
  await second.get("/");
  await second.press("Godkänn");
  return first(
    code.length === 8 ? undefined : `no code: ${asker.status} ${asker.text()}`,
    statusIn(alone.status, [403], "a code of one person"),
    pressed || isAsked ? "who asks, or the member, could approve it" : undefined,
    statusIn((await tries(target, code)).status, [200], "a code that a second person has approved"),
    statusIn((await tries(target, code)).status, [403], "the same code once more"),
  );
};

/** As many as there are of `code`, at once, each from an address of its own. */
const thousand = async (
  running: Running,
  code: (n: number) => string,
): Promise<readonly Answer[]> =>
  Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      new Visitor(running).json("/enrol/options", { code: code(n) }),
    ),
  );
const statuses = (answers: readonly Answer[]): string =>
  [...Map.groupBy(answers, ({ status }) => status)]
    .map(([status, all]) => `${status} ${all.length} times`)
    .join(", ");
/** Limits of all addresses together give one back in a tenth of a second. */
const oneMore = async (running: Running, code: string): Promise<Answer> => {
  for (;;) {
    const answer = await new Visitor(running).json("/enrol/options", { code });
    if (answer.status !== 429) return answer;
    await pause(100);
  }
};
const guessed = async (target: Target): Promise<Held> => {
  const running = await openWeb(target);
  const code = await codeFor(running, people.anna[0]);
  const answers = await thousand(running, (n) => wrongOf(code, n));
  const [kept] = await besideRecords(running, (records) => records.of("code", people.anna[1]));
  const compared = JSON.parse(kept?.body ?? "{}").tries;
  const refused = answers.filter(({ status }) => status === 403);
  return first(
    await each(answers, async ({ status }) => statusIn(status, [403, 429], "a guess")),
    refused.length >= 100 ? undefined : `only ${refused.length} came so far as to be compared`,
    compared === 5 ? undefined : `${compared} were compared`,
    statusIn((await oneMore(running, code)).status, [403], "the right code after them"),
  );
};
const raced = async (target: Target): Promise<Held> => {
  const running = await openWeb(target);
  const code = await codeFor(running, people.anna[0]);
  const answers = await thousand(running, () => code);
  const won = answers.filter(({ status }) => status === 200);
  return first(
    won.length === 1 ? undefined : statuses(answers),
    await each(answers, async ({ status }) => statusIn(status, [200, 403, 429], "a try")),
    statusIn((await oneMore(running, code)).status, [403], "the same code later"),
  );
};
/** Behind a proxy each client has its own tries, and writes nothing into the header that counts. */
const addressed = async (target: Target): Promise<Held> => {
  const running = await web(target);
  const code = await codesBeside(target, "evon");
  const guesser = new Visitor(running);
  const forged = Array.from({ length: 12 }, (_, n) => `203.0.113.${n}, ${guesser.address}`);
  await each(forged, async (header) => {
    await guesser.json(
      "/enrol/options",
      { code: "22222222" },
      { "x-forwarded-for": header, forwarded: `for=${guesser.address}` },
    );
    return undefined;
  });
  const again = await guesser.json(
    "/enrol/options",
    { code },
    { "x-forwarded-for": `198.51.100.1, ${guesser.address}` },
  );
  return first(
    statusIn(again.status, [403], "a right code after twelve wrong ones from one address"),
    statusIn((await tries(target, code)).status, [200], "a right code from another address"),
  );
};
const restored = async (target: Target): Promise<Held> => {
  const running = await openWeb(target);
  const owner = await signedIn(running, people.anna[0]);
  const code = await codeFor(running, people.bo[0]);
  const inTime = await owner.assertion();
  const thief = await signedIn(running, people.lund[0]);
  const held = await isIn(owner, "before the copy");
  const copied = await command(running.cwd, ["backup", "copies"]);
  await codeFor(running, people.lund[0], "--lost");
  await running.stopsFor(async () => {
    const [copy = ""] = readdirSync(join(running.cwd, "copies"));
    const said = await command(running.cwd, ["restore", join("copies", copy)]);
    if (copied.code + said.code > 0) throw new Error(copied.err + said.err);
  });
  return first(
    held,
    await isOut(owner, "a session of before"),
    statusIn(
      (await new Visitor(running).json("/enrol/options", { code })).status,
      [403],
      "a code of before",
    ),
    statusIn(
      (await owner.json("/sign-in", { credential: inTime })).status,
      [403],
      "an answer of before",
    ),
    statusIn((await owner.elsewhere().triesIn()).status, [200], "the key"),
    statusIn(
      (await thief.elsewhere().triesIn()).status,
      [403],
      "a key that was lost since the copy",
    ),
  );
};

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "signing in",
  name,
  who,
  what,
  run,
});
export const codeAttacks: readonly Attack[] = [
  of(
    "telling codes apart",
    "a stranger",
    "unknown, wrong, used, expired, not approved, none: one answer, equal times",
    enumerated,
  ),
  of(
    "one person alone",
    "a lead",
    "a code in another's name: nothing without a second person's yes, then once",
    lead,
  ),
  of(
    "a thousand guesses",
    "a thousand addresses",
    "at one code at once: five are compared, the code is dead",
    guessed,
  ),
  of("a thousand hands", "an eavesdropper", "one code at the same moment: one has it", raced),
  of(
    "addresses",
    "a client of the proxy",
    "invented `X-Forwarded-For`, both headers: five tries, others keep theirs",
    addressed,
  ),
  of(
    "a copy put back",
    "a holder of old codes",
    "`stafett restore`: older sessions, codes, answers and lost keys end; keys go on",
    restored,
  ),
];
