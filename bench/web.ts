// The pages of the web, against a hono page that does the same by hand: processes of their own, the same client, in turn.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readAssets } from "../adapters/web/assets.ts";
import { openServers } from "../src/app/servers/opening.ts";
import { silent } from "../src/log.ts";
import { freshDatabase } from "../test/store/asking.ts";
import { startServer } from "../test/store/server.ts";
import { openWay } from "../test/store/way.ts";
import { type Answered, hangUp, send } from "./client.ts";
import { type Fixture, newDirectory, newFixture } from "./fixture.ts";
import { nothing, phase } from "./http.ts";
import { freePort, type Program, pause, start } from "./program.ts";
import { divided, interleave, load, median, type Row, ratios, row } from "./stats.ts";
import { fillInbox, openWebBot, pressesOf, reader, signIn, webConfig } from "./web-fixture.ts";

const [posts, listed] = [50, 20];
/** Requests with which a program is warmed up, and in each turn of a round. */
const [warm, each, turns] = [150, 40, 4];
/** One that answers, how it is asked for a page, and how a press is sent to it. */
type Contender = {
  readonly port: number;
  readonly program: Program;
  readonly cookie: string;
  readonly panel: string;
  press(n: number): string;
  written: number;
};

const asked = async (
  one: Pick<Contender, "port" | "cookie">,
  path: string,
  body?: string,
): Promise<Answered> => {
  const origin = `http://localhost:${one.port}`;
  const posting = body !== undefined && {
    origin,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
  };
  return await send(one.port, {
    path,
    headers: { host: `localhost:${one.port}`, cookie: one.cookie, ...posting },
    ...(body !== undefined && { body }),
  });
};
const page = async (one: Pick<Contender, "port" | "cookie">, path: string): Promise<string> => {
  const { status, said } = await asked(one, path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return said;
};
const unescaped = (text: string): string => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"');
const valueIn = (html: string, name: string): string =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "");
/** Each press has another number after the page's key, as each button of a page has. */
const pressing = (html: string, presses: readonly string[]): ((n: number) => string) => {
  const [csrf, key] = [valueIn(html, "csrf"), valueIn(html, "k").replace(/\.\d+$/, "")];
  return (n) =>
    new URLSearchParams({
      csrf,
      k: `${key}.${1_000 + n}`,
      press: presses[n % presses.length] ?? "",
    }).toString();
};
const until = async (program: Program, work: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    program.alive();
    if (
      (await work().then(
        () => true,
        () => false,
      )) === true
    )
      return;
    await pause(10);
  }
};
/** The real program on the web, and how long its first inbox took after it was ready, ms. */
const stafett = async (
  fixture: Fixture,
  configFile: string,
  cookie: string,
  presses: readonly string[],
): Promise<Contender & { readonly coldMs: number }> => {
  const port = await freePort();
  const program = start("bin/start.mjs", {
    PORT: String(port),
    DATABASE_URL: `sqlite:${fixture.file}`,
    STAFETT_KEY_FILE: fixture.keyFile,
    STAFETT_CONFIG: configFile,
    WEB_ORIGIN: `http://localhost:${port}`,
  });
  const one = { port, program, cookie };
  await until(program, async () => {
    if ((await send(port, { path: "/readyz", headers: {} })).status !== 200)
      throw new Error("not yet");
  });
  const began = performance.now();
  const inbox = await page(one, "/");
  const coldMs = performance.now() - began;
  const panel = /href="(\/panel\/case\/show\/[^"]+)"/.exec(inbox)?.[1] ?? "";
  return { ...one, panel, press: pressing(inbox, presses), written: 0, coldMs };
};
const byHand = async (
  file: string,
  sizes: { readonly inbox: number; readonly panel: number },
): Promise<Contender> => {
  const [port, cookie] = [await freePort(), "__Host-stafett=abc.0123456789"];
  const env = {
    BENCH_DB: file,
    BENCH_POSTS: String(posts),
    BENCH_ROWS: String(listed),
    BENCH_PAGE: String(sizes.inbox),
    BENCH_PANEL: String(sizes.panel),
    BENCH_COOKIE: cookie,
  };
  const program = start("bench/bare-web.ts", { PORT: String(port), ...env });
  const one = {
    port,
    program,
    cookie,
    panel: "/panel",
    press: (n: number) =>
      new URLSearchParams({ csrf: "token", k: String(n), press: "x".repeat(300) }).toString(),
    written: 0,
  };
  await until(program, () => page(one, "/"));
  return one;
};
/** A floor of another size is none. */
const sameSize = (what: string, ours: string, theirs: string): void => {
  if (Math.abs(theirs.length / ours.length - 1) > 0.05)
    throw new Error(`${what}: ${ours.length} bytes, by hand ${theirs.length}`);
};
type Work = (one: Contender) => Promise<void>;
const gets =
  (path: (one: Contender) => string): Work =>
  async (one) =>
    void (await page(one, path(one)));
const presses: Work = async (one) => {
  const { status } = await asked(one, "/press", one.press(one.written));
  if (status !== 303) throw new Error(`a press answered ${status}`);
};
const shot = async (one: Contender, total: number, work: Work): Promise<number> =>
  median(
    await load(1, total, async () => {
      one.written += 1;
      await work(one);
    }),
  );

