// Sessions that are somebody else's, pages elsewhere that send for somebody, and addresses that lead away.
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Target } from "./target.ts";
import { leadsTo, Visitor } from "./visitor.ts";
import { enters, isIn, isOut, web, writtenIn } from "./web-target.ts";

const sessionCookie = "__Host-stafett";
const withCookie = async (target: Target, value: string): Promise<Visitor> => {
  const thief = new Visitor(await web(target));
  thief.cookies.set(sessionCookie, value);
  return thief;
};
const fixed = async (target: Target): Promise<Held> => {
  const known = (await enters(target, "anna")).cookies.get(sessionCookie) ?? "";
  const victim = (await enters(target, "bo")).elsewhere();
  const chosen = [
    known,
    `${known.split(".")[0]}.${"A".repeat(43)}`,
    "x",
    `${"0".repeat(8)}.${"B".repeat(43)}`,
  ];
  return each(chosen, async (value) => {
    victim.cookies.clear();
    victim.cookies.set(sessionCookie, value);
    await victim.signsIn();
    const given = victim.cookies.get(sessionCookie) ?? "";
    return first(
      given === value || given === "" ? "the cookie stayed as it was" : undefined,
      await isOut(await withCookie(target, value), value),
    );
  });
};
const stolen = async (target: Target): Promise<Held> => {
  const owner = await enters(target, "anna");
  const cookie = owner.cookies.get(sessionCookie) ?? "";
  const csrf = await owner.csrf();
  const [minute = "", token = ""] = cookie.split(".");
  const changed = [
    `${minute}.${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
    `${minute}.`,
    token,
    `${cookie} `.repeat(2),
    `"${cookie}"`,
  ];
  const other = await enters(target, "bo");
  const wrong = first(
    await isIn(owner, "its owner"),
    await each(changed, async (value) =>
      isOut(await withCookie(target, value), "a changed cookie"),
    ),
    statusIn((await other.form("/sign-out", { csrf })).status, [403], "another's token for forms"),
    statusIn((await owner.form("/sign-out", { csrf })).status, [303], "signing out"),
    await isOut(await withCookie(target, cookie), "after signing out"),
  );
  const again = await enters(target, "anna");
  const [kept, everywhere] = [
    again.cookies.get(sessionCookie) ?? "",
    await again.elsewhere().signsIn(),
  ];
  await everywhere.form("/sessions/end", { csrf: await everywhere.csrf(), all: "1" });
  return first(
    wrong,
    await isOut(await withCookie(target, kept), "after signing out everywhere"),
    await isOut(again, "its owner after that"),
  );
};
const covered = async (target: Target): Promise<Held> => {
  const owner = await enters(target, "anna");
  const fields = await owner.ownFields();
  const running = await web(target);
  await owner.form("/cover", { csrf: fields.csrf });
  const before = writtenIn(running);
  const paths = ["/", "/find", "/spaces", "/panel/people/me", "/form/case/open", "/now"];
  return first(
    await each(paths, async (path) => {
      const page = await owner.get(path);
      return first(
        statusIn(page.status, [303], path),
        leadsTo(page).startsWith("/step-up") ? undefined : `${path} leads to ${leadsTo(page)}`,
      );
    }),
    statusIn((await owner.form("/find", { ...fields, words: "ärende" })).status, [303], "words"),
    statusIn((await owner.get("/events")).status, [401], "/events"),
    writtenIn(running) === before ? undefined : "something was written",
  );
};

/** Everywhere that `next` can be read, in every spelling of somewhere else. */
const elsewhere = async (target: Target): Promise<Held> => {
  const host = "evil.example";
  const spellings = [
    `https://${host}`,
    `//${host}`,
    `///${host}`,
    `/\\${host}`,
    `\\\\${host}`,
    `/\t/${host}`,
    `/%09/${host}`,
    `/%2f${host}`,
    `/%5c${host}`,
    `%2f%2f${host}`,
    `/.${host}`,
    `/@${host}`,
    `@${host}`,
    `/panel/../../${host}`,
    `/panel/..//${host}`,
    `/spaces//${host}`,
    `/find?x=//${host}`,
    `/find#@${host}`,
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    `/find\r\nlocation: //${host}`,
    `/find\u0000`,
    `http:${host}`,
    `https:/${host}`,
    `/panel/a/b\u2028`,
    `／／${host}`,
    "/".repeat(600),
    "/sign-out",
    "/events",
  ];
  const owner = await enters(target, "anna");
  const wrong = await each(spellings, async (next) => {
    const query = `next=${encodeURIComponent(next)}`;
    const [there, asked] = [
      await owner.get(`/sign-in?${query}`),
      await new Visitor(await web(target)).get(`/sign-in?${query}`),
    ];
    const step = await owner.get(`/step-up?${query}`);
    const drawn = [asked, step].map(({ text }) => /data-next="([^"]*)"/.exec(text)?.[1]);
    return first(
      there.status === 303 && leadsTo(there) === "/"
        ? undefined
        : `${JSON.stringify(next)} leads to ${there.status} ${leadsTo(there)}`,
      drawn.every((one) => one === "/")
        ? undefined
        : `${JSON.stringify(next)} is drawn as ${drawn.join(", ")}`,
    );
  });
  const [twice] = [await owner.get(`/sign-in?next=/find&next=${encodeURIComponent(`//${host}`)}`)];
  const bodies: readonly unknown[] = [
    `//${host}`,
    [`//${host}`],
    { toString: `//${host}` },
    null,
    7,
  ];
  return first(
    wrong,
    leadsTo(twice) === "/find" ? undefined : `two of them lead to ${leadsTo(twice)}`,
    await each(bodies, async (next) => {
      const said = await owner.elsewhere().triesIn({}, next);
      return said.status === 200 && JSON.parse(said.text).to === "/"
        ? undefined
        : `${JSON.stringify(next)}: ${said.status} ${said.text}`;
    }),
  );
};
/** Somebody who is signed in, and a page elsewhere that makes their browser send what it would send. */
const crossSite = async (target: Target): Promise<Held> => {
  const owner = await enters(target, "anna");
  const running = await web(target);
  const { csrf, k } = await owner.ownFields();
  const other = await (await enters(target, "bo")).csrf();
  const sibling = `http://evil.localhost:${running.port}`;
  const from: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sibling host", { origin: sibling, "sec-fetch-site": "same-site" }],
    ["another port", { origin: "http://localhost:1", "sec-fetch-site": "same-site" }],
    ["a sibling host, from an old browser", { origin: sibling, "sec-fetch-site": "" }],
    ["no origin", { origin: "", "sec-fetch-site": "" }],
    ["the origin null", { origin: "null", "sec-fetch-site": "" }],
    ["a framed page without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["nothing but a link", { origin: "", "sec-fetch-site": "none" }],
    ["two origins", { origin: `${owner.origin}, https://evil.example`, "sec-fetch-site": "" }],
  ];
  const paths = [
    "/press",
    "/find",
    "/form/case/open",
    "/active",
    "/cover",
    "/sign-in",
    "/sign-in/options",
    "/enrol/options",
    "/enrol",
  ];
  const more = ["/sign-out", "/sessions/end", "/step-up", "/step-up/options"];
  const before = writtenIn(running);
  const wrong = await each(from, ([what, headers]) =>
    each([...paths, ...more], async (path) => {
      const form = await owner.form(path, { csrf, k, all: "1", words: "ärende" }, headers);
      const json = await owner.json(path, { csrf, code: "x" }, headers);
      return first(
        statusIn(form.status, [403], `${what}: a form to ${path}`),
        statusIn(json.status, [403], `${what}: JSON to ${path}`),
      );
    }),
  );
  const tokens = ["", "x", other, csrf.slice(0, -1)];
  const own = await each(tokens, (token) =>
    each([...more.slice(0, 2), "/active", "/cover"], async (path) =>
      statusIn(
        (await owner.form(path, { csrf: token, all: "1" })).status,
        [403],
        `a token that is not the session's to ${path}`,
      ),
    ),
  );
  const words = await each(tokens, async (token) =>
    statusIn(
      (await owner.form("/find", { csrf: token, k, words: "ärende" })).status,
      [404],
      "words",
    ),
  );
  return first(
    wrong,
    own,
    words,
    writtenIn(running) === before ? undefined : "something was written",
    await isIn(owner, "the person"),
  );
};

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "signing in",
  name,
  who,
  what,
  run,
});
const thief = "a thief of cookies";
const page = "a page elsewhere";
export const sessionAttacks: readonly Attack[] = [
  of(
    "a chosen session",
    "a planter of cookies",
    "a cookie put into the victim's browser: a new session, the chosen one leads nowhere",
    fixed,
  ),
  of(
    "a stolen session",
    thief,
    "after sign-out, changed, cut, another's form token: the sign-in page alone",
    stolen,
  ),
  of(
    "a covered session",
    "a passer-by",
    "pages, words, stream: nothing is shown or written before the key",
    covered,
  ),
  of(
    "from elsewhere",
    page,
    "forms and JSON of another site, host, port or token: refused, nobody is signed out",
    crossSite,
  ),
  of(
    "leading away",
    "a sender of links",
    "thirty spellings of another host in `next`: our own first page",
    elsewhere,
  ),
];
