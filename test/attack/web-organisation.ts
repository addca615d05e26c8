// Signing in at one's own organisation: stolen and replayed ways back, issuers that lie or are somebody else's, forged logouts, codes that are tried.
import { generateKeyPairSync } from "node:crypto";
import { type Lies, startLiar } from "../support/liar.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Running, Target } from "./target.ts";
import { type Answer, codeFor, leadsTo, Visitor } from "./visitor.ts";
import { isIn, isOut, openWeb, people } from "./web-target.ts";

type Liar = Awaited<ReturnType<typeof startLiar>>;
type World = { readonly running: Running; readonly ours: Liar; readonly theirs: Liar };
const codes = { noomi: "K7PLM2QX", lund: "R4TTV9ZB" } as const;
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
/** Two agencies, each with an issuer of its own, which both say `a1b2c3` of whom they have. */
const opened = async (target: Target): Promise<World> => {
  const [ours, theirs] = await Promise.all([startLiar(), startLiar()]);
  const pinned = (text: string, agency: string, code: string, { url }: Liar): string => {
    const signIn = JSON.stringify({ code, issuer: url, client: "stafett", acr: "loa3" });
    return text.replace(`  - id: ${agency}\n`, `  - id: ${agency}\n    signIn: ${signIn}\n`);
  };
  const running = await openWeb(target, { WEB_OIDC_KEY: pem }, (sample) =>
    pinned(pinned(sample, "noomi", codes.noomi, ours), "socialtjansten-lund", codes.lund, theirs),
  );
  ours.lies.claims = { acr: "loa3" };
  theirs.lies.claims = { acr: "loa3" };
  return { running, ours, theirs };
};
let shared: Promise<World> | undefined;
const world = (target: Target): Promise<World> => {
  shared ??= opened(target);
  return shared;
};
const onwards = (answer: Answer): string => {
  const url = /^0;url=(.+)$/.exec(String(answer.headers.refresh ?? ""))?.[1];
  if (url === undefined) throw new Error(`no way: ${answer.status} ${leadsTo(answer)}`);
  return url;
};
const sets = async (visitor: Visitor, code: string = codes.noomi): Promise<string> =>
  onwards(await visitor.form("/sign-in/organisation", { code, next: "/" }));
const bound = new WeakMap<World, Promise<Visitor>>();
/** Anna, whose account is connected, in a browser of her own. */
const anna = async (all: World): Promise<Visitor> => {
  const before = bound.get(all);
  const binds = async (): Promise<Visitor> => {
    const visitor = new Visitor(all.running);
    await visitor.json("/enrol/options", { code: await codeFor(all.running, people.anna[0]) });
    await visitor.get(all.ours.leads(onwards(await visitor.form("/enrol/organisation", {}))));
    return visitor;
  };
  const now = before ?? binds();
  bound.set(all, now);
  await now;
  const visitor = new Visitor(all.running);
  await visitor.get(all.ours.leads(await sets(visitor)));
  return visitor;
};
/** Led to the sign-in page with a sentence, and nobody is signed in. */
const refused = async (visitor: Visitor, answer: Answer, what: string): Promise<Held> =>
  first(
    statusIn(answer.status, [303], what),
    leadsTo(answer).includes("said=") ? undefined : `${what}: leads to ${leadsTo(answer)}`,
    await isOut(visitor, what),
  );

