// The web through faults of the real program: killed between a commit and its answer, its database away or taken, a restart under an open form.
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { request as ask } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { askedOf } from "../store/asking.ts";
import { startServer } from "../store/server.ts";
import { openWay } from "../store/way.ts";
import { Authenticator } from "../support/authenticator.ts";
import { Browser } from "../support/browser.ts";
import { temporary } from "../support/small-core.ts";
import { journals } from "./journals.ts";
import { command, freePort, type Program, start, stop, withSample } from "./program.ts";

const webs: Readonly<Record<string, string>> = {
  "noomi-kontakt": "noomi/annaannaanna1",
  "noomi-ersattare": "noomi/bobobobobobo2",
};
/** An empty folder with the sample, in which two have the web alone. */
const onTheWeb = (): string => {
  const folder = withSample(temporary());
  const file = join(folder, "stafett.yaml");
  const given = Object.entries(webs).reduce(
    (text, [id, web]) =>
      text.replace(
        new RegExp(`(  - id: ${id}\\n(?:    .*\\n)*?)    slack: .*\\n`),
        `$1    web: ${web}\n`,
      ),
    readFileSync(file, "utf8"),
  );
  writeFileSync(file, given);
  return folder;
};
/** The way of a browser to the program. `loses`: what is done when the next answer is there, of which the browser gets nothing. */
const openDoor = async (
  to: number,
): Promise<{ readonly port: number; losesNext(then: () => void): void }> => {
  let then: (() => void) | undefined;
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => {
      if (!then) return void near.write(bytes);
      then();
      then = undefined;
      near.destroy();
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const losesNext = (what: () => void): void => {
    then = what;
  };
  return { port: (server.address() as AddressInfo).port, losesNext };
};
/** As a browser sends it, which names its origin by itself. Rejects when the connection ends without an answer. */
const sending =
  (port: number) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === "POST" ? Buffer.from(await request.arrayBuffer()) : undefined;
    const headers = {
      ...Object.fromEntries(request.headers),
      ...(body && { "content-length": body.length }),
    };
    const asked = ask({
      port,
      host: "127.0.0.1",
      path: pathname + search,
      method: request.method,
      headers,
      agent: false,
    });
    asked.end(body);
    const [answer] = await once(asked, "response");
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    const given = new Headers();
    for (let at = 0; at < answer.rawHeaders.length; at += 2)
      given.append(answer.rawHeaders[at], answer.rawHeaders[at + 1]);
    const text = Buffer.concat(parts);
    return new Response(text.length === 0 ? null : text, {
      status: answer.statusCode,
      headers: given,
    });
  };