const kinds: readonly (readonly [string, Work, number])[] = [
  [`GET of an inbox of ${posts}`, gets(() => "/"), 1.5],
  ["GET of a case's panel", gets(({ panel }) => panel), 1.5],
  ["POST of one press", presses, 1.6],
];
/** Bytes of what a browser gets, raw and with gzip. */
const bytes = (what: string, text: string, mostKb?: number): Row => {
  const gzip = gzipSync(text).length / 1_000;
  return row(
    `bytes: ${what}`,
    [Buffer.byteLength(text) / 1_000],
    "kB",
    mostKb === undefined ? undefined : { atMost: mostKb },
    `${gzip.toFixed(1)} kB with gzip`,
  );
};
const sizes = async (one: Contender): Promise<readonly Row[]> => {
  const panel = await page(one, one.panel);
  const { style, script, signIn: key } = readAssets();
  const found = await asked({ port: one.port, cookie: "" }, "/sign-in");
  return [
    bytes(`inbox of ${posts}`, await page(one, "/"), 15),
    bytes("a case's panel", panel, 15),
    bytes("a form", await page(one, "/form/case/open"), 15),
    bytes("sign-in", found.said, 15),
    bytes("style", style.text, 10),
    bytes("script, with the library that changes pages", script.text, 6),
    bytes("script of the sign-in", key.text, 6),
  ];
};
const distanceMs = 40;
/** How often an inbox waits for PostgreSQL, one wait after the other: how long it takes over a long way, in ways there and back. */
const waits = async (): Promise<readonly Row[]> => {
  const server = await startServer(true);
  const way = await openWay();
  try {
    const [data, keys] = [
      way.through(await freshDatabase(server.url)),
      await freshDatabase(server.url),
    ];
    const { config } = webConfig(newFixture());
    const beside = join(newDirectory(), "key");
    const bot = await openWebBot("", config, () => openServers({ data, keys, beside }, silent));
    await fillInbox(bot, posts);
    const cookie = await signIn(bot, reader);
    const visit = async (): Promise<number> => {
      const began = performance.now();
      const answer = await bot.visit(new Request("http://localhost/", { headers: { cookie } }));
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
      await answer.text();
      return performance.now() - began;
    };
    for (let n = 0; n < 5; n++) await visit();
    const near = await visit();
    way.roundTrips();
    await visit();
    const statements = way.roundTrips();
    way.lengthen(distanceMs);
    const far = [];
    for (let n = 0; n < 5; n++) far.push(((await visit()) - near) / (2 * distanceMs));
    way.lengthen(0);
    await bot.stafett.stop();
    return [
      row(`an inbox of ${posts} on PostgreSQL: waits one after the other`, far, "", { atMost: 3 }),
      row("all its waits, also beside each other", [statements], "", undefined),
    ];
  } finally {
    way.close();
    await server.stop();
  }
};

/** Each round starts both anew. Processor time of the program, all its threads, and the wait of the one who asks. */
export const measureWeb = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const { config, file } = webConfig(fixture);
  const bot = await openWebBot(fixture.file, config);
  const buttons = pressesOf(bot, await fillInbox(bot, posts));
  const cookie = await signIn(bot, reader);
  await bot.stafett.stop();
  const found = kinds.map(() => nothing(2));
  const cold: number[] = [];
  let pages: readonly Row[] = [];
  for (let round = 0; round < rounds; round++) {
    const ours = await stafett(fixture, file, cookie, buttons);
    cold.push(ours.coldMs);
    const [inbox, panel] = [await page(ours, "/"), await page(ours, ours.panel)];
    const theirs = await byHand(join(fixture.directory, `hand-${round}.db`), {
      inbox: inbox.length,
      panel: panel.length,
    });
    sameSize("inbox", inbox, await page(theirs, "/"));
    sameSize("panel", panel, await page(theirs, theirs.panel));
    if (round === 0) pages = await sizes(ours);
    const both = [ours, theirs];
    for (const [at, [, work]] of kinds.entries()) {
      const turn = (total: number) => both.map((one) => () => shot(one, total, work));
      for (const warming of turn(warm)) await warming();
      await phase(found[at] ?? nothing(2), both, () => interleave(turns, turn(each)));
    }
    for (const { program } of both) await program.stop();
  }
  hangUp();
  const line = (
    [what, , most]: (typeof kinds)[number],
    { wall, processor }: (typeof found)[number],
  ): readonly Row[] => [
    row(
      `processor time: ${what} ÷ the same by hand`,
      ratios(processor[0], processor[1]),
      "×",
      { atMost: most },
      divided(processor[0], processor[1]),
    ),
    row(
      `wait (p50): ${what} ÷ the same by hand`,
      ratios(wall[0], wall[1]),
      "×",
      undefined,
      divided(wall[0], wall[1]),
    ),
  ];
  return [
    ...kinds.flatMap((kind, at) => line(kind, found[at] ?? nothing(2))),
    row(`the first inbox of ${posts} after a start`, cold, "ms", undefined),
    ...pages,
    ...(await waits()),
  ];
};