const stolen = async (target: Target): Promise<Held> => {
  const all = await world(target);
  const held = await isIn(await anna(all), "somebody whose account is connected");
  const [owner, thief] = [new Visitor(all.running), new Visitor(all.running)];
  const path = all.ours.leads(await sets(owner));
  const cookies = new Map(owner.cookies);
  const without = await refused(thief, await thief.get(path), "in another browser");
  await sets(thief);
  const within = await refused(
    thief,
    await thief.get(path),
    "in another browser that has a way of its own",
  );
  const atOnce = await Promise.all(
    Array.from({ length: 8 }, () => {
      const one = new Visitor(all.running);
      for (const [name, value] of cookies) one.cookies.set(name, value);
      return one.get(path);
    }),
  );
  const taken = atOnce.filter((answer) => leadsTo(answer) === "/").length;
  return first(
    held,
    without,
    within,
    taken === 1 ? undefined : `${taken} of eight at once were taken`,
  );
};
const lied = async (target: Target): Promise<Held> => {
  const all = await world(target);
  await anna(all);
  const { lies } = all.ours;
  const wrongs: readonly Lies[] = [
    { signs: "forged" },
    { signs: "unsigned" },
    { aheadS: -3_600 },
    { token: { status: 200, body: '{"id_token":"x"}' } },
    ...[
      { aud: "another" },
      { iss: all.theirs.url },
      { nonce: "x" },
      { nonce: undefined },
      { exp: 1 },
      { sub: undefined },
      { sub: "191212121212" },
      { acr: "loa2" },
      { acr: undefined },
    ].map((claims) => ({ claims: { acr: "loa3", ...claims } })),
  ];
  const wrong = await each(wrongs, async (lie) => {
    const visitor = new Visitor(all.running);
    Object.assign(lies, lie);
    const answer = await visitor.get(all.ours.leads(await sets(visitor)));
    for (const name of Object.keys(lie)) delete lies[name as keyof Lies];
    lies.claims = { acr: "loa3" };
    return refused(visitor, answer, JSON.stringify(lie));
  });
  const said = all.running.program.said();
  return first(
    wrong,
    /19121212|a1b2c3/.test(said) ? "the log repeats what was claimed" : undefined,
    await isIn(await anna(all), "the truth"),
  );
};
const foreign = async (target: Target): Promise<Held> => {
  const all = await world(target);
  await anna(all);
  const same = new Visitor(all.running);
  const other = await refused(
    same,
    await same.get(all.theirs.leads(await sets(same, codes.lund))),
    "the same name at another issuer",
  );
  const mixed = new Visitor(all.running);
  const from = await sets(mixed, codes.lund);
  all.theirs.state.asked.splice(0);
  const home = new URL(await sets(new Visitor(all.running))).searchParams.get("redirect_uri") ?? "";
  const path = all.theirs.leads(from).replace(/^[^?]+/, new URL(home).pathname);
  const swapped = await refused(
    mixed,
    await mixed.get(path),
    "one issuer's answer at the other's address",
  );
  const told = all.theirs.state.asked.filter((one) => one.includes("/token")).length;
  const second = new Visitor(all.running);
  const named = await refused(
    second,
    await second.get(all.ours.leads(await sets(second), { iss: all.theirs.url })),
    "another issuer's name",
  );
  return first(other, swapped, told === 0 ? undefined : "a code was told to another issuer", named);
};
const loggedOut = async (target: Target): Promise<Held> => {
  const all = await world(target);
  const owner = await anna(all);
  const sends = (token: string): Promise<Answer> =>
    new Visitor(all.running).form(
      "/sign-in/back-channel",
      { logout_token: token },
      { origin: "", "sec-fetch-site": "" },
    );
  const { ours, theirs } = all;
  const forged = [
    await theirs.logoutToken(),
    await theirs.logoutToken({ iss: ours.url }),
    await ours.logoutToken({ aud: "another" }),
    await ours.logoutToken({ nonce: "x" }),
    await ours.logoutToken({ events: {} }),
    await ours.logoutToken({ iat: 1_000_000_000 }),
    "x",
  ];
  // The other agency's issuer may say whom it likes of its own.
  const wrong = await each(forged.slice(1), async (token) =>
    statusIn((await sends(token)).status, [400], "a forged logout"),
  );
  const their = await sends(forged[0] ?? "");
  const held = await isIn(owner, "after forged logouts");
  const token = await ours.logoutToken();
  const right = statusIn((await sends(token)).status, [200], "the issuer's own");
  const ended = await isOut(owner, "after the issuer's own");
  return first(
    wrong,
    statusIn(their.status, [200, 400], "another issuer's"),
    held,
    right,
    ended,
    statusIn((await sends(token)).status, [400], "once more"),
  );
};
const tried = async (target: Target): Promise<Held> => {
  const { running } = await world(target);
  const kinds = [
    "WXYZ2345",
    codes.noomi.slice(1),
    `${codes.noomi}A`,
    "",
    "hej",
    "A".repeat(5_000),
    "<script>",
  ];
  const answers = await Promise.all(
    kinds.map((code) => new Visitor(running).form("/sign-in/organisation", { code, next: "/" })),
  );
  const said = new Set(
    answers.map(({ status, text, headers }) =>
      JSON.stringify([status, text, { ...headers, date: "" }]),
    ),
  );
  const page = await new Visitor(running).get("/sign-in");
  const names = ["noomi", "lund", "K7PLM2QX", "stafett.example"].filter((word) =>
    page.text.toLowerCase().includes(word.toLowerCase()),
  );
  return first(
    said.size === 1 ? undefined : `${said.size} answers`,
    Math.min(...answers.map(({ ms }) => ms)) >= 499 ? undefined : "one was answered sooner",
    names.length === 0 ? undefined : `the page names ${names.join(", ")}`,
  );
};

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "signing in",
  name,
  who,
  what,
  run,
});
export const organisationAttacks: readonly Attack[] = [
  of(
    "a stolen way back",
    "a reader of addresses",
    "in another browser, eight times: one, in the browser that began",
    stolen,
  ),
  of(
    "lies of an issuer",
    "an issuer, a proxy",
    "unsigned, forged, expired, other client, nonce, level, a personal identity number: nobody, and the log repeats nothing",
    lied,
  ),
  of(
    "another's issuer",
    "another's issuer",
    "its names and answers under another agency: nobody, no code is told",
    foreign,
  ),
  of(
    "forged logouts",
    "another's issuer",
    "forged, old, another client's, repeated: refused; a true one ends the session",
    loggedOut,
  ),
  of(
    "sign-in codes",
    "a stranger",
    "that lead nowhere, long, markup: one answer, one time, no agency named",
    tried,
  ),
];
