// A thousand people who are signed in, each with a page open: what each of them takes in memory, and how long until all have seen a change.
import { once } from "node:events";
import { Agent, type ClientRequest, request } from "node:http";
import { join } from "node:path";
import { openServers } from "../src/app/servers/opening.ts";
import { silent } from "../src/log.ts";
import { freshDatabase } from "../test/store/asking.ts";
import { startServer } from "../test/store/server.ts";
import { hangUp, send } from "./client.ts";
import { newDirectory, newFixture } from "./fixture.ts";
import { freePort, type Program, pause, processorOf, residentOf, start } from "./program.ts";
import { type Row, row } from "./stats.ts";
import { filler, oneOf, openWebBot, signIn, spaceOfAll, webConfig } from "./web-fixture.ts";

type Place = {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly open?: Parameters<typeof openWebBot>[2];
  readonly file: string;
};
const headersOf = (port: number, cookie: string) => ({ host: `localhost:${port}`, cookie });

/** An open page: it is told of changes, and then fetches itself anew, as the script of the pages does. */
class Page {
  toldAt = 0;
  seenAt = 0;
  #asked: ClientRequest | undefined;
  readonly #port: number;
  readonly #cookie: string;
  readonly #agent: Agent;
  constructor(port: number, cookie: string, agent: Agent) {
    this.#port = port;
    this.#cookie = cookie;
    this.#agent = agent;
  }
  async open(): Promise<void> {
    const { status, said } = await send(this.#port, {
      path: "/",
      headers: headersOf(this.#port, this.#cookie),
    });
    if (status !== 200) throw new Error(`a page answered ${status}`);
    const seen = /data-seen="([^"]*)"/.exec(said)?.[1] ?? "";
    const asked = request({
      port: this.#port,
      host: "127.0.0.1",
      path: `/events?seen=${seen}`,
      headers: headersOf(this.#port, this.#cookie),
      agent: this.#agent,
    });
    this.#asked = asked;
    asked.end();
    const [answer] = await once(asked, "response");
    if (answer.statusCode !== 200) throw new Error(`a stream answered ${answer.statusCode}`);
    answer.on("error", () => undefined);
    asked.on("error", () => undefined);
    answer.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("event: change")) void this.#fetch();
    });
  }
  async #fetch(): Promise<void> {
    this.toldAt = performance.now();
    const { status } = await send(this.#port, {
      path: "/",
      headers: { ...headersOf(this.#port, this.#cookie), "stafett-live": "1" },
    });
    if (status === 200) this.seenAt = performance.now();
  }
  close(): void {
    this.#asked?.destroy();
  }
}
const ready = async (program: Program, port: number): Promise<void> => {
  for (;;) {
    program.alive();
    const answer = await send(port, { path: "/readyz", headers: {} }).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(25);
  }
};
/** Something that all of them may see: a case is opened, whose card stands in the space of their agency. */
const change = async (port: number, cookie: string): Promise<void> => {
  const origin = `http://localhost:${port}`;
  const headers = {
    ...headersOf(port, cookie),
    origin,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
  };
  const { said } = await send(port, { path: "/form/case/open", headers });
  const hidden = [...said.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = "", value = ""]) => [name, value],
  );
  const body = new URLSearchParams([
    ...hidden.filter(([name]) => name !== "more"),
    ["f.risk", "high"],
    ["f.child", "no"],
    ["do", "submit"],
  ]).toString();
  const { status } = await send(port, { path: "/form/case/open", headers, body });
  if (status !== 303) throw new Error(`the form answered ${status}`);
};
const measured = async (
  { name, env, open, file }: Place,
  configFile: string,
  config: Parameters<typeof openWebBot>[1],
  people: number,
): Promise<readonly Row[]> => {
  const bot = await openWebBot(file, config, open);
  const cookies: string[] = [];
  for (let n = 0; n < people; n++) cookies.push(await signIn(bot, oneOf(n)));
  const own = await signIn(bot, filler);
  await bot.stafett.stop();
  const port = await freePort();
  const program = start("bin/start.mjs", {
    PORT: String(port),
    ...env,
    STAFETT_CONFIG: configFile,
    WEB_ORIGIN: `http://localhost:${port}`,
  });
  await ready(program, port);
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const pages = cookies.map((cookie) => new Page(port, cookie, agent));
  // Everybody's first page is drawn once before: what that leaves in memory is not what an open page takes.
  for (const cookie of cookies) await send(port, { path: "/", headers: headersOf(port, cookie) });
  await pause(3_000);
  const before = residentOf(program);
  for (const page of pages) await page.open();
  await pause(3_000);
  const each = ((residentOf(program) - before) * 1_024) / people;
  const idle = processorOf(program);
  await pause(10_000);
  const eachSecond = (processorOf(program) - idle) / 10;
  const began = performance.now();
  await change(port, own);
  const committed = performance.now();
  while (pages.some(({ seenAt }) => seenAt < began) && performance.now() - began < 30_000)
    await pause(20);
  const missed = pages.filter(({ seenAt }) => seenAt < began).length;
  if (missed > 0) throw new Error(`${missed} of ${people} did not see it`);
  const [told, seen] = [
    Math.max(...pages.map(({ toldAt }) => toldAt)),
    Math.max(...pages.map(({ seenAt }) => seenAt)),
  ];
  for (const page of pages) page.close();
  agent.destroy();
  await program.stop();
  return [
    row(`${people} open pages on ${name}: memory of each`, [each], "KB", { atMost: 50 }),
    row(
      `${people} open pages on ${name}: processor time in a second in which nothing changes`,
      [eachSecond],
      "ms",
      { atMost: 50 },
    ),
    row(
      `a change that all ${people} may see, on ${name}: until the last is told`,
      [(told - committed) / 1_000],
      "s",
      { atMost: 1.5 },
    ),
    row(
      `a change that all ${people} may see, on ${name}: until the last has its page anew`,
      [(seen - committed) / 1_000],
      "s",
      undefined,
    ),
  ];
};

/** `size`: how many people, a thousand where nothing is said. */
export const measureWebCrowd = async (_rounds: number, size = 1_000): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const { config, file: configFile } = webConfig(fixture, size);
  if (!config.spaces.some(({ id }) => id === spaceOfAll))
    throw new Error("the sample has no such space");
  const STAFETT_KEY_FILE = fixture.keyFile;
  const onFile = await measured(
    {
      name: "SQLite",
      file: fixture.file,
      env: { STAFETT_KEY_FILE, DATABASE_URL: `sqlite:${fixture.file}` },
    },
    configFile,
    config,
    size,
  );
  const server = await startServer(true);
  try {
    const [data, keys] = [await freshDatabase(server.url), await freshDatabase(server.url)];
    const beside = join(newDirectory(), "key");
    const env = { STAFETT_KEY_FILE, DATABASE_URL: data, STAFETT_KEYS_URL: keys };
    const onServer = await measured(
      {
        name: "PostgreSQL",
        file: "",
        env,
        open: () => openServers({ data, keys, beside }, silent),
      },
      configFile,
      config,
      size,
    );
    return [...onFile, ...onServer];
  } finally {
    hangUp();
    await server.stop();
  }
};