/** The program on the web, started again on the same port and the same data; and people with a key each. */
const opened = async (database: Readonly<Record<string, string>> = {}) => {
  const [cwd, port] = [onTheWeb(), await freePort()];
  const origin = `http://localhost:${port}`;
  const env = { WEB_ORIGIN: origin, LOG_LEVEL: "error", ...database };
  const door = await openDoor(port);
  const key = new Authenticator(origin);
  let program: Program | undefined;
  const begin = async (): Promise<Program> => {
    const begun = await start({ cwd, env, port });
    onTestFinished(() => void begun.child.kill("SIGKILL"));
    if (!(await begun.ready())) throw new Error(begun.said());
    program = begun;
    return begun;
  };
  const send = sending(door.port);
  /** A POST of the sign-in's script. */
  const json = async (
    browser: Browser,
    path: string,
    body: unknown,
  ): Promise<Record<string, never>> => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      cookie,
      origin,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    const answer = await send(
      new Request(origin + path, { method: "POST", headers, body: JSON.stringify(body) }),
    );
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") browser.cookies.delete(name);
      else browser.cookies.set(name, value);
    }
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as Record<string, never>;
  };
  const signsIn = async (browser: Browser, next = "/"): Promise<string> => {
    const credential = key.get((await json(browser, "/sign-in/options", {})) as never);
    const { to = "/" } = await json(browser, "/sign-in", { credential, next });
    await browser.get(to);
    return to;
  };
  await begin();
  const { out } = await command(cwd, ["key-code", "noomi-ersattare"], env);
  const browser = new Browser(origin, send);
  const options = await json(browser, "/enrol/options", { code: out.trim() });
  await json(browser, "/enrol", { credential: key.create(options as never) });
  await signsIn(browser);
  expect(browser.text()).toContain("Ny inloggning på webben");
  return {
    cwd,
    origin,
    env,
    door,
    browser,
    begin,
    signsIn,
    program: () => program as Program,
    another: () => new Browser(origin, send),
  };
};
const asked = { risk: "high", child: "no" };
const refIn = (text: string): string => /[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(text)?.[0] ?? "";
const typesIn = async (cwd: string): Promise<readonly (readonly string[])[]> =>
  (await journals(cwd)).cases.map(({ types }) => types);

test("killed between a commit and its answer: what is sent again after the restart counts once, and the page goes on", async () => {
  const { cwd, door, browser, begin, program } = await opened();
  const loses = async (work: () => Promise<void>): Promise<void> => {
    const { html } = browser;
    const one = program();
    door.losesNext(() => one.child.kill("SIGKILL"));
    await expect(work()).rejects.toThrow();
    expect(await one.ended).toBeNull();
    await begin();
    browser.html = html;
    await work();
  };
  await browser.post("/find", { words: "ärende" });
  await loses(() => browser.submit(asked));
  expect([browser.status, browser.text()]).toEqual([
    200,
    expect.stringContaining("Det är redan gjort"),
  ]);
  await browser.get("/");
  const ref = refIn(browser.text());
  expect(ref).toMatch(/^SYD-/);
  await loses(() => browser.press("Kontakt i dag, inget nytt"));
  expect([browser.status, browser.path, browser.text()]).toEqual([
    200,
    "/",
    expect.stringContaining("Det är redan gjort"),
  ]);
  await browser.press("Öppna");
  expect(browser.text()).toContain(ref);
  expect(await stop(program())).toBe(0);
  const [types, ...more] = await typesIn(cwd);
  expect(more).toEqual([]);
  expect([
    types?.filter((one) => one === "opened"),
    types?.filter((one) => one === "checkedIn"),
  ]).toEqual([["opened"], ["checkedIn"]]);
});

test("a restart under an open form: what was typed before it is taken after it", async () => {
  const { cwd, browser, begin, program } = await opened();
  await browser.post("/find", { words: "ärende" });
  expect(await stop(program())).toBe(0);
  await begin();
  await browser.submit(asked);
  expect([browser.status, browser.path]).toEqual([200, expect.stringMatching(/^\/panel\/case\//)]);
  expect(await stop(program())).toBe(0);
  expect(await typesIn(cwd)).toEqual([expect.arrayContaining(["opened"])]);
});

test("a restart under an open form whose session was ended meanwhile: it goes on as it was typed after signing in", async () => {
  const { cwd, browser, begin, signsIn, another, program } = await opened();
  await browser.post("/find", { words: "ärende" });
  const form = {
    html: browser.html,
    path: /<form method="post" action="(\/form\/[^"]*)"/.exec(browser.html)?.[1] ?? "",
  };
  const other = another();
  await signsIn(other);
  await other.get("/sessions");
  await other.press("Logga ut överallt");
  expect(await stop(program(), "SIGKILL")).toBeNull();
  await begin();
  browser.html = form.html;
  await browser.submit(asked);
  expect(browser.path).toBe("/sign-in");
  await signsIn(browser, `${form.path}?draft=1`);
  expect(browser.html).toMatch(/value="high"[^>]* checked/);
  await browser.submit({});
  expect([browser.status, browser.path]).toEqual([200, expect.stringMatching(/^\/panel\/case\//)]);
  expect(await stop(program())).toBe(0);
  expect(await typesIn(cwd)).toEqual([expect.arrayContaining(["opened"])]);
});

test("a database that takes nothing: each page says so with 503, and what was sent is taken once when it can be again", async () => {
  const { cwd, browser, program } = await opened();
  await browser.post("/find", { words: "ärende" });
  const holder = new DatabaseSync(join(cwd, "data/stafett.db"));
  onTestFinished(() => holder.close());
  holder.exec("begin immediate");
  await browser.submit(asked);
  expect([browser.status, browser.text()]).toEqual([
    503,
    expect.stringContaining("Stafett kunde inte spara"),
  ]);
  const { html } = browser;
  // To show somebody's list is noted before.
  await browser.get("/");
  expect(browser.status).toBe(503);
  browser.html = html;
  await browser.press("Försök igen");
  expect(browser.status).toBe(503);
  holder.exec("rollback");
  await browser.press("Försök igen");
  expect([browser.status, browser.path]).toEqual([200, expect.stringMatching(/^\/panel\/case\//)]);
  expect(await stop(program())).toBe(0);
  expect(await typesIn(cwd)).toEqual([expect.arrayContaining(["opened"])]);
});

test("PostgreSQL away: each page says so with 503, and what was sent is taken once when it is there again", async () => {
  const server = await startServer(true);
  onTestFinished(() => server.stop());
  const way = await openWay();
  onTestFinished(() => way.close());
  const schema = (name: string): string =>
    `${server.url}&options=${encodeURIComponent(`-c search_path=${name}`)}`;
  for (const name of ["data", "keys"]) await askedOf(server.url, `create schema ${name}`);
  const { browser, program } = await opened({
    DATABASE_URL: way.through(schema("data")),
    STAFETT_KEYS_URL: way.through(schema("keys")),
  });
  await browser.post("/find", { words: "ärende" });
  way.leadTo("/nowhere");
  way.cut();
  await browser.submit(asked);
  expect([browser.status, browser.text()]).toEqual([
    503,
    expect.stringContaining("Stafett kan inte svara"),
  ]);
  const { html } = browser;
  await browser.get("/");
  expect([browser.status, browser.text()]).toEqual([
    503,
    expect.stringContaining("Stafett kan inte svara"),
  ]);
  way.leadTo(server.folder);
  browser.html = html;
  // It may be on its way back: as a person would, it is sent again.
  const again = async (): Promise<number> => {
    await browser.press("Försök igen");
    return browser.status;
  };
  await expect.poll(again).not.toBe(503);
  expect([browser.status, browser.path]).toEqual([200, expect.stringMatching(/^\/panel\/case\//)]);
  expect(await stop(program())).toBe(0);
  expect(
    await askedOf(
      schema("data"),
      "select count(*)::int as n from instances where workflow = 'case'",
    ),
  ).toEqual([{ n: 1 }]);
});
