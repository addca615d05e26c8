// Keys that are copied, replayed or lie about themselves.
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Target } from "./target.ts";
import { Visitor } from "./visitor.ts";
import { enters, isOut, web } from "./web-target.ts";

const replayed = async (target: Target): Promise<Held> => {
  const owner = (await enters(target, "anna")).elsewhere();
  const [credential, cookies] = [await owner.assertion(), new Map(owner.cookies)];
  const thief = new Visitor(await web(target));
  const foreign = await thief.json("/sign-in", { credential });
  const atOnce = await Promise.all(
    Array.from({ length: 8 }, () => {
      const one = owner.elsewhere();
      for (const [name, value] of cookies) one.cookies.set(name, value);
      return one.json("/sign-in", { credential });
    }),
  );
  const good = atOnce.filter(({ status }) => status === 200).length;
  for (const [name, value] of cookies) thief.cookies.set(name, value);
  const later = await thief.json("/sign-in", { credential });
  return first(
    statusIn(foreign.status, [403], "in another browser"),
    good === 1 ? undefined : `${good} of eight at once were taken`,
    statusIn(later.status, [403], "once more"),
  );
};
const copied = async (target: Target): Promise<Held> => {
  const [running, owner] = [await web(target), await enters(target, "bo")];
  await owner.elsewhere().signsIn();
  const noted = (): number => running.program.said().split("web.passkeyCounter").length - 1;
  const before = noted();
  const wrong = await each([1, 2], async (counter) => {
    const copy = owner.elsewhere();
    const said = await copy.triesIn({ counter });
    return first(
      statusIn(said.status, [403], `a counter of ${counter}`),
      await isOut(copy, "the copy"),
    );
  });
  return first(
    wrong,
    noted() - before === 2 ? undefined : `the log says so ${noted() - before} times`,
    statusIn((await owner.elsewhere().triesIn()).status, [200], "the key itself"),
  );
};
const lied = async (target: Target): Promise<Held> => {
  const owner = await enters(target, "anna");
  const evil = "https://evil.example";
  const lies = [
    { origin: evil },
    { origin: `${owner.origin}.evil.example` },
    { rpId: "evil.example" },
    { challenge: Buffer.alloc(32, 1).toString("base64url") },
    { type: "webauthn.create" },
    { crossOrigin: true },
    { topOrigin: evil },
    { unverified: true },
    { absent: true },
    { forged: true },
    { userHandle: Buffer.alloc(32, 1).toString("base64url") },
    { userHandle: undefined },
    { synced: true },
  ] as const;
  const answers = await Promise.all(
    lies.map(async (lie) => [lie, await owner.elsewhere().triesIn(lie)] as const),
  );
  const stranger = await new Visitor(await web(target)).triesIn();
  const texts = new Set([...answers.map(([, { text }]) => text), stranger.text]);
  return first(
    await each(answers, async ([lie, { status }]) => statusIn(status, [403], JSON.stringify(lie))),
    statusIn(stranger.status, [403], "a key that nobody knows"),
    texts.size === 1 ? undefined : `it is said why: ${[...texts].join(" ")}`,
  );
};
const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "signing in",
  name,
  who,
  what,
  run,
});
export const keyAttacks: readonly Attack[] = [
  of(
    "replayed",
    "a reader of sign-ins",
    "the key's answer elsewhere, eight times, later: one is taken",
    replayed,
  ),
  of(
    "a copied key",
    "a key's copier",
    "a counter that goes back: refused and logged, the key goes on",
    copied,
  ),
  of(
    "lies of a key",
    "a look-alike page",
    "another origin, host, challenge, person, no touch, forged, unknown: one sentence",
    lied,
  ),
];
