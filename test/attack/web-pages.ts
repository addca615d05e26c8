// Pages as others would have them: framed, kept, read over a shoulder, opened by a scanner, filled with hostile texts.

import { rowsIn } from "../process/journals.ts";
import { readMarkup } from "../support/markup.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { publicUrl, type Target } from "./target.ts";
import { type Answer, asked, leadsTo, Visitor } from "./visitor.ts";
import { browserOf, busy, crawl, type Page, reference } from "./web-crawl.ts";
import { enters, web, writtenIn } from "./web-target.ts";

type Wanted = readonly (readonly [name: string, holds: RegExp])[];
const ofAll: Wanted = [
  ["content-security-policy", /default-src 'none'.*frame-ancestors 'none'/],
  ["x-frame-options", /^DENY$/],
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^no-referrer$/],
  ["strict-transport-security", /max-age=\d{8}/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["cross-origin-resource-policy", /^same-origin$/],
];
const ofPages: Wanted = [
  ["content-security-policy", /require-trusted-types-for 'script'/],
  ["permissions-policy", /camera=\(\)/],
];
const headersOf = ({ path, answer }: Page): Held => {
  const isPage = String(answer.headers["content-type"] ?? "").startsWith("text/html");
  const missing = [...ofAll, ...(isPage ? ofPages : [])].find(
    ([name, holds]) => !holds.test(String(answer.headers[name] ?? "")),
  );
  const kept = String(answer.headers["cache-control"] ?? "");
  const isAsset = path.startsWith("/assets/") && answer.status === 200;
  const names = ["server", "x-powered-by", "access-control-allow-origin"].find(
    (name) => name in answer.headers,
  );
  return first(
    missing === undefined
      ? undefined
      : `${path} (${answer.status}): ${missing[0]} is ${answer.headers[missing[0]]}`,
    isAsset || kept === "no-store" ? undefined : `${path} (${answer.status}) may be kept: ${kept}`,
    names === undefined ? undefined : `${path}: ${names}`,
  );
};
const framed = async (target: Target): Promise<Held> => {
  const { visitor, ref } = await busy(target);
  const running = await web(target);
  const nobody = new Visitor(running);
  const fields = await visitor.ownFields();
  let corrected: Answer | undefined;
  const browser = browserOf(visitor, (answer) => {
    corrected = answer;
  });
  await browser.post("/find", { words: `frist ${ref}` });
  const open = browser.html;
  await browser.submit({ kind: "betanketid", day: "" });
  if (!corrected) throw new Error("no form was answered");
  const asset = /(?:href|src)="(\/assets\/[^"]+)"/.exec(open)?.[1] ?? "";
  const states: readonly (readonly [string, Promise<Answer>])[] = [
    ["/sign-in", nobody.get("/sign-in")],
    ["/enrol", nobody.get("/enrol")],
    ["/ of nobody", nobody.get("/")],
    ["/sessions of nobody", nobody.get("/sessions")],
    ["/step-up of nobody", nobody.get("/step-up")],
    ["/events of nobody", nobody.get("/events")],
    ["/panel of nobody", nobody.get("/panel/case/show/x")],
    ["an enrolment that is refused", nobody.json("/enrol/options", { code: "x" })],
    ["a sign-in that is refused", nobody.json("/sign-in", {})],
    [
      "from elsewhere",
      nobody.form("/press", {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
    ],
    ["a stale form", visitor.form("/sign-out", { csrf: "x" })],
    ["a page that is gone", visitor.get("/panel/case/show/x")],
    ["a space of nobody's", visitor.get("/spaces/x")],
    ["a word that is none", visitor.form("/find", { csrf: "x" })],
    ["activity without a token", visitor.form("/active", {})],
    ["activity", visitor.form("/active", { csrf: fields.csrf })],
    ["a form to correct", Promise.resolve(corrected)],
    ["too much", visitor.form("/press", { x: "x".repeat(300_000) })],
    ["too much at the sign-in", nobody.json("/sign-in", { x: "x".repeat(20_000) })],
    ["another method at the sign-in", nobody.ask("HEAD", "/sign-in/options")],
    [asset, visitor.get(asset)],
    ["/assets/none.css", nobody.get("/assets/none.css")],
  ];
  const answers = await Promise.all(
    states.map(async ([path, answer]) => ({ path, answer: await answer })),
  );
  const reached = new Set(answers.map(({ answer }) => answer.status));
  const lacking = [200, 204, 303, 401, 403, 404, 405, 413, 422].filter(
    (status) => !reached.has(status),
  );
  return first(
    lacking.length === 0 ? undefined : `no state was answered with ${lacking.join(", ")}`,
    await each([...answers, ...(await crawl(visitor))], async (page) => headersOf(page)),
  );
};
const leaked = async (target: Target): Promise<Held> => {
  const { visitor, ref } = await busy(target);
  const running = await web(target);
  const pages = await crawl(visitor);
  const instances = rowsIn(running.cwd, "select instance from instances").map(({ instance }) =>
    String(instance),
  );
  const cases = rowsIn(running.cwd, "select instance from instances where workflow = 'case'").map(
    ({ instance }) => String(instance),
  );
  const shown = pages.filter(({ answer }) => answer.text.includes(ref)).length;
  const wrong = await each(pages, async ({ path, answer }) => {
    const title = answer.text.startsWith("<!doctype")
      ? (/<title>([^<]*)<\/title>/.exec(answer.text)?.[1] ?? "none")
      : "";
    const addresses = [
      path,
      leadsTo(answer),
      ...[...answer.text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, to = ""]) => to),
    ];
    const named = addresses.find(
      (to) => reference.test(decodeURIComponent(to)) || cases.some((one) => to.includes(one)),
    );
    // A file has the public address of this program, also where the pages have another one.
    const elsewhere = addresses.find(
      (to) =>
        /^[a-z]+:|^\/\//i.test(to) &&
        !/^(?:tel|mailto):/.test(to) &&
        !to.startsWith(`${publicUrl}/files/`),
    );
    return first(
      statusIn(answer.status, [200, 303, 409], path),
      /^(?:Fel: |\(\d+\) )?(?:Stafett · [a-zåäö ]+)?$/.test(title)
        ? undefined
        : `${path} is called ${title}`,
      named === undefined ? undefined : `an address on ${path} names a case: ${named}`,
      elsewhere === undefined ? undefined : `${path} leads to ${elsewhere}`,
      instances.some((one) => one.length > 12 && answer.text.includes(one) && cases.includes(one))
        ? `${path} holds an instance's id`
        : undefined,
    );
  });
  return first(
    wrong,
    pages.length > 40 ? undefined : `only ${pages.length} pages were reached`,
    shown > 2 ? undefined : `the case is on ${shown} pages`,
  );
};
const scanned = async (target: Target): Promise<Held> => {
  const { visitor } = await busy(target);
  const running = await web(target);
  const pages = await crawl(visitor);
  const fields = await visitor.ownFields();
  const links = [
    ...new Set(pages.map(({ path }) => path)),
    "/sign-out",
    "/sessions/end",
    "/press",
    "/active",
    "/cover",
    "/enrol",
    "/enrol/options",
  ];
  const queries = links.flatMap((path) => [
    path,
    `${path}${path.includes("?") ? "&" : "?"}csrf=${fields.csrf}&k=${fields.k}&all=1&do=submit`,
  ]);
  const before = writtenIn(running);
  const nobody = new Visitor(running);
  const wrong = await each(queries, async (path) => {
    for (const one of [visitor, nobody])
      for (const method of ["HEAD", "GET"]) {
        if (path.startsWith("/events")) continue;
        const { status, text } = await one.ask(method, path);
        const unexpected = statusIn(status, [200, 303, 403, 404, 405, 409], `${method} ${path}`);
        if (unexpected !== undefined) return unexpected;
        if (method === "HEAD" && text !== "") return `HEAD ${path} has a body`;
      }
    return undefined;
  });
  return first(
    wrong,
    writtenIn(running) === before
      ? undefined
      : `something was written: ${before}, then ${writtenIn(running)}`,
    statusIn((await visitor.get("/")).status, [200], "the person afterwards"),
  );
};
const foreign = async (target: Target): Promise<Held> => {
  const { visitor } = await busy(target);
  const other = await enters(target, "lund");
  const pages = await crawl(visitor);
  const running = await web(target);
  const sealed = [
    ...new Set(
      pages
        .map(({ path }) => path)
        .filter((path) => /^\/(?:panel|form)\/\w+\/[^/]+\/[\w-]{40,}/.test(path)),
    ),
  ];
  const nothing = await other.get("/panel/case/show/x");
  const own = await other.ownFields();
  const presses = pages.flatMap(({ answer }) =>
    [
      ...answer.text.matchAll(
        /name="k" value="([^"]+)">(?:<input[^>]*>)*?<input type="hidden" name="press" value="([^"]+)"/g,
      ),
    ].slice(0, 2),
  );
  const before = writtenIn(running);
  const bare = (answer: Answer): string =>
    answer.text.replaceAll(/value="[^"]*"|data-[\w-]+="[^"]*"/g, "");
  const wrong = first(
    sealed.length > 3 ? undefined : `only ${sealed.length} addresses of cases were found`,
    presses.length > 3 ? undefined : `only ${presses.length} buttons were found`,
    await each(sealed, async (path) => {
      const answer = await other.get(path);
      return first(
        statusIn(answer.status, [404], path),
        bare(answer) === bare(nothing) ? undefined : `${path} is answered as one that there is`,
      );
    }),
    await each(presses, async ([, k = "", press = ""]) =>
      first(
        statusIn(
          (await other.form("/press", { csrf: own.csrf, k: own.k, press })).status,
          [404],
          "another's button",
        ),
        statusIn(
          (await other.form("/press", { csrf: own.csrf, k, press })).status,
          [404],
          "another's button and key",
        ),
        statusIn(
          (
            await visitor.form("/press", {
              csrf: (await visitor.ownFields()).csrf,
              k: own.k,
              press,
            })
          ).status,
          [404],
          "another's key",
        ),
      ),
    ),
  );
  return first(wrong, writtenIn(running) === before ? undefined : "something was written");
};

const mark = "\"><xmark onload=alert(1)>'</script></title></textarea><xmark>";
/** What a page says must not have become markup. */
const isText = ({ text, status }: Answer, what: string): Held => {
  if (status >= 500) return `${what}: ${status}`;
  const found = /.{0,60}(?:<xmark|<script>).{0,40}/is.exec(text)?.[0];
  if (found !== undefined) return `${what}: it came back as markup: ${found}`;
  try {
    const elements = text.startsWith("<!doctype") ? readMarkup(text) : [];
    const strange = elements.find(({ attributes }) =>
      Object.keys(attributes).some((name) => /^(?:on|style$|srcdoc$)/.test(name)),
    );
    if (strange) return `${what}: ${JSON.stringify(strange)}`;
  } catch (error) {
    return `${what}: ${(error as Error).message}`;
  }
  return undefined;
};
const reflected = async (target: Target): Promise<Held> => {
  const { visitor } = await busy(target);
  const running = await web(target);
  const fields = await visitor.ownFields();
  const path = encodeURIComponent(mark);
  const words = await visitor.form("/find", { ...fields, words: mark });
  const browser = browserOf(visitor);
  await browser.post("/find", { words: "åtgärd" });
  const names = browser.fields();
  await browser.submit(Object.fromEntries(names.map((name) => [name, mark])));
  const paths = [
    `/panel/${path}/x`,
    `/panel/case/${path}`,
    `/form/case/${path}`,
    `/form/case/open?v=${path}`,
    `/spaces/${path}`,
    `/sign-in?next=${path}`,
  ];
  const strange = {
    "user-agent": mark,
    "accept-language": mark,
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
    referer: mark,
  };
  const other = await (await enters(target, "bo")).elsewhere().signsIn();
  const odd = await asked(running.port, "GET", "/sign-in", {
    headers: { host: "evil.example", ...strange },
  });
  return first(
    isText(words, "words"),
    browser.html.includes("xmark")
      ? undefined
      : `a form of ${names.length} fields was not shown again: ${browser.text().slice(0, 200)}`,
    isText({ status: browser.status, text: browser.html, headers: {}, ms: 0 }, "a form"),
    await each(paths, async (one) => isText(await visitor.get(one), one)),
    await each(["/", "/sessions", "/find"], async (one) =>
      isText(await other.get(one, strange), `${one} with strange headers`),
    ),
    /evil\.example/.test(odd.text + JSON.stringify(odd.headers))
      ? "another host is written into a page"
      : undefined,
    isText(
      { ...(await visitor.get("/", { cookie: `${visitor.cookie}; __Host-stafett-said=${path}` })) },
      "a sentence in a cookie",
    ),
  );
};

const of = (name: string, who: string, what: string, run: Attack["run"]): Attack => ({
  area: "pages",
  name,
  who,
  what,
  run,
});
const near = "the browser's next user, a log's reader";
export const pageAttacks: readonly Attack[] = [
  of(
    "framed",
    "a page elsewhere",
    "every page, refusals too: no frame, foreign script, cache or referrer",
    framed,
  ),
  of("left behind", near, "no title, address or link names a case or leads elsewhere", leaked),
  of(
    "scanned",
    "a scanner of links",
    "every address by HEAD and GET: nothing is written, nobody is signed out",
    scanned,
  ),
  of(
    "another's address",
    "a member of another agency",
    "what was sealed for another: answered like nonsense, nothing is written",
    foreign,
  ),
  of(
    "given back",
    "any sender",
    "markup in words, fields, addresses, cookies, headers: comes back as text",
    reflected,
  ),
];
